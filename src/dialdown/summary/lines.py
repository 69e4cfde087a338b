"""The data box and the own scales as lines of words, for every kind of page."""

from collections.abc import Iterable

from dialdown.i18n import _, ngettext
from dialdown.summary.model import DataBox, Figure, Row, Summary
from dialdown.summary.titles import block_title, chart_title
from dialdown.summary.words import Line, Piece, joined, phrase, strong, typed

_RULES = 2
"""Lines of the footer beside the person's own marks."""


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


def section_title(summary: Summary, section: str) -> str:
    """What stands above a section."""
    return chart_title(summary.chart.step) if section == "chart" else block_title(section)


def section_lines(summary: Summary, section: str) -> tuple[Line, ...]:
    """Everything that a section says, uncut; nothing where it is empty or off."""
    treatments = summary.treatments
    found: dict[str, Iterable[Line]] = {
        "wants": ((strong(f"{n}. "), *line) for n, line in enumerate(summary.wants, 1)),
        "tiles": (_tile(figure) for figure in summary.tiles),
        "own_scales": (own_scale_line(figure) for figure in summary.own_scales),
        "chart": ((Piece(summary.chart.text),) if summary.chosen.shows("chart") else (),),
        "patterns": (*summary.patterns, (Piece(summary.patterns_rule),)),
        "treatments": (
            *(_treatment(row) for row in treatments.rows),
            *(_under("trials", line) for line in treatments.trials),
            *(_under("earlier", line) for line in treatments.earlier),
        ),
        "body": summary.body.words,
        "touch": summary.touch,
        "mentions": summary.mentions,
        "scores": summary.scores,
        "questions": summary.questions,
        "about": summary.about,
        "marks": own_marks(summary),
    }
    return tuple(line for line in found[section] if any(piece.text for piece in line))


def own_marks(summary: Summary) -> tuple[Line, ...]:
    """What 0, 5 and 10 mean to the person, the first line of the footer where it is there."""
    return summary.footer[:-_RULES]


def own_scale_line(figure: Figure) -> Line:
    """`Tingling 4.1 (was 5.0, a little lower).`"""
    head: Line = (typed(figure.label), Piece(" "), strong(figure.value))
    if not figure.before:
        return (*head, Piece("."))
    return head + phrase(_(" (was {value}, {change})."), value=figure.before, change=figure.change)


def _tile(figure: Figure) -> Line:
    value = figure.value or _("not recorded")
    if not figure.before:
        return (Piece(f"{figure.label}: "), strong(value))
    return phrase(
        _("{label}: {value} (was {before}, {change})"),
        label=Piece(figure.label, typed=figure.typed),
        value=strong(value),
        before=figure.before,
        change=figure.change,
    )


def _treatment(row: Row) -> Line:
    return joined([part for part in (row.name, row.when, row.felt, row.compared) if part], " ")


def _under(key: str, line: Line) -> Line:
    return (Piece(block_title(key) + ": "), *line)


def _counted(parts: Iterable[tuple[int, str]]) -> str:
    return " · ".join(template.format(days=count) for count, template in parts if count)
