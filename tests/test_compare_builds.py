"""Two builds of the site by two engines: what may differ, and what may not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from macros.loading.load import PROJECT
from scripts.compare_builds import differences, pages, say

PAGE = """<meta charset="utf-8"><meta name="rapport-build" content="{build}">
<meta name="generator" content="{engine}, mkdocs-material-9.8.1">
<title>{title}</title>"""
WORKER = 'self.RAPPORT = {{\n "BUILD": "{build}",\n "PRECACHE": []\n}};'


def built(folder: Path, build: str, engine: str, title: str = "Rapport") -> Path:
    (folder / "guide").mkdir(parents=True)
    (folder / "guide" / "index.html").write_text(PAGE.format(build=build, engine=engine, title=title))
    (folder / "service-worker.js").write_text(WORKER.format(build=build))
    return folder


def test_builds_may_differ_in_the_generator_and_in_the_mark_of_the_build(tmp_path: Path) -> None:
    one = built(tmp_path / "one", "1c6f87d76f06ee1d", "mkdocs-1.6.1")
    other = built(tmp_path / "other", "6eeff6f4697024a1", "mkdocs-ProperDocs 1.6.7")
    assert list(differences(one, other)) == []


def test_builds_may_differ_in_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = built(tmp_path / "one", "1c6f87d76f06ee1d", "mkdocs-1.6.1")
    other = built(tmp_path / "other", "1c6f87d76f06ee1d", "mkdocs-1.6.1", title="Rapports")
    (one / "sitemap.xml").write_text("<urlset/>")
    (other / "404.html").write_text("")
    (one / "data.json").write_text('{"BUILD": "1c6f87d76f06ee1d"}')
    (other / "data.json").write_text('{"BUILD": "6eeff6f4697024a1"}')
    found = list(differences(one, other))
    assert found == [
        f"404.html: not in {one}",
        "data.json: differs",
        "guide/index.html: differs",
        f"sitemap.xml: not in {other}",
    ]
    assert say(found, 5) == 1
    assert capsys.readouterr().out.endswith("sitemap.xml: not in " + f"{other}\n5 files, 4 differences\n")
    assert say([], 5) == 0


def test_where_text_counts_markup_does_not(tmp_path: Path) -> None:
    texts = {
        "one": "<title>A &amp; b</title><nav>x</nav><article><h1>A</h1>\n<p>One two</p></article>",
        "other": "<title>A & b</title><article><h1 id=a>A</h1><div><p>One\n two</p></div></article>",
    }
    folders = []
    for name, text in texts.items():
        folders.append(built(tmp_path / name, "1c6f87d76f06ee1d", name))
        (folders[-1] / "page.html").write_text(text)
        (folders[-1] / "search.json").write_text(name)
    one, other = folders
    assert list(differences(one, other, pages)) == []
    assert "page.html: differs" in list(differences(one, other))
    for new in ("<title>A</title><article><h1>A</h1><p>One two</p></article>", texts["other"].replace("two", "three")):
        (other / "page.html").write_text(new)
        assert list(differences(one, other, pages)) == ["page.html: differs"]
    (other / "search.json").unlink()
    assert f"search.json: not in {other}" in list(differences(one, other, pages))


def test_other_engines_are_tried_every_week() -> None:
    # YAML reads the key "on" as true.
    weekly = yaml.safe_load((PROJECT / ".github" / "workflows" / "engines.yml").read_text())
    (schedule,) = weekly[True]["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* \d", schedule["cron"])
    tried = {step["run"] for job in weekly["jobs"].values() for step in job["steps"] if "run" in step}
    makefile = (PROJECT / "Makefile").read_text()
    assert tried == {
        f"make {target}" for target in re.findall(r"^((?:build|test)-(?:properdocs|zensical)):", makefile, re.MULTILINE)
    }
    assert all("continue-on-error" not in job for job in weekly["jobs"].values())
