// The order of the firms that the directory's engine has found, as the reference says (tests/reference/ranking.py).
(() => {
  "use strict";

  const { bits, add, keep, members, MOST_WORDS, NOT_CALLED } = window.Rapport.engineParts;

  // By fit the firm with the least weight stands first. All weights of one line of the rule are less than one of the
  // line before it.
  const MOST_OPEN = 8; // of what a candidate can act on, as index.py weighs it
  const NOT_IN_NAME = MOST_OPEN + 1;
  const UNFINISHED = (MOST_WORDS + 1) * NOT_IN_NAME;
  const FORGIVEN = (MOST_WORDS + 1) * UNFINISHED;
  const CHOSEN = (MOST_WORDS + 1) * FORGIVEN;
  const MOST_CHOSEN = 1 << 11;
  const NOT_NAMED = MOST_CHOSEN * CHOSEN;
  const CALLED = 3 * NOT_NAMED;
  const LEAST = -(NOT_CALLED + 1) * CALLED; // No weight is as low.

  /** @type {EngineParts["makeWeigher"]} Returns what gives the weight of each firm of a set, and any for the others. */
  const makeWeigher = ({ count, width, everyone, openAt }, { called, sizes }) => {
    const open = Int32Array.from({ length: count }, (_, n) => openAt(n));

    return (all, text, chosen) => {
      const weights = open.slice();
      /** @type {(set: FirmSet, weight: number) => void} */
      const weigh = (set, weight) => {
        keep(set, all);
        for (const n of members(set)) weights[n] += weight;
      };
      for (const { one, places } of chosen) {
        const named = new Uint32Array(width);
        for (const place of places) {
          weigh(one.named()[place].slice(), -CHOSEN);
          add(named, one.named()[place]);
        }
        if (one.id === "industry")
          weigh(
            named.map((word) => ~word),
            NOT_NAMED,
          );
      }
      if (text.asked.length) {
        const every = 2 ** text.asked.length - 1;
        const asMany = text.wording.split(" ").length;
        const [own, former] = sizes();
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
  };

  /**
   * Bring the lowest keys from a place on before place `middle`, in no order (Hoare's quickselect).
   *
   * @param {Float64Array} keys
   * @param {number} from
   * @param {number} middle
   */
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

  /** @type {EngineParts["slices"]} Returns what gives a part of the keys in order, and sorts no more than it must. */
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

  Object.assign(window.Rapport.engineParts, { LEAST, makeWeigher, slices });
})();
