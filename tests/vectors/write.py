"""Write the vectors that hold a rule together which stands in Python and in JavaScript.

``python -m tests.vectors.write`` writes ``tests/vectors/``: inputs, and what Python says of them. Browser tests run all
of them against the form and against My search.
"""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.catalog.names import core, slug
from macros.editing import id_ledger_check
from macros.loading import text_policy
from macros.loading.data_files import read_records
from macros.loading.diagnostics import nearest
from macros.loading.load import PROJECT, load, shown
from macros.loading.validate import context_of, validate
from macros.loading.yaml_nodes import YamlSequence, name_of
from macros.loading.yaml_reader import parse
from macros.model.files import FILES
from macros.model.text import slips
from macros.model.websites import likeness
from tests.loading.small_data import SMALL

from . import body_cases, firm_cases, my_search

FOLDER = Path(__file__).resolve().parent
# For a few sites, how people write their addresses, and how someone could who wants to slip through.
SPELLINGS = (
    (
        "https://www.acre.com/", "https://acre.com", "http://ACRE.com/", "https://acre.com./", "https://acre.com./en",
        "https://acre.com/EN/", "https://acre.com/index.html", "https://acre.com:443/", "https://acre.com:0443/",
        "http://acre.com:00080", "https://acre.com//", "https://acre.com/./a/..",
        "https://acre.com/?utm_source=x&gclid=1", "https://acre.com/?#top", "acre.com", "//acre.com/",
        "https://\uff41\uff43\uff52\uff45.com/", "https://acre\u3002com/", "https://acre\uff0ecom/",
        "https://acre\uff61com\uff61/", "https://ac\u00adre.com/", "https://me:it@acre.com/",
        "https://\U0001d41acre.com/",
    ),
    ("https://acre.com/Other", "https://acre.com/Other/", "https://acre.com/%4Fther", "https://acre.com/x/../Other"),
    ("https://acre.com/other", "https://acre.com/uk", "https://acre.com/de", "https://acre.com/?page=1"),
    ("https://acre.com:8443", "https://acre.com:443x/", "https://acre.com:99999/"),
    (
        "https://www2.acre.com/", "https://en.acre.com", "https://m.acre.com/", "https://de-ch.acre.com/",
        "https://acre.co.uk", "https://www.acre.de/", "https://acre.com.au",
    ),
    ("https://acres.com/", "https://jobs.acre.com/", "https://acre.example.com/", "https://a\u0441re.com/"),
    (
        "https://m\u00fcller-search.de/", "https://mu\u0308ller-search.de", "https://M\u00dcLLER-SEARCH.DE/",
        "https://xn--mller-search-dlb.de/", "https://XN--MLLER-SEARCH-DLB.de./",
        "https://www.m\u00fcller-search.de:0443/en/",
    ),
    ("https://xn--mller-search-thb.de/", "https://mueller-search.de", "https://m\u00fcller-search.ch/"),
    ("https://stra\u00dfe.de/", "https://xn--strae-oqa.de", "https://strasse.de/"),
    ("https://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/", "https://xn--e1afmkfd.xn--p1ai/"),
    ("https://\u2615.com/", "https://xn--53h.com/"),
    ("https://acre.com/\u00fc?\u00e9", "https://acre.com/%C3%BC?%c3%a9", "https://acre.com/%fc"),
    ("https://8.8.8.8/", "https://8.8.4.4/", "https://[2606:4700::1111]/", "https://[2606:4700::1111]:443"),
    ("https://\u0301acre.com/", "https://acre\u200d.com/", "https://acre\uff0fx.com/", "https://\u2f00\u2024com/"),
    ("https://", "x", "mailto:info@acre.com", "https:/acre.com", "", "https://www.com/", "https://hr.co.uk/"),
)  # fmt: skip


