"""The newest total of each paper form."""

from dialdown.domain.records import Score
from dialdown.domain.scores import of_form, range_words
from dialdown.domain.vocabulary import SCORE_RANGES
from dialdown.i18n import _
from dialdown.ui.learn.about.model import Content, Notes, Piece
from dialdown.ui.records.wording import day_words


def _say(notes: Notes) -> Content | None:
    scores = [score for score in notes.records(Score) if score.date <= notes.today]
    found = [of_form(scores, form) for form in SCORE_RANGES]
    lines = [_line(notes, totals) for totals in found if totals]
    return Content(_("Your last totals"), tuple(lines)) if lines else None


def _line(notes: Notes, totals: list[Score]) -> str:
    newest = totals[-1]
    line = _("{form}: {total} on {day} (range {range}).").format(
        form=SCORE_RANGES[newest.form][0],
        total=f"{newest.total:g}",
        day=day_words(newest.date, notes.today),
        range=range_words(newest.form),
    )
    if len(totals) == 1:
        return line
    before = _("Before that {total} on {day}.").format(
        total=f"{totals[-2].total:g}", day=day_words(totals[-2].date, notes.today)
    )
    return f"{line} {before}"


SCORES = Piece(_say)
