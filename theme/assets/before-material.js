// Runs before Material's script, to keep it from what a page of this site does itself.
(() => {
  "use strict";

  // The first time a reader goes back or forward within a page, or follows a link to a place on it, Material's instant
  // navigation fetches that page again and puts it in place of the one that is there, with all that the reader has done on
  // it. Listeners of a window are asked in the order in which they came, so this one can keep Material out of it.
  let shown = window.location.pathname; // the page that is there or on its way
  const push = window.history.pushState;
  window.history.pushState = function (...given) {
    push.apply(this, given);
    shown = window.location.pathname;
  };
  window.addEventListener("popstate", (event) => {
    if (window.location.pathname !== shown) {
      shown = window.location.pathname;
      return;
    }
    event.stopImmediatePropagation();
    // Material keeps the place on the page in the state, and may have told the browser not to.
    if (window.history.scrollRestoration === "manual" && event.state) window.scrollTo(0, event.state.y ?? 0);
    window.dispatchEvent(new Event("rapport:moved"));
  });

  // In the directory's address q is the text that firms are searched by. Material's own search knows a parameter of that
  // name too: it would open over the page, and take q out of the address when it closes. So the address is without its
  // parameters while Material's script starts, and has them back before anything else reads them.
  const { pathname, search, hash } = window.location;
  if (!new URLSearchParams(search).has("q") || !document.querySelector("[data-directory]")) return;
  try {
    window.history.replaceState(window.history.state, "", pathname + hash);
  } catch {
    return; // Material's search opens, and can be closed.
  }
  document.addEventListener(
    "DOMContentLoaded",
    () => window.history.replaceState(window.history.state, "", pathname + search + hash),
    { once: true },
  );
})();
