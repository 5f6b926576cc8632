// The one namespace that the scripts of all components share, described in rapport.d.ts, and what each of them needs. It
// is the first of them.
window.Rapport ||= /** @type {Rapport} */ ({});
window.Rapport.directory = /** @type {DirectoryParts} */ ({}); // takes in what the files of that folder make

(() => {
  "use strict";

  let firstPage = true; // not one that Material has put in its place
  /**
   * Run a function when a page has been opened: on the first load, and after every instant navigation of Material.
   *
   * @param {() => void} fn May be run more than once for the same page, and must then change nothing.
   */
  const ready = (fn) => {
    if (typeof window.document$?.subscribe === "function") {
      window.document$.subscribe(() => {
        // A page that loads has been drawn, and a phone may answer a touch between one function and the next; a page
        // that takes the place of another is drawn with all that they do.
        if (firstPage) setTimeout(fn);
        else fn();
      });
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

  /** Return a button with a text, to press for what it says. @type {Rapport["tool"]} */
  const tool = (text, click, attributes = {}, ...more) =>
    window.Rapport.make("button", { type: "button", class: "tool", click, ...attributes }, text, ...more);

  /**
   * Return a number with what it counts, such as "1,234 firms".
   *
   * toLocaleString would say the same, but its first use keeps a phone busy for a tenth of a second.
   *
   * @param {number} number A whole number.
   * @param {string} one
   * @param {string} many
   */
  const count = (number, one, many = `${one}s`) =>
    `${String(number).replace(/\B(?=(?:\d{3})+$)/g, ",")} ${number === 1 ? one : many}`;

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
        script.addEventListener("load", resolve);
        script.addEventListener("error", () => reject(new NotLoaded(href)));
      });
      loads.set(href, loading);
      loading.catch(() => loads.delete(href)).finally(() => script.remove());
      document.head.append(script);
    }
    return loads.get(href);
  };

  class NotLoaded extends Error {}

  // Material puts a table into a box; where it is too wide the box scrolls, and a keyboard must reach it.
  ready(() => {
    for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".md-typeset__scrollwrap"))) {
      if (box.scrollWidth <= box.clientWidth) continue;
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", "Table");
    }
  });

  ready(() => {
    firstPage = false;
  });

  Object.assign(window.Rapport, { ready, make, tool, count, loadScript, NotLoaded });
})();
