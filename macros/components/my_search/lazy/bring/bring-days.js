// The days of a column, as people and spreadsheets write them. What can be read in two ways is asked about.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { fold, isDay, longDate, plusDays } = window.Rapport;

  my.ORDERS = { dmy: "day, month, year", mdy: "month, day, year", ymd: "year, month, day" };
  const EMPTY = /^(?:[-–—.]+|n\/?a|none|never|nil)?$/i; // what people write where there is nothing
  const TIME = /(?:,?\s+|t)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?$/i;
  const WORD = /^(\p{L}+)\.?,?\s+/u; // a day of the week, unless it is a month
  const YEAR = "(\\d{4}|['’]?\\d{2})";
  const BETWEEN = "[-/.,\\s]+(?:de )?";
  const ISO = /^(\d{4})[-/. ]\s*(\d{1,2})[-/. ]\s*(\d{1,2})\.?$/;
  const BASIC = /^(\d{4})(\d{2})(\d{2})$/;
  const NUMBERS = new RegExp(`^(\\d{1,2})\\s*([-/. ])\\s*(\\d{1,2})\\s*[-/. ]\\s*${YEAR}\\.?$`);
  const DAY = "(\\d{1,2})(?:st|nd|rd|th|er)?";
  const DAY_FIRST = new RegExp(`^${DAY}[-/.,\\s]*(?:of |de )?(\\p{L}+)\\.?(?:${BETWEEN}${YEAR})?$`, "iu");
  const MONTH_FIRST = new RegExp(`^(\\p{L}+)[-/.\\s]*${DAY}(?:${BETWEEN}${YEAR})?$`, "iu");
  const YEAR_FIRST = new RegExp(`^(\\d{4})${BETWEEN}(\\p{L}+)${BETWEEN}(\\d{1,2})$`, "iu");
  const NO_YEAR = /^\d{1,2}\s?[-/. ]\s?\d{1,2}\.?$/;
  const NO_DAY = /^(?:(?:\d{1,2}|\p{L}+\.?)\s?[-/. ]\s?)?(?:19|20)\d{2}$/u;
  // Excel counts days from here, rightly from March 1900 on; an old one for Mac begins so many days later.
  const FIRST_SERIAL = "1899-12-30";
  const LATER_ON_MAC = 1462;
  // Those that most sheets are in, as far as no name stands for two months.
  const LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pt", "sv", "da"];
  const LEAST = 3; // letters of a month that is cut short

  /** @type {Map<string, number> | null} */
  let months = null;
  /** Return the number of a month by its name or the start of it; 0 if it is none, or of two. @param {string} name */
  const monthOf = (name) => {
    if (!months) {
      months = new Map(Object.entries({ mrz: 3, mrt: 3 }));
      for (const language of LANGUAGES) {
        const format = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
        for (let month = 1; month <= 12; month += 1) months.set(fold(format.format(Date.UTC(2026, month - 1))), month);
      }
    }
    const given = fold(name);
    if (given.length < LEAST) return 0;
    const meant = new Set([...months].filter(([whole]) => whole.startsWith(given)).map(([, month]) => month));
    return meant.size === 1 ? [...meant][0] : 0;
  };

  /**
   * Return a day; nothing if it is none of the calendar. For a year of two digits that century is taken which lies
   * within the span.
   *
   * @type {(year: string, month: string | number, day: string, span: My.Span) => string}
   */
  const dayOf = (year, month, day, span) => {
    const rest = `-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (year.length === 4) return isDay(year + rest) ? year + rest : "";
    const [here, before] = [`20${year}${rest}`, `19${year}${rest}`];
    const meant = my.isWithin(here, span) || !my.isWithin(before, span) ? here : before;
    return isDay(meant) ? meant : "";
  };

  const NO_DATE = "It is not a date.";

  /** @type {(why: string) => My.Reading} */
  const odd = (why) => ({ is: "odd", why });

  /** @type {(ways: My.Ways, year: string) => My.Reading} */
  const reading = (ways, year) =>
    Object.values(ways).some(Boolean)
      ? { is: "day", ways, short: year.length < 4 }
      : odd("It is not a day of the calendar.");

  /** @type {(numbers: string[], span: My.Span) => My.Reading} */
  const ofNumbers = ([, one, sign, two, third], span) => {
    const year = third.replace(/['’]/, "");
    const ways = { dmy: dayOf(year, two, one, span), mdy: dayOf(year, one, two, span), ymd: "" };
    const yearMayBeFirst = year.length < 4 && one.length === 2 && (sign === "-" || Number(one) > 31);
    if (yearMayBeFirst) ways.ymd = dayOf(one, two, year, span);
    return reading(ways, year);
  };

  /** @type {(text: string, span: My.Span) => My.Reading | null} */
  const withMonth = (text, span) => {
    const [, first, middle, date] = YEAR_FIRST.exec(text) || [];
    if (first && monthOf(middle)) return reading({ fixed: dayOf(first, monthOf(middle), date, span) }, first);
    const [, day, name, year] = DAY_FIRST.exec(text) || [];
    const [, otherName, otherDay, otherYear] = MONTH_FIRST.exec(text) || [];
    const month = monthOf(name || otherName || "");
    if (!month) return null;
    const digits = (year || otherYear || "").replace(/['’]/, "");
    if (!digits) return odd("The year is missing.");
    return reading({ fixed: dayOf(digits, month, day || otherDay, span) }, digits);
  };

  /** Return what a cell that should hold a day holds, as far as it tells by itself. */
  my.readDay = (cell, span) => {
    const whole = cell.normalize("NFKC").replace(/\s+/g, " ").trim();
    if (EMPTY.test(whole)) return { is: "empty" };
    const timeless = whole
      .replace(TIME, "")
      .replace(/\s?[年月]\s?/g, "-")
      .replace("日", "");
    const [start = "", word = ""] = WORD.exec(timeless) || [];
    const text = start && !monthOf(word) ? timeless.slice(start.length) : timeless;
    const serial = /^(\d{5})(?:[.,]\d+)?$/.exec(text);
    if (serial) return { is: "serial", number: Number(serial[1]) };
    const iso = ISO.exec(text) || BASIC.exec(text);
    if (iso) return reading({ fixed: dayOf(iso[1], iso[2], iso[3], span) }, iso[1]);
    const numbers = NUMBERS.exec(text);
    if (numbers) return ofNumbers(numbers, span);
    if (NO_YEAR.test(text)) return odd("The year is missing.");
    return withMonth(text, span) || odd(NO_DAY.test(text) ? "The day is missing." : NO_DATE);
  };

  const ORDERS = /** @type {My.Order[]} */ (Object.keys(my.ORDERS));

  /**
   * Return what the cells of a column tell together. The order in which numbers stand is known if it follows from all
   * of them; the places are those of a cell that shows it, or that has to be asked about.
   */
  my.readColumn = (cells, span) => {
    const readings = cells.map((cell) => my.readDay(cell, span));
    /** @type {{ways: My.Ways, place: number}[]} */
    const open = [];
    readings.forEach((one, place) => {
      if (one.is === "day" && one.ways.fixed === undefined) open.push({ ways: one.ways, place });
    });
    const orders = ORDERS.filter((order) => open.some(({ ways }) => ways[order]));
    const right = orders.filter((order) => open.every(({ ways }) => ways[order]));
    /** @type {(one: {ways: My.Ways}, all: My.Order[]) => boolean} */
    const differs = ({ ways }, all) => new Set(all.map((order) => ways[order])).size > 1;
    const known = right.length > 0 && !open.some((one) => differs(one, right));
    // What tells the order of the others, or else what can be read in two ways.
    const telling = open.find((one) =>
      known
        ? orders.some((order) => !one.ways[order])
        : differs(
            one,
            orders.filter((order) => one.ways[order]),
          ),
    );
    return {
      readings,
      orders,
      order: known ? right[0] : "",
      shows: (telling || open[0])?.place ?? -1,
      short: readings.findIndex((one) => one.is === "day" && one.short),
      serial: readings.findIndex(({ is }) => is === "serial"),
      dated: readings.filter((one) => one.is !== "empty" && !(one.is === "odd" && one.why === NO_DATE)).length,
      filled: readings.filter(({ is }) => is !== "empty").length,
    };
  };

  /** Return the day of a reading by what the reader has answered, or why there is none. */
  my.dayOf = (reading, { order, short, mac }, span) => {
    if (reading.is === "empty") return {};
    if (reading.is === "odd") return { fault: reading.why };
    let day = "";
    if (reading.is === "serial") day = plusDays(FIRST_SERIAL, reading.number + (mac ? LATER_ON_MAC : 0));
    else {
      if (reading.short && !short) return { fault: "Its year has two digits.", open: true };
      if (reading.short && short === "none") return { fault: "Its year has two digits." };
      const fixed = reading.ways.fixed;
      if (fixed === undefined && !order) return { fault: "It can be read in two ways.", open: true };
      if (fixed === undefined && order === "none") return { fault: "It can be read in two ways." };
      day = fixed ?? (reading.ways[/** @type {My.Order} */ (order)] || "");
      if (!day) return { fault: `It is no day if it is written as ${my.ORDERS[/** @type {My.Order} */ (order)]}.` };
    }
    const fault = my.dayFault(day, span, longDate);
    return fault ? { fault } : { day };
  };
})();
