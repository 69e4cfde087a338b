"""The drawings in articles: lines, not dots, in the colours in force, as wide as the text."""

import re
from dataclasses import fields

from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import QGuiApplication, QPainter, QPyTextObject, QTextDocument, QTextFormat
from PySide6.QtSvg import QSvgRenderer

from dialdown import resources
from dialdown.ui.theme import Colours

PICTURE = re.compile(r"picture:([a-z0-9-]+)")
_COLOUR = re.compile(r"#[0-9A-F]{6}\b")
_SHAPES = QTextFormat.ObjectTypes.ImageObject.value


def recoloured(drawing: str, colours: Colours) -> str:
    """An SVG that is drawn in the colours of the light theme, in `colours` instead.

    White counts as `surface`. Raises KeyError for a colour that is not one of the light theme.
    """
    light = Colours.load("light")
    names = [part.name for part in fields(Colours) if part.name not in ("pain_ramp", "on_accent")]
    now = {getattr(light, name): getattr(colours, name) for name in names}
    return _COLOUR.sub(lambda found: now[found.group()], drawing)


def draw_pictures(document: QTextDocument, colours: Colours) -> None:
    """Have the pictures of `document` drawn by us; any that is not one of ours stays empty."""
    for former in document.findChildren(_Drawer):
        former.deleteLater()
    document.documentLayout().registerHandler(_SHAPES, _Drawer(document, colours))


def _room(document: QTextDocument) -> float:
    """The width of the text in units of the screen or printer that it is laid out for."""
    frame = document.rootFrame().frameFormat()
    margins = frame.leftMargin() + frame.rightMargin()
    if device := document.documentLayout().paintDevice():
        # Margins are kept in units of the screen, on paper too.
        margins *= device.logicalDpiX() / QGuiApplication.primaryScreen().logicalDotsPerInchX()
    return document.pageSize().width() - margins


class _Drawer(QPyTextObject):
    """Draws pictures where a document has them, instead of Qt, which would look for files."""

    def __init__(self, document: QTextDocument, colours: Colours) -> None:
        super().__init__(document)
        self._colours = colours
        self._drawings: dict[str, QSvgRenderer] = {}

    def intrinsicSize(self, document: QTextDocument, _position: int, shape: QTextFormat) -> QSizeF:
        """As wide as the text, as high as the drawing then is; nothing before a width is set."""
        drawing = self._drawing(shape)
        room = _room(document)
        if drawing is None or room <= 0:
            return QSizeF(0, 0)
        natural = drawing.defaultSize()
        return QSizeF(room, room * natural.height() / natural.width())

    def drawObject(
        self,
        painter: QPainter,
        place: QRectF | QRect,
        _document: QTextDocument,
        _position: int,
        shape: QTextFormat,
    ) -> None:
        """The drawing in its place."""
        if drawing := self._drawing(shape):
            drawing.render(painter, QRectF(place))

    def _drawing(self, shape: QTextFormat) -> QSvgRenderer | None:
        named = PICTURE.fullmatch(shape.toImageFormat().name())
        if named is None:
            return None
        name = named.group(1)
        if name not in self._drawings:
            drawing = resources.read_text(f"pictures/{name}.svg")
            svg = recoloured(drawing, self._colours).encode()
            self._drawings[name] = QSvgRenderer(svg, self)
        return self._drawings[name]
