// Runs before Material. On the directory, q in the address is the text that firms are searched by. Material's own search
// knows a parameter of that name too: it would open over the page, and take q out of the address when it closes. So the
// address is without its parameters while Material's script starts, and has them back before anything else reads them.
(() => {
  "use strict";

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
