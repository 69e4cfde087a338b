"""Sleep and pain."""

from dialdown.i18n import N_, _
from dialdown.ui.learn.about.model import Content, Notes, Piece, Way
from dialdown.ui.learn.about.rows import Subject, say_rows

_SLEEP = Subject(
    ("sleep_quality", "sleep_hours"),
    N_("Sleep is not noted yet, so nothing can be said about sleep and pain."),
)


def _say(notes: Notes) -> Content:
    return say_rows(notes, (_SLEEP,))


def _say_nights(notes: Notes) -> Content:
    ways = (
        Way(_("Sleep in three bands"), "section", "sleep"),
        Way(_("Try one change"), "section", "trials"),
    )
    return say_rows(notes, (_SLEEP,), ways)


ALARM = SLEEP = Piece(_say, finds=True)
NIGHTS = Piece(_say_nights, finds=True)
