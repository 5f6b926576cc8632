// What a reader does with all of it: save a copy, bring it back, take it into a spreadsheet, delete it.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { useState } = window.preactHooks;
  const { count } = window.Rapport;
  const { html, Button } = my;
  const NAMED = 5; // firms that a plan names

  const WAYS = { merge: "Merge it with what is here", replace: "Put it in the place of what is here" };
  const ENTRIES = { added: "added", changed: "changed", kept: "kept as they are here", removed: "removed" };

  /** @type {(number: number) => string} */
  const entriesText = (number) => count(number, "log entry", "log entries");

  /** What an import would change. */
  my.PlanList = ({ ws, plan: { firms, log, about } }) => {
    /** @type {(list: My.Firm[], text: string) => My.Drawn} */
    const line = (list, text) => {
      const names = list.slice(0, NAMED).map((firm) => firm.name || ws.about(firm).name);
      const more = list.length > NAMED ? ` and ${list.length - NAMED} more` : "";
      return list.length ? html`<li>${count(list.length, "firm")} ${text}: ${names.join(", ")}${more}</li>` : null;
    };
    const names = /** @type {(keyof typeof ENTRIES)[]} */ (Object.keys(ENTRIES));
    const entries = names.filter((name) => log[name].length).map((name) => `${log[name].length} ${ENTRIES[name]}`);
    const same = log.same ? `, ${log.same} the same` : "";
    /** @param {string[]} ids */
    const labels = (ids) => ids.map((id) => ws.known.about.find((one) => one.id === id)?.label || id).join(", ");
    const changes = [firms, log].flatMap(({ added, changed, removed }) => [...added, ...changed, ...removed]);
    return html`<ul>
      ${!changes.length && !about.added.length && html`<li>Nothing: all of it is here already.</li>`}
      ${line(firms.added, "added")}
      ${line(firms.changed, "changed")}
      ${line(firms.kept, "kept as here, since they were changed here last")}
      ${line(firms.removed, "removed, with their log")}
      ${firms.same > 0 && html`<li>${count(firms.same, "firm")} the same in both</li>`}
      ${entries.length > 0 && html`<li>Log entries: ${entries.join(", ")}${same}</li>`}
      ${about.added.length > 0 && html`<li>About me: ${labels(about.added)}</li>`}
      ${about.kept.length > 0 && html`<li>About me, kept as here: ${labels(about.kept)}</li>`}
    </ul>`;
  };

  /** @typedef {{name: string, search: My.Search, exported: string}} Chosen */

  /** @type {My.View<{file: Chosen, close: () => void}>} */
  const Offer = ({ ws, file, close }) => {
    const [how, setHow] = useState(/** @type {keyof typeof WAYS} */ ("merge"));
    const id = my.useId();
    const { name, search, exported } = file;
    const plan = my.planImport(ws.state, search, how);
    const go = () => {
      // Merged on top of what other tabs have stored meanwhile, and beside what cannot be read here.
      ws.commit(how === "merge" ? { do: "merge", search } : { do: "replace", search }, "The file was imported.");
      close();
    };
    const way = (/** @type {keyof typeof WAYS} */ value) => html`<p class="ms-check">
      <input type="radio" name=${`${id}-how`} id=${`${id}-${value}`} checked=${how === value}
        onChange=${() => setHow(value)} />${" "}
      <label for=${`${id}-${value}`}>${WAYS[value]}</label>
    </p>`;
    const holds = `${count(search.firms.length, "firm")}, ${entriesText(search.log.length)}`;
    return html`<div class="ms-box" data-import>
      <p><strong>${name}</strong>, saved on ${my.dayText(ws, exported.slice(0, 10))}: ${holds}.</p>
      <fieldset class="ms-choice"><legend>How to take it in</legend>${way("merge")}${way("replace")}</fieldset>
      <p>This would change:</p><${my.PlanList} ws=${ws} plan=${plan} />
      <div class="tools">
        <${Button} first onClick=${go}>Import it<//><${Button} onClick=${close}>Leave everything as it is<//>
      </div>
    </div>`;
  };

  my.Import = ({ ws }) => {
    const [refused, setRefused] = useState("");
    const [file, setFile] = useState(/** @type {Chosen | null} */ (null));
    const [odd, setOdd] = useState(/** @type {Chosen | null} */ (null));
    const id = my.useId();
    /** @param {My.ViewEvent} event */
    const readChosen = async ({ target }) => {
      const chosen = target.files?.[0];
      target.value = "";
      setFile(null);
      setOdd(null);
      setRefused("");
      if (!chosen) return;
      const { name, size } = chosen;
      if (size > my.MOST_BYTES) return setRefused(`“${name}” is larger than 20 MiB.`);
      const text = await chosen.text().catch(() => null);
      if (text === null) return setRefused(`“${name}” could not be read.`);
      const { search, exported, refused: reason } = my.fromFile(text, ws.known.schema, ws.span());
      if (search) return setFile({ name, search, exported });
      const found = my.oddFile(text, ws.known.schema, ws.span());
      setOdd(found && { name, ...found });
      return setRefused(`“${name}” was not imported. ${reason}`);
    };
    const takeOdd = () => {
      setFile(odd);
      setOdd(null);
      setRefused("");
    };
    const question = () => html`<p>Nothing else is wrong with it. You can take it with these days: nothing is reckoned
        from them, and you are asked to mend them.</p>
      <div class="tools"><${Button} onClick=${takeOdd}>Take it with these days<//></div>`;
    return html`<section aria-labelledby="ms-import"><h3 id="ms-import">Bring a copy back</h3>
      <p>A copy is called my-search with its day, such as my-search-${ws.today}.json. You see what would change before
        anything does.</p>
      <p><label class="tool ms-file" for=${id}>Choose a file
        <input id=${id} type="file" accept=".json,.txt,application/json,text/plain" onChange=${readChosen} />
      </label></p>
      <div aria-live="polite">
        ${refused && html`<div class="ms-warning"><p>${refused} Nothing was changed.</p>${odd && question()}</div>`}
        ${file && html`<${Offer} ws=${ws} file=${file} close=${() => setFile(null)} />`}
      </div>
    </section>`;
  };

  /** @type {My.View} */
  const Deletion = ({ ws }) => {
    const [asking, setAsking] = useState(false);
    const { firms, log } = ws.state;
    const remove = () => {
      setAsking(false);
      ws.deleteAll();
    };
    const question = () => html`<div class="ms-warning" role="alert">
      <p><strong>Delete ${count(firms.length, "firm")} and ${entriesText(log.length)} from this browser?</strong></p>
      <div class="tools">
        <${Button} onClick=${() => setAsking(false)}>Keep it<//>
        <${Button} onClick=${remove}>Yes, delete everything<//>
      </div>
    </div>`;
    const ask = () => html`<div class="tools"><${Button} onClick=${() => setAsking(true)}>Delete everything<//></div>`;
    return html`<section aria-labelledby="ms-delete"><h3 id="ms-delete">Delete everything</h3>
      <p>Removes all firms, the log and what you said about yourself from this browser, and ends the writing to a file
        of yours. The files stay where they are, as they are, and so do dates in your own calendar and ticks on the
        checklists’ own pages.</p>
      ${asking ? question() : ask()}
    </section>`;
  };

  my.Keep = ({ ws }) => {
    const { firms, log } = ws.state;
    const share = my.shareable(ws) && html`<${Button} onClick=${ws.share}>Share a copy<//>`;
    return html`<h2 tabindex="-1">Keep or delete</h2>
      <p>You have ${count(firms.length, "firm")} and ${entriesText(log.length)}. They are in this browser on this
        device, and in the copies that you make: nothing is sent, and nobody else can bring them back for you. Whoever
        can use this browser can read them.</p>
      <${my.Browser} ws=${ws} />
      ${my.canKeepFile() && html`<${my.KeptFile} ws=${ws} />`}
      <section aria-labelledby="ms-save"><h3 id="ms-save">Save a copy</h3>
        <p>One file with everything, which you can bring back here or on another device. It is not encrypted; keep it
          where you keep private papers.</p>
        <p class="hint">${my.lastCopy(ws) || "There is none yet."}</p>
        <div class="tools"><${Button} first onClick=${ws.save}>Save a copy<//>${share}</div>
        <p>For a spreadsheet (these cannot be brought back):</p>
        <div class="tools">
          <${Button} onClick=${() => ws.table("firms")}>Firms as CSV<//>
          <${Button} onClick=${() => ws.table("log")}>Log as CSV<//>
        </div>
      </section>
      <${my.Import} ws=${ws} />
      <p>Your own list of firms comes in another way: <${my.Go} ws=${ws} to="bring">bring your spreadsheet<//>.</p>
      <${my.Missing} />
      <${Deletion} ws=${ws} />
      <p class="hint">The <a href=${ws.links.format}>form of the file</a> is documented.</p>`;
  };
})();
