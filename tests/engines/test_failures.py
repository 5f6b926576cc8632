"""What is wrong stops the build with a place and a remedy, and leaves the last good site in place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config

from macros.loading.load import PROJECT
from tests.conftest import copy_project, run
from tests.small import Builder, bare_sources

pytestmark = pytest.mark.site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Pages and data to change."""
    return bare_sources(tmp_path / "project")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ('cite("retaned-model")', 'there is no evidence "retaned-model". Did you mean "retained-model"'),
        ('firm("spencer-stewart")', 'there is no firm "spencer-stewart". Did you mean "spencer-stuart"'),
        ('checklist("fist-call")', 'there is no checklist "fist-call". Did you mean "first-call"'),
        ('term("mandat")', 'there is no term "mandat". Did you mean "mandate"'),
        ('message("first-not")', 'there is no message "first-not". Did you mean "first-note"'),
        ('vocabulary("kinds")', 'there is no vocabulary "kinds". Did you mean "kind"'),
        ('firm_directory(kind="stafing")', 'there is no kind "stafing". Did you mean "staffing"'),
        ("firm_list()", "'firm_list' is undefined"),
        ("unknown_name", "'unknown_name' is undefined"),
        ('cite("retained-model")', "Add {{ sources() }} at its end"),
        ("sources()", "cites nothing"),
    ],
)
def test_a_macro_that_fails_stops_the_build_and_names_the_page(
    project: Path, build_here: Builder, call: str, said: str
) -> None:
    (project / "docs" / "index.md").write_text(f"# Start\n\n{{{{ {call} }}}}\n")
    built = build_here(project / "site", project)
    assert not built.done
    assert said in built.said
    assert "index.md" in built.said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{{ firm("spencer-stewart") }}', 'there is no firm "spencer-stewart". Did you mean "spencer-stuart"'),
        ("[A page](nope.md)", "contains a link 'nope.md', but the target is not found"),
    ],
    ids=["a macro", "a link"],
)
def test_the_command_of_make_build_fails_and_says_why(tmp_path: Path, text: str, said: str) -> None:
    command = re.search(
        r"^build:.*\n\t\$\(BIN\)/python -m (mkdocs .*)$", (PROJECT / "Makefile").read_text(), re.MULTILINE
    )
    assert command
    project = bare_sources(copy_project(tmp_path / "project"))
    (project / "docs" / "index.md").write_text(f"# Start\n\n{text}\n")
    built = run(*command[1].split(), folder=project)
    assert built.returncode != 0
    assert said in built.stdout + built.stderr
    assert "index.md" in built.stdout + built.stderr


def test_a_fault_in_the_data_leaves_the_last_good_site(
    project: Path, build_here: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good site")
    firms = project / "data" / "firms.yaml"
    text = firms.read_text()
    line = text[: text.index("kind: retained-search")].count("\n") + 1
    firms.write_text(text.replace("kind: retained-search", "kind: retained", 1))
    monkeypatch.chdir(project)
    built = build_here(site, project)
    assert not built.done
    assert f" data/firms.yaml:{line}: " in built.said
    assert '.kind: "retained" is not a kind. Did you mean "retained-search"' in built.said
    assert "Traceback" not in built.said
    assert (site / "index.html").read_text() == "the last good site"


@pytest.mark.parametrize("taken", ["changes", "index", "acre", "written"])
def test_a_page_of_the_data_never_takes_the_place_of_another(project: Path, build_here: Builder, taken: str) -> None:
    firms = project / "data" / "firms.yaml"
    text = firms.read_text()
    if taken == "acre":  # An author may be the second to come, too.
        (project / "docs" / "directory" / "acre.md").write_text("# Acre\n")
    elif taken == "written":
        pay = project / "docs" / "guide" / "pay.md"
        pay.write_text(pay.read_text().replace("---\n", "---\nformerly: {guide/offers: }\n", 1))
    elif taken == "index":
        before = max(own for own in re.findall(r"^- id: (.*)$", text, re.MULTILINE) if own < "index")
        firms.write_text(text.replace(f"- id: {before}\n", "- id: index\n"))
    else:
        firms.write_text(text.replace("  name: Acre\n", f"  name: Acre\n  aliases: [{taken}]\n"))
    built = build_here(project / "site", project)
    assert not built.done
    assert "Abort: " in built.said
    assert "would take the place of another page. Give the record another id." in built.said
    assert "Traceback" not in built.said


def test_the_menu_may_lead_to_another_site(tmp_path: Path, build_here: Builder) -> None:
    project = bare_sources(tmp_path / "project")
    nav = load_config(str(PROJECT / "mkdocs.yml")).nav or []
    built = build_here(project / "site", project, nav=[*nav, {"Blog": "https://blog.example.org/"}])
    assert built.done, built.said
    assert 'href="https://blog.example.org/"' in (project / "site" / "404.html").read_text().partition("<h1>")[2]


def test_a_link_to_a_page_that_does_not_exist_stops_the_build(project: Path, build_here: Builder) -> None:
    (project / "docs" / "glossary.md").unlink()
    (project / "docs" / "index.md").write_text('# Start\n\n{{ term("mandate") }}\n')
    nav = load_config(str(PROJECT / "mkdocs.yml")).nav
    built = build_here(project / "site", project, nav=[one for one in nav if one != {"Glossary": "glossary.md"}])
    assert not built.done
    assert 'the site has no page "/glossary/"' in built.said
