// Overview: all firms as a board by stage, or as a table.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { useState } = window.preactHooks;
  const { longDate } = window.Rapport;
  const { html, Button, Go, Options } = my;
  const IN_A_COLUMN = 6; // firms drawn at first
  const HEADINGS = ["Firm", "Stage", "Entries", "First", "Last spoke", "Whose turn", "Answers", "Next"];
  const NONE = "–";

  /** @type {My.View<{firm: My.Firm}>} */
  const Card = ({ ws, firm }) => {
    const { name } = ws.about(firm);
    const relation = my.relationOf(firm);
    return html`<li class="ms-card">
      <p class="ms-firm__name"><${Go} ws=${ws} to=${`firm=${firm.id}`}>${name}<//></p>
      <${my.Timeline} ws=${ws} entries=${ws.entries(firm.id)} name=${name} />
      <select class="ms-move" aria-label=${`Stage of ${name}`} value=${relation}
        onChange=${(event) => ws.setRelation(firm, event.target.value)}>
        <${Options} of=${ws.known.words.relation} chosen=${relation} />
      </select>
    </li>`;
  };

  /** @type {My.View<{relation: string, firms: My.Firm[]}>} */
  const Column = ({ ws, relation, firms }) => {
    const [shown, more] = my.useMore(firms, IN_A_COLUMN);
    const id = `ms-column-${relation}`;
    return html`<section class="ms-column" aria-labelledby=${id}>
      <h3 id=${id}>${ws.word("relation", relation)} <span class="hint">${firms.length}</span></h3>
      ${!firms.length && html`<p class="hint">None.</p>`}
      <ul class="plain-list">${shown.map((firm) => html`<${Card} key=${firm.id} ws=${ws} firm=${firm} />`)}</ul>${more}
    </section>`;
  };

  /** @type {My.View} */
  const Board = ({ ws }) => {
    const column = (/** @type {string} */ id) => {
      const firms = ws.state.firms.filter((firm) => my.relationOf(firm) === id);
      return html`<${Column} key=${id} ws=${ws} relation=${id} firms=${firms} />`;
    };
    const key =
      () => html`<p class="hint">The lines show each log: above the line what you sent, below it what came from
      them, on it what was not answered.</p>`;
    return html`${ws.state.log.length > 0 && key()}
      <div class="ms-board">${Object.keys(ws.known.words.relation).map(column)}</div>`;
  };

  /** @type {My.View} */
  const Table = ({ ws }) => {
    const [shown, more] = my.useMore(ws.state.firms);
    const row = (/** @type {My.Firm} */ firm) => {
      const { lastSpoke, turn } = ws.facts(firm.id);
      const entries = ws.entries(firm.id);
      const next = ws.firstDue().get(firm.id);
      return html`<tr key=${firm.id}>
        <th scope="row"><${Go} ws=${ws} to=${`firm=${firm.id}`}>${ws.about(firm).name}<//></th>
        <td>${ws.word("relation", my.relationOf(firm))}</td>
        <td>${entries.length}</td>
        <td>${entries.length ? html`<${my.Day} ws=${ws} on=${entries[0].on} />` : NONE}</td>
        <td>${lastSpoke ? longDate(lastSpoke) : NONE}</td>
        <td>${turn === "you" ? "yours" : turn === "they" ? "theirs" : NONE}</td>
        <td>${my.silenceText(ws.facts(firm.id)) || NONE}</td>
        <td>${next ? longDate(next.due) : NONE}</td>
      </tr>`;
    };
    return html`<div class="ms-scroll" role="region" aria-label="All firms as a table" tabindex="0">
        <table class="ms-table">
          <thead><tr>${HEADINGS.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
          <tbody>${shown.map(row)}</tbody>
        </table>
      </div>${more}`;
  };

  my.Overview = ({ ws }) => {
    const [table, setTable] = useState(false);
    if (!ws.state.firms.length) return html`<${my.Begin} ws=${ws} />`;
    return html`<h2 tabindex="-1">Overview</h2>
      <div class="tools" role="group" aria-label="Show as">
        <${Button} aria-pressed=${String(!table)} onClick=${() => setTable(false)}>Board<//>
        <${Button} aria-pressed=${String(table)} onClick=${() => setTable(true)}>Table<//>
      </div>
      ${table ? html`<${Table} ws=${ws} />` : html`<${Board} ws=${ws} />`}`;
  };
})();
