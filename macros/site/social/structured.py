"""What a page says to programs: JSON-LD in the words of schema.org, https://schema.org/docs/gs.html.

Every page has a ``WebPage`` with its place on the site; a firm, a guide page, a checklist, the glossary and the open
data have what they are about as well.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from macros.catalog.facets import has_list
from macros.loading.dataset import Dataset
from macros.model.checklists import Checklist
from macros.model.firms import Firm
from macros.site.assets import javascript

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LANGUAGE = "en"
# What helps those who lose their work places people too, but not with an employer that pays it to find them.
_NO_AGENCY = frozenset({"outplacement"})
_DOWNLOADS = (
    ("api/v1/firms.json", "application/json"),
    ("api/v1/firms.csv", "text/csv"),
    ("api/v1/bodies.json", "application/json"),
    ("api/v1/bodies.csv", "text/csv"),
    ("api/v1/vocabulary.json", "application/json"),
    ("api/v1/checklists.json", "application/json"),
    ("api/v1/rules.json", "application/json"),
)

Node = dict[str, Any]


@dataclass(frozen=True)
class Site:
    """The site as others see it.

    Attributes:
        name, description: what it is called and what it is for.
        base: where it is published; ends in a slash.
        urls: the URL of each address from there, as ``links.addresses`` returns them.
        titles: the titles of the pages under ``docs/``, by their addresses.
    """

    name: str
    description: str
    base: str
    urls: Mapping[str, str]
    titles: Mapping[str, str]

    def url(self, address: str) -> str:
        """Return the whole address of ``glossary/#mandate``; raises ``KeyError`` if there is no such page."""
        path, mark, fragment = address.partition("#")
        return urljoin(self.base, self.urls[path]) + mark + fragment


@dataclass(frozen=True)
class Subject:
    """What a page is about.

    Attributes:
        address: where it is, for example ``guide/pay/``.
        title, description: as plain text.
        record: the firm or the checklist that it shows.
        checked: the day on which what it says was last compared with its sources.
    """

    address: str
    title: str
    description: str
    record: Firm | Checklist | None = None
    checked: datetime.date | None = None

    @property
    def is_list_of_firms(self) -> bool:
        """Whether it is a page of the firms with one value or under one letter."""
        return self.address.startswith(("directory/by/", "directory/a-z/"))

    @property
    def is_article(self) -> bool:
        """Whether it is a text of the guide."""
        return self.address.startswith("guide/") and self.address not in ("guide/", "guide/sources/")


def json_ld(data: Dataset, site: Site, subject: Subject, card: str) -> str:
    """Return the structured data of a page as JSON that no text in it can end the script element of.

    https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements
    """
    return javascript(graph(data, site, subject, card))


def graph(data: Dataset, site: Site, subject: Subject, card: str) -> Node:
    """Return the structured data of a page.

    Args:
        data: all that is known.
        site: where it is published.
        subject: what the page is about.
        card: the whole address of its picture.
    """
    url = site.url(subject.address)
    page = _plain(
        {
            "@type": "CollectionPage" if _is_collection(subject) else "WebPage",
            "@id": url,
            "url": url,
            "name": subject.title,
            "description": subject.description,
            "inLanguage": LANGUAGE,
            "isPartOf": {"@id": f"{site.base}#site"},
            "license": LICENCE,
            "lastReviewed": subject.checked and subject.checked.isoformat(),
            "primaryImageOfPage": {"@type": "ImageObject", "contentUrl": card},
            "breadcrumb": _breadcrumbs(data, site, subject),
        }
    )
    thing = _thing(data, site, subject, url, card)
    if thing:
        page["mainEntity"] = {"@id": thing["@id"]}
    if isinstance(subject.record, Firm):
        page["citation"] = [source.url for source in subject.record.sources]
    return {"@context": "https://schema.org", "@graph": [_site(site), page, *([thing] if thing else [])]}


def _site(site: Site) -> Node:
    return {
        "@type": "WebSite",
        "@id": f"{site.base}#site",
        "url": site.base,
        "name": site.name,
        "description": site.description,
        "inLanguage": LANGUAGE,
        "publisher": {"@type": "Organization", "@id": f"{site.base}#publisher", "name": site.name, "url": site.base},
    }


def _is_collection(subject: Subject) -> bool:
    if subject.address.startswith("where/"):
        return True
    return subject.address in ("directory/", "checklists/", "messages/", "guide/") or subject.is_list_of_firms


def _thing(data: Dataset, site: Site, subject: Subject, url: str, card: str) -> Node | None:
    """Return what the page is about, if there is a type for it."""
    if isinstance(subject.record, Firm):
        return firm_node(data, subject.record, f"{url}#firm")
    if isinstance(subject.record, Checklist):
        return checklist_node(subject.record, url, site)
    if subject.address == "glossary/":
        return glossary_node(data, subject, url)
    if subject.address == "contribute/open-data/":
        return dataset_node(data, site, subject, url)
    if subject.is_article:
        return _article(site, subject, url, card)
    return None


