"""Parts of sentences: sizes, likely ranges, names, and the two groups of days of a split."""

from dialdown.domain.scales import duration_words
from dialdown.i18n import N_, _
from dialdown.insights.results import Factor, Pattern

NIGHT = ("sleep_hours", "sleep_quality")
"""Factors that lie before the day itself."""

_NOUNS = {
    "pain": N_("pain"),
    "pain_worst": N_("worst pain"),
    "pain_touch": N_("pain when touched"),
    "pain_night": N_("pain in the night"),
    "sleep_hours": N_("hours of sleep"),
    "sleep_quality": N_("sleep quality"),
    "stress": N_("stress"),
    "mood": N_("mood"),
    "worry": N_("worry about pain"),
    "fatigue": N_("tiredness"),
    "brain_fog": N_("foggy head"),
    "function": N_("doing what mattered"),
    "activity_minutes": N_("gentle movement"),
}

_ANSWERED = {"function": N_("“did what mattered”")}
"""Names of scales that stand beside a number, where the noun would read as the deed itself."""


def name(key: str, factor: Factor | None) -> str:
    """The factor within a sentence; a person's own words and tags stand in quotation marks."""
    if key in _NOUNS:
        return _(_NOUNS[key])
    return _("“{words}”").format(words=factor.label if factor else key.partition(":")[2] or key)


def opening(key: str, factor: Factor | None) -> str:
    """The same as the first word of a sentence."""
    words = name(key, factor)
    return words[:1].upper() + words[1:]


def row_title(row: Pattern, factor: Factor | None) -> str:
    """The name of a row: its worse side and when it was, as `Low mood, same day`."""
    side = _worse_side(row.factor, factor)
    if row.outcome in NIGHT:
        return _("{factor}, then sleep").format(factor=side)
    if row.factor in NIGHT and row.lag_days == 0:
        return _("{factor}, the night before").format(factor=side)
    if row.lag_days:
        return _("{factor}, the day before").format(factor=side)
    return _("{factor}, same day").format(factor=side)


def _worse_side(key: str, factor: Factor | None) -> str:
    built_in = {
        "sleep_hours": N_("Short sleep"),
        "sleep_quality": N_("Bad sleep"),
        "mood": N_("Low mood"),
        "function": N_("Doing less of what matters"),
        "brain_fog": N_("Foggy head"),
    }
    if key in built_in:
        return _(built_in[key])
    if key in _NOUNS:
        return opening(key, factor)
    words = factor.label if factor else key.partition(":")[2] or key
    if factor is None or factor.worse != "low":
        return words
    return (_("No {words}") if factor.unit == "yes_no" else _("Low {words}")).format(words=words)


def amount(value: float) -> str:
    """A size without its sign, to one decimal; never `0.0` for something that is not nothing."""
    size = abs(value)
    return _("under 0.1") if 0 < size < 0.05 else f"{size:.1f}"


def size_words(difference: float, outcome: Factor | None) -> str:
    """`1.4 points higher`, `0.5 hours longer`, `10 minutes shorter`."""
    more = difference >= 0
    unit = outcome.unit if outcome else ""
    if unit == "h":
        template = _("{size} hours longer") if more else _("{size} hours shorter")
    elif unit == "min":
        template = _("{size} minutes longer") if more else _("{size} minutes shorter")
    elif unit in ("", "touch"):
        template = _("{size} points higher") if more else _("{size} points lower")
    else:
        template = _("{size} higher") if more else _("{size} lower")
    return template.format(size=amount(difference))


def likely(low: float, high: float) -> str:
    """The 95 % interval in words: one direction where it has one, else both ends named."""
    if low < 0 < high:
        return _("likely {low} lower to {high} higher").format(low=amount(low), high=amount(high))
    near, far = sorted((abs(low), abs(high)))
    return _("likely {near} to {far}").format(near=amount(near), far=amount(far))


def group_words(factor: Factor | None, row: Pattern) -> str:
    """`after nights under 6 h than after others`: the worse days, then the rest."""
    words = name(row.factor, factor)
    if row.split is None:
        return _("for each usual step up in {factor}").format(factor=words)
    low = factor is not None and factor.worse == "low"
    unit = factor.unit if factor else ""
    if unit in ("yes_no", "touch"):
        words = _ticked_name(words, unit, row.split.at)
        return _ticked_words(low, row.lag_days).format(factor=words)
    words = _(_ANSWERED[row.factor]) if row.factor in _ANSWERED else words
    template = _night_words(row.factor, low) if row.factor in NIGHT else _level_words(row, low)
    return template.format(factor=words, level=_level(unit, row.split.at))


def _night_words(key: str, low: bool) -> str:
    if key == "sleep_hours":
        if low:
            return _("after nights under {level} than after others")
        return _("after nights of {level} or more than after others")
    if low:
        return _("after nights with sleep quality under {level} than after others")
    return _("after nights with sleep quality of {level} or more than after others")


def _level_words(row: Pattern, low: bool) -> str:
    if row.outcome in NIGHT:
        if low:
            return _("after days with {factor} under {level} than after others")
        return _("after days with {factor} of {level} or more than after others")
    if low and row.lag_days:
        return _("the day after {factor} under {level} than on other days")
    if low:
        return _("on days with {factor} under {level} than on other days")
    if row.lag_days:
        return _("the day after {factor} of {level} or more than on other days")
    return _("on days with {factor} of {level} or more than on other days")


def _ticked_name(words: str, unit: str, at: float) -> str:
    if unit != "touch":
        return words
    template = _("{factor} painful") if at > 1 else _("{factor} unpleasant or painful")
    return template.format(factor=words)


def _ticked_words(without: bool, lag: int) -> str:
    if without and lag:
        return _("the day after a day without {factor} than on other days")
    if without:
        return _("on days without {factor} than on other days")
    if lag:
        return _("the day after {factor} than on other days")
    return _("on days with {factor} than on other days")


def _level(unit: str, value: float) -> str:
    if unit == "h":
        return duration_words(value * 60)
    if unit == "min":
        return _("{minutes} min").format(minutes=f"{value:g}")
    return f"{value:g}"
