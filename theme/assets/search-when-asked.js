// Runs before Material's script. The index of the site search is more than half of what a page would load, and Material
// fetches it on every page and starts a worker that searches it. Here both wait until a reader turns to the search.
(() => {
  "use strict";

  const search = document.querySelector("[data-md-component=search]");
  if (!search) return;
  // It is a dialog; Material leaves it without a name.
  search.setAttribute("aria-label", "Search");
  /** Where Material says how much it has found. */
  const result = /** @type {HTMLElement} */ (search.querySelector(".md-search-result__meta"));

  // A link can hold a search, which Material's script then opens.
  let asked = new URLSearchParams(window.location.search).has("q");
  /** @type {(() => void)[]} */
  const waiting = [];
  const ask = () => {
    asked = true;
    delete result.dataset.failed;
    for (const send of waiting.splice(0)) send();
  };
  // A pointer over the search, or a finger on it, comes shortly before the first letter.
  for (const sign of ["focusin", "pointerover"]) {
    document.addEventListener(sign, (event) => {
      const target = /** @type {Element} */ (event.target);
      if (!asked && target.closest?.("[data-md-component=search], label[for=__search]")) ask();
    });
  }

  // Without a network it may be out of reach, which Material does not say; whoever turns to the search again, tries again.
  const failed = (/** @type {() => void} */ again) => {
    asked = false;
    waiting.push(again);
    result.dataset.failed = "";
    result.textContent = "The pages could not be searched. That needs a connection the first time.";
  };

  const { Worker } = window; // From a disk it is that of iframe-worker.js.

  class PatientWorker extends EventTarget {
    /** @type {unknown[]} What it is told before it is there. */
    told = [];
    /** @type {Worker | null} */
    worker = null;

    /** @param {string | URL} address */
    constructor(address) {
      super();
      const begin = () => {
        this.worker = new Worker(address);
        this.worker.addEventListener("message", ({ data }) =>
          this.dispatchEvent(new MessageEvent("message", { data })),
        );
        for (const message of this.told.splice(0)) this.worker.postMessage(message);
      };
      if (asked) begin();
      else waiting.push(begin);
    }

    /** @param {unknown} message */
    postMessage(message) {
      if (this.worker) this.worker.postMessage(message);
      else this.told.push(message);
    }
  }

  class PatientRequest extends window.XMLHttpRequest {
    isIndex = false;

    /** @param {[method: string, url: string | URL, ...rest: [boolean?, string?, string?]]} given */
    open(...given) {
      const open = () => super.open(.../** @type {[string, string, boolean]} */ (given));
      this.isIndex = /\/search\/search_index\.json$/.test(String(given[1]));
      open();
      if (!this.isIndex) return;
      // Before Material's own, to which this is an end.
      this.addEventListener("error", (event) => {
        event.stopImmediatePropagation();
        failed(() => {
          open();
          super.send();
        });
      });
    }

    /** @param {XMLHttpRequestBodyInit | Document | null} [body] */
    send(body) {
      if (this.isIndex && !asked) waiting.push(() => super.send(body));
      else super.send(body);
    }
  }
  Object.assign(window, { Worker: PatientWorker, XMLHttpRequest: PatientRequest });
})();
