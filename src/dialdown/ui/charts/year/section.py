"""One calendar year, a square a day, for pain or any other scale from 0 to 10."""

from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QMenu

from dialdown.domain.records import Flare, Pause
from dialdown.domain.scales import Scale
from dialdown.i18n import _
from dialdown.settings import Settings
from dialdown.ui.charts.describe import short_name
from dialdown.ui.charts.frame import ChartFrame, Keys
from dialdown.ui.charts.marks import build_marks
from dialdown.ui.charts.reading import Reading
from dialdown.ui.charts.section import Section
from dialdown.ui.charts.sight import bring_into_sight
from dialdown.ui.charts.tables import TableView
from dialdown.ui.charts.year.days import (
    YearDays,
    day_table,
    describe_year,
    legend_words,
    mark_words,
    month_table,
    offered,
)
from dialdown.ui.charts.year.legend import YearChart
from dialdown.ui.diary.past.steps import stepped
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, TARGET, Theme
from dialdown.ui.widgets.announce import announce
from dialdown.ui.widgets.basics import Button, heading, label, row, small
from dialdown.ui.widgets.callout import Callout

_ALL_ROOM = 100
_STEPS = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
)  # fmt: skip


class YearSection(Section):
    """Keys: Left and Right by day, Up and Down by line, Home and End within the month, Page keys by
    month, comma and full stop by year, Enter opens the day.
    """

    def __init__(self, session: Session, theme: Theme, settings: Settings) -> None:
        super().__init__(session, theme, settings)
        self._reading: Reading | None = None
        self._entered: frozenset[date] = frozenset()
        self._shown: YearDays | None = None
        self._scale = "pain"
        self._day: date | None = None
        self._as_table = False
        self._make_controls()
        self._chart = YearChart(theme)
        self.picture = self._chart.picture
        self.frame = ChartFrame(self._chart, _("The year, day by day"), self._keys())
        self.about = small(theme, wrap=True)
        self.reading = label(wrap=True)
        self.reading.setMinimumHeight(TARGET)
        self.callout = Callout(self.frame, self.reading)
        self._open = Button(_("Open this day"), "quiet")
        self.months = TableView(theme, _("Months of the year"), rows_seen=13)
        self.days = TableView(theme, _("Days of the year"))
        self._lay_out()
        self.picture.pointed.connect(self._hover)
        self.picture.pressed.connect(self._choose)
        self._open.clicked.connect(self._open_chosen)

    # ------------------------------------------------------------------ what is shown
    @property
    def year(self) -> int:
        """The year on screen; 0 before anything was shown."""
        return self._shown.year if self._shown else 0

    @property
    def day(self) -> date | None:
        """The day that the keyboard or a press chose."""
        return self._day

    def show_reading(self, reading: Reading) -> None:
        """Show the newest numbers of the year that was shown, at first of the last one noted."""
        self._reading = reading
        self._entered = frozenset(day.date for day in reading.days if not day.is_empty)
        self._offer(offered(reading.timeline))
        self.show_year(self.year or min(reading.timeline.last, reading.today).year)

    def show_year(self, year: int) -> None:
        """Show a year of the diary."""
        if (reading := self._reading) is None:
            return
        records = [r for kind in (Flare, Pause) for r in self.session.diary.records(kind)]
        first, last = self._years(reading)
        self._shown = YearDays(
            max(first, min(last, year)), reading.timeline.scales[self._scale], reading.timeline,
            self._entered, build_marks(records, reading.today), reading.today,
        )  # fmt: skip
        self._refresh()

    def show_scale(self, key: str) -> None:
        """Show another scale."""
        self._scale = key
        self.show_year(self.year)

    def show_table(self, on: bool) -> None:
        """The months and the days as tables, or the picture again."""
        self._as_table = on
        for table in (self.months, self.days):
            table.setVisible(on)
        for part in (self.frame, self.about, self.reading, self._open):
            part.setVisible(not on)
        self._refresh()

    def _refresh(self) -> None:
        if (shown := self._shown) is None or self._reading is None:
            return
        first, last = self._years(self._reading)
        self._name.setText(str(shown.year))
        self._back.setEnabled(shown.year > first)
        self._on.setEnabled(shown.year < last)
        name = _("Show: {name}").format(name=short_name(shown.scale))
        self._choice.setText(name.replace("&", "&&"))
        self._choice.setAccessibleName(name)
        for action in self._menu.actions():
            action.setChecked(action.data() == shown.scale.key)
        if self._as_table:
            self.months.show_table(month_table(shown))
            self.days.show_table(day_table(shown))
        self._chart.show_year(shown, numbers=not self.settings.hide_numbers)
        self.about.setText(f"{legend_words(shown)} {mark_words(shown)}".strip())
        self.frame.setAccessibleDescription(describe_year(shown))
        title = _("{name}, {year}").format(name=short_name(shown.scale), year=shown.year)
        self.frame.saving.tell(title, self.about.text())
        self._say(self._day)

    def _offer(self, scales: list[Scale]) -> None:
        """Fill the menu with what was ever noted."""
        if scales and self._scale not in [scale.key for scale in scales]:
            self._scale = scales[0].key
        self._menu.clear()
        for scale in scales:
            action = self._menu.addAction(short_name(scale).replace("&", "&&"))
            action.setCheckable(True)
            action.setData(scale.key)
            action.triggered.connect(lambda _on=False, key=scale.key: self.show_scale(key))
        self._choice.setVisible(len(scales) > 1)

    @staticmethod
    def _years(reading: Reading) -> tuple[int, int]:
        last = max(reading.timeline.last, reading.today)
        return min(reading.timeline.first, last).year, last.year

    # ------------------------------------------------------------------ reading
    def _hover(self, day: date | None) -> None:
        self._say(day or self._day)

    def _say(self, day: date | None) -> None:
        self._open.setEnabled(self._day is not None)
        if (shown := self._shown) is None:
            return
        words, place = _("Point at a day, or use the arrow keys, to read it."), None
        if day is not None and day.year == shown.year:
            words, place = shown.say(day), self.picture.place(day)
        self.reading.setText(words)
        self.callout.point_at(self.picture, place)

    def _choose(self, day: date) -> None:
        """Choose a day of the diary, in its year."""
        if (reading := self._reading) is None:
            return
        first, _last = self._years(reading)
        end = max(reading.timeline.last, reading.today)
        self._day = max(date(first, 1, 1), min(end, day))
        if self._day.year != self.year:
            self.show_year(self._day.year)
        self.picture.mark_day(self._day)
        bring_into_sight(self.picture, QRectF(self.picture.place(self._day)))
        self._say(self._day)
        announce(self.frame, self.reading.text())

    def _open_chosen(self) -> None:
        if self._day is not None:
            self.open_day.emit(self._day)

    def _step(self, key: Qt.Key) -> None:
        if self._fresh():
            return
        assert self._day is not None
        if (to := stepped(self._day, key, page=1)) is not None:
            self._choose(to)

    def _line(self, lines: int) -> None:
        if not self._fresh():
            assert self._day is not None
            self._choose(self.picture.rows().below(self._day, lines))

    def _fresh(self) -> bool:
        """True where no day of this year was chosen: then the last one noted is."""
        if self._shown is None or (self._day is not None and self._day.year == self.year):
            return self._shown is None
        noted = [day for day in self._entered if day.year == self.year]
        self._choose(max(noted, default=date(self.year, 1, 1)))
        return True

    def _turn(self, years: int) -> None:
        if self._shown is not None:
            self.show_year(self.year + years)
            announce(self.frame, self._name.text())

    # ------------------------------------------------------------------ building
    def _make_controls(self) -> None:
        self._name = heading(self.theme)
        self._back = Button("‹", "square", _("Year before"))
        self._on = Button("›", "square", _("Year after"))
        self._back.clicked.connect(lambda: self._turn(-1))
        self._on.clicked.connect(lambda: self._turn(1))
        self._choice = Button("", "chip")
        self._menu = QMenu(self)
        self._choice.setMenu(self._menu)
        self._choice.hide()

    def _lay_out(self) -> None:
        top = row(self._back, self._name, self._on, GAP_L, self._choice, None)
        line = row(self.reading, None, self._open)
        line.setStretchFactor(self.reading, _ALL_ROOM)
        self.body.addLayout(top)
        for part in (self.frame, self.about, self.months, self.days):
            self.body.addWidget(part)
        self.body.insertLayout(1, line)
        self.show_table(False)

    def _keys(self) -> Keys:
        key = Qt.Key
        keys: Keys = {step: partial(self._step, step) for step in _STEPS}
        keys |= {key.Key_Up: lambda: self._line(-1), key.Key_Down: lambda: self._line(1)}
        keys |= {k: lambda: self._turn(-1) for k in (key.Key_Comma, key.Key_Less)}
        keys |= {k: lambda: self._turn(1) for k in (key.Key_Period, key.Key_Greater)}
        return keys | dict.fromkeys((key.Key_Return, key.Key_Enter), self._open_chosen)
