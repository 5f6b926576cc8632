"""The adapter to Zensical: ``python -m macros.engines.zensical`` builds the site into ``build/zensical/site``.

Another folder than ``build/zensical`` may be named. Zensical calls no hooks. So the project is prepared for it there
first: the pages that people wrote with their macros expanded, the pages and files that are made from the data,
Material's templates under the site's own, and a configuration. Zensical builds that, and the folder is finished.
"""

from __future__ import annotations

import dataclasses
import gzip
import html
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import yaml
from markupsafe import Markup
from material import templates
from material.plugins.search.plugin import SearchIndex
from yaml_env_tag import construct_env_tag

import macros
from macros.catalog.catalog import Catalog, load_catalog
from macros.catalog.pages import front_matter, read_pages
from macros.components.pages import data_pages
from macros.loading.diagnostics import DataFaults
from macros.loading.load import PROJECT
from macros.site.assets import common_bundle
from macros.site.html_stash import stash_html, stashed
from macros.site.links import url_of
from macros.site.policy import inline_scripts
from macros.site.search_text import search_text

from .steps import About, Listed, Steps, as_written, for_theme

WORK = PROJECT / "build" / "zensical"
STASH = "stash.json"
# What of Material's templates knows MkDocs, and what stands there for Zensical.
_FOR_ZENSICAL = (
    ("partials/toc.html", "{% set title", '{% import "partials/language.html" as lang with context %}\n{% set title'),
    ("partials/nav-item.html", "{% elif nav_item == page %}", "{% elif nav_item.active %}"),
    ("base.html", "mkdocs-{{ mkdocs_version }}", "{{ generator }}"),
    ("base.html", '"rss" in config.plugins', "false"),
    ("partials/header.html", 'config.plugins["material/search"] | attr("config")', '{"enabled": true}'),
    ("partials/header.html", '"material/search"', '"search"'),
    (
        "partials/discovery.html",
        "{% if discovery %}",
        "{% set discovery = page.meta.discovery if page and page.meta else none %}\n{% if discovery %}",
    ),
)
_CONTENT = re.compile(r'(<article class="md-content__inner[^>]*>)(.*)(</article>)', re.DOTALL)
_FOR_SEARCH = re.compile(r'\s?data-search-\w+="[^"]+"')
# Zensical takes each link for one from file to file, and what is marked for Material's search away.
_HIDDEN = re.compile(r"(?<=\s)(href|src|action|data-search-exclude)\b")
_MARK = "data-kept--"


class _Loader(yaml.CSafeLoader):
    """Reads MkDocs' own tag for what stands in the environment."""


_Loader.add_constructor("!ENV", construct_env_tag)


@dataclass
class Prepared:
    """A page as Zensical is given it.

    Attributes:
        source: its file below ``docs/``.
        url: its URL from the root of the site.
        meta: its front matter.
        body: its Markdown.
    """

    source: str
    url: str
    meta: dict[str, Any]
    body: str = ""


@dataclass
class _Env:
    """What ``define_env`` of the macros needs of an engine."""

    files: list[Any]
    conf: Mapping[str, Any]
    page: Any = None
    named: dict[str, Callable[..., str]] = field(default_factory=dict)

    @property
    def variables(self) -> dict[str, Any]:
        return {"files": self}

    def __iter__(self) -> Iterator[Any]:
        return iter(self.files)

    def documentation_pages(self) -> list[Any]:
        return [file for file in self.files if file.content_string]

    def macro(self, function: Callable[..., str], name: str) -> None:
        self.named[name] = function


