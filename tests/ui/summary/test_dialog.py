"""The dialog about the page: period, preview, keyboard, and what is kept."""

from datetime import date, timedelta
from itertools import pairwise
from threading import Event
from time import monotonic

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QWidget,
)

from dialdown.domain.day import Day
from dialdown.summary import Records, SummarySource
from dialdown.ui.summary.dialog import SummaryDialog
from dialdown.ui.summary.saving import LastFolder
from dialdown.ui.theme import MODES, TARGET
from dialdown.ui.widgets.basics import Button
from dialdown.ui.widgets.date_field import DateField
from tests.ui.summary.conftest import TODAY, VISIT, open_all, press


def test_the_last_three_months_unless_told(dialog):
    assert dialog.summary().period.pair == (TODAY - timedelta(days=89), TODAY)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Last 30 days", TODAY - timedelta(days=29)),
        ("Since the visit on 12 Oct", VISIT),
        ("Own dates", TODAY - timedelta(days=89)),
    ],
)
def test_a_period_is_chosen_by_key(dialog, words, first):
    press(dialog, words)
    assert dialog.summary().period.pair == (first, TODAY)


def test_own_dates_start_from_what_is_shown_and_are_turned_round(dialog):
    press(dialog, "Last 30 days")
    press(dialog, "Own dates")
    first, last = dialog.findChildren(DateField)
    assert first.read() == TODAY - timedelta(days=29)
    last.line.clear()
    QTest.keyClicks(last.line, "1 Oct 2026")
    assert dialog.summary().period.pair == (date(2026, 10, 1), TODAY - timedelta(days=29))


def test_a_date_that_cannot_be_read_changes_nothing(dialog):
    press(dialog, "Own dates")
    first, _last = dialog.findChildren(DateField)
    before = dialog.summary().period
    first.line.clear()
    QTest.keyClicks(first.line, "some day")
    assert dialog.summary().period == before


def test_letters_are_waited_for_and_a_press_is_not(dialog, qtbot, monkeypatch):
    made = []
    monkeypatch.setattr(dialog._work, "run", lambda *_args: made.append(1))
    QTest.keyClicks(name_line(dialog), "Maria")
    assert made == []
    qtbot.waitUntil(lambda: made == [1])
    press(dialog, "Last 30 days")
    assert made == [1, 1]


def name_line(dialog: SummaryDialog) -> QLineEdit:
    return next(e for e in dialog.findChildren(QLineEdit) if e.accessibleName() == "Name")


def test_the_preview_shows_the_sheet_and_says_it_in_words(dialog):
    sheet = dialog.findChild(QWidget, "sheet")
    picture = sheet.grab().toImage()
    dark = sum(
        picture.pixelColor(x, y).lightness() < 128
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    )
    assert dark > 500
    assert "Average pain" in sheet.accessibleDescription()
    assert "secret" not in sheet.accessibleDescription()
    a4 = sheet.height() / sheet.width()
    press(dialog, "US Letter")
    dialog.summary()
    assert a4 == pytest.approx(297 / 210, abs=0.01)
    assert sheet.height() / sheet.width() == pytest.approx(11 / 8.5, abs=0.01)


def test_pages_behind_the_first_stand_below_it(dialog):
    sheet = dialog.findChild(QWidget, "sheet")
    one = sheet.height()
    press(dialog, "List of days")
    dialog.summary()
    assert sheet.height() > 2 * one
    last = sheet.grab(sheet.rect().adjusted(0, one + 20, 0, 0)).toImage()
    inside = [(x, y) for x in range(20, last.width() - 20) for y in range(20, 200, 3)]
    assert any(last.pixelColor(x, y).lightness() < 128 for x, y in inside)
    press(dialog, "List of days")
    dialog.summary()
    assert sheet.height() == one


def test_three_hundred_years_without_a_day_still_make_a_page(dialog):
    press(dialog, "Own dates")
    first, last = dialog.findChildren(DateField)
    first.show_date(date(1900, 1, 1))
    last.show_date(date(2199, 12, 31))
    assert dialog.summary().box.recorded == 120


@pytest.mark.parametrize("days", [[], [Day(TODAY)], [Day(TODAY).with_text("note", "only words")]])
def test_hardly_anything_still_makes_a_page(qtbot, theme, settings, tmp_path, days):
    source = SummarySource(days, Records(), TODAY)
    made = SummaryDialog(source, theme, settings, LastFolder(tmp_path))
    qtbot.addWidget(made)
    made.outputs.save_to(tmp_path / "page.pdf")
    assert made.outputs.status.text().startswith("Saved as page.pdf")
    made.close()


def test_the_window_answers_while_a_page_is_made(dialog, monkeypatch):
    go = Event()
    slow = dialog._source.summary
    monkeypatch.setattr(dialog._source, "summary", lambda *a: (go.wait(20), slow(*a))[1])
    start = monotonic()
    press(dialog, "Last 30 days")
    press(dialog, "Since the visit on 12 Oct")
    assert monotonic() - start < 5
    go.set()
    assert dialog.summary().period.first == VISIT


