"""The engine in a real browser gives what the reference in Python gives: the same firms, order and counts."""

from __future__ import annotations

import dataclasses
import json
import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.catalog.facets import FACETS, SWITCHES, values_of
from macros.components.directory.index import index_script
from macros.loading.dataset import Dataset
from macros.loading.load import PROJECT
from macros.model.firms import Confidentiality, Contact, Firm
from tests.bench.synthetic import synthetic
from tests.reference.ranking import FORGIVEN_FROM, SORTS, facet_counts, one_error, order_of, query_words, search, words

# In the order in which a page loads them.
ENGINE = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((PROJECT / "macros/components/directory").glob("engine*.js"))
)
# Asked in one go; in slices of several sizes, since the order is made only as far as it is asked for.
ASK = """(queries) => JSON.parse(queries).map((query) => {
  const found = engine.query(query);
  const cuts = [0, 7, 50, found.total];
  const firms = cuts.flatMap((cut, i) => i ? found.slice(cuts[i - 1], Math.max(cut, cuts[i - 1])) : []);
  return { ids: firms.map((n) => engine.firm(n).id), total: found.total, sort: found.sort, counts: found.counts };
})"""
NONSENSE = ("", " ", "zzzzqx", "%%%", "–", "ß", "İ", "ﬁ", "東京", "a", "e", "q q q", "0", "the of", "\x00", "☃ snow")
HOSTILE = (
    "__proto__",
    "constructor toString valueOf",
    "<img src=x onerror=alert(1)>",
    "x" * 10_000,
    "é" * 10_000,
    "\U0001d504" * 10_000,
    "\ufdfa" * 10_000,
    " ".join(f"word{number}" for number in range(500)),
    "executive " * 500,
    "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "\ud800",
    "search\udc00 firm\ud83d",
    "\u0301\u0301search\u0301",
    "\u2028\u2029search",
    "a" * 999 + "\U0001d504 search",
)
ACCENTS = str.maketrans("aceinosuyz", "àçéîñöšûÿž")


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[Callable[[Dataset], Page]]:
    """Open a page with nothing but the engine of some data; the test fails if the page complains."""
    pages: list[Page] = []
    complaints: list[str] = []

    def open_(data: Dataset) -> Page:
        page = browser.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        pages.append(page)
        page.add_script_tag(content=ENGINE)
        page.add_script_tag(content=index_script(data))
        page.evaluate("() => { window.engine = Rapport.directoryEngine(RapportDirectoryIndex); }")
        return page

    yield open_
    for page in pages:
        page.close()
    assert not complaints, complaints


@pytest.fixture(scope="module")
def real(opened: Callable[[Dataset], Page], data: Dataset) -> Page:
    """The engine of the real data."""
    return opened(data)


def queries(data: Dataset, number: int, seed: int) -> list[dict[str, Any]]:
    """Return what people might ask: words of the data, whole, begun, misspelt or accented, and any facets and order."""
    dice = random.Random(seed)  # noqa: S311 - nothing is secret
    texts = [text for firm in data.firms for text in (firm.name, *(firm.formerly or ()), firm.summary)]
    texts += [firm.headquarters.city for firm in data.firms if firm.headquarters and firm.headquarters.city]
    texts += [value.label for facet in FACETS for value in data.values(facet)]
    known = [word for text in texts for word in words(text)]
    in_use = {facet: [v for firm in data.firms for v in values_of(firm, facet, data)] for facet in FACETS}

    def word() -> str:
        typed = dice.choice(known)
        if dice.random() < 0.4:
            typed = typed[: dice.randint(1, len(typed))]
        if dice.random() < 0.35:
            typed = misspelt(dice, typed)
        return dice.choice((str, str, str.upper, str.title, lambda text: text.translate(ACCENTS)))(typed)

    def text() -> str:
        if dice.random() < 0.12:
            return dice.choice(NONSENSE)
        if dice.random() < 0.3:  # Words that stand together, so that several match.
            some = dice.choice(texts).split()
            return " ".join(dice.sample(some, min(len(some), dice.randint(1, 3))))
        return dice.choice((" ", "  ", "-", ", ")).join(word() for _ in range(dice.choice((0, 1, 1, 1, 2, 2, 3))))

    def choice() -> dict[str, list[str]]:
        facets = dice.sample([facet for facet in FACETS if in_use[facet]], dice.choice((0, 0, 1, 1, 2, 3)))
        switches = {switch.id: dice.choice((["stated"], ["stated", "x"], [])) for switch in SWITCHES}
        return {
            facet: [
                dice.choice(in_use[facet]) if dice.random() < 0.95 else dice.choice(data.values(facet)).id
                for _ in range(dice.choice((0, 1, 1, 1, 2, 3, 6)))
            ]
            for facet in facets
        } | (switches if dice.random() < 0.3 else {})

    return [{"q": text(), "choice": choice(), "sort": dice.choice((*SORTS, "fit", None))} for _ in range(number)]


