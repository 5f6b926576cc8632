// The columns of the directory's index: a line for each firm, in which a character often stands for a number.
(() => {
  "use strict";

  const { once } = window.Rapport.engineParts;

  /** @type {EngineParts["digit"]} The same as in index.py. */
  const digit = (code) => {
    if (code < 0xc0) return code < 58 ? code - 48 : code < 91 ? code - 55 : code - 61;
    return code < 0x2000 ? code - 0xc0 + 62 : code - 0x3000 + 62 + 0x1f40;
  };

  /** @type {EngineParts["digitsOf"]} */
  const digitsOf = (text) => {
    const numbers = [];
    for (let at = 0; at < text.length; at += 1) numbers.push(digit(text.charCodeAt(at)));
    return numbers;
  };

  /** @type {EngineParts["numbers"]} Returns the numbers of a column of digits. */
  const numbers = (column, count) => {
    const from = new Uint32Array(count + 1);
    const values = new Uint16Array(column.length);
    let line = 0;
    let filled = 0;
    for (let at = 0; at < column.length; at += 1) {
      const code = column.charCodeAt(at);
      if (code === 10) {
        line += 1;
        from[line] = filled;
      } else values[filled++] = digit(code);
    }
    if (count) from[count] = filled;
    return { from, values };
  };

  /** @type {EngineParts["setsOf"]} Returns the firms of each of as many numbers as a column may hold. */
  const setsOf = (column, count, many) => {
    const width = (count + 31) >>> 5;
    const all = new Uint32Array(many * width);
    let n = 0;
    for (let at = 0; at < column.length; at += 1) {
      const code = column.charCodeAt(at);
      if (code === 10) n += 1;
      else all[digit(code) * width + (n >>> 5)] |= 1 << (n & 31);
    }
    return Array.from({ length: many }, (_, number) => all.subarray(number * width, (number + 1) * width));
  };

  /** @type {EngineParts["linesOf"]} Returns what gives the lines of a column, and parts it when first asked for one. */
  const linesOf = (column) => {
    const lines = once(() => column.split("\n"));
    return (n) => lines()[n];
  };

  /** @type {EngineParts["addFlags"]} Adds to the flags of each firm those of the words that it has in a column. */
  const addFlags = ({ from, values }, flags, into) => {
    for (let n = 0, k = 0; n < into.length; n += 1) {
      let all = 0;
      for (const end = from[n + 1]; k < end; k += 1) all |= flags[values[k]];
      into[n] |= all;
    }
  };

  Object.assign(window.Rapport.engineParts, { digit, digitsOf, numbers, setsOf, linesOf, addFlags });
})();
