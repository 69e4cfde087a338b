"""What a row of the list says: its name, its verdict, its size. Plain words, never advice."""

from collections.abc import Mapping

from dialdown.domain.scales import duration_words
from dialdown.i18n import _, ngettext
from dialdown.insights import Factor, Pattern, verdict_words

_NIGHTS = ("sleep_hours", "sleep_quality")


def row_name(row: Pattern, factors: Mapping[str, Factor]) -> str:
    """`Short sleep, the night before`, `Stress, the day before`, `Low mood, same day`."""
    if row.outcome != "pain":
        return _("Sleep quality after a day with more pain")
    return _("{factor}, {when}").format(factor=factor_name(row, factors), when=when_words(row))


def factor_name(row: Pattern, factors: Mapping[str, Factor]) -> str:
    """The factor, turned the way in which the dot counts."""
    factor = factors.get(row.factor)
    if factor is None:
        return row.factor.partition(":")[2] or row.factor
    if factor.worse != "low" or row.split is None:
        return factor.label
    turned = {
        "sleep_hours": _("Short sleep"),
        "sleep_quality": _("Poor sleep"),
        "mood": _("Low mood"),
        "function": _("Doing less"),
    }
    return turned.get(row.factor) or _("Low {factor}").format(factor=factor.label)


def when_words(row: Pattern) -> str:
    """Same day, the night before, the day before."""
    if row.factor in _NIGHTS and row.lag_days == 0:
        return _("the night before")
    return _("the day before") if row.lag_days else _("same day")


def row_verdict(row: Pattern) -> str:
    """The verdict, or why there is none yet."""
    if row.verdict != "not enough days yet":
        return verdict_words(row)
    if row.reason == "nearly always the same answer":
        return _("nearly always the same answer")
    if row.reason == "moves with the calendar":
        return _("moves with the calendar")
    return ngettext("{days} more day needed", "{days} more days needed", row.days_needed).format(
        days=row.days_needed
    )


def points_words(value: float) -> str:
    """+1.4, −0.3, 0."""
    rounded = round(value, 1)
    if rounded == 0:
        return "0"
    return f"{rounded:+g}".replace("-", "−")


def row_spoken(row: Pattern, factors: Mapping[str, Factor]) -> str:
    """The whole row for a screen reader."""
    words = f"{row_name(row, factors)}: {row_verdict(row)}"
    if row.in_points is None:
        return words
    middle, low, high = (points_words(value) for value in row.in_points)
    return _("{row}, {points} points, likely {low} to {high}").format(
        row=words, points=middle, low=low, high=high
    )


def row_reading(row: Pattern, factors: Mapping[str, Factor]) -> str:
    """The whole row with its days, for the line below the list."""
    days = ngettext("{days} day", "{days} days", row.days).format(days=row.days)
    return f"{row_spoken(row, factors)}, {days}."


def factor_value(factor: Factor | None, value: float) -> str:
    """A value of a factor as axes and tables write it: 6 h 30, 20 min, painful, 7."""
    unit = factor.unit if factor else ""
    if unit == "h":
        return duration_words(value * 60)
    if unit == "min":
        return _("{minutes} min").format(minutes=f"{value:g}")
    if unit == "yes_no":
        return _("yes") if value else _("no")
    if unit == "touch" and value in (0, 1, 2):
        return (_("fine"), _("unpleasant"), _("painful"))[int(value)]
    return f"{round(value, 1):g}"
