// What the scripts of My search share. A day is a text such as 2026-11-23, a moment one such as
// 2026-11-23T10:00:00.000Z. What the shared functions do is said where they are written; preact, its hooks and htm are
// in lazy/vendor/.

interface Rapport {
  mySearch: My.Scripts;
}

// The File System Access API, which TypeScript's lib.dom lacks: https://wicg.github.io/file-system-access/
interface FileSystemHandle {
  queryPermission(what: { mode: "read" | "readwrite" }): Promise<PermissionState>;
  requestPermission(what: { mode: "read" | "readwrite" }): Promise<PermissionState>;
}

interface Window {
  showSaveFilePicker(options: { suggestedName: string; types: My.FileKind[] }): Promise<FileSystemFileHandle>;
  showOpenFilePicker(options: { types: My.FileKind[] }): Promise<FileSystemFileHandle[]>;
  /** What the page knows besides the reader's own: content.py writes it. */
  RapportMySearch: My.Known;
  RapportDirectoryIndex?: object;
  preact: { h: My.Template; render(drawn: My.Drawn, host: Element): void };
  preactHooks: {
    useState<T>(first: T | (() => T)): [T, (next: T) => void];
    useEffect(run: () => unknown, of: unknown[]): void;
    useMemo<T>(make: () => T, of: unknown[]): T;
    useRef<T>(first: T): { current: T };
  };
  htm: { bind(make: My.Template): My.Template };
  Papa: {
    parse(text: string, how: { delimiter: string; newline: string; preview: number; quoteChar: string }): PapaResult;
  };
}

interface PapaResult {
  data: string[][];
  errors: { type: string; row?: number }[];
}

declare namespace My {
  // ---------------------------------------------------------------- What is stored: macros/model/my_search_file.py

  interface NextStep {
    on: string;
    what?: string;
  }

  interface Resume {
    id: string;
    employer: string;
    role?: string;
    on: string;
    agreed?: boolean;
  }

  interface Firm {
    id: string;
    added: string;
    changed?: string;
    name?: string;
    website?: string;
    kind?: string;
    relation?: string;
    since?: string;
    person?: string;
    role?: string;
    next?: NextStep;
    notes?: string;
    resumes?: Resume[];
    ticked?: Record<string, string[]>;
    overruled?: string[];
  }

  interface Entry {
    id: string;
    firm: string;
    on: string;
    kind: string;
    who?: string;
    text?: string;
    changed?: string;
  }

  type Thing = "own" | "thanks" | "answer" | "contact";

  interface Exported {
    uid: string;
    firm: string;
    thing?: Thing;
    on: string;
    sequence: number;
    mark?: string;
    gone?: string;
  }

  interface Search {
    version: number;
    firms: Firm[];
    log: Entry[];
    about: Record<string, string>;
    overruled?: string[];
    calendar?: Exported[];
  }

  /** Fields to be set; one that is set to nothing is taken away. */
  type Fields<T> = { [Name in keyof T]?: T[Name] | null };

  type Change =
    | { do: "follow"; firm: Firm }
    | { do: "set"; id: string; fields: Fields<Firm> }
    | { do: "unfollow"; id: string }
    | { do: "log"; entry: Entry }
    | { do: "unlog"; id: string }
    | { do: "about"; fields: Record<string, string | undefined> }
    | { do: "overrule"; key: string }
    | { do: "allow"; key: string }
    | { do: "restore"; firms?: Firm[]; log?: Entry[] }
    | { do: "replace"; search: Search; whole?: boolean }
    | { do: "merge"; search: Search }
    | { do: "calendar"; records: Exported[]; today: string }
    | { do: "things"; things: Record<string, Thing | null | undefined> }
    | { do: "many"; changes: Change[] };

  // ---------------------------------------------------------------- What the page knows: content.py

  interface Cadence {
    id: string;
    measure: string;
    number: number;
    relations?: string[];
    kinds?: string[];
    after?: string[];
    advice: string;
    why: string;
    basis: string;
    evidence: { claim: string; asOf: string; strength: string; sources: { url: string; title: string }[] }[];
    guide: string[];
  }

