"""Where it is numb and where it hurts, by the body map."""

from dialdown.domain.body import mapped, marks, place_words
from dialdown.i18n import _, ngettext
from dialdown.ui.learn.about.model import Content, Notes, Piece, Way, nothing_yet, title


def _say(notes: Notes) -> Content:
    if not notes.days:
        return nothing_yet()
    days = mapped(notes.recent)
    if not days:
        return Content(title(), (_("Nothing is marked on the body map in the last 90 days."),))
    pain, numb = ({region for day in days for region in marks(day, layer)} for layer in _LAYERS)
    head = ngettext(
        "In the last 90 days you marked the body on {count} day.",
        "In the last 90 days you marked the body on {count} days.",
        len(days),
    ).format(count=len(days))
    lines = [
        _("{what}: {places}.").format(what=what, places=place_words(places))
        for what, places in (
            (_("Pain and numbness"), pain & numb),
            (_("Pain only"), pain - numb),
            (_("Numb only"), numb - pain),
        )
        if places
    ]
    ways = (Way(_("Where it hurt"), "section", "body"),)
    return Content(title(), (head, *lines), ways)


_LAYERS = ("pain", "numb")

BOTH_ENDS = Piece(_say)
