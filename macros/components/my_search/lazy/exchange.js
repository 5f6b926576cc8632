// The file that My search exports, and what an import of one would change.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { isObject, sameJson } = window.Rapport;
  const FORMAT = "rapport-my-search";
  const NAMED = 3; // faults that a refusal names

  my.MOST_BYTES = 20 * 1024 * 1024;

  /** Return the file that holds all of a search. */
  my.toFile = (state, now) =>
    `${JSON.stringify({ format: FORMAT, version: my.VERSION, exported: now, search: state }, null, 1)}\n`;

  /** Return the first id that stands twice. @param {string[]} ids */
  const firstTwice = (ids) => {
    const seen = new Set();
    return ids.find((id) => seen.size === seen.add(id).size);
  };

  /** Say what a file is that is no JSON. @param {string} text */
  const notJson = (text) => {
    if (!text.trim()) return "It is empty.";
    if (text.slice(0, 200).includes(FORMAT)) {
      return "It begins like a copy of My search, but a part of it is missing or was changed. Look for another copy.";
    }
    return "It is not a JSON file. Choose a file that was saved here with “Save a copy”.";
  };

  /**
   * Read an exported file, of which days within the span are taken: what it holds, when it was exported and from which
   * version, or why it is refused.
   */
  my.fromFile = (text, schema, span) => {
    let file;
    try {
      file = JSON.parse(text.replace(/^\ufeff/, ""));
    } catch {
      return { refused: notJson(text) };
    }
    if (!isObject(file) || file.format !== FORMAT || !isObject(file.search)) {
      return { refused: "It is a JSON file, but not one that My search has saved." };
    }
    const { version } = file;
    if (typeof version !== "number" || !Number.isInteger(version) || version < 1) {
      return { refused: "It does not say which version of My search wrote it." };
    }
    if (version > my.VERSION) {
      return {
        refused:
          `It was saved by a newer version of My search (${version}; this page knows ${my.VERSION}). ` +
          "Open the newest version of this site and import it there.",
      };
    }
    const { part } = my.migrate(version === 1 ? { ...file.search, version: undefined } : file.search);
    if (!part) return { refused: "The version of what it holds is not the version of the file." };
    const faults = my.faultsIn({ ...file, version: my.VERSION, search: part }, schema, schema, span);
    if (faults.length) {
      const more = faults.length > NAMED ? " and more" : "";
      const newer = faults.some((fault) => fault.endsWith("is not known"))
        ? " A newer version of this site may have written it: open the newest one, and bring it back there."
        : "";
      return { refused: `Something in it is not as it must be: ${faults.slice(0, NAMED).join("; ")}${more}.${newer}` };
    }
    const firmIds = part.firms.map(({ id }) => id);
    const uids = (part.calendar || []).map(({ uid }) => uid);
    const twice = firstTwice(firmIds) || firstTwice(part.log.map(({ id }) => id)) || firstTwice(uids);
    if (twice) return { refused: `Two of its records have the same id, “${twice}”.` };
    const followed = new Set(firmIds);
    const stray = part.log.find(({ firm }) => !followed.has(firm));
    if (stray) return { refused: `An entry of its log belongs to a firm that is not in it, “${stray.firm}”.` };
    return { search: part, exported: String(file.exported), from: version };
  };

  /**
   * Return what a refused file holds, if its days alone are in the way: earlier versions took any, and a reader may have
   * no other copy. Days of firms and of the log stay, to be mended; what else has such days or moments is left out.
   */
  my.oddFile = (text, schema, span) => {
    const { search, exported } = my.fromFile(text, schema, null);
    if (!search) return null;
    const { firms, log, ...rest } = my.read(search, schema).state;
    /** @type {<T extends My.Firm | My.Entry>(record: T) => T} */
    const aged = (record) => {
      const none = /** @type {My.Fields<typeof record>} */ ({ changed: null });
      return my.isWithin(record.changed || span.from, span) ? record : my.withFields(record, none);
    };
    /** @type {My.Search} */
    const part = { ...rest, firms: firms.map(aged), log: log.map(aged) };
    const calendar = my
      .listIn(rest, "calendar")
      .filter((one) => !my.faultsIn(one, schema, schema.$defs.Exported, span).length);
    return { search: my.withFields(part, { calendar: /** @type {My.Exported[]} */ (calendar) }), exported };
  };

  /** When a record was last changed. @param {{changed?: string, added?: string, on?: string}} record */
  const ageOf = (record) => Date.parse(record?.changed || `${record?.added || record?.on}T00:00:00Z`);

  /**
   * Of mine parts that are not understood may be anything, as in changes.js.
   *
   * @template {My.Firm | My.Entry} T
   * @param {T[]} mine
   * @param {T[]} theirs
   */
  const mergeLists = (mine, theirs) => {
    /** @type {My.Counts<T>} */
    const counts = { added: [], changed: [], kept: [], removed: [], same: 0 };
    const incoming = new Map(theirs.map((record) => [record.id, record]));
    const merged = mine.map((record) => {
      const other = incoming.get(record?.id);
      if (!other) return record;
      incoming.delete(record.id);
      if (sameJson(record, other)) counts.same += 1;
      else if (ageOf(other) > ageOf(record)) {
        counts.changed.push(other);
        return other;
      } else counts.kept.push(record);
      return record;
    });
    counts.added = [...incoming.values()];
    return { list: [...merged, ...counts.added], counts };
  };

  /**
   * Return what comes of one list in the place of another.
   *
   * @template {My.Firm | My.Entry} T
   * @param {T[]} mine
   * @param {T[]} theirs
   * @returns {My.Counts<T>}
   */
  const replacedCounts = (mine, theirs) => {
    const { counts } = mergeLists(mine, theirs);
    const ids = new Set(theirs.map(({ id }) => id));
    const removed = mine.filter(({ id }) => !ids.has(id));
    return { ...counts, changed: [...counts.changed, ...counts.kept], kept: [], removed };
  };

  /**
   * Return what an import would make of a search, without changing anything. When merged, of two records of one id the
   * one that was changed last counts, and what the reader has said about themselves here stays.
   */
  my.planImport = (mine, theirs, how) => {
    if (how === "replace") {
      return {
        search: theirs,
        firms: replacedCounts(mine.firms, theirs.firms),
        log: replacedCounts(mine.log, theirs.log),
        about: { added: Object.keys(theirs.about), kept: [] },
      };
    }
    const firms = mergeLists(mine.firms, theirs.firms);
    const log = mergeLists(mine.log, theirs.log);
    const ids = Object.keys(theirs.about);
    const added = ids.filter((id) => !mine.about[id]);
    const kept = ids.filter((id) => mine.about[id] && mine.about[id] !== theirs.about[id]);
    const about = { ...mine.about, ...Object.fromEntries(added.map((id) => [id, theirs.about[id]])) };
    const overruled = [...new Set([...my.listIn(mine, "overruled"), ...(theirs.overruled || [])])];
    const calendar = my.mergedCalendars(my.listIn(mine, "calendar"), theirs.calendar);
    return {
      search: my.withFields({ ...mine, firms: firms.list, log: log.list, about }, { overruled, calendar }),
      firms: firms.counts,
      log: log.counts,
      about: { added, kept },
    };
  };
})();
