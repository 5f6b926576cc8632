// What is wrong with a record by the published schema of a firm, as faults that words.js puts into words.
(() => {
  "use strict";

  const { addFirm, count, isDay, isObject, mismatches } = window.Rapport;

  /** @param {unknown} value @returns {value is string} */
  const isText = (value) => typeof value === "string";

  /** @param {unknown} value */
  const typeOf = (value) => (Array.isArray(value) ? "array" : typeof value);

  /** @type {(value: unknown, schema: JsonSchema, about: AboutFirms) => Found} */
  const misfit = (value, { type, format }, about) => {
    const values = { found: about.types[typeOf(value)] };
    if (type === "string" && format !== "date" && typeof value === "object") return { code: "not-single", values };
    if (type === "integer" && isText(value) && /^0[0-9]+$/.test(value)) return { code: "leading-zero", values };
    return { code: `not-${format === "date" ? "date" : type}`, values };
  };

  // ------------------------------------------------------------------ What has a format

  /** @type {SchemaRules<AboutFirms>["formatOf"]} */
  const formatOf = (schema) => {
    if (schema.type === "integer") return schema["x-latest"] === "this year" ? yearFault : null;
    if (schema.type !== "string") return null;
    if (isLine(schema)) return addFirm.lineFault;
    if (schema.format === "date") return (text, about) => dayFault(text, schema, about);
    if (schema.format === "uri") return addFirm.addressFault;
    if (schema.format === "email") return addFirm.mailboxFault;
    const { "x-vocabularies": vocabularies, "x-ids-of": file } = schema;
    if (vocabularies) return (text, about) => vocabularyFault(text, vocabularies, about);
    return file === "firms" ? firmFault : null;
  };

  /** @param {JsonSchema} schema */
  const isLine = (schema) =>
    !schema.format && !schema.pattern && !schema.enum && !schema["x-vocabularies"] && !schema["x-ids-of"];

  /** @param {number} year @returns {?Found} */
  const yearFault = (year) => (year > Number(addFirm.latestDay().slice(0, 4)) ? { code: "future-year" } : null);

  /** @type {(text: string, schema: JsonSchema, about: AboutFirms) => ?Found} */
  const dayFault = (text, schema, about) => {
    if (!isDay(text)) return misfit(text, schema, about);
    if (text < about.earliestDay) return { code: "too-early", values: { earliest: about.earliestDay } };
    return text > addFirm.latestDay() ? { code: "future-day" } : null;
  };

  /** @type {(text: string, about: AboutFirms) => ?Found} */
  const firmFault = (text, about) => {
    const ids = [...about.firms.map((firm) => firm.id), ...(isText(about.self) ? [about.self] : [])];
    if (ids.includes(text)) return null;
    const values = { value: addFirm.quoted(text), file: "firms.yaml" };
    return { code: "no-such-id", values, guesses: addFirm.nearest(text, ids) };
  };

  /** @param {string} text @param {string[]} names @param {AboutFirms} about @returns {?Found} */
  const vocabularyFault = (text, names, about) => {
    const all = names.flatMap((name) => about.vocabulary[name]);
    const ids = [...new Set(all.map((value) => value.id))].sort();
    if (ids.includes(text)) return null;
    const called = all.filter(({ label, also = [] }) =>
      [label, ...also].some((word) => word.toLowerCase() === text.toLowerCase()),
    );
    return {
      code: ids.length > about.few ? "not-in-vocabulary" : ids.length > 1 ? "not-one-of" : "not-the-only",
      values: {
        value: addFirm.quoted(text),
        noun: names.map((name) => about.nouns[name] || `a ${name}`).join(" or "),
        known: ids.join(", "),
        vocabulary: names[0],
      },
      guesses: called.length ? called.map((value) => value.id) : addFirm.nearest(text, ids),
    };
  };

  // ------------------------------------------------------------------ What breaks a keyword

  /** @type {Record<string, (mismatch: Mismatch, about: AboutFirms) => ?Found>} */
  const FAULTS = {
    type: ({ value, schema, place }, about) => (value === null ? empty(place, about) : misfit(value, schema, about)),
    minLength: ({ place }, about) => empty(place, about),
    maxLength({ value, schema: { maxLength: limit, ...schema } }) {
      const fault = isLine(schema) ? addFirm.lineFault(value) : null; // as the check: its form first
      return fault ?? { code: "too-long", values: { length: [...value].length, limit } };
    },
    pattern({ value, schema: { pattern } }, { slug }) {
      return { code: pattern === slug ? "no-slug" : "wrong-form", values: { value: addFirm.quoted(value), pattern } };
    },
    not: ({ value }) => ({
      code: value.startsWith("own-") ? "own-name" : "device-name",
      values: { value: addFirm.quoted(value) },
    }),
    enum: ({ value, schema }) => ({
      code: "not-one-of",
      values: {
        value: addFirm.quoted(value),
        noun: `a ${schema["x-noun"]}`,
        known: schema.enum?.join(", "),
      },
    }),
    minimum: ({ value, schema }) => ({ code: "too-small", values: { value, limit: schema.minimum } }),
    maximum: ({ value, schema }) => ({ code: "too-large", values: { value, limit: schema.maximum } }),
    format: ({ detail }) => detail,
    minItems({ value, schema: { minItems: limit }, place }, about) {
      const entries = count(value.length, "entry", "entries");
      return { code: "too-few", values: { entries, limit, leave_out: about.leaveOut[place] } };
    },
    uniqueItems: ({ value }, about) => ({
      code: "twice",
      values: { value: isObject(value) ? about.sameEntry : addFirm.quoted(String(value)) },
    }),
    required({ value, schema, steps }) {
      const name = String(steps.at(-1));
      const isMeant = addFirm.misspelt(Object.keys(value), Object.keys(schema.properties ?? {})).includes(name);
      return isMeant ? null : { code: "missing", values: { field: name } };
    },
    additionalProperties({ schema, steps }) {
      const names = Object.keys(schema.properties ?? {});
      const values = { fields: names.join(", ") };
      return { code: "no-such-field", values, guesses: addFirm.nearest(String(steps.at(-1)), names) };
    },
  };

  /** @type {(place: Mismatch["place"], about: AboutFirms) => Found} */
  const empty = (place, about) => ({ code: "empty", values: { leave_out: about.leaveOut[place] } });

  /** @type {AddFirm["schemaFaults"]} */
  const schemaFaults = (record, about) =>
    mismatches(record, about.schema.items, { $defs: about.schema.$defs, formatOf }, about).flatMap((mismatch) => {
      const fault = FAULTS[mismatch.keyword](mismatch, about);
      return fault ? [{ steps: mismatch.steps, ...fault }] : [];
    });

  Object.assign(addFirm, { isText, schemaFaults });
})();
