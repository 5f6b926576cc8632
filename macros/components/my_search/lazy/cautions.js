// What a reader is warned of: too soon, too often, too many firms, one employer through two firms.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { daysBetween, plusDays, fold } = window.Rapport;

  /** @type {(one: string, other: string) => boolean} */
  const samePerson = (one, other) => one.trim().toLowerCase() === other.trim().toLowerCase();

  /** Return what to consider before writing to a firm or calling it; nothing if nothing speaks against it. */
  my.beforeContact = (firm, facts, kind, cadence, { on, who }) => {
    const { lastOut, last, silent } = facts;
    /** @type {My.Caution[]} */
    const cautions = [];
    /** @type {(rule: My.Cadence, detail: string, from?: string) => void} */
    const warn = (rule, detail, from) => {
      const key = my.keyOf(rule, lastOut?.on || last?.on || "");
      if (!firm.overruled?.includes(key)) cautions.push({ rule, key, text: rule.advice, detail, from });
    };
    const scope = { relation: my.relationOf(firm), kind, after: lastOut?.kind };
    const soon = lastOut && my.cadenceFor(cadence, "too-soon", scope);
    const days = lastOut ? daysBetween(lastOut.on, on) : 0;
    if (soon && days >= 0 && days < soon.number) {
      const when = days === 0 ? "the same day" : days === 1 ? "a day before" : `${days} days before`;
      warn(soon, `Your last note or call was ${when}.`, plusDays(lastOut.on, soon.number));
    }
    const enough = my.cadenceFor(cadence, "unanswered", scope);
    if (enough && silent >= enough.number) warn(enough, `Your last ${silent} notes or calls were not answered.`);
    const few = my.cadenceFor(cadence, "people-in-a-firm", scope);
    const names = [...new Set(facts.people.map((person) => person.who.trim()))];
    const others = names.filter((name) => who && !samePerson(name, who));
    if (few && who && others.length >= few.number) {
      warn(few, `You have written to ${others.slice(0, 3).join(", ")} here.`);
    }
    return cautions;
  };

  /**
   * Return a warning if more firms are followed than one can keep up with, resting ones apart; or null.
   * Agencies and retained firms have numbers of their own: each firm counts under the first that fits its kind, which
   * is empty where it is not known. adding says how many are about to be followed, of which no kind is known yet.
   */
  my.tooManyFirms = (state, { cadence, relations }, kindOf, adding = 0) => {
    /** @type {(kind: string) => My.Cadence | null} */
    const ruleOf = (kind) => my.cadenceFor(cadence, "firms-at-once", { kind });
    const followed = state.firms.filter((firm) => relations[my.relationOf(firm)]?.active !== false);
    const kinds = [...followed.map(({ id }) => kindOf(id)), ...Array(adding).fill("")];
    const rules = kinds.map(ruleOf).filter((rule) => rule !== null);
    for (const rule of new Set(rules)) {
      const number = rules.filter((one) => one === rule).length;
      const key = my.keyOf(rule, number);
      if (number > rule.number && !state.overruled?.includes(key)) {
        const what = rule.kinds ? "agencies" : "firms";
        const detail = `You follow ${number} ${what}, besides those at rest; about ${rule.number} are advised.`;
        return { rule, key, number, text: rule.advice, detail };
      }
    }
    return null;
  };

  // What the law adds to the name of a company, folded.
  const FORMS = new Set(
    (
      "ltd limited inc incorporated llc llp plc gmbh ag sa se nv bv ab as oy spa srl kg corp corporation co company " +
      "group holding holdings the"
    ).split(" "),
  );

  /** Return the name of an employer as two people who write it differently may have meant it. */
  my.employerKey = (name) => {
    const words = fold(name)
      .replace(/[.'’]/g, "")
      .split(/[^\p{L}\p{N}]+/u);
    return words.filter((word) => word && !FORMS.has(word)).join(" ") || name.trim().toLowerCase();
  };

  /** Return the employers to which more than one firm has taken the reader's resume, by employer. */
  my.sharedEmployers = (state) => {
    /** @type {ReturnType<My.Scripts["sharedEmployers"]>} */
    const all = new Map();
    for (const firm of state.firms) {
      for (const { employer, role, on } of firm.resumes || []) {
        const key = my.employerKey(employer);
        all.set(key, [...(all.get(key) || []), { firm: firm.id, employer, role, on }]);
      }
    }
    for (const [key, sent] of all) if (new Set(sent.map(({ firm }) => firm)).size < 2) all.delete(key);
    return all;
  };
})();
