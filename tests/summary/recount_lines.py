"""What the page must say, worked out from the exported JSON: every phrase that holds a number.

Means, counts, dates and shares are counted here in plain Python. Only what no short code can
work out again, the likely range of a change and the patterns, is asked of the engine, on columns
that are built here; the words of a change follow from that range by the one rule. Names of body
regions, touch and forms are the program's words.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from statistics import fmean, median

import numpy as np

from dialdown.domain import vocabulary as words
from dialdown.domain.body import place_words
from dialdown.insights import Change, DailySeries, compare_periods
from tests.summary.recount import DAY, Export, Row, day_of, hours_late, pain, ticked, value

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
REFERENCES = {
    "csi": "Published research uses 40 as a screening cut-off.",
    "csi9": "One small study used 20 as a cut-off.",
    "peg": "In research, about 1 point was the smallest change that people noticed.",
    "dn4": "Published research uses 4 as a screening cut-off.",
    "pcs": "Some clinics look more closely above 30.",
    "paindetect": "up to 12 a nerve part is held to be unlikely, from 19 on likely.",
    "isi": "The form speaks of insomnia from 15 on.",
    "phq2": "Published research uses 3 as a screening cut-off.",
    "gad2": "Published research uses 3 as a screening cut-off.",
}
FORMS = {
    "csi": ("CSI", 100), "csi9": ("CSI-9", 36), "peg": ("PEG", 10), "pcs": ("PCS", 52),
    "dn4": ("DN4", 10), "paindetect": ("painDETECT", 38), "isi": ("ISI", 28), "phq2": ("PHQ-2", 6),
    "gad2": ("GAD-2", 6),
}  # fmt: skip
ALWAYS = ("Pain 0 is none, 10 worst imaginable.",)
PROMISE = "shows a clear row about 1 time in 20."

Read = Callable[[Row], float | None]
Say = Callable[[Sequence[float]], str]


def said(when: date, beside: date | None = None) -> str:
    """`19 Oct 2026`, without the year where it is the one of `beside`."""
    short = f"{when.day} {MONTHS[when.month - 1]}"
    return short if beside and when.year == beside.year else f"{short} {when.year}"


def said_range(first: date, last: date, beside: date | None = None) -> str:
    return said(first, beside) if first == last else f"{said(first, last)} – {said(last, beside)}"


def clock(minutes: float) -> str:
    hours, rest = divmod(round(minutes), 60)
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def mean(values: Sequence[float]) -> str:
    return f"{fmean(values):.1f}"


def of_days(values: Sequence[float]) -> str:
    return f"{sum(v > 0 for v in values)} of {len(values)}"


def given(days: Iterable[Row], read: Read) -> list[float]:
    return [found for day in days if (found := read(day)) is not None]


def everything(export: Export) -> Iterator[str]:
    """All of this part."""
    yield from ALWAYS
    yield said_range(export.first, export.last)
    for part in (box, figures, chart, body, touch):
        yield from part(export)


# --- the data box


def box(export: Export) -> Iterator[str]:
    found = {day_of(day["date"]): day for day in export.now}
    yield f"{len(found)} of {export.length} days recorded"
    passed = [hours_late(day, day["written_at"]) for day in found.values()]
    paused = {
        when
        for pause in export.touching("pause")
        for when in dates(export)
        if day_of(pause["start"]) <= when and (not pause["end"] or when <= day_of(pause["end"]))
        if when not in found
    }
    blank = [when not in found and when not in paused for when in dates(export)]
    counts = {
        "same day": sum(p is not None and p < 36 for p in passed),
        "on time": sum(p is not None and 36 <= p <= 72 for p in passed),
        "late": sum(p is not None and p > 72 for p in passed),
        "time unknown": passed.count(None),
        "imported": sum(day["source"] != "typed" for day in found.values()),
        "blank": sum(blank),
        "paused": len(paused),
    }
    yield from (f"{count} {what}" for what, count in counts.items() if count)
    longest = max(map(len, "".join(" x"[b] for b in blank).split()), default=0)
    if longest > 1:
        yield f"longest gap {longest} days"


def dates(export: Export) -> Iterator[date]:
    return (export.first + n * DAY for n in range(export.length))


# --- figures and their change


def figures(export: Export) -> Iterator[str]:
    def asleep(values: Sequence[float]) -> str:
        return clock(fmean(values) * 60)

    def hours(day: Row) -> float | None:
        minutes = value(day, "sleep_hours")
        return None if minutes is None else minutes / 60

    tiles: list[tuple[str, Read, Say]] = [
        ("Average pain", pain, mean),
        ("Days at 7 or more", lambda d: None if pain(d) is None else float(pain(d) >= 7), of_days),
        ("Days at 3 or less", lambda d: None if pain(d) is None else float(pain(d) <= 3), of_days),
        ("Did what mattered", lambda d: value(d, "function"), mean),
        ("Sleep", hours, asleep),
    ]
    for label, read, say in tiles:
        yield _figure(export, read, say, f"{label}: {{}}", f"{label}: " + "not recorded", "")
    for scale in export.records["own_scale"]:
        say = {"yes_no": of_days, "duration": lambda v: clock(fmean(v))}.get(scale["kind"], mean)
        name = " ".join(scale["name"].split())
        if not scale["hidden"]:
            key = f"own:{scale['id']}"
            yield _figure(export, lambda d, k=key: value(d, k), say, f"{name} {{}}", "", ".")


def _figure(export: Export, read: Read, say: Say, shown: str, blank: str, end: str) -> str:
    now, earlier = given(export.now, read), given(export.earlier, read)
    if not now:
        return blank
    if not earlier:
        return shown.format(say(now)) + end
    return f"{shown.format(say(now))} (was {say(earlier)}, {_periods(export, read)}){end}"


def _periods(export: Export, read: Read) -> str:
    first, last = export.before[0], export.last
    column = export.column(first, last, read)
    middle = export.length
    counts = [sum(v == v for v in part) for part in (column[:middle], column[middle:])]
    if min(counts) < 10:
        return "too few days to compare"
    noted = Counter(round(v, 6) for v in column if v == v)
    if sum(noted.values()) - max(noted.values()) < 5:
        return "too alike to compare"
    series = DailySeries(first, {"it": np.array(column)})
    return change_words(
        compare_periods(series, "it", export.before, (export.first, last)), column[:middle]
    )


def change_words(change: Change, before: Sequence[float]) -> str:
    """Clearly from 2 points or 30 percent, only where the likely range leaves out zero."""
    if change.low <= 0 <= change.high:
        return "no clear change"
    level = fmean(v for v in before if v == v)
    large = abs(change.difference) >= 2 or abs(change.difference) >= 0.3 * abs(level)
    way = "higher" if change.difference > 0 else "lower"
    return f"{'clearly' if large else 'a little'} {way}"


# --- the chart in words


def chart(export: Export) -> Iterator[str]:
    step = 1 if export.length <= 190 else 7 if export.length <= 3 * 366 else 28
    levels = [
        given(export.within(export.first + n * DAY, export.first + (n + step - 1) * DAY), pain)
        for n in range(0, export.length, step)
    ]
    levels = [fmean(level) if level else None for level in levels]
    noted = [level for level in levels if level is not None]
    period = said_range(export.first, export.last)
    if not noted:
        yield f"No pain was recorded from {period}."
        return
    unit = {
        1: ("Pain on {} day", "Pain on {} days"),
        7: ("Mean pain of {} week", "Mean pain of {} weeks"),
        28: ("Mean pain of {} stretch of four weeks", "Mean pain of {} stretches of four weeks"),
    }[step][len(noted) != 1]
    yield f"{unit.format(len(noted))}, {period}."
    yield (f"Lowest {min(noted):.1f}, highest {max(noted):.1f}, in the middle {median(noted):.1f}.")
    breaks = len("".join(" x"[level is not None] for level in levels).split()) - 1
    if breaks:
        yield f"The line breaks {breaks} time{'s' * (breaks != 1)}, where days are blank."
    for flare in sorted(export.touching("flare"), key=lambda f: f["start"]):
        start = day_of(flare["start"])
        days = ((day_of(flare["end"]) if flare["end"] else export.last) - start).days + 1
        yield f"Flare, {days} day{'s' * (days != 1)}, from {said(max(start, export.first))}."


# --- body and touch


def body(export: Export) -> Iterator[str]:
    marked = [day for day in export.now if ticked(day, "region:")]
    for layer, name in words.LAYERS.items():
        by_days: dict[int, list[str]] = {}
        for region, count in _most(marked, f"region:{layer}:", words.REGIONS):
            by_days.setdefault(count, []).append(region)
        if by_days:
            listed = [f"{place_words(at)} {count}" for count, at in by_days.items()]
            rest = sum(len(at) for at in list(by_days.values())[8:])
            yield f"{name}, days of {len(marked)}: {'; '.join(listed[:8])}{_more(rest)}."
    yield from _new(export, marked)


def _new(export: Export, marked: Sequence[Row]) -> Iterator[str]:
    before = [d for d in export.days if day_of(d["date"]) < export.first and ticked(d, "region:")]
    known = {key.partition(":")[2] for day in before for key in ticked(day, "region:")}
    new: dict[str, date] = {}
    for day in marked:
        for key in ticked(day, "region:"):
            new.setdefault(key.partition(":")[2], day_of(day["date"]))
    named = [region for region in words.REGIONS if region in new and region not in known]
    if before and named:
        listed = ", ".join(f"{_place(r)} since {said(new[r], export.last)}" for r in named[:4])
        yield f"New in this period: {listed}{_more(len(named) - 4)}."


def _place(region: str) -> str:
    if region in words.REGION_PARTS:
        return words.REGION_PARTS[region]
    part, side = region.rsplit("_", 1)
    return f"{side} {words.REGION_PARTS[part]}"


def _most(days: Iterable[Row], prefix: str, known: Iterable[str]) -> list[tuple[str, int]]:
    count = Counter(key for day in days for key in ticked(day, prefix))
    return sorted(((k, count[k]) for k in known if count[k]), key=lambda found: -found[1])


def _more(count: int) -> str:
    return f" and {count} more" if count > 0 else ""


def touch(export: Export) -> Iterator[str]:
    tried = Counter(key for day in export.now for key in ticked(day, "touch:"))
    hurt = Counter(
        key
        for day in export.now
        for key in ticked(day, "touch:")
        if (value(day, f"touch:{key}") or 0) >= 2
    )
    felt = [day for day in export.now if ticked(day, "quality:")]
    order = sorted((key for key in words.SENSITIVITIES if hurt[key]), key=lambda key: -hurt[key])
    yield from (f"{words.SENSITIVITIES[k].lower()} {hurt[k]} of {tried[k]}" for k in order[:5])
    for key, count in _most(felt, "quality:", words.QUALITIES)[:5]:
        yield f"{words.QUALITIES[key].lower()} {count} of {len(felt)}"
