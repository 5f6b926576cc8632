"""Records of firms, right and wrong in every way that the check knows, from which ``write.py`` makes vectors.

They go with the small data of ``tests/loading/small``, so that a change of the real data changes no vector.
"""

from __future__ import annotations

import copy
import itertools
from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]
GOOD: Record = {
    "id": "good-search",
    "name": "Good Search",
    "summary": "Retained search for finance leaders.",
    "kind": "retained-search",
    "services": ["executive-search"],
    "website": "https://www.good-search.example.com/",
    "industries": ["technology"],
    "checked": "2026-11-01",
    "sources": [
        {
            "url": "https://www.good-search.example.com/about",
            "title": "About us – Good Search",
            "supports": ["summary", "kind", "services", "industries"],
        }
    ],
}
# What else a record may hold, each right by itself.
MORE: Record = {
    "status": "closed",
    "successor": "acre",
    "formerly": ["Old Search"],
    "aliases": ["old-search"],
    "headquarters": {"city": "Zürich", "country": "CH"},
    "founded": 1956,
    "countries": ["CH", "NO"],
    "offices": 3,
    "generalist": True,
    "functions": ["finance"],
    "levels": ["c-suite"],
    "memberships": ["aesc"],
    "contact": {"channel": "web-form", "email": "candidates@good.example.com", "unsolicited": "accepts"},
    "confidentiality": {"stance": "consent-before-sharing", "url": "https://good.example.com/privacy"},
    "added": "2026-11-01",
}
_UNSOURCED = ("successor", "formerly", "aliases", "generalist", "added")
_ABSENT = object()

