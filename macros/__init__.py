"""Rapport's macros: how what is known under ``data/`` becomes what is read.

``define_env`` lists every macro that an author may call in a page under ``docs/``.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from macros.catalog.catalog import load_catalog
from macros.catalog.citations import cited_in
from macros.catalog.pages import PageText
from macros.components import (
    about_data,
    add_firm,
    cadence,
    changes,
    checklist,
    decision,
    diagram,
    directory,
    evidence,
    firm,
    firm_map,
    glossary,
    message,
    my_search,
    privacy,
    rules,
    vocabulary,
    where,
)
from macros.site.context import PageContext
from macros.site.html_stash import stash_html
from macros.site.links import Links, addresses

MACROS: dict[Callable[..., Any], str] = {
    directory.firm_directory: 'firm_directory(): the directory; firm_directory(kind="outplacement"): firms that match',
    directory.directory_numbers: "directory_numbers(): how many firms, industries, countries and sources there are",
    firm.firm: 'firm("spencer-stuart"): one firm, as it stands in a list',
    checklist.checklist: 'checklist("first-call"): one checklist; the page then ends with sources()',
    checklist.checklist_index: "checklist_index(): all checklists by stage",
    decision.decision: 'decision("real-recruiter"): questions that lead to a verdict; the page ends with sources()',
    diagram.diagram: 'diagram("who-pays-whom"): a picture and the same in words; the page then ends with sources()',
    message.message: 'message("first-note"): one message with its blanks',
    message.message_index: "message_index(): all messages, as links to those of the page",
    cadence.cadence: 'cadence("next-retained"): a number of cadence.yaml in words, such as "ten weeks"',
    my_search.my_search: "my_search(): the private workspace",
    my_search.my_search_fields: "my_search_fields(): the fields of the file that the workspace exports",
    glossary.glossary: "glossary(): all terms",
    glossary.term: 'term("mandate") or term("mandate", "mandates"): a term, linked to its definition',
    privacy.kept_pages: "kept_pages(): the control of the pages that are kept for use without a network",
    privacy.stored: "stored(): the control that deletes what the site stores on the device",
    evidence.cite: 'cite("retained-model", "engaged-model"): numbered references to evidence.yaml',
    evidence.sources: "sources(): what the page has cited; stands at its end",
    evidence.evidence_index: "evidence_index(): all evidence by topic, with where it is cited",
    rules.rules: 'rules(): fees and rights by country; rules("complaint"): one part of them; ends with sources()',
    where.places: 'places(): every place to look and check; places(country="GB", kind="complaints"): those that fit',
    evidence.evidence_numbers: "evidence_numbers(): how the evidence was read, by its strength",
    vocabulary.vocabulary: 'vocabulary("kind"): the values a field may take, with their definitions',
    vocabulary.data_dictionary: "data_dictionary(): every field of every data file",
    add_firm.firm_form: "firm_form(): the form that adds or corrects a firm",
    add_firm.place_form: "place_form(): the form that adds or corrects a register or a body",
    about_data.about_the_data: "about_the_data(): the numbers of the directory, and where help is wanted",
    firm_map.firm_map: "firm_map(): where firms are, as a map of tiles",
    changes.directory_changes: "directory_changes(): firms added, checked again and removed, by month",
}


class MacroError(Exception):
    """A macro was called with something that does not exist or does not fit; says where and what to do."""


def define_env(env: Any) -> None:
    """Offer the macros to the pages; called by mkdocs-macros and by engines that work like it.

    Args:
        env: the engine's own: it has ``macro()``, ``page`` and ``variables["files"]``.

    Raises:
        DataFaults: the data cannot be read. A macro that is called wrongly raises ``MacroError`` on its page.
    """
    catalog = load_catalog()
    views: dict[str, PageContext] = {}
    env.rapport_views = views

    @functools.cache
    def about_pages() -> dict[str, Any]:
        pages = [PageText(file.src_uri, file.content_string) for file in env.variables["files"].documentation_pages()]
        return {"titles": {page.address: page.title for page in pages}, "cited": cited_in(catalog.data, pages)}

    @functools.cache
    def urls() -> dict[str, str]:
        return addresses(env.variables["files"])

    def view_of(page: Any) -> PageContext:
        if page.file.src_uri not in views:
            links = Links(urls(), page.url)
            views[page.file.src_uri] = PageContext(
                catalog, links, repository=env.conf["repo_url"] or "", **about_pages()
            )
        return views[page.file.src_uri]

    def offered(function: Callable[..., Any]) -> Callable[..., str]:
        @functools.wraps(function)
        def macro(*args: Any, **options: Any) -> str:
            try:
                return stash_html(function(view_of(env.page), *args, **options))
            except (LookupError, TypeError, ValueError) as error:
                arguments = [*map(repr, args), *(f"{name}={value!r}" for name, value in options.items())]
                call = f"{function.__name__}({', '.join(arguments)})"
                raise MacroError(f"docs/{env.page.file.src_uri}: {call}: {error}") from error

        return macro

    for function in MACROS:
        env.macro(offered(function), function.__name__)


def on_post_page_macros(env: Any) -> None:
    """Refuse a page whose references lead nowhere, by ``MacroError``; called when a page's macros have run."""
    view = env.rapport_views.get(env.page.file.src_uri)
    if view and view.citations.ids and not view.citations.listed:
        page = f"docs/{env.page.file.src_uri}"
        raise MacroError(f"{page}: the page cites evidence but does not list it. Add {{{{ sources() }}}} at its end")
