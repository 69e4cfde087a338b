"""Daily answers, figures of the period, places and flares as Observations of the person.

A LOINC code stands where its meaning is that of the diary: pain from 0 to 10 as told (72514-3),
sleep (93832-4). A mean over a period is not what 72514-3 means, so it has a code of our own.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import fmean

from dialdown.domain.body import region_words
from dialdown.domain.clock import Promptness
from dialdown.domain.day import TYPED, Day
from dialdown.domain.records import Flare, OwnScale
from dialdown.domain.scales import SCALE, Kind, Scale
from dialdown.domain.vocabulary import LAYERS
from dialdown.i18n import _
from dialdown.summary.fhir.parts import (
    LOINC,
    Json,
    coding,
    concept,
    days_of,
    identity,
    minutes,
    observation,
    own_concept,
    quantity,
    score,
    span,
)
from dialdown.summary.figures import HIGH_FROM, LOW_UP_TO, Read
from dialdown.summary.model import Figure, Summary
from dialdown.summary.period import Period

_DAILY = ("pain", "pain_worst", "sleep_hours", "stress")
"""What the chart of the page draws, day by day."""
_PUBLIC_CODES = {
    "pain": ("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported"),
    "sleep_hours": ("93832-4", "Sleep duration"),
}


def daily(days: Iterable[Day], period: Period, patient: Json) -> Iterator[Json]:
    """The answers that the chart draws, one Observation for each and its date."""
    for day in period.days(days):
        for key in _DAILY:
            value = day.pain if key == "pain" else day.value(key)
            if value is None:
                continue
            answer = day.answers.get(key)
            yield observation(
                identity("answer", answer.id) if answer else identity("moments", day.id),
                patient,
                _daily_code(key),
                _doubts(day, derived=answer is None),
                effectiveDateTime=day.date.isoformat(),
                valueQuantity=minutes(value) if key == "sleep_hours" else score(round(value, 2)),
            )


def _daily_code(key: str) -> Json:
    found = _PUBLIC_CODES.get(key)
    if found:
        return concept(SCALE[key].title, coding(LOINC, *found))
    return own_concept(key, SCALE[key].title + _ends(SCALE[key]))


def _ends(scale: Scale) -> str:
    """What 0 and 10 mean, without which a rating cannot be read."""
    low, high = scale.ends
    if scale.kind is not Kind.RATING or not low or not high:
        return ""
    return _(" (0 {low}, 10 {high})").format(low=low, high=high)


def _doubts(day: Day, derived: bool) -> Iterator[str]:
    """What a reader has to know of an answer to trust it rightly."""
    if derived:
        yield _("The mean of the day’s readings.")
    if day.promptness is Promptness.LATE:
        yield _("Written late.")
    if day.source != TYPED:
        yield _("Imported from a file.")


def tiles(days: Iterable[Day], summary: Summary, patient: Json) -> Iterator[Json]:
    """The figures of the period that the page has, from the same days."""
    found = summary.period.days(days)
    read = {"function": _answer("function"), "sleep_hours": _answer("sleep_hours")}
    say: dict[str, Callable[[Sequence[float]], Json]] = {
        "high": lambda values: _counted(value >= HIGH_FROM for value in values),
        "low": lambda values: _counted(value <= LOW_UP_TO for value in values),
        "sleep_hours": _mean_minutes,
    }
    for tile in summary.tiles:
        values = _values(found, read.get(tile.key, lambda day: day.pain))
        if values:
            content = say.get(tile.key, _mean)(values)
            name = tile.label + (_ends(SCALE[tile.key]) if tile.key in SCALE else "")
            code = own_concept(f"period_{tile.key}", name)
            yield _figure(tile, code, content, summary.period, patient)


def own_scales(
    days: Iterable[Day], scales: Iterable[OwnScale], summary: Summary, patient: Json
) -> Iterator[Json]:
    """The person's own scales that the page has."""
    found = summary.period.days(days)
    known = {own.scale.key: own.scale for own in scales}
    say: dict[Kind, Callable[[Sequence[float]], Json]] = {
        Kind.YES_NO: _counted,
        Kind.DURATION: _mean_minutes,
        Kind.MINUTES: _mean_minutes,
        Kind.COUNT: _mean_count,
    }
    for figure in summary.own_scales:
        values = _values(found, _answer(figure.key))
        scale = known[figure.key]
        content = say.get(scale.kind, _mean)(values)
        code = own_concept(figure.key, figure.label + _ends(scale))
        yield _figure(figure, code, content, summary.period, patient)


def _figure(figure: Figure, code: Json, content: Json, period: Period, patient: Json) -> Json:
    before = _("Before: {value} ({change}).").format(value=figure.before, change=figure.change)
    return observation(
        identity("period", figure.key, patient["reference"]),
        patient,
        code,
        [before] if figure.before else (),
        effectivePeriod=span(*period.pair),
        **content,
    )


def body(summary: Summary, patient: Json) -> Iterator[Json]:
    """On how many of the days with a body map a place was marked; sides are the person's own."""
    for share in summary.body.shares:
        yield observation(
            identity("body", share.layer, share.region, patient["reference"]),
            patient,
            own_concept(
                f"days_{share.layer}",
                _("{layer}: days marked, of days with a body map").format(
                    layer=_(LAYERS[share.layer])
                ),
            ),
            effectivePeriod=span(*summary.period.pair),
            valueRatio=days_of(share.days, summary.body.days),
            bodySite=concept(region_words(share.region)),
        )


def flares(found: Iterable[Flare], period: Period, patient: Json) -> Iterator[Json]:
    """The runs of days that the person marked as a flare, whole where they begin before."""
    for flare in sorted(found, key=lambda f: (f.start, f.id)):
        if period.touches(flare.start, flare.end):
            yield observation(
                identity("flare", flare.id),
                patient,
                own_concept("flare", _("Flare")),
                effectivePeriod=span(flare.start, flare.end),
            )


def _answer(key: str) -> Read:
    return lambda day: day.value(key)


def _values(days: Iterable[Day], read: Read) -> list[float]:
    return [value for day in days if (value := read(day)) is not None]


def _mean(values: Sequence[float]) -> Json:
    """One decimal, as on the page."""
    return {"valueQuantity": score(round(fmean(values), 1)), **_from(values)}


def _mean_minutes(values: Sequence[float]) -> Json:
    return {"valueQuantity": minutes(round(fmean(values))), **_from(values)}


def _mean_count(values: Sequence[float]) -> Json:
    return {"valueQuantity": quantity(round(fmean(values), 1), "1", "1"), **_from(values)}


def _from(values: Sequence[float]) -> Json:
    counted = {"code": concept(_("Days with an answer"))}
    return {"component": [counted | {"valueQuantity": quantity(len(values), "days", "d")}]}


def _counted(values: Iterable[float]) -> Json:
    ticks = [bool(value) for value in values]
    return {"valueRatio": days_of(sum(ticks), len(ticks))}
