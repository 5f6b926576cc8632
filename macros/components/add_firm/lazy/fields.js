// The controls of the form, made from the schema and the vocabulary: one for each field, whatever the fields are.
(() => {
  "use strict";

  const { make } = window.Rapport;
  const FEW = 12; // values that are shown at once to choose one of; of more, a list unfolds
  const MANY = 80; // values that are shown at once to choose several of; of more, each is chosen from a list
  const LONG_TEXT = 200; // characters a text may have from which on it gets more than one line

  const WITHOUT_SCHEME = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(?=[:/?#]|$)/u;

  let made = 0;
  const fresh = (path) => `field-${path.join("-")}-${(made += 1)}`;
  const key = (path) => path.join(".");
  const list = (value) => (Array.isArray(value) ? value : []);
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  };

  /** Return the values that a schema allows, as {id, label, definition}; undefined if any will do. */
  const valuesOf = (schema, about) => {
    if (schema["x-vocabularies"]) return schema["x-vocabularies"].flatMap((name) => about.vocabulary[name]);
    if (schema["x-ids-of"] === "firms") return about.firms.map(({ id, name }) => ({ id, label: name }));
    return schema.enum?.map((id) => ({ id, label: id }));
  };

  /** Return what a field is, and an example of it, in a line. */
  const hintOf = (schema, about) => {
    const kind = schema.items ? about.resolve(schema.items) : schema;
    const shows = valuesOf(kind, about) || typeof schema.examples?.[0] !== "string" || schema.format === "date";
    return [schema.description, ...(shows ? [] : [`For example: ${schema.examples[0]}`])].filter(Boolean).join(" ");
  };

  /**
   * Return the control of one field.
   *
   * @param {Object} form What the controls share: about; add(path, control) is told of each control; changed() of each
   *   change; given() returns the record so far.
   * @param {Object} schema
   * @param {(string|number)[]} path
   * @param {*} value What it holds at first.
   * @param {Object} options name: what to call it, if not its title; optional: whether to say that it may be left out;
   *   fixed: whether it cannot be changed.
   * @returns {{element: Element, read: () => *, focus: () => void, asks: ?string}} read returns undefined if nothing is
   *   filled in; asks says what to do then.
   */
  const control = (form, schema, path, value, options = {}) => {
    schema = form.about.resolve(schema);
    const values = valuesOf(schema, form.about);
    let build = line;
    if (schema["x-names-fields"]) build = names;
    else if (schema.type === "object") build = group;
    else if (schema.type === "array") build = (valuesOf(form.about.resolve(schema.items), form.about)?.length ?? Infinity) <= MANY ? boxes : rows;
    else if (schema.type === "boolean") build = box;
    else if (values) build = values.length <= FEW ? radios : select;
    const built = build(form, schema, path, value, options);
    form.add(path, built);
    return built;
  };

  const faultPlace = (id) => make("p", { class: "field-fault", id: `${id}-fault`, hidden: true });
  const titleOf = (schema, path, options) => options.name || schema.title || String(path.at(-1));
  const label = (schema, path, options, id, tag = "label") =>
    make(
      tag,
      { class: "field-name", for: tag === "label" ? id : null },
      titleOf(schema, path, options),
      ...(options.optional ? [make("span", { class: "field-optional" }, " (optional)")] : []),
    );

  /** Put a label, a hint and the place of a fault around a single input. */
  const framed = (form, schema, path, options, input, more = []) => {
    const { id } = input;
    const fault = faultPlace(id);
    input.setAttribute("aria-describedby", `${id}-hint ${id}-fault`);
    const says = options.hint ?? hintOf(schema, form.about);
    const hint = make("p", { class: "hint", id: `${id}-hint`, hidden: !says }, says);
    const element = make("div", { class: "field-row" }, label(schema, path, options, id), hint, fault, input, ...more);
    return { element, fault, mark: [input], title: titleOf(schema, path, options), focus: () => input.focus() };
  };

  /** Put a legend, a hint and the place of a fault around several inputs. */
  const framedSet = (form, schema, path, options, children, first) => {
    const id = fresh(path);
    const fault = faultPlace(id);
    const hint = make("p", { class: "hint", id: `${id}-hint` }, hintOf(schema, form.about));
    const described = { "aria-describedby": `${id}-hint ${id}-fault` };
    const legend = options.bare
      ? make("legend", { class: "visually-hidden" }, titleOf(schema, path, options))
      : label(schema, path, options, id, "legend");
    const element = make("fieldset", { class: "field-row field-set", ...described }, legend, hint, fault, ...children);
    return { element, fault, mark: [], title: titleOf(schema, path, options), focus: () => first()?.focus() };
  };

  // ------------------------------------------------------------------ One value

  const line = (form, schema, path, value, options) => {
    const id = fresh(path);
    const long = path.length === 1 && schema.type === "string" && schema.maxLength >= LONG_TEXT && !schema.format;
    const kinds = { uri: "url", email: "email", date: "date" };
    const shared = { id, class: "field-input", autocomplete: "off", spellcheck: long ? "true" : "false", readonly: options.fixed };
    const input = long
      ? make("textarea", { ...shared, rows: 3 })
      : make("input", { ...shared, type: kinds[schema.format] || "text", inputmode: schema.type === "integer" ? "numeric" : null });
    input.value = value ?? "";
    const read = () => {
      const text = input.value.replace(/\s*\n\s*/g, " ");
      if (schema.type !== "integer") return text.trim() === "" ? undefined : text.trim();
      return /^\d{1,15}$/.test(text.trim()) ? Number(text) : text.trim() || undefined;
    };
    const more = [];
    if (long) {
      const room = make("p", { class: "hint field-room", "aria-hidden": "true" });
      const count = () => (room.textContent = `${[...(read() ?? "")].length} of ${schema.maxLength} characters`);
      input.addEventListener("input", count);
      count();
      more.push(room);
    }
    if (schema.format === "date" && !options.fixed) {
      const set = () => {
        input.value = today();
        form.changed(path, true);
      };
      more.push(make("button", { type: "button", class: "tool", click: set }, "Today"));
    }
    input.addEventListener("input", () => form.changed(path, false));
    input.addEventListener("change", () => {
      // As people write an address: www.example.com.
      if (schema.format === "uri" && WITHOUT_SCHEME.test(input.value.trim())) input.value = `https://${input.value.trim()}`;
      form.changed(path, true);
    });
    const set = (text) => {
      input.value = text;
    };
    return { ...framed(form, schema, path, options, input, more), read, set, asks: "fill this in" };
  };

  const select = (form, schema, path, value, options) => {
    const values = valuesOf(schema, form.about);
    const known = values.some((one) => one.id === value) || value === undefined ? values : [...values, { id: value, label: value }];
    const all = [make("option", { value: "" }, "Choose one"), ...known.map((one) => make("option", { value: one.id }, one.label))];
    const input = make("select", { id: fresh(path), class: "field-input" }, ...all);
    input.value = value ?? "";
    input.addEventListener("change", () => form.changed(path, true));
    return { ...framed(form, schema, path, options, input), read: () => input.value || undefined, asks: "choose one" };
  };

  const box = (form, schema, path, value, options) => {
    const input = make("input", { type: "checkbox", id: fresh(path), class: "choice-box" });
    input.checked = value === true;
    input.addEventListener("change", () => form.changed(path, true));
    const built = framed(form, schema, path, options, input);
    const [name, hint, fault] = built.element.children;
    built.element.replaceChildren(make("div", { class: "choice" }, input, make("div", {}, name, hint)), fault);
    // What is not so is left out, unless the record says it.
    return { ...built, read: () => (input.checked ? true : value === undefined ? undefined : false) };
  };

  const choice = (type, id, name, one, checked, changed) => {
    const input = make("input", { type, id, name, value: one.id, class: "choice-box", change: changed });
    input.checked = checked;
    const text = [make("label", { for: id }, one.label)];
    if (one.definition) text.push(make("p", { class: "hint", id: `${id}-means` }, one.definition));
    if (one.definition) input.setAttribute("aria-describedby", `${id}-means`);
    return { input, element: make("div", { class: "choice" }, input, make("div", {}, ...text)) };
  };

  const radios = (form, schema, path, value, options) => {
    const name = fresh(path);
    const values = [...valuesOf(schema, form.about)];
    if (value !== undefined && !values.some((one) => one.id === value)) values.push({ id: value, label: value });
    const usual = schema.default; // what it means to leave the field out
    if (options.optional && usual === undefined) values.push({ id: "", label: "Not stated" });
    const begin = value ?? usual ?? (options.optional ? "" : undefined);
    const made = values.map((one, at) => choice("radio", `${name}-${at}`, name, one, one.id === begin, () => form.changed(path, true)));
    const first = () => made.find(({ input }) => input.checked)?.input || made[0].input;
    const children = make("div", { class: "choices" }, ...made.map(({ element }) => element));
    const read = () => {
      const chosen = made.find(({ input }) => input.checked)?.input.value || undefined;
      return chosen === usual && value === undefined ? undefined : chosen;
    };
    return { ...framedSet(form, schema, path, options, [children], first), read, asks: "choose one" };
  };

  // ------------------------------------------------------------------ Several values

  const boxes = (form, schema, path, value, options) => {
    const name = fresh(path);
    const values = [...valuesOf(form.about.resolve(schema.items), form.about)];
    for (const id of list(value)) if (!values.some((one) => one.id === id)) values.push({ id, label: id });
    // The definition of each would make the list very long; it shows beside the pointer.
    const made = values.map((one, at) => {
      const built = choice("checkbox", `${name}-${at}`, name, { id: one.id, label: one.label }, list(value).includes(one.id), () => form.changed(path, true));
      if (one.definition) built.element.title = one.definition;
      return built;
    });
    const children = make("div", { class: "choices choices--many" }, ...made.map(({ element }) => element));
    const read = () => {
      const ticked = made.filter(({ input }) => input.checked).map(({ input }) => input.value);
      // Those that were there stay in their order, so that a correction changes no more than it must.
      const kept = list(value).filter((id) => ticked.includes(id));
      const all = [...kept, ...ticked.filter((id) => !kept.includes(id))];
      return all.length ? all : undefined;
    };
    return { ...framedSet(form, schema, path, options, [children], () => made[0].input), read, asks: "choose at least one" };
  };

  /** The fields of the record that a page shows: those that are filled in. */
  const names = (form, schema, path, value, options) => {
    let ticked = list(value);
    const name = fresh(path);
    const place = make("div", { class: "choices choices--many" });
    const rest = make("button", { type: "button", class: "tool", click: () => tickRest() });
    const none = make("p", { class: "hint" }, "Fill in what the page shows, and it can be ticked here.");
    const built = framedSet(form, schema, path, { ...options, hint: "" }, [none, place, rest], () => place.querySelector("input") || rest);
    const set = (id, on) => {
      ticked = on ? [...ticked, id] : ticked.filter((one) => one !== id);
      form.changed(path, true);
    };
    const tickRest = () => {
      ticked = [...ticked, ...form.unsupported().filter((id) => !ticked.includes(id))];
      form.changed(path, true);
    };
    let shown = "";
    /** Show the fields that are filled in; those that need a page before those that may have one. */
    const refresh = () => {
      const { about } = form;
      const record = form.given();
      const there = [...about.sourced, ...about.supportable].filter((id) => id in record || ticked.includes(id));
      const order = [...new Set(there)];
      none.hidden = order.length > 0;
      const left = form.unsupported().length;
      rest.hidden = !left;
      rest.textContent = left === order.filter((id) => about.sourced.includes(id)).length ? "It shows all of these" : "It shows the rest of these";
      if (shown !== JSON.stringify(order)) {
        shown = JSON.stringify(order);
        const focused = place.contains(document.activeElement) ? document.activeElement.value : null;
        place.replaceChildren(
          ...order.map((id) => {
            const title = about.resolve(about.record.properties[id] || { title: id }).title || id;
            const one = choice("checkbox", `${name}-${id}`, name, { id, label: title }, false, (event) => set(id, event.target.checked));
            return one.element;
          }),
        );
        [...place.querySelectorAll("input")].find((input) => input.value === focused)?.focus();
      }
      for (const input of place.querySelectorAll("input")) input.checked = ticked.includes(input.value);
    };
    form.onRefresh(place, refresh);
    return { ...built, read: () => (ticked.length ? [...ticked] : undefined), asks: "tick what the page shows" };
  };

  const group = (form, schema, path, value, options) => {
    const required = schema.required || [];
    const inner = Object.entries(schema.properties).map(([name, one]) => {
      const optional = !required.includes(name);
      return [name, control(form, one, [...path, name], value?.[name], { optional })];
    });
    const elements = inner.map(([, { element }]) => element);
    const read = () => {
      const filled = inner.map(([name, { read: own }]) => [name, own()]).filter(([, one]) => one !== undefined);
      // The order in which a record has them stays.
      const old = Object.keys(value || {});
      filled.sort(([one], [other]) => (old.indexOf(one) < 0 || old.indexOf(other) < 0 ? 0 : old.indexOf(one) - old.indexOf(other)));
      return filled.length ? Object.fromEntries(filled) : undefined;
    };
    return { ...framedSet(form, schema, path, options, elements, () => inner[0][1]), read };
  };

  /** Entries that are added and taken out one by one. */
  const rows = (form, schema, path, value, options) => {
    const item = form.about.resolve(schema.items);
    const one = item.type === "object" ? "page" : "entry";
    const place = make("div", { class: "entries" });
    let entries = [];
    const another = make("button", { type: "button", class: "tool", click: () => add(undefined, true) }, `Add ${options.first ? "another" : "an"} ${one}`);
    const built = framedSet(form, schema, path, options, [place, another], () => entries[0]?.control || another);

    const remove = (entry) => {
      const at = entries.indexOf(entry);
      const left = entries.filter((other) => other !== entry).map((other) => other.control.read());
      fill(left);
      form.changed(path, true);
      (entries[Math.min(at, entries.length - 1)]?.control || another).focus();
    };
    const add = (content, focus = false) => {
      const at = entries.length;
      const name = item.type === "object" ? `Page ${at + 1}` : `${titleOf(schema, path, options)} ${at + 1}`;
      const made = control(form, schema.items, [...path, at], content, { name });
      const entry = { control: made };
      const label = `Remove ${name.toLowerCase()}`;
      const button = make("button", { type: "button", class: "tool", "aria-label": label, click: () => remove(entry) }, "Remove");
      entry.element = make("div", { class: "entry" }, made.element, button);
      entries.push(entry);
      place.append(entry.element);
      if (focus) {
        form.changed(path, false);
        made.focus();
      }
    };
    /** Show some entries in the place of those that are there: their paths are their places. */
    const fill = (contents) => {
      form.forget(path);
      entries = [];
      place.replaceChildren();
      contents.forEach((content) => add(content));
      if (options.first && !contents.length) add(undefined);
    };
    fill(list(value));
    const read = () => {
      const filled = entries.map(({ control: { read: own } }) => own()).filter((content) => content !== undefined);
      return filled.length ? filled : undefined;
    };
    /** Return the place of the control of an entry: those that are empty are no entries of the record. */
    const placeOf = (number) => entries.map((entry, at) => [entry, at]).filter(([entry]) => entry.control.read() !== undefined)[number]?.[1];
    return { ...built, read, placeOf, asks: `give at least one ${one}` };
  };

  const parts = (window.Rapport.contribute = window.Rapport.contribute || {});
  Object.assign(parts, { control, key, today });
})();
