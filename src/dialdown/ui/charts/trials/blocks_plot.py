"""A trial as a picture: a band for each block with the change, days as dots, averages as lines."""

from datetime import date

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent

from dialdown.domain.trial import Block
from dialdown.i18n import _
from dialdown.ui.charts.axes import Tick, words_width
from dialdown.ui.charts.dates import short_day
from dialdown.ui.charts.plot import NO_BRUSH, Plot, brush, pen
from dialdown.ui.charts.trials.numbers import TrialNumbers
from dialdown.ui.theme import Theme

_TOP = 10.0
_FOOT = 0.5
_HEAD = 1.6
_LINES_HIGH = 13
_DOT = 8.0
_ABOVE = 10


class BlocksPlot(Plot):
    """Draws `TrialNumbers`. `pointed` tells the day under the mouse or None, `pressed` a click.

    Told apart without colour: bands and filled dots are with the change, hollow dots are without.
    """

    pointed = Signal(object)
    pressed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self._numbers: TrialNumbers | None = None
        self._today = date.min
        super().__init__(theme)
        self._at: date | None = None
        self._cursor, self._ring = pg.InfiniteLine(angle=90), pg.ScatterPlotItem(size=15)
        self.hideAxis("right")
        self.scene().sigMouseMoved.connect(lambda at: self.pointed.emit(self._day_at(at)))
        self.scene().sigMouseClicked.connect(
            lambda event: self.pressed.emit(self._day_at(event.scenePos()))
        )

    def show_numbers(self, numbers: TrialNumbers, today: date) -> None:
        """Draw this from now on."""
        self._numbers, self._today, self._at = numbers, today, None
        self.redraw()

    def mark_day(self, day: date | None) -> None:
        """Put the mark on a day, or take it away."""
        self._at = day
        self._place_mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Which words fit depends on the room."""
        super().resizeEvent(event)
        if self._numbers and event.size().width() != event.oldSize().width():
            self.redraw()

    def draw(self) -> None:
        """Bands, grid, dots, averages, words."""
        height = QFontMetricsF(self.theme.font(0.85)).height()
        self.setFixedHeight(round(height * _LINES_HIGH))
        if (numbers := self._numbers) is None or not numbers.blocks:
            return
        first, last = numbers.blocks[0].first.toordinal(), numbers.blocks[-1].last.toordinal()
        across, up = (first - 0.5, last + 0.5), (-_FOOT, _TOP + _HEAD)
        self.setRange(xRange=across, yRange=up, padding=0)
        self._set_axes(numbers)
        self.grid(np.tile([first - 0.5, last + 0.5], 3), np.repeat([0.0, _TOP / 2, _TOP], 2))
        means = numbers.means
        for at, block in enumerate(numbers.blocks):
            self._draw_band(block)
            self._draw_mean(block, means[at])
            self._draw_days(block, numbers.pain[at])
        self._draw_words(numbers)
        self._place_mark()

    def _set_axes(self, numbers: TrialNumbers) -> None:
        muted, font = self.theme.colours.muted, self.theme.font(0.85)
        heights = [Tick(v, f"{v:g}", muted) for v in (0.0, 5.0, _TOP)]
        self.left.set_ticks(lambda *_: heights, font, words_width(font, ["10"]))
        self.bottom.set_ticks(lambda _low, _high, room: self._dates(numbers, room), font, 0)

    def _dates(self, numbers: TrialNumbers, room: float) -> list[Tick]:
        """The first day of each block, or of every second or third where there is no room."""
        metrics = QFontMetricsF(self.theme.font(0.85))
        words = [short_day(block.first, self._today) for block in numbers.blocks]
        wide = max(metrics.horizontalAdvance(text) for text in words) * 1.4
        every = max(1, -int(-len(words) * wide // max(room, 1.0)))
        muted = self.theme.colours.muted
        return [
            Tick(block.first.toordinal(), text, muted)
            for at, (block, text) in enumerate(zip(numbers.blocks, words, strict=True))
            if at % every == 0
        ]

    # ------------------------------------------------------------------ drawing
    def _draw_band(self, block: Block) -> None:
        low, high = block.first.toordinal() - 0.5, block.last.toordinal() + 0.5
        if block.changed:
            fill = brush(self.theme.colours.accent, 0.14)
            self.bars(np.array([(low + high) / 2]), high - low, 0.0, np.array([_TOP]), fill)

    def _draw_days(self, block: Block, pain: np.ndarray) -> None:
        colour = self.theme.colours.pain
        known = np.flatnonzero(np.isfinite(pain))
        fill = brush(colour, 0.75) if block.changed else brush(self.theme.colours.surface)
        x = (block.first.toordinal() + known).astype(float)
        self.dots(x, pain[known], _DOT, fill, pen(colour, 1.5))

    def _draw_mean(self, block: Block, mean: float | None) -> None:
        if mean is not None:
            ends = np.array([block.first.toordinal() - 0.3, block.last.toordinal() + 0.3])
            self.line(ends, np.array([mean, mean]), pen(self.theme.colours.ink, 3.0))

    def _draw_words(self, numbers: TrialNumbers) -> None:
        """What each block was and its average, in the longest form that all have room for."""
        metrics = QFontMetricsF(self.theme.font(0.85))
        room = self._pixels(min(block.days for block in numbers.blocks) - 0.5)
        blocks = zip(numbers.blocks, numbers.means, strict=True)
        forms = zip(*(_labels(block.changed, mean) for block, mean in blocks), strict=True)
        for form in forms:
            if max(metrics.horizontalAdvance(words) for words in form) < room:
                for block, words in zip(numbers.blocks, form, strict=True):
                    middle = block.first.toordinal() + (block.days - 1) / 2
                    colours = self.theme.colours
                    colour = colours.accent if block.changed else colours.ink
                    self.words(middle, _TOP, words, colour, (0.5, 1.1))
                return

    def _pixels(self, days: float) -> float:
        (low, high), _y = self.viewRange()
        return days * (self.width() - self.left.minimumWidth()) / max(high - low, 1.0)

    # ------------------------------------------------------------------ reading
    def _day_at(self, at: QPointF) -> date | None:
        numbers = self._numbers
        if not numbers or not numbers.blocks:
            return None
        if not self.getViewBox().sceneBoundingRect().contains(at):
            return None
        x = round(self.getViewBox().mapSceneToView(at).x())
        first, last = numbers.blocks[0].first.toordinal(), numbers.blocks[-1].last.toordinal()
        return date.fromordinal(min(max(x, first), last))

    def _place_mark(self) -> None:
        if self._cursor.scene() is None:
            for item in (self._cursor, self._ring):
                self.getViewBox().addItem(item, ignoreBounds=True)
                item.setZValue(_ABOVE)
        numbers, at = self._numbers, self._at
        for item in (self._cursor, self._ring):
            item.setVisible(at is not None)
        if numbers is None or at is None:
            return
        accent, value = self.theme.colours.accent, numbers.value(at)
        self._cursor.setPen(pen(accent, 2.0))
        self._cursor.setPos(at.toordinal())
        points = [(at.toordinal(), value)] if np.isfinite(value) else []
        self._ring.setData(pos=points, pen=pen(accent, 2.5), brush=NO_BRUSH)


def _labels(changed: bool, mean: float | None) -> tuple[str, str, str]:
    """What may stand above a block, the longest first."""
    kind = _("with") if changed else _("without")
    if mean is None:
        return kind, kind, kind
    average = f"{mean:.1f}"
    return _("{kind}, average {mean}").format(kind=kind, mean=average), f"{kind} {average}", kind
