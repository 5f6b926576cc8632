// What page/text.js and page/dates.js share. A day is a text such as 2026-11-23.

interface Rapport {
  /** Return a text without accents and capitals, for a search. */
  fold(text: string): string;
  /** Compare two texts by their characters, for a sort: days come in their order. */
  compare(one: string, other: string): -1 | 0 | 1;
  /** Tell whether a value is an object that is no list. */
  isObject(value: unknown): value is Record<string, unknown>;
  /** Tell whether two plain values hold the same; the order of the keys does not count. */
  sameJson(one: unknown, other: unknown): boolean;
  /** Return what someone wrote as it may stand in a sentence: short, and without characters that nobody sees. */
  brief(written: string): string;
  /** Return the same in quotes. */
  quoted(written: string): string;
  /** Say that the address asks for what a part of the site, such as "the directory", does not know. */
  leftOut(part: string, wanted: string[]): string;
  /** Hand a text to the reader as a file; type is its media type, CSV when left out. */
  download(name: string, text: string, type?: string): void;
  /** Tell whether a text is a day of the calendar, which 2026-02-30 is not. */
  isDay(text: string): boolean;
  /** Return the days from one day to another; negative if it lies before. */
  daysBetween(from: string, to: string): number;
  /** Return the day so many days after another; the first or last day that four digits can name in its place. */
  plusDays(day: string, number: number): string;
  /** Return a day as people write it, such as 23 November 2026; what is no day stays as it is. */
  longDate(day: string): string;
}
