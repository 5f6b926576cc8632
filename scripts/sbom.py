"""Write a bill of materials of a release in the form of CycloneDX: ``make sbom``.

``cyclonedx-py`` lists the packages of the lock file with versions and hashes; this adds their licences, and what
readers get with the site. The same commit gives the same file. https://cyclonedx.org/docs/1.6/json/
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from .third_party import PROJECT, Part, licence_of, shipped

FILE = PROJECT / "dist" / "rapport.cdx.json"


def bill() -> dict[str, Any]:
    """Return the bill of materials; raises ``CalledProcessError`` if the packages cannot be listed."""
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", "requirements/site.txt", "--short-PURLs"]
    options = ["--pyproject", "pyproject.toml", "--output-reproducible"]
    ran = subprocess.run([*command, *options], cwd=PROJECT, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(ran.stdout)
    installed = {canonicalize_name(name) for one in metadata.distributions() if (name := one.metadata["Name"])}
    for component in found["components"]:
        if canonicalize_name(component["name"]) in installed:
            component["licenses"] = _licences(licence_of(component["name"]))
    found["components"] += [_component(part) for part in shipped()]
    return found


def _component(part: Part) -> dict[str, Any]:
    """Return a part of the site; its version is known where this project has its file."""
    version = part.use.removeprefix("version ") if part.use.startswith("version ") else None
    known = {"version": version} if version else {}
    return {
        "type": "library",
        "bom-ref": f"site/{part.name}",
        "name": part.name,
        **known,
        "description": f"In the site: {part.use}",
        "licenses": _licences(part.licence),
        **({"copyright": part.whose} if part.whose else {}),
    }


def _licences(expression: str) -> list[dict[str, Any]]:
    return [{"expression": expression}]


def main(file: Path = FILE) -> None:
    """Write the file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(bill(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"Wrote {file.relative_to(PROJECT)}")


if __name__ == "__main__":
    main()
