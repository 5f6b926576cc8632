"""Whatever a file holds, reading ends in data or in faults that can be shown, and formatting changes no data."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from macros.editing.format import format_file
from macros.loading import text_policy
from macros.loading.diagnostics import FORMATS, DataFaults, Fault, render
from macros.loading.load import load
from macros.model.files import FILES
from macros.model.firms import Firm
from tests.one_file import text_of

from .helpers import SMALL

STABLE = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
BY_NAME = {file.name: file for file in FILES}
REAL = [part.encode() for part in text_of("firms").split("\n\n")[:4]]

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.text(max_size=20),
    st.binary(max_size=10),
    st.sampled_from(["NO", "acre", "retained-search", "CH", "https://[", "a@b", "{x}", "=", "<<", "1:30"]),
)
names = st.one_of(
    st.sampled_from([*Firm.model_fields, "url", "country", "supports"]), st.text(max_size=8), st.integers()
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(names, inner, max_size=6)),
    max_leaves=10,
)
record = st.fixed_dictionaries({}, optional=dict.fromkeys(Firm.model_fields, values)).map(
    lambda fields: {"id": "acre", **fields}
)

Outcome = TypeVar("Outcome")


def outcome(action: Callable[[], Outcome]) -> Outcome | list[Fault]:
    """Return what an action returns, or the faults that it ends in; anything else that it raises fails the test."""
    try:
        return action()
    except DataFaults as error:
        return error.faults


def check(folder: Path, name: str, raw: bytes) -> None:
    """Write a file beside others that are right, and see that it is read and formatted, or refused in a good way."""
    path = folder / f"{name}.yaml"
    path.write_bytes(raw)
    last = raw.count(b"\n") + raw.count(b"\r") + 1
    found = outcome(lambda: load(folder))
    if isinstance(found, list):
        assert found
        assert found == sorted(set(found))
        for fault in found:
            assert fault.line >= 1
            assert fault.line <= last or fault.file != f"data/{name}.yaml"
            assert fault.problem.strip()
            assert fault.remedy.strip()
            assert str(fault).startswith("data/")
            assert str(fault).isprintable()
        assert all(render(found, style) for style in FORMATS)
    changed = outcome(lambda: format_file(path, BY_NAME[name], path.name))
    if isinstance(changed, list):
        assert changed
        assert path.read_bytes() == raw
    else:
        assert changed is (path.read_bytes() != raw)
        assert content(path.read_bytes()) == content(raw)


class Reader(yaml.CSafeLoader):
    """PyYAML's reader for libyaml, which alone agrees with libyaml on every slip, and to which = is a text."""


Reader.add_constructor("tag:yaml.org,2002:value", lambda _, node: node.value)


def small(name: str) -> bytes:
    return (SMALL / f"{name}.yaml").read_bytes()


def content(raw: bytes) -> Any:
    """Return what the file holds, without the order of records and fields."""
    root = yaml.load(raw, Loader=Reader)  # noqa: S506 - it is the safe one
    if isinstance(root, list):
        return sorted(repr(sorted(part.items(), key=str)) if isinstance(part, dict) else repr(part) for part in root)
    return repr(root)


@STABLE
@given(value=st.one_of(values, st.lists(record, max_size=3)), style=st.sampled_from([None, True, False]))
@example(value=[{"id": "acre", "checked": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)}], style=False)
@example(value=[{"id": "acre", "website": "https://exa\u2100mple.com/"}], style=False)
@example(value=[{"id": "acre", "sources": [{"supports": [["kind"]]}, 3, None]}], style=False)
@example(value=[{"id": "acre", "countries": {"US": 1}, "headquarters": {"country": ["US"]}}], style=False)
@example(value=[{"id": ["acre"]}, {"id": {"a": 1}}, {"id": None}], style=False)
def test_any_value(folder: Path, value: Any, style: bool | None) -> None:
    text = yaml.dump(value, Dumper=yaml.SafeDumper, default_flow_style=style, allow_unicode=True, sort_keys=False)
    check(folder, "firms", text.encode("utf-8", "surrogatepass"))


