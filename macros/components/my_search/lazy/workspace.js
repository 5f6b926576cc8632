// The workspace: holds what is stored, takes changes to it, and draws the view that the address names.
(() => {
  "use strict";

  const my = (window.Rapport.mySearch ||= {});
  const { store, announcer, keepFocus, today, onNewDay } = window.Rapport;
  const { render } = window.preact;
  const { html, Go, Button } = my;
  const { download, csvOf, longDate } = window.Rapport.directory;
  const PART = "search"; // of the store
  const UNTIL_SAVED = 25; // milliseconds: changes that come together are stored together
  const TABS = { today: "Today", firms: "Firms", overview: "Overview", about: "About me", keep: "Keep or delete" };

  let current = null; // the workspace on the page
  let engineOf = null; // the directory's engine, made once

  /** Return an id that no other device makes. */
  const newId = (prefix) => `${prefix}-${[...crypto.getRandomValues(new Uint8Array(8))].map((byte) => (byte % 36).toString(36)).join("")}`;

  /** Let the browser take its turn: what is done in one go keeps a phone from answering. */
  const turn = () => new Promise((go) => setTimeout(go));

  /** Return what the directory's index is asked with, made when it is first asked for; null without an index. */
  const theEngine = () => {
    const index = window.RapportDirectoryIndex;
    if (index && engineOf?.index !== index) engineOf = { index, engine: window.Rapport.directoryEngine(index) };
    return engineOf?.engine || null;
  };

  /**
   * Open the workspace in its element, in several turns.
   *
   * @param {Element} root With the addresses of what belongs to it in its data.
   * @returns {Promise<void>} Fulfilled when the view is there, or the page has been left.
   */
  my.start = async (root) => {
    const known = window.RapportMySearch;
    const host = document.createElement("div");
    keepFocus(host);
    const announce = announcer();
    const words = (name, id) => (id && known.words[name]?.[id] ? known.words[name][id][0] : "");

    let { state, unread, trouble } = my.read(store.read(PART), known.schema);
    let queue = []; // changes that are on the page and not yet in the store
    let timer = null;
    let status = store.status();
    let deed = null; // what was done last, and what may undo it
    let shownDeed = null; // the one that is on the page
    let view = readView();
    let lasting = "unknown";
    let discreet = false;
    let logFor = null; // the firm whose form for the log is open
    let framed = false; // the frame is drawn in one turn and the view in the next
    let drawn = 0; // how often; what is drawn in steps is made anew only when it has been drawn again

    // -------------------------------------------------------------- What follows from the state, made once for each

    const memo = (of, make) => {
      let keys = null;
      let value;
      return () => {
        const now = of();
        if (!keys || now.some((key, place) => key !== keys[place])) {
          keys = now;
          value = make();
        }
        return value;
      };
    };
    const entriesByFirm = memo(() => [state.log], () => my.byFirm(state.log));
    // Of the firms whose log has not changed the facts stay the same objects.
    let told = new Map();
    const factsByFirm = memo(
      () => [state.log, today()],
      () => {
        const before = told;
        told = new Map();
        for (const [id, all] of entriesByFirm()) {
          const entries = all.filter(({ on }) => my.isWithin(on, span()));
          const old = before.get(id);
          const same = old && old.entries.length === entries.length && entries.every((entry, place) => entry === old.entries[place]);
          told.set(id, same ? old : { entries, facts: my.factsOf(entries) });
        }
        return told;
      },
    );
    const noFacts = my.factsOf([]);
    const firmsById = memo(() => [state.firms], () => new Map(state.firms.map((firm) => [firm.id, firm])));
    const allDue = memo(
      () => [state.firms, state.log, today()],
      () =>
        state.firms
          .flatMap((firm) => dueOf(firm).map((item) => ({ ...item, firm })))
          .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)),
    );
    const firstDue = memo(
      () => [allDue()],
      () => {
        const first = new Map();
        for (const item of allDue()) if (!first.has(item.firm.id)) first.set(item.firm.id, item);
        return first;
      },
    );

    const span = memo(() => [today()], () => my.spanOf(today(), known.days));
    const oddDays = memo(() => [state.firms, state.log, today()], () => my.oddDays(state, span()));
    const facts = (id) => factsByFirm().get(id)?.facts || noFacts;
    const inDirectory = (id) => {
      if (!listed.has(id)) {
        const engine = theEngine();
        const number = engine ? engine.number(id) : -1;
        listed.set(id, number < 0 ? null : engine.firm(number));
      }
      return listed.get(id);
    };
    const listed = new Map(); // firms of the directory that have been asked for

    /** Return a firm as it is shown; the directory knows its own better than what was stored of them. */
    const about = (given) => {
      const firm = typeof given === "string" ? firmsById().get(given) || { id: given } : given;
      const found = inDirectory(firm.id);
      return {
        name: found?.name || firm.name || firm.id,
        kind: found?.kind || firm.kind || "",
        website: found?.website || (/^https?:/.test(firm.website || "") ? firm.website : ""),
        listed: Boolean(found),
        facts: facts(firm.id),
      };
    };
    const dueOf = (firm) => {
      const day = today();
      const own = facts(firm.id);
      const before = worked.get(firm.id);
      if (before && before.firm === firm && before.own === own && before.day === day) return before.items;
      const items = my.dueFor(firm, own, about(firm).kind, known.cadence, day, span());
      worked.set(firm.id, { firm, own, day, items });
      return items;
    };
    const worked = new Map();

    // -------------------------------------------------------------- Changes

    const flush = () => {
      clearTimeout(timer);
      timer = null;
      if (!queue.length) return;
      const changes = queue;
      queue = [];
      // On top of what another tab has stored meanwhile.
      store.update(PART, (part) => my.applyAll(part, changes));
      status = store.status();
      draw();
    };

    const commit = (change, said, undoable = true) => {
      if (trouble) return;
      const back = said && undoable ? my.undoing(state, change) : null;
      state = my.apply(state, change);
      queue.push(change);
      timer ??= setTimeout(flush, UNTIL_SAVED);
      if (said) tell(said, back);
      askToLast();
      draw();
    };

    const tell = (text, back = null) => {
      deed = { text, back };
      announce.say(text);
    };

    const undo = () => {
      const { back } = deed;
      deed = null;
      commit(back, "Undone.", false);
      focusHeading();
    };

    const now = () => new Date().toISOString();
    const setFirm = (id, fields, said) => commit({ do: "set", id, fields: { ...fields, changed: now() } }, said);

    const reload = () => {
      const read = my.read(store.read(PART), known.schema);
      ({ unread, trouble } = read);
      state = queue.reduce(my.apply, read.state);
      status = store.status();
      draw();
    };

    // Asked once somebody keeps something here; a browser may ask them in turn.
    let asked = false;
    const askToLast = async () => {
      if (asked || !navigator.storage?.persist) return;
      asked = true;
      try {
        lasting = (await navigator.storage.persist()) ? "yes" : "no";
      } catch {
        lasting = "no";
      }
      draw();
    };

    // -------------------------------------------------------------- What the views use

    const ws = {
      known,
      get engine() {
        return theEngine();
      },
      get drawn() {
        return drawn;
      },
      newId,
      commit,
      setFirm,
      about,
      facts,
      dueOf,
      firstDue,
      due: allDue,
      word: words,
      links: JSON.parse(root.dataset.links),
      titles: JSON.parse(root.dataset.titles),
      questions: root.dataset.questions.split("\n"),
      get state() {
        return state;
      },
      get today() {
        return today();
      },
      get span() {
        return span();
      },
      get oddDays() {
        return oddDays();
      },
      get cancels() {
        return my.noLongerDue(state.calendar || [], allDue().map(dated)).length;
      },
      get lasting() {
        return lasting;
      },
      get discreet() {
        return discreet;
      },
      get logFor() {
        return logFor;
      },
      setDiscreet(on) {
        discreet = on;
        draw();
      },
      firmUrl: (id) => root.dataset.firmUrl.replace("{id}", id),
      has: (id) => firmsById().has(id),
      entries: (id) => entriesByFirm().get(id) || [],
      approach(id) {
        const contact = inDirectory(id)?.contact;
        return contact ? [words("channel", contact.channel), words("unsolicited", contact.unsolicited)].filter(Boolean).join("; ") : "";
      },
      go,
      follow({ id, name, website, kind }) {
        // Of a firm of the directory only the name is kept, for the day on which the directory may lack it.
        const own = inDirectory(id) ? {} : { website, kind };
        const firm = my.withFields({ id, added: today(), changed: now() }, { name, ...own });
        commit({ do: "follow", firm }, `You follow ${name} now.`);
        if (view.name === "today") go("firms", false);
      },
      unfollow(firm) {
        const { name } = about(firm);
        commit({ do: "unfollow", id: firm.id }, `${name} and its log were removed.`);
        if (view.name === "firm") go("firms");
      },
      setRelation: (firm, relation) =>
        setFirm(firm.id, { relation, since: today() }, `${about(firm).name}: ${words("relation", relation)}.`),
      /** Make a suggestion, or what was put off, the next step of a firm; in a calendar it stays the entry that it was. */
      setNext(firm, next, said, item) {
        const changes = [];
        if (!item.own) {
          const entries = my.entriesOf(state.calendar || []);
          const entryOf = (thing) => entries.get(`${firm.id} ${thing}`)?.uid;
          const [own, other] = [entryOf("own"), entryOf(my.thingOf(item))];
          if (other) changes.push({ do: "things", things: { ...(own ? { [own]: null } : {}), [other]: "own" } });
        }
        // A suggestion that would stand beside it is answered with it.
        const beside = !item.own && (my.thingOf(item) !== "contact" || item.rest);
        const overruled = beside ? { overruled: [...(firm.overruled || []), item.key] } : {};
        changes.push({ do: "set", id: firm.id, fields: { next, ...overruled, changed: now() } });
        commit({ do: "many", changes }, said);
      },
      mend: ({ mended, what }, day) => commit(mended(day, now()), `Mended: ${what} ${longDate(day)}.`),
      setAbout: (id, text) => commit({ do: "about", fields: { [id]: text } }),
      log(firm, { kind, on, who, text }, done) {
        const entry = my.withFields({ id: newId("e"), firm: firm.id, on, kind, changed: now() }, { who: who.trim(), text: text.trim() });
        const relation = my.relationAfter(my.relationOf(firm), kind);
        const fields = {
          ...(relation ? { relation, since: on } : {}),
          ...(done ? { next: null } : {}),
          ...(my.OUT.has(kind) && !firm.person && who.trim() ? { person: who.trim() } : {}),
        };
        const changes = [{ do: "log", entry }];
        if (Object.keys(fields).length) changes.push({ do: "set", id: firm.id, fields: { ...fields, changed: now() } });
        const moved = relation ? ` The stage is now: ${words("relation", relation)}.` : "";
        commit({ do: "many", changes }, `Logged: ${words("entry", kind)}, ${longDate(on)}.${moved}`);
      },
      editEntry(entry, fields) {
        const { who, text, ...rest } = { ...entry, ...fields, changed: now() };
        commit({ do: "log", entry: my.withFields(rest, { who: (who || "").trim(), text: (text || "").trim() }) }, "The entry was changed.");
      },
      unlog: (entry) => commit({ do: "unlog", id: entry.id }, "The entry was removed."),
      openLog(id) {
        logFor = id;
        go(`firm=${id}`);
        ws.focusLog();
      },
      closeLog() {
        logFor = null;
        draw();
        host.querySelector("#ms-log")?.focus({ preventScroll: true });
      },
      focusLog: () =>
        requestAnimationFrame(() => {
          host.querySelector("#ms-logform")?.scrollIntoView({ block: "center" });
          host.querySelector("#ms-logform select")?.focus({ preventScroll: true });
        }),
      calendar(items) {
        const plan = my.planCalendar(state.calendar || [], allDue().map(dated), items.map(dated), today(), now());
        const name = items.length === 1 && !discreet ? `my-search-${items[0].firm.id}.ics` : "my-search.ics";
        download(name, my.toCalendar(plan.items, now()), "text/calendar");
        const gone = plan.items.length - items.length;
        tell(`A calendar file with ${my.count(items.length, "date")}${gone ? ` and ${my.count(gone, "cancellation")}` : ""} was made: ${name}.`);
        if (plan.records.length) commit({ do: "calendar", records: plan.records, today: today() });
        else draw();
      },
      save() {
        const name = `my-search-${today()}.json`;
        download(name, my.toFile(state, now()), "application/json");
        const odd = oddDays().length;
        const first = odd ? ` Mend ${odd === 1 ? "the day that cannot be right" : "the days that cannot be right"} and save it again: as it is, it cannot be brought back.` : "";
        tell(`A copy was saved: ${name}.${first}`);
        draw();
      },
      table(what) {
        const rows = what === "firms" ? my.firmRows : my.logRows;
        download(`my-search-${what}.csv`, csvOf(rows(state, about, words)));
        tell(`A table was saved: my-search-${what}.csv.`);
        draw();
      },
      deleteAll() {
        const before = state;
        clearTimeout(timer);
        timer = null;
        queue = [];
        state = my.nothing();
        unread = [];
        store.write(PART, undefined);
        // What was set aside as damaged may be an earlier state of the same.
        store.write("damaged", undefined);
        status = store.status();
        tell("Everything was deleted from this browser.", { do: "replace", search: before });
        draw();
      },
    };

    /** Return what is due as a date for a calendar. */
    const dated = (item) => {
      const { firm, due, text, rule, own } = item;
      return {
        firm: firm.id,
        thing: my.thingOf(item),
        name: own ? "next" : rule.id,
        on: due < today() ? today() : due,
        title: discreet ? "My search: a next step" : `${about(firm).name}: ${own ? text : words("measure", rule.measure)}`,
        text: discreet ? "" : [text, rule?.why].filter(Boolean).join("\n"),
      };
    };

    // -------------------------------------------------------------- The address

    function readView() {
      const [name, id] = decoded(window.location.hash.slice(1)).split("=");
      if (name === "firm" && id) return { name, id };
      return { name: Object.hasOwn(TABS, name) ? name : "today" };
    }

    function decoded(text) {
      try {
        return decodeURIComponent(text);
      } catch {
        return ""; // Half an escape, as of an address that was cut off.
      }
    }

    function go(to, focus = true) {
      flush();
      try {
        if (window.location.hash !== `#${to}`) window.history.pushState(null, "", `${window.location.pathname}${window.location.search}#${to}`);
      } catch {
        // The page goes on without the address.
      }
      const [name, id] = to.split("=");
      if (id !== logFor) logFor = null;
      view = { name, id };
      if (focus) deed = to === "firms" && deed?.back ? deed : null;
      draw();
      if (focus) focusHeading();
    }

    const focusHeading = () => {
      const heading = host.querySelector("h2");
      if (!heading) return;
      if (host.getBoundingClientRect().top < 0) host.scrollIntoView();
      heading.focus({ preventScroll: true });
    };

    // -------------------------------------------------------------- Drawing

    const Trouble = () => {
      if (trouble === "newer") {
        return html`<div class="ms-warning" role="alert"><p><strong>A newer version of this site wrote what is stored here.</strong> It has been left as it is. Reload the page, or open the newest version of the site.</p></div>`;
      }
      if (trouble === "damaged") {
        return html`<div class="ms-warning" role="alert"><p><strong>What My search has stored here cannot be read.</strong> It has been left as it is. You can save it as a file, and then begin anew or bring a copy back.</p>
          <div class="tools"><${Button} onClick=${saveRaw}>Save it as a file<//><${Button} onClick=${beginAnew}>Set it aside and begin anew<//></div></div>`;
      }
      const setAside = () => {
        store.setDamagedAside();
        reload();
      };
      return html`${!status.kept &&
        html`<div class="ms-warning" role="alert"><p><strong>Your changes cannot be kept on this device: ${status.why}.</strong> They stay until you close or reload this page. Save a copy to be safe.</p>
          <div class="tools"><${Button} onClick=${ws.save}>Save a copy<//>${status.trouble === "damaged" && html`<${Button} onClick=${setAside}>Set the damaged text aside and keep my search<//>`}</div></div>`}
        ${unread.length > 0 &&
        html`<div class="ms-warning" role="note"><p><strong>${my.count(unread.length, "record")} could not be read.</strong> ${unread.length === 1 ? "It stays" : "They stay"} stored as ${unread.length === 1 ? "it is" : "they are"}, and you can save ${unread.length === 1 ? "it" : "them"} as a file.</p>
          <div class="tools"><${Button} onClick=${saveRaw}>Save as a file<//></div></div>`}
        <${my.OddDays} ws=${ws} />`;
    };

    const saveRaw = () => {
      const raw = trouble ? store.read(PART) : unread;
      download("my-search-unread.json", `${JSON.stringify(raw, null, 1)}\n`, "application/json");
      tell("A file was saved: my-search-unread.json.");
      draw();
    };

    const beginAnew = () => {
      const raw = store.read(PART);
      store.update("damaged", (part) => ({ ...part, searches: [...(Array.isArray(part?.searches) ? part.searches : []), raw] }));
      store.write(PART, my.nothing());
      reload();
    };

    const View = () => {
      const firm = view.name === "firm" && firmsById().get(view.id);
      if (firm) return html`<${my.FirmView} key=${firm.id} ws=${ws} firm=${firm} />`;
      const listed = view.name === "firm" && inDirectory(view.id);
      if (listed) return html`<h2 tabindex="-1">${listed.name}</h2><p>You do not follow this firm yet.</p><div class="tools"><${Button} first onClick=${() => ws.follow(listed)}>Follow ${listed.name}<//></div>`;
      if (view.name === "firm") return html`<h2 tabindex="-1">This firm is not in your search</h2><p>It may have been removed, or followed on another device. <${Go} ws=${ws} to="firms">The firms you follow<//></p>`;
      return html`<${{ today: my.Today, firms: my.Firms, overview: my.Overview, about: my.About, keep: my.Keep }[view.name]} ws=${ws} />`;
    };

    const App = () => {
      const due = allDue().filter((item) => item.due <= today()).length;
      const notes = { today: due, firms: state.firms.length };
      return html`<div class=${`ms ms--${view.name}`}>
        <p class="ms-privacy">Kept in this browser on this device only. Nothing is sent. <${Go} ws=${ws} to="keep">Save a copy or delete it<//></p>
        <nav class="ms-tabs" aria-label="My search">${Object.entries(TABS).map(([id, label]) => html`<${Go} key=${id} ws=${ws} to=${id} aria-current=${(view.name === "firm" ? "firms" : view.name) === id ? "page" : undefined}>${label}${notes[id] ? html` <span class="ms-tabs__count">${notes[id]}</span>` : ""}<//>`)}</nav>
        <${Trouble} />
        <div class="ms-view">${trouble || !framed ? null : html`<${View} />`}</div>
        ${deed &&
        html`<div class="ms-deed"><p>${deed.text}</p>${deed.back && html`<${Button} onClick=${undo}>Undo<//>`}<${Button} onClick=${() => ((deed = null), draw(), focusHeading())}>Close<//></div>`}
      </div>`;
    };

    const draw = () => {
      if (!root.isConnected) return;
      drawn += 1;
      render(html`<${App} />`, host);
      if (deed === shownDeed) return;
      shownDeed = deed;
      const notice = host.querySelector(".ms-deed");
      const focused = document.activeElement;
      const covered = notice && host.contains(focused) && !notice.contains(focused) && focused.getBoundingClientRect().bottom > notice.getBoundingClientRect().top;
      if (covered) focused.scrollIntoView({ block: "nearest" }); // Above the notice: the page's scroll-padding is its room.
    };

    // -------------------------------------------------------------- Begin

    current?.end();
    const ends = [store.onChange(() => current?.root === root && reload()), onNewDay(() => current?.root === root && draw())];
    const own = {
      root,
      flush,
      moved() {
        view = readView();
        deed = null;
        draw();
        focusHeading();
      },
      end() {
        flush();
        ends.forEach((end) => end());
        render(null, host);
      },
    };
    current = own;
    const left = () => current !== own || !root.isConnected;
    await turn();
    if (state.firms.length) {
      theEngine(); // What is due depends on the kinds of the firms. Without any it is made when somebody looks for one.
      await turn();
      allDue();
      await turn();
    }
    if (left()) return;
    root.querySelector("[data-my-search-app]").replaceChildren(host);
    root.append(announce.element);
    root.classList.add("my-search--live");
    draw();
    await turn();
    if (left()) return;
    framed = true;
    draw();
    navigator.storage?.persisted?.().then((yes) => {
      if (!yes) return;
      lasting = "yes";
      draw();
    }, () => {});
    await turn();
    theEngine(); // So that the first letter of a search finds it there.
  };

  const here = () => (current?.root.isConnected ? current : null);

  // The back or forward button has brought another view; before-material.js says so.
  window.addEventListener("rapport:moved", () => here()?.moved());
  // A reader leaves, or turns to another tab: nothing waits any longer.
  window.addEventListener("pagehide", () => current?.flush());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") current?.flush();
  });
})();