TEXTS = (
    # Markup of three languages, and what only looks like it.
    "<script>alert(1)</script> {{ 7 * 7 }} **bold**", "Finds <b>finance</b> people", "a </DIV", "<!-- a -->",
    "R&amp;D", "R&#38;D", "R&#x26;D", "R&AMP;D", "{{ 7 * 7 }}", "a }} b", "{% raw %}", "%}", "{# a #}", "![a](b)",
    "**bold**", "[finance](https://evil.example/)", "__bold__", "__é__", "`code`", "# Heading", "> quote", "* item",
    "- item", "https://a.example/<script>", "R&D and C++ people at < 50 firms, 3*4 [sic] (all) #1.", "</script>",
    "a_b __ c",
    # What leads to a person, and numbers that do not.
    "Write to jane.doe@good.example.com for roles", "Ask jane@b\u00fccher.example", "Call Jane on +44 20 7946 0958",
    "Call (0)44 123 45 67 or 044 123 45 67", "415-555-2671", "12 34 56 78", "@good", "a@b",
    "Since 1956, of 200,000 people at 10-1-393 (2008/104/EC, COM/2014/0176, 2019\u20132024).",
    # Spaces, lines and what cannot be seen.
    "", " ", " Good", "Good ", "Good  Search", "Good\nSearch", "Good\tSearch", "Go\u00a0od", "Good\u3000", "Good\r",
    "nul\x00", "bell\x07", "esc\x1b", "del\x7f", "nel\x85", "Go\u202eod", "Go\u200bod", "Go\u00adod", "bom\ufeff",
    "line\u2028", "\u3164", "\u2800", "\u115f",
    *(f"Good{sign}" for sign in "\ufe0f\u034f\U000e0100\uffa0\u17b4\u2065\ufffd\U0001fffe\ufdd0\uffff\ue000\u0378"),
    # Letters of any script.
    "Ångström & Søn", "東京サーチ", "\U0001d504\U0001d505", "Go\u043ed", "\u0410cre", "A\u217dre", "g\u03bfod \u0441",
    "Бюро Берёза", "\u13aa\u13a1 \u0531", "emoji 😀", "e\u0301clair", "ﬁrst", "x" * 120, "x" * 121, "x" * 200,
    "\U0001d504" * 121, "x" * 5000, "go\u043ed" * 30,
)  # fmt: skip
ADDRESSES = (
    "ftp://good.example.com/", "javascript:alert(1)", "//good.example.com/", "www.good.example.com",
    "http:good.example", "http://localhost/", "http://intranet/", "http://127.0.0.1/", "http://192.168.1.20/x",
    "http://10.0.0.1/", "http://100.64.0.9/", "http://172.20.0.1/", "http://172.32.0.1/", "http://203.0.113.9/",
    "http://198.19.0.1/", "http://192.0.0.9/", "http://192.0.1.8/", "http://[2001:1ff::1]/", "http://[2001:200::1]/",
    "http://[64:ff9b::1]/", "http://8.8.8.8/", "http://0.0.0.0/", "http://255.255.255.255/", "http://1.2.3/",
    "http://01.2.3.4/", "http://256.1.1.1/", "http://[::1]/", "http://[2001:db8::1]/", "http://[2606:4700::1111]/",
    "http://[2606:4700::1111]:443/", "http://[fe80::1]/", "http://[3fff:abc::1]/", "http://[3fff:1abc::1]/",
    "http://[2002::1]/", "http://printer.local/", "https://good.test/", "https://good.internal./",
    "https://user:secret@good.example.com/", "https://user@good.example.com/", "https://good.example.com:99999/",
    "https://good.example.com:port/", "https://good.example.com:0/", "https://good.example.com:/",
    "https://good.example.com:8443/x?y=z#part", "https://good .example.com/", "https://good.example.com/a b",
    "https://good.example.com/<script>", "https://good.example.com/{{x}}", "https://good.example.com/\u200b",
    "https://good.example.com/\ufe0f", "https://good.example.com/\x07", "https://good.example.com/\n",
    "https:///nowhere", "https://", "https:", "https://good..example.com/", "https://.good.example.com/",
    "https://example.123/", "https://[bad/", "https://[v1.good]/", "https://[::1%25eth0]/",
    "mailto:info@good.example.com", "HTTPS://good.example.com/", "hTTp://good.example.com/",
    "https://good.example.com/%zz", "https://good.example.com/100%", "https://good.example.com/100%25?a=%C3%BC",
    "https://%67ood.example.com/", "https://good.example.com,b.example.com/", "https://good.example.com;b/",
    "https://*.example.com/", "https://(good).example.com/", "https://-good-.example.com/",
    "https://good_one.example.com/", "https://xn--mller-search-dlb.de/", "https://m\u00fcller-search.de/",
    "https://www.g\u043eod.example.com/", f"https://{'a' * 300}.com/", f"https://{'a' * 64}.com/",
    f"https://{'a.' * 126}com/", f"https://{'a.' * 125}com/", f"https://good.example.com/{'a' * 2000}",
    "https://good.example.com",
    "https://\u043f\u0440\u0438\u043c\u0435\u0440,\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/",
    "https://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/\u043f?\u0440", "https://\uff11\uff12\uff17.0.0.1/",
    "https://\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54/",
)  # fmt: skip
MAILBOXES = (
    "jane.smith@good.example.com", "infox@good.example.com", "info", "info@", "@good.example.com", "info@-.-",
    "john.office@good.example.com", "John-HR@good.example.com", "info..x@good.example.com", "info.@good.example.com",
    "info@-good.example.com", "info@good-.example.com", "info@good", "info@good..example", "in fo@good.example.com",
    "jobs.zurich@good.example.com", "Data-Protection@good.example.com", "hr-team@good.example.com", "cv@good.example",
    "INFO@GOOD.EXAMPLE", "infö@good.example", "info@g\u00f6od.example", "info@good.example\n", "info@good.example ",
    f"info@{'a' * 64}.example", f"info@{'a.' * 120}example", "<info@good.example>", "info@@good.example",
)  # fmt: skip
DAYS = (
    "2999-01-01", "0001-01-01", "1999-12-31", "2000-01-01", "1026-11-20", "2026-02-30", "2026-02-29", "2024-02-29",
    "2026-13-01", "2026-00-10", "2026-1-3", "23.11.2026", "11/23/2026", "yesterday", "", "2026-11-01T10:00:00Z",
    "２０２６-11-01", "2026-11-01 ", "0000-01-01",
)  # fmt: skip
NUMBERS = (0, -1, 1, 1066, 1799, 1800, 2999, 100_000, 100_001, 1.5, "1956", "01956", "0", "", "x")
IDS = (
    "Good Search", "good_search", "-good", "good-", "good--search", "GOOD", "good.search", "gööd", "", "x" * 80,
    "x" * 81, "con", "nul", "aux", "com0", "lpt9", "com10", "console", "own-search", "own", "the-own-search", "<b>",
    "good\n", "7",
)  # fmt: skip
KINDS = (
    "retained", "retaned-search", "RETAINED-SEARCH", "Retained search", "retained search", "contingncy-search",
    "search", "zzz", "x" * 81, "re", "", "xn--", "retained-search ", "ret\u0430ined-search", "{{ kind }}",
)  # fmt: skip
COUNTRIES = (
    "UK", "uk", "gb", "Britain", "Norway", "norwai", "no", "CHE", "u s", "Switzerland", "XX", "", "\u216d\u210c",
)  # fmt: skip
WRONG_TYPES: tuple[Any, ...] = (
    None, 7, 1.5, True, False, "x", "", [], {}, [7], ["x"], [None], [[]], {"a": 1}, [{"a": 1}],
)  # fmt: skip
UNKNOWN = (
    "colour", "sumary", "Name", "nam", "sorces", "chekced", "industry", "generalists", "x", "zzz", "__proto__", "",
)  # fmt: skip


