"""The directory of firms: every firm A-Z, the facets as ways in, and lists that a guide page embeds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from markupsafe import Markup

from macros.catalog.facets import TITLES, Choice, choice_of, select
from macros.catalog.letters import LetterPage, by_letter, slug_of
from macros.loading.dataset import Dataset
from macros.model.firms import Firm
from macros.site.assets import hashed_asset
from macros.site.context import PageContext

from .index import index_script
from .results import result

# The guided start: the facet that an answer chooses, the question, and what helps to answer it.
QUESTIONS = (
    ("industry", "Which field do you work in?", "What the employers make or do, whatever your own job is."),
    ("function", "What do you do there?", "Your kind of work, or the one you want next."),
    ("level", "At which level?", "Many firms do not say; leave it open to see them too."),
    ("country", "In which country?", "Optional. Where the firm has an office, as far as a source shows."),
)


@dataclass(frozen=True)
class Letter:
    """A letter of the A-Z, with the firms under it where they all stand on one page."""

    name: str
    href: str
    number: int
    firms: Sequence[Firm]

    @property
    def anchor(self) -> str:
        """The id of its part of the page."""
        return f"letter-{slug_of(self.name)}"


def firm_directory(view: PageContext, **chosen: str | Iterable[str]) -> Markup:
    """Return the directory, or the list of firms that match what an author chose.

    Args:
        view: the page.
        chosen: values of facets, such as ``kind="outplacement"`` or ``country=["DE", "AT"]``; values of one facet
            are alternatives, facets combine. Without any, the whole directory.

    Raises:
        LookupError: a facet or value does not exist.
    """
    if chosen:
        choice = choice_of(view.data, chosen)
        return view.render(
            "directory/list.html",
            result=partial(result, view),
            firms=select(view.data, choice),
            choice=choice,
            query=_query(choice),
        )
    return view.render(
        "directory/directory.html",
        result=partial(result, view),
        letters=_letters(view),
        split=bool(view.catalog.letter_pages),
        total=len(view.data.listed),
        facets=[(facet, TITLES[facet], counted) for facet, counted in view.catalog.counts.items()],
        questions=[(*question, view.catalog.counts[question[0]]) for question in QUESTIONS],
        index=view.catalog.made(index_asset)[0],
        firm_url=firm_url(view),
    )


def facet_value_page(view: PageContext, facet: str, value: str, part: int = 1) -> Markup:
    """Return the page of every firm with one value of a facet; generalists stand apart, after the others.

    Args:
        view: the page.
        facet: the facet.
        value: the value.
        part: which of the pages of this value, from 1.

    Raises:
        UnknownId: there is no such value.
    """
    entry = view.data.value(facet, value)
    pages = view.catalog.value_pages[facet, value]
    page = pages[part - 1]
    return view.render(
        "directory/by.html",
        result=partial(result, view),
        page=page,
        pages=pages,
        facet=facet,
        title=TITLES[facet],
        value=entry,
        words=f"Other words: {', '.join(entry.also)}" if entry.also and part == 1 else "",
        siblings=view.catalog.counts[facet],
        query=_query({facet: frozenset([value])}),
    )


def letter_page(view: PageContext, page: LetterPage) -> Markup:
    """Return one page of the A-Z of a directory that is too long for one page."""
    return view.render(
        "directory/letter.html", result=partial(result, view), page=page, pages=view.catalog.letter_pages
    )


def index_asset(data: Dataset) -> tuple[str, str]:
    """Return the address and the content of the script with the index; the address changes with the content."""
    return hashed_asset("directory", "js", index_script(data))


def directory_numbers(view: PageContext) -> Markup:
    """Return the numbers of the directory, each with what it counts."""
    firms = view.data.listed
    return view.render(
        "directory/numbers.html",
        numbers=[
            (len(firms), "firms", "each with its sources"),
            (len(view.catalog.counts["industry"]), "industries", "named by at least one firm"),
            (len(view.catalog.counts["country"]), "countries", "where a source shows an office"),
            (len({source.url for firm in firms for source in firm.sources}), "pages", "read as sources"),
        ],
    )


def _letters(view: PageContext) -> list[Letter]:
    pages = {page.letter: page for page in reversed(view.catalog.letter_pages)}
    return [
        Letter(name, view.link(pages[name].address), len(firms), ())
        if name in pages
        else Letter(name, f"#letter-{slug_of(name)}", len(firms), firms)
        for name, firms in by_letter(view.data.listed)
    ]


def _query(choice: Choice) -> str:
    """Return the part of the directory's address that asks for a choice."""
    return "?" + urlencode({facet: sorted(values) for facet, values in choice.items()}, doseq=True)


def firm_url(view: PageContext) -> str:
    """Return the URL of a firm's page as a pattern: a script puts the id in the place of ``{id}``."""
    longest = max((firm.id for firm in view.data.listed), key=len)  # It stands nowhere else in its URL.
    return "{id}".join(view.link(f"directory/{longest}/").rsplit(longest, 1))


__all__ = [
    "directory_numbers",
    "facet_value_page",
    "firm_directory",
    "firm_url",
    "index_asset",
    "letter_page",
    "result",
]
