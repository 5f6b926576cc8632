// What stands in place of results when no firm fits: choices that would find some.
(() => {
  "use strict";

  const { make, tool, quoted } = window.Rapport;
  const parts = window.Rapport.directory;

  /**
   * Return the element, which is hidden while there are results.
   *
   * @param choose Takes over a choice.
   * @type {DirectoryParts["makeRelaxations"]}
   */
  const makeRelaxations = (page, choose, clearAll) => {
    const element = make("div", { class: "directory__none", hidden: true });

    const named = (/** @type {string} */ facet, /** @type {string[]} */ values) =>
      facet === "q"
        ? `the text ${quoted(page.state.q)}`
        : values.map((value) => page.engine.label(facet, value)).join(" or ");

    const way = (/** @type {string} */ text, /** @type {DirectoryState} */ next, /** @type {number} */ total) =>
      make(
        "li",
        {},
        tool(`${text}: ${parts.countOf(total)}`, () => choose(next)),
      );

    const withoutOne = () =>
      page.engine.relax(page.query).map(({ facet, valueId, q, total }) => {
        const { state } = page;
        if (q || facet === null) return way(`Without ${named("q", [])}`, { ...state, q: "" }, total);
        const { [facet]: values, ...choice } = state.choice;
        return way(`Without ${named(facet, valueId ? [valueId] : values)}`, { ...state, choice }, total);
      });

    const onlyOne = () => {
      const { state } = page;
      /** @type {[string, string[], DirectoryState][]} */
      const choices = Object.entries(state.choice).map(([facet, values]) => [
        facet,
        values,
        { ...state, q: "", choice: { [facet]: values } },
      ]);
      if (state.q.trim()) choices.unshift(["q", [], { ...state, choice: {} }]);
      return choices.flatMap(([facet, values, next]) => {
        const { total } = page.engine.query(next);
        return total ? [way(`Only ${named(facet, values)}`, next, total)] : [];
      });
    };

    const ways = () => {
      let advice = "Leave one thing out:";
      let items = withoutOne();
      if (!items.length) {
        advice = "Leaving out one thing is not enough. Keep one:";
        items = onlyOne();
      }
      if (items.length)
        return [make("p", {}, advice), make("ul", { class: "plain-list directory__ways-out" }, ...items)];
      return [make("p", {}, tool("Clear all", clearAll))];
    };

    return {
      element,
      update() {
        const { root, result } = page;
        element.hidden = result.total > 0;
        if (result.total) return element.replaceChildren();
        const suggest = make("a", { href: root.dataset.addAFirm }, "Suggest it");
        const elsewhere = make("a", { href: root.dataset.where }, "Check any firm, and find others in your field");
        element.replaceChildren(
          make("p", {}, "No firm in the directory fits all of this."),
          ...ways(),
          make("p", {}, "Do you know a firm that belongs here? ", suggest, "."),
          make("p", {}, elsewhere, ", by country."),
        );
      },
    };
  };

  Object.assign(parts, { makeRelaxations });
})();
