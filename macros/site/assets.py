"""The scripts and styles of the components, gathered into few files whose addresses change with their content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from macros.loading.load import PROJECT

_COMPONENTS = PROJECT / "macros" / "components"


def common_bundle(kind: str) -> tuple[str, str]:
    """Return the address and content of what every page loads.

    Args:
        kind: "js" or "css": all files of that kind that stand in a component's folder, those of ``page`` first, and
            of these ``page.js``, which makes what all of them share.
    """
    parts = sorted(
        _COMPONENTS.glob(f"*/*.{kind}"), key=lambda path: (path.parent.name != "page", path.stem != "page", path)
    )
    return _asset("rapport", kind, parts)


def lazy_bundle(component: str) -> tuple[str, str]:
    """Return the address and content of the script that a component loads only where it is used.

    Args:
        component: The name of its folder. The script is made of the libraries in ``lazy/vendor/`` and then of the
            files in ``lazy/``, each in the order of names; ``Rapport.loadScript`` in ``page.js`` loads it.

    Raises:
        LookupError: the component has no such folder.
    """
    folder = _COMPONENTS / component / "lazy"
    parts = [*sorted(folder.glob("vendor/*.js")), *sorted(folder.glob("*.js"))]
    if not parts:
        raise LookupError(f"{folder.relative_to(PROJECT)} has no script")
    return _asset(component.replace("_", "-"), "js", parts)


def lazy_bundles() -> list[tuple[str, str]]:
    """Return the address and content of every script that is loaded only where it is used."""
    return [lazy_bundle(folder.parent.name) for folder in sorted(_COMPONENTS.glob("*/lazy"))]


def _asset(name: str, kind: str, parts: Iterable[Path]) -> tuple[str, str]:
    content = "\n".join(path.read_text(encoding="utf-8") for path in parts)
    digest = hashlib.sha256(content.encode()).hexdigest()[:8]
    return f"assets/{name}.{digest}.{kind}", content
