"""Decision aids: questions that lead to a verdict, as a list on the page and one at a time with the script."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from macros.components.evidence import cite
from macros.model.bodies import PURPOSES
from macros.model.decisions import Decision, Question, Verdict
from macros.site.context import PageContext

ANSWERS = {"yes": "Yes", "no": "No", "unknown": "Don't know"}
TONES = {"good": "Nothing against it", "care": "Find out first", "stop": "Stop"}


@dataclass(frozen=True)
class Answer:
    """An answer and where it leads.

    Attributes:
        key: ``yes``, ``no`` or ``unknown``.
        label: what a reader sees.
        to: the question or verdict that it leads to.
        branch: what follows, if it is written here; ``None`` if it is written elsewhere in the list.
    """

    key: str
    label: str
    to: Question | Verdict
    branch: Branch | Verdict | None

    @property
    def name(self) -> str:
        """What a reader sees of the question or verdict that it leads to."""
        return self.to.text if isinstance(self.to, Question) else self.to.title


@dataclass(frozen=True)
class Branch:
    """A question with its answers, as a part of the nested list."""

    question: Question
    answers: tuple[Answer, ...]


def decision(view: PageContext, decision_id: str, level: int = 2) -> Markup:
    """Return one decision aid, as a nested list that the script turns into one question at a time.

    Its verdicts cite evidence, so a page that shows one ends with ``sources()``.

    Args:
        view: the page.
        decision_id: the id of the decision aid.
        level: the level of its heading.

    Raises:
        UnknownId: there is no such decision aid.
    """
    record = view.data.decision(decision_id)
    return view.render(
        "decision/decision.html",
        decision=record,
        tree=branches(record),
        tones=TONES,
        purposes=PURPOSES,
        level=level,
        guide=[slug for slug in record.guide if not view.is_here(f"guide/{slug}/")],
        cite=lambda *ids: cite(view, *ids),
    )


def branches(decision: Decision) -> Branch:
    """Return the questions as a nested list.

    Each question and each verdict is written once: where fewest answers lead to it, so that the list stays shallow.
    """
    nodes: dict[str, Question | Verdict] = {
        **{question.id: question for question in decision.questions},
        **{verdict.id: verdict for verdict in decision.verdicts},
    }
    home: dict[str, tuple[str, str]] = {}
    waiting = [decision.start]
    for node_id in waiting:
        node = nodes[node_id]
        for key in ANSWERS if isinstance(node, Question) else ():
            target = getattr(node, key)
            if target not in home:
                home[target] = node_id, key
                waiting.append(target)

    def branch(question: Question) -> Branch:
        return Branch(question, tuple(answer(question, key) for key in ANSWERS))

    def answer(question: Question, key: str) -> Answer:
        to = nodes[getattr(question, key)]
        written = home[to.id] == (question.id, key)
        follows = (branch(to) if isinstance(to, Question) else to) if written else None
        return Answer(key, ANSWERS[key], to, follows)

    return branch(next(question for question in decision.questions if question.id == decision.start))


__all__ = ["Branch", "branches", "decision"]
