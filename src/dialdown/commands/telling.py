"""What the diary tells: patterns as text or JSON, and the page for an appointment."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from dialdown.commands.place import CommandError, opened
from dialdown.domain.clock import system_clock
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

if TYPE_CHECKING:
    from dialdown.summary.model import Summary

_SUMMARY_DAYS = 90
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


def summary(
    paths: AppPaths, file: Path, first: date | None = None, last: date | None = None
) -> Iterator[str]:
    """Write the page for an appointment; the last 90 days unless told."""
    from dialdown.summary.chosen import Chosen
    from dialdown.summary.content import build_summary
    from dialdown.summary.fhir import write_fhir
    from dialdown.summary.html import write_html
    from dialdown.summary.records import Records

    kind = file.suffix.lower()
    if kind not in (".pdf", ".html", ".json"):
        raise CommandError(_("Name a file that ends in .pdf, .html or .json."))
    today = system_clock().date
    last = last or today
    first = first or last - timedelta(days=_SUMMARY_DAYS - 1)
    _check_order(first, last)
    with opened(paths) as diary:
        factors = _factors(diary)
        days, records = diary.days(), Records.read(diary.records)
        page = build_summary(
            days, records, first, last, today,
            settled_patterns(_series(diary, None, None), factors), factors,
            chosen=Chosen(name=_("Made-up diary") if diary.is_made_up else ""),
        )  # fmt: skip
    try:
        if kind == ".html":
            write_html(file, page)
        elif kind == ".json":
            write_fhir(file, page, days, records)
        else:
            _write_pdf(file, page)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CommandError(
            _("{path} was not written: {reason}.").format(path=file, reason=reason)
        ) from error
    yield _("The page about {first} to {last} is in {file}").format(
        first=first.isoformat(), last=last.isoformat(), file=file
    )


def _check_order(first: date | None, last: date | None) -> None:
    if first and last and last < first:
        raise CommandError(_("--to is before --from."))


def _write_pdf(file: Path, page: "Summary") -> None:
    """Drawing letters needs a Qt application, but no screen."""
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from dialdown.summary.page import write_pdf

    application = QGuiApplication.instance() or QGuiApplication(["dialdown"])
    write_pdf(file, page)
    del application


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
