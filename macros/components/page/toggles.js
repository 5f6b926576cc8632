// The menu, its parts and the search open by labels of hidden checkboxes: a finger reaches them, and neither a keyboard
// nor a screen reader does. Here what stands first in each label that is in use becomes its button; the label itself may
// not, since it belongs to its box (ARIA in HTML). Whether something is open, the checkboxes say.
(() => {
  "use strict";
  const { ready, covered, uncovered } = window.Rapport;

  const NAMES = { __drawer: "Menu", __search: "Search" };
  const LABELS = ".md-header__button[for], .md-nav--primary label[for]:not([for=__drawer])";
  const STILL = { preventScroll: true }; // What slides in would be scrolled to where it comes from.
  const FOCUSABLE = "a[href], [role=button][tabindex='0']";
  const drawer = document.getElementById("__drawer");
  const field = document.querySelector(".md-search__input");
  const hamburger = document.querySelector(".md-header__button[for=__drawer]");
  // Where Material has the menu in a drawer, and where it has the search behind a button.
  const narrow = window.matchMedia("(max-width: 76.234375em)");
  const hidesSearch = window.matchMedia("(max-width: 59.984375em)");

  const menu = () => document.querySelector(".md-sidebar--primary");
  const buttonOf = (label) => label.firstElementChild;
  const visible = (element) =>
    element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
  const focusFirst = (host) => [...host.querySelectorAll(FOCUSABLE)].find(visible)?.focus(STILL);

  /** Say of every label what it is, and of what it opens whether that is open. */
  const prepare = () => {
    for (const label of document.querySelectorAll(LABELS)) {
      const toggle = document.getElementById(label.htmlFor);
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
    document.getElementById("__search").click();
    document.querySelector(".md-header__button[for=__search] > [role=button]")?.focus(STILL);
  };

  // On a phone both cover the page: the back button closes them first.
  let covering = null; // the box of what does
  const follow = (toggle) => {
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
    const { key, target } = event;
    if (key === "Escape" && narrow.matches && drawer.checked) close();
    if ((key !== "Enter" && key !== " ") || !target.matches?.("label[for] > [role=button]")) return;
    event.preventDefault();
    event.stopPropagation(); // Material takes Enter on a label for a click as well.
    target.parentElement.click();
  });

  document.addEventListener("change", ({ target }) => {
    if (!target.matches(".md-toggle")) return;
    prepare();
    follow(target);
    if (!narrow.matches || target.id === "__search") return;
    // What has been opened covers what was there, and what is closed is gone: the focus goes along.
    if (target === drawer) {
      if (drawer.checked) focusFirst(menu());
    } else if (target.checked) focusFirst(target.parentElement.querySelector(":scope > .md-nav"));
    else buttonOf(target.parentElement.querySelector(":scope > .md-nav__link[for]")).focus(STILL);
  });

  // Whoever leaves the open drawer by the Tab key would be behind it.
  document.addEventListener("focusin", ({ target }) => {
    if (narrow.matches && drawer.checked && !hamburger.contains(target) && !menu()?.contains(target)) drawer.click();
  });

  for (const width of [narrow, hidesSearch]) width.addEventListener("change", prepare);
  ready(prepare);
})();
