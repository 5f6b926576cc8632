// All that is wrong with the record of a firm: what the commands find, in their words. tests/vectors/firm-faults.json
// holds the two together.
(() => {
  "use strict";

  const { addFirm, resolveSchema } = window.Rapport;

  /** @param {Step[]} steps */
  const key = (steps) => steps.join(".");

  /**
   * Return all that is wrong with the record of a firm.
   *
   * @param record As JSON holds it.
   * @param published As aboutOf returns it.
   * @param firmId The id under which the record is published, if it is.
   * @type {AddFirm["check"]}
   */
  const check = (record, published, firmId = null) => {
    const about = { ...published, self: record.id };
    /** @type {FoundAt[]} */
    const faults = [...addFirm.schemaFaults(record, about), ...addFirm.policyFaults(record, [], about)];
    const faulty = new Set(
      faults.flatMap(({ steps }) => [...steps.keys(), steps.length].map((end) => key(steps.slice(0, end)))),
    );
    const bound = about.file === "bodies" ? addFirm.bodyFaults : addFirm.recordFaults;
    for (const fault of bound(record, about)) {
      if (!fault.unless?.some((path) => faulty.has(key(path)))) faults.push({ ...fault, bound: true });
    }
    faults.push(...addFirm.directoryFaults(record, about, firmId));
    return faults.map((fault) => ({ ...fault, ...addFirm.say(about, fault), anchor: anchorOf(fault.steps, about) }));
  };

  /**
   * Return the place of a field in the data dictionary, empty for the record as a whole.
   *
   * @param {Step[]} steps
   * @param {AboutFirms} about
   */
  const anchorOf = (steps, about) => {
    /** @type {string[]} */
    const names = [];
    /** @type {JsonSchema} */
    let schema = about.record;
    for (const step of steps) {
      if (typeof step === "number") continue;
      if (!Object.hasOwn(schema.properties || {}, step)) break;
      names.push(step);
      const inner = about.resolve(schema.properties?.[step] ?? {});
      schema = about.resolve(inner.items || inner);
    }
    return names.join("-").replaceAll("_", "-");
  };

  /**
   * Return what the functions here need to know, from what the site publishes for the form.
   *
   * @type {AddFirm["aboutOf"]}
   */
  const aboutOf = (published) => {
    /** @param {JsonSchema} schema */
    const resolve = (schema) => resolveSchema(schema, published.schema.$defs);
    const record = /** @type {RecordSchema} */ (resolve(published.schema.items));
    const source = resolve(resolve(record.properties.sources).items ?? {});
    return { ...published, resolve, record, source };
  };

  Object.assign(addFirm, { check, aboutOf });
})();
