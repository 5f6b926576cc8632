// Messages: fields for the blanks, and what a reader does with the text. Nothing that is typed is stored or sent.
(() => {
  "use strict";

  const { ready, make, announcer, notice, copy } = window.Rapport;

  // Fields about the reader, which a browser may offer to fill: https://www.w3.org/TR/WCAG22/#identify-input-purpose
  const PURPOSE = { "your-name": "name", phone: "tel", "private-email": "email" };
  // Some systems cut an address that is longer than this when they hand it to the mail program.
  const LONGEST_SAFE_LINK = 2000;
  const NAMED_AT_MOST = 3;

  // ------------------------------------------------------------------ Pure functions

  /** Return how many words a text has. */
  const wordsIn = (text) => text.split(/\s+/).filter(Boolean).length;

  /** Return the number of words and the advice, in words. */
  const lengthText = (words, min, max) => {
    const count = `${words} ${words === 1 ? "word" : "words"}; advised ${min} to ${max}`;
    if (words > max) return `${count}, so ${words - max} too many`;
    return words < min ? `${count}, so ${min - words} too few` : count;
  };

  /** Return the address that opens a message in the mail program; RFC 6068 asks for CRLF between lines. */
  const mailLink = (subject, body) => {
    const encode = (text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd").replace(/\r?\n/g, "\r\n"));
    return `mailto:?subject=${encode(subject)}&body=${encode(body)}`;
  };

  /** Return a subject and a body as one plain text. */
  const asText = (subject, body) => `Subject: ${subject}\n\n${body}\n`;

  /** Return which blanks are still empty, in words, by their labels; the labels have commas of their own. */
  const emptyText = (labels) => {
    const named = labels.slice(0, NAMED_AT_MOST).join("; ");
    const more = labels.length - NAMED_AT_MOST;
    return `Still empty: ${named}${more > 0 ? `; and ${more} more` : ""}.`;
  };

  // ------------------------------------------------------------------ One message on the page

  /**
   * Give a message its fields and buttons.
   *
   * @param {Element} article
   * @param {{values: Map<string, string>, changed: () => void}} page What has been typed, by blank, for all messages of
   *   the page; a blank of the same id is the same blank everywhere.
   */
  const take = (article, page) => {
    const own = article.dataset.messageId;
    const [min, max] = [Number(article.dataset.wordsMin), Number(article.dataset.wordsMax)];
    const subjectLine = article.querySelector(".message__line");
    const bodyText = article.querySelector(".message__body");
    const marks = [...article.querySelectorAll("[data-blank]")];

    const blanks = new Map(); // of this message, in the order of their first use
    for (const mark of marks) {
      const { blank: id, example } = mark.dataset;
      if (!blanks.has(id)) blanks.set(id, { id, example, label: mark.textContent, marks: [] });
      blanks.get(id).marks.push(mark);
    }

    const announce = announcer();
    const deed = notice();
    const byHand = make("div");
    const filled = make("span", { class: "message__filled" });
    const length = article.querySelector(".message__length");
    const empty = make("p", { class: "message__empty hint" });
    const long = make(
      "p",
      { class: "hint", hidden: true },
      "This is long for some mail programs. If the end is missing there, use Copy.",
    );

    const light = (blank, on) => blank.marks.forEach((mark) => mark.classList.toggle("blank--current", on));
    const fieldOf = (blank) => {
      const id = `${own}--${blank.id}`;
      blank.field = make("input", {
        id,
        type: "text",
        placeholder: `e.g. ${blank.example}`,
        autocomplete: PURPOSE[blank.id] || "off",
        // Some browsers send what they check the spelling of to their maker.
        spellcheck: "false",
        input: () => type(blank),
        focus: () => light(blank, true),
        blur: () => light(blank, false),
      });
      const row = make("div", { class: "message__blank" }, make("label", { for: id }, blank.label), blank.field);
      row.style.setProperty("--letters", Math.max(blank.example.length + 5, Math.min(blank.label.length, 45) * 0.8));
      return row;
    };
    const form = make(
      "details",
      { class: "message__fill", open: window.matchMedia("(min-width: 45em)").matches },
      make("summary", {}, "Fill in the blanks ", filled),
      make("div", { class: "message__fields" }, ...[...blanks.values()].map(fieldOf)),
    );
    const mail = make("a", { class: "tool", click: () => tellOfMail() }, "Open in mail");
    const title = article.querySelector(".message__title").textContent;
    const bar = make(
      "div",
      { class: "tools", role: "group", "aria-label": `Message: ${title}` },
      make("button", { type: "button", class: "tool tool--first", click: () => copyText() }, "Copy"),
      mail,
      make("button", { type: "button", class: "tool", click: () => clear() }, "Clear"),
    );
    article.querySelector(".message__sheet").before(form);
    length.after(empty, bar, long, deed.element, byHand, announce.element);

    const value = (blank) => (page.values.get(blank.id) || "").trim();
    const stillEmpty = () => [...blanks.values()].filter((blank) => !value(blank));

    /** Return a text of the message as it stands, without markup; gap says what stands for an empty blank. */
    const plain = (node, gap) =>
      [...node.childNodes]
        .map((child) => {
          if (child.nodeType === Node.TEXT_NODE) return child.data.replace(/\s+/g, " ");
          if (child.nodeName === "BR") return "\n";
          const blank = blanks.get(child.dataset.blank);
          return value(blank) || gap(blank);
        })
        .join("")
        .trim();
    const inBrackets = (blank) => `[${blank.label}]`;
    const subject = () => plain(subjectLine, inBrackets);
    const body = (gap = inBrackets) => [...bodyText.children].map((child) => plain(child, gap)).join("\n\n");

    const paint = () => {
      // An empty blank counts as one word, as it does where the data is checked.
      const words = wordsIn(body(() => "…"));
      for (const blank of blanks.values()) {
        const typed = value(blank);
        const wanted = page.values.get(blank.id) || "";
        if (blank.field.value !== wanted) blank.field.value = wanted; // Setting it moves the cursor.
        for (const mark of blank.marks) {
          mark.textContent = typed || blank.label;
          mark.classList.toggle("blank--filled", Boolean(typed));
        }
      }
      const missing = stillEmpty().map((blank) => blank.label);
      filled.textContent = `${blanks.size - missing.length} of ${blanks.size} filled`;
      empty.hidden = !missing.length || missing.length === blanks.size;
      empty.textContent = emptyText(missing);
      length.textContent = `${lengthText(words, min, max)}.`;
      length.classList.toggle("message__length--off", words < min || words > max);
      mail.href = mailLink(subject(), body());
      long.hidden = mail.href.length <= LONGEST_SAFE_LINK;
    };

    const type = (blank) => {
      page.values.set(blank.id, blank.field.value);
      deed.hide();
      byHand.replaceChildren();
      page.changed();
      announce.say(length.textContent, 1200);
    };

    const gapText = () => {
      const gaps = stillEmpty().length;
      if (!gaps) return "";
      if (gaps === blanks.size) return " All its blanks are still empty.";
      return ` ${gaps} of its blanks ${gaps === 1 ? "is" : "are"} still empty.`;
    };

    const tell = (text, answers) => {
      deed.show(text, answers);
      announce.say(text);
    };

    const tellOfMail = () => {
      if (stillEmpty().length) tell(`Your mail program gets the message as it stands.${gapText()}`);
    };

    const copyText = async () => {
      const copied = await copy(asText(subject(), body()), byHand);
      const text = copied
        ? "The subject and the text were copied."
        : "Your browser does not let this page copy. The text below is selected: copy it from there.";
      tell(`${text}${gapText()}`);
    };

    const clear = () => {
      byHand.replaceChildren();
      const before = [...blanks.keys()].filter((id) => page.values.has(id)).map((id) => [id, page.values.get(id)]);
      if (!before.some(([, typed]) => typed)) {
        if (!deed.asks()) tell("Nothing has been typed here.");
        return;
      }
      for (const [id] of before) page.values.delete(id);
      page.changed();
      tell("The fields were emptied, and so were the same blanks in other messages.", {
        Undo() {
          for (const [id, typed] of before) page.values.set(id, typed);
          page.changed();
          deed.hide();
          announce.say("What you had typed is back.");
          blanks.get(before[0][0]).field.focus();
        },
      });
    };

    // A shortcut for those who point; the fields themselves stand above.
    for (const blank of blanks.values()) {
      for (const mark of blank.marks) {
        mark.addEventListener("click", () => {
          form.open = true;
          blank.field.focus();
        });
      }
    }
    article.classList.add("message--live");
    return paint;
  };

  // ------------------------------------------------------------------ All of them

  const taken = new WeakSet();
  ready(() => {
    const articles = [...document.querySelectorAll("[data-message-id]")].filter((article) => !taken.has(article));
    const page = { values: new Map(), changed: () => paints.forEach((paint) => paint()) };
    const paints = articles.map((article) => {
      taken.add(article);
      return take(article, page);
    });
    page.changed();
  });

  window.Rapport.messages = { wordsIn, lengthText, mailLink, asText, emptyText };
})();
