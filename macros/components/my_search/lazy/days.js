// The days that My search takes, and those that it took before and that cannot be right.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { isDay } = window.Rapport;

  /** Return the first and the last day that My search takes: the last lies a number of years ahead. */
  my.spanOf = (today, { first, yearsAhead }) => {
    const last = `${String(Number(today.slice(0, 4)) + yearsAhead).padStart(4, "0")}${today.slice(4)}`;
    return { from: first, to: isDay(last) ? last : last.replace(/29$/, "28") };
  };

  /** Return the day that is likely meant by one whose year has two digits, as 11/02/26; nothing if none is taken. */
  my.dayMeant = (typed, { from, to }) => {
    if (!typed.startsWith("00")) return "";
    const meant = ["19", "20"].map((century) => century + typed.slice(2));
    return meant.find((day) => isDay(day) && day >= from && day <= to) || "";
  };

  /**
   * Return what is wrong with a day that a reader has given, in words; nothing if it is right. It is typed as its field
   * has it: empty while it is not a whole day. named writes a day for a reader.
   */
  my.dayFault = (typed, span, named) => {
    if (!isDay(typed)) return "Give the whole day: day, month, and a year of four digits.";
    const year = Number(typed.slice(0, 4));
    const meant = my.dayMeant(typed, span);
    if (meant) return `The year is ${year}. Do you mean ${named(meant)}?`;
    if (year < 1000) return `The year is ${year}. Give all four digits of it.`;
    if (typed < span.from) return `Give a day from ${named(span.from)} on.`;
    return typed > span.to ? `Give a day no later than ${named(span.to)}.` : "";
  };

  /** Return the days of a search that My search would not take today, as earlier versions of it did. */
  my.oddDays = (state, span) => {
    /** @type {My.OddDay[]} */
    const odd = [];
    /** @type {(firm: string, on: string | undefined, what: string, mended: My.OddDay["mended"]) => void} */
    const look = (firm, on, what, mended) => {
      if (on && !my.isWithin(on, span)) odd.push({ firm, what, on, mended });
    };
    for (const { id, added, since, next, resumes = [] } of state.firms) {
      /** @type {(fieldsFor: (day: string) => My.Fields<My.Firm>) => My.OddDay["mended"]} */
      const set = (fieldsFor) => (day, changed) => ({ do: "set", id, fields: { ...fieldsFor(day), changed } });
      look(
        id,
        added,
        "added to your search on",
        set((day) => ({ added: day })),
      );
      look(
        id,
        since,
        "at its stage since",
        set((day) => ({ since: day })),
      );
      look(
        id,
        next?.on,
        `next step${next?.what ? ` “${next.what}”` : ""} on`,
        set((on) => ({ next: { ...next, on } })),
      );
      for (const resume of resumes) {
        const mended = set((on) => ({ resumes: resumes.map((one) => (one === resume ? { ...one, on } : one)) }));
        look(id, resume.on, `CV sent to ${resume.employer} on`, mended);
      }
    }
    for (const entry of state.log) {
      look(entry.firm, entry.on, "log entry of", (on, changed) => ({ do: "log", entry: { ...entry, on, changed } }));
    }
    return odd;
  };
})();
