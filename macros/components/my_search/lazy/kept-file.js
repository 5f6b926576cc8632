// The file of the reader's own in which the browser keeps a copy. A browser remembers a file by a handle, which only
// its IndexedDB can hold; all else that is remembered is under the key of the store.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { count, isObject, store } = window.Rapport;
  const PART = "copy"; // of the store
  const NAME = "rapport"; // of the database, and of the lock that tabs share: privacy.js deletes it
  const UNTIL_WRITTEN = 1500; // milliseconds: changes that come together are written together
  const TYPES = [{ description: "Copy of My search", accept: { "application/json": [".json"] } }];
  /** @type {My.Synced} */
  const NONE = { is: "none" };
  const WRITE = /** @type {const} */ ({ mode: "readwrite" });

  my.canKeepFile = () => "showSaveFilePicker" in window && Boolean(navigator.locks && window.indexedDB);

  /**
   * Do something with the database, which is made by that.
   *
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(handles: IDBObjectStore) => IDBRequest<T>} act
   * @returns {Promise<T>}
   */
  const inDatabase = (mode, act) =>
    new Promise((done, fail) => {
      const opening = window.indexedDB.open(NAME);
      opening.onupgradeneeded = () => opening.result.createObjectStore("handles");
      opening.onerror = () => fail(opening.error);
      opening.onsuccess = () => {
        const database = opening.result;
        const transaction = database.transaction("handles", mode);
        const request = act(transaction.objectStore("handles"));
        transaction.onabort = () => fail(transaction.error);
        transaction.oncomplete = () => done(request.result);
        database.onversionchange = () => database.close();
        transaction.addEventListener("complete", () => database.close());
      };
    });

  /** Return the handle that is remembered. @returns {Promise<FileSystemFileHandle | null>} */
  const readHandle = async () => {
    // Asked first: to look for a handle must not leave an empty database behind.
    const all = await window.indexedDB.databases();
    if (!all.some(({ name }) => name === NAME)) return null;
    return (await inDatabase("readonly", (handles) => handles.get(PART))) || null;
  };

  const forgetHandle = () =>
    new Promise((done) => {
      const request = window.indexedDB.deleteDatabase(NAME);
      request.onsuccess = request.onerror = done;
    });

  /** @param {FileSystemFileHandle} handle @returns {My.FilePort} */
  const portOf = (handle) => {
    const read = async () => {
      const file = await handle.getFile();
      if (file.size > my.MOST_BYTES) throw new DOMException("It is larger than 20 MiB.", "DataError");
      return file.text();
    };
    return {
      read,
      async write(text, before) {
        const stream = await handle.createWritable();
        try {
          await stream.write(text);
          if ((await read()) === before) {
            await stream.close();
            return true;
          }
        } catch (error) {
          await stream.abort().catch(() => {});
          throw error;
        }
        await stream.abort();
        return false;
      },
    };
  };

  /** @param {unknown} error @returns {My.Synced} */
  const stateOf = (error) => {
    const { name = "", message = "" } = /** @type {Partial<DOMException>} */ (error);
    if (name === "NotFoundError") return { is: "gone" };
    if (name === "NotAllowedError" || name === "SecurityError") return { is: "ask" };
    return { is: "failed", why: name === "DataError" ? message : `The browser says: ${message || name}` };
  };

  /** Say what was taken in from the file. @param {My.Plan} plan */
  const takenText = ({ firms, log }) => {
    const parts = [
      firms.added.length && `${count(firms.added.length, "firm")} added`,
      firms.changed.length && `${count(firms.changed.length, "firm")} changed`,
      log.added.length && `${count(log.added.length, "log entry", "log entries")} added`,
      log.changed.length && `${count(log.changed.length, "log entry", "log entries")} changed`,
    ].filter(Boolean);
    return parts.length ? `: ${parts.join(", ")}` : "";
  };

  my.copyOf = (ws) => {
    const { search } = ws; // the reader's own: the page may show another
    const isOwn = () => ws.search === search;
    /** @type {My.CopyMemory} */
    const memory = {
      read: () => my.copiedIn(store.read(PART)),
      update(change) {
        store.update(PART, (part) => ({ ...(isObject(part) ? part : {}), ...change(my.copiedIn(part)) }));
        copied = memory.read();
      },
    };
    let copied = memory.read();
    /** @type {FileSystemFileHandle | null} */
    let handle = null;
    /** @type {My.Synced} */
    let state = NONE;
    /** @type {number | undefined} */
    let timer;

    let shown = ""; // what of it was drawn last

    /** @param {My.Synced} next @param {boolean} [asked] */
    const show = (next, asked) => {
      state = next;
      copied = memory.read();
      const shows = `${state.is} ${state.why} ${copied.on?.slice(0, 16)}`;
      if (!next.taken && shows === shown) return;
      shown = shows;
      if (next.taken && isOwn()) {
        const what = asked ? "What your file had" : "Your file was changed elsewhere. What was new in it";
        ws.tell(`${what} is here now${takenText(next.taken)}.`);
      }
      ws.draw();
    };

    const bringTogether = async (asked = false) => {
      handle = await readHandle();
      const { file } = memory.read();
      if (!handle && file) memory.update((now) => ({ ...now, file: undefined }));
      if (!handle) return NONE;
      if (!file) return /** @type {My.Synced} */ ({ is: "bare" });
      if ((await handle.queryPermission(WRITE)) !== "granted") return /** @type {My.Synced} */ ({ is: "ask" });
      const given = { schema: ws.known.schema, span: ws.span(), now: () => new Date().toISOString(), asked };
      return my.syncFile(portOf(handle), search, memory, given);
    };

    /** Write what is new, and take in what is new in the file: one tab and one write at a time. */
    const sync = async (asked = false) => {
      clearTimeout(timer);
      timer = undefined;
      show(await navigator.locks.request(NAME, () => bringTogether(asked).catch(stateOf)).catch(stateOf), asked);
    };

    /** @param {FileSystemFileHandle} chosen */
    const adopt = async (chosen) => {
      try {
        await navigator.locks.request(NAME, async () => {
          await inDatabase("readwrite", (handles) => handles.put(chosen, PART));
          memory.update((now) => ({ ...now, file: { name: chosen.name, written: [] } }));
        });
      } catch {
        ws.tell("The browser cannot remember a file here.");
        return ws.draw();
      }
      return sync(true);
    };

    /** Tell whether the file may be written, after the reader was asked. @param {FileSystemFileHandle | null} chosen */
    const mayWrite = async (chosen) => {
      const answer = await chosen?.requestPermission(WRITE).catch(() => "denied");
      if (answer === "granted") return true;
      ws.tell("The browser gave no leave to write to the file.");
      ws.draw();
      return false;
    };

    /** @param {unknown} error */
    const isClosed = (error) => /** @type {Error} */ (error).name === "AbortError"; // by the reader: no word needed

    return {
      get last() {
        return copied.on || "";
      },
      get file() {
        const name = handle?.name || copied.file?.name || "";
        return { ...(isOwn() ? state : NONE), name };
      },
      due() {
        if (!isOwn() || state.is !== "none" || (copied.file && my.canKeepFile())) return 0;
        return my.copyDue(ws.state, copied, ws.today, ws.span());
      },
      made() {
        if (!isOwn()) return;
        const made = my.copyMade(ws.state, new Date().toISOString());
        memory.update((now) => ({ ...now, ...made }));
      },
      putOff() {
        const { today } = ws;
        memory.update((now) => my.putOff(now, today));
        ws.draw();
      },
      async begin() {
        if (my.canKeepFile() && (copied.file || (await readHandle().catch(() => null)))) await sync();
      },
      changed() {
        copied = memory.read();
        if (copied.file && my.canKeepFile()) timer ??= window.setTimeout(sync, UNTIL_WRITTEN);
      },
      hurry() {
        if (timer) sync();
      },
      async look() {
        if (state.is !== "none") await sync();
      },
      async choose() {
        try {
          await adopt(await window.showSaveFilePicker({ suggestedName: "my-search.json", types: TYPES }));
        } catch (error) {
          if (isClosed(error)) return;
          ws.tell("The browser did not let a file be chosen.");
          ws.draw();
        }
      },
      async open() {
        try {
          const [chosen] = await window.showOpenFilePicker({ types: TYPES });
          const file = my.fromFile(await portOf(chosen).read(), ws.known.schema, ws.span());
          return { ...file, name: chosen.name, handle: chosen };
        } catch (error) {
          return isClosed(error) ? null : { name: "The file", refused: "It could not be read." };
        }
      },
      async take(chosen) {
        if (await mayWrite(chosen)) await adopt(chosen);
      },
      async allow() {
        if (await mayWrite(handle)) await sync();
      },
      async bringBack() {
        if (handle && (await mayWrite(handle))) await adopt(handle);
      },
      async forget() {
        clearTimeout(timer);
        timer = undefined;
        if (memory.read().file) memory.update((now) => ({ ...now, file: undefined }));
        if (!my.canKeepFile()) return;
        show(NONE);
        handle = null;
        await navigator.locks.request(NAME, forgetHandle).catch(() => {});
      },
    };
  };
})();
