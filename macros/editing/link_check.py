"""Outgoing links: whether the pages that the data and the guidance name still answer.

Asked politely: one request at a time to a host with a pause between, ``HEAD`` before ``GET``, a few tries, and nothing
at all to hosts that are known to refuse robots. Only public hosts are asked, whatever a name resolves to, since an
address may come from a stranger's pull request.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import re
import socket
import ssl
import string
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from macros.catalog.pages import PageText
from macros.loading.dataset import Dataset
from macros.model.files import FILES
from macros.model.record import Record
from macros.model.text import count
from macros.model.vocabulary import Vocabulary
from macros.model.websites import in_ascii, website

REFUSING = "refuses-robots.txt"
TIMEOUT = 20.0  # seconds
PAUSE = 2.0  # seconds between two requests to one host
TRIES = 3
LONGEST_WAIT = 60.0  # seconds; a host that asks for a longer one is asked again next week
HOSTS_AT_ONCE = 8
AGENT = "Mozilla/5.0 (compatible; Rapport link check; asks each page once a week)"
# https://www.rfc-editor.org/rfc/rfc9110#name-status-codes
_GONE = (404, 410)
_NO_HEAD = (400, 401, 403, 404, 405, 406, 410, 429, 500, 501, 503)  # a GET may still be answered
_LATER = (429, 500, 502, 503, 504)
_URL = re.compile(r"\]\((https?://[^)\s]+)\)|<(https?://[^>\s]+)>")


@dataclass(frozen=True)
class Link:
    """What became of an outgoing link.

    Attributes:
        url: its address.
        where: the records and fields, or pages, that name it, for example ``firms/acre.sources[1]``.
        result: ``ok``, ``moved``, ``dead``, ``doubtful`` (it did not answer as it should; a person should look) or
            ``refused`` (its host refuses robots, so it was not asked).
        says: what the host answered, in words.
    """

    url: str
    where: tuple[str, ...]
    result: str
    says: str


def addresses(data: Dataset, pages: Iterable[PageText] = ()) -> dict[str, tuple[str, ...]]:
    """Return each address that the records or pages lead readers to, with where it stands."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for file in FILES:
        for record in () if file.record is Vocabulary else getattr(data, file.name):
            for path, url in _addresses_in(record):
                places[url].append(f"{file.name}/{record.id}.{path}")
    for place in data.vocabulary.place:
        for path, url in _addresses_in(place):
            places[url].append(f"vocabulary/{place.id}.{path}")
    for page in pages:
        for match in _URL.finditer(page.text):
            places[match[1] or match[2]].append(f"docs/{page.uri}")
    return {url: tuple(dict.fromkeys(where)) for url, where in places.items()}


def _addresses_in(record: Record, above: str = "") -> Iterable[tuple[str, str]]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name in ("url", "website") and value:
            yield f"{above}{name}", value
        elif isinstance(value, Record):
            yield from _addresses_in(value, f"{above}{name}.")
        elif isinstance(value, tuple):
            for place, part in enumerate(value, start=1):
                if isinstance(part, Record):
                    yield from _addresses_in(part, f"{above}{name}[{place}].")


