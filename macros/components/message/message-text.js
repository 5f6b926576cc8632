// What is said of a message and made of its text; My search writes messages too.
(() => {
  "use strict";

  const { count } = window.Rapport;

  /** Return how many words a text has. @param {string} text */
  const wordsIn = (text) => text.split(/\s+/).filter(Boolean).length;

  /**
   * Return the number of words and the advice, in words.
   *
   * @param {number} words
   * @param {number} min The fewest words that are advised.
   * @param {number} max The most.
   */
  const lengthText = (words, min, max) => {
    const length = `${count(words, "word")}; advised ${min} to ${max}`;
    if (words > max) return `${length}, so ${words - max} too many`;
    return words < min ? `${length}, so ${min - words} too few` : length;
  };

  /**
   * Return the number of characters and the limit, in words.
   *
   * @param {number} letters As people count them, and so the sites that set the limit.
   * @param {number} most The limit.
   */
  const limitText = (letters, most) => {
    const length = `${count(letters, "character")} of ${most}`;
    return letters > most ? `${length}, so ${letters - most} too many` : length;
  };

  /**
   * Return the address that opens a message in the mail program; RFC 6068 asks for CRLF between lines.
   *
   * @param {string} subject
   * @param {string} body
   */
  const mailLink = (subject, body) => {
    const encode = (/** @type {string} */ text) =>
      encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd").replace(/\r?\n/g, "\r\n"));
    return `mailto:?subject=${encode(subject)}&body=${encode(body)}`;
  };

  /** Return a subject and a body as one plain text. @param {string} subject @param {string} body */
  const asText = (subject, body) => `Subject: ${subject}\n\n${body}\n`;

  window.Rapport.messages = { wordsIn, lengthText, limitText, mailLink, asText };
})();
