// The firms among the answers of the site search. Material's own search knows the pages that people write; the firms are
// found with the directory's index, which is loaded at the first letter, and stand in Material's list.
(() => {
  "use strict";

  const { make, count, announcer, quoted, NotLoaded } = window.Rapport;
  const { firms, factNodes, marked } = window.Rapport.directory;
  const MOST = 5;
  const FIRST_PAGES = 10; // Material shows more of them only when a reader has scrolled to the end.
  // At Enter Material follows the link with the highest score; its own are small and not negative.
  const ABOVE_ALL = 1e6;

  const search = document.querySelector("[data-md-component=search]");
  /** @type {HTMLElement | null} Where each lies, from the root of the site. */
  const places = document.querySelector("script[data-firms]");
  if (!search || !places) return;
  const field = /** @type {HTMLInputElement} */ (search.querySelector("input"));
  const results = /** @type {HTMLElement} */ (search.querySelector(".md-search-result"));
  /** Where Material says how many pages it has found. */
  const meta = /** @type {HTMLElement} */ (results.querySelector(".md-search-result__meta"));
  /** Material empties it for each answer, and adds to its end. */
  const list = /** @type {HTMLElement} */ (results.querySelector(".md-search-result__list"));
  const { translations } = JSON.parse(document.getElementById("__config")?.textContent || "{}");

  /** @type {DirectoryEngine | null} */
  let engine = null;
  /** @type {"asleep" | "loading" | "ready" | "failed"} */
  let state = "asleep";
  let drawn = ""; // for which state and text
  /** @type {HTMLLIElement[]} */
  let items = [];
  let total = 0;
  let areFirst = false;

  // ------------------------------------------------------------------ The answers

  const addressOf = (/** @type {string} */ id) =>
    new URL((places.dataset.firmsOne || "").replace("{id}", id), window.__md_scope).href;

  const directory = (/** @type {string} */ q) => {
    const address = new URL(places.dataset.firmsList || "", window.__md_scope);
    address.searchParams.set("q", q);
    return address.href;
  };

  /** @type {(href: string, article: Node, name?: string) => HTMLLIElement} */
  const item = (href, article, name = "md-search-result__link") =>
    // As Material's, which a keyboard reaches by the arrows.
    make(
      "li",
      { class: "md-search-result__item search-firm" },
      make("a", { href, class: name, tabindex: -1 }, article),
    );

  /** @type {(n: number, q: string, engine: DirectoryEngine, score: number) => HTMLLIElement} */
  const firmItem = (n, q, engine, score) => {
    const query = { q, choice: {} };
    const { id, name, kind, formerly } = /** @type {DirectoryFirm} */ (engine.firm(n));
    const offices = factNodes(engine.facts(n)[engine.inResult[0]], query, engine, 2);
    const why = areFirst ? [] : engine.why(n, query).matches;
    const article = make(
      "article",
      { class: "md-search-result__article md-typeset", "data-md-score": score },
      make("div", { class: "md-search-result__icon md-icon" }),
      make("h1", {}, ...marked(name, query, engine)),
    );
    if (formerly.length) article.append(make("div", {}, "Formerly ", ...marked(formerly.join(", "), query, engine)));
    const line = make("div", {}, ...marked(engine.label("kind", kind), query, engine));
    if (offices.length) line.append(" · ", ...offices);
    article.append(line);
    if (why.length) article.append(make("div", {}, `Why it matches: ${why.join("; ")}`));
    return item(addressOf(id), article);
  };

  const linkItem = (/** @type {string} */ text, /** @type {string} */ q, /** @type {number} */ score) =>
    item(directory(q), make("span", { "data-md-score": score }, text), "search-on");

  const draw = (/** @type {string} */ q) => {
    for (const one of items) one.remove();
    items = [];
    total = 0;
    areFirst = false;
    if (q && state === "failed") items = [linkItem(`Search the firms for ${quoted(q)}`, q, -1)];
    if (!q || !engine) return;
    const best = engine.best(q, MOST);
    total = best.total;
    areFirst = best.areNamed;
    let score = areFirst ? ABOVE_ALL : 0;
    for (const n of best.firms) items.push(firmItem(n, q, engine, --score));
    if (total > items.length) items.push(linkItem(`All ${count(total, "firm")} for ${quoted(q)}`, q, --score));
  };

  /** @type {Element | null} */
  let focused = null;
  document.addEventListener("focusin", ({ target }) => {
    focused = /** @type {Element} */ (target);
  });

  /** Put the firms into the list: before all pages if they are called so, else after the first. */
  const place = () => {
    if (!items.length || items[0].parentElement === list) return;
    const next = areFirst ? list.firstElementChild : (list.children[FIRST_PAGES] ?? null);
    for (const one of items) list.insertBefore(one, next);
    // Material has emptied the list under a reader who was there already.
    if (focused && document.activeElement === document.body && items.some((one) => one.contains(focused)))
      /** @type {HTMLElement} */ (focused).focus();
  };

  // ------------------------------------------------------------------ How many there are

  const said = make("p", { class: "search-said" });
  const { element: status, say } = announcer();
  results.before(said, status);
  meta.hidden = true; // One line says both.

  let told = "";
  const tell = (/** @type {string} */ q) => {
    const of = meta.textContent?.trim() || "";
    const pages = of === translations["search.result.none"] ? 0 : Number.parseInt(of, 10); // no number without an answer
    const troubles = [];
    if (state === "failed") troubles.push("The firms could not be searched.");
    if ("failed" in meta.dataset) troubles.push(of);
    /** @type {(Node | string)[]} */
    const found = [];
    if (total) found.push(make("a", { href: directory(q), tabindex: -1 }, count(total, "firm")));
    if (total && pages) found.push(" and ");
    if (pages) found.push(count(pages, "page"));
    if (!found.length && troubles.length < 2) {
      const isOver = (state === "ready" || state === "failed") && (pages === 0 || "failed" in meta.dataset);
      found.push(isOver ? `Nothing found for ${quoted(q)}` : "Searching…");
    }
    if (found.length && troubles.length) found.push(". ");
    const nodes = q ? [...found, troubles.join(" ")] : [of];
    const text = nodes.map((node) => (typeof node === "string" ? node : node.textContent)).join("");
    if (told === `${q} ${text}`) return;
    told = `${q} ${text}`;
    said.replaceChildren(...nodes);
    if (q) say(text);
  };

  // ------------------------------------------------------------------ While someone types

  const pause = () => new Promise((next) => setTimeout(next)); // A phone may answer a letter in between.

  const load = async () => {
    state = "loading";
    try {
      const loaded = await firms();
      await pause();
      loaded.prepare();
      await pause();
      engine = loaded;
      state = "ready";
    } catch (error) {
      if (!(error instanceof NotLoaded)) window.reportError?.(error); // A fault of ours, to be found in the console.
      state = "failed";
    }
    refresh();
  };

  const refresh = () => {
    const q = field.value.trim();
    if (q && state === "asleep") load();
    if (drawn !== `${state} ${q}`) draw(q);
    drawn = `${state} ${q}`;
    place();
    tell(q);
  };

  field.addEventListener("keyup", refresh); // Material asks at this event too; search.js makes one of any input.
  field.addEventListener("focus", () => {
    if (state === "failed") state = "asleep"; // Whoever turns to the search again, tries again.
    refresh();
  });
  const observer = new MutationObserver(refresh);
  observer.observe(meta, { childList: true, characterData: true, subtree: true });
  observer.observe(list, { childList: true });
  refresh();
})();
