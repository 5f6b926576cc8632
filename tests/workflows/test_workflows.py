"""The workflows: well formed, safe with what strangers bring, and their scripts run here as they run there."""

from __future__ import annotations

import fnmatch
import json
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.catalog.pages import read_pages
from macros.cli import main
from macros.editing import link_check
from macros.loading.load import PROJECT, load, load_once
from macros.model.text import host
from tests.browser import failures
from tests.editing.test_add import BEECH, FORM
from tests.schemas import schema_says
from tests.small import bare_docs, few_firms

WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))
SCRIPTS = sorted((PROJECT / ".github" / "scripts").glob("*.sh"))
ZIZMOR = Path(sys.executable).with_name("zizmor")
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def content(path: Path) -> dict[Any, Any]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in content(path)["jobs"].values():
        yield from job["steps"]


def audit(*paths: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ZIZMOR, "--offline", "--no-progress", *paths],
        capture_output=True,
        text=True,
        check=False,
    )


def named(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", WORKFLOWS, ids=named)
def test_a_workflow_has_the_form_that_github_asks_for(path: Path) -> None:
    assert schema_says("vendor.github-workflows", path) == ""


def test_the_audit_of_workflows_finds_nothing() -> None:
    done = audit(PROJECT / ".github")
    assert done.returncode == 0, done.stdout
    assert "No findings to report" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("  pull_request:", "  pull_request_target:", "dangerous-triggers"),
        ("run: make lint", "run: echo ${{ github.event.pull_request.title }}", "template-injection"),
        ("@3d3c42e5aac5ba805825da76410c181273ba90b1", "@v7", "unpinned-uses"),
        ("permissions:\n  contents: read", "permissions: write-all", "excessive-permissions"),
        ("persist-credentials: false", "fetch-depth: 1", "artipacked"),
    ],
)
def test_the_audit_would_find_what_must_not_be(tmp_path: Path, old: str, new: str, finding: str) -> None:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    text = (PROJECT / ".github" / "workflows" / "check.yml").read_text()
    (folder / "check.yml").write_text(text.replace(old, new))
    done = audit(tmp_path / ".github")
    assert done.returncode != 0
    assert finding in done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=named)
def test_a_workflow_puts_no_text_into_a_command_and_pins_what_it_uses(path: Path) -> None:
    text = path.read_text()
    assert "pull_request_target" not in content(path)[True]  # YAML 1.1 reads the key "on" as true
    for step in steps(path):
        assert "${{" not in step.get("run", "")
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
    uses = [line.strip().removeprefix("- ") for line in text.split("\n") if "uses:" in line]
    assert uses
    assert [line for line in uses if not PINNED.match(line)] == []


STRANGERS = [path for path in WORKFLOWS if {"pull_request", "issues"} & set(content(path)[True])]


def test_four_workflows_run_on_what_strangers_bring() -> None:
    assert [path.name for path in STRANGERS] == ["accept.yml", "browsers.yml", "check.yml", "workflows.yml"]


def test_a_change_of_what_runs_in_a_browser_is_tried_in_all_engines() -> None:
    workflow = content(WORKFLOWS[0].with_name("browsers.yml"))
    assert {"macros/**.js", "theme/**"} <= set(workflow[True]["pull_request"]["paths"])
    assert workflow[True]["schedule"]
    needed = re.search(r"^WEBKIT := (.*)$", (PROJECT / "Makefile").read_text(), re.MULTILINE)
    assert needed
    assert needed[1] in (PROJECT / ".github" / "scripts" / "install-browsers.sh").read_text()


def test_a_change_of_a_workflow_is_linted() -> None:
    workflow = content(WORKFLOWS[0].with_name("workflows.yml"))
    assert ".github/**" in workflow[True]["pull_request"]["paths"]
    assert "make lint-workflows" in [step.get("run") for step in workflow["jobs"]["lint"]["steps"]]


def test_what_a_reviewer_looks_at_is_what_make_writes() -> None:
    made = (PROJECT / "Makefile").read_text()
    site = content(WORKFLOWS[0].with_name("check.yml"))["jobs"]["site"]
    (kept,) = [step for step in site["steps"] if "upload-artifact" in step.get("uses", "")]
    folder, bundle = kept["with"]["path"].split()
    assert f"mv build/site {folder.rstrip('/')} " in made
    assert any(fnmatch.fnmatch(path, bundle) for path in re.findall(r" (dist/\S+\.zip)$", made, re.MULTILINE))


