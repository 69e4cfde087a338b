"""Deleting a day: at once where it can be undone, after a question where it cannot."""

from datetime import date

from PySide6.QtWidgets import QWidget

from dialdown.i18n import _
from dialdown.storage import DiaryError
from dialdown.ui.session import Session
from dialdown.ui.widgets.ask import ask, tell
from dialdown.ui.words import full_date, short_date


def delete_day(session: Session, when: date) -> bool:
    """Remove everything recorded about a date; one step to undo. True if it is gone.

    It does not ask, because nothing is lost: the diary keeps what it removes for 30 days.
    """
    day = session.diary.day(when)
    if day.is_empty:
        session.said.emit(_("Nothing is recorded on {date}.").format(date=full_date(when)))
        return False
    if not session.save(_("{date} deleted").format(date=short_date(when)), remove=[day]):
        return False
    words = _("{date} is deleted. Undo brings it back.")
    session.said.emit(words.format(date=full_date(when)))
    return True


def delete_for_good(session: Session, parent: QWidget | None, when: date | None = None) -> bool:
    """Ask, then empty the history; with a date, remove that day first. True if it was done.

    The whole history goes, because each step of it may hold what was deleted.
    """
    name = full_date(when) if when else ""
    words = (
        _("Delete {date} for good?").format(date=name)
        if when
        else _("Delete for good what was deleted before?")
    )
    more = _(
        "This also empties the list of what was done. Nothing before this moment can be undone "
        "then. Backups keep what was in the diary when they were made."
    )
    if not ask(parent, _("Delete for good"), words, _("Delete for good"), _("Leave it"), more):
        return False
    if when and not session.diary.day(when).is_empty and not delete_day(session, when):
        return False
    try:
        session.diary.forget_history()
    except DiaryError as error:
        tell(parent, _("Not deleted for good"), str(error))
        return False
    session.changed.emit()
    done = _("{date} is deleted for good.").format(date=name) if when else _("Deleted for good.")
    session.said.emit(done)
    return True
