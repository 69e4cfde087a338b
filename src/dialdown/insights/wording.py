"""Every sentence that the app may say about a result: plain words, never cause, never advice."""

from collections.abc import Iterable
from functools import singledispatch

from dialdown.i18n import _, ngettext
from dialdown.insights.bands import LONG, SHORT
from dialdown.insights.factors import known_factors
from dialdown.insights.phrases import (
    NIGHT,
    amount,
    group_words,
    likely,
    name,
    opening,
    row_title,
    size_words,
)
from dialdown.insights.results import (
    Adjusted,
    Band,
    Change,
    Factor,
    HighSpell,
    Pattern,
    Settled,
    Trend,
)

Result = Pattern | Adjusted | Band | Settled | Change | Trend | HighSpell
Known = dict[str, Factor]


def sentence(result: Result, factors: Iterable[Factor] | None = None) -> str:
    """Plain text about `result`, in the language of the screen.

    `factors` names own scales and tags; the built-in ones are known.
    """
    return _say(result, known_factors(factors))


def verdict_words(result: Pattern | Change) -> str:
    """The verdict as it stands in a list or on a tile."""
    return {
        "clear": _("clear"),
        "possible": _("possible"),
        "no pattern seen": _("no pattern seen"),
        "not enough days yet": _("not enough days yet"),
        "clearly lower": _("clearly lower"),
        "clearly higher": _("clearly higher"),
        "a little lower": _("a little lower"),
        "a little higher": _("a little higher"),
        "no clear change": _("no clear change"),
        "too many ups and downs to tell": _("too many ups and downs to tell"),
    }[result.verdict]


def title(pattern: Pattern, factors: Iterable[Factor] | None = None) -> str:
    """The name of a row in a list of patterns."""
    return row_title(pattern, known_factors(factors).get(pattern.factor))


def promise() -> str:
    """What stands under the list of patterns."""
    return _("Built so that a diary with nothing in it shows a clear row about 1 time in 20.")


@singledispatch
def _say(result: object, known: Known) -> str:
    raise TypeError(f"no sentence for {type(result).__name__}")


@_say.register
def _pattern(result: Pattern, known: Known) -> str:
    if result.verdict == "not enough days yet":
        return _not_enough(result, known)
    if result.verdict == "no pattern seen":
        return _nothing_seen(result, known)
    parts = [_went_together(result, known)]
    if result.verdict == "possible":
        parts.append(_("This is only a possible pattern."))
    if result.lag_days == 0 and result.factor not in NIGHT:
        parts.append(_("It cannot be told which came first."))
    return " ".join(parts)


def _went_together(row: Pattern, known: Known) -> str:
    difference, low, high = row.in_points or (0.0, 0.0, 0.0)
    outcome = known.get(row.outcome)
    return _("{outcome} was about {size} ({likely}) {groups}, allowing for runs of days.").format(
        outcome=opening(row.outcome, outcome),
        size=size_words(difference, outcome),
        likely=likely(low, high),
        groups=group_words(known.get(row.factor), row),
    )


@_say.register
def _adjusted(result: Adjusted, known: Known) -> str:
    row = result.pattern
    if row.in_points is None:
        return _not_enough(row, known)
    others = _(" and ").join(name(key, known.get(key)) for key, _lag in result.others)
    difference, low, high = row.in_points
    return _("Allowing for {others} as well: {size} ({likely}) {groups}.").format(
        others=others,
        size=size_words(difference, known.get(row.outcome)),
        likely=likely(low, high),
        groups=group_words(known.get(row.factor), row),
    )


@_say.register
def _band(result: Band, known: Known) -> str:
    if result.difference is None or result.low is None or result.high is None:
        return ngettext("{days} night.", "{days} nights.", result.days).format(days=result.days)
    outcome = known.get(result.outcome)
    if result.shortest > 0:
        template = _(
            "After nights over {long} h: {outcome} {size} ({likely}) "
            "than after nights of {short} to {long} h."
        )
    else:
        template = _(
            "After nights under {short} h: {outcome} {size} ({likely}) "
            "than after nights of {short} to {long} h."
        )
    return template.format(
        short=f"{SHORT:g}",
        long=f"{LONG:g}",
        outcome=name(result.outcome, outcome),
        size=size_words(result.difference, outcome),
        likely=likely(result.low, result.high),
    )


