"""Text from the data can never become markup, script or template code, whatever it says."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from annotated_types import MaxLen
from selectolax.lexbor import LexborHTMLParser as Html

from macros.loading.diagnostics import DataFaults
from macros.loading.explain import record_in
from macros.loading.load import load
from macros.model.files import FILES
from macros.model.record import Record
from macros.model.types import IdIn, OneOf, OneWord
from macros.model.vocabulary import Vocabulary
from tests.conftest import build, copy_project
from tests.small import only_headings

pytestmark = pytest.mark.site

MARK = "HOSTILE"
ATTACKS = (
    f"<script>window.{MARK}=1</script>",
    f'"onmouseover="{MARK}()" x="',
    f"javascript:{MARK}()",
    f"{{{{ 7*7 }}}}{MARK}",
    f"{{% raw %}}{MARK}",
    f"**{MARK}** [x](javascript:{MARK}())",
    f"<img src=x onerror={MARK}()>",
    f"```{MARK}",
    f"# {MARK}",
    f"&lt;/title&gt;&lt;script&gt;{MARK}()",
    f"</title><script>{MARK}()</script>",
    f"RAPPORTSEALED {MARK}",
)
FIRMS_KEPT = 1


def text_fields(record: type[Record]) -> Iterator[tuple[str, int]]:
    """Yield the free texts of a kind of record, with the longest they may be."""
    for name, info in record.model_fields.items():
        marks = [*info.metadata, *flatten(info.annotation)]
        # Smaller limits are those of lists, not of the texts in them.
        limits = [mark.max_length for mark in marks if isinstance(mark, MaxLen) and mark.max_length >= 40]
        bound = any(isinstance(mark, (OneOf, OneWord, IdIn)) or getattr(mark, "pattern", None) for mark in marks)
        special = name in ("url", "website", "email", "id", "guide", "aliases", "supports", "as_of", "checked", "tile")
        if not bound and not special and str in flatten(info.annotation):
            yield name, min(limits, default=400)


def flatten(annotation: Any) -> list[Any]:
    """Return a type and all types and marks inside it."""
    parts = [*get_args(annotation), *getattr(annotation, "__metadata__", ())]
    return [annotation, *(inner for part in parts for inner in flatten(part))]


class Poison:
    """Fills every free text with an attack, another each time, and remembers where."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        self.fields: set[tuple[str, str]] = set()
        self.turn = 0

    def text(self, limit: int, kind: str, field: str) -> str:
        """Return the next attack that fits; a text of a message has no braces but those of its blanks."""
        for _ in ATTACKS:
            attack = ATTACKS[self.turn % len(ATTACKS)]
            self.turn += 1
            in_message = kind in ("Message", "Variant") and field in ("subject", "body")
            if len(attack) <= limit and not (in_message and "{" in attack):
                self.used.add(attack)
                self.fields.add((kind, field))
                return attack
        raise AssertionError(f"no attack fits {kind}.{field} of {limit} characters")

    def record(self, values: dict[str, Any], kind: type[Record]) -> dict[str, Any]:
        """Return a record with each of its free texts attacked, and those of the records in it."""
        poisoned = dict(values)
        for name, limit in text_fields(kind):
            if isinstance(values.get(name), str):
                poisoned[name] = self.text(limit, kind.__name__, name)
            elif isinstance(values.get(name), list):
                # The picture of a diagram needs all its labels.
                many = len(values[name]) if name == "labels" else 1
                poisoned[name] = [self.text(limit, kind.__name__, name) for _ in range(many)]
        for name, info in kind.model_fields.items():
            if (inner := record_in(info.annotation)) and name in values:
                value = values[name]
                poisoned[name] = (
                    [self.record(one, inner) for one in value] if isinstance(value, list) else self.record(value, inner)
                )
        if kind.__name__ == "Message":
            blanks = " ".join(f"{{{blank['id']}}}" for blank in values["blanks"])
            poisoned["body"] = f"{poisoned['body']}\n\n{self.text(400, 'Message', 'body')}\n\n    {MARK}\n\n{blanks}\n"
            poisoned["words"] = {"min": 1, "max": 400}
        return poisoned


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Poison]:
    """A site built from data in which every free text is an attack."""
    project = copy_project(tmp_path_factory.mktemp("hostile") / "project")
    docs = project / "docs"
    # A page that calls no macro shows nothing of the data.
    only_headings(docs, *(str(page.relative_to(docs)) for page in docs.rglob("*.md") if "{{" in page.read_text()))
    poison = Poison()
    for file in FILES:
        path = project / "data" / f"{file.name}.yaml"
        content = yaml.load(path.read_text(), yaml.CSafeLoader)
        if file.record is Vocabulary:
            content = poison.record(content, Vocabulary)
        else:
            if file.name == "firms":
                kinds: dict[str, int] = {}
                kept = []
                for firm in content:
                    kinds[firm["kind"]] = kinds.get(firm["kind"], 0) + 1
                    # One firm of each kind, those that pages name, and one that has every group of fields.
                    named = firm["id"] in ("acre", "adecco-group")
                    if kinds[firm["kind"]] <= FIRMS_KEPT or named or "email" in firm.get("contact", {}):
                        kept.append(firm)
                content = kept
            content = [poison.record(record, file.record) for record in content]
        path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10**6))
    try:
        load(project / "data")
    except DataFaults as error:
        pytest.fail(f"the attacks must get past the checks to test the pages:\n{error}")
    target = project / "site"
    built = build(target, project)
    assert built.returncode == 0, built.stdout + built.stderr
    return target, poison


