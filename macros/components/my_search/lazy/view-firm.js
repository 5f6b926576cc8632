// One firm: where you stand, the log, what to write, what to tick, and the sheet for the next call.
(() => {
  "use strict";

  const my = (window.Rapport.mySearch ||= {});
  const { useState, useRef } = window.preactHooks;
  const { html, useId, count, ago, Button, Go, Field, useDay, Day, Check, Why, Warning, Badge, Research, Fold, Timeline } = my;
  const { longDate } = window.Rapport.directory;
  const ENTRIES = 30; // of the log that are drawn at first

  const Fact = ({ name, children }) => html`<div><dt>${name}</dt><dd>${children}</dd></div>`;

  const FirmView = ({ ws, firm }) => {
    const { name, kind, website, listed } = ws.about(firm);
    const facts = ws.facts(firm.id);
    const entries = ws.entries(firm.id);
    const relation = my.relationOf(firm);
    const due = ws.dueOf(firm).filter((item) => !item.own);
    const set = (fields, said) => ws.setFirm(firm.id, fields, said);
    return html`<div class="ms__screen">
      <p class="crumbs"><${Go} ws=${ws} to="firms">Firms<//></p>
      <h2 tabindex="-1">${name}</h2>
      <p class="ms-firm__tags"><${Badge} ws=${ws} kind=${kind} /> ${website && html`<a href=${website} rel="noopener noreferrer">${hostOf(website)}</a>`} ${listed && html`<a href=${ws.firmUrl(firm.id)}>Its page in the directory</a>`}</p>
      <dl class="ms-facts">
        <${Fact} name="Last spoke">${facts.lastSpoke ? html`${longDate(facts.lastSpoke)} <span class="hint">${ago(facts.lastSpoke, ws.today)}</span>` : "Not yet"}<//>
        <${Fact} name="Whose turn">${facts.turn === "you" ? html`Yours <span class="hint">since ${longDate(facts.since)}</span>` : facts.turn === "they" ? html`Theirs <span class="hint">since ${longDate(facts.since)}</span>` : "Nobody’s"}<//>
        ${my.silenceText(facts) && html`<${Fact} name="Answers"><strong>${my.silenceText(facts)}</strong><//>`}
        <${Fact} name="Favours">${facts.given || facts.received ? `${facts.given} given, ${facts.received} received` : "None noted"}<//>
        ${listed && ws.approach(firm.id) && html`<${Fact} name="How to approach it">${ws.approach(firm.id)}<//>`}
      </dl>
      <${Field} as="select" label="Stage" value=${relation} hint=${ws.known.words.relation[relation][1]} onChange=${(event) => ws.setRelation(firm, event.target.value)}>
        ${Object.entries(ws.known.words.relation).map(([id, [label]]) => html`<option value=${id} selected=${id === relation}>${label}</option>`)}
      <//>
      ${due.map((item) => html`<${Suggestion} key=${item.key} ws=${ws} firm=${firm} item=${item} />`)}
      <${Next} ws=${ws} firm=${firm} />
      <section aria-labelledby="ms-log"><h3 id="ms-log" tabindex="-1">Log</h3>
        ${ws.logFor === firm.id
          ? html`<${LogForm} ws=${ws} firm=${firm} facts=${facts} kind=${kind} />`
          : html`<div class="tools"><${Button} first onClick=${() => ws.openLog(firm.id)}>Log something<//></div>`}
        <${Timeline} ws=${ws} entries=${entries} name=${name} />
        <${LogTable} ws=${ws} firm=${firm} entries=${entries} />
      </section>
      <${Fold} title="Write a message" note="filled from what you have noted"><${Write} ws=${ws} firm=${firm} facts=${facts} kind=${kind} /><//>
      <${Fold} title="Checklists" note=${checkedNote(ws, firm, kind)}><${Checklists} ws=${ws} firm=${firm} kind=${kind} /><//>
      <${Fold} title="Where my CV (resume) went" note=${firm.resumes ? count(firm.resumes.length, "employer") : "nowhere yet"}><${Resumes} ws=${ws} firm=${firm} /><//>
      <${Fold} title="Person, role and notes" note=${[firm.person, firm.role].filter(Boolean).join(" · ")} open=${Boolean(firm.notes)}>
        <${Field} label="Whom I write to" value=${firm.person || ""} onInput=${(event) => set({ person: event.target.value })} />
        <${Field} label="Role or search concerned" value=${firm.role || ""} onInput=${(event) => set({ role: event.target.value })} />
        <${Field} as="textarea" label="Notes" hint="For you alone; kept in this browser." value=${firm.notes || ""} onInput=${(event) => set({ notes: event.target.value })} />
        ${!listed &&
        html`<${Field} label="Name of the firm" value=${firm.name || ""} onChange=${(event) => event.target.value.trim() && set({ name: event.target.value.trim() })} />
          <${Website} ws=${ws} firm=${firm} />
          <${Field} as="select" label="Kind of firm" value=${firm.kind || ""} onChange=${(event) => set({ kind: event.target.value })}>
            <option value="">I do not know</option>
            ${Object.entries(ws.known.words.kind).map(([id, [label]]) => html`<option value=${id} selected=${id === firm.kind}>${label}</option>`)}
          <//>`}
      <//>
      <div class="tools ms-deeds">
        <${Button} onClick=${() => window.print()}>Print a sheet for the next call<//>
        <${Button} onClick=${() => ws.unfollow(firm)}>Remove this firm<//>
      </div>
    </div>
    <${Sheet} ws=${ws} firm=${firm} name=${name} kind=${kind} website=${website} facts=${facts} entries=${entries} />`;
  };

  const hostOf = (address) => {
    try {
      return new URL(address).hostname.replace(/^www\./, "");
    } catch {
      return address;
    }
  };

  const Website = ({ ws, firm }) => {
    const [fault, setFault] = useState("");
    const change = (event) => {
      const typed = event.target.value.trim();
      const website = typed ? my.webAddress(typed) : "";
      setFault(website === null ? "This is not a web address, and was not kept. Write it as www.example.com." : "");
      if (website !== null) ws.setFirm(firm.id, { website });
    };
    return html`<${Field} label="Website" inputmode="url" value=${firm.website || ""} onChange=${change} />${fault && html`<p class="ms-fault" role="alert">${fault}</p>`}`;
  };

  const Suggestion = ({ ws, firm, item }) => {
    const { rule, due, text, key, rest } = item;
    const days = my.daysBetween(ws.today, due);
    const accept = () => ws.setNext(firm, { on: days > 0 ? due : ws.today, what: text.slice(0, 300) }, "It is your next step now.", item);
    return html`<div class="ms-suggestion">
      <p><strong>${days > 0 ? `On ${longDate(due)}` : "Now"}:</strong> ${text}</p>
      <${Why} ws=${ws} rule=${rule} />
      <div class="tools">
        ${my.isResearch(item, firm) && html`<${Research} ws=${ws} firm=${firm} />`}
        ${rest ? html`<${Button} onClick=${() => ws.setRelation(firm, "resting")}>Let it rest<//>` : html`<${Button} onClick=${accept}>Make it my next step<//>`}
        <${Button} onClick=${() => ws.setFirm(firm.id, { overruled: [...(firm.overruled || []), key] }, "Set aside. It comes back when something new is noted.")}>Not this time<//>
      </div>
    </div>`;
  };

  const Next = ({ ws, firm }) => {
    const [open, setOpen] = useState(false);
    const form = useRef(null);
    const day = useDay(ws, firm.next?.on || my.plusDays(ws.today, 7));
    const show = (shown) => {
      day.reset();
      setOpen(shown);
    };
    const save = (event) => {
      event.preventDefault();
      const on = day.take();
      if (!on) return;
      show(false);
      ws.setFirm(firm.id, { next: my.withFields({ on }, { what: form.current.elements.what.value.trim() }) }, `Next step on ${longDate(on)}.`);
    };
    if (open) {
      return html`<form class="ms-box" ref=${form} novalidate onSubmit=${save}>
        <h3>My next step</h3>
        ${day.field({ label: "Day", required: true })}
        <${Field} label="What" name="what" defaultValue=${firm.next?.what || ""} placeholder="e.g. call about the shortlist" />
        <div class="tools"><button type="submit" class="tool tool--first">Keep</button><${Button} onClick=${() => show(false)}>Cancel<//></div>
      </form>`;
    }
    if (!firm.next) return html`<div class="tools"><${Button} onClick=${() => show(true)}>Set my next step<//></div>`;
    const item = ws.dueOf(firm).find((one) => one.own);
    return html`<div class="ms-box ms-next">
      <p><strong>My next step, <${Day} ws=${ws} on=${firm.next.on} /></strong> ${item && html`<span class="hint">${ago(firm.next.on, ws.today)}</span>`}<br />${firm.next.what || ""}</p>
      <div class="tools">
        <${Button} onClick=${() => show(true)}>Change<//>
        ${item && html`<${Button} onClick=${() => ws.calendar([{ ...item, firm }])}>Calendar file<//>`}
        <${Button} onClick=${() => ws.setFirm(firm.id, { next: null }, "The next step was removed.")}>Remove<span class="visually-hidden"> the next step</span><//>
      </div>
    </div>`;
  };

  // ------------------------------------------------------------------ The log

  const LogForm = ({ ws, firm, facts, kind }) => {
    // After a note of yours an answer is what comes next.
    const [entry, setEntry] = useState({ kind: facts.turn === "they" ? "reply" : "note-sent", who: firm.person || "", text: "" });
    const day = useDay(ws, ws.today, ws.today);
    const on = day.value;
    const [done, setDone] = useState(true);
    const people = useId();
    const set = (fields) => setEntry({ ...entry, ...fields });
    const warnings = my.OUT.has(entry.kind) && day.right ? my.beforeContact(firm, facts, kind, ws.known.cadence, { ...entry, on }) : [];
    const step = firm.next && day.right && firm.next.on <= my.plusDays(on, 3);
    const add = (event) => {
      event.preventDefault();
      const given = day.take();
      if (!given) return;
      ws.log(firm, { ...entry, on: given }, step && done);
      ws.closeLog();
    };
    return html`<form class="ms-box ms-logform" novalidate onSubmit=${add} id="ms-logform">
      <div class="ms-row">
        <${Field} as="select" label="What happened" value=${entry.kind} onChange=${(event) => set({ kind: event.target.value })}>
          ${Object.entries(ws.known.words.entry).map(([id, [label]]) => html`<option value=${id} selected=${id === entry.kind}>${label}</option>`)}
        <//>
        ${day.field({ label: "Day", required: true })}
        <${Field} label="With whom (optional)" list=${people} value=${entry.who} onInput=${(event) => set({ who: event.target.value })} />
      </div>
      <datalist id=${people}>${[...new Set(facts.people.map(({ who }) => who))].slice(-10).map((who) => html`<option value=${who}></option>`)}</datalist>
      <p class="hint">${ws.known.words.entry[entry.kind][1]}</p>
      <${Field} label="Note (optional)" value=${entry.text} maxlength="2000" onInput=${(event) => set({ text: event.target.value })} />
      <${Warnings} ws=${ws} firm=${firm} warnings=${warnings} />
      ${step && html`<${Check} label=${`This was my next step: ${firm.next.what || longDate(firm.next.on)}`} checked=${done} onChange=${(event) => setDone(event.target.checked)} />`}
      <div class="tools"><button type="submit" class="tool tool--first">${warnings.length ? "Log it all the same" : "Add to the log"}</button><${Button} onClick=${ws.closeLog}>Cancel<//></div>
    </form>`;
  };

  const Warnings = ({ ws, firm, warnings }) => html`<div aria-live="polite">${warnings.map(
    (one) => html`<${Warning} key=${one.key} ws=${ws} rule=${one.rule} text=${one.text} detail=${`${one.detail}${one.from ? ` From ${longDate(one.from)} on it is no longer early.` : ""}`}>
      <${Button} onClick=${() => ws.setFirm(firm.id, { overruled: [...(firm.overruled || []), one.key] }, "Set aside.")}>I have a reason<//>
      ${one.from && html`<${Button} onClick=${() => ws.setFirm(firm.id, { next: { on: one.from, what: "Write again" } }, `Next step on ${longDate(one.from)}.`)}>Remind me on ${longDate(one.from)}<//>`}
    <//>`,
  )}</div>`;

  const LogTable = ({ ws, entries }) => {
    const [most, setMost] = useState(ENTRIES);
    const [editing, setEditing] = useState(null);
    if (!entries.length) return html`<p class="hint">Nothing noted yet. The first entry starts the clock.</p>`;
    const shown = [...entries].reverse().slice(0, most);
    return html`<table class="ms-table ms-log">
      <thead><tr><th scope="col">Day</th><th scope="col">What</th><th scope="col">With whom, and note</th><th scope="col"><span class="visually-hidden">Change</span></th></tr></thead>
      <tbody>${shown.map((entry) =>
        editing === entry.id
          ? html`<${EditEntry} key=${entry.id} ws=${ws} entry=${entry} close=${() => setEditing(null)} />`
          : html`<tr key=${entry.id}>
              <td><${Day} ws=${ws} on=${entry.on} /></td><td>${ws.word("entry", entry.kind)}</td>
              <td>${entry.who && html`<strong>${entry.who}</strong>`}${entry.who && entry.text ? ": " : ""}${entry.text}</td>
              <td class="ms-log__deeds"><button type="button" class="ms-quiet" onClick=${() => setEditing(entry.id)}>Edit<span class="visually-hidden"> the entry of ${longDate(entry.on)}</span></button>
                <button type="button" class="ms-quiet" onClick=${() => ws.unlog(entry)}>Remove<span class="visually-hidden"> the entry of ${longDate(entry.on)}</span></button></td>
            </tr>`,
      )}</tbody></table>
      ${entries.length > most && html`<${Button} onClick=${() => setMost(entries.length)}>Show all ${entries.length} entries<//>`}`;
  };

  const EditEntry = ({ ws, entry, close }) => {
    const [now, setNow] = useState(entry);
    const set = (fields) => setNow({ ...now, ...fields });
    const day = useDay(ws, entry.on);
    const keep = (event) => {
      event.preventDefault();
      const on = day.take();
      if (!on) return;
      ws.editEntry(entry, { ...now, on });
      close();
    };
    return html`<tr class="ms-log__edit"><td colspan="4"><form novalidate onSubmit=${keep}>
      <div class="ms-row">
        <${Field} as="select" label="What happened" value=${now.kind} onChange=${(event) => set({ kind: event.target.value })}>
          ${Object.entries(ws.known.words.entry).map(([id, [label]]) => html`<option value=${id} selected=${id === now.kind}>${label}</option>`)}
        <//>
        ${day.field({ label: "Day", required: true })}
        <${Field} label="With whom" value=${now.who || ""} onInput=${(event) => set({ who: event.target.value })} />
      </div>
      <${Field} label="Note" maxlength="20000" value=${now.text || ""} onInput=${(event) => set({ text: event.target.value })} />
      <div class="tools"><button type="submit" class="tool tool--first">Keep</button><${Button} onClick=${close}>Cancel<//></div>
    </form></td></tr>`;
  };

  // ------------------------------------------------------------------ Messages

  const Write = ({ ws, firm, facts, kind }) => {
    const messages = my.messagesFor(ws.known.messages, my.relationOf(firm), facts);
    const [chosen, setChosen] = useState(messages[0].id);
    const [typed, setTyped] = useState({});
    const [said, setSaid] = useState("");
    const place = useRef(null);
    const message = messages.find(({ id }) => id === chosen);
    const labels = Object.fromEntries(message.blanks.map(({ id, label }) => [id, label]));
    const lasting = { consultant: "person", job: "role" };
    const about = new Set(ws.known.about.map(({ id }) => id));
    const values = { date: facts.lastContact ? longDate(facts.lastContact) : "", ...ws.state.about, consultant: firm.person, job: firm.role, ...typed };
    const subject = my.filled(message.subject, values, labels);
    const body = my.filled(message.body.trim(), values, labels);
    const missing = message.blanks.filter(({ id }) => !values[id]).length;
    const words = window.Rapport.messages.wordsIn(my.filled(message.body, values, Object.fromEntries(message.blanks.map(({ id, example }) => [id, example]))));
    const type = (id, text) => {
      setSaid("");
      if (lasting[id]) ws.setFirm(firm.id, { [lasting[id]]: text });
      else if (about.has(id)) ws.setAbout(id, text);
      else setTyped({ ...typed, [id]: text });
    };
    const copy = async () => {
      const copied = await window.Rapport.copy(window.Rapport.messages.asText(subject, body), place.current);
      setSaid(copied ? "Copied." : "Your browser does not let this page copy. The text below is selected: copy it from there.");
    };
    const warnings = my.beforeContact(firm, facts, kind, ws.known.cadence, { on: ws.today, who: firm.person });
    const sent = () => ws.log(firm, { kind: "note-sent", on: ws.today, who: firm.person || "", text: message.title }, Boolean(firm.next && firm.next.on <= my.plusDays(ws.today, 3)));
    return html`<${Warnings} ws=${ws} firm=${firm} warnings=${warnings} />
      <${Field} as="select" label="Message" value=${chosen} hint=${message.when} onChange=${(event) => (setChosen(event.target.value), setSaid(""))}>
        ${messages.map(({ id, title }) => html`<option value=${id} selected=${id === chosen}>${title}</option>`)}
      <//>
      <div class="ms-letter" data-message=${message.id}><p class="ms-letter__subject"><span class="hint">Subject</span> ${subject}</p><div class="ms-letter__body">${body}</div></div>
      <p class="hint">${window.Rapport.messages.lengthText(words, message.words.min, message.words.max)}.${missing ? ` ${count(missing, "blank")} still empty, in brackets.` : ""}</p>
      <${Fold} title="Fill in the blanks" note=${`${message.blanks.length - missing} of ${message.blanks.length} filled`} open=${missing > 0}>
        <p class="hint">What you say about yourself is kept under About me; the person and the role with this firm. The rest is for this message alone.</p>
        <div class="ms-row">${message.blanks.map(({ id, label, example }) => html`<${Field} key=${id} label=${label} placeholder=${`e.g. ${example}`} value=${values[id] || ""} onInput=${(event) => type(id, event.target.value)} />`)}</div>
      <//>
      <div class="tools">
        <${Button} first onClick=${copy}>Copy<//>
        <a class="tool" href=${window.Rapport.messages.mailLink(subject, body)}>Open in mail</a>
        <${Button} onClick=${sent}>I sent it: log it<//>
      </div>
      <p role="status" class="hint">${said}</p><div ref=${place}></div>`;
  };

  // ------------------------------------------------------------------ Checklists

  const tickedOf = (firm, checklist) => firm.ticked?.[checklist.id] || [];
  const fitting = (ws, firm, kind) => my.checklistsFor(ws.known.checklists, kind, my.relationOf(firm));
  const checkedNote = (ws, firm, kind) => {
    const lists = fitting(ws, firm, kind);
    return `${count(lists.length, "list")} fit this stage`.replace("1 list fit", "1 list fits");
  };

  const Checklists = ({ ws, firm, kind }) => {
    const tick = (checklist, id, on) => {
      const others = tickedOf(firm, checklist).filter((one) => one !== id);
      const { [checklist.id]: _, ...rest } = firm.ticked || {};
      const items = on ? [...others, id] : others;
      ws.setFirm(firm.id, { ticked: items.length ? { ...rest, [checklist.id]: items } : rest });
    };
    return html`<p class="hint">Ticks here belong to this firm; they are apart from those on the checklists’ own pages.</p>
      ${fitting(ws, firm, kind).map((checklist) => {
        const ticked = tickedOf(firm, checklist);
        const known = checklist.items.filter(({ id }) => ticked.includes(id)).length;
        return html`<${Fold} key=${checklist.id} title=${checklist.title} note=${`${known} of ${checklist.items.length} done`}>
          <div data-firm-checklist=${checklist.id}>${checklist.items.map(({ id, text }) => html`<${Check} key=${id} label=${text} checked=${ticked.includes(id)} onChange=${(event) => tick(checklist, id, event.target.checked)} />`)}
          <p><a href=${ws.links[`checklist/${checklist.id}`]}>The reasons, with sources</a></p></div>
        <//>`;
      })}`;
  };

  // ------------------------------------------------------------------ Resumes

  const Resumes = ({ ws, firm }) => {
    const nothing = { employer: "", role: "", agreed: false };
    const day = useDay(ws, ws.today);
    const [unnamed, setUnnamed] = useState(false);
    const employerField = useRef(null);
    const [sent, setSent] = useState(nothing);
    const set = (fields) => setSent({ ...sent, ...fields });
    const rule = my.cadenceFor(ws.known.cadence, "firms-per-employer");
    const others = (employer) => {
      const key = my.employerKey(employer);
      return ws.state.firms.filter((other) => other.id !== firm.id && (other.resumes || []).some((one) => my.employerKey(one.employer) === key));
    };
    const clash = sent.employer.trim() ? others(sent.employer) : [];
    const add = (event) => {
      event.preventDefault();
      setUnnamed(!sent.employer.trim());
      const on = day.take();
      if (!sent.employer.trim()) return employerField.current.querySelector("input").focus();
      if (!on) return;
      const one = my.withFields({ id: ws.newId("r"), employer: sent.employer.trim(), on }, { role: sent.role.trim(), agreed: sent.agreed });
      ws.setFirm(firm.id, { resumes: [...(firm.resumes || []), one] }, "Noted.");
      setSent(nothing);
      day.reset();
    };
    return html`${firm.resumes &&
      html`<ul class="plain-list ms-resumes">${firm.resumes.map((one) => html`<li key=${one.id}>
        <div><strong>${one.employer}</strong>${one.role ? `, ${one.role}` : ""}<span class="hint"><${Day} ws=${ws} on=${one.on} />, ${one.agreed ? "with my permission" : "permission not noted"}</span>
        ${others(one.employer).length > 0 && html`<span class="ms-fault">Also through ${others(one.employer).map((other) => ws.about(other).name).join(", ")}</span>`}</div>
        <button type="button" class="ms-quiet" onClick=${() => ws.setFirm(firm.id, { resumes: firm.resumes.filter(({ id }) => id !== one.id) }, `${one.employer} was removed.`)}>Remove<span class="visually-hidden"> ${one.employer}</span></button>
      </li>`)}</ul>`}
      <form class="ms-box" novalidate onSubmit=${add}>
        <div class="ms-row" ref=${employerField}>
          <${Field} label="Employer" required fault=${unnamed && !sent.employer.trim() ? "Name the employer." : ""} value=${sent.employer} onInput=${(event) => set({ employer: event.target.value })} />
          <${Field} label="Role (optional)" value=${sent.role} onInput=${(event) => set({ role: event.target.value })} />
          ${day.field({ label: "Sent on", required: true })}
        </div>
        <${Check} label="I said yes to this employer and role" checked=${sent.agreed} onChange=${(event) => set({ agreed: event.target.checked })} />
        <div aria-live="polite">${clash.length > 0 && html`<${Warning} ws=${ws} rule=${rule} text=${rule.advice} detail=${`It went there through ${clash.map((other) => ws.about(other).name).join(" and ")}.`} />`}</div>
        <div class="tools"><button type="submit" class="tool">${clash.length ? "Note it all the same" : "Note it"}</button></div>
      </form>`;
  };

  // ------------------------------------------------------------------ The sheet on paper

  const short = (text = "", most) => (text.length > most ? `${text.slice(0, most).trimEnd()} …` : text);

  /** What one page holds, for the hand that does not hold the telephone. */
  const Sheet = ({ ws, firm, name, kind, website, facts, entries }) => {
    const open = fitting(ws, firm, kind).flatMap((checklist) => checklist.items.filter(({ id }) => !tickedOf(firm, checklist).includes(id)).map(({ text }) => text)).slice(0, 8);
    const lines = [
      ["Kind of firm", kind && ws.word("kind", kind)], ["Website", website && hostOf(website)], ["How to approach it", ws.approach(firm.id)], ["Person", firm.person], ["Role or search", firm.role],
      ["Stage", ws.word("relation", my.relationOf(firm))], ["Last spoke", facts.lastSpoke && longDate(facts.lastSpoke)], ["Answers", my.silenceText(facts)],
      ["Favours", facts.given || facts.received ? `${facts.given} given, ${facts.received} received` : ""],
      ["Next step", firm.next && `${longDate(firm.next.on)}: ${firm.next.what || ""}`],
      ["CV sent to", (firm.resumes || []).map((one) => `${one.employer} (${longDate(one.on)})`).join(", ")], ["Notes", short(firm.notes, 400)],
    ];
    return html`<section class="ms-sheet" aria-label="Sheet for the next call">
      <div>
      <h2>${name}</h2><p class="hint">${longDate(ws.today)}. Printed from My search; nobody else has it.</p>
      <dl class="paper__facts">${lines.filter(([, value]) => value).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
      ${entries.length > 0 && html`<h3>Log</h3><table class="ms-table"><tbody>${[...entries].reverse().slice(0, 6).map((entry) => html`<tr key=${entry.id}><td>${longDate(entry.on)}</td><td>${ws.word("entry", entry.kind)}</td><td>${[entry.who, short(entry.text, 120)].filter(Boolean).join(": ")}</td></tr>`)}</tbody></table>`}
      <h3>To ask</h3><ul class="paper__boxes paper__boxes--long">${ws.questions.map((text) => html`<li>${text}</li>`)}</ul>
      ${open.length > 0 && html`<h3>Still open</h3><ul class="paper__boxes paper__boxes--long">${open.map((text) => html`<li>${text}</li>`)}</ul>`}
      </div>
      <h3>What they say</h3><div class="paper__room"></div>
    </section>`;
  };

  Object.assign(my, { FirmView });
})();
