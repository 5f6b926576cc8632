"""What the site search takes from the HTML of a page."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from macros.components.evidence import cite, sources
from macros.site.context import PageContext
from macros.site.search_text import search_text


@pytest.mark.parametrize("kind", [str, Markup])
def test_a_label_and_a_cell_stay_words_of_their_own(kind: type[str]) -> None:
    row = search_text(kind("<tr><td>yes</td><td>The name</td></tr><dl><dt>Offices</dt><dd>Chicago</dd></dl>"))
    assert row == "<tr><td>yes</td>\n<td>The name</td>\n</tr><dl><dt>Offices</dt>\n<dd>Chicago</dd>\n</dl>"


def test_a_heading_of_sources_alone_is_left_out(view: PageContext) -> None:
    cite(view, "retained-model")
    content = f'<h2 id="end">End</h2>\n<h2 id="sources">Sources</h2>\n{sources(view)}'
    assert '<h2 id="end">End</h2>\n<h2 data-search-exclude id="sources">Sources</h2>' in search_text(content)


def test_a_heading_with_more_beneath_it_is_found() -> None:
    content = '<h2 id="sources">Sources</h2>\n<p>Read these.</p>\n<ol class="sources"></ol>'
    assert search_text(content) == content
