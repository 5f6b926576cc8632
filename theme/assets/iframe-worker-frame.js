// What a worker expects of its surroundings, for the hidden frame that iframe-worker.js makes.
window.postMessage = (message) => parent.postMessage(message, "*");
window.importScripts = (...sources) =>
  sources.reduce(
    (before, source) =>
      before.then(
        () =>
          new Promise((resolve, reject) => {
            const script = document.createElement("script");
            script.src = source;
            script.onload = resolve;
            script.onerror = reject;
            document.body.append(script);
          }),
      ),
    Promise.resolve(),
  );
