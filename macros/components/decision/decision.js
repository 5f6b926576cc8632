// Decision aids: the nested list of the page becomes one question at a time. The list stays below, closed, and is what a
// reader has if this script does not run. Nothing is stored or sent.
(() => {
  "use strict";

  const { ready, make, announcer } = window.Rapport;

  // Material may load the page anew for a link to a source, so the answers outlive the page: in memory, until a reload.
  const kept = new Map();

  /**
   * Read the questions and verdicts out of the list.
   *
   * @param {Element} list
   * @returns {Map<string, Object>} A question has text, help and answers; a verdict has the elements that tell it.
   */
  const read = (list) => {
    const nodes = new Map();
    for (const element of list.querySelectorAll("[data-question-id]")) {
      const part = (name) => element.querySelector(`:scope > ${name}`);
      const answers = [...part(".decision__answers").children].map((item) => ({
        to: item.dataset.to,
        label: item.querySelector(".decision__answer").textContent.replace(/:$/, ""),
      }));
      const text = part(".decision__text").textContent;
      nodes.set(element.dataset.questionId, { text, help: part(".decision__help")?.textContent, answers });
    }
    for (const element of list.querySelectorAll("[data-verdict-id]")) {
      nodes.set(element.dataset.verdictId, {
        text: element.querySelector("strong").textContent,
        look: element.className,
        badge: element.querySelector(".badge"),
        reasons: element.querySelector(".decision__reasons"),
      });
    }
    return nodes;
  };

  /** Return a copy of an element without ids, which belong to the original. */
  const copyOf = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
    return copy;
  };

  /** Move the focus among the buttons of a group with the arrow keys, as among radio buttons. */
  const byArrow = (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const buttons = [...event.currentTarget.children];
    const place = buttons.indexOf(document.activeElement);
    buttons[(place + step + buttons.length) % buttons.length].focus();
    event.preventDefault();
  };

  const start = (section) => {
    if (section.dataset.stepwise) return;
    const list = section.querySelector(".decision__list");
    const nodes = read(list);
    const title = section.querySelector(".decision__title");
    const level = `h${Math.min(6, Number(title.tagName[1]) + 1)}`;
    const panel = make("div", { class: "decision__panel", role: "group", "aria-labelledby": title.id });
    const { element: status, say } = announcer();
    const name = `${window.location.pathname} ${section.dataset.decisionId}`;
    let path = kept.get(name) || []; // the answers so far: the question, and which of its answers
    let before = []; // the answers that "Back" has taken away, the last first

    const here = () => (path.length ? answerOf(path.at(-1)).to : list.dataset.decisionStart);
    const answerOf = ({ question, answer }) => nodes.get(question).answers[answer];

    const taken = () =>
      make(
        "ol",
        { class: "decision__path" },
        ...path.map((one) => make("li", {}, `${nodes.get(one.question).text} `, make("b", {}, answerOf(one).label))),
      );

    const heading = (text) => make(level, { class: "decision__heading", tabindex: "-1" }, text);

    const question = (own, { text, help, answers }) => {
      const earlier = before.at(-1)?.question === own ? before.at(-1).answer : -1;
      const choices = answers.map(({ label }, answer) =>
        make(
          "button",
          {
            type: "button",
            class: answer === earlier ? "decision__choice decision__choice--earlier" : "decision__choice",
            click: () => choose(own, answer),
          },
          label,
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
        ...(path.length ? [make("p", { class: "decision__label" }, "Your answers so far"), taken()] : []),
      ];
    };

    const verdict = ({ text, look, badge, reasons }) => [
      make(
        "div",
        { class: look },
        make("p", { class: "decision__count" }, copyOf(badge)),
        heading(text),
        copyOf(reasons),
      ),
      make("p", { class: "decision__label" }, "Because you answered"),
      taken(),
    ];

    const show = () => {
      const own = here();
      const node = nodes.get(own);
      kept.set(name, path);
      panel.replaceChildren(...(node.answers ? question(own, node) : verdict(node)));
      panel.classList.toggle("decision__panel--verdict", !node.answers);
      if (path.length) {
        panel.append(
          make(
            "p",
            { class: "decision__tools" },
            make("button", { type: "button", class: "decision__tool", click: back }, "Back"),
            make("button", { type: "button", class: "decision__tool", click: again }, "Start again"),
          ),
        );
      }
    };

    const go = () => {
      show();
      panel.querySelector(".decision__heading").focus();
      const answers = path.map((one, place) => `${place + 1}, ${answerOf(one).label}.`).join(" ");
      const now = nodes.get(here()).answers ? `Question ${path.length + 1}.` : "Verdict.";
      say(path.length ? `Your answers so far: ${answers} ${now}` : now);
    };

    const choose = (question, answer) => {
      const same = before.at(-1)?.question === question && before.at(-1).answer === answer;
      before = same ? before.slice(0, -1) : [];
      path = [...path, { question, answer }];
      go();
    };

    const back = () => {
      before = [...before, path.at(-1)];
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

  ready(() => document.querySelectorAll("[data-decision-id]").forEach(start));
})();
