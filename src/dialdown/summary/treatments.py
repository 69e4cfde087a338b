"""The treatment table: doses, dates, before and after, side effects, the person's own verdict."""

from collections.abc import Iterable, Sequence
from datetime import date

from dialdown.domain.day import Day
from dialdown.domain.records import Treatment
from dialdown.domain.vocabulary import SIDE_EFFECTS
from dialdown.i18n import _, ngettext
from dialdown.insights import DailySeries, compare_treatment, sentence
from dialdown.summary.model import Row, Treatments
from dialdown.summary.period import Period
from dialdown.summary.records import Records
from dialdown.summary.series import pain_series
from dialdown.summary.words import Line, Piece, date_words, joined, phrase, range_words, typed

_BEFORE_DAYS = 90
"""A treatment is compared if it started in the period or at most this many days before it."""
_NO_SIDE_EFFECT = "none"


def treatments(days: Sequence[Day], records: Records, period: Period) -> Treatments:
    """Those of the period, latest start first, and those that ended before it."""
    newest_first = sorted(records.treatments, key=lambda t: (t.start, t.name), reverse=True)
    current = [t for t in newest_first if period.touches(t.start, t.end)]
    over = [t for t in newest_first if t.end is not None and t.end < period.first]
    series = _series(days if current else (), period)
    return Treatments(
        tuple(_row(t, records, series, period) for t in current),
        tuple(_earlier(t, records) for t in over),
    )


def _row(treatment: Treatment, records: Records, series: DailySeries, period: Period) -> Row:
    steps = sorted(
        (s for s in records.dose_steps if s.treatment_id == treatment.id), key=lambda s: s.start
    )
    doses = tuple(typed(step.dose) for step in steps if step.start <= period.last)
    name = [typed(treatment.name, stands_out=True)]
    for at, dose in enumerate(doses):
        name += [Piece(_(", then ") if at else " "), dose]
    name.append(Piece("."))
    when = [
        _dates(treatment, period),
        _later_steps([s.start for s in steps if s.start in period], treatment, period),
        use_line(treatment, records, period),
    ]
    return Row(
        name=tuple(name),
        when=joined([part for part in when if part], " "),
        felt=felt_line(treatment),
        compared=_compared(treatment, series, period),
    )


def _dates(treatment: Treatment, period: Period) -> Line:
    if treatment.end is None or treatment.end > period.last:
        return phrase(_("From {day}."), day=date_words(treatment.start, period.last))
    return phrase(_("{period}."), period=range_words(treatment.start, treatment.end, period.last))


def _later_steps(starts: Sequence[date], treatment: Treatment, period: Period) -> Line:
    later = [date_words(when, period.last) for when in starts if when > treatment.start]
    return phrase(_("Dose changed {days}."), days=", ".join(later)) if later else ()


def use_line(treatment: Treatment, records: Records, period: Period) -> Line:
    """On how many days of the period it was used; empty unless it is taken as needed."""
    if not treatment.as_needed:
        return ()
    used = {d.date for d in records.as_needed_doses if d.treatment_id == treatment.id}
    count = sum(when in period for when in used)
    return phrase(
        ngettext(
            "As needed: used on {count} day of {total}.",
            "As needed: used on {count} days of {total}.",
            count,
        ),
        count=str(count),
        total=str(len(period)),
    )


def _compared(treatment: Treatment, series: DailySeries, period: Period) -> Line:
    """Before and after, where the start is recent enough to matter for this visit."""
    if treatment.as_needed or (period.first - treatment.start).days > _BEFORE_DAYS:
        return ()
    change = compare_treatment(series, "pain", treatment.start, end=treatment.end)
    return () if change.difference is None else phrase("{words}", words=sentence(change))


def felt_line(treatment: Treatment) -> Line:
    """Side effects, what it helped, and the person's own verdict, as far as written."""
    parts: list[Line] = []
    effects = [e for e in treatment.side_effects if e != _NO_SIDE_EFFECT]
    if effects:
        named = [
            Piece(_(SIDE_EFFECTS[e]).lower()) if e in SIDE_EFFECTS else typed(e) for e in effects
        ]
        parts.append(
            (*phrase(_("Side effects: ")), *joined(((n,) for n in named), ", "), Piece("."))
        )
    elif treatment.side_effects:
        parts.append(phrase(_("No side effects noted.")))
    if treatment.helped.strip():
        parts.append(phrase(_("Helped: {words}."), words=_words(treatment.helped)))
    if treatment.verdict.strip():
        parts.append(phrase(_("In my words: “{words}”"), words=_words(treatment.verdict)))
    return joined(parts, " ")


def _words(text: str) -> Piece:
    return typed(text.strip().rstrip("."))


def _earlier(treatment: Treatment, records: Records) -> Line:
    doses = sorted((s.start, s.dose) for s in records.dose_steps if s.treatment_id == treatment.id)
    dose = (Piece(" "), typed(doses[-1][1])) if doses else ()
    ended = phrase(
        _(" ({period})"), period=range_words(treatment.start, treatment.end or treatment.start)
    )
    felt = felt_line(treatment)
    return (typed(treatment.name), *dose, *ended, *((Piece(": "),) if felt else ()), *felt)


def _series(days: Iterable[Day], period: Period) -> DailySeries:
    """Pain from well before the period to its end."""
    first = date.fromordinal(max(period.first.toordinal() - 2 * _BEFORE_DAYS, 1))
    return pain_series(days, Period(first, period.last))
