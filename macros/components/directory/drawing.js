// Draws the firms that fit: at once what is in sight, the rest in the frames after it.
(() => {
  "use strict";

  const { afterPress } = window.Rapport;
  const parts = window.Rapport.directory;
  const AT_ONCE = 4; // results drawn at once: what is in sight; the others follow in the next frames
  const PER_FRAME = 11;

  /** Return what draws the pieces of a page. @type {DirectoryParts["makeDrawing"]} */
  const makeDrawing = (page, on) => {
    const { chips, comparison, exported, facets, filters, heading, input, order, relaxations, results, sheet } = on;
    let frame = 0;
    /** @type {(() => void) | null} */
    let again = null; // what to do in that frame
    /** @type {number | undefined} */
    let speech;
    const say = (/** @type {number} */ wait) => {
      clearTimeout(speech);
      const text = heading.textContent;
      const speak = () => {
        on.status.textContent = text;
      };
      if (wait) speech = setTimeout(speak, wait);
      else speak();
    };

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
      page.result = page.engine.query(page.query);
      const { total } = page.result;
      const count = parts.countOf(total);
      const chosen = parts.chosenIn(page.state, page.engine);
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

    return { draw, drawNow };
  };

  Object.assign(parts, { makeDrawing });
})();
