// The form that adds or corrects a firm: what is filled in, what is wrong with it, and the three ways to hand it in.
(() => {
  "use strict";

  const { make, announcer, notice, keepFocus, afterPress, copy, store } = window.Rapport;
  const parts = (window.Rapport.contribute = window.Rapport.contribute || {});
  const PART = "draft"; // of the store: {records: {"<id of the firm>" or "+" for a new one: the record}}
  const NEW = "+";
  const UNTIL_KEPT = 300; // milliseconds after the last letter
  const LONGEST_ADDRESS = 7000; // characters; servers refuse requests of some 8,000
  const FILE = "data/firms.yaml";
  const MISSING = "is missing"; // as check.js says it
  const UNSUPPORTED = "no source supports it";
  const CORRECT_INSTEAD = "Correct its entry instead";
  const SEND_IT = "Send the copied text to whoever runs this site.";

  const sentence = (text) => (/[.?]$/.test(text) ? text : `${text}.`);
  const capital = (text) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

  // ------------------------------------------------------------------ Drafts

  const draftsIn = (part) => (part?.records !== null && typeof part?.records === "object" ? part.records : {});
  const draftOf = (target) => {
    const record = draftsIn(store.read(PART))[target];
    return record !== null && typeof record === "object" && !Array.isArray(record) ? record : null;
  };
  const keepDraft = (target, record) =>
    store.update(PART, (part) => {
      const { [target]: _, ...others } = draftsIn(part);
      return { ...part, records: record ? { ...others, [target]: record } : others };
    });

  // ------------------------------------------------------------------ The parts of the form

  /** Return the fields of each part of the form, by their names; all follow from the model. */
  const layoutOf = (about, listed) => {
    const names = Object.keys(about.record.properties).filter((name) => name !== "sources" && (listed || !about.ofTheListed.includes(name)));
    const ofTheFirm = names.filter((name) => !about.aboutTheRecord.includes(name));
    const required = about.record.required;
    return {
      // What tells which firm it is comes first: it may be listed already.
      identity: ofTheFirm.filter((name) => required.includes(name) && !about.sourced.includes(name)),
      first: ofTheFirm.filter((name) => required.includes(name) && about.sourced.includes(name)),
      telling: ofTheFirm.filter((name) => !required.includes(name) && about.telling.includes(name)),
      more: ofTheFirm.filter((name) => !required.includes(name) && !about.telling.includes(name)),
      record: names.filter((name) => about.aboutTheRecord.includes(name)),
    };
  };

  /** Return in a few words what a field holds. */
  const inShort = (value, schema, about) => {
    if (value === undefined) return "not filled in";
    if (Array.isArray(value)) return count(value.length, "entry", "entries");
    if (typeof value === "object") return count(Object.keys(value).length, "entry", "entries");
    return String(value);
  };

  // ------------------------------------------------------------------ The form

  /**
   * Put the form in its place.
   *
   * @param {Element} place
   * @param {Object} data What the site publishes for the form.
   * @param {?Object} published The record to correct, with the lines around it; nothing for a new one.
   * @param {?string} unknown The id of a firm that was to be corrected and is not listed.
   */
  const start = (place, data, published, unknown) => {
    const about = parts.aboutOf(data);
    const own = published?.record.id ?? null;
    const target = own ?? NEW;
    const { repository } = place.dataset;
    const dictionary = place.dataset.dictionary;
    const layout = layoutOf(about, own !== null);
    const begin = published ? published.record : { added: parts.today(), checked: parts.today() };
    const source = about.resolve(about.resolve(about.record.properties.sources).items);
    keepFocus(place);
    const announce = announcer();
    const news = notice();
    const storage = notice();
    let form; // the controls that are shown

    // ---------------------------------------------------------------- What stands around the controls

    const heading = document.querySelector("h1");
    if (own && heading?.firstChild) heading.firstChild.textContent = `Correct ${published.record.name}`;
    const intro = make("p", { class: "lead" });
    if (own) {
      intro.append(
        "Change what is wrong, name the page that shows it, and set the day on which you compared the record with its pages. ",
        make("a", { href: window.location.pathname }, "Add another firm instead"),
      );
    } else {
      // Of what helps a candidate, one is needed.
      const fewest = layout.identity.length + layout.first.length + 1 + source.required.length;
      intro.append(`Have the firm’s own site at hand. ${fewest} short answers are enough and take about three minutes; leave out what its pages do not say. Nothing is sent until you hand it in.`);
    }
    const controls = make("form", { class: "contribute__form", novalidate: true, "aria-label": own ? "Correct a firm" : "Add a firm" });
    controls.addEventListener("submit", (event) => event.preventDefault());
    const code = make("code", {});
    const yaml = make("pre", { class: "contribute__yaml", tabindex: "0", "aria-label": "The record as YAML" }, code);
    const wide = window.matchMedia("(min-width: 76.25em)").matches;
    const preview = make(
      "details",
      { class: "contribute__record", open: wide },
      make("summary", {}, "The record so far, as YAML"),
      yaml,
    );
    const byHand = make("div", {});
    const state = make("p", { class: "contribute__state" });
    const summary = make("div", { class: "faults", tabindex: "-1", role: "group", "aria-label": "What is to be mended", hidden: true });

    // ---------------------------------------------------------------- Handing it in

    const issue = make("a", { class: "button", target: "_blank", rel: "noopener noreferrer" }, "Open an issue on the repository");
    const issueHint = make("p", { class: "hint" });
    const copyButton = make("button", { type: "button", class: "tool" }, "Copy the YAML");
    const patchButton = make("button", { type: "button", class: "tool" }, "Download a patch");
    const discard = make("button", { type: "button", class: "tool" }, own ? "Discard the changes" : "Discard the draft");

    issue.addEventListener("click", (event) => {
      if (!ready()) event.preventDefault();
    });
    copyButton.addEventListener("click", async () => {
      if (!ready()) return;
      const copied = await copy(`${text()}\n`, byHand);
      tell(copied ? `The YAML was copied. ${repository ? "Paste it into an issue." : SEND_IT}` : "Your browser does not let this page copy. The text below is selected: copy it from there.");
    });
    patchButton.addEventListener("click", () => {
      if (!ready()) return;
      const lines = text().split("\n");
      const patch = own ? parts.correction(published, lines) : parts.addition(form.record.id, lines, about);
      const address = URL.createObjectURL(new Blob([patch], { type: "text/x-diff" }));
      const name = `${own ? "correct" : "add"}-${form.record.id}.patch`;
      const link = make("a", { href: address, download: name });
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
      tell(`${name} was downloaded. In a copy of the repository, git apply ${name} makes the change.`);
    });
    discard.addEventListener("click", () => {
      const before = form.record;
      keepDraft(target, null);
      fill(begin);
      const undo = () => {
        fill(before);
        keep();
        news.hide();
        focusFirst();
      };
      tell(own ? "The record is again as it is published." : "The draft was discarded.", { Undo: undo });
    });

    const text = () => parts.toYaml(form.record, about, published).join("\n");
    const tell = (words, answers) => {
      news.show(words, answers);
      announce.say(words);
    };

    /** Tell whether the record can be handed in; if not, say what is wrong and lead there. */
    const ready = () => {
      form.attempted = true;
      refresh();
      if (!form.faults.length && (!own || !parts.sameValue(form.record, published.record))) return true;
      if (!form.faults.length) {
        tell("Nothing has been changed yet.");
        return false;
      }
      summary.focus();
      summary.scrollIntoView({ block: "nearest" });
      return false;
    };

    const issueAddress = () => {
      const title = `${own ? "Correct" : "Add"} ${form.record.name ?? ""}`;
      const base = `${repository.replace(/\/+$/, "")}/issues/new?template=${own ? "correct" : "add"}-a-firm.yml&title=${encodeURIComponent(title)}${own ? `&firm=${own}` : ""}`;
      const whole = `${base}&yaml=${encodeURIComponent(`${text()}\n`)}`;
      return whole.length > LONGEST_ADDRESS ? { address: base, whole: false } : { address: whole, whole: true };
    };

    // ---------------------------------------------------------------- The controls

    const fill = (record) => {
      controls.replaceChildren();
      form = makeForm(record);
      const field = (name, options) => parts.control(form, about.record.properties[name], [name], record[name], options).element;
      const section = (title, note, ...children) => {
        const id = `part-${parts.slugOf(title, about)}`;
        return make("section", { "aria-labelledby": id }, make("h2", { id }, title), ...(note ? [make("p", { class: "hint" }, note)] : []), ...children);
      };
      const foldable = (name) => {
        const schema = about.resolve(about.record.properties[name]);
        if (schema.type === "boolean") return field(name);
        const holds = make("span", { class: "fold__holds" });
        const title = make("summary", {}, schema.title, " ", holds);
        const fold = make("details", { class: "fold" }, title, field(name, { bare: schema.type !== "string" && schema.type !== "integer" }));
        form.onRefresh(fold, () => (holds.textContent = inShort(form.record[name], schema, about)));
        return fold;
      };
      // The id of a new firm follows from its name, so that hardly anyone needs to look at it.
      const ofRecord = (name) => {
        if (name === "id" && own) return field(name, { fixed: true });
        return name !== "id" && about.record.required.includes(name) ? field(name) : foldable(name);
      };
      const identity = layout.identity.map((name) => field(name));
      const first = [...identity, form.twins, ...layout.first.map((name) => field(name))];
      const atRecord = make("p", { class: "field-fault", hidden: true });
      const telling = section("What helps a candidate", "Give at least one of these.", atRecord, ...layout.telling.map(foldable));
      form.add([], { element: telling, fault: atRecord, mark: [], title: "What helps a candidate", focus: () => telling.querySelector("summary, input").focus() });
      controls.append(
        section("The firm", "All of these are needed.", ...first),
        telling,
        section("More, if a page says so", "", ...layout.more.map(foldable)),
        section("Sources: the pages that show it", "Every fact needs a public page that shows it.", field("sources", { first: true, bare: true })),
        section("About the record", "", ...layout.record.map(ofRecord)),
      );
      refresh();
    };

    const makeForm = (given) => {
      const controlsByPath = new Map();
      let refreshers = [];
      const self = {
        about,
        layout,
        record: given,
        faults: [],
        attempted: false,
        touched: new Set(),
        twins: make("div", { class: "twins" }),
        add: (path, built) => controlsByPath.set(parts.key(path), built),
        forget(path) {
          for (const name of [...controlsByPath.keys()]) if (name.startsWith(`${parts.key(path)}.`)) controlsByPath.delete(name);
        },
        onRefresh: (element, fn) => refreshers.push({ element, fn }),
        given: () => self.record,
        unsupported() {
          const shown = new Set((self.record.sources || []).flatMap((source) => source.supports || []));
          return about.sourced.filter((name) => name in self.record && !shown.has(name));
        },
        changed(path, done) {
          if (done) self.touched.add(path[0]);
          if (path[0] === "id") self.ownId = true;
          readAll();
          later();
          // Faults and hints move what stands below them.
          afterPress(show);
        },
        /** Read the record from the controls. */
        read() {
          const names = Object.keys(about.record.properties);
          const read = names.map((name) => [name, controlsByPath.get(name)?.read()]).filter(([, value]) => value !== undefined);
          self.record = Object.fromEntries(read);
        },
        /** Return the control that a fault belongs to: that of its field, or of the nearest around it. */
        at(steps) {
          const path = [];
          let found = controlsByPath.get("");
          for (const step of steps) {
            path.push(typeof step === "number" ? (found.placeOf?.(step) ?? step) : step);
            if (!controlsByPath.has(parts.key(path))) break;
            found = controlsByPath.get(parts.key(path));
          }
          return found;
        },
        all: () => [...controlsByPath.values()],
        refreshed() {
          refreshers = refreshers.filter(({ element }) => element.isConnected);
          refreshers.forEach(({ fn }) => fn());
        },
        id: () => controlsByPath.get("id"),
      };
      self.ownId = own !== null || (given.id !== undefined && given.id !== parts.slugOf(given.name || "", about));
      return self;
    };

    const focusFirst = () => controls.querySelector("input, textarea").focus();

    // ---------------------------------------------------------------- What is shown of it

    const readAll = () => {
      form.read();
      if (!form.ownId) {
        const id = parts.slugOf(form.record.name || "", about);
        if (id !== (form.record.id ?? "")) {
          form.id().set(id);
          form.read();
        }
      }
    };

    const refresh = () => {
      readAll();
      show();
    };

    const show = () => {
      // Until there is a name to make an id of, the id is not one more thing to fill in.
      const toCome = ({ steps, problem }) => steps[0] === "id" && problem === MISSING && !form.ownId && form.record.name === undefined;
      form.faults = parts.check(form.record, about, own).filter((fault) => !toCome(fault));
      form.refreshed();
      showTwins();
      showFaults();
      code.textContent = `${text()}\n`;
      const same = own && parts.sameValue(form.record, published.record);
      const wrong = form.faults.length;
      state.textContent = wrong ? `${count(wrong, "thing is", "things are")} still to be filled in or mended.` : same ? "Nothing has been changed yet." : "The record is right, and can be handed in.";
      if (!repository) return;
      const { address, whole } = issueAddress();
      issue.href = address;
      issueHint.textContent = whole
        ? "The issue opens with the record in it. You need an account there."
        : "The record is too long for an address: copy the YAML, and paste it into the issue that opens.";
    };

    const showTwins = () => {
      const found = parts.twins(form.record, about, own);
      const shown = found.map(({ firm, same }) => `${firm.id} ${same}`).join("\n");
      if (form.twins.dataset.shown === shown) return;
      form.twins.dataset.shown = shown;
      form.twins.replaceChildren();
      if (!found.length) return;
      const links = found.map(({ firm, same }) => make("li", {}, `${firm.name}, ${parts.hostOf(firm.website)}: ${same}. `, correctIt(firm.id, "Correct its entry")));
      form.twins.append(make("div", { class: "notice" }, make("p", {}, found.length === 1 ? "Is it this one? It is listed already." : "Is it one of these? They are listed already."), make("ul", { class: "plain-list" }, ...links)));
      announce.say(`A similar firm is listed already: ${found[0].firm.name}.`, 1000);
    };

    const correctIt = (id, words) => make("a", { href: `?firm=${id}` }, words);

    /** Return what is wrong and what to do: in the words of the check, unless those speak of YAML. */
    const wordsOf = ({ problem, remedy, steps, listed }, one) => {
      if (problem === MISSING && one.asks) return sentence(one.asks);
      if (problem === UNSUPPORTED) {
        const or = about.record.required.includes(steps[0]) ? "" : ", or leave this empty";
        return `no page is said to show it. Tick it under “${source.properties.supports.title}” of the page that does${or}.`;
      }
      if (!steps.length) return "fill in at least one of these.";
      if (listed) return `${about.firms.find((firm) => firm.id === listed).name} is listed already. ${CORRECT_INSTEAD}.`;
      return `${sentence(problem)} ${sentence(remedy)}`;
    };

    const withLink = ({ listed }, words) =>
      listed ? [words.replace(`${CORRECT_INSTEAD}.`, ""), correctIt(listed, CORRECT_INSTEAD), "."] : [words];

    const showFaults = () => {
      // What is only missing may come yet.
      const shown = form.faults.filter(
        ({ steps, problem, bound }) => form.attempted || (form.touched.has(steps[0]) && !bound && problem !== MISSING),
      );
      const byControl = new Map();
      for (const fault of shown) {
        // The id follows from the name, unless someone has written another.
        const one = form.at(fault.listed && fault.steps[0] === "id" && !form.ownId ? ["name"] : fault.steps);
        byControl.set(one, [...(byControl.get(one) || []), fault]);
      }
      for (const one of form.all()) {
        const faults = byControl.get(one) || [];
        const words = faults.map((fault) => capital(wordsOf(fault, one)));
        one.element.classList.toggle("field-row--faulty", faults.length > 0);
        for (const input of one.mark) input.toggleAttribute("aria-invalid", false);
        for (const input of one.mark) if (faults.length) input.setAttribute("aria-invalid", "true");
        one.fault.hidden = !faults.length;
        if (one.fault.dataset.words === words.join(" ")) continue;
        one.fault.dataset.words = words.join(" ");
        one.fault.replaceChildren(...faults.flatMap((fault, at) => [at ? " " : "", ...withLink(fault, words[at])]));
        const anchor = faults[0]?.listed ? null : faults[0]?.anchor;
        if (anchor) one.fault.append(" ", make("a", { href: `${dictionary}#${anchor}`, target: "_blank", rel: "noopener" }, "More on this field"));
      }
      showSummary(byControl);
    };

    const showSummary = (byControl) => {
      summary.hidden = !form.attempted || !form.faults.length;
      const entries = [...byControl].flatMap(([one, faults]) => faults.map((fault) => [one, fault]));
      const items = entries.map(([one, fault]) => `${one.title}: ${wordsOf(fault, one)}`);
      if (summary.dataset.shown === items.join("\n")) return;
      summary.dataset.shown = items.join("\n");
      const links = items.map((words, at) => {
        const open = () => {
          const [one] = entries[at];
          for (let fold = one.element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
          one.focus();
        };
        return make("li", {}, make("button", { type: "button", class: "fault-link", click: open }, words));
      });
      const title = `${count(items.length, "thing", "things")} to mend before it can be handed in`;
      summary.replaceChildren(make("h2", {}, title), make("ul", {}, ...links));
    };

    // ---------------------------------------------------------------- Keeping the draft

    let timer;
    const keep = () => {
      clearTimeout(timer);
      timer = undefined;
      const empty = parts.sameValue(form.record, begin);
      const kept = keepDraft(target, empty ? null : form.record);
      if (kept.kept) {
        storage.hide();
        return;
      }
      const words = `The draft cannot be kept on this device: ${kept.why}. You have it until you close or reload this page.`;
      if (storage.element.hidden) announce.say(words); // It stays in sight, and is tried again after every change.
      storage.show(words);
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, UNTIL_KEPT);
    };
    const leave = () => {
      if (!place.isConnected) {
        window.removeEventListener("pagehide", leave);
        return;
      }
      if (timer) keep();
    };
    window.addEventListener("pagehide", leave);

    // ---------------------------------------------------------------- All of it

    const withGit = make(
      "details",
      { class: "fold" },
      make("summary", {}, "With Git"),
      make("p", { class: "hint" }, `The YAML goes into ${FILE}; the patch makes the change there with git apply.`),
      make("div", { class: "tools" }, patchButton),
    );
    const ways = make(
      "section",
      { class: "contribute__ways", "aria-labelledby": "part-hand-it-in" },
      make("h2", { id: "part-hand-it-in" }, "Hand it in"),
      state,
      summary,
      ...(repository ? [make("div", { class: "contribute__way" }, issue, issueHint)] : []),
      make("div", { class: "tools" }, copyButton, discard),
      ...(repository ? [] : [make("p", { class: "hint" }, SEND_IT)]),
      withGit,
      byHand,
      news.element,
      storage.element,
    );
    const draft = draftOf(target);
    const welcome = notice();
    place.replaceChildren(
      intro,
      welcome.element,
      make("div", { class: "contribute__columns" }, make("div", {}, controls, ways), preview),
      announce.element,
    );
    fill(draft || begin);
    if (unknown) welcome.show(`No firm with the id “${unknown}” is listed, so this form adds a new one.`);
    if (draft) {
      welcome.show("This is your draft, kept on this device.", {
        "Discard it"() {
          welcome.hide();
          discard.click();
        },
      });
    }
    place.dataset.live = "";
  };

  Object.assign(parts, { start, layoutOf });
})();
