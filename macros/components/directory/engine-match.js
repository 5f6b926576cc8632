// Matches a text with the firms, for the directory's engine. Each different word of all texts stands in the index once,
// and a text is a row of word numbers: a query is compared with the words, and then only numbers are read.
(() => {
  "use strict";

  const { once, sizeOf, members, numbers, addFlags } = window.Rapport.engineParts;
  const { MOST_WORDS, cut, wordsOf, wordingOf, signsOf, queryWords, matches } = window.Rapport.engineParts;

  const NOT_CALLED = 2; // A firm is called what a query says sign by sign (0), word by word (1) or not.

  /** @type {(flags: number, every: number) => boolean} Tells whether flags have every word of a query, in some way. */
  const hasEvery = (flags, every) =>
    ((flags | (flags >>> MOST_WORDS) | (flags >>> (2 * MOST_WORDS))) & every) === every;

  /** @type {EngineParts["makeMatcher"]} */
  const makeMatcher = (index, { count, width, everyone, facets, nameAt, formerlyAt }) => {
    // Taking the texts apart takes long, and only a search for words needs it.
    const words = once(() => wordsOf(index.words));
    const names = once(() => [numbers(index.names, count), numbers(index.formerly, count)]);
    const others = once(() => [numbers(index.summaries, count), numbers(index.cities, count)]);
    const values = once(() => {
      const all = facets.flatMap((one) =>
        one.named().flatMap((set, place) => one.words(place).map((word) => ({ word, set }))),
      );
      return { sets: all.map(({ set }) => set), words: wordsOf(all.map(({ word }) => word).join("\n")) };
    });

    // How many words the name, and the former names, of each firm have.
    const sizes = once(() => {
      const parts = new Uint8Array(words().lines); // Most words of the index are one word, some are none or several.
      for (let w = 0; w < words().size; w += 1) parts[words().line[w]] += 1;
      return names().map(({ from, values }) => {
        const size = new Uint16Array(count);
        for (let n = 0; n < count; n += 1) for (let k = from[n]; k < from[n + 1]; k += 1) size[n] += parts[values[k]];
        return size;
      });
    });

    /** @type {{signs: string, wording: string}[][]} Of each firm that was compared: folding takes long. */
    const folded = [];
    /** @param {number} n */
    const namesOf = (n) => {
      folded[n] ??= [nameAt(n), ...formerlyAt(n)].map((name) => ({ signs: signsOf(name), wording: wordingOf(name) }));
      return folded[n];
    };

    const ofSigns = once(() =>
      Array.from({ length: count }, (_, n) =>
        namesOf(n).flatMap(({ signs, wording }) => (wording ? [] : [{ n, signs }])),
      ).flat(),
    );
    /**
     * Return the firms with a name or former name that has no words and begins with some signs.
     *
     * @param {string} typed
     */
    const calledBySigns = (typed) => {
      const set = new Uint32Array(width);
      for (const { n, signs } of ofSigns()) if (signs.startsWith(typed)) set[n >>> 5] |= 1 << (n & 31);
      return set;
    };

    /** @type {TextMatcher["called"]} */
    const called = (n, { signs, wording }) => {
      const names = namesOf(n);
      if (names.some((name) => name.signs === signs)) return 0;
      return wording && names.some((name) => name.wording === wording) ? 1 : NOT_CALLED;
    };

    /** @type {TextMatch | null} */
    let last = null; // Facets are often chosen while the text stays.

    /** @type {TextMatcher["textOf"]} */
    const textOf = (q) => {
      if (last && last.q === q) return last;
      const asked = queryWords(q);
      const inName = new Uint32Array(asked.length && count);
      /** @type {TextMatch} */
      const text = { q, asked, all: everyone, signs: signsOf(cut(q)), wording: "", inName, inAny: inName };
      if (asked.length) {
        const flags = matches(asked, words());
        for (const column of names()) addFlags(column, flags, inName);
        const inAny = inName.slice();
        for (const column of others()) addFlags(column, flags, inAny);
        for (const [at, found] of matches(asked, values().words).entries()) {
          if (found) for (const firm of members(values().sets[at])) inAny[firm] |= found;
        }
        text.inAny = inAny;
        text.all = new Uint32Array(width);
        const every = 2 ** asked.length - 1;
        for (let n = 0; n < count; n += 1) if (hasEvery(inAny[n], every)) text.all[n >>> 5] |= 1 << (n & 31);
        text.wording = wordingOf(cut(q));
      } else if (text.signs) {
        const found = calledBySigns(text.signs);
        if (sizeOf(found)) text.all = found;
      }
      last = text;
      return text;
    };

    return {
      textOf,
      askedIn: (q) => (last && last.q === q ? last.asked : queryWords(q)),
      called,
      isNamed: (n, { asked, inName }) => !asked.length || hasEvery(inName[n], 2 ** asked.length - 1),
      sizes,
      prepare: () => {
        for (const make of [words, names, others, values, sizes]) make();
      },
    };
  };

  Object.assign(window.Rapport.engineParts, { NOT_CALLED, makeMatcher });
})();
