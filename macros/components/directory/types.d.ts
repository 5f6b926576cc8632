// What the directory's engine takes and gives, for the type checker. What it does is told in the scripts: engine*.js.

interface Window {
  RapportDirectoryIndex: DirectoryIndex;
}

interface Rapport {
  directoryEngine(index: DirectoryIndex): DirectoryEngine;
  engineParts: EngineParts;
}

// ------------------------------------------------------------------ The index, as index.py writes it

/** A column has a line for each firm. In a column of digits each character stands for a number. */
interface DirectoryIndex {
  facets: {
    id: string;
    title: string;
    values: string[];
    labels: string[];
    /** Other words for a value, by its id. */
    also: Record<string, string[]>;
    /** Digits: the places of the values that a firm has; empty for the region, which follows from the country. */
    firms: string;
    /** How many firms each value finds. */
    counts: number[];
    /** Of one with a single value, which stands above the others. */
    switch?: boolean;
  }[];
  /** For each country the digit of its region. */
  regions: string;
  size: number;
  /** A line for each different word. */
  words: string;
  names: string;
  formerly: string;
  summaries: string;
  cities: string;
  ids: string;
  websites: string;
  headquarters: string;
  flags: string;
  /** What candidates ask for, and a digit a firm: a bit for each of them that its record does not say. */
  asked: string[];
  unstated: string;
  /** A digit a firm: by how much it stands behind others of which more is known. */
  open: string;
  /** In the order of the comparison. */
  facts: IndexFact[];
  /** The places of the facts that a result says, in its order. */
  result: number[];
  /** How many values of a kind a result names. */
  most: number;
  /** What a fact says that is no value of a facet. */
  said: Record<IndexSaid, string>;
  /** A day as ISO 8601 writes it; `checked` counts the days from it. */
  first: string;
  checked: number[];
}

/** After the city of the head office; of a generalist; where a page is all that candidates are offered. */
type IndexSaid = "city" | "any" | "page";

/** A fact of a firm: what it is made of (facets, and what else is said), and what stands between two of these. */
interface IndexFact {
  title: string;
  of: string[];
  between: string;
}

// ------------------------------------------------------------------ The engine

/** The ids of the values chosen, by the id of their facet. */
type DirectoryChoice = Record<string, string[]>;

interface DirectoryQuery {
  q: string;
  choice: DirectoryChoice;
  /** Anything but "fit", "name" and "checked" stands for the usual order. */
  sort?: string;
}

/** Firms in their order. */
interface Ranked {
  total: number;
  /** The numbers of some of them. */
  slice(from?: number, to?: number): number[];
}

interface DirectoryResult extends Ranked {
  /** For each facet how many firms each value in use would give. */
  counts: Record<string, Record<string, number>>;
  sort: "fit" | "name" | "checked";
}

interface DirectoryFacet {
  id: string;
  title: string;
  /** Whether it has a single value, and stands above the others. */
  isSwitch: boolean;
  values: { id: string; label: string; words: string[] }[];
}

/** A firm as the index has it, with the ids of its values. */
interface DirectoryFirm {
  id: string;
  name: string;
  formerly: string[];
  summary: string;
  kind: string;
  services: string[];
  industries: string[];
  functions: string[];
  levels: string[];
  countries: string[];
  headquarters: { city: string | null; country: string } | null;
  generalist: boolean;
  contact: { channel: string | null; unsolicited: string | null } | null;
  confidentiality: string | null;
  memberships: string[];
  /** A day as ISO 8601 writes it. */
  checked: string;
  website: string;
}

/** Values of a facet, or a text of the firm's own with what is said after it. */
type FactPart = { facet: string; ids: string[] } | { facet?: undefined; text: string; said: string };

/** A fact of a firm; without parts it is not stated. */
interface FirmFact {
  title: string;
  parts: FactPart[];
  between: string;
}

/** What to drop from a query to find more: the text (q), or a value of a facet, or all of several (null). */
interface DirectoryRelaxation {
  facet: string | null;
  valueId: string | null;
  q: boolean;
  total: number;
}

/** From and to, in UTF-16 units of a text. */
type TextMark = [number, number];

