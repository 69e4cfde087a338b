"""The blocks of the page: one function each, from content to a part of a given width.

Each takes a `Limit`, which says how much of its content may show; None comes back when there is
nothing to say.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from dialdown.i18n import _, ngettext
from dialdown.summary.lines import box_lines, own_marks, own_scale_line
from dialdown.summary.model import Figure, Row, Summary
from dialdown.summary.page_ink import ACCENT, FRAME, INK, MUTED, RULE, Type
from dialdown.summary.page_parts import Part, beside, one_line, rule, stack, text
from dialdown.summary.titles import block_title, title
from dialdown.summary.words import Line, Piece, joined, range_words, strong, typed

_TILE_GAP, _PAD = 70.0, 80.0
_BOX_SHARE, _BOX_SHARE_LARGE = 0.34, 0.42
_LINES_FOR_EARLIER, _LINES_FOR_TRIALS, _LINES_TO_COMPARE = 5, 4, 3
"""With fewer lines than this there is nothing about earlier treatments, no trial, no comparison,
each whole or not at all."""
_CORNER = 60.0


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many items of at most so many lines each."""

    items: int
    lines: int


Block = Callable[[Summary, float, Type, Limit], Part | None]


def heading(words: str, width: float, type_: Type) -> Part:
    """The name of a block with a thin line below."""
    label = one_line(words, width, type_.heading(), ACCENT)
    return stack([label, rule(width)], 8)


def header(summary: Summary, width: float, type_: Type, limit: Limit) -> Part:
    """Title, whose it is, the period, and how the diary was kept."""
    share = _BOX_SHARE_LARGE if type_.large else _BOX_SHARE
    box = _data_box(summary, width * share, type_)
    room = width * (1 - share) - _PAD
    lines = [text((Piece(title()),), room, type_.title(), most_lines=2)]
    person = [part for part in (summary.name, summary.born) if part]
    if person:
        named = joined(((typed(part, stands_out=True),) for part in person), " · ")
        lines.append(text(named, room, type_.body(), most_lines=limit.lines))
    about = _("{period} · self-recorded").format(period=range_words(*summary.period.pair))
    lines.append(text((Piece(about),), room, type_.body(), MUTED, most_lines=2))
    return beside([(0, stack(lines, 20)), (width - width * share, box)])


def tiles(summary: Summary, width: float, type_: Type, limit: Limit) -> Part | None:
    """The five figures, each in a frame."""
    if not summary.tiles:
        return None
    count = len(summary.tiles)
    wide = (width - _TILE_GAP * (count - 1)) / count
    room = wide - 2 * _PAD * 0.8
    names = [
        text((Piece(f.label),), room, type_.small(), MUTED, most_lines=2) for f in summary.tiles
    ]
    head = max(name.height for name in names)
    inner = [
        stack([Part(head, name.paint), _tile(figure, room, type_, limit.lines)], 12)
        for name, figure in zip(names, summary.tiles, strict=True)
    ]
    height = max(part.height for part in inner) + 2 * _PAD * 0.7
    framed = [_framed(part, wide, height, _PAD * 0.8, _PAD * 0.7) for part in inner]
    return beside([(at * (wide + _TILE_GAP), part) for at, part in enumerate(framed)])


def own_scales(summary: Summary, width: float, type_: Type, limit: Limit) -> Part | None:
    """The person's own scales in one paragraph under the tiles."""
    lines = [own_scale_line(figure) for figure in summary.own_scales]
    return _run_in("own_scales", lines, width, type_, limit)


def wants(summary: Summary, width: float, type_: Type, limit: Limit) -> Part | None:
    """Up to three things, numbered."""
    numbered = [(strong(f"{n}. "), *line) for n, line in enumerate(summary.wants, 1)]
    return _listed("wants", numbered, width, type_, limit)


def patterns(summary: Summary, width: float, type_: Type, limit: Limit) -> Part | None:
    """At most three sentences and what they rest on."""
    part = _listed("patterns", summary.patterns, width, type_, limit)
    if part is None or not summary.patterns_rule:
        return part
    note = text((Piece(summary.patterns_rule),), width, type_.small(), MUTED)
    return stack([part, note], 20)


