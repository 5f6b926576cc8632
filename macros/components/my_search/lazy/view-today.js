// Today: what is due for all firms.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { count, daysBetween, longDate, plusDays } = window.Rapport;
  const { html, Aside, Button, Check, Go, Row } = my;
  const SOON = 14; // days ahead that are shown in full
  const AT_ONCE = 20; // items of a group drawn at first
  const RESTING = 20; // firms at rest that are named
  const WEEK = 7;

  /** @type {My.View<{item: My.FirmItem}>} */
  const Item = ({ ws, item }) => {
    const { firm, due, text, rule, key, own, rest } = item;
    const { name } = ws.about(firm);
    const later = plusDays(ws.today, WEEK);
    const postpone = () => {
      const what = own ? firm.next?.what : text.slice(0, 300);
      ws.setNext(
        firm,
        my.withFields(/** @type {My.NextStep} */ ({ on: later }), { what }),
        `Put off to ${longDate(later)}.`,
        item,
      );
    };
    const remove = () => ws.setFirm(firm.id, { next: null }, "The next step was removed.");
    const overrule = () => key && ws.overrule(firm, key, "Set aside. It comes back when something new is noted.");
    const of = html`<span class="visually-hidden"> for ${name}</span>`;
    const log = html`<${Button} onClick=${() => ws.openLog(firm.id)}>${own ? "Done: log it" : "Log it"}${of}<//>`;
    const letRest = () => html`<${Button} onClick=${() => ws.setRelation(firm, "resting")}>
      Let it rest<span class="visually-hidden">: ${name}</span>
    <//>`;
    const putOff = () => html`<${Button} onClick=${postpone}>Put off a week${of}<//>`;
    const removal = () => html`<${Button} onClick=${remove}>
      Remove<span class="visually-hidden"> the step for ${name}</span>
    <//>`;
    const refusal = () => html`<${Button} onClick=${overrule}>Not this time${of}<//>`;
    const research = my.isResearch(item, firm);
    const late = daysBetween(due, ws.today) > 0;
    return html`<li class=${`ms-item${late ? " ms-item--late" : ""}`} data-firm=${firm.id}>
      <p class="ms-item__when">${longDate(due)} <span class="hint">${my.ago(due, ws.today)}</span></p>
      <p class="ms-item__what"><${Go} ws=${ws} to=${`firm=${firm.id}`}>${name}<//>: ${text}</p>
      <div class="tools">
        ${research ? html`<${my.Research} ws=${ws} firm=${firm} />` : log}
        ${rest && letRest()}
      </div>
      ${rule && html`<${my.Why} ws=${ws} rule=${rule} />`}
      <${Aside} title="Other choices" about=${`for ${name}`}><div class="tools">
        ${research && log}
        ${(own || !firm.next) && putOff()}
        ${own ? removal() : refusal()}
        <${Button} onClick=${() => ws.calendar([item])}>Calendar file${of}<//>
      </div><//>
    </li>`;
  };

  /** @type {My.View<{title: string, items: My.FirmItem[], id: string, room: number}>} */
  const Group = ({ ws, title, items, id, room }) => {
    const [all, more] = my.useMore(items, AT_ONCE);
    if (!items.length || room <= 0) return null;
    const shown = all.slice(0, room);
    /** @param {My.FirmItem} item */
    const row = (item) => html`<${Row} key=${`${item.firm.id}${item.key}`} ws=${ws} of=${item}
      draw=${() => html`<${Item} ws=${ws} item=${item} />`} />`;
    return html`<section aria-labelledby=${id}>
      <h3 id=${id}>${title} <span class="hint">${items.length}</span></h3>
      <ul class="plain-list ms-items">${shown.map(row)}</ul>
      ${shown.length === all.length && more}
    </section>`;
  };

  /**
   * A file for the reader's own calendar, while there is something to write to it or to take back.
   *
   * @type {My.View<{items: My.FirmItem[]}>}
   */
  const CalendarBox = ({ ws, items }) => {
    const cancels = ws.cancels();
    if (!items.length && !cancels) return null;
    const dates = count(items.length, "date");
    const [is, it] = cancels === 1 ? ["is", "it"] : ["are", "them"];
    const written = () => html`<p>A calendar file has the ${dates} above as whole-day reminders. Import it again later:
      dates that have changed move, and those no longer due are cancelled.</p>`;
    const takenBack = () => html`<p>${count(cancels, "date")} of earlier files ${is} no longer due;${" "}
      the next file cancels ${it}.</p>`;
    return html`<div class="ms-box ms-calendar">
      <h3>In your own calendar</h3>
      ${items.length > 0 && written()}
      ${cancels > 0 && takenBack()}
      <${Check} label="Leave out the names of firms, for a calendar that others see" checked=${ws.discreet}
        onChange=${(event) => ws.setDiscreet(event.target.checked)} />
      <div class="tools"><${Button} onClick=${() => ws.calendar(items)}>
        ${items.length ? `Calendar file of all ${dates}` : "Calendar file of the cancellations"}
      <//></div>
    </div>`;
  };

  /** @type {My.View} */
  const Resting = ({ ws }) => {
    const firms = ws.state.firms.filter((firm) => my.relationOf(firm) === "resting");
    if (!firms.length) return null;
    const names = firms
      .slice(0, RESTING)
      .map(
        (firm, place) => html`${place ? ", " : ""}<${Go} ws=${ws} to=${`firm=${firm.id}`}>${ws.about(firm).name}<//>`,
      );
    const more = firms.length > RESTING ? ` and ${firms.length - RESTING} more` : "";
    return html`<section aria-labelledby="ms-resting">
      <h3 id="ms-resting">Resting <span class="hint">${firms.length}</span></h3>
      <p>${names}${more}. Nothing is due there.</p>
    </section>`;
  };

  /** @type {(items: My.FirmItem[], today: string) => string} */
  const stateText = (items, today) => {
    const now = items.filter(({ due }) => due <= today).length;
    if (now) return `${count(now, "thing")} to see to.`;
    if (!items.length) return "Nothing is due today.";
    if (items.every((item) => my.isResearch(item, item.firm))) {
      return "Nothing is due. You can begin now: read each firm’s page, then move it on.";
    }
    return `Nothing is due today. The next is on ${longDate(items[0].due)}.`;
  };

  my.Today = ({ ws }) => {
    const { today } = ws;
    const items = ws.due();
    const end = plusDays(today, SOON);
    /** @type {[string, My.FirmItem[]][]} */
    const groups = [
      ["Overdue", items.filter(({ due }) => due < today)],
      ["Due today", items.filter(({ due }) => due === today)],
      [`In the next ${SOON} days`, items.filter(({ due }) => due > today && due <= end)],
      ["Later", items.filter(({ due }) => due > end)],
    ];
    let rows = 0; // that may be drawn at first, in the groups so far
    const starts = groups.map(([, list]) => {
      const start = rows;
      rows += Math.min(list.length, AT_ONCE);
      return start;
    });
    const room = my.useRoom(rows);
    if (!ws.state.firms.length) return html`<${my.Begin} ws=${ws} /><${CalendarBox} ws=${ws} items=${items} />`;
    return html`<h2 tabindex="-1">Today, ${longDate(today)}</h2>
      <p>${stateText(items, today)}</p>
      <${my.CopyReminder} ws=${ws} />
      <${my.Alerts} ws=${ws} />
      ${groups.map(
        ([title, list], place) => html`<${Group} key=${title} ws=${ws} title=${title} items=${list}
          id=${`ms-due-${place}`} room=${room - starts[place]} />`,
      )}
      ${room === Infinity && html`<${CalendarBox} ws=${ws} items=${items} /><${Resting} ws=${ws} />`}`;
  };
})();
