"""The form finds what is like what by the same rule as the check and the commands: words, ids and firms."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.catalog.names import core, slug
from macros.components.add_firm import form_scripts
from macros.editing.duplicates import possible
from macros.loading.dataset import Dataset
from macros.loading.diagnostics import misspelt, nearest
from macros.loading.load import DATA, PROJECT
from macros.model.firms import Firm
from macros.model.text import host
from scripts import vectors

pytestmark = pytest.mark.site

# Names of firms as people write them, or as someone could who wants to slip through.
NAMES = [
    "Spencer Stewart", "spencer stuart ltd.", "SPENCER STUART International", "Stuart Spencer", "Spencer", "S", "The",
    "Search", "Search & Partners", "Executive Search International Ltd", "&", "…", "  ", "Acre and Sons", "ACRE!",
    "Acré", "Heidrick and Struggles", "Heidrick", "Korn-Ferry", "KornFerry", "Egon Zehnder International AG",
    "Egon Zender", "Groß & Söhne GmbH", "Gross und Soehne", "İşık Arıkan", "ΣΟΦΟΣ Search", "Σοφος",
    "Øyvind Ærø Œuvre Łódź Đorđe", "Бюро Берёза", "東京サーチ",
    "ﬁrst ﬂoor", "Ⅷ Partners", "a_b c", "O’Neill's Search", "A–B",
    "x" * 120, "na\u00efve",
    "e\u0301clair", "प्रबंध खोज", "\U0001d504bc", "12 34", "ß",
]  # fmt: skip
ADDRESSES = [
    "https://www.spencerstuart.com/", "HTTP://SpencerStuart.com:8080/x", "spencerstuart.com", "//spencerstuart.com/",
    "https://me:it@www.acre.com/", "https://[::1]:80/", "https://", "x", "ftp://acre.com/a?b#c", "https://www.www.acre.com",
    "https:/acre.com", "mailto:info@acre.com",
]  # fmt: skip
WORDS = [
    "retaned-search", "Retained", "RETAINED-SEARCH", "re", "uk", "GB", "gb", "norwai", "tech", "a", "", "search",
    "x" * 81, "spencer-stewart", "mixed search", "ΣΟΦΟΣ", "Σοφός", "ß", "\U0001d504", "board", "finance",
    "interim-search",
]  # fmt: skip


@pytest.fixture(scope="module")
def form(browser: Browser, data: Dataset) -> Iterator[Page]:
    """A page with nothing but what finds likenesses, and what the site publishes for it."""
    page = browser.new_page()
    page.add_script_tag(content="window.Rapport = {};")
    page.add_script_tag(content=(PROJECT / "macros/components/add_firm/lazy/alike.js").read_text(encoding="utf-8"))
    _, content = next(iter(form_scripts(data, (DATA / "firms.yaml").read_text(encoding="utf-8"))))
    page.add_script_tag(content=content)
    yield page
    page.close()


def said(form: Page, function: str, inputs: list[Any]) -> list[Any]:
    """Return what a function of the form says of each input."""
    found = form.evaluate(
        """([name, inputs]) => inputs.map((input) => {
          const found = Rapport.contribute[name](...input, window.RapportForm);
          return name === "twins" ? found.map(({ firm, why }) => [firm.id, why]) : found;
        })""",
        [function, inputs],
    )
    assert isinstance(found, list)
    return found


def hints(data: Dataset, record: dict[str, Any], own: str | None = None) -> list[list[str]]:
    names = [record.get("name", ""), *record.get("formerly", ())]
    return [[firm.id, why] for firm, why in possible(data.firms, names, record.get("website"), besides=own)]


def test_words_are_near_each_other_as_in_python(form: Page, data: Dataset) -> None:
    for known in (
        [value.id for value in data.values("kind")],
        [value.id for value in data.values("country")],
        [value.label for value in data.values("industry")],
        [firm.id for firm in data.firms],
        list(Firm.model_fields),
    ):
        words = [*WORDS, *(word[1:] for word in known[:60]), *(word[:2] + word[3:] + "s" for word in known[:60])]
        assert said(form, "nearest", [[word, known, 3] for word in words]) == [nearest(word, known) for word in words]
        for some in (words[:9], words[9:]):
            (found,) = said(form, "misspelt", [[some, known]])
            assert set(found) == misspelt(some, known)


def test_texts_are_as_alike_as_difflib_says(form: Page, data: Dataset) -> None:
    names = [firm.name for firm in data.firms]
    pairs = [(one, other) for at, one in enumerate(names[::5]) for other in [*names[at : at + 4], *NAMES[::4]]]
    expected = [difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() for one, other in pairs]
    assert len({round(ratio, 3) for ratio in expected}) > 50
    assert said(form, "ratio", [list(pair) for pair in pairs]) == expected


def test_an_id_is_made_of_a_name_as_the_commands_make_it(form: Page, data: Dataset) -> None:
    names = [*NAMES, *(firm.name for firm in data.firms)]
    assert said(form, "slugOf", [[name] for name in names]) == [slug(name) for name in names]
    assert said(form, "coreOf", [[name] for name in names]) == [core(name) for name in names]
    assert said(form, "hostOf", [[address] for address in ADDRESSES]) == [host(address) for address in ADDRESSES]


def test_every_firm_has_the_hints_that_the_commands_give(form: Page, data: Dataset) -> None:
    records = [
        {"name": firm.name, "website": firm.website, "formerly": list(firm.formerly or ())} for firm in data.firms
    ]
    found = form.evaluate(
        """([records, ids]) => records.map((record, at) =>
          Rapport.contribute.twins(record, window.RapportForm, ids[at]).map(({ firm, why }) => [firm.id, why]))""",
        [records, [firm.id for firm in data.firms]],
    )
    expected = [hints(data, record, firm.id) for record, firm in zip(records, data.firms, strict=True)]
    assert found == expected
    assert any(expected), "no two firms of the directory are alike, so this test shows nothing"


def test_hard_names_and_addresses_have_the_hints_that_the_commands_give(form: Page, data: Dataset) -> None:
    changed = [
        name
        for firm in data.firms[::9]
        for name in (firm.name[1:], firm.name.upper(), f"{firm.name} Worldwide Ltd", firm.name.replace("a", "á"))
    ]
    former = [{"name": "Zzyzx", "formerly": [name]} for firm in data.firms for name in firm.formerly or ()]
    records: list[dict[str, Any]] = [
        *({"name": name} for name in [*NAMES, *changed]),
        *({"website": address} for address in ADDRESSES),
        *({"name": "Spencer Stewart", "website": address} for address in ADDRESSES),
        *former,
    ]
    expected = [hints(data, record) for record in records]
    assert said(form, "twins", [[record] for record in records]) == expected
    assert sum(map(bool, expected)) > 50
    assert ["spencer-stuart", "has a similar name, Spencer Stuart"] in expected[0]
    assert hints(data, {"name": "Qwertzuiop", "website": "https://qwertzuiop.example.com/"}) == []


def test_the_form_says_of_all_vectors_what_the_check_says(form: Page) -> None:
    pairs = json.loads(vectors.FILE.read_text(encoding="utf-8"))
    found = said(form, "likeness", [[one, other] for one, other, _ in pairs])
    wrong = [
        (one, other, expected, its) for (one, other, expected), its in zip(pairs, found, strict=True) if its != expected
    ]
    assert wrong == []
