// The one namespace that the scripts of all components share, and what several of them need:
//
//   Rapport.ready(fn)         run fn when a page has been opened
//   Rapport.make(tag, …)      an element
//   Rapport.announcer()       a region that a screen reader reads out
//   Rapport.notice()          a line that says something and may ask for an answer
//   Rapport.keepFocus(host)   keep the focus in a part of the page that draws itself anew
//   Rapport.afterPress(fn)   run fn when nothing is being pressed, because it moves what stands on the page
//   Rapport.copy(text, place) put a text on the clipboard, or let the reader do it
//   Rapport.loadScript(address)  run a script that only some pages need
//   Rapport.today()           the day where the reader is
//   Rapport.onNewDay(fn)      run fn when it is another day
//   Rapport.store             what a person stores on this device
window.Rapport = window.Rapport || {};

(() => {
  "use strict";

  /**
   * Run a function when a page has been opened: on the first load, and after every instant navigation of Material.
   *
   * @param {() => void} fn May be run more than once for the same page, and must then change nothing.
   */
  const ready = (fn) => {
    if (typeof window.document$?.subscribe === "function") {
      window.document$.subscribe(() => fn());
    } else if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => fn(), { once: true });
    } else {
      queueMicrotask(() => fn()); // What goes wrong in it must not stop the scripts after it.
    }
  };

  /**
   * Return a new element.
   *
   * @param {string} tag
   * @param {Object} attributes A function listens to the event of that name; true is an attribute without a value;
   *   false, null and undefined leave the attribute out.
   * @param {...(Node|string)} children A string becomes text, never markup.
   */
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(name, value);
      else if (value !== false && value !== null && value !== undefined) {
        element.setAttribute(name, value === true ? "" : value);
      }
    }
    element.append(...children);
    return element;
  };

  /**
   * Return a number with what it counts, such as "1,234 firms".
   *
   * toLocaleString would say the same, but its first use keeps a phone busy for a tenth of a second.
   *
   * @param {number} number A whole number.
   */
  const count = (number, one, many = `${one}s`) =>
    `${String(number).replace(/\B(?=(?:\d{3})+$)/g, ",")} ${number === 1 ? one : many}`;

  /**
   * Return a polite live region to be placed in the page. Of several texts that come quickly it says the last.
   *
   * @returns {{element: Element, say: (text: string, wait?: number) => void}} wait is in milliseconds.
   */
  const announcer = () => {
    const element = make("p", { class: "visually-hidden", role: "status" });
    let timer;
    return {
      element,
      say(text, wait = 400) {
        clearTimeout(timer);
        // Emptied first, so that the same text is said again when it is true again.
        element.textContent = "";
        timer = setTimeout(() => {
          element.textContent = text;
        }, wait);
      },
    };
  };

  /**
   * Return a line for the page that is hidden until it has something to say.
   *
   * Its answers are buttons: what stands on each, and what it does. asks() tells whether it shows any.
   *
   * @returns {{element: Element, show: (text: string, answers?: Object) => void, hide: Function, asks: () => boolean}}
   */
  const notice = () => {
    const element = make("div", { class: "notice", hidden: true });
    let said = "";
    let current = {}; // what the buttons do
    return {
      element,
      show(text, answers = {}) {
        const labels = Object.keys(answers);
        const same = said === JSON.stringify([text, labels]);
        said = JSON.stringify([text, labels]);
        current = answers;
        if (same && !element.hidden) return; // Its buttons may hold the focus.
        element.replaceChildren(make("p", {}, text));
        if (labels.length) {
          const buttons = labels.map((label) =>
            make("button", { type: "button", class: "tool", click: () => current[label]() }, label),
          );
          element.append(make("div", { class: "tools" }, ...buttons));
        }
        element.hidden = false;
      },
      hide() {
        element.hidden = true;
        element.replaceChildren();
      },
      asks: () => !element.hidden && Object.keys(current).length > 0,
    };
  };

  let pressed = false; // whether a button of the mouse, or the one that a tap stands for, is down
  let waiting = new Set();
  const released = () => {
    pressed = false;
    const due = waiting;
    waiting = new Set();
    for (const fn of due) fn();
  };
  window.addEventListener("mousedown", () => (pressed = true), true);
  // The click comes right after the release, and what it does itself need not wait.
  window.addEventListener("click", () => (pressed = false), true);
  // Whatever keeps the release from coming ends the press as well. Not in capture: a field that is left is blurred too.
  for (const end of ["mouseup", "dragend", "blur", "pagehide"]) window.addEventListener(end, () => setTimeout(released));

  /**
   * Run a function now, or after the click if something is being pressed. A field that is left tells so while the button
   * that takes the focus is being pressed: what is put in above the button then would move it away from under the
   * pointer, and the click would be lost.
   *
   * @param {() => void} fn Runs once, however often it has been asked for during a press.
   */
  const afterPress = (fn) => {
    if (pressed) waiting.add(fn);
    else fn();
  };

  const GAP = 8; // pixels between the header and what is brought out from under it

  // WebKit brings the caret into sight, and leaves the field around it under the header that sticks to the top (WCAG 2.4.11).
  document.addEventListener("focusin", ({ target }) => {
    if (pressed || !(target instanceof Element) || !target.closest(".md-content") || target.closest("dialog")) return;
    // The browser scrolls in the frame after.
    const look = () => {
      if (document.activeElement !== target) return;
      const header = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
      const { top, bottom, height } = target.getBoundingClientRect();
      const fits = height < window.innerHeight - header;
      if (fits && bottom > 0 && top < header) window.scrollBy({ top: top - header - GAP, behavior: "instant" });
    };
    requestAnimationFrame(() => requestAnimationFrame(look));
  });

  const FOCUSABLE = "a[href], button, input, select, textarea, summary";

  /**
   * Keep the focus in an element whose content changes: when what has it is taken away, what stands in its place gets it,
   * or else what is nearest above. Otherwise a keyboard would begin at the top of the page again (WCAG 2.4.3).
   *
   * @param {Element} host
   */
  const keepFocus = (host) => {
    let focused = null;
    let way = []; // up from what has the focus: each parent, with the neighbours of what led there
    host.addEventListener("focusin", ({ target }) => {
      focused = target;
      way = [];
      for (let one = target; one !== host; one = one.parentElement) {
        way.push({ parent: one.parentElement, before: one.previousElementSibling, after: one.nextElementSibling });
      }
    });
    /** Return what stands now between two neighbours, or else one of them. */
    const between = ({ parent, before, after }) => {
      const [first, last] = [before, after].map((one) => (one?.parentElement === parent ? one : null));
      const found = last ? last.previousElementSibling : first?.nextElementSibling;
      return found && found !== before ? found : last || first || parent.firstElementChild;
    };
    const visible = (element) => element.getClientRects().length > 0;
    const firstIn = (element) =>
      element && [element, ...element.querySelectorAll(FOCUSABLE)].find((one) => one.matches(FOCUSABLE) && !one.disabled && visible(one));
    new MutationObserver(() => {
      if (!focused || focused.isConnected || document.activeElement !== document.body) return;
      focused = null;
      for (const step of way.filter(({ parent }) => parent.isConnected)) {
        const next = firstIn(between(step)) || firstIn(step.parent);
        if (next) return next.focus({ preventScroll: true });
      }
    }).observe(host, { childList: true, subtree: true });
  };

  /**
   * Put a text on the clipboard. Where the browser does not allow it, show it selected, to be copied by hand.
   *
   * @param {string} text
   * @param {Element} place An empty element, which takes the text in that case.
   * @returns {Promise<boolean>} Whether it is on the clipboard.
   */
  const copy = async (text, place) => {
    place.replaceChildren();
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // There is no clipboard on a page without https, and a browser may refuse one elsewhere.
      const rows = Math.min(12, text.split("\n").length + 1);
      const field = make("textarea", { class: "by-hand", readonly: true, rows, "aria-label": "Text to copy" }, text);
      place.replaceChildren(field);
      field.focus();
      field.select();
      return false;
    }
  };

  const loads = new Map(); // by address: what is promised of a script

  /**
   * Run a script of this site once, however often it is asked for.
   *
   * @param {string} address Relative to the page, or absolute.
   * @returns {Promise<void>} Rejects with a NotLoaded if the script cannot be had; the next call then tries again.
   */
  const loadScript = (address) => {
    const { href } = new URL(address, document.baseURI);
    if (!loads.has(href)) {
      const script = make("script", { src: href });
      const loading = new Promise((resolve, reject) => {
        script.addEventListener("load", () => resolve());
        script.addEventListener("error", () => reject(new NotLoaded(href)));
      });
      loads.set(href, loading);
      loading.catch(() => loads.delete(href)).finally(() => script.remove());
      document.head.append(script);
    }
    return loads.get(href);
  };

  class NotLoaded extends Error {}

  // ------------------------------------------------------------------ The day

  const LOOK = 60_000; // milliseconds: a clock may be set, a zone left, or a device asleep, and no event tells of it

  /** Return the day where the reader is, such as 2026-11-23. */
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  };

  const dayListeners = new Set();
  let lastDay = null;
  let nextLook;
  const lookAtDay = () => {
    clearTimeout(nextLook);
    if (!dayListeners.size) return;
    const day = today();
    const turned = lastDay !== null && day !== lastDay;
    lastDay = day;
    if (turned) dayListeners.forEach((fn) => fn(day));
    if (document.visibilityState === "hidden") return; // It is looked at again when it is shown.
    const now = new Date();
    const left = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1) - now;
    nextLook = setTimeout(lookAtDay, Math.max(1, Math.min(left, LOOK)));
  };
  for (const name of ["pageshow", "focus"]) window.addEventListener(name, lookAtDay);
  document.addEventListener("visibilitychange", lookAtDay);

  /** Run a function with the new day whenever a page that is in sight has passed midnight, or comes back to sight after it. */
  const onNewDay = (fn) => {
    dayListeners.add(fn);
    lookAtDay();
    return () => dayListeners.delete(fn);
  };

  // ------------------------------------------------------------------ What a person stores on this device

  const KEY = "rapport";
  const VERSION = 1;
  const NOTHING = { version: VERSION };
  const WHY = {
    blocked: "your browser does not let this site store anything",
    full: "the room that your browser gives this site is full",
    damaged: "what this site has stored here is damaged, and has been left as it is",
    newer: "what is stored here was written by a newer version of this site, and has been left as it is",
  };

  const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const copyOf = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

  /**
   * Read what is stored: an object with a version, and an object for each part.
   *
   * @param {?string} text
   * @returns {{state: Object}|{trouble: "damaged"|"newer"}}
   */
  const parse = (text) => {
    if (!text) return { state: NOTHING };
    let state;
    try {
      state = JSON.parse(text);
    } catch {
      return { trouble: "damaged" };
    }
    if (!isObject(state) || typeof state.version !== "number" || state.version < 1) return { trouble: "damaged" };
    if (state.version > VERSION) return { trouble: "newer" };
    const { version, ...parts } = state;
    return Object.values(parts).every(isObject) ? { state } : { trouble: "damaged" };
  };

  /**
   * Apply changes to a state, and return the new one; parts that no change names stay as they are.
   *
   * @param {Object} state
   * @param {{part: string, change: (value: Object|undefined) => Object}[]} changes
   */
  const apply = (state, changes) =>
    changes.reduce((sofar, { part, change }) => ({ ...sofar, [part]: change(copyOf(sofar[part])) }), state);

  /**
   * Open the store. Nothing in it throws because of the storage, and nothing that is stored is overwritten unread.
   * While it cannot be read or written, changes are kept in memory on top of the last good state, to be stored later.
   *
   * @param {() => Storage} area Returns the storage; it may throw.
   */
  const openStore = (area) => {
    let last = NOTHING; // the last good state
    let lastText = null; // as it is stored
    let pending = []; // changes that could not be stored, in order
    let refused = null; // why the last write failed
    const listeners = new Set();

    const look = () => {
      let text;
      try {
        text = area().getItem(KEY);
      } catch {
        return "blocked";
      }
      if (text !== null && text === lastText) return null;
      const { state, trouble } = parse(text);
      if (state) {
        last = state;
        lastText = text;
      }
      return trouble || null;
    };

    const put = (state) => {
      const text = JSON.stringify(state);
      try {
        area().setItem(KEY, text);
      } catch (error) {
        refused = /quota/i.test(error?.name) ? "full" : "blocked";
        return refused;
      }
      last = state;
      lastText = text;
      pending = [];
      refused = null;
      return null;
    };

    const outcome = (trouble) => (trouble ? { kept: false, trouble, why: WHY[trouble] } : { kept: true });

    const save = (changes) => {
      const trouble = look();
      const next = apply(last, changes); // Before anything is kept: a change that throws must leave no trace.
      pending = changes;
      return outcome(trouble || put(next));
    };

    const store = {
      /** Return a copy of a part, or undefined if nothing is stored there. */
      read(part) {
        look();
        return copyOf(apply(last, pending)[part]);
      },

      /**
       * Change a part: from what is stored at this moment, so that what another tab has stored survives.
       *
       * @param {string} part
       * @param {(value: Object|undefined) => Object} change Gets a copy of the part, and returns the new one. It may be
       *   run again later on a newer state, so it depends on nothing else.
       * @returns {{kept: true}|{kept: false, trouble: string, why: string}} why ends the sentence "It cannot be kept on
       *   this device: …".
       */
      update(part, change) {
        return save([...pending, { part, change }]);
      },

      /** Replace a part, and return what update returns. */
      write(part, value) {
        const own = copyOf(value);
        return save([...pending.filter((one) => one.part !== part), { part, change: () => own }]);
      },

      /** Return why nothing can be kept at this moment, as update does, without writing anything. */
      status() {
        return outcome(look() || (pending.length ? refused : null));
      },

      /** With the reader's leave: set what is damaged aside, under the same key, and store again. */
      setDamagedAside() {
        if (look() !== "damaged") return store.status();
        const earlier = last.damaged?.texts;
        const texts = [...(Array.isArray(earlier) ? earlier : []), area().getItem(KEY)];
        return outcome(put({ ...apply(last, pending), damaged: { ...last.damaged, texts } }));
      },

      /** Forget everything that is stored, also what cannot be read. */
      forget() {
        pending = [];
        last = NOTHING;
        refused = null;
        try {
          area().removeItem(KEY);
        } catch {
          // What may not be read has not been stored either.
        }
        listeners.forEach((fn) => fn());
      },

      /** Run a function when another tab has changed what is stored; returns a function that ends this. */
      onChange(fn) {
        listeners.add(fn);
        return () => listeners.delete(fn);
      },

      /** Take in what another tab has changed. */
      changed() {
        if (pending.length) save(pending);
        listeners.forEach((fn) => fn());
      },
    };
    return store;
  };

  const store = openStore(() => window.localStorage);
  window.addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) store.changed();
  });
  // A page that comes back with the back button has missed what other tabs stored meanwhile.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) store.changed();
  });

  // Material puts a table into a box; where it is too wide the box scrolls, and a keyboard must reach it.
  ready(() => {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
      if (box.scrollWidth <= box.clientWidth) continue;
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", "Table");
    }
  });

  Object.assign(window.Rapport, { ready, make, count, announcer, notice, keepFocus, afterPress, copy, loadScript, NotLoaded, today, onNewDay, store, openStore, parse, apply });
})();
