"""The first start: three steps, each skippable, by key, with nothing lost on the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QScrollArea, QSizePolicy, QWidget

from dialdown.domain.choices import PRESETS
from dialdown.storage import Change
from dialdown.ui.start import FirstRun, apply_preset, first_start, missing_diary, unusable_diary
from dialdown.ui.start.help_page import HelpPage
from dialdown.ui.widgets.basics import Button
from tests.ui.conftest import focusable

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
PATH = "/home/you/.local/share/Dialdown/diary.db"


@pytest.fixture
def first(qtbot, theme) -> FirstRun:
    made = first_start(theme, PATH)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return made


@pytest.fixture
def chosen(first: FirstRun) -> list[str]:
    names: list[str] = []
    first.chosen.connect(names.append)
    return names


def words_of(first: FirstRun) -> str:
    labels = first.pages.currentWidget().findChildren(QLabel)
    return "\n".join(label.text().replace("\N{ZERO WIDTH SPACE}", "") for label in labels)


def button(first: FirstRun, words: str) -> Button:
    page = first.pages.currentWidget()
    return next(b for b in page.findChildren(Button) if b.text() == words)


def test_b1_enter_three_times_starts_a_diary_with_the_six_usual(first, chosen, press) -> None:
    press(ENTER, ENTER)
    assert chosen == []
    press(ENTER)
    assert (chosen, first.preset) == (["create"], "usual")


def test_b1_another_choice_by_key_and_enter_from_there(first, chosen, press) -> None:
    press(ENTER, ENTER)
    first.findChildren(QRadioButton)[1].setFocus()
    press(Qt.Key.Key_Down, ENTER)
    assert (chosen, first.preset) == (["create"], "everything")


@pytest.mark.parametrize("step", [0, 1])
def test_b30_every_step_can_be_skipped(first, chosen, step: int) -> None:
    first.show_page(step)
    button(first, "Skip, start now").click()
    assert (chosen, first.preset) == (["create"], "")


def test_b28_going_back_loses_nothing(first, press) -> None:
    press(ENTER, ENTER)
    first.findChildren(QRadioButton)[0].click()
    press(ESCAPE, ESCAPE)
    assert first.pages.currentIndex() == 0
    assert first.preset == "pain"
    press(ENTER, ENTER)
    assert first.findChildren(QRadioButton)[0].isChecked()


def test_looking_around_is_offered_at_once(first, chosen) -> None:
    button(first, "Look around in a made-up diary").click()
    assert chosen == ["look"]


def test_b26_the_first_step_says_what_it_never_does_and_when_to_get_help(first) -> None:
    words = words_of(first)
    for part in ("never connects", "no account", "not a doctor", "not diagnose", "weeks after"):
        assert part in words
    for sign in ("Numbness between the legs", "bladder", "breathing", "Chest pain", "foot wound"):
        assert sign in words
    assert "ending your life" in words


def test_the_full_text_opens_and_leads_back_to_the_first_step(first, press) -> None:
    button(first, "When to get help quickly").click()
    page = first.pages.currentWidget()
    assert isinstance(page, HelpPage)
    assert "Call the emergency number now" in page._view.toPlainText()
    press(ESCAPE)
    assert first.pages.currentIndex() == 0


def test_words_in_the_full_text_are_explained(first) -> None:
    first._show_help()
    page = first.pages.currentWidget()
    page._view.link_opened.emit("word", "ulcer")
    assert page._words.isVisible()
    page._view.link_opened.emit("https", "//example.org")  # leads nowhere


def test_the_second_step_says_where_the_diary_is_and_what_guards_it(first, press) -> None:
    press(ENTER)
    words = words_of(first)
    for part in (PATH, "disk encryption", "no password", "backups", "Only your own account"):
        assert part in words


def test_b27_no_step_has_more_than_five_things_to_press(first) -> None:
    for step in range(3):
        first.show_page(step)
        assert len(focusable(first.pages.currentWidget())) <= 5


@pytest.mark.parametrize(("size", "width", "height"), [(100, 480, 600), (200, 1024, 600)])
def test_b12_nothing_is_cut_and_what_has_the_keyboard_is_in_sight(
    qtbot, theme, qapp, size: int, width: int, height: int
) -> None:
    theme.apply("light", size)
    first = first_start(theme, PATH)
    qtbot.addWidget(first)
    first.resize(width, height)
    first.show()
    for step in range(3):
        first.show_page(step)
        for _round in range(4):
            qapp.processEvents()
        assert (first.width(), first.height()) == (width, height)
        page = first.pages.currentWidget()
        assert page.findChild(QScrollArea).horizontalScrollBar().maximum() == 0
        cut = [
            w.text()
            for w in page.findChildren(QWidget)
            if isinstance(w, Button | QLabel | QRadioButton) and w.isVisible() and w.text()
            and not (isinstance(w, QLabel) and w.wordWrap())
            and w.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Ignored
            and w.width() < w.minimumSizeHint().width()
        ]  # fmt: skip
        assert cut == []
        held = QApplication.focusWidget()
        assert held.visibleRegion().boundingRect() == held.rect()


def test_b7_targets_are_large_enough(first) -> None:
    for step in range(3):
        first.show_page(step)
        QApplication.processEvents()
        for widget in focusable(first.pages.currentWidget()):
            assert widget.height() >= 44, widget.accessibleName() or widget.text()


def test_b21_each_step_is_told_to_who_does_not_see_it(first, press, monkeypatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        "dialdown.ui.start.first_run.announce", lambda _widget, words: told.append(words)
    )
    press(ENTER, ENTER)
    assert told == [
        "Step 2 of 3: Where your diary lives",
        "Step 3 of 3: What would you like to note?",
    ]


# ------------------------------------------------------------------ taking the choice over
@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_is_what_the_diary_then_asks(session, preset: str) -> None:
    assert apply_preset(session, preset)
    assert {scale.key for scale in session.diary.scales()} == set(PRESETS[preset][1])


def test_b24_a_preset_is_one_step_to_undo(session) -> None:
    apply_preset(session, "pain")
    change = session.undo()
    assert isinstance(change, Change)
    assert change.label == "Questions: Only pain"
    assert {scale.key for scale in session.diary.scales()} == set(PRESETS["everything"][1])
    assert session.undo() is None


def test_no_preset_changes_nothing(session) -> None:
    before = session.diary.content_hash()
    assert apply_preset(session, "")
    assert session.diary.content_hash() == before


# ------------------------------------------------------------------ a diary that is not there
def test_a_missing_diary_is_answered_by_a_button_only(qtbot, theme, press) -> None:
    window = missing_diary(theme, PATH, 2)
    qtbot.addWidget(window)
    names: list[str] = []
    window.chosen.connect(names.append)
    window.show()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(ENTER)
    assert names == ["find"]
    offered = [b.text() for b in window.findChildren(Button)]
    assert "Restore a backup…" in offered
    assert "Restore a backup…" not in [
        b.text() for b in missing_diary(theme, PATH, 0).findChildren(Button)
    ]


def test_b22_an_unusable_diary_says_why_and_that_it_was_left_alone(qtbot, theme) -> None:
    window = unusable_diary(theme, "It is from a newer Dialdown.", 0)
    qtbot.addWidget(window)
    words = [label.text() for label in window.findChildren(QLabel)]
    assert "It is from a newer Dialdown." in words
    assert "The file was left exactly as it is." in words
