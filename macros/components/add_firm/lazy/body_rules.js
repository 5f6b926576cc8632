// What binds the fields of a body, as macros/loading/rules/bodies.py has it.
(() => {
  "use strict";

  const { addFirm, isObject } = window.Rapport;

  /** @param {unknown} value @returns {unknown[]} */
  const list = (value) => (Array.isArray(value) ? value : []);

  /** @type {AddFirm["bodyFaults"]} */
  function* bodyFaults(record, about) {
    const { kind, free } = record;
    const given = Object.keys(record);
    const named = new Set([...given, ...addFirm.misspelt(given, Object.keys(about.record.properties))]);
    const needsMeanings = about.registers.includes(kind) || named.has("hit") || named.has("miss");
    for (const [field, meaning] of [
      ["hit", "is there"],
      ["miss", "is not there"],
    ]) {
      if (named.has(field) || !needsMeanings) continue;
      yield { steps: [], code: "no-meaning", values: { meaning, field }, unless: [["kind"]] };
    }
    if (about.ofRecruiters.includes(kind) && !named.has("covers")) {
      yield { steps: [], code: "no-covers", unless: [["kind"]] };
    }
    if (free === true && named.has("cost")) yield { steps: ["free"], code: "free-with-cost" };
    if (free === false && !named.has("cost")) yield { steps: ["free"], code: "no-cost" };
    yield* placeFaults(record, named.has("area"));
    const read = list(record.sources).flatMap((source) => (isObject(source) ? [source.read] : []));
    if (read.length && read.every((word) => word === "reported")) yield { steps: ["sources"], code: "only-reported" };
  }

  /** @param {FirmRecord} record @param {boolean} hasArea @returns {Generator<FoundAt>} */
  function* placeFaults({ id, countries: given }, hasArea) {
    const countries = list(given);
    const [country] = countries;
    const first = `${country === "all" ? "world" : String(country).toLowerCase()}-`;
    if (addFirm.isText(id) && addFirm.isText(country) && !id.startsWith(first)) {
      const values = { first: addFirm.quoted(first) };
      yield { steps: ["id"], code: "no-country-first", values, unless: [["countries"]] };
    }
    if (countries.includes("all") && countries.length > 1) yield { steps: ["countries"], code: "all-and-some" };
    if (hasArea && countries.length !== 1) yield { steps: ["area"], code: "area-of-several" };
  }

  Object.assign(addFirm, { bodyFaults });
})();
