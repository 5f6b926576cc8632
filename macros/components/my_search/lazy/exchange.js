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
   * @param {{from: string, to: string}} span The days that are taken.
   * @returns {{search: Object, exported: string, from: number}|{refused: string}} from is the version that it was
   *   written in.
   */
  const fromFile = (text, schema, span) => {
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
    const faults = my.faultsIn({ ...file, version: my.VERSION, search: part }, schema, null, span);
    if (faults.length) {
      const more = faults.length > 3 ? " and more" : "";
      return { refused: `Something in it is not as it must be: ${faults.slice(0, 3).join("; ")}${more}.` };
    }
    const twice = (list) => {
      const seen = new Set();
      return list.find(({ id }) => seen.size === seen.add(id).size);
    };
    const same = twice(part.firms) || twice(part.log) || twice((part.calendar || []).map(({ uid }) => ({ id: uid })));
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
  const ageOf = (record) => Date.parse(record.changed || `${record.added || record.on}T00:00:00Z`);

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
    const calendar = my.mergedCalendars(mine.calendar, theirs.calendar);
    const more = { ...(overruled.length ? { overruled } : {}), ...(calendar.length ? { calendar } : {}) };
    const search = { version: my.VERSION, firms: firms.list, log: log.list, about: said, ...more };
    return { search, firms: { ...firms.counts, removed: [] }, log: { ...log.counts, removed: [] }, about };
  };

  // ------------------------------------------------------------------ Calendar, RFC 5545 and RFC 5546

  const THINGS = { "thanks-owed": "thanks", "answer-owed": "answer" }; // by measure; all else is the next contact
  const EPOCH = 1_700_000_000; // seconds: SEQUENCE holds 31 bits
  const MOST_SEQUENCE = 2 ** 31 - 1;

  /** Return what a due item stands for in a calendar: a suggestion that a reader takes over becomes their own step. */
  const thingOf = ({ own, rule }) => (own ? "own" : THINGS[rule.measure] || "contact");

  /** Return a short hash of a text: FNV-1a, twice. */
  const markOf = (text) =>
    [0x811c9dc5, 0x01234567]
      .map((seed) => [...encoder.encode(text)].reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, seed).toString(36))
      .join("");

  const placeOf = ({ firm, thing }) => `${firm} ${thing}`;

  /** Return which entry of a calendar stands for what, of those that were written and not cancelled. */
  const entriesOf = (memory) => {
    const found = new Map();
    for (const one of memory) {
      const other = found.get(placeOf(one));
      if (one.thing && !one.gone && !(other && other.sequence > one.sequence)) found.set(placeOf(one), one);
    }
    return found;
  };

  /** Return what was written to calendar files and is no longer due, without what those files have cancelled. */
  const noLongerDue = (memory, due) => {
    const entries = entriesOf(memory);
    const alive = new Set(due.map((item) => entries.get(placeOf(item))?.uid));
    return memory.filter(({ uid, gone }) => !gone && !alive.has(uid));
  };

  /**
   * Return what a calendar file is to hold, and what to remember of it.
   *
   * One thing to do has one UID as long as it lives, its SEQUENCE grows whenever what is written changes, and what was
   * written and is gone is cancelled (RFC 5545, 3.8.7.4; RFC 5546, 3.2.5).
   *
   * @param {Object[]} memory What went into earlier files.
   * @param {{firm: string, thing: string, name: string, on: string, title: string, text: string}[]} due All that is due;
   *   firm and name make the UID of what is new.
   * @param {Object[]} wanted What of it the file is to hold; of firms that are not in it nothing is cancelled, unless it
   *   is all.
   * @param {string} today
   * @param {string} now An ISO moment.
   * @returns {{items: Object[], records: Object[]}} For toCalendar, and for the change named calendar.
   */
  const planCalendar = (memory, due, wanted, today, now) => {
    const entries = entriesOf(memory);
    const uids = new Set(memory.map(({ uid }) => uid));
    const seconds = Math.max(0, Math.floor(Date.parse(now) / 1000) - EPOCH);
    const next = (before) => Math.min(MOST_SEQUENCE, Math.max(seconds, before ? before.sequence + 1 : 0));
    const fresh = (name) => {
      let uid = name;
      for (let number = 2; uids.has(uid); number += 1) uid = `${name}-${number}`;
      uids.add(uid);
      return uid;
    };
    const items = [];
    const records = [];
    for (const { firm, thing, name, on, title, text } of wanted) {
      const before = entries.get(placeOf({ firm, thing }));
      const mark = markOf(JSON.stringify([title, text]));
      const same = before && before.on === on && before.mark === mark;
      const record = same ? before : { uid: before ? before.uid : fresh(`${firm}-${name}`), firm, thing, on, sequence: next(before), mark };
      if (!same) records.push(record);
      items.push({ id: record.uid, on, title, text, sequence: record.sequence });
    }
    const firms = wanted.length === due.length ? null : new Set(wanted.map(({ firm }) => firm));
    const concerns = ({ firm }) => !firms || firms.has(firm);
    const cancelled = noLongerDue(memory, due).filter(concerns).map(({ uid, firm, on, ...before }) => ({ uid, firm, on, sequence: next(before), gone: today }));
    records.push(...cancelled);
    for (const { uid, on, sequence } of [...memory.filter((one) => one.gone && concerns(one)), ...cancelled]) {
      // Without its name: the firm may have been removed, and what a reader removes is not kept.
      items.push({ id: uid, on, title: "No longer due", text: "", sequence, cancelled: true });
    }
    return { items, records };
  };

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
   * @param {{id: string, on: string, title: string, text: string, sequence: number, cancelled: ?boolean}[]} items Each a
   *   whole day; one that is none, or has no day after it, is left out. The id makes the UID, so that an item which is
   *   imported again replaces its earlier self: calendars take the higher sequence for its newer state.
   * @param {string} now An ISO moment.
   */
  const toCalendar = (items, now) => {
    const stamp = (moment) => `${moment.slice(0, 19).replace(/[-:]/g, "")}Z`;
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rapport//My search//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"];
    for (const { id, on, title, text, sequence = 0, cancelled } of items) {
      if (!my.isDay(on) || my.plusDays(on, 1) <= on) continue;
      lines.push(
        "BEGIN:VEVENT",
        `UID:${id}@my-search.rapport`,
        `DTSTAMP:${stamp(now)}`,
        `SEQUENCE:${Number.isInteger(sequence) ? sequence : 0}`,
        `STATUS:${cancelled ? "CANCELLED" : "CONFIRMED"}`,
        `DTSTART;VALUE=DATE:${compact(on)}`,
        `DTEND;VALUE=DATE:${compact(my.plusDays(on, 1))}`,
        `SUMMARY:${escaped(title)}`,
        ...(text ? [`DESCRIPTION:${escaped(text)}`] : []),
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
        ...(cancelled ? [] : ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(title)}`, "TRIGGER:PT9H", "END:VALARM"]),
        "END:VEVENT",
      );
    }
    lines.push("END:VCALENDAR");
    return lines.map((line) => `${folded(line)}\r\n`).join("");
  };

  // ------------------------------------------------------------------ Tables

  /** Return the rows of the firms; words gives what a reader sees for a value. */
  const firmRows = (state, about, words) => [
    ["Firm", "Kind of firm", "Website", "Relation", "Since", "Person", "Role or search", "Last spoke", "Answers", "Next step on", "Next step", "CV sent to", "Notes", "Added", "Id"],
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

  Object.assign(my, { MOST_BYTES, toFile, fromFile, planImport, thingOf, entriesOf, noLongerDue, planCalendar, toCalendar, firmRows, logRows });
})();
