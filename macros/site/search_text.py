"""What the site search needs of a page: it takes the text out of the HTML, tag by tag, and adds nothing between."""

from __future__ import annotations

import re

# A label and what it labels, or two cells, would become one word.
_PART_ENDS = re.compile(r"(</(?:dt|dd|th|td)>)(?=\S)")
# The list itself is left out where it is written; alone its heading would be found, with nothing beneath.
_SOURCES = re.compile(r'<h2 (id="[^"]+">[^\n]*</h2>\s*<details class="sources__more")')


def search_text(content: str) -> str:
    """Return the HTML of a page with its parts kept apart, and with headings of nothing but sources left out of search.

    What a reader sees stays the same.
    """
    plain = str(content)  # In Markup, what is put together from parts would be escaped.
    return _SOURCES.sub(r"<h2 data-search-exclude \1", _PART_ENDS.sub(r"\1\n", plain))
