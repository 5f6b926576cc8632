"""What a template may know: the data, and the page that it is rendered on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.citations import Place
from macros.loading.dataset import Dataset
from macros.site.templates import render

from .links import Links


@dataclass
class Citations:
    """The evidence that one page cites, in the order of its first mention."""

    ids: list[str] = field(default_factory=list)
    mentions: dict[str, int] = field(default_factory=dict)
    listed: bool = False

    def number(self, evidence: str) -> tuple[int, int]:
        """Return the number of the evidence on this page, and how often it has been mentioned by now."""
        if evidence not in self.ids:
            self.ids.append(evidence)
        self.mentions[evidence] = self.mentions.get(evidence, 0) + 1
        return self.ids.index(evidence) + 1, self.mentions[evidence]


@dataclass
class PageContext:
    """One page's view of the data.

    Attributes:
        catalog: all that is known, and what follows from it.
        link: returns the relative URL of an address of the site; raises if there is none.
        citations: what the page has cited so far.
        terms_seen: the glossary terms that the page has explained so far.
        titles: the titles of the pages under ``docs/``, by their addresses.
        cited: where each piece of evidence is cited on the whole site, by its id.
        repository: the address of the source, or an empty text.
    """

    catalog: Catalog
    link: Callable[[str], str]
    citations: Citations = field(default_factory=Citations)
    terms_seen: set[str] = field(default_factory=set)
    titles: Mapping[str, str] = field(default_factory=dict)
    cited: Mapping[str, Sequence[Place]] = field(default_factory=dict)
    repository: str = ""

    @property
    def data(self) -> Dataset:
        """All that is known."""
        return self.catalog.data

    def guide_title(self, slug: str) -> str:
        """Return the title of a guide page, or its slug in words where the pages are not at hand."""
        return self.titles.get(f"guide/{slug}/") or slug.replace("-", " ").capitalize()

    def is_here(self, address: str) -> bool:
        """Tell whether an address is that of the page itself, to which it needs no link."""
        return isinstance(self.link, Links) and self.link.leads_back(address)

    def render(self, template: str, **values: Any) -> Markup:
        """Return the HTML of a template, which sees this view as ``view`` beside the values."""
        return render(template, view=self, link=self.link, label=self.data.label, **values)
