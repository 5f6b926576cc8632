// The directory: loads its index where a page has a place for it, and hears what happens to the window.
(() => {
  "use strict";

  const { ready, make, tool, loadScript, NotLoaded, store } = window.Rapport;
  const parts = window.Rapport.directory; // what the other files of this folder make
  const IDLE_AFTER = 1000; // milliseconds after the first results
  const WIDE = window.matchMedia("(min-width: 60em)"); // as in directory.css
  Object.assign(parts, { WIDE });

  // ------------------------------------------------------------------ The index

  /** @type {Map<string, DirectoryEngine>} */
  const engines = new Map(); // by the address of their index

  /** Load the index once and return the engine; rejects if it does not load or cannot be read. */
  const loadEngine = async (/** @type {string} */ address) => {
    await loadScript(address);
    const engine = engines.get(address) || window.Rapport.directoryEngine(window.RapportDirectoryIndex);
    engines.set(address, engine);
    return engine;
  };

  /** @type {HTMLElement | null} */
  const places = document.querySelector("script[data-firms]"); // of the theme: where the index lies, on any page
  const firms = () => loadEngine(new URL(places?.dataset.firms || "", window.__md_scope).href);
  Object.assign(parts, { firms });

  /** @type {Directory | null} */
  let current = null; // the directory on the page

  // ------------------------------------------------------------------ One directory at a time

  const here = () => (current?.root.isConnected ? current : null);

  const begin = (/** @type {HTMLElement} */ root) => {
    const address = new URL(root.dataset.directoryIndex ?? "", document.baseURI).href;
    // Meanwhile the reader may have gone to another page, which has a directory of its own.
    const build = (/** @type {DirectoryEngine} */ engine) => {
      if (root.isConnected) current = parts.start(root, engine);
    };
    const show = () => root.isConnected && current?.show();
    const there = engines.get(address);
    if (there) {
      build(there);
      show();
      return;
    }
    const pause = () => new Promise((next) => setTimeout(next)); // A phone may answer a touch in between.
    loadEngine(address)
      .then((engine) => pause().then(() => build(engine)))
      .then(pause)
      .then(show)
      .then(() => whenIdle(() => engines.get(address)?.prepare()))
      .catch((error) => {
        if (!(error instanceof NotLoaded)) window.reportError?.(error); // A fault of ours, to be found in the console.
        if (root.isConnected) fail(root);
      });
  };

  /** Do something when nobody waits; Safari does not tell when that is. */
  const whenIdle = (/** @type {() => void} */ fn) => {
    if (window.requestIdleCallback) window.requestIdleCallback(fn);
    else setTimeout(fn, IDLE_AFTER);
  };

  /** Say that the directory cannot be searched; the list from A to Z stays. */
  const fail = (/** @type {HTMLElement} */ root) => {
    const said =
      root.querySelector(".notice") ||
      root.insertBefore(make("div", { class: "notice", role: "alert" }), root.firstChild);
    const asked = window.location.search ? " What the address asks for could not be applied." : "";
    const again = () => {
      said.remove();
      begin(root);
    };
    said.replaceChildren(
      make(
        "p",
        {},
        `The search could not be loaded, so nothing can be typed or ticked here.${asked} `,
        "Every firm can still be found below: A to Z, and each value leads to its firms.",
      ),
      make("div", { class: "tools" }, tool("Try again", again)),
    );
  };

  ready(() => {
    if (!here()) document.documentElement.classList.remove("sheet-open", "compare-bar-shown");
    /** @type {HTMLElement | null} */
    const root = document.querySelector("[data-directory][data-directory-index]");
    if (!root || root.dataset.begun !== undefined) return;
    root.dataset.begun = "";
    begin(root);
  });

  // The back or forward button has brought another address of this page; before-material.js says so.
  window.addEventListener("rapport:moved", (event) => {
    if (here()?.moved()) event.preventDefault();
  });
  window.addEventListener("scroll", () => here()?.scrolled(), { passive: true });
  // Safari on a phone tells only of the second.
  for (const end of ["beforeunload", "pagehide"]) window.addEventListener(end, () => here()?.leave());
  window.addEventListener("pageshow", ({ persisted }) => persisted && here()?.returned());
  WIDE.addEventListener("change", () => here()?.widened());
  store.onChange(() => here()?.stored());

  // A link to this same page with another choice. Material would push its address, and then take it back.
  document.addEventListener(
    "click",
    (event) => {
      /** @type {HTMLAnchorElement | null} */
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const page = here();
      if (!link || !page || link.target || link.download || event.button) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      const to = new URL(link.href, document.baseURI);
      if (to.hash || to.origin !== window.location.origin || to.protocol !== window.location.protocol) return;
      if (to.pathname !== window.location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      page.leave();
      window.history.pushState(null, "", to.href);
      page.moved();
    },
    true,
  );
})();
