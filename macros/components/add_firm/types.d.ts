// What the scripts of the form share, for the type checker.

interface Window {
  /** What the site publishes for the form of each data file: form.py. */
  RapportForms: Record<string, PublishedAbout>;
  RapportRecords: Record<string, FirmRecord>;
}

interface Rapport {
  addFirm: AddFirm;
}

interface AddFirm {
  // words.js
  quoted(text: string): string;
  hex(letter: string, width: number): string;
  say(about: AboutFirms, found: Found): { problem: string; remedy: string };
  // similar.js
  nearest(word: string, known: readonly string[]): string[];
  misspelt(words: string[], known: readonly string[]): string[];
  slips(one: string | readonly string[], other: string | readonly string[]): number | null;
  slugOf(name: string, about: AboutFirms): string;
  wordsOf(name: string): string[];
  tellingOf(words: string[], about: Pick<AboutFirms, "commonWords">): string;
  coreOf(name: string, about: Pick<AboutFirms, "commonWords">): string;
  findDuplicates(
    record: FirmRecord,
    about: Pick<AboutFirms, "address" | "commonWords" | "firms" | "sites">,
    firmId?: string | null,
  ): Duplicate[];
  // websites.js
  hostOf(address: string): string;
  isAscii(text: string): boolean;
  inAscii(host: string): string;
  website(address: string, about: Pick<AboutFirms, "sites">): Website;
  likeness(one: string, other: string, about: Pick<AboutFirms, "sites">): "same" | "host" | "like" | "other";
  // field_types.js
  lineFault(text: string): Found | null;
  addressFault(text: string, about: AboutFirms): Found | null;
  mailboxFault(text: string, about: AboutFirms): Found | null;
  latestDay(): string;
  // schema.js
  isText(value: unknown): value is string;
  schemaFaults(record: FirmRecord, about: AboutFirms): FoundAt[];
  // rules.js
  policyFaults(value: unknown, steps: Step[], about: AboutFirms): Generator<FoundAt>;
  recordFaults(record: FirmRecord, about: AboutFirms): Generator<FoundAt>;
  // body_rules.js
  bodyFaults(record: FirmRecord, about: AboutFirms): Generator<FoundAt>;
  directoryFaults(record: FirmRecord, about: AboutFirms, firmId: string | null): Generator<FoundAt>;
  // check.js
  check(record: FirmRecord, about: AboutFirms, firmId?: string | null): Fault[];
  aboutOf(published: PublishedAbout): AboutFirms;
  // yaml.js
  toYaml(record: FirmRecord, about: AboutFirms): string;
  // frames.js
  /** Return the control of one field. */
  // biome-ignore lint/suspicious/noExplicitAny: what a field holds at first comes from a record
  control(form: Controls, node: JsonSchema, path: Step[], value: any, options?: ControlOptions): Control;
  /** Put a label, a hint and the place of a fault around a single input. */
  framed(field: FieldPlace, input: FieldInput, more?: Node[]): Control;
  /** Put a legend, a hint and the place of a fault around several inputs; first returns what takes the focus. */
  framedSet(field: FieldPlace, children: Node[], first: () => { focus(): void } | null): Control;
  choice(
    type: "radio" | "checkbox",
    id: string,
    name: string,
    value: VocabularyValue,
    checked: boolean,
    // biome-ignore lint/suspicious/noExplicitAny: as the listeners of make
    changed: (event: any) => void,
  ): { input: HTMLInputElement; element: HTMLElement };
  titleOf(field: FieldPlace): string;
  valuesOf(schema: JsonSchema, about: AboutFirms): VocabularyValue[] | undefined;
  freshId(path: Step[]): string;
  pathKey(path: Step[]): string;
  // single.js and several.js
  kinds: Record<
    "line" | "select" | "radios" | "yesNo" | "box" | "boxes" | "fieldNames" | "group" | "rows",
    ControlKind
  >;
  // controls.js
  /** Return what the id of a record begins with, empty while that is not known; true if its name is all of it. */
  idStart(record: FirmRecord, about: AboutFirms): string | true;
  controls(about: AboutFirms, record: FirmRecord, firmId: string | null, changed: () => void): Controls;
  // layout.js
  /** Return the fields of each part of the form, by their names. */
  layoutOf(about: AboutFirms, isListed: boolean): Layout;
  sections(form: Controls, layout: Layout, firmId: string | null, duplicates: HTMLElement): HTMLElement[];
  // faults.js
  correctLink(about: AboutFirms, id: string, words: string): HTMLElement;
  /** Give a control the focus, and unfold what it is in. */
  leadTo(one: Control): void;
  faultList(about: AboutFirms, dictionary: string): { element: HTMLElement; show(form: Controls): void };
  // drafts.js
  /** Return what keeps a draft; target is the id of a record that is listed, or what stands for a new one. */
  drafts(target: string, announce: Announcer): Drafts;
  // hand_in.js
  handIn(options: HandIn): { elements: HTMLElement[]; refresh(): void };
  // form.js
  /** Put the form in its place; unknown is the id of a firm that was to be corrected and is not listed. */
  start(place: HTMLElement, about: PublishedAbout, published: FirmRecord | null, unknown: string | null): void;
}

