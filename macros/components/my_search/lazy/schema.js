// What is wrong with a value by the JSON Schema of the exported file, in words.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { isDay, mismatches } = window.Rapport;
  const MOST = 5; // faults named; the first says what kind of file it is

  /** @type {Record<string, string>} */
  const TYPES = {
    object: "a group of fields",
    array: "a list",
    string: "a text",
    boolean: "true or false",
    integer: "a whole number",
  };

  /** @type {(mismatch: Mismatch) => string} */
  const range = ({ schema }) => `is not from ${schema.minimum} to ${schema.maximum}`;

  /** @type {Record<string, (mismatch: Mismatch) => string>} */
  const WORDS = {
    const: ({ schema }) => `is not ${JSON.stringify(schema.const)}`,
    type: ({ schema }) => `is not ${TYPES[schema.type ?? ""]}`,
    enum: () => "has a value that is not known",
    maxLength: ({ schema }) => `is longer than ${schema.maxLength} characters`,
    format: ({ detail }) => detail,
    pattern: () => "is not written as it must be",
    minimum: range,
    maximum: range,
    maxItems: ({ schema }) => `has more than ${schema.maxItems} entries`,
    required: ({ steps }) => `lacks the field ${steps.at(-1)}`,
    additionalProperties: () => "has a field that is not known",
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
    return my.isWithin(text, span) ? "" : `is ${text}, and not from ${span?.from} to ${span?.to}`;
  };

  /** @type {SchemaRules<My.Span | null>["formatOf"]} */
  const formatOf = ({ format }) => (format ? (text, span) => timeFault(text, format, span) : null);

  /**
   * Return the path of what is wrong as people read it, such as search.firms[2].
   *
   * @param {Mismatch} mismatch
   */
  const pathOf = ({ keyword, steps }) => {
    const isOfGroup = keyword === "required" || keyword === "additionalProperties";
    const path = isOfGroup ? steps.slice(0, -1) : steps;
    const text = path.map((step) => (typeof step === "number" ? `[${step + 1}]` : `.${step}`)).join("");
    return text.replace(/^\./, "") || "the file";
  };

  /**
   * Return what is wrong with a value, at most a few faults in words; nothing if it is as the schema says, or the node
   * of it that is given. Without a span any day is taken, as for what is stored.
   */
  my.faultsIn = (value, schema, node = schema, span = null) =>
    mismatches(value, node, { $defs: schema.$defs, formatOf }, span)
      .slice(0, MOST)
      .map((mismatch) => `${pathOf(mismatch)} ${WORDS[mismatch.keyword](mismatch)}`);
})();
