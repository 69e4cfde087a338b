"""One period against another: which two, of what, and the days of both."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QButtonGroup, QMenu

from dialdown.domain.scales import Scale
from dialdown.i18n import _
from dialdown.ui.charts.changes import periods_data as data
from dialdown.ui.charts.changes.days_plot import DaysPlot
from dialdown.ui.charts.changes.part import Part, Shown
from dialdown.ui.charts.changes.typed_periods import TypedPeriods
from dialdown.ui.charts.dates import short_day
from dialdown.ui.charts.describe import short_name
from dialdown.ui.charts.reading import Reading
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.basics import Button
from dialdown.ui.widgets.flow import FlowLayout, Wrapping


class PeriodsPart(Part):
    """The last 30 days against the 90 before, until a person chooses otherwise."""

    picture: DaysPlot

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__(
            theme,
            _("This time against the time before"),
            _("Days of both periods"),
            _("Both periods, as a table"),
            DaysPlot(theme),
        )
        self._reading: Reading | None = None
        self._visit: date | None = None
        self._scale: Scale | None = None
        self.which = QButtonGroup(self)
        self.month = self._chip(_("Last 30 days"))
        self.since = self._chip("")
        self.own = self._chip(_("Own dates"))
        self.month.setChecked(True)
        self.outcome = Button("", "chip")
        self._menu = QMenu(self)
        self.outcome.setMenu(self._menu)
        self.typed = TypedPeriods(theme, today)
        self.typed.hide()
        self.typed.changed.connect(self._refresh)
        self.which.buttonToggled.connect(lambda _chip, on: self._refresh() if on else None)
        chips = Wrapping(FlowLayout(), self.month, self.since, self.own, self.outcome)
        self.choices.addWidget(chips)
        self.choices.addWidget(self.typed)

    def show_reading(self, reading: Reading, visit: date | None) -> None:
        """Show the newest numbers; `visit` is the latest appointment that is over."""
        self._reading, self._visit = reading, visit
        self.typed.start_with(data.last_month(reading.today))
        self.since.setVisible(visit is not None)
        if visit is not None:
            day = short_day(visit, reading.today)
            self._name(self.since, _("Since the visit on {day}").format(day=day))
        elif self.since.isChecked():
            self.month.setChecked(True)
        self._offer(data.outcomes(reading))
        self._refresh()

    # ------------------------------------------------------------------ choosing
    def _chip(self, words: str) -> Button:
        chip = Button(words, "chip", checkable=True)
        self.which.addButton(chip)
        return chip

    @staticmethod
    def _name(button: Button, words: str) -> None:
        button.setText(words.replace("&", "&&"))
        button.setAccessibleName(words)

    def _offer(self, scales: list[Scale]) -> None:
        """What can be compared; what was chosen before stays chosen while it can be."""
        before = self._scale.key if self._scale else "pain"
        self._scale = next((scale for scale in scales if scale.key == before), scales[0])
        self._menu.clear()
        group = QActionGroup(self._menu)
        for scale in scales:
            action = self._menu.addAction(short_name(scale).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(scale is self._scale)
            action.triggered.connect(lambda _on=False, scale=scale: self.compare(scale))
            group.addAction(action)

    def compare(self, scale: Scale) -> None:
        """Compare this one from now on."""
        self._scale = scale
        self._refresh()

    def _periods(self, today: date) -> data.Periods | None:
        if self.own.isChecked():
            return self.typed.read()
        if self.since.isChecked() and self._visit:
            return data.since_visit(self._visit, today)
        return data.last_month(today)

    # ------------------------------------------------------------------ showing
    def _refresh(self) -> None:
        self.typed.setVisible(self.own.isChecked())
        if (reading := self._reading) is None or (scale := self._scale) is None:
            return
        self._name(self.outcome, _("Compare: {name}").format(name=short_name(scale)))
        periods = self._periods(reading.today)
        if periods is None:
            self.picture.show_picture(None)
            self.tell(Shown(_("Type a first and a last day for both.")))
            return
        found = data.Comparison(reading, scale, *periods)
        self.picture.show_picture(data.picture_of(found))
        words, about = data.say(found), data.about(found)
        shown = Shown(
            sentence=words,
            about=about,
            description=f"{short_name(scale)}. {words} {about}",
            table=data.periods_table(found),
            read=lambda at: data.day_words(found, at),
            hint=self._hint(found),
        )
        self.tell(shown)

    @staticmethod
    def _hint(found: data.Comparison) -> str:
        words = [_("Point at a day, or use the arrow keys, to read it.")]
        if found.change.before is not None:
            words.insert(0, _("The lines are averages, dashed before, full after."))
        return " ".join(words)
