"""Take the picture of the directory that stands in the README: ``make screenshot``."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import expect, sync_playwright

from macros.loading.load import PROJECT
from tests.conftest import build

from .find import ARGUMENTS, find

PICTURE = PROJECT / ".github" / "directory.png"
SEARCH = "directory/index.html?kind=retained-search&industry=education&country=US"
WIDTH, HEIGHT, COLOURS = 1280, 820, 64


def main() -> None:
    """Build the site, and write the picture of what a reader finds in it."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder, "site")
        built = build(site, config="offline.yml")
        if built.returncode:
            raise SystemExit(built.stdout + built.stderr)
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto(f"{site.as_uri()}/{SEARCH}")
        expect(page.locator(".directory--live")).to_be_attached()
        page.wait_for_timeout(500)  # The last results come a few frames after the first.
        picture = Image.open(io.BytesIO(page.screenshot()))
        browser.close()
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURE, optimize=True)
    print(f"Taken: {PICTURE.relative_to(PROJECT)} ({PICTURE.stat().st_size / 1024:.0f} kB)")


if __name__ == "__main__":
    main()
