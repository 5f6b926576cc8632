// Decision aids: the nested list of the page becomes one question at a time. The list stays below, closed, and is what a
// reader has if this script does not run. Nothing is stored or sent.
(() => {
  "use strict";

  const { ready, make, tool, announcer } = window.Rapport;

  /**
   * Material may load the page anew for a link to a source, so the answers outlive the page: in memory, until a reload.
   *
   * @type {Map<string, DecisionStep[]>}
   */
  const kept = new Map();

  /**
   * Read the questions and verdicts out of the list.
   *
   * @param {Element} list
   * @returns {Map<string, DecisionQuestion | DecisionVerdict>} By their ids.
   */
  const read = (list) => {
    /** @type {Map<string, DecisionQuestion | DecisionVerdict>} */
    const nodes = new Map();
    /** @type {NodeListOf<HTMLElement>} */
    const all = list.querySelectorAll("[data-question-id], [data-verdict-id]");
    for (const element of all) {
      const part = (/** @type {string} */ selector) => /** @type {Element} */ (element.querySelector(selector));
      const { questionId, verdictId } = element.dataset;
      if (questionId) {
        const items = /** @type {HTMLElement[]} */ ([...part(":scope > .decision__answers").children]);
        const answers = items.map((item) => ({
          to: item.dataset.to || "",
          label: item.querySelector(".decision__answer")?.textContent?.replace(/:$/, "") || "",
        }));
        const help = element.querySelector(":scope > .decision__help")?.textContent || "";
        nodes.set(questionId, { text: part(":scope > .decision__text").textContent || "", help, answers });
      } else if (verdictId) {
        nodes.set(verdictId, {
          text: part("strong").textContent || "",
          look: element.className,
          badge: part(".badge"),
          reasons: part(".decision__reasons"),
        });
      }
    }
    return nodes;
  };

  /** Return a copy of an element without ids, which belong to the original. @param {Element} element */
  const copyOf = (element) => {
    const copy = /** @type {Element} */ (element.cloneNode(true));
    for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
    return copy;
  };

  /** @type {Record<string, number>} */
  const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

  /**
   * Move the focus among the buttons of a group with the arrow keys, as among radio buttons.
   *
   * @param {KeyboardEvent} event
   */
  const byArrow = (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    const group = /** @type {Element} */ (event.currentTarget);
    const buttons = /** @type {HTMLElement[]} */ ([...group.children]);
    const place = buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    buttons[(place + step + buttons.length) % buttons.length].focus();
    event.preventDefault();
  };

  /** Ask one question at a time. @param {HTMLElement} section */
  const enhance = (section) => {
    if (section.dataset.stepwise) return;
    const list = /** @type {HTMLElement} */ (section.querySelector(".decision__list"));
    const nodes = read(list);
    const title = /** @type {Element} */ (section.querySelector(".decision__title"));
    const level = /** @type {"h6"} */ (`h${Math.min(6, Number(title.tagName[1]) + 1)}`);
    const panel = make("div", { class: "decision__panel", role: "group", "aria-labelledby": title.id });
    const { element: status, say } = announcer();
    const name = `${window.location.pathname} ${section.dataset.decisionId}`;
    let path = kept.get(name) || [];
    /** @type {DecisionStep[]} The answers that "Back" has taken away, the last first. */
    let before = [];

    const node = (/** @type {string} */ id) => /** @type {DecisionQuestion | DecisionVerdict} */ (nodes.get(id));
    const answerOf = (/** @type {DecisionStep} */ { question, answer }) =>
      /** @type {DecisionQuestion} */ (node(question)).answers[answer];
    const here = () => (path.length ? answerOf(path[path.length - 1]).to : list.dataset.decisionStart || "");

    const pathList = () =>
      make(
        "ol",
        { class: "decision__path" },
        ...path.map((one) => make("li", {}, `${node(one.question).text} `, make("b", {}, answerOf(one).label))),
      );

    const heading = (/** @type {string} */ text) => make(level, { class: "decision__heading", tabindex: "-1" }, text);

    /** @type {(id: string, question: DecisionQuestion) => Element[]} */
    const question = (id, { text, help, answers }) => {
      const last = before.at(-1);
      const earlier = last?.question === id ? last.answer : -1;
      const choices = answers.map(({ label }, answer) =>
        tool(
          label,
          () => choose(id, answer),
          { class: answer === earlier ? "decision__choice decision__choice--earlier" : "decision__choice" },
          ...(answer === earlier ? [make("span", { class: "visually-hidden" }, ", your answer before")] : []),
        ),
      );
      return [
        make("p", { class: "decision__count" }, `Question ${path.length + 1}`),
        heading(text),
        ...(help ? [make("p", { class: "decision__help" }, help)] : []),
        make(
          "div",
          { class: "decision__choices", role: "group", "aria-label": "Your answer", keydown: byArrow },
          ...choices,
        ),
        ...(path.length ? [make("p", { class: "decision__label" }, "Your answers so far"), pathList()] : []),
      ];
    };

    /** @type {(verdict: DecisionVerdict) => Element[]} */
    const verdict = ({ text, look, badge, reasons }) => [
      make(
        "div",
        { class: look },
        make("p", { class: "decision__count" }, copyOf(badge)),
        heading(text),
        copyOf(reasons),
      ),
      make("p", { class: "decision__label" }, "Because you answered"),
      pathList(),
    ];

    const show = () => {
      const id = here();
      const shown = node(id);
      kept.set(name, path);
      panel.replaceChildren(...(shown.answers ? question(id, shown) : verdict(shown)));
      panel.classList.toggle("decision__panel--verdict", !shown.answers);
      if (path.length) {
        panel.append(make("p", { class: "tools" }, tool("Back", back), tool("Start again", again)));
      }
    };

    const go = () => {
      show();
      /** @type {HTMLElement | null} */ (panel.querySelector(".decision__heading"))?.focus();
      const answers = path.map((one, place) => `${place + 1}, ${answerOf(one).label}.`).join(" ");
      const now = node(here()).answers ? `Question ${path.length + 1}.` : "Verdict.";
      say(path.length ? `Your answers so far: ${answers} ${now}` : now);
    };

    /** @type {(question: string, answer: number) => void} */
    const choose = (question, answer) => {
      const last = before.at(-1);
      const same = last?.question === question && last.answer === answer;
      before = same ? before.slice(0, -1) : [];
      path = [...path, { question, answer }];
      go();
    };

    const back = () => {
      before = [...before, ...path.slice(-1)];
      path = path.slice(0, -1);
      go();
    };

    const again = () => {
      path = [];
      before = [];
      go();
    };

    show();
    // Only now that all has gone well does the list make room. It opens by itself for a link into it.
    const target = document.getElementById(window.location.hash.slice(1));
    const all = make("details", { class: "decision__all", open: list.contains(target) });
    all.append(make("summary", {}, "All questions and verdicts as a list"));
    list.before(panel, status, all);
    all.append(list);
    section.dataset.stepwise = "true";
  };

  ready(() => {
    /** @type {NodeListOf<HTMLElement>} */
    const sections = document.querySelectorAll("[data-decision-id]");
    sections.forEach(enhance);
  });
})();
