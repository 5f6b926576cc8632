// Firms as a table for a spreadsheet.
(() => {
  "use strict";

  /** Return one cell of a CSV file. One that a spreadsheet would run gets an apostrophe: owasp.org, "CSV Injection". */
  const cell = (/** @type {unknown} */ value) => {
    const text = String(value ?? "");
    const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  };

  /**
   * Return rows of values as a file for a spreadsheet, by the rules of macros/site/csv_file.py: without the mark at its start
   * Excel would take UTF-8 for another encoding; lines end in CR LF, as RFC 4180 asks.
   *
   * @type {DirectoryParts["csvOf"]}
   */
  const csvOf = (rows) => `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;

  /** Return the table of some firms, with the words of the page. @type {DirectoryParts["toCsv"]} */
  const toCsv = (firms, engine) => {
    const words = (/** @type {string} */ facet, /** @type {string[] | undefined} */ values) =>
      (values || []).map((value) => engine.label(facet, value)).join("; ");
    const word = (/** @type {string} */ facet, /** @type {string | null | undefined} */ value) =>
      value ? engine.label(facet, value) : "";
    /** @type {Record<string, (firm: DirectoryFirm) => unknown>} */
    const columns = {
      Name: (firm) => firm.name,
      Formerly: (firm) => (firm.formerly || []).join("; "),
      Summary: (firm) => firm.summary,
      "Kind of firm": (firm) => word("kind", firm.kind),
      Services: (firm) => words("service", firm.services),
      Industries: (firm) => words("industry", firm.industries),
      "Any industry": (firm) => (firm.generalist ? "yes" : ""),
      Functions: (firm) => words("function", firm.functions),
      Levels: (firm) => words("level", firm.levels),
      "Head office": (firm) =>
        firm.headquarters
          ? [firm.headquarters.city, word("country", firm.headquarters.country)].filter(Boolean).join(", ")
          : "",
      Countries: (firm) => words("country", firm.countries),
      "Way to reach it": (firm) => word("channel", firm.contact?.channel),
      "Unsolicited CVs": (firm) => word("unsolicited", firm.contact?.unsolicited),
      Confidentiality: (firm) => word("confidentiality", firm.confidentiality),
      Memberships: (firm) => words("membership", firm.memberships),
      Checked: (firm) => firm.checked,
      Website: (firm) => firm.website,
      Id: (firm) => firm.id,
    };
    const rows = [Object.keys(columns), ...firms.map((firm) => Object.values(columns).map((column) => column(firm)))];
    return csvOf(rows);
  };

  Object.assign(window.Rapport.directory, { toCsv, csvOf });
})();