def test_what_a_failed_test_leaves_is_kept_wherever_the_tests_run() -> None:
    ran = 0
    for path in WORKFLOWS:
        for job in content(path)["jobs"].values():
            commands = [step.get("run") for step in job["steps"]]
            for run in {"make test", "make test-browsers"} & set(commands):
                kept = job["steps"][commands.index(run) + 1]
                assert kept["if"] == "failure()"
                assert kept["uses"].startswith("actions/upload-artifact@")
                assert PROJECT / kept["with"]["path"] == failures.place(PROJECT)
                ran += 1
    assert ran == 3


@pytest.mark.parametrize("path", [*STRANGERS, WORKFLOWS[0].with_name("weekly.yml")], ids=named)
def test_a_workflow_is_safe_with_what_strangers_bring(path: Path) -> None:
    workflow = content(path)
    assert "Untrusted here: " in path.read_text()
    assert "secrets." not in path.read_text()
    assert set(workflow["permissions"].values()) <= {"read"}
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 120
        # Only what runs this repository's own code may have rights, never what a pull request brings.
        assert "pull_request" not in workflow[True] or "permissions" not in job


def test_the_same_action_has_the_same_version_everywhere() -> None:
    lines = {line.strip(" -") for path in WORKFLOWS for line in path.read_text().split("\n") if "uses:" in line}
    assert len(lines) == len({line.partition("@")[0] for line in lines})


@pytest.mark.parametrize("path", SCRIPTS, ids=named)
def test_a_script_can_be_read_by_the_shell_and_is_used(path: Path) -> None:
    subprocess.run(["sh", "-n", path], check=True)
    used = [step["run"] for workflow in WORKFLOWS for step in steps(workflow) if "run" in step]
    assert [run for run in used if run.startswith(f"sh .github/scripts/{path.name}")]


def test_every_command_of_a_workflow_exists() -> None:
    targets = re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(), re.MULTILINE)
    for workflow in WORKFLOWS:
        for step in steps(workflow):
            words = step.get("run", "make").split()
            if words[0] == "make":
                assert set(words[1:]) <= set(targets)
            elif words[0] == "sh":
                assert (PROJECT / words[1]).is_file()
            else:
                assert words[:2] == ["python", "-m"]


# ---------------------------------------------------------------- the scripts, run


GH = """\
import json, os, pathlib, sys
words = sys.argv[1:]
body = pathlib.Path(words[words.index("--body-file") + 1]).read_text() if "--body-file" in words else None
with open(os.environ["GH_LOG"], "a") as log:
    log.write(json.dumps({"words": words, "body": body}) + "\\n")
print(os.environ.get("GH_SAYS", "") if words[1] == "list" else "")
"""