def test_every_attack_and_every_text_field_is_tried(hostile: tuple[Path, Poison]) -> None:
    _, poison = hostile
    assert poison.used == set(ATTACKS)
    assert poison.fields >= {
        ("Firm", "name"),
        ("Firm", "summary"),
        ("Firm", "formerly"),
        ("Source", "title"),
        ("Place", "city"),
        ("Value", "also"),
    }
    assert {kind for kind, _ in poison.fields} >= {"Value", "Evidence", "Checklist", "ChecklistItem", "Term", "Message"}


def test_no_attack_is_alive_on_any_page(hostile: tuple[Path, Poison]) -> None:
    site, _ = hostile
    seen = 0
    for path in site.rglob("*.html"):
        text = path.read_text()
        page = Html(text)
        seen += text.count(MARK)
        for node in page.css("*"):
            for name, value in node.attributes.items():
                assert not name.startswith("on"), f"{path}: {node.html}"
                assert MARK not in name
                if name in ("href", "src", "action", "formaction"):
                    assert not (value or "").strip().lower().startswith(("javascript:", "data:")), f"{path}: {value}"
        for script in page.css("script"):
            assert MARK not in (script.text() or ""), path
        assert not page.css('img[src="x"]'), path
        content = page.css_first("article.md-content__inner")
        for node in content.css("strong, em, pre, h1, h2, h3, h4") if content else ():
            # A text may stand in a heading, but it never makes one: its sign stays visible.
            if MARK in node.text() and node.tag in ("strong", "em", "pre"):
                assert "**" in node.text() or not re.fullmatch(rf"\s*{MARK}\s*", node.text()), f"{path}: {node.html}"
        assert f"49{MARK}" not in text, path
    assert seen > 1000


def test_titles_are_text(hostile: tuple[Path, Poison]) -> None:
    site, _ = hostile
    for path in site.rglob("*.html"):
        head = Html(path.read_text()).css_first("head")
        assert [node.tag for node in head.iter()].count("title") == 1, path


def test_braces_in_a_message_are_refused_unless_they_are_its_blanks(small_folder: Path) -> None:
    messages = yaml.safe_load((small_folder / "messages.yaml").read_text())
    messages[0]["subject"] = "{{ 7*7 }} {% raw %}"
    (small_folder / "messages.yaml").write_text(yaml.safe_dump(messages, sort_keys=False))
    with pytest.raises(DataFaults, match="blank"):
        load(small_folder)


def test_dates_of_the_attacked_data_are_still_dates(hostile: tuple[Path, Poison]) -> None:
    site, _ = hostile
    page = Html((site / "directory" / "acre" / "index.html").read_text())
    shown = page.css_first("time").attributes["datetime"]
    assert shown is not None
    assert datetime.date.fromisoformat(shown) <= datetime.date(2100, 1, 1)