def firm_node(data: Dataset, firm: Firm, node_id: str) -> Node:
    """Return a firm: an agency, or an organisation where it does not place people with employers."""
    contact = firm.contact
    headquarters = firm.headquarters
    return _plain(
        {
            "@type": "Organization" if firm.kind in _NO_AGENCY else "EmploymentAgency",
            "@id": node_id,
            "name": firm.name,
            "alternateName": list(firm.formerly or ()),
            "description": firm.summary,
            "url": firm.website,
            "foundingDate": str(firm.founded) if firm.founded else None,
            "address": headquarters
            and _plain(
                {"@type": "PostalAddress", "addressLocality": headquarters.city, "addressCountry": headquarters.country}
            ),
            "location": [
                {"@type": "Country", "name": data.label("country", country), "identifier": country}
                for country in firm.countries or ()
            ],
            "memberOf": [
                {"@type": "Organization", "name": data.label("membership", one)} for one in firm.memberships or ()
            ],
            "knowsAbout": [
                *(data.label("industry", one) for one in firm.industries or ()),
                *(data.label("function", one) for one in firm.functions or ()),
            ],
            "contactPoint": contact
            and (contact.url or contact.email)
            and _plain(
                {"@type": "ContactPoint", "contactType": "candidates", "url": contact.url, "email": contact.email}
            ),
        }
    )


def checklist_node(checklist: Checklist, url: str, site: Site) -> Node:
    """Return a checklist as directions: each item a step, with its reason."""
    return {
        "@type": "HowTo",
        "@id": f"{url}#how-to",
        "name": checklist.title,
        "description": checklist.summary,
        "inLanguage": LANGUAGE,
        "license": LICENCE,
        "publisher": {"@id": f"{site.base}#publisher"},
        "step": [
            {
                "@type": "HowToStep",
                "position": place,
                "name": item.text,
                "text": f"{item.text} {item.why}",
                "url": f"{url}#{checklist.id}--{item.id}",
            }
            for place, item in enumerate(checklist.items, start=1)
        ],
    }


def glossary_node(data: Dataset, subject: Subject, url: str) -> Node:
    """Return the glossary as a set of terms."""
    terms = f"{url}#terms"
    return {
        "@type": "DefinedTermSet",
        "@id": terms,
        "name": subject.title,
        "description": subject.description,
        "inLanguage": LANGUAGE,
        "license": LICENCE,
        "hasDefinedTerm": [
            _plain(
                {
                    "@type": "DefinedTerm",
                    "@id": f"{url}#{term.id}",
                    "url": f"{url}#{term.id}",
                    "name": term.term,
                    "alternateName": list(term.also or ()),
                    "description": term.definition,
                    "termCode": term.id,
                    "inDefinedTermSet": {"@id": terms},
                }
            )
            for term in data.glossary
        ],
    }


def dataset_node(data: Dataset, site: Site, subject: Subject, url: str) -> Node:
    """Return the open data, with its files."""
    return _plain(
        {
            "@type": "Dataset",
            "@id": f"{url}#data",
            "name": "Recruiting and executive-search firms",
            "description": subject.description,
            "url": url,
            "inLanguage": LANGUAGE,
            "license": LICENCE,
            "isAccessibleForFree": True,
            "creator": {"@id": f"{site.base}#publisher"},
            "dateModified": subject.checked and subject.checked.isoformat(),
            "keywords": [value.label for value in data.values("kind")],
            "distribution": [
                {"@type": "DataDownload", "contentUrl": site.url(file), "encodingFormat": kind}
                for file, kind in _DOWNLOADS
            ],
        }
    )


def _article(site: Site, subject: Subject, url: str, card: str) -> Node:
    return {
        "@type": "Article",
        "@id": f"{url}#article",
        "url": url,
        "headline": subject.title,
        "description": subject.description,
        "image": card,
        "inLanguage": LANGUAGE,
        "license": LICENCE,
        "isAccessibleForFree": True,
        "author": {"@id": f"{site.base}#publisher"},
        "publisher": {"@id": f"{site.base}#publisher"},
        "mainEntityOfPage": {"@id": url},
    }


def _breadcrumbs(data: Dataset, site: Site, subject: Subject) -> Node | None:
    """Return the way from the start to a page; the start has none."""
    if not subject.address:
        return None
    trail = [(site.name, ""), *_above(data, site, subject), (subject.title, subject.address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": site.url(address)}
            for place, (name, address) in enumerate(trail, start=1)
        ],
    }


def _above(data: Dataset, site: Site, subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield the names and addresses of the pages above a page, the start left out."""
    folder = f"{subject.address.partition('/')[0]}/"
    if folder != subject.address and folder in site.titles:
        yield site.titles[folder], folder
    if isinstance(subject.record, Firm) and has_list(data, "kind", subject.record.kind):
        yield data.label("kind", subject.record.kind), f"directory/by/kind/{subject.record.kind}/"


def _plain(node: Node) -> Node:
    """Return a node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
