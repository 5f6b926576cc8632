// Runs before Material's script, to keep it from what a page of this site does itself.
(() => {
  "use strict";

  // Material answers a change of size at once, which may change the size of something else; where that is above, as on a
  // long list, WebKit reports "ResizeObserver loop". Answered in the next frame there is no loop.
  const { ResizeObserver } = window;
  if (ResizeObserver) {
    window.ResizeObserver = class extends ResizeObserver {
      constructor(/** @type {ResizeObserverCallback} */ answer) {
        super((...given) => requestAnimationFrame(() => answer(...given)));
      }
    };
  }

  // Material gives each link of the page its whole address, to tell what another page has in common with this one. From a
  // style that is given its address, browsers read all rules again, and style the whole page again. Here it finds the
  // address in place.
  for (const style of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel=stylesheet]"))) {
    const { href } = style;
    const whole = /** @type {HTMLLinkElement} */ (style.cloneNode());
    whole.href = href;
    Object.defineProperties(style, {
      href: { get: () => href, set: () => {} },
      outerHTML: { get: () => whole.outerHTML },
    });
  }

  // The first time a reader goes back or forward within a page, or follows a link to a place on it, Material's instant
  // navigation fetches that page again and puts it in place of the one that is there, with all that the reader has done on
  // it. Listeners of a window are asked in the order in which they came, so this one can keep Material out of it.
  const { history } = window;
  const [push, replace] = [history.pushState, history.replaceState];
  let shown = window.location.pathname; // the page that is there or on its way

  // What covers the page has a step of its own, which the back button undoes first. The next step takes its place.
  /** @type {(() => void) | null} Takes away what covers the page. */
  let uncover = null;
  let returning = false; // from that step, since the reader has closed it on the page
  /** @type {Parameters<typeof push>[]} Steps taken meanwhile. */
  const waiting = [];

  history.pushState = (...given) => {
    if (returning) {
      waiting.push(given);
      return;
    }
    (history.state?.cover ? replace : push).apply(history, given);
    shown = window.location.pathname;
  };
  // Material writes the place on the page over whatever else a state holds.
  history.replaceState = (state, ...rest) => {
    const { place, cover } = history.state || {};
    const kept = { ...(place && { place }), ...(cover && { cover }) };
    try {
      replace.call(history, Object.keys(kept).length ? { ...kept, ...state } : state, ...rest);
    } catch {
      // Browsers refuse too many changes. Material, which notes the place at each turn of the wheel, would not expect it.
    }
  };
  window.addEventListener("popstate", (event) => {
    if (returning) {
      returning = false;
      event.stopImmediatePropagation();
      for (const given of waiting.splice(0)) history.pushState(...given);
      return;
    }
    const close = uncover;
    uncover = null;
    if (window.location.pathname !== shown) {
      shown = window.location.pathname;
      close?.();
      return;
    }
    event.stopImmediatePropagation();
    if (close) {
      close();
      return;
    }
    const moved = new Event("rapport:moved", { cancelable: true });
    // Material keeps the place on the page in the state, and may have told the browser not to.
    if (window.dispatchEvent(moved) && history.scrollRestoration === "manual" && event.state)
      window.scrollTo(0, event.state.y ?? 0);
  });
  window.addEventListener("pageshow", () => {
    returning = false;
  });

  window.Rapport = window.Rapport || {};
  Object.assign(window.Rapport, {
    covered(/** @type {() => void} */ close) {
      if (uncover) return;
      try {
        push.call(history, { ...history.state, cover: true }, "");
        uncover = close;
      } catch {
        // A browser may refuse so many steps; the back button leaves the page then.
      }
    },
    uncovered() {
      if (!uncover) return;
      uncover = null;
      if (!history.state?.cover) return;
      returning = true;
      history.back();
    },
  });

  // Whoever follows a link out of what covers the page leaves no step of it behind.
  const leavingLink = (/** @type {MouseEvent} */ event) => {
    /** @type {HTMLAnchorElement | null} */
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!history.state?.cover || !link || link.target || link.hasAttribute("download")) return null;
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
    return /^(https?|file):/.test(link.href) ? link : null;
  };
  window.addEventListener(
    "click",
    (event) => {
      if (leavingLink(event)) uncover = null;
    },
    true,
  );
  window.addEventListener("click", (event) => {
    const link = leavingLink(event);
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    window.location.replace(link.href);
  });

  // In the directory's address q is the text that firms are searched by. Material's own search knows a parameter of that
  // name too: it would open over the page, and take q out of the address when it closes. So the address is without its
  // parameters while Material's script starts, and has them back before anything else reads them.
  const { pathname, search, hash } = window.location;
  if (!new URLSearchParams(search).has("q") || !document.querySelector("[data-directory]")) return;
  try {
    window.history.replaceState(window.history.state, "", pathname + hash);
  } catch {
    return; // Material's search opens, and can be closed.
  }
  document.addEventListener(
    "DOMContentLoaded",
    () => window.history.replaceState(window.history.state, "", pathname + search + hash),
    { once: true },
  );
})();
