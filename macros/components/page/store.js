// What a person stores on this device.
(() => {
  "use strict";

  const KEY = "rapport";
  const VERSION = 1;
  const NOTHING = { version: VERSION };
  const WHY = {
    blocked: "your browser does not let this site store anything",
    full: "the room that your browser gives this site is full",
    damaged: "what this site has stored here is damaged, and has been left as it is",
    newer: "what is stored here was written by a newer version of this site, and has been left as it is",
  };

  const copyOf = (/** @type {any} */ value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

  /** Read what is stored: an object with a version, and an object for each part. @type {Rapport["parse"]} */
  const parse = (text) => {
    if (!text) return { state: NOTHING };
    let state;
    try {
      state = JSON.parse(text);
    } catch {
      return { trouble: "damaged" };
    }
    if (!window.Rapport.isObject(state) || typeof state.version !== "number" || state.version < 1)
      return { trouble: "damaged" };
    if (state.version > VERSION) return { trouble: "newer" };
    const { version, ...parts } = state;
    const whole = Object.values(parts).every((part) => window.Rapport.isObject(part));
    return whole ? { state: /** @type {StoredState} */ (state) } : { trouble: "damaged" };
  };

  /**
   * Apply changes to a state, and return the new one; parts that no change names stay as they are.
   *
   * @type {Rapport["apply"]}
   */
  const apply = (state, changes) =>
    changes.reduce((sofar, { part, change }) => Object.assign(sofar, { [part]: change(copyOf(sofar[part])) }), {
      ...state,
    });

  /**
   * Open the store. Nothing in it throws because of the storage, and nothing that is stored is overwritten unread.
   * While it cannot be read or written, changes are kept in memory on top of the last good state, to be stored later.
   *
   * @param {() => StorageArea} area Returns the storage; it may throw.
   * @returns {Store}
   */
  const openStore = (area) => {
    /** @type {StoredState} */
    let last = NOTHING; // the last good state
    /** @type {string | null} */
    let lastText = null; // as it is stored
    /** @type {StoredChange[]} */
    let pending = []; // changes that could not be stored, in order
    /** @type {Trouble | null} */
    let refused = null; // why the last write failed
    /** @type {Set<() => void>} */
    const listeners = new Set();

    /** @returns {Trouble | null} */
    const look = () => {
      let text;
      try {
        text = area().getItem(KEY);
      } catch {
        return "blocked";
      }
      if (text !== null && text === lastText) return null;
      const { state, trouble } = parse(text);
      if (state) {
        last = state;
        lastText = text;
      }
      return trouble || null;
    };

    const put = (/** @type {StoredState} */ state) => {
      const text = JSON.stringify(state);
      try {
        area().setItem(KEY, text);
      } catch (error) {
        refused = /quota/i.test(/** @type {Error} */ (error)?.name) ? "full" : "blocked";
        return refused;
      }
      last = state;
      lastText = text;
      pending = [];
      refused = null;
      return null;
    };

    /** @type {(trouble: Trouble | null) => Outcome} */
    const outcome = (trouble) => (trouble ? { kept: false, trouble, why: WHY[trouble] } : { kept: true });

    const save = (/** @type {StoredChange[]} */ changes) => {
      const trouble = look();
      const next = apply(last, changes); // Before anything is kept: a change that throws must leave no trace.
      pending = changes;
      return outcome(trouble || put(next));
    };

    /** @type {Store} */
    const store = {
      /** Return a copy of a part, or undefined if nothing is stored there. */
      read(part) {
        look();
        return copyOf(apply(last, pending)[part]);
      },

      /**
       * Change a part: from what is stored at this moment, so that what another tab has stored survives.
       *
       * @param part
       * @param change Gets a copy of the part, and returns the new one. It may be run again later on a newer state, so it
       *   depends on nothing else.
       * @returns why ends the sentence "It cannot be kept on this device: …".
       */
      update(part, change) {
        return save([...pending, { part, change }]);
      },

      /** Replace a part, and return what update returns. */
      write(part, value) {
        const copy = copyOf(value);
        return save([...pending.filter((one) => one.part !== part), { part, change: () => copy }]);
      },

      /** Return why nothing can be kept at this moment, as update does, without writing anything. */
      status() {
        return outcome(look() || (pending.length ? refused : null));
      },

      /** With the reader's leave: set what is damaged aside, under the same key, and store again. */
      setDamagedAside() {
        if (look() !== "damaged") return store.status();
        const earlier = last.damaged?.texts;
        const texts = [...(Array.isArray(earlier) ? earlier : []), area().getItem(KEY)];
        return outcome(put({ ...apply(last, pending), damaged: { ...last.damaged, texts } }));
      },

      /** Forget everything that is stored, also what cannot be read. */
      forget() {
        pending = [];
        last = NOTHING;
        refused = null;
        try {
          area().removeItem(KEY);
        } catch {
          // What may not be read has not been stored either.
        }
        for (const fn of listeners) fn();
      },

      /** Run a function when another tab has changed what is stored; returns a function that ends this. */
      onChange(fn) {
        listeners.add(fn);
        return () => listeners.delete(fn);
      },

      /** Take in what another tab has changed. */
      changed() {
        if (pending.length) save(pending);
        for (const fn of listeners) fn();
      },
    };
    return store;
  };

  const store = openStore(() => window.localStorage);
  window.addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) store.changed();
  });
  // A page that comes back with the back button has missed what other tabs stored meanwhile.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) store.changed();
  });

  Object.assign(window.Rapport, { store, openStore, parse, apply });
})();
