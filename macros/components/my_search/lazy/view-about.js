// About me: what a reader says of themselves, for the messages.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { html, Field, Fold } = my;

  my.About = ({ ws }) => {
    const { about } = ws.state;
    const field = (/** @type {My.Known["about"][number]} */ { id, label, example, purpose }) =>
      html`<${Field} key=${id} label=${label} placeholder=${`e.g. ${example}`} autocomplete=${purpose || "off"}
        value=${about[id] || ""} onInput=${(event) => ws.setAbout(id, event.target.value)} />`;
    const first = ws.known.about.filter((one) => one.first);
    const more = ws.known.about.filter((one) => !one.first);
    return html`<h2 tabindex="-1">About me</h2>
      <p>What you say here fills the messages. Leave out whatever you like; it stays in this browser.</p>
      <div class="ms-row ms-about">${first.map(field)}</div>
      <${Fold} title="More about me" note="for the first note" open=${more.some(({ id }) => about[id])}>
        <div class="ms-row ms-about">${more.map(field)}</div>
      <//>`;
  };
})();
