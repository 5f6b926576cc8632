// What is chosen, above the results: a chip for each value, which takes it out.
(() => {
  "use strict";

  const { make, tool, brief } = window.Rapport;
  const parts = window.Rapport.directory;

  /**
   * Return the row of chips.
   *
   * @param drop Takes out a value; of the facet q, the text.
   * @param heading Gets the focus when the last chip is gone.
   * @type {DirectoryParts["makeChips"]}
   */
  const makeChips = ({ engine }, drop, clearAll, heading) => {
    const element = make("ul", { class: "chips plain-list", "aria-label": "What you have chosen" });
    const titles = new Map(engine.facets.map(({ id, title }) => [id, title]));
    let shown = "";

    const chip = (/** @type {string} */ facet, /** @type {string} */ value) =>
      make(
        "button",
        { type: "button", class: "chip", click: () => drop(facet, value) },
        make("span", { class: "visually-hidden" }, "Remove "),
        make("span", { class: "chip__facet" }, facet === "q" ? "Text: " : `${titles.get(facet)}: `),
        facet === "q" ? brief(value) : engine.label(facet, value),
        make("span", { class: "chip__cross", "aria-hidden": "true" }, "×"),
      );

    return {
      element,
      update(/** @type {[string, string][]} */ chosen) {
        const key = JSON.stringify(chosen);
        if (key === shown) return;
        shown = key;
        const held = [...element.children].findIndex((item) => item.contains(document.activeElement));
        const items = chosen.map(([facet, value]) => make("li", {}, chip(facet, value)));
        if (items.length) items.push(make("li", {}, tool("Clear all", clearAll)));
        element.hidden = !items.length;
        element.replaceChildren(...items);
        if (held < 0) return;
        const next = element.children[Math.min(held, element.children.length - 1)]?.firstElementChild || heading;
        /** @type {HTMLElement} */ (next).focus();
      },
    };
  };

  Object.assign(parts, { makeChips });
})();
