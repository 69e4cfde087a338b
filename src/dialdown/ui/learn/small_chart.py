"""A few weeks as dots, small enough to stand beside an article. Painted here: no chart library."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialdown.domain.day import Day
from dialdown.domain.scales import SCALE, Kind
from dialdown.i18n import _, ngettext
from dialdown.ui.theme import Theme
from dialdown.ui.words import short_date

_SMALL = 0.85
_DOT = 2.2  # logical pixels at 100 % text
_LANE_LINES = 4.0  # height of a lane in lines of text, its name apart
_FEWEST_DAYS = 14  # of the axis, however few are noted
_TOKENS = {"pain": "pain", "sleep_quality": "sleep", "sleep_hours": "sleep", "stress": "stress"}
_LEAST = {Kind.DURATION: 12 * 60.0, Kind.MINUTES: 60.0}  # how high the axis goes at least

Spans = Sequence[tuple[date, date]]


@dataclass(frozen=True, slots=True)
class Lane:
    """One scale: its days with their values, in order, drawn in a colour of the theme."""

    key: str
    name: str
    highest: float
    points: tuple[tuple[date, float], ...]

    def described(self, days: int) -> str:
        """`Pain today: 74 of 90 days, from 2 to 8, on average 5.1.`"""
        if not self.points:
            return _("{scale}: nothing noted.").format(scale=self.name)
        values = [value for _when, value in self.points]
        shown = SCALE[self.key].shown
        words = ngettext(
            "{scale}: {count} of {days} day, from {low} to {high}, on average {mean}.",
            "{scale}: {count} of {days} days, from {low} to {high}, on average {mean}.",
            days,
        )
        return words.format(
            scale=self.name, count=len(values), days=days, low=shown(min(values)),
            high=shown(max(values)), mean=shown(round(fmean(values), 1)),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class SmallPicture:
    """Lanes over the same dates, `first` to `last` inclusive; `spans` are shaded, as `shaded`
    says.
    """

    lanes: tuple[Lane, ...]
    first: date
    last: date
    spans: tuple[tuple[date, date], ...] = ()
    shaded: str = ""


def lane_of(days: Sequence[Day], key: str) -> Lane:
    """The values of a built-in scale; for pain also the mean of a day's moments."""
    scale = SCALE[key]
    read = ((day.date, day.pain if key == "pain" else day.value(key)) for day in days)
    points = tuple((when, value) for when, value in read if value is not None)
    highest = scale.highest
    if scale.kind in _LEAST:
        highest = max([_LEAST[scale.kind], *(value for _when, value in points)])
    return Lane(key, scale.title, highest, points)


def picture_of(
    lanes: Sequence[Lane], first: date, last: date, spans: Spans = (), shaded: str = ""
) -> SmallPicture | None:
    """The lanes that hold anything, from the first day with a value on, two weeks at least; None
    where there is nothing to draw.
    """
    some = tuple(lane for lane in lanes if lane.points)
    begun = min((lane.points[0][0] for lane in some), default=last)
    first = max(first, min(begun, last - timedelta(days=_FEWEST_DAYS - 1)))
    seen = tuple((max(a, first), min(b, last)) for a, b in spans if a <= last and b >= first)
    return SmallPicture(some, first, last, seen, shaded if seen else "") if some else None


