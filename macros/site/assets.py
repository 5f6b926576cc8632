"""The scripts and styles of the components, gathered into few files whose addresses change with their content."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from macros.loading.load import PROJECT

from .lean import lean_script, lean_style

_COMPONENTS = PROJECT / "macros" / "components"
# What several of the lazy bundles begin with: by component, and by its part if it has some, files of components.
_SHARED = {
    "add_firm": ("page/lazy/schema.js",),
    "my_search": ("page/lazy/schema.js",),
    "my_search/table": ("add_firm/lazy/websites.js", "add_firm/lazy/similar.js"),
}
_DIGITS = 8
# Material names its own scripts and styles in the same way.
_HASHED = re.compile(rf"\.[0-9a-f]{{{_DIGITS}}}\.(?:min\.)?(?:js|css)$")
# What could end a script or one of its lines for an HTML or an old JavaScript parser.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def short_hash(content: str) -> str:
    """Return eight hexadecimal digits that change with the content: the beginning of its SHA-256 in UTF-8."""
    return hashlib.sha256(content.encode()).hexdigest()[:_DIGITS]


def is_hashed(path: str) -> bool:
    """Tell whether a script or style has the hash of its content in its name, so that it never changes."""
    return bool(_HASHED.search(path))


def hashed_asset(name: str, kind: str, content: str) -> tuple[str, str]:
    """Return the address and the content of a file whose address changes with its content.

    Args:
        name: what the file is called before its hash.
        kind: "js" or "css".
        content: the whole file.
    """
    return f"assets/{name}.{short_hash(content)}.{kind}", content


def javascript(value: Any) -> str:
    """Return a value that JSON can hold as an expression of JavaScript that is safe in any script and any HTML.

    Args:
        value: strings, numbers, booleans, None, and lists and dicts of these.

    Raises:
        TypeError: JSON cannot hold the value.
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def common_bundle(kind: str) -> tuple[str, str]:
    """Return the address and content of what every page loads.

    Args:
        kind: "js" or "css": all files of that kind that stand in a component's folder, those of ``page`` first, and
            of these ``page.js``, which makes what all of them share.
    """
    parts = sorted(
        _COMPONENTS.glob(f"*/*.{kind}"), key=lambda path: (path.parent.name != "page", path.stem != "page", path)
    )
    return _bundle("rapport", kind, parts)


def lazy_bundle(component: str, part: str = "") -> tuple[str, str]:
    """Return the address and content of the script that a component loads only where it is used.

    Args:
        component: The name of its folder. The script is made of what it shares with others, of the libraries in
            ``lazy/vendor/`` and then of the files in ``lazy/``, each in the order of names; ``Rapport.loadScript`` in
            ``page.js`` loads it.
        part: A folder in ``lazy/``, which is a script of its own for what is seldom asked for, made in the same way.

    Raises:
        LookupError: the component has no such folder.
    """
    folder = _COMPONENTS / component / "lazy" / part
    name = f"{component}/{part}" if part else component
    shared = [_COMPONENTS / path for path in _SHARED.get(name, ())]
    parts = [*sorted(folder.glob("vendor/*.js")), *sorted(folder.glob("*.js"))]
    if not parts:
        raise LookupError(f"{folder.relative_to(PROJECT)} has no script")
    return _bundle(name.replace("_", "-").replace("/", "-"), "js", [*shared, *parts])


def lazy_parts(component: str) -> list[str]:
    """Return the folders in ``lazy/`` of a component that are scripts of their own."""
    folders = (_COMPONENTS / component / "lazy").glob("*/")
    return sorted(folder.name for folder in folders if folder.name != "vendor")


def lazy_bundles() -> list[tuple[str, str]]:
    """Return the address and content of every script that is loaded only where it is used."""
    components = sorted(folder.parent.name for folder in _COMPONENTS.glob("*/lazy"))
    return [
        lazy_bundle(component, part)
        for component in components
        if component != "page"
        for part in ("", *lazy_parts(component))
    ]


def _bundle(name: str, kind: str, parts: Iterable[Path]) -> tuple[str, str]:
    lean = lean_script if kind == "js" else lean_style
    texts = ((path, path.read_text(encoding="utf-8")) for path in parts)
    return hashed_asset(name, kind, "\n".join(text if "vendor" in path.parts else lean(text) for path, text in texts))
