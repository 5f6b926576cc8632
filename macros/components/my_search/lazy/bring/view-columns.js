// What each column of a table is, what its days and words mean: guessed, and asked where it is unclear.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { useMemo } = window.preactHooks;
  const { fold, longDate } = window.Rapport;
  const { html, Field, Fold, Options } = my;
  const SAMPLES = 3; // cells of a column that are shown
  const MOST_WORDS = 30; // of a column whose meaning is asked
  const LATER = "Choose one, or leave such dates out.";

  /**
   * What has to be known of the days of a column.
   *
   * @type {My.View<{column: My.Column, header: number, missing: boolean, change: (more: Partial<My.Column>) => void}>}
   */
  const Days = ({ column, header, missing, change }) => {
    const { days, answers, cells } = column;
    /** @type {(some: Partial<My.DayAnswers>) => void} */
    const answer = (some) => change({ answers: { ...answers, ...some } });
    /** @type {(place: number) => string} */
    const cell = (place) => `Row ${place + header + 2} has “${cells[place].trim()}”`;
    const ask = missing ? LATER : "";
    const shown = days.readings[days.shows];
    const ways = shown?.is === "day" ? shown.ways : {};
    const short = days.readings[days.short];
    const [whole = ""] = short?.is === "day" ? Object.values(short.ways).filter(Boolean) : [];
    const serial = days.readings[days.serial];
    const orders = days.orders.map((order) => {
      const day = ways[order];
      return html`<option value=${order} selected=${answers.order === order}>
        ${day ? `${longDate(day)}: ${my.ORDERS[order]}` : my.ORDERS[order]}
      </option>`;
    });
    const none = (/** @type {boolean} */ chosen) =>
      html`<option value="none" selected=${chosen}>Leave such dates out</option>`;
    const order = () => html`<${Field} as="select" data-asks=${answers.order ? undefined : ""}
      label=${days.order ? "Order of the dates" : `${cell(days.shows)}: which day is that?`}
      hint=${days.order ? `${cell(days.shows)}, which tells it.` : undefined} fault=${!answers.order && ask}
      onChange=${(event) => answer({ order: /** @type {My.DayAnswers["order"]} */ (event.target.value) })}>
      ${!days.order && html`<option value="" selected=${!answers.order}>Choose</option>`}
      ${orders}${none(answers.order === "none")}
    <//>`;
    const year = () => html`<${Field} as="select" data-asks=${answers.short ? undefined : ""}
      label=${`${cell(days.short)}: which year is that?`} fault=${!answers.short && ask}
      onChange=${(event) => answer({ short: /** @type {My.DayAnswers["short"]} */ (event.target.value) })}>
      <option value="" selected=${!answers.short}>Choose</option>
      <option value="take" selected=${answers.short === "take"}>${whole.slice(0, 4)}, and so on</option>
      ${none(answers.short === "none")}
    <//>`;
    /** @type {(mac: boolean) => string} */
    const counted = (mac) => {
      const { day, fault } = my.dayOf(serial, { ...answers, mac }, { from: "0001-01-01", to: "9999-12-31" });
      return day ? longDate(day) : fault || "";
    };
    const number = () => html`<${Field} as="select" label=${`${cell(days.serial)}, a number of days`}
      onChange=${(event) => answer({ mac: event.target.value === "mac" })}>
      <option value="" selected=${!answers.mac}>${counted(false)}: as spreadsheets count</option>
      <option value="mac" selected=${answers.mac}>${counted(true)}: as an old Excel for Mac counts</option>
    <//>`;
    return html`${days.orders.length > 0 && order()}${days.short >= 0 && year()}${days.serial >= 0 && number()}`;
  };

  /** @type {My.View<{column: My.Column, asked: My.TableAnswers, missing: boolean, set: My.SetAnswers}>} */
  const ColumnRow = ({ ws, column, asked, missing, set }) => {
    const { place, title, cells, use, kind } = column;
    const change = (/** @type {Partial<My.Column>} */ more) =>
      set({ columns: my.withColumn(asked.columns, place, more) });
    const samples = useMemo(
      () => [...new Set(cells.map((cell) => cell.replace(/\s+/g, " ").trim()).filter(Boolean))].slice(0, SAMPLES),
      [cells],
    );
    const kinds = () => html`<${Field} as="select" label="Noted as" value=${kind}
      onChange=${(event) => change({ kind: event.target.value })}>
      <${Options} of=${ws.known.words.entry} chosen=${kind}
        none=${asked.columns.some((one) => one.use === "entry") ? "What its row says, or a note sent" : "Note sent"} />
    <//>`;
    return html`<li class="ms-bring__column">
      <${Field} as="select" label=${title || `Column ${place + 1}`} value=${use}
        hint=${samples.join(" · ").slice(0, 120) || "empty"}
        onChange=${(event) => change({ use: /** @type {My.Use | ""} */ (event.target.value) })}>
        <${Options} of=${my.USES} chosen=${use} none="Leave it out" />
      <//>
      <div>
        ${use === "contact" && kinds()}
        ${
          my.DAYS.includes(use) &&
          html`<${Days} ws=${ws} column=${column} header=${asked.header} missing=${missing} change=${change} />`
        }
      </div>
    </li>`;
  };

  /**
   * What the words of a column mean that names stages, entries or kinds.
   *
   * @type {My.View<{asked: My.TableAnswers, column: My.Column, set: My.SetAnswers}>}
   */
  const Words = ({ ws, asked, column, set }) => {
    const { title, cells, use } = column;
    const words = useMemo(() => {
      const said = new Map(cells.map((cell) => cell.replace(/\s+/g, " ").trim()).map((cell) => [fold(cell), cell]));
      said.delete("");
      return [...said.values()].slice(0, MOST_WORDS);
    }, [cells]);
    /** @type {(said: string) => string} */
    const meaning = (said) => asked.words[my.wordKey(column, said)] ?? my.wordIn(ws.known.words, use, said);
    const unknown = words.filter((said) => !meaning(said)).length;
    const word = (/** @type {string} */ said) => {
      const meant = meaning(said);
      return html`<${Field} key=${said} as="select" label=${`“${said}”`} value=${meant}
        onChange=${(event) => set({ words: { ...asked.words, [my.wordKey(column, said)]: event.target.value } })}>
        <${Options} of=${ws.known.words[use]} chosen=${meant} none="Leave it out" />
      <//>`;
    };
    if (!words.length) return null;
    const note = unknown ? `${unknown} of ${words.length} not known here` : "all known here";
    return html`<${Fold} title=${`What the words in “${title}” mean`} note=${note} open=${unknown > 0}>
      <div class="ms-row">${words.map(word)}</div>
    <//>`;
  };

  my.BringColumns = ({ ws, asked, missing, set }) => {
    const spoken = asked.columns.filter(({ use }) => ["relation", "entry", "kind"].includes(use));
    const row = (/** @type {My.Column} */ column) => html`<${ColumnRow} key=${column.place} ws=${ws} column=${column}
      asked=${asked} missing=${missing} set=${set} />`;
    const words = (/** @type {My.Column} */ column) => html`<${Words} key=${`${column.place}${column.use}`} ws=${ws}
      column=${column} asked=${asked} set=${set} />`;
    return html`<ul class="plain-list">${asked.columns.map(row)}</ul>${spoken.map(words)}`;
  };
})();