class Project:
    """The project, prepared for Zensical in a folder, built there and finished.

    Args:
        work: the folder, which is emptied first.
        catalog: all that is known, and what follows from it.
    """

    def __init__(self, work: Path, catalog: Catalog) -> None:
        self.work, self.site = work, work / "site"
        self.config = yaml.load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a safe one
        # In the order of MkDocs, in which the search names what fits equally well.
        self.written = sorted(
            read_pages(PROJECT / self.config["docs_dir"]),
            key=lambda page: (page.uri.split("/")[:-1], not page.uri.endswith("index.md"), page.uri),
        )
        extra = self.config["extra"]
        self.about = About(
            name=self.config["site_name"],
            description=self.config["site_description"],
            site_url=self.config["site_url"] or "",
            repo_url=self.config["repo_url"] or "",
            contact=extra["security_contact"] or "",
            hosted=True,
        )
        self.steps = Steps(catalog, self.about, self.written)
        self.pages: list[Prepared] = []

    def prepare(self) -> None:
        """Write all that Zensical reads."""
        shutil.rmtree(self.work, ignore_errors=True)
        docs = self.work / "docs"
        made = list(data_pages(self.steps.catalog))
        self.pages = [
            Prepared(text.uri, url_of(text.uri, hosted=True), front_matter(text.text)) for text in self.written
        ]
        self.pages += [Prepared(page.source, f"{page.address}/", page.meta) for page in made]
        files = {address: made if isinstance(made, str) else made() for address, made in self.steps.files()}
        urls = {page.url: page.url for page in self.pages} | {path: path for path in files}
        files |= dict(self.steps.moved_pages(urls))
        if self.about.names_itself:
            subjects = [self.steps.subject(page.source, page.meta) for page in self.pages]
            for address, card in self.steps.draw_cards(subjects, PROJECT / "build" / "cards"):
                _copy(card, docs / address)
        theme = self._theme()
        assets = [path.relative_to(theme).as_posix() for path in theme.rglob("assets/**/*.*")]
        self.steps.urls = urls | {path: path for path in [*files, *assets]}
        for path, text in files.items():
            _write(docs / path, text)
        self._expand()
        for page, one in zip(self.pages[len(self.written) :], made, strict=True):
            page.body = stash_html(Markup(self.steps.content(one, page.url)))  # noqa: S704 - from our templates
        for page in self.pages:
            # Its own index has another form, and takes no text of more than 128 KiB.
            meta = page.meta | {"search": {"exclude": True}}
            if self.about.names_itself:
                meta["discovery"] = dataclasses.asdict(self.steps.head(self.steps.subject(page.source, meta)))
            # JSON is YAML; days are texts in both.
            _write(
                docs / page.source, f"---\n{json.dumps(meta, default=str, ensure_ascii=False)}\n---\n\n{page.body}\n"
            )
        _write(
            self.work / STASH,
            json.dumps({digest: _HIDDEN.sub(rf"{_MARK}\1", text) for digest, text in stashed().items()}),
        )
        _write(self.work / "mkdocs.yml", yaml.safe_dump(self._configuration(), allow_unicode=True, sort_keys=False))

    def _expand(self) -> None:
        """Give the written pages their text, with what their macros make of it."""
        texts = {text.uri: text.text for text in self.written}
        files = [
            SimpleNamespace(src_uri=page.source, url=page.url, content_string=texts.get(page.source, ""))
            for page in self.pages
        ]
        files += [
            SimpleNamespace(src_uri=path, url=path, content_string="")
            for path in self.steps.urls.keys() - {page.url for page in self.pages}
        ]
        env = _Env(files, {"repo_url": self.about.repo_url})
        macros.define_env(env)
        markdown = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False)  # noqa: S701 - no HTML yet
        markdown.globals.update(env.named)
        for page, file in zip(self.pages, files, strict=False):
            if file.content_string:
                env.page = SimpleNamespace(file=file, url=page.url)
                page.body = markdown.from_string(file.content_string.split("---\n", 2)[2]).render()
                macros.on_post_page_macros(env)

    def _theme(self) -> Path:
        """Write Material's templates with the site's own over them, and return their folder."""
        material, theme = Path(templates.__file__).parent, self.work / "theme"
        shutil.copytree(
            material,
            theme,
            ignore=shutil.ignore_patterns(".icons", "lunr", "*.map", "*.py", "__pycache__", "mkdocs_theme.yml"),
        )
        (theme / ".icons").symlink_to(material / ".icons")  # ten thousand files
        shutil.copytree(PROJECT / self.config["theme"]["custom_dir"], theme, dirs_exist_ok=True)
        for name, old, new in _FOR_ZENSICAL:
            text = (theme / name).read_text(encoding="utf-8")
            if old not in text:
                raise SystemExit(f"{name} of the theme no longer holds {old}: look at macros/engines/zensical.py.")
            _write(theme / name, text.replace(old, new))
        return theme

    def _configuration(self) -> dict[str, Any]:
        """Return the site's configuration as Zensical takes it."""
        config = dict(self.config)
        for name in ("hooks", "watch", "plugins", "validation"):
            del config[name]
        config["theme"] = config["theme"] | {"name": None, "variant": "classic", "custom_dir": "theme"}
        config["plugins"] = {}
        stash = {"macros.engines.zensical_markdown": {"stash": str(self.work / STASH)}}
        config["markdown_extensions"] = config["markdown_extensions"] | stash
        config["extra"] = config["extra"] | for_theme(self.steps.catalog, installable=True)
        config["extra_css"], config["extra_javascript"] = ([common_bundle(kind)[0]] for kind in ("css", "js"))
        return config

    def build(self) -> None:
        """Have Zensical build what is prepared."""
        command = [
            sys.executable,
            "-m",
            "zensical",
            "build",
            "--strict",
            "--config-file",
            str(self.work / "mkdocs.yml"),
        ]
        if subprocess.run(command, cwd=PROJECT, check=False).returncode:  # noqa: S603 - the words are our own
            raise SystemExit("Zensical could not build the site.")

    def finish(self) -> None:
        """Finish what Zensical has built: what hooks do with each page in MkDocs, and then what every engine needs."""
        scripts: set[str] = set()
        index = SearchIndex()
        made = {page.source for page in self.pages[len(self.written) :]}
        for page in self.pages:
            path = self.site / page.url / "index.html"
            text = path.read_text(encoding="utf-8")
            content = _CONTENT.search(text)
            if not content:
                raise SystemExit(f"{page.source}: Zensical made no page of it.")
            shown = content[2].replace(_MARK, "").strip()
            shown = shown if page.source in made else search_text(shown)
            title = page.meta["title"]
            index.add_entry_from_context(
                SimpleNamespace(meta=page.meta, title=title, url=page.url, toc=(), content=shown)
            )
            scripts.update(inline_scripts(text.replace(content[2], "", 1)))
            _write(path, as_written(text.replace(content[2], _FOR_SEARCH.sub("", shown), 1)))
        not_found = self.site / "404.html"
        scripts.update(inline_scripts(not_found.read_text(encoding="utf-8")))
        _write(not_found, as_written(not_found.read_text(encoding="utf-8")))
        options = self.config["plugins"]["search"]
        fields = {"title": {"boost": 1e3}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}}
        index.config = {
            "lang": ["en"],
            "separator": options["separator"],
            "pipeline": ["stopWordFilter"],
            "fields": fields,
        }
        _write(self.site / "search" / "search_index.json", index.generate_search_index(None))
        (self.site / "search.json").unlink()
        _write(self.site / "sitemap.xml", self._sitemap())
        (self.site / "sitemap.xml.gz").write_bytes(gzip.compress(self._sitemap().encode(), mtime=0))
        self.steps.finish(self.site, scripts, self._menu(self.config["nav"]))

    def _sitemap(self) -> str:
        """Return ``sitemap.xml``, with the day on which what each page says was last checked."""
        lines = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        ]
        for page in self.pages if self.about.site_url else ():
            day = self.steps.day(page.source, page.meta)
            address = html.escape(f"{self.about.site_url.rstrip('/')}/{page.url}")
            lines.append(f"<url><loc>{address}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>")
        return "\n".join([*lines, "</urlset>", ""])

    def _menu(self, items: Iterable[Any]) -> Iterator[Listed]:
        """Yield the pages of the menu, in its order."""
        pages = {page.source: page for page in self.pages}
        for item in items:
            title, target = next(iter(item.items())) if isinstance(item, dict) else ("", item)
            if isinstance(target, list):
                yield from self._menu(target)
            else:
                page = pages[target]
                title = title or str(page.meta["title"])
                yield Listed(target, page.url, title, str(page.meta.get("description", "")))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Build the site; what is wrong with it ends the program."""
    try:
        project = Project(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else WORK, load_catalog())
    except DataFaults as error:
        raise SystemExit("\n".join(map(str, error.faults))) from None
    project.prepare()
    project.build()
    project.finish()
    print(f"Built: {project.site}/index.html")


if __name__ == "__main__":
    main()
