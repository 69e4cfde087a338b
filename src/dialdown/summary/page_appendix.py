"""The pages behind the first: parts in their order, cut into pages between two lines or rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt

from dialdown.i18n import _
from dialdown.summary.lines import section_lines, section_title
from dialdown.summary.model import DayTable, ScaleChart, ScoreTable, Summary
from dialdown.summary.page_blocks import heading
from dialdown.summary.page_chart import ChartPart
from dialdown.summary.page_ink import GAP, MUTED, Type
from dialdown.summary.page_parts import Part, beside, one_line, rows_of, rule, stack
from dialdown.summary.page_scale import scale_part
from dialdown.summary.titles import part_title
from dialdown.summary.words import Line, Piece, date_words, joined, range_words, strong, typed

_ROW_GAP, _PARAGRAPH_GAP = 14.0, 40.0
_PLOT = 1000.0
"""Height of the pain plot of the chart."""


@dataclass(frozen=True, slots=True)
class _Item:
    """Something that is not cut; `above` is the room over it, `with_next` keeps a heading.

    `head` is repeated on top of a page that begins with the item.
    """

    part: Part
    above: float = 0.0
    with_next: bool = False
    head: Part | None = None


def appendix_pages(summary: Summary, missing: Sequence[str], area: QRectF) -> list[Part]:
    """One part for each page behind the first; `missing` are the sections that were cut there."""
    type_ = Type(large=summary.chosen.large)
    width = area.width()
    items = list(_items(summary, missing, width, type_))
    room = area.height() - _head(summary, "", width, type_).height - GAP
    pages = _paged(items, room)
    return [
        stack([_head(summary, _which(at, len(pages)), width, type_), page], GAP)
        for at, page in enumerate(pages, 1)
    ]


def _which(number: int, count: int) -> str:
    return _("Appendix {number} of {count}").format(number=number, count=count)


def _head(summary: Summary, which: str, width: float, type_: Type) -> Part:
    """Whose it is and about when on the left, which page on the right."""
    person = [typed(part, stands_out=True) for part in (summary.name, summary.born) if part]
    about = (Piece(range_words(*summary.period.pair)), Piece(_("self-recorded, not a diagnosis")))
    words = joined([(piece,) for piece in (*person, *about)], " · ")
    rows = rows_of(words, width * 0.7, type_.small(), MUTED)[:2]
    right = Qt.AlignmentFlag.AlignRight
    number = one_line(which, width * 0.28, type_.small(), MUTED, right)
    return stack([beside([(0.0, stack(rows)), (width * 0.72, number)]), rule(width)], 14)


def _paged(items: Sequence[_Item], room: float) -> list[Part]:
    """Items filled into pages; a heading goes with what follows it."""
    pages: list[list[Part]] = []
    used = room
    for at, item in enumerate(items):
        needed = item.above + item.part.height
        follower = at
        while items[follower].with_next and follower + 1 < len(items):
            follower += 1
            needed += items[follower].above + items[follower].part.height
        if not pages or used + needed > room:
            repeated = [item.head] if item.head else []
            pages.append([*repeated, item.part])
            used = sum(part.height for part in pages[-1])
            continue
        pages[-1] += [_space(item.above), item.part]
        used += item.above + item.part.height
    return [stack(parts) for parts in pages]


def _space(height: float) -> Part:
    return Part(height, lambda _painter, _x, _y: None)


def _items(summary: Summary, missing: Sequence[str], width: float, type_: Type) -> Iterator[_Item]:
    behind = summary.appendix
    parts = summary.chosen.parts
    if "rest" in parts:
        for section in missing:
            name = section_title(summary, section)
            if section == "chart":  # its words say nothing of sleep and stress: whole once more
                yield _headed(name, width, type_)
                yield _Item(ChartPart(summary.chart, type_).part(width, _PLOT), _ROW_GAP)
                continue
            yield from _paragraphs(name, section_lines(summary, section), width, type_)
    if behind.days:
        yield from _days(behind.days, width, type_)
    if behind.charts:
        yield from _charts(behind.charts, width, type_)
    if behind.scores:
        yield from _scores(behind.scores, width, type_)
    notes = [(strong(date_words(note.date) + ": "), *note.words) for note in behind.notes]
    yield from _paragraphs(part_title("notes"), notes, width, type_)
    yield from _paragraphs(part_title("about"), behind.about, width, type_)


def _headed(words: str, width: float, type_: Type) -> _Item:
    return _Item(heading(words, width, type_), GAP * 1.6, with_next=True)


def _paragraphs(name: str, lines: Sequence[Line], width: float, type_: Type) -> Iterator[_Item]:
    if not lines:
        return
    yield _headed(name, width, type_)
    for line in lines:
        above = _PARAGRAPH_GAP
        for row in rows_of(line, width, type_.body()):
            yield _Item(row, above)
            above = 0.0


def _days(table: DayTable, width: float, type_: Type) -> Iterator[_Item]:
    head = stack([_cells(table.heads, width, type_, MUTED), rule(width)], 8)
    yield _headed(part_title("days"), width, type_)
    yield _Item(head, _ROW_GAP, with_next=True)
    for row in table.rows:
        yield _Item(_cells(row, width, type_), _ROW_GAP, head=head)


def _cells(words: Sequence[str], width: float, type_: Type, colour: str = "") -> Part:
    wide = width / len(words)
    font = type_.small()
    cells = [
        one_line(cell, wide - 30, font, colour) if colour else one_line(cell, wide - 30, font)
        for cell in words
    ]
    return beside([(at * wide, cell) for at, cell in enumerate(cells)])


def _charts(charts: Sequence[ScaleChart], width: float, type_: Type) -> Iterator[_Item]:
    for chart in charts:
        yield _headed(chart.name, width, type_)
        yield _Item(scale_part(chart, type_, width), _ROW_GAP, with_next=True)
        for row in rows_of((Piece(chart.text),), width, type_.small(), MUTED):
            yield _Item(row)


def _scores(tables: Sequence[ScoreTable], width: float, type_: Type) -> Iterator[_Item]:
    yield _headed(part_title("scores"), width, type_)
    for table in tables:
        totals = joined([(strong(total), Piece(f" ({when})")) for when, total in table.rows], ", ")
        line = (strong(table.name), Piece(": "), *totals, Piece(". "), Piece(table.reference))
        above = _PARAGRAPH_GAP
        for row in rows_of(line, width, type_.body()):
            yield _Item(row, above)
            above = 0.0
