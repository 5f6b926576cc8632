// Words for the directory's engine: a text is folded into words as the reference says (tests/reference/ranking.py), and
// words are compared letter by letter.
(() => {
  "use strict";

  // The same as in ranking.py.
  const MOST_CHARACTERS = 1000;
  const MOST_WORDS = 10;
  const LONGEST_WORD = 40;
  const FORGIVEN_FROM = 5;
  const SPELLED = new Map(
    Object.entries({
      ß: "ss",
      æ: "ae",
      œ: "oe",
      ø: "o",
      đ: "d",
      ð: "d",
      ħ: "h",
      ı: "i",
      ł: "l",
      þ: "th",
      ŧ: "t",
      ς: "σ",
    }),
  );

  const SPELLED_OUT = new RegExp(`[${[...SPELLED.keys()].join("")}]`, "gu");

  const ascii = new Uint8Array(128); // What a character becomes; 0 parts words.
  for (const letter of "0123456789abcdefghijklmnopqrstuvwxyz") {
    ascii[letter.charCodeAt(0)] = letter.charCodeAt(0);
    ascii[letter.toUpperCase().charCodeAt(0)] = letter.charCodeAt(0);
  }
  const MARK = /\p{M}/u;
  const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
  /** @type {Map<number, number[]>} */
  const folded = new Map();

  /** Return what any character becomes: code points, 0 where words part. @param {number} point */
  const fold = (point) => {
    let points = folded.get(point);
    if (!points) {
      points = [];
      for (const character of String.fromCodePoint(point).normalize("NFKD").toLowerCase()) {
        for (const part of SPELLED.get(character) || character) {
          if (!MARK.test(part))
            points.push(LETTER_OR_DIGIT.test(part) ? /** @type {number} */ (part.codePointAt(0)) : 0);
        }
      }
      folded.set(point, points);
    }
    return points;
  };

  /** @param {Uint32Array<ArrayBuffer>} array */
  const grown = (array) => {
    const larger = new Uint32Array(2 * array.length + 16);
    larger.set(array);
    return larger;
  };

  /** @type {EngineParts["wordsOf"]} Returns the folded words of a text. */
  const wordsOf = (text) => {
    let letters = new Uint32Array(text.length + 16);
    let ends = new Uint32Array(text.length + 16);
    let starts = new Uint32Array((text.length >>> 2) + 16);
    let line = new Uint32Array(starts.length);
    let begin = new Uint32Array(starts.length);
    let end = new Uint32Array(starts.length);
    let size = 0;
    let filled = 0;
    let lines = 0;
    let open = false; // in a word
    const one = [0];
    for (let at = 0; at < text.length; ) {
      const before = at;
      let points = one;
      const code = text.charCodeAt(at);
      if (code < 128) {
        at += 1;
        one[0] = ascii[code];
      } else {
        const point = /** @type {number} */ (text.codePointAt(at));
        at += point > 0xffff ? 2 : 1;
        points = fold(point);
      }
      if (!points.length && open) end[size] = ends[filled - 1] = at; // A mark goes with its letter.
      for (let k = 0; k < points.length; k += 1) {
        const letter = points[k];
        if (!letter) {
          if (open) {
            size += 1;
            starts[size] = filled;
          }
          open = false;
          continue;
        }
        if (!open) {
          open = true;
          if (size + 2 > starts.length) {
            [starts, line, begin, end] = [starts, line, begin, end].map(grown);
          }
          line[size] = lines;
          begin[size] = before;
        }
        end[size] = at;
        if (filled - starts[size] === LONGEST_WORD) continue;
        if (filled === letters.length) [letters, ends] = [letters, ends].map(grown);
        letters[filled] = letter;
        ends[filled] = at;
        filled += 1;
      }
      if (code === 10) lines += 1;
    }
    if (open) {
      size += 1;
      starts[size] = filled;
    }
    return { size, letters, ends, starts, line, begin, end, lines: lines + 1 };
  };

  /** @type {EngineParts["cut"]} Returns as much of a query as is read. */
  const cut = (q) =>
    typeof q === "string"
      ? Array.from(q.slice(0, 2 * MOST_CHARACTERS))
          .slice(0, MOST_CHARACTERS)
          .join("")
      : "";

  /** @type {EngineParts["wordingOf"]} Returns all words of a text, in their order, as one text. */
  const wordingOf = (text) => {
    const { size, letters, starts } = wordsOf(text);
    return Array.from({ length: size }, (_, w) =>
      String.fromCodePoint(...letters.subarray(starts[w], starts[w + 1])),
    ).join(" ");
  };

  const NO_SIGN = /[\p{M}\p{Z}\p{Cc}]/gu;
  /** @type {EngineParts["signsOf"]} Returns all signs of a text, folded as its words are, without spaces. */
  const signsOf = (text) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(SPELLED_OUT, (letter) => SPELLED.get(letter) || letter)
      .replace(NO_SIGN, "");

  /** @type {EngineParts["queryWords"]} Returns the words of a query that count, each as an array of code points. */
  const queryWords = (q) => {
    const { size, letters, starts } = wordsOf(cut(q));
    const different = new Map();
    for (let w = 0; w < size; w += 1) {
      const word = letters.subarray(starts[w], starts[w + 1]);
      different.set(word.join(), word);
    }
    return [...different.values()].slice(0, MOST_WORDS);
  };

  /**
   * Tell whether the letters of a word from `from` on stand at a place of others, which end before `end`.
   *
   * @type {(word: Uint32Array, from: number, letters: Uint32Array, at: number, end: number) => boolean}
   */
  const stands = (word, from, letters, at, end) => {
    if (at + word.length - from > end) return false;
    for (let k = from; k < word.length; k += 1) if (letters[at + k - from] !== word[k]) return false;
    return true;
  };

  // How a word is matched. A number of flags has ten bits for each way, one for each word of a query.
  const NONE = 0;
  const WHOLE = 1;
  const BEGUN = 1 << MOST_WORDS;
  const ERROR = BEGUN << MOST_WORDS;
  const EXACT = WHOLE | BEGUN;

  /**
   * Return how the letters between two places match a word: WHOLE, BEGUN, ERROR (one error is forgiven) or NONE.
   *
   * @type {(word: Uint32Array, letters: Uint32Array, start: number, end: number) => number}
   */
  const match = (word, letters, start, end) => {
    const least = Math.min(word.length, end - start);
    let k = 0;
    while (k < least && letters[start + k] === word[k]) k += 1;
    if (k === word.length) return start + k === end ? WHOLE : BEGUN;
    if (word.length < FORGIVEN_FROM) return NONE;
    // The error can only stand where the two first differ.
    const at = start + k;
    if (at === end) return k === word.length - 1 ? ERROR : NONE;
    return stands(word, k + 1, letters, at + 1, end) || // replaced
      stands(word, k + 1, letters, at, end) || // added
      stands(word, k, letters, at + 1, end) || // left out
      (k + 1 < word.length && // two swapped
        at + 1 < end &&
        letters[at] === word[k + 1] &&
        letters[at + 1] === word[k] &&
        stands(word, k + 2, letters, at + 2, end))
      ? ERROR
      : NONE;
  };

  /**
   * Return the flags of each line: for each word of a query, in which ways words of the line match it.
   *
   * @type {EngineParts["matches"]}
   */
  const matches = (asked, { size, letters, starts, line, lines }) => {
    const flags = new Uint32Array(lines);
    for (let w = 0; w < asked.length; w += 1) {
      const word = asked[w];
      for (let other = 0; other < size; other += 1) {
        const closeness = match(word, letters, starts[other], starts[other + 1]);
        if (closeness !== NONE) flags[line[other]] |= closeness << w;
      }
    }
    return flags;
  };

  /**
   * Return where words of a query stand in a text: the letters that match, or the whole word if one is forgiven.
   *
   * @type {EngineParts["marksOf"]}
   */
  const marksOf = (asked, { size, letters, ends, starts, begin, end }) => {
    /** @type {TextMark[]} */
    const marks = [];
    for (let other = 0; other < size; other += 1) {
      let to = 0;
      for (const word of asked) {
        const how = match(word, letters, starts[other], starts[other + 1]);
        if (how & EXACT) to = Math.max(to, ends[starts[other] + word.length - 1]);
        else if (how === ERROR) to = end[other];
      }
      if (to) marks.push([begin[other], to]);
    }
    return marks;
  };

  Object.assign(window.Rapport.engineParts, { MOST_WORDS, WHOLE, BEGUN, cut, wordsOf, wordingOf, signsOf, queryWords });
  Object.assign(window.Rapport.engineParts, { matches, marksOf });
})();
