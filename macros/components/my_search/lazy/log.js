// What follows from the log of a firm. What an entry means stands in data/vocabulary.yaml: kinds is that, by its id.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { compare } = window.Rapport;

  /** Return the entries of each firm in the order of their days, by firm. */
  my.byFirm = (log) => {
    /** @type {Map<string, My.Entry[]>} */
    const logs = new Map();
    for (const entry of log) {
      const entries = logs.get(entry.firm);
      if (entries) entries.push(entry);
      else logs.set(entry.firm, [entry]);
    }
    // The sort is stable: entries of one day stay in the order in which they were noted.
    for (const entries of logs.values()) entries.sort((a, b) => compare(a.on, b.on));
    return logs;
  };

  /** Return what the log of one firm tells, of its entries in the order of their days. */
  my.factsOf = (entries, kinds) => {
    /** @type {My.Facts} */
    const facts = {
      last: null,
      lastSpoke: null,
      lastContact: null,
      lastOut: null,
      turn: null,
      since: null,
      attempts: 0,
      failed: 0,
      silent: 0,
      answered: false,
      given: 0,
      received: 0,
      people: [],
    };
    /** @type {(turn: My.Facts["turn"], on?: string) => void} */
    const turnTo = (turn, on) => {
      facts.turn = turn;
      facts.since = (turn && on) || null;
    };
    const spoke = () => {
      facts.silent = 0;
      facts.answered = true;
    };
    entries.forEach((entry, place) => {
      const { kind, on, who } = entry;
      const { direction, asks, spoken, favour } = kinds[kind] || {};
      facts.last = entry;
      if (kind !== "no-answer") facts.lastContact = on;
      if (favour) facts[favour] += 1;
      if (asks) {
        if (who) facts.people.push({ who, on });
        facts.attempts += 1;
        facts.lastOut = entry;
        if (spoken && entries[place + 1]?.kind !== "no-answer") {
          spoke();
          facts.lastSpoke = on;
          turnTo(null);
        } else {
          facts.silent += 1;
          turnTo("they", on);
        }
      } else if (kind === "no-answer") {
        // Noted on its own it stands for an attempt that was not noted.
        if (!facts.silent) {
          facts.attempts += 1;
          facts.silent += 1;
        }
        facts.failed = Math.min(facts.attempts, facts.failed + 1);
        turnTo(null);
      } else if (direction === "back") {
        spoke();
        facts.lastOut = null;
        if (spoken) facts.lastSpoke = on;
        if (kind === "they-called" || kind === "reply") turnTo("you", on);
        else turnTo(kind === "interview" ? "they" : null, on);
      } else if (facts.turn === "you") {
        turnTo(null); // thanks, or a lead given, is an answer too
      }
    });
    return facts;
  };

  /** Return how a firm answers, in words; nothing where no answer is missing. */
  my.silenceText = ({ attempts, failed }) => {
    if (!failed) return "";
    return failed === attempts ? `Did not answer (${failed} of ${attempts})` : `No answer to ${failed} of ${attempts}`;
  };

  my.relationOf = (firm) => firm.relation || "to-research";

  /** Return the relation that an entry brings a firm to, or null if it stays where it is. */
  my.relationAfter = (relation, kind, kinds) => {
    const { asks, spoken, direction } = kinds[kind] || {};
    const before = ["to-research", "to-contact"].includes(relation); // nothing has been sent yet
    if (asks) {
      if (before || relation === "resting") return spoken ? "in-touch" : "contacted";
      return spoken && relation === "contacted" ? "in-touch" : null;
    }
    if (kind === "no-answer") return before ? "contacted" : null;
    if (kind === "interview") return relation === "in-a-search" ? null : "in-a-search";
    if (direction === "back") return ["in-touch", "in-a-search"].includes(relation) ? null : "in-touch";
    return null;
  };
})();
