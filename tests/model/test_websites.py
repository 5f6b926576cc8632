"""Two addresses are one site however their hosts are spelt, and what is in doubt is told from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.cli import main
from macros.editing.duplicates import possible
from macros.loading.load import load_once
from macros.model.websites import in_ascii, likeness
from tests.loading.helpers import spoil

RECORD = """\
- id: zephyr-quill
  name: Zephyr Quill
  summary: Fills senior roles for employers.
  kind: retained-search
  services: [executive-search]
  functions: [finance]
  website: {}
  checked: 2026-11-23
  sources:
    - url: https://www.zephyrquill.example.com/about
      title: About us
      supports: [summary, kind, services, functions]
"""


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("https://acre.com./en", "same"),
        ("https://\uff41\uff43\uff52\uff45.com/", "same"),
        ("https://acre\u3002com", "same"),
        ("https://acre.com:0443/", "same"),
        ("https://acre.com/?utm_source=x", "same"),
        ("https://acre.com/team", "host"),
        ("https://acre.com:8443/", "host"),
        ("https://www2.acre.com/", "like"),
        ("https://en.acre.com/", "like"),
        ("https://m.acre.com/", "like"),
        ("https://acre.co.uk/", "like"),
        ("https://jobs.acre.com/", "other"),
        ("https://a\u0441re.com/", "other"),
        ("https://acre.com.evil.example/", "other"),
    ],
)
def test_how_an_address_is_related_to_that_of_a_listed_firm(other: str, expected: str) -> None:
    assert likeness("https://www.acre.com/", other) == expected
    assert likeness(other, "https://www.acre.com/") == expected


def test_letters_of_other_alphabets_and_their_ascii_are_one_host() -> None:
    for other in (
        "https://xn--mller-search-dlb.de/",
        "https://mu\u0308ller-search.de",
        "https://M\u00dcLLER-search.de",
    ):
        assert likeness("https://m\u00fcller-search.de/", other) == "same"
    # Browsers keep the sharp s, and Python's own codec does not.
    assert likeness("https://stra\u00dfe.de/", "https://strasse.de/") == "other"


@pytest.fixture
def few(folder: Path) -> str:
    """A data folder with a few firms, Acre among them."""
    spoil(folder, "firms", {"name: Acre Search": "name: Acre", "www.acre.example.com/\n": "www.acre.com/\n"})
    return str(folder)


def test_a_doubtful_host_is_pointed_out_and_a_same_one_refused(
    tmp_path: Path, few: str, capsys: pytest.CaptureFixture[str]
) -> None:
    new = tmp_path / "new.yaml"
    for address in ("https://m.acre.com/", "https://www.acre.co.uk/"):
        new.write_text(RECORD.format(address), encoding="utf-8")
        assert main(["add", str(new), "--dry-run", "--data", few]) == 0
        assert "acre (Acre) has a similar website host, acre.com. Is it the same?" in capsys.readouterr().err
    for address in ("https://acre.com./en", "https://\uff41\uff43\uff52\uff45.com/", "https://acre.com:0443"):
        new.write_text(RECORD.format(address), encoding="utf-8")
        assert main(["add", str(new), "--dry-run", "--data", few]) == 1
        assert ':7: zephyr-quill.website: is the website of "acre" too.' in capsys.readouterr().out


def test_a_host_in_other_letters_is_refused_beside_its_ascii(
    tmp_path: Path, few: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The ASCII of müller-search ends in -dlb; that which ends in -thb is another host."""
    new = tmp_path / "new.yaml"
    first = RECORD.format("https://müller-search.de/")
    for ending, code in (("dlb", 1), ("thb", 0)):
        other = RECORD.format(f"https://xn--mller-search-{ending}.de/").replace("zephyr-quill\n", "zephyr-quill-b\n")
        new.write_text(f"{first}{other.replace('Zephyr Quill', 'Alpha Nord')}", encoding="utf-8")
        assert main(["add", str(new), "--dry-run", "--data", few]) == code
        said = capsys.readouterr().out
        assert ('zephyr-quill-b.website: is the website of "zephyr-quill" too.' in said) == (code == 1)


def test_the_doubtful_come_last_among_the_reasons() -> None:
    (found,) = possible([load_once().firm("acre")], ["Acre"], "https://acre.de/")
    assert (found.why, found.doubtful) == ("has a similar name, Acre", False)


def test_a_host_may_hold_a_joiner_only_where_its_letters_ask_for_one() -> None:
    assert in_ascii("\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.com") == "xn--mgba3gch31f060k.com"
    assert in_ascii("b\u00fc\u200ccher.com") == ""