class Repository:
    """A small copy of the project in a repository of its own, with a ``gh`` that only remembers what it was told."""

    def __init__(self, folder: Path, data: Path) -> None:
        self.folder = folder / "project"
        self.log = folder / "gh.log"
        self.event = folder / "event.json"
        shutil.copytree(data, self.folder / "data")
        for name in ("macros", ".github"):
            shutil.copytree(PROJECT / name, self.folder / name, ignore=shutil.ignore_patterns("*.js", "*.css"))
        bare_docs(self.folder / "docs")
        tools = folder / "tools"
        tools.mkdir()
        (tools / "gh.py").write_text(GH)
        (tools / "gh").write_text(f'#!/bin/sh\nexec "{sys.executable}" -I -S "{tools}/gh.py" "$@"\n')
        (tools / "gh").chmod(0o755)
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            "PATH": f"{tools}:{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(folder),
            "GH_LOG": str(self.log),
            "GITHUB_EVENT_PATH": str(self.event),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        self.git("init", "--quiet", "--initial-branch", "main")
        self.git("init", "--quiet", "--bare", str(folder / "origin.git"))
        self.git("remote", "add", "origin", str(folder / "origin.git"))
        self.git("add", "data", ".github")
        self.git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "Start")

    def git(self, *words: str) -> str:
        return self.run("git", *words).stdout

    def run(self, *words: str, check: bool = True, **more: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            words, cwd=self.folder, env={**self.environment, **more}, capture_output=True, text=True, check=False
        )
        assert not check or done.returncode == 0, done.stdout + done.stderr
        return done

    def told(self) -> list[dict[str, Any]]:
        """Return what ``gh`` was told."""
        return [json.loads(line) for line in self.log.read_text().splitlines()] if self.log.exists() else []

    def labelled(self, body: str, *labels: str) -> None:
        """Write the event of a form that was given a label."""
        issue = {"number": 12, "title": "$(touch pwned)", "body": body, "labels": [{"name": name} for name in labels]}
        self.event.write_text(json.dumps({"issue": issue}))


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a few firms; only to be copied."""
    return few_firms(tmp_path_factory.mktemp("few") / "data")


@pytest.fixture
def repository(tmp_path: Path, few: Path) -> Repository:
    return Repository(tmp_path, few)


@pytest.fixture
def form() -> str:
    """The form of a firm that the real vocabulary allows, with a stranger's tricks in it."""
    text = FORM.replace("Functions\n\nFinance", "Functions\n\nFinance and accounting").replace(
        "`$(touch /tmp/x)`", "$(touch pwned)"
    )
    return text.replace(
        "Finance and accounting", next(v.label for v in load_once().vocabulary.function if "inance" in v.label)
    )


def test_an_accepted_form_becomes_a_pull_request(repository: Repository, form: str) -> None:
    repository.labelled(form.replace("\n", "\r\n"), "add-a-firm", "accepted")
    repository.run("sh", ".github/scripts/accept-issue.sh")
    changed = repository.git("diff", "--stat", "--numstat", "main", "origin/issue-12", "--")
    assert re.findall(r"^(\d+)\t(\d+)\t(\S+)$", changed, re.MULTILINE) == [
        ("20", "0", "data/firms.yaml"),
        ("1", "0", "data/ids.txt"),
    ]
    assert "beech-and-co" in repository.git("show", "origin/issue-12:data/firms.yaml")
    *_, request = repository.told()
    assert request["words"][:2] == ["pr", "create"]
    title = "Take over beech-and-co from issue #12"
    assert title in request["words"]
    assert request["body"].startswith("Closes #12. ")
    assert repository.git("log", "-1", "--format=%s", "origin/issue-12").strip() == title
    assert not list(repository.folder.rglob("pwned"))
    said = json.dumps(repository.told())
    assert "github.token" not in said
    assert "pwned" not in said


def test_a_form_that_is_accepted_again_renews_its_pull_request(repository: Repository, form: str) -> None:
    repository.labelled(form, "add-a-firm", "accepted")
    repository.run("sh", ".github/scripts/accept-issue.sh", GH_SAYS="34")
    *_, asked, request = repository.told()
    assert asked["words"][:4] == ["pr", "list", "--head", "issue-12"]
    assert request["words"][:3] == ["pr", "edit", "34"]
    assert request["body"].startswith("Closes #12. ")


def test_a_correction_replaces_the_record(repository: Repository) -> None:
    text = (repository.folder / "data" / "firms.yaml").read_text()
    record = text[text.index("- id: acre\n") :].split("\n\n")[0]
    record = record.replace("  name: Acre\n", "  name: Acre Resources\n")
    body = f"### Id of the firm\n\nacre\n\n### The record as YAML\n\n```yaml\n{record}\n```\n"
    repository.labelled(body, "correct-a-firm", "accepted")
    repository.run("sh", ".github/scripts/accept-issue.sh")
    diff = repository.git("diff", "--unified=0", "main", "origin/issue-12", "--")
    changed = [line for line in diff.split("\n") if re.match(r"[+-](?![+-])", line)]
    assert changed == ["-  name: Acre", "+  name: Acre Resources"]


