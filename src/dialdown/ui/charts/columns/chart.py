"""A chart of columns with its keys, the line that is read out, and its table."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.ui.charts.columns.plot import ColumnPlot
from dialdown.ui.charts.columns.scene import ColumnScene
from dialdown.ui.charts.frame import ChartFrame, Keys
from dialdown.ui.charts.reading_line import ReadingLine
from dialdown.ui.charts.tables import Table, TableView
from dialdown.ui.theme import GAP_XS, Theme
from dialdown.ui.widgets.announce import announce
from dialdown.ui.widgets.basics import small


class Described(NamedTuple):
    """The name of a chart, all of it in spoken words, how to read it, what a saved one says."""

    name: str
    spoken: str
    hint: str
    caption: str


class ColumnChart(QWidget):
    """Shows a `ColumnScene`, or the same numbers as a table."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._scene: ColumnScene | None = None
        self._at: int | None = None
        self.plot = ColumnPlot(theme)
        self.frame = ChartFrame(self.plot, "", self._keys())
        self.table = TableView(theme, "")
        self.reading = ReadingLine(theme)
        self.hint = small(theme, wrap=True)
        self.table.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_XS)
        for part in (self.frame, self.table, self.reading, self.hint):
            layout.addWidget(part)
        self.plot.pointed.connect(self._hover)
        self.plot.pressed.connect(self._press)

    @property
    def scene(self) -> ColumnScene | None:
        """What is shown; None before anything was."""
        return self._scene

    def show_scene(self, scene: ColumnScene, table: Table, described: Described) -> None:
        """Show this from now on."""
        self._scene, self._at = scene, None
        self.plot.show_scene(scene)
        self.table.show_table(table)
        self.table.setAccessibleName(_("{chart}, as a table").format(chart=described.name))
        self.frame.setAccessibleName(described.name)
        self.frame.setAccessibleDescription(described.spoken)
        self.frame.saving.tell(described.name, f"{described.caption} {described.hint}")
        self.hint.setText(described.hint)
        self._say(None)

    def show_table(self, on: bool) -> None:
        """The table instead of the picture, or back."""
        self.table.setVisible(on)
        for part in (self.frame, self.reading, self.hint):
            part.setVisible(not on)

    # ------------------------------------------------------------------ reading
    def _keys(self) -> Keys:
        key = Qt.Key
        return {
            key.Key_Left: lambda: self._step(-1),
            key.Key_Right: lambda: self._step(1),
            key.Key_Home: lambda: self._choose(0),
            key.Key_End: lambda: self._choose(self._last),
        }

    @property
    def _last(self) -> int:
        return len(self._scene.columns) - 1 if self._scene else 0

    def _step(self, by: int) -> None:
        self._choose((0 if by > 0 else self._last) if self._at is None else self._at + by)

    def _choose(self, at: int) -> None:
        if self._scene is None:
            return
        self._at = min(max(at, 0), self._last)
        self._say(self._at)
        announce(self.frame, self.reading.text())

    def _hover(self, at: int | None) -> None:
        self._say(self._at if at is None else at)

    def _press(self, at: int | None) -> None:
        if at is not None:
            self._choose(at)

    def _say(self, at: int | None) -> None:
        self.plot.mark_column(at)
        if self._scene is None or at is None:
            self.reading.setText(_("Point at a column, or use the arrow keys, to read it."))
            return
        self.reading.setText(self._scene.columns[at].spoken)
