// What several scripts do with texts and plain values.
(() => {
  "use strict";

  /** @type {Rapport["fold"]} */
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  /** @type {Rapport["compare"]} */
  const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

  /** @param {unknown} value @returns {value is Record<string, unknown>} */
  const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  /** @type {(value: unknown) => unknown} */
  const sorted = (value) => {
    if (Array.isArray(value)) return value.map(sorted);
    if (!isObject(value)) return value;
    const keys = Object.keys(value).sort();
    return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
  };

  /** @type {Rapport["sameJson"]} */
  const sameJson = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

  /** @type {Rapport["brief"]} */
  const brief = (written) => {
    const text = [...written.trim().slice(0, 200).replace(/\p{C}/gu, "")];
    return text.length > 40 ? `${text.slice(0, 40).join("")}…` : text.join("");
  };

  /** @type {Rapport["quoted"]} */
  const quoted = (written) => `“${brief(written)}”`;

  /** @type {Rapport["leftOut"]} */
  const leftOut = (part, wanted) => {
    const named = wanted.slice(0, 3).join(", ") + (wanted.length > 3 ? ` and ${wanted.length - 3} more` : "");
    return `The address asks for something that ${part} does not know, and it was left out: ${named}.`;
  };

  /** @type {Rapport["download"]} */
  const download = (name, text, type = "text/csv") => {
    const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    const link = window.Rapport.make("a", { href: address, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };

  Object.assign(window.Rapport, { fold, compare, isObject, sameJson, brief, quoted, leftOut, download });
})();