# ---------------------------------------------------------------------- what is kept
def test_choices_are_kept_but_nothing_that_was_typed(dialog, make_dialog, settings):
    told = []
    dialog.settings_changed.connect(lambda: told.append(1))
    for words in ("Scores", "List of days", "US Letter", "Large print"):
        press(dialog, words)
    press(dialog, "Treatments: Move up ↑")
    open_all(dialog)
    view = dialog.choices.findChild(QWidget, "notes")
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.keyClicks(name_line(dialog), "Maria Example")
    chosen = dialog.summary().chosen
    assert (len(chosen.notes), chosen.name) == (1, "Maria Example")
    dialog.close()
    assert told == [1]
    kept = str(settings.page)
    assert "notes" not in kept
    assert "Maria" not in kept
    again = make_dialog().summary().chosen
    assert (again.notes, again.name) == ((), "")
    assert again.order.index("treatments") < again.order.index("patterns")
    assert not again.shows("scores")
    assert again.appendix == {"days"}
    assert (again.paper, again.large) == ("letter", True)


def test_closing_without_a_choice_writes_nothing(make_dialog, settings):
    make_dialog().close()
    told = []
    dialog = make_dialog()
    dialog.settings_changed.connect(lambda: told.append(1))
    dialog.close()
    assert told == []


# ---------------------------------------------------------------------- keyboard, size, names
def reachable(dialog: SummaryDialog) -> list[QWidget]:
    return [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QScrollBar)
    ]


def test_b2_tab_reaches_everything_from_top_to_bottom_and_comes_back(dialog, qapp):
    press(dialog, "Own dates")
    open_all(dialog)
    dialog.activateWindow()
    start = reachable(dialog)[0]
    start.setFocus()
    seen = [start]
    for _count in range(120):
        QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
        if qapp.focusWidget() is start:
            break
        seen.append(qapp.focusWidget())
    assert qapp.focusWidget() is start
    assert {w for w in reachable(dialog) if w.focusProxy() is None} <= set(seen)
    inside = [w for w in seen if dialog.choices.isAncestorOf(w)]
    tops = [w.mapTo(dialog.choices, QPoint()).y() for w in inside]
    assert all(after >= before - TARGET for before, after in pairwise(tops))


def test_the_chosen_period_has_the_keyboard_at_first(dialog):
    assert dialog.focusWidget().text() == "Last 3 months"


@pytest.mark.parametrize("size", [100, 200])
def test_b7_everything_to_press_is_large(dialog, theme, qapp, size):
    theme.apply("light", size)
    press(dialog, "Own dates")
    open_all(dialog)
    for _round in range(4):
        qapp.processEvents()
    for widget in dialog.findChildren(QAbstractButton) + dialog.findChildren(QLineEdit):
        if widget.isVisible():
            assert widget.height() >= TARGET, widget.accessibleName()
            assert widget.width() >= TARGET, widget.accessibleName()
    notes = dialog.choices.findChild(QWidget, "notes")
    assert notes.sizeHintForRow(0) >= TARGET


def test_b9_the_wheel_changes_no_date(dialog):
    press(dialog, "Own dates")
    field = dialog.findChildren(DateField)[0]
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 120), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    before = field.read()
    field.line.wheelEvent(turn)
    assert field.read() == before


@pytest.mark.parametrize("mode", [mode for mode in MODES if mode != "system"])
@pytest.mark.parametrize("size", [100, 200])
def test_b12_nothing_is_cut_at_1024_by_600(dialog, theme, qapp, mode, size):
    theme.apply(mode, size)
    press(dialog, "Own dates")
    open_all(dialog)
    dialog.resize(1024, 600)
    for _round in range(6):
        qapp.processEvents()
    assert dialog.width() == 1024
    cut = [
        f"{type(w).__name__} {w.text()!r}: {w.width()} of {w.minimumSizeHint().width()}"
        for w in dialog.findChildren(QWidget)
        if isinstance(w, Button | QLabel) and w.isVisible() and w.text()
        and not (isinstance(w, QLabel) and w.wordWrap())
        and w.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Ignored
        and w.width() < w.minimumSizeHint().width()
    ]  # fmt: skip
    assert not cut
    for area in dialog.findChildren(QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0
        assert area.geometry().right() <= area.parentWidget().width()
    for widget in dialog.choices.findChildren(QWidget):
        if widget.isVisible() and not isinstance(widget, QScrollBar):
            right = widget.mapTo(dialog.choices, widget.rect().topRight()).x()
            assert right <= dialog.choices.width(), widget


def test_b17_everything_reachable_has_a_name_of_its_own(dialog):
    press(dialog, "Own dates")
    open_all(dialog)
    names = [w.accessibleName() or getattr(w, "text", str)() for w in reachable(dialog)]
    assert all(names)
    pressed = [w for w in reachable(dialog) if isinstance(w, QAbstractButton)]
    spoken = [w.accessibleName() or w.text() for w in pressed]
    assert len(set(spoken)) == len(spoken)


def test_escape_closes(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
