"""Every row's numbers and the tests made: for the screen, for paper, and to copy."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialdown.exchange.cells import guard
from dialdown.i18n import _, ngettext
from dialdown.insights import (
    Background,
    Family,
    Pattern,
    background_of,
    families_of,
    title,
    verdict_words,
)
from dialdown.ui.charts.patterns_data import Patterns
from dialdown.ui.charts.tables import Table

_SMALLEST_P = 0.0001


@dataclass(frozen=True)
class Row:
    """A pattern with the family that it was tested in and its background, if it has one."""

    pattern: Pattern
    family: Family
    background: Background | None
    name: str


def rows_of(found: Patterns) -> list[Row]:
    """All rows of a diary, those asked first on top."""
    return [
        Row(
            pattern,
            family,
            background_of(found.series, pattern.pair),
            title(pattern, found.factors.values()),
        )
        for family in families_of(found.series, found.settled)
        for pattern in family.rows
    ]


def how_tested(found: Patterns) -> list[str]:
    """How many tests there were in each family, at which levels, and when."""
    families = families_of(found.series, found.settled)
    lines = [_span_words(found)]
    if found.settled.look_day is not None:
        day = found.settled.look_day.isoformat()
        lines.append(_("Verdicts, p and q are of the look of {day}.").format(day=day))
        lines.append(_("Slopes, r and days are of today."))
    lines.append(found.say(found.settled))
    return [*lines, *(_family_words(family) for family in families)]


def _span_words(found: Patterns) -> str:
    days, series = found.days_with_pain, found.series
    if not len(series):
        return _("No day with pain is recorded in this time.")
    return ngettext(
        "{n} day with pain, {first} to {last}.", "{n} days with pain, {first} to {last}.", days
    ).format(n=days, first=series.first_day, last=series.day(len(series) - 1))


def _family_words(family: Family) -> str:
    rows = ngettext("{n} row", "{n} rows", len(family.rows)).format(n=len(family.rows))
    template = (
        _("First: {rows}, {tested} tested.")
        if family.primary
        else _("Rest: {rows}, {tested} tested.")
    )
    words = template.format(rows=rows, tested=family.tested)
    if family.levels is None:
        return words
    return (
        words
        + " "
        + _("Clear at q {clear}, possible at q {possible}.").format(
            clear=f"{family.levels.clear:g}", possible=f"{family.levels.possible:g}"
        )
    )


# ------------------------------------------------------------------ on the screen
def rows_table(rows: list[Row]) -> Table:
    """One line a row, every number in a column of its own."""
    header = [
        _("Row"), _("Factor"), _("Outcome"), _("Lag"), _("Days"), _("Slope"), _("from"), _("to"),
        "r", _("r from"), _("r to"), "p", "q", _("Level"), _("Verdict"), _("Reason"),
        _("Sharpness"), _("Days needed"), _("Waves"), _("Weekdays"), _("Hour"), _("Free"),
    ]  # fmt: skip
    return Table(header, [_cells(row) for row in rows])


def _cells(row: Row) -> list[str]:
    found, behind = row.pattern, row.background
    sizes = (found.slope, found.low, found.high, found.r, found.r_low, found.r_high)
    return [
        row.name,
        found.factor,
        found.outcome,
        str(found.lag_days),
        str(found.days),
        *(size(value) for value in sizes),
        *(chance(value) for value in (found.p, found.q)),
        level(row),
        verdict_words(found),
        reason_words(found),
        f"{found.sharpness:.2f}" if found.slope is not None else "",
        str(found.days_needed or ""),
        *background_cells(behind),
    ]


def background_cells(behind: Background | None) -> list[str]:
    """Waves, weekday columns, hour or not, degrees of freedom left."""
    if behind is None:
        return [""] * 4
    free = f"{behind.free} *" if behind.only_safe else str(behind.free)
    return [str(behind.waves), str(behind.weekdays), _("yes") if behind.hour else _("no"), free]


def size(value: float | None) -> str:
    """A slope, a correlation or an end of one, to three decimals; blank if there is none."""
    return "" if value is None else f"{value:.3f}".replace("-", "−")


def chance(value: float | None) -> str:
    """p or q to four decimals; blank if there is none."""
    if value is None:
        return ""
    return f"< {_SMALLEST_P:g}" if value < _SMALLEST_P else f"{value:.4f}"


def level(row: Row) -> str:
    """The highest q for clear in the row's family; blank before the first look."""
    return f"{row.family.levels.clear:g}" if row.family.levels else ""


def reason_words(found: Pattern) -> str:
    """Why there is no other verdict; blank where there is one."""
    return {
        "": "",
        "too few days": _("too few days"),
        "nearly always the same answer": _("nearly always the same answer"),
        "moves with the calendar": _("moves with the calendar"),
        "neither shown nor ruled out": _("neither shown nor ruled out"),
        "before the next look": _("before the next look"),
    }[found.reason]


# ------------------------------------------------------------------ to copy
_PLAIN = (
    "factor", "outcome", "lag_days", "days", "slope", "low", "high", "r", "r_low", "r_high",
    "p", "q", "verdict", "reason", "sharpness", "days_needed",
)  # fmt: skip
_BEHIND = ("waves", "weekdays", "hour", "only_safe", "free")


def rows_as_text(rows: list[Row]) -> str:
    """All numbers unrounded, with tabs between them, under the names that `insights --json` has."""
    head = ["name", "family", "level_clear", "level_possible", *_PLAIN, *_BEHIND]
    lines = [head, *(list(_unrounded(row)) for row in rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def _unrounded(row: Row) -> Iterator[str]:
    yield guard(" ".join(row.name.split()))  # a name that a person typed opens no other column
    yield "first" if row.family.primary else "rest"
    levels = row.family.levels
    yield from ("", "") if levels is None else (str(levels.clear), str(levels.possible))
    for key in _PLAIN:
        yield _as_text(getattr(row.pattern, key))
    for key in _BEHIND:
        yield _as_text(getattr(row.background, key, None))


def _as_text(value: float | str | None) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return "" if value is None else str(value if isinstance(value, str | int) else float(value))
