// What a worker expects of its surroundings, for the hidden frame that iframe-worker.js makes.
(() => {
  "use strict";

  const run = (/** @type {string} */ source) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = source;
      script.onload = resolve;
      script.onerror = reject;
      document.body.append(script);
    });

  Object.assign(window, {
    postMessage: (/** @type {unknown} */ message) => parent.postMessage(message, "*"),
    async importScripts(/** @type {string[]} */ ...sources) {
      for (const source of sources) await run(source);
    },
  });
})();
