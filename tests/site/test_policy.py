"""The policy: what it allows, where it stands, and what a page of docs/ may not hold."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from macros.site.policy import ForbiddenMarkup, check_content, inline_scripts, policy, with_policy, with_private_links


def rules(content: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (rule.split() for rule in content.split("; "))}


def test_scripts_run_from_the_site_or_by_their_hash_alone() -> None:
    digest = base64.b64encode(hashlib.sha256(b"one()").digest()).decode()
    found = rules(policy({"one()"}, hosted=True))
    # What names no rule of its own, such as the manifest, comes from the site alone.
    assert found["default-src"] == ["'self'"]
    assert {found[name][0] for name in ("font-src", "frame-src", "media-src", "object-src")} == {"'none'"}
    assert found["script-src"] == ["'self'", f"'sha256-{digest}'"]
    assert found["style-src"] == ["'self'"]
    assert found["base-uri"] == ["'none'"]


def test_the_same_scripts_in_any_order_give_the_same_policy() -> None:
    assert policy(["a", "b", "a"], hosted=True) == policy(["b", "a"], hosted=True)


def test_a_page_on_disk_fetches_nothing_and_runs_no_worker() -> None:
    found = rules(policy([], hosted=False))
    assert found["default-src"] == ["'none'"]
    assert not {"connect-src", "worker-src"} & found.keys()


@pytest.mark.parametrize("hosted", [True, False])
def test_no_rule_is_unknown_to_an_engine(hosted: bool) -> None:
    # WebKit complains of manifest-src on every page.
    known = ["default", "script", "style", "img", "font", "connect", "worker", "frame", "media", "object"]
    assert rules(policy([], hosted=hosted)).keys() <= {*(f"{name}-src" for name in known), "base-uri", "form-action"}


def test_only_scripts_that_stand_in_the_page_and_run_are_inline() -> None:
    html = """<script src="a.js"></script><script async>one()</script><script type="application/json">{}</script>
    <script type="application/ld+json">{"a": 1}</script><SCRIPT data-base="..">two()\n</SCRIPT>
    <script type=module>three()</script><script data-src="a.js" data-type="json">four()</script>
    <script type='text/javascript'>five()</script>"""
    assert inline_scripts(html) == ["one()", "two()\n", "three()", "four()", "five()"]


def test_the_policy_stands_before_anything_it_could_stop() -> None:
    html = '<!doctype html><head>\n<meta charset="utf-8">\n<script>a</script></head>'
    assert with_policy(html, "default-src 'none'") == (
        '<!doctype html><head>\n<meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n<script>a</script></head>'
    )
    with pytest.raises(ValueError, match="charset"):
        with_policy("<!doctype html><title>x</title>", "default-src 'none'")


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>a</p><script>alert(1)</script>", "<script> is not allowed"),
        ("<style>p {}</style>", "<style> is not allowed"),
        ('<iframe src="x.html"></iframe>', "<iframe> is not allowed"),
        ('<p style="color: red">', "style=… on <p>"),
        ('<img src="a.png" onerror="alert(1)">', "onerror=… on <img>"),
        ('<a href=" java\nscript:alert(1)">', "is no address for a link"),
        ('<a href="data:text/html,x">', "is no address for a link"),
        ('<img src="https://example.org/pixel.gif">', "loads 'https://example.org/pixel.gif' from another site"),
        ('<img src="//example.org/pixel.gif">', "from another site"),
        ('<meta http-equiv="refresh" content="0;url=https://example.org/">', "<meta> is not allowed"),
        ('<base href="https://example.org/">', "<base> is not allowed"),
    ],
)
def test_what_would_load_or_run_something_is_refused(html: str, said: str) -> None:
    with pytest.raises(ForbiddenMarkup, match=re.escape(said)):
        check_content(html)


def test_ordinary_content_is_let_pass() -> None:
    check_content(
        '<h1 id="a">A</h1><p class="lead"><a href="https://example.org/">x</a> <a href="mailto:a@example.org">y</a>'
        '<img src="../images/a.png" alt="A"><code>&lt;script&gt;</code></p>'
    )


def test_links_to_other_sites_are_discreet_and_others_stay() -> None:
    assert with_private_links('<a class="x" href="https://example.org/">') == (
        '<a class="x" href="https://example.org/" rel="noopener noreferrer">'
    )
    assert with_private_links('<a href="http://example.org/" rel="license noreferrer">') == (
        '<a href="http://example.org/" rel="license noreferrer noopener">'
    )
    for other in ('<a href="../guide/">', '<a href="mailto:a@example.org">', '<link href="https://example.org/">'):
        assert with_private_links(other) == other


@pytest.mark.parametrize("written", ["href='https://example.org/'", 'href="//example.org/"', 'HREF = "HTTPS://e.org/"'])
def test_a_link_out_is_discreet_however_it_is_written(written: str) -> None:
    assert with_private_links(f"<a {written}>") == f'<a {written} rel="noopener noreferrer">'
    given = f"<a {written} rel='license'>"
    assert with_private_links(given) == f'<a {written} rel="license noopener noreferrer">'
