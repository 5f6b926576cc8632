"""A site that is looked at while it is written: a file of it is made when it is asked for, by the steps of MkDocs.

What was changed, what is looked at and a page of each kind are made at once, so that a fault in them is found before
the site takes the place of the last good one. The other written pages, and the search, which leaves the firms out,
follow while nobody asks.

All this is done in a process of its own, which keeps what it knows. The next site is made in a fork of it: that shares
what was not changed, and leaves no trace if it fails.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
import traceback
from collections.abc import Iterable, Iterator
from html import escape
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from macros.loading.kept import keep
from macros.site import templates

from .shell import ShellPage

# Faults alone are shown while the site is served, so the last one would stand there for ever.
MENDED = "Mended: the site is built anew."
_SEARCH = "search/search_index.json"
_NOT_FOUND = "404.html"
_PAUSE = 0.05  # seconds without a request, after which work goes on

_Theme = tuple[frozenset[Path], list[tuple[str, str]]]

_log = logging.getLogger("mkdocs.plugins.rapport")


class _Compiled(BytecodeCache):
    """Keeps what the theme's templates are compiled to, by their names and texts."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._code.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_compiled = _Compiled()


class PreviewSite:
    """The site as its sources are when it is made; a change of them does not reach it.

    Args:
        config_file: that of MkDocs.
        folder: where its files are to be.
        seen: the addresses of files that are looked at, from the root of the site.
        last: the site before, if any.

    Raises:
        Exception: whatever is wrong with the sources.
    """

    def __init__(self, config_file: str, folder: Path, seen: Iterable[str], last: PreviewSite | None) -> None:
        new, self._last_folder = (folder.with_name(f"{folder.name}-{name}") for name in ("new", "last"))
        shutil.rmtree(new, ignore_errors=True)
        config = load_config(config_file, site_dir=str(new))
        config.plugins.on_startup(command="build", dirty=False)
        self._config = config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        files, env = get_files(config), config.theme.get_env()
        env.bytecode_cache = _compiled
        self._theme: _Theme = _from_theme(files, env, config, last._theme if last else None)
        self._files = files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        self._nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        self._documents = files.documentation_pages()
        self._pages = [file.page or Page(None, file, config) for file in self._documents]
        for page in self._pages:
            page.read_source(config)  # The menu shows its title.
        self._env = config.plugins.on_env(env, config=config, files=files)
        _hold(self._env, Path(config.theme.custom_dir or ""))
        _hold(templates.components, templates.COMPONENTS)
        self._by_address = {file.dest_uri: file for file in files}
        self._made: set[str] = set()
        self._entries: dict[str, list[Any]] = {}  # of the search, by page
        self._left = self._finish()
        self._has_fault = False
        self._mends = last is not None and last._has_fault
        self._texts = {}
        for file in [page.file for page in self._pages if not isinstance(page, ShellPage)]:
            file.content_string = self._texts[file.dest_uri] = file.content_string
        written_before = last._texts if last else {}
        changed = [address for address, text in self._texts.items() if written_before.get(address) != text]
        samples = {page.shell: page.file.dest_uri for page in self._pages if isinstance(page, ShellPage)}
        for address in (_NOT_FOUND, *samples.values(), *changed, *seen):
            self._make(address)
        if last:  # until it is renewed
            (new / _SEARCH).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / _SEARCH, new / _SEARCH)
        else:
            while self.work():
                pass
        self._take_place(folder, new)

    def make(self, address: str) -> None:
        """Write a file, if the site has it; in the place of a page with a fault stands the last good one, if any."""
        try:
            self._make(address)
        except (Exception, SystemExit) as error:
            _say(error)
            self._has_fault = True
            self._made.add(address)
            target, last = Path(self._config.site_dir, address), self._last_folder / address
            target.parent.mkdir(parents=True, exist_ok=True)
            if last.is_file():
                shutil.copyfile(last, target)
            else:
                target.write_text(f"<h1>This page has a fault.</h1><pre>{escape(str(error))}</pre>", encoding="utf-8")

    def work(self) -> bool:
        """Make one of the files that nobody has asked for yet; return whether more are left."""
        address = next(self._left, None)
        if address:
            self.make(address)
        return bool(address)

    def _finish(self) -> Iterator[str]:
        """Yield the pages that the search reads and that are not made yet; then look at all, and write the search."""
        searched = [page for page in self._pages if not page.meta.get("search", {}).get("exclude")]
        for page in searched:
            if page.file.dest_uri not in self._made:
                yield page.file.dest_uri
        for page in searched:
            page.validate_anchor_links(files=self._files, log_level=self._config.validation.links.anchors)
        search: Any = self._config.plugins["material/search"]
        search.search_index.entries = [entry for page in searched for entry in self._entries.get(page.url, ())]
        folder = Path(self._config.site_dir)
        aside = folder.with_name(f"{folder.name}-search")
        self._config.site_dir = str(aside)
        search.on_post_build(config=self._config)
        self._config.site_dir = str(folder)
        (folder / _SEARCH).parent.mkdir(parents=True, exist_ok=True)
        (aside / _SEARCH).replace(folder / _SEARCH)  # It may be read at this moment.
        shutil.rmtree(aside)
        if self._mends and not self._has_fault:
            print(MENDED, flush=True)

    def _make(self, address: str) -> None:
        if address in self._made:
            return
        file = self._by_address.get(address)
        if address in self._config.theme.static_templates:
            _build_theme_template(address, self._env, self._files, self._config, self._nav)
        elif file and file.page:
            search: Any = self._config.plugins["material/search"]
            search.search_index.entries = self._entries[file.page.url] = []
            _populate_page(file.page, self._config, self._files)
            _build_page(file.page, self._config, self._documents, self._nav, self._env)
        elif file:
            file.copy_file()
        self._made.add(address)

    def _take_place(self, folder: Path, new: Path) -> None:
        """Let the new folder take the place of the one that is served."""
        shutil.rmtree(self._last_folder, ignore_errors=True)
        folder.rename(self._last_folder)
        new.rename(folder)
        self._config.site_dir = str(folder)
        for file in self._files:
            file.dest_dir = str(folder)
            vars(file).pop("abs_dest_path", None)


