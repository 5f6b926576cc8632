// What is wrong with a value by a JSON Schema that the site publishes: types, limits, vocabularies, fields.
(() => {
  "use strict";

  const { addFirm, isDay, isObject } = window.Rapport;

  /** @param {unknown} value @returns {value is string} */
  const isText = (value) => typeof value === "string";

  /** @type {Record<string, (value: unknown) => boolean>} */
  const FITS = {
    string: isText,
    integer: Number.isInteger,
    boolean: (value) => typeof value === "boolean",
    date: (value) => isText(value) && isDay(value),
    array: Array.isArray,
    object: isObject,
  };

  /** @param {unknown} one @param {unknown} other */
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /** @param {number} number */
  const entries = (number) => window.Rapport.count(number, "entry", "entries");

  /**
   * Yield what is wrong with a value.
   *
   * @param {unknown} value
   * @param {Schema} node
   * @param {Step[]} steps The path to it.
   * @param {AboutFirms} about
   * @param {boolean} needed Whether it may not be left out.
   * @returns {Generator<FoundAt>}
   */
  function* schemaFaults(value, node, steps, about, needed = false) {
    const schema = about.resolve(node);
    const place = needed ? "needed" : typeof steps.at(-1) === "number" ? "entry" : "field";
    const leaveOut = about.leaveOut[place];
    const kind = schema.format === "date" ? "date" : (schema.type ?? "");
    if (value === null) {
      yield { steps, code: "empty", values: { leave_out: leaveOut } };
    } else if (!FITS[kind](value)) {
      yield { steps, code: misfit(kind, value), values: { found: about.types[typeOf(value)] } };
    } else if (isText(value)) {
      const fault = kind === "date" ? dayFault(value, about) : textFault(value, schema, leaveOut, about);
      if (fault) yield { steps, ...fault };
    } else if (typeof value === "number") {
      const fault = numberFault(value, schema);
      if (fault) yield { steps, ...fault };
    } else if (Array.isArray(value)) {
      yield* listFaults(value, schema, steps, about, leaveOut);
    } else if (isObject(value)) {
      yield* groupFaults(value, schema, steps, about);
    }
  }

  /** @param {unknown} value */
  const typeOf = (value) => (Array.isArray(value) ? "array" : typeof value);

  /** @param {string} kind @param {unknown} value */
  const misfit = (kind, value) => {
    if (kind === "string" && typeof value === "object") return "not-single";
    return kind === "integer" && isText(value) && /^0[0-9]+$/.test(value) ? "leading-zero" : `not-${kind}`;
  };

  // ------------------------------------------------------------------ One value

  /**
   * @param {string} text
   * @param {Schema} schema
   * @param {string} leaveOut
   * @param {AboutFirms} about
   * @returns {?Found}
   */
  const textFault = (text, schema, leaveOut, about) => {
    const { length } = [...text];
    const { maxLength: limit = Number.POSITIVE_INFINITY, pattern } = schema;
    /** @type {?Found} */
    const tooLong = length > limit ? { code: "too-long", values: { length, limit } } : null;
    if (length < (schema.minLength ?? 0)) return { code: "empty", values: { leave_out: leaveOut } };
    if (isLine(schema)) return addFirm.lineFault(text) ?? tooLong; // as the check: its form first
    if (tooLong) return tooLong;
    if (schema.format === "uri") return addFirm.addressFault(text, about);
    if (schema.format === "email") return addFirm.mailboxFault(text, about);
    const value = addFirm.quoted(text);
    if (pattern && !new RegExp(pattern, "u").test(text)) {
      return { code: pattern === about.slug ? "no-slug" : "wrong-form", values: { value, pattern } };
    }
    if (schema.not && new RegExp(schema.not.pattern, "u").test(text)) {
      return { code: text.startsWith("own-") ? "own-name" : "device-name", values: { value } };
    }
    if (schema["x-vocabularies"]) return vocabularyFault(text, schema["x-vocabularies"], about);
    if (schema["x-ids-of"] === "firms") {
      const known = [...about.firms.map((firm) => firm.id), ...(isText(about.self) ? [about.self] : [])];
      if (known.includes(text)) return null;
      return { code: "no-such-id", values: { value, file: "firms" }, guesses: addFirm.nearest(text, known) };
    }
    if (!schema.enum || schema.enum.includes(text)) return null;
    const noun = `a ${(schema.title || "value").toLowerCase()}`;
    return { code: "not-one-of", values: { value, noun, known: schema.enum.join(", ") } };
  };

  /** @param {Schema} schema */
  const isLine = (schema) =>
    !schema.format && !schema.pattern && !schema.enum && !schema["x-vocabularies"] && !schema["x-ids-of"];

  /** @param {string} text @param {string[]} names @param {AboutFirms} about @returns {?Found} */
  const vocabularyFault = (text, names, about) => {
    const all = names.flatMap((name) => about.vocabulary[name]);
    const known = [...new Set(all.map((value) => value.id))].sort();
    if (known.includes(text)) return null;
    const called = all.filter(({ label, also = [] }) =>
      [label, ...also].some((word) => word.toLowerCase() === text.toLowerCase()),
    );
    return {
      code: known.length > about.few ? "not-in-vocabulary" : known.length > 1 ? "not-one-of" : "not-the-only",
      values: {
        value: addFirm.quoted(text),
        noun: names.map((name) => about.nouns[name] || `a ${name}`).join(" or "),
        known: known.join(", "),
        vocabulary: names[0],
      },
      guesses: called.length ? called.map((value) => value.id) : addFirm.nearest(text, known),
    };
  };

  /** @param {number} value @param {Schema} schema @returns {?Found} */
  const numberFault = (value, schema) => {
    const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
    if (value < minimum) return { code: "too-small", values: { value, limit: minimum } };
    if (value > maximum) return { code: "too-large", values: { value, limit: maximum } };
    const thisYear = Number(addFirm.latestDay().slice(0, 4));
    return schema["x-latest"] === "this year" && value > thisYear ? { code: "future-year" } : null;
  };

  /** @param {string} day @param {AboutFirms} about @returns {?Found} */
  const dayFault = (day, { earliestDay: earliest }) => {
    if (day < earliest) return { code: "too-early", values: { earliest } };
    return day > addFirm.latestDay() ? { code: "future-day" } : null;
  };

  // ------------------------------------------------------------------ What holds others

  /**
   * @param {unknown[]} value
   * @param {Schema} schema
   * @param {Step[]} steps
   * @param {AboutFirms} about
   * @param {string} leaveOut
   * @returns {Generator<FoundAt>}
   */
  function* listFaults(value, schema, steps, about, leaveOut) {
    const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, items = {} } = schema;
    const values = { entries: entries(value.length), leave_out: leaveOut };
    if (value.length < minItems) {
      yield { steps, code: "too-few", values: { ...values, limit: minItems } };
      return;
    }
    const found = value.flatMap((one, place) => [...schemaFaults(one, items, [...steps, place], about)]);
    yield* found;
    if (found.length) return;
    if (value.length > maxItems) yield { steps, code: "too-many", values: { ...values, limit: maxItems } };
    const place = value.findIndex((one, at) => value.slice(0, at).some((earlier) => same(earlier, one)));
    if (!schema.uniqueItems || place < 0) return;
    const what = isObject(value[place]) ? about.sameEntry : addFirm.quoted(String(value[place]));
    yield { steps: [...steps, place], code: "twice", values: { value: what } };
  }

  /**
   * @param {Record<string, unknown>} value
   * @param {Schema} schema
   * @param {Step[]} steps
   * @param {AboutFirms} about
   * @returns {Generator<FoundAt>}
   */
  function* groupFaults(value, schema, steps, about) {
    const { required = [], properties = {} } = schema;
    const known = Object.keys(properties);
    const meant = addFirm.misspelt(Object.keys(value), known);
    for (const [name, one] of Object.entries(properties)) {
      const needed = required.includes(name);
      if (name in value) yield* schemaFaults(value[name], one, [...steps, name], about, needed);
      else if (needed && !meant.includes(name))
        yield { steps: [...steps, name], code: "missing", values: { field: name } };
    }
    for (const name of Object.keys(value)) {
      if (known.includes(name)) continue;
      const values = { fields: known.join(", ") };
      yield { steps: [...steps, name], code: "no-such-field", values, guesses: addFirm.nearest(name, known) };
    }
  }

  Object.assign(addFirm, { isText, schemaFaults });
})();
