// One firm in the list of results, and what is said of a firm in the comparison too.
(() => {
  "use strict";

  const { make, count, longDate } = window.Rapport;

  /** @type {DirectoryCards["countOf"]} Returns a number of firms in words: what is seen and what is read out. */
  const countOf = (number) => count(number, "firm");

  /** @type {DirectoryCards["marked"]} Returns a text as nodes, with what the reader searched for marked. */
  const marked = (text, { q }, engine) => {
    const nodes = [];
    let from = 0;
    for (const [start, end] of q ? engine.marks(text, q) : []) {
      if (start < from || end <= start) continue;
      nodes.push(text.slice(from, start), make("mark", {}, text.slice(start, end)));
      from = end;
    }
    nodes.push(text.slice(from));
    return nodes.filter((node) => node !== "");
  };

  /**
   * Return some values of a facet as nodes, those chosen first and in bold, and how many more there are.
   *
   * @param {string} facet
   * @param {string[]} ids
   * @param {DirectoryQuery} query
   * @param {DirectoryEngine} engine
   * @param {number} most
   */
  const values = (facet, ids, query, engine, most) => {
    const chosen = new Set(query.choice[facet]);
    const ordered = [...ids].sort((a, b) => Number(chosen.has(b)) - Number(chosen.has(a)));
    const nodes = ordered.slice(0, most).flatMap((id, place) => {
      const label = marked(engine.label(facet, id), query, engine);
      return [...(place ? [", "] : []), ...(chosen.has(id) ? [make("strong", {}, ...label)] : label)];
    });
    if (ordered.length > most) nodes.push(` and ${ordered.length - most} more`);
    return nodes;
  };

  /** @type {DirectoryCards["factNodes"]} Returns what a fact says, with as many values of a kind as are to be named. */
  const factNodes = ({ parts, between }, query, engine, most = Infinity) =>
    parts.flatMap((part, place) => [
      ...(place ? [between] : []),
      ...(part.facet === undefined
        ? [...marked(part.text, query, engine), part.said]
        : values(part.facet, part.ids, query, engine, most)),
    ]);

  /** @param {string} name @param {(Node | string)[]} nodes */
  const fact = (name, nodes) => (nodes.length ? [make("div", {}, make("dt", {}, name), make("dd", {}, ...nodes))] : []);

  /** @param {string} action @param {string} text @param {DirectoryFirm} firm */
  const toggle = (action, text, firm) =>
    make(
      "button",
      { type: "button", class: "tool tool--toggle", "data-action": action, "aria-pressed": "false" },
      make("span", { "data-says": true }, text),
      make("span", { class: "visually-hidden" }, ` ${firm.name}`),
    );

  /** @type {(unknown: number, engine: DirectoryEngine) => string} As macros/catalog/facts.py says it. */
  const measure = (unknown, { asked }) => `${asked - unknown} of ${asked} things a candidate needs are documented`;

  /** @type {DirectoryCards["makeCard"]} Returns the list item of the firm that has a number in the engine. */
  const makeCard = (number, query, engine, site) => {
    const firm = /** @type {DirectoryFirm} */ (engine.firm(number));
    const { matches, unknown } = engine.why(number, query);
    const facts = engine.facts(number);
    const card = make(
      "li",
      { class: "result", "data-firm-id": firm.id },
      make(
        "h3",
        { class: "result__name" },
        make("a", { href: site.addressOf(firm.id) }, ...marked(firm.name, query, engine)),
      ),
    );
    if (firm.formerly?.length) {
      card.append(
        make("p", { class: "result__formerly" }, "Formerly ", ...marked(firm.formerly.join(", "), query, engine)),
      );
    }
    card.append(
      make(
        "p",
        { class: "result__kind" },
        make("span", { class: `badge badge--${firm.kind}` }, ...marked(engine.label("kind", firm.kind), query, engine)),
        " ",
        make("span", { class: "result__meaning" }, site.meanings[firm.kind] || ""),
      ),
      make("p", { class: "result__summary" }, ...marked(firm.summary, query, engine)),
    );
    if (matches.length) {
      card.append(
        make(
          "p",
          { class: "result__why" },
          make("span", { class: "result__label" }, "Why it matches: "),
          matches.join("; "),
        ),
      );
    }
    card.append(
      make(
        "dl",
        { class: "result__facts" },
        ...engine.inResult.flatMap((place) =>
          fact(facts[place].title, factNodes(facts[place], query, engine, engine.most)),
        ),
        ...fact("Not stated", unknown.length ? [unknown.join(", ")] : []),
      ),
      make("p", { class: "result__measure" }, measure(unknown.length, engine)),
      make(
        "div",
        { class: "result__foot" },
        make("div", { class: "tools" }, toggle("save", "Add to My search", firm), toggle("compare", "Compare", firm)),
        make("p", { class: "result__checked" }, `Checked ${longDate(firm.checked)}`),
      ),
    );
    return card;
  };

  /** @type {DirectoryCards["pressCard"]} Shows on a firm's buttons if it is in the reader's search, and if compared. */
  const pressCard = (card, saved, compared) => {
    /** @type {(action: string, pressed: boolean, text: string) => void} */
    const press = (action, pressed, text) => {
      const button = /** @type {Element} */ (card.querySelector(`[data-action=${action}]`));
      button.setAttribute("aria-pressed", String(pressed));
      window.Rapport.directory.setText(/** @type {Element} */ (button.querySelector("[data-says]")), text);
    };
    press("save", saved, saved ? "In My search" : "Add to My search");
    press("compare", compared, "Compare");
  };

  Object.assign(window.Rapport.directory, { makeCard, pressCard, countOf, factNodes, marked });
})();
