// What a page tells of itself: read out, shown in a line, put on the clipboard.
(() => {
  "use strict";

  const { make, tool } = window.Rapport;
  const NOT_COPIED = "Your browser does not let this page copy. The text below is selected: copy it from there.";

  /**
   * Return a polite live region to be placed in the page. Of several texts that come quickly it says the last.
   *
   * @returns {{element: Element, say: (text: string, wait?: number) => void}} wait is in milliseconds.
   */
  const announcer = () => {
    const element = make("p", { class: "visually-hidden", role: "status" });
    /** @type {number | undefined} */
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
   * @returns {Notice}
   */
  const notice = () => {
    const element = make("div", { class: "notice", hidden: true });
    let shown = "";
    /** @type {Record<string, () => void>} */
    let current = {}; // what the buttons do
    return {
      element,
      show(text, answers = {}) {
        const labels = Object.keys(answers);
        const same = shown === JSON.stringify([text, labels]);
        shown = JSON.stringify([text, labels]);
        current = answers;
        if (same && !element.hidden) return; // Its buttons may hold the focus.
        element.replaceChildren(make("p", {}, text));
        if (labels.length) {
          const buttons = labels.map((label) => tool(label, () => current[label]()));
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
      const field = make(
        "textarea",
        { class: "field-input by-hand", readonly: true, rows, "aria-label": "Text to copy" },
        text,
      );
      place.replaceChildren(field);
      field.focus();
      field.select();
      return false;
    }
  };

  Object.assign(window.Rapport, { announcer, notice, copy, NOT_COPIED });
})();
