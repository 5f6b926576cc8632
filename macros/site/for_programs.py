"""What programs and browsers find a site by, beside its pages: ``llms.txt``, and a description for the address bar."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from xml.etree import ElementTree as Xml

LLMS, OPENSEARCH = "llms.txt", "opensearch.xml"
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_LONGEST_NAME, _LONGEST_DESCRIPTION = 16, 1024  # characters, by the specification of OpenSearch 1.1


class Entry(NamedTuple):
    """A page or file that a program may read.

    Attributes:
        title: what it is called.
        address: its whole address.
        says: what it holds, in a sentence; may be empty.
    """

    title: str
    address: str
    says: str = ""


def llms_txt(name: str, says: str, sections: Iterable[tuple[str, Iterable[Entry]]]) -> str:
    """Return ``llms.txt`` by https://llmstxt.org/, read on 28 November 2026.

    Args:
        name: what the site is called.
        says: what it holds, in a sentence or two.
        sections: their titles, with what each lists. What a reader in a hurry may skip stands under ``Optional``.
    """
    lines = [f"# {name}", "", f"> {says}"]
    for title, entries in sections:
        lines += ["", f"## {title}", ""]
        for one in entries:
            about = f": {one.says}" if one.says else ""
            lines.append(f"- [{_plain(one.title)}]({one.address}){about}")
    return "\n".join(lines) + "\n"


def opensearch(name: str, says: str, site_url: str) -> str:
    """Return the description by which a browser's address bar searches the directory.

    https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md says what it holds.

    Args:
        name: what the site is called, at most 16 characters.
        says: what is searched, at most 1,024 characters.
        site_url: where the site is published.

    Raises:
        ValueError: a text is too long.
    """
    if len(name) > _LONGEST_NAME or len(says) > _LONGEST_DESCRIPTION:
        raise ValueError(f"OpenSearch takes {_LONGEST_NAME} and {_LONGEST_DESCRIPTION:,} characters")
    base = f"{site_url.rstrip('/')}/"
    Xml.register_namespace("", _OPENSEARCH)
    root = Xml.Element(f"{{{_OPENSEARCH}}}OpenSearchDescription")

    def add(tag: str, text: str = "", **attributes: str) -> None:
        element = Xml.SubElement(root, f"{{{_OPENSEARCH}}}{tag}", attributes)
        element.text = text or None

    add("ShortName", name)
    add("Description", says)
    add("Url", type="text/html", method="get", template=f"{base}directory/?q={{searchTerms}}")
    add("Url", type="application/opensearchdescription+xml", rel="self", template=f"{base}{OPENSEARCH}")
    add("Image", f"{base}assets/images/icon-192.png", width="192", height="192", type="image/png")
    add("Language", "en")
    add("InputEncoding", "UTF-8")
    Xml.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


def _plain(text: str) -> str:
    return text.replace("[", "(").replace("]", ")")
