"""What binds the questions and verdicts of a decision aid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..diagnostics import did_you_mean, quoted
from .rule_fault import RuleFault, is_text, sequence

_ANSWERS = ("yes", "no", "unknown")


def check_decision(record: Mapping[str, Any]) -> Iterator[RuleFault]:
    """Check that every answer leads on, that each question and verdict can be reached, and that no way is a circle."""
    nodes: dict[str, tuple[str, int, Mapping[str, Any]]] = {}
    for field in ("questions", "verdicts"):
        for index, node in enumerate(sequence(record.get(field))):
            node_id = node.get("id") if isinstance(node, Mapping) else None
            if is_text(node_id) and nodes.setdefault(node_id, (field, index, node)) != (field, index, node):
                problem = f"{quoted(node_id)} is the id of an earlier question or verdict too"
                yield RuleFault(
                    (field, index, "id"), problem, "Give one of them another id, and mend the answers that lead to it"
                )
    questions = [node_id for node_id, (field, _, _) in nodes.items() if field == "questions"]
    ways = {node_id: _answers(nodes[node_id][2]) for node_id in questions}
    start = record.get("start")
    count = sum(len(sequence(record.get(field))) for field in ("questions", "verdicts"))
    complete = len(nodes) == count and all(len(answers) == len(_ANSWERS) for answers in ways.values())
    if is_text(start) and start not in questions:
        complete = False
        remedy = did_you_mean(start, questions) or "Name the first question"
        yield RuleFault(("start",), f"{quoted(start)} is not a question here", remedy)
    for node_id in questions:
        for answer, target in ways[node_id].items():
            if target not in nodes and len(nodes) == count:
                complete = False
                remedy = did_you_mean(target, nodes) or "Name a question or a verdict of this record"
                problem = f"{quoted(target)} is no question or verdict here"
                yield RuleFault(("questions", nodes[node_id][1], answer), problem, remedy)
    if not is_text(start) or not complete:
        return  # What cannot be reached follows from what has been said.
    reached, circles = _walk(start, ways)
    for node_id, answer in circles:
        problem = f"leads back to {quoted(ways[node_id][answer])}, so that a reader may go in a circle"
        remedy = "Lead on to another question or to a verdict"
        yield RuleFault(("questions", nodes[node_id][1], answer), problem, remedy)
    for node_id, (field, index, _) in nodes.items():
        if node_id not in reached:
            yield RuleFault(
                (field, index, "id"), f"no answer leads to {quoted(node_id)}", "Let an answer lead to it, or remove it"
            )


def _answers(question: Mapping[str, Any]) -> dict[str, str]:
    return {answer: question[answer] for answer in _ANSWERS if is_text(question.get(answer))}


def _walk(start: str, ways: Mapping[str, Mapping[str, str]]) -> tuple[set[str], list[tuple[str, str]]]:
    """Return all that can be reached from the start, and the answers that lead back to where a reader came from."""
    reached = {start}
    circles: list[tuple[str, str]] = []
    path = {start: iter(ways.get(start, {}).items())}
    while path:
        node_id = next(reversed(path))
        for answer, target in path[node_id]:
            if target in path:
                circles.append((node_id, answer))
            elif target not in reached:
                reached.add(target)
                path[target] = iter(ways.get(target, {}).items())
                break
        else:
            del path[node_id]
    return reached, circles
