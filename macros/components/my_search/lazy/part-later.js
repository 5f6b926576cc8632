// A view whose scripts are loaded when it is opened, because few need it.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { useEffect, useState } = window.preactHooks;
  const { NotLoaded } = window.Rapport;
  const { html, Button } = my;

  my.Later = ({ ws, title, parts, draw }) => {
    const [state, setState] = useState(/** @type {"" | "here" | "missing"} */ (""));
    const load = () => {
      setState("");
      ws.load(...parts).then(
        () => setState("here"),
        (error) => {
          if (!(error instanceof NotLoaded)) throw error;
          setState("missing");
        },
      );
    };
    useEffect(load, []);
    const missing = () => html`<div class="ms-warning" role="alert">
      <p>This part could not be loaded. What you have stored is untouched.</p>
      <div class="tools"><${Button} onClick=${load}>Try again<//></div>
    </div>`;
    return html`<h2 tabindex="-1">${title}</h2>
      ${state === "here" && draw()}${state === "missing" && missing()}
      ${!state && html`<p class="hint">Loading…</p>`}`;
  };

  my.KnownLater = ({ ws }) =>
    html`<${my.Later} ws=${ws} title="Whom do you know?" parts=${["table", "known"]}
      draw=${() => html`<${my.Known} ws=${ws} />`} />`;
})();
