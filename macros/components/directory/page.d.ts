// The parts of the directory's page; what the engine takes and gives stands in types.d.ts.

interface Rapport {
  directory: DirectoryParts;
  /** Take note that something covers the page, and how the back button takes it away; and that the reader closed it. */
  covered(close: () => void): void;
  uncovered(): void;
}

/** What a reader has chosen, by facet. */
type Choice = DirectoryChoice;
type DirectoryCounts = DirectoryResult["counts"];

interface DirectoryState {
  q: string;
  choice: Choice;
  sort?: string;
  /** Ids of firms. */
  compare: string[];
}

/** Where a reader stands, and all that brings the page there again. */
interface DirectoryPlace {
  /** Of the step of the history. */
  id: string;
  y?: number;
  /** How many results are there, and how high each is, in pixels. */
  shown?: number;
  heights?: number[];
  /** The first firm in the window, and how far below its top it stands. */
  firm?: string;
  top?: number;
  /** The firm whose page the reader has gone to. */
  opened?: string;
}

interface DirectoryFacets {
  element: HTMLElement;
  makeNext(choice: Choice, counts: DirectoryCounts): boolean;
  fold(folded: boolean, choice?: Choice): void;
  update(choice: Choice, counts: DirectoryCounts): void;
}

interface DirectorySheet {
  element: HTMLDialogElement;
  isOpen(): boolean;
  open(from: HTMLElement): void;
  close(): void;
  update(text: string, anything: boolean): void;
}

/** What the page shows at this moment; its parts read it, and it is changed by what a reader does. */
interface DirectoryPage {
  readonly root: HTMLElement;
  readonly engine: DirectoryEngine;
  readonly site: DirectorySite;
  state: DirectoryState;
  /** Whether the comparison stands open. */
  comparing: boolean;
  /** How many results may be on the page. */
  shown: number;
  /** What the results were drawn for, and what was found. */
  query: DirectoryQuery;
  result: DirectoryResult;
}

interface DirectorySteps {
  /** Return the address of what is chosen now. */
  address(): string;
  /** Take in what the address asks for; place is where the reader stood on this step, if that is known. */
  read(): { place: DirectoryPlace | null; leftOut: string[]; cutOff: boolean };
  /** Begin a new step; returns where the reader stands, from where it leads away. */
  begin(): DirectoryPlace;
  /** Take note of the step, once the page has taken over what was chosen. */
  take(from: DirectoryPlace): void;
  /** Write the steps that were taken into the browser's history. */
  record(): void;
  /** Take note that the reader is typing: all letters are one step. */
  type(): void;
  recordText(): void;
  /** Keep where the reader stands: now, or when the scrolling has come to rest. */
  keepPlace(): DirectoryPlace;
  keepSoon(): void;
  goTo(place: DirectoryPlace): void;
  /** Keep everything, since the reader may leave, perhaps for the page of a firm. */
  leave(firm?: string): void;
}

interface DirectoryResults {
  list: HTMLElement;
  /** What stands above the list on paper, and below it. */
  onPaper: HTMLElement;
  end: HTMLElement;
  /** Draw the results from one place to before another. */
  draw(from: number, to: number): void;
  drawEnd(): void;
  /** Take away the cards that are too many. */
  shorten(): void;
  /** Show on all buttons what is kept and compared. */
  pressAll(): void;
}

interface DirectoryActions {
  notices: HTMLElement[];
  byHand: HTMLElement;
  forget(): void;
  press(event: Event): void;
  copyLink(address: string): Promise<void>;
  exportAll(): void;
}

/** The pieces of the page: what it shows, and what shows it. */
interface DirectoryPieces {
  heading: HTMLElement;
  status: HTMLElement;
  form: HTMLFormElement;
  input: HTMLInputElement;
  order: HTMLSelectElement;
  filters: HTMLElement;
  exported: HTMLElement;
  guided: HTMLDetailsElement | null;
  aboutTheAddress: Notice;
  facets: DirectoryFacets;
  sheet: DirectorySheet;
  results: DirectoryResults;
  steps: DirectorySteps;
  chips: { element: HTMLElement; update(chosen: [string, string][]): void };
  relaxations: { element: HTMLElement; update(): void };
  actions: DirectoryActions;
  comparison: Comparison;
}

