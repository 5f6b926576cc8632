// What is to be done for a firm: what is suggested, and the reader's own next step.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { useState, useRef } = window.preactHooks;
  const { daysBetween, longDate, plusDays } = window.Rapport;
  const { html, Button, Field } = my;
  const WEEK = 7;
  const NEAR = 3; // days: a next step that lies no further ahead is likely what has been done

  /** Return the next step that is likely done with what happened on a day, or null. */
  my.stepBy = (ws, { next }, day) =>
    next && my.isWithin(next.on, ws.span()) && next.on <= plusDays(day, NEAR) ? next : null;

  my.Suggestion = ({ ws, firm, item }) => {
    const { rule, due, text, key, rest } = item;
    const later = daysBetween(ws.today, due) > 0;
    const accept = () => {
      const next = { on: later ? due : ws.today, what: text.slice(0, 300) };
      ws.setNext(firm, next, "It is your next step now.", item);
    };
    const overrule = () => key && ws.overrule(firm, key, "Set aside. It comes back when something new is noted.");
    return html`<div class="ms-suggestion">
      <p><strong>${later ? `On ${longDate(due)}` : "Now"}:</strong> ${text}</p>
      <${my.Why} ws=${ws} rule=${rule} />
      <div class="tools">
        ${my.isResearch(item, firm) && html`<${my.Research} ws=${ws} firm=${firm} />`}
        ${
          rest
            ? html`<${Button} onClick=${() => ws.setRelation(firm, "resting")}>Let it rest<//>`
            : html`<${Button} onClick=${accept}>Make it my next step<//>`
        }
        <${Button} onClick=${overrule}>Not this time<//>
      </div>
    </div>`;
  };

  /** @type {My.View<{firm: My.Firm, close: () => void}>} */
  const NextStepForm = ({ ws, firm, close }) => {
    const { next } = firm;
    const day = my.useDay(ws, next?.on || plusDays(ws.today, WEEK));
    const form = useRef(/** @type {HTMLFormElement | null} */ (null));
    /** @param {Event} event */
    const save = (event) => {
      event.preventDefault();
      const on = day.validate();
      if (!on) return;
      const typed = new FormData(/** @type {HTMLFormElement} */ (form.current));
      const step = my.withFields(/** @type {My.NextStep} */ ({ on }), { what: String(typed.get("what")).trim() });
      close();
      ws.setFirm(firm.id, { next: step }, `Next step on ${longDate(on)}.`);
    };
    return html`<form class="ms-box" ref=${form} novalidate onSubmit=${save}>
      <h3>My next step</h3>
      ${day.field({ label: "Day", required: true })}
      <${Field} label="What" name="what" defaultValue=${next?.what || ""} placeholder="e.g. call about the shortlist" />
      <div class="tools">
        <button type="submit" class="tool tool--first">Keep</button><${Button} onClick=${close}>Cancel<//>
      </div>
    </form>`;
  };

  my.NextStepBox = ({ ws, firm }) => {
    const [open, setOpen] = useState(false);
    const { next } = firm;
    const show = () => setOpen(true);
    if (open) return html`<${NextStepForm} ws=${ws} firm=${firm} close=${() => setOpen(false)} />`;
    if (!next) return html`<div class="tools"><${Button} onClick=${show}>Set my next step<//></div>`;
    const item = ws.dueOf(firm).find((one) => one.own);
    const remove = () => ws.setFirm(firm.id, { next: null }, "The next step was removed.");
    const file = (/** @type {My.Item} */ one) =>
      html`<${Button} onClick=${() => ws.calendar([{ ...one, firm }])}>Calendar file<//>`;
    return html`<div class="ms-box ms-next">
      <p><strong>My next step, <${my.Day} ws=${ws} on=${next.on} /></strong>${" "}
        ${item && html`<span class="hint">${my.ago(next.on, ws.today)}</span>`}<br />${next.what || ""}</p>
      <div class="tools">
        <${Button} onClick=${show}>Change<//>
        ${item && file(item)}
        <${Button} onClick=${remove}>Remove<span class="visually-hidden"> the next step</span><//>
      </div>
    </div>`;
  };
})();
