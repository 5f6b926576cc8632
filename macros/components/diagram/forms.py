"""How each form of diagram is drawn: a record in, a sheet with shapes and texts out."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from macros.components.cadence import COUNTED
from macros.loading.dataset import Dataset
from macros.model.diagrams import WEEKS, Diagram, DiagramItem

from .drawing import STYLES, WIDTH, Sheet, height_of
from .words import notes

PAD = 10  # inside a box


def _lanes(diagram: Diagram, _data: Dataset) -> Sheet:
    """Draw firms between two lanes, and arrows of money from one lane or the other."""
    employers, you, pays, pay, contrast = diagram.labels
    sheet = Sheet()
    left, right, box_left, box_right = 10, WIDTH - 10, 64, WIDTH - 64
    inner = box_right - box_left - 2 * PAD
    sheet.text(0, 0, employers, 100, "title")
    sheet.text(WIDTH, 0, you, 60, "title", anchor="end")
    top = y = 26.0
    lanes: list[tuple[float, float]] = []
    for item in diagram.items:
        if item.you_pay:
            y = sheet.text(WIDTH / 2, y + 4, contrast, 200, "label", "quiet", "middle") + 8
        body = notes(diagram, item)[-1].text
        height = height_of(item.title, inner, "title") + height_of(body, inner) + 2 * PAD
        sheet.box(box_left, y, box_right - box_left, height, "contrast" if item.you_pay else "box")
        below = sheet.text(box_left + PAD, y + PAD - 1, item.title, inner, "title")
        sheet.text(box_left + PAD, below + 1, body, inner)
        middle = y + height / 2
        look = "arrow" if item.evidence else "arrow-unsure"
        if item.you_pay:
            sheet.arrow(right, middle, box_right + 1, middle, look)
            sheet.text((right + box_right) / 2 + 1, middle - 23, pay, 60, "label", "strong", "middle")
        else:
            sheet.arrow(left, middle, box_left - 1, middle, look)
            sheet.text((left + box_left) / 2 - 1, middle - 23, pays, 60, "label", "strong", "middle")
        lanes.append((middle, y + height))
        y += height + 12
    bottom = lanes[-1][1]
    sheet.line(left, top, left, bottom, "lane")
    sheet.line(right, top, right, bottom, "lane")
    return sheet


def _timeline(diagram: Diagram, _data: Dataset) -> Sheet:
    """Draw stages on a line; a full dot where the candidate takes part."""
    head, span, seen, unseen, _you_see = diagram.labels
    sheet = Sheet()
    rail, left = 9, 32
    inner = WIDTH - left
    frame = height_of(head, WIDTH - 2 * PAD, "title") + height_of(span, WIDTH - 2 * PAD) + 2 * PAD
    sheet.box(0, 0, WIDTH, frame, "contrast")
    below = sheet.text(PAD, PAD - 1, head, WIDTH - 2 * PAD, "title")
    sheet.text(PAD, below + 1, span, WIDTH - 2 * PAD)
    y = frame + 14
    sheet.dot(rail, y + 9, 7, "mark")
    sheet.text(left - 8, y, seen, 150)
    sheet.dot(WIDTH / 2 + rail, y + 9, 6, "hollow")
    sheet.text(WIDTH / 2 + left - 8, y, unseen, 160)
    y += 36
    dots: list[tuple[float, DiagramItem]] = []
    for number, item in enumerate(diagram.items, start=1):
        _, what, sees = notes(diagram, item)
        dots.append((y + 9, item))
        y = sheet.text(left, y, f"{number}. {item.title}", inner, "title")
        y = sheet.text(left, y + 1, what.text, inner) + 5
        words = f"{sees.label}: {sees.text}"
        height = height_of(words, inner - 2 * PAD) + 10
        sheet.box(left, y, inner, height, "faint" if item.out_of_sight else "tint")
        sheet.text(left + PAD, y + 5, words, inner - 2 * PAD)
        y += height + 16
    for (start, _), (end, item) in pairwise(dots):
        sheet.line(rail, start, rail, end, "rail-unseen" if item.out_of_sight else "rail")
    for middle, item in dots:
        sheet.dot(rail, middle, 6 if item.out_of_sight else 7, "hollow" if item.out_of_sight else "mark")
    return sheet


def _stairs(diagram: Diagram, _data: Dataset) -> Sheet:
    """Draw steps that lead down and away from the first."""
    first, last = diagram.labels
    sheet = Sheet()
    looks = ("strong", "tint", "box", "contrast", "box", "box")  # some colours would only repeat themselves lower down
    sheet.text(0, 0, first, 200, "label", "strong")
    top = y = 26.0
    for number, item in enumerate(diagram.items, start=1):
        left = 24 + (number - 1) * 20
        inner = WIDTH - left - 2 * PAD
        body = notes(diagram, item)[-1].text
        title = f"{number}. {item.title}"
        height = height_of(title, inner, "title") + height_of(body, inner) + 2 * PAD
        look = looks[number - 1]
        ink = "on-strong" if look == "strong" else ""
        sheet.box(left, y, WIDTH - left, height, look)
        below = sheet.text(left + PAD, y + PAD - 1, title, inner, "title", ink)
        sheet.text(left + PAD, below + 1, body, inner, "text", ink)
        y += height + 10
    sheet.arrow(8, top, 8, y - 6, "arrow")
    sheet.text(0, y, last, 200, "label", "strong")
    return sheet


def _shares(diagram: Diagram, _data: Dataset) -> Sheet:
    """Draw moments with what to give and what to keep; squares that fill up."""
    sheet = Sheet()
    column, size = 62, 11
    inner, aside = WIDTH - column - PAD, column - PAD - 2
    many = len(diagram.items)
    y = 0.0
    for number, item in enumerate(diagram.items, start=1):
        parts = notes(diagram, item)
        rows = [max(height_of(note.text, inner), height_of(note.label, aside, "label")) + 6 for note in parts]
        height = STYLES["title"].line + 4 + sum(rows) + 2 * PAD - 4
        sheet.box(0, y, WIDTH, height, "box")
        for place in range(many):
            x = WIDTH - PAD - (many - place) * (size + 3) + 3
            sheet.box(x, y + PAD + 3, size, size, "mark" if place < number else "hollow", 2)
        end = sheet.text(PAD, y + PAD - 1, f"{number}. {item.title}", WIDTH - 110, "title") + 6
        for note, row in zip(parts, rows, strict=True):
            sheet.text(PAD, end, note.label, aside, "label", "strong" if note is parts[0] else "quiet")
            sheet.text(column, end, note.text, inner)
            end += row
        y += height + 12
    return sheet


def _rhythm(diagram: Diagram, data: Dataset) -> Sheet:
    """Draw moments above lines of weeks, with a dot or a bar where a note is due."""
    dot, bar, now, *weeks = diagram.labels
    sheet = Sheet()
    left, right = 9, WIDTH - 9

    def at(week: float) -> float:
        return left + (right - left) * week / WEEKS

    sheet.dot(left, 9, 7, "mark")
    sheet.text(left + 14, 0, dot, 80)
    sheet.box(100, 3, 40, 12, "mark", 6)
    sheet.text(148, 0, bar, 212)
    y = 32.0
    for number, item in enumerate(diagram.items):
        if number:
            sheet.line(0, y, WIDTH, y, "hair")
            y += 12
        y = sheet.text(0, y, item.title, WIDTH, "title")
        y = sheet.text(0, y + 1, notes(diagram, item)[-1].text, WIDTH - 8) + 14
        sheet.line(left, y, right, y, "rail")
        for week in range(0, WEEKS + 1, WEEKS // len(weeks)):
            sheet.line(at(week), y - 6, at(week), y + 6, "rail")
        for week_due in weeks_due(item, data):
            sheet.dot(at(week_due), y, 7, "mark")
        if item.weeks:
            start, end = at(item.weeks.min), at(item.weeks.max)
            sheet.box(start, y - 6, end - start, 12, "mark", 6)
        y += 10
        sheet.text(0, y, now, 60, "text", "quiet")
        for place, week_name in enumerate(weeks, start=1):
            last = place == len(weeks)
            x = WIDTH if last else at(place * WEEKS / len(weeks))
            sheet.text(x, y, week_name, 90, "text", "quiet", "end" if last else "middle")
        y += 28
    return sheet


def weeks_due(item: DiagramItem, data: Dataset) -> list[float]:
    """Return the weeks after which notes are due by the cadence, as far as the axis goes.

    Raises:
        ValueError: the number of the cadence counts no days, or lies beyond the axis.
    """
    cadence_id = item.after or item.every
    if not cadence_id:
        return []
    pace = data.pace(cadence_id)
    step = pace.number / 7
    if pace.measure in COUNTED or step > WEEKS:
        raise ValueError(
            f'"{item.title}" goes by "{cadence_id}" of cadence.yaml, which is no time within {WEEKS} weeks'
        )
    return [step * time for time in range(1, int(WEEKS / step) + 1)] if item.every else [step]


_DRAWN: dict[str, Callable[[Diagram, Dataset], Sheet]] = {
    "lanes": _lanes,
    "timeline": _timeline,
    "stairs": _stairs,
    "shares": _shares,
    "rhythm": _rhythm,
}


def draw(diagram: Diagram, data: Dataset) -> Sheet:
    """Return the drawing of a diagram; raises ``ValueError`` where a note would be due beyond its axis."""
    return _DRAWN[diagram.form](diagram, data)
