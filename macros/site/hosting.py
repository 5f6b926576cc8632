"""What a host of the site needs beside its pages: headers for every answer, and whom to tell of a weakness.

``python -m macros.site.hosting SITE`` prints the configuration of nginx for a built site.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from macros.site.assets import is_hashed

_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_ASK_FIRST = {"Cache-Control": "no-cache"}
# What no page of the site uses; writing to the clipboard it does.
_PERMISSIONS = """
    accelerometer browsing-topics camera display-capture geolocation gyroscope magnetometer microphone midi payment
    publickey-credentials-get screen-wake-lock serial usb""".split()  # noqa: SIM905 - far shorter than a list

Headers = dict[str, dict[str, str]]


def headers(policy: str, files: Collection[str]) -> Headers:
    """Return the headers of every answer, by the path they hold for; ``*`` stands for any rest.

    Args:
        policy: the Content-Security-Policy of the pages.
        files: the paths of all files of the site.
    """
    everywhere = {
        # What a page cannot ask for itself: not to be put into a frame.
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "Strict-Transport-Security": "max-age=63072000",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _PERMISSIONS),
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    by_path: Headers = {"/*": everywhere}
    if any(path.startswith("api/") for path in files):
        # The open data may be read by any other site.
        by_path["/api/*"] = {"Access-Control-Allow-Origin": "*"}
    by_path |= {f"/{path}": _FOR_EVER for path in sorted(files) if path.startswith("assets/") and is_hashed(path)}
    if "service-worker.js" in files:
        by_path["/service-worker.js"] = _ASK_FIRST
    return by_path


def headers_file(by_path: Headers, site_url: str | None) -> str:
    """Return the ``_headers`` file that several static hosts read.

    Args:
        by_path: as ``headers`` returns them.
        site_url: where the site is published; its paths begin with that of this address.
    """
    folder = urlsplit(site_url or "").path.rstrip("/")
    lines = []
    for path, values in by_path.items():
        lines += [f"{folder}{path}", *(f"  {name}: {value}" for name, value in values.items())]
    return "\n".join(lines) + "\n"


def read_headers(text: str) -> Headers:
    """Return the headers that a ``_headers`` file holds."""
    by_path: Headers = {}
    path = ""
    for line in filter(str.strip, text.splitlines()):
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            by_path[path][name] = value
        else:
            path = line
            by_path[path] = {}
    return by_path


def nginx(by_path: Headers) -> str:
    """Return the configuration of nginx that gives out the site of ``/srv`` as a user without rights.

    nginx takes over the headers of an outer block only into blocks without any, so each block holds all of its own.
    """
    everywhere = by_path["/*"]

    def lines(values: Mapping[str, str]) -> str:
        return "".join(f'\n    add_header {name} "{value}" always;' for name, value in {**everywhere, **values}.items())

    locations = "".join(
        f"\n  location {'^~ ' + path[:-1] if path.endswith('*') else '= ' + path} {{{lines(values)}\n  }}"
        for path, values in by_path.items()
        if path != "/*"
    )
    return f"""\
worker_processes auto;
pid /tmp/nginx.pid;
error_log stderr warn;
events {{}}
http {{
  include /etc/nginx/mime.types;
  types {{ application/manifest+json webmanifest; text/markdown md; }}
  default_type application/octet-stream;
  charset utf-8;
  charset_types text/css text/markdown text/plain text/csv application/javascript application/json;
  # Who read what is nobody's business.
  access_log off;
  log_not_found off;
  server_tokens off;
  sendfile on;
  gzip_static on;
  gzip_vary on;
  absolute_redirect off;
  client_body_temp_path /tmp/body;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;
  server {{
    listen 8080;
    root /srv;
    error_page 404 /404.html;
    location / {{{lines(_ASK_FIRST).replace(chr(10), chr(10) + "  ")}
    }}{locations.replace(chr(10), chr(10) + "  ")}
  }}
}}
"""


def security_txt(contact: str, repo_url: str | None, site_url: str | None, day: datetime.date) -> str | None:
    """Return ``security.txt`` (RFC 9116), or ``None`` if there is nobody to tell.

    Args:
        contact: an address, ``https:`` or ``mailto:``; empty for the reports of the repository.
        repo_url: the address of the repository, if it has one.
        site_url: where the site is published, if that is known.
        day: on which something of the site was checked last; what is said holds for a year less a day from then.

    Raises:
        ValueError: the contact is no such address.
    """
    repository = (repo_url or "").rstrip("/")
    contact = contact or (f"{repository}/security/advisories/new" if repository else "")
    if not contact:
        return None
    if urlsplit(contact).scheme not in ("https", "mailto"):
        raise ValueError(f"SECURITY_CONTACT: {contact!r} is no address: write https://… or mailto:…")
    expires = day + datetime.timedelta(days=364)
    lines = [f"Contact: {contact}", f"Expires: {expires.isoformat()}T00:00:00Z", "Preferred-Languages: en"]
    if site_url:
        lines.append(f"Canonical: {site_url.rstrip('/')}/.well-known/security.txt")
    if repository:
        lines.append(f"Policy: {repository}/security/policy")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(nginx(read_headers(Path(sys.argv[1], "_headers").read_text(encoding="utf-8"))), end="")
