"""Sections, pages behind, notes one by one, name and paper."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from dialdown.summary.chosen import SECTIONS
from dialdown.ui.widgets.fold_button import FoldButton
from tests.ui.summary.conftest import TODAY, VISIT, button, open_all, press


def order(dialog) -> tuple[str, ...]:
    """The sections as they stand below each other."""
    lines = [w for w in dialog.findChildren(QWidget) if w.objectName().startswith("line ")]
    return tuple(w.objectName()[5:] for w in sorted(lines, key=lambda w: w.y()))


@pytest.fixture
def opened(dialog, qapp):
    open_all(dialog)
    qapp.processEvents()
    return dialog


def said(dialog) -> dict[str, str]:
    folds = dialog.findChildren(FoldButton)
    return {f.accessibleName().partition(",")[0]: f.accessibleDescription() for f in folds}


def test_everything_but_the_period_is_folded_and_says_what_is_inside(dialog):
    assert not any(fold.isChecked() for fold in dialog.findChildren(FoldButton))
    assert said(dialog) == {
        "On the page": "11 of 12 · usual order",
        "Pages behind it": "nothing",
        "Name and paper": "no name · A4",
    }


def test_a_section_is_ticked_off_and_on(opened):
    press(opened, "Five numbers")
    assert opened.summary().tiles == ()
    assert said(opened)["On the page"] == "10 of 12 · usual order"
    press(opened, "Five numbers")
    assert opened.summary().tiles


def test_about_me_is_off_until_it_is_ticked(opened):
    tick = next(b for b in opened.findChildren(QCheckBox) if b.text() == "About me")
    assert not tick.isChecked()
    assert not opened.summary().chosen.shows("about")
    tick.click()
    assert opened.summary().chosen.shows("about")


def test_a_section_is_moved_by_its_buttons_and_the_keyboard_goes_along(opened, qapp):
    assert order(opened) == SECTIONS
    up = button(opened, "Five numbers: Move up ↑")
    up.setFocus()
    QTest.keyClick(up, Qt.Key.Key_Space)
    qapp.processEvents()
    assert order(opened)[:2] == ("tiles", "wants")
    assert opened.summary().chosen.order[:2] == ("tiles", "wants")
    assert not up.isEnabled()
    assert opened.focusWidget().accessibleName() == "Five numbers: Move down ↓"


def test_a_section_is_moved_by_alt_and_an_arrow(opened, qapp):
    tick = button(opened, "Scores")
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qapp.processEvents()
    assert order(opened)[-3:] == ("questions", "scores", "about")
    assert opened.focusWidget() is tick
    for _count in range(20):
        QTest.keyClick(tick, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qapp.processEvents()
    assert order(opened)[0] == "scores"


def test_after_a_move_tab_follows_what_is_seen(opened, qapp):
    tick = button(opened, "Scores")
    tick.setFocus()
    for _count in range(20):
        QTest.keyClick(tick, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(tick, Qt.Key.Key_Tab)  # its Move down; up goes nowhere
    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
    assert qapp.focusWidget().text() == "What I want"


def test_the_usual_order_comes_back_and_ticks_stay(opened, qapp):
    press(opened, "Scores")
    press(opened, "Treatments: Move up ↑")
    press(opened, "Usual order")
    qapp.processEvents()
    assert order(opened) == SECTIONS
    assert opened.summary().chosen.off == {"scores", "about"}


def notes_of(dialog):
    view = dialog.choices.findChild(QWidget, "notes")
    model = view.model()
    return view, [model.index(row, 0) for row in range(model.rowCount())]


def test_notes_are_chosen_one_by_one_and_none_at_first(opened):
    view, rows = notes_of(opened)
    assert len(rows) == 45
    ticked = [view.model().itemFromIndex(row).checkState() for row in rows]
    assert set(ticked) == {Qt.CheckState.Unchecked}
    assert opened.summary().appendix.notes == ()
    view.setCurrentIndex(rows[1])
    QTest.keyClick(view, Qt.Key.Key_Space)
    page = opened.summary()
    assert [note.date for note in page.appendix.notes] == [TODAY - timedelta(days=3)]
    assert rows[1].data(Qt.ItemDataRole.AccessibleTextRole).endswith(", ticked")
    assert said(opened)["Pages behind it"].endswith("1 note")
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(rows[1]).center()
    )
    assert opened.summary().appendix.notes == ()


def test_a_click_on_the_tick_itself_counts_once(opened):
    view, rows = notes_of(opened)
    left = view.visualRect(rows[0]).left() + 24
    place = view.visualRect(rows[0]).center()
    place.setX(left)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(opened.summary().appendix.notes) == 1


def test_another_period_has_its_own_notes_and_none_chosen(opened):
    view, rows = notes_of(opened)
    view.setCurrentIndex(rows[0])
    QTest.keyClick(view, Qt.Key.Key_Space)
    press(opened, "Since the visit on 12 Oct")
    page = opened.summary()
    assert page.chosen.notes == ()
    assert page.appendix.notes == ()
    assert len(notes_of(opened)[1]) == (TODAY - VISIT).days // 2 + 1


def test_first_words_of_a_note_are_plain_text_on_the_screen_only(opened, tmp_path):
    _view, rows = notes_of(opened)
    assert rows[0].data().endswith("secret 1")
    for name in ("page.pdf", "page.html", "page.json"):
        opened.outputs.save_to(tmp_path / name)
        assert b"secret" not in (tmp_path / name).read_bytes()


def test_a_name_is_on_the_page_only_if_it_is_typed(opened):
    lines = {e.accessibleName(): e for e in opened.findChildren(QLineEdit)}
    QTest.keyClicks(lines["Name"], "Maria Example")
    QTest.keyClicks(lines["Date of birth"], "4 May 1971")
    assert (opened.summary().name, opened.summary().born) == ("Maria Example", "4 May 1971")
    assert said(opened)["Name and paper"] == "with a name · A4"


def test_a_name_may_be_filled_in(dialog):
    dialog.choices.put_name("Made-up diary")
    assert dialog.summary().name == "Made-up diary"


def test_large_print_is_chosen(opened):
    press(opened, "Large print")
    assert opened.summary().chosen.large
    assert said(opened)["Name and paper"].endswith("large print")
