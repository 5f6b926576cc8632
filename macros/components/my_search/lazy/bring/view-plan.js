// What will come of a table, and what will not, before anything does.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { count, longDate } = window.Rapport;
  const { html, Aside, Button, Check, Field } = my;
  const FIRMS = 10; // firms and cells that are shown at first
  const CELLS = 20;
  const HEADINGS = ["Row", "Column", "What stands there", "Why"];
  const NOTED = 3; // entries of a firm that are named

  /** @type {(numbers: number[]) => string} */
  const rowsText = (numbers) => `${numbers.length > 1 ? "Rows" : "Row"} ${numbers.join(", ")}`;

  /** @type {My.View<{firm: My.BroughtFirm, asked: My.TableAnswers, set: My.SetAnswers}>} */
  const Brought = ({ ws, firm, asked, set }) => {
    const { key, id, given, name, why, perhaps, there, numbers, joined, fields, entries, notes } = firm;
    const skipped = asked.skipped.includes(key);
    const toggle = () =>
      set({ skipped: skipped ? asked.skipped.filter((one) => one !== key) : [...asked.skipped, key] });
    const choose = (/** @type {string} */ of, /** @type {string} */ chosen) =>
      set({ chosen: { ...asked.chosen, [of]: chosen } });
    const listed = Boolean(id && ws.listed(id));
    const found = [given !== name && `“${given}” in your table`, why].filter(Boolean).join(": ");
    const where = there
      ? "You follow it; what you have stays, and the rest is added"
      : listed
        ? "In the directory"
        : "A firm of your own";
    const all = entries.slice(0, NOTED).map(({ kind, on }) => `${ws.word("entry", kind)}, ${longDate(on)}`);
    if (entries.length > NOTED) all.push(`${entries.length - NOTED} more`);
    const { next, relation, person, role } = fields;
    const what = [
      relation && ws.word("relation", relation),
      person,
      role,
      all.length > 0 && `Log: ${all.join("; ")}`,
      next && `Next step: ${longDate(next.on)}${next.what ? `, ${next.what}` : ""}`,
      notes.length > 0 && "Notes",
    ].filter(Boolean);
    const which =
      () => html`<${Field} as="select" label=${html`Which firm is it?<span class="visually-hidden"> ${given}</span>`}
      value=${id} onChange=${(event) => choose(key, event.target.value)}>
      <option value="" selected=${!id}>A firm of my own: ${given}</option>
      ${perhaps.map((one) => html`<option value=${one.id} selected=${one.id === id}>${one.name} (${one.why})</option>`)}
    <//>`;
    const notThis = () => html`<${Aside} title="Not this firm?" about=${name}><div class="tools">
      <${Button} onClick=${() => choose(key, "")}>It is one of my own: ${given}<//>
    </div><//>`;
    const apart = (/** @type {{key: string, given: string}} */ one) =>
      html`<${Button} onClick=${() => choose(one.key, "")}>“${one.given}” is another firm<//>`;
    const asks = perhaps.length > 0 && !(id && key === id);
    return html`<li class="ms-firm" data-brought=${name}>
      <${Check} label=${html`<strong>${name}</strong>`} checked=${!skipped} onChange=${toggle} />
      <p class="hint">${rowsText(numbers)}. ${where}${found && ` (${found})`}.</p>
      ${!skipped && what.length > 0 && html`<p class="ms-firm__said">${what.join(" · ")}</p>`}
      ${asks ? which() : id && why && notThis()}
      ${joined.length > 0 && html`<div class="tools">${joined.map(apart)}</div>`}
    </li>`;
  };

  /** @type {My.View<{left: My.LeftOut[]}>} */
  const Left = ({ left }) => {
    const [shown, more] = my.useMore(left, CELLS);
    const row = (/** @type {My.LeftOut} */ { number, title, value, why, whole }) => html`<tr>
      <td>Row ${number}${whole ? ", all of it" : ""}</td><td>${title}</td>
      <td>${value.slice(0, 200) || "(empty)"}</td><td>${why}</td>
    </tr>`;
    return html`<table class="ms-table ms-log">
      <thead><tr>${HEADINGS.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
      <tbody>${shown.map(row)}</tbody>
    </table>${more}`;
  };

  my.BringPlan = ({ ws, asked, plan, set, bring, close }) => {
    const coming = plan.firms.filter(({ key }) => !asked.skipped.includes(key));
    // Those that have to be looked at stand first.
    const inDoubt = (/** @type {My.BroughtFirm} */ { perhaps, key }) => Number(perhaps.length > 0 && / /.test(key));
    const [shown, more] = my.useMore(
      [...plan.firms].sort((a, b) => inDoubt(b) - inDoubt(a)),
      FIRMS,
    );
    const id = my.useId();
    const number = (/** @type {(firm: My.BroughtFirm) => unknown} */ fits) => coming.filter(fits).length;
    const listed = number((firm) => !firm.there && firm.id && ws.listed(firm.id));
    const own = number((firm) => !firm.there && !firm.id);
    const followed = number(({ there }) => there);
    const twins = number(({ numbers }) => numbers.length > 1);
    const entries = coming.reduce((sum, firm) => sum + firm.entries.length, 0);
    const steps = number(({ fields }) => fields.next);
    const rows = plan.left.filter(({ whole }) => whole).length;
    const cells = plan.left.length - rows;
    const kinds = [
      listed && `${listed} of the directory`,
      own && `${own} of your own`,
      followed && `${followed} that you follow already`,
    ].filter(Boolean);
    const out = [rows && count(rows, "row"), cells && count(cells, "cell")].filter(Boolean).join(" and ");
    const go = () => html`<${Button} first onClick=${bring}>Bring in ${count(coming.length, "firm")}<//>`;
    const leftOut = () => html`<section aria-labelledby=${`${id}-left`}>
      <h3 id=${`${id}-left`}>What stays out <span class="hint">${out}</span></h3>
      <${Check} label="Put what is left out of a row into the notes of its firm" checked=${asked.keepOdd}
        onChange=${(event) => set({ keepOdd: event.target.checked })} />
      <${Left} ws=${ws} left=${plan.left} />
    </section>`;
    return html`<h3>What will come</h3>
      <ul aria-live="polite">
        <li>${count(coming.length, "firm")}${kinds.length > 0 && `: ${kinds.join(", ")}`}</li>
        ${twins > 0 && html`<li>${count(twins, "firm")} in several rows, which become one</li>`}
        <li>${count(entries, "log entry", "log entries")} and ${count(steps, "next step")}</li>
        <li>Left out: ${out || "nothing"}</li>
        ${plan.open.size > 0 && html`<li>Dates in ${count(plan.open.size, "column")} wait for your answer above</li>`}
      </ul>
      <ul class="plain-list">${shown.map(
        (firm) => html`<${Brought} key=${firm.key} ws=${ws} firm=${firm} asked=${asked} set=${set} />`,
      )}</ul>
      ${more}
      ${plan.left.length > 0 && leftOut()}
      <div class="tools">
        ${plan.changes.length > 0 && go()}
        <${Button} onClick=${close}>Leave everything as it is<//>
      </div>
      ${!plan.changes.length && html`<p>Nothing would come: all of it is here already, or left out.</p>`}`;
  };
})();
