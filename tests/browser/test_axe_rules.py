"""What axe is asked: all rules, or those about colours alone."""

from __future__ import annotations

from playwright.sync_api import Browser

from .axe import found, found_by_day_and_by_night

PALE_AND_NAMELESS = """<!doctype html><html lang="en"><title>x</title><main>
<p style="color: #bbb; background: #fff">Too pale to read</p><button></button></main>"""


def test_what_is_left_out_is_not_judged(browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.set_content(PALE_AND_NAMELESS)
        assert {fault.partition(" ")[0] for fault in found(page)} == {"color-contrast", "button-name"}
        assert {fault.partition(" ")[0] for fault in found(page, ["button"])} == {"color-contrast"}


GREY = """<!doctype html><html lang="en"><title>x</title><style>
p { color: #666 } @media (prefers-color-scheme: dark) { body { background: #333 } }</style><main><p>Grey</p>
<button></button></main>"""


def test_of_the_other_palette_the_colours_alone_are_judged(browser: Browser) -> None:
    with browser.new_context(color_scheme="light") as context:
        page = context.new_page()
        page.set_content(GREY)
        for wanted in ({"button-name", "In the other palette: color-contrast"}, {"button-name", "color-contrast"}):
            assert {fault.partition(" at ")[0] for fault in found_by_day_and_by_night(page)} == wanted


HEAD = '<!doctype html><html lang="en"><title>x</title><main>'
STRIPES = f"""{HEAD}
<p style="background: #000; color: #ddd">By night</p><p style="background: #fff; color: #ddd">By day</p>
<div style="background: #fff"><p style="color: #000">As dark</p></div>
<div style="background: #111"><p style="color: #000">On dark</p></div>
<div style="display: contents"><p style="background: #fff; color: #ddd">Of a part without a place</p></div></main>"""


def test_of_texts_that_are_alike_one_is_judged_and_of_others_each(browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.set_content(STRIPES)
        assert [fault.partition("]")[0] for fault in found(page)] == [
            "color-contrast at ['p:nth-child(2)'",
            "color-contrast at ['div:nth-child(4) > p'",
            "color-contrast at ['div:nth-child(5) > p'",
        ]
        page.set_content(HEAD + "".join(f"<p style='color: #bbb; background: #fff'>Line {n}</p>" for n in range(99)))
        assert len(found(page)) == 1


def test_a_field_that_makes_a_telephone_zoom_in_is_a_fault_there(browser: Browser) -> None:
    field = '<!doctype html><html lang="en"><title>x</title><main><input aria-label="a" style="font-size: 15px"></main>'
    for has_touch, faults in ((True, ["small-field"]), (False, [])):
        with browser.new_context(has_touch=has_touch, is_mobile=has_touch) as context:
            page = context.new_page()
            page.set_content(field)
            assert [fault.partition(":")[0] for fault in found(page)] == faults
