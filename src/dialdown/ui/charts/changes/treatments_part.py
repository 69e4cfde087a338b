"""Treatments before and after: rows of dots, and a choice of time to settle."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QButtonGroup

from dialdown.domain.records import Treatment
from dialdown.i18n import _, ngettext
from dialdown.insights import DailySeries
from dialdown.insights.changes import DAYS_AFTER, DAYS_BEFORE
from dialdown.ui.charts.changes.dot_rows import DotRows
from dialdown.ui.charts.changes.part import Part, Shown
from dialdown.ui.charts.changes.treatments_data import (
    Compared,
    compare_all,
    describe,
    dot_rows,
    full_words,
    points_axis,
    treatments_table,
)
from dialdown.ui.theme import TARGET, Theme
from dialdown.ui.widgets.basics import Button, label
from dialdown.ui.widgets.flow import FlowLayout, Wrapping

_WEEK = 7
SETTLING_WEEKS = (0, 2, 4, 6)
"""What can be chosen; none at first, as on the printed page, so that both say the same numbers."""


class TreatmentsPart(Part):
    """Every treatment that started within the diary, the newest on top."""

    picture: DotRows

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            _("Treatments before and after"),
            _("Pain after the start of each treatment, against before"),
            _("Treatments before and after, as a table"),
            DotRows(theme),
        )
        self._series: DailySeries | None = None
        self._treatments: Sequence[Treatment] = ()
        self._today = date.min
        self.settling = QButtonGroup(self)
        self._settling_row = self._settling_buttons()
        self.choices.addWidget(self._settling_row)

    def show_treatments(
        self, treatments: Sequence[Treatment], series: DailySeries, today: date
    ) -> None:
        """Show these, with the settling time that is chosen."""
        self._treatments, self._series, self._today = treatments, series, today
        self._refresh()

    def _settling_buttons(self) -> Wrapping:
        words = label(_("Time to settle after the start:"), muted=True)
        words.setMinimumHeight(TARGET)
        holder = Wrapping(FlowLayout(), words)
        for weeks in SETTLING_WEEKS:
            name = ngettext("{weeks} week", "{weeks} weeks", weeks).format(weeks=weeks)
            button = Button(name if weeks else _("None"), "chip", checkable=True)
            button.setAccessibleName(_("Time to settle: {weeks}").format(weeks=name))
            button.setChecked(weeks == SETTLING_WEEKS[0])
            self.settling.addButton(button, weeks)
            holder.add(button)
        self.settling.idToggled.connect(lambda _weeks, on: self._refresh() if on else None)
        return holder

    def _refresh(self) -> None:
        if (series := self._series) is None:
            return
        weeks, today = self.settling.checkedId(), self._today
        found = compare_all(self._treatments, series, weeks * _WEEK, today)
        self._settling_row.setVisible(bool(found))
        self.picture.show_rows(dot_rows(found, today), points_axis(found))
        shown = Shown(
            sentence="" if found else _("No treatment started within your diary yet."),
            about=" ".join(self._about(found, series, weeks)),
            description=describe(found, today),
            table=treatments_table(found, today),
            read=lambda at: full_words(found[at], today),
            at=0 if found else None,
        )
        self.tell(shown)

    def _about(self, found: Sequence[Compared], series: DailySeries, weeks: int) -> list[str]:
        words = []
        if found:
            words.append(
                _(
                    "Pain of up to {before} days before the start, and of {after} days after."
                ).format(before=DAYS_BEFORE, after=DAYS_AFTER)
            )
        if found and weeks:
            words.append(_("The first {weeks} weeks are left out, to settle.").format(weeks=weeks))
        if any(one.unclear for one in found):
            words.append(_("Hollow: it cannot be told."))
        older = sum(t.start <= series.first_day for t in self._treatments)
        if older:
            words.append(
                ngettext(
                    "{n} treatment is not here: your diary has no days before its start.",
                    "{n} treatments are not here: your diary has no days before their start.",
                    older,
                ).format(n=older)
            )
        return words
