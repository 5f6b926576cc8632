// The directory's address is its state: read one from the other.
(() => {
  "use strict";

  const { quoted } = window.Rapport;
  const LONGEST_TEXT = 200; // characters of q; nobody types more, and a link may hold anything
  const MOST_COMPARED = 4;
  const FIRST = 50; // results shown at first, and added at a time
  const SORTS = ["fit", "name", "checked"];

  /** Return a state in which nothing is chosen. @type {DirectoryParts["nothing"]} */
  const nothing = () => ({ q: "", choice: {}, sort: undefined, compare: [] });

  /**
   * Read the state of an address.
   *
   * @param search The part from the question mark on; may hold anything.
   * @param engine Knows the facets, their values and the firms.
   * @returns leftOut names, in words, what the directory does not
   *   know; cutOff tells whether the text was too long to be used whole.
   * @type {DirectoryParts["read"]}
   */
  const read = (search, engine) => {
    const titles = new Map(engine.facets.map(({ id, title }) => [id, title.toLowerCase()]));
    const state = nothing();
    const leftOut = new Set();
    let cutOff = false;
    for (const [name, value] of new URLSearchParams(search)) {
      if (!value.trim() && (titles.has(name) || ["q", "sort", "compare"].includes(name))) continue; // an empty field of a form
      if (titles.has(name)) {
        if (!engine.knows(name, value)) leftOut.add(`${titles.get(name)} ${quoted(value)}`);
        else state.choice[name] = [...new Set([...(state.choice[name] || []), value])];
      } else if (name === "q") {
        if (state.q) leftOut.add(`a second text ${quoted(value)}`);
        else cutOff = value.length > LONGEST_TEXT;
        state.q ||= value.slice(0, LONGEST_TEXT);
      } else if (name === "sort") {
        if (SORTS.includes(value)) state.sort = value;
        else leftOut.add(`order ${quoted(value)}`);
      } else if (name === "compare") {
        if (engine.number(value) < 0) leftOut.add(`firm ${quoted(value)}`);
        else if (state.compare.includes(value)) continue;
        else if (state.compare.length < MOST_COMPARED) state.compare.push(value);
        else leftOut.add(`a comparison of more than ${MOST_COMPARED} firms`);
      } else {
        leftOut.add(quoted(name));
      }
    }
    return { state, leftOut: [...leftOut], cutOff };
  };

  /**
   * Return the address of a state: what read takes, or nothing where nothing is chosen.
   *
   * @type {DirectoryParts["write"]}
   */
  const write = ({ q, choice, sort, compare }, engine) => {
    const parameters = new URLSearchParams();
    if (q.trim()) parameters.append("q", q);
    for (const { id } of engine.facets) for (const value of choice[id] || []) parameters.append(id, value);
    if (sort) parameters.append("sort", sort);
    for (const firm of compare) parameters.append("compare", firm);
    const text = parameters.toString();
    return text && `?${text}`;
  };

  /** Return the state with a value chosen, or no longer chosen. @type {DirectoryParts["withValue"]} */
  const withValue = (state, facet, value, chosen) => {
    const values = (state.choice[facet] || []).filter((other) => other !== value);
    const { [facet]: _, ...others } = state.choice;
    const left = chosen ? [...values, value] : values;
    return { ...state, choice: left.length ? { ...others, [facet]: left } : others };
  };

  /**
   * Return the chosen values as pairs of facet and value, in the order of the page.
   *
   * @type {DirectoryParts["chosenIn"]}
   */
  const chosenIn = (state, engine) =>
    engine.facets.flatMap(({ id }) => (state.choice[id] || []).map((value) => [id, value]));

  Object.assign(window.Rapport.directory, {
    nothing,
    read,
    write,
    withValue,
    chosenIn,
    LONGEST_TEXT,
    MOST_COMPARED,
    FIRST,
  });
})();
