// A copy outside of the browser: what is remembered of the last one, when a reader is reminded of the next, and how a
// file that is kept up to date and the search here are brought together.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { daysBetween, isDay, isObject, plusDays } = window.Rapport;
  const MOST_CHANGES = 5; // without a copy
  const MOST_DAYS = 7; // without a copy, and of a reminder that was put off
  const TRIES = 3; // while something else writes to the file

  /** @param {Record<string, string>} about */
  const aboutMark = (about) => (Object.keys(about).length ? my.markOf(JSON.stringify(about)) : "");

  my.copiedIn = (part) => {
    const { on, about, later, file } = /** @type {Record<string, unknown>} */ (isObject(part) ? part : {});
    /** @type {My.Copied} */
    const copied = {};
    if (typeof on === "string" && my.isMoment(on)) Object.assign(copied, { on, about: String(about ?? "") });
    if (typeof later === "string" && isDay(later)) copied.later = later;
    if (isObject(file) && typeof file.name === "string") {
      const written = my.listIn(file, "written").filter((mark) => typeof mark === "string");
      copied.file = { name: file.name, written: /** @type {string[]} */ (written) };
    }
    return copied;
  };

  my.copyMade = (state, on) => ({ on, about: aboutMark(state.about), later: undefined });

  my.putOff = (copied, today) => ({ ...copied, later: plusDays(today, MOST_DAYS) });

  my.changesSince = ({ firms, log, about }, { on = "", about: mark = "" }) => {
    const newer = firms.filter(({ changed, added }) => (changed || added) > on).length;
    return newer + log.filter((entry) => (entry.changed || entry.on) > on).length + Number(aboutMark(about) !== mark);
  };

  my.copyDue = (state, copied, today, span) => {
    const { on, later = "" } = copied;
    if (today < later && later <= plusDays(today, MOST_DAYS)) return 0; // A clock may have been wrong.
    const changes = my.changesSince(state, copied);
    const added = state.firms.map((firm) => firm.added).filter((day) => my.isWithin(day, span));
    const since = on ? my.localDay(on) : [today, ...added].sort()[0];
    const days = daysBetween(since, today);
    return changes >= MOST_CHANGES || days >= MOST_DAYS ? changes : 0;
  };

  my.localDay = (moment) => {
    const at = new Date(moment);
    return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  };

  /** @param {My.Search} state */
  const isEmpty = ({ firms, log, about }) => !firms.length && !log.length && !Object.keys(about).length;

  /** @param {My.Plan} plan */
  const changesIn = ({ firms, log, about }) =>
    [firms.added, firms.changed, log.added, log.changed, about.added].some(({ length }) => length);

  /**
   * Whatever happens between two steps, nothing is lost: what the file has and this page has not written is merged
   * before anything takes its place; what it holds now and what it is to hold are both remembered before it is written,
   * under the key of the search itself, so that who loses that finds the file unknown; and a file that cannot be read,
   * or that has what an empty search has not, is left as it is.
   */
  my.syncFile = async (file, search, memory, { schema, span, now, asked = false }) => {
    for (let turn = 0; turn < TRIES; turn += 1) {
      const text = await file.read();
      search.flush();
      search.look(); // at what other tabs have stored
      const kept = memory.read().file;
      if (!kept || search.trouble) return { is: "none" };
      /** @type {(written: string[], made?: My.Copied) => void} */
      const remember = (written, made = {}) => {
        // Everything may have been deleted meanwhile.
        if (memory.read().file) memory.update((copied) => ({ ...copied, ...made, file: { ...kept, written } }));
      };
      const bare = !text.trim();
      const known = bare || kept.written.includes(my.markOf(text));
      if (!asked && !bare && isEmpty(search.state)) {
        if (kept.written.length) remember([]);
        return { is: "bare" };
      }
      /** @type {My.Plan | null} */
      let taken = null;
      if (!known) {
        const { search: sound, refused } = my.fromFile(text, schema, span);
        const theirs = sound || (asked && my.oddFile(text, schema, span)?.search);
        if (!theirs) return { is: "odd", why: refused };
        const plan = my.planImport(search.state, theirs, "merge");
        if (changesIn(plan)) taken = plan;
        search.commit({ do: "merge", search: theirs });
        search.flush();
      }
      const { state } = search;
      const exported = /"exported": "([^"]{1,40})"/.exec(text)?.[1] || "";
      if (my.toFile(state, exported) === text) {
        if (!known) remember([my.markOf(text)], my.copyMade(state, exported));
        return { is: "kept", taken };
      }
      const on = now();
      const next = my.toFile(state, on);
      remember([my.markOf(text), my.markOf(next)]);
      if (await file.write(next, text)) {
        remember([my.markOf(next)], my.copyMade(state, on));
        return { is: "kept", taken };
      }
    }
    return { is: "failed", why: "Something else keeps writing to it." };
  };
})();
