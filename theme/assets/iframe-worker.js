// Site search from a double-clicked file. Browsers refuse workers there, so the worker runs in a hidden frame whose
// document holds nothing but two script files: no inline script, so a strict Content-Security-Policy can stand.
(() => {
  if (location.protocol !== "file:") return;
  const frameScript = new URL("iframe-worker-frame.js", document.currentScript.src).href;

  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.title = "Search";
      document.body.append(this.frame);
      this.inside = this.frame.contentWindow;
      this.receive = (event) => {
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

    postMessage(data) {
      this.loaded.then(() => this.inside.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) })));
    }

    terminate() {
      window.removeEventListener("message", this.receive);
      this.frame.remove();
    }
  };
})();
