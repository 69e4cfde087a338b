"""A chart as a picture to keep or hand on: on white, with its name and what it shows below it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter, QTextOption
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from dialdown.ui.charts.on_paper import paint_widget
from dialdown.ui.theme import FAMILY, GAP_M, GAP_XL, Colours, Theme

_LEAST_WIDTH = 420
_SHARPNESS = 2
"""Dots a logical pixel, for paper and for fine screens."""
_ALL_LETTERS = 100_000
_FAMILIES = f"{FAMILY}, DejaVu Sans, Verdana, sans-serif"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Letters that XML 1.0 does not allow at all (section 2.2)."""


class Picture:
    """`widget` as it stands on the screen, below its `title`, above its `caption`.

    Always in the colours of the light look, which are made for paper; the screen keeps its own.
    """

    def __init__(self, widget: QWidget, theme: Theme, title: str, caption: str) -> None:
        self._widget, self._theme = widget, theme
        self._title, self._caption = title, caption
        inner = max(widget.width(), _LEAST_WIDTH)
        self._head = _box(theme.font(1.2, bold=True), title, GAP_XL, GAP_XL, inner)
        self._top = round(self._head.bottom()) + GAP_M
        below = self._top + widget.height() + GAP_M
        self._foot = _box(theme.font(0.85), caption, GAP_XL, below, inner)
        self.width, self.height = inner + 2 * GAP_XL, round(self._foot.bottom()) + GAP_XL

    def png(self) -> bytes:
        """Twice as fine as the screen's logical pixels."""
        image = QImage(
            self.width * _SHARPNESS, self.height * _SHARPNESS, QImage.Format.Format_RGB32
        )
        image.setDevicePixelRatio(_SHARPNESS)
        self._draw(QPainter(image))
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, b"png").write(image)
        return bytes(buffer.data().data())

    def svg(self) -> bytes:
        """Lines and text, nothing as dots; our font by its name, others where it is missing."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        made = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # Tiny 1.2 cannot clip
        made.setOutputDevice(buffer)
        made.setResolution(self._widget.logicalDpiX())
        made.setViewBox(QRectF(0, 0, self.width, self.height))
        made.setSize(QSize(self.width, self.height))
        made.setTitle(self._title)
        made.setDescription(self._caption)
        self._draw(QPainter(made))
        text = bytes(buffer.data().data()).decode()
        text = text.replace(f'font-family="{FAMILY}"', f'font-family="{_FAMILIES}"')
        return _NOT_XML.sub("", text).encode()

    def _draw(self, painter: QPainter) -> None:
        with _in_light(self._theme):
            colours = self._theme.colours
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(QRectF(0, 0, self.width, self.height), QColor(colours.surface))
            painter.setPen(QColor(colours.ink))
            painter.setFont(self._theme.font(1.2, bold=True))
            painter.drawText(self._head, self._title, _wrapping())
            painter.setPen(QColor(colours.muted))
            painter.setFont(self._theme.font(0.85))
            painter.drawText(self._foot, self._caption, _wrapping())
            paint_widget(painter, self._widget, QPoint(GAP_XL, self._top))
            painter.end()


def _box(font: QFont, words: str, x: float, y: float, width: float) -> QRectF:
    room = QRectF(x, y, width, _ALL_LETTERS)
    anywhere = QImage(1, 1, QImage.Format.Format_RGB32)
    painter = QPainter(anywhere)
    painter.setFont(font)
    height = painter.boundingRect(room, words, _wrapping()).height()
    painter.end()
    return QRectF(x, y, width, height)


def _wrapping() -> QTextOption:
    """Between words, and within one that is longer than a line."""
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


@contextmanager
def _in_light(theme: Theme) -> Iterator[None]:
    """The light look for as long as it takes; nothing on the screen is painted meanwhile."""
    if theme.colours == Colours.load("light"):
        yield
        return
    mode = theme.mode
    theme.apply("light", theme.text_size)
    try:
        yield
    finally:
        theme.apply(mode, theme.text_size)
