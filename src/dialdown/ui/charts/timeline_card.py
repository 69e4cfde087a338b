"""The timeline with its keys, its buttons, the line that is read out, and its table."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal

from dialdown.domain.scales import Scale
from dialdown.i18n import _
from dialdown.ui.charts.describe import dates_words, day_words, describe_timeline, week_words
from dialdown.ui.charts.frame import ChartFrame
from dialdown.ui.charts.marks import Mark
from dialdown.ui.charts.tables import TableView, timeline_table
from dialdown.ui.charts.timeline_data import Timeline, by_week
from dialdown.ui.charts.timeline_plot import TimelinePlot
from dialdown.ui.charts.timeline_scene import Scene
from dialdown.ui.charts.window import Bounds, Window
from dialdown.ui.theme import GAP_XS, TARGET, Theme
from dialdown.ui.widgets.announce import announce
from dialdown.ui.widgets.basics import Button, Card, label, row, small

_WEEK = 7
_ALL_ROOM = 100


class TimelineCard(Card):
    """Shows a window of the diary. `moved` follows every change of the window by key or button."""

    moved = Signal()
    open_day = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._scene: Scene | None = None
        self._day: date | None = None
        self._trend = ""
        self._as_table = False
        self.plot = TimelinePlot(theme)
        self.frame = ChartFrame(self.plot, _("Pain over time"), self._keys())
        self.table = TableView(theme, _("Pain over time, as a table"))
        self.reading = label(wrap=True)
        self.hint = small(theme, wrap=True)
        self._open = Button(_("Open this day"), "quiet")
        self.reading.setMinimumHeight(TARGET)
        self.frame.saving.put_left(self.hint)
        self.table.hide()
        line = row(*self._make_buttons(), self.reading, None, self._open)
        line.setStretchFactor(self.reading, _ALL_ROOM)
        self.body.addWidget(self.frame)
        self.body.addWidget(self.table)
        self.body.addLayout(line)
        self.body.setSpacing(GAP_XS)
        self.plot.pointed.connect(self._hover)
        self.plot.pressed.connect(self._press)
        self._open.clicked.connect(lambda: self.open_day.emit(self._day))

    # ------------------------------------------------------------------ what is shown
    @property
    def window_shown(self) -> Window | None:
        """The dates on screen; None before anything was shown."""
        return self._scene.window if self._scene else None

    @property
    def day(self) -> date | None:
        """The day that the keyboard or a click chose."""
        return self._day

    def show_diary(
        self, timeline: Timeline, marks: Sequence[Mark], shown: Sequence[Scale], today: date,
        window: Window,
    ) -> None:  # fmt: skip
        """Show these dates of this diary."""
        self._trend = ""
        self._scene = Scene(timeline, window, today, shown, marks)
        self._refresh()

    def set_trend(self, words: str) -> None:
        """One sentence about the last months, told once it is worked out."""
        self._trend = words
        self._describe()

    def show_window(self, window: Window) -> None:
        """Show these dates."""
        if self._scene:
            self._scene = replace(self._scene, window=window)
            self._refresh()

    def show_scales(self, shown: Sequence[Scale]) -> None:
        """Show these scales below pain."""
        if self._scene:
            self._scene = replace(self._scene, shown=shown)
            self._refresh()

    def show_table(self, on: bool) -> None:
        """The table instead of the chart, or back."""
        self._as_table = on
        self.table.setVisible(on)
        for part in (self.frame, self.reading, self._open):
            part.setVisible(not on)
        self._refresh()

    def _refresh(self) -> None:
        if (scene := self._scene) is None:
            return
        if self._as_table:
            self.table.show_table(timeline_table(scene))
        else:
            self.plot.show_scene(scene)
        self._describe()
        self.hint.setText("" if self._as_table else self._hint(scene))
        self.hint.setVisible(bool(self.hint.text()))
        self._say(self._day)

    def _describe(self) -> None:
        if scene := self._scene:
            scales = [scene.timeline.scales["pain"], *scene.shown]
            words = describe_timeline(scene.timeline, scene.window, scales, scene.seen, scene.today)
            self.frame.setAccessibleDescription(f"{words} {self._trend}".strip())
            dates = dates_words(scene.window.first, scene.window.last) + "."
            caption = "\n".join(filter(None, (self._hint(scene), dates)))
            self.frame.saving.tell(_("Pain over time"), caption)

    def _hint(self, scene: Scene) -> str:
        first, last = scene.window.first, scene.window.last
        timeline, words = scene.timeline, []
        if scene.window.weekly:
            return _("Each point is the average of one week, the thin bar its range.")
        if scene.timeline.flags(timeline.derived, first, last).any():
            words.append(_("Hollow: the average of timed readings."))
        if scene.timeline.flags(timeline.late, first, last).any():
            words.append(_("Square: written later."))
        if "pain_worst" in timeline.values:
            words.append(_("Thin bars reach to the worst pain of the day."))
        return " ".join(words)

    # ------------------------------------------------------------------ reading
    def _hover(self, day: date | None) -> None:
        self.plot.mark_day(day or self._day)
        self._say(day or self._day)

    def _press(self, day: date | None) -> None:
        if day:
            self._choose(day)

    def _choose(self, day: date) -> None:
        self._day = day
        self._say(day)
        self.plot.mark_day(day)
        announce(self.frame, self.reading.text())

    def _say(self, day: date | None) -> None:
        self._open.setEnabled(self._day is not None)
        if self._scene is None or day is None:
            self.reading.setText(_("Point at a day, or use the arrow keys, to read it."))
            return
        self.reading.setText(reading_words(self._scene, day))

    def _step(self, days: int) -> None:
        if (scene := self._scene) is None:
            return
        if self._day is None or self._day not in scene.window:
            day = scene.window.last if days < 0 else scene.window.first
        else:
            day = self._day + timedelta(days=days * (_WEEK if scene.window.weekly else 1))
        self._go_to(day)

    def _go_to(self, day: date) -> None:
        """Choose a day of the diary, moving the window where needed."""
        if (scene := self._scene) is None:
            return
        bounds = self._bounds(scene)
        day = min(max(day, min(bounds.range("all").first, scene.window.first)), bounds.last)
        if day not in scene.window:
            self._move_to(bounds.show(scene.window, day))
        self._choose(day)

    # ------------------------------------------------------------------ moving
    def _move_to(self, window: Window) -> None:
        self.show_window(window)
        self.moved.emit()

    def _pan(self, direction: int) -> None:
        if scene := self._scene:
            step = max(scene.window.days // 2, 1)
            self._move_to(self._bounds(scene).move(scene.window, direction * step))

    def _zoom(self, closer: bool) -> None:
        if scene := self._scene:
            around = self._day if self._day and self._day in scene.window else None
            self._move_to(self._bounds(scene).zoom(scene.window, closer, around))

    def _end(self, last: bool) -> None:
        if scene := self._scene:
            self._go_to(scene.window.last if last else scene.window.first)

    @staticmethod
    def _bounds(scene: Scene) -> Bounds:
        return bounds_of(scene.timeline, scene.today)

    def _make_buttons(self) -> list[Button]:
        made = []
        for words, name, action in (
            ("‹", _("Earlier"), lambda: self._pan(-1)),
            ("›", _("Later"), lambda: self._pan(1)),
            ("+", _("Fewer days"), lambda: self._zoom(True)),
            ("−", _("More days"), lambda: self._zoom(False)),
        ):
            button = Button(words, "square", name=name)
            button.clicked.connect(action)
            made.append(button)
        return made

    def _keys(self) -> dict:
        key = Qt.Key
        return {
            key.Key_Left: lambda: self._step(-1),
            key.Key_Right: lambda: self._step(1),
            key.Key_Home: lambda: self._end(False),
            key.Key_End: lambda: self._end(True),
            key.Key_PageUp: lambda: self._pan(-1),
            key.Key_PageDown: lambda: self._pan(1),
            key.Key_Plus: lambda: self._zoom(True),
            key.Key_Equal: lambda: self._zoom(True),
            key.Key_Minus: lambda: self._zoom(False),
            key.Key_Return: lambda: self._open.click(),
            key.Key_Enter: lambda: self._open.click(),
        }


def bounds_of(timeline: Timeline, today: date) -> Bounds:
    """From the first recorded day to the last, or to today where that is later."""
    return (
        Bounds(timeline.first, max(timeline.last, today)) if len(timeline) else Bounds(today, today)
    )


def reading_words(scene: Scene, day: date) -> str:
    """What is read out for a day, or for its week where weeks are drawn."""
    pain = scene.timeline.scales["pain"]
    if scene.window.weekly:
        scales = [pain, *scene.shown]
        weeks = {s.key: by_week(scene.timeline, s.key, day, day) for s in scales}
        return week_words(weeks, 0, scales, scene.today)
    scales = [pain, scene.timeline.scales["pain_worst"], *scene.shown]
    return day_words(scene.timeline, day, scales, scene.marks, scene.today)
