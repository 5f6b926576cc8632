// Checklists: ticks that this device remembers, and what a reader does with them.
(() => {
  "use strict";

  const { ready, make, announcer, notice, copy, store } = window.Rapport;
  const PART = "checklists"; // of the store: {<checklist id>: {ticked: [<item id>, …]}}

  // ------------------------------------------------------------------ Pure functions

  /** Return the ids that are ticked in a checklist, as they are stored; some may belong to items that are gone. */
  const tickedIn = (part, checklist) => {
    const ticked = part && Object.hasOwn(part, checklist) ? part[checklist]?.ticked : null;
    return Array.isArray(ticked) ? ticked.filter((id) => typeof id === "string") : [];
  };

  /** Return the part with the ticks of a checklist replaced; those of items that are not among known stay. */
  const withTicks = (part, checklist, ticked, known) => {
    const gone = tickedIn(part, checklist).filter((id) => !known.includes(id));
    const entry = part && Object.hasOwn(part, checklist) ? part[checklist] : {};
    return { ...part, [checklist]: { ...entry, ticked: [...gone, ...ticked] } };
  };

  /** Return the fragment of an address that carries ticks. A fragment, since a browser sends that to no server. */
  const fragmentOf = (checklist, ticked) =>
    new URLSearchParams([["checklist", checklist], ...ticked.map((id) => ["ticked", id])]).toString();

  /** Return the checklist and the ticks that a fragment carries, or null. */
  const carriedBy = (fragment) => {
    const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
    const ticked = [...new Set(parameters.getAll("ticked"))];
    return ticked.length ? { checklist: parameters.get("checklist"), ticked } : null;
  };

  /** Return a checklist as plain text. */
  const asText = ({ title, when, items }) =>
    [`${title}\n${when}`, ...items.map(({ text, why, done }) => `[${done ? "x" : " "}] ${text}\n    Why: ${why}`)].join(
      "\n\n",
    ) + "\n";

  const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;
  const sameSet = (some, others) => some.length === others.length && some.every((id) => others.includes(id));

  // ------------------------------------------------------------------ One checklist on the page

  const open = new Map(); // the checklists of this page, by their element

  const take = (section) => {
    const checklist = section.dataset.checklistId;
    const boxes = [...section.querySelectorAll("input[type=checkbox][data-item-id]")];
    const known = boxes.map((box) => box.dataset.itemId);
    // A browser that fills in old ticks on a reload would do so over those of the store. HTML has no such attribute for
    // a box, yet Firefox heeds it, and in no other way.
    for (const box of boxes) box.setAttribute("autocomplete", "off");
    const line = (selector, within = section) => within.querySelector(selector)?.textContent.trim() || "";

    const progress = make("progress", { max: boxes.length, value: 0, "aria-label": "Items done" });
    const done = make("span", { class: "checklist__done", tabindex: -1 });
    const where = make("span", { class: "hint" }, "Ticks are kept on this device only.");
    const announce = announcer();
    const about = { storage: notice(), link: notice(), deed: notice() };
    const byHand = make("div");
    section
      .querySelector(".checklist__items")
      .before(
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
          about.deed.element,
          byHand,
          announce.element,
        ),
      );

    let shown = []; // the ids that are ticked on the page
    let asking = false; // whether the page shows the ticks of a link, and those of this device are other ones

    const stored = () => known.filter((id) => tickedIn(store.read(PART), checklist).includes(id));
    const progressText = () => `${shown.length} of ${boxes.length} done`;

    const paint = () => {
      for (const box of boxes) box.checked = shown.includes(box.dataset.itemId);
      progress.value = shown.length;
      done.textContent = progressText();
    };

    let untold = ""; // why nothing can be kept, until it has been said

    const paintStorage = () => {
      const status = store.status();
      where.hidden = !status.kept;
      if (status.kept) {
        about.storage.hide();
        untold = "";
        return;
      }
      const text =
        `Your ticks cannot be kept on this device: ${status.why}. ` +
        "You have them until you close or reload this page.";
      if (about.storage.element.hidden) untold = text;
      about.storage.show(text, status.trouble === "damaged" ? { "Set it aside and keep my ticks": setAside } : {});
    };

    const say = (text) => {
      announce.say(`${text} ${untold}`.trim());
      untold = "";
    };

    /** Say what has happened, and show it. */
    const tell = (text, answers) => {
      about.deed.show(text, answers);
      say(text);
    };

    const setAside = () => {
      store.setDamagedAside();
      refreshAll();
      done.focus();
    };

    /** Show what is stored, unless the reader is looking at the ticks of a link. */
    const refresh = () => {
      if (!asking) shown = stored();
      paint();
      paintStorage();
    };

    /** Take over ticks that the reader has set, and store them unless they belong to a link. */
    const set = (ticked, change = (part) => withTicks(part, checklist, ticked, known)) => {
      shown = known.filter((id) => ticked.includes(id));
      if (!asking) store.update(PART, change);
      refreshAll();
    };

    const tick = (box) => {
      const id = box.dataset.itemId;
      const on = box.checked;
      about.deed.hide();
      byHand.replaceChildren();
      set(on ? [...shown, id] : shown.filter((other) => other !== id), (part) => {
        // On top of what another tab may have ticked meanwhile.
        const others = tickedIn(part, checklist).filter((other) => known.includes(other) && other !== id);
        return withTicks(part, checklist, on ? [...others, id] : others, known);
      });
      say(`${progressText()}.`);
    };

    /** Say what was done, and offer to go back to earlier ticks. */
    const offerUndo = (text, before) =>
      tell(text, {
        Undo() {
          set(before);
          about.deed.hide();
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
      } else if (!about.deed.asks()) {
        tell("Nothing is ticked.");
      }
    };

    const copyText = async () => {
      const items = boxes.map((box) => {
        const item = box.closest(".checklist__item");
        return { text: line("label", item), why: line(".checklist__reason", item), done: box.checked };
      });
      const text = asText({ title: line(".checklist__title"), when: line(".checklist__when"), items });
      report(await copy(text, byHand), "The checklist was copied as text.");
    };

    const copyLink = async () => {
      if (!shown.length) {
        if (!about.deed.asks()) tell("Nothing is ticked, so there is nothing that a link could carry.");
        return;
      }
      const here = window.location.href.split("#")[0];
      const isFile = window.location.protocol === "file:";
      const reach = isFile ? " It works on this device only, since the page is a file." : "";
      report(await copy(`${here}#${fragmentOf(checklist, shown)}`, byHand), `The link was copied.${reach}`);
    };

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

    /** Show the ticks that a link carries; ask before they replace other ones that are stored here. */
    const showCarried = (carried) => {
      const linked = known.filter((id) => carried.includes(id));
      const strangers = carried.length - linked.length;
      const leftOut = strangers
        ? ` ${count(strangers, "tick", "ticks")} in the link could not be shown: this checklist has no such item.`
        : "";
      const own = stored();
      const has = `The link has ${linked.length} of ${boxes.length} ticked`;
      asking = linked.length > 0 && own.length > 0 && !sameSet(linked, own);
      about.deed.hide();
      about.link.hide();
      if (asking) {
        shown = linked;
        paint();
        const kept = `On this device ${own.length} are ticked, and these are kept until you decide.`;
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
      } else if (sameSet(linked, own)) {
        tell(`${has}, the same as on this device.${leftOut}`);
      } else {
        set(linked);
        offerUndo(`${has}, and they are ticked here now.${leftOut}`, own);
      }
      forgetLink();
    };

    const answer = (replace) => {
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
    return { checklist, refresh, showCarried, tell };
  };

  // ------------------------------------------------------------------ All of them

  const refreshAll = () => open.forEach((one) => one.refresh());

  /** Take the ticks out of the address, so that a reload shows what is stored; if nothing can be stored, leave them. */
  const forgetLink = () => {
    if (!store.status().kept || !carriedBy(window.location.hash)) return;
    window.history.replaceState(window.history.state, "", window.location.href.split("#")[0]);
  };

  const openLink = () => {
    const carried = carriedBy(window.location.hash);
    if (!carried || !open.size) return;
    const all = [...open.values()];
    const meant = all.find((one) => one.checklist === carried.checklist);
    if (meant) meant.showCarried(carried.ticked);
    else all[0].tell("The link carries ticks for a checklist that is not on this page.");
  };

  store.onChange(refreshAll);
  window.addEventListener("hashchange", openLink);
  ready(() => {
    const sections = [...document.querySelectorAll("[data-checklist-id]")];
    for (const section of open.keys()) if (!sections.includes(section)) open.delete(section);
    const fresh = sections.filter((section) => !open.has(section) && section.querySelector(".checklist__items"));
    for (const section of fresh) open.set(section, take(section));
    refreshAll();
    if (fresh.length) openLink();
  });
})();
