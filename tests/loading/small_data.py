"""The small data folder of the tests, with every list of the project's vocabulary."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path

import yaml

from macros.loading.load import DATA


def lists_lacking(small: str, whole: str) -> str:
    """Return, as YAML, each list that a whole vocabulary has and a small one lacks, with its first value alone."""
    lists, known = (yaml.load(text, yaml.CSafeLoader) for text in (whole, small))  # the other takes half a second
    lacking = {name: values[:1] for name, values in lists.items() if name not in known}
    return yaml.safe_dump(lacking, sort_keys=False, allow_unicode=True) if lacking else ""


def _small() -> Path:
    """Return the folder; if its vocabulary lacks a list, a copy for this process, so that a new one needs no edit."""
    source = Path(__file__).parent / "small"
    text = (source / "vocabulary.yaml").read_text(encoding="utf-8")
    if not (lacking := lists_lacking(text, (DATA / "vocabulary.yaml").read_text(encoding="utf-8"))):
        return source
    temporary = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, temporary)
    folder = shutil.copytree(source, Path(temporary) / "small")
    (folder / "vocabulary.yaml").write_text(text + lacking, encoding="utf-8")
    return folder


SMALL = _small()
