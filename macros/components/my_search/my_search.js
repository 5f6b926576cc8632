// My search: loads the workspace where its page is open. The rest is in lazy/.
(() => {
  "use strict";

  const { ready, make, loadScript, NotLoaded } = window.Rapport;
  window.Rapport.mySearch ||= /** @type {My.Scripts} */ ({}); // What the scripts in lazy/ share.

  /** Let the browser take its turn: what is done in one go keeps a phone from answering. */
  const turn = () => new Promise((go) => setTimeout(go));

  /** @param {HTMLElement} root */
  const begin = async (root) => {
    const { script = "", content = "", index = "" } = root.dataset;
    // Without the directory the workspace knows only the firms' names that are stored.
    const optional = loadScript(index).catch(() => {});
    try {
      await Promise.all([loadScript(script), loadScript(content), optional]);
      await turn();
      if (root.isConnected) await window.Rapport.mySearch.start(root);
    } catch (error) {
      if (!(error instanceof NotLoaded)) window.reportError?.(error); // A fault of ours, to be found in the console.
      if (root.isConnected) fail(root);
    }
  };

  /** @param {HTMLElement} root */
  const fail = (root) => {
    const again = () => {
      notice.remove();
      begin(root);
    };
    const notice = make(
      "div",
      { class: "notice", role: "alert" },
      make("p", {}, "My search could not be loaded. What you have stored is still there, untouched."),
      make("div", { class: "tools" }, make("button", { type: "button", class: "tool", click: again }, "Try again")),
    );
    root.prepend(notice);
  };

  ready(() => {
    const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-my-search]"));
    if (root?.dataset.begun !== undefined) return;
    document.documentElement.classList.remove("toast-shown", "example-shown");
    if (!root) return;
    root.dataset.begun = "";
    const paper = /** @type {HTMLDetailsElement} */ (root.querySelector(".my-search__paper"));
    const summary = paper.querySelector("summary");
    summary?.addEventListener("click", () => root.classList.toggle("my-search--paper", !paper.open));
    begin(root);
  });
})();
