"""The issue forms: right by GitHub's schema, in step with the vocabulary, and understood when they come back."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
import yaml

from macros.editing import issue_forms
from macros.loading.dataset import Dataset
from macros.loading.load import PROJECT
from tests.schemas import schema_says

FORMS = PROJECT / ".github" / "ISSUE_TEMPLATE"
NAMES = ("add-a-firm", "add-a-place", "correct-a-firm", "remove-a-firm", "guidance-problem")


def form(name: str) -> dict[str, Any]:
    content = yaml.safe_load((FORMS / f"{name}.yml").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def fields(name: str) -> dict[str, dict[str, Any]]:
    """Return the fields of a form by their ids."""
    return {field["id"]: field for field in form(name)["body"] if "id" in field}


def labels() -> list[dict[str, str]]:
    known = yaml.safe_load((PROJECT / ".github" / "labels.yml").read_text(encoding="utf-8"))
    assert isinstance(known, list)
    return known


def test_every_form_is_there() -> None:
    assert sorted(path.stem for path in FORMS.glob("*.yml")) == sorted([*NAMES, "config"])


@pytest.mark.parametrize("name", NAMES)
def test_a_form_has_the_form_that_github_asks_for(name: str) -> None:
    assert schema_says("vendor.github-issue-forms", FORMS / f"{name}.yml") == ""


def test_the_chooser_has_the_form_that_github_asks_for() -> None:
    assert schema_says("vendor.github-issue-config", FORMS / "config.yml") == ""


@pytest.mark.parametrize("name", NAMES)
def test_each_form_has_a_label_of_its_own_that_exists(name: str) -> None:
    (label,) = form(name)["labels"]
    assert label in [known["name"] for known in labels()]
    assert [other for other in NAMES if form(other)["labels"] == [label]] == [name]


def test_labels_are_complete_and_their_commands_are_quoted() -> None:
    for label in labels():
        assert set(label) == {"name", "color", "description"}
        assert len(label["description"]) <= 100  # GitHub's limit
        assert len(label["color"]) == 6
    done = subprocess.run(
        [sys.executable, ".github/scripts/labels.py"], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    lines = done.stdout.splitlines()
    assert [line.split()[3] for line in lines] == [label["name"] for label in labels()]
    assert lines[0].startswith("gh label create add-a-firm --force --color 1f6f5c --description '")


@pytest.mark.parametrize("name", ["add-a-firm", "add-a-place", "correct-a-firm", "remove-a-firm"])
def test_what_is_read_are_the_labels_of_the_fields(name: str) -> None:
    found = fields(name)
    assert {own: field["attributes"]["label"] for own, field in found.items()} == {
        own: issue_forms.LABELS[own] for own in found
    }
    assert name == "remove-a-firm" or found["yaml"]["attributes"]["render"] == "yaml"


def test_no_label_is_read_that_no_form_has() -> None:
    assert set(issue_forms.LABELS) == {
        own for name in ("add-a-firm", "correct-a-firm", "remove-a-firm") for own in fields(name)
    }


def test_the_reasons_to_keep_a_page_are_those_of_the_form() -> None:
    options = fields("remove-a-firm")["why"]["attributes"]["options"]
    assert set(issue_forms.KEEPS_ITS_PAGE) < set(options)


@pytest.mark.parametrize("own", sorted(issue_forms.VOCABULARIES))
def test_a_form_offers_the_values_of_the_vocabulary(own: str, data: Dataset) -> None:
    offered = fields("add-a-firm")[own]["attributes"]
    assert offered["options"] == [value.label for value in data.values(issue_forms.VOCABULARIES[own])]
    assert offered.get("multiple", False) is (own != "kind")


def test_the_box_for_any_industry_is_the_one_that_is_read() -> None:
    (option,) = fields("add-a-firm")["generalist"]["attributes"]["options"]
    assert f"- [x] {option['label']}" == issue_forms.TICKED