# Words as people misspell them, and what they may have meant.
KNOWN = {
    "kinds": ["retained-search", "contingency-search", "mixed-search", "search-unstated", "staffing", "interim"],
    "countries": ["CH", "GB", "NO", "US"],
    "labels": ["Technology", "Telecommunications", "Financial services", "Metals and mining", "Finance", "Café", "ß"],
    "firms": ["acre", "acres", "acre-search", "boyden", "korn-ferry", "spencer-stuart", "heidrick-and-struggles", "x"],
    "fields": ["id", "name", "summary", "kind", "services", "website", "industries", "checked", "sources", "status"],
}
WORDS = (
    "retaned-search", "retianed-search", "Retained", "RETAINED-SEARCH", "re", "ret", "mixed", "staff", "stafing",
    "uk", "GB", "tech", "technolgy", "Telecomunications", "telecommunicatoins", "finacne", "a", "", "search",
    "x" * 81, "acr", "acer", "spencer-stewart", "spencerstuart", "kornferry", "boydn", "boyden-", "sumary", "sumarry",
    "nmae", "Kind", "industrys", "sorces", "chekced", "ΣΟΦΟΣ", "Σοφός", "ß", "caf\u00e9", "cafe\u0301",
    "\U0001d504\U0001d505cre", "statsu", "sttus",
)  # fmt: skip
# Names of firms as people write them, or as someone could who wants to slip through.
NAMES = (
    "Spencer Stuart", "Spencer Stewart", "spencer stuart ltd.", "SPENCER STUART International", "Stuart Spencer",
    "Spencer", "S", "The", "Search", "Search & Partners", "Executive Search International Ltd", "&", "…", "  ",
    "Acre", "Acre and Sons", "ACRE!", "Acré", "Acer", "Heidrick and Struggles", "Heidrick & Strugles", "Heidrick",
    "Korn-Ferry", "KornFerry", "Korn Ferry", "Egon Zehnder International AG", "Egon Zender", "Groß & Söhne GmbH",
    "Gross und Soehne", "İşık Arıkan", "ΣΟΦΟΣ Search", "Σοφος", "Øyvind Ærø Œuvre Łódź Đorđe", "Бюро Берёза",
    "東京サーチ", "ﬁrst ﬂoor", "Ⅷ Partners", "a_b c",
    "O’Neill's Search", "A–B", "x" * 120, "na\u00efve", "e\u0301clair",
    "प्रबंध खोज", "\U0001d504bc", "12 34", "ß", "naive",
)  # fmt: skip


def same_site() -> Iterator[Any]:
    """Yield pairs of addresses with what they are to each other: those of one site, and each beside the first."""
    first = [spellings[0] for spellings in SPELLINGS]
    whole = [one for spellings in SPELLINGS for one in spellings]
    pairs = dict.fromkeys(
        [
            *((spellings[0], other) for spellings in SPELLINGS for other in spellings),
            *itertools.combinations(first, 2),
            *((SPELLINGS[0][0], other) for other in whole),
            *zip(whole, reversed(whole), strict=True),
        ]
    )
    return ([one, other, likeness(one, other)] for one, other in pairs)


def similar_names() -> Iterator[Any]:
    """Yield a function of the form, its inputs, and what Python says: of words, ids, and names side by side."""
    for known in KNOWN.values():
        words = [*WORDS, *(word[1:] for word in known), *(f"{word[:2]}{word[3:]}s" for word in known)]
        for word in dict.fromkeys(words):
            yield ["nearest", [word, known], nearest(word, known)]
    for name in NAMES:
        yield ["slugOf", [name], slug(name)]
        yield ["coreOf", [name], core(name)]
    for one, other in itertools.combinations(NAMES, 2):
        if (number := slips(core(one), core(other))) is not None or len(one) == len(other):
            yield ["slips", [core(one), core(other)], number]


def directory(folder: Path) -> Path:
    """Put the small directory that the records go with into a folder that is not there, and return it."""
    shutil.copytree(SMALL, folder)
    firms = folder / "firms.yaml"
    hays = firm_cases.GOOD | {"id": "hays", "name": "Hays", "website": "https://hays.example.com/"}
    firms.write_text(firms.read_text(encoding="utf-8") + "\n" + _yaml(hays), encoding="utf-8")
    ids = ["acre", "acre-and-sons", "birch", "cedar", "hays", "gone-search", "gone-search removed 2026-11-24"]
    (folder / "ids.txt").write_text("\n".join([*ids, ""]), encoding="utf-8")
    return folder


def firm_faults() -> Iterator[Any]:
    """Yield what tells a record from the good one, the fields that it lacks, and what Python says of it."""
    spellings = [spelling.replace("acre.com", "acre.example.com") for spelling in SPELLINGS[0] + SPELLINGS[1]]
    with tempfile.TemporaryDirectory() as made:
        folder = directory(Path(made) / "data")
        faults_of = _by_the_check(folder)
        families: dict[str, tuple[Iterable[firm_cases.Record], Callable[[firm_cases.Record], list[Any]]]] = {
            "field": (firm_cases.field_records(), faults_of),
            "record": (firm_cases.record_records(iter(spellings)), faults_of),
            "id": (firm_cases.id_records(), lambda record: _by_the_ledger(folder, record)),
        }
        seen = set()
        for family, (records, faults) in families.items():
            for record in records:
                changed, lacking = _apart(record, firm_cases.GOOD)
                if repr((changed, lacking)) not in seen:
                    yield [family, changed, lacking, faults(record)]
                seen.add(repr((changed, lacking)))


