// Site search from a double-clicked file. Browsers refuse workers there, so the worker runs in a hidden frame whose
// document holds nothing but two script files: no inline script, so a strict Content-Security-Policy can stand.
(() => {
  "use strict";

  if (location.protocol !== "file:") return;
  const frameScript = new URL("iframe-worker-frame.js", /** @type {HTMLScriptElement} */ (document.currentScript).src)
    .href;

  class FrameWorker extends EventTarget {
    /** @param {string | URL} url */
    constructor(url) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.title = "Search";
      document.body.append(this.frame);
      this.inside = /** @type {Window} */ (this.frame.contentWindow);
      this.receive = (/** @type {MessageEvent} */ event) => {
        if (event.source !== this.inside) return;
        this.dispatchEvent(new MessageEvent("message", { data: event.data }));
      };
      window.addEventListener("message", this.receive);
      const page = this.inside.document;
      page.open();
      page.write("<!doctype html><title>Search</title><body></body>");
      // Only now: document.open() takes all listeners off the window.
      this.loaded = new Promise((resolve) => this.inside.addEventListener("load", resolve));
      for (const source of [frameScript, new URL(url, document.baseURI).href]) {
        const script = page.createElement("script");
        script.src = source;
        script.async = false;
        page.body.append(script);
      }
      page.close();
    }

    /** @param {unknown} data */
    postMessage(data) {
      this.loaded.then(() => this.inside.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) })));
    }

    terminate() {
      window.removeEventListener("message", this.receive);
      this.frame.remove();
    }
  }

  Object.assign(window, { Worker: FrameWorker });
})();
