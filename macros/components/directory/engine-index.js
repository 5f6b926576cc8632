// Reads the directory's index: the firms, the facets and what each firm has of them. A firm is a number: its place in
// the order of names. Little of it is needed at first, so each thing is made when it is first asked for.
(() => {
  "use strict";

  const { once, add, setsOf, digit, digitsOf, linesOf } = window.Rapport.engineParts;

  // The same as in index.py.
  const GENERALIST = 1;
  const CONTACT = 2;
  const ONLY_A_PAGE = 4;

  /** @type {EngineParts["readIndex"]} */
  const readIndex = (index) => {
    const count = index.size;
    const width = (count + 31) >>> 5;
    const wordAt = linesOf(index.words);
    const idAt = linesOf(index.ids);
    const websiteAt = linesOf(index.websites);
    const headquartersAt = linesOf(index.headquarters);
    /** @param {string} column */
    const textsOf = (column) => {
      const lineAt = linesOf(column);
      /** @param {number} n */
      return (n) => digitsOf(lineAt(n)).map(wordAt).join(" ");
    };
    const nameAt = textsOf(index.names);
    const summaryAt = textsOf(index.summaries);
    const cityAt = textsOf(index.cities);
    const joinedAt = textsOf(index.formerly);
    /** @param {number} n */
    const formerlyAt = (n) => joinedAt(n).split("  ").filter(Boolean);
    /** @param {number} n */
    const flagsAt = (n) => digit(index.flags.charCodeAt(n));
    /** @param {number} n */
    const isGeneralist = (n) => (flagsAt(n) & GENERALIST) !== 0;
    /** @param {number} n */
    const openAt = (n) => digit(index.open.charCodeAt(n));
    /** @param {number} n */
    const hasContact = (n) => (flagsAt(n) & CONTACT) !== 0;

    /** @type {DirectoryRecords["unstatedAt"]} */
    const unstatedAt = (n) => {
      const unstated = digit(index.unstated.charCodeAt(n));
      return index.asked.filter((_, place) => unstated & (1 << place));
    };

    const everyone = new Uint32Array(width).fill(0xffffffff);
    if (count & 31) everyone[width - 1] = 2 ** (count & 31) - 1;
    const generalists = once(() => {
      const set = new Uint32Array(width);
      for (let n = 0; n < count; n += 1) if (isGeneralist(n)) set[n >>> 5] |= 1 << (n & 31);
      return set;
    });

    const facets = index.facets.map(({ id, title, values, labels, also, firms, counts, switch: isSwitch = false }) => {
      const lineAt = linesOf(firms);
      const named = once(() => setsOf(firms, count, values.length));
      const found = once(() =>
        named().map((set) => {
          const all = set.slice();
          add(all, generalists());
          return all;
        }),
      );
      /** @type {IndexFacet} */
      const facet = {
        id,
        title,
        values,
        labels,
        counts,
        isSwitch,
        used: [...counts.keys()].filter((place) => counts[place]),
        places: once(() => new Map(values.map((value, place) => [value, place]))),
        words: (place) => (isSwitch ? [] : [labels[place], ...(also[values[place]] || [])]),
        at: (n) => digitsOf(lineAt(n)),
        named,
        found: id === "industry" ? found : named,
      };
      return facet;
    });
    const byId = new Map(facets.map((one) => [one.id, one]));
    const known = /** @param {string} id */ (id) => /** @type {IndexFacet} */ (byId.get(id)); // one that index.py names
    const [country, region] = [known("country"), known("region")];
    const regions = once(() => digitsOf(index.regions));
    // The regions of a firm follow from its countries.
    region.at = (n) => [...new Set(country.at(n).map((place) => regions()[place]))];
    region.found = region.named = once(() => {
      const sets = setsOf("", count, region.values.length);
      for (const [place, set] of country.named().entries()) add(sets[regions()[place]], set);
      return sets;
    });

    /** @type {DirectoryRecords["placesAt"]} */
    const placesAt = (id, n) => known(id).at(n);
    /** @type {(id: string, n: number) => string[]} */
    const valuesAt = (id, n) => placesAt(id, n).map((place) => known(id).values[place]);

    /** @type {DirectoryRecords["label"]} Returns the label of a value, or an empty text if the value is unknown. */
    const label = (id, value) => {
      const one = byId.get(id);
      const place = one?.places().get(value);
      return one && place !== undefined ? one.labels[place] : "";
    };

    /** @param {number} n */
    const checkedAt = (n) => {
      const day = new Date(`${index.first}T00:00:00Z`);
      day.setUTCDate(day.getUTCDate() + index.checked[n]);
      return day.toISOString().slice(0, 10);
    };

    /** @type {DirectoryRecords["firm"]} Returns all that the index holds of a firm, or null if there is none. */
    const firm = (n) => {
      if (!Number.isInteger(n) || n < 0 || n >= count) return null;
      const [channel = null] = valuesAt("channel", n);
      const [unsolicited = null] = valuesAt("unsolicited", n);
      const [confidentiality = null] = valuesAt("confidentiality", n);
      const home = digitsOf(headquartersAt(n)).map((place) => country.values[place])[0];
      const website = websiteAt(n);
      return {
        id: idAt(n),
        name: nameAt(n),
        formerly: formerlyAt(n),
        summary: summaryAt(n),
        kind: valuesAt("kind", n)[0],
        services: valuesAt("service", n),
        industries: valuesAt("industry", n),
        functions: valuesAt("function", n),
        levels: valuesAt("level", n),
        countries: valuesAt("country", n),
        headquarters: home ? { city: cityAt(n) || null, country: home } : null,
        generalist: isGeneralist(n),
        contact: hasContact(n) ? { channel, unsolicited } : null,
        confidentiality,
        memberships: valuesAt("membership", n),
        checked: checkedAt(n),
        website: website.includes("://") ? website : `https://www.${website}/`,
      };
    };

    /** @type {(part: string, n: number) => FactPart[]} */
    const partsOf = (part, n) => {
      if (byId.has(part)) {
        const ids = valuesAt(part, n);
        return ids.length ? [{ facet: part, ids }] : [];
      }
      const text = part === "city" ? cityAt(n) : "";
      const flag = part === "any" ? GENERALIST : part === "page" ? ONLY_A_PAGE : 0;
      return text || flagsAt(n) & flag ? [{ text, said: index.said[/** @type {IndexSaid} */ (part)] }] : [];
    };
    /** @type {DirectoryRecords["facts"]} */
    const facts = (n) =>
      index.facts.map(({ title, of, between }) => ({ title, between, parts: of.flatMap((part) => partsOf(part, n)) }));

    const numberOf = once(() => new Map(Array.from({ length: count }, (_, n) => [idAt(n), n])));
    /** @type {DirectoryRecords["number"]} Returns the number of the firm with an id, or -1. */
    const number = (id) => numberOf().get(id) ?? -1;

    const texts = { nameAt, formerlyAt, summaryAt, cityAt };
    const has = { placesAt, isGeneralist, openAt, unstatedAt };
    const facet = /** @param {string} id */ (id) => byId.get(id);
    return { count, width, everyone, facets, facet, ...has, ...texts, label, firm, facts, number };
  };

  Object.assign(window.Rapport.engineParts, { readIndex });
})();
