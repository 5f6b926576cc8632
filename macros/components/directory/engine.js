// The directory's engine: finds, ranks and counts firms. It follows ranking.py to the letter, and knows no page.
//
//   Rapport.directoryEngine(index)   the engine of what index.py has written
//
// A firm is a number: its place in the order of names. A set of firms is a row of bits, 32 firms to a number, so that
// "and" and "or" find what is chosen and the number of bits is a count. Each different word of all texts stands in the
// index once, and a text is a row of word numbers: a query is compared with the words, and then only numbers are read.
window.Rapport = window.Rapport || {};

(() => {
  "use strict";

  // The same as in ranking.py.
  const SORTS = ["fit", "name", "checked"];
  const MOST_CHARACTERS = 1000;
  const MOST_WORDS = 10;
  const LONGEST_WORD = 40;
  const FORGIVEN_FROM = 5;
  const SPELLED = new Map(
    Object.entries({
      ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ħ: "h", ı: "i", ł: "l", þ: "th", ŧ: "t", ς: "σ",
    }),
  );

  const SPELLED_OUT = new RegExp(`[${[...SPELLED.keys()].join("")}]`, "gu");

  // By fit the firm with the least weight stands first. All weights of one line of the rule are less than one of the
  // line before it.
  const UNDOCUMENTED = 1;
  const NOT_IN_NAME = 3 * UNDOCUMENTED;
  const UNFINISHED = (MOST_WORDS + 1) * NOT_IN_NAME;
  const FORGIVEN = (MOST_WORDS + 1) * UNFINISHED;
  const CHOSEN = (MOST_WORDS + 1) * FORGIVEN;
  const MOST_CHOSEN = 1 << 11;
  const NOT_NAMED = MOST_CHOSEN * CHOSEN;
  const CALLED = 3 * NOT_NAMED;
  const NOT_CALLED = 2; // A firm is called what a query says sign by sign (0), word by word (1) or not.
  const LEAST = -(NOT_CALLED + 1) * CALLED; // No weight is as low.
  const LAST_DAY = 1e6;
  const MOST_READINGS = 5000;

  // The same as in index.py.
  const GENERALIST = 1;
  const CONTACT = 2;

  const digit = (code) => {
    if (code < 0xc0) return code < 58 ? code - 48 : code < 91 ? code - 55 : code - 61;
    return code < 0x2000 ? code - 0xc0 + 62 : code - 0x3000 + 62 + 0x1f40;
  };

  // ------------------------------------------------------------------ Words

  const ascii = new Uint8Array(128); // What a character becomes; 0 parts words.
  for (const letter of "0123456789abcdefghijklmnopqrstuvwxyz") {
    ascii[letter.charCodeAt(0)] = letter.charCodeAt(0);
    ascii[letter.toUpperCase().charCodeAt(0)] = letter.charCodeAt(0);
  }
  const MARK = /\p{M}/u;
  const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
  const folded = new Map();

  /** Return what any character becomes: code points, 0 where words part. */
  const fold = (point) => {
    let points = folded.get(point);
    if (!points) {
      points = [];
      for (const character of String.fromCodePoint(point).normalize("NFKD").toLowerCase()) {
        for (const part of SPELLED.get(character) || character) {
          if (!MARK.test(part)) points.push(LETTER_OR_DIGIT.test(part) ? part.codePointAt(0) : 0);
        }
      }
      folded.set(point, points);
    }
    return points;
  };

  const grown = (array) => {
    const larger = new Uint32Array(2 * array.length + 16);
    larger.set(array);
    return larger;
  };

  /**
   * Return the folded words of a text.
   *
   * @param {string} text
   * @returns {{size, letters, ends, starts, line, begin, end, lines}} The code points of word w are letters[starts[w]]
   *   to letters[starts[w + 1]], and ends[…] is where each of them ends in the text; the whole word stands there from
   *   begin[w] to end[w], in line line[w] of as many as lines.
   */
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
        const point = text.codePointAt(at);
        at += point > 0xffff ? 2 : 1;
        points = fold(point);
      }
      if (!points.length && open) end[size] = ends[filled - 1] = at; // A mark goes with its letter.
      for (let k = 0; k < points.length; k += 1) {
        const letter = points[k];
        if (!letter) {
          if (open) starts[(size += 1)] = filled;
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
    if (open) starts[(size += 1)] = filled;
    return { size, letters, ends, starts, line, begin, end, lines: lines + 1 };
  };

  /** Return as much of a query as is read. */
  const cut = (q) => (typeof q === "string" ? Array.from(q.slice(0, 2 * MOST_CHARACTERS)).slice(0, MOST_CHARACTERS).join("") : "");

  /** Return all words of a text, in their order, as one text. */
  const wordingOf = (text) => {
    const { size, letters, starts } = wordsOf(text);
    return Array.from({ length: size }, (_, w) => String.fromCodePoint(...letters.subarray(starts[w], starts[w + 1]))).join(" ");
  };

  const NO_SIGN = /[\p{M}\p{Z}\p{Cc}]/gu;
  /** Return all signs of a text, folded as its words are, without spaces. */
  const signsOf = (text) => text.normalize("NFKD").toLowerCase().replace(SPELLED_OUT, (letter) => SPELLED.get(letter)).replace(NO_SIGN, "");

  /** Return the words of a query that count, each as an array of code points. */
  const queryWords = (q) => {
    const { size, letters, starts } = wordsOf(cut(q));
    const different = new Map();
    for (let w = 0; w < size; w += 1) {
      const word = letters.subarray(starts[w], starts[w + 1]);
      different.set(word.join(), word);
    }
    return [...different.values()].slice(0, MOST_WORDS);
  };

  /** Tell whether the letters of a word from `from` on stand at a place of others, which end before `end`. */
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

  /** Return how the letters between two places match a word: WHOLE, BEGUN, ERROR (one error is forgiven) or NONE. */
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

  /** Return the flags of each line: for each word of a query, in which ways words of the line match it. */
  const matches = (asked, { size, letters, starts, line, lines }) => {
    const flags = new Uint32Array(lines);
    for (let w = 0; w < asked.length; w += 1) {
      const word = asked[w];
      for (let other = 0; other < size; other += 1) {
        const found = match(word, letters, starts[other], starts[other + 1]);
        if (found !== NONE) flags[line[other]] |= found << w;
      }
    }
    return flags;
  };

  // ------------------------------------------------------------------ Sets of firms

  const bits = (word) => {
    let w = word - ((word >>> 1) & 0x55555555);
    w = (w & 0x33333333) + ((w >>> 2) & 0x33333333);
    return Math.imul((w + (w >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  };

  const sizeOf = (set) => {
    let total = 0;
    for (let i = 0; i < set.length; i += 1) total += bits(set[i]);
    return total;
  };

  const add = (set, other) => {
    for (let i = 0; i < set.length; i += 1) set[i] |= other[i];
  };

  const keep = (set, other) => {
    for (let i = 0; i < set.length; i += 1) set[i] &= other[i];
  };

  /** Return the firms of a set, in ascending order. */
  const members = (set) => {
    const firms = new Uint32Array(sizeOf(set));
    let filled = 0;
    for (let i = 0; i < set.length; i += 1) {
      for (let word = set[i] | 0; word; word &= word - 1) firms[filled++] = 32 * i + 31 - Math.clz32(word & -word);
    }
    return firms;
  };

  /** Return the numbers of a set that hold bits, and where they stand. */
  const sparse = (set) => {
    const words = new Int32Array(set.length);
    const at = new Uint32Array(set.length);
    let length = 0;
    for (let i = 0; i < set.length; i += 1) {
      if (!set[i]) continue;
      words[length] = set[i];
      at[length] = i;
      length += 1;
    }
    return { words, at, length };
  };

  const common = (few, set) => {
    let total = 0;
    for (let k = 0; k < few.length; k += 1) total += bits(few.words[k] & set[few.at[k]]);
    return total;
  };

  // ------------------------------------------------------------------ Orders

  /** Bring the lowest keys from a place on before place `middle`, in no order (Hoare's quickselect). */
  const part = (keys, from, middle) => {
    let low = from;
    let high = keys.length - 1;
    while (low < high) {
      const pivot = keys[(low + high) >>> 1];
      let i = low;
      let j = high;
      while (i <= j) {
        while (keys[i] < pivot) i += 1;
        while (keys[j] > pivot) j -= 1;
        if (i <= j) {
          const key = keys[i];
          keys[i++] = keys[j];
          keys[j--] = key;
        }
      }
      if (middle <= j) high = j;
      else if (middle >= i) low = i;
      else return;
    }
  };

  /** Return a function that gives a part of the keys in their order, and sorts no more of them than it must. */
  const slices = (keys, inOrder, firmOf) => {
    let sorted = inOrder ? keys.length : 0;
    return (from = 0, to = keys.length) => {
      const end = Math.min(Math.max(0, Math.trunc(to) || 0), keys.length);
      const start = Math.min(Math.max(0, Math.trunc(from) || 0), end);
      if (end > sorted) {
        const next = Math.min(keys.length, Math.max(end, 2 * sorted));
        if (next < keys.length) part(keys, sorted, next);
        keys.subarray(sorted, next).sort();
        sorted = next;
      }
      return Array.from(keys.subarray(start, end), firmOf);
    };
  };

  // ------------------------------------------------------------------ The index

  const digitsOf = (text) => {
    const numbers = [];
    for (let at = 0; at < text.length; at += 1) numbers.push(digit(text.charCodeAt(at)));
    return numbers;
  };

  /** Return the numbers of a column of digits: those of line n are values[from[n]] to values[from[n + 1]]. */
  const numbers = (column, count) => {
    const from = new Uint32Array(count + 1);
    const values = new Uint16Array(column.length);
    let line = 0;
    let filled = 0;
    for (let at = 0; at < column.length; at += 1) {
      const code = column.charCodeAt(at);
      if (code === 10) from[(line += 1)] = filled;
      else values[filled++] = digit(code);
    }
    if (count) from[count] = filled;
    return { from, values };
  };

  /** Return the set of firms of each of as many numbers as a column may hold, and what gives the numbers of a line. */
  const setsOf = (column, count, many) => {
    const width = (count + 31) >>> 5;
    const all = new Uint32Array(many * width);
    const from = new Uint32Array(count + 1);
    let n = 0;
    for (let at = 0; at < column.length; at += 1) {
      const code = column.charCodeAt(at);
      if (code === 10) from[(n += 1)] = at + 1;
      else all[digit(code) * width + (n >>> 5)] |= 1 << (n & 31);
    }
    if (count) from[count] = column.length + 1;
    return {
      sets: Array.from({ length: many }, (_, number) => all.subarray(number * width, (number + 1) * width)),
      at: (line) => digitsOf(column.slice(from[line], from[line + 1] - 1)),
    };
  };

  /** Return a function that gives the lines of a column, whose places it looks up when the first is asked for. */
  const linesOf = (column) => {
    let from = null;
    return (n) => {
      if (!from) {
        from = [0];
        for (let at = column.indexOf("\n"); at >= 0; at = column.indexOf("\n", at + 1)) from.push(at + 1);
        from.push(column.length + 1);
      }
      return column.slice(from[n], from[n + 1] - 1);
    };
  };

  /** Add to the flags of each firm those of the words that it has in a column. */
  const addFlags = ({ from, values }, flags, into) => {
    for (let n = 0, k = 0; n < into.length; n += 1) {
      let all = 0;
      for (const end = from[n + 1]; k < end; k += 1) all |= flags[values[k]];
      into[n] |= all;
    }
  };

  /** Return where words of a query stand in a text: the letters that match, or the whole word if one is forgiven. */
  const marksOf = (asked, { size, letters, ends, starts, begin, end }) => {
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

  const listed = (texts) => [texts.slice(0, -1).join(", "), ...texts.slice(-1)].filter(Boolean).join(" and ");

  // What a firm has to do with a value, to say why it matches.
  const SAYS = {
    service: "offers ",
    industry: "names ",
    function: "names ",
    level: "level ",
    country: "office in ",
    region: "office in ",
    membership: "member of ",
  };
  const says = (facet, labels) => `${SAYS[facet] || ""}${listed(labels)}`;

  /**
   * Return the engine of an index.
   *
   * A query is an object of q (any text), choice (for each facet chosen an array of ids of values; what is unknown is
   * ignored) and sort ("fit", "name" or "checked"; anything else stands for fit if something is asked for, and for name
   * if not).
   */
  const directoryEngine = (index) => {
    const count = index.size;
    const width = (count + 31) >>> 5;
    const wordAt = linesOf(index.words);
    const idAt = linesOf(index.ids);
    const websiteAt = linesOf(index.websites);
    const headquartersAt = linesOf(index.headquarters);
    const textsOf = (column) => {
      const lineAt = linesOf(column);
      return (n) => digitsOf(lineAt(n)).map(wordAt).join(" ");
    };
    const nameAt = textsOf(index.names);
    const summaryAt = textsOf(index.summaries);
    const cityAt = textsOf(index.cities);
    const joinedAt = textsOf(index.formerly);
    const formerlyAt = (n) => joinedAt(n).split("  ").filter(Boolean);
    const flagsAt = (n) => digit(index.flags.charCodeAt(n));
    const regions = digitsOf(index.regions);

    const facets = index.facets.map(({ id, title, values, labels, also, firms }) => {
      const places = new Map(values.map((value, place) => [value, place]));
      const { sets, at } = setsOf(firms, count, values.length);
      const words = values.map((value, place) => [labels[place], ...(also[value] || [])]);
      return { id, title, values, labels, words, places, named: sets, at };
    });
    const facet = new Map(facets.map((one) => [one.id, one]));
    // The regions of a firm follow from its countries.
    facet.get("country").named.forEach((set, country) => add(facet.get("region").named[regions[country]], set));
    facet.get("region").at = (n) => [...new Set(facet.get("country").at(n).map((country) => regions[country]))];
    const placesAt = (id, n) => facet.get(id).at(n);
    const valuesAt = (id, n) => placesAt(id, n).map((place) => facet.get(id).values[place]);

    const everyone = new Uint32Array(width).fill(0xffffffff);
    if (count & 31) everyone[width - 1] = 2 ** (count & 31) - 1;
    const generalists = new Uint32Array(width);
    const undocumented = new Int32Array(count).fill(2 * UNDOCUMENTED);
    for (let n = 0; n < count; n += 1) {
      const flags = flagsAt(n);
      if (flags & GENERALIST) generalists[n >>> 5] |= 1 << (n & 31);
      if (flags & CONTACT) undocumented[n] -= UNDOCUMENTED;
    }
    for (const set of facet.get("confidentiality").named) for (const n of members(set)) undocumented[n] -= UNDOCUMENTED;
    for (const one of facets) {
      one.used = one.values.map((_, value) => value).filter((value) => sizeOf(one.named[value]));
      // A generalist is found under every industry.
      one.found = one.id !== "industry" ? one.named : one.named.map((set) => set.slice());
      if (one.id === "industry") for (const set of one.found) add(set, generalists);
    }
    // Each value by its label, and by each other word for it.
    const valueWords = facets.flatMap((one) => one.words.flatMap((words, value) => words.map((word) => ({ word, set: one.named[value] }))));

    let texts = null;
    /** Take the texts apart, which only a search for words needs. */
    const prepare = () => {
      texts = texts || {
        words: wordsOf(index.words),
        values: wordsOf(valueWords.map(({ word }) => word).join("\n")),
        names: [numbers(index.names, count), numbers(index.formerly, count)],
        others: [numbers(index.summaries, count), numbers(index.cities, count)],
      };
      return texts;
    };

    const namesAt = (n) => [nameAt(n), ...formerlyAt(n)];

    let ofSigns = null;
    /** Return the firms with a name or former name that has no words and begins with some signs. */
    const calledBySigns = (typed) => {
      ofSigns ||= Array.from({ length: count }, (_, n) =>
        namesAt(n).flatMap((name) => (wordsOf(name).size ? [] : [{ n, signs: signsOf(name) }])),
      ).flat();
      const set = new Uint32Array(width);
      for (const { n, signs } of ofSigns) if (signs.startsWith(typed)) set[n >>> 5] |= 1 << (n & 31);
      return set;
    };

    let sizes = null; // of the names, then of the former names of each firm: how many words they have
    const sizesOf = () => {
      if (!sizes) {
        const { words, names } = prepare();
        const parts = new Uint8Array(words.lines); // Most words of the index are one word, some are none or several.
        for (let w = 0; w < words.size; w += 1) parts[words.line[w]] += 1;
        sizes = names.map(({ from, values }) => {
          const size = new Uint16Array(count);
          for (let n = 0; n < count; n += 1) for (let k = from[n]; k < from[n + 1]; k += 1) size[n] += parts[values[k]];
          return size;
        });
      }
      return sizes;
    };

    /** Return how a firm is or was called what a query says. */
    const called = (n, { signs, wording }) => {
      if (namesAt(n).some((name) => signsOf(name) === signs)) return 0;
      return wording && namesAt(n).some((name) => wordingOf(name) === wording) ? 1 : NOT_CALLED;
    };

    let last = null; // Facets are often chosen while the text stays.

    /** Return how the firms match a text: the words asked for, the flags of each firm, and the firms that match. */
    const textOf = (q) => {
      if (last && last.q === q) return last;
      const asked = queryWords(q);
      const text = { q, asked, all: everyone, signs: signsOf(cut(q)), wording: "" };
      if (asked.length) {
        const { words, values, names, others } = prepare();
        const flags = matches(asked, words);
        text.inName = new Uint32Array(count);
        for (const column of names) addFlags(column, flags, text.inName);
        text.inAny = text.inName.slice();
        for (const column of others) addFlags(column, flags, text.inAny);
        matches(asked, values).forEach((found, n) => {
          if (found) for (const firm of members(valueWords[n].set)) text.inAny[firm] |= found;
        });
        text.all = new Uint32Array(width);
        const every = 2 ** asked.length - 1;
        for (let n = 0; n < count; n += 1) {
          const found = text.inAny[n];
          if (((found | (found >>> MOST_WORDS) | (found >>> (2 * MOST_WORDS))) & every) === every) text.all[n >>> 5] |= 1 << (n & 31);
        }
        text.wording = wordingOf(cut(q));
      } else if (text.signs) {
        const found = calledBySigns(text.signs);
        if (sizeOf(found)) text.all = found;
      }
      last = text;
      return text;
    };

    const askedIn = (q) => (last && last.q === q ? last.asked : queryWords(q));

    const readings = new Map();
    /** Return the words of a text that is shown: the same ones are shown again and again while someone types. */
    const readingOf = (text) => {
      let words = readings.get(text);
      if (!words) {
        words = wordsOf(text);
        if (readings.size === MOST_READINGS) readings.clear();
        readings.set(text, words);
      }
      return words;
    };

    /** Return the facets that are chosen, each with the places of its values and the firms found by them. */
    const chosenOf = (choice) => {
      const chosen = [];
      for (const one of facets) {
        const values = Object.prototype.hasOwnProperty.call(Object(choice), one.id) ? choice[one.id] : [];
        const known = Array.isArray(values) ? values.filter((value) => one.places.has(value)) : [];
        if (!known.length) continue;
        const places = [...new Set(known)].map((value) => one.places.get(value));
        const set = new Uint32Array(width);
        for (const place of places) add(set, one.found[place]);
        chosen.push({ one, places, set });
      }
      return chosen;
    };

    /** Return the firms that match a text and all that is chosen, but for one facet. */
    const found = (text, chosen, but) => {
      const all = text.all.slice();
      for (const { one, set } of chosen) if (one !== but) keep(all, set);
      return all;
    };

    const countsOf = (text, chosen, all) => {
      const counts = Object.create(null);
      const every = sparse(all);
      for (const one of facets) {
        const own = chosen.some((other) => other.one === one);
        const base = own ? sparse(found(text, chosen, one)) : every;
        const counted = Object.create(null);
        for (const value of one.used) counted[one.values[value]] = common(base, one.found[value]);
        counts[one.id] = counted;
      }
      return counts;
    };

    /** Return the weight of each firm of a set, found by a text and what is chosen. */
    const weightsOf = (all, text, chosen) => {
      const weights = undocumented.slice();
      const weigh = (set, weight) => {
        keep(set, all);
        for (const n of members(set)) weights[n] += weight;
      };
      for (const { one, places } of chosen) {
        const named = new Uint32Array(width);
        for (const place of places) {
          weigh(one.named[place].slice(), -CHOSEN);
          add(named, one.named[place]);
        }
        if (one.id === "industry") weigh(named.map((word) => ~word), NOT_NAMED);
      }
      if (text.asked.length) {
        const every = 2 ** text.asked.length - 1;
        const asMany = text.wording.split(" ").length;
        const [own, former] = sizesOf();
        for (const n of members(all)) {
          // Few firms have all of these words in a name that has as many.
          if ((text.inName[n] & every) === every && (own[n] === asMany || former[n] >= asMany)) {
            weights[n] += (called(n, text) - NOT_CALLED) * CALLED;
          }
          const [whole, begun] = [text.inAny[n] & every, (text.inAny[n] >>> MOST_WORDS) & every];
          const named = text.inName[n];
          const asWell = named | ((named >>> MOST_WORDS) & ~whole) | ((named >>> (2 * MOST_WORDS)) & ~(whole | begun));
          weights[n] += FORGIVEN * bits(every & ~(whole | begun));
          weights[n] += UNFINISHED * bits(begun & ~whole);
          weights[n] += NOT_IN_NAME * bits(every & ~asWell);
        }
      } else if (text.all !== everyone) {
        for (const n of members(all)) weights[n] += (called(n, text) - NOT_CALLED) * CALLED;
      }
      return weights;
    };

    /**
     * Find firms.
     *
     * @returns {{total, slice, counts, sort}} slice(from, to) gives firms in their order; counts holds, for each facet,
     *   how many firms each value in use would give; sort is the order that applies.
     */
    const query = ({ q = "", choice = {}, sort = "" } = {}) => {
      const text = textOf(q);
      const chosen = chosenOf(choice);
      const usual = text.asked.length || chosen.length ? "fit" : "name";
      const order = SORTS.includes(sort) ? sort : usual;
      const all = found(text, chosen);
      const keys = Float64Array.from(members(all));
      if (order !== "name") {
        // The least key stands first. The days are counted down from a late one.
        const weights = order === "fit" ? weightsOf(all, text, chosen) : index.checked;
        const [sign, base] = order === "fit" ? [1, -LEAST] : [-1, LAST_DAY];
        for (let k = 0; k < keys.length; k += 1) keys[k] += (base + sign * weights[keys[k]]) * count;
      }
      return {
        total: keys.length,
        slice: slices(keys, order === "name", (key) => key % count),
        counts: countsOf(text, chosen, all),
        sort: order,
      };
    };

    /** Return the label of a value, or an empty text if the value is unknown. */
    const label = (id, value) => {
      const one = facet.get(id);
      return one && one.places.has(value) ? one.labels[one.places.get(value)] : "";
    };

    /** Return the day on which a firm was checked, as ISO 8601 writes it. */
    const checkedAt = (n) => {
      const day = new Date(`${index.first}T00:00:00Z`);
      day.setUTCDate(day.getUTCDate() + index.checked[n]);
      return day.toISOString().slice(0, 10);
    };

    /** Return all that the index holds of a firm, with ids of values, or null if there is no such firm. */
    const firm = (n) => {
      if (!Number.isInteger(n) || n < 0 || n >= count) return null;
      const [channel = null] = valuesAt("channel", n);
      const [unsolicited = null] = valuesAt("unsolicited", n);
      const [confidentiality = null] = valuesAt("confidentiality", n);
      const country = digitsOf(headquartersAt(n)).map((place) => facet.get("country").values[place])[0];
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
        headquarters: country ? { city: cityAt(n) || null, country } : null,
        generalist: (flagsAt(n) & GENERALIST) !== 0,
        contact: flagsAt(n) & CONTACT ? { channel, unsolicited } : null,
        confidentiality,
        memberships: valuesAt("membership", n),
        checked: checkedAt(n),
        website: website.includes("://") ? website : `https://www.${website}/`,
      };
    };

    let byId = null;
    /** Return the number of the firm with an id, or -1. */
    const number = (id) => {
      if (!byId) {
        byId = new Map();
        for (let n = 0; n < count; n += 1) byId.set(idAt(n), n);
      }
      return byId.has(id) ? byId.get(id) : -1;
    };

    /**
     * Say in a few words why a firm matches a query, and what of it is not known.
     *
     * @returns {{matches: string[], unknown: string[]}}
     */
    const why = (n, { q = "", choice = {} } = {}) => {
      const reasons = [];
      const said = new Set(); // labels
      for (const { one, places } of chosenOf(choice)) {
        const labels = placesAt(one.id, n).filter((place) => places.includes(place)).map((place) => one.labels[place]);
        if (labels.length) reasons.push(says(one.id, labels));
        else if (one.id === "industry" && flagsAt(n) & GENERALIST) reasons.push("takes on any industry");
        for (const text of labels) said.add(text);
      }
      // Where a word can stand, what to say if it does, and the value that it stands for.
      const asked = askedIn(q);
      const spots = !asked.length ? [] : [
        [nameAt(n), (words) => `${words} in its name`],
        ...formerlyAt(n).map((name) => [name, () => `formerly ${name}`]),
        [summaryAt(n), (words) => `${words} in its summary`],
        [cityAt(n), () => `head office in ${cityAt(n)}`],
        ...facets.flatMap((one) =>
          placesAt(one.id, n).flatMap((place) => {
            const label = one.labels[place];
            return one.words[place].map((word) => [word, () => says(one.id, [label]), label]);
          }),
        ),
      ].map(([text, say, label]) => ({ text, say, label, words: readingOf(text), exact: [] }));
      for (const word of asked) {
        const typed = String.fromCodePoint(...word);
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
      const known = {
        "way to reach it": flagsAt(n) & CONTACT,
        "unsolicited CVs": !(flagsAt(n) & CONTACT) || placesAt("unsolicited", n).length,
        confidentiality: placesAt("confidentiality", n).length,
        industries: flagsAt(n) & GENERALIST || placesAt("industry", n).length,
        functions: placesAt("function", n).length,
        levels: placesAt("level", n).length,
        offices: placesAt("country", n).length,
      };
      return { matches: reasons, unknown: Object.keys(known).filter((what) => !known[what]) };
    };

    /**
     * Say which one thing to drop from a query to find more.
     *
     * @returns {{facet: ?string, valueId: ?string, q: boolean, total: number}[]} What gives most firms first: the text
     *   (q), or a facet with its value, or with null if several values of it are chosen.
     */
    const relax = ({ q = "", choice = {} } = {}) => {
      const text = textOf(q);
      const chosen = chosenOf(choice);
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

    return {
      size: count,
      facets: facets.map(({ id, title, values, labels, words, used }) => ({
        id,
        title,
        values: used.map((place) => ({ id: values[place], label: labels[place], words: words[place] })),
      })),
      query,
      firm,
      label,
      number,
      why,
      relax,
      marks: (text, q) => marksOf(askedIn(q), readingOf(typeof text === "string" ? text : "")),
      /** Do now, when nobody waits, what the first search for words would need. */
      prepare: () => {
        prepare();
      },
      /** Tell whether a facet has a value, even one that no firm has. */
      knows: (id, value) => Boolean(facet.get(id)?.places.has(value)),
    };
  };

  Object.assign(window.Rapport, { directoryEngine });
})();
