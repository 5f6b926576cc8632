"""Addresses of the site, and the way from one page to another.

Links are relative, so that the site works at any address and from a folder on disk, and they are looked up among the
pages that exist, so that a link to nowhere stops the build.
"""

from __future__ import annotations

import functools
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from macros.catalog.pages import address_of
from macros.loading.diagnostics import did_you_mean


class UnknownAddress(LookupError):
    """A link leads to an address that the site does not have."""


class SiteFile(Protocol):
    """What is needed of a file of the site; MkDocs' ``File`` has it."""

    src_uri: str
    url: str


def addresses(files: Iterable[SiteFile]) -> dict[str, str]:
    """Return the URL of each address of the site, both from its root.

    An address is what the hosted site shows: ``directory/acre/`` for a page, ``api/v1/firms.csv`` for a file. The URL
    is where it lies in this build: ``directory/acre/index.html`` in a build that is opened from disk.
    """
    return {address_of(file.src_uri): file.url for file in files}


def url_of(src_uri: str, *, hosted: bool) -> str:
    """Return the URL of a file of ``docs/`` from the root of the site: ``guide/pay/``, on disk ``guide/pay.html``."""
    address = address_of(src_uri)
    if hosted or address == src_uri:
        return address
    return f"{address}index.html" if address != f"{src_uri.removesuffix('.md')}/" else f"{address.rstrip('/')}.html"


@dataclass(frozen=True)
class Links:
    """Links from one page.

    Attributes:
        urls: the URL of each address, as ``addresses`` returns them.
        here: the URL of the page that the links stand on.
    """

    urls: Mapping[str, str]
    here: str

    def __call__(self, address: str) -> str:
        """Return the relative URL of an address such as ``glossary/#mandate``; raises ``UnknownAddress``."""
        path, mark, fragment = address.partition("#")
        if path not in self.urls:
            guess = did_you_mean(path, self.urls)
            raise UnknownAddress(f'the site has no page "/{path}". {guess}'.rstrip())
        return relative(self.urls[path], self.here) + mark + fragment

    def leads_back(self, address: str) -> bool:
        """Tell whether an address is that of the page that the links stand on."""
        return self.urls.get(address) == self.here


def relative(target: str, here: str) -> str:
    """Return the way from the page at ``here`` to ``target``, both URLs from the root of the site."""
    folder = here.rpartition("/")[0]
    if folder and not target.startswith(f"{folder}/"):
        folder = f"{folder.rpartition('/')[0]}/*".lstrip("/")  # the same from every folder beside this one
    return _way(target, folder)


@functools.lru_cache(maxsize=1 << 14)
def _way(target: str, folder: str) -> str:
    way = posixpath.relpath(f"/{target}", f"/{folder}")
    return f"{way}/" if not target or target.endswith("/") else way