@STABLE
@given(raw=st.binary(max_size=60))
@example(raw=b"1")
@example(raw=b"=")
@example(raw=b"\n\n- id: b\n\n- id: a\n  kind: x\n  name: y\n")
@example(raw=b"- {}\n")
@example(raw=b"- []\n- id: a\n")
@example(raw=b"- id: a\n  services: [p?x]\n")
@example(raw=b"\xef\xbb\xbf")
@example(raw=b"\r")
@example(raw=b"- id: a\r  name: b\r")
@example(raw=b"- id: a\n- ? x\n  : y\n")
@example(raw=b"- |\n  a\n- >\n")
@example(raw=b'- id: "\\ud800"\n')
@example(raw=b"%YAML 1.1\n---\n- id: a\n...\n")
@example(raw=b"- id: a\n...\n- id: b\n")
@example(raw=b"? - id: a\n")
@example(raw=b"- - - id: a\n")
@example(raw=b"- id: a\n  ? name\n")
@example(raw=b"- id: a\n  name: |+\n    x\n\n\n- id: b\n")
@example(raw=b"- id: a\n  name: |2\n      x  \n  kind: >-\n    y\n\n    z\n")
@example(raw=b"- id: a\n  '': x\n")
@example(raw=b"-\n  id: a\n")
@example(raw=b"- \n  # c\n  id: a\n")
@example(raw=b"- id: a\n- id: b\n - id: c\n")
def test_any_bytes(folder: Path, raw: bytes) -> None:
    check(folder, "firms", raw)


@st.composite
def mutated(draw: st.DrawFn, text: bytes) -> bytes:
    """Return a text with some lines or characters deleted, doubled, swapped or put in."""
    for _ in range(draw(st.integers(1, 4))):
        by_line = draw(st.booleans())
        parts = text.split(b"\n") if by_line else [bytes([byte]) for byte in text]
        one, two = draw(st.integers(0, len(parts) - 1)), draw(st.integers(0, len(parts) - 1))
        match draw(st.sampled_from(["delete", "double", "swap", "insert"])):
            case "delete":
                del parts[one]
            case "double":
                parts.insert(one, parts[one])
            case "swap":
                parts[one], parts[two] = parts[two], parts[one]
            case _:
                parts.insert(one, draw(st.sampled_from(SIGNS)))
        text = (b"\n" if by_line else b"").join(parts) or b"x"
    return text


SIGNS = [
    sign.encode()
    for sign in [
        ":",
        "-",
        "#",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ",",
        "|",
        ">",
        "&",
        "*",
        "!",
        "%",
        "@",
        "`",
        "?",
        "\t",
        "\r",
        "\u2028",
        "\u202e",
        "é",
        "0",
        "~",
        "<<",
    ]
] + [
    b"  ",
    b"---",
    b"- id: acre",
    b"  kind: NO",
    b"\xff",
    b"\0",
]


@STABLE
@given(raw=mutated(b"\n\n".join(REAL)))
def test_a_real_file_with_slips(folder: Path, raw: bytes) -> None:
    check(folder, "firms", raw)


@STABLE
@given(choice=st.sampled_from(FILES).flatmap(lambda file: st.tuples(st.just(file.name), mutated(small(file.name)))))
def test_any_file_with_slips(folder: Path, choice: tuple[str, bytes]) -> None:
    name, raw = choice
    try:
        check(folder, name, raw)
    finally:
        (folder / f"{name}.yaml").write_bytes(small(name))


@pytest.mark.parametrize("kind", text_policy.MARKUP)
def test_markup_and_personal_details_are_found_however_they_are_written(kind: str) -> None:
    pattern = re.compile(text_policy.MARKUP[kind], re.IGNORECASE | re.MULTILINE)

    @settings(STABLE)
    @given(st.from_regex(pattern))
    def is_found(text: str) -> None:
        assert list(text_policy.found_in({"summary": text}))

    is_found()
