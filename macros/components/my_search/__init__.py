"""My search: a private workspace for relations with a few firms; all that a reader enters stays in their browser."""

from __future__ import annotations

import json

from markupsafe import Markup

from macros.components.cadence import in_words
from macros.components.directory import firm_url, index_asset
from macros.model.my_search_file import schema
from macros.site.assets import lazy_bundle, lazy_parts
from macros.site.context import PageContext

from .content import content_asset

# What to ask in a call, for the sheet of a firm: in the checklists, by checklist and item.
QUESTIONS = (
    ("first-call", "ask-mandate"),
    ("first-call", "ask-role"),
    ("first-call", "recorded"),
    ("first-call", "next-step"),
    ("before-your-resume-goes", None),
)
# Lines to write on, on the blank sheets.
FACTS = ("Firm", "Person", "How to approach it", "Role or search", "Next step, and when")


def my_search(view: PageContext) -> Markup:
    """Return the workspace; without a script it says what it would do, and offers sheets for pen and paper."""
    guides = {slug for one in view.data.cadence for slug in one.guide}
    links = {
        "directory": view.link("directory/"),
        "messages": view.link("messages/"),
        "format": view.link("contribute/my-search-format/"),
        "privacy": f"{view.link('privacy/')}#what-browsers-delete",
        **{f"guide/{slug}": view.link(f"guide/{slug}/") for slug in sorted(guides)},
        **{f"checklist/{one.id}": view.link(f"checklists/{one.id}/") for one in view.data.checklists},
    }
    titles = {slug: view.guide_title(slug) for slug in sorted(guides)}
    parts = {part: view.link(lazy_bundle("my_search", part)[0]) for part in lazy_parts("my_search")}
    return view.render(
        "my_search/my_search.html",
        script=lazy_bundle("my_search")[0],
        parts=json.dumps(parts, separators=(",", ":")),
        content=view.catalog.made(content_asset)[0],
        index=view.catalog.made(index_asset)[0],
        firm_url=firm_url(view),
        links=json.dumps(links, separators=(",", ":")),
        titles=json.dumps(titles, ensure_ascii=False, separators=(",", ":")),
        cadence=view.data.cadence,
        in_words=in_words,
        relations=view.data.vocabulary.relation,
        entries=view.data.vocabulary.entry,
        questions=questions(view),
        facts=FACTS,
    )


def my_search_fields(view: PageContext) -> Markup:
    """Return the fields of the file that My search exports, as tables."""
    whole = schema(view.data.vocabulary)
    groups = [
        (name, group["description"], group["properties"], group.get("required", ()))
        for name, group in {"ExportFile": whole, **whole["$defs"]}.items()
    ]
    return view.render("my_search/fields.html", groups=groups)


def questions(view: PageContext) -> list[str]:
    """Return what to ask in a call, in the words of the checklists."""
    texts = []
    for checklist, item_id in QUESTIONS:
        items = view.data.checklist(checklist).items
        texts += [item.text for item in items if item.id == item_id] if item_id else [items[0].text]
    return texts


__all__ = ["my_search", "my_search_fields", "questions"]
