// The controls of the form, made from the schema and the vocabulary: one for each field, whatever the fields are. Here
// is what all kinds have in common; single.js and several.js add the kinds.
(() => {
  "use strict";

  const { addFirm, make } = window.Rapport;
  const FEW = 12; // values that are shown at once to choose one of; of more, a list unfolds
  const MANY = 80; // values that are shown at once to choose several of; of more, each is chosen from a list

  let lastId = 0;
  /** @type {AddFirm["freshId"]} */
  const freshId = (path) => {
    lastId += 1;
    return `field-${path.join("-")}-${lastId}`;
  };

  /** @type {AddFirm["pathKey"]} */
  const pathKey = (path) => path.join(".");

  /** Return the values that a schema allows; undefined if any will do. @type {AddFirm["valuesOf"]} */
  const valuesOf = (schema, about) => {
    if (schema["x-vocabularies"]) return schema["x-vocabularies"].flatMap((name) => about.vocabulary[name]);
    if (schema["x-ids-of"] === "firms") return about.firms.map(({ id, name }) => ({ id, label: name }));
    return schema.enum?.map((id) => ({ id, label: id }));
  };

  /** Return what a field is, and an example of it, in a line. @param {JsonSchema} schema @param {AboutFirms} about */
  const hintOf = (schema, about) => {
    const item = schema.items ? about.resolve(schema.items) : schema;
    const example = schema.examples?.[0];
    const isPlain = typeof example === "string" && schema.format !== "date" && !valuesOf(item, about);
    return [schema.description, ...(isPlain ? [`For example: ${example}`] : [])].filter(Boolean).join(" ");
  };

  /** @type {AddFirm["control"]} */
  const control = (form, node, path, value, options = {}) => {
    const schema = form.about.resolve(node);
    const built = kindOf(schema, form.about, path)({ form, schema, path, value, options });
    form.add(path, built);
    return built;
  };

  /** @param {JsonSchema} schema @param {AboutFirms} about @param {Step[]} path */
  const kindOf = (schema, about, path) => {
    const values = valuesOf(schema, about);
    if (schema["x-names-fields"]) return addFirm.kinds.fieldNames;
    if (schema.type === "object") return addFirm.kinds.group;
    if (schema.type === "array") {
      const itemValues = valuesOf(about.resolve(schema.items ?? {}), about);
      return itemValues && itemValues.length <= MANY ? addFirm.kinds.boxes : addFirm.kinds.rows;
    }
    if (schema.type === "boolean")
      return about.record.required.includes(String(path[0])) ? addFirm.kinds.yesNo : addFirm.kinds.box;
    if (!values) return addFirm.kinds.line;
    return values.length <= FEW ? addFirm.kinds.radios : addFirm.kinds.select;
  };

  // ------------------------------------------------------------------ What stands around the inputs

  /** @type {AddFirm["titleOf"]} */
  const titleOf = ({ schema, path, options }) => options.name || schema.title || String(path.at(-1));

  /** @param {string} id */
  const faultPlace = (id) => make("p", { class: "field-fault", id: `${id}-fault`, hidden: true });

  /** @param {FieldPlace} field @param {"label" | "legend"} tag @param {string} id */
  const label = (field, tag, id) => {
    const optional = field.options.optional ? [make("span", { class: "field-optional" }, " (optional)")] : [];
    const className = field.options.bare ? "visually-hidden" : "field-name";
    return make(tag, { class: className, for: tag === "label" ? id : null }, titleOf(field), ...optional);
  };

  /** @type {AddFirm["framed"]} */
  const framed = (field, input, more = []) => {
    const { id } = input;
    const fault = faultPlace(id);
    input.setAttribute("aria-describedby", `${id}-hint ${id}-fault`);
    const says = hintOf(field.schema, field.form.about);
    const hint = make("p", { class: "hint", id: `${id}-hint`, hidden: !says }, says);
    const element = make("div", { class: "field-row" }, label(field, "label", id), hint, fault, input, ...more);
    return { element, fault, mark: [input], title: titleOf(field), focus: () => input.focus() };
  };

  /** @type {AddFirm["framedSet"]} */
  const framedSet = (field, children, first) => {
    const id = freshId(field.path);
    const fault = faultPlace(id);
    const hint = make("p", { class: "hint", id: `${id}-hint` }, hintOf(field.schema, field.form.about));
    const described = { class: "field-row field-set", "aria-describedby": `${id}-hint ${id}-fault` };
    const element = make("fieldset", described, label(field, "legend", id), hint, fault, ...children);
    return { element, fault, mark: [], title: titleOf(field), focus: () => first()?.focus() };
  };

  /** @type {AddFirm["choice"]} */
  const choice = (type, id, name, { id: value, label: text, definition }, checked, changed) => {
    const input = make("input", { type, id, name, value, class: "choice-box", change: changed });
    input.checked = checked;
    /** @type {HTMLElement[]} */
    const words = [make("label", { for: id }, text)];
    if (definition) {
      words.push(make("p", { class: "hint", id: `${id}-means` }, definition));
      input.setAttribute("aria-describedby", `${id}-means`);
    }
    return { input, element: make("div", { class: "choice" }, input, make("div", {}, ...words)) };
  };

  Object.assign(addFirm, { control, framed, framedSet, choice, titleOf, valuesOf, freshId, pathKey, kinds: {} });
})();
