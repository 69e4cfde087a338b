"""Layouts that wrap instead of shrinking."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from dialdown.ui.theme import GAP_S


class FlowLayout(QLayout):
    """Items side by side at their own size, going on in the next line where the line is full."""

    def __init__(self, spacing: int = GAP_S) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """Number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at an index."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height at a width, worked out once until something changes."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something changed its size."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """As wide as the widest item at least."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """As large as the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _sizes(self, items: list[QLayoutItem], _width: int) -> list[QSize]:
        return [item.sizeHint() for item in items]

    def _arrange(self, rect: QRect, move: bool) -> int:
        rect = rect.marginsRemoved(self.contentsMargins())
        x, y, line = rect.x(), rect.y(), 0
        shown = [item for item in self._items if not _is_hidden(item)]
        for item, size in zip(shown, self._sizes(shown, rect.width()), strict=True):
            if x > rect.x() and x + size.width() > rect.x() + rect.width():
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        edges = self.contentsMargins()
        return y + line - rect.y() + edges.top() + edges.bottom()


class CellLayout(FlowLayout):
    """Items in equal cells that fill the width; they wrap, never go below their own size."""

    def _sizes(self, items: list[QLayoutItem], width: int) -> list[QSize]:
        hints = super()._sizes(items, width)
        least = max((hint.width() for hint in hints), default=1)
        height = max((hint.height() for hint in hints), default=1)
        fit = max(1, (width + self.spacing()) // (least + self.spacing()))
        columns = max(1, min(fit, len(items)))
        if columns < len(items):  # even rows: 11 become 6 and 5, not 10 and 1
            lines = -(-len(items) // columns)
            columns = -(-len(items) // lines)
        size = QSize((width - self.spacing() * (columns - 1)) // columns, height)
        return [size] * len(items)


class Wrapping(QWidget):
    """A widget around a wrapping layout that tells its parent how high it is."""

    def __init__(self, layout: FlowLayout, *widgets: QWidget) -> None:
        super().__init__()
        self.setLayout(layout)
        for widget in widgets:
            layout.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """One more widget at the end."""
        self.layout().addWidget(widget)


def _is_hidden(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.isHidden()
