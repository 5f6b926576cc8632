// Terms in running text: the definition on hover, focus or the first tap; the link itself leads to the glossary.
// https://www.w3.org/TR/WCAG22/#content-on-hover-or-focus: it can be dismissed, can be pointed at, and stays.
(() => {
  "use strict";

  const { ready, make } = window.Rapport;

  const BEFORE_SHOWING = 120; // milliseconds: a pointer that only passes by opens nothing
  const BEFORE_HIDING = 250; // and there is time to reach the definition
  const MARGIN = 8; // pixels kept free at the edge of the window
  const GAP = 5; // and between the term and its definition

  /** @type {{link: HTMLAnchorElement, tip: HTMLElement} | null} */
  let open = null;
  /** @type {number | undefined} */
  let timer;

  const hide = () => {
    clearTimeout(timer);
    if (open) open.tip.hidden = true;
    open = null;
  };

  /** @type {(link: HTMLAnchorElement, tip: HTMLElement, byTouch?: boolean) => void} */
  const show = (link, tip, byTouch = false) => {
    clearTimeout(timer);
    if (open?.link === link) return;
    hide();
    open = { link, tip };
    tip.querySelector(".definition__again")?.toggleAttribute("hidden", !byTouch);
    tip.hidden = false;
    place(link, tip);
  };

  /**
   * Put the definition below the term, or above it where there is more room, and within the window.
   *
   * @param {HTMLAnchorElement} link
   * @param {HTMLElement} tip
   */
  const place = (link, tip) => {
    const lines = [...link.getClientRects()];
    const [first, last] = [lines[0], lines[lines.length - 1]];
    const { width, height } = tip.getBoundingClientRect();
    const below = window.innerHeight - last.bottom;
    const above = below < GAP + height + MARGIN && below < first.top;
    const start = above ? first.left : last.left;
    const left = Math.max(MARGIN, Math.min(start, document.documentElement.clientWidth - width - MARGIN));
    const origin = (tip.offsetParent || document.documentElement).getBoundingClientRect();
    tip.style.left = `${left - origin.left}px`;
    tip.style.top = `${(above ? first.top - GAP - height : last.bottom + GAP) - origin.top}px`;
  };

  /** @type {(milliseconds: number, fn: () => void) => void} */
  const after = (milliseconds, fn) => {
    clearTimeout(timer);
    timer = setTimeout(fn, milliseconds);
  };

  /** Give a term its definition. @param {HTMLAnchorElement} link @param {number} number Of the term on its page. */
  const explain = (link, number) => {
    const tip = make(
      "div",
      { class: "definition", role: "tooltip", id: `definition-${number}`, hidden: true },
      make("span", {}, /** @type {string} */ (link.dataset.definition)),
      make("span", { class: "definition__again", hidden: true }, "Tap the word again to open the glossary."),
    );
    (link.closest(".md-content__inner") || document.body).append(tip);
    link.setAttribute("aria-describedby", tip.id);

    const leave = () => after(BEFORE_HIDING, () => document.activeElement !== link && hide());
    let touched = false; // whether the last press came from a finger
    let wasOpen = false; // and what it found
    link.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "touch") after(BEFORE_SHOWING, () => show(link, tip));
    });
    link.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") leave();
    });
    tip.addEventListener("pointerenter", () => clearTimeout(timer));
    tip.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") leave();
    });
    link.addEventListener("pointerdown", (event) => {
      touched = event.pointerType === "touch";
      wasOpen = open?.link === link;
    });
    link.addEventListener("focus", () => {
      if (!touched) show(link, tip);
    });
    link.addEventListener("blur", () => {
      touched = false;
      if (!tip.matches(":hover")) hide();
    });
    link.addEventListener("click", (event) => {
      if (!touched || wasOpen) return;
      event.preventDefault();
      event.stopPropagation(); // Material would follow the link.
      show(link, tip, true);
    });
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("pointerdown", (event) => {
    const at = /** @type {Node} */ (event.target);
    if (open && !open.link.contains(at) && !open.tip.contains(at)) hide();
  });
  window.addEventListener("resize", () => open && place(open.link, open.tip));

  const explained = new WeakSet();
  ready(() => {
    hide();
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll("a.term[data-definition]");
    links.forEach((link, number) => {
      if (explained.has(link)) return;
      explained.add(link);
      explain(link, number);
    });
  });
})();
