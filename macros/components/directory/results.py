"""One firm in a list."""

from __future__ import annotations

from markupsafe import Markup

from macros.loading.dataset import Dataset
from macros.model.firms import Firm
from macros.site.context import PageContext

# Stands in the place of the way to the page of the firm. All that a record says is escaped, and so is never this.
_HREF = Markup("<href>")


def _drawn(_: Dataset) -> dict[tuple[str, int], tuple[Markup, Markup]]:
    """Return what stands before and after that way, by a firm's id and the level of its heading: nothing at first."""
    return {}


def result(view: PageContext, firm: Firm, level: int = 3) -> Markup:
    """Return a firm as it stands in a list.

    It is drawn once, since it stands in some ten lists: only the way to its page differs.

    Args:
        view: the page.
        firm: the firm.
        level: the level of its heading.
    """
    drawn = view.catalog.made(_drawn)
    if (firm.id, level) not in drawn:
        html = view.render("directory/result.html", firm=firm, level=level, href=_HREF)
        before, _, after = html.partition(_HREF)
        drawn[firm.id, level] = before, after
    before, after = drawn[firm.id, level]
    return before + view.link(f"directory/{firm.id}/") + after + "\n"
