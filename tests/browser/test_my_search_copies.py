"""Copies of My search: when one is due, the file that is kept up to date, and what comes back after a loss."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .my_search import SMALL, TODAY, file_of, rules, turn_to_view
from .test_my_search_page import button, kept, opened, stored, url
from .wait import wait_until

__all__ = ["rules", "url"]
pytestmark = pytest.mark.site
Run = Callable[..., Any]

# ---------------------------------------------------------------- rules

COPIED = {"on": "2026-11-20T10:00:00.000Z"}
SPAN = f'my.spanOf("{TODAY}", known.days)'


def entries(number: int, day: str = "2026-11-21") -> list[dict[str, Any]]:
    return [
        {"id": f"n{n}", "firm": "acre", "on": day, "kind": "call", "changed": f"{day}T10:00:00.000Z"}
        for n in range(number)
    ]


@pytest.mark.parametrize(
    ("search", "copied", "due"),
    [
        ({}, {}, 4),  # never copied: since the first firm came
        ({"firms": [], "log": [], "about": {}}, {}, 0),
        ({"firms": [{"id": "acre", "added": TODAY}], "log": [], "about": {}}, {}, 0),
        ({"log": entries(4)}, {**COPIED, "about": "*"}, 0),
        ({"log": entries(5)}, {**COPIED, "about": "*"}, 5),
        ({"log": entries(4)}, COPIED, 5),  # and About me
        ({"log": entries(1)}, {"on": "2026-11-17T10:00:00.000Z", "about": "*"}, 0),
        ({"log": entries(1)}, {"on": "2026-11-16T10:00:00.000Z", "about": "*"}, 1),
        ({}, {"on": "2026-11-16T10:00:00.000Z", "about": "*"}, 0),  # nothing is new since
        ({}, {"later": "2026-11-24"}, 0),
        ({}, {"later": TODAY}, 4),
        ({}, {"later": "2027-01-01"}, 4),  # put off by a clock that was wrong
    ],
)
def test_a_copy_is_due_after_five_changes_or_seven_days_with_one(
    rules: Run, search: dict[str, Any], copied: dict[str, Any], due: int
) -> None:
    script = f"""
      const [state, copied] = given;
      if (copied.about) copied.about = my.copyMade(state, "").about;
      return my.copyDue(state, my.copiedIn(copied), "{TODAY}", {SPAN});
    """
    assert rules(script, [{**SMALL, **search}, copied]) == due


def test_of_what_is_remembered_of_copies_only_what_is_understood_counts(rules: Run) -> None:
    odd = {"on": "yesterday", "about": 7, "later": 9, "file": {"name": "a.json", "written": "x"}, "more": 1}
    assert rules("return [my.copiedIn(given), my.copiedIn([1]), my.copiedIn(undefined)];", odd) == [
        {"file": {"name": "a.json", "written": []}},
        {},
        {},
    ]
    off = rules(f"return my.putOff(given, '{TODAY}');", COPIED)
    assert off == {**COPIED, "later": "2026-11-30"}


# A world of two tabs on one store, another device with its own, a file on either device, and a service that copies the
# file from one to the other. Whatever waits goes on when the test says so.
WORLD = """
const waiting = [];
const gate = () => new Promise((go) => waiting.push(go));
const settle = async () => { for (let n = 0; n < 30; n += 1) await null; };
const area = (text = null) => ({ text, getItem() { return this.text; }, setItem(_, now) { this.text = now; } });
let clock = Date.parse("2026-11-23T10:00:00.000Z");
const now = () => new Date((clock += 1000)).toISOString();
const span = my.spanOf("2026-11-23", known.days);
const lost = [];
const searchIn = (text) => JSON.parse(text || "{}").search || my.nothing();
const idsIn = ({ firms = [], log = [] }) => [...firms, ...log].map(({ id }) => id);
const holds = (text, other) => {
  const ids = new Set(idsIn(searchIn(text)));
  return idsIn(searchIn(other)).every((id) => ids.has(id));
};
const open = (area, disk) => {
  const store = Rapport.openStore(() => area);
  const search = my.openSearch(known.schema, () => {}, store);
  const memory = {
    read: () => my.copiedIn(store.read("copy")),
    update: (change) => store.update("copy", (part) => change(my.copiedIn(part))),
  };
  const file = {
    async read() { await gate(); return disk.text; },
    async write(text, before) {
      await gate();
      if (disk.text !== before) return false;
      if (!holds(text, disk.text)) lost.push("something that the file had");
      disk.text = text;
      await gate();
      return true;
    },
  };
  const given = { schema: known.schema, span, now };
  const tab = { area, disk, store, search, memory, firms: [] };
  // As the lock of the browser does: one after the other on each device.
  tab.sync = (asked = false) => {
    const done = (disk.lock || Promise.resolve()).then(async () => {
      const [stored, copies] = [area.text, disk.copies];
      const found = await my.syncFile(file, search, memory, { ...given, asked });
      const same = disk.copies === copies; // nothing came from elsewhere since
      if (found.is === "kept" && same && !holds(disk.text, stored)) lost.push("something that was stored");
      return found;
    });
    disk.lock = done;
    return done;
  };
  return tab;
};
const idle = async (doing) => {
  let over = false;
  const done = doing().finally(() => { over = true; });
  while (!over) { for (const go of waiting.splice(0)) go(); await settle(); }
  return done;
};
const keep = (tab) => tab.memory.update((copied) => ({ ...copied, file: { name: "my-search.json", written: [] } }));
"""

INTERLEAVINGS = (
    WORLD
    + """
