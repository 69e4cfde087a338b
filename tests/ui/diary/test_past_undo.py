"""What was changed, what was done, deleting: all of it undoable, all of it in plain words."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from dialdown.domain.day import Day
from dialdown.storage import open_diary
from dialdown.ui.diary.past import delete, undoing
from dialdown.ui.diary.past.day_menu import DayMenu
from dialdown.ui.diary.past.delete import delete_day, delete_for_good
from dialdown.ui.diary.past.history import HistoryDialog
from dialdown.ui.diary.past.undo import UndoDialog
from dialdown.ui.diary.past.undoing import Undoing
from dialdown.ui.session import Session
from dialdown.ui.widgets.basics import Button
from tests.ui.conftest import TODAY, focusable

CANARY = "xyzzy-canary-Zebra"


@pytest.fixture
def three(session, diary) -> None:
    session.save("Pain today 5", Day(TODAY).with_value("pain", 5))
    session.save("Pain today 7", diary.day(TODAY).with_value("pain", 7))
    session.save("Note", diary.day(TODAY).with_text("note", CANARY))


@pytest.fixture
def said(session) -> list[str]:
    words: list[str] = []
    session.said.connect(words.append)
    return words


def lines(dialog) -> list[str]:
    model = dialog.list.model()
    return [model.data(model.index(i, 0)) for i in range(model.rowCount())]


def show(qtbot, dialog):
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog


# ------------------------------------------------------------------ history of a day
def test_the_history_says_what_when_and_whether_it_stands(
    qtbot, session, theme, three, diary, clock
) -> None:
    clock.move(days=1)
    diary.save("Import from Daylio", diary.day(TODAY).with_value("mood", 3), by="import")
    clock.move(days=3)
    session.save("Stress 4", diary.day(TODAY).with_value("stress", 4))
    session.undo()
    dialog = show(qtbot, HistoryDialog(session, theme, TODAY))
    assert lines(dialog) == [
        "Stress 4\nToday at 14:02, taken back",
        "Import from Daylio\n23 November 2026 at 14:02, by an import",
        "Note\n22 November 2026 at 14:02",
        "Pain today 7\n22 November 2026 at 14:02",
        "Pain today 5\n22 November 2026 at 14:02",
    ]
    assert dialog.list.current.label == "Import from Daylio", "the newest that stands"
    dialog.list.choose(0)
    assert not dialog.back.isEnabled()
    assert "taken back" in dialog.then.text()


def test_a26_a_day_goes_back_to_before_a_change_and_undo_takes_that_away(
    qtbot, session, theme, three, diary, press
) -> None:
    now = diary.content_hash()
    dialog = show(qtbot, HistoryDialog(session, theme, TODAY))
    press(Qt.Key.Key_Down)  # the keyboard starts in the list
    assert dialog.then.text() == "Before this change: Pain 5, moderate"
    dialog.back.setFocus()
    press(Qt.Key.Key_Return)
    assert diary.day(TODAY).value("pain") == 5
    assert diary.day(TODAY).text("note") == ""
    assert lines(dialog)[0].startswith("22 Nov as it was before: Pain today 7")
    assert dialog.isVisible()
    session.undo()
    assert diary.content_hash() == now


def test_a_day_goes_back_to_before_it_was_begun(qtbot, session, theme, three, diary) -> None:
    dialog = show(qtbot, HistoryDialog(session, theme, TODAY))
    dialog.list.choose(2)
    assert dialog.then.text() == "Before this change: Nothing recorded"
    dialog.bring_back()
    assert diary.day(TODAY).is_empty


def test_a_deleted_day_is_brought_back_whole(qtbot, session, theme, three, diary, clock) -> None:
    whole = diary.content_hash()
    clock.move(days=5)
    delete_day(session, TODAY)
    dialog = show(qtbot, HistoryDialog(session, theme, TODAY))
    dialog.bring_back()
    assert diary.content_hash() == whole


def test_a_day_without_history_says_so(qtbot, session, theme) -> None:
    dialog = show(qtbot, HistoryDialog(session, theme, date(2020, 1, 1)))
    assert "Nothing was changed" in dialog._said.text()
    assert not dialog.back.isEnabled()
    dialog.bring_back()


# ------------------------------------------------------------------ what was done
@pytest.fixture
def undo(qtbot, session, theme, three) -> UndoDialog:
    return show(qtbot, UndoDialog(session, theme, Undoing(session)))


def test_b24_the_list_walks_with_undo_and_redo(undo, press, diary) -> None:
    assert lines(undo)[0] == "Next to undo: Note\nToday at 14:02"
    press(Qt.Key.Key_Return)
    assert lines(undo)[:2] == [
        "Next to redo: Note\nToday at 14:02, taken back",
        "Next to undo: Pain today 7\nToday at 14:02",
    ]
    assert undo._said.text() == "Undone: Note"
    assert undo.list.current.label == "Pain today 7"
    press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert diary.days() == []
    assert not undo.undo_button.isEnabled()
    assert QApplication.focusWidget() is undo.redo_button, "the keyboard is not lost"
    press(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert diary.day(TODAY).text("note") == CANARY
    assert QApplication.focusWidget() is undo.undo_button


def test_b24_imports_and_deletions_are_in_the_list(undo, session, diary) -> None:
    diary.save("Import from Daylio", Day(TODAY - timedelta(days=9)).with_value("mood", 1),
               by="import")  # fmt: skip
    delete_day(session, TODAY)
    assert [line.split("\n")[0] for line in lines(undo)[:2]] == [
        "Next to undo: 22 Nov deleted",
        "Import from Daylio",
    ]
    assert lines(undo)[1].endswith("by an import")
    undo.undo()
    undo.undo()
    assert [day.date for day in diary.days()] == [TODAY]


def test_b24_what_is_from_before_this_start_is_asked_about_once(
    session, three, diary, clock, monkeypatch
) -> None:
    asked: list[tuple] = []
    monkeypatch.setattr(undoing, "ask", lambda *words: bool(asked.append(words)) or len(asked) > 1)
    diary.close()
    again = open_diary(diary.path, clock)
    fresh = Session(again, clock)
    guard = Undoing(fresh)
    assert guard.undo(None) is None, "the person said no"
    assert again.next_undo().label == "Note"
    assert guard.undo(None).label == "Note"
    assert guard.undo(None).label == "Pain today 7"
    assert len(asked) == 2
    assert asked[0][2] == "This takes back what you did on 22 November 2026:"
    assert asked[0][-1] == "Note"
    assert guard.redo().label == "Pain today 7"
    again.close()


def test_nothing_done_says_so(qtbot, session, theme) -> None:
    dialog = show(qtbot, UndoDialog(session, theme, Undoing(session)))
    assert dialog._said.text() == "Nothing was done in the last 30 days."
    assert not dialog.undo_button.isEnabled()


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("kind", ["undo", "history"])
def test_b7_b12_b17_the_dialogs_fit_and_are_named(
    qtbot, session, theme, three, qapp, size, kind
) -> None:
    theme.apply("light", size)
    session.save("<b>bold</b> & [x](file:///etc/passwd)", Day(TODAY).with_value("pain", 1))
    made = (
        UndoDialog(session, theme, Undoing(session))
        if kind == "undo"
        else HistoryDialog(session, theme, TODAY)
    )
    dialog = show(qtbot, made)
    dialog.resize(984, 560)
    for _round in range(3):
        qapp.processEvents()
    assert "<b>bold</b> & [x]" in lines(dialog)[0]
    for widget in focusable(dialog):
        spoken = QAccessible.queryAccessibleInterface(widget)
        assert spoken.text(QAccessible.Text.Name), widget
        assert min(widget.width(), widget.height()) >= 44
    assert dialog.list.visualRect(dialog.list.model().index(0, 0)).height() >= 44
    for widget in dialog.findChildren(QWidget):
        if isinstance(widget, Button | QLabel) and widget.isVisible() and widget.text():
            high = widget.heightForWidth(widget.width()) if isinstance(widget, QLabel) else 0
            assert widget.height() >= high, widget.text()
        if isinstance(widget, QLabel):
            assert widget.textFormat() == Qt.TextFormat.PlainText


# ------------------------------------------------------------------ deleting
def test_a26_a_day_is_deleted_at_once_said_and_undoable(session, three, diary, said) -> None:
    whole = diary.content_hash()
    assert delete_day(session, TODAY)
    assert diary.day(TODAY).is_empty
    assert said[-1] == "22 November 2026 is deleted. Undo brings it back."
    assert session.undo().label == "22 Nov deleted"
    assert diary.content_hash() == whole


def test_an_empty_day_cannot_be_deleted(session, diary, said) -> None:
    assert not delete_day(session, TODAY)
    assert said == ["Nothing is recorded on 22 November 2026."]
    assert diary.next_undo() is None


def test_a39_for_good_asks_first_and_leaves_nothing_in_the_file(
    session, three, diary, said, monkeypatch
) -> None:
    asked: list[tuple] = []
    monkeypatch.setattr(delete, "ask", lambda *words: bool(asked.append(words)))
    assert not delete_for_good(session, None, TODAY)
    assert diary.day(TODAY).text("note") == CANARY
    assert "Nothing before this moment can be undone" in asked[0][-1]
    monkeypatch.setattr(delete, "ask", lambda *_words: True)
    assert delete_for_good(session, None, TODAY)
    assert diary.next_undo() is None
    assert diary.history(TODAY) == []
    assert CANARY.encode() not in diary.path.read_bytes()
    assert said[-1] == "22 November 2026 is deleted for good."


def test_a39_what_was_deleted_before_can_be_made_final(
    session, three, diary, said, monkeypatch
) -> None:
    monkeypatch.setattr(delete, "ask", lambda *_words: True)
    delete_day(session, TODAY)
    assert delete_for_good(session, None)
    assert CANARY.encode() not in diary.path.read_bytes()
    assert said[-1] == "Deleted for good."


def test_b22_a_deletion_that_fails_is_told_and_loses_nothing(
    session, three, diary, monkeypatch
) -> None:
    told: list[tuple] = []
    monkeypatch.setattr(delete, "ask", lambda *_words: True)
    monkeypatch.setattr(delete, "tell", lambda *words: told.append(words))
    elsewhere = diary.path.with_name("elsewhere.db")
    diary.path.rename(elsewhere)
    assert not delete_for_good(session, None)
    assert "no longer at" in told[0][-1]
    failed: list[str] = []
    session.failed.connect(failed.append)
    assert not delete_day(session, TODAY)
    assert failed
    elsewhere.rename(diary.path)
    assert diary.day(TODAY).text("note") == CANARY


def test_the_menu_of_a_day_saves_what_is_typed_first(
    qtbot, session, theme, three, diary, monkeypatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    order: list[str] = []
    menu = DayMenu(session, theme, lambda: TODAY, lambda: order.append("flush"), parent)
    monkeypatch.setattr(HistoryDialog, "exec", lambda _self: order.append("history"))
    monkeypatch.setattr(delete, "ask", lambda *_words: bool(order.append("asked")))
    for action in menu.actions():
        action.trigger()
    assert order == ["flush", "history", "flush", "flush", "asked"]
    assert diary.day(TODAY).is_empty
