"""The backups: what is in each, whether it is whole, bringing one back, and a second place."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QWidget,
)

from dialdown.domain.clock import Clock
from dialdown.i18n import _, ngettext
from dialdown.settings import Settings
from dialdown.storage import (
    Backup,
    BackupError,
    Contents,
    dates_in,
    describe,
    is_whole,
    list_backups,
    try_out,
)
from dialdown.ui.diary.past.sizes import start_size
from dialdown.ui.second_place import SecondPlace
from dialdown.ui.theme import GAP_L, GAP_M, TARGET, Theme
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.ask import tell
from dialdown.ui.widgets.basics import Button, column, heading, holder, label, small
from dialdown.ui.widgets.flow import FlowLayout, Wrapping
from dialdown.ui.words import full_date

_DATES_LISTED = 6


class RestoreDialog(QDialog):
    """Accepted with `chosen` set when the person asks for a backup; nothing is swapped here.

    `diary` is where the diary is or should be. Each backup is checked while the dialog stands.
    """

    settings_changed = Signal()

    def __init__(
        self, diary: Path, theme: Theme, settings: Settings, clock: Clock,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(_("Backups"))
        self.chosen: Path | None = None
        self._diary, self._clock = diary, clock
        self.second = SecondPlace(settings, clock)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setProperty("rows", True)
        self.list.setAccessibleName(_("Backups, the newest first"))
        self.inside = label(wrap=True)
        self.said = StatusLine()
        self.said.setWordWrap(True)
        self.bring = Button(_("Bring this one back"), "primary")
        self.test = Button(_("Test my backup"))
        self.place_words = label(wrap=True)
        self.other = Button(_("Choose a folder…"))
        self.stop = Button(_("Stop"))
        self._unchecked: list[QListWidgetItem] = []
        self._checking = QTimer(self, interval=0)
        self._build(theme)
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """List what there is now."""
        self.list.clear()
        home = list_backups(self._diary.parent / "backups")
        for backup in sorted(
            [*home, *self.second.backups()], key=lambda b: (b.at, b.number), reverse=True
        ):
            item = QListWidgetItem(self._line(backup, backup not in home), self.list)
            item.setData(Qt.ItemDataRole.UserRole, str(backup.path))
        self._unchecked = [self.list.item(n) for n in range(self.list.count())]
        self._checking.start()
        self.test.setEnabled(bool(self._unchecked))
        self.list.setCurrentRow(0)
        self._show_inside()
        self._show_place()

    def done(self, result: int) -> None:
        """Check nothing more."""
        self._checking.stop()
        super().done(result)

    def test_newest(self) -> None:
        """Bring the newest back in a folder of its own, compare, and say so."""
        newest = Path(self.list.item(0).data(Qt.ItemDataRole.UserRole))
        try:
            inside = try_out(newest, self._diary.parent, self._clock)
        except BackupError as error:
            self.said.say(_("The newest backup did not pass the test.") + f" {error}")
            return
        words = _("Your newest backup works: it was brought back, opened and compared.")
        self.said.say(f"{words} {_days(inside)}. " + _("The test is cleared away."))

    def _build(self, theme: Theme) -> None:
        close = Button(_("Close"))
        close.clicked.connect(self.reject)
        inner = holder(
            column(
                heading(theme, _("Which backup?")),
                self.list,
                self.inside,
                small(theme, _("Your diary of now is kept as a backup first."), wrap=True),
                Wrapping(FlowLayout(), self.bring, self.test, close),
                self.said,
                heading(theme, _("A second place")),
                self.place_words,
                Wrapping(FlowLayout(), self.other, self.stop),
                spacing=GAP_M,
            )
        )
        inner.layout().setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        self.setLayout(column(scroll))
        self.list.setSpacing(2)
        self.list.setMinimumHeight(4 * TARGET)
        start_size(self, theme, 760, 760)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda *_items: self._show_inside())
        self.bring.clicked.connect(self._choose)
        self.test.clicked.connect(self.test_newest)
        self.other.clicked.connect(self._choose_place)
        self.stop.clicked.connect(self._stop_place)
        self._checking.timeout.connect(self._check_one)

    def _line(self, backup: Backup, is_second: bool) -> str:
        parts = [f"{full_date(backup.at.date())}, {backup.at:%H:%M}"]
        try:
            parts.append(_days(describe(backup.path)))
            parts.append(QLocale().formattedDataSize(backup.path.stat().st_size))
        except (BackupError, OSError):
            parts.append(_("cannot be read"))
        if is_second:
            parts.append(_("in the second place"))
        if backup.reason == "before-restore":
            parts.append(_("kept before a restore"))
        return " · ".join(parts)

    def _check_one(self) -> None:
        if not self._unchecked:
            self._checking.stop()
            return
        item = self._unchecked.pop(0)
        whole = is_whole(Path(item.data(Qt.ItemDataRole.UserRole)))
        item.setText(f"{item.text()} · " + (_("whole") if whole else _("damaged")))

    def _current(self) -> Path | None:
        item = self.list.currentItem()
        return Path(item.data(Qt.ItemDataRole.UserRole)) if item else None

    def _show_inside(self) -> None:
        path = self._current()
        self.bring.setEnabled(False)
        if path is None:
            self.inside.setText(_("There is no backup yet."))
            return
        try:
            inside, theirs = describe(path), dates_in(path)
        except BackupError as error:
            self.inside.setText(str(error))
            return
        self.bring.setEnabled(True)
        self.inside.setText(_("This backup holds {what}.").format(what=_days(inside)))
        try:
            ours = dates_in(self._diary)
        except BackupError:
            return
        lines = [
            _missing(_("In your diary, not in this backup:"), ours - theirs),
            _missing(_("In this backup, not in your diary:"), theirs - ours),
        ]
        self.inside.setText("\n".join(filter(None, (self.inside.text(), *lines))))

    def _choose(self) -> None:
        self.chosen = self._current()
        self.accept()

    def _choose_place(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("A folder for copies"), str(Path.home()))
        if not name:
            return
        try:
            self.second.choose(Path(name))
            newest = list_backups(self._diary.parent / "backups")
            if newest:
                self.second.copy(newest[0].path)
        except (OSError, BackupError):
            tell(self, _("Not there"), _("No copies can be kept in this folder."))
        self.settings_changed.emit()
        self.refresh()

    def _stop_place(self) -> None:
        self.second.stop()
        self.settings_changed.emit()
        self.refresh()

    def _show_place(self) -> None:
        folder = self.second.folder
        self.stop.setVisible(folder is not None)
        if folder is None:
            words = _("Copies can also be kept on a stick or another disk.")
        else:
            words = _("Copies are also kept in {folder}.").format(folder=folder)
        self.place_words.setText("\n".join(filter(None, (words, self.second.status()))))


def _days(inside: Contents) -> str:
    if not (inside.first and inside.last):
        return _("no days")
    return ngettext(
        "{n} day, {first} to {last}", "{n} days, {first} to {last}", inside.days
    ).format(n=inside.days, first=full_date(inside.first), last=full_date(inside.last))


def _missing(words: str, dates: set[date]) -> str:
    if not dates:
        return ""
    newest = [full_date(when) for when in sorted(dates, reverse=True)[:_DATES_LISTED]]
    count = ngettext("{n} day", "{n} days", len(dates)).format(n=len(dates))
    more = ["…"] if len(dates) > _DATES_LISTED else []
    return f"{words} {count} ({'; '.join([*newest, *more])})"
