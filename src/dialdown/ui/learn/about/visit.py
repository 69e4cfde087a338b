"""The next visit and the questions that wait for it."""

from dialdown.domain.beside import next_appointment, questions_for
from dialdown.domain.records import Appointment, Question
from dialdown.i18n import _, ngettext
from dialdown.ui.learn.about.model import Content, Notes, Piece, Way
from dialdown.ui.records.wording import brief
from dialdown.ui.words import full_date


def _say(notes: Notes) -> Content:
    coming = next_appointment(notes.records(Appointment), notes.today)
    count = len(questions_for(notes.records(Question), coming))
    if coming is None:
        when = _("No visit is planned. What you note now waits for the next one.")
    else:
        when = _("Next: ") + ", ".join(filter(None, (brief(coming.who), full_date(coming.date))))
    waiting = ngettext(
        "{count} question is on your list.", "{count} questions are on your list.", count
    ).format(count=count)
    ways = (Way(_("Visit and questions…"), "beside", "appointments"),)
    return Content(_("Your next visit"), (when, waiting), ways)


VISIT = Piece(_say)
