// Up to four firms side by side: the bar that shows which are chosen, and the table.
(() => {
  "use strict";

  const { make, tool, longDate } = window.Rapport;

  /** @param {string} title @param {(Node | string)[][]} cells */
  const row = (title, cells) =>
    make(
      "tr",
      { role: "row" },
      make("th", { scope: "row", role: "rowheader" }, title),
      ...cells.map((nodes) =>
        make("td", { role: "cell" }, ...(nodes.length ? nodes : [make("span", { class: "unknown" }, "Not stated")])),
      ),
    );

  /**
   * Return the table of some firms; what a firm's record does not have stands there as not stated.
   *
   * @param {DirectoryFirm[]} firms
   * @param {DirectoryEngine} engine
   * @param {DirectorySite} site
   * @param {ComparisonActs["remove"]} remove
   */
  const makeTable = (firms, engine, site, remove) => {
    const { factNodes } = window.Rapport.directory;
    const query = { q: "", choice: {} };
    const facts = firms.map(({ id }) => engine.facts(engine.number(id)));
    // On a phone its rows are grids, which takes from a table what it is: the roles say it again.
    return make(
      "table",
      { role: "table" },
      make("caption", { class: "visually-hidden" }, `Comparison of ${firms.map((firm) => firm.name).join(", ")}`),
      make(
        "thead",
        { role: "rowgroup" },
        make(
          "tr",
          { role: "row" },
          make("td", { role: "cell" }),
          ...firms.map((firm) =>
            make(
              "th",
              { scope: "col", role: "columnheader" },
              make("a", { href: site.addressOf(firm.id) }, firm.name),
              tool(
                "Remove",
                () => remove(firm.id),
                { class: "tool compare__remove" },
                make("span", { class: "visually-hidden" }, ` ${firm.name}`),
              ),
            ),
          ),
        ),
      ),
      make(
        "tbody",
        { role: "rowgroup" },
        row(
          "Kind of firm",
          firms.map(({ kind }) => [
            make("strong", {}, engine.label("kind", kind)),
            make("p", {}, site.meanings[kind] || ""),
          ]),
        ),
        row(
          "What it does",
          firms.map(({ summary }) => [summary]),
        ),
        ...(facts[0] ?? []).map(({ title }, place) =>
          row(
            title,
            facts.map((own) => factNodes(own[place], query, engine)),
          ),
        ),
        row(
          "Checked",
          firms.map(({ checked }) => [longDate(checked)]),
        ),
      ),
    );
  };

  /** @type {DirectoryCards["makeComparison"]} Returns the bar and the table. */
  const makeComparison = (engine, site, act) => {
    const names = make("ul", { class: "compare-bar__firms plain-list" });
    const open = tool("", () => act.open(), { class: "tool tool--first" });
    const bar = make(
      "section",
      { class: "compare-bar", "aria-label": "Firms to compare", hidden: true },
      names,
      make(
        "div",
        { class: "tools" },
        open,
        tool("Clear", () => act.clear()),
      ),
    );
    const heading = make("h2", { id: "compare-title", tabindex: -1 });
    const frame = make("div", {
      class: "compare__frame",
      role: "region",
      tabindex: 0,
      "aria-labelledby": "compare-title",
    });
    const panel = make(
      "section",
      { class: "compare", id: "compare", "aria-labelledby": "compare-title", hidden: true },
      make(
        "div",
        { class: "compare__head" },
        heading,
        make(
          "div",
          { class: "tools" },
          tool("Print", () => window.print()),
          tool("Close the comparison", () => act.close()),
        ),
      ),
      frame,
    );
    let shown = "";
    return {
      bar,
      panel,
      heading,
      opener: open,
      /** Show the firms chosen, and the table if it is open. */
      update(ids, isOpen) {
        const key = JSON.stringify([ids, isOpen]);
        if (key === shown) return;
        shown = key;
        const firms = ids.map((id) => /** @type {DirectoryFirm} */ (engine.firm(engine.number(id))));
        bar.hidden = !ids.length || isOpen;
        // What has the focus stays above the bar.
        document.documentElement.classList.toggle("compare-bar-shown", !bar.hidden);
        names.replaceChildren(
          ...firms.map((firm) =>
            make(
              "li",
              {},
              make(
                "button",
                { type: "button", class: "chip", click: () => act.remove(firm.id) },
                make("span", { class: "visually-hidden" }, "Do not compare "),
                firm.name,
                make("span", { class: "chip__cross", "aria-hidden": "true" }, "×"),
              ),
            ),
          ),
        );
        open.disabled = ids.length < 2;
        open.textContent = ids.length < 2 ? "Choose another to compare" : `Compare ${ids.length} firms`;
        panel.hidden = !isOpen;
        if (!isOpen) return frame.replaceChildren();
        heading.textContent = `${ids.length} ${ids.length === 1 ? "firm" : "firms"} side by side`;
        frame.style.setProperty("--compared", String(firms.length));
        frame.replaceChildren(makeTable(firms, engine, site, act.remove));
      },
    };
  };

  Object.assign(window.Rapport.directory, { makeComparison });
})();