interface DirectoryEngine {
  size: number;
  facets: DirectoryFacet[];
  query(query?: Partial<DirectoryQuery>): DirectoryResult;
  /**
   * Of a text alone: how many firms it finds, and the first of those that have all of its words in a name or former
   * name; where none has, the first of all.
   */
  best(q: string, most: number): { total: number; firms: number[]; areNamed: boolean };
  firm(n: number): DirectoryFirm | null;
  /** All facts of a firm, in the order of the comparison. */
  facts(n: number): FirmFact[];
  /** The places of those that a result says, in its order, and how many values of a kind it names. */
  inResult: number[];
  most: number;
  /** How many things a candidate asks for. */
  asked: number;
  label(facet: string, value: string): string;
  number(id: string): number;
  why(n: number, query?: Partial<DirectoryQuery>): { matches: string[]; unknown: string[] };
  relax(query?: Partial<DirectoryQuery>): DirectoryRelaxation[];
  marks(text: string, q: string): TextMark[];
  prepare(): void;
  knows(facet: string, value: string): boolean;
}

// ------------------------------------------------------------------ Its parts

/** A set of firms: a bit for each, 32 to a number. */
type FirmSet = Uint32Array;

/**
 * The folded words of a text. The code points of word w are letters[starts[w]] to letters[starts[w + 1]], and ends[…]
 * is where each of them ends in the text; the whole word stands there from begin[w] to end[w], in line line[w] of as
 * many as lines.
 */
interface FoldedText {
  size: number;
  letters: Uint32Array;
  ends: Uint32Array;
  starts: Uint32Array;
  line: Uint32Array;
  begin: Uint32Array;
  end: Uint32Array;
  lines: number;
}

/** The numbers of a column: those of line n are values[from[n]] to values[from[n + 1]]. */
interface NumberColumn {
  from: Uint32Array;
  values: Uint16Array;
}

/** A facet; a value is its place in values. What is a function is made when it is first asked for. */
interface IndexFacet {
  id: string;
  title: string;
  values: string[];
  labels: string[];
  counts: number[];
  isSwitch: boolean;
  /** The values that any firm has. */
  used: number[];
  places(): Map<string, number>;
  /** A value by its label, and by each other word for it. */
  words(place: number): string[];
  /** The values of a firm. */
  at(n: number): number[];
  /** The firms that name each value. */
  named(): FirmSet[];
  /** The firms that each value finds: a generalist is found under every industry. */
  found(): FirmSet[];
}

interface DirectoryRecords {
  count: number;
  /** How many numbers a set has. */
  width: number;
  everyone: FirmSet;
  facets: IndexFacet[];
  facet(id: string): IndexFacet | undefined;
  placesAt(facet: string, n: number): number[];
  isGeneralist(n: number): boolean;
  /** By how much a firm stands behind others of which more is known. */
  openAt(n: number): number;
  /** What candidates ask for and the record does not say. */
  unstatedAt(n: number): string[];
  nameAt(n: number): string;
  formerlyAt(n: number): string[];
  summaryAt(n: number): string;
  cityAt(n: number): string;
  label(facet: string, value: string): string;
  firm(n: number): DirectoryFirm | null;
  facts(n: number): FirmFact[];
  number(id: string): number;
}

/** A facet in which something is chosen: the places of its values, and the firms that they find. */
interface Chosen {
  one: IndexFacet;
  places: number[];
  set: FirmSet;
}

/** How the firms match a text. */
interface TextMatch {
  q: unknown;
  asked: Uint32Array[];
  /** The firms that match. */
  all: FirmSet;
  signs: string;
  wording: string;
  /** The flags of each firm for the words in its names, and in any of its texts; empty if no word is asked for. */
  inName: Uint32Array;
  inAny: Uint32Array;
}

interface TextMatcher {
  textOf(q: unknown): TextMatch;
  askedIn(q: unknown): Uint32Array[];
  /** How a firm is or was called what a text says: sign by sign (0), word by word (1) or not (NOT_CALLED). */
  called(n: number, text: TextMatch): number;
  /** Tell whether a firm that a text finds has all of its words in its names. */
  isNamed(n: number, text: TextMatch): boolean;
  /** How many words the name, and the former names, of each firm have. */
  sizes(): Uint16Array[];
  prepare(): void;
}