/** What the pieces ask the page to do. */
interface DirectoryActs {
  choose(next: DirectoryState, focus?: HTMLElement | null): void;
  /** Take everything out; clearAll goes to the heading then. */
  clear(): void;
  clearAll(): void;
  /** Take out a value; of the facet q, the text. */
  drop(facet: string, value: string): void;
  openSheet(): void;
  sheetClosed(): void;
  compare(ids: string[]): void;
  comparison: ComparisonActs;
}

/** The directory on the page, as the window's events reach it. */
interface Directory {
  root: HTMLElement;
  show(): void;
  /** Show another step of the history; tells whether it is known where the reader stood on it. */
  moved(): boolean;
  /** Go where the reader stood: the browser has kept the page as it was, but Safari scrolls it to its top. */
  returned(): void;
  scrolled(): void;
  leave(): void;
  stored(): void;
  widened(): void;
}

interface DirectoryParts extends DirectoryCards {
  /** Characters of the text; firms in a comparison; results shown at first, and added at a time. */
  LONGEST_TEXT: number;
  MOST_COMPARED: number;
  FIRST: number;
  nothing(): DirectoryState;
  read(search: string, engine: DirectoryEngine): { state: DirectoryState; leftOut: string[]; cutOff: boolean };
  write(state: DirectoryState, engine: DirectoryEngine): string;
  withValue(state: DirectoryState, facet: string, value: string, chosen: boolean): DirectoryState;
  chosenIn(state: DirectoryState, engine: DirectoryEngine): [string, string][];
  /** Load the index and return the engine, on any page; rejects if it does not load or cannot be read. */
  firms(): Promise<DirectoryEngine>;
  /** Whether the window is as wide as directory.css asks for, to show the facets beside the results. */
  WIDE: MediaQueryList;
  start(root: HTMLElement, engine: DirectoryEngine): Directory;
  makePieces(page: DirectoryPage, act: DirectoryActs): DirectoryPieces;
  arrange(on: DirectoryPieces): HTMLElement[];
  makeComparing(
    page: DirectoryPage,
    piecesOf: () => DirectoryPieces,
  ): Omit<ComparisonActs, "clear"> & { compare(ids: string[], open?: boolean): void };
  /** draw draws while the browser waits for its next frame, and what comes before that in that frame; drawNow at once. */
  makeDrawing(
    page: DirectoryPage,
    on: DirectoryPieces,
  ): { draw(wait?: number): void; drawNow(wait?: number, whole?: boolean): void };
  setText(element: Element, text: string): void;
  makeFacets(engine: DirectoryEngine, choose: (facet: string, value: string, chosen: boolean) => void): DirectoryFacets;
  makeSteps(page: DirectoryPage, list: HTMLElement, isCovered: () => boolean): DirectorySteps;
  makeResults(page: DirectoryPage, changed: () => void): DirectoryResults;
  makeActions(
    page: DirectoryPage,
    act: { pressAll: () => void; compare: (ids: string[]) => void; toHeading: () => void },
  ): DirectoryActions;
  makeChips(
    page: DirectoryPage,
    drop: (facet: string, value: string) => void,
    clearAll: () => void,
    heading: HTMLElement,
  ): DirectoryPieces["chips"];
  makeRelaxations(
    page: DirectoryPage,
    choose: (next: DirectoryState) => void,
    clearAll: () => void,
  ): DirectoryPieces["relaxations"];
  enhanceGuided(guided: HTMLDetailsElement, engine: DirectoryEngine, choose: (choice: Choice) => void): void;
  makeSheet(guests: Element[], clear: () => void, closed: () => void): DirectorySheet;
  toCsv(firms: DirectoryFirm[], engine: DirectoryEngine): string;
  csvOf(rows: unknown[][]): string;
  saved: {
    reader(): (id: string) => boolean;
    isNoted(id: string): boolean;
    put(id: string, adding: boolean): Outcome;
  };
}
