// The steps of the browser's history within the directory: what was chosen on each, and where the reader stood.
(() => {
  "use strict";

  const parts = window.Rapport.directory;
  const UNTIL_RECORDED = 300; // milliseconds after the last letter, until the address follows, which takes a browser some
  const UNTIL_KEPT = 150; // milliseconds after the last scrolling, until the place is kept; browsers refuse it at every one
  const BELOW_HEADER = 60; // pixels

  // Whether the reader has come to this document by a link, and not by a reload or on the way back; the first directory
  // in it takes the answer, since within the document no link leads to a comparison.
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  let byLink = navigation?.type === "navigate";
  // Where readers stood, by the step of the history: for those who come back to it. The history's own state has it too,
  // for those who come back from another document.
  /** @type {Map<string, DirectoryPlace>} */
  const places = new Map();
  let lastId = 0;
  const newId = () => {
    lastId += 1;
    return `${Date.now()}-${lastId}`;
  };

  /** Go to a place, as far as the results of today allow. @param {DirectoryPlace} place @param {HTMLElement} list */
  const goTo = ({ y = 0, heights = [], firm, top = 0, opened }, list) => {
    const cards = /** @type {HTMLElement[]} */ ([...list.children]);
    const style = getComputedStyle(cards[0] || list);
    const sizes = [style.paddingTop, style.paddingBottom, style.borderTopWidth, style.borderBottomWidth];
    const frame = sizes.reduce((sum, size) => sum + parseFloat(size), 0);
    // Results out of sight have their height guessed: now as it was.
    heights.slice(0, cards.length).forEach((height, n) => {
      cards[n].style.containIntrinsicHeight = `auto ${height - frame}px`;
    });
    const cardOf = (/** @type {string | undefined} */ id) => cards.find((one) => id && one.dataset.firmId === id);
    const card = cardOf(firm);
    cardOf(opened)?.querySelector("a")?.focus({ preventScroll: true });
    window.scrollTo(0, y);
    // The screen may be another, or the heights others; then the way is found in steps.
    const go = (/** @type {number} */ left) => {
      if (!card?.isConnected) return;
      window.scrollBy(0, card.getBoundingClientRect().top - top);
      if (left) requestAnimationFrame(() => go(left - 1));
    };
    go(3);
  };

  /**
   * Return what keeps the steps of a directory.
   *
   * @param list The results.
   * @param isCovered Whether the sheet stands over the page.
   * @type {DirectoryParts["makeSteps"]}
   */
  const makeSteps = (page, list, isCovered) => {
    const { pathname } = window.location;
    let step = ""; // the history's, that the page shows
    /** @type {{from: DirectoryPlace, id: string, address: string}[]} */
    let steps = []; // those that the browser's history does not have yet
    /** @type {string | undefined} */
    let opened; // the firm whose page the reader has gone to
    /** @type {number | undefined} */
    let keeping;
    /** @type {number | undefined} */
    let typing; // until the text is recorded
    /** @type {DirectoryPlace | null} */
    let typedFrom = null; // where the reader stood before
    let typed = false; // whether the step that the page shows is one of typing, which further letters belong to

    /** Return the address of what is chosen now. */
    const address = () =>
      `${window.location.pathname}${parts.write(page.state, page.engine)}${page.comparing ? "#compare" : ""}`;

    /**
     * Return where the reader stands: the firm at the top of the window, and all that brings it there again.
     *
     * @returns {DirectoryPlace}
     */
    const placeNow = () => {
      const cards = /** @type {HTMLElement[]} */ ([...list.children]);
      const first = cards.find((card) => card.getBoundingClientRect().bottom > BELOW_HEADER) || cards.at(-1);
      const top = first?.getBoundingClientRect().top ?? Infinity;
      return {
        id: step,
        y: window.scrollY,
        shown: page.shown,
        heights: cards.map((card) => card.getBoundingClientRect().height), // Rounded, a hundred of them are pixels off.
        ...(first && top < window.innerHeight && { firm: first.dataset.firmId, top }),
      };
    };

    const keepPlace = () => {
      clearTimeout(keeping);
      const place = { ...placeNow(), opened };
      places.set(step, place);
      return place;
    };

    const storePlace = (/** @type {DirectoryPlace} */ place = keepPlace()) => {
      try {
        if (steps.length || window.history.state?.cover) return;
        window.history.replaceState({ ...window.history.state, place }, "");
      } catch {
        // A browser may refuse so many changes; within the document the place is known.
      }
    };

    const write = (
      /** @type {"pushState" | "replaceState"} */ how,
      /** @type {string} */ to,
      /** @type {string} */ id = "",
    ) => {
      try {
        const { pathname, search, hash } = window.location;
        const { state } = window.history;
        if (to === pathname + search + hash && !state?.cover) return;
        window.history[how](how === "replaceState" ? state : { place: { id } }, "", to);
      } catch {
        // A browser may refuse so many changes of the address; the page itself goes on.
      }
    };

    const record = () => {
      // Under the sheet they wait until it is closed, so that the back button closes it first.
      if (isCovered()) {
        const last = steps.at(-1);
        if (last) write("replaceState", last.address);
        return;
      }
      for (const { address, from, id } of steps.splice(0)) {
        storePlace(from);
        write("pushState", address, id);
      }
    };

    const take = (/** @type {DirectoryPlace} */ from) => {
      step = newId();
      steps.push({ from, id: step, address: address() });
    };

    const recordText = () => {
      clearTimeout(typing);
      if (!typedFrom) return;
      const from = typedFrom;
      typedFrom = null;
      const again = typed && !steps.length;
      typed = true;
      if (again) write("replaceState", address());
      else take(from);
      record();
    };

    return {
      address,
      read() {
        steps = [];
        typedFrom = null;
        typed = false;
        opened = undefined;
        clearTimeout(typing);
        step = window.history.state?.place?.id || newId();
        /** @type {DirectoryPlace | undefined} */
        const place = places.get(step) || window.history.state?.place;
        const { state, ...about } = parts.read(window.location.search, page.engine);
        page.state = state;
        page.shown = place?.shown || parts.FIRST;
        // A link with several firms to compare opens the comparison, whoever made it. From then on the fragment alone
        // says whether it stands open: on the way back and on a reload it is as the reader left it.
        const asked = byLink && state.compare.length > 1;
        byLink = false;
        page.comparing = state.compare.length > 0 && (window.location.hash === "#compare" || asked);
        if (asked) write("replaceState", `${window.location.pathname}${window.location.search}#compare`);
        return { ...about, place: place?.y === undefined ? null : place };
      },
      begin() {
        recordText();
        typed = false;
        return keepPlace();
      },
      take,
      record,
      type() {
        typedFrom ||= keepPlace();
        clearTimeout(typing);
        typing = setTimeout(() => page.root.isConnected && recordText(), UNTIL_RECORDED);
      },
      recordText,
      keepPlace,
      keepSoon() {
        clearTimeout(keeping);
        const here = () => page.root.isConnected && window.location.pathname === pathname;
        keeping = setTimeout(() => here() && storePlace(), UNTIL_KEPT);
      },
      goTo: (place) => goTo(place, list),
      leave(firm = opened) {
        opened = firm;
        recordText();
        record();
        storePlace();
      },
    };
  };

  Object.assign(parts, { makeSteps });
})();
