"""Telling and asking in a dialog: plain text, plain buttons, the careful answer first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def tell(parent: QWidget | None, title: str, words: str, more: str = "") -> None:
    """Say something that is to be read before going on."""
    _box(parent, title, words, more).exec()


def ask(
    parent: QWidget | None, title: str, words: str, do: str, leave: str, more: str = ""
) -> bool:
    """True if the person chose `do`; Enter and Escape choose `leave`."""
    box = _box(parent, title, words, more)
    chosen = box.addButton(do, QMessageBox.ButtonRole.AcceptRole)
    other = box.addButton(leave, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(other)
    box.setEscapeButton(other)
    box.exec()
    return box.clickedButton() is chosen


def _box(parent: QWidget | None, title: str, words: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    box.setInformativeText(more)
    return box
