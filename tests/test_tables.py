"""The tables that authors write."""

from __future__ import annotations

import markdown

from macros.tables import TablesExtension

WIDE = """\
| Place | May a firm *charge*? | Date |
| --- | --- | ---: |
| Alberta | No & never | 2026 |
"""
NARROW = """\
| Place | Date |
| --- | :---: |
| Alberta | 2026 |
"""


def html(text: str) -> str:
    return markdown.markdown(text, extensions=["tables", TablesExtension()])


def test_each_cell_of_a_wide_table_knows_its_column() -> None:
    wide = html(WIDE)
    assert "<table data-stacks=" in wide
    assert '<td data-label="Place">Alberta</td>' in wide
    assert '<td data-label="May a firm charge?">No &amp; never</td>' in wide


def test_a_narrow_table_stays_a_table() -> None:
    assert "data-" not in html(NARROW)


def test_columns_are_aligned_without_a_style() -> None:
    assert '<th class="align-right">Date</th>' in html(WIDE)
    assert '<td class="align-center">2026</td>' in html(NARROW)
    assert "style" not in html(WIDE + "\n\n" + NARROW)