def field_records() -> Iterator[Record]:
    """Yield records, each of which has one value that a rule of a single field may refuse."""
    yield GOOD
    for path in (("name",), ("summary",), ("sources", 0, "title"), ("formerly", 0), ("headquarters", "city")):
        yield from (with_value(path, text) for text in TEXTS)
    for path in (("website",), ("sources", 0, "url"), ("contact", "url")):
        yield from (with_value(path, address) for address in ADDRESSES)
    yield from (with_value(("contact", "email"), mailbox) for mailbox in MAILBOXES)
    for path in (("checked",), ("added",)):
        yield from (with_value(path, day) for day in DAYS)
    for path in (("founded",), ("offices",)):
        yield from (with_value(path, number) for number in NUMBERS)
    for path in (("id",), ("aliases", 0), ("successor",)):
        yield from (with_value(path, one) for one in IDS)
    for path in (("kind",), ("services", 0), ("status",), ("contact", "channel"), ("confidentiality", "stance")):
        yield from (with_value(path, kind) for kind in KINDS)
    yield from (with_value(("countries", 0), country) for country in COUNTRIES)
    yield from (with_value(("headquarters", "country"), country) for country in COUNTRIES)
    for industry in ("tech", "Technolgy", "telecomunications", "Telecommunications", "a", "te", "finance"):
        yield with_value(("industries",), [industry])
    for field in GOOD | MORE:
        yield with_value((field,), _ABSENT)
        yield from (with_value((field,), value) for value in WRONG_TYPES)
    for group, fields in (
        ("sources", ("url", "title", "supports")),
        ("contact", ()),
        ("headquarters", ("city", "country")),
    ):
        at: tuple[str | int, ...] = (group, 0) if group == "sources" else (group,)
        yield from (with_value((*at, field), value) for field in fields for value in (_ABSENT, *WRONG_TYPES))
        yield from (with_value((*at, field), "x") for field in UNKNOWN)
    for field in UNKNOWN:
        yield with_value((field,), "x")
    yield with_value(("services",), ["executive-search", "board-search", "executive-search"])
    yield with_value(("services",), ["executive-search", "knitting"])
    yield with_value(("sources",), GOOD["sources"] * 2)


