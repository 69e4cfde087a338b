"""Tab goes from top to bottom, also through what was made later than what stands below it.

Qt walks widgets in the order in which they were made.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_through(before: QWidget, inside: QWidget) -> None:
    """Tab goes from `before` through everything `inside`, in the order of its layouts."""
    for widget in _stops(inside):
        QWidget.setTabOrder(before, widget)
        before = widget


def _stops(inside: QWidget) -> Iterator[QWidget]:
    if inside.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield inside
    if (layout := inside.layout()) is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from _stops(widget)
        elif (inner := item.layout()) is not None:
            yield from _stops_in(inner)
