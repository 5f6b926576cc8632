// The page of a firm: one control adds the firm to My search, and then leads to it there; another opens its log.
(() => {
  "use strict";

  const { ready, announcer, notice, store } = window.Rapport;

  /** Let a link add its firm, and another lead to the log of it. @param {HTMLAnchorElement} link */
  const enhance = (link) => {
    if (link.dataset.begun !== undefined) return;
    link.dataset.begun = "";
    const { saved } = window.Rapport.directory;
    const { follow: id = "", followed = "", unfollowed = "" } = link.dataset;
    const firm = document.querySelector("h1")?.textContent;
    const announce = announcer();
    const trouble = notice();
    link.after(announce.element);
    link.parentElement?.after(trouble.element);
    // The page of My search shows that firm; a fragment, since a browser sends that to no server.
    link.hash = `firm=${id}`;
    const show = () => {
      link.textContent = saved.reader()(id) ? followed : unfollowed;
    };
    /** Add the firm, and tell whether it is kept. */
    const add = () => {
      const { kept, why } = saved.put(id, true);
      show();
      if (kept) trouble.hide();
      else
        trouble.show(`My search cannot be kept on this device: ${why}. It stays until you close or reload this page.`);
      return kept;
    };
    /** Stay on the page, where Material would follow the link too. @param {Event} event */
    const stay = (event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    link.addEventListener("click", (event) => {
      if (saved.reader()(id) || event.ctrlKey || event.metaKey || event.shiftKey) return;
      stay(event);
      add();
      announce.say(`${firm} is in My search now. It is stored on this device only.`);
    });
    /** @type {?HTMLAnchorElement} */
    const log = document.querySelector(`a[data-log="${id}"]`);
    if (log) log.hash = `log=${id}`;
    log?.addEventListener("click", (event) => {
      if (!saved.reader()(id) && !add()) stay(event);
    });
    show();
    shown.add({ link, show });
  };

  /** @type {Set<{link: Element, show: () => void}>} */
  const shown = new Set();
  store.onChange(() => {
    for (const one of shown) {
      if (one.link.isConnected) one.show();
      else shown.delete(one);
    }
  });

  ready(() => {
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll("a[data-follow]");
    links.forEach(enhance);
  });
})();
