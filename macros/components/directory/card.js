// One firm in the list of results, and what is said of a firm in the comparison too.
(() => {
  "use strict";

  const { make, count } = window.Rapport;
  const MOST = 4; // values of a kind that a result names; the firm's page has them all
  const MONTHS =
    "January February March April May June July August September October November December".split(" ");

  /** Return a day such as 2026-11-23 as people write it. */
  const longDate = (day) => {
    const [year, month, date] = day.split("-").map(Number);
    return MONTHS[month - 1] ? `${date} ${MONTHS[month - 1]} ${year}` : day;
  };

  /** Return a number of firms in words: what a reader sees and what is read out. */
  const countOf = (number) => count(number, "firm");

  /** Return a text as nodes, with what the reader searched for marked. */
  const marked = (text, q, engine) => {
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

  /** Return some values of a facet as nodes, those chosen first and in bold, and how many more there are. */
  const values = (facet, ids, { q, choice }, engine, most = MOST) => {
    const chosen = new Set(choice[facet]);
    const ordered = [...ids].sort((a, b) => chosen.has(b) - chosen.has(a));
    const nodes = ordered.slice(0, most).flatMap((id, place) => {
      const label = marked(engine.label(facet, id), q, engine);
      return [...(place ? [", "] : []), ...(chosen.has(id) ? [make("strong", {}, ...label)] : label)];
    });
    if (ordered.length > most) nodes.push(` and ${ordered.length - most} more`);
    return nodes;
  };

  /** Return where a firm has offices, as far as a source shows. */
  const places = (firm, query, engine, most = MOST) => {
    const nodes = [];
    const { headquarters, countries } = firm;
    if (headquarters?.city) nodes.push(...marked(headquarters.city, query.q, engine), " (head office)");
    const found = values("country", countries, query, engine, most);
    if (nodes.length && found.length) nodes.push(", ");
    return [...nodes, ...found];
  };

  /** Return how a firm wants to hear from candidates. */
  const approach = ({ contact }, query, engine) => {
    if (!contact) return [];
    const ways = ["channel", "unsolicited"].filter((facet) => contact[facet]);
    if (!ways.length) return ["Page for candidates"];
    return ways.flatMap((facet, place) => [...(place ? ["; "] : []), ...values(facet, [contact[facet]], query, engine)]);
  };

  const industries = (firm, query, engine, most = MOST) => {
    const found = values("industry", firm.industries, query, engine, most);
    if (!firm.generalist) return found;
    return found.length ? ["any; it names ", ...found] : ["any"];
  };

  const fact = (name, nodes) =>
    nodes.length ? [make("div", {}, make("dt", {}, name), make("dd", {}, ...nodes))] : [];

  const toggle = (action, text, firm) =>
    make(
      "button",
      { type: "button", class: "tool tool--toggle", "data-action": action, "aria-pressed": "false" },
      make("span", { "data-says": true }, text),
      make("span", { class: "visually-hidden" }, ` ${firm.name}`),
    );

  /**
   * Return the list item of a firm.
   *
   * @param {number} number The engine's number of the firm.
   * @param {{q: string, choice: Object}} query
   * @param {Object} engine
   * @param {{addressOf: Function, meanings: Object}} site The address of a firm's page; what each kind of firm means.
   */
  const makeCard = (number, query, engine, site) => {
    const firm = engine.firm(number);
    const { matches, unknown } = engine.why(number, query);
    const card = make(
      "li",
      { class: "result", "data-firm-id": firm.id },
      make("h3", { class: "result__name" }, make("a", { href: site.addressOf(firm.id) }, ...marked(firm.name, query.q, engine))),
    );
    if (firm.formerly?.length) {
      card.append(make("p", { class: "result__formerly" }, "Formerly ", ...marked(firm.formerly.join(", "), query.q, engine)));
    }
    card.append(
      make(
        "p",
        { class: "result__kind" },
        make("span", { class: `badge badge--${firm.kind}` }, ...marked(engine.label("kind", firm.kind), query.q, engine)),
        " ",
        make("span", { class: "result__meaning" }, site.meanings[firm.kind] || ""),
      ),
      make("p", { class: "result__summary" }, ...marked(firm.summary, query.q, engine)),
    );
    if (matches.length) {
      card.append(make("p", { class: "result__why" }, make("span", { class: "result__label" }, "Why it matches: "), matches.join("; ")));
    }
    card.append(
      make(
        "dl",
        { class: "result__facts" },
        ...fact("Offices", places(firm, query, engine)),
        ...fact("Industries", industries(firm, query, engine)),
        ...fact("Functions", values("function", firm.functions, query, engine)),
        ...fact("How to approach it", approach(firm, query, engine)),
        ...fact("Confidentiality", firm.confidentiality ? values("confidentiality", [firm.confidentiality], query, engine) : []),
        ...fact("Not stated", unknown.length ? [unknown.join(", ")] : []),
      ),
      make(
        "div",
        { class: "result__foot" },
        make("div", { class: "tools" }, toggle("save", "Add to My search", firm), toggle("compare", "Compare", firm)),
        make("p", { class: "result__checked" }, `Checked ${longDate(firm.checked)}`),
      ),
    );
    return card;
  };

  /** Show on a firm's buttons whether it is in the reader's search, and whether it is to be compared. */
  const pressCard = (card, saved, compared) => {
    for (const [action, pressed, text] of [
      ["save", saved, saved ? "In My search" : "Add to My search"],
      ["compare", compared, "Compare"],
    ]) {
      const button = card.querySelector(`[data-action=${action}]`);
      button.setAttribute("aria-pressed", String(pressed));
      window.Rapport.directory.setText(button.querySelector("[data-says]"), text);
    }
  };

  Object.assign(window.Rapport.directory, { makeCard, pressCard, longDate, countOf, values, places, approach, industries });
})();
