// What Material's script offers, and what theme/assets/before-material.js and the scripts of the page add, for the type
// checker.

interface Window {
  /** Where the site begins. */
  __md_scope: URL;
  /** Keep a value for the site, or for the visit where the browser keeps nothing. */
  __md_set(name: string, value: unknown): void;
  /** Take on the colours of a choice, by its place in the switch, and return what is stored of it. */
  __rapport_palette(index: number): unknown;
}

interface Rapport {
  /** Take note that something covers the page, and how the back button takes it away. */
  covered(close: () => void): void;
  /** Take note that the reader has closed it. */
  uncovered(): void;
}
