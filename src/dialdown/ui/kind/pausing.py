"""Pausing, and going on. Each is one step to undo; nothing counts as missing in between."""

from dataclasses import replace
from datetime import timedelta

from dialdown.domain.pace import pause_at
from dialdown.domain.records import Pause
from dialdown.i18n import _
from dialdown.ui.session import Session


def current_pause(session: Session) -> Pause | None:
    """The pause that today lies in."""
    return pause_at(session.diary.records(Pause), session.today())


def pause_tracking(session: Session) -> bool:
    """Pause from today on; True if it is saved."""
    if current_pause(session):
        return True
    return session.save(_("Tracking paused"), Pause(start=session.today()))


def go_on(session: Session) -> bool:
    """End the pause yesterday; one that began today has not been. True if it is saved."""
    pause, today = current_pause(session), session.today()
    words = _("Tracking goes on")
    if pause is None:
        return True
    if pause.start == today:
        return session.save(words, remove=[pause])
    return session.save(words, replace(pause, end=today - timedelta(days=1)))
