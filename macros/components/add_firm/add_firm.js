// Loads the form for a firm or a body where a page has a place for it.
(() => {
  "use strict";

  const { ready, make, loadScript, NotLoaded } = window.Rapport;
  window.Rapport.addFirm = /** @type {AddFirm} */ ({}); // The scripts in lazy/ fill it.

  /** Return the id of the record that the address asks to correct, if it does. */
  const askedId = (/** @type {string} */ parameter) => {
    const id = new URLSearchParams(window.location.search).get(parameter);
    return id && /^[a-z0-9-]+$/.test(id) ? id : null;
  };

  /** @param {HTMLElement} place */
  const load = async (place) => {
    const { script = "", about: known = "", record = "", parameter = "", firmForm = "" } = place.dataset;
    await Promise.all([loadScript(script), loadScript(known)]);
    const id = askedId(parameter);
    const about = window.RapportForms[firmForm];
    const { firms, together } = about;
    const at = firms.findIndex((firm) => firm.id === id);
    if (at >= 0) await loadScript(record.replace("{number}", String(Math.floor(at / together))));
    const published = at >= 0 ? window.RapportRecords[firms[at].id] : null;
    if (place.isConnected) window.Rapport.addFirm.start(place, about, published, published ? null : id);
  };

  ready(() => {
    /** @type {?HTMLElement} */
    const place = document.querySelector("[data-firm-form]");
    if (!place || "begun" in place.dataset) return;
    place.dataset.begun = "";
    load(place).catch((error) => {
      if (!(error instanceof NotLoaded)) throw error;
      place.dataset.failed = "";
      const text = "The form could not be loaded. Reload the page to try again, or do it ";
      place.replaceChildren(make("p", { class: "notice" }, text, make("a", { href: "#by-hand" }, "by hand"), "."));
    });
  });
})();
