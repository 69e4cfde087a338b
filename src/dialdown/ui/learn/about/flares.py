"""How many flares the person marked, and how long they were."""

from collections.abc import Sequence
from statistics import median_low

from dialdown.domain.records import Flare
from dialdown.i18n import _, ngettext
from dialdown.ui.learn.about.model import Content, Notes, Piece, Way, on_days, title
from dialdown.ui.learn.small_chart import lane_of, picture_of
from dialdown.ui.records.wording import span_words

_MOST_NAMED = 4


def _say(notes: Notes) -> Content:
    marked = (flare for flare in notes.records(Flare) if flare.start <= notes.today)
    flares = sorted(marked, key=lambda flare: flare.start, reverse=True)
    edit = Way(_("Mark flares…"), "beside", "flares")
    spans = [(flare.start, flare.end or notes.today) for flare in flares]
    lane = lane_of(notes.recent, "pain")
    picture = picture_of([lane], notes.since, notes.today, spans, _("flares shaded"))
    drawn = (picture,) if picture is not None else ()
    ways = (Way(_("See the chart"), "timeline"), edit) if notes.days else (edit,)
    if not flares:
        none = _("No flare is marked yet. You can mark one afterwards too.")
        return Content(title(), (none, *drawn), ways)
    count = ngettext(
        "You have marked {count} flare.", "You have marked {count} flares.", len(flares)
    ).format(count=len(flares))
    ended = [_days(notes, flare) for flare in flares if flare.end is not None]
    lines = [_line(notes, flare) for flare in flares[:_MOST_NAMED]]
    return Content(title(), (f"{count} {_lengths(ended)}".strip(), *lines, *drawn), ways)


def _days(notes: Notes, flare: Flare) -> int:
    """Calendar days from the first to the last, or to today."""
    return ((flare.end or notes.today) - flare.start).days + 1


def _lengths(ended: Sequence[int]) -> str:
    """Of those that are over: shortest, middle, longest."""
    if not ended:
        return ""
    if len(ended) == 1:
        return _("The one that ended lasted {days}.").format(days=on_days(ended[0]))
    if len(ended) == 2:
        return _("They lasted {shortest} and {longest}.").format(
            shortest=on_days(min(ended)), longest=on_days(max(ended))
        )
    return _(
        "The shortest lasted {shortest}, the longest {longest}, the middle one {middle}."
    ).format(
        shortest=on_days(min(ended)), longest=on_days(max(ended)), middle=on_days(median_low(ended))
    )


def _line(notes: Notes, flare: Flare) -> str:
    days = on_days(_days(notes, flare))
    when = span_words(flare.start, flare.end, notes.today)
    if flare.end is None:
        return _("{when}: {days} so far").format(when=when, days=days)
    return _("{when}: {days}").format(when=when, days=days)


FLARES = Piece(_say)
