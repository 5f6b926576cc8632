// Runs before Material's script. The index of the site search is more than half of what a page would load, and Material
// fetches it on every page. Here it waits until a reader turns to the search.
(() => {
  "use strict";

  const search = document.querySelector("[data-md-component=search]");
  if (!search) return;
  // It is a dialog; Material leaves it without a name.
  search.setAttribute("aria-label", "Search");

  // A link can hold a search, which Material's script then opens.
  let asked = new URLSearchParams(window.location.search).has("q");
  const waiting = [];
  const ask = () => {
    asked = true;
    waiting.splice(0).forEach((send) => send());
  };
  // A pointer over the search, or a finger on it, comes shortly before the first letter.
  for (const sign of ["focusin", "pointerover"]) {
    document.addEventListener(sign, (event) => {
      if (!asked && event.target.closest?.("[data-md-component=search], label[for=__search]")) ask();
    });
  }

  window.XMLHttpRequest = class extends window.XMLHttpRequest {
    open(method, address, ...more) {
      this.isIndex = /\/search\/search_index\.json$/.test(address);
      super.open(method, address, ...more);
    }

    send(...body) {
      if (this.isIndex && !asked) waiting.push(() => super.send(...body));
      else super.send(...body);
    }
  };
})();