// biome-ignore-start lint/suspicious/noExplicitAny: a record comes from a draft or is half filled in, so each field may hold whatever JSON can; the check says what is wrong with it
interface FirmRecord {
  [field: string]: any;
}
// biome-ignore-end lint/suspicious/noExplicitAny: as above

interface RecordSchema extends JsonSchema {
  properties: Record<string, JsonSchema>;
  required: string[];
}

interface ListedFirm {
  id: string;
  name: string;
  website: string;
  formerly?: string[];
  aliases?: string[];
  successor?: string;
}

interface VocabularyValue {
  id: string;
  label: string;
  also?: string[];
  definition?: string;
}

/** What every record needs: form.py. */
interface PublishedAbout {
  /** The name of the data file. */
  file: string;
  /** What the address of the page calls the id of a record to correct. */
  parameter: string;
  /** The field with the address that no other record has, and what faults call it. */
  address: string;
  addressNoun: string;
  /** The issue forms for a new record and for a correction, and whether the latter asks for its id. */
  templates: [string, string];
  namesRecord: boolean;
  texts: Record<
    "noun" | "add" | "correct" | "another" | "ready" | "identity" | "together" | "togetherHint" | "sourcesHint",
    string
  >;
  schema: { items: JsonSchema; $defs: Record<string, JsonSchema> };
  vocabulary: Record<string, VocabularyValue[]>;
  /** The pattern of ids. */
  slug: string;
  /** What the mailboxes of desks begin with. */
  /** How many records stand in one script, in the order of the firms. */
  together: number;
  mailboxes: string[];
  privateDomains: string[];
  earliestDay: string;
  /** The fields that a source must show, may show, and those of a part of their own, of which a record may need one. */
  sourced: string[];
  supportable: string[];
  actionable: string[];
  oneOfThem: boolean;
  /** The kinds of body with a list to look a firm up in, and those of them that hold recruiters alone. */
  registers: string[];
  ofRecruiters: string[];
  /** Letters that read as others. */
  confusables: Record<string, string>;
  /** Patterns of what no text may hold, and those of them that lead to a person. */
  markup: Record<string, string>;
  personal: string[];
  /** Words that many firms have in their names. */
  commonWords: string[];
  /** Letters with what stands for them in an id. */
  letters: Record<string, string>;
  /** Patterns of parts of web addresses. */
  sites: { frontPage: string; tracking: string; beforeTheName: string; secondLevel: string };
  /** Ids that no firm may have: of other pages, and of firms that were removed. */
  reserved: string[];
  removed: string[];
  /** The fields that describe the record and not the firm, and those that only a listed firm has. */
  metadata: string[];
  editOnly: string[];
  /** The problem and the remedy of a fault, by its code: model/words.py. */
  words: Record<string, [string, string]>;
  leaveOut: Record<"needed" | "field" | "entry", string>;
  didYouMean: string;
  types: Record<string, string>;
  nouns: Record<string, string>;
  sameEntry: string;
  /** How many values a message can name. */
  few: number;
  firms: ListedFirm[];
}

