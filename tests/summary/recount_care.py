"""What the page must say about treatments, trials, scores and patterns, from the exported JSON."""

import math
from collections.abc import Iterator
from datetime import date, timedelta
from statistics import fmean

import numpy as np

from dialdown.domain import vocabulary as words
from dialdown.domain.scales import SCALES
from dialdown.insights import (
    Change,
    DailySeries,
    Factor,
    compare_treatment,
    compare_trial,
    sentence,
    settled_patterns,
    standard_factors,
)
from tests.summary.recount import DAY, Export, Row, day_of, pain, ticked
from tests.summary.recount_lines import FORMS, PROMISE, REFERENCES, change_words, said, said_range

_RECENT = 90


def everything(export: Export) -> Iterator[str]:
    """All of this part."""
    yield from wants(export)
    yield from treatments(export)
    yield from trials(export)
    yield from scores(export)
    yield from warnings(export)
    yield from anchors(export)
    yield from patterns(export)
    yield f"Printed from Dialdown on {said(export.printed)}"


def wants(export: Export) -> Iterator[str]:
    """The first three questions for the next visit or for none, numbered."""
    coming = [a for a in export.records["appointment"] if day_of(a["date"]) >= export.printed]
    visits = {"", *(a["id"] for a in sorted(coming, key=lambda a: a["date"])[:1])}
    asked = [q for q in export.records["question"] if q["appointment_id"] in visits]
    asked.sort(key=lambda q: (q["position"], q["id"]))
    yield from (f"{n}. {_clean(q['words'])}" for n, q in enumerate(asked[:3], start=1))


def treatments(export: Export) -> Iterator[str]:
    """Doses, dates, days used, before and after; those that are over in one line each."""
    going_on = export.touching("treatment")
    for row in going_on:
        start, end = day_of(row["start"]), row["end"] and day_of(row["end"])
        doses = [s for s in _doses(export, row) if day_of(s["start"]) <= export.last]
        yield f"{_name(row, ', then '.join(_clean(step['dose']) for step in doses))}."
        if end and end <= export.last:
            yield f"{said_range(start, end, export.last)}."
        else:
            yield f"From {said(start, export.last)}."
        changed = [day_of(s["start"]) for s in doses if export.first <= day_of(s["start"])]
        changed = [said(when, export.last) for when in changed if when > start]
        if changed:
            yield f"Dose changed {', '.join(changed)}."
        if row["as_needed"]:
            yield _used(export, row)
        elif (export.first - start).days <= _RECENT:
            yield from _before_and_after(export, start, end)
    for row in export.records["treatment"]:
        if row["end"] and day_of(row["end"]) < export.first:
            last_dose = [_clean(step["dose"]) for step in _doses(export, row)][-1:]
            when = said_range(day_of(row["start"]), day_of(row["end"]))
            yield f"{_name(row, *last_dose)} ({when})"


def _name(row: Row, doses: str = "") -> str:
    return f"{_clean(row['name'])} {doses}".strip()


def _doses(export: Export, treatment: Row) -> list[Row]:
    steps = [s for s in export.records["dose_step"] if s["treatment_id"] == treatment["id"]]
    return sorted(steps, key=lambda step: step["start"])


def _used(export: Export, treatment: Row) -> str:
    doses = export.records["as_needed_dose"]
    used = {day_of(d["date"]) for d in doses if d["treatment_id"] == treatment["id"]}
    count = sum(export.first <= when <= export.last for when in used)
    return f"used on {count} day{'s' * (count != 1)} of {export.length}."


def _before_and_after(export: Export, start: date, end: date | None) -> Iterator[str]:
    first = export.first - 2 * _RECENT * DAY
    until = min([start + 29 * DAY, export.last, *([end] if end else [])])
    before = _noted(export, max(start - 90 * DAY, first), start - DAY)
    after = _noted(export, start, until)
    series = DailySeries(first, {"pain": np.array(export.column(first, export.last, pain))})
    change = compare_treatment(series, "pain", start, end=end)
    assert (change.difference is not None) <= (min(len(before), len(after)) >= 14)
    if change.difference is not None:
        yield (
            f"Pain averaged {fmean(before):.1f} before ({len(before)} days) "
            f"and {fmean(after):.1f} after ({len(after)} days)."
        )
        yield _allowing(change)


def _noted(export: Export, first: date, last: date) -> list[float]:
    return [v for v in export.column(first, last, pain) if v == v] if first <= last else []


def _allowing(change: Change) -> str:
    way = "higher" if change.difference >= 0 else "lower"
    if change.low < 0 < change.high:
        likely = f"{_size(change.low)} lower to {_size(change.high)} higher"
    else:
        likely = " to ".join(map(_size, sorted((change.low, change.high), key=abs)))
    return f"Allowing for runs of days: {_size(change.difference)} points {way} (likely {likely})."


def _size(value: float) -> str:
    return "under 0.1" if 0 < abs(value) < 0.05 else f"{abs(value):.1f}"


