"""The link check: polite, patient, safe with strangers' addresses; asked of a server on this machine alone."""

from __future__ import annotations

import datetime
import json
import shutil
import socket
import ssl
import threading
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from macros.catalog.pages import PageText
from macros.cli import main
from macros.editing import link_check, report
from macros.editing.link_check import Link, addresses, changed, check, from_json, refusing, to_json, to_markdown
from macros.loading.dataset import Dataset
from macros.loading.load import DATA, load
from tests.browser.quiet import QuietServer
from tests.loading.helpers import SMALL, spoil

LATER = (429, 500, 502, 503, 504)  # what may pass


class Site(QuietServer):
    """A server that remembers what it was asked."""

    asked: list[tuple[str, str]]
    at_once: int
    most_at_once: int
    lock: threading.Lock


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_HEAD(self) -> None:
        self.answer("HEAD")

    def do_GET(self) -> None:
        self.answer("GET")

    def answer(self, method: str) -> None:
        site = self.server
        with site.lock:
            site.asked.append((method, self.path))
            site.at_once += 1
            site.most_at_once = max(site.most_at_once, site.at_once)
        times = Counter(site.asked)[method, self.path]
        status, headers = {
            "/fine": (200, {}),
            "/gone": (410, {}),
            "/missing": (404, {}),
            "/no-head": (405 if method == "HEAD" else 200, {}),
            "/head-lies": (404 if method == "HEAD" else 200, {}),
            "/busy": (200 if times > 2 else 503, {"Retry-After": "7"}),
            "/always-busy": (429, {"Retry-After": "3600"}),
            "/forbidden": (403, {}),
            **{f"/later/{later}": (later, {}) for later in LATER},
            "/moved": (301, {"Location": "/fine"}),
            "/slash": (301, {"Location": "/slash/"}),
            "/slash/": (200, {}),
            "/": (200, {}),
            "/index.html": (301, {"Location": "/"}),
            "/fine?utm_source=rapport": (302, {"Location": "/fine"}),
            "/%C3%BCber?q=%D1%85%20y": (200, {}),
            "/to-letters": (301, {"Location": "/%C3%BCber?q=%D1%85%20y"}),
            "/circle": (302, {"Location": "/circle"}),
            "/to-file": (302, {"Location": "file:///etc/passwd"}),
            "/to-ftp": (302, {"Location": "ftp://127.0.0.1/x"}),
        }[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        with site.lock:
            site.at_once -= 1  # Before the answer leaves: after it the next question may come at any time.
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site(Handler)
    server.asked, server.at_once, server.most_at_once, server.lock = [], 0, 0, threading.Lock()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def ask(site: Site, *paths: str, waits: list[float] | None = None, **options: Any) -> dict[str, tuple[str, str]]:
    """Return what becomes of links to the server, by their paths; no wait takes time."""
    root = f"http://127.0.0.1:{site.server_port}"
    found = {f"{root}{path}": (f"firms/acre.sources[{place}]",) for place, path in enumerate(paths, start=1)}
    slept: list[float] = [] if waits is None else waits
    links = check(found, **{"public_only": False, "sleep": slept.append, **options})
    assert [link.url for link in links] == sorted(found)
    assert all(link.where == found[link.url] for link in links)
    return {link.url.removeprefix(root): (link.result, link.says.replace(root, "")) for link in links}


@pytest.mark.parametrize(
    ("path", "result", "says"),
    [
        ("/fine", "ok", "200"),
        ("/gone", "dead", "410 Gone"),
        ("/missing", "dead", "404 Not Found"),
        ("/no-head", "ok", "200"),
        ("/head-lies", "ok", "200"),
        ("/busy", "ok", "200"),
        ("/always-busy", "doubtful", "429 Too Many Requests"),
        ("/forbidden", "doubtful", "403 Forbidden"),
        ("/moved", "moved", "leads to /fine"),
        ("/slash", "ok", "200"),
        ("/index.html", "ok", "200"),
        ("/fine?utm_source=rapport", "ok", "200"),
        ("/circle", "doubtful", "302 Found"),
        ("/to-file", "doubtful", "302 Found"),
        ("/\u00fcber?q=\u0445%20y", "ok", "200"),
        ("/%C3%BCber?q=\u0445%20y", "ok", "200"),
    ],
)
def test_what_a_server_answers(site: Site, path: str, result: str, says: str) -> None:
    assert ask(site, path) == {path: (result, says)}


def test_a_host_in_other_letters_is_asked_by_its_name_in_ascii(site: Site) -> None:
    # These wide letters are to IDNA the narrow ones, so that no name outside this machine is asked for.
    url = f"http://\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54:{site.server_port}/\u00fcber?q=\u0445%20y#\u0445"
    (link,) = check({url: ("a",)}, public_only=False, sleep=lambda _: None)
    assert link == Link(url, ("a",), "ok", "200")


def test_a_host_is_asked_for_as_browsers_ask_for_it(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    connect = socket.create_connection

    def here(address: tuple[str, int], *arguments: Any, **options: Any) -> socket.socket:
        asked.append(address[0])
        return connect(("127.0.0.1", site.server_port), *arguments, **options)

    monkeypatch.setattr(socket, "create_connection", here)
    (link,) = check({"http://stra\u00dfe.example/fine": ("a",)}, public_only=False, sleep=lambda _: None)
    assert (link.result, asked) == ("ok", ["xn--strae-oqa.example"])  # to IDNA 2003 it would be strasse.example


def test_a_host_that_is_no_name_is_doubtful() -> None:
    label = "\u0445" * 70  # The limit is 63.
    (link,) = check({f"https://{label}.example/": ("a",)}, sleep=lambda _: None)
    assert link.result == "doubtful"
    assert link.says.startswith("no answer (Unicode")


def test_a_redirect_to_another_protocol_is_not_followed(site: Site) -> None:
    result, _ = ask(site, "/to-ftp")["/to-ftp"]
    assert result == "doubtful"


def test_a_body_is_treated_and_named_as_a_firm_is(site: Site, folder: Path) -> None:
    """Moved, refused by a guard against robots, gone, without a right certificate: the same whoever names it."""
    root = f"127.0.0.1:{site.server_port}"
    paths = [f"http://{root}/moved", f"http://{root}/forbidden", f"http://{root}/gone", f"https://{root}/fine"]
    found = {
        url: (f"firms/acre.sources[{at}].url", f"bodies/ch-permits.sources[{at}].url") for at, url in enumerate(paths)
    }
    links = {link.url: link for link in check(found, public_only=False, sleep=lambda _: None)}
    results = [links[url].result for url in paths]
    assert results == ["moved", "doubtful", "dead", "doubtful"]
    assert links[paths[3]].says.startswith("no safe connection (")
    text = to_markdown(links.values(), "2026-11-28")
    for at, _ in enumerate(paths):
        assert f"`bodies/ch-permits.sources[{at}].url`" in text
    data = load(folder)
    dead = [Link("https://x.example/", ("bodies/ch-permits.url",), "dead", "410 Gone")]
    named = [one for one in report.findings(data, (), datetime.date(2026, 11, 28), dead) if one.kind == "dead"]
    assert [(one.record, one.says) for one in named] == [("bodies/ch-permits.url", "https://x.example/: 410 Gone")]


def test_a_certificate_that_is_not_right_is_told_from_a_connection_that_is_not_safe() -> None:
    class Expired(urllib.request.OpenerDirector):
        def open(self, *_: Any, **__: Any) -> Any:
            error = ssl.SSLCertVerificationError()
            error.verify_message = "certificate has expired"
            raise urllib.error.URLError(error)

    said = link_check._request(Expired(), "https://x.example/", "HEAD")
    assert said == "its certificate is not right (certificate has expired)"


def test_head_comes_before_get_and_get_only_where_it_is_needed(site: Site) -> None:
    ask(site, "/fine", "/no-head")
    assert site.asked == [("HEAD", "/fine"), ("HEAD", "/no-head"), ("GET", "/no-head")]


def test_one_request_at_a_time_with_a_pause_before_each_but_the_first(site: Site) -> None:
    waits: list[float] = []
    ask(site, "/fine", "/gone", "/no-head", waits=waits, pause=3.0)
    assert site.most_at_once == 1
    assert waits == [3.0] * (len(site.asked) - 1)


def test_a_busy_host_is_asked_again_when_it_says_and_not_for_ever(site: Site) -> None:
    waits: list[float] = []
    ask(site, "/always-busy", waits=waits, pause=1.0)
    assert len([method for method, _ in site.asked if method == "GET"]) == link_check.TRIES
    assert max(waits) == link_check.LONGEST_WAIT
    waits.clear()
    ask(site, "/busy", waits=waits, pause=1.0)
    assert 7.0 in waits


def test_what_says_that_it_may_answer_later_is_asked_again(site: Site) -> None:
    ask(site, "/forbidden", *(f"/later/{later}" for later in LATER))
    asked = Counter(site.asked)
    times = {path: max(asked["HEAD", path], asked["GET", path]) for _, path in asked}
    assert times == {"/forbidden": 1, **{f"/later/{later}": link_check.TRIES for later in LATER}}


def test_hosts_that_refuse_robots_are_not_asked(site: Site) -> None:
    found = ask(site, "/fine", refuses=frozenset({"127.0.0.1"}))
    assert found == {"/fine": ("refused", "not asked: the host refuses robots")}
    assert site.asked == []
    (link,) = check({"https://uk.linkedin.com/x": ("a",)}, frozenset({"linkedin.com"}))
    assert link.result == "refused"


def test_an_address_that_is_not_public_is_never_asked(site: Site) -> None:
    assert ask(site, "/fine", public_only=True) == {"/fine": ("dead", "the host has no public address")}
    assert site.asked == []


def test_a_host_that_does_not_answer_or_does_not_exist(site: Site) -> None:
    port = site.server_port
    site.shutdown()
    site.server_close()
    (link,) = check({f"http://127.0.0.1:{port}/x": ("a",)}, public_only=False, sleep=lambda _: None)
    assert (link.result, link.says) == ("doubtful", "no answer (Connection refused)")


def test_addresses_of_records_and_pages_are_found_with_their_places(data: Dataset) -> None:
    found = addresses(data, [PageText("guide/x.md", "See [a](https://a.example/) and <https://b.example/b>; `c(d)`.")])
    acre = data.firm("acre")
    assert "firms/acre.website" in found[acre.website]
    for place, source in enumerate(acre.sources, start=1):
        assert f"firms/acre.sources[{place}].url" in found[source.url]
    claim = data.evidence[0]
    assert f"evidence/{claim.id}.sources[1].url" in found[claim.sources[0].url]
    assert found["https://a.example/"] == found["https://b.example/b"] == ("docs/guide/x.md",)


def test_only_records_with_a_new_address_are_asked_for(folder: Path) -> None:
    before = addresses(load(folder))
    assert changed(before, before) == {}
    spoil(folder, "firms", {"https://birch.example.org/about": "https://birch.example.org/about-us"})
    assert sorted(changed(before, addresses(load(folder)))) == [
        "https://birch.example.org/",
        "https://birch.example.org/about-us",
    ]


def test_the_list_of_hosts_is_read_without_its_remarks(tmp_path: Path) -> None:
    path = tmp_path / link_check.REFUSING
    assert refusing(path) == frozenset()
    path.write_text("# Some.\n\nlinkedin.com  # answers 999\nindeed.com\n")
    assert refusing(path) == {"linkedin.com", "indeed.com"}
    assert "linkedin.com" in refusing(DATA / link_check.REFUSING)


LINKS = [
    Link("https://a.example/", ("firms/acre.website",), "ok", "200"),
    Link("https://b.example/`@all`<b>", ("firms/acre.sources[1].url", "evidence/x.sources[2].url"), "dead", "404"),
    Link("https://c.example/", ("firms/birch.website",), "doubtful", "403 Forbidden"),
    Link("https://d.example/", ("firms/birch.website",), "moved", "leads to https://d.example/new"),
    Link("https://e.example/", ("firms/birch.website",), "refused", "not asked: the host refuses robots"),
]


def test_a_result_file_comes_back_as_it_was() -> None:
    text = to_json(LINKS, "2026-11-23")
    assert json.loads(text)["checked"] == "2026-11-23"
    assert from_json(text) == LINKS
    for wrong in ("", "[]", "{}", '{"links": [{"url": 1}]}'):
        with pytest.raises(ValueError, match="no result of a link check"):
            from_json(wrong)


def test_the_issue_says_what_to_do_and_quotes_what_strangers_wrote() -> None:
    text = to_markdown(LINKS, "2026-11-23")
    assert text.startswith("Of 5 outgoing links, 3 did not answer as they should on 2026-11-23.\n")
    assert [line for line in text.split("\n") if line.startswith("## ")] == [
        "## Dead (1)",
        "## Doubtful (1)",
        "## Moved (1)",
    ]
    assert (
        "- [ ] `https://b.example/ @all <b>`: `404`\n  in `firms/acre.sources[1].url`, `evidence/x.sources[2].url`"
        in text
    )
    assert "archived copy" in text
    assert "1 link to hosts that refuse robots was not asked." in text
    assert "https://a.example/" not in text


def test_the_command_writes_results_and_fails_for_a_dead_link(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = f"http://127.0.0.1:{site.server_port}"
    monkeypatch.setattr(link_check, "addresses", lambda *_: {f"{root}/fine": ("a",), f"{root}/gone": ("b",)})
    monkeypatch.setattr(
        link_check, "check", lambda found, refuses, pause: check(found, refuses, pause, False, lambda _: None)
    )
    files = ["--json", str(tmp_path / "links.json"), "--markdown", str(tmp_path / "links.md")]
    shutil.copytree(SMALL, tmp_path / "data")
    assert main(["links", "--data", str(tmp_path / "data"), "--pause", "0", *files]) == 1
    out = capsys.readouterr().out
    assert out == f"dead: {root}/gone (b): 410 Gone\n2 outgoing links, 1 dead.\n"
    assert [link.result for link in from_json((tmp_path / "links.json").read_text())] == ["ok", "dead"]
    assert "## Dead (1)" in (tmp_path / "links.md").read_text()
    today = datetime.datetime.now(datetime.UTC).date()
    assert str(today) in (tmp_path / "links.md").read_text()
