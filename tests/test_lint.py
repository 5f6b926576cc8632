"""The gate that every change passes: it reads each script and style that is ours, wherever that stands."""

from __future__ import annotations

import json
import re
import subprocess
from fnmatch import fnmatch

import pytest
import yaml

from macros.loading.load import PROJECT

CONFIGURATIONS = ("tsconfig.json", "macros/site/tsconfig.json")


def scripts() -> list[str]:
    """Return all scripts that are kept in the repository but those of others."""
    folders = [path for path in PROJECT.iterdir() if path.name in ("macros", "theme", "tests", "scripts", ".github")]
    found = [path for folder in folders for kind in ("js", "mjs", "css") for path in folder.rglob(f"*.{kind}")]
    names = [path.relative_to(PROJECT).as_posix() for path in found]
    return [name for name in names if not re.search(r"(^|/)(vendor|node_modules)/", name)]


def matches(name: str, patterns: list[str], folder: str = "") -> bool:
    return any(fnmatch(name, f"{folder}{pattern}".replace("**/", "*")) for pattern in patterns)


def test_no_types_hide_a_script() -> None:
    """Of a script and a ``.d.ts`` of the same name beside it, TypeScript reads the second alone."""
    assert [name for name in scripts() if (PROJECT / name).with_suffix(".d.ts").exists()] == []


def test_the_gate_runs_every_tool() -> None:
    recipe = subprocess.run(["make", "-n", "lint"], cwd=PROJECT, check=True, capture_output=True, text=True).stdout
    for command in ("ruff check", "ruff format --check", "mypy", "lint-imports", "biome check --error-on-warnings"):
        assert command in recipe
    for configuration in CONFIGURATIONS:
        assert f"tsc --project {configuration.removesuffix('tsconfig.json').rstrip('/') or '.'}\n" in recipe
    hooks = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    (lint,) = [hook for hook in hooks if hook["id"] == "lint"]
    assert lint["entry"] == "make lint"
    assert {"python", "javascript", "ts", "css"} <= {*lint["types_or"]}
    check = (PROJECT / ".github" / "workflows" / "check.yml").read_text()
    assert "run: make lint\n" in check


@pytest.mark.parametrize("name", [name for name in scripts() if not name.endswith(".css")])
def test_the_type_checker_reads_every_script(name: str) -> None:
    for configuration in CONFIGURATIONS:
        folder = configuration.removesuffix("tsconfig.json")
        if matches(name, json.loads((PROJECT / configuration).read_text())["include"], folder):
            return
    pytest.fail(f"{name} is in no tsconfig.json")


def test_biome_reads_every_script_and_style() -> None:
    text = re.sub(r"^\s*//.*$", "", (PROJECT / "biome.jsonc").read_text(), flags=re.MULTILINE)
    patterns = json.loads(text)["files"]["includes"]
    assert [name for name in scripts() if not matches(name, patterns)] == []
