"""The time from an input to what is painted, on the directory's own page with firms that do not exist.

The page is the built one; only its index is another. Playwright presses keys and clicks as a hand would, so the browser
gives each event the time at which the input reached it, and the clock starts there: a wait for the page counts too. It
stops when the browser has painted the frame with the new results. A page cannot ask for that moment, but what runs next
is known: a message sent from the frame, or the next frame, whichever comes first, finds the last one painted (Nolan
Lawson, "Accurately measuring layout on the web"; the message alone would be too late, for the further results, below
those in sight, are drawn in the next frames, which go before it). What the screen takes after that is not the page's
doing. The browser itself tells that time too, by the Event Timing API, but in steps of 8 ms
(https://www.w3.org/TR/event-timing/); it stands in the note, as a check.
"""

from __future__ import annotations

import itertools
import mimetypes
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Route

from macros.components.directory.index import index_script
from macros.loading.dataset import Dataset
from tests.conftest import build

from .steps import STEPS
from .table import Row

# These headers let a page measure time to 5 microseconds and not to 100 only:
# https://developer.mozilla.org/en-US/docs/Web/API/Performance_API/High_precision_timing
EXACT_CLOCK = {"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp"}
# A frame of a screen with 60 Hz and 8 ms.
TARGET = 1000 / 60 + 8
# Milliseconds between two inputs: a quick typist's, and long enough for all 50 results to be drawn.
PAUSE = 200
# And how long a hand holds the button of a mouse: the browser shows that first.
PRESS = 80
SETTLE = 1000
CLOCK = """
(() => {
  window.inputs = [];
  const from = {};
  for (const name of ["keydown", "click"]) {
    addEventListener(name, (event) => { from[name] = event.timeStamp; }, true);
  }
  addEventListener("input", ({ target }) => {
    const input = { from: from[target.type === "checkbox" ? "click" : "keydown"], screen: 16 };
    const painted = () => { input.took ??= performance.now() - input.from; };
    // After the page's own listeners, so that its frame has been drawn when this one's turn comes.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = painted;
      port2.postMessage(null);
      requestAnimationFrame(painted);
    });
    window.inputs.push(input);
  });
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries()) {
      const input = window.inputs.find(({ from }) => Math.abs(from - startTime) < 0.1);
      if (input && (name === "keydown" || name === "click")) input.screen = duration;
    }
  }).observe({ type: "event", durationThreshold: 16 });
})();
"""


@contextmanager
def built_site() -> Iterator[Path]:
    """Build the site from the real data, and yield its folder.

    Raises:
        RuntimeError: it could not be built.
    """
    with tempfile.TemporaryDirectory() as folder:
        built = build(Path(folder))
        if built.returncode:
            raise RuntimeError(built.stdout + built.stderr)
        yield Path(folder)


def painted(
    browser: Browser, site: Path, data: Dataset, runs: int, progress: Callable[[str, int, int], None]
) -> Iterator[Row]:
    """Yield the rows of the table.

    Args:
        browser: where to measure.
        site: the folder of the built site.
        data: the firms that the page shows.
        runs: how many letters to type, and how many values to choose.
        progress: is told what goes on, how far it is, and of how much.
    """
    firms, index = len(data.firms), index_script(data).encode()
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.route("http://localhost/**", lambda route: _serve(route, site, index))
    page = context.new_page()
    page.add_init_script(CLOCK)
    for what, act in (("Letter typed", _type), ("Value chosen", _choose)):
        page.goto("http://localhost/directory/")
        page.locator(".directory--live").wait_for(state="attached")
        page.wait_for_timeout(SETTLE)
        for run in act(page, runs + 1):  # The first warms up.
            progress(f"{firms:,} firms: {what.lower()}, to painted", run, runs)
            page.wait_for_timeout(PAUSE)
        inputs = page.evaluate("window.inputs")[1:]
        took = sorted(one["took"] for one in inputs)
        most = took[-1 - len(took) // 20]
        screen = statistics.median(one["screen"] for one in inputs)
        yield Row(
            f"{what}, to painted",
            firms,
            statistics.median(took),
            target=TARGET,
            note=f"19 of 20 within {most:.0f} ms; on the screen after {screen:.0f} ms by Event Timing",
        )
    context.close()


def _type(page: Page, number: int) -> Iterator[int]:
    """Type the texts of the steps, letter by letter, each over the one before it; yield after each letter."""
    page.get_by_label("Search the firms").focus()
    letters = itertools.cycle([(place == 0, letter) for step in STEPS for place, letter in enumerate(step["q"])])
    for run, (first, letter) in enumerate(itertools.islice(letters, number)):
        if first:
            page.keyboard.press("ControlOrMeta+a")
        page.keyboard.press(letter)
        yield run


def _choose(page: Page, number: int) -> Iterator[int]:
    """Choose the values of the steps, each for itself, then take it back, and yield after each click."""
    chosen = [(facet, value) for step in STEPS for facet, values in step["choice"].items() for value in values]
    boxes = [page.locator(f"[data-facet={facet}] input[value='{value}']:enabled") for facet, value in chosen]
    clicks = itertools.cycle([box for box in boxes if box.count() for _ in range(2)])
    for run, box in enumerate(itertools.islice(clicks, number)):
        box.scroll_into_view_if_needed()
        page.wait_for_timeout(PAUSE)
        place = box.bounding_box() or {"x": 0, "y": 0}
        # Not box.click(), for that looks around while the clock runs.
        page.mouse.move(place["x"] + 5, place["y"] + 5)
        page.wait_for_timeout(PAUSE)
        page.mouse.down()
        page.wait_for_timeout(PRESS)
        page.mouse.up()
        yield run


def _serve(route: Route, site: Path, index: bytes) -> None:
    """Answer with a file of the site, or with the index."""
    address = route.request.url.partition("localhost/")[2].partition("?")[0]
    path = site / address
    path = path / "index.html" if path.is_dir() else path
    if not path.is_file():
        route.fulfill(status=404)
        return
    kind = f"{mimetypes.guess_type(path.name)[0] or 'application/octet-stream'}; charset=utf-8"
    other = address.startswith("assets/directory.") and address.endswith(".js")
    route.fulfill(body=index if other else path.read_bytes(), headers={**EXACT_CLOCK, "Content-Type": kind})
