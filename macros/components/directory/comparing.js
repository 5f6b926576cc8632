// What a reader does with the comparison: put firms in, take them out, open it and close it.
(() => {
  "use strict";

  const parts = window.Rapport.directory;

  /**
   * Return what changes the comparison of a page; the results stay as they are.
   *
   * @param piecesOf Returns the pieces of the page, once they are there.
   * @type {DirectoryParts["makeComparing"]}
   */
  const makeComparing = (page, piecesOf) => {
    const compare = (/** @type {string[]} */ ids, open = page.comparing) => {
      const { actions, comparison, results, steps } = piecesOf();
      const from = steps.begin();
      page.state = { ...page.state, compare: ids };
      page.comparing = open && ids.length > 0;
      actions.forget();
      steps.take(from);
      steps.record();
      comparison.update(ids, page.comparing);
      results.pressAll();
    };
    return {
      compare,
      remove(id) {
        const { comparison, heading } = piecesOf();
        const inPanel = comparison.panel.contains(document.activeElement);
        compare(page.state.compare.filter((other) => other !== id));
        if (inPanel && page.comparing) comparison.heading.focus();
        else if (!page.state.compare.length) heading.focus();
        else comparison.bar.querySelector("button")?.focus();
      },
      open() {
        const { comparison } = piecesOf();
        compare(page.state.compare, true);
        comparison.heading.focus();
        comparison.panel.scrollIntoView();
      },
      close() {
        compare(page.state.compare, false);
        piecesOf().comparison.opener.focus();
      },
    };
  };

  Object.assign(parts, { makeComparing });
})();
