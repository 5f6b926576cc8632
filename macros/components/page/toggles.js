// The menu, its parts and the search open by labels of hidden checkboxes: a finger reaches them, and neither a keyboard
// nor a screen reader does. Here what stands first in each label that is in use becomes its button; the label itself may
// not, since it belongs to its box (ARIA in HTML). Whether something is open, the checkboxes say.
(() => {
  "use strict";
  const { ready, covered, uncovered } = window.Rapport;

  /** @type {Record<string, string>} */
  const NAMES = { __drawer: "Menu", __search: "Search" };
  const LABELS = ".md-header__button[for], .md-nav--primary label[for]:not([for=__drawer])";
  const STILL = { preventScroll: true }; // What slides in would be scrolled to where it comes from.
  const FOCUSABLE = "a[href], [role=button][tabindex='0']";
  const drawer = /** @type {HTMLInputElement} */ (document.getElementById("__drawer"));
  /** @type {HTMLElement | null} */
  const field = document.querySelector(".md-search__input");
  const hamburger = /** @type {HTMLElement} */ (document.querySelector(".md-header__button[for=__drawer]"));
  // Where Material has the menu in a drawer, and where it has the search behind a button.
  const narrow = window.matchMedia("(max-width: 76.234375em)");
  const hidesSearch = window.matchMedia("(max-width: 59.984375em)");

  const menu = () => document.querySelector(".md-sidebar--primary");
  const buttonOf = (/** @type {Element} */ label) => /** @type {HTMLElement} */ (label.firstElementChild);
  const visible = (/** @type {Element} */ element) =>
    element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
  const focusFirst = (/** @type {Element | null} */ host) => {
    /** @type {NodeListOf<HTMLElement> | []} */
    const places = host?.querySelectorAll(FOCUSABLE) || [];
    [...places].find(visible)?.focus(STILL);
  };

  /** Say of every label what it is, and of what it opens whether that is open. */
  const prepare = () => {
    /** @type {NodeListOf<HTMLLabelElement>} */
    const labels = document.querySelectorAll(LABELS);
    for (const label of labels) {
      const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById(label.htmlFor));
      if (toggle?.type !== "checkbox") continue; // The colours are chosen by radio buttons, which have the focus themselves.
      label.removeAttribute("tabindex"); // Material lets some labels have the focus, which then do nothing.
      // At a desk the headings of the menu's parts look like those labels and do nothing.
      if (!narrow.matches && getComputedStyle(label).pointerEvents === "none") {
        for (const name of ["role", "tabindex", "aria-expanded"]) buttonOf(label).removeAttribute(name);
        continue;
      }
      const button = buttonOf(label);
      button.setAttribute("role", "button");
      button.setAttribute("tabindex", "0");
      button.setAttribute("aria-expanded", String(toggle.checked));
      const text = label.textContent.trim();
      if (NAMES[toggle.id]) button.setAttribute("aria-label", NAMES[toggle.id]);
      else if (label.matches(".md-nav__title")) button.setAttribute("aria-label", `${text}: back`);
    }
    // Behind its button the field is out of sight, and opens the search when it has the focus.
    if (field) field.tabIndex = hidesSearch.matches ? -1 : 0;
  };

  const close = () => {
    drawer.click();
    buttonOf(hamburger).focus();
  };

  const closeSearch = () => {
    document.getElementById("__search")?.click();
    /** @type {HTMLElement | null} */
    const button = document.querySelector(".md-header__button[for=__search] > [role=button]");
    button?.focus(STILL);
  };

  // On a phone both cover the page: the back button closes them first.
  /** @type {HTMLInputElement | null} The box of what does. */
  let covering = null;
  const follow = (/** @type {HTMLInputElement} */ toggle) => {
    if (toggle === covering && !toggle.checked) {
      covering = null;
      uncovered();
    }
    // What a link has opened, no step leads back from: browsers pass over steps that a reader has not taken.
    if (covering || !toggle.checked || navigator.userActivation?.hasBeenActive === false) return;
    if (toggle === drawer ? !narrow.matches : toggle.id !== "__search" || !hidesSearch.matches) return;
    covering = toggle;
    covered(toggle === drawer ? close : closeSearch);
  };

  document.addEventListener("keydown", (event) => {
    const { key } = event;
    const target = /** @type {Element} */ (event.target);
    if (key === "Escape" && narrow.matches && drawer.checked) close();
    if ((key !== "Enter" && key !== " ") || !target.matches?.("label[for] > [role=button]")) return;
    event.preventDefault();
    event.stopPropagation(); // Material takes Enter on a label for a click as well.
    target.parentElement?.click();
  });

  document.addEventListener("change", (event) => {
    const target = /** @type {HTMLInputElement} */ (event.target);
    if (!target.matches(".md-toggle")) return;
    prepare();
    follow(target);
    if (!narrow.matches || target.id === "__search") return;
    // What has been opened covers what was there, and what is closed is gone: the focus goes along.
    if (target === drawer) {
      if (drawer.checked) focusFirst(menu());
      return;
    }
    const item = /** @type {Element} */ (target.parentElement);
    if (target.checked) focusFirst(item.querySelector(":scope > .md-nav"));
    else buttonOf(/** @type {Element} */ (item.querySelector(":scope > .md-nav__link[for]"))).focus(STILL);
  });

  // Whoever leaves the open drawer by the Tab key would be behind it.
  document.addEventListener("focusin", (event) => {
    const target = /** @type {Node} */ (event.target);
    if (narrow.matches && drawer.checked && !hamburger.contains(target) && !menu()?.contains(target)) drawer.click();
  });

  for (const width of [narrow, hidesSearch]) width.addEventListener("change", prepare);
  ready(prepare);
})();
