// Which checklists and messages fit where a reader stands, and how a message and an address are filled in.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;

  /** Return the checklists that fit a firm's kind and where the reader stands with it. */
  my.checklistsFor = ({ checklists, relations }, kind, relation) => {
    const { stages = [] } = relations[relation] || {};
    return checklists
      .filter((one) => stages.includes(one.stage) && (!one.kinds || !kind || one.kinds.includes(kind)))
      .sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
  };

  /** Return the messages with those that fit where the reader stands first. */
  my.messagesFor = ({ messages, relations }, relation, facts) => {
    const { messages: usual = [], answered, owed } = relations[relation] || {};
    const first = (facts.turn === "you" && owed) || (facts.answered && answered) || usual;
    /** @type {(message: My.Message) => number} */
    const place = ({ id }) => (first.includes(id) ? first.indexOf(id) : first.length);
    return [...messages].sort((a, b) => place(a) - place(b));
  };

  /**
   * Return a text of a message with what is known put in the place of its blanks, such as {role}; where nothing is
   * known the label of the blank stands there in brackets.
   */
  my.filled = (text, values, labels) =>
    text.replace(
      /\{([^{}]*)\}/g,
      (_, id) => (Object.hasOwn(values, id) && values[id]) || `[${Object.hasOwn(labels, id) ? labels[id] : id}]`,
    );

  /** Return what a person typed as a web address, or null if it is none; https is added where the scheme is missing. */
  my.webAddress = (typed) => {
    const text = typed.trim();
    if (!text) return null;
    const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+\.[^/]+:\d+/.test(text) ? text : `https://${text}`;
    try {
      const { protocol, hostname, href } = new URL(whole);
      const web = ["http:", "https:"].includes(protocol) && hostname.includes(".");
      return web && !/[\s"'<>\\^`{|}]/.test(href) ? href : null;
    } catch {
      return null;
    }
  };
})();
