// The parts of the form and the order of its fields; all follow from the model.
(() => {
  "use strict";

  const { addFirm, count, make } = window.Rapport;

  /** @type {AddFirm["layoutOf"]} */
  const layoutOf = (about, isListed) => {
    const { properties, required } = about.record;
    const names = Object.keys(properties).filter(
      (name) => name !== "sources" && (isListed || !about.editOnly.includes(name)),
    );
    const ofTheFirm = names.filter((name) => !about.metadata.includes(name));
    const needed = ofTheFirm.filter((name) => required.includes(name));
    const optional = ofTheFirm.filter((name) => !required.includes(name));
    return {
      // What tells which firm it is comes first: it may be listed already.
      identity: needed.filter((name) => !about.sourced.includes(name)),
      first: needed.filter((name) => about.sourced.includes(name)),
      actionable: optional.filter((name) => about.actionable.includes(name)),
      more: optional.filter((name) => !about.actionable.includes(name)),
      metadata: names.filter((name) => about.metadata.includes(name)),
    };
  };

  /** Return in a few words what a field holds. @param {unknown} value */
  const inShort = (value) => {
    if (value === undefined) return "not filled in";
    return typeof value === "object" ? count(Object.keys(value ?? {}).length, "entry", "entries") : String(value);
  };

  /** @param {string} title @param {string} note @param {Node[]} children @param {AboutFirms} about */
  const section = (title, note, children, about) => {
    const id = `part-${addFirm.slugOf(title, about)}`;
    const hint = note ? [make("p", { class: "hint" }, note)] : [];
    return make("section", { "aria-labelledby": id }, make("h2", { id }, title), ...hint, ...children);
  };

  /** @type {AddFirm["sections"]} */
  const sections = (form, layout, firmId, duplicates) => {
    const { about, record } = form;
    const { properties, required } = about.record;
    /** @param {string} name @param {ControlOptions} [options] */
    const field = (name, options) => addFirm.control(form, properties[name], [name], record[name], options).element;
    /** @param {string} name */
    const foldable = (name) => {
      const { type = "", title = name } = about.resolve(properties[name]);
      if (type === "boolean") return field(name);
      const holds = make("span", { class: "fold__holds" });
      const control = field(name, { bare: true });
      const fold = make("details", { class: "fold" }, make("summary", {}, title, " ", holds), control);
      form.onRefresh(fold, () => {
        holds.textContent = inShort(form.record[name]);
      });
      return fold;
    };
    // The id of a new firm follows from its name, so that hardly anyone needs to look at it.
    /** @param {string} name */
    const ofRecord = (name) => {
      if (name === "id" && firmId) return field(name, { fixed: true });
      return name !== "id" && required.includes(name) ? field(name) : foldable(name);
    };
    const first = [
      ...layout.identity.map((name) => field(name, { first: true })),
      duplicates,
      ...layout.first.map((name) => field(name)),
    ];
    const { texts } = about;
    const fault = make("p", { class: "field-fault", hidden: true });
    const title = texts.together;
    const helps = section(title, texts.togetherHint, [fault, ...layout.actionable.map(foldable)], about);
    const focus = () => /** @type {?HTMLElement} */ (helps.querySelector("summary, input"))?.focus();
    form.add([], { element: helps, fault, mark: [], title, focus });
    const more = layout.more.map(foldable);
    const sources = field("sources", { first: true, bare: true });
    return [
      section(texts.identity, "All of these are needed.", first, about),
      helps,
      section("More, if a page says so", "", more, about),
      section("Sources: the pages that show it", texts.sourcesHint, [sources], about),
      section("About the record", "", layout.metadata.map(ofRecord), about),
    ];
  };

  Object.assign(addFirm, { layoutOf, sections });
})();
