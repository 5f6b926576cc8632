// The frame of My search: its tabs, what is wrong with the store, the view, and what was done last.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { count } = window.Rapport;
  const { html, Button, Go } = my;

  /** @type {(text: string, more: string, tools?: My.Drawn) => My.Drawn} */
  const alertBox = (text, more, tools) => html`<div class="ms-warning" role="alert">
    <p><strong>${text}</strong> ${more}</p>
    ${tools && html`<div class="tools">${tools}</div>`}
  </div>`;

  /** @type {My.View} */
  const Trouble = ({ ws }) => {
    const { trouble, status, unread, setDamagedAside, beginAnew } = ws.search;
    if (trouble === "newer") {
      return alertBox(
        "A newer version of this site wrote what is stored here.",
        "It has been left as it is. Reload the page, or open the newest version of the site.",
      );
    }
    if (trouble === "damaged") {
      return alertBox(
        "What My search has stored here cannot be read.",
        "It has been left as it is. You can save it as a file, and then begin anew or bring a copy back.",
        html`<${Button} onClick=${ws.saveUnread}>Save it as a file<//>
          <${Button} onClick=${beginAnew}>Set it aside and begin anew<//>`,
      );
    }
    const setAside = () =>
      html`<${Button} onClick=${setDamagedAside}>Set the damaged text aside and keep my search<//>`;
    const notKept = () =>
      alertBox(
        `Your changes cannot be kept on this device: ${status.why}.`,
        "They stay until you close or reload this page. Save a copy to be safe.",
        html`<${Button} onClick=${ws.save}>Save a copy<//>${status.trouble === "damaged" && setAside()}`,
      );
    const [they, are, them] = unread.length === 1 ? ["It stays", "it is", "it"] : ["They stay", "they are", "them"];
    const notRead = () => html`<div class="ms-warning" role="note">
      <p><strong>${count(unread.length, "record")} could not be read.</strong>${" "}
        ${they} stored as ${are}, and you can save ${them} as a file.</p>
      <div class="tools"><${Button} onClick=${ws.saveUnread}>Save as a file<//></div>
    </div>`;
    return html`${!status.kept && notKept()}${unread.length > 0 && notRead()}<${my.OddDays} ws=${ws} />`;
  };

  /** @type {My.View} */
  const View = ({ ws }) => {
    const { name, id = "" } = ws.view;
    /** @type {Record<string, My.View>} */
    const views = {
      today: my.Today,
      firms: my.Firms,
      known: my.Known,
      overview: my.Overview,
      about: my.About,
      keep: my.Keep,
      bring: my.Bring,
    };
    if (ws.example && ["known", "keep", "bring"].includes(name)) return html`<${my.ExampleKeep} ws=${ws} />`;
    if (name !== "firm") return html`<${views[name]} ws=${ws} />`;
    const firm = ws.firm(id);
    if (firm) return html`<${my.FirmView} key=${id} ws=${ws} firm=${firm} />`;
    const listed = ws.listed(id);
    if (listed) {
      const follow = () => ws.follow(listed);
      return html`<h2 tabindex="-1">${listed.name}</h2>
        <p>You do not follow this firm yet.</p>
        <div class="tools"><${Button} first onClick=${follow}>Follow ${listed.name}<//></div>`;
    }
    if (my.isExample(id) && !ws.example) return html`<${my.ExampleLeft} ws=${ws} />`;
    return html`<h2 tabindex="-1">This firm is not in your search</h2>
      <p>It may have been removed, or followed on another device.${" "}
        <${Go} ws=${ws} to="firms">The firms you follow<//></p>`;
  };

  /** @type {My.View} */
  const Tabs = ({ ws }) => {
    const due = ws.due().filter((item) => item.due <= ws.today).length;
    /** @type {Record<string, number>} */
    const counts = { today: due, firms: ws.state.firms.length };
    const open = ["firm", "known"].includes(ws.view.name) ? "firms" : ws.view.name;
    const badge = (/** @type {number} */ number) => html` <span class="ms-tabs__count">${number}</span>`;
    const tab = (/** @type {[string, string]} */ [id, label]) =>
      html`<${Go} key=${id} ws=${ws} to=${id} aria-current=${open === id ? "page" : undefined}>
        ${label}${counts[id] ? badge(counts[id]) : ""}
      <//>`;
    return html`<nav class="ms-tabs" aria-label="My search">${Object.entries(my.TABS).map(tab)}</nav>`;
  };

  my.App = ({ ws }) => {
    const { toast } = ws;
    const close = () => {
      ws.toast = null;
      ws.draw();
      ws.focusHeading();
    };
    const notice = (/** @type {My.Toast} */ { text, back }) => html`<div class="ms-toast">
      <p>${text}</p>
      ${back && html`<${Button} onClick=${ws.undo}>Undo<//>`}
      <${Button} onClick=${close}>Close<//>
    </div>`;
    const privacy = () => html`<p class="ms-privacy">Kept in this browser on this device only. Nothing is sent.${" "}
      <span data-last-copy>${my.lastCopy(ws)}</span>${" "}
      <${Go} ws=${ws} to="keep">Save a copy or delete it<//></p>`;
    return html`<div class=${`ms ms--${ws.view.name}`}>
      ${ws.example ? html`<${my.ExampleBar} ws=${ws} />` : privacy()}
      <${Tabs} ws=${ws} />
      <${Trouble} ws=${ws} />
      <div class="ms-view">${!ws.search.trouble && ws.framed && html`<${View} ws=${ws} />`}</div>
      ${toast && notice(toast)}
    </div>`;
  };
})();
