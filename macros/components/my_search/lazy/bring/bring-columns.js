// What the columns of a table hold: guessed from their names, and where they have none from their cells.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { fold } = window.Rapport;
  const ROWS = 20; // at the top of a table, among which the names of its columns are looked for
  const LONGEST = 40; // characters of such a name

  const ADDRESS = /^(https?:\/\/|www\.)\S+$/i;

  my.USES = {
    firm: ["Firm"],
    website: ["Website"],
    kind: ["Kind of firm"],
    person: ["Person"],
    role: ["Role or search"],
    relation: ["Stage"],
    since: ["Stage: since when"],
    contact: ["Log: the day"],
    entry: ["Log: what happened"],
    text: ["Log: note"],
    next: ["Next step: the day"],
    step: ["Next step: what"],
    notes: ["Notes"],
  };
  my.DAYS = ["contact", "next", "since"]; // the uses that need a day
  const MANY = ["contact", "person", "text", "notes"]; // that several columns may give

  // What a column may be called, folded, and whether its cells are days; the first that fits counts.
  // Names of firms have words such as search and partners in them, so that these count alone.
  /** @type {[My.Use | "", boolean | null, RegExp][]} */
  const NAMES = [
    ["", null, /^id\b|^(nr|no|number|#)\.?$|\badded\b|^created/],
    ["notes", null, /e-?mail address|^e-?mail$|^(tele)?phone( number)?$|^mobile|linkedin|deadline|birth|salary/],
    ["next", true, /\bnext\b|follow|remind|\bdue\b|^chase|to ?do\b|\baction\b|wiedervorlage|relance|na(e|)chste/],
    ["since", true, /\bsince\b|\bseit\b|depuis/],
    [
      "contact",
      true,
      /contact|kontakt|\bdates?\b|datum|fecha|\bday\b|\bwhen\b|\bcall(s|ed)?\b|phone|spoke|\btalk(ed)?\b/,
    ],
    ["contact", true, /\be?-?mail(s|ed)?\b|\bsent\b|\bapplied\b|application|\blast\b|\bmet\b|meeting|interview/],
    ["contact", true, /\brepl(y|ied)\b|\brespon|answer|message|wrote|written|\blog\b|reached/],
    ["step", false, /\bnext\b|follow|remind|to ?do\b|\baction\b|wiedervorlage|na(e|)chste/],
    ["website", false, /\bweb( ?site| page)?\b|\burl\b|home ?page|\bsite\b|^domain|^internet/],
    ["kind", false, /(kind|type) of (firm|agency|search|recruiter)|firm type|agency type|^kind$|^type$/],
    ["firm", false, /^(the )?((executive )?search |recruit\w+ )?(firm|agency)( name)?s?$|name of the (firm|agency)/],
    ["firm", false, /^(firma|agentur|personalberatung|cabinet|agence|agencia|bureau)$|^recruiters? ?\/ ?firm/],
    ["firm", false, /^(compan(y|ies)|organi[sz]ations?|consultancy|unternehmen|societe|empresa|azienda)( name)?$/],
    ["entry", false, /^what( happened)?$|^method|^medium|^how\b|^activity|type of contact|contact type|^via$/],
    ["person", false, /\bperson\b|\bcontacts?\b|kontakt|\bwhom?\b|\b(first|last|given|family|sur) ?name/],
    ["person", false, /^(consultant|recruiter|headhunter|researcher|partner|interlocuteur)s?( name)?$/],
    [
      "role",
      false,
      /\broles?\b|\bpositions?\b|^jobs?\b|\btitle\b|^vacancy|^mandate|^search$|^stelle$|^poste$|^puesto$/,
    ],
    ["relation", false, /^status|\bstage\b|^relation|\bphase\b|^state$|^etat$|^estado$/],
    ["text", false, /what was said|^outcome|^result|^note$|^log\b/],
    ["notes", false, /\bnotes?\b|comment|remark|notiz|bemerkung|^memo|^details?$/],
    ["firm", false, /^name$/],
  ];

  // The entry of a log that the name of a column speaks of.
  /** @type {[string, RegExp][]} */
  const ENTRIES = [
    ["they-called", /they called/],
    ["interview", /interview/],
    ["meeting", /\bmet\b|meeting|coffee|lunch/],
    ["thanks-sent", /thank/],
    ["no-answer", /no (answer|reply|response)/],
    ["reply", /repl(y|ied)|respon|answer/],
    ["call", /call|phone|spoke|talk/],
    ["note-sent", /mail|sent|applied|application|message|wrote|written|reached|note/],
  ];

  // Words that stand for a value of a vocabulary, besides its own label: whole cells, folded.
  /** @type {Record<string, Record<string, string>>} */
  const WORDS = {
    relation: {
      "to-research": "new|research|researching|target|idea|lead|prospect",
      "to-contact": "contact|to call|to write|to approach|to email|not contacted|not yet contacted|todo|to do|next",
      contacted:
        "applied|approached|sent|emailed|written|wrote|called|waiting|awaiting reply|pending|no reply|no answer",
      "in-touch": "replied|responded|talking|spoke|active|in conversation|in dialogue|met|warm|open",
      "in-a-search": "interview|interviewing|interviews|shortlist|shortlisted|in process|in progress|offer|live",
      resting: "closed|rejected|declined|dormant|on hold|paused|cold|dead|inactive|not now|no",
    },
    entry: {
      "note-sent":
        "email|e mail|mail|note|message|linkedin|inmail|letter|applied|application|cv sent|wrote|emailed|sent",
      call: "call|called|phone|phoned|telephone|rang|phone call|tel",
      "they-called": "they rang|called me|incoming call|call from them",
      reply: "replied|response|responded|answer|answered|email from them",
      "no-answer": "no reply|no response|voicemail|unanswered",
      meeting: "met|coffee|lunch|video call|video|zoom|teams|in person",
      interview: "interviewed",
      "thanks-sent": "thanks|thank you|thank you note",
    },
    kind: {},
  };

  /** Return what an answer is called that says what a word of a column means. */
  my.wordKey = ({ use }, cell) => `${use} ${fold(cell)}`;

  /** Return the value of a vocabulary that a cell names, or nothing. */
  my.wordIn = (words, use, cell) => {
    const given = fold(cell.trim()).replace(/[\s_-]+/g, " ");
    if (!given) return "";
    const own = Object.entries(words[use]).find(
      ([id, [label]]) => given === id.replace(/-/g, " ") || given === fold(label).replace(/-/g, " "),
    );
    const meant = Object.entries(WORDS[use]).find(([, said]) => said.split("|").includes(given));
    return own?.[0] || meant?.[0] || "";
  };

  /** Return the place of what the name of a column says among what it may be called; -1 if it says nothing. */
  const placeOf = (/** @type {string} */ title, /** @type {boolean | null} */ dated) => {
    const name = fold(title).replace(/\s+/g, " ").trim();
    if (!name || name.length > LONGEST) return -1;
    return NAMES.findIndex(
      ([, days, names]) => (dated === null || days === null || days === dated) && names.test(name),
    );
  };

  /** Tell whether a cell stands below the names: a day, an address. @type {(cell: string, span: My.Span) => boolean} */
  const isValue = (cell, span) => ["day", "serial"].includes(my.readDay(cell, span).is) || ADDRESS.test(cell.trim());

  /** Return the place of the row that names the columns, or -1: above it is less, and no day and no address. */
  my.headerOf = (rows, span) => {
    const end = rows.findIndex((row) => row.some((cell) => isValue(cell, span)));
    const top = rows.slice(0, end < 0 ? ROWS : Math.min(end, ROWS));
    const named = top.map((row) => row.filter((cell) => placeOf(cell, null) >= 0).length);
    const best = named.indexOf(Math.max(1, ...named));
    const filled = top.map((row) => row.filter((cell) => cell.trim()).length);
    return filled.slice(0, Math.max(best, 0)).every((number) => number < filled[best]) ? best : -1;
  };

  /** Return the columns of a table, with what each is taken for. */
  my.columnsOf = (rows, header, span, find) => {
    const body = rows.slice(header + 1);
    const width = Math.max(0, ...rows.slice(Math.max(header, 0)).map((row) => row.length));
    /** @type {(My.Column & {named: number})[]} */
    const columns = Array.from({ length: width }, (_, place) => {
      const cells = body.map((row) => row[place] ?? "");
      const days = my.readColumn(cells, span);
      const title = (rows[header]?.[place] ?? "").replace(/\s+/g, " ").trim();
      const dated = days.dated > 0 && days.dated * 2 >= days.filled;
      const named = placeOf(title, dated);
      const kind = ENTRIES.find(([, names]) => names.test(fold(title)))?.[0] || "";
      const answers = { order: days.order, short: /** @type {const} */ (""), mac: false };
      return { place, title, cells, days, dated, named, kind, answers, use: NAMES[named]?.[0] ?? "" };
    }).filter(({ title, days }) => title || days.filled);
    const filled = columns.filter(({ days }) => days.filled);
    /** @param {My.Use} use */
    const isTaken = (use) => columns.some((column) => column.use === use);
    for (const column of columns) {
      const better = (/** @type {typeof column} */ { use, named, place }) =>
        use === column.use && (named < column.named || (named === column.named && place < column.place));
      if (column.use && !MANY.includes(column.use) && columns.some(better)) column.use = "notes";
    }
    /** @type {(use: My.Use, dated: boolean, fits: (column: typeof columns[0]) => number) => void} */
    const guess = (use, dated, fits) => {
      if (isTaken(use)) return;
      const free = filled.filter((column) => column.dated === dated && (column.named < 0 || column.use === "person"));
      const [best] = free.sort((one, other) => fits(other) - fits(one) || one.place - other.place);
      if (best && fits(best)) Object.assign(best, { use, named: NAMES.length });
    };
    guess("website", false, ({ cells }) => cells.filter((cell) => ADDRESS.test(cell.trim())).length);
    guess("firm", false, ({ cells }) => cells.filter((cell) => cell.trim() && find(cell).id).length);
    if (!isTaken("website")) guess("firm", false, ({ days }) => days.filled);
    // Numbers alone may be anything.
    if (header < 0) guess("contact", true, ({ days }) => (days.serial < 0 ? days.filled : 0));
    for (const column of filled) if (column.named < 0) column.use = "notes";
    return columns.map(({ named, ...column }) => column);
  };

  /** Return the columns with one of them changed; what only one can hold is taken from another. */
  my.withColumn = (columns, place, change) =>
    columns.map((column) => {
      if (column.place === place) return { ...column, ...change };
      const taken = change.use && !MANY.includes(change.use) && column.use === change.use;
      return taken ? { ...column, use: "notes" } : column;
    });
})();
