// What several views say of a firm: its kind, whose turn it is, its log as a picture, and what to do with a new one.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { compare, count, daysBetween, longDate } = window.Rapport;
  const { html, Button } = my;
  const DRAWN = 120; // entries of a timeline
  const LEAST_SPAN = 30; // days that a timeline is wide at least

  my.Badge = ({ ws, kind }) =>
    kind ? html`<span class=${`badge badge--${kind}`}>${ws.word("kind", kind)}</span>` : null;

  my.turnText = ({ turn, since }) => {
    if (!turn || !since) return "";
    return `${turn === "you" ? "Your" : "Their"} turn, since ${longDate(since)}`;
  };

  my.favoursText = ({ given, received }) => (given || received ? `${given} given, ${received} received` : "");

  my.hostOf = (address) => {
    try {
      return new URL(address).hostname.replace(/^www\./, "");
    } catch {
      return address;
    }
  };

  /** What a reader can do once they know whether a firm fits. */
  my.Research = ({ ws, firm }) => {
    const { name, listed } = ws.about(firm);
    const page = () => html`<a class="tool" href=${ws.firmUrl(firm.id)}>
      Read its page<span class="visually-hidden">: ${name}</span>
    </a>`;
    return html`${listed && page()}
      <${Button} onClick=${() => ws.setRelation(firm, "to-contact")}>
        It fits: to contact<span class="visually-hidden">, ${name}</span>
      <//>
      <${Button} onClick=${() => ws.unfollow(firm)}>
        It does not fit: remove<span class="visually-hidden"> ${name}</span>
      <//>`;
  };

  /** A small picture of a log. Your notes and calls stand above the line, what came from them below. */
  my.Timeline = ({ ws, entries: all, name }) => {
    const days = ws.span();
    const entries = all.filter(({ on }) => my.isWithin(on, days));
    if (!entries.length) return null;
    const [first, newest] = [entries[0].on, entries[entries.length - 1].on];
    const last = compare(newest, ws.today) > 0 ? newest : ws.today;
    const span = Math.max(LEAST_SPAN, daysBetween(first, last));
    /** @param {string} day */
    const x = (day) => 6 + (daysBetween(first, day) / span) * 288;
    /** @param {My.Entry} entry */
    const dot = ({ id, on, kind }) => {
      const direction = ws.known.entries[kind]?.direction;
      const [side, y] = kind === "no-answer" ? ["none", 20] : direction === "out" ? ["mine", 12] : ["theirs", 28];
      return html`<circle key=${id} class=${`ms-timeline__${side}`} cx=${x(on)} cy=${y} r="4">
        <title>${`${longDate(on)}: ${ws.word("entry", kind)}`}</title>
      </circle>`;
    };
    const number = count(entries.length, "entry", "entries");
    const label = `${name}: ${number} from ${longDate(first)} to ${longDate(newest)}; the table has them`;
    // The days stand beside the picture, since text in it would shrink with it.
    return html`<svg class="ms-timeline" viewBox="0 0 300 40" role="img" aria-label=${label}>
        <line class="ms-timeline__axis" x1="6" x2="294" y1="20" y2="20" />
        ${entries.slice(-DRAWN).map(dot)}
      </svg>
      <p class="ms-timeline__days" aria-hidden="true">
        <span>${longDate(first)}</span><span>${last === ws.today ? "today" : longDate(last)}</span>
      </p>`;
  };
})();
