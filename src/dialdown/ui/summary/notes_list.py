"""Notes of the period, each chosen by itself; their first words are shown here and nowhere else."""

from datetime import date

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.domain.day import NOTE, Day
from dialdown.i18n import _, ngettext
from dialdown.summary.appendix import noted_days
from dialdown.summary.period import Period
from dialdown.summary.source import SummarySource
from dialdown.ui.diary.past.day_list import RowsView
from dialdown.ui.summary.choice import Choice
from dialdown.ui.theme import GAP_S, GAP_XL, TARGET, Theme
from dialdown.ui.widgets.basics import label
from dialdown.ui.words import short_date

_ROWS = 4.5
"""Rows in sight; the half one tells that there are more."""
_WORDS = 80
_DATE = Qt.ItemDataRole.UserRole


class NotesList(QWidget):
    """None is ticked at first. Read when it is first in sight, and again for another period."""

    def __init__(self, source: SummarySource, choice: Choice, theme: Theme) -> None:
        super().__init__()
        self._source, self._choice = source, choice
        self._stale = True
        self._said = label(wrap=True)
        self._model = QStandardItemModel(self)
        self.view = RowsView(_("Notes, each chosen by itself"))
        self.view.setObjectName("notes")
        self.view.setModel(self._model)
        self.view.setUniformItemSizes(True)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.opened.connect(self._turn)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        layout.addWidget(self._said)
        layout.addWidget(self.view)
        choice.moved.connect(self._again)
        theme.changed.connect(self._again)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while it was out of sight."""
        super().showEvent(event)
        self._read()

    def _again(self) -> None:
        self._stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        if not self._stale:
            return
        self._stale = False
        period = Period(self._choice.first, self._choice.last)
        found = noted_days(self._source.days, period)[::-1]
        self._model.clear()
        for day in found:
            self._model.appendRow(self._item(day))
        words = ngettext(
            "Notes: {n} day of the period has one. Tick those that may be read.",
            "Notes: {n} days of the period have one. Tick those that may be read.",
            len(found),
        )
        self._said.setText(
            words.format(n=len(found)) if found else _("Notes: none in this period.")
        )
        self.view.setVisible(bool(found))
        self._fit()

    def _item(self, day: Day) -> QStandardItem:
        day_words = short_date(day.date)
        if day.date.year != self._source.today.year:
            day_words = f"{day_words} {day.date.year}"
        item = QStandardItem(f"{day_words}   {' '.join(day.text(NOTE).split())[:_WORDS]}")
        item.setData(day.date, _DATE)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.setSizeHint(QSize(0, max(TARGET, self.view.fontMetrics().height() + GAP_XL)))
        self._mark(item, day.date in self._choice.chosen.notes)
        return item

    def _turn(self, index: QModelIndex) -> None:
        item = self._model.itemFromIndex(index)
        when: date = item.data(_DATE)
        on = when not in self._choice.chosen.notes
        self._mark(item, on)
        self._choice.put(self._choice.chosen.with_note(when, on))

    def _mark(self, item: QStandardItem, on: bool) -> None:
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        state = _("ticked") if on else _("not ticked")
        item.setData(f"{item.text()}, {state}", Qt.ItemDataRole.AccessibleTextRole)

    def _fit(self) -> None:
        """As high as its rows, up to a few."""
        height = self.view.sizeHintForRow(0)
        rows = min(self._model.rowCount(), _ROWS)
        self.view.setFixedHeight(round(height * rows) + 2 * self.view.frameWidth() + 4)
