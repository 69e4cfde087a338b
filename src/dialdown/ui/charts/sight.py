"""Scrolling the page to what the keyboard is on, where a picture is higher than the page."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QScrollArea, QWidget

from dialdown.ui.theme import GAP_XL


def bring_into_sight(picture: QWidget, place: QRectF) -> None:
    """Scroll until a place of a picture can be seen, no further than needed."""
    area = picture.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    content = area.widget() if area is not None else None
    if area is None or content is None or not picture.isVisible():
        return
    middle = picture.mapTo(content, place.center().toPoint())
    area.ensureVisible(
        middle.x(), middle.y(), round(place.width()) + GAP_XL, round(place.height()) + GAP_XL
    )