/** A text of a firm in which a word can stand: what to say then, and the value that it stands for. */
interface Spot {
  text: string;
  say(words: string): string;
  label?: string;
  words: FoldedText;
  /** The words that stand there. */
  exact: string[];
}

interface EngineParts {
  // engine-bits.js
  once<Made>(make: () => Made): () => Made;
  bits(word: number): number;
  sizeOf(set: FirmSet): number;
  add(set: FirmSet, other: FirmSet): void;
  keep(set: FirmSet, other: FirmSet): void;
  members(set: FirmSet): Uint32Array;
  sparse(set: FirmSet): { words: Int32Array; at: Uint32Array; length: number };
  common(few: ReturnType<EngineParts["sparse"]>, set: FirmSet): number;
  // engine-choice.js
  makeChooser(records: DirectoryRecords): {
    chosenOf(choice: unknown): Chosen[];
    found(text: { all: FirmSet }, chosen: Chosen[], but?: IndexFacet): FirmSet;
    countsOf(text: { all: FirmSet }, chosen: Chosen[], all: FirmSet): DirectoryResult["counts"];
    relax(text: TextMatch, chosen: Chosen[]): DirectoryRelaxation[];
  };
  // engine-columns.js
  digit(code: number): number;
  digitsOf(text: string): number[];
  numbers(column: string, count: number): NumberColumn;
  setsOf(column: string, count: number, many: number): FirmSet[];
  linesOf(column: string): (n: number) => string;
  addFlags(column: NumberColumn, flags: Uint32Array, into: Uint32Array): void;
  // engine-fold.js
  MOST_WORDS: number;
  WHOLE: number;
  BEGUN: number;
  cut(q: unknown): string;
  wordsOf(text: string): FoldedText;
  wordingOf(text: string): string;
  signsOf(text: string): string;
  queryWords(q: unknown): Uint32Array[];
  matches(asked: Uint32Array[], text: FoldedText): Uint32Array;
  marksOf(asked: Uint32Array[], text: FoldedText): TextMark[];
  // engine-index.js
  readIndex(index: DirectoryIndex): DirectoryRecords;
  // engine-match.js
  NOT_CALLED: number;
  makeMatcher(index: DirectoryIndex, records: DirectoryRecords): TextMatcher;
  // engine-order.js
  LEAST: number;
  slices(keys: Float64Array, inOrder: boolean, firmOf: (key: number) => number): DirectoryResult["slice"];
  makeWeigher(
    records: DirectoryRecords,
    matcher: TextMatcher,
  ): (all: FirmSet, text: TextMatch, chosen: Chosen[]) => Int32Array | Float64Array;
  // engine-why.js
  makeWhy(
    records: DirectoryRecords,
    chosenOf: (choice: unknown) => Chosen[],
    askedIn: TextMatcher["askedIn"],
  ): Pick<DirectoryEngine, "why" | "marks">;
}

// ------------------------------------------------------------------ Results and comparison

/** The address of a firm's page, and what each kind of firm means. */
interface DirectorySite {
  addressOf(id: string): string;
  meanings: Record<string, string>;
}

/** What the reader asks for in the comparison. */
interface ComparisonActs {
  remove(id: string): void;
  clear(): void;
  open(): void;
  close(): void;
}

interface Comparison {
  bar: HTMLElement;
  panel: HTMLElement;
  heading: HTMLElement;
  opener: HTMLButtonElement;
  update(ids: string[], isOpen: boolean): void;
}

/** What card.js and compare.js add to Rapport.directory. */
interface DirectoryCards {
  marked(text: string, query: { q: string }, engine: DirectoryEngine): (Node | string)[];
  makeCard(number: number, query: DirectoryQuery, engine: DirectoryEngine, site: DirectorySite): HTMLLIElement;
  pressCard(card: Element, saved: boolean, compared: boolean): void;
  countOf(number: number): string;
  factNodes(fact: FirmFact, query: DirectoryQuery, engine: DirectoryEngine, most?: number): (Node | string)[];
  makeComparison(engine: DirectoryEngine, site: DirectorySite, act: ComparisonActs): Comparison;
}
