// What one page on paper holds of a firm, for the hand that does not hold the telephone.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { longDate } = window.Rapport;
  const { html } = my;
  const OPEN = 8; // items of checklists
  const ENTRIES = 6; // of the log
  const NOTES = 400; // characters
  const TEXT = 120;

  /** @type {(text: string | undefined, most: number) => string} */
  const short = (text = "", most) => (text.length > most ? `${text.slice(0, most).trimEnd()} …` : text);

  /** @param {string[]} items */
  const boxes = (items) =>
    html`<ul class="paper__boxes paper__boxes--long">${items.map((text) => html`<li>${text}</li>`)}</ul>`;

  my.Sheet = ({ ws, firm }) => {
    const { name, kind, website, facts } = ws.about(firm);
    const { next, resumes = [] } = firm;
    const lines = {
      "Kind of firm": ws.word("kind", kind),
      Website: website && my.hostOf(website),
      "How to approach it": ws.approach(firm.id),
      Person: firm.person,
      "Role or search": firm.role,
      Stage: ws.word("relation", my.relationOf(firm)),
      "Last spoke": facts.lastSpoke && longDate(facts.lastSpoke),
      Answers: my.silenceText(facts),
      Favours: my.favoursText(facts),
      "Next step": next && `${my.dayText(ws, next.on)}: ${next.what || ""}`,
      "CV sent to": resumes.map(({ employer, on }) => `${employer} (${my.dayText(ws, on)})`).join(", "),
      Notes: short(firm.notes, NOTES),
    };
    const row = (/** @type {My.Entry} */ { id, on, kind: what, who, text }) => html`<tr key=${id}>
      <td>${my.dayText(ws, on)}</td><td>${ws.word("entry", what)}</td>
      <td>${[who, short(text, TEXT)].filter(Boolean).join(": ")}</td>
    </tr>`;
    const entries = [...ws.entries(firm.id)].reverse().slice(0, ENTRIES);
    const log = () => html`<h3>Log</h3><table class="ms-table"><tbody>${entries.map(row)}</tbody></table>`;
    const open = my.openItems(ws, firm, kind).slice(0, OPEN);
    return html`<section class="ms-sheet" aria-label="Sheet for the next call">
      <div>
        <h2>${name}</h2>
        <p class="hint">${longDate(ws.today)}. Printed from My search; nobody else has it.</p>
        <dl class="paper__facts">
          ${Object.entries(lines)
            .filter(([, value]) => value)
            .map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}
        </dl>
        ${entries.length > 0 && log()}
        <h3>To ask</h3>${boxes(ws.questions)}
        ${open.length > 0 && html`<h3>Still open</h3>${boxes(open)}`}
      </div>
      <h3>What they say</h3><div class="paper__room"></div>
    </section>`;
  };
})();
