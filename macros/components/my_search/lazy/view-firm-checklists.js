// The checklists that fit a firm, ticked for this firm alone.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { html, Check, Fold } = my;

  /** @type {(firm: My.Firm, checklist: My.Checklist) => string[]} */
  const tickedOf = (firm, { id }) => firm.ticked?.[id] || [];

  /** @type {(ws: My.Workspace, firm: My.Firm, kind: string) => My.Checklist[]} */
  const fitting = (ws, firm, kind) => my.checklistsFor(ws.known, kind, my.relationOf(firm));

  my.checklistsNote = (ws, firm, kind) => {
    const { length } = fitting(ws, firm, kind);
    return length === 1 ? "1 list fits this stage" : `${length} lists fit this stage`;
  };

  /** Return what is not yet ticked of the lists that fit. */
  my.openItems = (ws, firm, kind) =>
    fitting(ws, firm, kind).flatMap((checklist) => {
      const ticked = tickedOf(firm, checklist);
      return checklist.items.filter(({ id }) => !ticked.includes(id)).map(({ text }) => text);
    });

  /** @type {My.View<{firm: My.Firm, checklist: My.Checklist}>} */
  const Checklist = ({ ws, firm, checklist }) => {
    const { id: listId, title, items } = checklist;
    const ticked = tickedOf(firm, checklist);
    /** @type {(id: string, on: boolean) => void} */
    const tick = (id, on) => {
      const others = ticked.filter((one) => one !== id);
      const { [listId]: _, ...rest } = firm.ticked || {};
      const now = on ? [...others, id] : others;
      ws.setFirm(firm.id, { ticked: now.length ? { ...rest, [listId]: now } : rest });
    };
    const box = (/** @type {My.Checklist["items"][number]} */ { id, text }) =>
      html`<${Check} key=${id} label=${text} checked=${ticked.includes(id)}
        onChange=${(event) => tick(id, event.target.checked)} />`;
    const done = items.filter(({ id }) => ticked.includes(id)).length;
    return html`<${Fold} title=${title} note=${`${done} of ${items.length} done`}>
      <div data-firm-checklist=${listId}>
        ${items.map(box)}
        <p><a href=${ws.links[`checklist/${listId}`]}>The reasons, with sources</a></p>
      </div>
    <//>`;
  };

  my.Checklists = ({ ws, firm, kind }) => {
    const list = (/** @type {My.Checklist} */ one) =>
      html`<${Checklist} key=${one.id} ws=${ws} firm=${firm} checklist=${one} />`;
    return html`
      <p class="hint">Ticks here belong to this firm; they are apart from those on the checklists’ own pages.</p>
      ${fitting(ws, firm, kind).map(list)}`;
  };
})();
