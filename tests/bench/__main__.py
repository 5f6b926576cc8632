"""How fast the directory is in a real browser, beside two libraries: ``make bench-browser``.

Each start is timed in a fresh page, where nothing has been compiled; each step in a page that has run all steps once.
Figures are medians of 30, or of 10 for the start of the libraries. The program ends with 1 if a target is missed; on a
busy machine run it again.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from macros.components.directory.index import index_script
from macros.loading.dataset import Dataset
from macros.loading.load import PROJECT, load
from tests.browser.find import ARGUMENTS, NoBrowser, find

from .painted import EXACT_CLOCK, built_site, painted
from .report import machine, progress, say
from .steps import STEPS
from .synthetic import synthetic
from .table import Row, markdown

HERE = Path(__file__).resolve().parent
LIBRARIES = (HERE / "node_modules/itemsjs/dist/index.umd.js", HERE / "node_modules/minisearch/dist/umd/index.js")
ENGINE = sorted((PROJECT / "macros/components/directory").glob("engine*.js"))  # in the order in which a page loads them
# With what they leave out of a step.
OTHERS = {"itemsjs": "forgives no error", "minisearch": "text alone, no facets"}
# In milliseconds, by the number of firms.
STEP_TARGETS = {250: 0.3, 10_000: 2.0}
START_TARGETS = {10_000: 40.0}
TODAY_TARGET = 60.0  # kB, compressed
INDEX_TARGETS = {10_000: 700.0}
# Milliseconds that a browser which has just opened a page needs for itself.
SETTLE = 500


def main() -> int:
    """Measure, print the table, and return 1 if a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=30, help="how often each figure is taken (30)")
    parser.add_argument("--firms", type=int, nargs="+", default=[250, 10_000], help="how many firms (250 10000)")
    options = parser.parse_args()
    missing = [path for path in LIBRARIES if not path.is_file()]
    if missing:
        print("The libraries to compare with are missing. Run: npm ci --prefix tests/bench", file=sys.stderr)
        return 1
    program = find()
    if program is None:
        print(NoBrowser(), file=sys.stderr)
        return 1
    real = load()
    rows = [Row("Index of the real firms, compressed", len(real.firms), _size(index_script(real)), "kB", TODAY_TARGET)]
    with built_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        for number in options.firms:
            data = synthetic(real, number)
            rows += measure(browser, data, options.runs)
            rows += painted(browser, site, data, options.runs, progress)
        say(f"\n{machine(f'Chromium {browser.version}')}\n")
        browser.close()
    print(markdown(rows))
    return int(any(row.missed for row in rows))


def measure(browser: Browser, data: Dataset, runs: int) -> Iterator[Row]:
    """Yield the rows of the engine and of what it is compared with."""
    firms = len(data.firms)
    script = index_script(data)
    loads: list[float] = []
    facets: dict[str, float] = {}
    starts: dict[str, float] = {}
    steps: dict[str, list[float]] = {}
    for name in ("rapport", *OTHERS):
        # The others take seconds to start, and a third of the runs is enough to compare with.
        took, loaded = _starts(browser, data, script, name, runs if name == "rapport" else -(-runs // 3))
        loads += loaded
        facets[name], starts[name] = (statistics.median(times) for times in zip(*took, strict=True))
        steps[name], found = _steps(browser, data, script, name, runs)
        say(f"{firms:,} firms: {name} starts in {starts[name]:.1f} ms, and in {len(found)} steps finds {sum(found):,}")
    own = statistics.median(steps["rapport"])
    yield Row("Index, compressed", firms, _size(script), "kB", INDEX_TARGETS.get(firms))
    yield Row("Index loaded", firms, statistics.median(loads))
    yield Row(
        "Engine started",
        firms,
        starts["rapport"],
        target=START_TARGETS.get(firms),
        note=f"for a list of all: {facets['rapport']:.1f} ms",
    )
    yield Row(
        "Step", firms, own, target=STEP_TARGETS.get(firms), note=f"slowest of the steps: {max(steps['rapport']):.2f} ms"
    )
    for name, lacks in OTHERS.items():
        other = statistics.median(steps[name])
        yield Row(
            f"{name} started", firms, starts[name], note=f"{starts[name] / starts['rapport']:.1f} times the engine's"
        )
        yield Row(f"Step of {name}", firms, other, note=f"{other / own:.1f} times the engine's; {lacks}")


def _starts(
    browser: Browser, data: Dataset, script: str, name: str, runs: int
) -> tuple[list[tuple[float, float]], list[float]]:
    """Return how long a contender takes to start (to list all, and to answer anything), and the index to load.

    Each time is taken in a page of its own.
    """
    starts, loads = [], []
    for run in range(runs):
        progress(f"{len(data.firms):,} firms: {name} starts", run, runs)
        with _page(browser) as page:
            loads.append(page.evaluate("(script) => timeIndex(script)", script))
            starts.append(page.evaluate("([name, regions]) => timeStart(name, regions)", [name, _regions(data)]))
    return starts, loads


def _steps(browser: Browser, data: Dataset, script: str, name: str, runs: int) -> tuple[list[float], list[int]]:
    """Return the median time of each step, and how many firms each finds."""
    rounds = []
    with _page(browser) as page:
        page.evaluate("(script) => timeIndex(script)", script)
        page.evaluate("([name, regions]) => timeStart(name, regions)", [name, _regions(data)])
        for run in range(runs + 1):  # The first warms up.
            progress(f"{len(data.firms):,} firms: {name} steps", run, runs)
            rounds.append(page.evaluate("([name, steps]) => timeSteps(name, steps)", [name, STEPS]))
    took = [statistics.median(one[step][0] for one in rounds[1:]) for step in range(len(STEPS))]
    return took, [total for _, total in rounds[0]]


@contextmanager
def _page(browser: Browser) -> Iterator[Page]:
    """Open an empty page with the contenders, in a process of its own; it asks no host for anything."""
    context = browser.new_context()
    headers = {**EXACT_CLOCK, "Content-Type": "text/html; charset=utf-8"}
    context.route("**/*", lambda route: route.fulfill(body="<!doctype html><title>Benchmark</title>", headers=headers))
    page = context.new_page()
    page.goto("http://localhost/")
    for path in (*LIBRARIES, *ENGINE, HERE / "contenders.js"):
        page.add_script_tag(content=path.read_text(encoding="utf-8"))
    page.wait_for_timeout(SETTLE)
    yield page
    context.close()


def _regions(data: Dataset) -> dict[str, str]:
    return {country: region.id for country, region in data.region_of.items()}


def _size(script: str) -> float:
    return len(gzip.compress(script.encode(), 9)) / 1000


if __name__ == "__main__":
    sys.exit(main())
