// What a reader does with the firms on the page: keep one, compare it, copy the link, take them all as a file.
(() => {
  "use strict";

  const { make, notice, copy, download, store } = window.Rapport;
  const parts = window.Rapport.directory;

  /**
   * Return the actions, with the lines that tell of them.
   *
   * @param act What the page does then.
   * @type {DirectoryParts["makeActions"]}
   */
  const makeActions = (page, act) => {
    const last = notice(); // what was done last
    const storage = notice();
    const byHand = make("div"); // takes the link where the browser does not let the page copy it

    const tell = (/** @type {string} */ text, /** @type {Record<string, () => void>} */ answers = {}) =>
      last.show(text, answers);
    const openSearch = (place = "") => ({
      "Open My search": () => window.location.assign(`${page.root.dataset.workspace}${place}`),
    });

    const setAside = () => {
      store.setDamagedAside();
      storage.hide();
      act.pressAll();
      act.toHeading();
    };

    const save = (/** @type {string} */ id, /** @type {string} */ name) => {
      const adding = !parts.saved.reader()(id);
      if (!adding && parts.saved.isNoted(id)) {
        const text = `You have noted something about ${name}. Remove it in My search, where that can be undone.`;
        return tell(text, openSearch(`#firm=${id}`));
      }
      const { kept, why, trouble } = parts.saved.put(id, adding);
      act.pressAll();
      if (kept) {
        storage.hide();
        if (!adding) return tell(`${name} is no longer in your search.`);
        return tell(`${name} is in your search now. It is stored on this device only.`, openSearch());
      }
      storage.show(
        `Your search cannot be kept on this device: ${why}. It stays until you close or reload this page.`,
        trouble === "damaged" ? { "Set it aside and keep my search": setAside } : {},
      );
    };

    const compare = (/** @type {string} */ id, /** @type {string} */ name) => {
      const compared = page.state.compare;
      if (compared.includes(id)) return act.compare(compared.filter((other) => other !== id));
      if (compared.length < parts.MOST_COMPARED) return act.compare([...compared, id]);
      tell(`You can compare ${parts.MOST_COMPARED} firms at most. Take one out before you add ${name}.`);
    };

    return {
      notices: [storage.element, last.element],
      byHand,
      /** Forget what was told of the last action. */
      forget() {
        last.hide();
        byHand.replaceChildren();
      },
      /** Do what a button of a result asks for. */
      press({ target }) {
        const button = /** @type {HTMLElement} */ (target).closest("[data-action]");
        const card = /** @type {HTMLElement | null | undefined} */ (button?.closest("[data-firm-id]"));
        if (!button || !card) return;
        const firm = page.engine.firm(page.engine.number(card.dataset.firmId || ""));
        if (!firm) return;
        if (button.getAttribute("data-action") === "save") save(firm.id, firm.name);
        else compare(firm.id, firm.name);
      },
      async copyLink(address) {
        const reach =
          window.location.protocol === "file:" ? " It works on this device only, since the page is a file." : "";
        tell(
          (await copy(new URL(address, window.location.href).href, byHand))
            ? `The link was copied.${reach}`
            : "Your browser does not let this page copy. The link stands selected below the results: copy it from there.",
        );
      },
      exportAll() {
        const { total } = page.result;
        const firms = page.result.slice(0, total).flatMap((number) => page.engine.firm(number) ?? []);
        download("rapport-firms.csv", parts.toCsv(firms, page.engine));
        tell(`A file with ${parts.countOf(total)} was made: rapport-firms.csv.`);
      },
    };
  };

  Object.assign(parts, { makeActions });
})();
