"""Messages to send, with blanks to fill in."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from macros.components.evidence import cite
from macros.components.my_search.content import ABOUT
from macros.loading.rules.messages import BLANK
from macros.model.messages import Blank, Message
from macros.site.context import PageContext

# Fields about the reader, which a browser may offer to fill: https://www.w3.org/TR/WCAG22/#identify-input-purpose
_PURPOSE = {blank: purpose for blank, _, purpose in ABOUT if purpose}
_SHORT = 22  # letters of a label and of an example beside which another field has room


def message(view: PageContext, message_id: str) -> Markup:
    """Return one message with its blanks, its advised length and the mistakes to avoid; raises ``UnknownId``.

    It cites evidence, so a page that shows one ends with ``sources()``.
    """
    record = view.data.message(message_id)
    return view.render(
        "message/message.html",
        message=record,
        subject=with_blanks(record, record.subject),
        cites=cite(view, *record.evidence) if record.evidence else "",
        forms=_forms(record),
        blanks=_in_order(record),
        purpose=_PURPOSE,
        shared=frozenset(blank for blank, _, _ in ABOUT),
        short=lambda blank: max(len(blank.label), len(blank.example)) <= _SHORT,
    )


def message_index(view: PageContext) -> Markup:
    """Return the titles of all messages, as links to them on the page that shows them."""
    return view.render("message/index.html", messages=view.data.messages)


def with_blanks(record: Message, text: str) -> Markup:
    """Return a text of a message with its blanks marked: ``{role}`` becomes the label of the blank.

    Args:
        record: the message, which defines its blanks.
        text: its subject or one of its bodies.
    """
    blanks = {blank.id: blank for blank in record.blanks}
    parts = BLANK.split(text)
    html = Markup()
    for index, part in enumerate(parts):
        if index % 2:
            html += Markup('<span class="blank" data-blank="{}">{}</span>').format(part, blanks[part].label)
        else:
            html += Markup("<br>").join(part.split("\n"))
    return html


@dataclass(frozen=True)
class Form:
    """One form of a message: its own text, or a variant.

    Attributes:
        id: its name in the page; ``main`` for the message's own text.
        label: when to take it; empty where there is no choice.
        characters: the most that it may have, or None where words are advised.
        paragraphs: its text with the blanks marked.
    """

    id: str
    label: str
    characters: int | None
    paragraphs: list[Markup]


def _forms(record: Message) -> list[Form]:
    bodies: list[tuple[str, str, int | None, str]] = [("main", record.label or "", None, record.body)]
    bodies += [(one.id, one.label, one.characters, one.body) for one in record.variants or ()]
    return [
        Form(form_id, label, most, [with_blanks(record, paragraph) for paragraph in body.strip().split("\n\n")])
        for form_id, label, most, body in bodies
    ]


def _in_order(record: Message) -> list[Blank]:
    """Return the blanks of a message in the order in which a reader meets them."""
    blanks = {blank.id: blank for blank in record.blanks}
    texts = [record.subject, record.body, *(one.body for one in record.variants or ())]
    return [blanks[blank_id] for blank_id in dict.fromkeys(BLANK.findall("\n".join(texts)))]


__all__ = ["message", "message_index", "with_blanks"]
