"""The place beside the days, open on a small diary."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from dialdown.ui.records.dialog import RecordsDialog
from dialdown.ui.widgets.basics import Button


@pytest.fixture
def records(qtbot, qapp: QApplication, session, theme) -> Iterator[Callable[..., RecordsDialog]]:
    made: list[RecordsDialog] = []

    def show(section: str = "") -> RecordsDialog:
        dialog = RecordsDialog(session, theme, section=section)
        made.append(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        return dialog

    yield show
    for dialog in made:
        dialog.hide()
        dialog.deleteLater()
    qapp.sendPostedEvents(None, 52)  # deferred deletions


def buttons(root: QWidget) -> list[Button]:
    return [b for b in root.findChildren(Button) if b.isVisibleTo(root)]


def button(root: QWidget, words: str) -> Button:
    """The one visible button whose words or name are these."""
    found = [b for b in buttons(root) if words in (b.text(), b.accessibleName())]
    assert len(found) == 1, f"{words!r} in {[b.text() for b in buttons(root)]}"
    return found[0]


def field(root: QWidget, name: str) -> QLineEdit | QPlainTextEdit:
    """The one visible field of this name."""
    edits = [*root.findChildren(QLineEdit), *root.findChildren(QPlainTextEdit)]
    found = [e for e in edits if e.accessibleName() == name and e.isVisibleTo(root)]
    assert len(found) == 1, f"{name!r} in {[e.accessibleName() for e in edits]}"
    return found[0]


def said(root: QWidget) -> str:
    """Everything that the visible labels say."""
    from PySide6.QtWidgets import QLabel

    shown = [w.text() for w in root.findChildren(QLabel) if w.isVisibleTo(root)]
    return "\n".join(shown)
