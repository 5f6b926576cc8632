// What is chosen, for the directory's engine: the firms that fit it, what each value would give, and what to drop.
(() => {
  "use strict";

  const { sizeOf, add, keep, sparse, common } = window.Rapport.engineParts;

  /** @type {EngineParts["makeChooser"]} */
  const makeChooser = ({ width, everyone, facets }) => {
    /**
     * Return the facets that are chosen, each with the places of its values and the firms found by them.
     *
     * @param {unknown} choice Anything; what is unknown is ignored.
     */
    const chosenOf = (choice) => {
      /** @type {Record<string, unknown>} */
      const asked = Object(choice);
      /** @type {Chosen[]} */
      const chosen = [];
      for (const one of facets) {
        const values = Object.hasOwn(asked, one.id) ? asked[one.id] : [];
        const places = new Set();
        for (const value of Array.isArray(values) ? values : []) {
          const place = one.places().get(value);
          if (place !== undefined) places.add(place);
        }
        if (!places.size) continue;
        const set = new Uint32Array(width);
        for (const place of places) add(set, one.found()[place]);
        chosen.push({ one, places: [...places], set });
      }
      return chosen;
    };

    /**
     * Return the firms that match a text and all that is chosen, but for one facet.
     *
     * @param {{all: FirmSet}} text
     * @param {Chosen[]} chosen
     * @param {IndexFacet} [but]
     */
    const found = (text, chosen, but) => {
      const all = text.all.slice();
      for (const { one, set } of chosen) if (one !== but) keep(all, set);
      return all;
    };

    /**
     * Return how many firms each value in use would give.
     *
     * @param {{all: FirmSet}} text
     * @param {Chosen[]} chosen
     * @param {FirmSet} all The firms found by both.
     */
    const countsOf = (text, chosen, all) => {
      /** @type {DirectoryResult["counts"]} */
      const counts = Object.create(null);
      const nothing = text.all === everyone && !chosen.length; // The index has the answer.
      const every = sparse(all);
      for (const one of facets) {
        const own = chosen.some((other) => other.one === one);
        const base = own ? sparse(found(text, chosen, one)) : every;
        const sets = nothing ? [] : one.found();
        /** @type {Record<string, number>} */
        const counted = Object.create(null);
        for (const place of one.used) {
          counted[one.values[place]] = nothing ? one.counts[place] : common(base, sets[place]);
        }
        counts[one.id] = counted;
      }
      return counts;
    };

    /**
     * Say which one thing to drop from a query to find more; what gives most firms first.
     *
     * @param {TextMatch} text
     * @param {Chosen[]} chosen
     */
    const relax = (text, chosen) => {
      /** @type {DirectoryRelaxation[]} */
      const ways = chosen.map(({ one, places }) => ({
        facet: one.id,
        valueId: places.length === 1 ? one.values[places[0]] : null,
        q: false,
        total: sizeOf(found(text, chosen, one)),
      }));
      if (text.all !== everyone) {
        ways.push({ facet: null, valueId: null, q: true, total: sizeOf(found({ all: everyone }, chosen)) });
      }
      const total = sizeOf(found(text, chosen));
      return ways.filter((way) => way.total > total).sort((a, b) => b.total - a.total);
    };

    return { chosenOf, found, countsOf, relax };
  };

  Object.assign(window.Rapport.engineParts, { makeChooser });
})();
