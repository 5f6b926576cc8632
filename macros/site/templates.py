"""Templates in, safe HTML out.

Text from the data is escaped wherever it lands, and an address becomes a link only if it is ``http(s)`` or ``mailto``:
https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.catalog.facts import documented, result_facts
from macros.model.text import count, host, long_date

COMPONENTS = Path(__file__).resolve().parents[1] / "components"
_COMPILED = Path(__file__).resolve().parents[2] / "build" / "templates"


def render(template: str, **values: Any) -> Markup:
    """Return the HTML of a template.

    Args:
        template: its path below ``macros/components/``, for example ``firm/firm.html``.
        values: what it shows. Strings are escaped; only ``Markup`` is not.
    """
    return Markup(components.get_template(template).render(values).strip())  # noqa: S704 - autoescape is on


def href(address: str) -> str:
    """Return the address if a reader may be sent there.

    Raises:
        ValueError: it is neither http(s) nor mailto.
    """
    if urlsplit(address).scheme not in ("http", "https", "mailto"):
        raise ValueError(f"{address!r} is no address for a link: only http, https and mailto are")
    return address


def environment(folder: Path) -> Environment:
    """Return what renders the templates of a folder, with escaping on and the filters that all of them may use."""
    templates = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    templates.filters.update(href=href, host=host, long_date=long_date)
    templates.globals.update(count=count, documented=documented, result_facts=result_facts)
    return templates


def compile_once(templates: Environment) -> None:
    """Let an environment keep its templates compiled, so that only those that have changed are compiled again."""
    with suppress(OSError):  # Where nothing can be kept, each is compiled each time.
        _COMPILED.mkdir(parents=True, exist_ok=True)
    if os.access(_COMPILED, os.W_OK):
        templates.bytecode_cache = FileSystemBytecodeCache(str(_COMPILED))


components = environment(COMPONENTS)
