"""Diagrams: labels and items that the form of each can draw."""

# ruff: noqa: E501 - a fault is one line, as people see it

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model.diagrams import FORMS, LABELS, NEEDED, OF_ONE_FORM, DiagramItem

from .helpers import SEE, case, check_case


@pytest.mark.parametrize(
    ("file", "edits", "expected"),
    [
        case(
            "unknown form",
            "diagrams",
            {"  form: lanes": "  form: lane◀"},
            f'who-pays.form: "lane" is not a form. Use one of {", ".join(FORMS)}.{SEE}diagrams-form',
        ),
        case(
            "label left out",
            "diagrams",
            {"  labels: [Employers, You, pays, pay, In contrast]": "  labels: [Employers, You, pays, pay]◀"},
            f"who-pays.labels: has 4; the form lanes needs 5. Give them in this order: {', '.join(LABELS['lanes'])}.{SEE}diagrams-labels",
        ),
        case(
            "one label is one fault",
            "diagrams",
            {"  labels: [Employers, You, pays, pay, In contrast]": "  labels: [Employers]◀"},
            f"who-pays.labels: has 1 entry; it needs at least 2. Add what is missing.{SEE}diagrams-labels",
        ),
        case(
            "axis that does not part into weeks",
            "diagrams",
            {"now, 6 weeks, 12 weeks]": "now, a, b, c, d, e]◀"},
            f"when-to-write.labels: has 8; the form rhythm needs 4 to 7. Give them in this order: {', '.join(LABELS['rhythm'])}.{SEE}diagrams-labels",
        ),
        case(
            "item without what its form says",
            "diagrams",
            {"    - title: Career marketing\n      text: In advance.": "    - title: Career marketing◀"},
            "who-pays.items[2]: has no text, which the form lanes needs. Add text. See /contribute/data-dictionary/#diagrams-items",
        ),
        case(
            "misspelt field is said once",
            "diagrams",
            {"      text: In advance.": "      txt: In advance.◀"},
            f'who-pays.items[2].txt: there is no such field. Did you mean "text"?{SEE}diagrams-items',
        ),
        case(
            "field of another form",
            "diagrams",
            {"      you_pay: true": "      sees: a bill.◀"},
            f"who-pays.items[2].sees: the form lanes does not draw it. Leave it out; it belongs to the form timeline.{SEE}diagrams-items-sees",
        ),
        case(
            "note without a time",
            "diagrams",
            {"    - title: After a call": "    - title: After a call◀", "      after: not-at-once\n": ""},
            f"when-to-write.items[1]: does not say when a note is due. Give one of after, every, weeks.{SEE}diagrams-items",
        ),
        case(
            "note with two times",
            "diagrams",
            {
                "    - title: After a call": "    - title: After a call◀",
                "      after: not-at-once": "      after: not-at-once\n      every: not-at-once",
            },
            f"when-to-write.items[1]: has both after and every. Give one of after, every, weeks.{SEE}diagrams-items",
        ),
        case(
            "number that the cadence does not have",
            "diagrams",
            {"      after: not-at-once": "      after: not-at-onc◀"},
            f'when-to-write.items[1].after: "not-at-onc" is not an id in cadence.yaml. Did you mean "not-at-once"?{SEE}diagrams-items-after',
        ),
        case(
            "evidence that does not exist",
            "diagrams",
            {"      evidence: [retained-model]": "      evidence: [retained-modle]◀"},
            f'who-pays.items[1].evidence[1]: "retained-modle" is not an id in evidence.yaml. Did you mean "retained-model"?{SEE}diagrams-items-evidence',
        ),
        case(
            "text for a week",
            "diagrams",
            {"        max: 4": "        max: four◀"},
            "when-to-write.items[2].weeks.max: is a text, not a whole number. "
            f"Write the digits alone, without quotes.{SEE}diagrams-items-weeks-max",
        ),
        case(
            "bar that ends before it begins",
            "diagrams",
            {"        max: 4": "        max: 2◀"},
            f"when-to-write.items[2].weeks.max: 2 is not more than the min of 2. Give the last week as max.{SEE}diagrams-items-weeks-max",
        ),
        case(
            "week beyond the axis",
            "diagrams",
            {"        max: 4": "        max: 13◀"},
            f"when-to-write.items[2].weeks.max: 13 is more than 12. Correct the number.{SEE}diagrams-items-weeks-max",
        ),
        case(
            "more steps than the picture has room for",
            "diagrams",
            {
                "  form: lanes": "  form: stairs",
                "  labels: [Employers, You, pays, pay, In contrast]": "  labels: [First, Last]",
                "  ordered: false\n  items:": "  ordered: false\n  items:◀",
                "      you_pay: true\n": "".join(
                    f"    - title: Step {number}\n      text: More.\n" for number in range(3, 8)
                ),
            },
            f"who-pays.items: has 7; the form stairs draws 6 at most. Shorten the list.{SEE}diagrams-items",
        ),
        case(
            "the same id twice",
            "diagrams",
            {"- id: when-to-write": "- id: who-pays◀"},
            f'who-pays.id: "who-pays" is the id of an earlier record too. Give one of them another id, or remove it.{SEE}diagrams-id',
        ),
    ],
)
def test_a_fault_is_named_with_its_line(folder: Path, file: str, edits: dict[str, str], expected: list[str]) -> None:
    check_case(folder, file, edits, expected)


def test_each_form_says_what_it_needs_and_each_field_has_its_form() -> None:
    assert set(LABELS) == set(NEEDED) == set(FORMS)
    common = {"title", "text", "evidence"}
    assert set(DiagramItem.model_fields) == common | set(OF_ONE_FORM)
    assert all(set(fields) <= common | set(OF_ONE_FORM) for fields in NEEDED.values())
