// About me, and what a reader does with all of it: save a copy, bring it back, take it into a spreadsheet, delete it.
(() => {
  "use strict";

  const my = (window.Rapport.mySearch ||= {});
  const { useState } = window.preactHooks;
  const { html, useId, count, Button, Field, Fold } = my;
  const { longDate } = window.Rapport.directory;

  const About = ({ ws }) => {
    const field = ({ id, label, example, purpose }) =>
      html`<${Field} key=${id} label=${label} placeholder=${`e.g. ${example}`} autocomplete=${purpose || "off"} value=${ws.state.about[id] || ""} onInput=${(event) => ws.setAbout(id, event.target.value)} />`;
    return html`<h2 tabindex="-1">About me</h2>
      <p>What you say here fills the messages. Leave out whatever you like; it stays in this browser.</p>
      <div class="ms-row ms-about">${ws.known.about.filter(({ first }) => first).map(field)}</div>
      <${Fold} title="More about me" note="for the first note" open=${ws.known.about.some(({ id, first }) => !first && ws.state.about[id])}>
        <div class="ms-row ms-about">${ws.known.about.filter(({ first }) => !first).map(field)}</div>
      <//>`;
  };

  const names = (ws, records) => {
    const said = records.slice(0, 5).map((record) => record.name || ws.about(record).name);
    return `${said.join(", ")}${records.length > 5 ? ` and ${records.length - 5} more` : ""}`;
  };

  const Plan = ({ ws, plan }) => {
    const { firms, log, about } = plan;
    const line = (list, text) => (list.length ? html`<li>${count(list.length, "firm")} ${text}: ${names(ws, list)}</li>` : null);
    const entries = [["added", "added"], ["changed", "changed"], ["kept", "kept as they are here"], ["removed", "removed"]].filter(([name]) => log[name].length).map(([name, text]) => `${log[name].length} ${text}`);
    const labels = (ids) => ids.map((id) => ws.known.about.find((one) => one.id === id)?.label || id).join(", ");
    const nothing = !firms.added.length && !firms.changed.length && !firms.removed.length && !log.added.length && !log.changed.length && !log.removed.length && !about.added.length;
    return html`<ul>
      ${nothing && html`<li>Nothing: all of it is here already.</li>`}
      ${line(firms.added, "added")}${line(firms.changed, "changed")}${line(firms.kept, "kept as here, since they were changed here last")}${line(firms.removed, "removed, with their log")}
      ${firms.same > 0 && html`<li>${count(firms.same, "firm")} the same in both</li>`}
      ${entries.length > 0 && html`<li>Log entries: ${entries.join(", ")}${log.same ? `, ${log.same} the same` : ""}</li>`}
      ${about.added.length > 0 && html`<li>About me: ${labels(about.added)}</li>`}
      ${about.kept.length > 0 && html`<li>About me, kept as here: ${labels(about.kept)}</li>`}
    </ul>`;
  };

  const Import = ({ ws }) => {
    const [refused, setRefused] = useState("");
    const [file, setFile] = useState(null);
    const [how, setHow] = useState("merge");
    const id = useId();
    const take = async (event) => {
      const [chosen] = event.target.files;
      event.target.value = "";
      setFile(null);
      setRefused("");
      setHow("merge");
      if (!chosen) return;
      if (chosen.size > my.MOST_BYTES) return setRefused(`“${chosen.name}” is larger than 20 MiB.`);
      let text;
      try {
        text = await chosen.text();
      } catch {
        return setRefused(`“${chosen.name}” could not be read.`);
      }
      const found = my.fromFile(text, ws.known.schema, ws.span);
      return found.refused ? setRefused(`“${chosen.name}” was not imported. ${found.refused}`) : setFile({ ...found, name: chosen.name });
    };
    const plan = file && my.planImport(ws.state, file.search, how);
    const go = () => {
      ws.commit({ do: "replace", search: plan.search }, "The file was imported.");
      setFile(null);
    };
    return html`<section aria-labelledby="ms-import"><h3 id="ms-import">Bring a copy back</h3>
      <p>You see what would change before anything does.</p>
      <p><label class="tool ms-file" for=${id}>Choose a file<input id=${id} type="file" accept=".json,application/json" onChange=${take} /></label></p>
      <div aria-live="polite">
        ${refused && html`<div class="ms-warning"><p>${refused} Nothing was changed.</p></div>`}
        ${plan &&
        html`<div class="ms-box" data-import>
          <p><strong>${file.name}</strong>, saved on ${longDate(file.exported.slice(0, 10))}: ${count(file.search.firms.length, "firm")}, ${count(file.search.log.length, "log entry", "log entries")}.</p>
          <fieldset class="ms-choice"><legend>How to take it in</legend>
            ${[["merge", "Merge it with what is here"], ["replace", "Put it in the place of what is here"]].map(([value, label]) => html`<p class="ms-check"><input type="radio" name=${`${id}-how`} id=${`${id}-${value}`} checked=${how === value} onChange=${() => setHow(value)} /> <label for=${`${id}-${value}`}>${label}</label></p>`)}
          </fieldset>
          <p>This would change:</p><${Plan} ws=${ws} plan=${plan} />
          <div class="tools"><${Button} first onClick=${go}>Import it<//><${Button} onClick=${() => setFile(null)}>Leave everything as it is<//></div>
        </div>`}
      </div>
    </section>`;
  };

  const Keep = ({ ws }) => {
    const [asking, setAsking] = useState(false);
    const { firms, log } = ws.state;
    return html`<h2 tabindex="-1">Keep or delete</h2>
      <p>You have ${count(firms.length, "firm")} and ${count(log.length, "log entry", "log entries")}. They are in this browser on this device, and nowhere else: nothing is sent, and nobody else can bring them back for you. Whoever can use this browser can read them.</p>
      <p>${ws.lasting === "yes" ? "Your browser has agreed to keep them until you delete them." : "Your browser may clear them when it runs short of room, or when you clear its data. Save a copy now and then."}</p>
      <section aria-labelledby="ms-save"><h3 id="ms-save">Save a copy</h3>
        <p>One file with everything, which you can bring back here or on another device. It is not encrypted; keep it where you keep private papers.</p>
        <div class="tools"><${Button} first onClick=${ws.save}>Save a copy<//></div>
        <p>For a spreadsheet (these cannot be brought back):</p>
        <div class="tools"><${Button} onClick=${() => ws.table("firms")}>Firms as CSV<//><${Button} onClick=${() => ws.table("log")}>Log as CSV<//></div>
      </section>
      <${Import} ws=${ws} />
      <section aria-labelledby="ms-delete"><h3 id="ms-delete">Delete everything</h3>
        <p>Removes all firms, the log and what you said about yourself from this browser. Files that you saved stay where they are, and so do dates in your own calendar and ticks on the checklists’ own pages.</p>
        ${asking
          ? html`<div class="ms-warning" role="alert"><p><strong>Delete ${count(firms.length, "firm")} and ${count(log.length, "log entry", "log entries")} from this browser?</strong></p>
              <div class="tools"><${Button} onClick=${() => setAsking(false)}>Keep it<//><${Button} onClick=${() => (setAsking(false), ws.deleteAll())}>Yes, delete everything<//></div></div>`
          : html`<div class="tools"><${Button} onClick=${() => setAsking(true)}>Delete everything<//></div>`}
      </section>
      <p class="hint">The <a href=${ws.links.format}>form of the file</a> is documented.</p>`;
  };

  Object.assign(my, { About, Keep });
})();
