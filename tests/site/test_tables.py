"""The tables that authors write."""

from __future__ import annotations

import markdown

from macros.site.tables import TablesExtension

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


def test_a_day_is_shown_as_elsewhere_and_in_one_piece() -> None:
    shown = html("| Place | Day |\n| --- | --- |\n| Alberta, 2026-11-23 | 2026-11-23 |\n")
    assert '<td><time class="whole" datetime="2026-11-23">23 November 2026</time></td>' in shown.replace(
        'datetime="2026-11-23" class="whole"', 'class="whole" datetime="2026-11-23"'
    )
    assert "<td>Alberta, 2026-11-23</td>" in shown
    assert "<td>2026-02-30</td>" in html("| Place | Day |\n| --- | --- |\n| Alberta | 2026-02-30 |\n")


def test_columns_are_aligned_without_a_style() -> None:
    assert '<th class="align-right">Date</th>' in html(WIDE)
    assert '<td class="align-center">2026</td>' in html(NARROW)
    assert "style" not in html(WIDE + "\n\n" + NARROW)
