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
