"""What leaves a template: escaped text, and no link but to where a reader may be sent."""

from __future__ import annotations

import datetime

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from macros.model.text import count, fold, host, long_date
from macros.site import templates as markup
from macros.site.templates import href


@pytest.mark.parametrize(
    "address",
    [
        "https://acre.example.com/a?b=1&c=2#d",
        "http://acre.example.com/",
        "HTTPS://ACRE.EXAMPLE.COM/",
        "mailto:candidates@acre.example.com",
    ],
)
def test_web_and_mail_addresses_are_links(address: str) -> None:
    assert href(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "vbscript:x",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "ftp://acre.example.com/",
        "//acre.example.com/",
        "/directory/",
        "acre.example.com",
        "",
        "https//acre.example.com",
        "https://[",
    ],
)
def test_nothing_else_is_a_link(address: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - urlsplit has words of its own for some of them
        href(address)


def test_a_refused_link_says_what_is_allowed() -> None:
    with pytest.raises(ValueError, match=r"^'javascript:x' is no address for a link: only http, https and mailto are$"):
        href("javascript:x")


def test_templates_escape_text_and_keep_markup() -> None:
    template = markup.components.from_string("<p title='{{ text }}'>{{ text }}{{ html }}</p>")
    assert template.render(text="<b>'\"&", html=Markup("<i>x</i>")) == (
        "<p title='&lt;b&gt;&#39;&#34;&amp;'>&lt;b&gt;&#39;&#34;&amp;<i>x</i></p>"
    )


def test_templates_do_not_run_what_stands_in_the_data() -> None:
    template = markup.components.from_string("{{ text }}")
    assert template.render(text="{{ 7 * 7 }}{% raw %}") == "{{ 7 * 7 }}{% raw %}"


def test_templates_refuse_an_unknown_name_and_a_bad_link() -> None:
    with pytest.raises(UndefinedError):
        markup.components.from_string("{{ nothing }}").render()
    with pytest.raises(ValueError, match="no address for a link"):
        markup.components.from_string("{{ 'javascript:x' | href }}").render()


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.acre.example.com/about", "acre.example.com"),
        ("https://ACRE.example.com:8443/", "acre.example.com"),
        ("http://www.wwwacre.example/", "wwwacre.example"),
        ("acre", "acre"),
    ],
)
def test_a_host_is_said_without_www(address: str, name: str) -> None:
    assert host(address) == name


def test_a_day_is_written_out() -> None:
    assert long_date(datetime.date(2026, 1, 3)) == "3 January 2026"


@pytest.mark.parametrize(("number", "words"), [(0, "0 firms"), (1, "1 firm"), (2, "2 firms"), (10_000, "10,000 firms")])
def test_a_number_says_what_it_counts(number: int, words: str) -> None:
    assert count(number, "firm") == words


def test_a_plural_of_its_own() -> None:
    assert [count(number, "entry", "entries") for number in (1, 2)] == ["1 entry", "2 entries"]


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Ängström", "angstrom"), ("ÉCOLE", "ecole"), ("Straße", "strasse"), ("ﬁrm", "firm"), ("Acre", "acre")],
)
def test_sorting_and_searching_pass_over_accents_and_case(text: str, folded: str) -> None:
    assert fold(text) == folded