  interface Checklist {
    id: string;
    title: string;
    stage: string;
    when: string;
    kinds?: string[];
    items: { id: string; text: string }[];
  }

  interface Message {
    id: string;
    title: string;
    when: string;
    subject: string;
    body: string;
    words: { min: number; max: number };
    blanks: { id: string; label: string; example: string }[];
  }

  interface Relation {
    active?: false;
    stages?: string[];
    messages?: string[];
    answered?: string[];
    owed?: string[];
  }

  interface EntryKind {
    direction?: "out" | "back";
    asks?: true;
    spoken?: true;
    favour?: "given" | "received";
  }

  interface Known {
    /** By vocabulary and value: label and definition. */
    words: Record<string, Record<string, [string, string]>>;
    relations: Record<string, Relation>;
    entries: Record<string, EntryKind>;
    cadence: Cadence[];
    checklists: Checklist[];
    messages: Message[];
    about: { id: string; label: string; example: string; purpose: string; first: boolean }[];
    schema: WholeSchema;
    /** What tells names and sites of firms apart. */
    alike: Pick<AboutFirms, "commonWords" | "sites">;
    /** What the site cites, by its id. */
    evidence: Record<string, Cadence["evidence"][number]>;
    /** The ids of firms, by those that they had before. */
    formerIds: Record<string, string>;
    days: { first: string; yearsAhead: number };
    /** A search, with numbers of days from today in the place of days. */
    example: object;
  }

  /** The schema of the exported file. */
  interface WholeSchema extends JsonSchema {
    $defs: Record<string, JsonSchema>;
  }

  // ---------------------------------------------------------------- What follows from it

  /** The first and the last day that are taken. */
  interface Span {
    from: string;
    to: string;
  }

  interface OddDay {
    firm: string;
    what: string;
    on: string;
    /** Returns the change that puts a day in its place. */
    mended(day: string, changed: string): Change;
  }

  /** What the log of one firm tells. */
  interface Facts {
    last: Entry | null;
    lastSpoke: string | null;
    lastContact: string | null;
    /** Your last note or call, if they have not answered since. */
    lastOut: Entry | null;
    turn: "you" | "they" | null;
    since: string | null;
    attempts: number;
    failed: number;
    /** Your notes and calls since their last answer. */
    silent: number;
    answered: boolean;
    given: number;
    received: number;
    people: { who: string; on: string }[];
  }

  /** What is to be done for a firm: the reader's own next step, or a suggestion with its rule. */
  interface Item {
    due: string;
    text: string;
    rule: Cadence | null;
    key: string | null;
    own: boolean;
    rest: boolean;
    lapse?: boolean;
  }

  type FirmItem = Item & { firm: Firm };

  interface Caution {
    rule: Cadence;
    key: string;
    text: string;
    detail: string;
    /** From that day on it is no longer early. */
    from?: string;
  }

  /** A date for a calendar: firm and name make the UID of what is new. */
  interface Dated {
    firm: string;
    thing: Thing;
    name: string;
    on: string;
    title: string;
    text: string;
  }

  /** An entry of a calendar file; its id makes the UID. */
  interface CalendarEvent {
    id: string;
    on: string;
    title: string;
    text: string;
    sequence: number;
    cancelled?: boolean;
  }

  interface Counts<T> {
    added: T[];
    changed: T[];
    /** Those that stay although the file has others. */
    kept: T[];
    removed: T[];
    same: number;
  }

  interface Plan {
    search: Search;
    firms: Counts<Firm>;
    log: Counts<Entry>;
    about: { added: string[]; kept: string[] };
  }

  interface Read {
    state: Search;
    unread: unknown[];
    trouble: "newer" | "damaged" | null;
  }

  type File =
    | { search: Search; exported: string; from: number; refused?: undefined }
    | { search?: undefined; exported?: undefined; refused: string };

  /** A firm as it is shown: the directory knows its own better than what was stored of them. */
  interface Shown {
    name: string;
    kind: string;
    website: string;
    listed: boolean;
    facts: Facts;
  }

  // ---------------------------------------------------------------- The directory and the messages, as far as used
  // here

