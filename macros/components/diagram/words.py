"""What a diagram says in words, for readers who do not see the picture."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.diagrams import Diagram, DiagramItem


@dataclass(frozen=True)
class Note:
    """A line of text, with a word before it that says what it is about, if it needs one."""

    text: str
    label: str = ""


def notes(diagram: Diagram, item: DiagramItem) -> tuple[Note, ...]:
    """Return all that the picture says of an item; what stands under ``text`` comes last but for what you see."""
    text = Note(item.text or "")
    if diagram.form == "lanes":
        payer = "You pay." if item.you_pay else "An employer pays."
        return Note(payer if item.evidence else f"{payer} The arrow is dashed: no source yet."), text
    if diagram.form == "timeline":
        _, _, seen, unseen, you_see = diagram.labels
        return Note(unseen if item.out_of_sight else seen), text, Note(item.sees or "", you_see)
    if diagram.form == "shares":
        give, keep = diagram.labels
        return Note(item.give or "", give), Note(item.keep or "", keep)
    return (text,)


def loose_words(diagram: Diagram) -> list[str]:
    """Return the labels of the picture that the words of no item hold."""
    texts = [f"{note.label}: {note.text}" for item in diagram.items for note in notes(diagram, item)]
    return [label for label in diagram.labels if not any(label in text for text in texts)]
