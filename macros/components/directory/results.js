// The results on the page: a card for each firm, and what stands below the last of them.
(() => {
  "use strict";

  const { afterPress, make, tool } = window.Rapport;
  const parts = window.Rapport.directory;
  const BY_SCROLLING = 10; // times that results are added by scrolling alone: the end of the page must come into reach

  /**
   * Return the list of results.
   *
   * @param changed Called when the reader has seen to it that more of them are there.
   * @type {DirectoryParts["makeResults"]}
   */
  const makeResults = (page, changed) => {
    const list = make("ul", { class: "results", "aria-labelledby": "results" });
    const soFar = make("p", { class: "hint directory__so-far" });
    // Under the heading: paper has no end in sight.
    const onPaper = make("p", { class: "directory__on-paper", hidden: true });
    const more = tool("", () => showMore(true), { hidden: true });
    const end = make("div", { class: "directory__end" }, soFar, more);
    const cards = () => /** @type {HTMLElement[]} */ ([...list.children]);

    const press = (/** @type {HTMLElement} */ card, isSaved = parts.saved.reader()) => {
      const id = card.dataset.firmId ?? "";
      parts.pressCard(card, isSaved(id), page.state.compare.includes(id));
    };

    const draw = (/** @type {number} */ from, /** @type {number} */ to) => {
      const isSaved = parts.saved.reader();
      page.result.slice(from, Math.min(to, page.shown, page.result.total)).forEach((number, n) => {
        const card = parts.makeCard(number, page.query, page.engine, page.site);
        press(card, isSaved);
        const there = list.children[from + n];
        if (there) there.replaceWith(card);
        else list.append(card);
      });
    };

    const drawEnd = () => {
      const { total } = page.result;
      const all = parts.countOf(total);
      const number = list.children.length;
      const left = total - number;
      onPaper.hidden = left <= 0;
      parts.setText(onPaper, `The first ${number} of ${all} are printed here.`);
      end.hidden = total <= parts.FIRST;
      parts.setText(soFar, left > 0 ? `${number} of ${all} shown.` : `All ${all} shown.`);
      parts.setText(more, `Show ${Math.min(parts.FIRST, left)} more`);
      more.hidden = left <= 0;
      watcher.unobserve(end);
      if (left > 0) watcher.observe(end);
    };

    const showMore = (/** @type {boolean} */ asked) => {
      const from = list.children.length;
      page.shown = from + parts.FIRST;
      changed();
      draw(from, page.shown);
      if (asked) list.children[from]?.querySelector("a")?.focus();
      drawEnd();
    };

    const addMore = () => showMore(false);

    const watcher = new IntersectionObserver((entries) => {
      const number = list.children.length;
      const enough = number >= parts.FIRST * BY_SCROLLING || document.activeElement === more;
      if (entries.some((entry) => entry.isIntersecting) && !enough && number === page.shown) afterPress(addMore);
    });

    return {
      list,
      end,
      onPaper,
      draw,
      drawEnd,
      shorten() {
        for (const card of cards().slice(Math.min(page.shown, page.result.total))) card.remove();
        list.hidden = page.result.total === 0;
      },
      pressAll() {
        const isSaved = parts.saved.reader();
        for (const card of cards()) press(card, isSaved);
      },
    };
  };

  Object.assign(parts, { makeResults });
})();
