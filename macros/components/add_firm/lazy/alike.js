// What is like what: words that someone may have meant, and firms that may be the same. As faults.py, review/names.py
// and review/duplicates.py have it; tests/browser/test_contribute_alike.py holds them against each other.
(() => {
  "use strict";

  const LONGEST = 80; // characters of a word that is looked for; ids are no longer
  const WORD_ALIKE = 0.6; // of what difflib.get_close_matches asks for

  // ------------------------------------------------------------------ Python's difflib.SequenceMatcher

  /** Return the longest run of letters that two texts share within bounds, as [start in a, start in b, length]. */
  const longest = (a, b, [from, to, low, high]) => {
    let best = [from, low, 0];
    let ends = new Map();
    for (let i = from; i < to; i += 1) {
      const following = new Map();
      for (let j = low; j < high; j += 1) {
        if (a[i] !== b[j]) continue;
        const length = (ends.get(j - 1) || 0) + 1;
        following.set(j, length);
        if (length > best[2]) best = [i - length + 1, j - length + 1, length];
      }
      ends = following;
    }
    return best;
  };

  /** Return how alike two texts are, from 0 to 1: twice the letters they share, of all that they have. */
  const ratio = (one, other) => {
    const [a, b] = [[...one], [...other]];
    if (!a.length && !b.length) return 1;
    let shared = 0;
    const left = [[0, a.length, 0, b.length]];
    while (left.length) {
      const bounds = left.pop();
      const [from, to, low, high] = bounds;
      const [i, j, length] = longest(a, b, bounds);
      if (!length) continue;
      shared += length;
      left.push([from, i, low, j], [i + length, to, j + length, high]);
    }
    return (2 * shared) / (a.length + b.length);
  };

  /** Return the highest ratio that two texts of these lengths can have, which is quick to tell. */
  const most = (one, other) => (2 * Math.min(one.length, other.length)) / (one.length + other.length || 1);

  // ------------------------------------------------------------------ Words

  const byCodePoint = (one, other) => (one < other ? -1 : Number(one > other));

  /** Return up to so many of the known words that look like a word, the likeliest first. */
  const nearest = (word, known, number = 3) => {
    const folded = word.toLowerCase();
    const { length } = [...folded];
    if (length > LONGEST) return [];
    const spelt = new Map(known.map((other) => [other.toLowerCase(), other]));
    const cutoff = length > 2 ? WORD_ALIKE : 1; // any two words of two letters are near each other
    const close = [...spelt.keys()]
      .map((other) => [other, most(other, folded) < cutoff ? 0 : ratio(other, folded)])
      .filter(([, score]) => score >= cutoff)
      .sort(([one, score], [other, its]) => its - score || byCodePoint(other, one))
      .slice(0, 3)
      .map(([other]) => other);
    const begin = [...spelt.keys()].filter((other) => length > 2 && other.startsWith(folded) && !close.includes(other)).sort(byCodePoint);
    return [...close, ...begin].slice(0, number).map((other) => spelt.get(other));
  };

  /** Return the known words that the others among some were most likely meant to be. */
  const misspelt = (words, known) => words.filter((word) => !known.includes(word)).flatMap((word) => nearest(word, known, 1));

  // ------------------------------------------------------------------ Names

  // As str.casefold has it: each letter by itself, so that a sigma at the end of a word is one too.
  const casefold = (letter) => (letter === "ı" ? letter : letter.toLowerCase().toUpperCase().toLowerCase());
  const fold = (text) => [...text.normalize("NFKD").replace(/\p{M}/gu, "")].map(casefold).join("").replace(/\p{M}/gu, "");
  const plain = (name) => fold(name.replaceAll("&", " and "));

  /** Return an id made of a name: lower-case letters and digits with single hyphens between. */
  const slugOf = (name, about) => {
    const letters = [...plain(name).replace(/['’]/g, "")].map((letter) => about.letters[letter] ?? letter).join("");
    return letters.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 80).replace(/-+$/, "");
  };

  /** Return the words of a name that tell it from others; all of them if none does. */
  const coreOf = (name, about) => {
    const words = plain(name).match(/[\p{L}\p{N}_]+/gu) || [];
    const telling = words.filter((word) => !about.commonWords.includes(word));
    return (telling.length ? telling : words).join(" ");
  };

  /** Return the host of a web address as people say it, without www. */
  const hostOf = (address) => {
    const [, net = ""] = address.match(/^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)/i) || [];
    const [, bracketed, name] = net.slice(net.lastIndexOf("@") + 1).match(/^(?:\[([^\]]*)|([^:]*))/);
    return ((bracketed ?? name).toLowerCase() || address).replace(/^www\./, "");
  };

  const cores = new Map(); // of the names in the directory, which stay the same while a form is filled in
  const knownCore = (name, about) => {
    if (!cores.has(name)) cores.set(name, coreOf(name, about));
    return cores.get(name);
  };

  /**
   * Return the firms that a record may be about, each with the best reason to think so.
   *
   * @param {Object} record What is filled in so far.
   * @param {Object} about
   * @param {?string} own The id of the firm that is known to be the same, because its record is corrected.
   * @returns {{firm: Object, why: string, same: string}[]} why is said as the commands say it; same is what the two
   *   have in common, in a few words.
   */
  const twins = (record, about, own = null) => {
    const names = [record.name, ...(Array.isArray(record.formerly) ? record.formerly : [])];
    const wanted = names.filter((name) => typeof name === "string" && name.trim()).map((name) => coreOf(name, about));
    const host = typeof record.website === "string" && record.website ? hostOf(record.website) : null;
    const alike = (core) =>
      wanted.some((other) => core === other || (most(core, other) >= about.alike && ratio(core, other) >= about.alike));
    return about.firms.flatMap((firm) => {
      if (firm.id === own) return [];
      if (host !== null && host === hostOf(firm.website)) {
        return [{ firm, why: `has the same website host, ${host}`, same: "the same website" }];
      }
      const known = [[firm.name, "name"], ...(firm.formerly || []).map((name) => [name, "former name"])];
      const similar = known.find(([name]) => alike(knownCore(name, about)));
      if (!similar) return [];
      const [name, what] = similar;
      const exact = wanted.includes(knownCore(name, about)) ? "the same" : "a similar";
      const same = what === "name" ? `${exact} name` : `${exact} former name, ${name}`;
      return [{ firm, why: `has a similar ${what}, ${name}`, same }];
    });
  };

  const parts = (window.Rapport.contribute = window.Rapport.contribute || {});
  Object.assign(parts, { nearest, misspelt, ratio, fold, slugOf, coreOf, hostOf, twins });
})();