def test_an_accepted_removal_takes_the_record_out(repository: Repository) -> None:
    why = "It is my firm, and it does not want to be listed"
    body = f"### Id of the firm\n\nacre\n\n### Why\n\n{why}\n\n### Sources\n\n$(touch pwned)\n"
    repository.labelled(body, "remove-a-firm", "accepted")
    repository.run("sh", ".github/scripts/accept-issue.sh")
    diff = repository.git("diff", "--unified=0", "main", "origin/issue-12", "--")
    changed = [line for line in diff.split("\n") if re.match(r"[+-](?![+-])", line)]
    assert "-- id: acre" in diff.split("\n")
    (added,) = [line for line in changed if line[0] == "+"]
    assert re.fullmatch(r"\+acre removed \d{4}-\d\d-\d\d", added)
    *_, request = repository.told()
    assert "Remove acre as asked in issue #12" in request["words"]
    assert not list(repository.folder.rglob("pwned"))


def test_forms_come_into_the_files_of_a_split_directory(repository: Repository, form: str) -> None:
    assert main(["format", "--split", "--data", str(repository.folder / "data")]) == 0
    repository.git("add", "data")
    repository.git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "Split")
    repository.labelled(form.replace("Beech & Co", "Elm & Co"), "add-a-firm", "accepted")
    repository.run("sh", ".github/scripts/accept-issue.sh")
    changed = repository.git("diff", "--name-status", "main", "origin/issue-12", "--")
    assert changed == "A\tdata/firms/e.yaml\nM\tdata/ids.txt\n"
    assert "Take over elm-and-co from issue #12" in repository.told()[-1]["words"]
    repository.git("switch", "--quiet", "main")
    body = "### Id of the firm\n\nspencer-stuart\n\n### Why\n\nIt is my firm, and it does not want to be listed\n"
    repository.labelled(body, "remove-a-firm", "accepted")
    repository.run("git", "branch", "--delete", "--force", "issue-12")
    repository.run("sh", ".github/scripts/accept-issue.sh")
    changed = repository.git("diff", "--name-status", "main", "origin/issue-12", "--")
    assert changed == "D\tdata/firms/s.yaml\nM\tdata/ids.txt\n"
    assert "Remove spencer-stuart as asked in issue #12" in repository.told()[-1]["words"]


def test_a_closed_firm_is_not_removed_by_its_form(repository: Repository) -> None:
    repository.labelled("### Id of the firm\n\nacre\n\n### Why\n\nIt has closed\n", "remove-a-firm", "accepted")
    repository.run("sh", ".github/scripts/accept-issue.sh")
    comment, label = repository.told()
    assert '    issue.md:7: why: "It has closed": such a firm keeps its page' in comment["body"]
    assert "needs-work" in label["words"]


def test_every_form_about_a_record_can_be_accepted() -> None:
    condition = content(WORKFLOWS[0].with_name("accept.yml"))["jobs"]["accept"]["if"]
    commands = runpy.run_path(str(PROJECT / ".github" / "scripts" / "issue_text.py"))["COMMANDS"]
    forms = {path.stem for path in (PROJECT / ".github" / "ISSUE_TEMPLATE").glob("*-a-*.yml")}
    assert set(commands) == set(re.findall(r"name, '([a-z-]+)'", condition)) == forms


def test_a_form_with_faults_is_answered_and_nothing_is_pushed(repository: Repository) -> None:
    body = f"### The record as YAML\n\n```yaml\n{BEECH.replace('retained-search', 'retained')}```\n"
    repository.labelled(body, "add-a-firm", "accepted")
    repository.run("sh", ".github/scripts/accept-issue.sh")
    assert repository.git("branch", "--all").split() == ["*", "main"]
    comment, label = repository.told()
    assert comment["words"][:3] == ["issue", "comment", "12"]
    assert '    issue.md:7: beech.kind: "retained" is not a kind. Did you mean "retained-search"?' in comment["body"]
    assert label["words"] == ["issue", "edit", "12", "--remove-label", "accepted", "--add-label", "needs-work"]
    assert repository.git("status", "--porcelain", "data") == ""


