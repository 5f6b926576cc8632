// What this site keeps on a device: the worker that keeps pages for use without a network, and the controls for all of it.
(() => {
  "use strict";
  const { ready, make, tool, notice, keepFocus, store } = window.Rapport;
  const ROOT = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const STORE_KEY = "offline";
  const UNTIL_KEPT = 1000; // milliseconds after a page has loaded: a phone has the page itself to see to first
  const CACHES = `rapport ${new URL(ROOT).pathname} `;

  // Only a hosted build is installable; and browsers keep workers to https and this machine.
  const possible = () =>
    Boolean(document.querySelector("link[rel=manifest]") && navigator.serviceWorker && window.caches);
  const isOn = () => store.read(STORE_KEY)?.keep !== false;

  const switchOn = () => navigator.serviceWorker.register(`${ROOT}service-worker.js`, { updateViaCache: "none" });

  const switchOff = async () => {
    const registration = await navigator.serviceWorker.getRegistration(ROOT);
    await registration?.unregister();
    const names = await window.caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(CACHES)).map((name) => window.caches.delete(name)));
  };

  if (possible()) {
    navigator.serviceWorker.addEventListener("message", ({ ports }) => {
      ports[0]?.postMessage(document.querySelector("meta[name=rapport-build]")?.getAttribute("content"));
    });
    // What this page has loaded before there was a worker is kept too.
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
      navigator.serviceWorker.controller?.postMessage({ loaded });
    });
    // What cannot be kept is no fault: the site works as before.
    const begin = () => (isOn() ? switchOn() : switchOff()).catch(() => {});
    window.addEventListener("load", () => setTimeout(begin, UNTIL_KEPT));
  }

  /** Return how many pages are kept. */
  const countPages = async () => {
    const names = (await window.caches.keys()).filter((name) => name.startsWith(CACHES));
    const kept = await Promise.all(names.map(async (name) => (await window.caches.open(name)).keys()));
    return new Set(
      kept
        .flat()
        .map(({ url }) => url)
        .filter((url) => /(?:\/|\.html)$/.test(url)),
    ).size;
  };

  const showOffline = (/** @type {Element} */ place) => {
    const state = make("p", { role: "status" });
    const paint = async () => {
      const pages = await countPages();
      const kept = pages ? `${pages === 1 ? "1 page is" : `${pages} pages are`} kept here.` : "None is kept here.";
      state.textContent = `Pages for use without a connection: ${isOn() ? "on" : "off"}. ${kept}`;
      button.textContent = isOn() ? "Switch off and delete the kept pages" : "Switch on";
    };
    const button = tool("", async () => {
      const keep = !isOn();
      store.write(STORE_KEY, { keep });
      await (keep ? switchOn() : switchOff()).catch(() => {});
      await paint();
    });
    place.replaceChildren(state, make("div", { class: "tools" }, button));
    paint();
    navigator.serviceWorker.ready.then(paint); // On a first visit the pages are still on their way.
  };

  /** Forget the file in which My search keeps a copy: kept-file.js remembers it, and has the lock while it writes. */
  const forgetFile = () =>
    navigator.locks?.request(
      "rapport",
      () =>
        new Promise((done) => {
          const request = window.indexedDB.deleteDatabase("rapport");
          request.onsuccess = request.onerror = done;
        }),
    );

  const showAll = (/** @type {Element} */ place) => {
    keepFocus(place);
    const line = notice();
    const forget = async () => {
      store.forget();
      window.Rapport.forgetMessages();
      try {
        const prefix = `${new URL(ROOT).pathname}.__`; // of what Material stores
        for (const key of Object.keys(window.localStorage)) {
          if (key.startsWith(prefix)) window.localStorage.removeItem(key);
        }
      } catch {
        // What cannot be read has not been stored either.
      }
      await forgetFile()?.catch(() => {});
      if (possible()) await switchOff().catch(() => {});
      line.show("Deleted. Nothing of this site is stored in this browser now, until you use it again.");
      line.element.focus();
    };
    line.element.tabIndex = -1;
    const ask = () =>
      line.show("This deletes ticks, notes and everything else on this device. It cannot be undone.", {
        "Delete everything": forget,
        "Keep it": () => line.hide(),
      });
    const button = tool("Delete all that this site stores here", ask);
    place.replaceChildren(make("div", { class: "tools" }, button), line.element);
  };

  ready(() => {
    const offline = document.querySelector("[data-kept-pages]");
    if (offline && possible()) showOffline(offline);
    const all = document.querySelector("[data-stored]");
    if (all) showAll(all);
  });
})();
