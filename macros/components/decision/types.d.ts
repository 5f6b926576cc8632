// What a decision aid reads out of its list, for the type checker.

interface DecisionAnswer {
  /** The id of the question or verdict that it leads to. */
  to: string;
  label: string;
}

interface DecisionQuestion {
  text: string;
  help: string;
  answers: DecisionAnswer[];
}

interface DecisionVerdict {
  text: string;
  /** The classes of the verdict in the list. */
  look: string;
  badge: Element;
  reasons: Element;
  answers?: undefined;
}

/** An answer that a reader has given: to which question, and which of its answers. */
interface DecisionStep {
  question: string;
  answer: number;
}