def treatments(summary: Summary, width: float, type_: Type, limit: Limit) -> Part | None:
    """The table, and what was tried before."""
    content = summary.treatments
    if not (content.rows or content.earlier or content.trials):
        return None
    parts = [heading(block_title("treatments"), width, type_)]
    tight = limit.lines == 1
    for at, row in enumerate(content.rows[: limit.items]):
        parts += [rule(width)] * (bool(at) and not tight)
        parts.append(_treatment(row, width, type_, limit.lines))
    parts += _and_more(len(content.rows) - limit.items, width, type_)
    tried, before = content.trials, content.earlier
    left_out = False
    if tried and limit.lines >= _LINES_FOR_TRIALS:
        head = strong(block_title("trials") + ": ")
        parts.append(text((head, *joined(tried, " ")), width, type_.body()))
    elif tried:
        left_out = True
    if before and limit.lines >= _LINES_FOR_EARLIER:
        words: Line = (Piece(block_title("earlier") + ": "), *joined(before, "; "))
        parts.append(text(words, width, type_.body(), MUTED, limit.lines))
    elif before:
        left_out = True
    found = stack(parts, 12 if tight else 26)
    return replace(found, shortened=found.shortened or left_out)


def mentions(summary: Summary, width: float, type_: Type, limit: Limit) -> Part | None:
    """What the person ticked to mention."""
    return _paragraph("mentions", summary.mentions, width, type_, limit)


def scores(summary: Summary, width: float, type_: Type, limit: Limit) -> Part | None:
    """Totals of paper forms."""
    part = _paragraph("scores", summary.scores[: limit.items], width, type_, limit)
    rest = _and_more(len(summary.scores) - limit.items, width, type_)
    return stack([part, *rest], 10) if part else None


def questions(summary: Summary, width: float, type_: Type, limit: Limit) -> Part | None:
    """What comes after the first three."""
    return _run_in("questions", summary.questions, width, type_, limit)


def touch(summary: Summary, width: float, type_: Type, limit: Limit) -> Part | None:
    """Touch that hurt, and how it felt."""
    return _listed("touch", summary.touch, width, type_, limit)


def about(summary: Summary, width: float, type_: Type, limit: Limit) -> Part | None:
    """What the person wrote about themselves."""
    return _paragraph("about", summary.about, width, type_, limit)


def footer(
    summary: Summary, width: float, type_: Type, missing: Line, extras: bool, page: str
) -> Part:
    """Warnings, which are never cut; what is missing for want of room; what the numbers are.

    The person's own marks are among the `extras`.
    """
    warnings = text(summary.warnings, width, type_.body())
    marks = own_marks(summary)
    rules = summary.footer[len(marks) :]
    told = joined([line for line in (missing, *rules, (Piece(page),)) if line], " ")
    words = [text(told, width, type_.small(), MUTED)]
    if marks and extras:
        words.insert(0, text(marks[0], width, type_.small(), MUTED, 2))
    return stack([warnings, rule(width), *words], 14)


# ---------------------------------------------------------------------- inside
def _listed(
    key: str, lines: Sequence[Line], width: float, type_: Type, limit: Limit
) -> Part | None:
    if not lines:
        return None
    shown = [text(line, width, type_.body(), most_lines=limit.lines) for line in lines]
    rest = _and_more(len(lines) - limit.items, width, type_)
    return stack([heading(block_title(key), width, type_), *shown[: limit.items], *rest], 22)


def _paragraph(
    key: str, lines: Sequence[Line], width: float, type_: Type, limit: Limit
) -> Part | None:
    if not lines:
        return None
    words = text(joined(lines, " "), width, type_.body(), most_lines=limit.lines)
    return stack([heading(block_title(key), width, type_), words], 22)


def _run_in(
    key: str, lines: Sequence[Line], width: float, type_: Type, limit: Limit
) -> Part | None:
    """One paragraph with its name as the first words."""
    if not lines:
        return None
    words: Line = (Piece(block_title(key) + ": "), *joined(lines, " · "))
    return text(words, width, type_.body(), most_lines=limit.lines)


