// The form that adds or corrects a firm or a body: what is filled in, what is wrong with it, and the ways to hand it in.
(() => {
  "use strict";

  const { addFirm, afterPress, announcer, count, keepFocus, make, notice, sameJson, today } = window.Rapport;

  const CORRECT =
    "Change what is wrong, name the page that shows it, and set the day on which you compared the record with its " +
    "pages. ";
  const LEAVE_OUT = "leave out what its pages do not say. Nothing is sent until you hand it in.";

  /** @param {?FirmRecord} published @param {Layout} layout @param {AboutFirms} about */
  const introduction = (published, layout, about) => {
    if (published) {
      const other = make("a", { href: window.location.pathname }, about.texts.another);
      return make("p", { class: "lead" }, CORRECT, other);
    }
    const fewest =
      layout.identity.length + layout.first.length + Number(about.oneOfThem) + (about.source.required?.length ?? 0);
    const words = `${fewest} short answers are enough and take about three minutes; ${LEAVE_OUT}`;
    return make("p", { class: "lead" }, `${about.texts.ready} ${words}`);
  };

  /**
   * Return a place that names the listed firms that the record may be about.
   *
   * @param {AboutFirms} about
   * @param {?string} firmId
   * @param {Announcer} announce
   */
  const duplicatesNotice = (about, firmId, announce) => {
    const element = make("div", { class: "twins" });
    let shown = "";
    /** @param {FirmRecord} record */
    const show = (record) => {
      const duplicates = addFirm.findDuplicates(record, about, firmId);
      const all = duplicates.map(({ firm, same }) => `${firm.id} ${same}`).join("\n");
      if (shown === all) return;
      shown = all;
      element.replaceChildren();
      if (!duplicates.length) return;
      const items = duplicates.map(({ firm, same }) => {
        const words = `${firm.name}, ${addFirm.hostOf(firm.website)}: ${same}. `;
        return make("li", {}, words, addFirm.correctLink(about, firm.id, "Correct its entry"));
      });
      const one = duplicates.length === 1;
      const question = one ? "Is it this one? It is listed already." : "Is it one of these? They are listed already.";
      const list = make("ul", { class: "plain-list" }, ...items);
      element.append(make("div", { class: "notice" }, make("p", {}, question), list));
      announce.say(`A similar ${about.texts.noun} is listed already: ${duplicates[0].firm.name}.`, 1000);
    };
    return { element, show };
  };

  /** @param {Node} code */
  const previewOf = (code) => {
    const attributes = { class: "contribute__yaml", tabindex: "0", "aria-label": "The record as YAML" };
    const open = window.matchMedia("(min-width: 76.25em)").matches;
    const summary = make("summary", {}, "The record so far, as YAML");
    return make("details", { class: "contribute__record", open }, summary, make("pre", attributes, code));
  };

  // It wires the parts together: what each does stands in a file of its own.
  /** @type {AddFirm["start"]} */
  const start = (place, publishedAbout, published, unknown) => {
    const about = addFirm.aboutOf(publishedAbout);
    const firmId = published?.id ?? null;
    const { repository = "", dictionary = "" } = place.dataset;
    const layout = addFirm.layoutOf(about, firmId !== null);
    /** @type {FirmRecord} */
    const begin = published ?? { added: today(), checked: today() };
    const announce = announcer();
    const news = notice();
    const welcome = notice();
    const drafts = addFirm.drafts(firmId ?? (about.file === "firms" ? "+" : `+${about.file}`), announce);
    const faultList = addFirm.faultList(about, dictionary);
    const state = make("p", { class: "contribute__state" });
    const code = make("code", {});
    const label = firmId ? about.texts.correct : about.texts.add;
    const fields = make("form", { class: "contribute__form", novalidate: true, "aria-label": label });
    fields.addEventListener("submit", (event) => event.preventDefault());
    keepFocus(place);
    /** @type {Controls} */
    let form; // the controls that are shown
    /** @type {ReturnType<typeof duplicatesNotice>} */
    let duplicates;

    /** @param {string} words @param {Record<string, () => void>} [answers] */
    const tell = (words, answers) => {
      news.show(words, answers);
      announce.say(words);
    };
    const isUnchanged = () => published !== null && sameJson(form.record, published);
    const text = () => addFirm.toYaml(form.record, about);

    const show = () => {
      // Until there is a name to make an id of, the id is not one more thing to fill in.
      const mayFollow = !form.hasOwnId && (form.record.name === undefined || !addFirm.idStart(form.record, about));
      form.faults = addFirm
        .check(form.record, about, firmId)
        .filter(({ steps, code }) => !(mayFollow && steps[0] === "id" && code === "missing"));
      form.refresh();
      duplicates.show(form.record);
      faultList.show(form);
      code.textContent = text();
      const wrong = form.faults.length;
      const right = isUnchanged() ? "Nothing has been changed yet." : "The record is right, and can be handed in.";
      state.textContent = wrong ? `${count(wrong, "thing is", "things are")} still to be filled in or mended.` : right;
      ways.refresh();
    };
    const changed = () => {
      drafts.keepSoon(() => (sameJson(form.record, begin) ? null : form.record));
      afterPress(show); // Faults and hints move what stands below them.
    };
    /** @param {FirmRecord} record */
    const fill = (record) => {
      form = addFirm.controls(about, record, firmId, changed);
      duplicates = duplicatesNotice(about, firmId, announce);
      fields.replaceChildren(...addFirm.sections(form, layout, firmId, duplicates.element));
      form.read();
      show();
    };
    /** Tell whether the record can be handed in; if not, say what is wrong and lead there. */
    const isReady = () => {
      form.attempted = true;
      form.read();
      show();
      if (form.faults.length) {
        faultList.element.focus();
        faultList.element.scrollIntoView({ block: "nearest" });
      } else if (isUnchanged()) {
        tell("Nothing has been changed yet.");
      } else return true;
      return false;
    };
    const discard = () => {
      const before = form.record;
      drafts.discard();
      fill(begin);
      const undo = () => {
        fill(before);
        changed();
        drafts.keep();
        news.hide();
        /** @type {?HTMLElement} */ (fields.querySelector("input, textarea"))?.focus();
      };
      tell(firmId ? "The record is again as it is published." : "The draft was discarded.", { Undo: undo });
    };

    /** Lead to the field that the address names, as a page does that could not say it: ?field=contact.unsolicited. */
    const showAskedField = () => {
      const steps = new URLSearchParams(window.location.search).get("field")?.split(".") ?? [""];
      if (Object.hasOwn(about.record.properties, steps[0])) addFirm.leadTo(form.at(steps));
    };

    const record = () => form.record;
    const ways = addFirm.handIn({ about, repository, firmId, record, text, isReady, tell, discard });
    const waysSection = make(
      "section",
      { class: "contribute__ways", "aria-labelledby": "part-hand-it-in" },
      make("h2", { id: "part-hand-it-in" }, "Hand it in"),
      state,
      faultList.element,
      ...ways.elements,
      news.element,
      drafts.element,
    );
    const heading = document.querySelector("h1")?.firstChild;
    if (published && heading) heading.textContent = `Correct ${published.name}`;
    place.replaceChildren(
      introduction(published, layout, about),
      welcome.element,
      make("div", { class: "contribute__columns" }, make("div", {}, fields, waysSection), previewOf(code)),
      announce.element,
    );
    const draft = drafts.read();
    fill(draft || begin);
    if (unknown)
      welcome.show(`No ${about.texts.noun} with the id “${unknown}” is listed, so this form adds a new one.`);
    if (draft) {
      const discardIt = () => {
        welcome.hide();
        discard();
      };
      welcome.show("This is your draft, kept on this device.", { "Discard it": discardIt });
    }
    showAskedField();
    place.dataset.live = "";
  };

  Object.assign(addFirm, { start });
})();
