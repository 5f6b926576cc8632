// Checklists: ticks that this device remembers, and what a reader does with them.
(() => {
  "use strict";

  const { ready, make, count, announcer, notice, copy, store } = window.Rapport;
  const STORE_KEY = "checklists"; // {<checklist id>: {ticked: [<item id>, …]}}

  // ------------------------------------------------------------------ Pure functions

  /**
   * Return the ids that are ticked in a checklist, as they are stored; some may belong to items that are gone.
   *
   * @param {ChecklistPart | undefined} part
   * @param {string} checklist Its id.
   * @returns {string[]}
   */
  const tickedIn = (part, checklist) => {
    const ticked = part && Object.hasOwn(part, checklist) ? part[checklist]?.ticked : null;
    return Array.isArray(ticked) ? ticked.filter((id) => typeof id === "string") : [];
  };

  /**
   * Return the part with the ticks of a checklist replaced; those of items that the page does not have stay.
   *
   * @param {ChecklistPart | undefined} part
   * @param {string} checklist Its id.
   * @param {string[]} ticked
   * @param {string[]} items All items of the page.
   * @returns {ChecklistPart}
   */
  const withTicks = (part, checklist, ticked, items) => {
    const gone = tickedIn(part, checklist).filter((id) => !items.includes(id));
    const entry = part && Object.hasOwn(part, checklist) ? part[checklist] : {};
    return { ...part, [checklist]: { ...entry, ticked: [...gone, ...ticked] } };
  };

  /**
   * Return the fragment of an address that carries ticks. A fragment, since a browser sends that to no server.
   *
   * @param {string} checklist Its id.
   * @param {string[]} ticked
   */
  const fragmentOf = (checklist, ticked) =>
    new URLSearchParams([["checklist", checklist], ...ticked.map((id) => ["ticked", id])]).toString();

  /**
   * Return the checklist and the ticks that a fragment carries, or null.
   *
   * @param {string} fragment With or without its "#".
   */
  const carriedBy = (fragment) => {
    const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
    const ticked = [...new Set(parameters.getAll("ticked"))];
    return ticked.length ? { checklist: parameters.get("checklist"), ticked } : null;
  };

  /**
   * Return a checklist as plain text.
   *
   * @param {{title: string, when: string, items: {text: string, why: string, done: boolean}[]}} checklist
   */
  const asText = ({ title, when, items }) => {
    const lines = items.map(({ text, why, done }) => `[${done ? "x" : " "}] ${text}\n    Why: ${why}`);
    return `${[`${title}\n${when}`, ...lines].join("\n\n")}\n`;
  };

  /** @type {(some: string[], others: string[]) => boolean} */
  const sameSet = (some, others) => some.length === others.length && some.every((id) => others.includes(id));

  // ------------------------------------------------------------------ One checklist on the page

  /** @type {Map<HTMLElement, OpenChecklist>} */
  const open = new Map();

  /**
   * Remember the ticks of a checklist, and give it its buttons.
   *
   * @param {HTMLElement} section
   * @returns {OpenChecklist}
   */
  const enhance = (section) => {
    const checklist = section.dataset.checklistId || "";
    const boxes = /** @type {HTMLInputElement[]} */ ([
      ...section.querySelectorAll("input[type=checkbox][data-item-id]"),
    ]);
    const idOf = (/** @type {HTMLElement} */ box) => box.dataset.itemId || "";
    const items = boxes.map(idOf);
    // A browser that fills in old ticks on a reload would do so over those of the store. HTML has no such attribute for
    // a box, yet Firefox heeds it, and in no other way.
    for (const box of boxes) box.setAttribute("autocomplete", "off");
    /** @type {(selector: string, within?: Element | null) => string} */
    const line = (selector, within = section) => within?.querySelector(selector)?.textContent?.trim() || "";

    const progress = make("progress", { max: boxes.length, value: 0, "aria-label": "Items done" });
    const done = make("span", { class: "checklist__done", tabindex: -1 });
    const where = make("span", { class: "hint" }, "Ticks are kept on this device only.");
    const announce = announcer();
    const about = { storage: notice(), link: notice(), action: notice() };
    const byHand = make("div");
    section
      .querySelector(".checklist__items")
      ?.before(
        make(
          "div",
          { class: "checklist__bar", role: "group", "aria-label": `Your ticks: ${line(".checklist__title")}` },
          make("p", { class: "checklist__progress" }, progress, done, where),
          make(
            "div",
            { class: "tools" },
            make("button", { type: "button", class: "tool", click: () => copyText() }, "Copy as text"),
            make("button", { type: "button", class: "tool", click: () => copyLink() }, "Link with these ticks"),
            make("button", { type: "button", class: "tool", click: () => print() }, "Print"),
            make("button", { type: "button", class: "tool", click: () => reset() }, "Reset"),
          ),
          about.storage.element,
          about.link.element,
          about.action.element,
          byHand,
          announce.element,
        ),
      );

    /** @type {string[]} The items that are ticked on the page. */
    let shown = [];
    let asking = false; // whether the page shows the ticks of a link, and those of this device are other ones

    const stored = () => {
      const ticked = tickedIn(store.read(STORE_KEY), checklist);
      return items.filter((id) => ticked.includes(id));
    };
    const progressText = () => `${shown.length} of ${boxes.length} done`;

    const paint = () => {
      for (const box of boxes) box.checked = shown.includes(idOf(box));
      progress.value = shown.length;
      done.textContent = progressText();
    };

    let unannounced = ""; // why nothing can be kept, until it has been said

    const paintStorage = () => {
      const status = store.status();
      where.hidden = !status.kept;
      if (status.kept) {
        about.storage.hide();
        unannounced = "";
        return;
      }
      const text =
        `Your ticks cannot be kept on this device: ${status.why}. ` +
        "You have them until you close or reload this page.";
      if (about.storage.element.hidden) unannounced = text;
      about.storage.show(text, status.trouble === "damaged" ? { "Set it aside and keep my ticks": setAside } : {});
    };

    const say = (/** @type {string} */ text) => {
      announce.say(`${text} ${unannounced}`.trim());
      unannounced = "";
    };

    /**
     * Say what has happened, and show it.
     *
     * @param {string} text
     * @param {Record<string, () => void>} [answers]
     */
    const tell = (text, answers) => {
      about.action.show(text, answers);
      say(text);
    };

    const setAside = () => {
      store.setDamagedAside();
      refreshAll();
      done.focus();
    };

    const refresh = () => {
      if (!asking) shown = stored();
      paint();
      paintStorage();
    };

    /**
     * Show ticks that the reader has set, and store them unless they belong to a link.
     *
     * @param {string[]} ticked
     * @param {(part: ChecklistPart) => ChecklistPart} [change] What is done to the store.
     */
    const set = (ticked, change = (part) => withTicks(part, checklist, ticked, items)) => {
      shown = items.filter((id) => ticked.includes(id));
      if (!asking) store.update(STORE_KEY, change);
      refreshAll();
    };

    const tick = (/** @type {HTMLInputElement} */ box) => {
      const id = idOf(box);
      const on = box.checked;
      about.action.hide();
      byHand.replaceChildren();
      set(on ? [...shown, id] : shown.filter((other) => other !== id), (part) => {
        // On top of what another tab may have ticked meanwhile.
        const others = tickedIn(part, checklist).filter((other) => items.includes(other) && other !== id);
        return withTicks(part, checklist, on ? [...others, id] : others, items);
      });
      say(`${progressText()}.`);
    };

    /**
     * Say what was done, and offer to go back to earlier ticks.
     *
     * @param {string} text
     * @param {string[]} before
     */
    const offerUndo = (text, before) =>
      tell(text, {
        Undo() {
          set(before);
          about.action.hide();
          say(`${progressText()}.`);
          done.focus();
        },
      });

    const reset = () => {
      byHand.replaceChildren();
      const before = shown;
      if (before.length) {
        set([]);
        offerUndo(`${count(before.length, "tick was", "ticks were")} removed.`, before);
      } else if (!about.action.asks()) {
        tell("Nothing is ticked.");
      }
    };

    const copyText = async () => {
      const texts = boxes.map((box) => {
        const item = box.closest(".checklist__item");
        return { text: line("label", item), why: line(".checklist__reason", item), done: box.checked };
      });
      const text = asText({ title: line(".checklist__title"), when: line(".checklist__when"), items: texts });
      report(await copy(text, byHand), "The checklist was copied as text.");
    };

    const copyLink = async () => {
      if (!shown.length) {
        if (!about.action.asks()) tell("Nothing is ticked, so there is nothing that a link could carry.");
        return;
      }
      const here = window.location.href.split("#")[0];
      const isFile = window.location.protocol === "file:";
      const reach = isFile ? " It works on this device only, since the page is a file." : "";
      report(await copy(`${here}#${fragmentOf(checklist, shown)}`, byHand), `The link was copied.${reach}`);
    };

    /** @type {(copied: boolean, text: string) => void} */
    const report = (copied, text) =>
      tell(copied ? text : "Your browser does not let this page copy. The text below is selected: copy it from there.");

    const print = () => {
      const root = document.documentElement;
      const finish = () => {
        root.classList.remove("prints-one-checklist");
        section.classList.remove("checklist--printed");
      };
      for (const other of open.keys()) other.classList.remove("checklist--printed");
      root.classList.add("prints-one-checklist");
      section.classList.add("checklist--printed");
      window.addEventListener("afterprint", finish, { once: true });
      window.print();
    };

    /**
     * Show the ticks that a link carries; ask before they replace other ones that are stored here.
     *
     * @param {string[]} carried
     */
    const showCarried = (carried) => {
      const linked = items.filter((id) => carried.includes(id));
      const unknown = carried.length - linked.length;
      const leftOut = unknown
        ? ` ${count(unknown, "tick")} in the link could not be shown: this checklist has no such item.`
        : "";
      const here = stored();
      const has = `The link has ${linked.length} of ${boxes.length} ticked`;
      asking = linked.length > 0 && here.length > 0 && !sameSet(linked, here);
      about.action.hide();
      about.link.hide();
      if (asking) {
        shown = linked;
        paint();
        const kept = `On this device ${here.length} are ticked, and these are kept until you decide.`;
        const text = `${has}, as shown below. ${kept}${leftOut}`;
        about.link.show(text, {
          "Keep this device’s ticks": () => answer(false),
          "Use the link’s ticks instead": () => answer(true),
        });
        say(text);
        return;
      }
      refresh();
      if (!linked.length) {
        tell(leftOut.trim());
      } else if (sameSet(linked, here)) {
        tell(`${has}, the same as on this device.${leftOut}`);
      } else {
        set(linked);
        offerUndo(`${has}, and they are ticked here now.${leftOut}`, here);
      }
      forgetLink();
    };

    const answer = (/** @type {boolean} */ replace) => {
      const linked = shown;
      asking = false;
      about.link.hide();
      if (replace) {
        const before = stored();
        set(linked);
        offerUndo("The ticks of the link have replaced those of this device.", before);
      } else {
        refresh();
        tell("These are the ticks of this device, as before.");
      }
      forgetLink();
      done.focus();
    };

    for (const box of boxes) box.addEventListener("change", () => tick(box));
    return { id: checklist, refresh, showCarried, tell };
  };

  // ------------------------------------------------------------------ All of them

  const refreshAll = () => {
    for (const one of open.values()) one.refresh();
  };

  /** Take the ticks out of the address, so that a reload shows what is stored; if nothing can be stored, leave them. */
  const forgetLink = () => {
    if (!store.status().kept || !carriedBy(window.location.hash)) return;
    window.history.replaceState(window.history.state, "", window.location.href.split("#")[0]);
  };

  const openLink = () => {
    const carried = carriedBy(window.location.hash);
    if (!carried || !open.size) return;
    const all = [...open.values()];
    const target = all.find(({ id }) => id === carried.checklist);
    if (target) target.showCarried(carried.ticked);
    else all[0].tell("The link carries ticks for a checklist that is not on this page.");
  };

  store.onChange(refreshAll);
  window.addEventListener("hashchange", openLink);
  ready(() => {
    const sections = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-checklist-id]")]);
    for (const section of open.keys()) if (!sections.includes(section)) open.delete(section);
    const fresh = sections.filter((section) => !open.has(section) && section.querySelector(".checklist__items"));
    for (const section of fresh) open.set(section, enhance(section));
    refreshAll();
    if (fresh.length) openLink();
  });
})();
