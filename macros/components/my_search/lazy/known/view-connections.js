// A reader's connections, and the firms that they are at.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { useMemo, useState } = window.preactHooks;
  const { count, longDate } = window.Rapport;
  const { html, Button, Fold, Go } = my;
  const FEW = 3; // people of a firm that are shown at first
  const LONGEST = 300; // characters of a name: my_search_file.py

  /** @typedef {{file: string, people: My.Person[]}} Opened */
  /** @type {WeakMap<My.Workspace, Opened>} */
  const opened = new WeakMap(); // while the page is open, and nowhere else

  /** @type {(number: number) => string} */
  const peopleText = (number) => count(number, "person", "people");

  /** Return all firms of the directory. @type {(ws: My.Workspace) => My.Sought[]} */
  const listedIn = (ws) => {
    const firms = [];
    const index = ws.engine();
    for (let number = 0, one = index?.firm(0); one; number += 1, one = index?.firm(number)) firms.push(one);
    return firms;
  };

  /** @type {My.View<{firm: My.Sought, person: My.Person}>} */
  const PersonRow = ({ ws, firm, person }) => {
    const followed = ws.firm(firm.id);
    const name = person.name.slice(0, LONGEST);
    const take = () => {
      if (followed) ws.setFirm(firm.id, { person: name }, `${name} is your contact at ${firm.name} now.`);
      else ws.follow({ ...firm, person: name });
    };
    const day = my.connectedOn(person.on);
    const company = person.company === firm.name ? "" : person.company;
    const about = [person.position, company, day && `connected since ${longDate(day)}`].filter(Boolean);
    const does = followed
      ? `Make this my contact${followed.person ? `, in place of ${followed.person}` : ""}`
      : "Follow this firm with this contact";
    const button = () => html`<${Button} onClick=${take}>
      ${does}<span class="visually-hidden">: ${name}, ${firm.name}</span>
    <//>`;
    return html`<li>
      <div><strong>${name}</strong><span class="hint">${about.join(" · ")}</span></div>
      ${followed?.person === name ? html`<span class="hint">Your contact</span>` : button()}
    </li>`;
  };

  /**
   * A firm with the people there; said is what else there is to say.
   *
   * @type {My.View<{firm: My.Sought, people: My.Person[], said: string}>}
   */
  const FirmRow = ({ ws, firm, people, said }) => {
    const [shown, more] = my.useMore(people, FEW);
    const { kind, listed } = ws.about(firm);
    const page = () => html`<a href=${ws.firmUrl(firm.id)}>${firm.name}</a>`;
    const name = ws.firm(firm.id) || !listed ? html`<${Go} ws=${ws} to=${`firm=${firm.id}`}>${firm.name}<//>` : page();
    return html`<li class="ms-firm" data-known=${firm.id}>
      <p class="ms-firm__name">${name}</p>
      <p class="ms-firm__tags"><${my.Badge} ws=${ws} kind=${kind} /> ${peopleText(people.length)}</p>
      ${said && html`<p class="ms-firm__said">${said}</p>`}
      <ul class="plain-list ms-found ms-people">
        ${shown.map((person) => html`<${PersonRow} ws=${ws} firm=${firm} person=${person} />`)}
      </ul>
      ${more}
    </li>`;
  };

  /** @type {My.View<{people: My.Person[]}>} */
  const Found = ({ ws, people }) => {
    const own = ws.state.firms.filter(({ id }) => !ws.listed(id)).map(({ id }) => ({ id, name: ws.about(id).name }));
    const { known, perhaps } = useMemo(
      () => my.whomOneKnows(people, [...listedIn(ws), ...own], ws.known.alike),
      [people, JSON.stringify(own)],
    );
    const [sure, moreSure] = my.useMore(known);
    const [unsure, moreUnsure] = my.useMore(perhaps);
    const number = known.reduce((sum, one) => sum + one.people.length, 0);
    const row = (/** @type {My.KnownAt} */ { firm, people: there, formerly }) =>
      html`<${FirmRow} key=${firm.id} ws=${ws} firm=${firm} people=${there}
        said=${formerly && `Formerly ${formerly}`} />`;
    const doubtful = (/** @type {My.MaybeAt} */ { firm, people: there, company, name, doubt }) =>
      html`<${FirmRow} key=${`${firm.id} ${company}`} ws=${ws} firm=${firm} people=${there}
        said=${`Their company is “${company}”. ${my.DOUBTS[doubt](name)}`} />`;
    const result = known.length
      ? `You know ${peopleText(number)} at ${count(known.length, "firm")}.`
      : "None of them is for certain at a firm of the directory, or of your own.";
    return html`<p role="status"><strong>${result}</strong></p>
      <ul class="plain-list ms-firms">${sure.map(row)}</ul>
      ${moreSure}
      ${
        perhaps.length > 0 &&
        html`<section aria-labelledby="ms-perhaps"><h3 id="ms-perhaps">Perhaps</h3>
          <p>Here the names alone do not tell. Look at the person’s profile before you rely on it.</p>
          <ul class="plain-list ms-firms">${unsure.map(doubtful)}</ul>
          ${moreUnsure}
        </section>`
      }`;
  };

  /** @type {My.View} */
  const HowTo = ({ ws }) => {
    const source = (/** @type {{url: string, title: string}} */ { url, title }) =>
      html`<a href=${url} rel="noopener noreferrer">${title}</a>`;
    const { sources = [] } = ws.known.evidence["linkedin-data-export"] || {};
    return html`<${Fold} title="How to get the file from LinkedIn">
      <ol>
        <li>On a computer, choose your picture (“Me”) at the top of LinkedIn, then “Settings & Privacy”. Phones do not
          offer it.</li>
        <li>Choose “Data privacy”, then “Get a copy of your data”.</li>
        <li>Choose “Connections” alone, then “Request archive”.</li>
        <li>LinkedIn sends you a link, within minutes as it says; it works for 72 hours. If what you download is a zip
          file, unpack it: Connections.csv is in it.</li>
      </ol>
      <p class="hint">As LinkedIn’s help had it in November 2026: ${sources.map(source)}</p>
    <//>`;
  };

  my.Connections = ({ ws }) => {
    const [now, setNow] = useState(opened.get(ws));
    const [refused, setRefused] = useState("");
    const id = my.useId();
    /** @param {Opened | undefined} next */
    const show = (next) => {
      if (next) opened.set(ws, next);
      else opened.delete(ws);
      setNow(next);
    };
    /** @param {File | undefined} file */
    const read = async (file) => {
      if (!file) return undefined;
      const { name, size } = file;
      if (size > my.MOST_BYTES) {
        return setRefused(
          `“${name}” is larger than 20 MiB. Connections.csv is smaller; if it is packed with the rest, unpack that first.`,
        );
      }
      const bytes = await file.arrayBuffer().catch(() => null);
      if (!bytes) return setRefused(`“${name}” could not be read.`);
      const { people, refused: why = "" } = my.readConnections(bytes);
      setRefused(why && `“${name}” was not taken. ${why}`);
      return people && show({ file: name, people });
    };
    /** @param {My.ViewEvent} event */
    const choose = ({ target }) => {
      const file = target.files?.[0];
      read(file).finally(() => {
        target.value = "";
      });
    };
    /** @param {Event} event */
    const over = (event) => event.preventDefault();
    /** @param {Event} event */
    const drop = (event) => {
      event.preventDefault();
      read(/** @type {DragEvent} */ (event).dataTransfer?.files[0]);
    };
    const file = (/** @type {Opened} */ one) => html`<p>
        <strong>${one.file}</strong>: ${count(one.people.length, "connection")}. They are in this page alone, and go when
        you leave or reload it.
      </p>
      <div class="tools"><${Button} onClick=${() => show(undefined)}>Forget them now<//></div>`;
    return html`<div class="ms-box" onDragOver=${over} onDrop=${drop}>
        <p><label class="tool ms-file" for=${id}>Choose Connections.csv<input id=${id} type="file" onChange=${choose} />
        </label> <span class="hint ms-drop">or drop it here</span></p>
        <div aria-live="polite">${refused && html`<div class="ms-warning"><p>${refused}</p></div>`}</div>
        ${now && file(now)}
      </div>
      <${HowTo} ws=${ws} />
      ${now && html`<${Found} key=${now.file} ws=${ws} people=${now.people} />`}`;
  };
})();
