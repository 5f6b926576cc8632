// Checklists: ticks that this device remembers, and what a reader does with them.
(() => {
  "use strict";

  const { ready, make, tool, count, announcer, notice, copy, NOT_COPIED, store } = window.Rapport;
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

  /** @type {(selector: string, within?: Element | null) => string} */
  const line = (selector, within) => within?.querySelector(selector)?.textContent?.trim() || "";

  /**
   * Put the bar of a checklist above its items: how much is done, its buttons, and what is to be told.
   *
   * @param {HTMLElement} section
   * @param {number} total How many items it has.
   * @param {Record<"copyText" | "copyLink" | "reset", () => void>} act What the buttons do.
   */
  const makeBar = (section, total, act) => {
    const progress = make("progress", { max: total, value: 0, "aria-label": "Items done" });
    const done = make("span", { class: "checklist__done", tabindex: -1 });
    const where = make("span", { class: "hint" }, "Ticks are kept on this device only.");
    const announce = announcer();
    const [storage, link, action] = [notice(), notice(), notice()];
    const byHand = make("div");
    const bar = make(
      "div",
      { class: "checklist__bar", role: "group", "aria-label": `Your ticks: ${line(".checklist__title", section)}` },
      make("p", { class: "checklist__progress" }, progress, done, where),
      make(
        "div",
        { class: "tools" },
        tool("Copy as text", act.copyText),
        tool("Link with these ticks", act.copyLink),
        tool("Print", () => print(section)),
        tool("Reset", act.reset),
      ),
      storage.element,
      link.element,
      action.element,
      byHand,
      announce.element,
    );
    section.querySelector(".checklist__items")?.before(bar);

    let unannounced = ""; // why nothing can be kept, until it has been said
    const say = (/** @type {string} */ text) => {
      announce.say(`${text} ${unannounced}`.trim());
      unannounced = "";
    };
    const setAside = () => {
      store.setDamagedAside();
      refreshAll();
      done.focus();
    };
    /** Say what has happened, and show it. @param {string} text @param {Record<string, () => void>} [answers] */
    const tell = (text, answers) => {
      action.show(text, answers);
      say(text);
    };
    return {
      link,
      action,
      byHand,
      say,
      tell,
      focus: () => done.focus(),
      sayProgress: () => say(`${done.textContent}.`),
      report: (/** @type {boolean} */ copied, /** @type {string} */ text) => tell(copied ? text : NOT_COPIED),
      paint(/** @type {number} */ number) {
        progress.value = number;
        done.textContent = `${number} of ${total} done`;
      },
      paintStorage() {
        const status = store.status();
        where.hidden = !status.kept;
        if (status.kept) {
          storage.hide();
          unannounced = "";
          return;
        }
        const text =
          `Your ticks cannot be kept on this device: ${status.why}. ` +
          "You have them until you close or reload this page.";
        if (storage.element.hidden) unannounced = text;
        storage.show(text, status.trouble === "damaged" ? { "Set it aside and keep my ticks": setAside } : {});
      },
    };
  };

  /** Print one checklist of the page alone. @param {HTMLElement} section */
  const print = (section) => {
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
   * Return what shows the ticks that a link carries; it asks before they replace other ones that are stored here.
   *
   * @param {Ticks} ticks
   * @param {ReturnType<typeof makeBar>} bar
   */
  const makeCarried = (ticks, bar) => {
    const answer = (/** @type {boolean} */ replace) => {
      const linked = ticks.shown;
      ticks.asking = false;
      bar.link.hide();
      if (replace) {
        const before = ticks.stored();
        ticks.set(linked);
        ticks.offerUndo("The ticks of the link have replaced those of this device.", before);
      } else {
        ticks.refresh();
        bar.tell("These are the ticks of this device, as before.");
      }
      forgetLink();
      bar.focus();
    };
    return (/** @type {string[]} */ carried) => {
      const { items } = ticks;
      const linked = items.filter((id) => carried.includes(id));
      const unknown = carried.length - linked.length;
      const leftOut = unknown
        ? ` ${count(unknown, "tick")} in the link could not be shown: this checklist has no such item.`
        : "";
      const here = ticks.stored();
      const has = `The link has ${linked.length} of ${items.length} ticked`;
      ticks.asking = linked.length > 0 && here.length > 0 && !sameSet(linked, here);
      bar.action.hide();
      bar.link.hide();
      if (ticks.asking) {
        ticks.show(linked);
        const kept = `On this device ${here.length} are ticked, and these are kept until you decide.`;
        const text = `${has}, as shown below. ${kept}${leftOut}`;
        bar.link.show(text, {
          "Keep this device’s ticks": () => answer(false),
          "Use the link’s ticks instead": () => answer(true),
        });
        bar.say(text);
        return;
      }
      ticks.refresh();
      if (!linked.length) {
        bar.tell(leftOut.trim());
      } else if (sameSet(linked, here)) {
        bar.tell(`${has}, the same as on this device.${leftOut}`);
      } else {
        ticks.set(linked);
        ticks.offerUndo(`${has}, and they are ticked here now.${leftOut}`, here);
      }
      forgetLink();
    };
  };

  /** Remember the ticks of a checklist, and give it its buttons. @type {(section: HTMLElement) => OpenChecklist} */
  const enhance = (section) => {
    const checklist = section.dataset.checklistId || "";
    /** @type {NodeListOf<HTMLInputElement>} */
    const inputs = section.querySelectorAll("input[type=checkbox][data-item-id]");
    const boxes = [...inputs];
    const idOf = (/** @type {HTMLElement} */ box) => box.dataset.itemId || "";
    const items = boxes.map(idOf);
    // A browser that fills in old ticks on a reload would do so over those of the store. HTML has no such attribute for
    // a box, yet Firefox heeds it, and in no other way.
    for (const box of boxes) box.setAttribute("autocomplete", "off");

    /** @type {Ticks} */
    const ticks = {
      items,
      shown: [],
      asking: false,
      stored() {
        const ticked = tickedIn(store.read(STORE_KEY), checklist);
        return items.filter((id) => ticked.includes(id));
      },
      show(ids) {
        ticks.shown = ids;
        for (const box of boxes) box.checked = ids.includes(idOf(box));
        bar.paint(ids.length);
      },
      refresh() {
        ticks.show(ticks.asking ? ticks.shown : ticks.stored());
        bar.paintStorage();
      },
      set(ticked, change = (part) => withTicks(part, checklist, ticked, items)) {
        ticks.shown = items.filter((id) => ticked.includes(id));
        if (!ticks.asking) store.update(STORE_KEY, change);
        refreshAll();
      },
      offerUndo(text, before) {
        const undo = () => {
          ticks.set(before);
          bar.action.hide();
          bar.sayProgress();
          bar.focus();
        };
        bar.tell(text, { Undo: undo });
      },
    };

    const tick = (/** @type {HTMLInputElement} */ box) => {
      const id = idOf(box);
      const on = box.checked;
      bar.action.hide();
      bar.byHand.replaceChildren();
      ticks.set(on ? [...ticks.shown, id] : ticks.shown.filter((other) => other !== id), (part) => {
        // On top of what another tab may have ticked meanwhile.
        const others = tickedIn(part, checklist).filter((other) => items.includes(other) && other !== id);
        return withTicks(part, checklist, on ? [...others, id] : others, items);
      });
      bar.sayProgress();
    };

    const reset = () => {
      bar.byHand.replaceChildren();
      const before = ticks.shown;
      if (before.length) {
        ticks.set([]);
        ticks.offerUndo(`${count(before.length, "tick was", "ticks were")} removed.`, before);
      } else if (!bar.action.asks()) {
        bar.tell("Nothing is ticked.");
      }
    };

    const copyText = async () => {
      const texts = boxes.map((box) => {
        const item = box.closest(".checklist__item");
        return { text: line("label", item), why: line(".checklist__reason", item), done: box.checked };
      });
      const [title, when] = [line(".checklist__title", section), line(".checklist__when", section)];
      const copied = await copy(asText({ title, when, items: texts }), bar.byHand);
      bar.report(copied, "The checklist was copied as text.");
    };

    const copyLink = async () => {
      if (!ticks.shown.length) {
        if (!bar.action.asks()) bar.tell("Nothing is ticked, so there is nothing that a link could carry.");
        return;
      }
      const here = window.location.href.split("#")[0];
      const isFile = window.location.protocol === "file:";
      const reach = isFile ? " It works on this device only, since the page is a file." : "";
      const copied = await copy(`${here}#${fragmentOf(checklist, ticks.shown)}`, bar.byHand);
      bar.report(copied, `The link was copied.${reach}`);
    };

    const bar = makeBar(section, boxes.length, { copyText, copyLink, reset });
    for (const box of boxes) box.addEventListener("change", () => tick(box));
    return { id: checklist, refresh: ticks.refresh, showCarried: makeCarried(ticks, bar), tell: bar.tell };
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
