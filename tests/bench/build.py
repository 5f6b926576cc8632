"""What it costs to build the site: ``python -m tests.bench.build``, or ``make bench-build``.

The real site and sites of many firms that do not exist are built beside plain ones: Material for MkDocs with as many
pages of the same text and the same menu, and nothing else. Zensical builds the real one too where it is installed, as
in ``make build-zensical``. What counts is the time of the processor, and the ratios of one run, in which all were as
busy with other things. It takes a quarter of an hour and more; sizes may be named, as in ``python -m tests.bench.build
344 1000``. It ends with a fault if a target is missed.
"""

from __future__ import annotations

import gzip
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import yaml
from selectolax.lexbor import LexborHTMLParser as Html
from selectolax.lexbor import LexborNode

from macros.loading.load import PROJECT, load
from macros.model.as_json import plain
from macros.model.firms import ACTIONABLE_FIELDS, SUPPORTABLE_FIELDS
from tests.conftest import copy_project

from .report import machine, progress, say
from .synthetic import synthetic
from .table import Row, markdown

# Beside the real firms.
MANY, MOST = 1_000, 10_000
# Builds of each, of which the one counts that took least; the largest is built once.
RUNS = 2
# Ratios to the plain site: for the real one, and for the largest.
REAL, LARGEST = 0.35, 0.25
SECONDS, MIB, PAGE_MS, GROWTH, KB = 60, 400, 1, 11, 150
_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in a unit of ru_maxrss
# Modules of Python that build, with what they are given, and where they put the site.
MKDOCS = (("mkdocs", "build", "--quiet"), "site")
ZENSICAL = (("macros.engines.zensical", "build/zensical"), "build/zensical/site")
_HOOKS = "hooks: [macros/engines/mkdocs_hooks.py"
_TEXTS = "h1, h2, h3, p, li, dt, dd, td, th"


@dataclass(frozen=True)
class Built:
    """A build.

    Attributes:
        seconds: of the processor, and by the clock.
        mib: the most memory that it took.
        pages: how many it wrote.
    """

    seconds: float
    elapsed: float
    mib: float
    pages: int


def _with_zensical() -> bool:
    return find_spec("zensical") is not None


def build(folder: Path, times: int, engine: tuple[tuple[str, ...], str] = MKDOCS) -> Built:
    """Build a project in its folder so many times, and return what took least."""
    return min((_build(folder, *engine) for _ in range(times)), key=lambda built: built.seconds)


def _build(folder: Path, command: tuple[str, ...], site: str) -> Built:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", "REPO_URL": ""}
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", *command], cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{folder} cannot be built")
    return Built(
        used.ru_utime + used.ru_stime,
        time.perf_counter() - start,
        used.ru_maxrss * _UNIT / 2**20,
        sum(1 for _ in (folder / site).rglob("*.html")),
    )


def project(folder: Path, size: int) -> Path:
    """Write the project with so many firms; with the real ones if it has as many as that."""
    copy_project(folder)
    data = load()
    if size == len(data.firms):
        return folder
    records = []
    for firm in synthetic(data, size).firms:
        left_out = ("aliases", "successor", "status")
        record = {name: value for name, value in plain(firm).items() if value is not None and name not in left_out}
        if not record.keys() & set(ACTIONABLE_FIELDS):
            record["generalist"] = True
        # The values are mixed; one page supports all that is there.
        supports = [name for name in SUPPORTABLE_FIELDS if name in record]
        record["sources"] = [record["sources"][0] | {"supports": supports}]
        record["website"] = f"https://{record['id']}.example.com/"
        records.append(record)
    apart = json.loads(json.dumps(records))  # else YAML would name what several of them share
    text = yaml.dump(apart, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6)
    text = re.sub(r"^  (checked|added): '(.*)'$", r"  \1: \2", text, flags=re.MULTILINE)
    (folder / "data/firms.yaml").write_text(text)
    (folder / "data/ids.txt").write_text("".join(f"{record['id']}\n" for record in records))
    return folder