def _from_theme(files: Files, env: Environment, config: MkDocsConfig, last: _Theme | None) -> _Theme:
    """Add the theme's files, without looking through its ten thousand icons again while the project's own are the same.

    Returns:
        The paths of the project's own files, and the path and the folder of each file of the theme.
    """
    own = frozenset(Path(config.theme.custom_dir or "").rglob("*"))
    if last and last[0] == own:
        for path, folder in last[1]:
            if files.get_file_from_path(path) is None:
                files.append(File(path, folder, config.site_dir, config.use_directory_urls))
        return last
    of_theme = Files([])
    of_theme.add_files_from_theme(env, config)
    found = [(file.src_uri, str(file.src_dir)) for file in of_theme]
    return _from_theme(files, env, config, (own, found))


def _hold(env: Environment, folder: Path) -> None:
    """Load the templates of a folder as they are now, so that a later change of them does not reach this site."""
    env.auto_reload = True
    for path in folder.rglob("*.html"):
        env.get_template(path.relative_to(folder).as_posix())
    env.auto_reload = False


def _say(error: BaseException) -> None:
    """Say what is wrong: in a line where that is known, else with where it was found."""
    if isinstance(error, MkDocsException):
        _log.error("%s", error)
    else:
        traceback.print_exception(error)


def answer(connection: Connection, config_file: str, folder: Path, level: int) -> None:
    """Make sites and their files as asked, in a process of its own, until the other end is closed.

    Args:
        connection: gives ``("site", seen)``, which is answered by whether there is a new site, or ``("file",
            address)``, which is answered when the file is there if the site has it.
        config_file: that of MkDocs.
        folder: where the files are to be.
        level: what is said of MkDocs' log.
    """
    said = logging.StreamHandler()
    said.setFormatter(logging.Formatter("%(levelname)-7s -  %(message)s"))
    keep()
    log = logging.getLogger("mkdocs")
    log.addHandler(said)
    log.setLevel(level)
    site: PreviewSite | None = None
    while True:
        try:
            while site and not connection.poll(_PAUSE) and site.work():
                pass
            order, about = connection.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        if order == "file":
            if site:
                site.make(about)
            connection.send(True)
        elif new := _next_site(config_file, folder, about, site):
            site = new
            connection.send(True)
        else:
            connection.send(False)
            if not site:
                return


def _next_site(config_file: str, folder: Path, seen: Iterable[str], last: PreviewSite | None) -> PreviewSite | None:
    """Make a site, in a fork of this process if it has one already; this process ends where the fork takes over."""
    child = last is not None
    if child:
        sys.stdout.flush()
        done, tell = os.pipe()
        if process := os.fork():
            os.close(tell)
            took_over = os.read(done, 1)
            os.close(done)
            if took_over:
                os._exit(0)
            os.waitpid(process, 0)
            return None
        os.close(done)
    try:
        site = PreviewSite(config_file, folder, seen, last)
    except (Exception, SystemExit) as error:
        _say(error)
        sys.stdout.flush()
        if child:
            os._exit(1)
        return None
    if child:
        os.write(tell, b"1")
        os.close(tell)
    return site
