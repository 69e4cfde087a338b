"""A tick box whose words go on in the next line where there is no room for them."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton

from dialdown.ui.theme import GAP_S, TARGET

_HIGH = 10_000


class TickBox(QCheckBox):
    """Qt's own draws its words on one line, and cuts them off. A press anywhere on it ticks."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What the words need, a target's height at least."""
        return max(TARGET, self._words_in(QRect(0, 0, width, _HIGH)).height() + GAP_S)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word."""
        widest = max(map(self.fontMetrics().horizontalAdvance, self.text().split()), default=0)
        return QSize(self._start() + widest, TARGET)

    def hitButton(self, where: QPoint) -> bool:
        """The words belong to the box."""
        return self.rect().contains(where)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box as the style draws it, the words beside it."""
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        self.style().drawControl(QStyle.ControlElement.CE_CheckBox, option, painter, self)
        painter.setPen(self.palette().windowText().color())
        words = self._words_in(self.rect())
        words.moveTop((self.height() - words.height()) // 2)
        painter.drawText(words, Qt.TextFlag.TextWordWrap, self.text())

    def _words_in(self, area: QRect) -> QRect:
        area = area.adjusted(self._start(), 0, 0, 0)
        return self.fontMetrics().boundingRect(area, Qt.TextFlag.TextWordWrap, self.text())

    def _start(self) -> int:
        """How far from the left the words begin."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.rect = QRect(0, 0, _HIGH, TARGET)
        part = QStyle.SubElement.SE_CheckBoxContents
        return self.style().subElementRect(part, option, self).left()
