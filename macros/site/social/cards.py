"""The picture that stands beside a shared link: the title of the page and what it says of itself.

1200 × 630 pixels, as the sites that show them ask for: https://ogp.me/. Drawn with a font that stands beside this
file, so that no machine's own fonts and no network are needed, and one text gives the same bytes everywhere.
"""

from __future__ import annotations

import functools
import hashlib
import io
import os
from collections.abc import Iterable
from pathlib import Path

import PIL
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
_MARGIN = 96
_MEASURE = WIDTH - 2 * _MARGIN
_BAND, _FOOT = 24, 536
_FONT = Path(__file__).with_name("card.otf")
# The colours of the light page (page.css), and those between, which smooth the letters.
_PAPER, _INK, _QUIET, _ACCENT = (251, 250, 246), (31, 42, 46), (85, 99, 106), (12, 92, 86)
_STEPS = 16
# The sizes of a title, each with the lines that it may have.
_TITLE_FITS = ((96, 1), (84, 2), (72, 2), (60, 2))
_TEXT_LINES = 3


def card_address(label: str, title: str, text: str) -> str:
    """Return the address of a card; it changes with what the card shows.

    Args:
        label: what stands above the title, such as the kind of page.
        title: what the page is called.
        text: what stands below it.
    """
    shown = "\n".join((_drawing(), label, title, text))
    return f"assets/cards/{hashlib.sha256(shown.encode()).hexdigest()[:16]}.png"


def draw_card(label: str, title: str, text: str) -> bytes:
    """Return a card as a PNG file.

    Args:
        label: what kind of page it is, in a few words.
        title: its title; smaller where it is long, and cut where even that does not fit.
        text: what it says of itself, at most three lines.
    """
    # Drawn in grey and inked part by part, so that 49 colours are enough and the file stays small.
    grey = Image.new("L", (WIDTH, HEIGHT))
    pen = ImageDraw.Draw(grey)
    pen.rectangle((0, 0, _BAND - 1, HEIGHT), fill=255)
    pen.text((_MARGIN, 84), label, font=_font(36), fill=255)
    size, lines = _fit(title)
    title_top = top = 140
    for line in lines:
        pen.text((_MARGIN, top), line, font=_font(size), fill=255)
        top += round(size * 1.12)
    text_top = top = top + 28
    for line in _wrap(text, _font(38), _TEXT_LINES):
        pen.text((_MARGIN, top), line, font=_font(38), fill=255)
        top += 50
    pen.line((_MARGIN, _FOOT, WIDTH - _MARGIN, _FOOT), fill=90, width=2)
    pen.text((_MARGIN, _FOOT + 14), "Rapport", font=_font(36), fill=255)
    parts = [
        ((0, 0, _BAND, HEIGHT), _ACCENT),
        ((_BAND, 0, WIDTH, title_top), _ACCENT),
        ((_BAND, title_top, WIDTH, text_top), _INK),
        ((_BAND, text_top, WIDTH, _FOOT), _QUIET),
        ((_BAND, _FOOT, WIDTH, HEIGHT), _INK),
    ]
    return _png(grey, parts)


def card_file(folder: Path, label: str, title: str, text: str) -> Path:
    """Return the file of a card, drawn now or by an earlier build, since most cards stay what they are.

    Args:
        folder: where cards are kept from build to build.
        label: what kind of page it is.
        title: its title.
        text: what it says of itself.
    """
    # Another release of the library may write other bytes.
    path = folder / f"pillow-{PIL.__version__}" / Path(card_address(label, title, text)).name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(f".{os.getpid()}")  # Another build may be at work beside this one.
        new.write_bytes(draw_card(label, title, text))
        new.replace(path)
    return path


@functools.cache
def _drawing() -> str:
    """Return what stands for the way cards are drawn: if that changes, so do their addresses."""
    return hashlib.sha256(Path(__file__).read_bytes() + _FONT.read_bytes()).hexdigest()


@functools.cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    # The basic layout depends on no library of the machine.
    return ImageFont.truetype(_FONT, size, layout_engine=ImageFont.Layout.BASIC)


def _fit(title: str) -> tuple[int, list[str]]:
    """Return the largest size at which a title fits, and its lines."""
    for size, most in _TITLE_FITS:
        lines = _wrap(title, _font(size), most + 1)
        if len(lines) <= most:
            return size, lines
    return size, _wrap(title, _font(size), most)


def _wrap(text: str, font: ImageFont.FreeTypeFont, most: int) -> list[str]:
    """Return the lines of a text, at most so many; an ellipsis ends what is cut."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= _MEASURE or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        last = lines[most - 1]
        while last and font.getlength(f"{last}…") > _MEASURE:
            last = last.rpartition(" ")[0]
        lines[most - 1 :] = [f"{last.rstrip(' ,;.')}…"]
    return lines


def _png(grey: Image.Image, parts: Iterable[tuple[tuple[int, int, int, int], tuple[int, int, int]]]) -> bytes:
    """Return a drawing as a PNG file, each part of it in its own ink."""
    palette = list(_PAPER)
    first = {}
    for ink in (_ACCENT, _INK, _QUIET):
        first[ink] = len(palette) // 3 - 1
        for step in range(1, _STEPS + 1):
            palette += [paper + (full - paper) * step // _STEPS for paper, full in zip(_PAPER, ink, strict=True)]
    steps = [(shade * _STEPS + 127) // 255 for shade in range(256)]
    for box, ink in parts:
        grey.paste(grey.crop(box).point([step and first[ink] + step for step in steps]), box)
    grey.putpalette(palette)
    file = io.BytesIO()
    grey.save(file, "PNG", compress_level=6)
    return file.getvalue()
