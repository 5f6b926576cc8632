"""While the site is served, each change shows, and a fault leaves the last good site in place."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

# Set for the processes that build what is served: they make nothing that only a published site needs.
PREVIEW = "RAPPORT_PREVIEW"

_log = logging.getLogger("mkdocs.plugins.rapport")


class PreviewBuilder:
    """Builds the site that is served, in a process of its own and in a new folder that then takes the old one's place.

    MkDocs alone would go on with the code that it has read at first, empty the site before it builds, and after a fault
    hold back every page until it is mended.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._site = Path(config.site_dir)
        self._failed = False

    def __call__(self) -> None:
        """Build the site, and put it in the place of the one that is served if nothing is wrong; say so if it is."""
        new, last = (self._site.with_name(f"{self._site.name}-{name}") for name in ("new", "last"))
        done = subprocess.run(  # noqa: S603 - the words are our own
            [
                *(sys.executable, "-m", "mkdocs", "build", "--site-dir", str(new)),
                *("--config-file", str(self._config.config_file_path)),
                *(() if _log.isEnabledFor(logging.INFO) else ("--quiet",)),
                *(("--strict",) if self._config.strict else ()),
            ],
            env={**os.environ, PREVIEW: "1"},
            check=False,
        )
        if done.returncode:
            shutil.rmtree(new, ignore_errors=True)
            _log.error("The last good site is still served.")
        else:
            self._site.rename(last)  # The server holds pages back while it builds.
            new.rename(self._site)
            shutil.rmtree(last)
            if self._failed:  # make serve shows faults alone, so the last one would stand there for ever.
                print("Mended: the site is built anew.", flush=True)
        self._failed = bool(done.returncode)
