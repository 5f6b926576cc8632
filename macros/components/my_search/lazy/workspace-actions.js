// What a reader may do in My search.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { count, download, longDate } = window.Rapport;

  const now = () => new Date().toISOString();

  /**
   * Ask the browser to keep what is stored, once somebody keeps something here; it may ask them in turn.
   *
   * @param {My.Workspace} ws
   */
  const lastingAsker = (ws) => {
    let asked = false;
    return async () => {
      if (asked || !navigator.storage?.persist) return;
      asked = true;
      ws.lasting = await navigator.storage.persist().catch(() => false);
      ws.draw();
    };
  };

  /** @type {(ws: My.Workspace) => My.ChangeActions} */
  const changing = (ws) => {
    const askToLast = lastingAsker(ws);
    /** @type {My.Actions["commit"]} */
    const commit = (change, text, undoable = true) => {
      if (ws.search.trouble) return;
      const back = text && undoable ? my.undoing(ws.state, change) : null;
      ws.search.commit(change);
      if (text) ws.tell(text, back);
      if (!ws.example) askToLast();
      ws.draw();
    };
    return {
      commit,
      undo() {
        const back = ws.toast?.back;
        ws.toast = null;
        if (back) commit(back, "Undone.", false);
        ws.focusHeading();
      },
      setFirm: (id, fields, text) => commit({ do: "set", id, fields: { ...fields, changed: now() } }, text),
    };
  };

  /** @type {(ws: My.Workspace) => My.FirmActions} */
  const ofFirms = (ws) => ({
    follow({ id, name, website, kind, person }) {
      // Of a firm of the directory only the name is kept, for the day on which the directory may lack it.
      const record = ws.listed(id) ? {} : { website, kind };
      const bare = /** @type {My.Firm} */ ({ id, added: ws.today, changed: now() });
      const firm = my.withFields(bare, { name, person, ...record });
      ws.commit({ do: "follow", firm }, `You follow ${name} now${person ? `, with ${person} as your contact` : ""}.`);
      if (ws.view.name === "today") ws.go("firms", false);
    },
    unfollow(firm) {
      const { name } = ws.about(firm);
      ws.commit({ do: "unfollow", id: firm.id }, `${name} and its log were removed.`);
      if (ws.view.name === "firm") ws.go("firms");
    },
    setRelation(firm, relation) {
      const text = `${ws.about(firm).name}: ${ws.word("relation", relation)}.`;
      ws.setFirm(firm.id, { relation, since: ws.today }, text);
    },
    /** Set a suggestion or a warning aside. */
    overrule: (firm, key, text) => ws.setFirm(firm.id, { overruled: [...(firm.overruled || []), key] }, text),
    /** Make a suggestion, or what was put off, the next step; in a calendar it stays the entry that it was. */
    setNext(firm, next, text, item) {
      /** @type {My.Change[]} */
      const changes = [];
      if (!item.own) {
        const entries = my.entriesOf(ws.state.calendar || []);
        const ownUid = entries.get(`${firm.id} own`)?.uid;
        const other = entries.get(`${firm.id} ${my.thingOf(item)}`)?.uid;
        if (other) changes.push({ do: "things", things: { ...(ownUid ? { [ownUid]: null } : {}), [other]: "own" } });
      }
      // A suggestion that would stand beside it is answered with it.
      const beside = !item.own && (my.thingOf(item) !== "contact" || item.rest);
      const overruled = beside && item.key ? { overruled: [...(firm.overruled || []), item.key] } : {};
      changes.push({ do: "set", id: firm.id, fields: { next, ...overruled, changed: now() } });
      ws.commit({ do: "many", changes }, text);
    },
    mend: ({ mended, what }, day) => ws.commit(mended(day, now()), `Mended: ${what} ${longDate(day)}.`),
    setAbout: (id, text) => ws.commit({ do: "about", fields: { [id]: text } }),
  });

  /** @type {(ws: My.Workspace) => My.LogActions} */
  const ofTheLog = (ws) => ({
    log(firm, { kind, on, who, text }, done) {
      const { entries } = ws.known;
      const noted = { who: who.trim(), text: text.trim() };
      const bare = /** @type {My.Entry} */ ({ id: my.newId("e"), firm: firm.id, on, kind, changed: now() });
      const relation = my.relationAfter(my.relationOf(firm), kind, entries);
      /** @type {My.Fields<My.Firm>} */
      const fields = {
        ...(relation ? { relation, since: on } : {}),
        ...(done ? { next: null } : {}),
        ...(entries[kind]?.asks && !firm.person && noted.who ? { person: noted.who } : {}),
      };
      /** @type {My.Change[]} */
      const changes = [{ do: "log", entry: my.withFields(bare, noted) }];
      if (Object.keys(fields).length) changes.push({ do: "set", id: firm.id, fields: { ...fields, changed: now() } });
      const moved = relation ? ` The stage is now: ${ws.word("relation", relation)}.` : "";
      ws.commit({ do: "many", changes }, `Logged: ${ws.word("entry", kind)}, ${longDate(on)}.${moved}`);
    },
    editEntry(entry, fields) {
      const { who, text, ...rest } = { ...entry, ...fields, changed: now() };
      const noted = { who: (who || "").trim(), text: (text || "").trim() };
      const changed = my.withFields(/** @type {My.Entry} */ (rest), noted);
      ws.commit({ do: "log", entry: changed }, "The entry was changed.");
    },
    unlog: (entry) => ws.commit({ do: "unlog", id: entry.id }, "The entry was removed."),
    openLog(id) {
      ws.logFor = id;
      ws.go(`firm=${id}`);
      requestAnimationFrame(() => {
        ws.host.querySelector("#ms-logform")?.scrollIntoView({ block: "center" });
        const first = /** @type {HTMLElement | null} */ (ws.host.querySelector("#ms-logform select"));
        first?.focus({ preventScroll: true });
      });
    },
    closeLog() {
      ws.logFor = null;
      ws.draw();
      /** @type {HTMLElement | null} */ (ws.host.querySelector("#ms-log"))?.focus();
    },
  });

  /** @type {(ws: My.Workspace) => My.FileActions} */
  const ofFiles = (ws) => ({
    setDiscreet(on) {
      ws.discreet = on;
      ws.draw();
    },
    calendar(items) {
      if (ws.example) {
        ws.tell("No calendar file is made of the example. Of your own search this makes one.");
        return ws.draw();
      }
      const { items: events, records } = my.planCalendar(
        ws.state.calendar || [],
        ws.dated(ws.due()),
        ws.dated(items),
        ws.today,
        now(),
      );
      const name = items.length === 1 && !ws.discreet ? `my-search-${items[0].firm.id}.ics` : "my-search.ics";
      download(name, my.toCalendar(events, now()), "text/calendar");
      const cancelled = events.length - items.length;
      const and = cancelled ? ` and ${count(cancelled, "cancellation")}` : "";
      ws.tell(`A calendar file with ${count(items.length, "date")}${and} was made: ${name}.`);
      if (records.length) ws.commit({ do: "calendar", records, today: ws.today });
      else ws.draw();
      return undefined;
    },
    save() {
      const name = `my-search-${ws.today}.json`;
      download(name, my.toFile(ws.state, now()), "application/json");
      const odd = ws.oddDays().length;
      const days = odd === 1 ? "the day that cannot be right" : "the days that cannot be right";
      const mend = ` Mend ${days} and save it again: as it is, it comes back only after a question.`;
      ws.copy.made();
      ws.tell(`A copy was saved: ${name}.${odd ? mend : ""}`);
      ws.draw();
    },
    async share() {
      const file = my.shareable(ws, my.toFile(ws.state, now()));
      try {
        await navigator.share({ files: file ? [file] : [] });
        ws.copy.made();
        ws.tell("A copy was handed on.");
      } catch (error) {
        if (/** @type {Error} */ (error).name === "AbortError") return; // The reader closed the list.
        ws.tell("It could not be shared. Save a copy instead.");
      }
      ws.draw();
    },
    saveUnread() {
      download("my-search-unread.json", `${JSON.stringify(ws.search.raw(), null, 1)}\n`, "application/json");
      ws.tell("A file was saved: my-search-unread.json.");
      ws.draw();
    },
    table(what) {
      const rows = what === "firms" ? my.firmRows : my.logRows;
      download(`my-search-${what}.csv`, window.Rapport.directory.csvOf(rows(ws.state, ws.about, ws.word)));
      ws.tell(`A table was saved: my-search-${what}.csv.`);
      ws.draw();
    },
    deleteAll() {
      const before = ws.state;
      ws.search.deleteAll();
      ws.copy.forget();
      ws.tell("Everything was deleted from this browser.", { do: "replace", search: before });
      ws.draw();
    },
  });

  my.actionsOf = (ws) => ({ ...changing(ws), ...ofFirms(ws), ...ofTheLog(ws), ...ofFiles(ws), ...my.ofExample(ws) });
})();
