"""Rows of "What goes with your pain", said as the Charts tab says them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dialdown.domain.scales import SCALE
from dialdown.i18n import N_, _
from dialdown.ui.learn.about.model import (
    Content,
    Notes,
    Part,
    Piece,
    Strong,
    Way,
    days_noted,
    nothing_yet,
    title,
)
from dialdown.ui.learn.small_chart import Lane, SmallPicture, lane_of, picture_of

if TYPE_CHECKING:
    from dialdown.insights import Pattern
    from dialdown.ui.charts.patterns_data import Patterns

_TOLD = ("clear", "possible")


@dataclass(frozen=True, slots=True)
class Subject:
    """A scale to tell of, or the next of `keys` where it has no row; fixed beforehand, so that
    never the better-looking one is picked. `lacking` is said where none was ever noted.
    """

    keys: tuple[str, ...]
    lacking: str


def say_rows(notes: Notes, subjects: Sequence[Subject], ways: tuple[Way, ...] = ()) -> Content:
    """The row of each subject with verdict, dot and sentence; a small chart; how many days."""
    if not notes.days:
        return nothing_yet()
    picture = _picture(notes, subjects)
    drawn = (picture,) if picture is not None else ()
    found = notes.patterns
    if found is None:
        waiting = _("Looking through your days")
        failed = _("This could not be worked out. What you noted is safe.")
        said = failed if notes.failed else waiting
        return Content(title(), (said, *drawn, days_noted(notes.days)))
    if found.settled.look_day is None:
        first = found.say(found.settled)
        return Content(title(), (first, *drawn, days_noted(notes.days)))
    parts: list[Part] = []
    chosen = [(subject, _row(found, subject)) for subject in subjects]
    for subject, row in chosen:
        parts += [_(subject.lacking)] if row is None else _row_parts(found, row)
    if any(row is not None and row.verdict in _TOLD for _subject, row in chosen):
        parts.append(_("Going together does not prove cause."))
    told = [row for _subject, row in chosen if row is not None]
    return Content(title(), (*parts, *drawn, days_noted(notes.days)), (*_charts(told), *ways))


def _row(found: "Patterns", subject: Subject) -> "Pattern | None":
    """The row that the Charts tab shows for it."""
    rows = {group[0].factor: group[0] for group in found.rows}
    return next((rows[key] for key in subject.keys if key in rows), None)


def _row_parts(found: "Patterns", row: "Pattern") -> list[Part]:
    from dialdown.ui.charts.row_words import row_name, row_verdict

    head = _("{name}: {verdict}").format(
        name=row_name(row, found.factors), verdict=row_verdict(row)
    )
    dot = [row] if row.p is not None and row.in_points else []
    return [Strong(head), *dot, found.say(row)]


def _charts(rows: "Sequence[Pattern]") -> tuple[Way, ...]:
    if len(rows) == 1:
        return (Way(_("See the chart"), "factor", rows[0].factor),)
    words = _("See the chart: {scale}")
    return tuple(
        Way(words.format(scale=SCALE[row.factor].title), "factor", row.factor) for row in rows
    )


def _picture(notes: Notes, subjects: Sequence[Subject]) -> SmallPicture | None:
    """Pain, and the scale of each subject that was noted lately."""
    lanes: list[Lane] = []
    for subject in subjects:
        made = (lane_of(notes.recent, key) for key in subject.keys)
        lanes += [lane for lane in made if lane.points][:1]
    return picture_of([lane_of(notes.recent, "pain"), *lanes], notes.since, notes.today)


_STRESS = Subject(
    ("stress",), N_("Stress is not noted yet, so nothing can be said about stress and pain.")
)
_MOOD = Subject(("mood",), N_("Mood is not noted yet, so nothing can be said about mood and pain."))
_FATIGUE = Subject(
    ("fatigue",),
    N_("Tiredness is not noted yet, so nothing can be said about tiredness and pain."),
)
_FOG = Subject(
    ("brain_fog",), N_("Fog is not noted yet, so nothing can be said about fog and pain.")
)
_ACTIVITY = Subject(
    ("activity_minutes",),
    N_("Movement is not noted yet, so nothing can be said about movement and pain."),
)

STRAIN = Piece(lambda notes: say_rows(notes, (_STRESS, _MOOD)), finds=True)
TIREDNESS = Piece(lambda notes: say_rows(notes, (_FATIGUE, _FOG)), finds=True)
MOVING = Piece(lambda notes: say_rows(notes, (_ACTIVITY,)), finds=True)
