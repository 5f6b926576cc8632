// On the page that stands in for one that is missing: which pages its address may have meant, and a way to search.
(() => {
  "use strict";
  const { make } = window.Rapport;
  const MOST = 5;
  const NEAR = 0.3;

  /** Return the words of an address or a title. */
  const wordsOf = (text) => (text.normalize("NFKD").toLowerCase().match(/[a-z0-9]{2,}/g) || []).filter((word) => word !== "html");

  const pairs = (word) => new Set(Array.from({ length: word.length - 1 }, (_, place) => word.slice(place, place + 2)));

  /** Tell how alike two words are, from 0 to 1: the share of their pairs of letters that both have (Dice). */
  const likeness = (one, other) => {
    if (one === other) return 1;
    const [first, second] = [pairs(one), pairs(other)];
    const shared = [...first].filter((pair) => second.has(pair)).length;
    return (2 * shared) / (first.size + second.size);
  };

  /** Tell how well a page fits the words of an address, from 0 to 1. The last word says most. */
  const fit = (asked, { location, title }) => {
    const own = wordsOf(`${location} ${title}`);
    let sum = 0;
    let most = 0;
    asked.forEach((word, place) => {
      const weight = place + 1;
      const best = Math.max(0, ...own.map((other) => likeness(word, other)));
      sum += weight * (best < 0.5 ? 0 : best);
      most += weight;
    });
    return most ? sum / most : 0;
  };

  const plain = (title) => new DOMParser().parseFromString(title, "text/html").body.textContent;

  const place = document.querySelector("[data-not-found]");
  if (!place) return;
  const index = new URL(place.dataset.notFound, document.baseURI);
  const root = new URL("../", index);
  let path = window.location.pathname;
  try {
    path = decodeURIComponent(path);
  } catch {
    // An address that is no text is taken as it is.
  }
  const asked = wordsOf(path.startsWith(root.pathname) ? path.slice(root.pathname.length) : path);
  const field = place.querySelector("input");
  field.value = asked.join(" ");
  place.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const search = document.querySelector(".md-search__input");
    document.getElementById("__search").checked = true;
    search.focus();
    search.value = field.value;
    search.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  });
  place.hidden = false;
  fetch(index)
    .then((response) => response.json())
    .then(({ docs }) => {
      const found = docs
        .filter(({ location }) => !location.includes("#"))
        .map((page) => ({ ...page, fit: fit(asked, page) }))
        .filter((page) => page.fit >= NEAR)
        .sort((one, other) => other.fit - one.fit || one.location.length - other.location.length)
        .slice(0, MOST);
      if (!found.length) return;
      const links = found.map(({ location, title }) =>
        make("li", {}, make("a", { href: new URL(location, root).href }, plain(title))),
      );
      place.querySelector("[role=status]").replaceChildren(
        make("p", {}, found.length === 1 ? "1 page has an address like this one:" : `${found.length} pages have an address like this one:`),
        make("ul", {}, ...links),
      );
    })
    .catch(() => {
      // Without the index the links below remain.
    });
})();
