"""What hosts need: headers, nginx, security.txt, and workflows that trust nobody more than they must."""

from __future__ import annotations

import datetime
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from macros.loading.load import PROJECT
from macros.site.hosting import headers, headers_file, nginx, read_headers, security_txt
from tests.schemas import schema_says

FILES = (
    "index.html",
    "assets/rapport.0123abcd.js",
    "assets/before-material.js",
    "api/v1/firms.json",
    "service-worker.js",
)
TODAY = datetime.date(2026, 11, 23)
WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))


def test_every_answer_has_the_policy_and_may_not_be_framed() -> None:
    found = headers("default-src 'none'", FILES)
    assert found["/*"]["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert found["/*"]["X-Content-Type-Options"] == "nosniff"
    assert re.match(r"max-age=\d{8}", found["/*"]["Strict-Transport-Security"])
    assert "camera=()" in found["/*"]["Permissions-Policy"]
    assert "clipboard" not in found["/*"]["Permissions-Policy"]


def test_only_files_whose_name_changes_with_their_content_are_kept_for_ever() -> None:
    found = headers("", FILES)
    kept = [path for path, values in found.items() if "immutable" in values.get("Cache-Control", "")]
    assert kept == ["/assets/rapport.0123abcd.js"]
    assert found["/service-worker.js"] == {"Cache-Control": "no-cache"}
    assert found["/api/*"] == {"Access-Control-Allow-Origin": "*"}


def test_headers_are_written_for_the_folder_of_the_site_and_read_again() -> None:
    found = headers("default-src 'none'", FILES)
    assert read_headers(headers_file(found, None)) == found
    below = read_headers(headers_file(found, "https://example.org/rapport/"))
    assert below == {f"/rapport{path}": values for path, values in found.items()}


def test_nginx_repeats_all_headers_in_every_block() -> None:
    text = nginx(headers("default-src 'none'", FILES))
    blocks = re.findall(r"location ([^{]+) \{([^}]*)\}", text)
    assert [name for name, _ in blocks] == [
        "/",
        "^~ /api/",
        "= /assets/rapport.0123abcd.js",
        "= /service-worker.js",
    ]
    for _, block in blocks:
        assert "Content-Security-Policy \"default-src 'none'; frame-ancestors 'none'\" always;" in block
    assert text.count("{") == text.count("}")


def test_security_txt_says_whom_to_tell_and_until_when() -> None:
    text = security_txt("", "https://github.com/example/rapport", "https://example.org/rapport/", TODAY)
    assert text is not None
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == "https://github.com/example/rapport/security/advisories/new"
    assert fields["Canonical"] == "https://example.org/rapport/.well-known/security.txt"
    expires = datetime.datetime.fromisoformat(fields["Expires"]).date()
    assert TODAY < expires < TODAY.replace(year=TODAY.year + 1)


def test_security_txt_needs_a_contact_that_is_an_address() -> None:
    assert security_txt("", "", "https://example.org/", TODAY) is None
    text = security_txt("mailto:security@example.org", "", None, TODAY)
    assert text is not None
    assert text.startswith("Contact: mailto:security@example.org\n")
    with pytest.raises(ValueError, match="SECURITY_CONTACT"):
        security_txt("security@example.org", "", None, TODAY)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_and_rights_are_few(path: Path) -> None:
    text = path.read_text()
    for used in re.findall(r"uses: (.*)", text):
        assert re.fullmatch(r"[\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*", used), used
    workflow = yaml.safe_load(text)
    assert "pull_request_target" not in workflow[True]  # YAML 1.1 reads "on" as true.
    assert workflow.get("permissions") is not None
    for name, job in workflow["jobs"].items():
        assert "timeout-minutes" in job, name
        assert job.get("permissions") != "write-all", name


def test_pages_are_deployed_only_when_they_were_tested_and_built() -> None:
    workflow = yaml.safe_load((PROJECT / ".github" / "workflows" / "pages.yml").read_text())
    assert set(workflow["jobs"]["deploy"]["needs"]) == {"test", "build"}
    assert workflow["concurrency"]["cancel-in-progress"] is False
    assert workflow["jobs"]["build"]["permissions"]["attestations"] == "write"
    release = yaml.safe_load((PROJECT / ".github" / "workflows" / "release.yml").read_text())
    assert release["jobs"]["release"]["permissions"]["attestations"] == "write"
    assert "write" not in workflow["jobs"]["test"]["permissions"].values()


@pytest.mark.parametrize(
    ("schema", "path"),
    [("vendor.readthedocs", ".readthedocs.yaml"), ("vendor.dependabot", ".github/dependabot.yml")],
)
def test_the_files_of_services_have_the_form_that_these_ask_for(schema: str, path: str) -> None:
    assert schema_says(schema, PROJECT / path) == ""


def test_read_the_docs_and_the_container_install_what_is_locked() -> None:
    config = yaml.safe_load((PROJECT / ".readthedocs.yaml").read_text())
    assert config["version"] == 2
    wanted = "--require-hashes --requirement requirements/site.txt"
    assert wanted in config["build"]["jobs"]["install"][0]
    container = (PROJECT / "Containerfile").read_text()
    assert wanted in container
    assert re.search(r"^USER \d+$", container, re.MULTILINE)
    for path in re.findall(r"^COPY (?!--from)(\S+) ", container, re.MULTILINE):
        assert (PROJECT / path).exists(), path
    python = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]["requires-python"]
    assert python == ">=3.11"


def test_the_threat_model_names_everyone_and_tests_that_exist() -> None:
    text = (PROJECT / "SECURITY.md").read_text()
    for who in ("malicious contribution", "compromised dependency", "curious employer", "import file", "hostile link"):
        assert who in text
    for named in re.findall(r"`(tests/[^`]+)`", text):
        assert (PROJECT / named).exists(), named
