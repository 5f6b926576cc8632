// Returns a page of the guide as a chapter of the book: ids that are unique in the book, and links that lead within it.
(/** @type {{root: string, address: string, pages: string[]}} */ { root, address, pages }) => {
  const idOf = (/** @type {string} */ href) =>
    `chapter-${href
      .slice(root.length)
      .replace(/\.html$/, "")
      .replaceAll("/", "-")}`;
  const here = location.href.split("#")[0];
  const chapter = idOf(here);
  const article = /** @type {HTMLElement} */ (document.querySelector("article"));
  for (const element of article.querySelectorAll(".headerlink, script, .md-source-file")) element.remove();
  const title = article.querySelector("h1")?.textContent?.trim();
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = article.querySelectorAll("a[href]");
  for (const link of links) {
    const [target, place] = link.href.split("#");
    if (pages.includes(target)) link.setAttribute("href", `#${idOf(target)}${place ? `--${place}` : ""}`);
    else if (!target.startsWith("file:")) continue;
    else if (address && target.startsWith(root)) {
      const path = target
        .slice(root.length)
        .replace(/(^|\/)index\.html$/, "$1")
        .replace(/\.html$/, "/");
      link.setAttribute("href", new URL(path + (place ? `#${place}` : ""), address).href);
    } else link.replaceWith(...link.childNodes);
  }
  for (const image of article.querySelectorAll("img")) image.setAttribute("src", image.src); // a whole address
  for (const element of article.querySelectorAll("[id]")) element.id = `${chapter}--${element.id}`;
  for (const element of article.querySelectorAll("[aria-labelledby], [aria-describedby], [for]")) {
    for (const name of ["aria-labelledby", "aria-describedby", "for"]) {
      const ids = element.getAttribute(name);
      if (ids)
        element.setAttribute(
          name,
          ids
            .split(/\s+/)
            .map((id) => `${chapter}--${id}`)
            .join(" "),
        );
    }
  }
  for (const element of article.querySelectorAll("[marker-end], [marker-start], [fill^='url(#']")) {
    for (const name of ["marker-end", "marker-start", "fill"]) {
      const value = element.getAttribute(name);
      if (value?.startsWith("url(#")) element.setAttribute(name, value.replace("url(#", `url(#${chapter}--`));
    }
  }
  for (const element of article.querySelectorAll("details")) element.open = true;
  return { id: chapter, title, html: article.innerHTML };
};