  interface Listed {
    id: string;
    name: string;
    kind: string;
    website: string;
    countries: string[];
    headquarters?: { city: string };
    contact?: { channel?: string; unsolicited?: string };
  }

  interface Engine {
    query(state: { q: string }): number[] & { total: number };
    number(id: string): number;
    firm(number: number): Listed;
    label(facet: string, value: string): string;
  }

  interface Neighbours {
    directoryEngine(index: object): Engine;
  }

  // ---------------------------------------------------------------- Drawing

  type Drawn = object | string | number | boolean | null | undefined;
  interface ViewEvent extends Event {
    target: HTMLInputElement;
    currentTarget: HTMLDetailsElement;
  }
  type Slot = Drawn | ((event: ViewEvent) => unknown);
  type Template = (strings: TemplateStringsArray, ...values: Slot[]) => object;
  type Attributes = Record<string, unknown>;
  /** A component: what it takes besides the workspace. */
  type View<Props = object> = (props: Props & { ws: Workspace }) => Drawn;
  /** A component that needs no workspace. */
  type Part<Props = object> = (props: Props & { children?: Drawn }) => Drawn;

  interface DayField {
    value: string;
    right: boolean;
    reset(): void;
    /** Returns the day, or null after it has said beside the field what is wrong and put the focus there. */
    validate(): string | null;
    field(attributes: Attributes & { label: string }): Drawn;
  }

  /** What the address names: a tab, or a firm. */
  interface Address {
    name: string;
    id?: string;
    /** Whether the form for the log of that firm opens. */
    log?: boolean;
  }

  /** What was done last, and what may undo it. */
  interface Toast {
    text: string;
    back: Change | null;
  }

  // ---------------------------------------------------------------- The workspace

  /** What is stored, with the changes that are on the page and not yet in the store. */
  interface OpenSearch {
    readonly state: Search;
    readonly unread: unknown[];
    readonly trouble: "newer" | "damaged" | null;
    readonly status: Outcome;
    commit(change: Change): void;
    flush(): void;
    /** Read anew what is stored, without a word to the page. */
    look(): void;
    reload(): void;
    /** Returns what is stored and cannot be read. */
    raw(): unknown;
    beginAnew(): void;
    setDamagedAside(): void;
    deleteAll(): void;
  }

  /** What follows from the state, worked out once for each. */
  interface Selectors {
    engine(): Engine | null;
    firm(id: string): Firm | undefined;
    listed(id: string): Listed | null;
    about(firm: string | { id: string; name?: string; kind?: string; website?: string }): Shown;
    approach(id: string): string;
    word(vocabulary: string, value: string | undefined): string;
    entries(id: string): Entry[];
    facts(id: string): Facts;
    due(): FirmItem[];
    dueOf(firm: Firm): Item[];
    firstDue(): Map<string, FirmItem>;
    span(): Span;
    oddDays(): OddDay[];
    /** Returns each item as a date for a calendar. */
    dated(items: FirmItem[]): Dated[];
    /** Returns how many dates of earlier calendar files a file would cancel. */
    cancels(): number;
  }

  // What a reader may do. A text that is given with it is shown with an Undo.

  interface ChangeActions {
    commit(change: Change, text?: string, undoable?: boolean): void;
    undo(): void;
    setFirm(id: string, fields: Fields<Firm>, text?: string): void;
  }

  interface FirmActions {
    follow(firm: { id: string; name: string; website?: string | null; kind?: string; person?: string }): void;
    unfollow(firm: Firm): void;
    setRelation(firm: Firm, relation: string): void;
    overrule(firm: Firm, key: string, text: string): void;
    setNext(firm: Firm, next: NextStep, text: string, item: Item): void;
    mend(odd: OddDay, day: string): void;
    setAbout(id: string, text: string): void;
  }

  interface LogActions {
    log(firm: Firm, entry: { kind: string; on: string; who: string; text: string }, done: boolean): void;
    editEntry(entry: Entry, fields: Partial<Entry>): void;
    unlog(entry: Entry): void;
    openLog(id: string): void;
    closeLog(): void;
  }