let taken = 0;
for (let seed = 1; seed <= given; seed += 1) {
  let random = seed;
  const pick = (most) => {
    random = (random + 0x6d2b79f5) | 0;
    let mixed = Math.imul(random ^ (random >>> 15), 1 | random);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
  const [here, there] = [area(), area()];
  const [ours, theirs] = [{ text: "", copies: 0 }, { text: "", copies: 0 }];
  const tabs = [open(here, ours), open(here, ours), open(there, theirs)];
  for (const tab of tabs) keep(tab);
  const copyTo = (disk, from) => { disk.text = from.text; disk.copies += 1; };
  const expected = new Map();
  const noted = {};
  const syncs = [];
  const acts = [
    (tab, n) => {
      const id = `own-${seed}-${n}`;
      tab.search.commit({ do: "follow", firm: { id, added: "2026-11-23", changed: now(), name: id } });
      tab.firms.push(id);
      expected.set(id, "firm");
    },
    (tab, n) => {
      const firm = tab.firms[pick(tab.firms.length || 1)];
      if (!firm) return;
      tab.search.commit({ do: "log", entry: { id: `e-${n}`, firm, on: "2026-11-23", kind: "call", changed: now() } });
      expected.set(`e-${n}`, "entry");
    },
    (tab, n) => {
      const id = tab.firms[pick(tab.firms.length || 1)];
      if (!id) return;
      tab.search.commit({ do: "set", id, fields: { notes: `note ${n}`, changed: now() } });
      noted[id] = `note ${n}`;
    },
    (tab) => tab.search.flush(),
    (tab) => { tab.store.changed(); tab.search.reload(); },
    (tab) => { syncs.push(tab.sync()); },
    (tab) => { syncs.push(tab.sync()); },
    () => { if (pick(2)) copyTo(theirs, ours); else copyTo(ours, theirs); },
  ];
  for (const [n, tab] of tabs.entries()) acts[0](tab, `first-${n}`);
  for (let n = 0; n < 60; n += 1) {
    if (waiting.length && pick(3)) waiting.splice(pick(waiting.length), 1)[0]();
    else acts[pick(acts.length)](tabs[pick(tabs.length)], n);
    await settle();
  }
  await idle(() => Promise.all(syncs));
  taken += (await Promise.all(syncs)).filter((one) => one.taken).length;
  for (const tab of [0, 2, 1, 2, 0].map((number) => tabs[number])) {
    for (const one of tabs) one.search.flush();
    await idle(() => tab.sync(true));
    if (tab.disk === ours) copyTo(theirs, ours); else copyTo(ours, theirs);
  }
  if (!expected.size) continue;
  const ends = { here: JSON.parse(here.text).search, there: JSON.parse(there.text).search, file: searchIn(ours.text) };
  for (const [place, { firms, log }] of Object.entries(ends)) {
    const ids = new Set(idsIn({ firms, log }));
    for (const id of expected.keys()) if (!ids.has(id)) lost.push([seed, place, id]);
    for (const [id, note] of Object.entries(noted)) {
      if (firms.find((firm) => firm.id === id)?.notes !== note) lost.push([seed, place, id, note]);
    }
  }
}
return [lost.slice(0, 5), taken];
"""
)


def run(rules: Run, script: str, given: Any = None) -> Any:
    return rules(f"return (async () => {{ {script} }})();", given)


def test_two_tabs_and_a_file_that_another_device_changes_lose_nothing_in_1000_interleavings(rules: Run) -> None:
    lost, taken = run(rules, INTERLEAVINGS, 1000)
    assert lost == []
    assert taken > 1000, "what another device had written was met"


ONE = (
    WORLD
    + """
const [disk, here] = [{ text: given.file ?? "" }, area(JSON.stringify({ version: 1, search: given.search }))];
const tab = open(here, disk);
keep(tab);
"""
)


def test_a_removal_does_not_come_back_from_a_file_that_only_this_browser_wrote(rules: Run) -> None:
    script = """
      await idle(() => tab.sync());
      tab.search.commit({ do: "unfollow", id: "acre" });
      const { is } = await idle(() => tab.sync());
      const text = disk.text;
      await idle(() => tab.sync());
      return [is, searchIn(disk.text).firms.map(({ id }) => id), disk.text === text];
    """
    assert run(rules, ONE + script, {"search": SMALL}) == ["kept", ["own-1"], True]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (json.dumps(file_of())[:-40], "a part of it is missing"),
        (json.dumps(file_of(version=9)), "newer version of My search (9"),
        (json.dumps({"format": "other", "search": {}}), "not one that My search has saved"),
        ("a shopping list", "not a JSON file"),
    ],
    ids=["half", "newer", "other", "text"],
)
def test_a_file_that_cannot_be_read_is_told_and_left(rules: Run, text: str, why: str) -> None:
    script = (
        "const found = await idle(() => tab.sync()); return [found.is, found.why, disk.text, JSON.parse(here.text)];"
    )
    found, said, left, store = run(rules, ONE + script, {"search": SMALL, "file": text})
    assert (found, left) == ("odd", text)
    assert why in said
    assert store["search"] == SMALL


def test_a_file_with_a_day_that_cannot_be_right_comes_back_when_its_reader_asks(rules: Run) -> None:
    odd = {**SMALL, "log": [{**SMALL["log"][0], "on": "0026-02-11"}]}
    script = """
      const states = [await idle(() => tab.sync()), await idle(() => tab.sync(true))].map(({ is }) => is);
      return [states, JSON.parse(here.text).search, searchIn(disk.text)];
    """
    given = {"search": {**SMALL, "log": []}, "file": json.dumps(file_of(odd))}
    assert run(rules, ONE + script, given) == [["odd", "kept"], odd, odd]


def test_a_file_of_an_older_version_is_merged_and_brought_forward(rules: Run) -> None:
    old = json.dumps(file_of({"firms": [{"id": "boyden", "added": "2026-10-01"}]}, version=1))
    script = "const { is } = await idle(() => tab.sync()); return [is, disk.text];"
    found, text = run(rules, ONE + script, {"search": SMALL, "file": old})
    assert found == "kept"
    assert json.loads(text)["version"] == 2
    assert [firm["id"] for firm in json.loads(text)["search"]["firms"]] == ["acre", "own-1", "boyden"]


def test_an_empty_search_never_takes_the_place_of_what_the_file_has(rules: Run) -> None:
    """The store was lost, or the reader has begun anew: the next firm is merged, and overwrites nothing."""
    script = """
      await idle(() => tab.sync());
      const full = disk.text;
      tab.search.commit({ do: "replace", search: my.nothing(), whole: true });
      const bare = await idle(() => tab.sync());
      const left = disk.text === full;
      tab.search.commit({ do: "follow", firm: { id: "boyden", added: "2026-11-23" } });
      const next = await idle(() => tab.sync());
      return [bare.is, left, next.is, searchIn(disk.text).firms.length];
    """
    assert run(rules, ONE + script, {"search": SMALL}) == ["bare", True, "kept", 3]


def test_what_was_deleted_while_the_file_was_written_is_not_remembered_again(rules: Run) -> None:
    script = """
      const syncing = tab.sync();
      while (!disk.text) { for (const go of waiting.splice(0)) go(); await settle(); }
      tab.search.deleteAll();
      await idle(() => syncing);
      const after = await idle(() => tab.sync());
      return [JSON.parse(here.text), after.is, searchIn(disk.text).firms.length];
    """
    assert run(rules, ONE + script, {"search": SMALL}) == [{"version": 1}, "none", 2]


def test_a_merge_keeps_what_cannot_be_read_here(rules: Run) -> None:
    raw = copy.deepcopy(SMALL)
    raw["firms"] += [None, {"id": "x", "later": 1}]
    raw["more"] = {"of": "a later version"}
    theirs = {**SMALL, "firms": [*SMALL["firms"], {"id": "boyden", "added": TODAY}]}
    found = rules("return my.applyAll(given[0], [{ do: 'merge', search: given[1] }]);", [raw, theirs])
    assert found == {**raw, "firms": [*raw["firms"], theirs["firms"][-1]]}


# ---------------------------------------------------------------- the page

# No test can answer a picker or a question of the browser: the file is one of the site's own folder, whose handles are
# real, and what the browser answers stands in the store.
PICKERS = """
const file = async (create) => (await navigator.storage.getDirectory()).getFileHandle("my-search.json", { create });
window.showSaveFilePicker = () => file(true);
window.showOpenFilePicker = async () => [await file(false)];
if (isSecureContext) Object.assign(FileSystemHandle.prototype, {
  queryPermission: async () => localStorage.leave || "granted",
  requestPermission: async () => {
    localStorage.leave = localStorage.answer || "granted";
    return localStorage.leave;
  },
});
"""
IN_FILE = """async () => {
  const folder = await navigator.storage.getDirectory();
  try {
    return await (await (await folder.getFileHandle("my-search.json")).getFile()).text();
  } catch {
    return null;
  }
}"""
NO_HANDLE = "async () => !(await indexedDB.databases()).length"
WRITE = """async (text) => {
  const folder = await navigator.storage.getDirectory();
  if (text === null) return folder.removeEntry("my-search.json");
  const stream = await (await folder.getFileHandle("my-search.json", { create: true })).createWritable();
  await stream.write(text);
  await stream.close();
}"""


def in_file(page: Page) -> str:
    """Return what the file has; an empty text if it is not there."""
    return page.evaluate(IN_FILE) or ""


def file_has(page: Page, text: str) -> None:
    wait_until(page, f"async (text) => ((await ({IN_FILE})()) || '').includes(text)", text)


def state(page: Page, name: str) -> Any:
    """Wait until the file is said to be in a state, and return the part of the page that says so."""
    box = page.locator(f"[data-kept-file={name}]")
    expect(box).to_be_visible()
    return box


@pytest.fixture
def keeping(open_page: Callable[..., Page], url: str) -> Page:
    """A page whose reader has just chosen a file to keep a copy in."""
    page = open_page()
    page.context.add_init_script(PICKERS)
    opened(page, url, view="keep")
    button(page, "Choose a new file").click()
    state(page, "kept")
    return page


def test_the_file_is_written_by_two_tabs_merged_with_what_another_device_wrote_and_forgotten_by_the_privacy_page(
    keeping: Page, site_url: str, url: str
) -> None:
    page = keeping
    first = json.loads(in_file(page))
    assert first["search"] == SMALL
    expect(page.locator("[data-last-copy]")).to_have_text(
        re.compile(r"^Last copy: today at \d\d:\d\d, in your file\.$")
    )
    turn_to_view(page, "Today")
    expect(page.get_by_role("heading", name=re.compile("^Today"))).to_be_visible()
    expect(page.locator("[data-copy-due]")).to_have_count(0)

    page.goto(f"{url}?stage#firm=acre")
    other = page.context.new_page()
    other.goto(f"{url}#firm=own-1")
    page.get_by_label("Stage").select_option("in-touch")
    other.get_by_label("Stage").select_option("resting")
    file_has(page, '"in-touch"')
    file_has(page, '"resting"')

    other.close()
    page.goto(url.replace("my-search", "checklists"))  # so that nothing is written meanwhile
    theirs = json.loads(in_file(page))["search"]
    theirs["firms"].append({"id": "boyden", "added": TODAY, "name": "Boyden"})
    page.evaluate(WRITE, json.dumps(file_of(theirs)))
    page.goto(f"{url}?elsewhere#firm=acre")
    expect(page.locator(".ms-toast")).to_contain_text("Your file was changed elsewhere.")
    expect(page.locator(".ms-toast")).to_contain_text("1 firm added")
    page.get_by_label("Stage").select_option("resting")
    kept(page, '"since"')
    wait_until(page, f"async () => (await ({IN_FILE})())?.match(/resting/g)?.length === 2")
    assert {firm["id"] for firm in json.loads(in_file(page))["search"]["firms"]} == {"acre", "own-1", "boyden"}
    assert [firm["id"] for firm in stored(page)["search"]["firms"]] == ["acre", "own-1", "boyden"]

    # All that the site stores is deleted: the handle goes, and the file stays.
    assert len(page.evaluate("indexedDB.databases()")) == 1
    page.goto(f"{site_url}privacy/")
    whole = in_file(page)
    button(page, "Delete all that this site stores here").click()
    button(page, "Delete everything").click()
    expect(page.get_by_text("Deleted. Nothing of this site is stored")).to_be_visible()
    assert page.evaluate("indexedDB.databases()") == []
    assert in_file(page) == whole
    assert len(json.loads(whole)["search"]["firms"]) == 3


def test_after_a_restart_leave_is_asked_for_and_what_is_wrong_with_the_file_is_told(keeping: Page, url: str) -> None:
    page = keeping
    page.evaluate("localStorage.leave = 'prompt'")
    page.goto(f"{url}?restart#today")
    expect(state(page, "ask")).to_contain_text("Your file my-search.json waits for your leave.")
    page.evaluate("localStorage.answer = 'denied'")
    button(page, "Write to it again").click()
    expect(page.locator(".ms-toast")).to_contain_text("The browser gave no leave")
    state(page, "ask")
    page.goto(f"{url}?change#firm=acre")
    page.get_by_label("Stage").select_option("in-touch")
    kept(page, "in-touch")
    page.evaluate("localStorage.answer = 'granted'")
    turn_to_view(page, "Today")
    button(page, "Write to it again").click()
    file_has(page, '"in-touch"')

    half = in_file(page)[:200]
    page.evaluate(WRITE, half)
    turn_to_view(page, "Keep")
    page.goto(f"{url}?half#keep")
    expect(state(page, "odd")).to_contain_text("a part of it is missing")
    assert in_file(page) == half
    page.evaluate(WRITE, None)
    button(page, "Look again").click()
    expect(state(page, "gone")).to_contain_text("All that it had is in this browser.")
    button(page, "Keep it in another file").click()
    state(page, "kept")
    assert json.loads(in_file(page))["search"] == stored(page)["search"]
    button(page, "Stop writing to it").click()
    expect(button(page, "Choose a new file")).to_be_visible()
    wait_until(page, NO_HANDLE)


def test_what_the_browser_has_lost_comes_back_from_the_file(keeping: Page, url: str) -> None:
    page = keeping
    before = in_file(page)
    page.evaluate("localStorage.removeItem('rapport')")
    page.goto(f"{url}?lost")
    expect(page.get_by_role("heading", name="Begin with one firm")).to_be_visible()
    expect(state(page, "bare")).to_contain_text("A copy of your search is in your file my-search.json.")
    assert in_file(page) == before
    button(page, "Bring it back").click()
    expect(page.get_by_role("heading", name=re.compile("^Today"))).to_be_visible()
    assert stored(page)["search"] == SMALL

    # A file that is there already is shown before it is taken.
    turn_to_view(page, "Keep")
    button(page, "Stop writing to it").click()
    page.evaluate(WRITE, json.dumps(file_of({**SMALL, "firms": [{"id": "boyden", "added": TODAY}], "log": []})))
    button(page, "Go on with a file you have").click()
    expect(page.get_by_role("group", name="Take this file")).to_contain_text("1 firm added: Boyden")
    assert len(stored(page)["search"]["firms"]) == 2
    button(page, "Take this file").click()
    state(page, "kept")
    file_has(page, '"acre"')
    assert len(stored(page)["search"]["firms"]) == 3

    # Everything deleted: the file stays, and nothing of it comes back.
    whole = in_file(page)
    button(page, "Delete everything").click()
    button(page, "Yes, delete everything").click()
    expect(button(page, "Choose a new file")).to_be_visible()
    page.goto(f"{url}?deleted#keep")
    expect(button(page, "Choose a new file")).to_be_visible()
    assert (in_file(page), stored(page)) == (whole, {"version": 1})
    wait_until(page, NO_HANDLE)


SHARES = """
navigator.canShare = ({ files }) => files.every(({ name }) => !name.endsWith(".json"));
navigator.share = async ({ files: [file] }) => {
  if (window.refusal) throw new DOMException("no", window.refusal);
  window.shared = [file.name, file.type, await file.text()];
};
"""


def test_elsewhere_a_copy_is_shared_with_one_tap_broken_off_or_put_off(phone: Page, url: str) -> None:
    page = phone
    page.add_init_script(SHARES)
    page.add_init_script("delete window.showSaveFilePicker")
    opened(page, url, view="keep")
    # What the reader breaks off is no copy.
    for refusal, said in (("AbortError", 0), ("NotAllowedError", 1)):
        page.evaluate("(refusal) => { window.refusal = refusal; }", refusal)
        button(page, "Share a copy").click()
        expect(page.locator(".ms-toast")).to_have_count(said)
    expect(page.locator(".ms-toast")).to_contain_text("It could not be shared. Save a copy instead.")
    expect(page.locator("[data-last-copy]")).to_have_text("No copy yet.")
    turn_to_view(page, "Today")
    due = page.locator("[data-copy-due]")
    expect(due).to_contain_text("There is no copy yet: 4 records are in this browser alone.")
    expect(page.locator("[data-last-copy]")).to_have_text("No copy yet.")
    button(page, "In a week").click()
    expect(due).to_have_count(0)
    assert stored(page)["copy"].keys() == {"later"}
    page.evaluate("""() => {
      const stored = JSON.parse(localStorage.rapport);
      delete stored.copy;
      localStorage.rapport = JSON.stringify(stored);
    }""")
    page.goto(f"{url}?again#today")
    button(page, "Share a copy").click()
    expect(due).to_have_count(0)
    name, kind, text = page.evaluate("window.shared")
    assert re.fullmatch(r"my-search-\d{4}-\d\d-\d\d\.json\.txt", name)
    assert kind == "text/plain"
    assert json.loads(text)["search"] == SMALL
    expect(page.locator("[data-last-copy]")).to_have_text(re.compile(r"^Last copy: today at \d\d:\d\d\.$"))
    assert page.evaluate("indexedDB.databases()") == []


AGENTS = {
    "Safari": ("Apple Computer, Inc.", "Version/26.0 Safari/605.1.15", "used on seven days without a click or tap"),
    "Firefox": ("", "Gecko/20100101 Firefox/145.0", "spares those that you have allowed"),
    "Chrome": ("Google Inc.", "Chrome/142.0.0.0 Safari/537.36", "They decide by themselves which sites to spare"),
}


def test_what_is_missing_is_explained_by_the_rules_of_this_browser_and_leads_to_the_copy(page: Page, url: str) -> None:
    page.add_init_script(
        f"""const [vendor, userAgent] = {json.dumps(AGENTS)}[location.search.slice(1)] ?? ["", ""];
        Object.defineProperties(navigator, {{ vendor: {{ value: vendor }}, userAgent: {{ value: userAgent }} }});"""
    )
    for agent, (*_, rule) in AGENTS.items():
        opened(page, f"{url}?{agent}", {"version": 2, "firms": [], "log": [], "about": {}}, "today")
        page.locator(".ms-fold > summary", has_text="Something missing?").click()
        expect(page.locator(".ms-fold")).to_contain_text(rule)
        if agent == "Safari":  # The copy is read alike everywhere.
            page.get_by_label("Choose a file").set_input_files(
                {"name": "copy.json.txt", "mimeType": "text/plain", "buffer": json.dumps(file_of()).encode()}
            )
            button(page, "Import it").click()
            expect(page.get_by_role("heading", name=re.compile("^Today"))).to_be_visible()
            kept(page, "own-1")
            assert stored(page)["search"] == SMALL
        turn_to_view(page, "Keep")
        page.locator(".ms-fold > summary", has_text="What this browser deletes").click()
        expect(page.locator(".ms-fold").first).to_contain_text(rule)
    link = page.get_by_role("link", name="What browsers delete").get_attribute("href") or ""
    page.goto(f"{url}{link}")
    expect(page.get_by_role("heading", name="What browsers delete")).to_be_in_viewport()
