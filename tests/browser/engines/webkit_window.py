#!/usr/bin/python3
"""Windows of WebKitGTK for WebKitWebDriver, as narrow as a phone: MiniBrowser's own does not go under 447 px.

It runs under the system's Python, which has the bindings of GTK. What a page says to its console goes to the standard
output; what it lets a reader save, into the folder WINDOW_SAVES.
"""

from __future__ import annotations

import os
from typing import Any

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402 - the versions are chosen before

# A profile that is kept: without one, WebKit says nothing of the console.
folder = os.environ["WINDOW_PROFILE"]
storage = WebKit2.WebsiteDataManager(base_data_directory=folder, base_cache_directory=f"{folder}/cache")
context = WebKit2.WebContext.new_with_website_data_manager(storage)
context.set_automation_allowed(True)
settings = WebKit2.Settings()
settings.set_enable_write_console_messages_to_stdout(True)


def open_window(*_: Any) -> Any:
    """Return a new view in a window of its own."""
    view = WebKit2.WebView(web_context=context, settings=settings, is_controlled_by_automation=True)
    window = Gtk.Window()
    window.add(view)
    window.show_all()
    view.connect("close", lambda _: window.destroy())
    return view


def save(_: Any, download: Any) -> None:
    """Say where what is saved goes."""
    folder = os.environ["WINDOW_SAVES"]

    def decide(download: Any, name: str) -> bool:
        download.set_destination(f"file://{folder}/{name}")
        return True

    download.connect("decide-destination", decide)


def begin(_: Any, session: Any) -> None:
    """Tell the driver what it drives, and give it a window whenever it wants one."""
    information = WebKit2.ApplicationInfo()
    information.set_name("MiniBrowser")
    session.set_application_info(information)
    for kind in ("tab", "window"):
        session.connect(f"create-web-view::{kind}", open_window)


context.connect("automation-started", begin)
context.connect("download-started", save)
Gtk.main()
