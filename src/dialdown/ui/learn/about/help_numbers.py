"""The person's own telephone numbers for a bad moment."""

from dialdown.domain.records import HelpNumber
from dialdown.i18n import _
from dialdown.ui.learn.about.model import Content, Notes, Piece


def number_lines(notes: Notes) -> tuple[str, ...]:
    """`Lee: 116 123`, in the person's order."""
    numbers = sorted(notes.records(HelpNumber), key=lambda n: (n.position, n.name))
    return tuple(f"{n.name}: {n.number}" for n in numbers)


def _say(notes: Notes) -> Content | None:
    lines = number_lines(notes)
    return Content(_("Your numbers"), lines) if lines else None


NUMBERS = Piece(_say)