  interface FileActions {
    setDiscreet(on: boolean): void;
    calendar(items: FirmItem[]): void;
    save(): void;
    /** Hand a copy to another program by the list that a phone has for that. */
    share(): Promise<void>;
    saveUnread(): void;
    table(what: "firms" | "log"): void;
    deleteAll(): void;
  }

  interface ExampleActions {
    seeExample(): void;
    leaveExample(): void;
  }

  type Actions = ChangeActions & FirmActions & LogActions & FileActions & ExampleActions;

  /** What the page shows of a search. */
  interface Page {
    host: HTMLElement;
    known: Known;
    links: Record<string, string>;
    titles: Record<string, string>;
    questions: string[];
    search: OpenSearch;
    readonly state: Search;
    readonly today: string;
    view: Address;
    toast: Toast | null;
    lasting: boolean;
    /** Whether calendar files leave out the names of firms. */
    discreet: boolean;
    /** Whether it is the example that is shown, and not what the reader has. */
    example: boolean;
    /** The firm whose form for the log is open. */
    logFor: string | null;
    /** The frame is drawn in one turn and the view in the next. */
    framed: boolean;
    /** How often it was drawn: what is drawn in steps is made anew only when it has been drawn again. */
    drawn: number;
    draw(): void;
    tell(text: string, back?: Change | null): void;
    go(to: string, focus?: boolean): void;
    focusHeading(): void;
    firmUrl(id: string): string;
    /** Load parts of lazy/, one after the other; rejects with a NotLoaded. */
    load(...names: string[]): Promise<void>;
  }

  // ---------------------------------------------------------------- Copies

  /** What is remembered of copies, in a part of the store of its own: it is about this browser, and in no copy. */
  interface Copied {
    /** The moment of the last one. */
    on?: string;
    /** The mark of About me as it was copied: what stands there has no moments. */
    about?: string;
    /** No reminder before that day. */
    later?: string;
    /** The reader's own file, and the marks of what this site may have written there last. */
    file?: { name: string; written: string[] };
  }

  interface CopyMemory {
    read(): Copied;
    /** The change may be made again on what another tab has stored. */
    update(change: (copied: Copied) => Copied): void;
  }

  interface FileKind {
    description: string;
    accept: Record<string, string[]>;
  }

  interface FilePort {
    read(): Promise<string>;
    /** Returns whether it was written, which it is not when the file no longer holds what was read before. */
    write(text: string, before: string): Promise<boolean>;
  }

  /**
   * How the reader's own file stands: none was chosen; the browser asks again for leave; it is kept up to date; it is
   * not where it was; what it holds is no copy; it could not be written; it has what is not here.
   */
  interface Synced {
    is: "none" | "ask" | "kept" | "gone" | "odd" | "failed" | "bare";
    why?: string;
    /** What was taken in from it. */
    taken?: Plan | null;
  }

  type ChosenFile = { name: string; handle?: FileSystemFileHandle } & (File | { search?: undefined; refused: string });

  interface Copy {
    /** The moment of the last copy; an empty text if there is none. */
    readonly last: string;
    readonly file: Synced & { name: string };
    /** Returns of how many changes a reader is to be reminded. */
    due(): number;
    /** Remember that a copy was made. */
    made(): void;
    putOff(): void;
    /** Look for a file that was chosen earlier. */
    begin(): Promise<void>;
    /** Something was stored. */
    changed(): void;
    /** Write at once what waits. */
    hurry(): void;
    /** Bring the file and the search together now. */
    look(): Promise<void>;
    choose(): Promise<void>;
    /** Let the reader choose a file that is there, and read it; null if they chose none. */
    open(): Promise<ChosenFile | null>;
    take(chosen: FileSystemFileHandle): Promise<void>;
    allow(): Promise<void>;
    bringBack(): Promise<void>;
    /** Forget the file, which stays as it is. */
    forget(): Promise<void>;
  }

  type Workspace = Page & Selectors & Actions & { copy: Copy };

  // ---------------------------------------------------------------- A table that a reader brings along

