// A message to a firm, filled from what the reader has noted.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { useState, useRef } = window.preactHooks;
  const { copy, count, longDate, NOT_COPIED } = window.Rapport;
  const { html, Button, Field, Fold } = my;
  /** @type {Record<string, "person" | "role">} */
  const KEPT_WITH_FIRM = { consultant: "person", job: "role" }; // by blank

  my.Write = ({ ws, firm, facts, kind }) => {
    const { wordsIn, lengthText, mailLink, asText } = window.Rapport.messages;
    const messages = my.messagesFor(ws.known, my.relationOf(firm), facts);
    const [chosen, setChosen] = useState(messages[0].id);
    const [typed, setTyped] = useState(/** @type {Record<string, string>} */ ({}));
    const [outcome, setOutcome] = useState("");
    const place = useRef(/** @type {HTMLElement | null} */ (null));
    const message = messages.find(({ id }) => id === chosen) || messages[0];
    const { blanks, title } = message;
    const noted = { ...ws.state.about, consultant: firm.person, job: firm.role };
    /** @type {Record<string, string | undefined>} */
    const values = { date: facts.lastContact ? longDate(facts.lastContact) : "", ...noted, ...typed };
    const labels = Object.fromEntries(blanks.map(({ id, label }) => [id, label]));
    const examples = Object.fromEntries(blanks.map(({ id, example }) => [id, example]));
    const subject = `${ws.example ? "Example: " : ""}${my.filled(message.subject, values, labels)}`;
    const body = my.filled(message.body.trim(), values, labels);
    const words = wordsIn(my.filled(message.body, values, examples));
    const missing = blanks.filter(({ id }) => !values[id]).length;
    const empty = missing ? ` ${count(missing, "blank")} still empty, in brackets.` : "";
    /** @param {My.ViewEvent} event */
    const choose = (event) => {
      setChosen(event.target.value);
      setOutcome("");
    };
    /** @type {(id: string, text: string) => void} */
    const type = (id, text) => {
      setOutcome("");
      if (KEPT_WITH_FIRM[id]) ws.setFirm(firm.id, { [KEPT_WITH_FIRM[id]]: text });
      else if (ws.known.about.some((one) => one.id === id)) ws.setAbout(id, text);
      else setTyped({ ...typed, [id]: text });
    };
    const copyIt = async () => {
      const copied = await copy(asText(subject, body), /** @type {HTMLElement} */ (place.current));
      setOutcome(copied ? "Copied." : NOT_COPIED);
    };
    const sent = () => {
      const entry = { kind: "note-sent", on: ws.today, who: firm.person || "", text: title };
      ws.log(firm, entry, Boolean(my.stepBy(ws, firm, ws.today)));
    };
    const blank = (/** @type {My.Message["blanks"][number]} */ { id, label, example }) =>
      html`<${Field} key=${id} label=${label} placeholder=${`e.g. ${example}`} value=${values[id] || ""}
        onInput=${(event) => type(id, event.target.value)} />`;
    const cautions = my.beforeContact(firm, facts, kind, ws.known.cadence, { on: ws.today, who: firm.person });
    return html`<${my.Cautions} ws=${ws} firm=${firm} cautions=${cautions} />
      <${Field} as="select" label="Message" value=${chosen} hint=${message.when} onChange=${choose}>
        ${messages.map((one) => html`<option value=${one.id} selected=${one.id === chosen}>${one.title}</option>`)}
      <//>
      <div class="ms-letter" data-message=${message.id}>
        <p class="ms-letter__subject"><span class="hint">Subject</span> ${subject}</p>
        <div class="ms-letter__body">${body}</div>
      </div>
      <p class="hint">${lengthText(words, message.words.min, message.words.max)}.${empty}</p>
      <${Fold} title="Fill in the blanks" open=${missing > 0}
        note=${`${blanks.length - missing} of ${blanks.length} filled`}>
        <p class="hint">What you say about yourself is kept under About me; the person and the role with this firm.
          The rest is for this message alone.</p>
        <div class="ms-row">${blanks.map(blank)}</div>
      <//>
      <div class="tools">
        <${Button} first onClick=${copyIt}>Copy<//>
        <a class="tool" href=${mailLink(subject, body)}>Open in mail</a>
        <${Button} onClick=${sent}>I sent it: log it<//>
      </div>
      <p role="status" class="hint">${outcome}</p><div ref=${place}></div>`;
  };
})();
