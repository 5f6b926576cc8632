// The directory: loads its index, and shows at once the firms that fit what a reader types and chooses.
(() => {
  "use strict";

  const { ready, make, notice, afterPress, loadScript, NotLoaded, store, covered, uncovered } = window.Rapport;
  const parts = window.Rapport.directory; // what the other files of this folder make
  const AT_ONCE = 4; // results drawn at once: what is in sight; the others follow in the next frames
  const PER_FRAME = 11;
  const UNTIL_SPOKEN = 700; // milliseconds after the last letter, until the number of firms is read out
  const IDLE_AFTER = 1000; // milliseconds after the first results
  const WIDE = window.matchMedia("(min-width: 60em)"); // as in directory.css

  // ------------------------------------------------------------------ The index

  /** @type {Map<string, DirectoryEngine>} */
  const engines = new Map(); // by the address of their index

  /** Load the index once and return the engine; rejects if it does not load or cannot be read. */
  const loadEngine = async (/** @type {string} */ address) => {
    await loadScript(address);
    const engine = engines.get(address) || window.Rapport.directoryEngine(window.RapportDirectoryIndex);
    engines.set(address, engine);
    return engine;
  };

  // ------------------------------------------------------------------ The page

  /** @type {Directory | null} */
  let current = null; // the directory on the page

  /** @returns {DirectorySite} */
  const siteOf = (/** @type {HTMLElement} */ root) => ({
    addressOf: (id) => (root.dataset.firmUrl || "").replace("{id}", id),
    meanings: Object.fromEntries(
      [...root.querySelectorAll("[data-facet-links=kind] [data-value]")].map((item) => [
        item.getAttribute("data-value"),
        item.querySelector("[data-meaning]")?.textContent?.trim() || "",
      ]),
    ),
  });

  const button = (/** @type {string} */ text, /** @type {() => void} */ click, classes = "tool") =>
    make("button", { type: "button", class: classes, click }, text);

  const makeSearch = () => {
    const input = make("input", {
      type: "search",
      name: "q",
      id: "directory-q",
      maxlength: parts.LONGEST_TEXT,
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "search",
      placeholder: "Name, field or place",
    });
    const label = make("label", { for: input.id }, "Search the firms");
    const form = make("form", { class: "directory__search", role: "search", "aria-label": "Firms" }, label, input);
    return { input, form };
  };

  const makeOrder = (/** @type {(sort: string) => void} */ choose) => {
    const orders = { fit: "Best fit", name: "Name", checked: "Last checked" };
    const options = Object.entries(orders).map(([value, text]) => make("option", { value }, text));
    const sort = make("select", { id: "directory-sort", change: () => choose(sort.value) }, ...options);
    return sort;
  };

  /** Return what a part of the page is about, in words, where the address asks for what the directory does not know. */
  const aboutAddress = (/** @type {string[]} */ leftOut, /** @type {boolean} */ cutOff) => {
    const cut = `Only the first ${parts.LONGEST_TEXT} characters of the text were used.`;
    return [
      ...(leftOut.length ? [window.Rapport.leftOut("the directory", leftOut)] : []),
      ...(cutOff ? [cut] : []),
    ].join(" ");
  };

  /**
   * Return the directory of a page.
   *
   * @param {HTMLElement} root
   * @param {DirectoryEngine} engine
   * @returns {Directory}
   */
  const start = (root, engine) => {
    const state = parts.nothing();
    const query = { q: "", choice: {} };
    /** @type {DirectoryPage} */
    const page = {
      root,
      engine,
      site: siteOf(root),
      state,
      comparing: false,
      shown: parts.FIRST,
      query,
      result: engine.query(query),
    };

    // -------------------------------------------------------------- Its elements

    const heading = make("h2", { class: "directory__count", id: "results", tabindex: -1 });
    const status = make("p", { class: "visually-hidden", role: "status" });
    const { input, form } = makeSearch();
    const order = makeOrder((sort) => choose({ ...page.state, sort }));
    const facets = parts.makeFacets(engine, (...value) => choose(parts.withValue(page.state, ...value)));
    const sheet = parts.makeSheet(
      [facets.element, status],
      () => clear(),
      () => sheetClosed(),
    );
    const filters = button("Narrow it down", () => openSheet(), "tool directory__filters");
    filters.setAttribute("aria-haspopup", "dialog");
    const results = parts.makeResults(page, () => steps.keepSoon());
    const steps = parts.makeSteps(page, results.list, sheet.isOpen);
    const chips = parts.makeChips(
      page,
      (...value) => choose(without(...value)),
      () => clearAll(),
      heading,
    );
    const relaxations = parts.makeRelaxations(
      page,
      (next) => choose(next, heading),
      () => clearAll(),
    );
    const aboutTheAddress = notice();
    const actions = parts.makeActions(page, {
      pressAll: results.pressAll,
      compare: (ids) => compare(ids),
      toHeading: () => heading.focus(),
    });
    const comparison = parts.makeComparison(engine, page.site, {
      open: () => openComparison(),
      close: () => closeComparison(),
      clear: () => choose({ ...page.state, compare: [] }, heading),
      remove: (id) => removeCompared(id),
    });
    const exported = button("", actions.exportAll);
    /** @type {HTMLDetailsElement | null} */
    const guided = root.querySelector("[data-guided]");
    const content = [
      ...(guided ? [guided] : []),
      make(
        "div",
        { class: "directory__top" },
        form,
        make("div", { class: "directory__notes", "aria-live": "polite" }, aboutTheAddress.element, ...actions.notices),
      ),
      comparison.panel,
      make(
        "section",
        { class: "directory__ways", "aria-labelledby": "narrow" },
        make("h2", { id: "narrow" }, "Narrow it down"),
        button("Skip to the results", () => heading.focus(), "tool directory__skip"),
        facets.element,
      ),
      make(
        "section",
        { class: "directory__all", "aria-labelledby": "results" },
        make(
          "div",
          { class: "directory__head" },
          heading,
          status,
          filters,
          make("p", { class: "directory__sort" }, make("label", { for: order.id }, "Order"), order),
        ),
        results.onPaper,
        chips.element,
        results.list,
        relaxations.element,
        results.end,
        make(
          "div",
          { class: "tools directory__actions" },
          button("Copy link", () => actions.copyLink(steps.address())),
          exported,
        ),
        actions.byHand,
        make(
          "p",
          { class: "hint" },
          "Checked is the day on which the entry was compared with its sources, some of which are older pages.",
        ),
      ),
      comparison.bar,
      sheet.element,
    ];

    // -------------------------------------------------------------- Drawing

    let frame = 0;
    /** @type {(() => void) | null} */
    let again = null; // what to do in that frame
    /** @type {number | undefined} */
    let speech;
    const say = (/** @type {number} */ wait) => {
      clearTimeout(speech);
      const text = heading.textContent;
      const speak = () => {
        status.textContent = text;
      };
      if (wait) speech = setTimeout(speak, wait);
      else speak();
    };

    /** Draw at once, while the browser waits for its next frame; what else happens until then is drawn in that frame. */
    const draw = (wait = 0) => {
      again = frame ? () => drawNow(wait) : null;
      if (frame) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        again?.();
      });
      drawNow(wait);
    };

    const drawNow = (wait = 0, whole = false) => {
      again = null;
      const { q, choice, sort, compare } = page.state;
      page.query = { q, choice, sort };
      page.result = engine.query(page.query);
      const { total } = page.result;
      const count = parts.countOf(total);
      const chosen = parts.chosenIn(page.state, engine);
      if (q.trim()) chosen.unshift(["q", q.trim()]);
      const values = chosen.length - (q.trim() ? 1 : 0);
      parts.setText(heading, count);
      sheet.update(`Show ${count}`, chosen.length > 0);
      parts.setText(filters, values ? `Narrow it down (${values})` : "Narrow it down");
      parts.setText(exported, total === 1 ? "Export this firm as CSV" : `Export these ${count} as CSV`);
      exported.hidden = !total;
      parts.setText(order.options[0], chosen.length ? "Best fit" : "Best documented");
      order.value = page.result.sort;
      if (input.value !== q) input.value = q;
      chips.update(chosen);
      relaxations.update();
      comparison.update(compare, page.comparing);
      drawSteps(stepsOf(wait), whole);
    };

    /** Yield after each frame's work: the results in sight first, then the facets, then the other results. */
    const stepsOf = function* (/** @type {number} */ wait) {
      const { choice } = page.state;
      results.shorten();
      results.draw(0, AT_ONCE);
      yield;
      facets.update(choice, page.result.counts);
      while (facets.makeNext(choice, page.result.counts)) yield;
      for (let from = AT_ONCE; from < Math.min(page.shown, page.result.total); from += PER_FRAME) {
        yield;
        results.draw(from, from + PER_FRAME);
      }
      results.drawEnd();
      say(wait);
    };

    /**
     * Take one step now and the others in the frames after the next, which shows it; or take all now. Nothing is put in
     * while the reader presses a button, which may stand below: it would move away from under the pointer.
     */
    const drawSteps = (/** @type {Generator<void, void>} */ steps, /** @type {boolean} */ whole) => {
      const mine = page.result;
      const step = () => {
        if (mine === page.result && !steps.next().done) requestAnimationFrame(go);
      };
      const go = () => afterPress(step);
      if (whole) while (!steps.next().done);
      else if (!steps.next().done) requestAnimationFrame(() => requestAnimationFrame(go));
    };

    // -------------------------------------------------------------- What a reader does

    /** Take over a choice: a step that the back button undoes. */
    const choose = (/** @type {DirectoryState} */ next, /** @type {HTMLElement | null} */ focus = null) => {
      const from = steps.begin();
      page.state = next;
      page.shown = parts.FIRST;
      aboutTheAddress.hide();
      actions.forget();
      // The best of the new results stand first, and may be far above. Asked before anything changes, it costs nothing.
      const above = heading.getBoundingClientRect().top < 0;
      steps.take(from);
      // Recorded when its results have been painted: it takes a browser half a frame.
      requestAnimationFrame(() => setTimeout(() => root.isConnected && steps.record()));
      draw();
      if (above) heading.scrollIntoView();
      focus?.focus();
    };

    const clear = () => {
      const { sort, compare } = page.state;
      choose({ ...parts.nothing(), sort, compare });
    };
    const clearAll = () => {
      clear();
      heading.focus();
    };
    const without = (/** @type {string} */ facet, /** @type {string} */ value) =>
      facet === "q" ? { ...page.state, q: "" } : parts.withValue(page.state, facet, value, false);

    input.addEventListener("input", () => {
      steps.type();
      page.state = { ...page.state, q: input.value };
      page.shown = parts.FIRST;
      aboutTheAddress.hide();
      actions.forget();
      draw(UNTIL_SPOKEN);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      steps.recordText();
      drawNow();
      if (!WIDE.matches) input.blur(); // The keyboard of a phone covers the results.
    });
    // Who opens a firm finds everything again on the way back: the text, and the place.
    results.list.addEventListener(
      "click",
      ({ target }) => {
        const link = /** @type {HTMLElement} */ (target).closest("a");
        const card = /** @type {HTMLElement | null | undefined} */ (link?.closest("[data-firm-id]"));
        if (card) steps.leave(card.dataset.firmId);
      },
      true,
    );
    results.list.addEventListener("click", actions.press);
    if (guided) {
      parts.enhanceGuided(guided, engine, (choice) => {
        choose({ ...parts.nothing(), choice, compare: page.state.compare });
        heading.focus();
      });
    }

    const openSheet = () => {
      steps.leave();
      while (facets.makeNext(page.state.choice, page.result.counts));
      facets.fold(true, page.state.choice);
      sheet.open(filters);
      covered(sheet.close);
    };
    const sheetClosed = () => {
      if (!root.isConnected) return;
      steps.record();
      uncovered();
    };

    /** Take over which firms are compared; the results stay as they are. */
    const compare = (/** @type {string[]} */ ids, open = page.comparing) => {
      const from = steps.begin();
      page.state = { ...page.state, compare: ids };
      page.comparing = open && ids.length > 0;
      actions.forget();
      steps.take(from);
      steps.record();
      comparison.update(ids, page.comparing);
      results.pressAll();
    };
    const removeCompared = (/** @type {string} */ id) => {
      const inPanel = comparison.panel.contains(document.activeElement);
      compare(page.state.compare.filter((other) => other !== id));
      if (inPanel && page.comparing) comparison.heading.focus();
      else if (!page.state.compare.length) heading.focus();
      else comparison.bar.querySelector("button")?.focus();
    };
    const openComparison = () => {
      compare(page.state.compare, true);
      comparison.heading.focus();
      comparison.panel.scrollIntoView();
    };
    const closeComparison = () => {
      compare(page.state.compare, false);
      comparison.opener.focus();
    };

    /** Show what the address asks for, and where the reader stood on this step; tells whether that is known. */
    const showAddress = () => {
      const { place, leftOut, cutOff } = steps.read();
      const about = aboutAddress(leftOut, cutOff);
      actions.forget();
      if (about) aboutTheAddress.show(about);
      else aboutTheAddress.hide();
      drawNow(0, Boolean(place));
      if (place) steps.goTo(place);
      return Boolean(place);
    };

    return {
      root,
      show() {
        root.replaceChildren(...content);
        root.classList.add("directory--live");
        window.history.scrollRestoration = "manual"; // The browser would restore it before the results are there.
        showAddress();
      },
      moved() {
        steps.keepPlace();
        return showAddress();
      },
      returned() {
        const { place } = window.history.state || {};
        if (place) steps.goTo(place);
      },
      scrolled: steps.keepSoon,
      leave() {
        steps.leave();
        window.history.scrollRestoration = "manual"; // Material has given it back.
      },
      stored: results.pressAll,
      widened() {
        sheet.close();
        if (WIDE.matches) facets.fold(false);
      },
    };
  };

  // ------------------------------------------------------------------ One directory at a time

  const here = () => (current?.root.isConnected ? current : null);

  const begin = (root) => {
    const address = new URL(root.dataset.directoryIndex, document.baseURI).href;
    // Meanwhile the reader may have gone to another page, which has a directory of its own.
    const build = (engine) => {
      if (root.isConnected) current = start(root, engine);
    };
    const show = () => root.isConnected && current.show();
    if (engines.has(address)) {
      build(engines.get(address));
      show();
      return;
    }
    const pause = (value) => new Promise((next) => setTimeout(() => next(value))); // A phone may answer a touch in between.
    loadEngine(address)
      .then(pause)
      .then(build)
      .then(pause)
      .then(show)
      .then(() => whenIdle(() => engines.get(address)?.prepare()))
      .catch((error) => {
        if (!(error instanceof NotLoaded)) window.reportError?.(error); // A fault of ours, to be found in the console.
        if (root.isConnected) fail(root);
      });
  };

  /** Do something when nobody waits; Safari does not tell when that is. */
  const whenIdle = (/** @type {() => void} */ fn) => {
    if (window.requestIdleCallback) window.requestIdleCallback(fn);
    else setTimeout(fn, IDLE_AFTER);
  };

  /** Say that the directory cannot be searched; the list from A to Z stays. */
  const fail = (root) => {
    const said =
      root.querySelector(".notice") ||
      root.insertBefore(make("div", { class: "notice", role: "alert" }), root.firstChild);
    const asked = window.location.search ? " What the address asks for could not be applied." : "";
    const again = () => {
      said.remove();
      begin(root);
    };
    said.replaceChildren(
      make(
        "p",
        {},
        `The search could not be loaded, so nothing can be typed or ticked here.${asked} `,
        "Every firm is still below, A to Z, and every value leads to its firms.",
      ),
      make("div", { class: "tools" }, make("button", { type: "button", class: "tool", click: again }, "Try again")),
    );
  };

  ready(() => {
    if (!here()) document.documentElement.classList.remove("sheet-open", "compare-bar-shown");
    const root = document.querySelector("[data-directory][data-directory-index]");
    if (!root || root.dataset.begun !== undefined) return;
    root.dataset.begun = "";
    begin(root);
  });

  // The back or forward button has brought another address of this page; before-material.js says so.
  window.addEventListener("rapport:moved", (event) => {
    if (here()?.moved()) event.preventDefault();
  });
  window.addEventListener("scroll", () => here()?.scrolled(), { passive: true });
  // Safari on a phone tells only of the second.
  for (const end of ["beforeunload", "pagehide"]) window.addEventListener(end, () => here()?.leave());
  window.addEventListener("pageshow", ({ persisted }) => persisted && here()?.returned());
  WIDE.addEventListener("change", () => here()?.widened());
  store.onChange(() => here()?.stored());

  // A link to this same page with another choice. Material would push its address, and then take it back.
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (
        !link ||
        !here() ||
        link.target ||
        link.download ||
        event.button ||
        event.metaKey ||
        event.ctrlKey ||
        event.shiftKey
      )
        return;
      const to = new URL(link.href, document.baseURI);
      if (to.hash || to.origin !== window.location.origin || to.protocol !== window.location.protocol) return;
      if (to.pathname !== window.location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      here().leave();
      window.history.pushState(null, "", to.href);
      here().moved();
    },
    true,
  );
})();
