// What is filled in and not handed in yet, kept on this device.
(() => {
  "use strict";

  const { addFirm, isObject, notice, store } = window.Rapport;
  // Of the store: {records: {"<id of the record>", "+" for a new firm or "+bodies" for a new body: the record}}.
  const STORE_KEY = "draft";
  const UNTIL_CLOSED = "You have it until you close or reload this page.";
  const UNTIL_KEPT = 300; // milliseconds after the last letter

  /** @param {{records?: unknown} | undefined} drafts @returns {Record<string, unknown>} */
  const recordsIn = (drafts) => (isObject(drafts?.records) ? drafts.records : {});

  /** @type {AddFirm["drafts"]} */
  const drafts = (target, announce) => {
    const trouble = notice();
    /** @type {number | undefined} */
    let timer;
    /** @type {() => ?FirmRecord} */
    let current = () => null;

    const read = () => {
      const record = recordsIn(store.read(STORE_KEY))[target];
      return isObject(record) ? record : null;
    };
    /** @param {?FirmRecord} record Nothing takes the draft away. */
    const write = (record) =>
      store.update(STORE_KEY, (value) => {
        const { [target]: _, ...others } = recordsIn(value);
        return { ...value, records: record ? { ...others, [target]: record } : others };
      });
    const keep = () => {
      clearTimeout(timer);
      timer = undefined;
      const kept = write(current());
      if (kept.kept) {
        trouble.hide();
        return;
      }
      const words = `The draft cannot be kept on this device: ${kept.why}. ${UNTIL_CLOSED}`;
      if (trouble.element.hidden) announce.say(words); // It stays in sight, and is tried again after every change.
      trouble.show(words);
    };
    /** @param {() => ?FirmRecord} record */
    const keepSoon = (record) => {
      current = record;
      clearTimeout(timer);
      timer = setTimeout(keep, UNTIL_KEPT);
    };
    const leave = () => {
      if (!trouble.element.isConnected) window.removeEventListener("pagehide", leave);
      else if (timer) keep();
    };
    window.addEventListener("pagehide", leave);
    return { element: trouble.element, read, discard: () => write(null), keep, keepSoon };
  };

  Object.assign(addFirm, { drafts });
})();
