// Compare a value with the JSON Schema of the exported file: the part of the standard that this schema uses.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { isObject, isDay } = window.Rapport;
  const MOST = 5; // faults named; the first says what kind of file it is

  /** @type {Record<string, [(value: unknown) => boolean, string]>} */
  const TYPES = {
    object: [isObject, "a group of fields"],
    array: [Array.isArray, "a list"],
    string: [(value) => typeof value === "string", "a text"],
    boolean: [(value) => typeof value === "boolean", "true or false"],
    integer: [Number.isInteger, "a whole number"],
  };

  const MOMENT = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?Z$/;
  const STORED_MOMENT = /^\d{4}-\d{2}-\d{2}T[0-9:.]{5,15}Z$/; // what was taken before the hour was looked at

  /** Tell whether a text such as 2026-11-23T10:00:00.000Z is a moment. */
  my.isMoment = (text) => isDay(MOMENT.exec(text)?.[1] || "");

  /** Tell whether a day of the calendar, or a moment, is one that My search takes. */
  my.isWithin = (text, span) => !span || (text.slice(0, 10) >= span.from && text.slice(0, 10) <= span.to);

  /**
   * Return what is wrong with a text that should be a day or a moment; nothing if it is right. Without a span any will
   * do.
   *
   * @type {(text: string, format: string, span?: My.Span | null) => string}
   */
  const timeFault = (text, format, span) => {
    if (format === "date-time" && !span) return STORED_MOMENT.test(text) ? "" : "is not a moment";
    if (format === "date" && !isDay(text)) return "is not a day of the calendar";
    if (format !== "date" && !my.isMoment(text)) return `is not a moment: ${text.slice(0, 40)}`;
    return !span || my.isWithin(text, span) ? "" : `is ${text}, and not from ${span.from} to ${span.to}`;
  };

  /** @type {Map<string, RegExp>} */
  const patterns = new Map();
  /** @type {(pattern: string, text: string) => boolean} */
  const fits = (pattern, text) => {
    const known = patterns.get(pattern) || new RegExp(pattern, "u");
    patterns.set(pattern, known);
    return known.test(text);
  };

  /** @type {(node: My.Schema, whole: My.WholeSchema) => My.Schema} */
  const resolved = (node, whole) => (node.$ref ? whole.$defs[node.$ref.split("/").pop() || ""] : node);

  /** What is judged may be anything: a test for its type comes before those that use it. */
  /** @typedef {(value: any, span?: My.Span | null) => boolean} Judge */
  /** @type {WeakMap<My.Schema, Judge>} */
  const judges = new WeakMap(); // by node of a schema

  /**
   * Return a function that tells whether a value is as a node of the schema says, its days within a span if there is
   * one; quicker than naming its faults.
   *
   * @type {(node: My.Schema, whole: My.WholeSchema) => Judge}
   */
  const judgeOf = (node, whole) => {
    const schema = resolved(node, whole);
    const known = judges.get(schema);
    if (known) return known;
    const { enum: allowed, maxLength, minimum = -Infinity, maximum = Infinity, format, pattern, maxItems } = schema;
    /** @type {Judge[]} */
    const tests = [];
    if ("const" in schema) tests.push((value) => value === schema.const);
    if (schema.type) tests.push(TYPES[schema.type][0]);
    if (allowed) tests.push((value) => allowed.includes(value));
    if (maxLength) tests.push((value) => value.length <= maxLength);
    if (schema.maximum !== undefined) tests.push((value) => value >= minimum && value <= maximum);
    if (format) tests.push((value, span) => !timeFault(value, format, span));
    else if (pattern) tests.push((value) => fits(pattern, value));
    if (maxItems) tests.push((value) => value.length <= maxItems);
    if (schema.type === "array") {
      const judge = judgeOf(schema.items || {}, whole);
      tests.push((value, span) => value.every((/** @type {unknown} */ item) => judge(item, span)));
    }
    if (schema.type === "object") tests.push(judgeOfFields(schema, whole));
    /** @type {Judge} */
    const judge = (value, span) => tests.every((test) => test(value, span));
    judges.set(schema, judge);
    return judge;
  };

  /** @type {(schema: My.Schema, whole: My.WholeSchema) => Judge} */
  const judgeOfFields = (schema, whole) => {
    const named = new Map(Object.entries(schema.properties || {}).map(([name, part]) => [name, judgeOf(part, whole)]));
    const [[pattern, inner] = []] = Object.entries(schema.patternProperties || {});
    const other = inner && judgeOf(inner, whole);
    const required = schema.required || [];
    return (value, span) => {
      for (const name of required) if (!Object.hasOwn(value, name)) return false;
      for (const name of Object.keys(value)) {
        const test = named.get(name) || (pattern && fits(pattern, name) ? other : null);
        if (test ? !test(value[name], span) : schema.additionalProperties === false) return false;
      }
      return true;
    };
  };

  /**
   * Add what is wrong with a value to a list, in words.
   *
   * @param {unknown} value
   * @param {My.Schema} node
   * @param {string} at Where it stands, such as search.firms[2].
   * @param {{whole: My.WholeSchema, span?: My.Span | null, found: string[]}} job
   */
  const addFaults = (value, node, at, job) => {
    const { whole, span, found } = job;
    if (found.length >= MOST) return;
    /** @type {(problem: string) => unknown} */
    const say = (problem) => found.push(`${at || "the file"} ${problem}`);
    const schema = resolved(node, whole);
    const { enum: allowed, maxLength, minimum = -Infinity, maximum = Infinity, format, pattern, maxItems } = schema;
    if ("const" in schema && value !== schema.const) return say(`is not ${JSON.stringify(schema.const)}`);
    if (schema.type && !TYPES[schema.type][0](value)) return say(`is not ${TYPES[schema.type][1]}`);
    if (typeof value === "string") {
      if (allowed && !allowed.includes(value)) return say("has a value that is not known");
      if (maxLength && value.length > maxLength) return say(`is longer than ${maxLength} characters`);
      const fault = format && timeFault(value, format, span);
      if (fault) say(fault);
      else if (!format && pattern && !fits(pattern, value)) say("is not written as it must be");
    } else if (typeof value === "number") {
      if (value < minimum || value > maximum) say(`is not from ${minimum} to ${maximum}`);
    } else if (Array.isArray(value)) {
      if (maxItems && value.length > maxItems) return say(`has more than ${maxItems} entries`);
      for (const [place, item] of value.entries()) addFaults(item, schema.items || {}, `${at}[${place + 1}]`, job);
    } else if (isObject(value)) {
      for (const name of schema.required || []) if (!Object.hasOwn(value, name)) say(`lacks the field ${name}`);
      const { properties = {} } = schema;
      const [[names, inner] = []] = Object.entries(schema.patternProperties || {});
      for (const [name, part] of Object.entries(value)) {
        const other = names && fits(names, name) ? inner : null;
        const next = Object.hasOwn(properties, name) ? properties[name] : other;
        if (next) addFaults(part, next, at ? `${at}.${name}` : name, job);
        else if (schema.additionalProperties === false) say("has a field that is not known");
      }
    }
  };

  /**
   * Return what is wrong with a value, at most a few faults in words; nothing if it is as the schema says. A definition
   * is the name of a part of the schema; without one it is the whole. Without a span any day is taken, as for what is
   * stored.
   */
  my.faultsIn = (value, schema, definition = null, span = null) => {
    const node = definition ? schema.$defs[definition] : schema;
    if (judgeOf(node, schema)(value, span)) return [];
    /** @type {string[]} */
    const found = [];
    addFaults(value, node, "", { whole: schema, span, found });
    return found;
  };
})();
