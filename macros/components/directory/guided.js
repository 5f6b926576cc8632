// The few questions to start with: a form, which works without scripts too; with them it says how many firms fit.
(() => {
  "use strict";

  const parts = window.Rapport.directory;

  /** @param choose Takes over what was answered. @type {DirectoryParts["enhanceGuided"]} */
  const enhanceGuided = (guided, engine, choose) => {
    const form = guided.querySelector("form");
    const button = form?.querySelector("button");
    if (!form || !button) return;
    form.querySelector("[data-unscripted]")?.remove();
    const first = button.textContent;
    const answers = () => {
      const pairs = /** @type {[string, string][]} */ ([...new FormData(form)]);
      return parts.read(new URLSearchParams(pairs).toString(), engine).state.choice;
    };
    const count = () => {
      const choice = answers();
      const { total } = engine.query({ q: "", choice });
      button.textContent = Object.keys(choice).length ? `Show ${parts.countOf(total)}` : first;
    };
    form.addEventListener("change", count);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      choose(answers());
      guided.open = false;
    });
    count(); // A browser may fill in what was chosen before.
  };

  Object.assign(parts, { enhanceGuided });
})();
