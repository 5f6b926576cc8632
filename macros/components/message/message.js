// Messages: what a reader fills into the blanks, and what they do with the text. Nothing is sent. What is typed lasts as
// long as the tab; what My search knows of the reader is filled in.
(() => {
  "use strict";

  const { ready, make, announcer, notice, copy, store } = window.Rapport;

  const KEY = "rapport-messages"; // of the tab's own storage: what was typed, by blank
  const WIDE = "(min-width: 60em)"; // as in message.css: the fields stand beside the letter
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

  /** Return the number of characters and the limit, in words; a site counts them as people do, by letters. */
  const limitText = (letters, most) => {
    const count = `${letters} ${letters === 1 ? "character" : "characters"} of ${most}`;
    return letters > most ? `${count}, so ${letters - most} too many` : count;
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

  /** Return the texts among some values: what is stored may have been spoilt. */
  const textsIn = (values) =>
    Object.entries(values !== null && typeof values === "object" ? values : {}).filter(
      ([, text]) => typeof text === "string",
    );

  // ------------------------------------------------------------------ What has been filled in

  /** Return what was typed in this tab, by blank. */
  const typedBefore = () => {
    try {
      return new Map(textsIn(JSON.parse(window.sessionStorage.getItem(KEY))));
    } catch {
      return new Map(); // Nothing can be read, or nothing that makes sense.
    }
  };

  /** Keep what was typed for as long as the tab is open, and tell whether it is kept. */
  const keep = (typed) => {
    try {
      window.sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(typed)));
      return true;
    } catch {
      return false;
    }
  };

  /** Forget what was typed in this tab. */
  const forget = () => {
    try {
      window.sessionStorage.removeItem(KEY);
    } catch {
      // What may not be read has not been stored either.
    }
  };

  /** Return what the reader has said about themselves in My search, by the blank that asks for it. */
  const aboutReader = () => new Map(textsIn(store.read("search")?.about));

  // ------------------------------------------------------------------ One message on the page

  /**
   * Fill in a message, and give its buttons what they do.
   *
   * @param {Element} article
   * @param {{typed: Map<string, string>, known: Map<string, string>, kept: boolean, changed: () => void}} page What has
   *   been typed and what My search knows. A blank that speaks of the reader is the same in all messages; any other, such
   *   as a date or another person's name, belongs to its message alone.
   */
  const take = (article, page) => {
    const [min, max] = [Number(article.dataset.wordsMin), Number(article.dataset.wordsMax)];
    const part = (name) => article.querySelector(`.message__${name}`);
    const button = (name) => article.querySelector(`[data-do=${name}]`);
    const [subjectLine, form, filled, length] = ["line", "fill", "filled", "length"].map(part);
    const bodies = [...article.querySelectorAll(".message__body")];
    const choices = [...article.querySelectorAll(".message__forms input")];
    /** Return the form that is chosen; the first where there is no choice. */
    const chosen = () =>
      bodies.find(({ dataset }) => dataset.form === choices.find(({ checked }) => checked)?.value) || bodies[0];
    const limit = () => Number(chosen().dataset.characters) || 0;
    const marks = [...article.querySelectorAll("[data-blank]")];
    const blanks = new Map(
      [...article.querySelectorAll("[data-field]")].map((field) => {
        const id = field.dataset.field;
        const label = field.labels[0].textContent;
        const key = "own" in field.dataset ? id : `${article.dataset.messageId}/${id}`;
        const example = field.placeholder.replace(/^e\.g\. /, "");
        return [id, { id, key, field, label, example, marks: marks.filter((mark) => mark.dataset.blank === id) }];
      }),
    );

    const announce = announcer();
    const deed = notice();
    const byHand = make("div");
    const empty = make("p", { class: "message__empty hint" });
    const long = make(
      "p",
      { class: "hint", hidden: true },
      "This is long for some mail programs. If the end is missing there, use Copy.",
    );
    length.after(empty);
    part("tools").after(long, deed.element, byHand, announce.element);
    form.open = window.matchMedia(WIDE).matches;

    const mail = button("mail");
    mail.addEventListener("click", () => tellOfMail());
    button("copy").addEventListener("click", () => copyText());
    button("clear").addEventListener("click", () => clear());
    const light = (blank, on) => blank.marks.forEach((mark) => mark.classList.toggle("blank--current", on));
    for (const blank of blanks.values()) {
      blank.field.addEventListener("input", () => type(blank));
      blank.field.addEventListener("focus", () => light(blank, true));
      blank.field.addEventListener("blur", () => light(blank, false));
    }

    for (const choice of choices) {
      choice.addEventListener("change", () => {
        deed.hide();
        byHand.replaceChildren();
        paint();
        announce.say(length.textContent);
      });
    }

    const wanted = ({ id, key }) => page.typed.get(key) ?? (key === id ? page.known.get(id) : undefined) ?? "";
    const value = (blank) => wanted(blank).trim();
    const shows = (mark) => chosen().contains(mark) || (!limit() && subjectLine.contains(mark));
    const asked = () => [...blanks.values()].filter((blank) => blank.marks.some(shows));
    const stillEmpty = () => asked().filter((blank) => !value(blank));

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
    const subject = () => (limit() ? "" : plain(subjectLine, inBrackets));
    const body = (gap = inBrackets) =>
      [...chosen().querySelector(".message__text").children].map((child) => plain(child, gap)).join("\n\n");

    const paint = () => {
      // An empty blank counts as long as its example, as it does where the data is checked.
      const text = body(({ example }) => example);
      const [words, letters, most] = [wordsIn(text), [...text].length, limit()];
      const current = asked();
      for (const one of bodies) one.hidden = one !== chosen();
      part("subject").hidden = Boolean(most);
      mail.hidden = Boolean(most);
      for (const blank of blanks.values()) {
        const typed = value(blank);
        blank.field.parentElement.hidden = !current.includes(blank);
        if (blank.field.value !== wanted(blank)) blank.field.value = wanted(blank); // Setting it moves the cursor.
        for (const mark of blank.marks) {
          mark.textContent = typed || blank.label;
          mark.classList.toggle("blank--filled", Boolean(typed));
        }
      }
      const missing = stillEmpty().map((blank) => blank.label);
      filled.textContent = `${current.length - missing.length} of ${current.length} filled`;
      empty.hidden = !missing.length || missing.length === current.length;
      empty.textContent = emptyText(missing);
      length.textContent = `${most ? limitText(letters, most) : lengthText(words, min, max)}.`;
      length.classList.toggle("message__length--off", most ? letters > most : words < min || words > max);
      mail.href = mailLink(subject(), body());
      long.hidden = mail.href.length <= LONGEST_SAFE_LINK;
      part("known").querySelector("a").hash = "about"; // A view of My search, which only scripts know.
      part("known").hidden = !current.some((blank) => value(blank) && !page.typed.has(blank.key));
      if (!page.kept)
        part("until").textContent = "What you fill in cannot be kept: you have it until you leave this page.";
    };

    const type = (blank) => {
      page.typed.set(blank.key, blank.field.value);
      deed.hide();
      byHand.replaceChildren();
      page.changed();
      announce.say(length.textContent, 1200);
    };

    const gapText = () => {
      const gaps = stillEmpty().length;
      if (!gaps) return "";
      if (gaps === asked().length) return " All its blanks are still empty.";
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
      const copied = await copy(limit() ? `${body()}\n` : asText(subject(), body()), byHand);
      const text = copied
        ? `${limit() ? "The text was" : "The subject and the text were"} copied.`
        : "Your browser does not let this page copy. The text below is selected: copy it from there.";
      tell(`${text}${gapText()}`);
    };

    const clear = () => {
      byHand.replaceChildren();
      const before = new Map(page.typed);
      const gone = asked().filter(wanted);
      if (!gone.length) {
        if (!deed.asks()) tell("Nothing has been typed here.");
        return;
      }
      for (const { key } of gone) page.typed.set(key, "");
      page.changed();
      tell("The fields were emptied, and what you said of yourself in other messages too.", {
        Undo() {
          page.typed = before;
          page.changed();
          deed.hide();
          announce.say("What you had typed is back.");
          gone[0].field.focus();
        },
      });
    };

    // A shortcut for those who point; the fields themselves are for everyone.
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
  let page = null; // the one that is open
  ready(() => {
    const articles = [...document.querySelectorAll("[data-message-id]")].filter((article) => !taken.has(article));
    if (!articles.length) return;
    const own = { typed: typedBefore(), known: aboutReader(), kept: true };
    const paints = articles.map((article) => {
      taken.add(article);
      return take(article, own);
    });
    own.paint = () => paints.forEach((paint) => paint());
    own.changed = () => {
      own.kept = keep(own.typed);
      own.paint();
    };
    own.paint();
    page = own;
  });
  store.onChange(() => {
    if (!page) return;
    page.known = aboutReader();
    page.paint();
  });

  window.Rapport.messages = { wordsIn, lengthText, limitText, mailLink, asText, emptyText, forget };
})();
