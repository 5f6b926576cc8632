// A day in a form and on the page, and the days that cannot be right.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { useState, useRef } = window.preactHooks;
  const { count, daysBetween, longDate } = window.Rapport;
  const { html } = my;
  const SHOWN = 5; // odd days to be mended at once

  /** Return a day as seen from today: today, tomorrow, in 5 days, 3 days ago. */
  my.ago = (day, today) => {
    const days = daysBetween(today, day);
    const far = Math.abs(days);
    if (far === 0) return "today";
    if (far === 1) return days > 0 ? "tomorrow" : "yesterday";
    const text = far >= 60 ? count(Math.round(far / 30.4), "month") : count(far, "day");
    return days > 0 ? `in ${text}` : `${text} ago`;
  };

  /**
   * Return a field for a day, and a check for the form it stands in. What was typed stays. What is wrong is said when
   * the form is handed in alone, so that nothing moves under a finger. The day begin stands there until the reader
   * gives another; last is the last day that is taken, if it is not that of all fields.
   */
  my.useDay = (ws, begin, last) => {
    const [typed, setTyped] = useState(/** @type {string | null} */ (null));
    const [fault, setFault] = useState("");
    const place = useRef(/** @type {HTMLElement | null} */ (null));
    const value = typed ?? begin;
    const span = { ...ws.span(), ...(last ? { to: last } : {}) };
    /** @param {string} day */
    const faultOf = (day) => my.dayFault(day, span, (one) => (one === ws.today ? "today" : longDate(one)));
    const meant = fault && my.dayMeant(value, span);
    const take = () => {
      setTyped(meant);
      setFault("");
      place.current?.querySelector("input")?.focus();
    };
    /** @param {My.ViewEvent} event */
    const change = (event) => {
      setTyped(event.target.value);
      if (fault) setFault(faultOf(event.target.value));
    };
    return {
      value,
      right: !faultOf(value),
      reset() {
        setTyped(null);
        setFault("");
      },
      validate() {
        const input = place.current?.querySelector("input");
        if (!input) return null;
        const problem = faultOf(input.value);
        setFault(problem);
        if (!problem) return input.value;
        input.focus();
        return null;
      },
      field: ({ label, ...more }) =>
        html`<div class="ms-day" ref=${place}>
          <${my.Field} label=${label} type="date" min=${span.from} max=${span.to} maxlength=${undefined}
            value=${value} onInput=${change} fault=${fault} ...${more}>
            ${meant && html`<${my.Button} onClick=${take}>Yes, ${longDate(meant)}<//>`}
          <//>
        </div>`,
    };
  };

  /** Return a day in words, with a word where it cannot be right: 0026-02-11 must not read as 11 February 26. */
  my.dayText = (ws, on) => (my.isWithin(on, ws.span()) ? longDate(on) : `${on} (cannot be right)`);

  /** The same where it stands on the page. */
  my.Day = ({ ws, on }) =>
    my.isWithin(on, ws.span()) ? longDate(on) : html`${on} <strong class="ms-odd">(cannot be right)</strong>`;

  /** @type {My.View<{odd: My.OddDay}>} */
  const OddDay = ({ ws, odd }) => {
    const day = my.useDay(ws, odd.on);
    const { name } = ws.about(odd.firm);
    /** @param {Event} event */
    const keep = (event) => {
      event.preventDefault();
      const on = day.validate();
      if (on) ws.mend(odd, on);
    };
    const about = html`<span class="visually-hidden"> the day: ${name}, ${odd.what}</span>`;
    return html`<li><form class="ms-mend" novalidate onSubmit=${keep}>
      ${day.field({ label: `${name}: ${odd.what} ${odd.on}` })}
      <button type="submit" class="tool">Keep${about}</button>
    </form></li>`;
  };

  /** The days that earlier versions of this page took and that cannot be right, to be mended. */
  my.OddDays = ({ ws }) => {
    const all = ws.oddDays();
    if (!all.length) return null;
    const [they, them] = all.length === 1 ? ["It is", "it"] : ["They are", "them"];
    const { from, to } = ws.span();
    const row = (/** @type {My.OddDay} */ odd) =>
      html`<${OddDay} key=${`${odd.firm} ${odd.what} ${odd.on}`} ws=${ws} odd=${odd} />`;
    return html`<div class="ms-warning" role="note" data-odd-days>
      <p><strong>${count(all.length, "day")} cannot be right.</strong>${" "}
        ${they} kept as given, and nothing is reckoned from ${them}.${" "}
        Days here are from ${longDate(from)} to ${longDate(to)}.${all.length > SHOWN && " The first five:"}</p>
      <ul class="plain-list">${all.slice(0, SHOWN).map(row)}</ul>
    </div>`;
  };
})();
