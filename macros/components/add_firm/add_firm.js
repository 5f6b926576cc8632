// Loads the form for a firm where a page has a place for it.
(() => {
  "use strict";

  const { ready, make, loadScript, NotLoaded } = window.Rapport;

  /** Return the id of the firm that the address asks to correct, if it does. */
  const wanted = () => {
    const id = new URLSearchParams(window.location.search).get("firm");
    return id && /^[a-z0-9-]+$/.test(id) ? id : null;
  };

  const load = async (place) => {
    const { script, about, record } = place.dataset;
    await Promise.all([loadScript(script), loadScript(about)]);
    const id = wanted();
    const known = id !== null && window.RapportForm.firms.some((firm) => firm.id === id);
    if (known) await loadScript(record.replace("{id}", id));
    const published = known ? window.RapportRecords[id] : null;
    const unknown = known ? null : id;
    if (place.isConnected) window.Rapport.contribute.start(place, window.RapportForm, published, unknown);
  };

  ready(() => {
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
