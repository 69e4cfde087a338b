"""The way to keep a chart: a button beside it, a file of the person's choice, a line that tells."""

from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from dialdown.files import write_private
from dialdown.i18n import _
from dialdown.ui.charts.picture import Picture
from dialdown.ui.theme import GAP_XS, Theme
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.ask import ask
from dialdown.ui.widgets.basics import Button, row

_ALL_ROOM = 100
_NAME = "dialdown-chart.png"
"""Says nothing about anybody's health."""


class SaveRow(QWidget):
    """Saves a picture of `widget`: by its button, or by Ctrl+S while `focus` has the keyboard.

    `focus` is whatever takes the keys of the chart, the widget itself if nothing else is named.
    """

    def __init__(self, widget: QWidget, theme: Theme, focus: QWidget | None = None) -> None:
        super().__init__()
        self._widget, self._theme = widget, theme
        self._title = self._caption = ""
        self.button = Button(_("Save picture…"), "quiet")
        self.button.setToolTip(_("Ctrl+S, from the chart"))
        self.button.clicked.connect(self.ask_where)
        self.status = StatusLine()
        self.status.setWordWrap(True)
        self.status.hide()
        self._line = row(None, self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_XS, 0, GAP_XS, GAP_XS)
        layout.setSpacing(0)
        layout.addLayout(self._line)
        layout.addWidget(self.status)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), focus or widget)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.setAutoRepeat(False)
        keys.activated.connect(self.ask_where)

    def put_left(self, widget: QWidget) -> None:
        """Something else that stands below the chart, in the same line as the button."""
        self._line.insertWidget(0, widget, _ALL_ROOM if isinstance(widget, QLabel) else 0)

    def tell(self, title: str, caption: str = "") -> None:
        """What the picture is called, and what stands below it: dates, numbers, in plain words."""
        self._title, self._caption = title, caption
        self.button.setAccessibleName(_("Save picture: {title}").format(title=title))
        self.status.clear()
        self.status.hide()

    def picture(self) -> Picture:
        """What would be saved now."""
        words = _("Self-recorded with Dialdown.")
        return Picture(self._widget, self._theme, self._title, f"{self._caption}\n{words}".strip())

    def ask_where(self) -> None:
        """Ask for a file and write it; one that is there is replaced only if the person says so."""
        kinds = [_("Picture (*.png)"), _("Drawing, sharp at any size (*.svg)")]
        place = str(Path(QDir.homePath()) / _NAME)
        chosen, kind = QFileDialog.getSaveFileName(self, _("Save picture"), place, ";;".join(kinds))
        if not chosen:
            return
        path = _named(Path(chosen), drawing=kind == kinds[1])
        if str(path) == chosen or not path.exists() or self._may_replace(path):
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the picture for its owner alone, whole or not at all; .svg makes a drawing."""
        picture = self.picture()
        try:
            write_private(path, picture.svg() if path.suffix.lower() == ".svg" else picture.png())
        except OSError:
            self._say(_("Not saved. That place is full or may not be written to."))
            return
        self._say(_("Saved as {name}").format(name=path.name))

    def _say(self, words: str) -> None:
        self.status.show()
        self.status.say(words)

    def _may_replace(self, path: Path) -> bool:
        words = _("{name} is there already.").format(name=path.name)
        return ask(self, _("Save picture"), words, _("Replace it"), _("Leave it"))


def _named(path: Path, drawing: bool) -> Path:
    """`path` with the ending of the kind that was chosen, unless it has the other one by hand."""
    ending = path.suffix.lower()
    if ending == ".svg" or (ending == ".png" and not drawing):
        return path
    if ending == ".png":
        return path.with_suffix(".svg")
    return path.with_name(path.name + (".svg" if drawing else ".png"))
