// A view whose scripts are loaded when somebody comes to it, because few need them.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { useEffect, useState } = window.preactHooks;
  const { html, Button } = my;
  const here = new Set(); // the parts of lazy/ that have been loaded

  my.Later = ({ ws, title, parts, draw, children }) => {
    const [state, setState] = useState(parts.every((part) => here.has(part)) ? "here" : "");
    const load = () => {
      setState("");
      ws.load(...parts).then(
        () => {
          for (const part of parts) here.add(part);
          setState("here");
        },
        () => setState("missing"),
      );
    };
    useEffect(() => {
      if (state !== "here") load();
    }, []);
    const missing = () => html`<div class="ms-warning" role="alert">
      <p>What this needs could not be loaded. It needs a connection the first time.</p>
      <div class="tools"><${Button} onClick=${load}>Try again<//></div>
    </div>`;
    return html`<h2 tabindex="-1">${title}</h2>${children}
      ${state === "here" && draw()}${state === "missing" && missing()}${!state && html`<p role="status">Loading…</p>`}`;
  };
})();
