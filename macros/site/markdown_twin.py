"""The Markdown twin of a page: what its article says, for programs that read text and for whoever wants to keep it.

It stands beside the page as ``index.html.md``, as https://llmstxt.org/ (read on 28 November 2026) asks for, so that
links that are relative lead from the one where they lead from the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

ENDING = ".md"  # after the whole name of a page
_ARTICLE = re.compile(r'<article class="md-content__inner[^>]*>(.*)</article>', re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
# What is for the screen alone, or does nothing without a script.
_LEFT_OUT = frozenset(
    {"button", "dialog", "form", "iframe", "script", "select", "style", "svg", "template", "textarea"}
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_LEFT_OUT_CLASSES = frozenset({"crumbs", "headerlink", "paper-only", "source-file"})
_BLOCKS = frozenset(
    """address article aside blockquote caption dd details div dl dt fieldset figcaption figure footer header legend li
    main nav ol p pre section summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905
)
_SIGNS = re.compile(r"([\\`*_\[\]])")
_ENTITY = re.compile(r"&(?=#|[a-zA-Z]+;)")
_AT_START = re.compile(r"^(\s*|\s*\d+)([#>]|[+-](?=\s)|(?<=\d)[.)])")


def twin(page: str) -> str:
    """Return the Markdown twin of a built page; an empty text if it has no article.

    Args:
        page: the HTML of the page as the theme has made it.
    """
    article = _ARTICLE.search(page)
    if not article:
        return ""
    reader = _Reader()
    reader.feed(article[1])
    reader.close()
    text = reader.text()
    title = _TITLE.search(page)
    if title and not re.search(r"^# ", text, re.MULTILINE):
        heading = _Reader()
        heading.feed(f"<h1>{title[1]}</h1>")
        heading.close()
        text = f"{heading.text()}\n{text}"
    return text


