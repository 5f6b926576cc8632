"""What is put into a script, and the addresses of files that change with their content."""

from __future__ import annotations

import hashlib
import json
import re

import pytest

from macros.site.assets import (
    common_bundle,
    hashed_asset,
    is_hashed,
    javascript,
    lazy_bundles,
    short_hash,
)


def test_an_address_changes_with_its_content() -> None:
    address, content = hashed_asset("rapport", "css", "a { color: red }")
    assert content == "a { color: red }"
    assert address == f"assets/rapport.{hashlib.sha256(content.encode()).hexdigest()[:8]}.css"
    assert address != hashed_asset("rapport", "css", "a { color: blue }")[0]
    assert short_hash("é") == hashlib.sha256(b"\xc3\xa9").hexdigest()[:8]
    assert is_hashed(address)


@pytest.mark.parametrize("path", ["assets/javascripts/bundle.0123abcd.min.js", "assets/a.0123abcd.js"])
def test_a_file_with_a_hash_in_its_name_is_known(path: str) -> None:
    assert is_hashed(path)


@pytest.mark.parametrize(
    "path", ["assets/a.js", "assets/a.0123abc.js", "assets/0123abcd.png", "assets/a.0123abcd.js.map"]
)
def test_any_other_file_may_change_under_its_name(path: str) -> None:
    assert not is_hashed(path)


def test_no_value_ends_the_script_that_holds_it() -> None:
    value = {"text": "</script><!-- & \u2028\u2029 é", "numbers": [1, None, True]}
    script = javascript(value)
    assert not {*"<>&\u2028\u2029"} & {*script}
    assert "é" in script
    assert json.loads(script) == value
    with pytest.raises(TypeError):
        javascript({1, 2})


def test_readers_do_not_load_what_is_for_those_who_write() -> None:
    for _, content in (common_bundle("js"), *lazy_bundles()):
        assert " * @param" not in content
    _, styles = common_bundle("css")
    assert "/*" not in styles


def test_no_rule_makes_a_browser_look_through_the_whole_page_at_each_change() -> None:
    """A ``:has`` at the root or the header is asked again whenever anything on the page changes."""
    _, styles = common_bundle("css")
    assert not re.findall(r"(?:html|:root|body|\.md-header)[^\s,{]*:has\(", styles)


def test_what_lazy_scripts_share_stands_in_each_of_them_and_in_no_other() -> None:
    sign = "Rapport, { resolveSchema, mismatches }"
    bundles = {address.split("/")[-1].split(".")[0]: content for address, content in lazy_bundles()}
    assert {name for name, content in bundles.items() if sign in content} == {"add-firm", "my-search"}
    assert "page" not in bundles
    assert sign not in common_bundle("js")[1]
