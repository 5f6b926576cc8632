// Today: what is due for all firms. Firms: all of them. Overview: a board by stage, or a table.
(() => {
  "use strict";

  const my = (window.Rapport.mySearch ||= {});
  const { useState } = window.preactHooks;
  const { html, useRoom, count, ago, Row, Button, Go, Field, Day, Check, Aside, Why, Warning, Badge, Research, Picker, Timeline } = my;
  const { longDate } = window.Rapport.directory;
  const SOON = 14; // days ahead that Today shows in full
  const AT_ONCE = 20; // rows drawn at first, and added at a time
  const IN_A_COLUMN = 6; // of the board

  /** Draw the first rows of a long list, and more on demand. */
  const useMore = (list, atOnce = AT_ONCE) => {
    const [most, setMost] = useState(atOnce);
    const left = list.length - most;
    const more = left > 0 ? html`<${Button} onClick=${() => setMost(most + atOnce)}>Show ${Math.min(atOnce, left)} more of ${left}<//>` : null;
    return [list.slice(0, most), more];
  };

  // ------------------------------------------------------------------ Today

  const Item = ({ ws, item }) => {
    const { firm, due, text, rule, key, own, rest } = item;
    const late = my.daysBetween(due, ws.today);
    const name = ws.about(firm).name;
    const later = my.plusDays(ws.today, 7);
    const postpone = () => ws.setNext(firm, my.withFields({ on: later }, { what: own ? firm.next.what : rule.advice.slice(0, 300) }), `Put off to ${longDate(later)}.`, item);
    const log = html`<${Button} onClick=${() => ws.openLog(firm.id)}>${own ? "Done: log it" : "Log it"}<span class="visually-hidden"> for ${name}</span><//>`;
    const research = my.isResearch(item, firm);
    return html`<li class=${`ms-item${late > 0 ? " ms-item--late" : ""}`} data-firm=${firm.id}>
      <p class="ms-item__when">${longDate(due)} <span class="hint">${ago(due, ws.today)}</span></p>
      <p class="ms-item__what"><${Go} ws=${ws} to=${`firm=${firm.id}`}>${name}<//>: ${text}</p>
      <div class="tools">
        ${research ? html`<${Research} ws=${ws} firm=${firm} />` : log}
        ${rest && html`<${Button} onClick=${() => ws.setRelation(firm, "resting")}>Let it rest<span class="visually-hidden">: ${name}</span><//>`}
      </div>
      ${rule && html`<${Why} ws=${ws} rule=${rule} />`}
      <${Aside} title="Other choices" about=${`for ${name}`}><div class="tools">
        ${research && log}
        ${(own || !firm.next) && html`<${Button} onClick=${postpone}>Put off a week<span class="visually-hidden"> for ${name}</span><//>`}
        ${own
          ? html`<${Button} onClick=${() => ws.setFirm(firm.id, { next: null }, "The next step was removed.")}>Remove<span class="visually-hidden"> the step for ${name}</span><//>`
          : html`<${Button} onClick=${() => ws.setFirm(firm.id, { overruled: [...(firm.overruled || []), key] }, "Set aside. It comes back when something new is noted.")}>Not this time<span class="visually-hidden"> for ${name}</span><//>`}
        <${Button} onClick=${() => ws.calendar([item])}>Calendar file<span class="visually-hidden"> for ${name}</span><//>
      </div><//>
    </li>`;
  };

  const Group = ({ ws, title, items, id, room }) => {
    const [all, more] = useMore(items);
    if (!items.length || room <= 0) return null;
    const shown = all.slice(0, room);
    return html`<section aria-labelledby=${id}>
      <h3 id=${id}>${title} <span class="hint">${items.length}</span></h3>
      <ul class="plain-list ms-items">${shown.map((item) => html`<${Row} key=${`${item.firm.id}${item.key}`} ws=${ws} of=${item} draw=${() => html`<${Item} ws=${ws} item=${item} />`} />`)}</ul>
      ${shown.length === all.length && more}
    </section>`;
  };

  const Today = ({ ws }) => {
    const items = ws.due();
    const resting = ws.state.firms.filter((firm) => my.relationOf(firm) === "resting");
    const between = (from, to) => items.filter(({ due }) => due >= from && due <= to);
    const end = my.plusDays(ws.today, SOON);
    const groups = [
      ["Overdue", items.filter(({ due }) => due < ws.today)],
      ["Due today", between(ws.today, ws.today)],
      [`In the next ${SOON} days`, between(my.plusDays(ws.today, 1), end)],
    ];
    groups.push(["Later", items.filter(({ due }) => due > end)]);
    const sizes = groups.map(([, list]) => Math.min(list.length, AT_ONCE));
    const room = useRoom(sizes.reduce((sum, size) => sum + size, 0));
    const before = (place) => sizes.slice(0, place).reduce((sum, size) => sum + size, 0);
    if (!ws.state.firms.length) return html`<${Begin} ws=${ws} />`;
    const now = groups[0][1].length + groups[1][1].length;
    const state = () => {
      if (now) return `${count(now, "thing")} to see to.`;
      if (!items.length) return "Nothing is due today.";
      if (items.every((item) => my.isResearch(item, item.firm))) return "Nothing is due. You can begin now: read each firm’s page, then move it on.";
      return `Nothing is due today. The next is on ${longDate(items[0].due)}.`;
    };
    return html`<h2 tabindex="-1">Today, ${longDate(ws.today)}</h2>
      <p>${state()}</p>
      <${Alerts} ws=${ws} />
      ${groups.map(([title, list], place) => html`<${Group} key=${title} ws=${ws} title=${title} items=${list} id=${`ms-due-${place}`} room=${room - before(place)} />`)}
      ${room === Infinity && (items.length > 0 || ws.cancels > 0) &&
      html`<div class="ms-box ms-calendar">
        <h3>In your own calendar</h3>
        ${items.length > 0 && html`<p>A calendar file has the ${count(items.length, "date")} above as whole-day reminders. Import it again later: dates that have changed move, and those no longer due are cancelled.</p>`}
        ${ws.cancels > 0 && html`<p>${count(ws.cancels, "date")} of earlier files ${ws.cancels === 1 ? "is" : "are"} no longer due; the next file cancels ${ws.cancels === 1 ? "it" : "them"}.</p>`}
        <${Check} label="Leave out the names of firms, for a calendar that others see" checked=${ws.discreet} onChange=${(event) => ws.setDiscreet(event.target.checked)} />
        <div class="tools"><${Button} onClick=${() => ws.calendar(items)}>${items.length ? `Calendar file of all ${count(items.length, "date")}` : "Calendar file of the cancellations"}<//></div>
      </div>`}
      ${room === Infinity && resting.length > 0 && html`<section aria-labelledby="ms-resting"><h3 id="ms-resting">Resting <span class="hint">${resting.length}</span></h3>
        <p>${resting.slice(0, 20).map((firm, place) => html`${place ? ", " : ""}<${Go} ws=${ws} to=${`firm=${firm.id}`}>${ws.about(firm).name}<//>`)}${resting.length > 20 ? ` and ${resting.length - 20} more` : ""}. Nothing is due there.</p></section>`}`;
  };

  /** What a reader sees first. */
  const Begin = ({ ws }) => html`<h2 tabindex="-1">Begin with one firm</h2>
    <p>Follow a few firms that handle people like you. Then note what happens, and this page tells you when to write next and when it is too soon.</p>
    <${Picker} ws=${ws} />
    <p>Have you saved a copy before? <${Go} ws=${ws} to="keep">Bring it back<//>.</p>`;

  /** What concerns the search as a whole. */
  const Alerts = ({ ws }) => {
    const many = my.tooManyFirms(ws.state, ws.known.cadence, (id) => ws.about(id).kind);
    const rule = my.cadenceFor(ws.known.cadence, "firms-per-employer");
    const shared = [...my.sharedEmployers(ws.state).values()];
    return html`${many &&
      html`<${Warning} ws=${ws} rule=${many.rule} text=${many.text} detail=${many.detail}>
        <${Button} onClick=${() => ws.commit({ do: "overrule", key: many.key }, "Set aside, until you follow one more.")}>I know, keep them<//>
      <//>`}
      ${shared.map((sent) => html`<${Warning} ws=${ws} rule=${rule} text=${`Your CV went to ${sent[0].employer} through ${[...new Set(sent.map((one) => ws.about(one.firm).name))].join(" and ")}.`} detail="Tell both, so that neither is surprised." />`)}`;
  };

  // ------------------------------------------------------------------ Firms

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const Firms = ({ ws }) => {
    const [q, setQ] = useState("");
    const [relation, setRelation] = useState("");
    const wanted = fold(q.trim());
    const first = ws.firstDue();
    const found = ws.state.firms
      .filter((firm) => (!relation || my.relationOf(firm) === relation) && (!wanted || fold(`${ws.about(firm).name} ${firm.role || ""} ${firm.person || ""}`).includes(wanted)))
      .sort((a, b) => (first.get(a.id)?.due || "9") < (first.get(b.id)?.due || "9") ? -1 : (first.get(a.id)?.due || "9") > (first.get(b.id)?.due || "9") ? 1 : 0);
    const [all, more] = useMore(found);
    const room = useRoom(all.length);
    const shown = all.slice(0, room);
    if (!ws.state.firms.length) return html`<${Begin} ws=${ws} />`;
    return html`<h2 tabindex="-1">Firms <span class="hint">${count(ws.state.firms.length, "firm")} followed</span></h2>
      <${Picker} ws=${ws} />
      <${Alerts} ws=${ws} />
      ${ws.state.firms.length > 4 &&
      html`<div class="ms-row">
        <${Field} label="Find among them" type="search" value=${q} onInput=${(event) => setQ(event.target.value)} />
        <${Field} as="select" label="Stage" value=${relation} onChange=${(event) => setRelation(event.target.value)}>
          <option value="">All stages</option>
          ${Object.entries(ws.known.words.relation).map(([id, [label]]) => html`<option value=${id}>${label}</option>`)}
        <//>
      </div>`}
      ${!found.length && html`<p>None of the firms you follow fits this.</p>`}
      <ul class="plain-list ms-firms">${shown.map((firm) => html`<${Row} key=${firm.id} ws=${ws} of=${firm} draw=${() => html`<${FirmRow} ws=${ws} firm=${firm} next=${first.get(firm.id)} />`} />`)}</ul>
      ${shown.length === all.length && more}`;
  };

  const FirmRow = ({ ws, firm, next }) => {
    const { name, kind } = ws.about(firm);
    const facts = ws.facts(firm.id);
    const silence = my.silenceText(facts);
    return html`<li class="ms-firm" data-firm=${firm.id}>
      <p class="ms-firm__name"><${Go} ws=${ws} to=${`firm=${firm.id}`}>${name}<//></p>
      <p class="ms-firm__tags"><span class="badge">${ws.word("relation", my.relationOf(firm))}</span> <${Badge} ws=${ws} kind=${kind} /></p>
      <p class="ms-firm__said">${[turnText(facts, ws), silence, facts.lastSpoke ? `Last spoke ${ago(facts.lastSpoke, ws.today)}` : ""].filter(Boolean).join(" · ") || "Nothing noted yet"}</p>
      ${next && html`<p class="ms-firm__next"><span class="hint">${ago(next.due, ws.today)}:</span> ${next.text}</p>`}
    </li>`;
  };

  const turnText = (facts, ws) => {
    if (facts.turn === "you") return `Your turn, since ${longDate(facts.since)}`;
    if (facts.turn === "they") return `Their turn, since ${longDate(facts.since)}`;
    return "";
  };

  // ------------------------------------------------------------------ Overview

  const Overview = ({ ws }) => {
    const [table, setTable] = useState(false);
    if (!ws.state.firms.length) return html`<${Begin} ws=${ws} />`;
    return html`<h2 tabindex="-1">Overview</h2>
      <div class="tools" role="group" aria-label="Show as">
        <${Button} aria-pressed=${String(!table)} onClick=${() => setTable(false)}>Board<//>
        <${Button} aria-pressed=${String(table)} onClick=${() => setTable(true)}>Table<//>
      </div>
      ${table ? html`<${OverviewTable} ws=${ws} />` : html`<${Board} ws=${ws} />`}`;
  };

  const Column = ({ ws, id, firms }) => {
    const [shown, more] = useMore(firms, IN_A_COLUMN);
    return html`<section class="ms-column" aria-labelledby=${`ms-column-${id}`}>
      <h3 id=${`ms-column-${id}`}>${ws.word("relation", id)} <span class="hint">${firms.length}</span></h3>
      ${!firms.length && html`<p class="hint">None.</p>`}
      <ul class="plain-list">${shown.map((firm) => {
        const { name } = ws.about(firm);
        return html`<li key=${firm.id} class="ms-card">
          <p class="ms-firm__name"><${Go} ws=${ws} to=${`firm=${firm.id}`}>${name}<//></p>
          <${Timeline} ws=${ws} entries=${ws.entries(firm.id)} name=${name} />
          <select class="ms-move" aria-label=${`Stage of ${name}`} value=${id} onChange=${(event) => ws.setRelation(firm, event.target.value)}>
            ${Object.entries(ws.known.words.relation).map(([own, [label]]) => html`<option value=${own} selected=${own === id}>${label}</option>`)}
          </select>
        </li>`;
      })}</ul>${more}
    </section>`;
  };

  const Board = ({ ws }) => {
    const columns = Object.fromEntries(Object.keys(ws.known.words.relation).map((id) => [id, []]));
    for (const firm of ws.state.firms) columns[my.relationOf(firm)].push(firm);
    return html`${ws.state.log.length > 0 && html`<p class="hint">The lines show each log: above the line what you sent, below it what came from them, on it what was not answered.</p>`}
      <div class="ms-board">${Object.entries(columns).map(([id, firms]) => html`<${Column} key=${id} ws=${ws} id=${id} firms=${firms} />`)}</div>`;
  };

  const OverviewTable = ({ ws }) => {
    const first = ws.firstDue();
    const [shown, more] = useMore(ws.state.firms);
    return html`<div class="ms-scroll" role="region" aria-label="All firms as a table" tabindex="0"><table class="ms-table">
      <thead><tr><th scope="col">Firm</th><th scope="col">Stage</th><th scope="col">Entries</th><th scope="col">First</th><th scope="col">Last spoke</th><th scope="col">Whose turn</th><th scope="col">Answers</th><th scope="col">Next</th></tr></thead>
      <tbody>${shown.map((firm) => {
        const facts = ws.facts(firm.id);
        const entries = ws.entries(firm.id);
        return html`<tr key=${firm.id}>
          <th scope="row"><${Go} ws=${ws} to=${`firm=${firm.id}`}>${ws.about(firm).name}<//></th>
          <td>${ws.word("relation", my.relationOf(firm))}</td><td>${entries.length}</td>
          <td>${entries.length ? html`<${Day} ws=${ws} on=${entries[0].on} />` : "–"}</td>
          <td>${facts.lastSpoke ? longDate(facts.lastSpoke) : "–"}</td>
          <td>${facts.turn === "you" ? "yours" : facts.turn === "they" ? "theirs" : "–"}</td>
          <td>${my.silenceText(facts) || "–"}</td>
          <td>${first.get(firm.id) ? longDate(first.get(firm.id).due) : "–"}</td>
        </tr>`;
      })}</tbody></table></div>${more}`;
  };

  Object.assign(my, { Today, Firms, Overview });
})();
