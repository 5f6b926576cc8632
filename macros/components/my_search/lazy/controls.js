// What all views are made of: buttons, links, fields, and parts that fold or grow.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { useState, useEffect, useMemo } = window.preactHooks;
  const html = window.htm.bind(window.preact.h);
  my.html = html;

  let ids = 0;
  my.useId = () => {
    const next = () => {
      ids += 1;
      return `ms-${ids}`;
    };
    return useState(next)[0];
  };

  const STEP = 3; // rows that are drawn in one turn

  /**
   * Return how many of a number of rows may be drawn yet: a few in each turn, so that a phone can answer between them,
   * and in the order of the page, so that nothing that stands moves. All once as many as there are at first have been
   * drawn.
   */
  my.useRoom = (rows) => {
    const [room, setRoom] = useState(rows > STEP ? STEP : Infinity);
    useEffect(() => {
      if (room === Infinity) return undefined;
      const next = setTimeout(() => setRoom(room + STEP >= rows ? Infinity : room + STEP));
      return () => clearTimeout(next);
    }, [room]);
    return room;
  };

  /** Return the first rows of a long list, and a button for more. */
  my.useMore = (list, atOnce = 20) => {
    const [most, setMost] = useState(atOnce);
    const left = list.length - most;
    const add = () => setMost(most + atOnce);
    const more = left > 0 && html`<${my.Button} onClick=${add}>Show ${Math.min(atOnce, left)} more of ${left}<//>`;
    return [list.slice(0, most), more];
  };

  /** A row of a view that is drawn in steps: a step draws those anew that are new. */
  my.Row = ({ ws, of, draw }) => useMemo(draw, [ws.drawn, of]);

  my.Button = ({ first, children, ...more }) =>
    html`<button type="button" class=${first ? "tool tool--first" : "tool"} ...${more}>${children}</button>`;

  /** A link to another view of this page. */
  my.Go = ({ ws, to, children, ...more }) => {
    /** @param {MouseEvent} event */
    const go = (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
      event.preventDefault();
      event.stopPropagation(); // Material would take it for a place on the page.
      ws.go(to);
    };
    return html`<a href=${`#${to}`} onClick=${go} ...${more}>${children}</a>`;
  };

  /** A labelled field. What is said of it in hint and fault belongs to it for a screen reader too. */
  my.Field = ({ label, hint, fault, as = "input", class: name = "", children, ...more }) => {
    const id = my.useId();
    const notes = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
    const common = { id, "aria-describedby": notes || undefined, "aria-invalid": fault ? "true" : undefined, ...more };
    return html`<div class=${`ms-field ${name}`}>
      <label for=${id}>${label}</label>
      ${
        as === "input" && html`<input type="text" autocomplete="off" spellcheck="false" maxlength="300" ...${common} />`
      }
      ${as === "textarea" && html`<textarea rows="4" maxlength="20000" spellcheck="false" ...${common}></textarea>`}
      ${as === "select" && html`<select ...${common}>${children}</select>`}
      ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
      ${fault && html`<p class="ms-fault" role="alert" id=${`${id}-fault`}>${fault}</p>`}
      ${as === "input" && children}
    </div>`;
  };

  /** The values of a vocabulary in a select; none is what stands for no value. */
  my.Options = ({ of, chosen, none }) => {
    const values = Object.entries(of);
    return html`${none !== undefined && html`<option value="">${none}</option>`}
      ${values.map(([id, [label]]) => html`<option value=${id} selected=${id === chosen}>${label}</option>`)}`;
  };

  my.Check = ({ label, ...more }) => {
    const id = my.useId();
    const box = html`<input type="checkbox" id=${id} ...${more} />`;
    return html`<p class="ms-check">${box} <label for=${id}>${label}</label></p>`;
  };

  /** A small part that folds; what is folded is not drawn. */
  my.Aside = ({ title, about, children }) => {
    const [shown, setShown] = useState(false);
    return html`<details class="ms-why" onToggle=${(event) => setShown(event.currentTarget.open)}>
      <summary>${title}${about && html`<span class="visually-hidden"> ${about}</span>`}</summary>
      ${shown && children}
    </details>`;
  };

  /** A part of a view that folds; what is folded is not drawn. */
  my.Fold = ({ title, note, open, children }) => {
    const [shown, setShown] = useState(Boolean(open));
    return html`<details class="ms-fold" open=${shown} onToggle=${(event) => setShown(event.currentTarget.open)}>
      <summary><span class="ms-fold__title">${title}</span> ${note && html`<span class="hint">${note}</span>`}</summary>
      ${shown && children}
    </details>`;
  };
})();
