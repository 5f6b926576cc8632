"""What a template may know: the data, and the page that it is rendered on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from .load import Dataset
from .markup import render


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
class View:
    """One page's view of the data.

    Attributes:
        data: all that is known.
        link: returns the relative URL of an address of the site; raises if there is none.
        citations: what the page has cited so far.
    """

    data: Dataset
    link: Callable[[str], str]
    citations: Citations = field(default_factory=Citations)

    def render(self, template: str, **values: Any) -> Markup:
        """Return the HTML of a template, which sees this view as ``view`` beside the values."""
        return render(template, view=self, link=self.link, label=self.data.label, **values)
