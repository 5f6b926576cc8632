// The firms that a reader has in My search, as other pages see them: what is stored of each beside that is My search's own.
(() => {
  "use strict";

  const { store, today } = window.Rapport;
  const STORE_KEY = "search"; // of the store: {firms: [{id, added: "YYYY-MM-DD"}, …]}

  const PLAIN = ["id", "added", "name", "changed"]; // what is stored of a firm of which nothing was noted

  /** @typedef {{firms?: SavedFirm[], log?: {firm: string}[]} | undefined} Part As it may be stored, by any version. */
  /** @typedef {{id: string, added?: string}} SavedFirm */

  /** @returns {SavedFirm[]} */
  const firmsOf = (/** @type {Part} */ part) => (Array.isArray(part?.firms) ? part.firms : []);
  const has = (/** @type {Part} */ part, /** @type {string} */ id) => firmsOf(part).some((entry) => entry?.id === id);

  /**
   * Return the part with a firm added on a day, or without it; whatever else is in it stays.
   *
   * @param {Part} part
   * @param {string} id
   * @param {string | false} added
   */
  const withFirm = (part, id, added) => {
    const others = firmsOf(part).filter((entry) => entry?.id !== id);
    return { ...part, firms: added ? [...others, { id, added }] : others };
  };

  /**
   * Tell whether more is known of a firm than that it was added: what would be lost with it.
   *
   * @param {Part} part
   * @param {string} id
   */
  const hasMore = (part, id) =>
    (Array.isArray(part?.log) && part.log.some((entry) => entry?.firm === id)) ||
    firmsOf(part).some((entry) => entry?.id === id && Object.keys(entry).some((name) => !PLAIN.includes(name)));

  window.Rapport.directory.saved = {
    /** Return a test of whether a firm is in the reader's search, as it is stored now. */
    reader() {
      const part = store.read(STORE_KEY);
      return (id) => has(part, id);
    },
    /** Tell whether the reader has noted something about a firm. */
    isNoted: (id) => hasMore(store.read(STORE_KEY), id),
    /** Add a firm, or take it out; returns what Rapport.store.update returns. */
    put(id, adding) {
      const day = today();
      return store.update(STORE_KEY, (part) => withFirm(part, id, adding && day));
    },
  };
})();
