"""What the name of a firm comes down to."""

from __future__ import annotations

from macros.catalog.names import slug


def test_an_id_has_a_latin_letter_for_each_that_has_a_mark_or_is_one_of_its_own() -> None:
    assert slug("Þór, Łoś & Søren’s Œuvre") == "thor-los-and-sorens-oeuvre"
    assert slug("Đặng–Æsir Ðalur Isık") == "dang-aesir-dalur-isik"
