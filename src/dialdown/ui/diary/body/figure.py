"""The two figures to press: every region by click and by key."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QWidget

from dialdown.domain.body import marks
from dialdown.domain.day import Day
from dialdown.domain.vocabulary import LAYERS, REGIONS
from dialdown.i18n import _
from dialdown.ui.diary.body import paint, words
from dialdown.ui.diary.body.places import LEAST, Places, arrange, drawings
from dialdown.ui.theme import GAP_XL, Theme

START = "toes_left"
LAYER_KEYS = {Qt.Key.Key_P: "pain", Qt.Key.Key_N: "numb", Qt.Key.Key_S: "touch"}
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_TREMOR_MS = 700


class RegionButton(QAbstractButton):
    """One region, as the keyboard and screen readers know it. The map draws it, and takes the
    mouse for it.
    """

    key_pressed = Signal(QKeyEvent)
    focused = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("noRing", True)
        self.setProperty("noTarget", True)  # pressed through the map, which knows what is near

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing: the map draws all regions."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the map."""
        super().focusInEvent(event)
        self.focused.emit(event.reason() != Qt.FocusReason.MouseFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the map."""
        super().focusOutEvent(event)
        self.parentWidget().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All keys of the map; those that it does not know go on."""
        event.ignore()
        self.key_pressed.emit(event)


class BodyMap(QWidget):
    """Front and back. One region is current: the one pressed or moved to last.

    Keys: arrows move, Space or Enter marks, digits say how strong, Delete takes the mark off,
    P, N and S choose what is marked. The map is one stop for Tab.
    """

    chosen = Signal(str)  # the region that is current from now on
    pressed = Signal(str)
    cleared = Signal(str)
    digit = Signal(int)
    layer_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._layer = ""
        self._marks: paint.Marks = {layer: {} for layer in LAYERS}
        self._held: str | None = None
        self._last: tuple[str, int] = ("", -_TREMOR_MS)
        self.current = START
        self.regions = {region: self._button(region) for region in REGIONS}
        self.regions[START].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("Body map"))
        self.places = self._arranged(self.sizeHint().width())
        theme.changed.connect(self._refit)

    def show_marks(self, day: Day, layer: str) -> None:
        """Show what is marked on a day; `layer` is what a press marks."""
        self._layer = layer
        self._marks = {layer: marks(day, layer) for layer in LAYERS}
        for region, button in self.regions.items():
            button.setChecked(region in self._marks[layer])
            button.setAccessibleName(words.spoken(day, region))
        self.update()

    def choose(self, region: str) -> None:
        """Make a region current: where Tab leads, and what the keys are about."""
        self.regions[self.current].setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.current = region
        self.regions[region].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chosen.emit(region)
        self.update()

    def focus(self, region: str, reason=Qt.FocusReason.OtherFocusReason) -> None:
        """Make a region current and give it the keyboard."""
        self.choose(region)
        self.regions[region].setFocus(reason)

    def hasHeightForWidth(self) -> bool:
        """Higher where the figures stand below each other."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height at a width."""
        return round(self._arranged(width).size.height()) + 8

    def minimumSizeHint(self) -> QSize:
        """One figure at the least size that can be pressed."""
        front, _back = drawings()
        return QSize(round(front.width * LEAST), round(front.height * LEAST))

    def sizeHint(self) -> QSize:
        """Both figures side by side."""
        front, back = drawings()
        wide = round((front.width + back.width) * LEAST) + 1
        return QSize(wide, self.heightForWidth(wide))

    def resizeEvent(self, _event) -> None:
        """Place every region anew."""
        self.places = self._arranged(self.width())
        for region, button in self.regions.items():
            button.setGeometry(self.places.regions[region].path.boundingRect().toAlignedRect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The figures, the numbers of the chosen layer, the mark of the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, font = self._theme.colours, self._theme.font
        paint.draw_titles(painter, colours, self.places, [font(1, bold=True), font(0.9)])
        paint.draw_figures(painter, colours, self.places, self._marks)
        if self.regions[self.current].hasFocus():
            paint.draw_focus(painter, colours, self.places.regions[self.current].path)
        numbers = {k: v for k, v in self._marks.get(self._layer, {}).items() if v is not None}
        paint.draw_numbers(painter, colours, self.places, font(0.8, bold=True), numbers)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a region; it is marked when let go on it."""
        self._held = None
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = self.places.at(event.position())
            if self._held:
                self.focus(self._held, Qt.FocusReason.MouseFocusReason)

    mouseDoubleClickEvent = mousePressEvent

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Marked, unless the pointer slid off or the same press trembled."""
        region, self._held = self._held, None
        if region and self.places.at(event.position()) == region:
            before, at = self._last
            self._last = (region, event.timestamp())
            if region != before or event.timestamp() - at >= _TREMOR_MS:
                self.pressed.emit(region)

    def _button(self, region: str) -> RegionButton:
        button = RegionButton(self)
        button.key_pressed.connect(self._key)
        button.focused.connect(self._focused)
        button.clicked.connect(lambda: self.pressed.emit(region))  # by a screen reader
        return button

    def _focused(self, by_key: bool) -> None:
        self.chosen.emit(self.current)
        self.update()
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if by_key and area is not None:
            area.ensureWidgetVisible(self.regions[self.current], GAP_XL, GAP_XL)

    def _key(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return
        if key in _ARROWS:
            beside = self.places.beside(self.current, key)
            if beside:
                self.focus(beside)
        elif event.isAutoRepeat():
            pass
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select):
            self.pressed.emit(self.current)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit(self.current)
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.digit.emit(key - Qt.Key.Key_0)
        elif key in LAYER_KEYS:
            self.layer_asked.emit(LAYER_KEYS[key])
        else:
            return
        event.accept()

    def _arranged(self, width: int) -> Places:
        line = QFontMetricsF(self._theme.font(1, bold=True)).height() * 1.3
        return arrange(width, self._theme.text_size, line)

    def _refit(self) -> None:
        self.updateGeometry()
        self.resizeEvent(None)
        self.update()
