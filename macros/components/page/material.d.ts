// What Material's script offers, and what theme/assets/before-material.js and the scripts of the page add, for the type
// checker.

interface Window {
  /** Where the site begins. */
  __md_scope: URL;
}

interface Rapport {
  /** Take note that something covers the page, and how the back button takes it away. */
  covered(close: () => void): void;
  /** Take note that the reader has closed it. */
  uncovered(): void;
}
