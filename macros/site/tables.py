"""A Markdown extension for the tables that authors write: they keep the site's policy, and fit a phone.

Markdown aligns a column by a style attribute, which the policy forbids; a class takes its place. On a phone a table of
three columns or more is shown row by row, where each cell needs the name of its column (``data-label``). A cell that
holds a day is written as ``2026-11-23`` and shown as days are elsewhere on the site, in one piece.
"""

from __future__ import annotations

import re
from datetime import date
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from macros.model.text import long_date

_ALIGNED = re.compile(r"text-align: (left|right|center);")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_COLUMNS = 3  # from which on a phone has no room for them side by side
# Below Markdown's inline patterns (20), which write what stands in the cells.
_PRIORITY = 15


class _Tables(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            names = ["".join(name.itertext()).strip() for name in table.iterfind("thead/tr/th")]
            for row in table.iter("tr"):
                for name, cell in zip(names, row, strict=False):
                    if aligned := _ALIGNED.fullmatch(cell.attrib.pop("style", "")):
                        cell.set("class", f"align-{aligned[1]}")
                    if len(names) >= _COLUMNS and cell.tag == "td":
                        cell.set("data-label", name)
                    if not len(cell) and (day := _day_in(cell.text or "")):
                        cell.text = ""
                        shown = SubElement(cell, "time", {"datetime": day.isoformat(), "class": "whole"})
                        shown.text = long_date(day)
            if len(names) >= _COLUMNS:
                table.set("data-stacks", "")


def _day_in(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if _DAY.fullmatch(text.strip()) else None
    except ValueError:  # such as 2026-02-30
        return None


class TablesExtension(Extension):
    """Prepares the tables of a page; Markdown's own ``tables`` must be there too."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register the processor."""
        md.treeprocessors.register(_Tables(md), "rapport_tables", _PRIORITY)
