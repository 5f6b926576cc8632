// What Material's site search leaves undone: what is entered without a key, and where the focus goes when it closes.
(() => {
  "use strict";
  const search = document.querySelector("[data-md-component=search]");
  if (!search) return;
  const toggle = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
  const field = /** @type {HTMLInputElement} */ (search.querySelector("input"));
  // Material looks at the field after a key; a paste by the mouse, a dictation, a dropped text and its own button that
  // empties the field have none.
  const look = () => field.dispatchEvent(new KeyboardEvent("keyup"));
  field.addEventListener("input", look);
  field.form?.addEventListener("reset", () => setTimeout(look)); // when it is empty

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
