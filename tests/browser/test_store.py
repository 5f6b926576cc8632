"""What a person stores on a device: one key, several parts, and nothing of it is ever lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from . import instant
from .scripts import SHARED

# A storage that can be filled, blocked and looked into.
AREA = """
const area = {
  text: given, writes: 0, readable: true, refusal: null,
  getItem(key) { if (!this.readable) throw new DOMException("no", "SecurityError"); return this.text; },
  setItem(key, text) { if (this.refusal) throw new DOMException("no", this.refusal); this.text = text; this.writes++; },
};
const store = Rapport.openStore(() => area);
"""


@pytest.fixture(scope="module")
def run(browser: Browser) -> Iterator[Callable[..., Any]]:
    """Run a script with a store on a storage that holds a given text; returns what the script returns."""
    page = browser.new_page()
    for path in SHARED:
        page.add_script_tag(content=path.read_text(encoding="utf-8"))

    def run_(script: str, given: object = None) -> Any:
        text = given if given is None or isinstance(given, str) else json.dumps(given)
        return page.evaluate(f"(given) => {{ {AREA} {script} }}", text)

    yield run_
    page.close()


def test_part_is_read_and_written_beside_unknown_parts(run: Any) -> None:
    before = {"version": 1, "workspace": {"firms": ["acre"]}, "checklists": {"a": 1}}
    result, read, text = run(
        "const result = store.write('checklists', {b: 2}); return [result, store.read('checklists'), area.text]", before
    )
    assert result == {"kept": True}
    assert read == {"b": 2}
    assert json.loads(text) == {"version": 1, "workspace": {"firms": ["acre"]}, "checklists": {"b": 2}}


def test_write_starts_from_what_another_tab_has_stored(run: Any) -> None:
    text = run(
        """store.read("checklists");
        area.text = JSON.stringify({version: 1, workspace: {note: "new"}, checklists: {a: [1]}});
        store.update("checklists", (part) => ({...part, b: [2]}));
        return area.text"""
    )
    assert json.loads(text) == {"version": 1, "workspace": {"note": "new"}, "checklists": {"a": [1], "b": [2]}}


def test_what_a_caller_does_with_a_part_does_not_change_the_store(run: Any) -> None:
    script = """const value = {list: [1]}; store.write("x", value); value.list.push(2);
    store.read("x").list.push(3); store.update("x", (part) => { part.list.push(4); return part; });
    return store.read("x")"""
    assert run(script) == {"list": [1, 4]}


@pytest.mark.parametrize(
    ("given", "trouble"),
    [
        ("rubbish", "damaged"),
        ("[1]", "damaged"),
        ("null", "damaged"),
        ('{"checklists": {}}', "damaged"),
        ('{"version": "1"}', "damaged"),
        ('{"version": 1, "checklists": [1]}', "damaged"),
        ('{"version": 2, "checklists": [1]}', "newer"),
    ],
)
def test_what_cannot_be_read_is_left_as_it_is(run: Any, given: str, trouble: str) -> None:
    result, read, status, text, writes = run(
        """const result = store.update("x", () => ({a: 1}));
        return [result, store.read("x"), store.status(), area.text, area.writes]""",
        given,
    )
    assert (result["kept"], result["trouble"]) == (False, trouble)
    assert read == {"a": 1}, "it works on in memory"
    assert status == result
    assert (text, writes) == (given, 0)


@pytest.mark.parametrize(("refusal", "trouble"), [("QuotaExceededError", "full"), ("SecurityError", "blocked")])
def test_refused_changes_are_kept_in_memory_and_stored_later(run: Any, refusal: str, trouble: str) -> None:
    result, during, text, after, status = run(
        f"""area.refusal = {refusal!r};
        store.update("x", (part) => ({{...part, b: 2}}));
        const result = store.update("x", (part) => ({{...part, c: 3}}));
        const during = store.read("x"), text = area.text;
        area.text = JSON.stringify({{version: 1, x: {{a: 1, d: 4}}, other: {{}}}}); // by another tab
        area.refusal = null;
        store.changed();
        return [result, during, text, area.text, store.status()]""",
        {"version": 1, "x": {"a": 1}},
    )
    assert (result["kept"], result["trouble"]) == (False, trouble)
    assert during == {"a": 1, "b": 2, "c": 3}
    assert json.loads(text) == {"version": 1, "x": {"a": 1}}
    assert json.loads(after) == {"version": 1, "x": {"a": 1, "b": 2, "c": 3, "d": 4}, "other": {}}
    assert status == {"kept": True}


def test_last_good_state_outlives_storage_that_breaks(run: Any) -> None:
    good = {"version": 1, "x": {"a": 1}}
    assert run('store.read("x"); area.readable = false; return [store.read("x"), store.status().trouble]', good) == [
        {"a": 1},
        "blocked",
    ]
    assert run('store.read("x"); area.text = "rubbish"; return store.read("x")', good) == {"a": 1}


def test_storage_that_cannot_even_be_reached(run: Any) -> None:
    script = """const closed = Rapport.openStore(() => { throw new DOMException("no", "SecurityError"); });
    return [closed.write("x", {a: 1}).trouble, closed.read("x"), closed.setDamagedAside().trouble]"""
    assert run(script) == ["blocked", {"a": 1}, "blocked"]


def test_damaged_text_is_set_aside_only_when_asked(run: Any) -> None:
    result, text = run(
        'store.write("x", {a: 1}); const result = store.setDamagedAside(); return [result, area.text]', "rubbish"
    )
    assert result == {"kept": True}
    assert json.loads(text) == {"version": 1, "x": {"a": 1}, "damaged": {"texts": ["rubbish"]}}
    newer = {"version": 2}
    assert run("store.setDamagedAside(); return area.text", newer) == json.dumps(newer)


def test_change_that_throws_leaves_no_trace(run: Any) -> None:
    script = """let message;
    try { store.update("x", () => { throw new Error("mine"); }); } catch (error) { message = error.message; }
    store.write("y", {b: 2}); return [message, area.text]"""
    message, text = run(script, {"version": 1, "x": {"a": 1}})
    assert message == "mine"
    assert json.loads(text) == {"version": 1, "x": {"a": 1}, "y": {"b": 2}}


@pytest.mark.site
def test_scripts_work_after_instant_navigation_and_run_once(page: Page, site_url: str) -> None:
    instant.switch_on(page, site_url, "checklists/", "checklists/first-call/")
    page.goto(f"{site_url}checklists/")
    instant.mark(page)
    page.evaluate("window.runs = 0; Rapport.ready(() => { window.runs += 1; })")
    page.get_by_role("link", name="The first call").click()
    page.locator(".checklist__bar").wait_for()
    assert page.locator(".checklist__bar").count() == 1
    assert instant.is_still_the_same(page)
    assert page.evaluate("window.runs") == 2
