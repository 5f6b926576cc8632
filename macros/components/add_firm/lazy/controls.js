// The controls that are shown, by their paths, and the record that they hold.
(() => {
  "use strict";

  const { addFirm } = window.Rapport;

  /** @type {AddFirm["idStart"]} */
  const idStart = ({ countries }, about) => {
    if (about.file === "firms") return true;
    const [country] = Array.isArray(countries) ? countries : [];
    if (typeof country !== "string") return "";
    return country === "all" ? "world-" : `${country.toLowerCase()}-`;
  };

  /** Return the id that follows from what is filled in; empty while too little is. */
  const idOf = (/** @type {FirmRecord} */ record, /** @type {AboutFirms} */ about) => {
    const start = idStart(record, about);
    const slug = addFirm.slugOf(record.name || "", about);
    if (!slug || start === "") return "";
    return start === true ? slug : `${start}${slug}`.slice(0, 80).replace(/-+$/, "");
  };

  /** @type {AddFirm["controls"]} */
  const controls = (about, record, firmId, changed) => {
    /** @type {Map<string, Control>} */
    const byPath = new Map();
    /** @type {{element: Element, fn: () => void}[]} */
    let refreshers = [];
    const fields = Object.keys(about.record.properties);

    /** @type {Controls} */
    const self = {
      about,
      record,
      faults: [],
      attempted: false,
      touched: new Set(),
      hasOwnId: firmId !== null || (record.id !== undefined && record.id !== idOf(record, about)),
      add: (path, built) => byPath.set(addFirm.pathKey(path), built),
      forget(path) {
        const within = `${addFirm.pathKey(path)}.`;
        for (const name of [...byPath.keys()]) if (name.startsWith(within)) byPath.delete(name);
      },
      all: () => [...byPath.values()],
      onRefresh: (element, fn) => refreshers.push({ element, fn }),
      refresh() {
        refreshers = refreshers.filter(({ element }) => element.isConnected);
        for (const { fn } of refreshers) fn();
      },
      given: () => self.record,
      unsupported() {
        const shown = new Set(
          (self.record.sources || []).flatMap((/** @type {any} */ source) => source.supports || []),
        );
        return about.sourced.filter((name) => name in self.record && !shown.has(name));
      },
      changed(path, done) {
        if (done) self.touched.add(path[0]);
        if (path[0] === "id") self.hasOwnId = true;
        self.read();
        changed();
      },
      read() {
        readAll();
        if (self.hasOwnId) return;
        // The id of a new record follows from its name.
        const id = idOf(self.record, about);
        if (id === (self.record.id ?? "")) return;
        byPath.get("id")?.set?.(id);
        readAll();
      },
      at(steps) {
        /** @type {Step[]} */
        const path = [];
        let control = /** @type {Control} */ (byPath.get("")); // that of the record as a whole
        for (const step of steps) {
          path.push(typeof step === "number" ? (control.placeOf?.(step) ?? step) : step);
          const inner = byPath.get(addFirm.pathKey(path));
          if (!inner) break;
          control = inner;
        }
        return control;
      },
    };
    const readAll = () => {
      const values = fields.map((name) => /** @type {const} */ ([name, byPath.get(name)?.read?.()]));
      self.record = Object.fromEntries(values.filter(([, value]) => value !== undefined));
    };
    return self;
  };

  Object.assign(addFirm, { idStart, controls });
})();
