// Advice with its reason and its sources, and warnings, which a reader may set aside.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { html, Aside, Button } = my;

  /** The reason for a suggestion or a warning, and where it comes from. */
  my.Why = ({ ws, rule }) => {
    const sources = rule.evidence.flatMap(({ strength, asOf, sources: all }) =>
      all.map(
        ({ url, title }) => html`<li key=${url}>
          <a href=${url} rel="noopener noreferrer">${title}</a> (${strength.toLowerCase()}, ${asOf})
        </li>`,
      ),
    );
    const guides = rule.guide.map(
      (slug, place) => html`${place ? ", " : ""}<a href=${ws.links[`guide/${slug}`]}>${ws.titles[slug]}</a>`,
    );
    const basis =
      rule.basis === "judgement"
        ? "The number is our own judgement; the sources point the same way."
        : "The number stands in a source.";
    return html`<${Aside} title="Why">
      <p>${rule.why}</p>
      ${sources.length > 0 && html`<ul>${sources}</ul>`}
      <p class="hint">${basis} More: ${guides}</p>
    <//>`;
  };

  /** A gentle warning, which a reader may set aside. */
  my.Warning = ({ ws, text, detail, rule, children }) => html`<div class="ms-warning" role="note">
    <p><strong>${text}</strong>${detail ? ` ${detail}` : ""}</p>
    <${my.Why} ws=${ws} rule=${rule} />
    ${children && html`<div class="tools">${children}</div>`}
  </div>`;

  /** What concerns the search as a whole. */
  my.Alerts = ({ ws }) => {
    const many = my.tooManyFirms(ws.state, ws.known, (id) => ws.about(id).kind);
    const rule = my.cadenceFor(ws.known.cadence, "firms-per-employer");
    const shared = [...my.sharedEmployers(ws.state).values()].map((sent) => {
      const firms = new Set(sent.map(({ firm }) => ws.about(firm).name));
      return `Your CV went to ${sent[0].employer} through ${[...firms].join(" and ")}.`;
    });
    const overrule = () =>
      many && ws.commit({ do: "overrule", key: many.key }, "Set aside, until you follow one more.");
    const tell = "Tell both, so that neither is surprised.";
    return html`
      ${
        many &&
        html`<${my.Warning} ws=${ws} rule=${many.rule} text=${many.text} detail=${many.detail}>
        <${Button} onClick=${overrule}>I know, keep them<//>
      <//>`
      }
      ${shared.map((text) => html`<${my.Warning} ws=${ws} rule=${rule} text=${text} detail=${tell} />`)}`;
  };
})();