class SmallChart(QWidget):
    """Draws a picture, and says in words what it shows."""

    def __init__(self, theme: Theme, picture: SmallPicture) -> None:
        super().__init__()
        self._theme, self._picture = theme, picture
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        days = (picture.last - picture.first).days + 1
        self.setAccessibleName(_("Small chart of the last {days} days").format(days=days))
        said = [lane.described(days) for lane in picture.lanes]
        if picture.spans:
            said.append(
                ngettext("{n} flare shaded.", "{n} flares shaded.", len(picture.spans)).format(
                    n=len(picture.spans)
                )
            )
        self.setAccessibleDescription(" ".join(said))
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A name and a strip for each lane, and the dates below."""
        line = self._line()
        lanes = len(self._picture.lanes)
        return QSize(int(line * 8), int(line * ((1 + _LANE_LINES) * lanes + 1.4)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lane below lane, then the first and the last date."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(_SMALL))
        line, top = self._line(), 0.0
        for lane in self._picture.lanes:
            self._write(painter, QRectF(0, top, self.width(), line), self._head(lane))
            strip = self._strip(top + line)
            self._paint_frame(painter, lane, strip)
            self._paint_values(painter, lane, strip)
            top += (1 + _LANE_LINES) * line
        below = QRectF(self._margin(), top, self.width() - self._margin(), line * 1.2)
        self._write(painter, below, short_date(self._picture.first))
        self._write(painter, below, short_date(self._picture.last), Qt.AlignmentFlag.AlignRight)

    # ------------------------------------------------------------------ inside
    def _head(self, lane: Lane) -> str:
        if lane is self._picture.lanes[0] and self._picture.shaded:
            return f"{lane.name} · {self._picture.shaded}"
        return lane.name

    def _line(self) -> float:
        return QFontMetricsF(self._theme.font(_SMALL)).height()

    def _margin(self) -> float:
        """Room for the longest word beside an axis."""
        metrics = QFontMetricsF(self._theme.font(_SMALL))
        words = [_axis_words(lane) for lane in self._picture.lanes]
        return max(metrics.horizontalAdvance(word) for word in words) + 8

    def _strip(self, top: float) -> QRectF:
        line = self._line()
        height = (_LANE_LINES - 1) * line
        return QRectF(self._margin(), top + line / 2, self.width() - self._margin() - 6, height)

    def _paint_frame(self, painter: QPainter, lane: Lane, strip: QRectF) -> None:
        colours = self._theme.colours
        slot = strip.width() / self._days()
        for first, last in self._picture.spans:
            left, right = self._x(strip, first) - slot / 2, self._x(strip, last) + slot / 2
            shade = QRectF(left, strip.top(), right - left, strip.height())
            painter.fillRect(shade, QColor(colours.pain_ramp[1]))
        painter.setPen(QPen(QColor(colours.line), 1))
        for y in (strip.top(), strip.bottom()):
            painter.drawLine(QPointF(strip.left(), y), QPointF(strip.right(), y))
        line = self._line()
        for y, words in ((strip.top(), _axis_words(lane)), (strip.bottom(), "0")):
            room = QRectF(0, y - line / 2, self._margin() - 6, line)
            self._write(painter, room, words, Qt.AlignmentFlag.AlignRight)

    def _paint_values(self, painter: QPainter, lane: Lane, strip: QRectF) -> None:
        colour = QColor(getattr(self._theme.colours, _TOKENS.get(lane.key, "accent")))
        grow = self._theme.text_size / 100
        places = [
            (when, QPointF(self._x(strip, when), self._y(strip, value / lane.highest)))
            for when, value in lane.points
        ]
        painter.setPen(QPen(colour, 1.2 * grow))
        for run in _runs(places):
            painter.drawPolyline(QPolygonF(run))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for _when, place in places:
            painter.drawEllipse(place, _DOT * grow, _DOT * grow)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _days(self) -> int:
        return (self._picture.last - self._picture.first).days + 1

    def _x(self, strip: QRectF, when: date) -> float:
        return (
            strip.left() + strip.width() * ((when - self._picture.first).days + 0.5) / self._days()
        )

    def _y(self, strip: QRectF, share: float) -> float:
        return strip.bottom() - strip.height() * share

    def _write(
        self,
        painter: QPainter,
        room: QRectF,
        words: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setPen(QColor(self._theme.colours.muted))
        shown = QFontMetricsF(painter.font()).elidedText(
            words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)


def _axis_words(lane: Lane) -> str:
    return SCALE[lane.key].shown(lane.highest)


def _runs(places: Sequence[tuple[date, QPointF]]) -> Iterator[list[QPointF]]:
    """Places of days that follow each other; a gap stays a gap."""
    run: list[QPointF] = []
    before: date | None = None
    for when, place in places:
        if before is not None and (when - before).days > 1:
            yield run
            run = []
        run.append(place)
        before = when
    yield run
