// On the page that stands in for one that is missing: which pages its address may have meant, and a way to search.
(() => {
  "use strict";
  const { make } = window.Rapport;
  const MOST = 5;
  const NEAR = 0.6;

  /** @typedef {{location: string, title: string}} Entry A page, from the root of the site. */

  /** Return the words of an address or a title. @param {string} text */
  const wordsOf = (text) =>
    (
      text
        .normalize("NFKD")
        .toLowerCase()
        .match(/[a-z0-9]{2,}/g) || []
    ).filter((word) => word !== "html");

  const pairs = (/** @type {string} */ word) =>
    new Set(Array.from({ length: word.length - 1 }, (_, place) => word.slice(place, place + 2)));

  /**
   * Tell how alike two words are, from 0 to 1: the share of their pairs of letters that both have (Dice).
   *
   * @param {string} one
   * @param {string} other
   */
  const likeness = (one, other) => {
    if (one === other) return 1;
    const [first, second] = [pairs(one), pairs(other)];
    const shared = [...first].filter((pair) => second.has(pair)).length;
    return (2 * shared) / (first.size + second.size);
  };

  /** Return the words of the last part of a path: those before it name the folders. @param {string} path */
  const nameIn = (path) =>
    wordsOf(
      path
        .split("/")
        .filter((part) => wordsOf(part).length)
        .pop() || "",
    );

  /**
   * Tell how much of some words is found among others, from 0 to 1. A long word says more than a short one.
   *
   * @param {string[]} words
   * @param {string[]} others
   */
  const share = (words, others) => {
    let sum = 0;
    let most = 0;
    for (const word of words) {
      const best = Math.max(0, ...others.map((other) => likeness(word, other)));
      sum += word.length * (best < 0.5 ? 0 : best);
      most += word.length;
    }
    return most ? sum / most : 0;
  };

  /**
   * Tell how well a page fits the words that were asked for, from 0 to 1.
   *
   * @param {string[]} asked
   * @param {Entry} page
   */
  const fit = (asked, { location, title }) => {
    const name = nameIn(location);
    return (share(asked, [...name, ...wordsOf(title)]) + share(name, asked)) / 2;
  };

  const plain = (/** @type {string} */ title) =>
    new DOMParser().parseFromString(title, "text/html").body.textContent || "";

  /** @type {HTMLElement | null} */
  const place = document.querySelector("[data-not-found]");
  if (!place) return;
  const index = new URL(place.dataset.notFound || "", document.baseURI);
  const root = new URL("../", index);
  let path = window.location.pathname;
  try {
    path = decodeURIComponent(path);
  } catch {
    // An address that is no text is taken as it is.
  }
  const asked = nameIn(path.startsWith(root.pathname) ? path.slice(root.pathname.length) : path);
  const form = /** @type {HTMLFormElement} */ (document.querySelector(".not-found__search"));
  const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  field.value = asked.join(" ");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const search = /** @type {HTMLInputElement} */ (document.querySelector(".md-search__input"));
    search.focus(); // opens it
    search.value = field.value;
    search.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  });
  /** @returns {Promise<Entry[]>} Those of the index of the site search, with what people and the data say. */
  const written = async () => {
    const { docs } = await (await fetch(index)).json();
    return docs
      .filter((/** @type {Entry} */ { location }) => !location.includes("#"))
      .map((/** @type {Entry} */ { location, title }) => ({ location, title: plain(title) }));
  };
  /** @returns {Promise<Entry[]>} */
  const ofFirms = async () => {
    const engine = await window.Rapport.directory.firms();
    return Array.from({ length: engine.size }, (_, n) => {
      const { id, name } = /** @type {DirectoryFirm} */ (engine.firm(n));
      return { location: `directory/${id}/`, title: name };
    });
  };
  // Without an index the others remain, or the links below.
  Promise.all([written, ofFirms].map((pages) => pages().catch(() => []))).then((all) => {
    const pages = all
      .flat()
      .map((page) => ({ ...page, fit: fit(asked, page) }))
      .filter((page) => page.fit >= NEAR)
      .sort((one, other) => other.fit - one.fit || one.location.length - other.location.length)
      .slice(0, MOST);
    if (!pages.length) return;
    const links = pages.map(({ location, title }) =>
      make("li", {}, make("a", { href: new URL(location, root).href }, title)),
    );
    place.replaceChildren(
      make(
        "p",
        {},
        pages.length === 1
          ? "1 page has an address like this one:"
          : `${pages.length} pages have an address like this one:`,
      ),
      make("ul", {}, ...links),
    );
  });
})();
