"""Four dates: the first and the last day of two periods."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.domain.typed_date import UnreadableDateError
from dialdown.i18n import _
from dialdown.ui.charts.changes.periods_data import Periods, typed
from dialdown.ui.theme import GAP_L, GAP_S, Theme
from dialdown.ui.widgets.basics import column, holder, label, row
from dialdown.ui.widgets.date_field import DateField


class TypedPeriods(QWidget):
    """`read` gives both periods once all four dates can be read; `changed` tells of others."""

    changed = Signal()

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._told: Periods | None = None
        names = (
            _("One time, first day"), _("One time, last day"),
            _("Other time, first day"), _("Other time, last day"),
        )  # fmt: skip
        self.fields = [DateField(theme, name, today, past=True) for name in names]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        for pair in (self.fields[:2], self.fields[2:]):
            named = [holder(column(label(field.name), field, None)) for field in pair]
            line = row(*named, spacing=GAP_L)
            for half in named:
                line.setStretchFactor(half, 1)
            layout.addLayout(line)
        for field in self.fields:
            field.changed.connect(self._typed)

    def start_with(self, periods: Periods) -> None:
        """Show these where nothing was typed yet."""
        if all(field.is_blank for field in self.fields):
            dates = [day for period in periods for day in period.pair]
            for field, day in zip(self.fields, dates, strict=True):
                field.show_date(day)

    def read(self) -> Periods | None:
        """The earlier and the later period; None while a date is blank or cannot be read."""
        try:
            return typed([field.read() for field in self.fields])
        except UnreadableDateError:
            return None

    def _typed(self) -> None:
        """Most keys make no other date, and comparing long periods takes a moment."""
        periods = self.read()
        if periods != self._told:
            self._told = periods
            self.changed.emit()
