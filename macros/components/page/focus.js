// Where the focus is, and that nothing moves under the pointer that presses.
(() => {
  "use strict";

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
  for (const end of ["mouseup", "dragend", "blur", "pagehide"])
    window.addEventListener(end, () => setTimeout(released));

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

  const FOCUSABLE = "a[href], :is(button, input, select, textarea):enabled, summary";

  /**
   * Keep the focus in an element whose content changes: when what has it is taken away, what stands in its place gets it,
   * or else what is nearest above. Otherwise a keyboard would begin at the top of the page again (WCAG 2.4.3).
   *
   * @param {Element} host
   */
  const keepFocus = (host) => {
    /** @type {Element | null} */
    let focused = null;
    /** @typedef {{parent: Element, before: Element | null, after: Element | null}} Step */
    /** @type {Step[]} */
    let way = []; // up from what has the focus: each parent, with the neighbours of what led there
    host.addEventListener("focusin", ({ target }) => {
      focused = /** @type {Element} */ (target);
      way = [];
      for (let one = focused; one !== host; ) {
        const parent = /** @type {Element} */ (one.parentElement);
        way.push({ parent, before: one.previousElementSibling, after: one.nextElementSibling });
        one = parent;
      }
    });
    /** Return what stands now between two neighbours, or else one of them. */
    const between = (/** @type {Step} */ { parent, before, after }) => {
      const [first, last] = [before, after].map((one) => (one?.parentElement === parent ? one : null));
      const sibling = last ? last.previousElementSibling : first?.nextElementSibling;
      return sibling && sibling !== before ? sibling : last || first || parent.firstElementChild;
    };
    const ready = (/** @type {Element} */ one) => one.matches(FOCUSABLE) && one.getClientRects().length > 0;
    const firstIn = (/** @type {Element | null | undefined} */ element) =>
      /** @type {HTMLElement | undefined} */ (element && [element, ...element.querySelectorAll(FOCUSABLE)].find(ready));
    new MutationObserver(() => {
      if (!focused || focused.isConnected || document.activeElement !== document.body) return;
      focused = null;
      for (const step of way.filter(({ parent }) => parent.isConnected)) {
        const next = firstIn(between(step)) || firstIn(step.parent);
        if (next) {
          next.focus({ preventScroll: true });
          return;
        }
      }
    }).observe(host, { childList: true, subtree: true });
  };

  Object.assign(window.Rapport, { keepFocus, afterPress });
})();