interface AboutFirms extends PublishedAbout {
  /** The schema of a firm, and of one of its sources. */
  record: RecordSchema;
  source: JsonSchema;
  resolve(schema: JsonSchema): JsonSchema;
  /** The id of the record that is checked, which it may name itself. */
  self?: unknown;
}

/** What a check finds; values and guesses fill in its words. */
interface Found {
  code: string;
  values?: Record<string, unknown>;
  guesses?: string[];
}

interface FoundAt extends Found {
  steps: Step[];
  /** Paths; if another fault stands at or below one of them, this one follows from it. */
  unless?: Step[][];
  /** Whether it hangs on several fields, and may right itself when the others are filled in. */
  bound?: boolean;
  /** The id of the firm that this one seems to be. */
  listed?: string;
}

interface Fault extends FoundAt {
  problem: string;
  remedy: string;
  anchor: string;
}

interface Website {
  /** The same for all spellings of one address. */
  page: string;
  /** The same for all pages of a host. */
  host: string;
  /** The same for all hosts that may be of one firm. */
  name: string;
}

interface Duplicate {
  firm: ListedFirm;
  /** As the commands say it. */
  why: string;
  /** What the two have in common, in a few words. */
  same: string;
}

type FieldInput = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

interface ControlOptions {
  /** What to call it, if not its title. */
  name?: string;
  /** Whether to say that it may be left out. */
  optional?: boolean;
  /** Whether it cannot be changed. */
  fixed?: boolean;
  /** Whether its title stands above it already. */
  bare?: boolean;
  /** Whether an empty entry is there at first. */
  first?: boolean;
}

/** Where a field is, and what it holds at first. */
interface FieldPlace {
  form: Controls;
  schema: JsonSchema;
  path: Step[];
  // biome-ignore lint/suspicious/noExplicitAny: as in FirmRecord
  value: any;
  options: ControlOptions;
}

type ControlKind = (field: FieldPlace) => Control;

interface Control {
  element: HTMLElement;
  /** The place of its faults, and the inputs that they mark. */
  fault: HTMLElement;
  mark: HTMLElement[];
  title: string;
  focus(): void;
  /** Return what is filled in; undefined if nothing is. */
  read?(): unknown;
  set?(text: string): void;
  /** Return the place of the control of an entry of the record. */
  placeOf?(number: number): number | undefined;
  /** What to do when nothing is filled in. */
  asks?: string;
}

/** The controls that are shown, and the record that they hold. */
interface Controls {
  about: AboutFirms;
  record: FirmRecord;
  faults: Fault[];
  /** Whether someone has tried to hand it in. */
  attempted: boolean;
  /** The fields that have been filled in and left. */
  touched: Set<Step>;
  /** Whether the id does not follow from the name. */
  hasOwnId: boolean;
  add(path: Step[], built: Control): void;
  /** Forget the controls below a path. */
  forget(path: Step[]): void;
  all(): Control[];
  /** Run fn when the record has changed, as long as an element is in the page. */
  onRefresh(element: Element, fn: () => void): void;
  refresh(): void;
  given(): FirmRecord;
  /** Return the fields that no page is said to show. */
  unsupported(): string[];
  /** Take in a change; done tells whether the field has been left. */
  changed(path: Step[], done: boolean): void;
  /** Read the record from the controls. */
  read(): void;
  /** Return the control that a fault belongs to: that of its field, or of the nearest around it. */
  at(steps: Step[]): Control;
}

type Layout = Record<"identity" | "first" | "actionable" | "more" | "metadata", string[]>;

interface Drafts {
  /** Says that drafts cannot be kept. */
  element: HTMLElement;
  read(): FirmRecord | null;
  discard(): void;
  /** Keep now what the last keepSoon named; nothing takes the draft away. */
  keep(): void;
  keepSoon(record: () => FirmRecord | null): void;
}

interface HandIn {
  about: AboutFirms;
  repository: string;
  firmId: string | null;
  record(): FirmRecord;
  text(): string;
  /** Tell whether the record can be handed in; if not, say why. */
  isReady(): boolean;
  tell(words: string): void;
  discard(): void;
}
