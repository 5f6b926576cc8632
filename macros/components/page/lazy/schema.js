// Where a value is not as a JSON Schema says: the part of the standard that the schemas of this site use. It names the
// keyword that a value breaks, and who asks puts that into words. The lazy scripts that need it begin with it.
(() => {
  "use strict";

  const { isObject } = window.Rapport;

  /** @type {Record<string, (value: unknown) => boolean>} */
  const TYPES = {
    string: (value) => typeof value === "string",
    boolean: (value) => typeof value === "boolean",
    integer: Number.isInteger,
    array: Array.isArray,
    object: isObject,
  };

  /** @type {Mismatch[]} */
  const NONE = []; // one for all: most values are right

  /** @type {Rapport["resolveSchema"]} */
  const resolveSchema = (node, $defs) => {
    const name = node.$ref?.split("/").at(-1);
    return name ? { ...$defs[name], ...node, $ref: undefined } : node;
  };

  /** What is judged may be anything: the test of its type comes before those that use it. */
  /** @typedef {(value: any, context: any) => unknown} Breaks */
  /** @typedef {(value: any, context: any) => Mismatch[]} Check */

  /**
   * Return what tells whether a value breaks a keyword, in the order in which they count.
   *
   * @param {JsonSchema} schema
   * @param {SchemaRules} rules
   */
  const testsOf = (schema, rules) => {
    const { type, minLength, maxLength, pattern, not, enum: allowed, minimum, maximum } = schema;
    const expression = pattern && new RegExp(pattern, "u");
    const forbidden = not && new RegExp(not.pattern, "u");
    const breaksFormat = rules.formatOf(schema);
    /** @type {[string, Breaks | false | undefined | null | ""][]} */
    const tests = [
      ["const", "const" in schema && ((value) => value !== schema.const)],
      ["type", type && ((value) => !TYPES[type](value))],
      ["minLength", minLength !== undefined && ((text) => [...text].length < minLength)],
      // Of half a letter each, a text has at least as many as it has letters.
      ["maxLength", maxLength !== undefined && ((text) => text.length > maxLength && [...text].length > maxLength)],
      // A format says more than the pattern that other readers of the schema find beside it.
      ["pattern", !schema.format && expression && ((text) => !expression.test(text))],
      ["not", forbidden && ((text) => forbidden.test(text))],
      ["enum", allowed && ((value) => !allowed.includes(value))],
      ["minimum", minimum !== undefined && ((number) => number < minimum)],
      ["maximum", maximum !== undefined && ((number) => number > maximum)],
      ["format", breaksFormat],
    ];
    return tests.flatMap(([keyword, breaks]) => (breaks ? [{ keyword, breaks }] : []));
  };

  /**
   * Add what is wrong with a part of a value.
   *
   * @param {Mismatch[]} broken
   * @param {Step} step From the value to the part.
   * @param {Mismatch[]} inner
   */
  const addWithin = (broken, step, inner) => {
    if (inner === NONE) return;
    for (const mismatch of inner) {
      mismatch.steps.unshift(step);
      broken.push(mismatch);
    }
  };

  /** @type {(schema: JsonSchema, rules: SchemaRules, place: Mismatch["place"]) => Check} */
  const listCheck = (schema, rules, place) => {
    const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, items = {}, uniqueItems } = schema;
    const check = checkOf(items, rules, "entry");
    return (/** @type {unknown[]} */ list, context) => {
      /** @type {Mismatch[]} */
      const broken = [];
      /** @param {string} keyword @param {Step[]} steps @param {unknown} value */
      const add = (keyword, steps = [], value = list) => broken.push({ steps, keyword, value, schema, place });
      if (list.length < minItems) {
        add("minItems");
        return broken;
      }
      for (let at = 0; at < list.length; at += 1) addWithin(broken, at, check(list[at], context));
      if (broken.length) return broken;
      if (list.length > maxItems) add("maxItems");
      if (uniqueItems) {
        const texts = list.map((item) => JSON.stringify(item));
        const twice = texts.findIndex((text, at) => texts.indexOf(text) < at);
        if (twice >= 0) add("uniqueItems", [twice], list[twice]);
      }
      return broken;
    };
  };

  /** @type {(schema: JsonSchema, rules: SchemaRules, place: Mismatch["place"]) => Check} */
  const groupCheck = (schema, rules, place) => {
    const { properties = {}, required = [], patternProperties = {}, additionalProperties } = schema;
    const fields = Object.entries(properties).map(([name, node]) => {
      const isNeeded = required.includes(name);
      return { name, isNeeded, check: checkOf(node, rules, isNeeded ? "needed" : "field") };
    });
    const patterned = Object.entries(patternProperties).map(([pattern, node]) => ({
      names: new RegExp(pattern, "u"),
      check: checkOf(node, rules, "field"),
    }));
    /** @type {(keyword: string, name: string, group: object) => Mismatch} */
    const at = (keyword, name, group) => ({ steps: [name], keyword, value: group, schema, place });
    return (group, context) => {
      /** @type {Mismatch[]} */
      const broken = [];
      for (const { name, isNeeded, check } of fields) {
        if (Object.hasOwn(group, name)) addWithin(broken, name, check(group[name], context));
        else if (isNeeded) broken.push(at("required", name, group));
      }
      for (const name of Object.keys(group)) {
        if (Object.hasOwn(properties, name)) continue;
        const other = patterned.find(({ names }) => names.test(name));
        if (other) addWithin(broken, name, other.check(group[name], context));
        else if (additionalProperties === false) broken.push(at("additionalProperties", name, group));
      }
      return broken;
    };
  };

  /** @type {WeakMap<JsonSchema, Check>} */
  const checks = new WeakMap(); // each node is made into one once

  /** @type {(node: JsonSchema, rules: SchemaRules, place: Mismatch["place"]) => Check} */
  const checkOf = (node, rules, place) => {
    const cached = checks.get(node);
    if (cached) return cached;
    const schema = resolveSchema(node, rules.$defs);
    const tests = testsOf(schema, rules);
    const make = { array: listCheck, object: groupCheck }[schema.type ?? ""];
    const checkParts = make?.(schema, rules, place);
    /** @type {Check} */
    const check = (value, context) => {
      for (const { keyword, breaks } of tests) {
        const detail = breaks(value, context);
        if (detail) return [{ steps: [], keyword, value, schema, place, detail }];
      }
      return checkParts ? checkParts(value, context) : NONE;
    };
    checks.set(node, check);
    return check;
  };

  /** @type {Rapport["mismatches"]} */
  const mismatches = (value, node, rules, context) => checkOf(node, rules, "field")(value, context);

  Object.assign(window.Rapport, { resolveSchema, mismatches });
})();
