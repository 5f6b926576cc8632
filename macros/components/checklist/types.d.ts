// What a checklist remembers and shows, for the type checker.

/** What is stored of checklists, by their ids. A version of the site yet to come may have added to it. */
type ChecklistPart = Record<string, { ticked?: unknown } | undefined>;

/** A checklist of the page that is open. */
interface OpenChecklist {
  id: string;
  /** Show what is stored, unless the reader is looking at the ticks of a link. */
  refresh(): void;
  /** Show the ticks that a link carries, by the ids of their items. */
  showCarried(ids: string[]): void;
  /** Say something about it, beside its buttons. */
  tell(text: string): void;
}

/** The ticks of a checklist of the page, by the ids of its items. */
interface Ticks {
  readonly items: string[];
  /** Those that are shown. */
  shown: string[];
  /** Whether these are the ticks of a link, and those of this device are other ones. */
  asking: boolean;
  /** Return those that this device keeps. */
  stored(): string[];
  show(ids: string[]): void;
  /** Show what is stored, unless the reader is asked. */
  refresh(): void;
  /** Show ticks that the reader has set, and store them by a change unless they belong to a link. */
  set(ids: string[], change?: (part: ChecklistPart) => ChecklistPart): void;
  /** Say what was done, and offer to go back to earlier ticks. */
  offerUndo(text: string, before: string[]): void;
}