def record_records(spellings: Iterator[str]) -> Iterator[Record]:
    """Yield records that a rule of several fields, or of several firms, may refuse; some have a fault of a field too.

    Args:
        spellings: addresses that may be the website of a listed firm.
    """
    # Something to act on.
    fields = ("industries", "functions", "generalist", "contact", "confidentiality")
    for number in range(len(fields) + 1):
        for some in itertools.combinations(fields, number):
            yield _with_fields(some)
    for some in ((), ("contact",), ("functions",)):
        yield _with_fields(some) | {"generalist": False}
        yield _with_fields(some) | {"generalist": "no"}
        yield _with_fields(some) | {"industrys": ["technology"]}
    contacts: tuple[Any, ...] = ({}, {"channel": "email"}, {"chanel": "email"}, None, [])
    yield from (supported(contact=contact) for contact in contacts)
    # The head office.
    for country, countries in itertools.product(
        ("CH", "NO", "UK", "xx", 7, None), (["CH"], ["NO", "CH"], ["GB"], ["UK"], [], [7], "CH", _ABSENT)
    ):
        record = supported(headquarters={"city": "Oslo", "country": country}, countries=countries)
        if countries is _ABSENT:
            del record["countries"]
            record["sources"][0]["supports"].remove("countries")
        yield record
    # Who follows whom.
    for status, successor in itertools.product(
        (_ABSENT, "active", "closed", "merged", "gone", 7, None),
        (_ABSENT, "acre", "hays", "good-search", "birch", "acr", "no-such-firm", "Acre", 7),
    ):
        record = copy.deepcopy(GOOD) if status is _ABSENT else supported(status=status)
        yield record if successor is _ABSENT else record | {"successor": successor}
    # What sources show.
    needed = GOOD["sources"][0]["supports"]
    for field in (*GOOD, *MORE, *UNKNOWN, "industrys", "Kind", "contac", "<b>", "x" * 90):
        yield with_value(("sources", 0, "supports"), [*needed, field])
        yield with_value(("sources", 0, "supports"), [one for one in needed if one != field][:-1] or ["kind"])
    for field in MORE:
        yield GOOD | {field: MORE[field]}
    for field in needed:
        yield with_value(("sources", 0, "supports"), [one for one in needed if one != field])
    for supports in (["kind"], [], "kind", [7], None, needed * 2):
        yield with_value(("sources", 0, "supports"), supports)
        yield GOOD | {"sources": [*GOOD["sources"], GOOD["sources"][0] | {"supports": supports, "title": "More"}]}
    lists: tuple[Any, ...] = ([], {}, [7], ["x"], [None], None)
    for sources in lists:
        yield GOOD | {"sources": sources}
    # Ids and names among others.
    for firm_id in ("acre", "birch", "hays", "acre-search", "ACRE"):
        yield GOOD | {"id": firm_id}
    for aliases in (
        ["acre"],
        ["acre-and-sons"],
        ["good-search"],
        ["old", "birch"],
        ["old", "old"],
        ["Acre"],
        [7],
        "acre",
    ):
        yield GOOD | {"aliases": aliases}
    for name in (
        "Acre Search", "\u0410\u0441\u0433\u0435", "\u04bb\u0430\u0443\u0455", "\u04ba\u0410\u0423\u0405", "Hays",
        "\uff28\uff21\uff39\uff33", "\U0001d407ays", "H\u00e4ys", "\uff23edar", "\uff23\uff25\uff24\uff21\uff32",
        "A\u217dre Search", "\u0425\u0435\u0443", "Ceda\u0433", "hays ", "\u04bb\u0430\u0443\u0455\u200b",
    ):  # fmt: skip
        yield GOOD | {"name": name}
    for address in spellings:
        yield GOOD | {"website": address}


def id_records() -> Iterator[Record]:
    """Yield records whose ids another page has, or a firm had that has been removed."""
    for firm_id in ("index", "about-the-data", "changes", "by", "a-z", "gone-search", "gone-searches"):
        yield GOOD | {"id": firm_id}
        yield GOOD | {"aliases": ["old-search", firm_id]}


def supported(**more: Any) -> Record:
    """Return the good record with more fields, which its source supports where it can."""
    record = copy.deepcopy(GOOD) | more
    record["sources"][0]["supports"] += [
        field for field in more if field not in _UNSOURCED and field not in GOOD["sources"][0]["supports"]
    ]
    return record


def with_value(path: tuple[str | int, ...], value: Any) -> Record:
    """Return the good record, with the field that the path begins with in it, and one value changed or taken out."""
    first = path[0]
    record = copy.deepcopy(supported(**{first: MORE[str(first)]}) if first in MORE else GOOD)
    place: Any = record
    for step in path[:-1]:
        place = place[step]
    if value is not _ABSENT:
        place[path[-1]] = value
    elif path[-1] in place:
        del place[path[-1]]
    return record


def _with_fields(fields: tuple[str, ...]) -> Record:
    """Return the good record with some of what a candidate can act on, and nothing else of it."""
    record = supported(**{field: (GOOD | MORE)[field] for field in fields})
    if "industries" not in fields:
        del record["industries"]
        record["sources"][0]["supports"].remove("industries")
    return record
