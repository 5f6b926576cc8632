"""A hook that measures what a page of a firm costs the processor; ``build.py`` puts it beside the project's own."""

from __future__ import annotations

import json
import time
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from macros.engines.shell import ShellPage

# MkDocs goes through the pages twice, and those of the firms follow each other.
_read: list[float] = []
_built: list[float] = []


def _note(page: Page, times: list[float]) -> None:
    if isinstance(page, ShellPage) and page.made.kind == "firm":
        times.append(time.thread_time())


@event_priority(-100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    _note(page, _read)


@event_priority(-100)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:  # noqa: ARG001
    _note(page, _built)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the seconds that a page takes on average."""
    seconds = sum((times[-1] - times[0]) / (len(times) - 1) for times in (_read, _built))
    Path(config.config_file_path).with_name("page-times.json").write_text(json.dumps(seconds))
