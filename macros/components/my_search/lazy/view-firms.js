// Firms: all that are followed, the next due first.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { useState } = window.preactHooks;
  const { compare, count, fold } = window.Rapport;
  const { html, Field, Go, Options, Row } = my;
  const FEW = 4; // firms among which nobody needs to search

  /** @type {My.View<{firm: My.Firm, next?: My.FirmItem}>} */
  const FirmRow = ({ ws, firm, next }) => {
    const { name, kind, facts } = ws.about(firm);
    const spoke = facts.lastSpoke ? `Last spoke ${my.ago(facts.lastSpoke, ws.today)}` : "";
    const notes = [my.turnText(facts), my.silenceText(facts), spoke].filter(Boolean).join(" · ");
    const step = (/** @type {My.FirmItem} */ { due, text }) =>
      html`<p class="ms-firm__next"><span class="hint">${my.ago(due, ws.today)}:</span> ${text}</p>`;
    return html`<li class="ms-firm" data-firm=${firm.id}>
      <p class="ms-firm__name"><${Go} ws=${ws} to=${`firm=${firm.id}`}>${name}<//></p>
      <p class="ms-firm__tags">
        <span class="badge">${ws.word("relation", my.relationOf(firm))}</span>${" "}
        <${my.Badge} ws=${ws} kind=${kind} />
      </p>
      <p class="ms-firm__said">${notes || "Nothing noted yet"}</p>
      ${next && step(next)}
    </li>`;
  };

  my.Firms = ({ ws }) => {
    const [q, setQ] = useState("");
    const [relation, setRelation] = useState("");
    const { firms } = ws.state;
    const query = fold(q.trim());
    const first = ws.firstDue();
    /** @param {My.Firm} firm */
    const fits = (firm) =>
      (!relation || my.relationOf(firm) === relation) &&
      (!query || fold(`${ws.about(firm).name} ${firm.role || ""} ${firm.person || ""}`).includes(query));
    /** @param {My.Firm} firm */
    const dueOf = ({ id }) => first.get(id)?.due || "9"; // after all days
    const fitting = firms.filter(fits).sort((a, b) => compare(dueOf(a), dueOf(b)));
    const [all, more] = my.useMore(fitting);
    const room = my.useRoom(all.length);
    const shown = all.slice(0, room);
    if (!firms.length) return html`<${my.Begin} ws=${ws} />`;
    /** @param {My.Firm} firm */
    const row = (firm) => html`<${Row} key=${firm.id} ws=${ws} of=${firm}
      draw=${() => html`<${FirmRow} ws=${ws} firm=${firm} next=${first.get(firm.id)} />`} />`;
    const search = () => html`<div class="ms-row">
      <${Field} label="Find among them" type="search" value=${q} onInput=${(event) => setQ(event.target.value)} />
      <${Field} as="select" label="Stage" value=${relation} onChange=${(event) => setRelation(event.target.value)}>
        <${Options} of=${ws.known.words.relation} none="All stages" />
      <//>
    </div>`;
    return html`<h2 tabindex="-1">Firms <span class="hint">${count(firms.length, "firm")} followed</span></h2>
      <${my.Picker} ws=${ws} />
      <${my.Alerts} ws=${ws} />
      ${firms.length > FEW && search()}
      ${!fitting.length && html`<p>None of the firms you follow fits this.</p>`}
      <ul class="plain-list ms-firms">${shown.map(row)}</ul>
      ${shown.length === all.length && more}`;
  };
})();
