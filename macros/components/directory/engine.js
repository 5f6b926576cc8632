// The directory's engine: finds, ranks and counts firms. It follows tests/reference/ranking.py to the letter, and knows
// no page. Its parts stand in engine-*.js.
//
//   Rapport.directoryEngine(index)   the engine of what index.py has written
(() => {
  "use strict";

  const { members, sizeOf, LEAST, slices } = window.Rapport.engineParts;
  const { readIndex, makeMatcher, makeChooser, makeWeigher, makeWhy } = window.Rapport.engineParts;
  const LAST_DAY = 1e6;

  /**
   * Return the engine of an index. A query may hold anything: of the text what can be read is read, values that are
   * unknown are ignored, and an unknown order stands for fit: with nothing asked for, what is known best stands first.
   *
   * @type {Rapport["directoryEngine"]}
   */
  const directoryEngine = (index) => {
    const records = readIndex(index);
    const { count, facets, facet } = records;
    const matcher = makeMatcher(index, records);
    const { textOf, askedIn } = matcher;
    const { chosenOf, found, countsOf, relax } = makeChooser(records);
    const weightsOf = makeWeigher(records, matcher);

    /** @type {(all: FirmSet, text: TextMatch, chosen: Chosen[], order: DirectoryResult["sort"]) => Ranked} */
    const ranked = (all, text, chosen, order) => {
      const keys = Float64Array.from(members(all));
      if (order !== "name") {
        // The least key stands first. The days are counted down from a late one.
        const weights = order === "fit" ? weightsOf(all, text, chosen) : index.checked;
        const [sign, base] = order === "fit" ? [1, -LEAST] : [-1, LAST_DAY];
        for (let k = 0; k < keys.length; k += 1) keys[k] += (base + sign * weights[keys[k]]) * count;
      }
      return { total: keys.length, slice: slices(keys, order === "name", (key) => key % count) };
    };

    /** @type {DirectoryEngine["query"]} */
    const query = ({ q = "", choice = {}, sort = "" } = {}) => {
      const text = textOf(q);
      const chosen = chosenOf(choice);
      const order = sort === "name" || sort === "checked" ? sort : "fit";
      const all = found(text, chosen);
      return { ...ranked(all, text, chosen, order), counts: countsOf(text, chosen, all), sort: order };
    };

    /** @type {DirectoryEngine["best"]} */
    const best = (q, most) => {
      const text = textOf(q);
      if (text.all === records.everyone) return { total: 0, firms: [], areNamed: false }; // It asks for nothing.
      const named = new Uint32Array(records.width);
      for (const n of members(text.all)) if (matcher.isNamed(n, text)) named[n >>> 5] |= 1 << (n & 31);
      const areNamed = named.some(Boolean);
      const { slice } = ranked(areNamed ? named : text.all, text, [], "fit");
      return { total: sizeOf(text.all), firms: slice(0, most), areNamed };
    };

    return {
      size: count,
      facets: facets.map(({ id, title, values, labels, words, used, isSwitch }) => ({
        id,
        title,
        isSwitch,
        values: used.map((place) => ({ id: values[place], label: labels[place], words: words(place) })),
      })),
      query,
      best,
      firm: records.firm,
      facts: records.facts,
      inResult: index.result,
      most: index.most,
      asked: index.asked.length,
      label: records.label,
      number: records.number,
      ...makeWhy(records, chosenOf, askedIn),
      relax: ({ q = "", choice = {} } = {}) => relax(textOf(q), chosenOf(choice)),
      /** Do now, when nobody waits, what the first queries would need. */
      prepare: () => {
        for (const one of facets) one.found();
        matcher.prepare();
      },
      /** Tell whether a facet has a value, even one that no firm has. */
      knows: (id, value) => facet(id)?.places().has(value) ?? false,
    };
  };

  Object.assign(window.Rapport, { directoryEngine });
})();
