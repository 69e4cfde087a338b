"""This week beside the one before: three figures, no verdict."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from statistics import fmean

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dialdown.domain.day import Day
from dialdown.i18n import _
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_S, Theme
from dialdown.ui.widgets.basics import ScaledLabel, heading, label, small

SHORT_NIGHT = 6 * 60
"""Minutes; the short third of sleep in facts of population studies lies below (Edwards 2008)."""

Figure = Callable[[list[Day]], str]


class ThisWeek(QWidget):
    """The seven days up to a date against the seven before."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        figures: list[tuple[str, Figure]] = [
            (_("Average pain"), lambda days: _mean(day.pain for day in days)),
            (_("Nights under 6 h"), _short_nights),
            (_("Did what mattered"), lambda days: _mean(day.value("function") for day in days)),
        ]
        self._rows: list[tuple[ScaledLabel, ScaledLabel, Figure]] = []
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP_S)
        grid.setColumnStretch(0, 1)
        for place, (name, figure) in enumerate(figures):
            now, before = ScaledLabel(theme, bold=True), small(theme)
            grid.addWidget(label(name, wrap=True), place, 0)
            grid.addWidget(now, place, 1)
            grid.addWidget(before, place, 2)
            self._rows.append((now, before, figure))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(theme, _("Last 7 days")))
        layout.addLayout(grid)

    def refresh(self, today: date) -> None:
        """Read both weeks again."""
        week = timedelta(days=6)
        days = self._session.diary.days(today - week, today)
        before = self._session.diary.days(
            today - 2 * week - timedelta(days=1), today - week - timedelta(days=1)
        )
        for now, was, figure in self._rows:
            now.setText(figure(days) or "–")
            earlier = figure(before)
            was.setText(_("was {value}").format(value=earlier) if earlier else "")


def _mean(values: Iterable[float | None]) -> str:
    known = [value for value in values if value is not None]
    return f"{fmean(known):.1f}" if known else ""


def _short_nights(days: list[Day]) -> str:
    nights = [value for day in days if (value := day.value("sleep_hours")) is not None]
    return str(sum(value < SHORT_NIGHT for value in nights)) if nights else ""
