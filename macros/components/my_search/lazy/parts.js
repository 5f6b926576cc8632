// What the views of My search are made of.
(() => {
  "use strict";

  const my = (window.Rapport.mySearch ||= {});
  const { useState, useEffect, useMemo, useRef } = window.preactHooks;
  const { count } = window.Rapport;
  const html = window.htm.bind(window.preact.h);
  const { longDate } = window.Rapport.directory;

  let ids = 0;
  const useId = () => useState(() => `ms-${(ids += 1)}`)[0];

  /** Return a day as seen from today: today, tomorrow, in 5 days, 3 days ago. */
  const ago = (day, today) => {
    const days = my.daysBetween(today, day);
    if (days === 0) return "today";
    if (Math.abs(days) === 1) return days > 0 ? "tomorrow" : "yesterday";
    const far = Math.abs(days) >= 60 ? count(Math.round(Math.abs(days) / 30.4), "month") : count(Math.abs(days), "day");
    return days > 0 ? `in ${far}` : `${far} ago`;
  };

  const STEP = 3; // rows that are drawn in one turn

  /**
   * Return how many rows of a view may be drawn yet: a few in each turn, so that a phone can answer between them, and in
   * the order of the page, so that nothing that stands moves. All once as many as there are at first have been drawn.
   *
   * @param {number} rows How many the view has.
   */
  const useRoom = (rows) => {
    const [room, setRoom] = useState(rows > STEP ? STEP : Infinity);
    useEffect(() => {
      if (room === Infinity) return undefined;
      const next = setTimeout(() => setRoom(room + STEP >= rows ? Infinity : room + STEP));
      return () => clearTimeout(next);
    }, [room]);
    return room;
  };

  /** A row of a view that is drawn in steps: a step draws those anew that are new. */
  const Row = ({ ws, of, draw }) => useMemo(draw, [ws.drawn, of]);

  const Button = ({ first, children, ...more }) =>
    html`<button type="button" class=${first ? "tool tool--first" : "tool"} ...${more}>${children}</button>`;

  /** A link to another view of this page. */
  const Go = ({ ws, to, children, ...more }) => {
    const go = (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
      event.preventDefault();
      event.stopPropagation(); // Material would take it for a place on the page.
      ws.go(to);
    };
    return html`<a href=${`#${to}`} onClick=${go} ...${more}>${children}</a>`;
  };

  /** A labelled field. What is said of it in hint and fault belongs to it for a screen reader too. */
  const Field = ({ label, hint, fault, as = "input", class: name = "", children, ...more }) => {
    const id = useId();
    const said = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
    const common = { id, "aria-describedby": said || undefined, "aria-invalid": fault ? "true" : undefined, ...more };
    return html`<div class=${`ms-field ${name}`}>
      <label for=${id}>${label}</label>
      ${as === "input" && html`<input type="text" autocomplete="off" spellcheck="false" maxlength="300" ...${common} />`}
      ${as === "textarea" && html`<textarea rows="4" maxlength="20000" spellcheck="false" ...${common}></textarea>`}
      ${as === "select" && html`<select ...${common}>${children}</select>`}
      ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
      ${fault && html`<p class="ms-fault" role="alert" id=${`${id}-fault`}>${fault}</p>`}
    </div>`;
  };

  /**
   * Return a field for a day, and a check for the form it stands in: it gives the day, or null after it has said beside
   * the field what is wrong and put the focus there. What was typed stays. Said when the form is handed in alone, so that
   * nothing moves under a finger.
   *
   * @param {string} begin What stands there until the reader gives another, such as today.
   * @param {?string} last The last day that is taken, if it is not that of all fields.
   */
  const useDay = (ws, begin, last = null) => {
    const [typed, setTyped] = useState(null);
    const [fault, setFault] = useState("");
    const place = useRef(null);
    const value = typed ?? begin;
    const span = { ...ws.span, ...(last ? { to: last } : {}) };
    const wrong = (day) => my.dayFault(day, span, (one) => (one === ws.today ? "today" : longDate(one)));
    const change = (event) => {
      setTyped(event.target.value);
      if (fault) setFault(wrong(event.target.value));
    };
    return {
      value,
      right: !wrong(value),
      reset: () => (setTyped(null), setFault("")),
      take() {
        const input = place.current.querySelector("input");
        const found = wrong(input.value);
        setFault(found);
        if (!found) return input.value;
        input.focus();
        return null;
      },
      field: ({ label, ...more }) =>
        html`<div class="ms-day" ref=${place}><${Field} label=${label} type="date" min=${span.from} max=${span.to} maxlength=${undefined} value=${value} onInput=${change} fault=${fault} ...${more} /></div>`,
    };
  };

  /** A day, and words where it cannot be right. */
  const Day = ({ ws, on }) => (my.isWithin(on, ws.span) ? longDate(on) : html`${on} <strong class="ms-odd">(cannot be right)</strong>`);

  const OddDay = ({ ws, odd }) => {
    const day = useDay(ws, odd.on);
    const keep = (event) => {
      event.preventDefault();
      const on = day.take();
      if (on) ws.mend(odd, on);
    };
    return html`<li><form class="ms-mend" novalidate onSubmit=${keep}>${day.field({ label: `${ws.about(odd.firm).name}: ${odd.what} ${odd.on}` })}
      <button type="submit" class="tool">Keep<span class="visually-hidden"> the day: ${ws.about(odd.firm).name}, ${odd.what}</span></button></form></li>`;
  };

  /** The days that earlier versions of this page took and that cannot be right, to be mended. */
  const OddDays = ({ ws }) => {
    const all = ws.oddDays;
    if (!all.length) return null;
    const more = all.length > 5 ? ` The first five:` : "";
    return html`<div class="ms-warning" role="note" data-odd-days>
      <p><strong>${count(all.length, "day")} cannot be right.</strong> ${all.length === 1 ? "It is" : "They are"} kept as given, and nothing is reckoned from ${all.length === 1 ? "it" : "them"}. Days here are from ${longDate(ws.span.from)} to ${longDate(ws.span.to)}.${more}</p>
      <ul class="plain-list">${all.slice(0, 5).map((odd) => html`<${OddDay} key=${`${odd.firm} ${odd.what} ${odd.on}`} ws=${ws} odd=${odd} />`)}</ul>
    </div>`;
  };

  const Check = ({ label, ...more }) => {
    const id = useId();
    return html`<p class="ms-check"><input type="checkbox" id=${id} ...${more} /> <label for=${id}>${label}</label></p>`;
  };

  /** A small part that folds; what is folded is not drawn. */
  const Aside = ({ title, about, children }) => {
    const [shown, setShown] = useState(false);
    return html`<details class="ms-why" onToggle=${(event) => setShown(event.currentTarget.open)}>
      <summary>${title}${about && html`<span class="visually-hidden"> ${about}</span>`}</summary>
      ${shown && children}
    </details>`;
  };

  /** The reason for a suggestion or a warning, and where it comes from. */
  const Why = ({ ws, rule }) => html`<${Aside} title="Why">
    <p>${rule.why}</p>
    ${rule.evidence.length > 0 &&
    html`<ul>
      ${rule.evidence.flatMap((one) => one.sources.map((source) => html`<li key=${source.url}><a href=${source.url} rel="noopener noreferrer">${source.title}</a> (${one.strength.toLowerCase()}, ${one.asOf})</li>`))}
    </ul>`}
    <p class="hint">${rule.basis === "judgement" ? "The number is our own judgement; the sources point the same way." : "The number stands in a source."}
      ${" "}More: ${rule.guide.map((slug, place) => html`${place ? ", " : ""}<a href=${ws.links[`guide/${slug}`]}>${ws.titles[slug]}</a>`)}</p>
  <//>`;

  /** A gentle warning, which a reader may set aside. */
  const Warning = ({ ws, text, detail, rule, children }) => html`<div class="ms-warning" role="note">
    <p><strong>${text}</strong>${detail ? ` ${detail}` : ""}</p>
    <${Why} ws=${ws} rule=${rule} />
    ${children && html`<div class="tools">${children}</div>`}
  </div>`;

  const Badge = ({ ws, kind }) => (kind ? html`<span class=${`badge badge--${kind}`}>${ws.word("kind", kind)}</span>` : null);

  /** What a reader can do once they know whether a firm fits. */
  const Research = ({ ws, firm }) => {
    const { name, listed } = ws.about(firm);
    return html`${listed && html`<a class="tool" href=${ws.firmUrl(firm.id)}>Read its page<span class="visually-hidden">: ${name}</span></a>`}
      <${Button} onClick=${() => ws.setRelation(firm, "to-contact")}>It fits: to contact<span class="visually-hidden">, ${name}</span><//>
      <${Button} onClick=${() => ws.unfollow(firm)}>It does not fit: remove<span class="visually-hidden"> ${name}</span><//>`;
  };

  /** A part of a view that folds. */
  const Fold = ({ title, note, open, children }) => {
    const [shown, setShown] = useState(Boolean(open)); // What is folded is not drawn.
    return html`<details class="ms-fold" open=${shown} onToggle=${(event) => setShown(event.currentTarget.open)}>
      <summary><span class="ms-fold__title">${title}</span> ${note && html`<span class="hint">${note}</span>`}</summary>
      ${shown && children}
    </details>`;
  };

  /** Find a firm in the directory, or add one of one's own. */
  const Picker = ({ ws, auto }) => {
    const [q, setQ] = useState("");
    const [own, setOwn] = useState(null);
    const input = useRef(null);
    useEffect(() => auto && input.current?.querySelector("input").focus({ preventScroll: true }), []);
    const found = q.trim() && ws.engine ? ws.engine.query({ q }) : null;
    const numbers = found ? found.slice(0, 6) : [];
    const many = my.tooManyFirms(ws.state, ws.known.cadence, (id) => ws.about(id).kind, 1);
    const add = () => {
      const website = own.website.trim() ? my.webAddress(own.website) : "";
      if (!own.name.trim()) return setOwn({ ...own, fault: "Give the firm a name." });
      if (website === null) return setOwn({ ...own, fault: "This is not a web address. Write it as www.example.com, or leave it empty." });
      ws.follow({ id: ws.newId("own"), name: own.name.trim(), website, kind: own.kind });
      setOwn(null);
      return setQ("");
    };
    if (own) {
      return html`<form class="ms-box" onSubmit=${(event) => (event.preventDefault(), add())}>
        <h3>A firm of your own</h3>
        <${Field} label="Name" value=${own.name} onInput=${(event) => setOwn({ ...own, name: event.target.value })} />
        <${Field} label="Website (optional)" inputmode="url" value=${own.website} onInput=${(event) => setOwn({ ...own, website: event.target.value })} />
        <${Field} as="select" label="Kind of firm" value=${own.kind} onChange=${(event) => setOwn({ ...own, kind: event.target.value })}>
          <option value="">I do not know</option>
          ${Object.entries(ws.known.words.kind).map(([id, [label]]) => html`<option value=${id}>${label}</option>`)}
        <//>
        ${own.fault && html`<p class="ms-fault" role="alert">${own.fault}</p>`}
        <div class="tools"><button type="submit" class="tool tool--first">Follow this firm</button><${Button} onClick=${() => setOwn(null)}>Cancel<//></div>
      </form>`;
    }
    return html`<div class="ms-box ms-picker" ref=${input} role="group" aria-label="Follow a firm">
      <${Field} label="Follow a firm" type="search" placeholder="Name, field or place" value=${q} onInput=${(event) => setQ(event.target.value)}
        hint=${q.trim() ? undefined : `Found in the directory, or your own.`} />
      ${many && !many.key.endsWith("@seen") && q.trim() && html`<p class="hint">${many.detail}</p>`}
      ${q.trim() &&
      html`<ul class="plain-list ms-found" aria-label="Firms found">
        ${numbers.map((number) => {
          const firm = ws.engine.firm(number);
          const followed = ws.has(firm.id);
          const place = firm.headquarters?.city || (firm.countries[0] ? ws.engine.label("country", firm.countries[0]) : "");
          return html`<li key=${firm.id}>
            <div><strong>${firm.name}</strong><span class="hint">${[ws.word("kind", firm.kind), place].filter(Boolean).join(" · ")}</span></div>
            ${followed
              ? html`<${Go} ws=${ws} to=${`firm=${firm.id}`} class="tool">Open<span class="visually-hidden"> ${firm.name}</span><//>`
              : html`<${Button} onClick=${() => ws.follow({ id: firm.id, name: firm.name })}>Follow<span class="visually-hidden"> ${firm.name}</span><//>`}
          </li>`;
        })}
      </ul>
      ${found && found.total > 6 && html`<p class="hint">${count(found.total, "firm")} in the directory fit; these are the first six. Type more, or <a href=${`${ws.links.directory}?q=${encodeURIComponent(q.trim())}`}>see them all there</a>.</p>`}
      ${found && !found.total && html`<p class="hint">No firm in the directory is called that.</p>`}
      <${Button} onClick=${() => setOwn({ name: q.trim(), website: "", kind: "", fault: "" })}>Add “${q.trim()}” as a firm of your own<//>`}
      ${!q.trim() &&
      html`<div class="tools"><a class="tool" href=${ws.links.directory}>Open the directory</a><${Button} onClick=${() => setOwn({ name: "", website: "", kind: "", fault: "" })}>Add a firm of your own<//></div>`}
    </div>`;
  };

  /** A small picture of a log. Your notes and calls stand above the line, what came from them below. */
  const Timeline = ({ ws, entries: all, name }) => {
    const entries = all.filter(({ on }) => my.isWithin(on, ws.span));
    if (!entries.length) return null;
    const first = entries[0].on;
    const last = entries[entries.length - 1].on > ws.today ? entries[entries.length - 1].on : ws.today;
    const span = Math.max(30, my.daysBetween(first, last));
    const x = (day) => 6 + (my.daysBetween(first, day) / span) * 288;
    const shown = entries.slice(-120);
    // The days stand beside the picture, since text in it would shrink with it.
    return html`<svg class="ms-timeline" viewBox="0 0 300 40" role="img" aria-label=${`${name}: ${count(entries.length, "entry", "entries")} from ${longDate(first)} to ${longDate(entries[entries.length - 1].on)}; the table has them`}>
      <line class="ms-timeline__axis" x1="6" x2="294" y1="20" y2="20" />
      ${shown.map((entry) => {
        const mine = my.OUT.has(entry.kind) || ["thanks-sent", "lead-given"].includes(entry.kind);
        const none = entry.kind === "no-answer";
        return html`<circle key=${entry.id} class=${none ? "ms-timeline__none" : mine ? "ms-timeline__mine" : "ms-timeline__theirs"} cx=${x(entry.on)} cy=${none ? 20 : mine ? 12 : 28} r="4"><title>${`${longDate(entry.on)}: ${ws.word("entry", entry.kind)}`}</title></circle>`;
      })}
    </svg>
    <p class="ms-timeline__days" aria-hidden="true"><span>${longDate(first)}</span><span>${last === ws.today ? "today" : longDate(last)}</span></p>`;
  };

  Object.assign(my, { html, useId, useRoom, count, ago, Row, Button, Go, Field, useDay, Day, OddDays, Check, Aside, Why, Warning, Badge, Research, Fold, Picker, Timeline });
})();
