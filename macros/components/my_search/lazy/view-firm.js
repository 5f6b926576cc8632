// One firm: where you stand, what is next, the log, what to write and to tick, and the sheet for the next call.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { useState } = window.preactHooks;
  const { count, longDate } = window.Rapport;
  const { html, Button, Field, Fold, Go, Options } = my;

  /** @type {My.View<{firm: My.Firm}>} */
  const Website = ({ ws, firm }) => {
    const [fault, setFault] = useState("");
    /** @param {My.ViewEvent} event */
    const change = (event) => {
      const typed = event.target.value.trim();
      const website = typed ? my.webAddress(typed) : "";
      const wrong = "This is not a web address, and was not kept. Write it as www.example.com.";
      setFault(website === null ? wrong : "");
      if (website !== null) ws.setFirm(firm.id, { website });
    };
    return html`<${Field} label="Website" inputmode="url" value=${firm.website || ""} onChange=${change} />
      ${fault && html`<p class="ms-fault" role="alert">${fault}</p>`}`;
  };

  /**
   * What is noted of a firm besides its log, and of one of the reader's own what the directory says of others.
   *
   * @type {My.View<{firm: My.Firm, listed: boolean}>}
   */
  const Details = ({ ws, firm, listed }) => {
    /** @type {(field: "person" | "role" | "notes" | "kind" | "name") => (event: My.ViewEvent) => void} */
    const set = (field) => (event) => ws.setFirm(firm.id, { [field]: event.target.value });
    /** @param {My.ViewEvent} event */
    const rename = (event) => {
      const name = event.target.value.trim();
      if (name) ws.setFirm(firm.id, { name });
    };
    const kindOfOwn = () => html`
      <${Field} label="Name of the firm" value=${firm.name || ""} onChange=${rename} />
      <${Website} ws=${ws} firm=${firm} />
      <${Field} as="select" label="Kind of firm" value=${firm.kind || ""} onChange=${set("kind")}>
        <${Options} of=${ws.known.words.kind} chosen=${firm.kind} none="I do not know" />
      <//>`;
    return html`
      <${Field} label="Whom I write to" value=${firm.person || ""} onInput=${set("person")} />
      <${Field} label="Role or search concerned" value=${firm.role || ""} onInput=${set("role")} />
      <${Field} as="textarea" label="Notes" hint="For you alone; kept in this browser." value=${firm.notes || ""}
        onInput=${set("notes")} />
      ${!listed && kindOfOwn()}`;
  };

  /** @type {My.View<{firm: My.Firm}>} */
  const Facts = ({ ws, firm }) => {
    const { listed, facts } = ws.about(firm);
    const { lastSpoke, turn, since } = facts;
    /** @type {(name: string, value: My.Drawn) => My.Drawn} */
    const fact = (name, value) => value && html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
    /** @type {(text: string, hint: string) => My.Drawn} */
    const hinted = (text, hint) => html`${text} <span class="hint">${hint}</span>`;
    const silence = my.silenceText(facts);
    const whose = turn === "you" ? "Yours" : "Theirs";
    return html`<dl class="ms-facts">
      ${fact("Last spoke", lastSpoke ? hinted(longDate(lastSpoke), my.ago(lastSpoke, ws.today)) : "Not yet")}
      ${fact("Whose turn", turn && since ? hinted(whose, `since ${longDate(since)}`) : "Nobody’s")}
      ${fact("Answers", silence && html`<strong>${silence}</strong>`)}
      ${fact("Favours", my.favoursText(facts) || "None noted")}
      ${fact("How to approach it", listed && ws.approach(firm.id))}
    </dl>`;
  };

  my.FirmView = ({ ws, firm }) => {
    const { name, kind, website, listed, facts } = ws.about(firm);
    const relation = my.relationOf(firm);
    const { relation: relations } = ws.known.words;
    const suggestion = (/** @type {My.Item} */ item) =>
      html`<${my.Suggestion} key=${item.key} ws=${ws} firm=${firm} item=${item} />`;
    const site = () => html`<a href=${website} rel="noopener noreferrer">${my.hostOf(website)}</a>`;
    const page = () => html`<a href=${ws.firmUrl(firm.id)}>Its page in the directory</a>`;
    const went = firm.resumes ? count(firm.resumes.length, "employer") : "nowhere yet";
    const about = [firm.person, firm.role].filter(Boolean).join(" · ");
    return html`<div class="ms__screen">
        <p class="crumbs"><${Go} ws=${ws} to="firms">Firms<//></p>
        <h2 tabindex="-1">${name}</h2>
        <p class="ms-firm__tags"><${my.Badge} ws=${ws} kind=${kind} /> ${website && site()} ${listed && page()}</p>
        <${Facts} ws=${ws} firm=${firm} />
        <${Field} as="select" label="Stage" value=${relation} hint=${relations[relation][1]}
          onChange=${(event) => ws.setRelation(firm, event.target.value)}>
          <${Options} of=${relations} chosen=${relation} />
        <//>
        ${ws
          .dueOf(firm)
          .filter(({ own }) => !own)
          .map(suggestion)}
        <${my.NextStepBox} ws=${ws} firm=${firm} />
        <${my.Log} ws=${ws} firm=${firm} facts=${facts} kind=${kind} entries=${ws.entries(firm.id)} name=${name} />
        <${Fold} title="Write a message" note="filled from what you have noted">
          <${my.Write} ws=${ws} firm=${firm} facts=${facts} kind=${kind} />
        <//>
        <${Fold} title="Checklists" note=${my.checklistsNote(ws, firm, kind)}>
          <${my.Checklists} ws=${ws} firm=${firm} kind=${kind} />
        <//>
        <${Fold} title="Where my CV (resume) went" note=${went}><${my.Resumes} ws=${ws} firm=${firm} /><//>
        <${Fold} title="Person, role and notes" note=${about} open=${Boolean(firm.notes)}>
          <${Details} ws=${ws} firm=${firm} listed=${listed} />
        <//>
        <div class="tools ms-actions">
          <${Button} onClick=${() => window.print()}>Print a sheet for the next call<//>
          <${Button} onClick=${() => ws.unfollow(firm)}>Remove this firm<//>
        </div>
      </div>
      <${my.Sheet} ws=${ws} firm=${firm} />`;
  };
})();
