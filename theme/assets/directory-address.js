// Runs before Material's script, to keep it off the directory's address.
(() => {
  "use strict";

  // On the way back from one choice to another Material would fetch the page again, though it is still there. Listeners of
  // a window are asked in the order in which they came.
  window.addEventListener("popstate", (event) => {
    if (window.Rapport?.directory?.goneBack?.()) event.stopImmediatePropagation();
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
