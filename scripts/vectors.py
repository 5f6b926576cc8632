"""Write the vectors by which the form and the check are held together, for rules that stand in Python and JavaScript.

``python -m scripts.vectors`` writes ``tests/vectors/same-site.json``: pairs of addresses, and what
``macros/model/websites.py`` says of them. A browser test runs all of them against the form. It writes
``tests/vectors/my-search.json`` too: see ``scripts/my_search_vectors.py``.
"""

from __future__ import annotations

import itertools
import json

from macros.loading.load import PROJECT
from macros.model.websites import likeness

from . import my_search_vectors

FILE = PROJECT / "tests" / "vectors" / "same-site.json"
# For a few sites, how people write their addresses, and how someone could who wants to slip through.
SPELLINGS = (
    (
        "https://www.acre.com/",
        "https://acre.com",
        "http://ACRE.com/",
        "https://acre.com./",
        "https://acre.com./en",
        "https://acre.com/EN/",
        "https://acre.com/index.html",
        "https://acre.com:443/",
        "https://acre.com:0443/",
        "http://acre.com:00080",
        "https://acre.com//",
        "https://acre.com/./a/..",
        "https://acre.com/?utm_source=x&gclid=1",
        "https://acre.com/?#top",
        "acre.com",
        "//acre.com/",
        "https://\uff41\uff43\uff52\uff45.com/",
        "https://acre\u3002com/",
        "https://acre\uff0ecom/",
        "https://acre\uff61com\uff61/",
        "https://ac\u00adre.com/",
        "https://me:it@acre.com/",
        "https://\U0001d41acre.com/",
    ),
    ("https://acre.com/Other", "https://acre.com/Other/", "https://acre.com/%4Fther", "https://acre.com/x/../Other"),
    ("https://acre.com/other", "https://acre.com/uk", "https://acre.com/de", "https://acre.com/?page=1"),
    ("https://acre.com:8443", "https://acre.com:443x/", "https://acre.com:99999/"),
    (
        "https://www2.acre.com/",
        "https://en.acre.com",
        "https://m.acre.com/",
        "https://de-ch.acre.com/",
        "https://acre.co.uk",
        "https://www.acre.de/",
        "https://acre.com.au",
    ),
    ("https://acres.com/", "https://jobs.acre.com/", "https://acre.example.com/", "https://a\u0441re.com/"),
    (
        "https://m\u00fcller-search.de/",
        "https://mu\u0308ller-search.de",
        "https://M\u00dcLLER-SEARCH.DE/",
        "https://xn--mller-search-dlb.de/",
        "https://XN--MLLER-SEARCH-DLB.de./",
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
)


def text() -> str:
    """Return the content of the file: all pairs of the first spellings, and each spelling beside the first."""
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
    vectors = [[one, other, likeness(one, other)] for one, other in pairs]
    return "[\n" + ",\n".join(json.dumps(vector) for vector in vectors) + "\n]\n"


if __name__ == "__main__":
    for file, content in ((FILE, text()), (my_search_vectors.FILE, my_search_vectors.text())):
        file.write_text(content, encoding="utf-8")
        print(f"Wrote {file.relative_to(PROJECT)}")
