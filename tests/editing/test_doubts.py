"""What a person should look at again: shown with line and remedy, and failing nothing."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from macros.cli import main
from macros.editing.doubts import found_in
from macros.loading.dataset import Dataset
from macros.loading.load import load
from macros.model.firms import Firm
from macros.model.websites import domain, lies_on
from tests.loading.helpers import SEE, spoil


def said_of(data: Dataset, *firms: Firm) -> list[tuple[str, str]]:
    """Return the field and the problem of each doubt about some firms, beside those of the small folder."""
    both = dataclasses.replace(data, firms=(*data.firms, *firms))
    return [
        (".".join(str(step) for step in one.steps[1:]), one.problem)
        for one in found_in(both)
        if int(one.steps[0]) >= len(data.firms)
    ]


@pytest.fixture
def birch(folder: Path) -> Firm:
    """A firm without doubts, of a name and a website of its own."""
    firm = load(folder).firm("birch")
    return firm.model_copy(
        update={"id": "birk", "name": "Birk Partners", "website": "https://birk.com/", "contact": None}
    )


PRIVACY = "seems to be a page on privacy, cookies or terms, and not one for candidates"


@pytest.mark.parametrize(
    ("address", "doubtful"),
    [
        ("https://birk.example.org/en/privacy-policy/", True),
        ("https://birk.example.org/Datenschutz", True),
        ("https://birk.example.org/cookie_notice.html", True),
        ("https://birk.example.org/?p=1#terms", True),
        ("https://birk.example.org/terms-and-conditions", True),
        ("https://birk.example.org/integritetspolicy/", True),
        ("https://birk.example.org/candidates/", False),
        ("https://privacy.example.org/candidates/", False),
        ("https://birk.example.org/legal-jobs/send-your-cv", False),
    ],
)
def test_a_page_for_candidates_is_not_one_on_privacy(folder: Path, birch: Firm, address: str, doubtful: bool) -> None:
    contact = load(folder).firm("acre").contact
    assert contact
    firm = birch.model_copy(update={"contact": contact.model_copy(update={"url": address, "email": None})})
    assert said_of(load(folder), firm) == ([("contact.url", PRIVACY)] if doubtful else [])


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("author/wendy/", "wendy"),
        ("our-team/jo-sample", "jo-sample"),
        ("in/Jo-Sample/", "jo-sample"),
        ("insights/177/hard-place,-by-jo-sample", "jo-sample"),
        ("2016/interview-with-jo-sample", "jo-sample"),
        ("jo.sample/agenda-packet", "jo.sample"),
        ("author/admin/page/2/", None),
        ("author/seo1/", None),
        ("author/birk-partners/", None),
        ("team/", None),
        ("about-us/our-process", None),
        ("step-by-step-to-a-new-job-now", None),
        ("people/our-team/", None),
        ("jo.sample", None),
    ],
)
def test_an_address_does_not_hold_the_name_of_a_person(folder: Path, birch: Firm, path: str, name: str | None) -> None:
    source = birch.sources[0].model_copy(update={"url": f"https://news.example.org/{path}"})
    firm = birch.model_copy(update={"sources": (source, *birch.sources[1:])})
    expected = [("sources.0.url", f'seems to hold the name of a person, "{name}"')] if name else []
    assert said_of(load(folder), firm) == expected


@pytest.mark.parametrize(
    ("summary", "doubtful"),
    [
        ("Birk is a recruitment agency in Norway.", True),
        ("Norwegian executive search firm.", True),
        ("Dutch firm that finds jobs for candidates.", True),
        ("Birk Partners places professionals.", True),
        ("Recruitment agency for nurses in Norway.", False),
        ("Search firm that asks before it shares details.", False),
    ],
)
def test_a_summary_says_more_than_name_kind_and_country(
    folder: Path, birch: Firm, summary: str, doubtful: bool
) -> None:
    expected = [("summary", "says no more than the name, the kind and the country do")] if doubtful else []
    assert said_of(load(folder), birch.model_copy(update={"summary": summary})) == expected


@pytest.mark.parametrize(
    ("website", "problem"),
    [
        ("https://birk.wixsite.com/home", "lies on wixsite.com, where anyone can build a site"),
        ("https://sites.google.com/view/birk", "lies on sites.google.com, where anyone can build a site"),
        (
            "https://web.archive.org/web/2020/https://birk.example.org/",
            "lies on archive.org, which keeps copies of sites",
        ),
        ("https://jobs.cedar.example.net/", 'lies on example.net, as does that of "cedar"'),
        ("https://notwixsite.com/", None),
        ("https://www.google.com/", None),
    ],
)
def test_a_website_is_the_own_one_of_a_firm(folder: Path, birch: Firm, website: str, problem: str | None) -> None:
    expected = [("website", problem)] if problem else []
    assert said_of(load(folder), birch.model_copy(update={"website": website})) == expected


def test_sites_of_a_builder_do_not_share_a_domain(folder: Path, birch: Firm) -> None:
    firms = [birch.model_copy(update={"website": f"https://{name}.wixsite.com/"}) for name in ("birk", "bork")]
    said = said_of(load(folder), firms[0], firms[1].model_copy(update={"id": "bork"}))
    assert [problem for _, problem in said] == ["lies on wixsite.com, where anyone can build a site"] * 2


@pytest.mark.parametrize(
    ("address", "registered"),
    [
        ("https://www.acre.com/jobs", "acre.com"),
        ("https://jobs.acre.co.uk/", "acre.co.uk"),
        ("https://jobs.acre.uk", "acre.uk"),
        ("https://en.acre.com.au/", "acre.com.au"),
        ("https://8.8.8.8/", ""),
        ("x", ""),
    ],
)
def test_the_domain_that_someone_registered(address: str, registered: str) -> None:
    assert domain(address) == registered
    assert lies_on(address, {registered}) == registered


def test_a_warning_has_line_and_remedy_and_fails_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(folder, "firms", {"https://birch.example.org/about": "https://birch.example.org/author/jo-sample"})
    line = (folder / "firms.yaml").read_text().split("author/jo-sample")[0].count("\n") + 1
    remedy = "Name another page that shows the same; if there is none, and the page is public, keep it."
    said = f'seems to hold the name of a person, "jo-sample". {remedy}{SEE}sources-url'
    assert main(["check", "--data", str(folder)]) == 0
    first, last = capsys.readouterr().out.splitlines()
    assert first == f"data/firms.yaml:{line}: warning: birch.sources[1].url: {said}"
    assert last.startswith("data/ is right: 3 firms, ")
    assert last.endswith(" 1 thing to look at again.")
    assert main(["check", "--data", str(folder), "--format", "github"]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first == f"::warning file=data/firms.yaml,line={line},title=birch.sources[1].url::{said}"
    assert main(["check", "--data", str(folder), "--format", "json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["line"], one["level"], one["where"]) == (line, "warning", "birch.sources[1].url")


def test_who_adds_a_record_is_told_of_its_doubts_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(folder, "firms", {"https://birch.example.org/about": "https://birch.example.org/author/jo-sample"})
    text = (folder / "firms.yaml").read_text()
    cedar = text[text.index("- id: cedar") :].replace("https://cedar.example.net/", "https://cedar.webflow.io/", 1)
    Path("new.yaml").write_text(cedar)
    assert main(["add", "new.yaml", "--data", str(folder)]) == 0
    assert capsys.readouterr().err == (
        "cedar: listed already; corrected in website. cedar.website lies on webflow.io, where anyone can build a site. "
        f"Make sure that it is the firm's, and give its own domain if it has one.{SEE}website\n"
    )