def trials(export: Export) -> Iterator[str]:
    """Those that ended in the period: plain means with and without, all by the plan."""
    for trial in export.records["trial"]:
        blocks, last = _blocks(trial)
        if not blocks or not export.first <= last <= export.last:
            continue
        start = day_of(trial["start"])
        first = start - 180 * DAY
        yield f"{_clean(trial['change'])} ({said_range(start, last)}):"
        series = DailySeries(first, {"pain": np.array(export.column(first, last, pain))})
        change = compare_trial(series, "pain", blocks)
        if change.difference is None:
            yield sentence(change)
            continue
        without, given = (
            [v for a, b, on in blocks if on is kind for v in _noted(export, a, b)]
            for kind in (False, True)
        )
        yield (
            f"Pain averaged {fmean(without):.1f} without the change ({len(without)} days) "
            f"and {fmean(given):.1f} with it ({len(given)} days)."
        )
        yield _allowing(change)
        yield f"In words: {change_words(change, without)}."


def _blocks(trial: Row) -> tuple[list[tuple[date, date, bool]], date]:
    """Blocks as they were drawn, and the last day.

    Those of a trial that was ended early are cut there; a last one of under ten days is left out.
    """
    start, long = day_of(trial["start"]), timedelta(days=trial["block_days"])
    found = [
        (start + n * long, start + (n + 1) * long - DAY, kind == "with")
        for n, kind in enumerate(trial["blocks"])
    ]
    if trial["ended"] and found and day_of(trial["ended"]) < found[-1][1]:
        last = day_of(trial["ended"])
        found = [(a, min(b, last), on) for a, b, on in found if a <= last]
        if found and (last - found[-1][0]).days < 9:
            found.pop()
        return found, last
    return found, found[-1][1] if found else start


def scores(export: Export) -> Iterator[str]:
    """The newest total of each form, the one before it, and what was published."""
    for form, (name, highest) in FORMS.items():
        found = [s for s in export.records["score"] if s["form"] == form]
        found = [s for s in found if day_of(s["date"]) <= export.last]
        found.sort(key=lambda s: (s["date"], s["id"]))
        if not found:
            continue
        newest, *before = found[-1:-3:-1]
        line = f"{name} {newest['total']:g} of {highest} on {_on(export, newest)}"
        yield line + "".join(f" ({s['total']:g} on {_on(export, s)})" for s in before) + "."
        if form in REFERENCES:
            yield REFERENCES[form]
        if form == "csi" and any(abs(newest["total"] - s["total"]) < 10 for s in before):
            yield "A change under 10 points may be chance."


def _on(export: Export, score: Row) -> str:
    return said(day_of(score["date"]), export.last)


def warnings(export: Export) -> Iterator[str]:
    """Each warning with its last day, and how many days if more than one."""
    for key, what in words.WARNINGS.items():
        when = [day_of(day["date"]) for day in export.now if key in ticked(day, "warning:")]
        if when:
            days = f" ({len(when)} days)" if len(when) > 1 else ""
            yield f"{what.lower()} on {said(when[-1], export.last)}{days}"


def anchors(export: Export) -> Iterator[str]:
    """What 0, 5 and 10 mean to the person, as last written."""
    newest = {
        a["level"]: _clean(a["words"])
        for a in sorted(export.records["anchor"], key=lambda a: a["date"])
        if day_of(a["date"]) <= export.printed
    }
    yield from (f"{n} = “{newest[n]}”" for n in (0, 5, 10) if newest.get(n))


def patterns(export: Export) -> Iterator[str]:
    """The engine's sentences about columns that were built here."""
    columns = export.every_column([scale.key for scale in SCALES], words.TAG_GROUPS)
    first = day_of(export.days[0]["date"])
    series = DailySeries(first, {key: np.array(column) for key, column in columns.items()})
    factors = [*standard_factors(), *_own_factors(export)]
    settled = settled_patterns(series, factors)
    if settled.look_day is None:
        return
    rank = {"clear": 0, "possible": 1}
    shown = [p for p in settled.patterns if p.outcome == "pain" and p.verdict in rank]
    best: dict[str, str] = {}
    for p in sorted(shown, key=lambda p: (rank[p.verdict], p.p)):
        both = _days_with_both(columns, p.factor, p.lag_days)
        line = f"{p.verdict.capitalize()}: {sentence(p, factors)} {both} days."
        best.setdefault(p.factor, line)
    yield from list(best.values())[:3]
    if not best:
        looked_at = len({p.factor for p in settled.patterns if p.p is not None})
        yield f"{looked_at} thing{'s were' if looked_at != 1 else ' was'} looked at."
    yield f"Judged on {said(settled.look_day)}, from all days up to then."
    yield PROMISE


def _days_with_both(columns: Row, factor: str, lag: int) -> int:
    earlier = [math.nan] * lag + columns[factor]
    return sum(a == a and b == b for a, b in zip(earlier, columns["pain"], strict=False))


def _own_factors(export: Export) -> list[Factor]:
    units = {"rating": "", "duration": "h", "minutes": "min", "count": "count", "yes_no": "yes_no"}
    scales = [
        Factor(f"own:{s['id']}", s["name"], units[s["kind"]], s["worse"] or None)
        for s in export.records["own_scale"]
    ]
    tags = [Factor(f"tag:{t['id']}", t["name"], "yes_no") for t in export.records["own_tag"]]
    return scales + tags


def _clean(text: str) -> str:
    return " ".join(text.split())