  /** The rows of a table: those of the spreadsheet by their number less one; an empty one has no cells. */
  interface GoodTable {
    rows: string[][];
    separator: string;
    encoding: string;
    broken: number | null;
    refused?: undefined;
  }
  type Table = GoodTable | { rows?: undefined; refused: string };

  type Order = "dmy" | "mdy" | "ymd";

  /** The day that a cell holds by each order that its numbers may stand in, or the one day that it holds in any case. */
  type Ways = { [Name in Order | "fixed"]?: string };

  /** What a cell that should hold a day holds; short is a year of two digits. */
  type Reading =
    | { is: "empty" }
    | { is: "odd"; why: string }
    | { is: "serial"; number: number }
    | { is: "day"; ways: Ways; short: boolean };

  interface ReadColumn {
    readings: Reading[];
    /** The orders that are possible, and the one that all dates have, or nothing. */
    orders: Order[];
    order: Order | "";
    // Places in the column, -1 where there is no such cell.
    shows: number;
    short: number;
    serial: number;
    /** How many cells hold a day, and how many something. */
    dated: number;
    filled: number;
  }

  /** What a reader says of the days of a column: nothing yet, or to leave those out that it concerns. */
  interface DayAnswers {
    order: Order | "none" | "";
    short: "take" | "none" | "";
    mac: boolean;
  }

  type Use =
    | ("firm" | "website" | "kind" | "person" | "role" | "relation" | "since")
    | ("contact" | "entry" | "text" | "next" | "step" | "notes");

  /** A column of a table: what it is used for, or nothing if it is left out. */
  interface Column {
    place: number;
    title: string;
    cells: string[];
    days: ReadColumn;
    /** Whether most of it are days. */
    dated: boolean;
    use: Use | "";
    /** The entry that a day of the log stands for; nothing if another column says it. */
    kind: string;
    answers: DayAnswers;
  }

  /** A table as the reader has it understood. */
  interface TableAnswers {
    rows: string[][];
    /** The place of the row that names the columns, or -1. */
    header: number;
    columns: Column[];
    /** What words of the columns mean, by my.wordKey; nothing to leave them out. */
    words: Record<string, string>;
    /** Firms by what the plan calls them: an id, or nothing for one of the reader's own. */
    chosen: Record<string, string>;
    /** Firms that do not come. */
    skipped: string[];
    /** Whether what is left out of a row goes into the notes of its firm. */
    keepOdd: boolean;
  }

  interface BroughtFirm {
    key: string;
    /** Of the directory, or of a firm that is followed. */
    id: string;
    /** As the table calls it. */
    given: string;
    name: string;
    website: string;
    why: string;
    perhaps: { id: string; name: string; why: string }[];
    there?: Firm;
    numbers: number[];
    /** What the reader has said to be the same firm. */
    joined: { key: string; given: string }[];
    fields: Partial<Firm>;
    /** The row that gave a field. */
    from: { [Name in keyof Firm]?: number };
    entries: Omit<Entry, "id" | "firm">[];
    notes: string[];
  }

  /** A cell that does not come, or a whole row. */
  interface LeftOut {
    number: number;
    title: string;
    value: string;
    why: string;
    whole?: true;
  }

  interface TablePlan {
    firms: BroughtFirm[];
    left: LeftOut[];
    open: Set<number>;
    changes: Change[];
  }

  type SetAnswers = (some: Partial<TableAnswers>) => void;
  type FindFirm = (name: string, website?: string) => FoundFirm;
  type TableWorkspace = Pick<Workspace, "about" | "entries" | "firm" | "known" | "span" | "today">;

  interface Named {
    id: string;
    name: string;
    website: string;
    formerly?: string[];
  }

  /** The firm that is meant, or an empty id and those that may be. */
  interface FoundFirm {
    id: string;
    name: string;
    why: string;
    perhaps: { id: string; name: string; why: string }[];
  }

  // ---------------------------------------------------------------- Whom a reader knows

  /** A firm that companies are compared with: of the directory, or of the reader's own. */
  interface Sought {
    id: string;
    name: string;
    formerly?: string[];
  }

