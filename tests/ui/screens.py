"""Screens that are opened from the window, on a diary in which everything is noted."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QApplication, QWidget

from dialdown.domain.day import Moment
from dialdown.domain.records import (
    AboutMe,
    Appointment,
    Flare,
    Mention,
    OwnScale,
    OwnTag,
    PlanPart,
    Question,
    Score,
    Treatment,
    Trial,
)
from dialdown.domain.vocabulary import SHORT_PLAN
from dialdown.ui.charts.sections import SUBJECTS
from dialdown.ui.learn.forms import FORMS
from dialdown.ui.learn.look_up import LOOK_UPS
from dialdown.ui.main_window import CHARTS, LEARN, MainWindow
from dialdown.ui.session import Session
from dialdown.ui.summary.dialog import make_summary_dialog
from dialdown.ui.widgets.basics import Button
from dialdown.ui.widgets.fold_button import FoldButton

_DAYS = 60
_QUESTIONS = "medicines"


def note_everything(session: Session, words: str) -> None:
    """Two months of days and a record of every kind, with `words` wherever a person types."""
    today = session.today()
    scale = OwnScale(name=words)
    tag = OwnTag(name=words, group="helped", since=today - timedelta(days=_DAYS))
    days = []
    for back in range(_DAYS):
        day = session.diary.day(today - timedelta(days=back)).with_value("pain", 3 + back % 4)
        day = day.with_value("sleep_hours", 360 + 15 * (back % 9)).with_value("stress", back % 7)
        day = day.with_value(scale.scale.key, back % 5, scale=scale.scale)
        day = day.with_tick(f"tag:{tag.id}", on=back % 2 == 0, group="helped")
        day = day.with_moment(Moment(session.now(), 5, set_off=words, eased=words))
        days.append(day.with_text("note", words).with_text("good_thing", words))

    def ago(number: int):
        return today - timedelta(days=number)

    session.save(
        words, scale, tag, *days,
        Treatment(name=words, start=ago(30), verdict=words, helped=words),
        Flare(start=ago(9), end=ago(7), note=words),
        Trial(change=words, start=ago(40), blocks=("with", "without")),
        Score(form="csi", total=40, date=ago(50), note=words),
        Score(form="phq2", total=3, date=ago(5), note=words),
        Mention(id="spread", noted=True, words=words),
        AboutMe(id=SHORT_PLAN, words=words), PlanPart(id="first", words=words),
        Appointment(date=ago(20), who=words, note=words), Question(words=words),
    )  # fmt: skip


def _section(key: str) -> Callable[[MainWindow], QWidget]:
    def show(window: MainWindow) -> QWidget:
        window.show_section(key)
        page = window._page(CHARTS)
        page.finish()
        section = page.folds[key].section
        for button in section.findChildren(Button):
            if button.text() == "Plan a trial…":
                button.click()
        return page

    return show


def _article(slug: str) -> Callable[[MainWindow], QWidget]:
    def show(window: MainWindow) -> QWidget:
        window.show_article(slug)
        page = window._page(LEARN)
        page.finish()
        return page

    return show


def _new_total(window: MainWindow) -> QWidget:
    page = _article("scores")(window)
    page._beside.forms.form.add()
    return page


def _summary(window: MainWindow) -> QWidget:
    dialog = make_summary_dialog(window.session, window.theme, window, window.settings)
    dialog.show()
    dialog.activateWindow()
    dialog.summary()
    for fold in dialog.findChildren(FoldButton):
        fold.setChecked(True)
    QApplication.processEvents()
    return dialog


SCREENS: dict[str, Callable[[MainWindow], QWidget]] = {
    **{f"charts {one.key}": _section(one.key) for one in SUBJECTS},
    **{f"learn {slug}": _article(slug) for slug in (*FORMS, *LOOK_UPS, _QUESTIONS)},
    "learn new total": _new_total,
    "summary": _summary,
}
"""Name -> opens it and gives what holds it."""
