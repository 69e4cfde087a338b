"""The same numbers as the charts, as tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from dialdown.domain.scales import Scale
from dialdown.i18n import _
from dialdown.ui.charts.dates import short_day
from dialdown.ui.charts.describe import short_name, value_words
from dialdown.ui.charts.timeline_data import by_week
from dialdown.ui.charts.timeline_scene import Scene
from dialdown.ui.theme import GAP_S, Theme

_ROWS_SEEN = 8
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Table:
    """Words in rows; `""` is blank."""

    header: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = field(default_factory=list)


def timeline_table(scene: Scene) -> Table:
    """One row a day of the window, or one a week where weeks are drawn; blank days stay blank."""
    scales = [scene.timeline.scales["pain"], *scene.shown]
    return _weekly(scene, scales) if scene.window.weekly else _daily(scene, scales)


def _daily(scene: Scene, scales: list[Scale]) -> Table:
    window, timeline = scene.window, scene.timeline
    scales = [scales[0], timeline.scales["pain_worst"], *scales[1:]]
    columns = [timeline.get(scale.key, window.first, window.last) for scale in scales]
    derived = timeline.flags(timeline.derived, window.first, window.last)
    late = timeline.flags(timeline.late, window.first, window.last)
    rows = []
    for i in range(window.days):
        day = window.first + timedelta(days=i)
        values = [_cell(scale, column[i]) for scale, column in zip(scales, columns, strict=True)]
        remarks = [_("average of timed readings")] * bool(derived[i])
        remarks += [_("written later")] * bool(late[i])
        remarks += [mark.label for mark in scene.seen if mark.touches(day, day)]
        rows.append([short_day(day, scene.today), *values, "; ".join(remarks)])
    names = [short_name(scale) for scale in scales]
    return Table([_("Day"), *names, _("Also")], rows)


def _weekly(scene: Scene, scales: list[Scale]) -> Table:
    window = scene.window
    weeks = [by_week(scene.timeline, scale.key, window.first, window.last) for scale in scales]
    rows = []
    for i, monday in enumerate(weeks[0].mondays):
        row = [short_day(monday, scene.today)]
        for scale, week in zip(scales, weeks, strict=True):
            row += [_cell(scale, week.mean[i]), _range(scale, week.low[i], week.high[i])]
        rows.append([*row, str(weeks[0].days[i])])
    header = [_("Week from")]
    for scale in scales:
        name = short_name(scale)
        header += [_("{name}, average").format(name=name), _("{name}, range").format(name=name)]
    return Table([*header, _("Days with pain noted")], rows)


def _cell(scale: Scale, value: float) -> str:
    return value_words(scale, float(value)) if np.isfinite(value) else ""


def _range(scale: Scale, low: float, high: float) -> str:
    if not np.isfinite(low):
        return ""
    return _("{low} to {high}").format(
        low=value_words(scale, float(low)), high=value_words(scale, float(high))
    )


class TableModel(QAbstractTableModel):
    """A `Table` for Qt. A blank cell says so to screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self._table = Table()

    def show(self, table: Table) -> None:
        """Show this table from now on."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of rows."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Number of columns."""
        return 0 if parent.isValid() else len(self._table.header)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        words = self._table.rows[index.row()][index.column()]
        return words or (_("blank") if role == Qt.ItemDataRole.AccessibleTextRole else "")

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._table.header[section]
        return None


class TableView(QTableView):
    """A quiet table: rows as high as the text needs, read only, plain text.

    So many rows are seen at least without scrolling.
    """

    def __init__(self, theme: Theme, name: str, rows_seen: int = _ROWS_SEEN) -> None:
        super().__init__()
        self._theme, self._rows_seen = theme, rows_seen
        self._words = TableModel()
        self.setModel(self._words)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet(f"QTableView::item {{ padding: 0px {GAP_S}px; }}")
        self.verticalHeader().hide()
        theme.changed.connect(self._fit)
        self._fit()

    def show_table(self, table: Table) -> None:
        """Show this table from now on."""
        self._words.show(table)
        self._fit()

    def _fit(self) -> None:
        self.setFont(self._theme.font())
        self.horizontalHeader().setFont(self._theme.font(bold=True))
        height = self.fontMetrics().height() + 2 * GAP_S
        self.verticalHeader().setDefaultSectionSize(height)
        self.setMinimumHeight(height * (self._rows_seen + 1))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.resizeColumnsToContents()
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
