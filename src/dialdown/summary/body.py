"""Where it hurt, what touch hurt and how it felt, counted in days."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from dialdown.domain.body import place_words, region_words
from dialdown.domain.day import Day
from dialdown.domain.vocabulary import LAYERS, QUALITIES, REGIONS, SENSITIVITIES
from dialdown.i18n import _
from dialdown.summary.model import BodyMap, RegionShare
from dialdown.summary.period import Period
from dialdown.summary.words import (
    Line,
    Piece,
    date_words,
    joined,
    phrase,
    strong,
)

_MOST_NAMED, _MOST_COUNTS = 5, 8
_MOST_NEW = 4
_PAINFUL = 2


def body_map(days: Sequence[Day], period: Period) -> BodyMap:
    """Shares of the days on which a body map was filled in; days without one count nowhere."""
    marked = [day for day in period.days(days) if day.ticked("region")]
    shares = tuple(
        RegionShare(region, layer, count, count / len(marked))
        for layer in LAYERS
        for region, count in _counts(marked, f"region:{layer}", REGIONS)
    )
    words = [_layer_words(layer, shares, len(marked)) for layer in LAYERS]
    words.append(_new_words(_new_regions(days, period), period))
    return BodyMap(len(marked), shares, tuple(line for line in words if line))


def touch_lines(days: Sequence[Day], period: Period) -> tuple[Line, ...]:
    """Touch that hurt, of the days on which it was tried, and the commonest qualities."""
    found = period.days(days)
    tried, painful = Counter[str](), Counter[str]()
    for day in found:
        for key in day.ticked("touch"):
            tried[key] += 1
            painful[key] += (day.value(f"touch:{key}") or 0) >= _PAINFUL
    hurting = [(key, painful[key], tried[key]) for key in SENSITIVITIES if painful[key]]
    hurting.sort(key=lambda entry: -entry[1])
    felt = [day for day in found if day.ticked("quality")]
    qualities = [(k, n, len(felt)) for k, n in _counts(felt, "quality", QUALITIES)]
    lines = [
        _listed(_("Touch that hurt, of days tried: {list}"), hurting, SENSITIVITIES),
        _listed(_("How it felt, of days noted: {list}"), qualities, QUALITIES),
    ]
    return tuple(line for line in lines if line)


def _listed(template: str, counted: Sequence[tuple[str, int, int]], names: dict[str, str]) -> Line:
    if not counted:
        return ()
    one = _("{what} {share}")
    entries = [
        phrase(
            one,
            what=_(names[key]).lower(),
            share=strong(_("{count} of {days}").format(count=count, days=days)),
        )
        for key, count, days in counted[:_MOST_NAMED]
    ]
    before, _sep, after = template.partition("{list}")
    return (*phrase(before), *joined(entries, ", "), *phrase(after + "."))


def _layer_words(layer: str, shares: Sequence[RegionShare], days: int) -> Line:
    """`Pain, days of 37: toes of both feet 31; left hand 17.` Places of as many days together."""
    by_days: dict[int, list[str]] = {}
    for share in shares:
        if share.layer == layer:
            by_days.setdefault(share.days, []).append(share.region)
    if not by_days:
        return ()
    entries = [
        (Piece(place_words(regions) + " "), strong(str(count)))
        for count, regions in list(by_days.items())[:_MOST_COUNTS]
    ]
    head = phrase(_("{layer}, days of {days}: "), layer=_(LAYERS[layer]), days=str(days))
    rest = sum(len(regions) for regions in list(by_days.values())[_MOST_COUNTS:])
    return (*head, *joined(entries, "; "), *_more(rest), Piece("."))


def _more(count: int) -> Line:
    return phrase(_(" and {count} more"), count=str(count)) if count > 0 else ()


def _new_regions(days: Sequence[Day], period: Period) -> list[tuple[str, date]]:
    """Regions first ticked in the period, where an earlier body map did not have them."""
    earlier = [day for day in days if day.date < period.first and day.ticked("region")]
    known = {_region(key) for day in earlier for key in day.ticked("region")}
    first_seen: dict[str, date] = {}
    for day in period.days(days):
        for key in day.ticked("region"):
            first_seen.setdefault(_region(key), day.date)
    if not earlier:
        return []
    return [
        (region, first_seen[region]) for region in REGIONS if region in first_seen.keys() - known
    ]


def _new_words(new: Sequence[tuple[str, date]], period: Period) -> Line:
    if not new:
        return ()
    entries = [
        phrase(
            _("{where} since {day}"),
            where=strong(region_words(region)),
            day=date_words(when, period.last),
        )
        for region, when in new[:_MOST_NEW]
    ]
    more = _more(len(new) - _MOST_NEW)
    return (*phrase(_("New in this period: ")), *joined(entries, ", "), *more, Piece("."))


def _region(key: str) -> str:
    return key.partition(":")[2]


def _counts(days: Iterable[Day], prefix: str, order: Iterable[str]) -> list[tuple[str, int]]:
    """How many days have each key ticked, most first, known keys only."""
    count = Counter(key for day in days for key in day.ticked(prefix))
    return sorted(((key, count[key]) for key in order if count[key]), key=lambda entry: -entry[1])
