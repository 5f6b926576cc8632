// The facets as fieldsets of checkboxes, and the sheet that holds them on a phone.
(() => {
  "use strict";

  const { make, tool, fold } = window.Rapport;
  const LONG = 10; // values, from which on a facet can be searched

  /** Change an element only where something changes: most counts stay as they are from one letter to the next. */
  const setText = (/** @type {Element} */ element, /** @type {string} */ text) => {
    if (/** @type {?Text} */ (element.firstChild)?.data !== text) element.textContent = text;
  };

  /**
   * Return one facet: what it shows, and how it takes in a choice and its counts.
   *
   * @param {DirectoryEngine["facets"][number]} facet
   * @param {(facet: string, value: string, chosen: boolean) => void} choose
   */
  const makeFacet = ({ id, title, values }, choose) => {
    const rows = values.map((value) => {
      const box = make("input", { type: "checkbox", value: value.id });
      box.addEventListener("change", () => choose(id, value.id, box.checked));
      const count = make("span", { class: "facet__count", "data-count": true });
      const label = make("label", {}, box, make("span", { class: "facet__label" }, value.label), count);
      label.append(make("span", { class: "visually-hidden" }, " firms"));
      return { value: value.id, text: fold(value.words.join("\n")), box, count, item: make("li", {}, label) };
    });
    const chosenCount = make("span", { class: "facet__chosen" });
    const list = make("ul", { class: "facet__values", "aria-label": title }, ...rows.map((row) => row.item));
    list.addEventListener("focusout", ({ target }) => {
      const row = rows.find(({ box }) => box === target);
      if (row) row.box.disabled = !row.box.checked && row.count.textContent === "0";
    });
    const body = make("div", { class: "facet__body", id: `facet-${id}` });
    const heading = make(
      "button",
      {
        type: "button",
        class: "facet__fold",
        "aria-expanded": "true",
        "aria-controls": body.id,
        click: () => setFolded(!body.hidden),
      },
      make("span", {}, title, " ", chosenCount),
    );
    const setFolded = (/** @type {boolean} */ folded) => {
      body.hidden = folded;
      heading.setAttribute("aria-expanded", String(!folded));
    };
    if (values.length > LONG) {
      const none = make("p", { class: "hint", hidden: true }, "None is called that.");
      const search = make("input", {
        type: "search",
        class: "field-input facet__search",
        "aria-label": `Find in: ${title}`,
        placeholder: `Find among ${values.length}`,
        autocomplete: "off",
        input: () => narrow(),
      });
      search.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !search.value) return;
        event.preventDefault(); // The sheet stays open.
        search.value = "";
        narrow();
      });
      const narrow = () => {
        const typed = fold(search.value.trim());
        let fitting = 0;
        for (const row of rows) {
          const fits = row.text.includes(typed);
          fitting += Number(fits);
          row.item.hidden = !fits;
        }
        none.hidden = fitting > 0;
      };
      body.append(search, none);
    }
    body.append(list);
    const element = make(
      "fieldset",
      { class: `facet${values.length > LONG ? " facet--long" : ""}`, "data-facet": id },
      make("legend", { class: "facet__title" }, heading),
      body,
    );
    return {
      element,
      fold: setFolded,
      update(/** @type {string[]} */ chosen = [], /** @type {Record<string, number>} */ counts = {}) {
        for (const { value, box, count } of rows) {
          const number = counts[value] || 0;
          setText(count, String(number));
          box.checked = chosen.includes(value);
          // A box with the focus would lose it: it is disabled when the reader has left it.
          box.disabled = !number && !box.checked && box !== document.activeElement;
        }
        // A list that scrolls can be reached by keyboard even if nothing in it can be ticked.
        if (values.length > LONG && rows.every(({ box }) => box.disabled)) list.tabIndex = 0;
        else list.removeAttribute("tabindex");
        setText(chosenCount, chosen.length ? `${chosen.length} chosen` : "");
      },
    };
  };

  /**
   * Return the switches above the facets: what a firm says, or of which no source shows that it does.
   *
   * @param {DirectoryEngine} engine
   * @param {(facet: string, value: string, chosen: boolean) => void} choose
   */
  const makeSwitches = ({ facets }, choose) => {
    const rows = facets
      .filter(({ values, isSwitch }) => values.length && isSwitch)
      .map(({ id, values: [value] }) => {
        const box = make("input", { type: "checkbox", value: value.id, "data-switch": id });
        box.addEventListener("change", () => choose(id, value.id, box.checked));
        const count = make("span", { class: "facet__count", "data-count": true });
        const label = make("span", { class: "facet__label" }, value.label[0].toUpperCase() + value.label.slice(1));
        const firms = make("span", { class: "visually-hidden" }, " firms");
        return { id, value: value.id, box, count, item: make("li", {}, make("label", {}, box, label, count, firms)) };
      });
    const list = make("ul", { class: "facet__values" }, ...rows.map(({ item }) => item));
    return {
      element: make(
        "fieldset",
        { class: "switches" },
        make("legend", { class: "visually-hidden" }, "What the firm says"),
        list,
      ),
      /** @type {(choice: DirectoryChoice, counts: DirectoryResult["counts"]) => void} */
      update(choice, counts) {
        for (const { id, value, box, count } of rows) {
          const number = counts[id]?.[value] || 0;
          setText(count, String(number));
          box.checked = choice[id]?.includes(value) ?? false;
          box.disabled = !number && !box.checked && box !== document.activeElement;
        }
      },
    };
  };

  /**
   * Return the facets. None is there at first: a phone, which shows them in the sheet only, would be busy with them for
   * long, so they are made one by one.
   *
   * @param choose Called when a reader ticks a box.
   * @type {DirectoryParts["makeFacets"]}
   */
  const makeFacets = (engine, choose) => {
    const waiting = engine.facets.filter(({ values, isSwitch }) => values.length && !isSwitch);
    const drawn = new Map();
    const switches = makeSwitches(engine, choose);
    const element = make("div", { class: "facets" }, switches.element);
    return {
      element,
      /** Make the next facet, below the others; tells whether there was one left. */
      makeNext(choice, counts) {
        const next = waiting.shift();
        if (!next) return false;
        const facet = makeFacet(next, choose);
        drawn.set(next.id, facet);
        facet.update(choice[next.id], counts[next.id]);
        element.append(facet.element);
        return true;
      },
      /** Fold the facets in which nothing is chosen, or unfold all. */
      fold(folded, choice = {}) {
        for (const [id, facet] of drawn) facet.fold(folded && !choice[id]?.length);
      },
      update(choice, counts) {
        switches.update(choice, counts);
        for (const [id, facet] of drawn) facet.update(choice[id], counts[id]);
      },
    };
  };

  /**
   * Return the sheet that takes the facets over the whole of a small screen.
   *
   * @param guests What it takes in while it is open; each goes back to where it was.
   * @param clear What "Clear all" does.
   * @param closed Called when it has been closed, whichever way.
   * @type {DirectoryParts["makeSheet"]}
   */
  const makeSheet = (guests, clear, closed) => {
    const show = tool("", () => close(), { class: "tool tool--first sheet__show" });
    const clearAll = tool("Clear all", clear);
    const body = make("div", { class: "sheet__body" });
    const dialog = make(
      "dialog",
      { class: "sheet", "aria-labelledby": "sheet-title" },
      make(
        "div",
        { class: "sheet__head" },
        make("h2", { id: "sheet-title", tabindex: -1, autofocus: true }, "Narrow it down"),
        tool("Close", () => close()),
      ),
      body,
      make("div", { class: "sheet__foot" }, clearAll, show),
    );
    const close = () => {
      if (dialog.open) dialog.close();
    };
    /** @type {[Element, Comment][]} */
    let homes = [];
    /** @type {HTMLElement | null} */
    let opener = null;
    dialog.addEventListener("close", () => {
      for (const [guest, home] of homes) home.replaceWith(guest);
      homes = [];
      document.documentElement.classList.remove("sheet-open");
      if (opener?.isConnected) opener.focus({ preventScroll: true });
      closed();
    });
    return {
      element: dialog,
      isOpen: () => dialog.open,
      open(from) {
        if (dialog.open) return;
        opener = from;
        homes = guests.map((guest) => [guest, document.createComment("")]);
        for (const [guest, home] of homes) guest.replaceWith(home);
        body.append(...guests);
        document.documentElement.classList.add("sheet-open");
        dialog.showModal();
        body.scrollTop = 0;
      },
      close,
      update(text, anything) {
        setText(show, text);
        clearAll.disabled = !anything;
      },
    };
  };

  Object.assign(window.Rapport.directory, { makeFacets, makeSheet, setText });
})();
