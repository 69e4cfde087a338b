"""What the diary tells: patterns as text or JSON."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from dialdown.commands.place import CommandError, opened
from dialdown.domain.records import OwnScale, OwnTag
from dialdown.i18n import _, ngettext
from dialdown.insights import (
    DailySeries,
    Factor,
    Family,
    Pattern,
    Settled,
    build_series,
    families_of,
    one_row_each,
    promise,
    scale_factor,
    sentence,
    settled_patterns,
    standard_factors,
    tag_factor,
    verdict_words,
)
from dialdown.paths import AppPaths
from dialdown.storage import Diary

_VERDICTS = ("clear", "possible", "no pattern seen", "not enough days yet")


def insights(
    paths: AppPaths, as_json: bool = False, first: date | None = None, last: date | None = None
) -> Iterator[str]:
    """What goes with the pain, as the window shows it, from all days unless told."""
    _check_order(first, last)
    with opened(paths) as diary:
        series, factors = _series(diary, first, last), _factors(diary)
    settled = settled_patterns(series, factors)
    if as_json:
        yield _as_json(series, settled, factors)
    else:
        yield from _in_words(series, settled, factors)


def _check_order(first: date | None, last: date | None) -> None:
    if first and last and last < first:
        raise CommandError(_("--to is before --from."))


def _series(diary: Diary, first: date | None, last: date | None) -> DailySeries:
    return build_series(diary.days(first, last), diary.records(OwnTag))


def _factors(diary: Diary) -> list[Factor]:
    """Built-in and own ones, hidden or not: what was recorded counts."""
    own = [scale_factor(record.scale) for record in diary.records(OwnScale)]
    return [*standard_factors(), *own, *(tag_factor(tag) for tag in diary.records(OwnTag))]


def _pain_days(series: DailySeries) -> int:
    return sum(value == value for value in series.get("pain"))  # NaN is not equal to itself


def _in_words(series: DailySeries, settled: Settled, factors: list[Factor]) -> Iterator[str]:
    days = _pain_days(series)
    if not days:
        yield _("No day with pain is recorded in this time.")
        return
    span = {"first": series.first_day, "last": series.day(len(series) - 1)}
    yield ngettext(
        "{n} day with pain, {first} to {last}.",
        "{n} days with pain, {first} to {last}.",
        days,
    ).format(n=days, **span)
    yield sentence(settled, factors)
    rows = [group[0] for group in one_row_each(settled.patterns)]
    for verdict in _VERDICTS:
        found = [row for row in rows if row.verdict == verdict]
        if found:
            yield ""
            yield verdict_words(found[0]).capitalize()
        for row in found:
            yield f"  {_name(row, factors)}: {sentence(row, factors)}"
    yield ""
    yield promise()


def _name(row: Pattern, factors: list[Factor]) -> str:
    labels = {factor.key: factor.label for factor in factors}
    name = labels.get(row.factor, row.factor)
    if row.outcome != "pain":
        name = _("{factor} and {outcome}").format(
            factor=name, outcome=labels.get(row.outcome, row.outcome)
        )
    return _("{name}, day before").format(name=name) if row.lag_days else name


def _tests(family: Family) -> dict[str, object]:
    """How many rows share an error budget, how many were tested, and at which levels."""
    return {
        "first": family.primary,
        "rows": len(family.rows),
        "tested": family.tested,
        "levels": asdict(family.levels) if family.levels else None,
    }


def _as_json(series: DailySeries, settled: Settled, factors: list[Factor]) -> str:
    """Everything that the window shows and the numbers behind it; dates as ISO text."""
    content = {
        "days_with_pain": _pain_days(series),
        "first_day": series.first_day.isoformat() if len(series) else None,
        "last_day": series.day(len(series) - 1).isoformat() if len(series) else None,
        "look_day": settled.look_day.isoformat() if settled.look_day else None,
        "days_to_next_look": settled.days_to_next_look,
        "promise": promise(),
        "families": [_tests(family) for family in families_of(series, settled)],
        "patterns": [
            asdict(row) | {"name": _name(row, factors), "sentence": sentence(row, factors)}
            for row in settled.patterns
        ],
    }
    return json.dumps(
        content,
        ensure_ascii=False,
        indent=1,
        allow_nan=False,
        default=lambda number: number.item(),  # numpy's own kinds of number as plain ones
    )