def plain_project(folder: Path, like: Path) -> Path:
    """Write a plain site with the text of a built one, page for page, and with its menu."""
    own = yaml.load((PROJECT / "mkdocs.yml").read_text(), Loader=_Loader)  # noqa: S506 - safe, with one more tag
    config = {
        "site_name": "Plain",
        "theme": {"name": "material", "font": False, "features": own["theme"]["features"]},
        "plugins": ["search"],
        "nav": own["nav"],
        "not_in_nav": "*",
    }
    folder.mkdir()
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False))
    for page in (like / "site").rglob("index.html"):
        content = Html(page.read_text()).css_first(".md-content__inner")
        if content is None:  # It leads to where a page has moved.
            continue
        way = page.relative_to(like / "site").with_suffix(".md")
        target = folder / "docs" / (way if (PROJECT / "docs" / way).exists() else f"{way.parent}.md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_text_of(content), encoding="utf-8")
    return folder


class _Loader(yaml.SafeLoader):
    """Reads MkDocs' own tag for what stands in the environment as nothing."""


_Loader.add_constructor("!ENV", lambda *_: None)


def _text_of(content: LexborNode) -> str:
    """Return the text of a page as Markdown, in headings and paragraphs."""
    parts = []
    for node in content.css(_TEXTS):
        if text := " ".join(node.text(deep=not node.css(_TEXTS)).split()):
            parts.append(f"{'#' * int(node.tag[1])} {text}" if node.tag in ("h1", "h2", "h3") else text)
    return "\n\n".join(parts) + "\n"


def rows(sizes: Sequence[int]) -> Iterator[Row]:
    """Measure every size, and yield the rows of the table."""
    real = len(load().firms)
    last: tuple[int, float] | None = None
    with tempfile.TemporaryDirectory() as temporary:
        for number, size in enumerate(sizes):
            largest = size == MOST
            progress(f"Building the site of {size:,} firms", 2 * number, 2 * len(sizes))
            folder = project(Path(temporary, "ours"), size)
            shutil.copy(Path(__file__).with_name("page_times.py"), folder)
            config = folder / "mkdocs.yml"
            config.write_text(config.read_text().replace(_HOOKS, f"{_HOOKS}, page_times.py"))
            times = RUNS if size < MOST else 1
            ours = build(folder, times)
            note = f"{ours.pages:,} pages; {ours.elapsed:.0f} s by the clock"
            yield Row("Site built", size, ours.seconds, "s", SECONDS if largest else None, note)
            page = 1000 * float((folder / "page-times.json").read_text())
            yield Row("of that, a page of a firm", size, page, "ms", PAGE_MS)
            if last and last[0] != real:
                growth = ours.seconds / last[1]
                yield Row(f"as against {last[0]:,} firms", size, growth, "times", GROWTH if largest else None)
            last = size, ours.seconds
            yield Row("Memory at its highest", size, ours.mib, "MiB", MIB)
            heaviest, name = max(_compressed(folder / "site"))
            yield Row("Heaviest page, compressed", size, heaviest, "kB", KB, name)
            progress(f"Building as many plain pages as {size:,} firms have", 2 * number + 1, 2 * len(sizes))
            other = build(plain_project(Path(temporary, "plain"), folder), times)
            note = f"{other.pages:,} pages; {other.elapsed:.0f} s by the clock; {other.mib:.0f} MiB"
            yield Row("Plain site built", size, other.seconds, "s", None, note)
            target = REAL if size == real else LARGEST if largest else None
            yield Row("Ours as against the plain one", size, ours.seconds / other.seconds, "times", target)
            if _with_zensical() and size == real:  # It takes eight times as long, so an hour for 10,000 firms.
                progress(f"Building the site of {size:,} firms with Zensical", 2 * number + 1, 2 * len(sizes))
                new = build(folder, 1, ZENSICAL)
                note = f"{new.pages:,} pages; {new.elapsed:.0f} s by the clock; {new.mib:.0f} MiB"
                yield Row("Site built with Zensical", size, new.seconds, "s", None, note)
            for name in ("ours", "plain"):
                shutil.rmtree(Path(temporary, name))


def _compressed(site: Path) -> Iterator[tuple[float, str]]:
    """Yield how many kilobytes each page has when it is compressed, and its address."""
    for page in site.rglob("index.html"):
        yield len(gzip.compress(page.read_bytes(), 6)) / 1000, page.relative_to(site).parent.as_posix()


def main(sizes: Sequence[int]) -> int:
    """Print the table, and return 1 if a target is missed."""
    measured = []
    for row in rows(sizes):
        measured.append(row)
        say(f"{row.what}, {row.firms:,} firms: {row.measured:.2f} {row.unit}")
    programs = [f"Python {platform.python_version()}"]
    engines = {"MkDocs": "mkdocs", "Material": "mkdocs-material"}
    if _with_zensical():
        engines["Zensical"] = "zensical"
    programs += [f"{name} {version(package)}" for name, package in engines.items()]
    say(f"\n{machine(', '.join(programs))}\n")
    print(markdown(measured))
    return int(any(row.missed for row in measured))


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or [len(load().firms), MANY, MOST]))
