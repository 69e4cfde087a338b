"""What was ticked as good or helpful lately, and the person's own numbers."""

from collections import Counter

from dialdown.domain.records import OwnTag
from dialdown.domain.vocabulary import HELPED
from dialdown.i18n import _
from dialdown.ui.learn.about.help_numbers import number_lines
from dialdown.ui.learn.about.model import (
    Content,
    Notes,
    Part,
    Piece,
    Strong,
    nothing_yet,
    on_days,
    title,
)

_GROUP = "helped"
_MOST_NAMED = 5


def _say(notes: Notes) -> Content:
    numbers = number_lines(notes)
    own: tuple[Part, ...] = (Strong(_("Your numbers")), *numbers) if numbers else ()
    if not notes.days:
        empty = nothing_yet()
        return Content(empty.title, (*empty.parts, *own), empty.ways)
    names = {key: _(words) for key, words in HELPED.items()}
    names |= {tag.id: tag.name for tag in notes.records(OwnTag) if tag.group == _GROUP}
    count = Counter(key for day in notes.recent for key in day.ticked("tag") if key in names)
    lines = [
        _("{what}: {days}").format(what=names[key], days=on_days(days))
        for key, days in count.most_common(_MOST_NAMED)
    ]
    if not lines:
        none = _("Nothing is ticked under what helped or was good in the last 90 days.")
        return Content(title(), (none, *own))
    head = Strong(_("What helped or was good, last 90 days"))
    return Content(title(), (head, *lines, *own))


COMPANY = Piece(_say)
