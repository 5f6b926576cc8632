"""Templates in, safe HTML out.

Text from the data is escaped wherever it lands, and an address becomes a link only if it is ``http(s)`` or ``mailto``:
https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html
"""

from __future__ import annotations

import datetime
import unicodedata
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

HERE = Path(__file__).resolve().parent


def render(template: str, **values: Any) -> Markup:
    """Return the HTML of a template.

    Args:
        template: its path below ``macros/``, for example ``firm/firm.html``.
        values: what it shows. Strings are escaped; only ``Markup`` is not.
    """
    return Markup(_environment.get_template(template).render(values).strip())  # noqa: S704 - autoescape is on


def href(address: str) -> str:
    """Return the address if a reader may be sent there.

    Raises:
        ValueError: it is neither http(s) nor mailto.
    """
    if urlsplit(address).scheme not in ("http", "https", "mailto"):
        raise ValueError(f"{address!r} is no address for a link: only http, https and mailto are")
    return address


def host(address: str) -> str:
    """Return the host of a web address as people say it, without ``www.``; raises ``ValueError`` if it is none."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def long_date(day: datetime.date) -> str:
    """Return a day as ``23 November 2026``."""
    return f"{day.day} {day:%B} {day.year}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return ``1 firm``, ``2 firms`` or ``10,000 firms``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def fold(text: str) -> str:
    """Return the text as it sorts and searches: without accents or case."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()


_environment = Environment(
    loader=FileSystemLoader(HERE),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    extensions=["jinja2.ext.do"],
)
_environment.filters.update(href=href, host=host, long_date=long_date)
_environment.globals.update(count=count)
