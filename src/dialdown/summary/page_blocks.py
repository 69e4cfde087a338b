"""The blocks of the page: one function each, from content to a part of a given width.

Each takes a `Limit`, which says how much of its content may show; None comes back when there is
nothing to say.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from dialdown.i18n import _, ngettext
from dialdown.summary.lines import box_lines, own_scale_line
from dialdown.summary.model import Figure, Row, Summary
from dialdown.summary.page_ink import ACCENT, FRAME, INK, MUTED, RULE, Type
from dialdown.summary.page_parts import Part, beside, one_line, rule, stack, text
from dialdown.summary.titles import block_title, title
from dialdown.summary.words import Line, Piece, joined, phrase, range_words, strong, typed

_TILE_GAP, _PAD = 70.0, 80.0
_BOX_SHARE = 0.34
_LINES_TO_COMPARE = 3
"""A treatment that has fewer lines than this shows no before and after."""
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
    box = _data_box(summary, width * _BOX_SHARE, type_)
    room = width * (1 - _BOX_SHARE) - _PAD
    lines = [one_line(title(), room, type_.title())]
    person = [part for part in (summary.name, summary.born) if part]
    if person:
        named = joined(((typed(part, stands_out=True),) for part in person), " · ")
        lines.append(text(named, room, type_.body(), most_lines=limit.lines))
    about = _("{period} · self-recorded").format(period=range_words(*summary.period.pair))
    lines.append(one_line(about, room, type_.body(), MUTED))
    return beside([(0, stack(lines, 20)), (width - width * _BOX_SHARE, box)])


def tiles(summary: Summary, width: float, type_: Type, limit: Limit) -> Part:
    """The five figures, each in a frame."""
    count = len(summary.tiles)
    wide = (width - _TILE_GAP * (count - 1)) / count
    inner = [_tile(figure, wide - 2 * _PAD * 0.8, type_, limit.lines) for figure in summary.tiles]
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
    note = text((Piece(summary.patterns_rule),), width, type_.small(), MUTED, 3)
    return stack([part, note], 20)


def treatments(summary: Summary, width: float, type_: Type, limit: Limit) -> Part | None:
    """The table, and what was tried before."""
    content = summary.treatments
    if not content.rows and not content.earlier:
        return None
    parts = [heading(block_title("treatments"), width, type_)]
    for at, row in enumerate(content.rows[: limit.items]):
        parts += [rule(width)] * bool(at) + [_treatment(row, width, type_, limit.lines)]
    parts += _and_more(len(content.rows) - limit.items, width, type_)
    if content.earlier:
        head = Piece(block_title("earlier") + ": ")
        before: Line = (head, *joined(content.earlier, "; "))
        parts.append(text(before, width, type_.body(), MUTED, limit.lines))
    return stack(parts, 26)


def mentions(summary: Summary, width: float, type_: Type, limit: Limit) -> Part | None:
    """What the person ticked to mention, and the warnings that were noted, which are never cut."""
    warnings = text(summary.warnings, width, type_.body())
    mentioned = _paragraph("mentions", summary.mentions, width, type_, limit)
    head = mentioned or heading(block_title("warnings"), width, type_)
    return stack([head, warnings], 22)


def scores(summary: Summary, width: float, type_: Type, limit: Limit) -> Part | None:
    """Totals of paper forms."""
    return _listed("scores", summary.scores, width, type_, limit)


def questions(summary: Summary, width: float, type_: Type, limit: Limit) -> Part | None:
    """What comes after the first three."""
    return _run_in("questions", summary.questions, width, type_, limit)


def touch(summary: Summary, width: float, type_: Type, limit: Limit) -> Part | None:
    """Touch that hurt, and how it felt."""
    return _listed("touch", summary.touch, width, type_, limit)


def footer(summary: Summary, width: float, type_: Type, shortened: Sequence[str]) -> Part:
    """What the numbers are, what is missing for want of room, and what the page is not."""
    lines = list(summary.footer)
    if shortened:
        names = ", ".join(shortened)
        lines.insert(0, phrase(_("Shortened to fit one side: {names}."), names=names))
    words = [text(line, width, type_.small(), MUTED, 2) for line in lines]
    return stack([rule(width), *words], 14)


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
    about = joined([part for part in (row.name, row.when, row.felt) if part], " ")
    parts = [text(about, width, type_.body(), most_lines=lines)]
    if row.compared and lines >= _LINES_TO_COMPARE:
        parts.append(text(row.compared, width, type_.body()))
    found = stack(parts, 10)
    left_out = bool(row.compared) and lines < _LINES_TO_COMPARE
    return Part(found.height, found.paint, found.shortened or left_out)


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
        one_line(figure.label, width, type_.small(), MUTED),
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
    room = 110.0 * type_.scale if figure.direction else 0.0
    words = text((Piece(figure.change),), width - room, type_.small(), most_lines=lines)

    def arrow(painter: QPainter, x: float, y: float) -> None:
        half, length = 24.0 * type_.scale, 72.0 * type_.scale
        start = y + 14 * type_.scale + (length if figure.direction > 0 else 0.0)
        tip = start - figure.direction * length
        painter.setPen(QPen(QColor(INK), 9 * type_.scale))
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
