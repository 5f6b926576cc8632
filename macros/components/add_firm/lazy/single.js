// The controls for a single value: a line of text, a choice, a question, a box to tick.
(() => {
  "use strict";

  const { addFirm, make, tool, today } = window.Rapport;
  const LONG_TEXT = 200; // characters a text may have from which on it gets more than one line
  const WITHOUT_SCHEME = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(?=[:/?#]|$)/u;
  /** @type {Record<string, string>} */
  const INPUT_TYPES = { uri: "url", email: "email", date: "date" };

  /** @type {ControlKind} */
  const line = (field) => {
    const { form, schema, path, value, options } = field;
    const id = addFirm.freshId(path);
    const { format = "", maxLength = 0 } = schema;
    const isLong = path.length === 1 && schema.type === "string" && maxLength >= LONG_TEXT && !format;
    const shared = {
      id,
      class: "field-input",
      autocomplete: "off",
      readonly: options.fixed,
      spellcheck: String(isLong),
    };
    const inputmode = schema.type === "integer" ? "numeric" : null;
    const input = isLong
      ? make("textarea", { ...shared, rows: 3 })
      : make("input", { ...shared, type: INPUT_TYPES[format] || "text", inputmode });
    input.value = value ?? "";
    const read = () => {
      const text = input.value.replace(/\s*\n\s*/g, " ").trim();
      return schema.type === "integer" && /^\d{1,15}$/.test(text) ? Number(text) : text || undefined;
    };
    const more = [];
    if (isLong) more.push(roomLeft(input, () => [...String(read() ?? "")].length, maxLength));
    if (format === "date" && !options.fixed) {
      const setToday = () => {
        input.value = today();
        form.changed(path, true);
      };
      more.push(tool("Today", setToday));
    }
    input.addEventListener("input", () => form.changed(path, false));
    input.addEventListener("change", () => {
      // As people write an address: www.example.com.
      if (format === "uri" && WITHOUT_SCHEME.test(input.value.trim())) input.value = `https://${input.value.trim()}`;
      form.changed(path, true);
    });
    /** @param {string} text */
    const set = (text) => {
      input.value = text;
    };
    return { ...addFirm.framed(field, input, more), read, set, asks: "fill this in" };
  };

  /**
   * Return a line that says how many characters of a text are used.
   *
   * @param {HTMLElement} input
   * @param {() => number} used
   * @param {number} limit
   */
  const roomLeft = (input, used, limit) => {
    const room = make("p", { class: "hint field-room", "aria-hidden": "true" });
    const show = () => {
      room.textContent = `${used()} of ${limit} characters`;
    };
    input.addEventListener("input", show);
    show();
    return room;
  };

  /**
   * Return the values to choose from; one that is none of them stays, since the check says what is wrong with it.
   *
   * @param {FieldPlace} field
   */
  const offered = ({ form, schema, value }) => {
    const values = addFirm.valuesOf(schema, form.about) ?? [];
    const isKnown = value === undefined || values.some((one) => one.id === value);
    return isKnown ? [...values] : [...values, { id: value, label: value }];
  };

  /** @type {ControlKind} */
  const select = (field) => {
    const { form, path, value } = field;
    const options = offered(field).map((one) => make("option", { value: one.id }, one.label));
    const none = make("option", { value: "" }, "Choose one");
    const input = make("select", { id: addFirm.freshId(path), class: "field-input" }, none, ...options);
    input.value = value ?? "";
    input.addEventListener("change", () => form.changed(path, true));
    return { ...addFirm.framed(field, input), read: () => input.value || undefined, asks: "choose one" };
  };

  /** @type {ControlKind} */
  const radios = (field) => {
    const { form, schema, path, value, options } = field;
    const name = addFirm.freshId(path);
    const values = offered(field);
    const usual = schema.default; // what it means to leave the field out
    if (options.optional && usual === undefined) values.push({ id: "", label: "Not stated" });
    const begin = value ?? usual ?? (options.optional ? "" : undefined);
    const changed = () => form.changed(path, true);
    const choices = values.map((one, at) =>
      addFirm.choice("radio", `${name}-${at}`, name, one, one.id === begin, changed),
    );
    const chosen = () => choices.find(({ input }) => input.checked)?.input;
    const children = make("div", { class: "choices" }, ...choices.map(({ element }) => element));
    const read = () => {
      const id = chosen()?.value || undefined;
      return id === usual && value === undefined ? undefined : id;
    };
    return { ...addFirm.framedSet(field, [children], () => chosen() ?? choices[0].input), read, asks: "choose one" };
  };

  /** A question that must be answered: until it is, the record says neither yes nor no. @type {ControlKind} */
  const yesNo = (field) => {
    const { form, path, value } = field;
    const name = addFirm.freshId(path);
    const changed = () => form.changed(path, true);
    const choices = [
      { id: "true", label: "Yes" },
      { id: "false", label: "No" },
      { id: "", label: "Not known yet" },
    ].map((one, at) => {
      const isChosen = one.id === (typeof value === "boolean" ? String(value) : "");
      return addFirm.choice("radio", `${name}-${at}`, name, one, isChosen, changed);
    });
    const chosen = () => choices.find(({ input }) => input.checked)?.input ?? choices[0].input;
    const row = make("div", { class: "choices choices--row" }, ...choices.map(({ element }) => element));
    const read = () => (chosen().value ? chosen().value === "true" : undefined);
    return { ...addFirm.framedSet(field, [row], chosen), read, asks: "find out, and choose yes or no" };
  };

  /** @type {ControlKind} */
  const box = (field) => {
    const { form, path, value } = field;
    const input = make("input", { type: "checkbox", id: addFirm.freshId(path), class: "choice-box" });
    input.checked = value === true;
    input.addEventListener("change", () => form.changed(path, true));
    const built = addFirm.framed(field, input);
    const [name, hint, fault] = built.element.children;
    built.element.replaceChildren(make("div", { class: "choice" }, input, make("div", {}, name, hint)), fault);
    // What is not so is left out, unless the record says it.
    return { ...built, read: () => input.checked || (value === undefined ? undefined : false) };
  };

  Object.assign(addFirm.kinds, { line, select, radios, yesNo, box });
})();
