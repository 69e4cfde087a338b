"""Places that were first marked lately, with the words that are the same for everyone."""

from dialdown.domain.body import mapped
from dialdown.i18n import _, ngettext
from dialdown.ui.learn.about.model import (
    RECENT_DAYS,
    Content,
    Notes,
    Piece,
    Strong,
    Way,
    nothing_yet,
    title,
)

_HELP = "when-to-get-help"


def _say(notes: Notes) -> Content:
    if not notes.days:
        return nothing_yet()
    soon = Strong(_("New area: tell your doctor soon."))
    help_ = Way(_("When to get help quickly"), "article", _HELP)
    body = Way(_("Where it hurt"), "section", "body")
    return Content(title(), (*_lines(notes), soon), (help_, body))


def _lines(notes: Notes) -> list[str]:
    from dialdown.ui.charts.body.counts import count_body, new_words  # with numpy behind it

    if not mapped(notes.days):
        return [_("Nothing is marked on the body map yet.")]
    shown = count_body(notes.days, "pain", notes.today, RECENT_DAYS, compare=False)
    if not shown.known:
        return [_("All marks on the body map are from the last 90 days. None can be told as new.")]
    if shown.new:
        return [_("New in the last 90 days"), *new_words(shown)]
    known = ngettext(
        "Before that, you marked the body on {n} day.",
        "Before that, you marked the body on {n} days.",
        shown.known,
    )
    return [_("No new place in the last 90 days."), known.format(n=shown.known)]


SPREAD = Piece(_say)