def _nothing_seen(row: Pattern, known: Known) -> str:
    return ngettext(
        "No pattern seen between {factor} and {outcome} in {days} day.",
        "No pattern seen between {factor} and {outcome} in {days} days.",
        row.days,
    ).format(
        factor=name(row.factor, known.get(row.factor)),
        outcome=name(row.outcome, known.get(row.outcome)),
        days=row.days,
    )


def _not_enough(row: Pattern, known: Known) -> str:
    if row.reason == "nearly always the same answer":
        return _("The answers are nearly always the same, so there is nothing to compare.")
    if row.reason == "moves with the calendar":
        return _("{factor} moves with the calendar, so the two cannot be told apart.").format(
            factor=opening(row.factor, known.get(row.factor))
        )
    if row.reason == "before the next look":
        return ngettext(
            "Not enough days yet. Next look in {days} day.",
            "Not enough days yet. Next look in {days} days.",
            row.days_needed,
        ).format(days=row.days_needed)
    if row.reason == "too few days":
        return ngettext(
            "Not enough days yet: {days} more day with both is needed.",
            "Not enough days yet: {days} more days with both are needed.",
            row.days_needed,
        ).format(days=row.days_needed)
    return ngettext(
        "Not enough days yet: about {days} more day would probably tell.",
        "Not enough days yet: about {days} more days would probably tell.",
        row.days_needed,
    ).format(days=row.days_needed)


@_say.register
def _settled(result: Settled, known: Known) -> str:
    if result.look_day is None:
        return ngettext(
            "First look at your patterns in {days} day.",
            "First look at your patterns in {days} days.",
            result.days_to_next_look,
        ).format(days=result.days_to_next_look)
    return ngettext(
        "Next look at your patterns in {days} day.",
        "Next look at your patterns in {days} days.",
        result.days_to_next_look,
    ).format(days=result.days_to_next_look)


@_say.register
def _change(result: Change, known: Known) -> str:
    if result.difference is None or result.low is None or result.high is None:
        return _change_lacking(result)
    outcome = known.get(result.outcome)
    parts = [
        _means(result).format(
            outcome=opening(result.outcome, outcome),
            before=amount(result.before or 0.0),
            after=amount(result.after or 0.0),
            days_before=result.days_before,
            days_after=result.days_after,
        ),
        _("Allowing for runs of days: {size} ({likely}).").format(
            size=size_words(result.difference, outcome),
            likely=likely(result.low, result.high),
        ),
    ]
    if result.verdict == "too many ups and downs to tell":
        moved = _("{outcome} has moved as much before, so this cannot tell.")
        parts.append(moved.format(outcome=opening(result.outcome, outcome)))
    elif result.kind != "treatment":
        parts.append(_("In words: {verdict}.").format(verdict=verdict_words(result)))
    if result.kind != "trial":
        parts.append(_("Other things may have changed too."))
    return " ".join(parts)


def _means(change: Change) -> str:
    if change.kind == "trial":
        return _(
            "{outcome} averaged {before} without the change ({days_before} days) "
            "and {after} with it ({days_after} days)."
        )
    return _(
        "{outcome} averaged {before} before ({days_before} days) "
        "and {after} after ({days_after} days)."
    )


def _change_lacking(change: Change) -> str:
    if not change.days_needed:
        return _("The answers are nearly always the same, so there is nothing to compare.")
    return ngettext(
        "Not enough days yet: {days} more recorded day is needed.",
        "Not enough days yet: {days} more recorded days are needed.",
        change.days_needed,
    ).format(days=change.days_needed)


@_say.register
def _trend(result: Trend, known: Known) -> str:
    outcome = known.get(result.outcome)
    name = opening(result.outcome, outcome)
    if not result.stated:
        return _("{outcome}: no clear trend in the last {span} days.").format(
            outcome=name, span=result.span
        )
    return _("{outcome} became about {size} ({likely}) over the last {span} days.").format(
        outcome=name,
        size=size_words(result.change, outcome),
        likely=likely(result.low, result.high),
        span=result.span,
    )


@_say.register
def _spell(result: HighSpell, known: Known) -> str:
    return ngettext(
        "{days} day well above your usual: {mean} on average, {usual} before.",
        "{days} days well above your usual: {mean} on average, {usual} before.",
        result.days,
    ).format(days=result.days, mean=amount(result.mean), usual=amount(result.usual))
