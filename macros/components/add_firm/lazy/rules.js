// What binds the fields of a firm, and firms with each other, as macros/loading/rules/firms.py has it; and what no text
// may hold, as loading/text_policy.py has it.
(() => {
  "use strict";

  const { addFirm, isObject } = window.Rapport;

  /** @param {unknown} value @returns {unknown[]} */
  const list = (value) => (Array.isArray(value) ? value : []);

  /** Yield the texts in a value that hold markup, or what leads to a person. @type {AddFirm["policyFaults"]} */
  function* policyFaults(value, steps, about) {
    if (addFirm.isText(value)) {
      const field = steps.filter(addFirm.isText).at(-1);
      if (field === "url" || field === "website") return; // an address may hold any of these signs
      for (const [kind, pattern] of Object.entries(about.markup)) {
        const personal = about.personal.includes(kind);
        if (personal && field === "email") continue; // a mailbox has rules of its own
        const sign = value.match(new RegExp(pattern, "imu"))?.[0];
        if (sign === undefined) continue;
        yield {
          steps,
          code: personal ? "holds-personal" : "holds-markup",
          values: { kind, sign: addFirm.quoted(sign) },
        };
        return;
      }
    } else if (Array.isArray(value)) {
      for (const [place, one] of value.entries()) yield* policyFaults(one, [...steps, place], about);
    } else if (isObject(value)) {
      for (const [name, one] of Object.entries(value)) yield* policyFaults(one, [...steps, name], about);
    }
  }

  // ------------------------------------------------------------------ The record as a whole

  /** @type {AddFirm["recordFaults"]} */
  function* recordFaults(record, about) {
    const country = record.headquarters?.country;
    const countries = list(record.countries);
    if (addFirm.isText(country) && !countries.includes(country) && countries.every(addFirm.isText)) {
      const steps = ["headquarters", "country"];
      yield {
        steps,
        code: "head-office",
        values: { country: addFirm.quoted(country) },
        unless: [steps, ["countries"]],
      };
    }
    if (isObject(record.contact) && !Object.keys(record.contact).length) {
      yield { steps: ["contact"], code: "no-contact" };
    }
    // A field whose name is misspelt is a fault of its own.
    const names = Object.keys(record);
    const named = new Set([...names, ...addFirm.misspelt(names, Object.keys(about.record.properties))]);
    const actionable = about.actionable.filter((name) => named.has(name));
    if (!actionable.length || (actionable.join() === "generalist" && record.generalist === false)) {
      const fields = `${about.actionable.slice(0, -1).join(", ")} or ${about.actionable.at(-1)}`;
      yield { steps: [], code: "nothing-to-act-on", values: { fields } };
    }
    if ("successor" in record && (record.status ?? "active") === "active") {
      yield { steps: ["successor"], code: "active-successor", unless: [["status"]] };
    }
    yield* supportFaults(record, named, about);
  }

  /**
   * Every field but those of identity is supported by a source, and sources support only what is there.
   *
   * @param {FirmRecord} record
   * @param {Set<string>} named
   * @param {AboutFirms} about
   * @returns {Generator<FoundAt>}
   */
  function* supportFaults(record, named, about) {
    const { required } = about.record;
    const supported = new Set();
    let complete = Array.isArray(record.sources);
    for (const [place, source] of list(record.sources).entries()) {
      const supports = isObject(source) ? source.supports : null;
      complete &&= Array.isArray(supports);
      for (const [at, field] of list(supports).entries()) {
        const steps = ["sources", place, "supports", at];
        if (!addFirm.isText(field)) {
          complete = false;
        } else if (about.supportable.includes(field)) {
          supported.add(field);
          if (!named.has(field) && !required.includes(field)) {
            yield { steps, code: "supports-absent", values: { field: addFirm.quoted(field), name: field } };
          }
        } else {
          const guesses = addFirm.nearest(field, about.supportable);
          for (const one of guesses) supported.add(one);
          const values = { field: addFirm.quoted(field), fields: about.supportable.join(", ") };
          yield { steps, code: "not-supportable", values, guesses };
        }
      }
    }
    for (const field of complete ? about.sourced : []) {
      if (!(field in record) || supported.has(field)) continue;
      yield {
        steps: [field],
        code: required.includes(field) ? "unsupported-needed" : "unsupported",
        values: { field },
      };
    }
  }

  // ------------------------------------------------------------------ The record among the others

  /** @param firmId The id under which the record is published, if it is. @type {AddFirm["directoryFaults"]} */
  function* directoryFaults(record, about, firmId) {
    const others = about.firms.filter((firm) => firm.id !== firmId);
    yield* idFaults(record, about, others);
    if (leadsBack(record, others)) {
      yield { steps: ["successor"], code: "successor-loop", values: { id: addFirm.quoted(String(record.successor)) } };
    }
    yield* lookalikeFaults(record, about, others);
    const address = record[about.address];
    if (!addFirm.isText(address)) return;
    const { page } = addFirm.website(address, about);
    const other = others.find((firm) => addFirm.website(firm.website, about).page === page);
    if (other)
      yield {
        steps: [about.address],
        code: "page-taken",
        values: { what: about.addressNoun, other: addFirm.quoted(other.id) },
        listed: other.id,
      };
  }

  /** @param {FirmRecord} record @param {AboutFirms} about @param {ListedFirm[]} others @returns {Generator<FoundAt>} */
  function* idFaults(record, about, others) {
    const { id } = record;
    if (!addFirm.isText(id)) return;
    const same = others.find((firm) => firm.id === id || firm.aliases?.includes(id));
    if (same) {
      yield { steps: ["id"], code: "id-twice", values: { id: addFirm.quoted(id), what: "record" }, listed: same.id };
    }
    yield* takenFaults(id, ["id"], about);
    for (const [place, alias] of list(record.aliases).entries()) {
      if (!addFirm.isText(alias)) continue;
      const steps = ["aliases", place];
      const values = { id: addFirm.quoted(alias) };
      const holder = others.find((firm) => firm.id === alias || firm.aliases?.includes(alias));
      yield* takenFaults(alias, steps, about);
      if (alias === id) yield { steps, code: "alias-own", values };
      else if (holder) yield { steps, code: "alias-taken", values: { ...values, other: addFirm.quoted(holder.id) } };
    }
  }

  /**
   * An id is not that of another page, nor of a firm that has been removed.
   *
   * @param {string} id
   * @param {Step[]} steps
   * @param {AboutFirms} about
   * @returns {Generator<FoundAt>}
   */
  function* takenFaults(id, steps, about) {
    const code = about.reserved.includes(id) ? "id-reserved" : about.removed.includes(id) ? "id-removed" : "";
    if (code) yield { steps, code, values: { id: addFirm.quoted(id) } };
  }

  /**
   * Tell whether whoever follows from firm to successor comes back to this one.
   *
   * @param {FirmRecord} record
   * @param {ListedFirm[]} others
   */
  const leadsBack = (record, others) => {
    const after = new Map(others.map((firm) => [firm.id, firm.successor])).set(record.id, record.successor);
    const seen = new Set([record.id]);
    let following = record.successor;
    while (addFirm.isText(following) && !seen.has(following)) {
      seen.add(following);
      following = after.get(following);
    }
    return addFirm.isText(following) && following === record.id;
  };

  /**
   * A name in other letters does not pass for that of another firm.
   *
   * @param {FirmRecord} record
   * @param {AboutFirms} about
   * @param {ListedFirm[]} others
   * @returns {Generator<FoundAt>}
   */
  function* lookalikeFaults({ name }, about, others) {
    if (!addFirm.isText(name) || addFirm.isAscii(name)) return;
    const letters = [...name.normalize("NFKC").toLowerCase()];
    const read = letters.map((letter) => about.confusables[letter] ?? letter).join("");
    const other = addFirm.isAscii(read) && others.find((firm) => firm.name.toLowerCase() === read);
    if (other)
      yield {
        steps: ["name"],
        code: "reads-as",
        values: { name: addFirm.quoted(name), other: addFirm.quoted(other.id) },
      };
  }

  Object.assign(addFirm, { policyFaults, recordFaults, directoryFaults });
})();
