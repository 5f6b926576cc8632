// What a calendar file is to hold, and what is remembered of earlier files: RFC 5545 and RFC 5546.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { compare, isObject } = window.Rapport;

  /** @type {Record<string, My.Thing>} */
  const THINGS = { "thanks-owed": "thanks", "answer-owed": "answer" }; // by measure; all else is the next contact
  const EPOCH = 1_700_000_000; // seconds: SEQUENCE holds 31 bits
  const MOST_SEQUENCE = 2 ** 31 - 1;
  const MOST_EXPORTED = 2000;
  const encoder = new TextEncoder();

  /** Return what a due item stands for in a calendar: a suggestion that a reader takes over becomes their own step. */
  my.thingOf = ({ own, rule }) => (own || !rule ? "own" : THINGS[rule.measure] || "contact");

  my.markOf = (text) => {
    let [one, other] = [0x811c9dc5, 0x01234567];
    for (const byte of encoder.encode(text)) {
      one = Math.imul(one ^ byte, 0x01000193);
      other = Math.imul(other ^ byte, 0x01000193);
    }
    return (one >>> 0).toString(36) + (other >>> 0).toString(36);
  };

  /** @param {{firm: string, thing?: string}} entry */
  const placeOf = ({ firm, thing }) => `${firm} ${thing}`;

  /** Return two lists of what went into calendar files as one: of two states of an entry the later one counts. */
  my.mergedCalendars = (mine = [], theirs = []) => {
    /** @type {Map<string, My.Exported>} */
    const entries = new Map();
    for (const one of [...mine, ...theirs]) {
      const other = entries.get(one?.uid);
      if (isObject(one) && !(other && other.sequence > one.sequence)) entries.set(one.uid, one);
    }
    // What still stands in a calendar counts more than what was cancelled, and that more the later it was.
    const standing = [...entries.values()].filter(({ gone }) => !gone);
    const cancelled = [...entries.values()].filter(({ gone }) => gone);
    cancelled.sort((a, b) => compare(b.gone || "", a.gone || ""));
    return [...standing, ...cancelled].slice(0, MOST_EXPORTED);
  };

  /** Return the entries that were written and not cancelled, by firm and thing. */
  my.entriesOf = (memory) => {
    /** @type {Map<string, My.Exported>} */
    const entries = new Map();
    for (const one of memory) {
      const other = entries.get(placeOf(one));
      if (one.thing && !one.gone && !(other && other.sequence > one.sequence)) entries.set(placeOf(one), one);
    }
    return entries;
  };

  /** Return what was written to calendar files and is no longer due, without what those files have cancelled. */
  my.noLongerDue = (memory, due) => {
    const entries = my.entriesOf(memory);
    const alive = new Set(due.map((item) => entries.get(placeOf(item))?.uid));
    return memory.filter(({ uid, gone }) => !gone && !alive.has(uid));
  };

  /**
   * Return what a calendar file is to hold, and what to remember of it.
   *
   * One thing to do has one UID as long as it lives, its SEQUENCE grows whenever what is written changes, and what was
   * written and is gone is cancelled (RFC 5545, 3.8.7.4; RFC 5546, 3.2.5). memory is what went into earlier files, due
   * all that is due, wanted what of it the file is to hold; of firms that are not in it nothing is cancelled, unless it
   * is all.
   */
  my.planCalendar = (memory, due, wanted, today, now) => {
    const entries = my.entriesOf(memory);
    const uids = new Set(memory.map(({ uid }) => uid));
    const seconds = Math.max(0, Math.floor(Date.parse(now) / 1000) - EPOCH);
    /** @type {(before?: {sequence: number}) => number} */
    const nextSequence = (before) => Math.min(MOST_SEQUENCE, Math.max(seconds, before ? before.sequence + 1 : 0));
    /** @type {(name: string) => string} */
    const newUid = (name) => {
      let uid = name;
      for (let number = 2; uids.has(uid); number += 1) uid = `${name}-${number}`;
      uids.add(uid);
      return uid;
    };
    /** @type {My.CalendarEvent[]} */
    const items = [];
    /** @type {My.Exported[]} */
    const records = [];
    for (const { firm, thing, name, on, title, text } of wanted) {
      const before = entries.get(placeOf({ firm, thing }));
      const mark = my.markOf(JSON.stringify([title, text]));
      const same = before && before.on === on && before.mark === mark;
      const uid = before ? before.uid : newUid(`${firm}-${name}`);
      const record = same ? before : { uid, firm, thing, on, sequence: nextSequence(before), mark };
      if (!same) records.push(record);
      items.push({ id: uid, on, title, text, sequence: record.sequence });
    }
    const firms = wanted.length === due.length ? null : new Set(wanted.map(({ firm }) => firm));
    /** @type {(one: My.Exported) => boolean} */
    const concerns = ({ firm }) => !firms || firms.has(firm);
    const cancelled = my
      .noLongerDue(memory, due)
      .filter(concerns)
      .map(({ uid, firm, on, sequence }) => ({ uid, firm, on, sequence: nextSequence({ sequence }), gone: today }));
    records.push(...cancelled);
    for (const { uid, on, sequence } of [...memory.filter((one) => one.gone && concerns(one)), ...cancelled]) {
      // Without its name: the firm may have been removed, and what a reader removes is not kept.
      items.push({ id: uid, on, title: "No longer due", text: "", sequence, cancelled: true });
    }
    return { items, records };
  };
})();