class _Reader(HTMLParser):
    """Reads the HTML of an article, and writes what it says as Markdown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line = ""
        self._left_out: list[str] = []  # the elements that are open within one that is left out
        self._open: list[tuple[str, Callable[[], None] | None]] = []
        self._before: list[str] = []  # what stands before each line of the lists and quotes that are open
        self._item = ""  # what stands before the first line of a list's entry
        self._numbers: list[int] = []
        self._cells: list[str] | None = None
        self._rows = 0
        self._verbatim = False
        self._heading = False

    def text(self) -> str:
        """Return what has been read; blocks are parted by one empty line."""
        self._end_of_line()
        return re.sub(r"\n(?:[ >]*\n){2,}", "\n\n", "\n".join(self._lines)).strip("\n") + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if self._left_out or self._is_left_out(tag, attributes):
            if tag not in _VOID:
                self._left_out.append(tag)
            return
        if tag == "br":
            self._line += " " if self._cells is not None or self._heading else "  "
            if self._cells is None and not self._heading:
                self._end_of_line()
        elif tag == "hr":
            self._block()
            self._lines += ["---", ""]
        elif tag == "img" and attributes.get("alt"):
            self.handle_data(attributes["alt"] or "")
        if tag in _VOID:
            return
        self._open.append((tag, self._begin(tag, attributes)))

    def handle_endtag(self, tag: str) -> None:
        if self._left_out:
            if tag in self._left_out:
                while self._left_out.pop() != tag:
                    pass
            return
        if tag not in (name for name, _ in self._open):
            return
        while self._open:
            name, end = self._open.pop()
            if end:
                end()
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._left_out:
            return
        if self._verbatim:
            self._line += data
            return
        text = _SIGNS.sub(r"\\\1", re.sub(r"\s+", " ", data))
        # Not every reader of Markdown takes a backslash before these.
        text = _ENTITY.sub("&amp;", text).replace("<", "&lt;")
        if self._cells is not None:
            text = text.replace("|", "\\|")
        self._line += text.lstrip() if not self._line or self._line.endswith(" ") else text

    def _is_left_out(self, tag: str, attributes: dict[str, str | None]) -> bool:
        classes = set((attributes.get("class") or "").split())
        return (
            tag in _LEFT_OUT
            or "hidden" in attributes
            or attributes.get("aria-hidden") == "true"
            or bool(classes & _LEFT_OUT_CLASSES)
        )

    def _begin(self, tag: str, attributes: dict[str, str | None]) -> Callable[[], None] | None:
        """Write what stands where an element begins, and return what writes its end."""
        if re.fullmatch("h[1-6]", tag):
            self._block()
            self._line = "#" * int(tag[1]) + " "
            self._heading = True
            return self._end_of_heading
        if tag in ("strong", "b", "em", "i"):
            return self._around("**" if tag in ("strong", "b") else "*")
        if tag == "a" and attributes.get("href"):
            return self._around("[", f"](<{attributes['href']}>)")
        if tag == "code" and not self._verbatim:
            return self._code()
        if tag == "pre":
            return self._fence()
        if tag in ("ul", "ol"):
            self._block() if not self._before else self._end_of_line()
            self._numbers.append(1 if tag == "ol" else 0)
            return self._end_of_list
        if tag == "li":
            return self._entry()
        if tag == "blockquote":
            self._block()
            self._before.append("> ")
            return self._end_of_part
        if tag == "tr":
            self._cells = []
            return self._row
        if tag in ("td", "th") and self._cells is not None:
            self._line = ""
            return self._cell
        if tag == "dt":
            self._block()
            return self._around("**", then=": ")
        if tag == "table":
            self._block()
            self._rows = 0
        if tag in _BLOCKS and tag != "dd":
            self._part()
            return self._part
        return self._part if tag == "dd" else None

    def _end_of_heading(self) -> None:
        self._block()
        self._heading = False

    def _around(self, before: str, after: str = "", then: str = "") -> Callable[[], None]:
        start = len(self._line)
        self._line += before

        def end() -> None:
            # A block within may have ended the line.
            inner = self._line[start + len(before) :] if self._line[start:].startswith(before) else None
            if inner is None:
                return
            text = inner.strip()
            gap = " " if inner != inner.rstrip() and not then else ""
            lead = " " if inner != inner.lstrip() else ""
            marked = f"{before}{text}{after or before}" if text else ""
            self._line = f"{self._line[:start]}{lead}{marked}{then if text else ''}{gap}"

        return end

    def _code(self) -> Callable[[], None]:
        start = len(self._line)
        self._verbatim = True

        def end() -> None:
            self._verbatim = False
            inner = self._line[start:]
            fence = "`" * (1 + max(map(len, re.findall("`+", inner)), default=0))
            self._line = (
                f"{self._line[:start]}{fence}{inner}{fence}"
                if len(fence) == 1
                else (f"{self._line[:start]}{fence} {inner} {fence}")
            )

        return end

    def _fence(self) -> Callable[[], None]:
        self._block()
        self._verbatim = True

        def end() -> None:
            lines = self._line.strip("\n").split("\n")
            self._line, self._verbatim = "", False
            for line in ("```", *lines, "```"):
                self._lines.append(f"{''.join(self._before)}{line}")
            self._lines.append("")

        return end

    def _entry(self) -> Callable[[], None]:
        self._end_of_line()
        number = self._numbers[-1] if self._numbers else 0
        mark = f"{number}. " if number else "- "
        if number:
            self._numbers[-1] += 1
        self._item = "".join(self._before) + mark
        self._before.append(" " * len(mark))
        return self._end_of_entry

    def _end_of_entry(self) -> None:
        self._end_of_line()
        self._item = ""
        self._before.pop()

    def _end_of_list(self) -> None:
        self._end_of_line()
        self._numbers.pop()
        if not self._before:
            self._lines.append("")

    def _end_of_part(self) -> None:
        self._end_of_line()
        self._before.pop()
        self._lines.append("")

    def _row(self) -> None:
        cells, self._cells, self._line = self._cells or [], None, ""
        self._lines.append(f"| {' | '.join(cells)} |")
        self._rows += 1
        if self._rows == 1:
            self._lines.append(f"|{' --- |' * len(cells)}")

    def _cell(self) -> None:
        if self._cells is not None:
            self._cells.append(self._line.strip())
        self._line = ""

    def _part(self) -> None:
        """Begin or end a block; within a cell and an entry that has just begun the text goes on."""
        if self._cells is not None:
            self._line += " " if self._line and not self._line.endswith(" ") else ""
        elif self._line.strip():
            self._block()

    def _block(self) -> None:
        self._end_of_line()
        if self._lines and self._lines[-1].strip(" >"):
            self._lines.append("".join(self._before).rstrip())

    def _end_of_line(self) -> None:
        if self._cells is not None or not self._line.strip():
            self._line = "" if self._cells is None else self._line
            return
        line = self._line.rstrip(" ") + ("  " if self._line.endswith("  ") else "")
        if not self._heading:
            line = _AT_START.sub(r"\1\\\2", line)
        self._lines.append((self._item or "".join(self._before)) + line)
        self._item = ""
        self._line = ""