  /** A connection, as the file has it. */
  interface Person {
    name: string;
    company: string;
    position: string;
    on: string;
  }

  /** A name of a firm: the words that tell it from others, with their letters, and all words that mean something. */
  interface NameOf {
    firm: Sought;
    name: string;
    former: boolean;
    core: string;
    letters: string[];
    once: number;
    twice: number;
    words: string[];
  }

  /** Why a company may be another: the sentence for the name that is like its own. */
  type Doubts = Record<"word" | "begins" | "part" | "spelt", (named: string) => string>;

  /** A firm that a company is, or may be, and by which name. */
  interface Found {
    firm: Sought;
    name: string;
    former: boolean;
    doubt: keyof Doubts | "";
  }

  interface KnownAt {
    firm: Sought;
    people: Person[];
    /** The former name by which some are there. */
    formerly: string;
  }

  interface MaybeAt {
    firm: Sought;
    people: Person[];
    company: string;
    name: string;
    doubt: keyof Doubts;
  }

  interface Scripts {
    // table/read-table.js
    SEPARATORS: Record<string, string>;
    ENCODINGS: Record<string, string>;
    readTable(given: string | ArrayBuffer, how?: { separator?: string; encoding?: string }): Table;
    // known/connections.js
    readConnections(
      given: ArrayBuffer,
    ): { people: Person[]; refused?: undefined } | { people?: undefined; refused: string };
    connectedOn(text: string): string;
    // known/view-connections.js, there once it is loaded
    Connections: View;
    // known/matching.js
    DOUBTS: Doubts;
    finderOf(firms: Sought[], alike: Pick<AboutFirms, "commonWords">): (company: string) => Found[];
    whomOneKnows(
      people: Person[],
      firms: Sought[],
      alike: Pick<AboutFirms, "commonWords">,
    ): { known: KnownAt[]; perhaps: MaybeAt[] };
    // bring/bring-days.js
    ORDERS: Record<Order, string>;
    readDay(cell: string, span: Span): Reading;
    readColumn(cells: string[], span: Span): ReadColumn;
    dayOf(reading: Reading, answers: DayAnswers, span: Span): { day?: string; fault?: string; open?: boolean };
    // bring/bring-columns.js
    USES: Record<Use, [string]>;
    DAYS: string[];
    wordKey(column: Pick<Column, "use">, cell: string): string;
    wordIn(words: Known["words"], use: Use | "", cell: string): string;
    headerOf(rows: string[][], span: Span): number;
    columnsOf(rows: string[][], header: number, span: Span, find: FindFirm): Column[];
    withColumn(columns: Column[], place: number, change: Partial<Column>): Column[];
    // bring/bring-plan.js
    planTable(asked: TableAnswers, ws: TableWorkspace, find: FindFirm): TablePlan;
    // bring/view-*.js, there once they are loaded
    BringTable: View;
    BringColumns: View<{ asked: TableAnswers; missing: boolean; set: SetAnswers }>;
    BringPlan: View<{
      asked: TableAnswers;
      plan: TablePlan;
      set: SetAnswers;
      bring: () => void;
      close: () => void;
    }>;
    // table/firm-finder.js
    firmFinder(ws: Pick<Workspace, "engine" | "state" | "known">): FindFirm;
    // schema.js
    isMoment(text: string): boolean;
    isWithin(text: string, span: Span | null | undefined): boolean;
    faultsIn(value: unknown, schema: WholeSchema, node?: JsonSchema, span?: Span | null): string[];
    // days.js
    spanOf(today: string, limits: { first: string; yearsAhead: number }): Span;
    dayMeant(typed: string, span: Span): string;
    dayFault(typed: string, span: Span, named: (day: string) => string): string;
    oddDays(state: Search, span: Span): OddDay[];
    // stored.js
    VERSION: number;
    nothing(): Search;
    migrate(part: unknown): { part: Search; trouble?: undefined } | { part?: undefined; trouble: "newer" | "damaged" };
    read(stored: unknown, schema: WholeSchema): Read;
    listIn<T>(part: object, name: string): T[];
    withFields<T extends object>(record: T, fields: Fields<T>): T;
    // changes.js
    apply(part: Search, change: Change): Search;
    applyAll(stored: unknown, changes: Change[]): object;
    undoing(state: Search, change: Change): Change;
    // log.js
    byFirm(log: Entry[]): Map<string, Entry[]>;
    factsOf(entries: Entry[], kinds: Record<string, EntryKind>): Facts;
    silenceText(facts: Facts): string;
    relationOf(firm: Firm): string;
    relationAfter(relation: string, kind: string, kinds: Record<string, EntryKind>): string | null;
    // cadence.js
    cadenceFor(cadence: Cadence[], measure: string, scope?: Scope): Cadence | null;
    keyOf(rule: Cadence, basis: string | number): string;
    dueFor(firm: Firm, facts: Facts, kind: string, cadence: Cadence[], today: string, span?: Span | null): Item[];
    isResearch(item: Item, firm: Firm): boolean;
    // cautions.js
    beforeContact(
      firm: Firm,
      facts: Facts,
      kind: string,
      cadence: Cadence[],
      plan: { on: string; who?: string },
    ): Caution[];
    tooManyFirms(
      state: Search,
      known: Pick<Known, "cadence" | "relations">,
      kindOf: (id: string) => string,
      adding?: number,
    ): (Caution & { number: number }) | null;
    employerKey(name: string): string;
    sharedEmployers(state: Search): Map<string, { firm: string; employer: string; role?: string; on: string }[]>;
    // fitting.js
    checklistsFor(known: Pick<Known, "checklists" | "relations">, kind: string, relation: string): Checklist[];
    messagesFor(known: Pick<Known, "messages" | "relations">, relation: string, facts: Facts): Message[];
    filled(text: string, values: Record<string, string | undefined>, labels: Record<string, string>): string;
    webAddress(typed: string): string | null;
    // calendar.js
    thingOf(item: Item): Thing;
    entriesOf(memory: Exported[]): Map<string, Exported>;
    /** Returns a short hash of a text: FNV-1a, twice. */
    markOf(text: string): string;
    noLongerDue(memory: Exported[], due: Dated[]): Exported[];
    mergedCalendars(mine: Exported[] | undefined, theirs: Exported[] | undefined): Exported[];
    planCalendar(
      memory: Exported[],
      due: Dated[],
      wanted: Dated[],
      today: string,
      now: string,
    ): {
      items: CalendarEvent[];
      records: Exported[];
    };
    // ics.js
    toCalendar(items: CalendarEvent[], now: string): string;
    // exchange.js
    MOST_BYTES: number;
    toFile(state: Search, now: string): string;
    /** Without a span any day is taken. */
    fromFile(text: string, schema: WholeSchema, span: Span | null): File;
    oddFile(text: string, schema: WholeSchema, span: Span): { search: Search; exported: string } | null;
    planImport(mine: Search, theirs: Search, how: "merge" | "replace"): Plan;
    // copy.js
    /** Returns what can be understood of the part of the store. */
    copiedIn(part: unknown): Copied;
    copyMade(state: Search, on: string): Copied;
    putOff(copied: Copied, today: string): Copied;
    /** Returns how many records are new or changed since the last copy; About me counts as one. */
    changesSince(state: Search, copied: Copied): number;
    /** Returns of how many changes a reader is to be reminded: after five, or seven days with one. */
    copyDue(state: Search, copied: Copied, today: string, span: Span): number;
    /** Returns the day of a moment where the reader is. */
    localDay(moment: string): string;
    /** Bring a file and the search together. Rejected when the file cannot be read or written. */
    syncFile(
      file: FilePort,
      search: OpenSearch,
      memory: CopyMemory,
      given: { schema: WholeSchema; span: Span; now: () => string; asked?: boolean },
    ): Promise<Synced>;
    // kept-file.js
    /** Tells whether this browser can write to a file of the reader's own. */
    canKeepFile(): boolean;
    copyOf(ws: Workspace): Copy;
    // tables.js
    firmRows(state: Search, about: Selectors["about"], words: Selectors["word"]): unknown[][];
    logRows(state: Search, about: Selectors["about"], words: Selectors["word"]): unknown[][];

