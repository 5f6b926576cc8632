"""The pictures beside shared links."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from macros.site.social import cards
from macros.site.social.cards import HEIGHT, WIDTH, card_address, card_file, draw_card


def picture(*shown: str) -> Image.Image:
    return Image.open(io.BytesIO(draw_card(*shown)))


def test_a_card_has_the_size_that_sites_ask_for_and_is_small() -> None:
    png = draw_card("Retained search", "Spencer Stuart", "Recruits senior executives and board directors.")
    image = Image.open(io.BytesIO(png))
    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    assert len(png) < 60_000


@pytest.mark.parametrize("title", ["A", "Word " * 60, "W" * 200, "Österreichische Personalberatung – Łódź"])
def test_nothing_is_drawn_over_the_margins(title: str) -> None:
    image = picture("Guide", title, "A text that is long enough to be cut. " * 20).convert("RGB")
    paper = image.getpixel((WIDTH - 1, 0))
    right, foot = image.crop((WIDTH - 60, 0, WIDTH, HEIGHT)), image.crop((30, 510, WIDTH, 534))
    if "W" * 200 not in title:  # One word that no line holds runs out of the picture, and harms nothing else.
        assert right.getcolors() == [(60 * HEIGHT, paper)]
    assert foot.getcolors() == [((WIDTH - 30) * 24, paper)]


def test_one_text_gives_one_card_and_another_text_another() -> None:
    shown = ("Guide", "Pay", "What to say.")
    assert draw_card(*shown) == draw_card(*shown)
    assert card_address(*shown) == card_address(*shown)
    others = [("Guide", "Pay", "What to ask."), ("Guide", "Pay What", "to say."), ("Checklist", "Pay", "What to say.")]
    assert len({card_address(*other) for other in [shown, *others]}) == 4
    assert all(draw_card(*other) != draw_card(*shown) for other in others)


def test_a_card_is_drawn_once_and_again_only_when_it_shows_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []

    def draw(*shown: str) -> bytes:
        drawn.append(shown)
        return draw_card(*shown)

    monkeypatch.setattr(cards, "draw_card", draw)
    shown, other = ("Guide", "Pay", "What to say."), ("Guide", "Pay", "What to ask.")
    files = [card_file(tmp_path / "kept", *one) for one in (shown, other, shown)]
    assert drawn == [shown, other]
    assert files[0] == files[2] != files[1]
    assert files[0].name == Path(card_address(*shown)).name
    assert files[0].read_bytes() == draw_card(*shown)
    assert [path for path in files[0].parent.iterdir() if path not in files] == []
