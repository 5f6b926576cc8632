"""The mark of a build, what the worker keeps from the start, and the page that tells of it."""

from __future__ import annotations

import json
import re

from macros.loading.load import PROJECT
from macros.site.service_worker import MOST_BYTES, build_hash, service_worker

FILES = {
    "index.html": b"""<script src="assets/before-material.js" data-firms="assets/directory.0123abcd.js"></script>
        <script src="assets/rapport.0123abcd.js"></script>
        <script src="assets/javascripts/bundle.0123abcd.min.js"></script>""",
    "guide/index.html": b"guide",
    "directory/index.html": b'<div data-index="../assets/directory.0123abcd.js">',
    "my-search/index.html": b"mine",
    "assets/rapport.0123abcd.js": b"1",
    "assets/javascripts/bundle.0123abcd.min.js": b"2",
    "assets/javascripts/bundle.0123abcd.min.js.map": b"3",
    "assets/javascripts/lunr/wordcut.js": b"4",
    "assets/before-material.js": b"5",
    "assets/directory.0123abcd.js": b"8",
    "assets/contribute.0123abcd.js": b"9",
    "assets/records/0.js": b"10",
    "assets/cards/0123456789abcdef.png": b"12",
    "search/search_index.json": b"11",
    "images/a.png": b"6",
    "api/v1/firms.json": b"7",
}


def about(worker: str) -> dict[str, object]:
    match = re.match(r"self\.RAPPORT = (\{.*?\n\});\n", worker, re.DOTALL)
    assert match
    found = json.loads(match[1])
    assert isinstance(found, dict)
    return found


def test_the_hash_tells_builds_apart_and_nothing_else() -> None:
    assert build_hash(FILES) == build_hash(dict(reversed(FILES.items())))
    assert build_hash(FILES) != build_hash({**FILES, "index.html": b"other"})
    assert build_hash({"a": b"bc"}) != build_hash({"ab": b"c"})
    assert re.fullmatch(r"[0-9a-f]{16}", build_hash(FILES))


def test_the_worker_keeps_the_start_the_directory_and_my_search() -> None:
    found = about(service_worker("00ff", FILES))
    assert found["BUILD"] == "00ff"
    assert found["PRECACHE"] == [
        "",
        "assets/before-material.js",
        "assets/directory.0123abcd.js",
        "assets/javascripts/bundle.0123abcd.min.js",
        "assets/rapport.0123abcd.js",
        "directory/",
        "my-search/",
    ]


def test_what_has_no_room_is_left_to_the_page_that_loads_it() -> None:
    large = {**FILES, "assets/directory.0123abcd.js": b"8" * MOST_BYTES}
    precache = about(service_worker("00ff", large))["PRECACHE"]
    assert isinstance(precache, list)
    assert "assets/directory.0123abcd.js" not in precache
    assert {"directory/", "my-search/", "assets/rapport.0123abcd.js"} <= {*precache}


def test_the_search_comes_next() -> None:
    assert about(service_worker("00ff", FILES))["PREFETCH"] == ["search/search_index.json"]


def test_files_with_a_name_that_stays_are_known_by_their_content() -> None:
    found = about(service_worker("00ff", FILES))["DIGESTS"]
    assert isinstance(found, dict)
    assert set(found) == {
        "assets/before-material.js",
        "assets/records/0.js",
        "images/a.png",
        "search/search_index.json",
    }
    assert found != about(service_worker("00ff", {**FILES, "images/a.png": b"8"}))["DIGESTS"]


def test_the_privacy_page_names_every_place_where_something_is_stored() -> None:
    text = (PROJECT / "docs" / "privacy.md").read_text()
    places = ("cache storage", "local storage", "session storage", "IndexedDB")
    for place in ("`rapport`", "`rapport-messages`", "`__palette`", *places):
        assert place in text
    files = [path for path in (PROJECT / "macros").rglob("*.js") if "vendor" not in path.parts]
    scripts = "".join(path.read_text() for path in files)
    assert [path.name for path in files if "sessionStorage" in path.read_text()] == ["message.js"]
    assert {path.name for path in files if "indexedDB" in path.read_text()} == {"kept-file.js", "privacy.js"}
    assert scripts.count("indexedDB.open(") == 1
    assert "document.cookie" not in scripts