    // controls.js
    html: Template;
    useId(): string;
    useRoom(rows: number): number;
    useMore<T>(list: T[], atOnce?: number): [T[], Drawn];
    Row: View<{ of: unknown; draw: () => Drawn }>;
    Button: Part<{ first?: boolean; [attribute: string]: unknown }>;
    Go: View<{ to: string; children?: Drawn; [attribute: string]: unknown }>;
    Field: Part<{
      label: string;
      hint?: Drawn;
      fault?: Drawn;
      as?: string;
      class?: string;
      [attribute: string]: unknown;
    }>;
    Check: Part<{ label: string; [attribute: string]: unknown }>;
    Options: Part<{ of: Record<string, [string, string]>; chosen?: string; none?: string }>;
    Aside: Part<{ title: string; about?: string }>;
    Fold: Part<{ title: string; note?: Drawn; open?: boolean }>;
    // part-*.js
    Later: View<{ title: string; parts: string[]; draw: () => Drawn; children?: Drawn }>;
    ago(day: string, today: string): string;
    useDay(ws: Workspace, begin: string, last?: string): DayField;
    dayText(ws: Workspace, on: string): string;
    Day: View<{ on: string }>;
    OddDays: View;
    Why: View<{ rule: Cadence }>;
    Warning: View<{ text: string; detail?: string; rule: Cadence; children?: Drawn }>;
    Alerts: View;
    Badge: View<{ kind: string }>;
    Research: View<{ firm: Firm }>;
    Picker: View;
    Begin: View;
    Timeline: View<{ entries: Entry[]; name: string }>;
    turnText(facts: Facts): string;
    favoursText(facts: Facts): string;
    hostOf(address: string): string;
    // view-*.js
    About: View;
    App: View;
    Bring: View;
    ExampleBar: View;
    ExampleKeep: View;
    ExampleLeft: View;
    /** Tells whether an id is that of a firm of the example. */
    isExample(id: string): boolean;
    Browser: View;
    CopyReminder: View;
    KeptFile: View;
    Import: View;
    Missing: Part;
    PlanList: View<{ plan: Plan }>;
    lastCopy(ws: Workspace): string;
    /** Returns a text as a file that this browser can share, or null. */
    shareable(ws: Workspace, text?: string): globalThis.File | null;
    Cautions: View<{ firm: Firm; cautions: Caution[] }>;
    Checklists: View<{ firm: Firm; kind: string }>;
    checklistsNote(ws: Workspace, firm: Firm, kind: string): string;
    openItems(ws: Workspace, firm: Firm, kind: string): string[];
    Log: View<{ firm: Firm; facts: Facts; kind: string; entries: Entry[]; name: string }>;
    stepBy(ws: Workspace, firm: Firm, day: string): NextStep | null;
    NextStepBox: View<{ firm: Firm }>;
    Suggestion: View<{ firm: Firm; item: Item }>;
    Write: View<{ firm: Firm; facts: Facts; kind: string }>;
    Resumes: View<{ firm: Firm }>;
    Sheet: View<{ firm: Firm }>;
    FirmView: View<{ firm: Firm }>;
    Known: View;
    Firms: View;
    Keep: View;
    Overview: View;
    Today: View;

    // workspace-*.js
    TABS: Record<string, string>;
    /** Every view that has no firm in its name. */
    VIEWS: string[];
    newId(prefix: string): string;
    openSearch(schema: WholeSchema, onChange: () => void, store?: Store): OpenSearch;
    selectorsOf(ws: Workspace): Selectors;
    actionsOf(ws: Workspace): Actions;
    ofExample(ws: Workspace): ExampleActions;
    readAddress(): Address;
    /** Put a view into the address, and return it. */
    writeAddress(to: string, how?: "pushState" | "replaceState"): Address;
    /** Opens the workspace in its element, in several turns; fulfilled when the view is there, or the page was left. */
    start(root: HTMLElement): Promise<void>;
  }

  interface Scope {
    relation?: string;
    kind?: string;
    after?: string;
  }
}