def changed(before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the addresses of records that name an address which they did not name before.

    Args:
        before: addresses with where they stand, as ``addresses`` returns them.
        after: likewise, now.
    """

    def by_record(addresses: Mapping[str, tuple[str, ...]]) -> set[tuple[str, str]]:
        return {(url, _record(place)) for url, where in addresses.items() for place in where}

    touched = {record for _, record in by_record(after) - by_record(before)}
    return {url: where for url, where in after.items() if touched.intersection(map(_record, where))}


def _record(place: str) -> str:
    return place if place.startswith("docs/") else place.partition(".")[0]


def refusing(path: Path) -> frozenset[str]:
    """Return the hosts of a list, one a line; a line that begins with # is a remark."""
    if not path.is_file():
        return frozenset()
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(line for line in lines if line)


def check(
    places: Mapping[str, tuple[str, ...]],
    refuses: frozenset[str] = frozenset(),
    pause: float = PAUSE,
    public_only: bool = True,
    sleep: Callable[[float], None] = time.sleep,
) -> list[Link]:
    """Ask for each address and return what became of it, in the order of addresses.

    Args:
        places: the addresses with where they stand.
        refuses: hosts that are not asked, with all hosts below them.
        pause: seconds between two requests to one host.
        public_only: whether hosts with private addresses are refused.
        sleep: waits some seconds.
    """
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for url in places:
        by_host[website(url).host].append(url)
    opener = _opener(public_only)

    def ask_host(name: str) -> list[Link]:
        links: list[Link] = []
        for url in by_host[name]:
            if any(name == other or name.endswith(f".{other}") for other in refuses):
                links.append(Link(url, places[url], "refused", "not asked: the host refuses robots"))
                continue
            if links:
                sleep(pause)
            links.append(Link(url, places[url], *_ask(opener, url, pause, sleep)))
        return links

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        asked = [link for links in pool.map(ask_host, sorted(by_host)) for link in links]
    return sorted(asked, key=lambda link: link.url)


def _ask(
    opener: urllib.request.OpenerDirector, url: str, pause: float, sleep: Callable[[float], None]
) -> tuple[str, str]:
    method, result, wait = "HEAD", ("doubtful", "no answer"), pause
    for attempt in range(TRIES):
        if attempt:
            sleep(max(pause, min(wait, LONGEST_WAIT)))
        wait = pause * 2**attempt
        answer = _request(opener, url, method)
        if method == "HEAD" and (not isinstance(answer, tuple) or answer[0] in _NO_HEAD):
            sleep(pause)
            method = "GET"
            answer = _request(opener, url, method)
        if not isinstance(answer, tuple):
            result = "doubtful", answer
            if answer == _NO_SUCH_HOST:
                result = "dead", answer
            if answer == _PRIVATE:
                return "dead", answer
            continue
        status, headers, final = answer
        if 200 <= status < 300:
            return ("moved", f"leads to {final}") if _elsewhere(url, final) else ("ok", str(status))
        result = "dead" if status in _GONE else "doubtful", f"{status} {http.client.responses.get(status, '')}".strip()
        if status not in _LATER:
            return result
        asked = headers.get("Retry-After", "")
        wait = float(asked) if asked.isdecimal() else wait
    return result


_NO_SUCH_HOST = "there is no such host"
_PRIVATE = "the host has no public address"


class _PrivateAddressError(OSError):
    """A name leads to an address that is not public."""


def _request(opener: urllib.request.OpenerDirector, url: str, method: str) -> tuple[int, Any, str] | str:
    """Return the status, headers and final address of an answer, or why there is none."""
    try:
        request = urllib.request.Request(  # noqa: S310 - the model allows http and https alone
            _in_ascii(url), method=method, headers={"User-Agent": AGENT, "Accept": "*/*"}
        )
        with opener.open(request, timeout=TIMEOUT) as answer:
            return answer.status, answer.headers, answer.url
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.url or url
    except urllib.error.URLError as error:
        reason = error.reason
        if isinstance(reason, _PrivateAddressError):
            return _PRIVATE
        if isinstance(reason, socket.gaierror):
            return _NO_SUCH_HOST
        if isinstance(reason, ssl.SSLCertVerificationError):
            return f"its certificate is not right ({reason.verify_message})"
        if isinstance(reason, ssl.SSLError):
            return f"no safe connection ({reason.reason or 'TLS'})"
        return f"no answer ({getattr(reason, 'strerror', None) or reason})"
    except (OSError, http.client.HTTPException, ValueError) as error:
        return f"no answer ({type(error).__name__})"


def _in_ascii(url: str) -> str:
    """Return an address as it is asked for: no letter outside ASCII may be sent, which a browser sees to by itself.

    Raises:
        ValueError: it is no address.
    """
    parts = urlsplit(url)
    netloc = parts.netloc
    if not netloc.isascii():
        netloc = in_ascii(parts.hostname or "") + (f":{parts.port}" if parts.port else "")
    return parts._replace(
        netloc=netloc,
        # What is quoted already stays as it is.
        path=quote(parts.path, safe=string.punctuation),
        query=quote(parts.query, safe=string.punctuation),
        fragment="",
    ).geturl()


def _elsewhere(url: str, final: str) -> bool:
    """Tell whether a redirect leads to another page, and not only to another spelling of its address."""
    return website(url).page != website(final).page


def _opener(public_only: bool) -> urllib.request.OpenerDirector:
    def connect(*arguments: Any, **options: Any) -> socket.socket:
        connection = socket.create_connection(*arguments, **options)
        # What is asked is the address that answers, so that no name can lead elsewhere between two look-ups.
        if public_only and not ipaddress.ip_address(connection.getpeername()[0].partition("%")[0]).is_global:
            connection.close()
            raise _PrivateAddressError(_PRIVATE)
        return connection

    class Http(urllib.request.HTTPHandler):
        def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(_guarded(http.client.HTTPConnection, connect), request)

    class Https(urllib.request.HTTPSHandler):
        def https_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(_guarded(http.client.HTTPSConnection, connect), request)

    # Only what is needed: no file, no FTP after a redirect, and no proxy, whose address would be the one that answers.
    opener = urllib.request.OpenerDirector()
    for handler in (
        Http(),
        Https(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _guarded(kind: Any, connect: Callable[..., socket.socket]) -> Any:
    def make(*arguments: Any, **options: Any) -> Any:
        connection = kind(*arguments, **options)
        connection._create_connection = connect
        return connection

    return make


def to_json(links: Iterable[Link], day: str) -> str:
    """Return the result file: the day, and each link as an object.

    Args:
        links: the links with their results.
        day: the day of the check, such as 2026-11-23.
    """
    return json.dumps({"checked": day, "links": [asdict(link) for link in links]}, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> list[Link]:
    """Return the links of a result file.

    Raises:
        ValueError: the text is no result file.
    """
    try:
        return [Link(**{**link, "where": tuple(link["where"])}) for link in json.loads(text)["links"]]
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(
            "this is no result of a link check; make one with: python -m macros links --json FILE"
        ) from error


_PARTS = (
    (
        "dead",
        "Dead",
        "Look for the page's new address or an archived copy, and put it in; or take the source out, and with it what "
        "it alone supports.",
    ),
    (
        "doubtful",
        "Doubtful",
        "Open each in a browser. If it is there, leave it; if its host always refuses robots, add the host to "
        f"`data/{REFUSING}`.",
    ),
    ("moved", "Moved", "Open each; if it is the same page, put the new address in."),
)


def to_markdown(links: Iterable[Link], day: str) -> str:
    """Return the text of an issue: what no longer answers, where it stands, and what to do.

    Args:
        links: the links with their results.
        day: the day of the check, such as 2026-11-23.
    """
    links = list(links)
    wrong = [link for link in links if link.result in ("dead", "doubtful", "moved")]
    lines = [f"Of {count(len(links), 'outgoing link')}, {len(wrong)} did not answer as they should on {day}.", ""]
    for result, title, advice in _PARTS:
        of_result = [link for link in links if link.result == result]
        if of_result:
            lines += [f"## {title} ({len(of_result)})", "", advice, ""]
            lines += [
                f"- [ ] {_code(link.url)}: {_code(link.says)}\n  in {', '.join(map(_code, link.where))}"
                for link in of_result
            ]
            lines.append("")
    refused = sum(link.result == "refused" for link in links)
    if refused:
        lines += [
            f"{count(refused, 'link')} to hosts that refuse robots {'was' if refused == 1 else 'were'} not asked.",
            "",
        ]
    return "\n".join(lines)


def _code(text: str) -> str:
    """Return a text that Markdown shows as it is: neither a link, nor a mention, nor markup."""
    return "`" + re.sub(r"[`\s]+", " ", text).strip() + "`"
