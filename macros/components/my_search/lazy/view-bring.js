// Bring a spreadsheet: what reads it is loaded when somebody comes to do so.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { useState, useEffect } = window.preactHooks;
  const { html, Button } = my;

  my.Bring = ({ ws }) => {
    const [attempt, setAttempt] = useState(1); // 0 after one that failed
    const [, setLoaded] = useState(Boolean(my.BringTable));
    useEffect(() => {
      if (attempt && !my.BringTable) {
        ws.load("table", "bring").then(
          () => setLoaded(true),
          () => setAttempt(0),
        );
      }
    }, [attempt]);
    const failed = () => html`<div class="ms-warning" role="alert">
      <p>What reads a spreadsheet could not be loaded. It needs a connection the first time.</p>
      <div class="tools"><${Button} onClick=${() => setAttempt(attempt + 1)}>Try again<//></div>
    </div>`;
    return html`<h2 tabindex="-1">Bring your spreadsheet</h2>
      <p>A list of firms from Excel, Numbers, LibreOffice or Google Sheets, with what you have noted. It is read in this
        browser and nothing is sent. You see what will come before it comes, and one button takes it back.</p>
      ${my.BringTable && html`<${my.BringTable} ws=${ws} />`}
      ${!my.BringTable && (attempt ? html`<p role="status">Loading…</p>` : failed())}`;
  };
})();
