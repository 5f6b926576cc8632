// What is wrong with the record, beside its fields and in a summary that leads to them.
(() => {
  "use strict";

  const { addFirm, count, make } = window.Rapport;
  const CORRECT_INSTEAD = "Correct its entry instead";

  /** @param {string} text */
  const sentence = (text) => (/[.?]$/.test(text) ? text : `${text}.`);
  /** @param {string} text */
  const capital = (text) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

  /** @type {AddFirm["correctLink"]} */
  const correctLink = (about, id, words) => make("a", { href: `?${about.parameter}=${id}` }, words);

  /**
   * Return what is wrong and what to do: in the words of the check, unless those speak of YAML.
   *
   * @param {Fault} fault
   * @param {Control} one The control it belongs to.
   * @param {AboutFirms} about
   */
  const wordsOf = ({ code, problem, remedy, steps, listed, values }, one, about) => {
    if (code === "missing" && one.asks) return sentence(one.asks);
    if (code.startsWith("unsupported")) {
      const or = code === "unsupported" ? ", or leave this empty" : "";
      const supports = about.source.properties?.supports.title;
      return `no page is said to show it. Tick it under “${supports}” of the page that does${or}.`;
    }
    if (!steps.length && about.oneOfThem) return "fill in at least one of these.";
    if (!steps.length) {
      const { title } = about.resolve(about.record.properties[String(values?.field ?? "covers")]);
      return `fill in “${title}”.`;
    }
    if (listed) return `${about.firms.find((firm) => firm.id === listed)?.name} is listed already. ${CORRECT_INSTEAD}.`;
    return `${sentence(problem)} ${sentence(remedy)}`;
  };

  /** @param {Fault} fault @param {string} words @param {AboutFirms} about */
  const withLink = ({ listed }, words, about) =>
    listed ? [words.replace(`${CORRECT_INSTEAD}.`, ""), correctLink(about, listed, CORRECT_INSTEAD), "."] : [words];

  /** Return the faults that are to be shown, by the control that each belongs to. @param {Controls} form */
  const byControl = (form) => {
    /** @type {Map<Control, Fault[]>} */
    const faulty = new Map();
    for (const fault of form.faults) {
      const [field] = fault.steps;
      // What is only missing may come yet.
      const isDue = form.touched.has(field) && !fault.bound && fault.code !== "missing";
      if (!form.attempted && !isDue) continue;
      // The id follows from the name, unless someone has written another.
      const one = form.at(fault.listed && field === "id" && !form.hasOwnId ? ["name"] : fault.steps);
      faulty.set(one, [...(faulty.get(one) || []), fault]);
    }
    return faulty;
  };

  /** @param {Control} one @param {Fault[]} faults @param {AboutFirms} about @param {string} dictionary */
  const showBeside = (one, faults, about, dictionary) => {
    const words = faults.map((fault) => capital(wordsOf(fault, one, about)));
    one.element.classList.toggle("field-row--faulty", faults.length > 0);
    for (const input of one.mark) {
      if (faults.length) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
    one.fault.hidden = !faults.length;
    if (one.fault.dataset.words === words.join(" ")) return;
    one.fault.dataset.words = words.join(" ");
    one.fault.replaceChildren(...faults.flatMap((fault, at) => [at ? " " : "", ...withLink(fault, words[at], about)]));
    const anchor = faults[0]?.listed ? "" : faults[0]?.anchor;
    if (!anchor) return;
    const more = { href: `${dictionary}#${anchor}`, target: "_blank", rel: "noopener" };
    one.fault.append(" ", make("a", more, "More on this field"));
  };

  /** @type {AddFirm["leadTo"]} */
  const leadTo = (one) => {
    for (let fold = one.element.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) {
      fold.open = true;
    }
    one.focus();
  };

  /** @type {AddFirm["faultList"]} */
  const faultList = (about, dictionary) => {
    const element = make("div", {
      class: "faults",
      tabindex: "-1",
      role: "group",
      "aria-label": "What is to be mended",
      hidden: true,
    });
    /** @type {string | undefined} */
    let shown;
    return {
      element,
      show(form) {
        const faulty = byControl(form);
        for (const one of form.all()) showBeside(one, faulty.get(one) || [], about, dictionary);
        element.hidden = !form.attempted || !form.faults.length;
        const entries = [...faulty].flatMap(([one, faults]) =>
          faults.map((fault) => ({ one, words: `${one.title}: ${wordsOf(fault, one, about)}` })),
        );
        const all = entries.map(({ words }) => words).join("\n");
        if (shown === all) return;
        shown = all;
        const links = entries.map(({ one, words }) => {
          const attributes = { type: "button", class: "fault-link", click: () => leadTo(one) };
          return make("li", {}, make("button", attributes, words));
        });
        const title = `${count(entries.length, "thing", "things")} to mend before it can be handed in`;
        element.replaceChildren(make("h2", {}, title), make("ul", {}, ...links));
      },
    };
  };

  Object.assign(addFirm, { correctLink, faultList, leadTo });
})();
