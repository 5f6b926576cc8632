// The directory of a page: its pieces, and what each thing that a reader does changes in them.
(() => {
  "use strict";

  const { covered, uncovered, leftOut } = window.Rapport;
  const parts = window.Rapport.directory;
  const UNTIL_SPOKEN = 700; // milliseconds after the last letter, until the number of firms is read out

  /** @returns {DirectorySite} */
  const siteOf = (/** @type {HTMLElement} */ root) => ({
    addressOf: (id) => (root.dataset.firmUrl || "").replace("{id}", id),
    meanings: Object.fromEntries(
      [...root.querySelectorAll("[data-facet-links=kind] [data-value]")].map((item) => [
        item.getAttribute("data-value"),
        item.querySelector("[data-meaning]")?.textContent?.trim() || "",
      ]),
    ),
  });

  /** Return in words what the address asks for and cannot have. @param {string[]} names @param {boolean} cutOff */
  const aboutAddress = (names, cutOff) => {
    const cut = `Only the first ${parts.LONGEST_TEXT} characters of the text were used.`;
    return [...(names.length ? [leftOut("the directory", names)] : []), ...(cutOff ? [cut] : [])].join(" ");
  };

  /** Return the directory of a page. @type {DirectoryParts["start"]} */
  const start = (root, engine) => {
    const state = parts.nothing();
    const query = { q: "", choice: {} };
    const result = engine.query(query);
    /** @type {DirectoryPage} */
    const page = { root, engine, site: siteOf(root), state, comparing: false, shown: parts.FIRST, query, result };

    /** Take over a choice: a step that the back button undoes. */
    const choose = (/** @type {DirectoryState} */ next, /** @type {HTMLElement | null} */ focus = null) => {
      const from = steps.begin();
      page.state = next;
      page.shown = parts.FIRST;
      aboutTheAddress.hide();
      actions.forget();
      // The best of the new results stand first, and may be far above. Asked before anything changes, it costs nothing.
      const above = heading.getBoundingClientRect().top < 0;
      steps.take(from);
      // Recorded when its results have been painted: it takes a browser half a frame.
      requestAnimationFrame(() => setTimeout(() => root.isConnected && steps.record()));
      drawing.draw();
      if (above) heading.scrollIntoView();
      focus?.focus();
    };
    const clear = () => {
      const { sort, compare } = page.state;
      choose({ ...parts.nothing(), sort, compare });
    };
    const clearAll = () => {
      clear();
      heading.focus();
    };
    const drop = (/** @type {string} */ facet, /** @type {string} */ value) =>
      choose(facet === "q" ? { ...page.state, q: "" } : parts.withValue(page.state, facet, value, false));

    const openSheet = () => {
      steps.leave();
      while (facets.makeNext(page.state.choice, page.result.counts));
      facets.fold(true, page.state.choice);
      sheet.open(filters);
      covered(sheet.close);
    };
    const sheetClosed = () => {
      if (!root.isConnected) return;
      steps.record();
      uncovered();
    };

    const { compare, ...comparing } = parts.makeComparing(page, () => pieces);
    const clearComparison = () => choose({ ...page.state, compare: [] }, heading);
    /** @type {DirectoryPieces} */
    const pieces = parts.makePieces(page, {
      choose,
      clear,
      clearAll,
      drop,
      openSheet,
      sheetClosed,
      compare,
      comparison: { ...comparing, clear: clearComparison },
    });
    const { aboutTheAddress, actions, facets, filters, form, guided, heading, input, results, sheet, steps } = pieces;
    const content = parts.arrange(pieces);
    const drawing = parts.makeDrawing(page, pieces);

    input.addEventListener("input", () => {
      steps.type();
      page.state = { ...page.state, q: input.value };
      page.shown = parts.FIRST;
      aboutTheAddress.hide();
      actions.forget();
      drawing.draw(UNTIL_SPOKEN);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      steps.recordText();
      drawing.drawNow();
      if (!parts.WIDE.matches) input.blur(); // The keyboard of a phone covers the results.
    });
    // Who opens a firm finds everything again on the way back: the text, and the place.
    results.list.addEventListener(
      "click",
      ({ target }) => {
        const link = /** @type {HTMLElement} */ (target).closest("a");
        const card = /** @type {HTMLElement | null | undefined} */ (link?.closest("[data-firm-id]"));
        if (card) steps.leave(card.dataset.firmId);
      },
      true,
    );
    results.list.addEventListener("click", actions.press);
    if (guided) {
      parts.enhanceGuided(guided, engine, (choice) => {
        choose({ ...parts.nothing(), choice, compare: page.state.compare });
        heading.focus();
      });
    }

    /** Show what the address asks for, and where the reader stood on this step; tells whether that is known. */
    const showAddress = () => {
      const { place, ...asked } = steps.read();
      const about = aboutAddress(asked.leftOut, asked.cutOff);
      actions.forget();
      if (about) aboutTheAddress.show(about);
      else aboutTheAddress.hide();
      drawing.drawNow(0, Boolean(place));
      if (place) steps.goTo(place);
      return Boolean(place);
    };

    return {
      root,
      show() {
        root.replaceChildren(...content);
        root.classList.add("directory--live");
        window.history.scrollRestoration = "manual"; // The browser would restore it before the results are there.
        showAddress();
      },
      moved() {
        steps.keepPlace();
        return showAddress();
      },
      returned() {
        const { place } = window.history.state || {};
        if (place) steps.goTo(place);
      },
      scrolled: steps.keepSoon,
      leave() {
        steps.leave();
        window.history.scrollRestoration = "manual"; // Material has given it back.
      },
      stored: results.pressAll,
      widened() {
        sheet.close();
        if (parts.WIDE.matches) facets.fold(false);
      },
    };
  };

  Object.assign(parts, { start });
})();
