"""List what the site is made with and of, and under which licence: ``make third-party`` writes THIRD-PARTY.md.

What Material bundles into its scripts stands in their source maps, what this project bundles in the headers of its
``vendor`` files, and the packages that build the site in their own metadata. A part whose licence is not known stops
the program, so that none is shipped unseen.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parent.parent
FILE = PROJECT / "THIRD-PARTY.md"
# As the packages of these names on npm state it.
BUNDLED = {
    "clipboard": ("clipboard.js", "MIT", "Zeno Rocha"),
    "escape-html": ("escape-html", "MIT", "TJ Holowaychuk, Andreas Lubbe, Tiancheng “Timothy” Gu"),
    "focus-visible": ("focus-visible", "W3C", "W3C and its contributors"),
    "lunr": ("Lunr", "MIT", "Oliver Nightingale"),
    "material-design-color": ("material-design-color", "MIT", "Denis Malinochkin"),
    "rxjs": ("RxJS", "Apache-2.0", "Google, Netflix, Microsoft and contributors"),
    "tslib": ("tslib", "0BSD", "Microsoft"),
}
# The sets of icons that Material takes its own from, with what is drawn from each.
ICONS = (
    ("Material Design Icons", "Apache-2.0", "Pictogrammers and Google", "icons of the pages"),
    ("Font Awesome Free", "CC-BY-4.0", "Fonticons", "the icon beside the address of the source, where there is one"),
)
# As the headers of vendored files name them.
_VENDORED = {"MIT": r"\bMIT\b", "Apache-2.0": r"\bApache License,? (Version )?2\.0"}
_CLASSIFIERS = {
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}


class UnknownLicence(LookupError):
    """A part has no licence that this program knows of."""


@dataclass(frozen=True, order=True)
class Part:
    """A part made by others.

    Attributes:
        name, licence: the licence as its SPDX identifier.
        whose: who holds the rights, where the licence asks that it be said.
        use: what it is there for; its version, for a file of this project.
    """

    name: str
    licence: str
    whose: str = ""
    use: str = ""


def shipped() -> list[Part]:
    """Return what readers get with the site, besides what this project wrote."""
    theme = Part("Material for MkDocs", licence_of("mkdocs-material"), "Martin Donath", "the theme")
    font = Part("EB Garamond", "OFL-1.1", "Georg Duffner", "the letters in the pictures beside shared links")
    icons = [Part(*icon) for icon in ICONS]
    return [theme, *icons, font, *sorted(_in_material()), *sorted(_vendored(PROJECT / "macros" / "components"))]


def _in_material() -> set[Part]:
    """Return what Material's scripts and styles are bundled from; raises ``UnknownLicence``."""
    assets = Path(str(metadata.distribution("mkdocs-material").locate_file("material/templates/assets")))
    found = set()
    for path in sorted(assets.rglob("*.map")):
        for source in json.loads(path.read_text(encoding="utf-8"))["sources"]:
            if package := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", source):
                if package[1] not in BUNDLED:
                    raise UnknownLicence(f"{path.name} holds {package[1]}: add it to BUNDLED with its licence")
                found.add(Part(*BUNDLED[package[1]], f"in Material's {path.suffixes[-2].removeprefix('.')}"))
    return found


def _vendored(folder: Path) -> Iterator[Part]:
    """Yield the libraries that stand below a folder; raises ``UnknownLicence``.

    The first line of a file's ``/*!`` comment gives name and version, the rest the licence.
    """
    for path in sorted(folder.glob("*/lazy/**/vendor/*.js")):
        header = path.read_text(encoding="utf-8").partition("*/")[0]
        named = re.match(r"/\*!\s*(\S+) (\d[\w.]*),", header)
        licence = next((licence for licence, words in _VENDORED.items() if re.search(words, header)), None)
        if not named or not licence:
            raise UnknownLicence(f"{path.name} does not begin with its name, version and licence in a /*! comment")
        whose = re.search(r"Copyright (?:\(c\) )?[-\d]*(?:present)? ?([^.\n]+)", header)
        yield Part(named[1], licence, whose[1].strip() if whose else "", f"version {named[2]}")


def packages() -> list[Part]:
    """Return the Python packages that build the site, and those that they need."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    seen: dict[str, Part] = {}
    _collect(project["dependencies"], seen)
    return [seen[name] for name in sorted(seen)]


def _collect(requirements: Iterable[str], seen: dict[str, Part]) -> None:
    for requirement in map(Requirement, requirements):
        name = canonicalize_name(requirement.name)
        if name not in seen and (not requirement.marker or requirement.marker.evaluate({"extra": ""})):
            seen[name] = Part(name, licence_of(name))
            _collect(metadata.requires(name) or (), seen)


def licence_of(package: str) -> str:
    """Return the licence of an installed package as its metadata gives it; raises ``UnknownLicence``."""
    about = metadata.metadata(package)
    classifiers = about.get_all("Classifier") or []
    named = [text.rpartition(" :: ")[2] for text in classifiers if text.startswith("License :: ")]
    known = [_CLASSIFIERS[name] for name in named if name in _CLASSIFIERS]
    stated = about["License"] or ""
    if expression := about["License-Expression"]:
        return str(expression)
    if known:
        return " OR ".join(known)
    if stated and "\n" not in stated and len(stated) < 40:
        return str(stated)
    raise UnknownLicence(f"{package} does not say its licence in a way that this program knows")


def text() -> str:
    """Return what THIRD-PARTY.md holds."""
    lines = [
        "# Parts made by others",
        "",
        "Written by `make third-party`; a test compares this file with what is there. The licence is named by its",
        "[SPDX identifier](https://spdx.org/licenses/). No font, image or script is loaded from another host.",
        "",
        "## In the site",
        "",
        "| Part | Licence | Whose | Where |",
        "| --- | --- | --- | --- |",
        *(f"| {part.name} | {part.licence} | {part.whose} | {part.use} |" for part in shipped()),
        "",
        "## To build it",
        "",
        "Python packages, with those that they need. Their versions and hashes stand in `requirements/site.txt`.",
        "",
        "| Package | Licence |",
        "| --- | --- |",
        *(f"| {part.name} | {part.licence} |" for part in packages()),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    try:
        FILE.write_text(text(), encoding="utf-8")
    except UnknownLicence as error:
        sys.exit(str(error))
    print(f"Wrote {FILE.name}")
