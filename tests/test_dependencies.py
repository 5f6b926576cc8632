"""What the project is made of: locked, pinned, and its licences told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from macros.loading.load import PROJECT
from scripts import third_party

WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))
NPM_LOCKS = sorted((PROJECT / "tests").glob("*/package-lock.json"))


def test_the_list_of_parts_made_by_others_is_up_to_date() -> None:
    assert third_party.FILE.read_text() == third_party.text(), "run make third-party"


def test_a_part_of_unknown_licence_is_refused(tmp_path: Path) -> None:
    vendor = tmp_path / "some_component" / "lazy" / "vendor"
    vendor.mkdir(parents=True)
    library = vendor / "thing.js"
    library.write_text(
        "/*!\nthing 1.2.3, thing.js of the package.\n\nCopyright (c) 2015-present Jo Doe\nMIT licence\n*/"
    )
    (part,) = third_party._vendored(tmp_path)
    assert (part.name, part.licence, part.whose, part.use) == ("thing", "MIT", "Jo Doe", "version 1.2.3")
    for header in ("/* thing */", "/*!\nthing 1.2.3, thing.js\n\nAll rights reserved\n*/", "/*!\nthing, MIT\n*/"):
        library.write_text(header)
        with pytest.raises(third_party.UnknownLicence, match=r"thing\.js"):
            list(third_party._vendored(tmp_path))


@pytest.mark.parametrize("lock", sorted((PROJECT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_every_python_package_is_locked_by_hash_and_from_nowhere_in_particular(lock: Path) -> None:
    entries = re.split(r"\n(?=\S)", lock.read_text().strip())
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry
        assert "://" not in entry, entry


@pytest.mark.parametrize("lock", NPM_LOCKS, ids=lambda path: path.parent.name)
def test_every_npm_package_is_locked_by_hash_and_from_nowhere_in_particular(lock: Path) -> None:
    for name, package in json.loads(lock.read_text())["packages"].items():
        if name:
            assert package["integrity"].startswith("sha512-"), name
            assert "resolved" not in package, name


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_commit(workflow: Path) -> None:
    for line in workflow.read_text().splitlines():
        if "uses:" in line:
            assert re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$", line), line


def test_a_bot_watches_every_lock_file_and_the_actions() -> None:
    watched = {
        (update["package-ecosystem"], folder)
        for update in yaml.safe_load((PROJECT / ".github" / "dependabot.yml").read_text())["updates"]
        for folder in update.get("directories", [update.get("directory")])
    }
    needed = {("npm", f"/{lock.parent.relative_to(PROJECT).as_posix()}") for lock in NPM_LOCKS}
    assert watched == needed | {("pip", "/"), ("pip", "/requirements"), ("github-actions", "/")}


def test_the_weekly_run_looks_for_known_holes() -> None:
    # YAML reads the key "on" as true.
    weekly = yaml.safe_load((PROJECT / ".github" / "workflows" / "audit.yml").read_text())
    (schedule,) = weekly[True]["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* \d", schedule["cron"])
    assert {"run": "make pip-audit"} in weekly["jobs"]["dependencies"]["steps"]
    assert "continue-on-error" not in weekly["jobs"]["dependencies"]
