// What the benchmark times: the directory's engine, and two libraries that are used for the same work.
//
// A step is what happens when someone types or chooses: find the firms, count every value of every facet, rank, and take
// the first 50. A contender starts from what a page would load, and answers a step with the number of firms found.
"use strict";

const FIRST = 50;
/** @type {Record<string, string>} */
const FACETS = {
  kind: "kind",
  service: "services",
  industry: "industries",
  function: "functions",
  level: "levels",
  country: "countries",
  region: "regions",
  channel: "channel",
  unsolicited: "unsolicited",
  confidentiality: "confidentiality",
  membership: "memberships",
};

/**
 * Return the firms as the other libraries take them: objects with the values of their facets and their texts.
 *
 * @param {Engine} engine
 * @param {Record<string, string>} regions By country.
 */
const itemsOf = (engine, regions) => {
  const industry = engine.facets.find((/** @type {BenchFacet} */ { id }) => id === "industry");
  const all = industry.values.map((/** @type {{id: string}} */ { id }) => id);
  return Array.from({ length: engine.size }, (_, n) => {
    const { headquarters, contact, generalist, ...firm } = engine.firm(n);
    const item = {
      ...firm,
      number: n,
      kind: [firm.kind],
      industries: generalist ? all : firm.industries,
      regions: [...new Set(firm.countries.map((/** @type {string} */ country) => regions[country]))],
      channel: contact?.channel ? [contact.channel] : [],
      unsolicited: contact?.unsolicited ? [contact.unsolicited] : [],
      confidentiality: firm.confidentiality ? [firm.confidentiality] : [],
      city: headquarters?.city || "",
      formerly: firm.formerly.join(", "),
    };
    const labels = Object.entries(FACETS).flatMap(([facet, field]) =>
      field === "industries" && generalist
        ? []
        : item[field].map((/** @type {string} */ value) => engine.label(facet, value)),
    );
    return { ...item, labels: labels.join(", ") };
  });
};

const TEXTS = ["name", "formerly", "summary", "city", "labels"];

/** @type {Record<string, Contender>} */
const CONTENDERS = {
  rapport: {
    start: (index) => window.Rapport.directoryEngine(index),
    prepare: (engine) => engine.prepare(),
    step: (engine, query) => {
      const { total, slice } = engine.query(query);
      slice(0, FIRST);
      return total;
    },
  },
  // Finds by the beginnings of words and forgives no error; sorts by name.
  itemsjs: {
    start: (items) =>
      itemsjs(items, {
        searchableFields: TEXTS,
        sortings: { name: { field: "name", order: "asc" } },
        aggregations: Object.fromEntries(
          Object.values(FACETS).map((field) => [field, { size: 300, conjunction: false }]),
        ),
      }),
    step: (engine, { q, choice }) =>
      engine.search({
        query: q,
        per_page: FIRST,
        sort: "name",
        filters: Object.fromEntries(Object.entries(choice).map(([facet, values]) => [FACETS[facet], values])),
      }).pagination.total,
  },
  // Searches text alone: it knows no facets, so that it does only a part of a step.
  minisearch: {
    start: (items) => {
      const engine = new MiniSearch({
        idField: "number",
        fields: TEXTS,
        searchOptions: {
          prefix: true,
          fuzzy: (/** @type {string} */ word) => (word.length < 5 ? 0 : 1),
          combineWith: "AND",
          boost: { name: 2, formerly: 2 },
        },
      });
      engine.addAll(items);
      return engine;
    },
    step: (engine, { q }) => {
      const found = engine.search(q || MiniSearch.wildcard);
      found.slice(0, FIRST);
      return found.length;
    },
  },
};

/** @type {Engine} The one that was started last. */
let engine;

/**
 * Load the script of the index, and return how long that took in milliseconds.
 *
 * @param {string} script
 */
const timeIndex = (script) => {
  const element = document.createElement("script");
  element.textContent = script;
  const from = performance.now();
  document.head.append(element);
  return performance.now() - from;
};

/**
 * Start a contender from what it takes, and return how many milliseconds passed until it could list all, and until it
 * could answer anything.
 *
 * @param {string} name
 * @param {Record<string, string>} regions By country.
 */
const timeStart = (name, regions) => {
  const { start, prepare = () => {} } = CONTENDERS[name];
  const index = window.RapportDirectoryIndex;
  const input = name === "rapport" ? index : itemsOf(window.Rapport.directoryEngine(index), regions);
  const from = performance.now();
  engine = start(input);
  const started = performance.now();
  prepare(engine);
  return [started - from, performance.now() - from];
};

/**
 * Run all steps once, and return how long each took, in milliseconds, and how many firms it found.
 *
 * @param {string} name
 * @param {BenchStep[]} steps
 */
const timeSteps = (name, steps) => {
  const { step } = CONTENDERS[name];
  return steps.map((query) => {
    const from = performance.now();
    const total = step(engine, query);
    return [performance.now() - from, total];
  });
};

Object.assign(window, { timeIndex, timeStart, timeSteps });