def misspelt(dice: random.Random, word: str) -> str:
    """Return a word with one typing error, or now and then two."""
    at = dice.randrange(len(word))
    letter = dice.choice("abcdefghijklmnopqrstuvwxyz")
    wrong = dice.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
        )
    )
    return misspelt(dice, wrong) if wrong and dice.random() < 0.1 else wrong


def ask(page: Page, asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    answers = page.evaluate(ASK, json.dumps(asked))
    assert isinstance(answers, list)
    return answers


def expected(data: Dataset, query: Mapping[str, Any]) -> dict[str, Any]:
    q, choice = query["q"], {facet: frozenset(values) for facet, values in query["choice"].items()}
    ids = [firm.id for firm in search(data, q, choice, query["sort"])]
    return {
        "ids": ids,
        "total": len(ids),
        "sort": order_of(query["sort"]),
        "counts": facet_counts(data, q, choice),
    }


def compare(page: Page, data: Dataset, asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    answers = ask(page, asked)
    for query, answer in zip(asked, answers, strict=True):
        wanted = expected(data, query)
        assert answer == wanted, query
        assert {f: list(v) for f, v in answer["counts"].items()} == {f: list(v) for f, v in wanted["counts"].items()}
    return answers


def test_engine_gives_what_the_reference_gives(real: Page, data: Dataset) -> None:
    answers = compare(real, data, queries(data, 300, seed=7))
    found = [answer["total"] for answer in answers]
    assert sum(total > 0 for total in found) > 100  # The queries must find something to compare.
    assert sum(total == 0 for total in found) > 20


def test_engine_gives_what_the_reference_gives_of_many_firms(opened: Callable[[Dataset], Page], data: Dataset) -> None:
    many = synthetic(data, 2_000)
    compare(opened(many), many, queries(many, 60, seed=8))


def test_the_best_are_those_that_are_named_if_there_are_any(real: Page, data: Dataset) -> None:
    texts = [query["q"] for query in queries(data, 80, seed=9) if query_words(query["q"])]
    given = real.evaluate(
        "(texts) => JSON.parse(texts).map((q) => { const { total, firms, areNamed } = engine.best(q, 5);"
        " return [total, firms.map((n) => engine.firm(n).id), areNamed]; })",
        json.dumps(texts),
    )
    expected = []
    for q in texts:
        found = search(data, q)
        named = [firm for firm in found if is_named(firm, q)]
        expected.append([len(found), [firm.id for firm in named or found][:5], bool(named)])
    assert given == expected
    assert {are_named for total, _, are_named in given if total} == {True, False}
    nothing = real.evaluate("['', ' ', '%%%'].map((q) => engine.best(q, 5))")
    assert nothing == [{"total": 0, "firms": [], "areNamed": False}] * 3


def is_named(firm: Firm, q: str) -> bool:
    """Tell whether a firm has every word of a query in its names."""
    own = [word for name in (firm.name, *(firm.formerly or ())) for word in words(name)]
    return all(
        any(word.startswith(typed) or (len(typed) >= FORGIVEN_FROM and one_error(typed, word)) for word in own)
        for typed in query_words(q)
    )


def test_hostile_text_gives_what_the_reference_gives(real: Page, data: Dataset) -> None:
    compare(real, data, [{"q": q, "choice": {}, "sort": None} for q in HOSTILE])
    took = real.evaluate(
        "(texts) => JSON.parse(texts).map((q) => { const from = performance.now(); engine.query({ q });"
        " return performance.now() - from; })",
        json.dumps(HOSTILE),
    )
    assert max(took) < 500, took  # Milliseconds; a few on any machine, and this one may be busy.


def test_every_unicode_letter_folds_alike(opened: Callable[[Dataset], Page], data: Dataset) -> None:
    """Letters and signs of many scripts: what Python finds of them in a text, the browser finds too."""
    signs = [
        chr(point) for block in (range(0xA1, 0x600), range(0x1E00, 0x2200), range(0xFB00, 0xFB50)) for point in block
    ]
    groups = ["".join(signs[at : at + 8]) for at in range(0, len(signs), 8)]
    firms = [
        data.firms[0].model_copy(update={"id": f"f{n:04}", "name": f"n{n:04} {group}"})
        for n, group in enumerate(groups)
    ]
    odd = dataclasses.replace(data, firms=tuple(firms))
    compare(opened(odd), odd, [{"q": group, "choice": {}, "sort": None} for group in groups])


def test_whole_names_and_names_of_signs_come_as_in_the_reference(
    opened: Callable[[Dataset], Page], real: Page, data: Dataset
) -> None:
    names = ["Search", "A", "Executive search", "Executive-Search", "C", "C++", "C#", "+++", "++", "☃ !", "R&D", "R D"]
    names += [" ".join(f"word{n}" for n in range(14)), "Straße", "STRASSE", "É\u0301t\u0301e", "Search Search"]
    own = [
        data.firms[0].model_copy(update={"id": f"own-{n}", "name": name, "formerly": (names[n - 3],)})
        for n, name in enumerate(names)
    ]
    some = dataclasses.replace(data, firms=(*data.firms[:60], *own))
    queries = [*names, "+", "strasse", "r & d", "search search search", "!", "snow ☃", "execútive SEARCH"]
    asked = [
        {"q": q, "choice": choice, "sort": sort}
        for q in queries
        for choice in ({}, {"kind": ["retained-search"]})
        for sort in (None, "fit")
    ]
    page = opened(some)
    answers = compare(page, some, asked)
    for n in (0, 1):  # Beside the firm that was once called so.
        first = answers[[query["q"] for query in asked].index(names[n])]["ids"][:2]
        assert sorted(first) == [f"own-{n}", f"own-{n + 3}"]
    assert page.evaluate("engine.relax({ q: '+++' })") == [
        {"facet": None, "valueId": None, "q": True, "total": 60 + len(own)}
    ]
    every = [name for firm in data.firms for name in (firm.name, *(firm.formerly or ()))]
    found = ask(real, [{"q": name, "choice": {}, "sort": None} for name in every])
    for name, answer in zip(every, found, strict=True):
        assert answer["ids"] == [firm.id for firm in search(data, name)], name


def test_a_hostile_choice_is_ignored(real: Page, data: Dataset) -> None:
    everyone = len(data.firms)
    choices = (
        'JSON.parse(\'{"__proto__": ["technology"], "constructor": ["x"], "industry": ["__proto__", "constructor"]}\')',
        "{ industry: 'technology', kind: null, level: 7, nothing: ['x'] }",
        "{ industry: [null, undefined, {}, [], 7, NaN] }",
        "null",
        "'technology'",
        "Object.create({ kind: ['staffing'] })",
    )
    for choice in choices:
        assert real.evaluate(f"engine.query({{ choice: {choice} }}).total") == everyone, choice
    for query in ("undefined", "{}", "{ q: null }", "{ q: {} }", "{ q: 7, sort: '__proto__' }"):
        assert real.evaluate(f"engine.query({query}).total") == everyone, query
    many = json.dumps({"country": [value.id for value in data.values("country")] * 3, "kind": ["x"] * 500})
    with_office = sum(bool(firm.countries) for firm in data.firms)
    assert real.evaluate(f"engine.query({{ choice: {many} }}).total") == with_office


def test_slices_may_be_asked_for_in_any_order(real: Page, data: Dataset) -> None:
    everyone = [firm.id for firm in search(data, "search")]
    assert real.evaluate(
        """() => {
          const { slice, total } = engine.query({ q: "search" });
          const ids = (from, to) => slice(from, to).map((n) => engine.firm(n).id);
          const some = [ids(20, 30), ids(0, 5), ids(3, 90), ids(total - 4, total + 9)];
          return [...some, ids(-3, 2), ids(9, 3), ids(NaN, NaN), ids()];
        }"""
    ) == [everyone[20:30], everyone[:5], everyone[3:90], everyone[-4:], everyone[:2], [], [], everyone]


def test_a_firm_is_whole(real: Page, data: Dataset) -> None:
    firms = real.evaluate("() => Array.from({ length: engine.size }, (_, n) => engine.firm(n))")
    assert len(firms) == len(data.firms)
    for found in firms:
        firm = data.firm(found["id"])
        assert found == {
            "id": firm.id,
            "name": firm.name,
            "formerly": list(firm.formerly or ()),
            "summary": firm.summary,
            "kind": firm.kind,
            "services": list(firm.services),
            "industries": list(firm.industries or ()),
            "functions": list(firm.functions or ()),
            "levels": list(firm.levels or ()),
            "countries": list(firm.countries or ()),
            "headquarters": firm.headquarters
            and {"city": firm.headquarters.city, "country": firm.headquarters.country},
            "generalist": firm.generalist,
            "contact": firm.contact and {"channel": firm.contact.channel, "unsolicited": firm.contact.unsolicited},
            "confidentiality": firm.confidentiality and firm.confidentiality.stance,
            "memberships": list(firm.memberships or ()),
            "checked": firm.checked.isoformat(),
            "website": firm.website,
        }
    numbers = real.evaluate("(ids) => ids.map((id) => engine.number(id))", [firm["id"] for firm in firms])
    assert numbers == list(range(len(firms)))
    for wrong in ("'nobody'", "'__proto__'", "''", "undefined", "7"):
        assert real.evaluate(f"engine.number({wrong})") == -1
    for wrong in ("-1", "engine.size", "0.5", "'0'", "undefined", "NaN"):
        assert real.evaluate(f"engine.firm({wrong})") is None


def test_facets_hold_the_values_in_use(real: Page, data: Dataset) -> None:
    facets = real.evaluate("engine.facets")
    assert [facet["id"] for facet in facets] == [*FACETS, *(switch.id for switch in SWITCHES)]
    assert [facet["id"] for facet in facets if facet["isSwitch"]] == ["approach", "details"]
    for facet in facets:
        if facet["isSwitch"]:
            assert [(value["id"], value["words"]) for value in facet["values"]] == [("stated", [])]
            continue
        wanted = facet_counts(data)[facet["id"]]
        assert [value["id"] for value in facet["values"]] == list(wanted)
        assert [value["label"] for value in facet["values"]] == [data.label(facet["id"], value) for value in wanted]
    assert real.evaluate("[engine.label('country', 'AF'), engine.knows('country', 'AF')]") == ["Afghanistan", True]
    for unknown in ("'country', 'XX'", "'__proto__', 'x'", "'country', '__proto__'", "undefined, undefined"):
        assert real.evaluate(f"[engine.label({unknown}), engine.knows({unknown})]") == ["", False]


def test_hostile_text_stays_text(opened: Callable[[Dataset], Page], data: Dataset) -> None:
    text = "</script><img src=x onerror=window.hit=1> \u2028 ${window.hit=1} ' \" \\ __proto__"
    firm = data.firms[0].model_copy(update={"name": text, "summary": text, "formerly": (text, "Other")})
    page = opened(dataclasses.replace(data, firms=(firm,)))
    found = page.evaluate("engine.firm(0)")
    assert [found["name"], found["summary"], found["formerly"]] == [text, text, [text, "Other"]]
    assert page.evaluate("[window.hit, ({}).polluted]") == [None, None]
    assert page.evaluate("engine.query({ q: '__proto__ onerror' }).total") == 1


def test_a_directory_without_firms_answers(opened: Callable[[Dataset], Page], data: Dataset) -> None:
    page = opened(dataclasses.replace(data, firms=()))
    assert page.evaluate(
        "(() => { const { total, slice } = engine.query({ q: 'x' }); return [total, slice(0, 50)]; })()"
    ) == [0, []]
    assert page.evaluate("engine.relax({ q: 'x' })") == []
    assert page.evaluate("engine.firm(0)") is None


@pytest.mark.parametrize(
    ("text", "q", "marked"),
    [
        ("Board and Boardroom search", "board", ["Board", "Board"]),
        ("Zürich Insurance", "zurich ins", ["Zürich", "Ins"]),
        ("Groß & Ærø", "gros aero", ["Groß", "Ærø"]),
        ("e\u0301te\u0301 d'e\u0301te\u0301", "ete", ["e\u0301te\u0301", "e\u0301te\u0301"]),
        ("Technology firms", "tecnology", ["Technology"]),
        ("Technology firms", "tech technol", ["Technol"]),
        ("𝔅oard 😀 board", "board", ["𝔅oard", "board"]),
        ("<b>board</b>", "board b", ["b", "board", "b"]),
        ("anything", "", []),
        ("", "board", []),
    ],
)
def test_marks_show_where_words_stand(real: Page, text: str, q: str, marked: list[str]) -> None:
    shown = real.evaluate(
        "([text, q]) => engine.marks(text, q).map(([start, end]) => text.slice(start, end))", [text, q]
    )
    assert shown == marked


def test_why_says_what_matches_and_what_is_unknown(opened: Callable[[Dataset], Page], data: Dataset) -> None:
    base = data.firms[0].model_copy(
        update={
            "id": "a",
            "name": "Alba Search",
            "formerly": ("Oldname",),
            "summary": "Finds board members.",
            "kind": "retained-search",
            "services": ("executive-search",),
            "industries": ("technology", "retail"),
            "generalist": False,
            "functions": ("finance",),
            "levels": None,
            "headquarters": None,
            "countries": ("DE",),
            "memberships": None,
            "contact": Contact(channel="post"),
            "confidentiality": None,
        }
    )
    general = base.model_copy(
        update={
            "id": "b",
            "name": "Beta",
            "industries": None,
            "generalist": True,
            "contact": None,
            "functions": None,
            "confidentiality": Confidentiality(stance="stated", url="https://www.example.com/"),
        }
    )
    page = opened(dataclasses.replace(data, firms=(base, general)))

    def why(firm: str, **query: Any) -> Any:
        return page.evaluate("([id, query]) => engine.why(engine.number(id), query)", [firm, query])

    chosen = {"industry": ["technology", "retail", "legal"], "kind": ["retained-search"], "region": ["europe"]}
    assert why("a", choice=chosen) == {
        "matches": ["Retained search", "names Technology and Retail", "office in Europe"],
        "unknown": ["unsolicited CVs", "confidentiality", "levels"],
    }
    assert why("b", choice=chosen) == {
        "matches": ["Retained search", "takes on any industry", "office in Europe"],
        "unknown": ["way to reach it", "unsolicited CVs", "functions", "levels"],
    }
    assert why("a", q="alba sea")["matches"] == ["“alba” and “sea” in its name"]
    assert why("a", q="oldname bord germany")["matches"] == ["formerly Oldname", "office in Germany"]
    assert why("a", q="borad")["matches"] == ["“borad” read as “board”"]
    assert why("a", q="tech", choice={"industry": ["technology"]})["matches"] == ["names Technology"]
    assert why("a")["matches"] == []


def test_relax_says_what_to_drop(real: Page, data: Dataset) -> None:
    fields, kind = ["mining-metals", "legal"], ["outplacement"]

    def total(q: str, **choice: list[str]) -> int:
        return len(search(data, q, {facet: frozenset(values) for facet, values in choice.items()}))

    assert total("board", industry=fields, kind=kind) == 0
    ways: list[tuple[int, str | None, str | None]] = [
        (total("board", industry=fields), "kind", "outplacement"),
        (total("board", kind=kind), "industry", None),
        (total("", industry=fields, kind=kind), None, None),
    ]
    wanted = [
        {"facet": facet, "valueId": value, "q": facet is None, "total": number}
        for number, facet, value in sorted(ways, key=lambda way: -way[0])
        if number
    ]
    asked = {"q": "board", "choice": {"industry": fields, "kind": kind}}
    assert real.evaluate("(query) => engine.relax(query)", asked) == wanted
    assert real.evaluate("engine.relax({})") == []