def body_faults() -> Iterator[Any]:
    """Yield the same of the records of bodies."""
    with tempfile.TemporaryDirectory() as made:
        faults_of = _by_the_check(directory(Path(made) / "data"), "bodies")
        seen = set()
        for family, records in (("field", body_cases.field_records()), ("record", body_cases.record_records())):
            for record in records:
                changed, lacking = _apart(record, body_cases.GOOD)
                if repr((changed, lacking)) not in seen:
                    yield [family, changed, lacking, faults_of(record)]
                seen.add(repr((changed, lacking)))


def _apart(record: firm_cases.Record, good: firm_cases.Record) -> tuple[firm_cases.Record, list[str]]:
    """Return what tells a record from the good one, and the fields that it lacks."""
    changed = {name: value for name, value in record.items() if repr(good.get(name, ...)) != repr(value)}
    return changed, [name for name in good if name not in record]


def _by_the_check(folder: Path, name: str = "firms") -> Callable[[firm_cases.Record], list[Any]]:
    """Return a function that says what the check of the data finds in a record that stands behind those of a file."""
    sources = {file.name: read_records(folder, file, shown(folder)) for file in FILES}
    data_file = next(file for file in FILES if file.name == name)

    def faults_of(record: firm_cases.Record) -> list[Any]:
        alone = parse(_yaml(record), data_file.whole, [], {})
        root = YamlSequence.of([*sources[name].root, *alone.root])
        source = dataclasses.replace(alone, root=root)
        _, found = validate(data_file, source, context_of(sources | {name: source}))
        place = len(root) - 1
        said = [(fault.where, fault.problem, fault.remedy) for fault in found]
        for steps, problem, remedy in text_policy.found_in(alone.root):
            said.append((name_of(root, (place, *steps[1:])), problem, remedy))
        return _shown(said, name_of(root, (place,)))

    return faults_of


def _by_the_ledger(folder: Path, record: firm_cases.Record) -> list[Any]:
    """Return what the check of ids finds in a record that is right else."""
    with tempfile.TemporaryDirectory() as made:
        trial = Path(shutil.copytree(folder, Path(made) / "data"))
        texts = ((trial / "firms.yaml").read_text(encoding="utf-8"), _yaml(record))
        firms = [firm for text in texts for firm in yaml.load(text, yaml.CSafeLoader)]
        ordered = sorted(firms, key=lambda firm: firm["id"])
        (trial / "firms.yaml").write_text(yaml.dump(ordered, Dumper=_Whole), encoding="utf-8")
        found = id_ledger_check.faults(load(trial), trial, shown(trial))
    # The ledger names the field of former ids, and the form the last of them.
    last = f".aliases[{len(record.get('aliases', ()))}]"
    said = [(fault.where.replace(".aliases", last), fault.problem, fault.remedy) for fault in found]
    return _shown([one for one in said if "is not in ids.txt" not in one[1]], record["id"])


def _shown(said: Iterable[tuple[str, str, str]], name: str) -> list[Any]:
    """Return what was said without what only a whole file can have wrong: the field, the problem, the remedy."""
    see = re.compile(r"\.? See /contribute/data-dictionary/#[a-z-]+$")
    found = {
        (where.removeprefix(name).removeprefix("."), problem, see.sub("", remedy))
        for where, problem, remedy in said
        if not problem.startswith("stands after")
    }
    return sorted(map(list, found))


class _Whole(yaml.CSafeDumper):
    """Writes every value out, without anchors."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML passes it
        return True


def _yaml(record: firm_cases.Record) -> str:
    """Return a record as YAML, its days as days."""
    whole = dict(record)
    for field in ("checked", "added"):
        try:
            if re.fullmatch(r"\d{4}-\d\d-\d\d", str(whole.get(field)), re.ASCII):
                whole[field] = datetime.date.fromisoformat(whole[field])
        except ValueError:
            pass
    return yaml.dump([whole], Dumper=_Whole, sort_keys=False, width=10**6)


VECTORS = {
    "same-site": same_site,
    "similar-names": similar_names,
    "firm-faults": firm_faults,
    "body-faults": body_faults,
}


def text(name: str) -> str:
    """Return the content of a file: a vector a line."""
    return "[\n" + ",\n".join(json.dumps(vector) for vector in VECTORS[name]()) + "\n]\n"


if __name__ == "__main__":
    for name in VECTORS:
        (FOLDER / f"{name}.json").write_text(text(name), encoding="utf-8")
    my_search.FILE.write_text(my_search.text(), encoding="utf-8")
    print(f"Wrote {FOLDER.relative_to(PROJECT)}")
