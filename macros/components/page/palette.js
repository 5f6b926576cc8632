// The switch in the header: the colours of the system, light or dark. The page has taken on those of the reader before
// it was drawn (theme/partials/javascripts/colours.html).
(() => {
  "use strict";

  const { make } = window.Rapport;
  const inputs = [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-palette] input"))];
  const header = document.querySelector(".md-header");
  if (!inputs.length || !header) return; // a page that only leads to another
  const chosen = () => inputs.findIndex((input) => input.checked);

  const bar = make("meta", { name: "theme-color" }); // The browser's own bar has the colour of the header.
  document.head.append(bar);
  /** Do what else belongs to new colours when they have been drawn: asked for then, a style costs nothing. */
  const settle = () => {
    const whenDrawn = () => {
      document.body.removeAttribute("data-md-color-switching");
      bar.content = getComputedStyle(header).backgroundColor;
    };
    requestAnimationFrame(() => setTimeout(whenDrawn));
  };
  const show = () => {
    document.body.setAttribute("data-md-color-switching", ""); // Material's style holds all transitions meanwhile.
    settle();
    return window.__rapport_palette(chosen());
  };
  settle();

  for (const input of inputs) {
    input.addEventListener("change", () => window.__md_set("__palette", show()));
    input.addEventListener("keydown", ({ key }) => {
      if (key !== "Enter") return;
      const next = inputs[(chosen() + 1) % inputs.length];
      next.click();
      next.focus();
    });
  }
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
})();
