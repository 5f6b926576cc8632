"""Pages, scripts and styles without what only those who write them need: indents, comments, types.

A first visit keeps what it needs without a network, and each page carries the theme's whole frame, a third of which
would be indents.
"""

from __future__ import annotations

import re

# What keeps its spaces: their content is shown, sent or hashed as it stands.
_KEPT_OR_INDENT = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)|\n[ \t]+", re.DOTALL)
_TYPES = re.compile(r"^[ \t]*/\*\*(?:(?!\*/)[\s\S])*\*/[ \t]*\n", re.MULTILINE)
_LINE_COMMENT_OR_INDENT = re.compile(r"^[ \t]*//.*\n|^[ \t]+", re.MULTILINE)
_STYLE_COMMENT_OR_INDENT = re.compile(r"/\*.*?\*/|^[ \t]+", re.MULTILINE | re.DOTALL)


def lean_html(html: str) -> str:
    """Return a page without indents; what stands in ``pre``, ``textarea``, ``script`` and ``style`` stays."""
    return _KEPT_OR_INDENT.sub(lambda match: match[1] or "\n", html)


def lean_script(script: str) -> str:
    """Return a script without indents and without the comments that fill lines of their own.

    A text of the script may therefore not go over several lines, but for the templates of ``html``, which take out
    indents themselves.
    """
    return _LINE_COMMENT_OR_INDENT.sub("", _TYPES.sub("", script))


def lean_style(style: str) -> str:
    """Return a style without comments and indents."""
    return _STYLE_COMMENT_OR_INDENT.sub("", style)
