// What is stored of a search, and the changes to it that are on the page and not yet in the store.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const STORE_KEY = "search"; // the part of the store
  // Milliseconds from the frame that shows a change until it is stored, with those that came meanwhile; and from the
  // change itself where no frame is drawn, as in a tab that is not seen.
  const UNTIL_SAVED = 25;
  const AT_LATEST = 150;

  /** Return an id that no other device makes. */
  my.newId = (prefix) => {
    const digits = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => (byte % 36).toString(36));
    return `${prefix}-${digits.join("")}`;
  };

  /**
   * Open what is stored, in this browser unless another store is given. onChange is called when it has been stored, or
   * read anew, but not when a change is made.
   */
  my.openSearch = (schema, onChange, store = window.Rapport.store) => {
    let { state, unread, trouble } = my.read(store.read(STORE_KEY), schema);
    let status = store.status();
    /** @type {My.Change[]} */
    let queue = [];
    /** @type {number | undefined} */
    let timer;

    const flush = () => {
      clearTimeout(timer);
      timer = undefined;
      if (!queue.length) return;
      const changes = queue;
      queue = [];
      // On top of what another tab has stored meanwhile.
      store.update(STORE_KEY, (part) => my.applyAll(part, changes));
      status = store.status();
      onChange();
    };

    const look = () => {
      const read = my.read(store.read(STORE_KEY), schema);
      ({ unread, trouble } = read);
      state = queue.reduce(my.apply, read.state);
      status = store.status();
    };

    const reload = () => {
      look();
      onChange();
    };

    return {
      get state() {
        return state;
      },
      get unread() {
        return unread;
      },
      get trouble() {
        return trouble;
      },
      get status() {
        return status;
      },
      commit(change) {
        state = my.apply(state, change);
        queue.push(change);
        if (timer) return;
        requestAnimationFrame(() => setTimeout(flush, UNTIL_SAVED));
        timer = window.setTimeout(flush, AT_LATEST);
      },
      flush,
      look,
      reload,
      raw: () => (trouble ? store.read(STORE_KEY) : unread),
      beginAnew() {
        const raw = store.read(STORE_KEY);
        store.update("damaged", (part) => {
          const searches = Array.isArray(part?.searches) ? part.searches : [];
          return { ...part, searches: [...searches, raw] };
        });
        store.write(STORE_KEY, my.nothing());
        reload();
      },
      setDamagedAside() {
        store.setDamagedAside();
        reload();
      },
      deleteAll() {
        clearTimeout(timer);
        timer = undefined;
        queue = [];
        state = my.nothing();
        unread = [];
        // What was set aside as damaged may be an earlier state of the same.
        for (const part of [STORE_KEY, "damaged", "copy"]) store.write(part, undefined);
        status = store.status();
      },
    };
  };
})();
