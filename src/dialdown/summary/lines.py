"""The data box and the own scales as lines of words, for every kind of page."""

from collections.abc import Iterable

from dialdown.i18n import _, ngettext
from dialdown.summary.model import DataBox, Figure
from dialdown.summary.words import Line, Piece, phrase, strong, typed


def box_lines(box: DataBox) -> tuple[str, ...]:
    """The data box in words; the first line stands out."""
    lines = [
        _("{recorded} of {total} days recorded").format(recorded=box.recorded, total=box.total)
    ]
    prompt = [
        (box.same_day, _("{days} same day")),
        (box.on_time, _("{days} on time")),
        (box.late, _("{days} late")),
    ]
    lines.append(_counted(prompt))
    lines.append(
        _counted([(box.unknown, _("{days} time unknown")), (box.imported, _("{days} imported"))])
    )
    blank = _counted([(box.blank, _("{days} blank")), (box.paused, _("{days} paused"))])
    if box.longest_gap > 1:
        blank += " · " + ngettext(
            "longest gap {days} day", "longest gap {days} days", box.longest_gap
        ).format(days=box.longest_gap)
    lines.append(blank)
    return tuple(line for line in lines if line)


def own_scale_line(figure: Figure) -> Line:
    """`Tingling 4.1 (was 5.0, a little lower).`"""
    head: Line = (typed(figure.label), Piece(" "), strong(figure.value))
    if not figure.before:
        return (*head, Piece("."))
    return head + phrase(_(" (was {value}, {change})."), value=figure.before, change=figure.change)


def _counted(parts: Iterable[tuple[int, str]]) -> str:
    return " · ".join(template.format(days=count) for count, template in parts if count)
