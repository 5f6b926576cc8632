// What is to be done for a firm, and when: by the numbers of data/cadence.yaml and what its log tells.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { compare, daysBetween, plusDays } = window.Rapport;

  /** Return the first record of a measure that fits, or null. */
  my.cadenceFor = (cadence, measure, { relation = "", kind = "", after = "" } = {}) =>
    cadence.find(
      (one) =>
        one.measure === measure &&
        (!one.relations || one.relations.includes(relation)) &&
        (!one.kinds || one.kinds.includes(kind)) &&
        (!one.after || one.after.includes(after)),
    ) || null;

  /** Return the name of a suggestion, by which the answer to it is remembered: its rule and what it rests on. */
  my.keyOf = (rule, basis) => `${rule.id}@${basis}`;

  /**
   * Return what is to be done for a firm, the first due first: the reader's own next step, and what courtesy suggests.
   * A suggestion that was set aside comes back when something new has happened. Days out of the span count as not
   * given.
   */
  my.dueFor = (firm, facts, kind, cadence, today, span = null) => {
    /** @type {(day: string | undefined) => string | null} */
    const sound = (day) => (day && my.isWithin(day, span) ? day : null);
    const since = sound(firm.since);
    const relation = my.relationOf(firm);
    const { last } = facts;
    const scope = { relation, kind, after: last?.kind };
    /** @type {(measure: string, after?: string) => My.Cadence | null} */
    const ruleOf = (measure, after = last?.kind) => my.cadenceFor(cadence, measure, { ...scope, after });
    const talked = facts.lastContact && (!since || facts.lastContact >= since || relation !== "resting");
    const base = (talked && facts.lastContact) || since || sound(firm.added) || today;

    /** @type {My.Item[]} */
    const items = [];
    /** @type {(rule: My.Cadence, due: string, from: string, more?: Partial<My.Item>) => boolean} */
    const suggest = (rule, due, from, more = {}) => {
      const key = my.keyOf(rule, from);
      if (firm.overruled?.includes(key)) return false;
      items.push({ due, text: rule.advice, rule, key, own: false, rest: false, ...more });
      return true;
    };
    /** @type {(rule: My.Cadence | null, more?: Partial<My.Item>) => boolean} */
    const suggestContact = (rule, more) => !!rule && suggest(rule, plusDays(base, rule.number), base, more);

    const { next } = firm;
    if (next && sound(next.on)) {
      items.push({ due: next.on, text: next.what || "Next step", rule: null, key: null, own: true, rest: false });
    }
    const thanks = last && ruleOf("thanks-owed");
    if (thanks) suggest(thanks, plusDays(last.on, thanks.number), last.on);
    if (last && facts.turn === "you" && facts.since) {
      const answer = ruleOf("answer-owed", last.kind === "lead-given" ? "reply" : last.kind);
      if (answer) suggest(answer, plusDays(facts.since, answer.number), facts.since);
    }
    const contact = ruleOf("next-contact");
    if (relation === "resting") {
      if (!items.length) suggestContact(contact);
      return items;
    }
    const waited = daysBetween(base, today);
    const enough = ruleOf("unanswered");
    if (enough && facts.silent >= enough.number) {
      // The last note too has had its time. Another one is not what is needed.
      if (last?.kind === "no-answer" || (contact && waited >= contact.number)) {
        suggest(enough, today, base, { rest: true });
      }
    } else if (!items.length && contact) {
      const lapse = ruleOf("lapse");
      const late = lapse && waited >= lapse.number;
      if (!(late && suggestContact(lapse, { lapse: true }))) suggestContact(contact);
    }
    return items.sort((a, b) => compare(a.due, b.due));
  };

  /** Tell whether what is due is to find out whether the firm fits at all: no log has that. */
  my.isResearch = ({ rule }, firm) => rule?.measure === "next-contact" && my.relationOf(firm) === "to-research";
})();
