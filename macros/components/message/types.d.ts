// What messages share, for the type checker.

interface Rapport {
  messages: {
    wordsIn(text: string): number;
    lengthText(words: number, min: number, max: number): string;
    limitText(letters: number, most: number): string;
    mailLink(subject: string, body: string): string;
    asText(subject: string, body: string): string;
  };
  /** Forget what was typed into messages in this tab. */
  forgetMessages(): void;
}

/** A blank of a message on the page. */
interface Blank {
  id: string;
  /** By which its text is kept: its id if all messages share it, else that of its message before it. */
  key: string;
  field: HTMLInputElement;
  label: string;
  example: string;
  /** Where it stands in the subject and in the text. */
  marks: HTMLElement[];
}

/** What all messages of an open page share. */
interface MessagePage {
  /** What was typed, by the key of the blank. */
  typed: Map<string, string>;
  /** What My search knows of the reader, by the id of the blank that asks for it. */
  aboutReader: Map<string, string>;
  /** Whether what was typed can be kept for as long as the tab is open. */
  kept: boolean;
  /** Show every message as it is now. */
  paint(): void;
  /** Take note that something was typed. */
  changed(): void;
}
