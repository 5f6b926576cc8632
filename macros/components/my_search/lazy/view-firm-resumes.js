// Where a resume went through a firm; an employer that it reached through another one is warned of.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { useState, useRef } = window.preactHooks;
  const { html, Check, Field } = my;
  const NOTHING = { employer: "", role: "", agreed: false };

  /**
   * Return the names of the other firms that took a resume to an employer.
   *
   * @type {(ws: My.Workspace, firm: My.Firm, employer: string) => string[]}
   */
  const othersAt = (ws, firm, employer) => {
    const key = my.employerKey(employer);
    return ws.state.firms
      .filter((other) => other.id !== firm.id)
      .filter(({ resumes = [] }) => resumes.some((one) => my.employerKey(one.employer) === key))
      .map((other) => ws.about(other).name);
  };

  /** @type {My.View<{firm: My.Firm, resume: My.Resume}>} */
  const Sent = ({ ws, firm, resume }) => {
    const { id, employer, role, on, agreed } = resume;
    const others = othersAt(ws, firm, employer);
    const remove = () => {
      const resumes = (firm.resumes || []).filter((one) => one.id !== id);
      ws.setFirm(firm.id, { resumes }, `${employer} was removed.`);
    };
    return html`<li>
      <div>
        <strong>${employer}</strong>${role ? `, ${role}` : ""}
        <span class="hint">
          <${my.Day} ws=${ws} on=${on} />, ${agreed ? "with my permission" : "permission not noted"}
        </span>
        ${others.length > 0 && html`<span class="ms-fault">Also through ${others.join(", ")}</span>`}
      </div>
      <button type="button" class="ms-quiet" onClick=${remove}>
        Remove<span class="visually-hidden"> ${employer}</span>
      </button>
    </li>`;
  };

  my.Resumes = ({ ws, firm }) => {
    const day = my.useDay(ws, ws.today);
    const [unnamed, setUnnamed] = useState(false);
    const fields = useRef(/** @type {HTMLElement | null} */ (null));
    const [typed, setTyped] = useState(NOTHING);
    const set = (/** @type {Partial<typeof NOTHING>} */ some) => setTyped({ ...typed, ...some });
    const rule = my.cadenceFor(ws.known.cadence, "firms-per-employer");
    const employer = typed.employer.trim();
    const others = employer ? othersAt(ws, firm, employer) : [];
    /** @param {Event} event */
    const add = (event) => {
      event.preventDefault();
      setUnnamed(!employer);
      const on = day.validate();
      if (!employer) return fields.current?.querySelector("input")?.focus();
      if (!on) return;
      const { agreed } = typed;
      const resume = my.withFields(/** @type {My.Resume} */ ({ id: my.newId("r"), employer, on }), {
        role: typed.role.trim(),
        agreed,
      });
      ws.setFirm(firm.id, { resumes: [...(firm.resumes || []), resume] }, "Noted.");
      setTyped(NOTHING);
      day.reset();
    };
    const row = (/** @type {My.Resume} */ one) => html`<${Sent} key=${one.id} ws=${ws} firm=${firm} resume=${one} />`;
    const warning = () => html`<${my.Warning} ws=${ws} rule=${rule} text=${rule?.advice}
      detail=${`It went there through ${others.join(" and ")}.`} />`;
    return html`${firm.resumes && html`<ul class="plain-list ms-resumes">${firm.resumes.map(row)}</ul>`}
      <form class="ms-box" novalidate onSubmit=${add}>
        <div class="ms-row" ref=${fields}>
          <${Field} label="Employer" required fault=${unnamed && !employer ? "Name the employer." : ""}
            value=${typed.employer} onInput=${(event) => set({ employer: event.target.value })} />
          <${Field} label="Role (optional)" value=${typed.role}
            onInput=${(event) => set({ role: event.target.value })} />
          ${day.field({ label: "Sent on", required: true })}
        </div>
        <${Check} label="I said yes to this employer and role" checked=${typed.agreed}
          onChange=${(event) => set({ agreed: event.target.checked })} />
        <div aria-live="polite">${others.length > 0 && warning()}</div>
        <div class="tools">
          <button type="submit" class="tool">${others.length ? "Note it all the same" : "Note it"}</button>
        </div>
      </form>`;
  };
})();
