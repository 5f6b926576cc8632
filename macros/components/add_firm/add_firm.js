// Loads the form for a firm where a page has a place for it.
(() => {
  "use strict";

  const { ready, make, loadScript, NotLoaded } = window.Rapport;
  window.Rapport.addFirm = /** @type {AddFirm} */ ({}); // The scripts in lazy/ fill it.

  /** Return the id of the firm that the address asks to correct, if it does. */
  const askedId = () => {
    const id = new URLSearchParams(window.location.search).get("firm");
    return id && /^[a-z0-9-]+$/.test(id) ? id : null;
  };

  /** @param {HTMLElement} place */
  const load = async (place) => {
    const { script = "", about = "", record = "" } = place.dataset;
    await Promise.all([loadScript(script), loadScript(about)]);
    const id = askedId();
    const { firms, together } = window.RapportForm;
    const at = firms.findIndex((firm) => firm.id === id);
    if (at >= 0) await loadScript(record.replace("{number}", String(Math.floor(at / together))));
    const published = at >= 0 ? window.RapportRecords[firms[at].id] : null;
    if (place.isConnected) window.Rapport.addFirm.start(place, window.RapportForm, published, published ? null : id);
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
