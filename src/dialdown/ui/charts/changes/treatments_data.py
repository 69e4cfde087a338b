"""Treatments before and after their start: numbers, words and table."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dialdown.domain.records import Treatment
from dialdown.i18n import _
from dialdown.insights import Change, DailySeries, compare_treatment, sentence, verdict_words
from dialdown.ui.charts.changes.dot_rows import DotRow
from dialdown.ui.charts.dates import short_day
from dialdown.ui.charts.pattern_row import Axis
from dialdown.ui.charts.row_words import points_words
from dialdown.ui.charts.tables import Table
from dialdown.ui.records.wording import brief, span_words

_CANNOT_TELL = "too many ups and downs to tell"


@dataclass(frozen=True, slots=True)
class Compared:
    """A treatment and its pain before and after; no change for one that is taken as needed."""

    treatment: Treatment
    change: Change | None

    @property
    def points(self) -> tuple[float, float, float] | None:
        """Difference and both ends of its interval."""
        change = self.change
        if change is None or change.difference is None or change.low is None or change.high is None:
            return None
        return change.difference, change.low, change.high

    @property
    def unclear(self) -> bool:
        """Whether pain moved as much before without the start."""
        return self.change is not None and self.change.verdict == _CANNOT_TELL


def compare_all(
    treatments: Iterable[Treatment], series: DailySeries, settle_days: int, today: date
) -> list[Compared]:
    """Every treatment that started after the first day, the latest start first."""
    inside = [t for t in treatments if len(series) and series.first_day < t.start <= today]
    inside.sort(key=lambda t: (t.start, t.name), reverse=True)
    return [Compared(t, _compare(t, series, settle_days)) for t in inside]


def _compare(treatment: Treatment, series: DailySeries, settle_days: int) -> Change | None:
    if treatment.as_needed:
        return None
    return compare_treatment(series, "pain", treatment.start, settle_days, treatment.end)


# ---------------------------------------------------------------------- the picture
def dot_rows(found: Sequence[Compared], today: date) -> list[DotRow]:
    """One row a treatment."""
    return [
        DotRow(_named(one, today), tuple(_lines(one)), one.points, one.unclear) for one in found
    ]


def points_axis(found: Iterable[Compared]) -> Axis:
    """Whole points that hold every interval, at least -1 to +1."""
    ends = [end for one in found if one.points for end in one.points]
    return Axis(math.floor(min([*ends, -1.0])), math.ceil(max([*ends, 1.0])))


def _named(one: Compared, today: date) -> str:
    treatment = one.treatment
    when = span_words(treatment.start, treatment.end, today)
    return _("{treatment}, {when}").format(treatment=brief(treatment.name), when=when)


def _lines(one: Compared) -> list[str]:
    lines = [_numbers(one.change)]
    if one.unclear and one.change:
        lines.append(verdict_words(one.change))
    return [*lines, *_own_words(one.treatment)]


def _numbers(change: Change | None) -> str:
    if change is None:
        return _("As needed, so there is no before and after.")
    if change.before is None or change.after is None:
        return sentence(change)
    return _("{before} before ({days_before} days), {after} after ({days_after} days)").format(
        before=f"{change.before:.1f}", days_before=change.days_before,
        after=f"{change.after:.1f}", days_after=change.days_after,
    )  # fmt: skip


def _own_words(treatment: Treatment) -> list[str]:
    words = brief(treatment.verdict)
    return [_("In your words: “{words}”").format(words=words)] if words else []


# ---------------------------------------------------------------------- words
def full_words(one: Compared, today: date) -> str:
    """The plain sentence about one treatment, and what the person said about it."""
    said = sentence(one.change) if one.change else _numbers(None)
    return " ".join([f"{_named(one, today)}.", said, *_own_words(one.treatment)])


def describe(found: Sequence[Compared], today: date) -> str:
    """Every row with its numbers, for a screen reader."""
    return " ".join(f"{_short(one, today)}." for one in found)


def _short(one: Compared, today: date) -> str:
    words = "; ".join([_named(one, today), *_lines(one)]).rstrip(".")
    if one.points is None:
        return words
    middle, low, high = (points_words(value) for value in one.points)
    return _("{row}, {points} points, likely {low} to {high}").format(
        row=words, points=middle, low=low, high=high
    )


def treatments_table(found: Iterable[Compared], today: date) -> Table:
    """One row a treatment, with what cannot be told from dates alone."""
    header = [
        _("Treatment"), _("From"), _("Until"), _("Average before"), _("Days before"),
        _("Average after"), _("Days after"), _("Points"), _("Likely from"), _("Likely to"),
        _("In your words"), _("Also"),
    ]  # fmt: skip
    return Table(header, [_cells(one, today) for one in found])


def _cells(one: Compared, today: date) -> list[str]:
    treatment, change = one.treatment, one.change
    end = short_day(treatment.end, today) if treatment.end else ""
    cells = [brief(treatment.name), short_day(treatment.start, today), end]
    verdict = brief(treatment.verdict)
    if change is None:
        return [*cells, *[""] * 7, verdict, _numbers(None)]
    days = [str(change.days_before), str(change.days_after)]
    if one.points is None or change.before is None or change.after is None:
        return [*cells, "", days[0], "", days[1], "", "", "", verdict, sentence(change)]
    also = verdict_words(change) if one.unclear else _("other things may have changed too")
    return [
        *cells, f"{change.before:.1f}", days[0], f"{change.after:.1f}", days[1],
        *(points_words(value) for value in one.points), verdict, also,
    ]  # fmt: skip
