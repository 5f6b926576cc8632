"""What takes itself away on request leaves the focus near, so that a keyboard goes on from there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .tab import page

__all__ = ["page"]
pytestmark = pytest.mark.site

# In a page of its own: what stands there, what has the focus, what is done, and what has the focus then.
CASES = {
    "replaced": ("<div><button>A</button></div><p>b</p>", "A", "one.replaceWith(made('C'))", "C"),
    "gone from a list": ("<ul><li><button>A</button></li><li><button>B</button></li></ul>", "A", "item.remove()", "B"),
    "the last of a list": (
        "<ul><li><button>A</button></li><li><button>B</button></li></ul>",
        "B",
        "item.remove()",
        "A",
    ),
    "with its box": ("<p><button>A</button></p><section><button>B</button></section>", "B", "section.remove()", "A"),
    "while others go too": (
        "<div><p><button>X</button></p><p><button>A</button></p><p><button>B</button></p></div>",
        "A",
        "item.previousElementSibling.remove(); item.replaceWith(made('C'))",
        "C",
    ),
    "nothing visible there": ("<p><button>A</button></p><p><button hidden>B</button></p>", "A", "item.remove()", ""),
    "still there": ("<p><button>A</button></p><p><button>B</button></p>", "A", "item.nextElementSibling.remove()", "A"),
}


def test_a_question_that_is_answered_gives_the_focus_back_and_what_stands_in_its_place_has_it(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}privacy/")
    ask = page.get_by_role("button", name="Delete all that this site stores here")
    ask.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Keep it").focus()
    page.keyboard.press("Enter")
    expect(ask).to_be_focused()
    for case, (html, focused, script, expected) in CASES.items():
        page.evaluate(
            """([html, focused]) => {
              const host = document.createElement("div");
              document.querySelector("article").replaceChildren(host);
              host.innerHTML = html;
              Rapport.keepFocus(host);
              window.one = [...host.querySelectorAll("button")].find((button) => button.textContent === focused);
              window.item = one.closest("li, p");
              window.section = one.closest("section");
              window.made = (text) => Rapport.make("button", {}, text);
              one.focus();
            }""",
            [html, focused],
        )
        page.evaluate(f"() => {{ {script} }}")
        kept = page.evaluate("document.activeElement === document.body ? '' : document.activeElement.textContent")
        assert kept == expected, case
