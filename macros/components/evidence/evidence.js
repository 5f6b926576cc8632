// What a link of the page leads to is unfolded first: a source, its number in the text, or a country. Browsers are
// learning to do that themselves; the others would stay where they are.
(() => {
  "use strict";

  /** @param {string} hash Such as "#source-retained-model". */
  const unfold = (hash) => {
    const target = hash.length > 1 ? document.getElementById(hash.slice(1)) : null;
    if (!target) return null;
    let opened = false;
    // A section that is named opens what it folds; anything else opens what it lies in.
    const folded = target.querySelector(":scope > details.rule__more");
    for (let fold = folded ?? target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) {
      if (!(fold instanceof HTMLDetailsElement) || fold.open) continue;
      fold.open = true;
      opened = true;
    }
    return opened ? target : null;
  };

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (link instanceof HTMLAnchorElement && link.hash && link.href.split("#")[0] === location.href.split("#")[0]) {
      unfold(link.hash);
    }
  });
  const arrived = () => {
    const target = unfold(location.hash);
    if (target) target.scrollIntoView();
  };
  window.addEventListener("hashchange", arrived);
  window.Rapport.ready(arrived);
})();
