// Reads a table: the cells of a CSV or TSV file, or of a spreadsheet that were copied and pasted.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;

  my.SEPARATORS = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" };
  // Those that programs save tables in where they do not take UTF-8; a file does not say which.
  my.ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16le": "UTF-16",
    "utf-16be": "UTF-16, big-endian",
    "windows-1252": "Western European (Windows)",
    "windows-1250": "Central European (Windows)",
    "windows-1251": "Cyrillic (Windows)",
    macintosh: "Western European (Mac)",
  };

  /** The first bytes of files that hold a table, or none, and no text. @type {[number[], string][]} */
  const NO_TEXT = [
    [[0x50, 0x4b, 3, 4], "It is a workbook"], // .xlsx, .ods, .numbers are zip archives
    [[0xd0, 0xcf, 0x11, 0xe0], "It is a workbook of an old kind"], // .xls
    [[0x25, 0x50, 0x44, 0x46], "It is a PDF"],
  ];
  const REMEDY = "In the spreadsheet choose “Save as” or “Export”, then CSV; or copy the cells and paste them here.";
  const LOOKED_AT = 4000; // bytes of a file without a mark that tell UTF-16
  const LOOKED_AT_ROWS = 50; // that tell the separator

  /** @type {(bytes: Uint8Array, start: readonly number[]) => boolean} */
  const beginsWith = (bytes, start) => start.every((byte, place) => bytes[place] === byte);

  /**
   * Return the encoding of a text. UTF-8 that is none cannot be taken for it by chance; of text in UTF-16 that a
   * spreadsheet writes, a separator or a line's end is one byte beside a zero.
   *
   * @param {Uint8Array} bytes
   */
  const encodingOf = (bytes) => {
    if (beginsWith(bytes, [0xff, 0xfe])) return "utf-16le";
    if (beginsWith(bytes, [0xfe, 0xff])) return "utf-16be";
    const zeros = [0, 0];
    bytes.subarray(0, LOOKED_AT).forEach((byte, place) => {
      if (!byte) zeros[place % 2] += 1;
    });
    if (zeros[0] !== zeros[1]) return zeros[1] > zeros[0] ? "utf-16le" : "utf-16be";
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      return "utf-8";
    } catch {
      return "windows-1252";
    }
  };

  /** Return a cell without what keeps a spreadsheet from running it: directory/export.js. @param {string} cell */
  const unguarded = (cell) => cell.replace(/^'(?=[=+\-@\t＝＋－＠])/, "");

  /** @type {(text: string, separator: string, preview: number, quoteChar?: string) => PapaResult} */
  const parse = (text, delimiter, preview, quoteChar = '"') =>
    window.Papa.parse(text, { delimiter, newline: "\n", preview, quoteChar });

  /**
   * Return the rows of a text, and the number of the row from which a quotation mark may have made one of several; a
   * preview is how many rows are asked for, all when it is 0.
   *
   * @type {(text: string, separator: string, preview?: number) => {rows: string[][], broken: number | null}}
   */
  const parted = (text, separator, preview = 0) => {
    const { data: rows, errors } = parse(text, separator, preview);
    const [fault] = errors.filter(({ type }) => type === "Quotes");
    if (!fault) return { rows, broken: null };
    if (separator !== "\t") return { rows, broken: (fault.row ?? 0) + 1 };
    // Cells that were copied have quotes around them only if they hold a line break, so that others may begin with one.
    const plain = parse(text, separator, preview, "\u0001").data;
    const half = plain.findIndex((row) => row.some((cell) => /^"[^"]*(?:"[^"]*"[^"]*)*$/.test(cell)));
    return { rows: plain, broken: half < 0 ? null : half + 1 };
  };

  /**
   * Return the separator by which most rows have as many cells as others, of two such the one that makes more cells;
   * the library asks for all rows to be alike, and notes above a table or an empty row in it are not.
   *
   * @param {string} text
   */
  const separatorOf = (text) => {
    let best = { separator: ",", rows: 0, width: 1 };
    for (const separator of Object.keys(my.SEPARATORS)) {
      /** @type {Map<number, number>} */
      const widths = new Map();
      for (const row of parted(text, separator, LOOKED_AT_ROWS).rows) {
        if (row.some((cell) => cell.trim())) widths.set(row.length, (widths.get(row.length) || 0) + 1);
      }
      const [width = 1, rows = 0] = [...widths].sort((one, other) => other[1] - one[1] || one[0] - other[0])[0] || [];
      if (width > 1 && (rows > best.rows || (rows === best.rows && width > best.width))) {
        best = { separator, rows, width };
      }
    }
    return best.separator;
  };

  /**
   * Read a table, whose cells are texts as they stand; the row of a cell in the spreadsheet is its place and one.
   *
   * What is given may be the bytes of a file or a text. Separator and encoding are found if they are not given; an empty
   * row has no cells. broken is the row from which a quotation mark may have made one of several.
   */
  my.readTable = (given, { separator = "", encoding = "" } = {}) => {
    let text = "";
    if (typeof given === "string") text = given;
    else {
      const bytes = new Uint8Array(given);
      const [, what = ""] = NO_TEXT.find(([start]) => beginsWith(bytes, start)) || [];
      if (what) return { refused: `${what}, which this page cannot read. ${REMEDY}` };
      encoding ||= encodingOf(bytes);
      text = new TextDecoder(encoding).decode(bytes); // which leaves a byte order mark out
    }
    if (text.includes("\0")) return { refused: `It is no text. ${REMEDY}` };
    text = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
    // Excel takes the separator from a first line of its own, which is no row there.
    const [named = "", asNamed = ""] = text.match(/^"?sep=([,;|\t])"?(?:\n|$)/i) || [];
    text = text.slice(named.length);
    separator ||= asNamed || separatorOf(text);
    const { rows: all, broken } = parted(text, separator);
    const rows = all.map((row) => (row.some((cell) => cell.trim()) ? row.map(unguarded) : []));
    while (rows.length && !rows[rows.length - 1].length) rows.pop();
    return rows.length ? { rows, separator, encoding, broken } : { refused: "There is nothing in it." };
  };
})();
