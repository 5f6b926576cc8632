"""Words of the trade: the glossary, and a term in running text."""

from __future__ import annotations

from markupsafe import Markup

from ..markup import fold
from ..view import View


def glossary(view: View) -> Markup:
    """Return every term with its definition, by name."""
    terms = sorted(view.data.glossary, key=lambda term: (fold(term.term), term.id))
    return view.render("glossary/glossary.html", terms=terms)


def term(view: View, wanted: str, text: str | None = None) -> Markup:
    """Return a term in running text, linked to its definition; raises ``UnknownId``.

    Args:
        view: the page.
        wanted: the id of the term.
        text: what to show; the term itself, in lower case, if left out.
    """
    found = view.data.term(wanted)
    return view.render("glossary/term.html", term=found, text=text or _in_a_sentence(found.term))


def _in_a_sentence(name: str) -> str:
    first, *_ = name.split(" ")
    # RPO and InMail keep their capitals.
    return name[0].lower() + name[1:] if first[1:].islower() else name


__all__ = ["glossary", "term"]
