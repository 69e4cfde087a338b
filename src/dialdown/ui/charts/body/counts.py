"""On how many days each region was marked in a period, and how that is said.

What is counted against are the days on which anything was marked on the body: a day without a body
map says nothing, not "nowhere".
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from dialdown.domain.body import Seen, mapped, marks, new_since, place_words, region_words, seen
from dialdown.domain.day import Day
from dialdown.domain.vocabulary import LAYERS
from dialdown.i18n import _, ngettext
from dialdown.ui.charts.dates import short_day
from dialdown.ui.charts.tables import Table

_MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Count:
    """A region in a period: its days, how strong it was on average (1-10) on the days that say so,
    its days in the period before, and when it was ever marked first.
    """

    region: str
    days: int
    strength: float | None
    said: int
    before: int
    first: date


@dataclass(frozen=True, slots=True)
class Span:
    """Calendar dates, inclusive, and the days among them on which the body map was answered."""

    first: date
    last: date
    answered: int


@dataclass(frozen=True, slots=True)
class BodyCounts:
    """One layer in one period, most days first. `before` is the period of the same length before
    it, None where it is not compared. `new` maps each layer to what was first marked in the period,
    `known` holds the days before it, as far back as the diary goes, on which the map was answered.
    """

    layer: str
    now: Span
    before: Span | None
    counts: list[Count]
    new: dict[str, list[Seen]]
    known: int
    today: date

    def share(self, count: Count) -> float:
        """The part of the answered days on which a region was marked, 0-1."""
        return count.days / self.now.answered if self.now.answered else 0.0


def count_body(
    days: Sequence[Day], layer: str, today: date, length: int | None, compare: bool
) -> BodyCounts:
    """Count the last `length` calendar days up to `today`, or all; `days` are in order."""
    answered = mapped(day for day in days if day.date <= today)
    start = answered[0].date if answered else today
    new = {}
    if length is not None:
        start = today - timedelta(days=length - 1)
        new = dict(new_since(answered, start, today))
    now = [day for day in answered if day.date >= start]
    earlier: list[Day] = []
    before = None
    if compare and length is not None:
        first, last = start - timedelta(days=length), start - timedelta(days=1)
        earlier = [day for day in answered if first <= day.date <= last]
        before = Span(first, last, len(earlier))
    counts = _counts(seen(answered, layer, start), now, earlier, layer)
    known = len(answered) - len(now)
    return BodyCounts(layer, Span(start, today, len(now)), before, counts, new, known, today)


def _counts(
    found: Iterable[Seen], now: Sequence[Day], before: Sequence[Day], layer: str
) -> list[Count]:
    earlier = Counter(region for day in before for region in marks(day, layer))
    strengths: dict[str, list[float]] = {}
    for day in now:
        for region, strength in marks(day, layer).items():
            if strength is not None:
                strengths.setdefault(region, []).append(strength)
    counts = []
    for entry in found:
        said = strengths.get(entry.region, [])
        mean, old = fmean(said) if said else None, earlier[entry.region]
        if entry.days or old:
            counts.append(Count(entry.region, entry.days, mean, len(said), old, entry.first))
    return sorted(counts, key=lambda count: (-count.days, -count.before))


# ------------------------------------------------------------------ in words
def head_words(shown: BodyCounts) -> str:
    """Of how many days this is, and of how many before."""
    now, layer = shown.now, _(LAYERS[shown.layer])
    span = _span_words(now, shown.today)
    if not now.answered:
        said = _("{span}: nothing was marked on the body.").format(span=span)
    else:
        said = ngettext(
            "{layer}, {span}: of {days} day on which you marked the body.",
            "{layer}, {span}: of {days} days on which you marked the body.",
            now.answered,
        ).format(layer=layer, span=span, days=now.answered)
        said += "" if any(count.days for count in shown.counts) else " " + _("None in this time.")
    if shown.before is not None:
        before = ngettext(
            "Before, {span}: of {days} day.",
            "Before, {span}: of {days} days.",
            shown.before.answered,
        )
        span = _span_words(shown.before, shown.today)
        said += " " + before.format(span=span, days=shown.before.answered)
    return said


def count_words(shown: BodyCounts, count: Count) -> str:
    """`Left toes: 34 of 37 days, 92 %.` and what else is known of it."""
    words = [_place_words(shown, count.region, count.days)]
    if count.strength is not None:
        words.append(
            ngettext(
                "Average strength {strength}, said on {n} day.",
                "Average strength {strength}, said on {n} days.",
                count.said,
            ).format(strength=f"{count.strength:.1f}", n=count.said)
        )
    if shown.before is not None:
        words.append(_("Before: {share}.").format(share=_of(count.before, shown.before)))
    words.append(_("First marked on {day}.").format(day=short_day(count.first, shown.today)))
    return " ".join(words)


def unmarked_words(shown: BodyCounts, region: str) -> str:
    """A region that was not marked in the period."""
    return _place_words(shown, region, 0)


def describe_body(shown: BodyCounts) -> str:
    """The days that count; then the regions with most days, each with days and percent."""
    marked = [count for count in shown.counts if count.days]
    said = [f"{region_words(c.region)} {_of(c.days, shown.now)}" for c in marked[:_MOST_NAMED]]
    if (more := len(marked) - _MOST_NAMED) > 0:
        said.append(ngettext("{n} more place", "{n} more places", more).format(n=more))
    places = "; ".join(said)
    return f"{head_words(shown)} {places}.".strip() if places else head_words(shown)


def new_words(shown: BodyCounts) -> list[str]:
    """`Pain: both palms since 3 Sep; left heel since 1 Oct.`: one line a layer, then of how many
    days before is known.
    """
    lines = []
    for layer, entries in shown.new.items():
        by_day: dict[date, list[str]] = {}
        for entry in sorted(entries, key=lambda entry: entry.first):
            by_day.setdefault(entry.first, []).append(entry.region)
        since = [
            _("{places} since {day}").format(
                places=place_words(regions), day=short_day(day, shown.today)
            )
            for day, regions in by_day.items()
        ]
        lines.append(f"{_(LAYERS[layer])}: {'; '.join(since)}.")
    if lines:  # one day before is little to know by; the number says so
        known = ngettext(
            "Before that, you marked the body on {n} day.",
            "Before that, you marked the body on {n} days.",
            shown.known,
        )
        lines.append(known.format(n=shown.known))
    return lines


def body_table(shown: BodyCounts) -> Table:
    """One row a region; with the period before where it is compared."""
    header = [
        _("Place"), _("Days of {all}").format(all=shown.now.answered), _("Share"),
        _("Average strength"), _("First marked"),
    ]  # fmt: skip
    if shown.before is not None:
        header[3:3] = [_("Before, days of {all}").format(all=shown.before.answered), _("Share")]
    rows = []
    for count in shown.counts:
        row = [
            region_words(count.region), str(count.days), _percent(count.days, shown.now),
            "" if count.strength is None else f"{count.strength:.1f}",
            short_day(count.first, shown.today),
        ]  # fmt: skip
        if shown.before is not None:
            row[3:3] = [str(count.before), _percent(count.before, shown.before)]
        rows.append(row)
    return Table(header, rows)


def _place_words(shown: BodyCounts, region: str, days: int) -> str:
    place = region_words(region)
    return _("{place}: {share}.").format(
        place=place[:1].upper() + place[1:], share=_of(days, shown.now)
    )


def _span_words(span: Span, today: date) -> str:
    return _("{first} to {last}").format(
        first=short_day(span.first, today), last=short_day(span.last, today)
    )


def _of(days: int, span: Span) -> str:
    counted = ngettext("{days} of {all} day", "{days} of {all} days", span.answered).format(
        days=days, all=span.answered
    )
    return f"{counted}, {_percent(days, span)}" if span.answered else counted


def _percent(days: int, span: Span) -> str:
    """`92 %`; nothing where no day counts."""
    if not span.answered:
        return ""
    share = 100 * days / span.answered
    if 0 < share < 0.5:
        return _("under 1 %")
    return _("{percent} %").format(percent=round(share))
