// The tables for a spreadsheet. about and words give what a reader sees for a firm and for a value.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { compare } = window.Rapport;

  /** @param {My.Resume} resume */
  const resumeText = ({ employer, role, on, agreed }) =>
    `${employer}${role ? `, ${role}` : ""} (${on}${agreed ? ", agreed" : ""})`;

  my.firmRows = (state, about, words) => {
    /** @type {Record<string, (firm: My.Firm, shown: My.Shown) => unknown>} */
    const columns = {
      Firm: (_, { name }) => name,
      "Kind of firm": (_, { kind }) => words("kind", kind),
      Website: (_, { website }) => website,
      Relation: (firm) => words("relation", my.relationOf(firm)),
      Since: (firm) => firm.since,
      Person: (firm) => firm.person,
      "Role or search": (firm) => firm.role,
      "Last spoke": (_, { facts }) => facts.lastSpoke,
      Answers: (_, { facts }) => my.silenceText(facts),
      "Next step on": (firm) => firm.next?.on,
      "Next step": (firm) => firm.next?.what,
      "CV sent to": (firm) => (firm.resumes || []).map(resumeText).join("; "),
      Notes: (firm) => firm.notes,
      Added: (firm) => firm.added,
      Id: (firm) => firm.id,
    };
    const rows = state.firms.map((firm) => Object.values(columns).map((column) => column(firm, about(firm))));
    return [Object.keys(columns), ...rows];
  };

  my.logRows = (state, about, words) => [
    ["Day", "Firm", "What", "With whom", "Note", "Id of the firm"],
    ...[...state.log]
      .sort((a, b) => compare(a.on, b.on))
      .map(({ on, firm, kind, who, text }) => [on, about(firm).name, words("entry", kind), who, text, firm]),
  ];
})();
