"""What MkDocs calls while it builds, named in ``mkdocs.yml``; all of it is done by ``RapportPlugin``."""

import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
if str(PROJECT) not in sys.path:  # MkDocs reads this file by its path.
    sys.path.insert(0, str(PROJECT))

from macros.engines.mkdocs_plugin import RapportPlugin  # noqa: E402

_plugin = RapportPlugin()

on_startup = _plugin.on_startup
on_config = _plugin.on_config
on_serve = _plugin.on_serve
on_files = _plugin.on_files
on_nav = _plugin.on_nav
on_page_content = _plugin.on_page_content
on_env = _plugin.on_env
on_page_context = _plugin.on_page_context
on_post_page = _plugin.on_post_page
on_post_template = _plugin.on_post_template
on_post_build = _plugin.on_post_build