def _and_more(count: int, width: float, type_: Type) -> list[Part]:
    """`and 3 more in the diary`, if there are."""
    if count <= 0:
        return []
    words = ngettext("and {count} more in the diary", "and {count} more in the diary", count)
    part = one_line(words.format(count=count), width, type_.small(), MUTED)
    return [Part(part.height, part.paint, shortened=True)]


def _treatment(row: Row, width: float, type_: Type, lines: int) -> Part:
    if lines == 1:
        return _treatment_in_short(row, width, type_)
    about = joined([part for part in (row.name, row.when, row.felt) if part], " ")
    parts = [text(about, width, type_.body(), most_lines=lines)]
    if row.compared and lines >= _LINES_TO_COMPARE:
        parts.append(text(row.compared, width, type_.body()))
    found = stack(parts, 10)
    left_out = bool(row.compared) and lines < _LINES_TO_COMPARE
    return Part(found.height, found.paint, found.shortened or left_out)


def _treatment_in_short(row: Row, width: float, type_: Type) -> Part:
    """The name with its doses, and since when where there is room: no half sentence."""
    name = text(row.name, width, type_.body(), most_lines=1)
    dated = text(joined([row.name, row.when], " "), width, type_.body(), most_lines=1)
    return replace(name if dated.shortened else dated, shortened=True)


def _data_box(summary: Summary, width: float, type_: Type) -> Part:
    first, *rest = box_lines(summary.box)
    room = width - 2 * _PAD
    lines = [text((strong(first),), room, type_.small(), most_lines=1)]
    lines += [text((Piece(line),), room, type_.small(), most_lines=2) for line in rest]
    inner = stack(lines, 10)
    return _framed(inner, width, inner.height + 1.3 * _PAD, _PAD, _PAD * 0.65, FRAME)


def _tile(figure: Figure, width: float, type_: Type, lines: int) -> Part:
    was = _("was {value}").format(value=figure.before) if figure.before else _("nothing before")
    if not figure.value:
        was = _("not recorded")
    parts = [
        one_line(figure.value or "–", width, _fitting(figure.value, width, type_)),
        one_line(was, width, type_.small(), MUTED),
    ]
    if figure.change:
        parts.append(_change(figure, width, type_, lines))
    return stack(parts, 12)


def _fitting(words: str, width: float, type_: Type) -> QFont:
    """The font of figures, smaller where a long one would be cut."""
    font = type_.figure()
    wide = QFontMetricsF(font).horizontalAdvance(words)
    if wide > width:
        font.setPixelSize(int(font.pixelSize() * width / wide))
    return font


def _change(figure: Figure, width: float, type_: Type, lines: int) -> Part:
    """The wording of the change after an arrow, which is drawn: few fonts have one."""
    room = 110.0 * type_.grow if figure.direction else 0.0
    words = text((Piece(figure.change),), width - room, type_.small(), most_lines=lines)

    def arrow(painter: QPainter, x: float, y: float) -> None:
        half, length = 24.0 * type_.grow, 72.0 * type_.grow
        start = y + 14 * type_.grow + (length if figure.direction > 0 else 0.0)
        tip = start - figure.direction * length
        painter.setPen(QPen(QColor(INK), 9 * type_.grow))
        middle = x + half
        painter.drawLine(QPointF(middle, start), QPointF(middle, tip))
        for side in (-half, half):
            painter.drawLine(
                QPointF(middle, tip), QPointF(middle + side, tip + figure.direction * half)
            )

    return beside([(room, words), (0.0, Part(0.0, arrow))]) if room else words


def _framed(
    part: Part, width: float, height: float, left: float, top: float, edge: str = RULE
) -> Part:
    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(QColor(edge), 7))
        painter.drawRoundedRect(QRectF(x, y, width, height), _CORNER, _CORNER)
        part.paint(painter, x + left, y + top)

    return Part(height, paint, part.shortened)
