// My search without its page: the records, how they change, and what follows from them. Nothing here knows the page,
// the clock or the store; days are texts such as 2026-11-23.
(() => {
  "use strict";

  const my = (window.Rapport.mySearch ||= {});
  const { isObject } = my;
  const VERSION = 2;

  // What the entries of the log mean, besides their words, which are in vocabulary.yaml.
  const OUT = new Set(["note-sent", "call"]); // you asked, and may wait for an answer
  const BACK = new Set(["they-called", "reply", "meeting", "interview", "feedback", "lead-received"]); // they answered
  const SPOKEN = new Set(["call", "they-called", "reply", "meeting", "interview", "feedback", "lead-received"]);
  const GIVEN = new Set(["lead-given"]);
  const RECEIVED = new Set(["lead-received", "feedback"]);
  const ACTIVE = new Set(["to-research", "to-contact", "contacted", "in-touch", "in-a-search"]);

  // ------------------------------------------------------------------ Days

  const DAY = 86_400_000;
  const numberOf = (day) => Date.parse(`${day}T00:00:00Z`) / DAY;

  /** Return the days from one day to another; negative if it lies before. */
  const daysBetween = (from, to) => numberOf(to) - numberOf(from);

  const [FIRST, LAST] = ["0001-01-01", "9999-12-31"]; // that four digits can name

  /** Return the day so many days after another; the first or last that there is in its place. */
  const plusDays = (day, days) => {
    const number = Math.min(Math.max(numberOf(day) + days, numberOf(FIRST)), numberOf(LAST));
    return new Date(number * DAY).toISOString().slice(0, 10);
  };

  /**
   * Return the first and the last day that My search takes.
   *
   * @param {string} today
   * @param {{first: string, yearsAhead: number}} limits
   */
  const spanOf = (today, { first, yearsAhead }) => {
    const last = `${String(Number(today.slice(0, 4)) + yearsAhead).padStart(4, "0")}${today.slice(4)}`;
    return { from: first, to: my.isDay(last) ? last : last.replace(/29$/, "28") };
  };

  /**
   * Return what is wrong with a day that a reader has given, in words; nothing if it is right.
   *
   * @param {string} typed As its field has it: empty while it is not a whole day.
   * @param {{from: string, to: string}} span
   * @param {(day: string) => string} named How a day is written for a reader.
   */
  const dayFault = (typed, { from, to }, named) => {
    if (!my.isDay(typed)) return "Give the whole day: day, month, and a year of four digits.";
    if (typed < "1000") return `The year is ${Number(typed.slice(0, 4))}. Give all four digits of it, such as ${to.slice(0, 2)}${typed.slice(2, 4)}.`;
    if (typed < from) return `Give a day from ${named(from)} on.`;
    return typed > to ? `Give a day no later than ${named(to)}.` : "";
  };

  // ------------------------------------------------------------------ What is stored

  const nothing = () => ({ version: VERSION, firms: [], log: [], about: {} });

  // What makes a stored part of one version that of the next.
  const MIGRATIONS = {
    // 1: the directory alone kept firms, {firms: [{id, added}]}, and the part had no version.
    1: (part) => ({ ...part, version: 2, firms: Array.isArray(part.firms) ? part.firms : [], log: [], about: {} }),
  };

  /**
   * Return a stored part in the form of today, with everything in it that is not understood.
   *
   * @param {Object|undefined} part
   * @returns {{part: Object}|{trouble: "newer"|"damaged"}}
   */
  const migrate = (part) => {
    if (part === undefined) return { part: nothing() };
    if (!isObject(part)) return { trouble: "damaged" };
    let version = part.version === undefined ? 1 : part.version;
    if (!Number.isInteger(version) || version < 1) return { trouble: "damaged" };
    if (version > VERSION) return { trouble: "newer" };
    let now = part;
    for (; version < VERSION; version += 1) now = MIGRATIONS[version](now);
    return { part: now };
  };

  const listIn = (part, name) => (Array.isArray(part[name]) ? part[name] : []);

  /**
   * Return what the page can show of a part, and what in it cannot be read.
   *
   * @param {Object|undefined} stored
   * @param {Object} schema Of the exported file.
   * @returns {{state: Object, unread: Array, trouble: ?string}}
   */
  const read = (stored, schema) => {
    const { part, trouble } = migrate(stored);
    if (trouble) return { state: nothing(), unread: [], trouble };
    const unread = [];
    const seen = { firms: new Set(), log: new Set() };
    const good = (name, definition) =>
      listIn(part, name).filter((record) => {
        const fine = !my.faultsIn(record, schema, definition).length && !seen[name].has(record.id);
        if (fine) seen[name].add(record.id);
        else unread.push(record);
        return fine;
      }).map((record) => (record.changed && !my.isMoment(record.changed) ? withFields(record, { changed: null }) : record));
    const firms = good("firms", "Followed");
    // An entry whose firm is gone, because the directory took it out, says nothing any more; it is kept all the same.
    const log = good("log", "Entry").filter((entry) => seen.firms.has(entry.firm) || !unread.push(entry));
    const about = {};
    for (const [id, text] of Object.entries(isObject(part.about) ? part.about : {})) {
      if (my.faultsIn({ [id]: text }, { ...schema.$defs.Search.properties.about, $defs: schema.$defs }).length) unread.push({ [id]: text });
      else about[id] = text;
    }
    for (const name of ["firms", "log"]) if (part[name] !== undefined && !Array.isArray(part[name])) unread.push(part[name]);
    const overruled = listIn(part, "overruled").filter((key) => typeof key === "string");
    const calendar = listIn(part, "calendar").filter((one) => !my.faultsIn(one, schema, "Exported").length);
    const more = { ...(overruled.length ? { overruled } : {}), ...(calendar.length ? { calendar } : {}) };
    return { state: { version: VERSION, firms, log, about, ...more }, unread, trouble: null };
  };

  // ------------------------------------------------------------------ Days that cannot be right

  /**
   * Return the days of a search that My search would not take today, as earlier versions of it did.
   *
   * @returns {{firm: string, what: string, on: string, mended: (day: string, changed: string) => Object}[]} mended returns
   *   the change that puts a day in its place.
   */
  const oddDays = (state, span) => {
    const found = [];
    const look = (firm, on, what, change) => {
      if (on && !my.isWithin(on, span)) found.push({ firm, what, on, mended: change });
    };
    for (const firm of state.firms) {
      const set = (make) => (day, changed) => ({ do: "set", id: firm.id, fields: { ...make(day), changed } });
      look(firm.id, firm.added, "added to your search on", set((added) => ({ added })));
      look(firm.id, firm.since, "at its stage since", set((since) => ({ since })));
      look(firm.id, firm.next?.on, `next step${firm.next?.what ? ` “${firm.next.what}”` : ""} on`, set((on) => ({ next: { ...firm.next, on } })));
      for (const one of firm.resumes || []) {
        const resumes = (on) => ({ resumes: firm.resumes.map((other) => (other === one ? { ...one, on } : other)) });
        look(firm.id, one.on, `CV sent to ${one.employer} on`, set(resumes));
      }
    }
    for (const entry of state.log) look(entry.firm, entry.on, "log entry of", (on, changed) => ({ do: "log", entry: { ...entry, on, changed } }));
    return found;
  };

  // ------------------------------------------------------------------ What went into calendar files

  const MOST_EXPORTED = 2000;
  const CANCELLED_FOR = 90; // days that files repeat a cancellation

  /** Return two lists of what went into calendar files as one: of two states of an entry the later one counts. */
  const mergedCalendars = (mine, theirs) => {
    const found = new Map();
    for (const one of [...(mine || []), ...(theirs || [])]) {
      const other = found.get(one?.uid);
      if (isObject(one) && !(other && other.sequence > one.sequence)) found.set(one.uid, one);
    }
    // What still stands in a calendar counts more than what was cancelled.
    return [...found.values()].sort((a, b) => (a.gone ? 1 : 0) - (b.gone ? 1 : 0) || (a.gone < b.gone ? 1 : a.gone > b.gone ? -1 : 0)).slice(0, MOST_EXPORTED);
  };

  const withCalendar = ({ calendar: _, ...part }, calendar) => (calendar.length ? { ...part, calendar } : part);

  // ------------------------------------------------------------------ Changes

  /** Return a list with the first record of an id replaced. */
  const replaced = (list, id, record) => {
    const place = list.findIndex((one) => one?.id === id);
    return [...list.slice(0, place), record, ...list.slice(place + 1)];
  };
  const without = (list, ids) => list.filter((one) => !ids.has(one?.id));

  /** Return a record with fields set; one that is set to nothing is left out. */
  const withFields = (record, fields) => {
    const next = { ...record, ...fields };
    for (const [name, value] of Object.entries(fields)) {
      const empty = value === undefined || value === null || value === "" || value === false;
      const bare = (Array.isArray(value) && !value.length) || (isObject(value) && !Object.keys(value).length);
      if (empty || bare) delete next[name];
    }
    return next;
  };

  const CHANGES = {
    follow: (part, { firm }) =>
      part.firms.some((one) => one?.id === firm.id) ? part : { ...part, firms: [...part.firms, firm] },
    set(part, { id, fields }) {
      const firm = part.firms.find((one) => one?.id === id);
      return firm ? { ...part, firms: replaced(part.firms, id, withFields(firm, fields)) } : part;
    },
    unfollow: (part, { id }) => ({
      ...part,
      firms: without(part.firms, new Set([id])),
      log: part.log.filter((entry) => entry?.firm !== id),
    }),
    /** Put an entry in the log, in the place of the one of its id if there is one. */
    log: (part, { entry }) => ({
      ...part,
      log: part.log.some((one) => one?.id === entry.id) ? replaced(part.log, entry.id, entry) : [...part.log, entry],
    }),
    unlog: (part, { id }) => ({ ...part, log: without(part.log, new Set([id])) }),
    about: (part, { fields }) => ({ ...part, about: withFields(part.about, fields) }),
    overrule: (part, { key }) => ({ ...part, overruled: [...new Set([...(part.overruled || []), key])] }),
    allow: (part, { key }) => ({ ...part, overruled: (part.overruled || []).filter((one) => one !== key) }),
    /** Put records back that were there before; the order of the list is that of their days, so the place is free. */
    restore(part, { firms = [], log = [] }) {
      const put = (list, records) => {
        const back = new Map(records.map((record) => [record.id, record]));
        const kept = list.map((one) => {
          const own = back.get(one?.id);
          back.delete(one?.id);
          return own || one;
        });
        return [...kept, ...back.values()];
      };
      return { ...part, firms: put(part.firms, firms), log: put(part.log, log) };
    },
    /** Put a search in the place of what is there; whole leaves nothing of what went into calendar files meanwhile. */
    replace(part, { search, whole }) {
      const uids = new Set((search.calendar || []).map(({ uid }) => uid));
      const exported = whole ? listIn(part, "calendar").filter((one) => uids.has(one?.uid)) : listIn(part, "calendar");
      return withCalendar({ ...search, version: VERSION }, mergedCalendars(search.calendar, exported));
    },
    /** Remember what went into a calendar file. */
    calendar(part, { records, today }) {
      const all = mergedCalendars(listIn(part, "calendar"), records);
      return withCalendar(part, all.filter(({ gone }) => !gone || daysBetween(gone, today) <= CANCELLED_FOR));
    },
    /** Say of entries of a calendar what they stand for now. */
    things: (part, { things }) =>
      withCalendar(part, listIn(part, "calendar").map((one) => (Object.hasOwn(things, one?.uid) ? withFields(one, { thing: things[one.uid] }) : one))),
    many: (part, { changes }) => changes.reduce(apply, part),
  };

  /**
   * Return a part with a change made; the change may be made again on what another tab has stored meanwhile.
   *
   * @param {Object} part In the form of today; what in it is not understood stays.
   * @param {{do: string}} change
   */
  const apply = (part, change) => CHANGES[change.do](part, change);

  /** Return what is to be stored: a stored part of any version with changes made. */
  const applyAll = (stored, changes) => {
    const { part } = migrate(stored);
    if (!part) return stored; // A newer version wrote it meanwhile; it stays as it is.
    const whole = { ...part, firms: listIn(part, "firms"), log: listIn(part, "log"), about: isObject(part.about) ? part.about : {} };
    return changes.reduce(apply, whole);
  };

  /** Return the change that takes another one back, seen from the state before it. */
  const undoing = (state, change) => {
    const firmOf = (id) => state.firms.filter((firm) => firm.id === id);
    switch (change.do) {
      case "follow":
        return { do: "unfollow", id: change.firm.id };
      case "set":
        return { do: "restore", firms: firmOf(change.id) };
      case "unfollow":
        return { do: "restore", firms: firmOf(change.id), log: state.log.filter((entry) => entry.firm === change.id) };
      case "log":
        return state.log.some((one) => one.id === change.entry.id)
          ? { do: "restore", log: state.log.filter((one) => one.id === change.entry.id) }
          : { do: "unlog", id: change.entry.id };
      case "unlog":
        return { do: "restore", log: state.log.filter((one) => one.id === change.id) };
      case "many": {
        const back = [];
        let now = state;
        for (const one of change.changes) {
          back.unshift(undoing(now, one));
          now = apply(now, one);
        }
        return { do: "many", changes: back };
      }
      case "about":
        return { do: "about", fields: Object.fromEntries(Object.keys(change.fields).map((id) => [id, state.about[id]])) };
      case "overrule":
        return { do: "allow", key: change.key };
      case "things":
        return { do: "things", things: Object.fromEntries(listIn(state, "calendar").filter(({ uid }) => Object.hasOwn(change.things, uid)).map(({ uid, thing }) => [uid, thing])) };
      default:
        return { do: "replace", search: state, whole: true };
    }
  };

  // ------------------------------------------------------------------ What follows from the log

  /** Return the entries of each firm in the order of their days, by firm. */
  const byFirm = (log) => {
    const found = new Map();
    for (const entry of log) {
      if (!found.has(entry.firm)) found.set(entry.firm, []);
      found.get(entry.firm).push(entry);
    }
    // The sort is stable: entries of one day stay in the order in which they were noted.
    for (const entries of found.values()) entries.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    return found;
  };

  /**
   * Return what the log of one firm tells.
   *
   * @param {Object[]} entries In the order of their days.
   * @returns {{last: ?Object, lastSpoke: ?string, lastContact: ?string, lastOut: ?Object, turn: ?("you"|"they"),
   *   since: ?string, attempts: number, failed: number, silent: number, answered: boolean, given: number,
   *   received: number, people: Object[]}} lastOut is your last note or call if they have not answered since; silent
   *   counts your notes and calls since their last answer.
   */
  const factsOf = (entries) => {
    const facts = {
      last: null, lastSpoke: null, lastContact: null, lastOut: null, turn: null, since: null,
      attempts: 0, failed: 0, silent: 0, answered: false, given: 0, received: 0, people: [],
    };
    const turnTo = (turn, on) => {
      facts.turn = turn;
      facts.since = turn && on;
    };
    entries.forEach((entry, place) => {
      const { kind, on } = entry;
      facts.last = entry;
      if (kind !== "no-answer") facts.lastContact = on;
      if (OUT.has(kind) && entry.who) facts.people.push({ who: entry.who, on });
      if (GIVEN.has(kind)) facts.given += 1;
      if (RECEIVED.has(kind)) facts.received += 1;
      if (OUT.has(kind)) {
        facts.attempts += 1;
        const spoke = kind === "call" && entries[place + 1]?.kind !== "no-answer";
        if (spoke) {
          facts.lastSpoke = on;
          facts.silent = 0;
          facts.answered = true;
          facts.lastOut = entry;
          turnTo(null);
        } else {
          facts.silent += 1;
          facts.lastOut = entry;
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
      } else if (BACK.has(kind)) {
        facts.silent = 0;
        facts.answered = true;
        facts.lastOut = null;
        if (SPOKEN.has(kind)) facts.lastSpoke = on;
        if (kind === "they-called" || kind === "reply") turnTo("you", on);
        else turnTo(kind === "interview" ? "they" : null, on);
      } else if (facts.turn === "you") {
        turnTo(null); // thanks, or a lead given, is an answer too
      }
    });
    return facts;
  };

  /** Return how a firm answers, in words; nothing where no answer is missing. */
  const silenceText = ({ attempts, failed }) => {
    if (!failed) return "";
    return failed === attempts ? `Did not answer (${failed} of ${attempts})` : `No answer to ${failed} of ${attempts}`;
  };

  const relationOf = (firm) => firm.relation || "to-research";

  /** Return the relation that an entry brings a firm to, or null if it stays where it is. */
  const relationAfter = (relation, kind) => {
    if (kind === "note-sent" || kind === "call") {
      if (["to-research", "to-contact", "resting"].includes(relation)) return kind === "call" ? "in-touch" : "contacted";
      return kind === "call" && relation === "contacted" ? "in-touch" : null;
    }
    if (kind === "no-answer") return ["to-research", "to-contact"].includes(relation) ? "contacted" : null;
    if (kind === "interview") return relation === "in-a-search" ? null : "in-a-search";
    if (BACK.has(kind)) return ["in-touch", "in-a-search"].includes(relation) ? null : "in-touch";
    return null;
  };

  // ------------------------------------------------------------------ Cadence

  /** Return the first record of a measure that fits, or null. */
  const cadenceFor = (cadence, measure, { relation, kind, after } = {}) =>
    cadence.find(
      (one) =>
        one.measure === measure &&
        (!one.relations || one.relations.includes(relation)) &&
        (!one.kinds || one.kinds.includes(kind)) &&
        (!one.after || one.after.includes(after)),
    ) || null;

  const keyOf = (rule, basis) => `${rule.id}@${basis}`;

  /**
   * Return what is to be done for a firm, the first due first: the reader's own next step, and what courtesy suggests.
   * A suggestion that was set aside comes back when something new has happened.
   *
   * @param {Object} firm
   * @param {Object} facts
   * @param {string} kind The kind of firm.
   * @param {Object[]} cadence
   * @param {string} today
   * @param {?{from: string, to: string}} span Days out of it count as not given.
   * @returns {{due: string, text: string, rule: ?Object, key: ?string, own: boolean, rest: boolean}[]}
   */
  const dueFor = (firm, facts, kind, cadence, today, span = null) => {
    const sound = (day) => (day && my.isWithin(day, span) ? day : null);
    const since = sound(firm.since);
    const relation = relationOf(firm);
    const found = [];
    const scope = { relation, kind, after: facts.last?.kind };
    const base = facts.lastContact && (!since || facts.lastContact >= since || relation !== "resting")
      ? facts.lastContact
      : since || sound(firm.added) || today;
    const suggest = (rule, due, from, more = {}) => {
      const key = keyOf(rule, from);
      if (firm.overruled?.includes(key)) return false;
      found.push({ due, text: rule.advice, rule, key, own: false, rest: false, ...more });
      return true;
    };
    if (sound(firm.next?.on)) found.push({ due: firm.next.on, text: firm.next.what || "Next step", rule: null, key: null, own: true, rest: false });
    const courtesy = facts.last && cadenceFor(cadence, "thanks-owed", scope);
    if (courtesy) suggest(courtesy, plusDays(facts.last.on, courtesy.number), facts.last.on);
    const owed = facts.turn === "you" && cadenceFor(cadence, "answer-owed", { ...scope, after: facts.last.kind === "lead-given" ? "reply" : facts.last.kind });
    if (owed) suggest(owed, plusDays(facts.since, owed.number), facts.since);
    if (relation === "resting") {
      if (!found.length) {
        const rule = cadenceFor(cadence, "next-contact", scope);
        if (rule) suggest(rule, plusDays(base, rule.number), base);
      }
      return found;
    }
    const enough = cadenceFor(cadence, "unanswered", scope);
    const next = cadenceFor(cadence, "next-contact", scope);
    // The last note too has had its time.
    const waited = facts.last?.kind === "no-answer" || (next && daysBetween(base, today) >= next.number);
    if (enough && facts.silent >= enough.number) {
      if (waited) suggest(enough, today, base, { rest: true });
      return inOrder(found); // Another note is not what is needed.
    }
    if (!found.length && next) {
      const lapse = cadenceFor(cadence, "lapse", scope);
      const late = lapse && daysBetween(base, today) >= lapse.number;
      if (!(late && suggest(lapse, plusDays(base, lapse.number), base, { lapse: true }))) suggest(next, plusDays(base, next.number), base);
    }
    return inOrder(found);
  };
  /** Tell whether what is due is to find out whether the firm fits at all: a deed that no log has. */
  const isResearch = ({ rule }, firm) => rule?.measure === "next-contact" && relationOf(firm) === "to-research";

  const inOrder = (items) => items.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));

  const samePerson = (one, other) => one.trim().toLowerCase() === other.trim().toLowerCase();

  /**
   * Return what to consider before writing to a firm or calling it; nothing if nothing speaks against it.
   *
   * @param {Object} firm
   * @param {Object} facts
   * @param {string} kind The kind of firm.
   * @param {Object[]} cadence
   * @param {{on: string, who: ?string}} plan
   * @returns {{rule: Object, key: string, text: string, detail: string}[]}
   */
  const beforeContact = (firm, facts, kind, cadence, { on, who }) => {
    const found = [];
    const scope = { relation: relationOf(firm), kind, after: facts.lastOut?.kind };
    const soon = facts.lastOut && cadenceFor(cadence, "too-soon", scope);
    const gone = facts.lastOut ? daysBetween(facts.lastOut.on, on) : 0;
    if (soon && gone >= 0 && gone < soon.number) {
      const when = gone === 0 ? "the same day" : gone === 1 ? "a day before" : `${gone} days before`;
      found.push({ rule: soon, text: soon.advice, detail: `Your last note or call was ${when}.`, from: plusDays(facts.lastOut.on, soon.number) });
    }
    const enough = cadenceFor(cadence, "unanswered", scope);
    if (enough && facts.silent >= enough.number) {
      found.push({ rule: enough, text: enough.advice, detail: `Your last ${facts.silent} notes or calls were not answered.` });
    }
    const few = cadenceFor(cadence, "people-in-a-firm", scope);
    const others = [...new Set(facts.people.map((person) => person.who.trim()))].filter((name) => who && !samePerson(name, who));
    if (few && who && others.length >= few.number) {
      found.push({ rule: few, text: few.advice, detail: `You have written to ${others.slice(0, 3).join(", ")} here.` });
    }
    const basis = facts.lastOut?.on || facts.last?.on || "";
    return found.map((one) => ({ ...one, key: keyOf(one.rule, basis) })).filter(({ key }) => !firm.overruled?.includes(key));
  };

  /**
   * Return a warning if more firms are followed than one can keep up with, resting ones apart; or null.
   * Agencies and retained firms have numbers of their own: each firm counts under the first that fits its kind.
   *
   * @param {Object} state
   * @param {Object[]} cadence
   * @param {(id: string) => string} kindOf The kind of a firm, by its id; empty where it is not known.
   * @param {number} adding How many are about to be followed, of which no kind is known yet.
   */
  const tooManyFirms = (state, cadence, kindOf, adding = 0) => {
    const ruleOf = (kind) => cadenceFor(cadence, "firms-at-once", { kind });
    const followed = state.firms.filter((firm) => ACTIVE.has(relationOf(firm)));
    const rules = [...followed.map((firm) => ruleOf(kindOf(firm.id))), ...Array(adding).fill(ruleOf(""))].filter(Boolean);
    for (const rule of new Set(rules)) {
      const number = rules.filter((one) => one === rule).length;
      const key = keyOf(rule, number);
      if (number > rule.number && !state.overruled?.includes(key)) {
        const what = rule.kinds ? "agencies" : "firms";
        return { rule, key, number, text: rule.advice, detail: `You follow ${number} ${what}, besides those at rest; about ${rule.number} are advised.` };
      }
    }
    return null;
  };

  const FORMS = /\b(ltd|limited|inc|incorporated|llc|llp|plc|gmbh|ag|sa|se|nv|bv|ab|as|oy|spa|srl|kg|corp|corporation|co|company|group|holding|holdings|the)\b/g;

  /** Return the name of an employer as two people who write it differently may have meant it. */
  const employerKey = (name) =>
    name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[.'’]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").replace(FORMS, " ").replace(/\s+/g, " ").trim() ||
    name.trim().toLowerCase();

  /**
   * Return the employers to which more than one firm has taken the reader's resume.
   *
   * @returns {Map<string, {firm: string, employer: string, role: ?string, on: string}[]>} By employer.
   */
  const sharedEmployers = (state) => {
    const all = new Map();
    for (const firm of state.firms) {
      for (const { employer, role, on } of firm.resumes || []) {
        const key = employerKey(employer);
        if (!all.has(key)) all.set(key, []);
        all.get(key).push({ firm: firm.id, employer, role, on });
      }
    }
    for (const [key, sent] of all) if (new Set(sent.map(({ firm }) => firm)).size < 2) all.delete(key);
    return all;
  };

  /** Return the checklists that fit a firm's kind and where the reader stands with it. */
  const checklistsFor = (checklists, kind, relation) => {
    const stages = {
      "to-research": ["prepare"],
      "to-contact": ["prepare", "approach"],
      contacted: ["approach", "stay-in-touch"],
      "in-touch": ["stay-in-touch", "approach"],
      "in-a-search": ["in-the-process", "stay-in-touch"],
      resting: ["stay-in-touch"],
    }[relation] || []; // A stage that is new to the vocabulary has none yet.
    return checklists
      .filter((one) => stages.includes(one.stage) && (!one.kinds || !kind || one.kinds.includes(kind)))
      .sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
  };

  /** Return the messages with those that fit where the reader stands first. */
  const messagesFor = (messages, relation, facts) => {
    const first = {
      "to-research": ["first-note"],
      "to-contact": ["first-note"],
      contacted: facts.answered ? ["status-update"] : ["follow-up", "first-note"],
      "in-touch": facts.turn === "you" ? ["reply-interested", "polite-decline"] : ["status-update", "referral"],
      "in-a-search": ["thank-you-after-a-call", "follow-up", "ask-feedback", "withdraw"],
      resting: ["status-update"],
    }[relation] || [];
    const place = ({ id }) => (first.includes(id) ? first.indexOf(id) : first.length);
    return [...messages].sort((a, b) => place(a) - place(b));
  };

  /**
   * Return a text of a message with what is known put in the place of its blanks.
   *
   * @param {string} text With blanks such as {role}.
   * @param {Object} values By blank.
   * @param {Object} labels Of the blanks; what stands in brackets where nothing is known.
   */
  const filled = (text, values, labels) =>
    text.replace(/\{([^{}]*)\}/g, (_, id) => (Object.hasOwn(values, id) && values[id]) || `[${Object.hasOwn(labels, id) ? labels[id] : id}]`);

  /** Return what a person typed as a web address, or null if it is none; https is added where the scheme is missing. */
  const webAddress = (typed) => {
    const text = typed.trim();
    if (!text) return null;
    const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+\.[^/]+:\d+/.test(text) ? text : `https://${text}`;
    try {
      const { protocol, hostname, href } = new URL(whole);
      return ["http:", "https:"].includes(protocol) && hostname.includes(".") && !/[\s"'<>\\^`{|}]/.test(href) ? href : null;
    } catch {
      return null;
    }
  };

  Object.assign(my, {
    VERSION, OUT, daysBetween, plusDays, spanOf, dayFault, oddDays, mergedCalendars, nothing, migrate, read, withFields, apply, applyAll, undoing, byFirm, factsOf,
    silenceText, relationOf, relationAfter, cadenceFor, dueFor, isResearch, beforeContact, tooManyFirms, employerKey, sharedEmployers,
    checklistsFor, messagesFor, filled, webAddress,
  });
})();
