// What a fault says, in the words that Python hands over: macros/model/words.py.
(() => {
  "use strict";

  const { addFirm } = window.Rapport;
  const NOT_PRINTABLE = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;
  const LONGEST = 80; // characters of a value that a message repeats
  /** @type {Record<string, string>} */
  const NAMED = { "\t": "\\t", "\n": "\\n", "\r": "\\r" };

  /** @type {AddFirm["hex"]} */
  const hex = (letter, width) => (letter.codePointAt(0) ?? 0).toString(16).padStart(width, "0");

  /** @param {string} letter */
  const escaped = (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    if (letter in NAMED) return NAMED[letter];
    return code < 256 ? `\\x${hex(letter, 2)}` : code < 65536 ? `\\u${hex(letter, 4)}` : `\\U${hex(letter, 8)}`;
  };

  /**
   * Return a text from the data in quotes, on one line, with what cannot be seen written out, and not too long.
   *
   * @type {AddFirm["quoted"]}
   */
  const quoted = (text) => {
    const letters = [...text];
    const start = letters.length <= LONGEST ? letters : [...letters.slice(0, LONGEST - 1), "…"];
    return `"${start.map((letter) => (NOT_PRINTABLE.test(letter) ? escaped(letter) : letter)).join("")}"`;
  };

  /** @param {string} template @param {Record<string, unknown>} values */
  const filled = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

  /** Return what is wrong and what to do about it. @type {AddFirm["say"]} */
  const say = (about, { code, values = {}, guesses = [] }) => {
    const [problem, remedy] = about.words[code];
    const meant = filled(about.didYouMean, { guesses: guesses.map(quoted).join(" or ") });
    return { problem: filled(problem, values), remedy: guesses.length ? meant : filled(remedy, values) };
  };

  Object.assign(addFirm, { quoted, hex, say });
})();
