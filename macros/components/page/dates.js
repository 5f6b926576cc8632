// Days of the calendar, as texts such as 2026-11-23. What needs a clock, today and onNewDay, is in page.js.
window.Rapport ||= /** @type {Rapport} */ ({});

(() => {
  "use strict";

  const DAY = 86_400_000; // milliseconds
  const [FIRST, LAST] = ["0001-01-01", "9999-12-31"]; // that four digits can name
  const MONTHS = "January February March April May June July August September October November December".split(" ");

  /** @param {string} day Returns its number, counted from 1970; NaN if it is none. */
  const numberOf = (day) => Date.parse(`${day}T00:00:00Z`) / DAY;

  /** @type {Set<string>} */
  const days = new Set(); // that have been asked for: a long log has few

  /** @type {Rapport["isDay"]} */
  const isDay = (text) => {
    if (days.has(text)) return true;
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < FIRST) return false;
    const date = new Date(`${text}T00:00:00Z`);
    const is = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
    if (is) days.add(text);
    return is;
  };

  /** @type {Rapport["daysBetween"]} */
  const daysBetween = (from, to) => numberOf(to) - numberOf(from);

  /** @type {Rapport["plusDays"]} */
  const plusDays = (day, number) => {
    const within = Math.min(Math.max(numberOf(day) + number, numberOf(FIRST)), numberOf(LAST));
    return new Date(within * DAY).toISOString().slice(0, 10);
  };

  /** @type {Rapport["longDate"]} */
  const longDate = (day) => {
    const [year, month, date] = day.split("-").map(Number);
    return MONTHS[month - 1] ? `${date} ${MONTHS[month - 1]} ${year}` : day;
  };

  Object.assign(window.Rapport, { isDay, daysBetween, plusDays, longDate });
})();
