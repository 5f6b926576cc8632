// What the scripts of the site share, for the type checker. Each component that adds something describes it in a
// `.d.ts` beside its scripts; what all of them may use stands here, and is documented where it is written: page/page.js.

interface Window {
  Rapport: Rapport;
  /** Material's stream of opened pages, where its script runs. */
  document$?: { subscribe(fn: () => void): void };
}

interface Rapport {
  ready(fn: () => void): void;
  make<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    attributes?: Attributes,
    ...children: (Node | string)[]
  ): HTMLElementTagNameMap[Tag];
  // biome-ignore lint/suspicious/noExplicitAny: as in Attributes
  tool(text: string, click: (event: any) => unknown, more?: Attributes, ...children: Node[]): HTMLButtonElement;
  count(number: number, one: string, many?: string): string;
  announcer(): Announcer;
  notice(): Notice;
  keepFocus(host: Element): void;
  afterPress(fn: () => void): void;
  copy(text: string, place: Element): Promise<boolean>;
  /** What to say where the text to copy stands on the page instead. */
  NOT_COPIED: string;
  loadScript(address: string): Promise<void>;
  NotLoaded: ErrorConstructor;
  today(): string;
  onNewDay(fn: (day: string) => void): () => void;
  store: Store;
  openStore(area: () => StorageArea): Store;
  parse(text: string | null): { state: StoredState; trouble?: undefined } | { state?: undefined; trouble: Trouble };
  apply(state: StoredState, changes: StoredChange[]): StoredState;
}

/** A function listens to the event of that name; false, null and undefined leave the attribute out. */
type Attributes = Record<
  string,
  // biome-ignore lint/suspicious/noExplicitAny: each event has a type of its own, which its name does not give away here
  string | number | boolean | null | undefined | ((event: any) => unknown)
>;

interface Announcer {
  element: HTMLElement;
  /** wait is in milliseconds. */
  say(text: string, wait?: number): void;
}

interface Notice {
  element: HTMLElement;
  /** What stands on each button, and what it does. */
  show(text: string, answers?: Record<string, () => void>): void;
  hide(): void;
  asks(): boolean;
}

type Trouble = "blocked" | "full" | "damaged" | "newer";
type Outcome = { kept: true; trouble?: undefined; why?: undefined } | { kept: false; trouble: Trouble; why: string };

// biome-ignore-start lint/suspicious/noExplicitAny: what is stored may have been written by another version of the site; each part checks its own
interface StoredState {
  version: number;
  [part: string]: any;
}

interface StoredChange {
  part: string;
  change(value: any): object;
}

/** What the store needs of a storage. */
type StorageArea = Pick<Storage, "getItem" | "setItem" | "removeItem">;

interface Store {
  read(part: string): any;
  update(part: string, change: (value: any) => object): Outcome;
  write(part: string, value: object | undefined): Outcome;
  status(): Outcome;
  setDamagedAside(): Outcome;
  forget(): void;
  onChange(fn: () => void): () => boolean;
  changed(): void;
}
// biome-ignore-end lint/suspicious/noExplicitAny: as above
