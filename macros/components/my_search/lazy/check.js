// Compare a value with the JSON Schema of the exported file: the part of the standard that this schema uses.
(() => {
  "use strict";

  const my = (window.Rapport.mySearch ||= {});
  const MOST = 5; // faults named; the first says what kind of file it is

  const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const TYPES = {
    object: [isObject, "a group of fields"],
    array: [Array.isArray, "a list"],
    string: [(value) => typeof value === "string", "a text"],
    boolean: [(value) => typeof value === "boolean", "true or false"],
    integer: [Number.isInteger, "a whole number"],
  };

  /** Tell whether a text such as 2026-02-30 is a day of the calendar. */
  const isDay = (text) => {
    if (days.has(text)) return true;
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
    const date = new Date(`${text}T00:00:00Z`);
    const is = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
    if (is) days.add(text);
    return is;
  };
  const days = new Set(); // that have been asked for: a long log has few

  const MOMENT = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?Z$/;
  const STORED_MOMENT = /^\d{4}-\d{2}-\d{2}T[0-9:.]{5,15}Z$/; // what was taken before the hour was looked at

  /** Tell whether a text such as 2026-11-23T10:00:00.000Z is a moment. */
  const isMoment = (text) => isDay(MOMENT.exec(text)?.[1] || "");

  /** Tell whether a day of the calendar, or a moment, is one that My search takes. */
  const isWithin = (text, span) => !span || (text.slice(0, 10) >= span.from && text.slice(0, 10) <= span.to);

  /** Return what is wrong with a text that should be a day or a moment; nothing if it is right. Without a span any will do. */
  const timeFault = (text, format, span) => {
    if (format === "date-time" && !span) return STORED_MOMENT.test(text) ? "" : "is not a moment";
    if (!(format === "date" ? isDay : isMoment)(text)) return format === "date" ? "is not a day of the calendar" : `is not a moment: ${text.slice(0, 40)}`;
    return isWithin(text, span) ? "" : `is ${text}, and not from ${span.from} to ${span.to}`;
  };

  const patterns = new Map();
  const fits = (pattern, text) => {
    if (!patterns.has(pattern)) patterns.set(pattern, new RegExp(pattern, "u"));
    return patterns.get(pattern).test(text);
  };

  const made = new WeakMap(); // by node of a schema: a function that tells whether a value is right

  /**
   * Return a function that tells whether a value is as a node of the schema says, its days within a span if there is one;
   * quicker than naming its faults.
   */
  const judge = (node, whole) => {
    const schema = node.$ref ? whole.$defs[node.$ref.split("/").pop()] : node;
    if (made.has(schema)) return made.get(schema);
    const tests = [];
    if ("const" in schema) tests.push((value) => value === schema.const);
    if (schema.type) tests.push(TYPES[schema.type][0]);
    if (schema.enum) tests.push((value) => schema.enum.includes(value));
    if (schema.maxLength) tests.push((value) => value.length <= schema.maxLength);
    if (schema.maximum !== undefined) tests.push((value) => value >= schema.minimum && value <= schema.maximum);
    if (schema.format) tests.push((value, span) => !timeFault(value, schema.format, span));
    else if (schema.pattern) tests.push((value) => fits(schema.pattern, value));
    if (schema.maxItems) tests.push((value) => value.length <= schema.maxItems);
    if (schema.type === "array") {
      const item = judge(schema.items, whole);
      tests.push((value, span) => value.every((one) => item(one, span)));
    }
    if (schema.type === "object") {
      const own = new Map(Object.entries(schema.properties || {}).map(([name, part]) => [name, judge(part, whole)]));
      const [[pattern, inner] = []] = Object.entries(schema.patternProperties || {});
      const other = pattern && judge(inner, whole);
      const required = schema.required || [];
      tests.push((value, span) => {
        for (const name of required) if (!Object.hasOwn(value, name)) return false;
        for (const name of Object.keys(value)) {
          const test = own.get(name) || (pattern && fits(pattern, name) ? other : null);
          if (test ? !test(value[name], span) : schema.additionalProperties === false) return false;
        }
        return true;
      });
    }
    const right = (value, span) => tests.every((test) => test(value, span));
    made.set(schema, right);
    return right;
  };

  const faultIn = (value, node, whole, at, found, span) => {
    if (found.length >= MOST) return;
    const say = (problem) => found.push(`${at || "the file"} ${problem}`);
    const schema = node.$ref ? whole.$defs[node.$ref.split("/").pop()] : node;
    if ("const" in schema && value !== schema.const) return say(`is not ${JSON.stringify(schema.const)}`);
    if (schema.type && !TYPES[schema.type][0](value)) return say(`is not ${TYPES[schema.type][1]}`);
    if (typeof value === "string") {
      if (schema.enum && !schema.enum.includes(value)) return say("has a value that is not known");
      if (schema.maxLength && value.length > schema.maxLength) return say(`is longer than ${schema.maxLength} characters`);
      if (schema.format) {
        const fault = timeFault(value, schema.format, span);
        if (fault) say(fault);
      } else if (schema.pattern && !fits(schema.pattern, value)) say("is not written as it must be");
    } else if (typeof value === "number") {
      if (value < schema.minimum || value > schema.maximum) say(`is not from ${schema.minimum} to ${schema.maximum}`);
    } else if (Array.isArray(value)) {
      if (schema.maxItems && value.length > schema.maxItems) return say(`has more than ${schema.maxItems} entries`);
      value.forEach((item, place) => faultIn(item, schema.items || {}, whole, `${at}[${place + 1}]`, found, span));
    } else if (isObject(value)) {
      for (const name of schema.required || []) if (!Object.hasOwn(value, name)) say(`lacks the field ${name}`);
      const [[pattern, inner] = []] = Object.entries(schema.patternProperties || {});
      for (const [name, part] of Object.entries(value)) {
        const own = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : null;
        const next = own || (pattern && fits(pattern, name) ? inner : null);
        if (next) faultIn(part, next, whole, at ? `${at}.${name}` : name, found, span);
        else if (schema.additionalProperties === false) say("has a field that is not known");
      }
    }
  };

  /**
   * Return what is wrong with a value, at most a few faults in words; nothing if it is as the schema says.
   *
   * @param {*} value
   * @param {Object} schema The whole schema.
   * @param {?string} definition The name of a definition in it; without, the whole.
   * @param {?{from: string, to: string}} span The first and last day that is taken; without, as for what is stored, any day.
   * @returns {string[]}
   */
  my.faultsIn = (value, schema, definition = null, span = null) => {
    const node = definition ? schema.$defs[definition] : schema;
    if (judge(node, schema)(value, span)) return [];
    const found = [];
    faultIn(value, node, schema, "", found, span);
    return found;
  };

  Object.assign(my, { isObject, isDay, isMoment, isWithin });
})();
