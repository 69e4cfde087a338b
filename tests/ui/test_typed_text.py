"""What a person typed is shown as it was typed, and named nowhere else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextEdit, QWidget

from dialdown.ui.main_window import CHARTS, LEARN, MainWindow
from tests.ui.screens import SCREENS, note_everything

MARKUP = '<b>bold</b> <img src="file:///etc/hostname"> & [link](file:///etc/passwd)'

SAY_IT = {"charts changes", "charts trials", "learn scores"}
"""Screens that say typed words in a label."""


@pytest.fixture
def marked(session) -> None:
    """A diary in which everything that can be typed looks like markup."""
    note_everything(session, MARKUP)


def test_a33_typed_markup_is_plain_text_on_every_tab(marked, window: MainWindow, qapp) -> None:
    window.diary_page.refresh()
    for fold in window.diary_page.editor.form.folds:
        fold.open()
    for tab in (CHARTS, LEARN):
        window.show_tab(tab)
        qapp.processEvents()
    assert labels_with_markup(window), "the fixture shows up somewhere"
    assert guessed(window) == []


def test_a33_typed_markup_is_plain_text_on_every_screen(marked, window, qapp) -> None:
    wrong = {}
    for name, show in SCREENS.items():
        screen = show(window)
        qapp.processEvents()
        assert name not in SAY_IT or labels_with_markup(screen), name
        wrong[name] = guessed(screen)
    assert [name for name, found in wrong.items() if found] == []


def labels_with_markup(root: QWidget) -> list[QLabel]:
    return [w for w in root.findChildren(QLabel) if "<b>" in w.text() or "&lt;b" in w.text()]


def guessed(root: QWidget) -> list[str]:
    """Words of the fixture where Qt would guess whether they are markup."""
    labels = [w for w in labels_with_markup(root) if w.textFormat() != Qt.TextFormat.PlainText]
    hints = [w.toolTip() for w in root.findChildren(QWidget) if "<b>" in w.toolTip()]
    rich = [e.toPlainText() for e in root.findChildren(QTextEdit) if "bold" in e.toPlainText()]
    return [w.text()[:40] for w in labels] + hints + rich


def test_a38_the_title_says_nothing_of_the_diary(marked, window: MainWindow) -> None:
    assert window.windowTitle() == "Dialdown"
