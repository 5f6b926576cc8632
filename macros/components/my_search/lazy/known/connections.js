// Reads the connections that LinkedIn exports: some notes, a line of headings, and a line for each person.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { isDay } = window.Rapport;

  // In the order in which LinkedIn has its columns; an older file lacks the address, and one that was saved elsewhere
  // may have another order. In another language than English the order is what tells.
  const HEADINGS = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"];
  const NEEDED = ["First Name", "Last Name", "Company"];
  const PROFILE = /linkedin\.com\/in\//;
  const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

  const CHOOSE = "Choose the file Connections.csv from what LinkedIn has sent you.";
  const AGAIN = "Ask LinkedIn for the file again, and tick Connections.";
  const REFUSED = {
    empty: `There is nothing in it. ${AGAIN}`,
    none: `There is no connection in it. ${AGAIN}`,
    workbook:
      "It is a workbook of a spreadsheet program. Choose Connections.csv as LinkedIn has sent it, or save the workbook " +
      "as CSV and choose that.",
    packed: "It is the whole export, still packed. Unpack it (open it, or “Extract all”), then choose Connections.csv.",
    zip: `It is a packed file (zip), without Connections.csv in it. ${AGAIN}`,
    text: `It is no table. ${CHOOSE}`,
    other: `It is a table, but not one of connections: it has no line “First Name, Last Name, …”. ${CHOOSE}`,
  };
  const END = 2 ** 20; // bytes at the end of a zip file that name what is in it

  /**
   * Return why a file that is no text is refused, or nothing.
   *
   * @type {(bytes: Uint8Array) => string}
   */
  const packed = (bytes) => {
    const [a, b, c, d] = bytes;
    if (a === 0xd0 && b === 0xcf) return REFUSED.workbook; // .xls
    if (a !== 0x50 || b !== 0x4b || c !== 3 || d !== 4) return "";
    const names = new TextDecoder("latin1").decode(bytes.subarray(-END));
    if (/\[Content_Types\]\.xml|content\.xml|\.iwa/.test(names)) return REFUSED.workbook; // .xlsx, .ods, .numbers
    return names.includes("Connections.csv") ? REFUSED.packed : REFUSED.zip;
  };

  /**
   * Return where the headings stand, and in which column each is; -1 if it is missing.
   *
   * @param {string[][]} rows
   */
  const headingsOf = (rows) => {
    /** @type {(row: string[]) => string[]} */
    const folded = (row) => row.map((cell) => cell.trim().toLowerCase());
    /** @type {(row: string[]) => boolean} */
    const isNamed = (row) => NEEDED.every((heading) => folded(row).includes(heading.toLowerCase()));
    const line = rows.findIndex(isNamed);
    if (line >= 0) {
      const names = folded(rows[line]);
      return { line, columns: HEADINGS.map((heading) => names.indexOf(heading.toLowerCase())) };
    }
    const first = rows.findIndex((row) => row.length === HEADINGS.length && PROFILE.test(row[2]));
    return first > 0 ? { line: first - 1, columns: HEADINGS.map((_, place) => place) } : null;
  };

  /** Return a day that is written as 03 Nov 2026 as 2026-11-03; any other as it stands. */
  my.connectedOn = (text) => {
    const [, day = "", month = "", year = ""] = text.match(/^(\d{1,2})[ -]([a-z]{3})[ -](\d{4})$/i) || [];
    const number = MONTHS.indexOf(month.toLowerCase()) + 1;
    const written = `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
    return isDay(written) ? written : text;
  };

  my.readConnections = (given) => {
    const refused = packed(new Uint8Array(given));
    if (refused) return { refused };
    const { rows, refused: why } = my.readTable(given);
    if (!rows) return { refused: why.startsWith("There is nothing") ? REFUSED.empty : REFUSED.text };
    const headings = headingsOf(rows);
    if (!headings) return { refused: REFUSED.other };
    const [first, last, , , company, position, on] = headings.columns;
    /** @type {My.Person[]} */
    const people = [];
    for (const row of rows.slice(headings.line + 1)) {
      /** @param {number} column */
      const cell = (column) => (row[column] || "").trim();
      const name = `${cell(first)} ${cell(last)}`.trim();
      // Of who has left LinkedIn only the day is there.
      if (name) people.push({ name, company: cell(company), position: cell(position), on: cell(on) });
    }
    return people.length ? { people } : { refused: REFUSED.none };
  };
})();
