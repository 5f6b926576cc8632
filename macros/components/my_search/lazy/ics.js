// Write a calendar file: RFC 5545.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { isDay, plusDays } = window.Rapport;
  const encoder = new TextEncoder();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no property may hold
  const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

  /** Return a text as the value of a property: RFC 5545, 3.3.11. @param {string} text */
  const escaped = (text) =>
    text
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\r\n|\r|\n/g, "\\n")
      .replace(CONTROLS, "");

  /** Return a line in pieces of at most 75 octets, without cutting a character: RFC 5545, 3.1. @param {string} line */
  const folded = (line) => {
    const pieces = [];
    let piece = "";
    let octets = 0;
    for (const character of line) {
      const size = encoder.encode(character).length;
      if (octets + size > (pieces.length ? 74 : 75)) {
        pieces.push(piece);
        piece = "";
        octets = 0;
      }
      piece += character;
      octets += size;
    }
    return [...pieces, piece].join("\r\n ");
  };

  /** @param {string} day */
  const compact = (day) => day.replaceAll("-", "");

  /**
   * Return a calendar file of items, each a whole day; one that is none, or has no day after it, is left out. The id
   * makes the UID, so that an item which is imported again replaces its earlier self: calendars take the higher
   * sequence for its newer state.
   */
  my.toCalendar = (items, now) => {
    const stamp = `${now.slice(0, 19).replace(/[-:]/g, "")}Z`;
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rapport//My search//EN", "CALSCALE:GREGORIAN"];
    lines.push("METHOD:PUBLISH");
    for (const { id, on, title, text, sequence = 0, cancelled } of items) {
      if (!isDay(on) || plusDays(on, 1) <= on) continue;
      const alarm = ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(title)}`, "TRIGGER:PT9H", "END:VALARM"];
      lines.push(
        "BEGIN:VEVENT",
        `UID:${id}@my-search.rapport`,
        `DTSTAMP:${stamp}`,
        `SEQUENCE:${Number.isInteger(sequence) ? sequence : 0}`,
        `STATUS:${cancelled ? "CANCELLED" : "CONFIRMED"}`,
        `DTSTART;VALUE=DATE:${compact(on)}`,
        `DTEND;VALUE=DATE:${compact(plusDays(on, 1))}`,
        `SUMMARY:${escaped(title)}`,
        ...(text ? [`DESCRIPTION:${escaped(text)}`] : []),
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
        ...(cancelled ? [] : alarm),
        "END:VEVENT",
      );
    }
    lines.push("END:VCALENDAR");
    return lines.map((line) => `${folded(line)}\r\n`).join("");
  };
})();
