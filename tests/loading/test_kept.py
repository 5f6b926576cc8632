"""A record that is read again is the same as if all had been read anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.loading import kept
from macros.loading.diagnostics import DataFaults
from macros.loading.load import load
from macros.loading.yaml_nodes import places
from macros.loading.yaml_reader import parse

TEXT = "# The firms\n\n- id: one\n  list:\n  - a\n  - b: 1\n- id: two\n\n  name: Two\n- id: three\n"


@pytest.fixture(autouse=True)
def keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what is read in this test alone."""
    monkeypatch.setattr(kept, "_kept", None)
    kept.keep()
    return


def anew(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[object, object, object]:
    """Return what a text holds, where, and what is wrong with it, with nothing kept."""
    with monkeypatch.context() as off:
        off.setattr(kept, "_kept", None)
        source = parse(text, "firms.yaml", [], {})
    return source.root, list(places(source.root)), source.faults


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("name: Two", "name: Second"),
        ("# The firms\n", "# The firms\n# in order\n"),
        ("# The firms\n\n", ""),
        ("- id: two\n\n  name: Two\n", ""),
        ("- id: two\n", "- id: half\n- id: two\n"),
        ("- id: two\n", "- id: one\n  list:\n  - a\n  - b: 1\n- id: two\n"),
        ("- id: two\n", "- id: 'two\n- more'\n"),
        ("- id: two\n", "- id: NO\n"),
        ("- id: two\n", "- id: [two\n"),
        ("- id: two\n", "-\n  id: two\n"),
        ("- id: two\n", "- two\n- id: two\n"),
        ("- id: two\n", "---\n- id: two\n"),
        ("# The firms\n", "firms:\n"),
    ],
)
def test_what_is_read_again_is_the_same(old: str, new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in (TEXT, TEXT.replace(old, new), TEXT):
        source = parse(text, "firms.yaml", [], {})
        assert (source.root, list(places(source.root)), source.faults) == anew(text, monkeypatch)
        assert getattr(source.root, "line", 1) == 3 or text != TEXT


def test_only_a_record_that_has_changed_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    parse(TEXT, "firms.yaml", [], {})
    read = []
    plain = kept._read

    def noted(part: str, line: int) -> kept._Part | None:
        read.append(part)
        return plain(part, line)

    monkeypatch.setattr(kept, "_read", noted)
    parse(TEXT.replace("Two", "Second"), "firms.yaml", [], {})
    assert read == ["- id: two\n\n  name: Second\n"]


def test_a_record_is_checked_again_when_what_it_names_has_changed(folder: Path) -> None:
    data = load(folder)
    assert all(one is other for one, other in zip(load(folder).firms, load(folder).firms, strict=True))
    vocabulary = folder / "vocabulary.yaml"
    text = vocabulary.read_text()
    kind = data.firms[0].kind
    vocabulary.write_text(text.replace(f"id: {kind}\n", "id: other-kind\n"))
    with pytest.raises(DataFaults) as caught:
        load(folder)
    assert any(fault.where.endswith(".kind") for fault in caught.value.faults)
    vocabulary.write_text(text)
    assert load(folder).firms == data.firms
