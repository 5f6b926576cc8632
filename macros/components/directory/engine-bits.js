// Sets of firms for the directory's engine: a row of bits, one for each firm, so that "and" and "or" find what is
// chosen, and the number of bits is a count.
window.Rapport = window.Rapport || {};

(() => {
  "use strict";

  /** @type {EngineParts["once"]} Returns a function that makes something when it is first called. */
  const once = (make) => {
    /** @type {ReturnType<typeof make> | undefined} */
    let value;
    return () => {
      value ??= make();
      return value;
    };
  };

  /** @type {EngineParts["bits"]} */
  const bits = (word) => {
    let w = word - ((word >>> 1) & 0x55555555);
    w = (w & 0x33333333) + ((w >>> 2) & 0x33333333);
    return Math.imul((w + (w >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  };

  /** @type {EngineParts["sizeOf"]} */
  const sizeOf = (set) => {
    let total = 0;
    for (let i = 0; i < set.length; i += 1) total += bits(set[i]);
    return total;
  };

  /** @type {EngineParts["add"]} */
  const add = (set, other) => {
    for (let i = 0; i < set.length; i += 1) set[i] |= other[i];
  };

  /** @type {EngineParts["keep"]} */
  const keep = (set, other) => {
    for (let i = 0; i < set.length; i += 1) set[i] &= other[i];
  };

  /** @type {EngineParts["members"]} Returns the firms of a set, in ascending order. */
  const members = (set) => {
    const firms = new Uint32Array(sizeOf(set));
    let filled = 0;
    for (let i = 0; i < set.length; i += 1) {
      for (let word = set[i] | 0; word; word &= word - 1) firms[filled++] = 32 * i + 31 - Math.clz32(word & -word);
    }
    return firms;
  };

  /** @type {EngineParts["sparse"]} Returns the numbers of a set that hold bits, and where they stand. */
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

  /** @type {EngineParts["common"]} Returns how many firms two sets share. */
  const common = (few, set) => {
    let total = 0;
    for (let k = 0; k < few.length; k += 1) total += bits(few.words[k] & set[few.at[k]]);
    return total;
  };

  // What the files of the engine share: each adds its own, in the order of their names.
  window.Rapport.engineParts = /** @type {EngineParts} */ ({ once, bits, sizeOf, add, keep, members, sparse, common });
})();
