// The log of a firm: its form, with what to consider before another note, and its table.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { useState } = window.preactHooks;
  const { longDate } = window.Rapport;
  const { html, Button, Check, Field, Options } = my;
  const ENTRIES = 30; // of the log that are drawn at first
  const PEOPLE = 10; // names that are offered
  const USUAL = ["call", "they-called", "note-sent", "no-answer"]; // one tap each, where a list takes two

  my.Cautions = ({ ws, firm, cautions }) => {
    const one = (/** @type {My.Caution} */ { rule, key, text, detail, from }) => {
      const date = from && longDate(from);
      const remind = () =>
        from && ws.setFirm(firm.id, { next: { on: from, what: "Write again" } }, `Next step on ${date}.`);
      return html`<${my.Warning} key=${key} ws=${ws} rule=${rule} text=${text}
        detail=${date ? `${detail} From ${date} on it is no longer early.` : detail}>
        <${Button} onClick=${() => ws.overrule(firm, key, "Set aside.")}>I have a reason<//>
        ${date && html`<${Button} onClick=${remind}>Remind me on ${date}<//>`}
      <//>`;
    };
    return html`<div aria-live="polite">${cautions.map(one)}</div>`;
  };

  /** @type {My.View<{firm: My.Firm, facts: My.Facts, kind: string}>} */
  const LogForm = ({ ws, firm, facts, kind }) => {
    const { words, cadence, entries } = ws.known;
    // After a note of yours an answer is what comes next.
    const begin = { kind: facts.turn === "they" ? "reply" : "note-sent", who: firm.person || "", text: "" };
    const [entry, setEntry] = useState(begin);
    const day = my.useDay(ws, ws.today, ws.today);
    const [done, setDone] = useState(true);
    const people = my.useId();
    /** @type {(field: keyof typeof begin) => (event: My.ViewEvent) => void} */
    const set = (field) => (event) => setEntry({ ...entry, [field]: event.target.value });
    const asks = entries[entry.kind]?.asks && day.right;
    const cautions = asks ? my.beforeContact(firm, facts, kind, cadence, { on: day.value, who: entry.who }) : [];
    const step = day.right ? my.stepBy(ws, firm, day.value) : null;
    /** @param {Event} event */
    const add = (event) => {
      event.preventDefault();
      const on = day.validate();
      if (!on) return;
      ws.log(firm, { ...entry, on }, Boolean(step) && done);
      ws.closeLog();
    };
    const names = [...new Set(facts.people.map(({ who }) => who))].slice(-PEOPLE);
    const stepDone = (/** @type {My.NextStep} */ { on, what }) =>
      html`<${Check} label=${`This was my next step: ${what || longDate(on)}`} checked=${done}
        onChange=${(event) => setDone(event.target.checked)} />`;
    const usual = (/** @type {string} */ kind) =>
      html`<${Button} key=${kind} aria-pressed=${String(kind === entry.kind)}
        onClick=${() => setEntry({ ...entry, kind })}>${words.entry[kind][0]}<//>`;
    return html`<form class="ms-box ms-logform" novalidate onSubmit=${add} id="ms-logform">
      <div class="tools" role="group" aria-label="What happens most">${USUAL.map(usual)}</div>
      <div class="ms-row">
        <${Field} as="select" label="What happened" value=${entry.kind} onChange=${set("kind")}>
          <${Options} of=${words.entry} chosen=${entry.kind} />
        <//>
        ${day.field({ label: "Day", required: true })}
        <${Field} label="With whom (optional)" list=${people} value=${entry.who} onInput=${set("who")} />
      </div>
      <datalist id=${people}>${names.map((who) => html`<option value=${who}></option>`)}</datalist>
      <p class="hint">${words.entry[entry.kind][1]}</p>
      <${Field} label="Note (optional)" value=${entry.text} maxlength="2000" onInput=${set("text")} />
      <${my.Cautions} ws=${ws} firm=${firm} cautions=${cautions} />
      ${step && stepDone(step)}
      <div class="tools">
        <button type="submit" class="tool tool--first">
          ${cautions.length ? "Log it all the same" : "Add to the log"}
        </button>
        <${Button} onClick=${ws.closeLog}>Cancel<//>
      </div>
    </form>`;
  };

  /** @type {My.View<{entry: My.Entry, close: () => void}>} */
  const EditEntry = ({ ws, entry, close }) => {
    const [now, setNow] = useState(entry);
    const day = my.useDay(ws, entry.on);
    /** @type {(field: keyof My.Entry) => (event: My.ViewEvent) => void} */
    const set = (field) => (event) => setNow({ ...now, [field]: event.target.value });
    /** @param {Event} event */
    const keep = (event) => {
      event.preventDefault();
      const on = day.validate();
      if (!on) return;
      ws.editEntry(entry, { ...now, on });
      close();
    };
    return html`<tr class="ms-log__edit"><td colspan="4"><form novalidate onSubmit=${keep}>
      <div class="ms-row">
        <${Field} as="select" label="What happened" value=${now.kind} onChange=${set("kind")}>
          <${Options} of=${ws.known.words.entry} chosen=${now.kind} />
        <//>
        ${day.field({ label: "Day", required: true })}
        <${Field} label="With whom" value=${now.who || ""} onInput=${set("who")} />
      </div>
      <${Field} label="Note" maxlength="20000" value=${now.text || ""} onInput=${set("text")} />
      <div class="tools">
        <button type="submit" class="tool tool--first">Keep</button><${Button} onClick=${close}>Cancel<//>
      </div>
    </form></td></tr>`;
  };

  /** @type {My.View<{entry: My.Entry, edit: () => void}>} */
  const EntryRow = ({ ws, entry, edit }) => {
    const { on, kind, who, text } = entry;
    const of = html`<span class="visually-hidden"> the entry of ${my.dayText(ws, on)}</span>`;
    return html`<tr>
      <td><${my.Day} ws=${ws} on=${on} /></td><td>${ws.word("entry", kind)}</td>
      <td>${who && html`<strong>${who}</strong>`}${who && text ? ": " : ""}${text}</td>
      <td class="ms-log__actions">
        <button type="button" class="ms-quiet" onClick=${edit}>Edit${of}</button>
        <button type="button" class="ms-quiet" onClick=${() => ws.unlog(entry)}>Remove${of}</button>
      </td>
    </tr>`;
  };

  /** @type {My.View<{entries: My.Entry[]}>} */
  const LogTable = ({ ws, entries }) => {
    const [most, setMost] = useState(ENTRIES);
    const [editing, setEditing] = useState("");
    if (!entries.length) return html`<p class="hint">Nothing noted yet. The first entry starts the clock.</p>`;
    const row = (/** @type {My.Entry} */ entry) =>
      editing === entry.id
        ? html`<${EditEntry} key=${entry.id} ws=${ws} entry=${entry} close=${() => setEditing("")} />`
        : html`<${EntryRow} key=${entry.id} ws=${ws} entry=${entry} edit=${() => setEditing(entry.id)} />`;
    const all = () => html`<${Button} onClick=${() => setMost(entries.length)}>Show all ${entries.length} entries<//>`;
    return html`<table class="ms-table ms-log">
        <thead><tr>
          <th scope="col">Day</th><th scope="col">What</th><th scope="col">With whom, and note</th>
          <th scope="col"><span class="visually-hidden">Change</span></th>
        </tr></thead>
        <tbody>${[...entries].reverse().slice(0, most).map(row)}</tbody>
      </table>
      ${entries.length > most && all()}`;
  };

  my.Log = ({ ws, firm, facts, kind, entries, name }) => {
    const open = () => ws.openLog(firm.id);
    return html`<section aria-labelledby="ms-log"><h3 id="ms-log" tabindex="-1">Log</h3>
      ${
        ws.logFor === firm.id
          ? html`<${LogForm} ws=${ws} firm=${firm} facts=${facts} kind=${kind} />`
          : html`<div class="tools"><${Button} first onClick=${open}>Log something<//></div>`
      }
      <${my.Timeline} ws=${ws} entries=${entries} name=${name} />
      <${LogTable} ws=${ws} entries=${entries} />
    </section>`;
  };
})();
