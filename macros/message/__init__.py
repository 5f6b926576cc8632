"""Messages to send, with blanks to fill in."""

from __future__ import annotations

from markupsafe import Markup

from ..checks import BLANK
from ..evidence import cite
from ..model import Message
from ..view import View


def message(view: View, wanted: str) -> Markup:
    """Return one message with its blanks, its advised length and the mistakes to avoid; raises ``UnknownId``.

    It cites evidence, so a page that shows one ends with ``sources()``.
    """
    found = view.data.message(wanted)
    return view.render(
        "message/message.html",
        message=found,
        subject=with_blanks(found, found.subject),
        cites=cite(view, *found.evidence) if found.evidence else "",
        paragraphs=[with_blanks(found, paragraph) for paragraph in found.body.strip().split("\n\n")],
    )


def with_blanks(found: Message, text: str) -> Markup:
    """Return a text of a message with its blanks marked: ``{role}`` becomes the label of the blank.

    The script makes a labelled field of each blank, with its example beside it.
    """
    blanks = {blank.id: blank for blank in found.blanks}
    parts = BLANK.split(text)
    html = Markup()
    for index, part in enumerate(parts):
        if index % 2:
            html += Markup('<span class="blank" data-blank="{}" data-example="{}">{}</span>').format(
                part, blanks[part].example, blanks[part].label
            )
        else:
            html += Markup("<br>").join(part.split("\n"))
    return html


__all__ = ["message", "with_blanks"]
