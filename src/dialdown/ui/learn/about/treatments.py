"""The person's own treatments of some classes, with what the person made of them."""

from collections.abc import Collection
from functools import partial

from dialdown.domain.beside import is_open
from dialdown.domain.records import Treatment
from dialdown.domain.text import fold
from dialdown.i18n import _, ngettext
from dialdown.ui.learn.about.model import Content, Notes, Part, Piece, Strong, Way
from dialdown.ui.records.fields import known_phrases
from dialdown.ui.records.wording import brief, span_words

_MOST_NAMED = 6
_DRUGS = (
    "snri", "tca", "gabapentinoid", "sodium_channel", "nmda", "skin", "opioid", "painkiller",
)  # fmt: skip


def _say(classes: Collection[str], notes: Notes) -> Content:
    every = [t for t in notes.records(Treatment) if t.treatment_class in classes]
    # What goes on comes first, then the newest.
    every.sort(key=lambda t: fold(t.name))
    every.sort(key=lambda t: (is_open(t, notes.today), t.start), reverse=True)
    title = _("What you noted")
    edit = Way(_("Treatments…"), "beside", "treatments")
    if not every:
        return Content(title, (_("Nothing of this kind is noted yet."),), (edit,))
    parts: list[Part] = []
    for treatment in every[:_MOST_NAMED]:
        parts += _lines(treatment, notes)
    if (more := len(every) - _MOST_NAMED) > 0:
        parts.append(ngettext("{n} more", "{n} more", more).format(n=more))
    ways = (Way(_("Changes"), "section", "changes"), edit) if notes.days else (edit,)
    return Content(title, tuple(parts), ways)


def _lines(treatment: Treatment, notes: Notes) -> list[Part]:
    when = span_words(treatment.start, treatment.end, notes.today)
    lines: list[Part] = [Strong(brief(treatment.name)), when]
    if treatment.helped:
        words = known_phrases().get(treatment.helped, treatment.helped)
        lines.append(_("Did it help? {words}").format(words=brief(words)))
    if treatment.verdict:
        lines.append(_("In my own words: {words}").format(words=brief(treatment.verdict)))
    return lines


MEDICINES = Piece(partial(_say, _DRUGS))
TALKING = Piece(partial(_say, ("talking",)))
SUPPLEMENTS = Piece(partial(_say, ("supplement",)))
