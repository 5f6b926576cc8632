// What is like what: words that someone may have meant, and firms that may be the same; as macros/model/text.py,
// loading/diagnostics.py, catalog/names.py and editing/duplicates.py have it. tests/vectors/ holds the two together.
(() => {
  "use strict";

  const { addFirm, compare } = window.Rapport;
  const LONGEST = 80; // characters of a word that is looked for; ids are no longer

  // ------------------------------------------------------------------ Words

  /**
   * Tell whether at most so many slips lead from one text to the other, each from a place in it on.
   *
   * @param {readonly string[]} one Its letters.
   * @param {readonly string[]} other
   * @param {number} number
   * @returns {boolean}
   */
  const within = (one, other, number, start = 0, otherStart = 0) => {
    if (Math.abs(one.length - start - (other.length - otherStart)) > number) return false;
    let [a, b] = [start, otherStart];
    while (a < one.length && b < other.length && one[a] === other[b]) {
      a += 1;
      b += 1;
    }
    if (a === one.length || b === other.length) return true;
    if (!number) return false;
    const swapped = a + 1 < one.length && one[a] === other[b + 1] && one[a + 1] === other[b];
    return (
      within(one, other, number - 1, a + 1, b + 1) ||
      within(one, other, number - 1, a + 1, b) ||
      within(one, other, number - 1, a, b + 1) ||
      (swapped && within(one, other, number - 1, a + 2, b + 2))
    );
  };

  /**
   * Return how many slips of the pen tell two words or names apart; null if more than may be taken for slips. Who asks
   * often of the same gives their letters.
   *
   * @type {AddFirm["slips"]}
   */
  const slips = (one, other) => {
    if (Math.abs(one.length - other.length) > 4) return null; // two slips add or take two letters, of two units each
    const [a, b] = [one, other].map((text) => (typeof text === "string" ? [...text] : text));
    const [shorter, longer] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
    const allowed = longer < 4 ? 0 : shorter < 8 ? 1 : 2;
    for (let number = 0; number <= allowed; number += 1) if (within(a, b, number)) return number;
    return null;
  };

  /**
   * Tell whether one word begins with the other, but for the last letter if it is long: industry, industries.
   *
   * @param {string} one
   * @param {string} other
   */
  const beginAlike = (one, other) => {
    const [short, long] = [[...one], [...other]].sort((first, next) => first.length - next.length);
    const head = short.length > 5 ? short.slice(0, -1) : short;
    return short.length > 2 && long.join("").startsWith(head.join(""));
  };

  /**
   * Return up to three of the known words that may be meant by a word, the likeliest first.
   *
   * @type {AddFirm["nearest"]}
   */
  const nearest = (word, known) => {
    const folded = word.toLowerCase();
    const { length } = [...folded];
    if (length > LONGEST) return [];
    const spelt = new Map(known.map((other) => [other.toLowerCase(), other]));
    const close = [...spelt.keys()]
      .map((other) => ({ other, number: slips(folded, other) ?? Number.POSITIVE_INFINITY }))
      .filter(({ number }) => Number.isFinite(number))
      .sort((one, next) => one.number - next.number || compare(one.other, next.other))
      .map(({ other }) => other)
      .slice(0, 3);
    const alike = [...spelt.keys()].filter((other) => beginAlike(folded, other) && !close.includes(other));
    return [...close, ...alike.sort(compare)].slice(0, 3).map((other) => /** @type {string} */ (spelt.get(other)));
  };

  /** Return the known words that the others among some were most likely meant to be. @type {AddFirm["misspelt"]} */
  const misspelt = (words, known) =>
    words.filter((word) => !known.includes(word)).flatMap((word) => nearest(word, known).slice(0, 1));

  // ------------------------------------------------------------------ Names

  /**
   * As str.casefold has it: each letter by itself, so that a sigma at the end of a word is one too.
   *
   * @param {string} letter
   */
  const casefold = (letter) => (letter === "ı" ? letter : letter.toLowerCase().toUpperCase().toLowerCase());

  /** @param {string} text */
  const fold = (text) => {
    if (!/[^ -~]/.test(text)) return text.toLowerCase(); // as the rest would: most names are plain
    return [...text.normalize("NFKD").replace(/\p{M}/gu, "")].map(casefold).join("").replace(/\p{M}/gu, "");
  };

  /** @param {string} name */
  const plain = (name) => fold(name.replaceAll("&", " and "));

  /**
   * Return an id made of a name: lower-case letters and digits with single hyphens between.
   *
   * @type {AddFirm["slugOf"]}
   */
  const slugOf = (name, about) => {
    const letters = [...plain(name).replace(/['’]/g, "")].map((letter) => about.letters[letter] ?? letter).join("");
    const slug = letters.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
    return slug.slice(0, 80).replace(/-+$/, "");
  };

  /** Return the words of a name, folded. @type {AddFirm["wordsOf"]} */
  const wordsOf = (name) => plain(name).match(/[\p{L}\p{N}_]+/gu) || [];

  /** Return those words of a name that tell it from others; all of them if none does. @type {AddFirm["tellingOf"]} */
  const tellingOf = (words, about) => {
    const distinctive = words.filter((word) => !about.commonWords.includes(word));
    return (distinctive.length ? distinctive : words).join(" ");
  };

  /** @type {AddFirm["coreOf"]} */
  const coreOf = (name, about) => tellingOf(wordsOf(name), about);

  // ------------------------------------------------------------------ Firms

  /** @type {Map<string, string>} */
  const cores = new Map(); // of the names in the directory, which stay the same while a form is filled in
  /** @param {string} name @param {Pick<AboutFirms, "commonWords">} about */
  const knownCore = (name, about) => {
    if (!cores.has(name)) cores.set(name, coreOf(name, about));
    return /** @type {string} */ (cores.get(name));
  };

  /**
   * Return the firms that a record may be about, each with the best reason to think so.
   *
   * @param record What is filled in so far.
   * @param firmId The id of the firm that is known to be the same, because its record is corrected.
   * @type {AddFirm["findDuplicates"]}
   */
  const findDuplicates = (record, about, firmId = null) => {
    const names = [record.name, ...(Array.isArray(record.formerly) ? record.formerly : [])];
    const nameCores = names
      .filter((name) => typeof name === "string" && name.trim())
      .map((name) => coreOf(name, about));
    const given = record[about.address];
    const address = typeof given === "string" ? given : "";
    return about.firms.flatMap((firm) => {
      if (firm.id === firmId) return [];
      const related = address ? addFirm.likeness(address, firm.website, about) : "other";
      if (["same", "host"].includes(related)) {
        const why = `has the same website host, ${addFirm.hostOf(firm.website)}`;
        return [{ firm, why, same: "the same website" }];
      }
      const listed = [[firm.name, "name"], ...(firm.formerly || []).map((name) => [name, "former name"])];
      const similar = listed.find(([name]) => nameCores.some((core) => slips(knownCore(name, about), core) !== null));
      if (!similar && related === "like") {
        const why = `has a similar website host, ${addFirm.hostOf(firm.website)}`;
        return [{ firm, why, same: "a similar website" }];
      }
      if (!similar) return [];
      const [name, what] = similar;
      const exact = nameCores.includes(knownCore(name, about)) ? "the same" : "a similar";
      const same = what === "name" ? `${exact} name` : `${exact} former name, ${name}`;
      return [{ firm, why: `has a similar ${what}, ${name}`, same }];
    });
  };

  Object.assign(addFirm, { nearest, misspelt, slips, slugOf, wordsOf, tellingOf, coreOf, findDuplicates });
})();
