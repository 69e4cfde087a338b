"""A few words beside a place of a picture, where the line that says them is out of sight."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from dialdown.ui.theme import GAP_S

_WIDEST = 34
"""In average letters; longer words wrap."""


class Callout(QLabel):
    """Lies over its parent, in no layout: nothing moves for it, and no saved picture holds it.

    It says what `line` says, as long as no part of that can be seen.
    """

    def __init__(self, parent: QWidget, line: QLabel) -> None:
        super().__init__(parent)
        self._over, self._line = parent, line
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMargin(GAP_S)
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def point_at(self, picture: QWidget, place: QRect | None) -> None:
        """Stand above a place of a picture inside the parent, below it where there is no room.

        None hides it.
        """
        needed = place is not None and self._line.visibleRegion().isEmpty()
        self.setText(self._line.text() if needed else "")
        self.setVisible(needed)
        if place is None or not needed:
            return
        beside = place.translated(picture.mapTo(self._over, QPoint()))
        room = self._over.width()
        widest = _WIDEST * self.fontMetrics().averageCharWidth()
        wide = min(self.fontMetrics().horizontalAdvance(self.text()) + 3 * GAP_S, widest, room)
        self.resize(wide, self.heightForWidth(wide))
        top = beside.top() - GAP_S - self.height()
        left = max(0, min(beside.left(), room - wide))
        self.move(left, top if top >= 0 else beside.bottom() + GAP_S)
        self.raise_()
