"""The pages under ``docs/`` as they are written, and the addresses that they get."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml


def address_of(src_uri: str) -> str:
    """Return the address of a file of ``docs/``: ``guide/pay/`` for ``guide/pay.md``. Only pages change."""
    stem = src_uri.removesuffix(".md")
    if stem == src_uri:
        return src_uri
    folder, _, name = stem.rpartition("/")
    if name not in ("index", "README"):
        return f"{stem}/"
    return f"{folder}/" if folder else ""


@dataclass(frozen=True)
class PageText:
    """A page as it is written.

    Attributes:
        uri: its file below ``docs/``, for example ``guide/pay.md``.
        text: its Markdown, with the front matter.
    """

    uri: str
    text: str

    @functools.cached_property
    def title(self) -> str:
        """Its title as the front matter gives it, or its address."""
        return str(front_matter(self.text).get("title", self.address))

    @property
    def address(self) -> str:
        """Its address on the site, for example ``guide/pay/``."""
        return address_of(self.uri)

    @property
    def formerly(self) -> dict[str, str]:
        """The addresses that its text had before; see ``formerly``."""
        return formerly(front_matter(self.text))


def read_pages(docs: Path) -> list[PageText]:
    """Return every Markdown page below a folder, in the order of their paths."""
    return [
        PageText(path.relative_to(docs).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(docs.rglob("*.md"))
    ]


def front_matter(text: str) -> dict[str, object]:
    """Return what stands between the two lines of dashes at the top of a page; empty if there is nothing.

    Raises:
        yaml.YAMLError: what stands there is not YAML.
    """
    parts = text.split("---\n", 2)
    values = yaml.load(parts[1], yaml.CSafeLoader) if len(parts) == 3 and not parts[0] else None
    return values if isinstance(values, dict) else {}


def formerly(meta: Mapping[str, object]) -> dict[str, str]:
    """Return the addresses that the text of a page had before, each with the anchor of the section that holds it now.

    Args:
        meta: the front matter. ``formerly`` maps each old address, such as ``guide/old-name``, to an anchor of this
            page, such as ``who-calls``; to nothing if the page as a whole took its place.
    """
    moves = meta.get("formerly")
    return {str(old): str(anchor or "") for old, anchor in moves.items()} if isinstance(moves, dict) else {}
