// What follows from the state of a workspace, worked out once for each state.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { compare } = window.Rapport;
  const neighbours = /** @type {My.Neighbours} */ (/** @type {unknown} */ (window.Rapport));

  /** @type {{index: object, engine: My.Engine} | null} */
  let cached = null; // the directory's engine, made once

  /** Return what the directory's index is asked with, made when it is first asked for; null without an index. */
  const engine = () => {
    const index = window.RapportDirectoryIndex;
    if (index && cached?.index !== index) cached = { index, engine: neighbours.directoryEngine(index) };
    return cached?.engine || null;
  };

  /**
   * Return a function that works a value out anew only when what it depends on has changed.
   *
   * @template T
   * @param {() => unknown[]} of
   * @param {() => T} make
   * @returns {() => T}
   */
  const memo = (of, make) => {
    /** @type {{keys: unknown[], value: T} | null} */
    let last = null;
    return () => {
      const keys = of();
      if (!last || keys.some((key, place) => key !== last?.keys[place])) last = { keys, value: make() };
      return last.value;
    };
  };

  /**
   * Of the firms whose log has not changed the facts stay the same objects.
   *
   * @type {(ws: My.Workspace, span: () => My.Span) => Pick<My.Selectors, "entries" | "facts">}
   */
  const ofTheLog = (ws, span) => {
    const { entries: kinds } = ws.known;
    const entriesByFirm = memo(
      () => [ws.state.log],
      () => my.byFirm(ws.state.log),
    );
    /** @type {Map<string, {entries: My.Entry[], facts: My.Facts}>} */
    let ofFirms = new Map();
    const factsByFirm = memo(
      () => [ws.state.log, ws.today],
      () => {
        const before = ofFirms;
        const days = span();
        ofFirms = new Map();
        for (const [id, all] of entriesByFirm()) {
          const entries = all.filter(({ on }) => my.isWithin(on, days));
          const old = before.get(id);
          const same = old?.entries.length === entries.length && entries.every((one, n) => one === old.entries[n]);
          ofFirms.set(id, old && same ? old : { entries, facts: my.factsOf(entries, kinds) });
        }
        return ofFirms;
      },
    );
    const noFacts = my.factsOf([], kinds);
    return {
      entries: (id) => entriesByFirm().get(id) || [],
      facts: (id) => factsByFirm().get(id)?.facts || noFacts,
    };
  };

  /** @type {(ws: My.Workspace, span: () => My.Span) => Pick<My.Selectors, "due" | "dueOf" | "firstDue">} */
  const ofWhatIsDue = (ws, span) => {
    /** @type {Map<string, {firm: My.Firm, facts: My.Facts, day: string, items: My.Item[]}>} */
    const cache = new Map(); // by firm
    /** @param {My.Firm} firm */
    const dueOf = (firm) => {
      const day = ws.today;
      const facts = ws.facts(firm.id);
      const before = cache.get(firm.id);
      if (before && before.firm === firm && before.facts === facts && before.day === day) return before.items;
      const items = my.dueFor(firm, facts, ws.about(firm).kind, ws.known.cadence, day, span());
      cache.set(firm.id, { firm, facts, day, items });
      return items;
    };
    const due = memo(
      () => [ws.state.firms, ws.state.log, ws.today],
      () => {
        const items = ws.state.firms.flatMap((firm) => dueOf(firm).map((item) => ({ ...item, firm })));
        return items.sort((a, b) => compare(a.due, b.due));
      },
    );
    const firstDue = memo(
      () => [due()],
      () => new Map([...due()].reverse().map((item) => [item.firm.id, item])),
    );
    return { due, dueOf, firstDue };
  };

  my.selectorsOf = (ws) => {
    const { known } = ws;
    const span = memo(
      () => [ws.today],
      () => my.spanOf(ws.today, known.days),
    );
    const oddDays = memo(
      () => [ws.state.firms, ws.state.log, ws.today],
      () => my.oddDays(ws.state, span()),
    );
    const firmsById = memo(
      () => [ws.state.firms],
      () => new Map(ws.state.firms.map((firm) => [firm.id, firm])),
    );
    /** @type {Map<string, My.Listed | null>} */
    const asked = new Map(); // firms of the directory
    /** @param {string} id */
    const listed = (id) => {
      const before = asked.get(id);
      if (before !== undefined) return before;
      const number = engine()?.number(id) ?? -1;
      const firm = (number >= 0 && engine()?.firm(number)) || null;
      asked.set(id, firm);
      return firm;
    };
    /** @type {My.Selectors["word"]} */
    const word = (vocabulary, value) => (value && known.words[vocabulary]?.[value]?.[0]) || "";
    /** @type {My.Selectors["about"]} */
    const about = (given) => {
      const firm = typeof given === "string" ? firmsById().get(given) || { id: given } : given;
      const inDirectory = listed(firm.id);
      const stored = /** @type {Partial<My.Firm>} */ (firm);
      return {
        name: inDirectory?.name || stored.name || firm.id,
        kind: inDirectory?.kind || stored.kind || "",
        website: inDirectory?.website || (/^https?:/.test(stored.website || "") && stored.website) || "",
        listed: Boolean(inDirectory),
        facts: ws.facts(firm.id),
      };
    };
    /** @param {My.FirmItem[]} items */
    const dated = (items) =>
      items.map((item) => {
        const { firm, due, text, rule } = item;
        const what = rule ? word("measure", rule.measure) : text;
        return {
          firm: firm.id,
          thing: my.thingOf(item),
          name: rule ? rule.id : "next",
          on: compare(due, ws.today) < 0 ? ws.today : due,
          title: ws.discreet ? "My search: a next step" : `${about(firm).name}: ${what}`,
          text: ws.discreet ? "" : [text, rule?.why].filter(Boolean).join("\n"),
        };
      });
    return {
      engine,
      firm: (id) => firmsById().get(id),
      listed,
      about,
      approach(id) {
        const { channel, unsolicited } = listed(id)?.contact || {};
        return [word("channel", channel), word("unsolicited", unsolicited)].filter(Boolean).join("; ");
      },
      word,
      ...ofTheLog(ws, span),
      ...ofWhatIsDue(ws, span),
      span,
      oddDays,
      dated,
      cancels: () => my.noLongerDue(ws.state.calendar || [], dated(ws.due())).length,
    };
  };
})();
