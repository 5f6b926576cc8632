// Runs before Material's script. The index of the site search is more than half of what a page would load, and Material
// fetches it on every page. Here it waits until a reader turns to the search.
(() => {
  "use strict";

  const search = document.querySelector("[data-md-component=search]");
  if (!search) return;
  // It is a dialog; Material leaves it without a name.
  search.setAttribute("aria-label", "Search");
  const said = search.querySelector(".md-search-result__meta");

  // A link can hold a search, which Material's script then opens.
  let asked = new URLSearchParams(window.location.search).has("q");
  const waiting = [];
  const ask = () => {
    asked = true;
    delete said.dataset.failed;
    waiting.splice(0).forEach((send) => send());
  };
  // A pointer over the search, or a finger on it, comes shortly before the first letter.
  for (const sign of ["focusin", "pointerover"]) {
    document.addEventListener(sign, (event) => {
      if (!asked && event.target.closest?.("[data-md-component=search], label[for=__search]")) ask();
    });
  }

  // Without a network it may be out of reach, which Material does not say; whoever turns to the search again, tries again.
  const failed = (again) => {
    asked = false;
    waiting.push(again);
    said.dataset.failed = "";
    said.textContent = "The search could not be loaded. It needs a connection the first time.";
  };

  window.XMLHttpRequest = class extends window.XMLHttpRequest {
    open(method, address, ...more) {
      this.isIndex = /\/search\/search_index\.json$/.test(address);
      super.open(method, address, ...more);
      if (!this.isIndex) return;
      // Before Material's own, to which this is an end.
      this.addEventListener("error", (event) => {
        event.stopImmediatePropagation();
        failed(() => {
          super.open(method, address, ...more);
          super.send();
        });
      });
    }

    send(...body) {
      if (this.isIndex && !asked) waiting.push(() => super.send(...body));
      else super.send(...body);
    }
  };
})();
