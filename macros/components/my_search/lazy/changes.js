// How a search changes. A change is a plain value, so that it can be made again on what another tab has stored
// meanwhile.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { isObject, daysBetween } = window.Rapport;
  const CANCELLED_FOR = 90; // days that calendar files repeat a cancellation

  /** @typedef {{id: string}} Named Of what is stored, parts that are not understood may be anything: hence one?.id. */

  /**
   * Return a list with the first record of an id replaced.
   *
   * @template {Named} T
   * @param {T[]} list
   * @param {string} id
   * @param {T} record
   */
  const replaced = (list, id, record) => {
    const place = list.findIndex((one) => one?.id === id);
    return [...list.slice(0, place), record, ...list.slice(place + 1)];
  };

  /**
   * Return a list with records put in the place of those of their ids, or else at its end.
   *
   * @template {Named} T
   * @param {T[]} list
   * @param {T[]} records
   */
  const restored = (list, records) => {
    const back = new Map(records.map((record) => [record.id, record]));
    const kept = list.map((one) => {
      const record = back.get(one?.id);
      back.delete(one?.id);
      return record || one;
    });
    return [...kept, ...back.values()];
  };

  /** @type {(part: My.Search) => My.Exported[]} */
  const exportedIn = (part) => my.listIn(part, "calendar");

  /** @type {{[Name in My.Change["do"]]: (part: My.Search, change: Extract<My.Change, {do: Name}>) => My.Search}} */
  const CHANGES = {
    follow: (part, { firm }) =>
      part.firms.some((one) => one?.id === firm.id) ? part : { ...part, firms: [...part.firms, firm] },
    set(part, { id, fields }) {
      const firm = part.firms.find((one) => one?.id === id);
      return firm ? { ...part, firms: replaced(part.firms, id, my.withFields(firm, fields)) } : part;
    },
    unfollow: (part, { id }) => ({
      ...part,
      firms: part.firms.filter((firm) => firm?.id !== id),
      log: part.log.filter((entry) => entry?.firm !== id),
    }),
    /** Put an entry in the log, in the place of the one of its id if there is one. */
    log: (part, { entry }) => ({ ...part, log: restored(part.log, [entry]) }),
    unlog: (part, { id }) => ({ ...part, log: part.log.filter((entry) => entry?.id !== id) }),
    about: (part, { fields }) => ({ ...part, about: my.withFields(part.about, fields) }),
    overrule: (part, { key }) => ({ ...part, overruled: [...new Set([...(part.overruled || []), key])] }),
    allow: (part, { key }) => ({ ...part, overruled: (part.overruled || []).filter((one) => one !== key) }),
    /** Put records back that were there before; the order of the list is that of their days, so the place is free. */
    restore: (part, { firms = [], log = [] }) => ({
      ...part,
      firms: restored(part.firms, firms),
      log: restored(part.log, log),
    }),
    /** Put a search in the place of what is there; whole leaves nothing of what went into calendar files meanwhile. */
    replace(part, { search, whole }) {
      const uids = new Set((search.calendar || []).map(({ uid }) => uid));
      const exported = exportedIn(part).filter((one) => !whole || uids.has(one?.uid));
      const calendar = my.mergedCalendars(search.calendar, exported);
      return my.withFields({ ...search, version: my.VERSION }, { calendar });
    },
    /** Take in another search by the rules of an import; what is not understood here stays. */
    merge: (part, { search }) => my.planImport(part, search, "merge").search,
    /** Remember what went into a calendar file. */
    calendar(part, { records, today }) {
      const all = my.mergedCalendars(exportedIn(part), records);
      const calendar = all.filter(({ gone }) => !gone || daysBetween(gone, today) <= CANCELLED_FOR);
      return my.withFields(part, { calendar });
    },
    /** Say of entries of a calendar what they stand for now. */
    things(part, { things }) {
      /** @type {(one: My.Exported) => My.Exported} */
      const renamed = (one) => (Object.hasOwn(things, one?.uid) ? my.withFields(one, { thing: things[one.uid] }) : one);
      return my.withFields(part, { calendar: exportedIn(part).map(renamed) });
    },
    many: (part, { changes }) => changes.reduce(my.apply, part),
  };

  /** Return a part in the form of today with a change made; what in it is not understood stays. */
  my.apply = (part, change) => {
    const make = /** @type {(part: My.Search, change: My.Change) => My.Search} */ (CHANGES[change.do]);
    return make(part, change);
  };

  /** Return what is to be stored: a stored part of any version with changes made. */
  my.applyAll = (stored, changes) => {
    const { part } = my.migrate(stored);
    if (!part) return /** @type {object} */ (stored); // A newer version wrote it meanwhile; it stays as it is.
    const about = isObject(part.about) ? part.about : {};
    const whole = { ...part, firms: my.listIn(part, "firms"), log: my.listIn(part, "log"), about };
    return changes.reduce(my.apply, whole);
  };

  /** Return the change that takes another one back, seen from the state before it. */
  my.undoing = (state, change) => {
    /** @type {(id: string) => My.Firm[]} */
    const firmOf = (id) => state.firms.filter((firm) => firm.id === id);
    /** @type {(id: string) => My.Entry[]} */
    const entryOf = (id) => state.log.filter((entry) => entry.id === id);
    switch (change.do) {
      case "follow":
        return { do: "unfollow", id: change.firm.id };
      case "set":
        return { do: "restore", firms: firmOf(change.id) };
      case "unfollow":
        return { do: "restore", firms: firmOf(change.id), log: state.log.filter(({ firm }) => firm === change.id) };
      case "log": {
        const before = entryOf(change.entry.id);
        return before.length ? { do: "restore", log: before } : { do: "unlog", id: change.entry.id };
      }
      case "unlog":
        return { do: "restore", log: entryOf(change.id) };
      case "many": {
        /** @type {My.Change[]} */
        const back = [];
        let now = state;
        for (const one of change.changes) {
          back.unshift(my.undoing(now, one));
          now = my.apply(now, one);
        }
        return { do: "many", changes: back };
      }
      case "about": {
        const before = Object.keys(change.fields).map((id) => [id, state.about[id]]);
        return { do: "about", fields: Object.fromEntries(before) };
      }
      case "overrule":
        return { do: "allow", key: change.key };
      case "things": {
        const before = exportedIn(state).filter(({ uid }) => Object.hasOwn(change.things, uid));
        return { do: "things", things: Object.fromEntries(before.map(({ uid, thing }) => [uid, thing])) };
      }
      default:
        return { do: "replace", search: state, whole: true };
    }
  };
})();
