"""One date of the month calendar."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from dialdown.domain.day import Day
from dialdown.ui.diary.past.words import Marks, has_note
from dialdown.ui.theme import TARGET, Theme


class DayCell(QAbstractButton):
    """One date: its number, its pain; marks for the chosen day, today, a note, a flare."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.date = date.min
        self._day: Day | None = None
        self._marks = Marks()
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_day(self, when: date, day: Day | None, marks: Marks, chosen: bool) -> None:
        """Show a date; `day` is None where nothing is recorded."""
        self.date, self._day, self._marks = when, day, marks
        self.setChecked(chosen)
        self.setAccessibleName(marks.spoken(when, day))
        self.update()

    def set_stop(self, stop: bool) -> None:
        """Whether Tab comes to this cell: it does to one of the month."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def sizeHint(self) -> QSize:
        """A full target, larger with larger text."""
        line = self.fontMetrics().height()
        return QSize(max(TARGET, int(line * 1.6)), max(TARGET, int(line * 2.1)))

    minimumSizeHint = sizeHint

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press, once; the arrows are the month's, not the button's own."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            event.ignore()
        elif not event.isAutoRepeat():
            self.click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Shade and number for pain, dashes for blank, a double edge for the chosen day."""
        c = self._theme.colours
        pain = self._day.pain if self._day else None
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if pain is not None:
            painter.setBrush(QColor(c.pain_fill(pain)))
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            edge = QPen(QColor(c.edge if self._day else c.line), 1)
            if self._day is None:
                edge.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(edge)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 6, 6)
        if self.isChecked():
            self._paint_choice(painter)
        self._paint_words(painter, pain)

    def _paint_choice(self, painter: QPainter) -> None:
        c = self._theme.colours
        area = QRectF(self.rect())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(c.surface), 2))
        painter.drawRoundedRect(area.adjusted(3.5, 3.5, -3.5, -3.5), 5, 5)
        painter.setPen(QPen(QColor(c.accent), 3))
        painter.drawRoundedRect(area.adjusted(1.5, 1.5, -1.5, -1.5), 7, 7)

    def _paint_words(self, painter: QPainter, pain: float | None) -> None:
        c = self._theme.colours
        area = self.rect()
        ink = QColor(c.muted if pain is None else c.pain_ink(pain))
        today = self.date == self._marks.today
        number = self._theme.font(0.75, bold=today)
        number.setUnderline(today)
        painter.setPen(QColor(c.ink) if today and pain is None else ink)
        painter.setFont(number)
        upper = area if pain is None else area.adjusted(0, 3, 0, -area.height() // 2)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(self.date.day))
        if pain is not None:
            painter.setPen(ink)
            painter.setFont(self._theme.font(0.9, bold=True))
            lower = area.adjusted(0, area.height() // 2 - 5, 0, -3)
            painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, f"{pain:.2g}")
        self._paint_marks(painter, QColor(c.pain) if pain is None else ink)

    def _paint_marks(self, painter: QPainter, ink: QColor) -> None:
        """A line at the foot for a flare, a dot in the corner for a note."""
        if self._marks.in_flare(self.date):
            painter.fillRect(QRectF(7, self.height() - 8, self.width() - 14, 2), ink)
        if has_note(self._day):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(QPointF(self.width() - 10, 10), 2.5, 2.5)
