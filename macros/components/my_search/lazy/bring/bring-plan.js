// What comes of a table: the firms that follow from its rows, and what of it is left out, with the reason.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { addFirm, compare, fold, sameJson } = window.Rapport;
  const [SHORT, LONG] = [300, 20_000]; // characters: macros/model/my_search_file.py
  const [TOO_LONG, MUCH_TOO_LONG] = [SHORT, LONG].map((most) => `It has more than ${most} characters.`);

  /** Return the value of a cell in one line. @type {(cell: string) => string} */
  const line = (cell) => cell.replace(/\s+/g, " ").trim();

  /** @type {(cell: string) => string} */
  const lines = (cell) => cell.replace(/[^\S\n]+/g, " ").trim();

  /** Return what an entry says, by which one that is there already is known. @param {Partial<My.Entry>} entry */
  const saidIn = ({ on, kind, who = "", text = "" }) => [on, kind, fold(who), fold(text)].join("\n");

  /**
   * Return the firms of the rows, each with its rows: rows are of one firm if the directory or the reader's own firms
   * have it, or if name or website are the same.
   *
   * @type {(plan: My.TablePlan, asked: My.TableAnswers, ws: My.TableWorkspace, find: My.FindFirm) => My.BroughtFirm[]}
   */
  const firmsOf = ({ left }, { rows, header, columns, chosen }, ws, find) => {
    const named = columns.find(({ use }) => use === "firm");
    const site = columns.find(({ use }) => use === "website");
    const found = rows.flatMap((row, place) => {
      if (place <= header || !row.length) return [];
      const number = place + 1;
      const given = named ? line(row[named.place] ?? "") : "";
      const address = site ? line(row[site.place] ?? "") : "";
      const website = (address && my.webAddress(address)) || "";
      if (site && address && !website) {
        left.push({ number, title: site.title, value: address, why: "It is no web address." });
      }
      const name = given || (website && addFirm.hostOf(website));
      if (!name || name.length > SHORT) {
        const why = name ? TOO_LONG : "The row names no firm.";
        left.push({ number, title: named?.title || "", value: name, why, whole: true });
        return [];
      }
      const pages = website ? [`site ${addFirm.website(website, ws.known.alike).page}`] : [];
      return [{ number, name, website, keys: [`name ${my.employerKey(name)}`, ...pages], meant: find(name, website) }];
    });
    /** @type {Map<string, string>} */
    const asked = new Map(); // by name or website: what is known of the firm, or what the first row calls it
    for (const { keys, meant } of found) if (meant.id) for (const key of keys) asked.set(key, meant.id);
    /** @type {Map<string, My.BroughtFirm>} */
    const firms = new Map();
    for (const { number, name, website, keys, meant } of found) {
      const key = meant.id || keys.map((one) => asked.get(one)).find(Boolean) || keys[0];
      for (const one of keys) if (!asked.has(one)) asked.set(one, key);
      const known = / /.test(key) ? "" : key;
      const answer = chosen[key] ?? known;
      const before = firms.get(answer || key);
      if (before) {
        before.numbers.push(number);
        if (answer !== known) before.joined.push({ key, given: name });
        before.website ||= website;
        continue;
      }
      const there = answer ? ws.firm(answer) : undefined;
      firms.set(answer || key, {
        key,
        id: answer,
        given: name,
        name: answer ? ws.about(there || answer).name : name,
        website,
        why: key in chosen ? "" : meant.why,
        perhaps: meant.id ? [meant] : meant.perhaps,
        there,
        numbers: [number],
        joined: [],
        fields: {},
        from: {},
        entries: [],
        notes: [],
      });
    }
    return [...firms.values()];
  };

  /**
   * Take what a row says into its firm; what the firm has already, or an earlier row has given, stays.
   *
   * @type {(number: number, firm: My.BroughtFirm, plan: My.TablePlan, asked: My.TableAnswers, ws: My.TableWorkspace) =>
   *   void}
   */
  const take = (number, firm, { left, open }, { rows, header, columns, words, keepOdd }, ws) => {
    const { there, fields, from, entries, notes } = firm;
    /** @param {My.Use} use */
    const of = (use) => columns.filter((column) => column.use === use);
    /** @type {(column: My.Column, value: string, why: string) => void} */
    const leave = (column, value, why) => {
      left.push({ number, title: column.title, value, why });
      if (keepOdd && value.length <= LONG / 10) notes.push(`${column.title || "Left out"}: ${value}`);
    };
    /** @type {(column: My.Column) => string} */
    const cell = ({ place }) => rows[number - 1][place] ?? "";
    /** Return a value that is not too long. @type {(column: My.Column, whole: string, most?: number) => string} */
    const fit = (column, whole, most = SHORT) => {
      if (whole.length <= most) return whole;
      leave(column, whole, most === SHORT ? TOO_LONG : MUCH_TOO_LONG);
      return "";
    };
    /** @type {(column: My.Column) => string} */
    const value = (column) => fit(column, line(cell(column)));
    /** What several columns say of one thing. @type {(all: My.Column[], between: string, most?: number) => string} */
    const joined = (all, between, most) => {
      const whole = all
        .map((column) => line(cell(column)))
        .filter(Boolean)
        .join(between);
      return whole && fit(all[0], whole, most);
    };
    /** @type {(column: My.Column) => string} */
    const day = (column) => {
      const reading = column.days.readings[number - header - 2];
      const { day: on = "", fault = "", open: asks } = my.dayOf(reading, column.answers, ws.span());
      if (asks) open.add(column.place);
      const ahead = on > ws.today && column.use !== "next";
      if (fault || ahead) leave(column, line(cell(column)), fault || "It lies ahead of today.");
      return ahead ? "" : on;
    };
    /** @type {(column: My.Column) => string} */
    const word = (column) => {
      const said = value(column);
      const meant = said && (words[my.wordKey(column, said)] ?? my.wordIn(ws.known.words, column.use, said));
      if (said && !meant) leave(column, said, "It is left open what that means here.");
      return meant;
    };
    /**
     * @template {keyof My.Firm} Name
     * @param {Name} name
     * @param {My.Firm[Name]} given
     * @param {My.Column} column
     * @param {string} shown
     */
    const set = (name, given, column, shown) => {
      if (!given) return;
      const had = there?.[name];
      if ((had ?? fields[name]) === undefined) {
        fields[name] = given;
        from[name] = number;
      } else if (!sameJson(had ?? fields[name], given)) {
        leave(column, shown, had ? "You have something else there already." : `Row ${from[name]} says something else.`);
      }
    };

    const who = joined(of("person"), " ");
    if (who) set("person", who, of("person")[0], who);
    const [roleColumn] = of("role");
    const role = roleColumn ? value(roleColumn) : "";
    if (role) set("role", role, roleColumn, role);
    if (!firm.id) for (const column of of("kind")) set("kind", word(column), column, line(cell(column)));
    for (const column of of("relation")) set("relation", word(column), column, line(cell(column)));
    for (const column of of("since")) set("since", day(column), column, line(cell(column)));

    const [stepColumn] = of("step");
    const what = stepColumn ? value(stepColumn) : "";
    const [nextColumn] = of("next");
    const on = nextColumn ? day(nextColumn) : "";
    if (on) {
      const next = my.withFields(/** @type {My.NextStep} */ ({ on }), { what });
      set("next", next, nextColumn, [line(cell(nextColumn)), what].filter(Boolean).join(" "));
    } else if (what) leave(stepColumn, what, "The next step has no day.");

    const [entryColumn] = of("entry");
    const said = entryColumn ? word(entryColumn) : "";
    const text = joined(of("text"), "; ", LONG);
    const days = of("contact").map((column) => ({ kind: column.kind || said || "note-sent", on: day(column) }));
    const dated = days.filter((one) => one.on).sort((one, other) => compare(one.on, other.on));
    dated.forEach((bare, place) => {
      const last = place === dated.length - 1;
      const entry = my.withFields(/** @type {Omit<My.Entry, "id" | "firm">} */ (bare), { who, text: last ? text : "" });
      const before = [...(there ? ws.entries(there.id) : []), ...entries];
      if (!before.some((one) => saidIn(one) === saidIn(entry))) entries.push(entry);
    });
    if (!dated.length && text) notes.push(text);
    for (const column of of("notes")) {
      const note = lines(cell(column));
      const plain = !column.title || /note|comment|remark/i.test(column.title);
      if (note && fit(column, note, LONG)) notes.push(plain ? note : `${column.title}: ${note}`);
    }
  };

  /** @type {(firm: My.BroughtFirm, left: My.LeftOut[], ws: My.TableWorkspace) => My.Change[]} */
  const changesOf = ({ id: known, name, website, there, fields, entries, notes, numbers }, left, ws) => {
    const changed = new Date().toISOString();
    const id = known || my.newId("own");
    // Where the table names no stage, the log tells one, as it does when a reader writes it.
    let relation = there ? my.relationOf(there) : "to-research";
    let since = "";
    for (const { kind, on } of [...entries].sort((one, other) => compare(one.on, other.on))) {
      const next = my.relationAfter(relation, kind, ws.known.entries);
      if (next) [relation, since] = [next, on];
    }
    const told = since && !there?.relation && !fields.relation ? { relation, since } : {};
    const had = there?.notes || "";
    const fresh = [...new Set(notes)].filter((note) => !had.includes(note));
    const whole = [had, ...fresh].filter(Boolean).join("\n");
    const room = whole.length <= LONG;
    if (!room) left.push({ number: numbers[0], title: "Notes", value: fresh.join(" "), why: MUCH_TOO_LONG });
    const set = { ...told, ...fields, ...(fresh.length && room ? { notes: whole } : {}) };
    /** @type {My.Change[]} */
    const changes = [];
    if (!there) {
      const own = known ? {} : { website };
      const bare = /** @type {My.Firm} */ ({ id, added: ws.today, changed });
      changes.push({ do: "follow", firm: my.withFields(bare, { name, ...own, ...set }) });
    } else if (Object.keys(set).length) changes.push({ do: "set", id, fields: { ...set, changed } });
    for (const entry of entries) changes.push({ do: "log", entry: { id: my.newId("e"), firm: id, ...entry, changed } });
    return changes;
  };

  /**
   * Return what would come of a table, without changing anything. What does not come is in left, with its row in the
   * spreadsheet, the name of its column and the reason; open are the columns whose days have to be asked about.
   */
  my.planTable = (asked, ws, find) => {
    /** @type {My.TablePlan} */
    const plan = { firms: [], left: [], open: new Set(), changes: [] };
    plan.firms = firmsOf(plan, asked, ws, find);
    for (const firm of plan.firms.filter(({ key }) => !asked.skipped.includes(key))) {
      for (const number of firm.numbers) take(number, firm, plan, asked, ws);
      plan.changes.push(...changesOf(firm, plan.left, ws));
    }
    plan.left.sort((one, other) => one.number - other.number);
    return plan;
  };
})();