def test_the_check_of_a_change_names_the_line_and_knows_the_version_before(repository: Repository) -> None:
    firms = repository.folder / "data" / "firms.yaml"
    right = firms.read_text()
    firms.write_text(right.replace("website: https://www.atemp.co.nz/", "website: https://a-temp.wixsite.com/"))
    *doubts, last = repository.run("sh", ".github/scripts/check-data.sh").stdout.splitlines()
    assert last.startswith("data/ is right: ")
    title = "a-temp-recruitment.website"
    assert doubts[0].startswith(f"::warning file=data/firms.yaml,line=11,title={title}::lies on wixsite.com")
    firms.write_text(right)
    shutil.copytree(repository.folder / "data", repository.folder / "base" / "data")
    listed = repository.folder / "data" / "ids.txt"
    lines = listed.read_text().split("\n")
    listed.write_text("\n".join([*lines[:2], lines[3], lines[2], *lines[4:]]))
    done = repository.run("sh", ".github/scripts/check-data.sh", check=False)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=data/ids.txt,line=3,title=data file::")


@pytest.mark.parametrize(("known", "words"), [("", ["issue", "create"]), ("7", ["issue", "edit", "7"])])
def test_findings_open_one_issue_and_then_renew_it(
    repository: Repository, tmp_path: Path, known: str, words: list[str]
) -> None:
    text = tmp_path / "links.md"
    text.write_text("## Dead (2000)\n" + "- [ ] `https://a.example/ä`: `404`\n" * 4000)
    repository.run("sh", ".github/scripts/open-issue.sh", "links", "Links that", str(text), GH_SAYS=known)
    asked, told = repository.told()
    assert asked["words"][:4] == ["issue", "list", "--label", "links"]
    assert told["words"][: len(words)] == words
    assert len(told["body"]) < 65_000
    assert told["body"].endswith("`404`\n\nThe rest is in the files of the run.\n")


def test_no_findings_open_no_issue(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "links.md").write_text("Of 3 outgoing links, 0 did not answer as they should on 2026-11-23.\n")
    repository.run("sh", ".github/scripts/open-issue.sh", "links", "Links", str(tmp_path / "links.md"))
    assert repository.told() == []


def test_the_weekly_look_writes_its_files(repository: Repository) -> None:
    # Every host is left alone, so that nothing is asked of anyone.
    found = link_check.addresses(load(repository.folder / "data"), read_pages(repository.folder / "docs"))
    listed = "\n".join(sorted({host(url) for url in found}))
    (repository.folder / "data" / "refuses-robots.txt").write_text(f"{listed}\n")
    repository.run("sh", ".github/scripts/look.sh")
    folder = repository.folder / "build" / "weekly"
    links = json.loads((folder / "links.json").read_text())["links"]
    assert len(links) == len(found) > 30
    assert {link["result"] for link in links} == {"refused"}
    places = {place for link in links for place in link["where"]}
    bodies = load(repository.folder / "data").bodies
    assert bodies
    assert {f"bodies/{body.id}.url" for body in bodies} <= places
    assert {f"bodies/{body.id}.sources[{at}].url" for body in bodies for at, _ in enumerate(body.sources, 1)} <= places
    assert (folder / "links.md").read_text().startswith(f"Of {len(links):,} outgoing links, 0 did not answer")
    assert (folder / "report.md").read_text().startswith("## Thin (")
    assert (folder / "wanted.md").read_text().startswith("## Firms to read about (")


def test_each_weekly_text_has_its_issue_and_each_issue_its_label() -> None:
    weekly = [step.get("run", "") for step in steps(WORKFLOWS[0].with_name("weekly.yml"))]
    issues = [shlex.split(run)[2:] for run in weekly if "open-issue.sh" in run]
    written = re.findall(r"build/weekly/\w+\.md", (PROJECT / ".github" / "scripts" / "look.sh").read_text())
    assert sorted(text for _, _, text in issues) == sorted(written)
    labels = yaml.safe_load((PROJECT / ".github" / "labels.yml").read_text())
    assert {label for label, _, _ in issues} <= {label["name"] for label in labels}


def test_owners_are_named_for_what_runs_with_rights() -> None:
    lines = (PROJECT / ".github" / "CODEOWNERS").read_text().splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    assert all(owner.startswith("@") for _, *owners in rules for owner in owners)
    paths = [path for path, *_ in rules]
    assert {"*", "/data/", "/docs/", "/.github/"} <= set(paths)
    assert all((PROJECT / path.strip("/")).is_dir() for path in paths if path != "*")


def test_a_pull_request_is_asked_for_its_sources() -> None:
    text = (PROJECT / ".github" / "pull_request_template.md").read_text()
    assert "Where it is shown" in text
    assert "make check" in text
