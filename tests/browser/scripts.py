"""The scripts that those of all components rest on, for tests that run some of these in an empty page."""

from __future__ import annotations

from macros.loading.load import PROJECT

COMPONENTS = PROJECT / "macros" / "components"
# As in the bundle: page.js, which makes what they share, comes first.
SHARED = tuple(
    COMPONENTS / "page" / f"{name}.js" for name in ("page", "clock", "dates", "focus", "notices", "store", "text")
)
