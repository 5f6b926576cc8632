// The directory: loads its index, and shows at once the firms that fit what a reader types and chooses.
(() => {
  "use strict";

  const { ready, make, notice, copy, loadScript, NotLoaded, store, covered, uncovered } = window.Rapport;
  const parts = window.Rapport.directory; // what the other files of this folder make
  const FIRST = 50; // results shown at first, and added at a time
  const AT_ONCE = 4; // results drawn at once: what is in sight; the others follow in the next frames
  const PER_FRAME = 11;
  const BY_SCROLLING = 10; // times that results are added by scrolling alone: the end of the page must come into reach
  const UNTIL_SPOKEN = 700; // milliseconds after the last letter, until the number of firms is read out
  const UNTIL_RECORDED = 300; // and until the address follows, which takes a browser some milliseconds
  const UNTIL_KEPT = 150; // milliseconds after the last scrolling, until the place is kept; browsers refuse it at every one
  const BELOW_HEADER = 60; // pixels
  const WIDE = window.matchMedia("(min-width: 60em)"); // as in directory.css

  // ------------------------------------------------------------------ The index

  const engines = new Map(); // by the address of their index

  /** Load the index once and return the engine; rejects if it does not load or cannot be read. */
  const loadEngine = async (address) => {
    await loadScript(address);
    if (!engines.has(address)) engines.set(address, window.Rapport.directoryEngine(window.RapportDirectoryIndex));
    return engines.get(address);
  };

  // ------------------------------------------------------------------ The page

  // Whether the reader has come to this document by a link, and not by a reload or on the way back; the first directory
  // in it takes the answer, since within the document no link leads to a comparison.
  let byLink = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  // Where readers stood, by the step of the history: for those who come back to it. The history's own state has it too,
  // for those who come back from another document.
  const places = new Map();
  let lastId = 0;
  const newId = () => `${Date.now()}-${(lastId += 1)}`;
  let current = null; // the directory on the page

  const start = (root, engine) => {
    const site = {
      addressOf: (id) => root.dataset.firmUrl.replace("{id}", id),
      meanings: Object.fromEntries(
        [...root.querySelectorAll("[data-facet-links=kind] [data-value]")].map((item) => [
          item.dataset.value,
          item.querySelector("[data-meaning]")?.textContent.trim() || "",
        ]),
      ),
    };
    let state = parts.nothing();
    const { pathname } = window.location;
    let comparing = false;
    let shown = FIRST;
    let result = null;
    let query = null; // what the cards on the page were drawn for

    // -------------------------------------------------------------- Its elements

    const status = make("p", { class: "visually-hidden", role: "status" });
    const about = { address: notice(), storage: notice(), deed: notice() };
    const byHand = make("div");
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
    const form = make(
      "form",
      { class: "directory__search", role: "search", "aria-label": "Firms" },
      make("label", { for: input.id }, "Search the firms"),
      input,
    );

    const facets = parts.makeFacets(engine, (facet, value, chosen) => choose(parts.withValue(state, facet, value, chosen)));
    const sheet = parts.makeSheet([facets.element, status], () => clear(), () => sheetClosed());
    const filters = make(
      "button",
      { type: "button", class: "tool directory__filters", "aria-haspopup": "dialog", click: () => openSheet() },
      "Narrow it down",
    );
    const ways = make(
      "section",
      { class: "directory__ways", "aria-labelledby": "narrow" },
      make("h2", { id: "narrow" }, "Narrow it down"),
      make("button", { type: "button", class: "tool directory__skip", click: () => heading.focus() }, "Skip to the results"),
      facets.element,
    );

    const heading = make("h2", { class: "directory__count", id: "results", tabindex: -1 });
    const sort = make(
      "select",
      { id: "directory-sort", change: () => choose({ ...state, sort: sort.value }) },
      make("option", { value: "fit" }, "Best fit"),
      make("option", { value: "name" }, "Name"),
      make("option", { value: "checked" }, "Last checked"),
    );
    const exported = make("button", { type: "button", class: "tool", click: () => exportAll() });
    const chips = make("ul", { class: "chips plain-list", "aria-label": "What you have chosen" });
    const list = make("ul", { class: "results", "aria-labelledby": "results" });
    const none = make("div", { class: "directory__none", hidden: true });
    const soFar = make("p", { class: "hint directory__so-far" });
    const onPaper = make("p", { class: "directory__on-paper", hidden: true }); // Under the heading: paper has no end in sight.
    const more = make("button", { type: "button", class: "tool", hidden: true, click: () => showMore(true) });
    const end = make("div", { class: "directory__end" }, soFar, more);

    const comparison = parts.makeComparison(engine, site, {
      open: () => openComparison(),
      close: () => closeComparison(),
      clear: () => {
        choose({ ...state, compare: [] });
        heading.focus();
      },
      remove: (id) => removeCompared(id),
    });

    const guided = root.querySelector("[data-guided]");
    const content = [
      ...(guided ? [guided] : []),
      make(
        "div",
        { class: "directory__top" },
        form,
        make("div", { class: "directory__notes", "aria-live": "polite" }, ...Object.values(about).map(({ element }) => element)),
      ),
      comparison.panel,
      ways,
      make(
        "section",
        { class: "directory__all", "aria-labelledby": "results" },
        make(
          "div",
          { class: "directory__head" },
          heading,
          status,
          filters,
          make("p", { class: "directory__sort" }, make("label", { for: sort.id }, "Order"), sort),
        ),
        onPaper,
        chips,
        list,
        none,
        end,
        make(
          "div",
          { class: "tools directory__deeds" },
          make("button", { type: "button", class: "tool", click: () => copyLink() }, "Copy link"),
          exported,
        ),
        byHand,
        make(
          "p",
          { class: "hint" },
          "Checked is the day on which the entry was compared with its sources, some of which are older pages.",
        ),
      ),
      comparison.bar,
      sheet.element,
    ];

    // -------------------------------------------------------------- Address and state

    const addressOf = (of) => `${window.location.pathname}${parts.write(of, engine)}${comparing ? "#compare" : ""}`;

    let step = ""; // the history's, that the page shows
    let steps = []; // those that the browser's history does not have yet
    let opened; // the firm whose page the reader has gone to
    let keeping;

    /** Return where the reader stands: the firm at the top of the window, and all that brings it there again. */
    const placeNow = () => {
      const cards = [...list.children];
      const first = cards.find((card) => card.getBoundingClientRect().bottom > BELOW_HEADER) || cards.at(-1);
      const top = first?.getBoundingClientRect().top;
      return {
        id: step,
        y: window.scrollY,
        shown,
        heights: cards.map((card) => card.getBoundingClientRect().height), // Rounded, a hundred of them are some pixels off.
        ...(top < window.innerHeight && { firm: first.dataset.firmId, top }),
      };
    };
    const keepPlace = () => {
      clearTimeout(keeping);
      const place = { ...placeNow(), opened };
      places.set(step, place);
      return place;
    };
    const storePlace = (place) => {
      try {
        if (!steps.length && !window.history.state?.cover) window.history.replaceState({ ...window.history.state, place }, "");
      } catch {
        // A browser may refuse so many changes; within the document the place is known.
      }
    };
    const keepSoon = () => {
      clearTimeout(keeping);
      keeping = setTimeout(() => root.isConnected && window.location.pathname === pathname && storePlace(keepPlace()), UNTIL_KEPT);
    };

    /** Go to a place, as far as the results of today allow. */
    const goTo = ({ y, heights = [], firm, top, opened }) => {
      const { paddingTop, paddingBottom, borderTopWidth, borderBottomWidth } = getComputedStyle(list.firstElementChild || list);
      const frame = [paddingTop, paddingBottom, borderTopWidth, borderBottomWidth].reduce((sum, size) => sum + parseFloat(size), 0);
      // Results out of sight have their height guessed: now as it was.
      heights.slice(0, list.children.length).forEach((height, n) => {
        list.children[n].style.containIntrinsicHeight = `auto ${height - frame}px`;
      });
      const cardOf = (id) => id && [...list.children].find((one) => one.dataset.firmId === id);
      const card = cardOf(firm);
      cardOf(opened)?.querySelector("a").focus({ preventScroll: true });
      window.scrollTo(0, y);
      // The screen may be another, or the heights others; then the way is found in steps.
      const go = (left) => {
        if (!card?.isConnected) return;
        window.scrollBy(0, card.getBoundingClientRect().top - top);
        if (left) requestAnimationFrame(() => go(left - 1));
      };
      go(3);
    };

    const write = (how, address, id) => {
      try {
        const { pathname, search, hash } = window.location;
        const { state } = window.history;
        if (address === pathname + search + hash && !state?.cover) return;
        window.history[how](how === "replaceState" ? state : { place: { id } }, "", address);
      } catch {
        // A browser may refuse so many changes of the address; the page itself goes on.
      }
    };
    const recordSteps = () => {
      // Under the sheet they wait until it is closed, so that the back button closes it first.
      if (sheet.isOpen()) {
        if (steps.length) write("replaceState", steps.at(-1).address);
        return;
      }
      for (const { address, from, id } of steps.splice(0)) {
        storePlace(from);
        write("pushState", address, id);
      }
    };
    /** Take note of a step: where the reader was, and the address that it leads to. */
    const take = (from) => {
      step = newId();
      steps.push({ from, id: step, address: addressOf(state) });
    };

    let typing; // until the text is recorded
    let typedFrom = null; // where the reader stood before
    let typed = false; // whether the step that the page shows is one of typing, which further letters belong to
    /** Record what was typed: one step for all letters, of its own. */
    const recordText = () => {
      clearTimeout(typing);
      if (!typedFrom) return;
      const from = typedFrom;
      typedFrom = null;
      const again = typed && !steps.length;
      typed = true;
      if (again) write("replaceState", addressOf(state));
      else take(from);
      recordSteps();
    };

    /** Take over a choice: a step that the back button undoes. */
    const choose = (next) => {
      recordText();
      typed = false;
      const from = keepPlace();
      state = next;
      shown = FIRST;
      about.address.hide();
      about.deed.hide();
      byHand.replaceChildren();
      // The best of the new results stand first, and may be far above. Asked before anything changes, it costs nothing.
      const above = heading.getBoundingClientRect().top < 0;
      take(from);
      // Recorded when its results have been painted: it takes a browser half a frame.
      requestAnimationFrame(() => setTimeout(() => root.isConnected && recordSteps()));
      draw();
      if (above) heading.scrollIntoView();
    };

    const clear = () => choose({ ...parts.nothing(), sort: state.sort, compare: state.compare });

    const readAddress = (first) => {
      steps = [];
      typedFrom = null;
      typed = false;
      opened = undefined;
      clearTimeout(typing);
      step = window.history.state?.place?.id || newId();
      const place = places.get(step) || window.history.state?.place;
      const { state: next, leftOut, cutOff } = parts.read(window.location.search, engine);
      state = next;
      shown = place?.shown || FIRST;
      // A link with several firms to compare opens the comparison, whoever made it. From then on the fragment alone says
      // whether it stands open: on the way back and on a reload it is as the reader left it.
      const asked = first && byLink && state.compare.length > 1;
      if (first) byLink = false;
      comparing = state.compare.length > 0 && (window.location.hash === "#compare" || asked);
      if (asked) write("replaceState", `${window.location.pathname}${window.location.search}#compare`);
      about.deed.hide();
      byHand.replaceChildren();
      const named = leftOut.slice(0, 3).join(", ") + (leftOut.length > 3 ? ` and ${leftOut.length - 3} more` : "");
      const told = [
        ...(leftOut.length ? [`The address asks for something that the directory does not know, and it was left out: ${named}.`] : []),
        ...(cutOff ? [`Only the first ${parts.LONGEST_TEXT} characters of the text were used.`] : []),
      ];
      if (told.length) about.address.show(told.join(" "));
      else about.address.hide();
      return place?.y === undefined ? null : place;
    };

    // -------------------------------------------------------------- Drawing

    const anything = () => state.q.trim() !== "" || Object.keys(state.choice).length > 0;

    let frame = 0;
    let again = null; // what to do in that frame
    let speech;
    const say = (wait) => {
      clearTimeout(speech);
      const text = heading.textContent;
      if (wait) speech = setTimeout(() => (status.textContent = text), wait);
      else status.textContent = text;
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

    const drawNow = (wait, whole) => {
      again = null;
      query = { q: state.q, choice: state.choice, sort: state.sort };
      result = engine.query(query);
      const count = parts.countOf(result.total);
      const chosen = parts.chosenIn(state, engine);
      parts.setText(heading, count);
      sheet.update(`Show ${count}`, anything());
      parts.setText(filters, chosen.length ? `Narrow it down (${chosen.length})` : "Narrow it down");
      parts.setText(exported, result.total === 1 ? "Export this firm as CSV" : `Export these ${count} as CSV`);
      exported.hidden = !result.total;
      sort.value = result.sort;
      if (input.value !== state.q) input.value = state.q;
      drawChips(chosen);
      drawNone();
      comparison.update(state.compare, comparing);
      drawSteps(stepsOf(wait), whole);
    };

    /** Yield after each frame's work: the results in sight first, then the facets, then the other results. */
    const stepsOf = function* (wait) {
      const numbers = result.slice(0, Math.min(shown, result.total));
      while (list.children.length > numbers.length) list.lastElementChild.remove();
      drawCards(numbers, 0, AT_ONCE);
      yield;
      facets.update(state.choice, result.counts);
      while (facets.makeNext(state.choice, result.counts)) yield;
      for (let from = AT_ONCE; from < numbers.length; from += PER_FRAME) {
        yield;
        drawCards(numbers, from, from + PER_FRAME);
      }
      drawEnd();
      say(wait);
    };

    const drawCards = (numbers, from, to) => {
      const isSaved = parts.saved.reader();
      for (let place = from; place < Math.min(to, numbers.length); place += 1) {
        const card = parts.makeCard(numbers[place], query, engine, site);
        press(card, isSaved);
        if (list.children[place]) list.children[place].replaceWith(card);
        else list.append(card);
      }
    };

    /** Take one step now and the others in the frames after the next, which shows it; or take all now. */
    const drawSteps = (steps, whole) => {
      const mine = result;
      const go = () => {
        if (mine === result && !steps.next().done) requestAnimationFrame(go);
      };
      if (whole) while (!steps.next().done);
      else if (!steps.next().done) requestAnimationFrame(() => requestAnimationFrame(go));
    };

    const press = (card, isSaved) => {
      const id = card.dataset.firmId;
      parts.pressCard(card, isSaved(id), state.compare.includes(id));
    };

    const pressAll = () => {
      const isSaved = parts.saved.reader();
      for (const card of list.children) press(card, isSaved);
    };

    let chipsFor = "";
    const drawChips = (chosen) => {
      const all = [...(state.q.trim() ? [["q", state.q.trim()]] : []), ...chosen];
      const key = JSON.stringify(all);
      if (key === chipsFor) return;
      chipsFor = key;
      const held = [...chips.children].findIndex((item) => item.contains(document.activeElement));
      const titles = Object.fromEntries(engine.facets.map(({ id, title }) => [id, title]));
      const chip = (facet, value) =>
        make(
          "button",
          { type: "button", class: "chip", click: () => drop(facet, value) },
          make("span", { class: "visually-hidden" }, "Remove "),
          make("span", { class: "chip__facet" }, facet === "q" ? "Text: " : `${titles[facet]}: `),
          facet === "q" ? parts.brief(value) : engine.label(facet, value),
          make("span", { class: "chip__cross", "aria-hidden": "true" }, "×"),
        );
      const items = all.map(([facet, value]) => make("li", {}, chip(facet, value)));
      if (items.length) items.push(make("li", {}, make("button", { type: "button", class: "tool", click: clearAll }, "Clear all")));
      chips.hidden = !items.length;
      chips.replaceChildren(...items);
      if (held < 0) return;
      (chips.children[Math.min(held, chips.children.length - 1)]?.firstElementChild || heading).focus();
    };

    const drop = (facet, value) =>
      choose(facet === "q" ? { ...state, q: "" } : parts.withValue(state, facet, value, false));

    const clearAll = () => {
      clear();
      heading.focus();
    };

    /** Return a choice that would find something as a button. */
    const wayOut = (text, next, total) => {
      const go = () => {
        choose(next);
        heading.focus();
      };
      return make("li", {}, make("button", { type: "button", class: "tool", click: go }, `${text}: ${parts.countOf(total)}`));
    };

    const named = (facet, value) => (facet === "q" ? `the text “${parts.brief(state.q)}”` : engine.label(facet, value));

    /** Return the ways out of a query that finds nothing: leave out one thing or, if that is not enough, all but one. */
    const waysOut = () => {
      const without = engine.relax(query).map(({ facet, valueId, q, total }) => {
        if (q) return wayOut(`Without ${named("q")}`, { ...state, q: "" }, total);
        const { [facet]: values, ...choice } = state.choice;
        const what = valueId ? named(facet, valueId) : values.map((value) => named(facet, value)).join(" or ");
        return wayOut(`Without ${what}`, { ...state, choice }, total);
      });
      if (without.length) return ["Leave one thing out:", without];
      const only = [
        ...(state.q.trim() ? [["q", { ...state, choice: {} }]] : []),
        ...Object.entries(state.choice).map(([facet, values]) => [facet, { ...state, q: "", choice: { [facet]: values } }]),
      ].flatMap(([facet, next]) => {
        const { total } = engine.query(next);
        const what = facet === "q" ? named("q") : next.choice[facet].map((value) => named(facet, value)).join(" or ");
        return total ? [wayOut(`Only ${what}`, next, total)] : [];
      });
      return ["Leaving out one thing is not enough. Keep one:", only];
    };

    const drawNone = () => {
      none.hidden = result.total > 0;
      list.hidden = result.total === 0;
      if (result.total) return none.replaceChildren();
      const [advice, ways] = waysOut();
      const clearing = make("button", { type: "button", class: "tool", click: clearAll }, "Clear all");
      none.replaceChildren(
        make("p", {}, "No firm in the directory fits all of this."),
        ...(ways.length ? [make("p", {}, advice), make("ul", { class: "plain-list directory__ways-out" }, ...ways)] : [make("p", {}, clearing)]),
        make("p", {}, "Do you know a firm that belongs here? ", make("a", { href: root.dataset.addAFirm }, "Suggest it"), "."),
        make("p", {}, make("a", { href: root.dataset.where }, "Check any firm, and find others in your field"), ", by country."),
      );
    };

    const drawEnd = () => {
      const left = result.total - list.children.length;
      onPaper.hidden = left <= 0;
      parts.setText(onPaper, `The first ${list.children.length} of ${parts.countOf(result.total)} are printed here.`);
      end.hidden = result.total <= FIRST;
      parts.setText(soFar, left > 0 ? `${list.children.length} of ${parts.countOf(result.total)} shown.` : `All ${parts.countOf(result.total)} shown.`);
      parts.setText(more, `Show ${Math.min(FIRST, left)} more`);
      more.hidden = left <= 0;
      watcher.unobserve(end);
      if (left > 0) watcher.observe(end);
    };

    const showMore = (asked) => {
      const from = list.children.length;
      shown = Math.min(from + FIRST, result.total);
      keepSoon();
      const isSaved = parts.saved.reader();
      for (const number of result.slice(from, shown)) {
        const card = parts.makeCard(number, query, engine, site);
        press(card, isSaved);
        list.append(card);
      }
      if (asked) list.children[from]?.querySelector("a")?.focus();
      drawEnd();
    };

    const watcher = new IntersectionObserver((entries) => {
      const enough = list.children.length >= FIRST * BY_SCROLLING || document.activeElement === more;
      if (entries.some((entry) => entry.isIntersecting) && !enough && list.children.length === shown) showMore(false);
    });

    // -------------------------------------------------------------- What a reader does

    input.addEventListener("input", () => {
      typedFrom ||= keepPlace();
      state = { ...state, q: input.value };
      shown = FIRST;
      about.address.hide();
      about.deed.hide();
      draw(UNTIL_SPOKEN);
      clearTimeout(typing);
      typing = setTimeout(() => root.isConnected && recordText(), UNTIL_RECORDED);
    });
    // Who opens a firm finds everything again on the way back: the text, and the place.
    list.addEventListener(
      "click",
      ({ target }) => {
        if (!target.closest("a")) return;
        recordText();
        recordSteps();
        opened = target.closest("[data-firm-id]").dataset.firmId;
        storePlace(keepPlace());
      },
      true,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      recordText();
      drawNow();
      if (!WIDE.matches) input.blur(); // The keyboard of a phone covers the results.
    });

    const openSheet = () => {
      recordText();
      recordSteps();
      storePlace(keepPlace());
      while (facets.makeNext(state.choice, result.counts));
      facets.fold(true, state.choice);
      sheet.open(filters);
      covered(() => sheet.close());
    };
    const sheetClosed = () => {
      if (!root.isConnected) return;
      recordSteps();
      uncovered();
    };

    const tell = (text, answers) => about.deed.show(text, answers);
    const openSearch = (place = "") => ({ "Open My search": () => window.location.assign(`${root.dataset.workspace}${place}`) });

    const save = (id, name) => {
      const adding = !parts.saved.reader()(id);
      if (!adding && parts.saved.isNoted(id)) {
        return tell(`You have noted something about ${name}. Remove it in My search, where that can be undone.`, openSearch(`#firm=${id}`));
      }
      const { kept, why, trouble } = parts.saved.put(id, adding);
      pressAll();
      if (kept) {
        about.storage.hide();
        return adding
          ? tell(`${name} is in your search now. It is stored on this device only.`, openSearch())
          : tell(`${name} is no longer in your search.`);
      }
      about.storage.show(
        `Your search cannot be kept on this device: ${why}. It stays until you close or reload this page.`,
        trouble === "damaged" ? { "Set it aside and keep my search": () => setAside() } : {},
      );
    };

    const setAside = () => {
      store.setDamagedAside();
      about.storage.hide();
      pressAll();
      heading.focus();
    };

    const compare = (id, name) => {
      if (state.compare.includes(id)) return recordCompare(state.compare.filter((other) => other !== id));
      if (state.compare.length >= parts.MOST_COMPARED) {
        return tell(`You can compare ${parts.MOST_COMPARED} firms at most. Take one out before you add ${name}.`);
      }
      recordCompare([...state.compare, id]);
    };

    /** Take over which firms are compared; the results stay as they are. */
    const recordCompare = (ids, open = comparing) => {
      recordText();
      typed = false;
      const from = keepPlace();
      state = { ...state, compare: ids };
      comparing = open && ids.length > 0;
      about.deed.hide();
      take(from);
      recordSteps();
      comparison.update(state.compare, comparing);
      pressAll();
    };

    const removeCompared = (id) => {
      const inPanel = comparison.panel.contains(document.activeElement);
      recordCompare(state.compare.filter((other) => other !== id));
      if (inPanel && comparing) comparison.heading.focus();
      else if (!state.compare.length) heading.focus();
      else comparison.bar.querySelector(".chip").focus();
    };

    const openComparison = () => {
      recordCompare(state.compare, true);
      comparison.heading.focus();
      comparison.panel.scrollIntoView();
    };

    const closeComparison = () => {
      recordCompare(state.compare, false);
      comparison.opener.focus();
    };

    list.addEventListener("click", (event) => {
      const button = event.target.closest("[data-action]");
      if (!button) return;
      const card = button.closest("[data-firm-id]");
      const { id, name } = engine.firm(engine.number(card.dataset.firmId));
      (button.dataset.action === "save" ? save : compare)(id, name);
    });

    const copyLink = async () => {
      const address = new URL(addressOf(state), window.location.href).href;
      const reach = window.location.protocol === "file:" ? " It works on this device only, since the page is a file." : "";
      tell(
        (await copy(address, byHand))
          ? `The link was copied.${reach}`
          : "Your browser does not let this page copy. The link stands selected below the results: copy it from there.",
      );
    };

    const exportAll = () => {
      const firms = found();
      parts.download("rapport-firms.csv", parts.toCsv(firms, engine));
      tell(`A file with ${parts.countOf(firms.length)} was made: rapport-firms.csv.`);
    };
    const found = () => result.slice(0, result.total).map((number) => engine.firm(number));

    // -------------------------------------------------------------- The guided start

    const questions = guided?.querySelector("form");
    if (questions) {
      questions.querySelector("[data-unscripted]").remove();
      const button = questions.querySelector("button");
      const first = button.textContent;
      const answers = () =>
        parts.read(new URLSearchParams(new FormData(questions)).toString(), engine).state.choice;
      const count = () => {
        const choice = answers();
        button.textContent = Object.keys(choice).length ? `Show ${parts.countOf(engine.query({ q: "", choice }).total)}` : first;
      };
      questions.addEventListener("change", count);
      questions.addEventListener("submit", (event) => {
        event.preventDefault();
        choose({ ...parts.nothing(), choice: answers(), compare: state.compare });
        guided.open = false;
        heading.focus();
      });
      count(); // A browser may fill in what was chosen before.
    }

    // -------------------------------------------------------------- Begin

    return {
      root,
      show() {
        root.replaceChildren(...content);
        root.classList.add("directory--live");
        const place = readAddress(true);
        window.history.scrollRestoration = "manual"; // The browser would restore it before the results are there.
        drawNow(0, Boolean(place));
        if (place) goTo(place);
      },
      pathname,
      /** Show another step of the history, and where the reader stood on it; tells whether that is known. */
      moved() {
        keepPlace();
        const place = readAddress(false);
        drawNow(0, Boolean(place));
        if (place) goTo(place);
        return Boolean(place);
      },
      scrolled: keepSoon,
      /** Keep the place, since the reader may leave. */
      leave() {
        recordText();
        recordSteps();
        storePlace(keepPlace());
        window.history.scrollRestoration = "manual"; // Material has given it back.
      },
      stored: pressAll,
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
      .catch((error) => {
        if (!(error instanceof NotLoaded)) window.reportError?.(error); // A fault of ours, to be found in the console.
        if (root.isConnected) fail(root);
      });
  };

  /** Say that the directory cannot be searched; the list from A to Z stays. */
  const fail = (root) => {
    const said = root.querySelector(".notice") || root.insertBefore(make("div", { class: "notice", role: "alert" }), root.firstChild);
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
  window.addEventListener("beforeunload", () => here()?.leave());
  WIDE.addEventListener("change", () => here()?.widened());
  store.onChange(() => here()?.stored());

  // A link to this same page with another choice. Material would push its address, and then take it back.
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!link || !here() || link.target || link.download || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
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
