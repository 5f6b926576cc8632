// Files that leave My search and come back: the export, the calendar, the tables. Pure functions too.
(() => {
  "use strict";

  const my = (window.Rapport.mySearch ||= {});
  const FORMAT = "rapport-my-search";
  const MOST_BYTES = 20 * 1024 * 1024;

  // ------------------------------------------------------------------ Export and import

  /** Return the file that holds all of a search. */
  const toFile = (state, now) => `${JSON.stringify({ format: FORMAT, version: my.VERSION, exported: now, search: state }, null, 1)}\n`;

  /**
   * Read an exported file.
   *
   * @param {string} text
   * @param {Object} schema Of the file.
   * @returns {{search: Object, exported: string, from: number}|{refused: string}} from is the version that it was
   *   written in.
   */
  const fromFile = (text, schema) => {
    let file;
    try {
      file = JSON.parse(text.replace(/^\ufeff/, ""));
    } catch {
      return { refused: "It is not a JSON file. Choose a file that was saved here with “Save a copy”." };
    }
    if (!my.isObject(file) || file.format !== FORMAT || !my.isObject(file.search)) {
      return { refused: "It is a JSON file, but not one that My search has saved." };
    }
    const version = file.version;
    if (!Number.isInteger(version) || version < 1) return { refused: "It does not say which version of My search wrote it." };
    if (version > my.VERSION) {
      return {
        refused:
          `It was saved by a newer version of My search (${version}; this page knows ${my.VERSION}). ` +
          "Open the newest version of this site and import it there.",
      };
    }
    const { part } = my.migrate(version === 1 ? { ...file.search, version: undefined } : file.search);
    if (!part) return { refused: "The version of what it holds is not the version of the file." };
    const faults = my.faultsIn({ ...file, version: my.VERSION, search: part }, schema);
    if (faults.length) {
      const more = faults.length > 3 ? " and more" : "";
      return { refused: `Something in it is not as it must be: ${faults.slice(0, 3).join("; ")}${more}.` };
    }
    const twice = (list) => {
      const seen = new Set();
      return list.find(({ id }) => seen.size === seen.add(id).size);
    };
    const same = twice(part.firms) || twice(part.log);
    if (same) return { refused: `Two of its records have the same id, “${same.id}”.` };
    const known = new Set(part.firms.map(({ id }) => id));
    const stray = part.log.find(({ firm }) => !known.has(firm));
    if (stray) return { refused: `An entry of its log belongs to a firm that is not in it, “${stray.firm}”.` };
    return { search: part, exported: file.exported, from: version };
  };

  const same = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
  const sorted = (value) => {
    if (Array.isArray(value)) return value.map(sorted);
    if (!my.isObject(value)) return value;
    return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
  };
  const ageOf = (record) => record.changed || `${record.added || record.on}T00:00:00Z`;

  const mergeLists = (mine, theirs) => {
    const counts = { added: [], changed: [], kept: [], same: 0 };
    const incoming = new Map(theirs.map((record) => [record.id, record]));
    const merged = mine.map((record) => {
      const other = incoming.get(record.id);
      incoming.delete(record.id);
      if (!other) return record;
      if (same(record, other)) counts.same += 1;
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
   * Return what an import would make of a search, without changing anything.
   *
   * @param {Object} mine
   * @param {Object} theirs
   * @param {"merge"|"replace"} how When merged, of two records of one id the one that was changed last counts, and what
   *   the reader has said about themselves here stays.
   * @returns {{search: Object, firms: Object, log: Object, about: Object}} For firms and log: which records are added,
   *   changed, kept although the file has others, and removed; how many are the same.
   */
  const planImport = (mine, theirs, how) => {
    const [firms, log] = ["firms", "log"].map((name) => mergeLists(mine[name], theirs[name]));
    const about = { added: [], kept: [] };
    if (how === "replace") {
      const gone = (name) => {
        const ids = new Set(theirs[name].map(({ id }) => id));
        return mine[name].filter(({ id }) => !ids.has(id));
      };
      const all = (name, { counts }) => ({ ...counts, changed: [...counts.changed, ...counts.kept], kept: [], removed: gone(name) });
      return { search: theirs, firms: all("firms", firms), log: all("log", log), about: { added: Object.keys(theirs.about), kept: [] } };
    }
    const said = { ...mine.about };
    for (const [id, text] of Object.entries(theirs.about)) {
      if (!said[id]) {
        said[id] = text;
        about.added.push(id);
      } else if (said[id] !== text) about.kept.push(id);
    }
    const overruled = [...new Set([...(mine.overruled || []), ...(theirs.overruled || [])])];
    const search = { version: my.VERSION, firms: firms.list, log: log.list, about: said, ...(overruled.length ? { overruled } : {}) };
    return { search, firms: { ...firms.counts, removed: [] }, log: { ...log.counts, removed: [] }, about };
  };

  // ------------------------------------------------------------------ Calendar, RFC 5545

  /** Return a text as the value of a property: RFC 5545, 3.3.11. */
  const escaped = (text) =>
    text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");

  const encoder = new TextEncoder();

  /** Return a line in pieces of at most 75 octets, without cutting a character: RFC 5545, 3.1. */
  const folded = (line) => {
    const pieces = [];
    let piece = "";
    let octets = 0;
    for (const character of line) {
      const size = encoder.encode(character).length;
      if (octets + size > (pieces.length ? 74 : 75)) {
        pieces.push(piece);
        piece = "";
        octets = 0;
      }
      piece += character;
      octets += size;
    }
    return [...pieces, piece].join("\r\n ");
  };

  const compact = (day) => day.replaceAll("-", "");

  /**
   * Return a calendar file.
   *
   * @param {{id: string, on: string, title: string, text: string, changed: ?string}[]} items Each a whole day. The id
   *   makes the UID, so that an item which is imported again replaces its earlier self.
   * @param {string} now An ISO moment.
   */
  const toCalendar = (items, now) => {
    const stamp = (moment) => `${moment.slice(0, 19).replace(/[-:]/g, "")}Z`;
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rapport//My search//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"];
    for (const { id, on, title, text, changed } of items) {
      lines.push(
        "BEGIN:VEVENT",
        `UID:${id}@my-search.rapport`,
        `DTSTAMP:${stamp(now)}`,
        // Calendars take the higher number for the newer state of an item.
        `SEQUENCE:${Math.max(0, Math.floor(Date.parse(changed || now) / 1000) - 1_700_000_000)}`,
        `DTSTART;VALUE=DATE:${compact(on)}`,
        `DTEND;VALUE=DATE:${compact(my.plusDays(on, 1))}`,
        `SUMMARY:${escaped(title)}`,
        ...(text ? [`DESCRIPTION:${escaped(text)}`] : []),
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        `DESCRIPTION:${escaped(title)}`,
        "TRIGGER:PT9H",
        "END:VALARM",
        "END:VEVENT",
      );
    }
    lines.push("END:VCALENDAR");
    return lines.map((line) => `${folded(line)}\r\n`).join("");
  };

  // ------------------------------------------------------------------ Tables

  /** Return the rows of the firms; words gives what a reader sees for a value. */
  const firmRows = (state, about, words) => [
    ["Firm", "Kind of firm", "Website", "Relation", "Since", "Person", "Role or search", "Last spoke", "Answers", "Next step on", "Next step", "Resume sent to", "Notes", "Added", "Id"],
    ...state.firms.map((firm) => {
      const { name, kind, website, facts } = about(firm);
      return [
        name, words("kind", kind), website, words("relation", my.relationOf(firm)), firm.since, firm.person, firm.role, facts.lastSpoke,
        my.silenceText(facts), firm.next?.on, firm.next?.what,
        (firm.resumes || []).map((one) => `${one.employer}${one.role ? `, ${one.role}` : ""} (${one.on}${one.agreed ? ", agreed" : ""})`).join("; "),
        firm.notes, firm.added, firm.id,
      ];
    }),
  ];

  const logRows = (state, about, words) => [
    ["Day", "Firm", "What", "With whom", "Note", "Id of the firm"],
    ...[...state.log]
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
      .map((entry) => [entry.on, about(entry.firm).name, words("entry", entry.kind), entry.who, entry.text, entry.firm]),
  ];

  Object.assign(my, { MOST_BYTES, toFile, fromFile, planImport, toCalendar, firmRows, logRows });
})();
