// The controls for several values: boxes to tick, groups of fields, entries that are added one by one.
(() => {
  "use strict";

  const { addFirm, make, tool } = window.Rapport;

  /** @param {unknown} value What a draft holds. @returns {string[]} */
  const list = (value) => (Array.isArray(value) ? value : []);

  /** @type {ControlKind} */
  const boxes = (field) => {
    const { form, schema, path } = field;
    const begin = list(field.value);
    const name = addFirm.freshId(path);
    const offered = addFirm.valuesOf(form.about.resolve(schema.items ?? {}), form.about) ?? [];
    /** @type {VocabularyValue[]} */
    const unknown = begin.filter((id) => !offered.some((one) => one.id === id)).map((id) => ({ id, label: id }));
    const changed = () => form.changed(path, true);
    const choices = [...offered, ...unknown].map((one, at) => {
      // The definition of each would make the list very long; it shows beside the pointer.
      const short = { id: one.id, label: one.label };
      const built = addFirm.choice("checkbox", `${name}-${at}`, name, short, begin.includes(one.id), changed);
      if (one.definition) built.element.title = one.definition;
      return built;
    });
    const children = make("div", { class: "choices choices--many" }, ...choices.map(({ element }) => element));
    const read = () => {
      const ticked = choices.filter(({ input }) => input.checked).map(({ input }) => input.value);
      // Those that were there stay in their order, so that a correction changes no more than it must.
      const kept = begin.filter((id) => ticked.includes(id));
      const all = [...kept, ...ticked.filter((id) => !kept.includes(id))];
      return all.length ? all : undefined;
    };
    return { ...addFirm.framedSet(field, [children], () => choices[0].input), read, asks: "choose at least one" };
  };

  /** The fields of the record that a page shows: those that are filled in. @type {ControlKind} */
  const fieldNames = (field) => {
    const { form, path } = field;
    const { about } = form;
    /** @type {string[]} */
    let ticked = list(field.value);
    const name = addFirm.freshId(path);
    const place = make("div", { class: "choices choices--many" });
    const inputs = () => [...place.querySelectorAll("input")];
    const tickRest = () => {
      ticked = [...ticked, ...form.unsupported().filter((id) => !ticked.includes(id))];
      form.changed(path, true);
    };
    const rest = tool("", tickRest);
    const none = make("p", { class: "hint" }, "Fill in what the page shows, and it can be ticked here.");
    const built = addFirm.framedSet(field, [none, place, rest], () => place.querySelector("input") || rest);
    /** @param {string} id */
    const box = (id) => {
      const label = about.resolve(about.record.properties[id] || { title: id }).title || id;
      /** @param {{target: HTMLInputElement}} event */
      const set = ({ target }) => {
        ticked = target.checked ? [...ticked, id] : ticked.filter((one) => one !== id);
        form.changed(path, true);
      };
      return addFirm.choice("checkbox", `${name}-${id}`, name, { id, label }, false, set).element;
    };
    let shown = "";
    /** Show the fields that are filled in; those that need a page before those that may have one. */
    const refresh = () => {
      const record = form.given();
      const there = [...about.sourced, ...about.supportable].filter((id) => id in record || ticked.includes(id));
      const order = [...new Set(there)];
      none.hidden = order.length > 0;
      const left = form.unsupported().length;
      rest.hidden = !left;
      const isAll = left === order.filter((id) => about.sourced.includes(id)).length;
      rest.textContent = isAll ? "It shows all of these" : "It shows the rest of these";
      if (shown !== JSON.stringify(order)) {
        shown = JSON.stringify(order);
        const focused = inputs().find((input) => input === document.activeElement)?.value;
        place.replaceChildren(...order.map(box));
        inputs()
          .find((input) => input.value === focused)
          ?.focus();
      }
      for (const input of inputs()) input.checked = ticked.includes(input.value);
    };
    form.onRefresh(place, refresh);
    return { ...built, read: () => (ticked.length ? [...ticked] : undefined), asks: "tick what the page shows" };
  };

  /** @type {ControlKind} */
  const group = (field) => {
    const { form, schema, path, value } = field;
    const required = schema.required || [];
    const inner = Object.entries(schema.properties ?? {}).map(([name, one]) => {
      const optional = !required.includes(name);
      return { name, control: addFirm.control(form, one, [...path, name], value?.[name], { optional }) };
    });
    const read = () => {
      const filled = inner.flatMap(({ name, control }) => {
        const content = control.read?.();
        return content === undefined ? [] : [{ name, content }];
      });
      // The order in which a record has them stays.
      const old = Object.keys(value || {});
      filled.sort(({ name: one }, { name: other }) =>
        old.includes(one) && old.includes(other) ? old.indexOf(one) - old.indexOf(other) : 0,
      );
      return filled.length ? Object.fromEntries(filled.map(({ name, content }) => [name, content])) : undefined;
    };
    const elements = inner.map(({ control }) => control.element);
    return { ...addFirm.framedSet(field, elements, () => inner[0].control), read };
  };

  /** Entries that are added and taken out one by one. @type {ControlKind} */
  const rows = (field) => {
    const { form, schema, path, options } = field;
    const isPage = form.about.resolve(schema.items ?? {}).type === "object";
    const one = isPage ? "page" : "entry";
    const place = make("div", { class: "entries" });
    /** @type {Control[]} */
    let entries = [];
    const more = `Add ${options.first ? "another" : "an"} ${one}`;
    const another = tool(more, () => add(undefined, true));
    const built = addFirm.framedSet(field, [place, another], () => entries[0] || another);

    /** @param {Control} entry */
    const remove = (entry) => {
      const at = entries.indexOf(entry);
      fill(entries.filter((other) => other !== entry).map((other) => other.read?.()));
      form.changed(path, true);
      (entries[Math.min(at, entries.length - 1)] || another).focus();
    };
    /** @param {unknown} content @param {boolean} focus */
    const add = (content, focus = false) => {
      const name = isPage ? `Page ${entries.length + 1}` : `${addFirm.titleOf(field)} ${entries.length + 1}`;
      const entry = addFirm.control(form, schema.items ?? {}, [...path, entries.length], content, { name });
      const label = `Remove ${name.toLowerCase()}`;
      const removal = tool("Remove", () => remove(entry), { "aria-label": label });
      entries.push(entry);
      place.append(make("div", { class: isPage ? "entry" : "entry entry--line" }, entry.element, removal));
      if (!focus) return;
      form.changed(path, false);
      entry.focus();
    };
    /**
     * Show some entries in the place of those that are there: their paths are their places.
     *
     * @param {unknown[]} contents
     */
    const fill = (contents) => {
      form.forget(path);
      entries = [];
      place.replaceChildren();
      for (const content of contents) add(content);
      if (options.first && !contents.length) add(undefined);
    };
    fill(list(field.value));
    const read = () => {
      const filled = entries.map((entry) => entry.read?.()).filter((content) => content !== undefined);
      return filled.length ? filled : undefined;
    };
    /** @param {number} number The place of an entry in the record: those that are empty are no entries of it. */
    const placeOf = (number) => {
      const filled = [...entries.keys()].filter((at) => entries[at].read?.() !== undefined);
      return filled[number];
    };
    return { ...built, read, placeOf, asks: `give at least one ${one}` };
  };

  Object.assign(addFirm.kinds, { boxes, fieldNames, group, rows });
})();
