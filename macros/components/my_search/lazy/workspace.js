// The workspace on the page: opens it, draws it, and follows the address, the clock, other tabs and the reader's
// leaving.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { announcer, keepFocus, loadScript, ready, today, onNewDay, store } = window.Rapport;
  const { render } = window.preact;

  /** @type {{ws: My.Workspace, root: HTMLElement, end: () => void} | null} */
  let current = null; // the workspace on the page

  /** Let the browser take its turn: what is done in one go keeps a phone from answering. */
  const turn = () => new Promise((go) => setTimeout(go));

  /** Put a notice away from what has the focus: the page's scroll-padding is its room. @param {HTMLElement} host */
  const uncoverFocus = (host) => {
    const notice = host.querySelector(".ms-toast");
    const focused = document.activeElement;
    if (!notice || !focused || !host.contains(focused) || notice.contains(focused)) return;
    const covered = focused.getBoundingClientRect().bottom > notice.getBoundingClientRect().top;
    if (covered) focused.scrollIntoView({ block: "nearest" });
  };

  /** @param {HTMLElement} root @returns {{ws: My.Workspace, announcement: HTMLElement}} */
  const makeWorkspace = (root) => {
    const { links = "", titles = "", questions = "", firmUrl = "", parts = "" } = root.dataset;
    const known = window.RapportMySearch;
    const host = document.createElement("div");
    const announce = announcer();
    /** @type {My.Toast | null} */
    let drawnToast = null;
    const draw = () => {
      if (!root.isConnected) return;
      ws.drawn += 1;
      render(my.html`<${my.App} ws=${ws} />`, host);
      if (ws.toast === drawnToast) return;
      drawnToast = ws.toast;
      document.documentElement.classList.toggle("toast-shown", Boolean(drawnToast));
      uncoverFocus(host);
    };
    /** @type {My.Page} */
    const page = {
      host,
      known,
      links: JSON.parse(links),
      titles: JSON.parse(titles),
      questions: questions.split("\n"),
      search: my.openSearch(known.schema, () => {
        ws.copy.changed();
        draw();
      }),
      view: my.readAddress(),
      toast: null,
      lasting: false,
      discreet: false,
      example: false,
      logFor: null,
      framed: false,
      drawn: 0,
      get state() {
        return this.search.state;
      },
      get today() {
        return today();
      },
      draw,
      tell(text, back = null) {
        ws.toast = { text, back };
        announce.say(text);
      },
      go(to, focus = true) {
        ws.search.flush();
        ws.view = my.writeAddress(to);
        if (ws.view.id !== ws.logFor) ws.logFor = null;
        if (focus) ws.toast = to === "firms" && ws.toast?.back ? ws.toast : null;
        draw();
        if (focus) ws.focusHeading();
      },
      focusHeading() {
        const heading = host.querySelector("h2");
        if (!heading) return;
        if (host.getBoundingClientRect().top < 0) host.scrollIntoView();
        heading.focus({ preventScroll: true });
      },
      firmUrl: (id) => firmUrl.replace("{id}", id),
      async load(...names) {
        for (const name of names) await loadScript(JSON.parse(parts)[name]);
      },
    };
    const ws = /** @type {My.Workspace} */ (page); // It is whole with the next line.
    Object.assign(ws, my.selectorsOf(ws), my.actionsOf(ws), { copy: my.copyOf(ws) });
    return { ws, announcement: announce.element };
  };

  my.start = async (root) => {
    const { ws, announcement } = makeWorkspace(root);
    keepFocus(ws.host);
    current?.end();
    const ends = [store.onChange(ws.search.reload), onNewDay(ws.draw)];
    const mine = {
      ws,
      root,
      end() {
        ws.search.flush();
        ws.copy.hurry();
        for (const end of ends) end();
        render(null, ws.host);
      },
    };
    current = mine;
    const left = () => current !== mine || !root.isConnected;
    await turn();
    if (ws.state.firms.length) {
      ws.engine(); // What is due depends on the kinds of the firms. Without any it is made when somebody looks for one.
      await turn();
      ws.due();
      await turn();
    }
    if (left()) return;
    root.querySelector("[data-my-search-app]")?.replaceChildren(ws.host);
    root.append(announcement);
    root.classList.add("my-search--live");
    ws.draw();
    await turn();
    if (left()) return;
    ws.framed = true;
    const { log, id = "" } = ws.view;
    if (log) ws.openLog(id);
    else ws.draw();
    const keeps = (/** @type {boolean} */ yes) => {
      if (!yes) return;
      ws.lasting = true;
      ws.draw();
    };
    navigator.storage?.persisted?.().then(keeps, () => {});
    ws.copy.begin();
    await turn();
    ws.engine(); // So that the first letter of a search finds it there.
  };

  // Another page has taken the place of this one: nothing of the search stays in memory.
  ready(() => {
    if (!current || current.root.isConnected) return;
    current.end();
    current = null;
  });
  // The back or forward button has brought another view; directory.js says so.
  window.addEventListener("rapport:moved", () => {
    if (!current?.root.isConnected) return;
    const { ws } = current;
    ws.view = my.readAddress();
    ws.toast = null;
    ws.draw();
    ws.focusHeading();
  });
  // A reader leaves, or turns to another tab: nothing waits any longer.
  window.addEventListener("pagehide", () => current?.ws.search.flush());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden") return void current?.ws.copy.look();
    current?.ws.search.flush();
    current?.ws.copy.hurry();
  });
})();
