// Bring a spreadsheet: what reads it is loaded when somebody comes to do so.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { html, Later } = my;

  my.Bring = ({ ws }) => html`<${Later} ws=${ws} title="Bring your spreadsheet" parts=${["table", "bring"]}
    draw=${() => html`<${my.BringTable} ws=${ws} />`}>
    <p>A list of firms from Excel, Numbers, LibreOffice or Google Sheets, with what you have noted. It is read in this
      browser and nothing is sent. You see what will come before it comes, and one button takes it back.</p>
  <//>`;
})();
