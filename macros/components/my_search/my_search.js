// My search: loads the workspace where its page is open. The rest is in later/.
(() => {
  "use strict";

  const { ready, make, loadScript, NotLoaded } = window.Rapport;

  /** Let the browser take its turn: what is done in one go keeps a phone from answering. */
  const turn = () => new Promise((go) => setTimeout(go));

  const begin = async (root) => {
    const { script, content, index } = root.dataset;
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

  const fail = (root) => {
    const again = () => {
      said.remove();
      begin(root);
    };
    const said = make(
      "div",
      { class: "notice", role: "alert" },
      make("p", {}, "My search could not be loaded. What you have stored is still there, untouched."),
      make("div", { class: "tools" }, make("button", { type: "button", class: "tool", click: again }, "Try again")),
    );
    root.prepend(said);
  };

  ready(() => {
    const root = document.querySelector("[data-my-search]");
    if (!root || root.dataset.begun !== undefined) return;
    root.dataset.begun = "";
    const paper = root.querySelector(".my-search__paper");
    paper.firstElementChild.addEventListener("click", () => root.classList.toggle("my-search--paper", !paper.open));
    begin(root);
  });
})();
