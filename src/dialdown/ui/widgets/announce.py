"""Telling what happened to people who do not see the screen, without moving the focus."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader speak `words` when it is next free."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class StatusLine(QLabel):
    """A visible line that is also spoken whenever it changes."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(self.textFormat().PlainText)
        self.setProperty("muted", True)

    def say(self, words: str) -> None:
        """Show and speak `words`."""
        self.setText(words)
        self.setAccessibleName(words)
        announce(self, words)
