// What is stored of a search: its versions, and what of it can be read.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { isObject } = window.Rapport;

  my.VERSION = 2;
  my.nothing = () => ({ version: my.VERSION, firms: [], log: [], about: {} });

  // What makes a stored part of one version that of the next.
  /** @type {Record<number, (part: Record<string, unknown>) => Record<string, unknown>>} */
  const MIGRATIONS = {
    // 1: the directory alone kept firms, {firms: [{id, added}]}, and the part had no version.
    1: (part) => ({ ...part, version: 2, firms: Array.isArray(part.firms) ? part.firms : [], log: [], about: {} }),
  };

  /** Return a stored part in the form of today, with everything in it that is not understood. */
  my.migrate = (part) => {
    if (part === undefined) return { part: my.nothing() };
    if (!isObject(part)) return { trouble: "damaged" };
    const version = part.version === undefined ? 1 : part.version;
    if (typeof version !== "number" || !Number.isInteger(version) || version < 1) return { trouble: "damaged" };
    if (version > my.VERSION) return { trouble: "newer" };
    let now = part;
    for (let from = version; from < my.VERSION; from += 1) now = MIGRATIONS[from](now);
    return { part: /** @type {My.Search} */ (/** @type {unknown} */ (now)) };
  };

  my.listIn = (part, name) => {
    const list = /** @type {Record<string, unknown>} */ (part)[name];
    return Array.isArray(list) ? list : [];
  };

  /** Return a record with fields set; one that is set to nothing is left out. */
  my.withFields = (record, fields) => {
    /** @type {Record<string, unknown>} */
    const next = { ...record, ...fields };
    for (const [name, value] of Object.entries(fields)) {
      const empty = value === undefined || value === null || value === "" || value === false;
      const bare = (Array.isArray(value) && !value.length) || (isObject(value) && !Object.keys(value).length);
      if (empty || bare) delete next[name];
    }
    return /** @type {typeof record} */ (next);
  };

  /** Return what the page can show of a part, and what in it cannot be read. */
  my.read = (stored, schema) => {
    const { part, trouble } = my.migrate(stored);
    if (!part) return { state: my.nothing(), unread: [], trouble };
    /** @type {unknown[]} */
    const unread = [];
    /**
     * @template {My.Firm | My.Entry} T
     * @param {"firms" | "log"} name
     * @param {string} definition Of the schema.
     * @returns {Map<string, T>} By id.
     */
    const readable = (name, definition) => {
      const records = new Map();
      for (const record of my.listIn(part, name)) {
        if (my.faultsIn(record, schema, schema.$defs[definition]).length || records.has(record.id)) unread.push(record);
        else {
          const odd = record.changed && !my.isMoment(record.changed);
          records.set(record.id, odd ? my.withFields(record, { changed: null }) : record);
        }
      }
      return records;
    };
    /** @type {Map<string, My.Firm>} */
    const firms = readable("firms", "Followed");
    /** @type {Map<string, My.Entry>} */
    const entries = readable("log", "Entry");
    // An entry whose firm is gone, because the directory took it out, says nothing any more; it is kept all the same.
    const log = [...entries.values()].filter((entry) => firms.has(entry.firm) || !unread.push(entry));
    const ofAbout = schema.$defs.Search.properties?.about;
    /** @type {Record<string, string>} */
    const about = {};
    for (const [id, text] of Object.entries(isObject(part.about) ? part.about : {})) {
      if (my.faultsIn({ [id]: text }, schema, ofAbout).length) unread.push({ [id]: text });
      else about[id] = text;
    }
    for (const list of [part.firms, part.log]) if (list !== undefined && !Array.isArray(list)) unread.push(list);
    /** @type {string[]} */
    const overruled = my.listIn(part, "overruled").filter((key) => typeof key === "string");
    /** @type {My.Exported[]} */
    const calendar = my
      .listIn(part, "calendar")
      .filter((one) => !my.faultsIn(one, schema, schema.$defs.Exported).length);
    /** @type {My.Search} */
    const state = { version: my.VERSION, firms: [...firms.values()], log, about };
    return { state: my.withFields(state, { overruled, calendar }), unread, trouble: null };
  };
})();
