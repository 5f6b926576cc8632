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
    days: { first: string; yearsAhead: number };
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
    follow(firm: { id: string; name: string; website?: string | null; kind?: string }): void;
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

  type Actions = ChangeActions & FirmActions & LogActions & FileActions;

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

  interface Scripts {
    // schema.js
    isMoment(text: string): boolean;
    isWithin(text: string, span: Span | null | undefined): boolean;
    faultsIn(value: unknown, schema: WholeSchema, node?: JsonSchema, span?: Span | null): string[];
    // days.js
    spanOf(today: string, limits: { first: string; yearsAhead: number }): Span;
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
    fromFile(text: string, schema: WholeSchema, span: Span): File;
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
    ago(day: string, today: string): string;
    useDay(ws: Workspace, begin: string, last?: string): DayField;
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
    NextStepBox: View<{ firm: Firm }>;
    Suggestion: View<{ firm: Firm; item: Item }>;
    Write: View<{ firm: Firm; facts: Facts; kind: string }>;
    Resumes: View<{ firm: Firm }>;
    Sheet: View<{ firm: Firm }>;
    FirmView: View<{ firm: Firm }>;
    Firms: View;
    Keep: View;
    Overview: View;
    Today: View;

    // workspace-*.js
    TABS: Record<string, string>;
    newId(prefix: string): string;
    openSearch(schema: WholeSchema, onChange: () => void, store?: Store): OpenSearch;
    selectorsOf(ws: Workspace): Selectors;
    actionsOf(ws: Workspace): Actions;
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
