"""The last ninety days: dots, their rolling median, and days well above the usual."""

import numpy as np
from PySide6.QtCore import Signal

from dialdown.i18n import _
from dialdown.ui.charts.changes import recent_data as data
from dialdown.ui.charts.changes.days_plot import DaysPlot
from dialdown.ui.charts.changes.part import Part, Shown
from dialdown.ui.charts.changes.spells_list import SpellsList
from dialdown.ui.charts.reading import Reading
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme


class RecentPart(Part):
    """The trend is stated by the engine; the line only shows the median of 28 days."""

    open_day = Signal(object)
    picture: DaysPlot

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(
            theme,
            _("The last 90 days"),
            _("Pain of the last 90 days, with the usual pain of 28 days"),
            _("The last 90 days, as a table"),
            DaysPlot(theme),
        )
        self.spells = SpellsList(session, theme)
        self.spells.open_day.connect(self.open_day)
        self.layout().addWidget(self.spells)

    def show_reading(self, reading: Reading) -> None:
        """Show the newest numbers."""
        found = data.read_recent(reading)
        some = bool(found.noted)
        self.picture.show_picture(data.picture_of(found) if some else None)
        self.spells.show_spells(found)
        shown = Shown(
            sentence=found.sentence,
            about=data.about(found) if some else "",
            description=data.describe(found),
            table=data.recent_table(found),
            read=lambda at: data.day_words(found, at),
            hint=self._hint(found),
        )
        self.tell(shown)

    @staticmethod
    def _hint(found: data.Recent) -> str:
        words = [_("Point at a day, or use the arrow keys, to read it.")]
        if np.isfinite(found.usual).any():
            words.insert(0, _("The line is the middle value of the 28 days up to each day."))
        if found.spells:
            words.insert(1, _("Shaded: days well above your usual."))
        return " ".join(words)
