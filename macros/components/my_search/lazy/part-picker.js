// Find a firm in the directory, or add one of one's own.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { useState } = window.preactHooks;
  const { count } = window.Rapport;
  const { html, Button, Field, Go, Options } = my;
  const SHOWN = 6; // firms found that are shown

  /** @type {My.View<{begin: string, close: () => void, done: () => void}>} */
  const OwnFirm = ({ ws, begin, close, done }) => {
    const [typed, setTyped] = useState({ name: begin, website: "", kind: "" });
    const [fault, setFault] = useState("");
    /** @type {(field: keyof typeof typed) => (event: My.ViewEvent) => void} */
    const set = (field) => (event) => setTyped({ ...typed, [field]: event.target.value });
    /** @param {Event} event */
    const add = (event) => {
      event.preventDefault();
      const name = typed.name.trim();
      const website = typed.website.trim() ? my.webAddress(typed.website) : "";
      if (!name) return setFault("Give the firm a name.");
      if (website === null) {
        return setFault("This is not a web address. Write it as www.example.com, or leave it empty.");
      }
      ws.follow({ id: my.newId("own"), name, website, kind: typed.kind });
      return done();
    };
    return html`<form class="ms-box" onSubmit=${add}>
      <h3>A firm of your own</h3>
      <${Field} label="Name" value=${typed.name} onInput=${set("name")} />
      <${Field} label="Website (optional)" inputmode="url" value=${typed.website} onInput=${set("website")} />
      <${Field} as="select" label="Kind of firm" value=${typed.kind} onChange=${set("kind")}>
        <${Options} of=${ws.known.words.kind} none="I do not know" />
      <//>
      ${fault && html`<p class="ms-fault" role="alert">${fault}</p>`}
      <div class="tools">
        <button type="submit" class="tool tool--first">Follow this firm</button>
        <${Button} onClick=${close}>Cancel<//>
      </div>
    </form>`;
  };

  /** @type {My.View<{firm: My.Listed, engine: My.Engine}>} */
  const Found = ({ ws, firm, engine }) => {
    const { id, name, kind, headquarters, countries } = firm;
    const place = headquarters?.city || (countries[0] ? engine.label("country", countries[0]) : "");
    const about = html`<span class="visually-hidden"> ${name}</span>`;
    const hint = [ws.word("kind", kind), place].filter(Boolean).join(" · ");
    return html`<li>
      <div><strong>${name}</strong><span class="hint">${hint}</span></div>
      ${
        ws.firm(id)
          ? html`<${Go} ws=${ws} to=${`firm=${id}`} class="tool">Open${about}<//>`
          : html`<${Button} onClick=${() => ws.follow({ id, name })}>Follow${about}<//>`
      }
    </li>`;
  };

  my.Picker = ({ ws }) => {
    const [q, setQ] = useState("");
    const [adding, setAdding] = useState(false);
    const typed = q.trim();
    const engine = ws.engine();
    const matches = typed && engine ? engine.query({ q }) : null;
    const many = my.tooManyFirms(ws.state, ws.known, (id) => ws.about(id).kind, 1);
    const close = () => setAdding(false);
    const done = () => {
      close();
      setQ("");
    };
    if (adding) return html`<${OwnFirm} ws=${ws} begin=${typed} close=${close} done=${done} />`;
    const add = () => setAdding(true);
    const all = () => html`<a href=${`${ws.links.directory}?q=${encodeURIComponent(typed)}`}>see them all there</a>`;
    const results = () => html`
      ${many && html`<p class="hint">${many.detail}</p>`}
      <ul class="plain-list ms-found" aria-label="Firms found">
        ${(matches || []).slice(0, SHOWN).map((number) => {
          const firm = /** @type {My.Engine} */ (engine).firm(number);
          return html`<${Found} key=${firm.id} ws=${ws} firm=${firm} engine=${engine} />`;
        })}
      </ul>
      ${
        matches &&
        matches.total > SHOWN &&
        html`<p class="hint">
        ${count(matches.total, "firm")} in the directory fit; these are the first six. Type more, or ${all()}.
      </p>`
      }
      ${matches && !matches.total && html`<p class="hint">No firm in the directory is called that.</p>`}
      <${Button} onClick=${add}>Add “${typed}” as a firm of your own<//>`;
    const begin = () => html`<div class="tools">
      <a class="tool" href=${ws.links.directory}>Open the directory</a>
      <${Button} onClick=${add}>Add a firm of your own<//>
      <${Go} ws=${ws} to="known" class="tool">Whom do you know?<//>
      <${Go} ws=${ws} to="bring" class="tool">Bring your spreadsheet<//>
    </div>`;
    return html`<div class="ms-box ms-picker" role="group" aria-label="Follow a firm">
      <${Field} label="Follow a firm" type="search" placeholder="Name, field or place" value=${q}
        hint=${typed ? undefined : "Found in the directory, or your own."}
        onInput=${(event) => setQ(event.target.value)} />
      ${typed ? results() : begin()}
    </div>`;
  };

  /** What a reader sees first. */
  my.Begin = ({ ws }) => html`<h2 tabindex="-1">Begin with one firm</h2>
    <p>Follow a few firms that handle people like you. Then note what happens, and this page tells you when to write
      next and when it is too soon.</p>
    <${my.CopyReminder} ws=${ws} />
    <${my.Picker} ws=${ws} />
    <p>Have you saved a copy before? <${Go} ws=${ws} to="keep">Bring it back<//>.</p>
    ${!ws.example && html`<${my.Missing}><${my.Import} ws=${ws} /><//>`}
    <p>Would you rather see first what it looks like?</p>
    <div class="tools"><${Button} onClick=${ws.seeExample}>See an example<//></div>`;
})();
