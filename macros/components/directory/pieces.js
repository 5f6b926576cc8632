// The pieces of the directory's page, and where each stands.
(() => {
  "use strict";

  const { make, tool, notice } = window.Rapport;
  const parts = window.Rapport.directory;

  const makeSearch = () => {
    const input = make("input", {
      type: "search",
      name: "q",
      id: "directory-q",
      class: "field-input",
      maxlength: parts.LONGEST_TEXT,
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "search",
      placeholder: "Name, field or place",
    });
    const label = make("label", { for: input.id }, "Search the firms");
    const form = make("form", { class: "directory__search", role: "search", "aria-label": "Firms" }, label, input);
    return { input, form };
  };

  const makeOrder = (/** @type {(sort: string) => void} */ choose) => {
    const orders = { fit: "Best fit", name: "Name", checked: "Last checked" };
    const options = Object.entries(orders).map(([value, text]) => make("option", { value }, text));
    const order = make("select", { id: "directory-sort", class: "field-input" }, ...options);
    order.addEventListener("change", () => choose(order.value));
    return order;
  };

  /** Return the pieces of a page. @param act What each asks the page to do. @type {DirectoryParts["makePieces"]} */
  const makePieces = (page, act) => {
    const { engine } = page;
    const heading = make("h2", { class: "directory__count", id: "results", tabindex: -1 });
    const toHeading = () => heading.focus();
    const status = make("p", { class: "visually-hidden", role: "status" });
    const facets = parts.makeFacets(engine, (...value) => act.choose(parts.withValue(page.state, ...value)));
    const sheet = parts.makeSheet([facets.element, status], act.clear, act.sheetClosed);
    const dialog = { class: "tool directory__filters", "aria-haspopup": "dialog" };
    const filters = tool("Narrow it down", act.openSheet, dialog);
    const results = parts.makeResults(page, () => steps.keepSoon());
    const steps = parts.makeSteps(page, results.list, sheet.isOpen);
    const actions = parts.makeActions(page, { pressAll: results.pressAll, compare: act.compare, toHeading });
    return {
      heading,
      status,
      ...makeSearch(),
      order: makeOrder((sort) => act.choose({ ...page.state, sort })),
      facets,
      sheet,
      filters,
      results,
      steps,
      chips: parts.makeChips(page, act.drop, act.clearAll, heading),
      relaxations: parts.makeRelaxations(page, (next) => act.choose(next, heading), act.clearAll),
      aboutTheAddress: notice(),
      actions,
      comparison: parts.makeComparison(engine, page.site, act.comparison),
      exported: tool("", actions.exportAll),
      guided: /** @type {HTMLDetailsElement | null} */ (page.root.querySelector("[data-guided]")),
    };
  };

  /** Return what stands on the page, from its top to its end. @type {DirectoryParts["arrange"]} */
  const arrange = (on) => {
    const { actions, comparison, heading, order, results } = on;
    const notes = make("div", { class: "directory__notes", "aria-live": "polite" });
    notes.append(on.aboutTheAddress.element, ...actions.notices);
    const sort = make("p", { class: "directory__sort" }, make("label", { for: order.id }, "Order"), order);
    const copyLink = tool("Copy link", () => actions.copyLink(on.steps.address()));
    return [
      ...(on.guided ? [on.guided] : []),
      make("div", { class: "directory__top" }, on.form, notes),
      comparison.panel,
      make(
        "section",
        { class: "directory__ways", "aria-labelledby": "narrow" },
        make("h2", { id: "narrow" }, "Narrow it down"),
        tool("Skip to the results", () => heading.focus(), { class: "tool visually-hidden" }),
        on.facets.element,
      ),
      make(
        "section",
        { class: "directory__all", "aria-labelledby": "results" },
        make("div", { class: "directory__head" }, heading, on.status, on.filters, sort),
        results.onPaper,
        on.chips.element,
        results.list,
        on.relaxations.element,
        results.end,
        make("div", { class: "tools directory__actions" }, copyLink, on.exported),
        actions.byHand,
        make(
          "p",
          { class: "hint" },
          "Checked is the day on which the entry was compared with its sources, some of which are older pages.",
        ),
      ),
      comparison.bar,
      on.sheet.element,
    ];
  };

  Object.assign(parts, { makePieces, arrange });
})();
