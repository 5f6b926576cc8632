"""Words of the trade: the glossary, and a term in running text."""

from __future__ import annotations

from markupsafe import Markup, escape

from macros.model.text import fold
from macros.site.context import PageContext


def glossary(view: PageContext) -> Markup:
    """Return every term with its definition, by name, below letters that lead to the first term of each."""
    terms = sorted(view.data.glossary, key=lambda term: (fold(term.term), term.id))
    first: dict[str, str] = {}
    for term in terms:
        first.setdefault(fold(term.term)[0].upper(), term.id)
    return view.render("glossary/glossary.html", terms=terms, letters=first)


def term(view: PageContext, term_id: str, text: str | None = None) -> Markup:
    """Return a term in running text; raises ``UnknownId``.

    Its first use on a page explains it and links to its definition; after that it is a word like any other.

    Args:
        view: the page.
        term_id: the id of the term.
        text: what to show; the term itself, in lower case, if left out.
    """
    record = view.data.term(term_id)
    shown = text or _in_a_sentence(record.term)
    if term_id in view.terms_seen:
        return escape(shown)
    view.terms_seen.add(term_id)
    return view.render("glossary/term.html", term=record, text=shown)


def _in_a_sentence(name: str) -> str:
    first, *_ = name.split(" ")
    # RPO and InMail keep their capitals.
    return name[0].lower() + name[1:] if first[1:].islower() else name


__all__ = ["glossary", "term"]
