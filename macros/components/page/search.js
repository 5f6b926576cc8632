// What Material's site search leaves undone: where it ends when it finds nothing, and where the focus goes when it closes.
(() => {
  "use strict";
  const { make } = window.Rapport;

  const search = document.querySelector("[data-md-component=search]");
  if (!search) return;
  const toggle = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
  const field = /** @type {HTMLInputElement} */ (search.querySelector("input"));
  /** Where Material says how much it has found. */
  const result = /** @type {HTMLElement} */ (search.querySelector(".md-search-result__meta"));
  const config = JSON.parse(document.getElementById("__config")?.textContent || "{}");
  const { "search.result.none": nothing } = config.translations;

  // The search knows words as they are written; the directory bears a slip. Enter in the field follows the first answer,
  // and so this link when it is the only one; Material reads how well an answer fits from what stands in it.
  const directory = () =>
    new URL(window.location.protocol === "file:" ? "directory/index.html" : "directory/", window.__md_scope);
  const text = make("span", { "data-md-score": "0" });
  const link = make("a", { class: "search-on" }, text);
  result.after(link);
  const offer = () => {
    const query = field.value.trim();
    // While the index is out of reach, the directory may be kept on this device.
    const hasFound = result.textContent?.trim() !== nothing && !("failed" in result.dataset);
    link.hidden = hasFound || !query;
    if (link.hidden) {
      link.removeAttribute("href");
      return;
    }
    text.textContent = `Search the firms for “${query}”`;
    const address = directory();
    address.searchParams.set("q", query);
    link.href = address.href;
  };
  new MutationObserver(offer).observe(result, { childList: true, characterData: true, subtree: true });
  field.addEventListener("input", () => {
    offer();
    // Material looks at the field after a key; a paste by the mouse, a dictation or a dropped text has none.
    field.dispatchEvent(new KeyboardEvent("keyup"));
  });
  offer();

  // Material closes the search at Escape and leaves the focus to the page's start; it goes back to where it was before.
  /** @type {HTMLElement | null} */
  let before = null;
  document.addEventListener("focusin", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (!search.contains(target)) before = target;
  });
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    if (!relatedTarget && target === before) before = null;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked || !search.contains(/** @type {Node} */ (event.target))) return;
    /** @type {NodeListOf<HTMLElement>} */
    const others = document.querySelectorAll(".md-header__button[for=__search] > [role=button], .md-header .md-logo");
    const places = [before, ...others];
    places.find((place) => place?.isConnected && place.getClientRects().length)?.focus({ preventScroll: true });
  });
})();
