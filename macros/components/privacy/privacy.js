// What this site keeps on a device: the worker that keeps pages for use without a network, and the controls for all of it.
(() => {
  "use strict";
  const { ready, make, notice, keepFocus, store } = window.Rapport;
  const ROOT = new URL("../", document.currentScript.src).href;
  const PART = "offline";
  const UNTIL_KEPT = 1000; // milliseconds after a page has loaded: a phone has the page itself to see to first
  const CACHES = `rapport ${new URL(ROOT).pathname} `;

  // Only a hosted build is installable; and browsers keep workers to https and this machine.
  const possible = () =>
    Boolean(document.querySelector("link[rel=manifest]") && navigator.serviceWorker && window.caches);
  const wanted = () => store.read(PART)?.keep !== false;

  const switchOn = () => navigator.serviceWorker.register(`${ROOT}service-worker.js`, { updateViaCache: "none" });

  const switchOff = async () => {
    const registration = await navigator.serviceWorker.getRegistration(ROOT);
    await registration?.unregister();
    const names = await window.caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(CACHES)).map((name) => window.caches.delete(name)));
  };

  if (possible()) {
    navigator.serviceWorker.addEventListener("message", ({ ports }) => {
      ports[0]?.postMessage(document.querySelector("meta[name=rapport-build]")?.content);
    });
    // What this page has loaded before there was a worker is kept too.
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
      navigator.serviceWorker.controller?.postMessage({ loaded });
    });
    // What cannot be kept is no fault: the site works as before.
    const begin = () => (wanted() ? switchOn() : switchOff()).catch(() => {});
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

  const showOffline = (place) => {
    const state = make("p", { role: "status" });
    const button = make("button", { type: "button", class: "tool" });
    const tell = async () => {
      const pages = await countPages();
      const kept = pages ? `${pages === 1 ? "1 page is" : `${pages} pages are`} kept here.` : "None is kept here.";
      state.textContent = `Pages for use without a connection: ${wanted() ? "on" : "off"}. ${kept}`;
      button.textContent = wanted() ? "Switch off and delete the kept pages" : "Switch on";
    };
    button.addEventListener("click", async () => {
      const keep = !wanted();
      store.write(PART, { keep });
      await (keep ? switchOn() : switchOff()).catch(() => {});
      await tell();
    });
    place.replaceChildren(state, make("div", { class: "tools" }, button));
    tell();
    navigator.serviceWorker.ready.then(tell); // On a first visit the pages are still on their way.
  };

  const showAll = (place) => {
    keepFocus(place);
    const line = notice();
    const forget = async () => {
      store.forget();
      window.Rapport.messages.forget();
      try {
        Object.keys(window.localStorage)
          .filter((key) => key.startsWith(`${new URL(ROOT).pathname}.__`))
          .forEach((key) => window.localStorage.removeItem(key));
      } catch {
        // What cannot be read has not been stored either.
      }
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
    const button = make(
      "button",
      { type: "button", class: "tool", click: ask },
      "Delete all that this site stores here",
    );
    place.replaceChildren(make("div", { class: "tools" }, button), line.element);
  };

  ready(() => {
    const offline = document.querySelector("[data-kept-pages]");
    if (offline && possible()) showOffline(offline);
    const all = document.querySelector("[data-stored]");
    if (all) showAll(all);
  });
})();
