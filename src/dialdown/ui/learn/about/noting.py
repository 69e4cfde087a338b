"""How much is noted: days, pauses, answers a day."""

from datetime import date, timedelta
from statistics import median_low

from dialdown.domain.beside import open_on
from dialdown.domain.records import Pause
from dialdown.i18n import _, ngettext
from dialdown.ui.learn.about.model import RECENT_DAYS, Content, Notes, Piece, nothing_yet, title


def _say(notes: Notes) -> Content:
    if not notes.days:
        return nothing_yet()
    noted = [day for day in notes.recent if not day.is_empty]
    lines = [
        _("You noted {count} of the last {all} days.").format(count=len(noted), all=RECENT_DAYS)
    ]
    if noted:
        usual = median_low([len(day.answers) for day in noted])
        lines.append(
            ngettext(
                "A usual day of yours has {count} answer.",
                "A usual day of yours has {count} answers.",
                usual,
            ).format(count=usual)
        )
    if paused := _paused(notes, {day.date for day in noted}):
        lines.append(
            ngettext(
                "You paused on {count} day. Nothing is missing there.",
                "You paused on {count} days. Nothing is missing there.",
                paused,
            ).format(count=paused)
        )
    return Content(title(), tuple(lines))


def _paused(notes: Notes, noted: set[date]) -> int:
    """Days of the recent ones that lie in a pause and are blank."""
    pauses = notes.records(Pause)
    recent = (notes.since + timedelta(days=n) for n in range(RECENT_DAYS))
    return sum(day not in noted and open_on(pauses, day) is not None for day in recent)


NOTING = Piece(_say)
