// A record as YAML that people can read and the commands take: "python -m macros format" puts it into its normal form.
(() => {
  "use strict";

  const { addFirm, isDay } = window.Rapport;
  // What is the same text with and without quotes, in a list and on a line of its own. Every other is written as JSON,
  // which is YAML but for the signs that end a line to it or that it cannot hold.
  const WORD = /^(?!(?:y|yes|n|no|on|off|true|false|null)$)[a-z][\w-]*$/i;
  const PLAIN =
    /^(?!(?:y|yes|n|no|on|off|true|false|null)$)(?!.*(?:: |:$| #))\p{L}[\p{L}\p{M}\p{N}\p{P}\p{S} ]*(?<! )$/iu;
  const ESCAPED = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

  /** @param {unknown} value @param {RegExp} plain */
  const scalar = (value, plain) => {
    if (typeof value === "string" && plain.test(value)) return value;
    return JSON.stringify(value).replace(ESCAPED, (sign) => `\\u${addFirm.hex(sign, 4)}`);
  };

  /** @param {string} name @param {unknown} value @param {boolean} isDated @returns {string[]} */
  const field = (name, value, isDated) => {
    if (isDated && addFirm.isText(value) && isDay(value)) return [`${name}: ${value}`];
    if (value === null || typeof value !== "object" || !Object.keys(value).length) {
      return [`${name}: ${scalar(value, PLAIN)}`];
    }
    if (!Array.isArray(value)) return [`${name}:`, ...group(value).map((line) => `  ${line}`)];
    if (value.every((one) => typeof one !== "object")) {
      return [`${name}: [${value.map((one) => scalar(one, WORD)).join(", ")}]`];
    }
    return [`${name}:`, ...value.flatMap((one) => group(one).map((line, at) => `${at ? "    " : "  - "}${line}`))];
  };

  /** @param {object} value @returns {string[]} */
  const group = (value) => Object.entries(value).flatMap(([name, one]) => field(name, one, false));

  /**
   * Return a record as it may stand in its data file, its fields in the order of the model.
   *
   * @type {AddFirm["toYaml"]}
   */
  const toYaml = (record, about) => {
    const named = Object.entries(about.record.properties).filter(([name]) => name in record);
    const lines = named.flatMap(([name, schema]) => field(name, record[name], about.resolve(schema).format === "date"));
    return lines.map((line, at) => `${at ? "  " : "- "}${line}\n`).join("");
  };

  Object.assign(addFirm, { toYaml });
})();
