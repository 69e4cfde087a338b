"""What one press does: mark a flare, note a use, pause and go on. Each is one step to undo."""

from dataclasses import replace
from datetime import date, timedelta

from dialdown.domain.beside import overlapping
from dialdown.domain.records import AsNeededDose, Flare, Pause, Treatment
from dialdown.i18n import _
from dialdown.ui.records.wording import brief, day_words, span_words
from dialdown.ui.session import Session

_NAME = 40


def start_flare(session: Session, when: date) -> bool:
    """A flare from a date on; on a past date before another flare, of that day only."""
    flares = session.diary.records(Flare)
    flare = Flare(start=when)
    if overlapping(flares, flare):
        flare = replace(flare, end=when)
    if words := flare_clash(session, flare):
        session.said.emit(words)
        return False
    words = _("Flare started, {day}").format(day=day_words(when, session.today()))
    return session.save(words, flare)


def end_flare(session: Session, flare: Flare, when: date) -> bool:
    """The last day of a flare."""
    words = _("Flare ended, {day}").format(day=day_words(when, session.today()))
    return session.save(words, replace(flare, end=when))


def flare_clash(session: Session, flare: Flare) -> str:
    """Which other flare shares a day with this one, in words; empty if none does."""
    other = overlapping(session.diary.records(Flare), flare)
    if other is None:
        return ""
    when = span_words(other.start, other.end, session.today())
    return _("There is a flare already: {when}. Change that one, or use other days.").format(
        when=when
    )


def note_use(session: Session, treatment: Treatment, when: date) -> bool:
    """One use of an as-needed treatment."""
    words = _("{what} used, {day}").format(
        what=brief(treatment.name, _NAME), day=day_words(when, session.today())
    )
    return session.save(words, AsNeededDose(treatment_id=treatment.id, date=when))


def forget_uses(session: Session, treatment: Treatment, when: date) -> bool:
    """No use of the treatment on a date after all."""
    uses = session.diary.records(AsNeededDose)
    gone = [use for use in uses if use.treatment_id == treatment.id and use.date == when]
    words = _("{what} not used, {day}").format(
        what=brief(treatment.name, _NAME), day=day_words(when, session.today())
    )
    return session.save(words, remove=gone)


def pause_now(session: Session) -> bool:
    """No tracking from today on."""
    today = session.today()
    pause = Pause(start=today)
    later = overlapping(session.diary.records(Pause), pause)
    if later and later.start > today:  # a planned pause begins earlier instead
        pause = replace(later, start=today)
    words = _("Tracking paused from {day}").format(day=day_words(today, today))
    return session.save(words, pause)


def go_on(session: Session, pause: Pause) -> bool:
    """Tracking again from today on: yesterday was the last day of the pause."""
    today = session.today()
    words = _("Tracking goes on, {day}").format(day=day_words(today, today))
    if pause.start >= today:
        return session.save(words, remove=[pause])
    return session.save(words, replace(pause, end=today - timedelta(days=1)))
