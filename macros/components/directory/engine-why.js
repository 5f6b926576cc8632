// Says why a firm matches a query, and what of it is not known; marks the words asked for in a text.
(() => {
  "use strict";

  const { WHOLE, BEGUN, wordsOf, matches, marksOf } = window.Rapport.engineParts;
  const MOST_READINGS = 5000;

  /** @param {string[]} texts */
  const listed = (texts) => [texts.slice(0, -1).join(", "), ...texts.slice(-1)].filter(Boolean).join(" and ");

  /** @type {Record<string, string>} What a firm has to do with a value, to say why it matches. */
  const SAYS = {
    service: "offers ",
    industry: "names ",
    function: "names ",
    level: "level ",
    country: "office in ",
    region: "office in ",
    membership: "member of ",
  };
  /** @type {(facet: string, labels: string[]) => string} */
  const says = (facet, labels) => `${SAYS[facet] || ""}${listed(labels)}`;

  /** @type {EngineParts["makeWhy"]} */
  const makeWhy = (records, chosenOf, askedIn) => {
    const { facets, placesAt, isGeneralist, nameAt, formerlyAt, summaryAt, cityAt, unstatedAt } = records;

    /** @type {Map<string, FoldedText>} */
    const readings = new Map();
    /**
     * Return the words of a text that is shown: the same ones are shown again and again while someone types.
     *
     * @param {string} text
     */
    const readingOf = (text) => {
      let words = readings.get(text);
      if (!words) {
        words = wordsOf(text);
        if (readings.size === MOST_READINGS) readings.clear();
        readings.set(text, words);
      }
      return words;
    };

    /** Return where words can stand in the texts of a firm. @param {number} n */
    const spotsOf = (n) => {
      /** @type {[string, Spot["say"], string?][]} */
      const spots = [
        [nameAt(n), (words) => `${words} in its name`],
        ...formerlyAt(n).map((name) => /** @type {[string, Spot["say"]]} */ ([name, () => `formerly ${name}`])),
        [summaryAt(n), (words) => `${words} in its summary`],
        [cityAt(n), () => `head office in ${cityAt(n)}`],
      ];
      for (const one of facets) {
        for (const place of placesAt(one.id, n)) {
          const label = one.labels[place];
          for (const word of one.words(place)) spots.push([word, () => says(one.id, [label]), label]);
        }
      }
      return spots.map(([text, say, label]) => {
        /** @type {Spot} */
        const spot = { text, say, label, words: readingOf(text), exact: [] };
        return spot;
      });
    };

    /** @type {DirectoryEngine["why"]} Says in a few words why a firm matches a query, and what of it is not known. */
    const why = (n, { q = "", choice = {} } = {}) => {
      const reasons = [];
      const said = new Set(); // labels
      for (const { one, places } of chosenOf(choice)) {
        const labels = placesAt(one.id, n)
          .filter((place) => places.includes(place))
          .map((place) => one.labels[place]);
        if (labels.length) reasons.push(says(one.id, labels));
        else if (one.id === "industry" && isGeneralist(n)) reasons.push("takes on any industry");
        for (const text of labels) said.add(text);
      }
      const asked = askedIn(q);
      const spots = asked.length ? spotsOf(n) : [];
      for (const word of asked) {
        const typed = String.fromCodePoint(...word);
        /** @param {number} how */
        const matched = (how) => spots.find(({ words }) => matches([word], words).some((flags) => flags & how));
        const exact = matched(WHOLE) || matched(BEGUN);
        const near = spots.find(({ words }) => marksOf([word], words).length);
        if (exact) exact.exact.push(`“${typed}”`);
        else if (near) {
          reasons.push(`“${typed}” read as “${near.text.slice(...marksOf([word], near.words)[0])}”`);
          // Another word for a value does not stand in the result.
          if (near.label && near.label !== near.text) near.exact.push(typed);
        }
      }
      for (const { label, say, exact } of spots) {
        if (!exact.length || said.has(label)) continue;
        reasons.push(say(listed(exact)));
        if (label) said.add(label);
      }
      return { matches: reasons, unknown: unstatedAt(n) };
    };

    return { why, marks: (text, q) => marksOf(askedIn(q), readingOf(typeof text === "string" ? text : "")) };
  };

  Object.assign(window.Rapport.engineParts, { makeWhy });
})();
