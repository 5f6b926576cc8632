// Messages: what a reader fills into the blanks, and what they do with the text. Nothing is sent. What is typed lasts as
// long as the tab; what My search knows of the reader is filled in.
(() => {
  "use strict";

  const { ready, make, announcer, notice, copy, NOT_COPIED, store, messages } = window.Rapport;

  const STORE_KEY = "rapport-messages"; // of the tab's storage: what was typed, by blank
  const WIDE = "(min-width: 60em)"; // as in message.css: the fields stand beside the letter
  // Some systems cut an address that is longer than this when they hand it to the mail program.
  const LONGEST_SAFE_LINK = 2000;
  const NAMED_AT_MOST = 3;
  const LONGEST_NAME = 120; // letters
  const FIRM_BLANK = "ask-a-firm/firm"; // the key of the blank for a firm that the address gives: ?firm=Acre#ask-a-firm
  const FROM_ADDRESS = "?firm"; // the key of the last one that it gave

  /**
   * Return which blanks are still empty, in words.
   *
   * @param {string[]} labels Of the empty blanks; they have commas of their own.
   */
  const emptyText = (labels) => {
    const named = labels.slice(0, NAMED_AT_MOST).join("; ");
    const more = labels.length - NAMED_AT_MOST;
    return `Still empty: ${named}${more > 0 ? `; and ${more} more` : ""}.`;
  };

  // ------------------------------------------------------------------ What has been filled in

  /**
   * Return the texts among some values: what is stored may have been spoilt.
   *
   * @param {unknown} values
   * @returns {Map<string, string>}
   */
  const textsIn = (values) =>
    new Map(Object.entries(values instanceof Object ? values : {}).filter((entry) => typeof entry[1] === "string"));

  /** Return what was typed in this tab, by blank. */
  const typedBefore = () => {
    try {
      return textsIn(JSON.parse(window.sessionStorage.getItem(STORE_KEY) || "null"));
    } catch {
      return textsIn(null); // Nothing can be read, or nothing that makes sense.
    }
  };

  /**
   * Keep what was typed for as long as the tab is open, and tell whether it is kept.
   *
   * @param {Map<string, string>} typed
   */
  const keep = (typed) => {
    try {
      window.sessionStorage.setItem(STORE_KEY, JSON.stringify(Object.fromEntries(typed)));
      return true;
    } catch {
      return false;
    }
  };

  const forget = () => {
    try {
      window.sessionStorage.removeItem(STORE_KEY);
    } catch {
      // What may not be read has not been stored either.
    }
  };

  /** Return the name of the firm that the address gives, as a line of text that is no longer than a name; else nothing. */
  const firmAsked = () => {
    const name = new URLSearchParams(window.location.search).get("firm") ?? "";
    return [...name.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim()].slice(0, LONGEST_NAME).join("");
  };

  /**
   * Fill in the firm that the address gives, once: what is typed in its place afterwards stays. Tell whether it is kept.
   *
   * @param {Map<string, string>} typed
   */
  const fillFirm = (typed) => {
    const firm = firmAsked();
    if (!firm || typed.get(FROM_ADDRESS) === firm) return true;
    return keep(typed.set(FROM_ADDRESS, firm).set(FIRM_BLANK, firm));
  };

  /** Return what the reader has said about themselves in My search, by the blank that asks for it. */
  const aboutReader = () => textsIn(store.read("search")?.about);

  // ------------------------------------------------------------------ One message on the page

  /** Return the blanks of a message, by their ids. @param {HTMLElement} article @returns {Map<string, Blank>} */
  const blanksOf = (article) => {
    const marks = /** @type {HTMLElement[]} */ ([...article.querySelectorAll("[data-blank]")]);
    const fields = /** @type {HTMLInputElement[]} */ ([...article.querySelectorAll("[data-field]")]);
    return new Map(
      fields.map((field) => {
        const id = field.dataset.field || "";
        const label = field.labels?.[0].textContent || "";
        const key = "shared" in field.dataset ? id : `${article.dataset.messageId}/${id}`;
        const example = field.placeholder.replace(/^e\.g\. /, "");
        return [id, { id, key, field, label, example, marks: marks.filter((mark) => mark.dataset.blank === id) }];
      }),
    );
  };

  /**
   * Write a text where it differs: the browser lays out anew what is set, also to what it was.
   *
   * @type {(node: Node, text: string) => void}
   */
  const put = (node, text) => {
    if (node.textContent !== text) node.textContent = text;
  };

  /** Return a piece of a message by its name. @type {(article: HTMLElement, name: string) => HTMLElement} */
  const partOf = (article, name) => /** @type {HTMLElement} */ (article.querySelector(`.message__${name}`));

  /**
   * Return the letter of a message: what it says as it stands.
   *
   * @param {HTMLElement} article
   * @param {MessagePage} page
   */
  const letterOf = (article, page) => {
    const subjectLine = partOf(article, "line");
    const bodies = /** @type {HTMLElement[]} */ ([...article.querySelectorAll(".message__body")]);
    const choices = /** @type {HTMLInputElement[]} */ ([...article.querySelectorAll(".message__forms input")]);
    const blanks = blanksOf(article);
    /** Return the form that is chosen; the first where there is no choice. */
    const chosen = () =>
      bodies.find(({ dataset }) => dataset.form === choices.find(({ checked }) => checked)?.value) || bodies[0];
    const limit = () => Number(chosen().dataset.characters) || 0;

    /** Return the text of a blank: what was typed, or else what My search knows. */
    const textOf = (/** @type {Blank} */ { id, key }) =>
      page.typed.get(key) ?? (key === id ? page.aboutReader.get(id) : undefined) ?? "";
    const value = (/** @type {Blank} */ blank) => textOf(blank).trim();
    const shows = (/** @type {Node} */ mark) => chosen().contains(mark) || (!limit() && subjectLine.contains(mark));
    const asked = () => [...blanks.values()].filter((blank) => blank.marks.some(shows));
    const stillEmpty = () => asked().filter((blank) => !value(blank));

    /**
     * Return a text of the message as it stands, without markup.
     *
     * @param {Element} node
     * @param {(blank: Blank) => string} gap Says what stands for an empty blank.
     */
    const plain = (node, gap) =>
      [...node.childNodes]
        .map((child) => {
          if (child instanceof Text) return child.data.replace(/\s+/g, " ");
          if (child.nodeName === "BR") return "\n";
          const { dataset } = /** @type {HTMLElement} */ (child);
          const blank = /** @type {Blank} */ (blanks.get(dataset.blank || ""));
          return value(blank) || gap(blank);
        })
        .join("")
        .trim();
    const inBrackets = (/** @type {Blank} */ blank) => `[${blank.label}]`;
    const subject = () => (limit() ? "" : plain(subjectLine, inBrackets));
    const body = (gap = inBrackets) =>
      [...(chosen().querySelector(".message__text")?.children ?? [])].map((child) => plain(child, gap)).join("\n\n");

    return { blanks, bodies, choices, chosen, limit, textOf, value, asked, stillEmpty, subject, body };
  };

  /**
   * Fill in a message, and give its buttons what they do.
   *
   * @param {HTMLElement} article
   * @param {MessagePage} page A blank that speaks of the reader is the same in all messages; any other, such as a date
   *   or another person's name, belongs to its message alone.
   * @returns {() => void} Shows the message as it is now.
   */
  const enhance = (article, page) => {
    const [min, max] = [Number(article.dataset.wordsMin), Number(article.dataset.wordsMax)];
    const part = (/** @type {string} */ name) => partOf(article, name);
    const button = (/** @type {string} */ name) =>
      /** @type {HTMLElement} */ (article.querySelector(`[data-do=${name}]`));
    const [filled, length] = ["filled", "length"].map(part);
    const form = /** @type {HTMLDetailsElement} */ (part("fill"));
    const letter = letterOf(article, page);
    const { blanks, choices, limit, textOf, value, asked, stillEmpty, subject, body } = letter;

    const announce = announcer();
    const lastAction = notice();
    const byHand = make("div");
    const empty = make("p", { class: "message__empty hint" });
    const long = make(
      "p",
      { class: "hint", hidden: true },
      "This is long for some mail programs. If the end is missing there, use Copy.",
    );
    length.after(empty);
    part("tools").after(long, lastAction.element, byHand, announce.element);
    form.open = window.matchMedia(WIDE).matches || form.contains(document.activeElement); // Whoever types goes on.
    // A view of My search, which only scripts know.
    for (const link of part("known").querySelectorAll("a")) link.hash = "about";

    const mail = /** @type {HTMLAnchorElement} */ (button("mail"));
    mail.addEventListener("click", () => tellOfMail());
    button("copy").addEventListener("click", () => copyText());
    button("clear").addEventListener("click", () => clear());
    /** @type {(blank: Blank, on: boolean) => void} */
    const highlight = (blank, on) => {
      for (const mark of blank.marks) mark.classList.toggle("blank--current", on);
    };
    for (const blank of blanks.values()) {
      blank.field.addEventListener("input", () => type(blank));
      blank.field.addEventListener("focus", () => highlight(blank, true));
      blank.field.addEventListener("blur", () => highlight(blank, false));
    }

    for (const choice of choices) {
      choice.addEventListener("change", () => {
        lastAction.hide();
        byHand.replaceChildren();
        paint();
        announce.say(length.textContent || "");
      });
    }

    const paint = () => {
      // An empty blank counts as long as its example, as it does where the data is checked.
      const text = body(({ example }) => example);
      const [words, letters, most] = [messages.wordsIn(text), [...text].length, limit()];
      const current = asked();
      for (const one of letter.bodies) one.hidden = one !== letter.chosen();
      part("subject").hidden = Boolean(most);
      mail.hidden = Boolean(most);
      for (const blank of blanks.values()) {
        const typed = value(blank);
        blank.field.parentElement?.toggleAttribute("hidden", !current.includes(blank));
        if (blank.field.value !== textOf(blank)) blank.field.value = textOf(blank); // Setting it moves the cursor.
        for (const mark of blank.marks) {
          put(mark, typed || blank.label);
          mark.classList.toggle("blank--filled", Boolean(typed));
        }
      }
      const missing = stillEmpty().map((blank) => blank.label);
      put(filled, `${current.length - missing.length} of ${current.length} filled`);
      empty.hidden = !missing.length || missing.length === current.length;
      put(empty, emptyText(missing));
      put(length, `${most ? messages.limitText(letters, most) : messages.lengthText(words, min, max)}.`);
      length.classList.toggle("message__length--off", most ? letters > most : words < min || words > max);
      mail.href = messages.mailLink(subject(), body());
      long.hidden = mail.href.length <= LONGEST_SAFE_LINK;
      part("known").hidden = !current.some((blank) => value(blank) && !page.typed.has(blank.key));
      if (!page.kept)
        part("until").textContent = "What you fill in cannot be kept: you have it until you leave this page.";
    };

    const type = (/** @type {Blank} */ blank) => {
      page.typed.set(blank.key, blank.field.value);
      lastAction.hide();
      byHand.replaceChildren();
      page.changed();
      announce.say(length.textContent || "", 1200);
    };

    const gapText = () => {
      const gaps = stillEmpty().length;
      if (!gaps) return "";
      if (gaps === asked().length) return " All its blanks are still empty.";
      return ` ${gaps} of its blanks ${gaps === 1 ? "is" : "are"} still empty.`;
    };

    /** @type {(text: string, answers?: Record<string, () => void>) => void} */
    const tell = (text, answers) => {
      lastAction.show(text, answers);
      announce.say(text);
    };

    const tellOfMail = () => {
      if (stillEmpty().length) tell(`Your mail program gets the message as it stands.${gapText()}`);
    };

    const copyText = async () => {
      const copied = await copy(limit() ? `${body()}\n` : messages.asText(subject(), body()), byHand);
      const text = copied ? `${limit() ? "The text was" : "The subject and the text were"} copied.` : NOT_COPIED;
      tell(`${text}${gapText()}`);
    };

    const clear = () => {
      byHand.replaceChildren();
      const before = new Map(page.typed);
      const gone = asked().filter(textOf);
      if (!gone.length) {
        if (!lastAction.asks()) tell("Nothing has been typed here.");
        return;
      }
      for (const { key } of gone) page.typed.set(key, "");
      page.changed();
      tell("The fields were emptied, and what you said of yourself in other messages too.", {
        Undo() {
          page.typed = before;
          page.changed();
          lastAction.hide();
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

  const enhanced = new WeakSet();
  /** @type {MessagePage | null} The one that is open. */
  let page = null;
  ready(() => {
    const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-message-id]")]);
    const articles = all.filter((article) => !enhanced.has(article));
    if (!articles.length) return;
    /** @type {(() => void)[]} */
    const paints = [];
    const typed = typedBefore();
    const opened = {
      typed,
      aboutReader: aboutReader(),
      kept: fillFirm(typed),
      paint: () => {
        for (const paint of paints) paint();
      },
      changed: () => {
        opened.kept = keep(opened.typed);
        opened.paint();
      },
    };
    for (const article of articles) {
      enhanced.add(article);
      paints.push(enhance(article, opened));
    }
    opened.paint();
    page = opened;
  });
  store.onChange(() => {
    if (!page) return;
    page.aboutReader = aboutReader();
    page.paint();
  });

  window.Rapport.forgetMessages = forget;
})();
