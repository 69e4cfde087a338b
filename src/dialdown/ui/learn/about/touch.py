"""Which touch hurt most often lately."""

from collections import Counter

from dialdown.domain.vocabulary import SENSITIVITIES
from dialdown.i18n import _, ngettext
from dialdown.ui.learn.about.model import (
    Content,
    Notes,
    Part,
    Piece,
    Strong,
    Way,
    nothing_yet,
    title,
)

_UNPLEASANT, _PAINFUL = 1, 2
_MOST_NAMED = 5
FEWEST_DAYS = 5
"""Days with touch noted, below which a list of the most frequent would say little."""


def _say(notes: Notes) -> Content:
    if not notes.days:
        return nothing_yet()
    noted = [day for day in notes.recent if day.ticked("touch")]
    if len(noted) < FEWEST_DAYS:
        return Content(title(), (_too_few(len(noted)),))
    tried, felt, painful = Counter[str](), Counter[str](), Counter[str]()
    for day in noted:
        for key in day.ticked("touch"):
            level = day.value(f"touch:{key}") or 0
            tried[key] += 1
            felt[key] += level >= _UNPLEASANT
            painful[key] += level >= _PAINFUL
    head = ngettext(
        "In the last 90 days you noted touch on {count} day.",
        "In the last 90 days you noted touch on {count} days.",
        len(noted),
    ).format(count=len(noted))
    most = sorted((key for key in SENSITIVITIES if felt[key]), key=lambda key: -felt[key])
    lines = [_line(key, felt[key], painful[key], tried[key]) for key in most[:_MOST_NAMED]]
    if not lines:
        return Content(title(), (head, _("None of it was unpleasant or painful.")))
    parts: tuple[Part, ...] = (head, Strong(_("Most often unpleasant or painful")), *lines)
    return Content(title(), parts, _chart(notes, most[0]))


def _chart(notes: Notes, most: str) -> tuple[Way, ...]:
    """The way to the row of what comes first, where the Charts tab has one."""
    key = f"touch:{most}"
    found = notes.patterns
    if found is None or not any(group[0].factor == key for group in found.rows):
        return ()
    words = _("See the chart: {scale}").format(scale=_(SENSITIVITIES[most]))
    return (Way(words, "factor", key),)


def _too_few(noted: int) -> str:
    more = FEWEST_DAYS - noted
    said = ngettext(
        "Not enough days yet: {count} more day with touch noted, within 90 days, is needed.",
        "Not enough days yet: {count} more days with touch noted, within 90 days, are needed.",
        more,
    )
    return said.format(count=more)


def _line(key: str, felt: int, painful: int, tried: int) -> str:
    words = ngettext(
        "{what}: {felt} of {tried} day tried", "{what}: {felt} of {tried} days tried", tried
    ).format(what=_(SENSITIVITIES[key]), felt=felt, tried=tried)
    return words + (_(", painful on {days}").format(days=painful) if painful else "")


TOUCH = Piece(_say, finds=True)
