"""Saving what can be read of a damaged diary, and telling what came of it."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from dialdown.domain.clock import Clock
from dialdown.i18n import _, ngettext
from dialdown.storage import Salvaged, put_in_place, salvage
from dialdown.ui.widgets.ask import tell
from dialdown.ui.words import full_date

_DATES_LISTED = 10


def save_what_can_be_read(parent: QWidget | None, diary: Path, clock: Clock) -> None:
    """Make a diary of what can be read; the damaged file is kept among the backups.

    Raises DiaryError; the damaged file is then where it was.
    """
    new = diary.with_name(diary.name + ".salvaged")
    new.unlink(missing_ok=True)  # of an attempt that was cut short
    found = salvage(diary, new, clock)
    kept = put_in_place(new, diary, clock=clock)
    words = ngettext(
        "{n} day could be read and is saved.", "{n} days could be read and are saved.", found.days
    ).format(n=found.days)
    kept_words = _("The damaged file is kept at {path}.").format(path=kept)
    tell(parent, _("What could be read"), words, "\n".join([*_losses(found), kept_words]))


def _losses(found: Salvaged) -> list[str]:
    if not (found.lost or found.incomplete):
        return [_("Nothing is missing.")]
    dates = [full_date(when) for when in found.incomplete[:_DATES_LISTED]]
    if len(found.incomplete) > _DATES_LISTED:
        dates.append("…")
    lines = [_("A backup may still hold what is missing.")]
    if dates:
        lines.append(_("Please look at these days:") + " " + "; ".join(dates))
    if found.lost:
        some = ngettext("{n} piece could not be read.", "{n} pieces could not be read.", found.lost)
        lines.append(some.format(n=found.lost))
    return lines
