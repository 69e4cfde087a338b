"""Find on the open page, text size, and going back by Backspace."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.learn.conftest import ALARM, HELP, settle

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(qtbot, key, held=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, held)


@pytest.fixture
def finding(page, qtbot):
    """A page with the find bar open on the alarm article."""
    page.show_article(ALARM)
    page.start_search()
    settle(qtbot)
    assert page.pane.finder.edit.hasFocus()
    return page


def test_b1_ctrl_f_finds_on_this_page_then_in_all_pages(window, qtbot):
    window.show_article(ALARM)
    press(qtbot, KEY.Key_F, CTRL)
    page = window._pages[2]
    assert page.pane.finder.edit.hasFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "smoke")
    press(qtbot, KEY.Key_F, CTRL)
    assert page.contents.search.hasFocus()
    assert page.contents.search.text() == "smoke"
    assert not page.pane.finder.isVisible()
    press(qtbot, KEY.Key_Escape)
    settle(qtbot)
    page.contents.focus_list()
    press(qtbot, KEY.Key_F, CTRL)
    assert page.contents.search.hasFocus()


def test_b21_places_are_counted_marked_spoken_and_gone_through(finding, qtbot, spoken):
    find, view = finding.pane.finder, finding.pane.view
    qtbot.keyClicks(find.edit, "alarm")
    count = view.toPlainText().lower().count("alarm")
    assert count > 3
    assert find.count.text() == f"1 of {count}"
    assert spoken[-1] == f"1 of {count}"
    assert len(view.extraSelections()) == count
    assert view.textCursor().selectedText().lower() == "alarm"
    first = view.textCursor().position()
    press(qtbot, KEY.Key_Return)
    assert find.count.text() == f"2 of {count}"
    press(qtbot, KEY.Key_Return, SHIFT)
    press(qtbot, KEY.Key_Return, SHIFT)
    assert find.count.text() == f"{count} of {count}"
    press(qtbot, KEY.Key_F3)
    assert view.textCursor().position() == first
    find.previous.click()
    assert find.count.text() == f"{count} of {count}"
    assert find.edit.hasFocus() or find.previous.hasFocus()


def test_what_is_not_there_is_said_and_marks_go_with_the_bar(finding, qtbot, spoken):
    find, view = finding.pane.finder, finding.pane.view
    qtbot.keyClicks(find.edit, "zebra (")
    assert find.count.text() == "Not on this page"
    find.edit.setText("alarm")
    press(qtbot, KEY.Key_Escape)
    assert not find.isVisible()
    assert view.hasFocus()
    assert view.extraSelections() == []
    finding.show_article(HELP)
    finding.start_search()
    assert find.edit.text() == "alarm"
    finding.show_article(ALARM)
    assert not find.isVisible()


def test_another_look_keeps_what_was_found(finding, qtbot, theme):
    qtbot.keyClicks(finding.pane.finder.edit, "alarm")
    count = len(finding.pane.view.extraSelections())
    theme.apply("dark", 200)
    assert len(finding.pane.view.extraSelections()) == count
    colours = {s.format.background().color().name() for s in finding.pane.view.extraSelections()}
    assert colours == {theme.colours.accent_soft.lower()}


def test_b1_backspace_goes_back_but_not_while_something_is_typed(page, qtbot):
    page.show_article(HELP)
    press(qtbot, KEY.Key_Backspace)
    assert page.pane.view.toPlainText().startswith("An alarm set too high")
    page.step(1)
    page.start_search()
    press(qtbot, KEY.Key_A)
    press(qtbot, KEY.Key_Backspace)
    press(qtbot, KEY.Key_Backspace)
    assert page.pane.finder.isVisible()
    assert page.pane.view.toPlainText().startswith("When to get help quickly")


def test_the_text_size_is_that_of_the_menu(window, theme, qtbot):
    window.show_article(ALARM)
    page = window._pages[2]
    page.pane.larger.click()
    assert (theme.text_size, window.settings.text_size) == (125, 125)
    page.pane.smaller.click()
    assert theme.text_size == 100


@pytest.mark.parametrize(("width", "size"), [(1400, 100), (1024, 200), (640, 200)])
def test_b12_the_bar_is_never_cut(open_page, theme, qtbot, width, size):
    theme.apply("light", size)
    page = open_page(width, 480)
    page.show_article(ALARM)
    page.start_search()
    qtbot.keyClicks(page.pane.finder.edit, "alarm")
    settle(qtbot)
    find = page.pane.finder
    for widget in (find.edit, find.next, find.previous, find.count, find.all, find.close_):
        corner = widget.mapTo(page, widget.rect().bottomRight())
        assert corner.x() <= page.width()
        assert corner.y() <= page.height()
        assert widget.width() >= widget.minimumSizeHint().width()
