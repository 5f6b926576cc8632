// Bring a spreadsheet: give it, say what its columns are, see what will come, and take it in.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { useState, useMemo, useRef, useEffect } = window.preactHooks;
  const { count } = window.Rapport;
  const { html, Aside, Field, Options } = my;
  const MOST_ROWS = 2000;
  const TOP = 20; // rows, one of which may name the columns

  /** @typedef {{name: string, given: string | ArrayBuffer}} Source */
  /** @typedef {{separator?: string, encoding?: string, header?: number}} How */

  /** @type {My.View<{take: (source: Source) => void, refused: string, refuse: (why: string) => void}>} */
  const Giving = ({ take, refused, refuse }) => {
    const [pasted, setPasted] = useState("");
    const id = my.useId();
    /** @param {My.ViewEvent} event */
    const choose = async ({ target }) => {
      const file = target.files?.[0];
      target.value = "";
      if (!file) return;
      const { name, size } = file;
      if (size > my.MOST_BYTES) return refuse(`“${name}” is larger than 20 MiB.`);
      const given = await file.arrayBuffer().catch(() => null);
      if (given) take({ name: `“${name}”`, given });
      else refuse(`“${name}” could not be read.`);
    };
    /** @param {Event} event */
    const read = (event) => {
      event.preventDefault();
      take({ name: "The cells", given: pasted });
    };
    return html`<form class="ms-box" onSubmit=${read}>
      <${Field} as="textarea" label="Paste the cells here" rows="6" maxlength=${undefined} value=${pasted}
        hint="Copy them in the spreadsheet, with the names of the columns."
        onInput=${(event) => setPasted(event.target.value)} />
      <div class="tools">
        <button type="submit" class="tool tool--first">Read them</button>
        <label class="tool ms-file" for=${id}>Or choose a CSV or TSV file
          <input id=${id} type="file" accept=".csv,.tsv,.tab,.txt,text/csv,text/tab-separated-values,text/plain"
            onChange=${choose} />
        </label>
      </div>
      ${refused && html`<div class="ms-warning" role="alert"><p>${refused} Nothing was changed.</p></div>`}
    </form>`;
  };

  /**
   * How the table was read, which a reader may know better.
   *
   * @type {My.View<{source: Source, table: My.GoodTable, asked: My.TableAnswers, again: (how: How) => void}>}
   */
  const AsRead = ({ source, table, asked, again }) => {
    const { rows, separator, encoding, broken } = table;
    const names = (/** @type {Record<string, string>} */ of) =>
      Object.fromEntries(Object.entries(of).map(([id, name]) => [id, /** @type {[string, string]} */ ([name, ""])]));
    const top = rows.slice(0, TOP).map(
      (row, place) =>
        row.length > 0 &&
        html`<option value=${place}
      selected=${place === asked.header}>Row ${place + 1}: ${row.join(", ").slice(0, 40)}</option>`,
    );
    const filled = rows.filter((row, place) => row.length && place > asked.header).length;
    const joined = () => html`<div class="ms-warning" role="note"><p><strong>A quotation mark in row ${broken} is not
      closed.</strong> Rows from there on may stand together in one cell. Mend it in the spreadsheet, or look closely at
      what will come.</p></div>`;
    return html`<p>${source.name}: ${count(filled, "row")}, ${my.SEPARATORS[separator]} between the
        cells${encoding ? `, letters in ${my.ENCODINGS[encoding]}` : ""}.</p>
      ${broken && joined()}
      <${Aside} title="Does it look wrong?"><div class="ms-row">
        <${Field} as="select" label="Names of the columns" value=${String(asked.header)}
          onChange=${(event) => again({ header: Number(event.target.value) })}>
          <option value="-1" selected=${asked.header < 0}>There are none</option>
          ${top}
        <//>
        <${Field} as="select" label="Between the cells" value=${separator}
          onChange=${(event) => again({ separator: event.target.value })}>
          <${Options} of=${names(my.SEPARATORS)} chosen=${separator} />
        <//>
        ${
          encoding &&
          html`<${Field} as="select" label="Letters" value=${encoding}
            onChange=${(event) => again({ encoding: event.target.value })}>
            <${Options} of=${names(my.ENCODINGS)} chosen=${encoding} />
          <//>`
        }
      </div><//>`;
  };

  my.BringTable = ({ ws }) => {
    const [source, setSource] = useState(/** @type {Source | null} */ (null));
    const [table, setTable] = useState(/** @type {My.GoodTable | null} */ (null));
    const [asked, setAsked] = useState(/** @type {My.TableAnswers | null} */ (null));
    const [refused, setRefused] = useState("");
    const [missing, setMissing] = useState(false);
    const place = useRef(/** @type {HTMLElement | null} */ (null));
    const find = useMemo(() => my.firmFinder(ws), [ws.state.firms, source]);
    const plan = useMemo(() => asked && my.planTable(asked, ws, find), [asked, ws.state, find]);
    useEffect(() => place.current?.querySelector("h3")?.focus(), [source]);

    /** @type {(from: Source, how?: How) => void} */
    const take = (from, how = {}) => {
      const { separator = table?.separator, encoding = table?.encoding } = how;
      const found = my.readTable(from.given, from === source ? { separator, encoding } : {});
      if (found.rows && found.rows.length > MOST_ROWS) {
        return setRefused(`${from.name} has ${count(found.rows.length, "row")}; ${MOST_ROWS} are read at once.`);
      }
      if (!found.rows) return setRefused(`${from.name} cannot be read. ${found.refused}`);
      const header = how.header ?? my.headerOf(found.rows, ws.span());
      const columns = my.columnsOf(found.rows, header, ws.span(), find);
      setRefused("");
      setMissing(false);
      setSource(from);
      setTable(found);
      return setAsked({ rows: found.rows, header, columns, words: {}, chosen: {}, skipped: [], keepOdd: true });
    };
    const close = () => {
      setSource(null);
      setAsked(null);
      ws.focusHeading();
    };
    if (!source || !table || !asked || !plan) {
      return html`<${Giving} ws=${ws} take=${take} refused=${refused} refuse=${setRefused} />`;
    }
    const set = (/** @type {Partial<My.TableAnswers>} */ some) => setAsked({ ...asked, ...some });
    const again = (/** @type {How} */ how) => take(source, how);
    const bring = () => {
      const asks = /** @type {HTMLElement | null} */ (place.current?.querySelector("[data-asks]"));
      if (asks) {
        setMissing(true);
        return asks.focus();
      }
      const number = plan.firms.length - plan.firms.filter(({ key }) => asked.skipped.includes(key)).length;
      ws.commit({ do: "many", changes: plan.changes }, `${count(number, "firm")} came from your spreadsheet.`);
      return ws.go("firms");
    };
    return html`<div class="ms-bring" ref=${place}>
      <h3 tabindex="-1">What the columns are</h3>
      <${AsRead} ws=${ws} source=${source} table=${table} asked=${asked} again=${again} />
      <${my.BringColumns} ws=${ws} asked=${asked} missing=${missing} set=${set} />
      <${my.BringPlan} ws=${ws} asked=${asked} plan=${plan} set=${set} bring=${bring} close=${close} />
    </div>`;
  };
})();
