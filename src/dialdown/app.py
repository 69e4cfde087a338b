"""The composition root of the window: what exists, in which order it starts and ends."""

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimeZone
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow

from dialdown import crash, hardening, resources
from dialdown.domain.clock import Stamp, system_clock
from dialdown.files import can_write, make_private_folder
from dialdown.i18n import _, set_language
from dialdown.instance import InstanceLock, RaiseWatcher
from dialdown.paths import AppPaths
from dialdown.settings import Settings, load_settings, save_settings
from dialdown.storage import (
    DamagedDiaryError,
    Diary,
    DiaryError,
    SaveError,
    create_diary,
    is_whole,
    list_backups,
    open_diary,
    restore,
)
from dialdown.ui import start
from dialdown.ui.backup_care import BackupCare
from dialdown.ui.copies_beside import offer_copies_beside
from dialdown.ui.main_window import MainWindow
from dialdown.ui.restore_dialog import RestoreDialog
from dialdown.ui.resume import Resume
from dialdown.ui.salvaging import save_what_can_be_read
from dialdown.ui.second_place import SecondPlace
from dialdown.ui.session import Session
from dialdown.ui.signals import StopSignals
from dialdown.ui.theme import Theme
from dialdown.ui.tidy import Tidy
from dialdown.ui.trouble import NotSavedBar
from dialdown.ui.widgets.ask import ask, tell
from dialdown.ui.widgets.focus_ring import FocusRing
from dialdown.ui.words import use_locale

APP_ID = "org.dialdown.Dialdown"


def run(paths: AppPaths) -> int:
    """Open the window on the diary of `paths`; returns the exit code once it is closed."""
    hardening.keep_to_owner()
    app = make_application()
    make_private_folder(paths.data_dir)
    lock = InstanceLock(paths)
    if not lock.try_lock():
        lock.request_raise()
        return 0
    crash.start_log(paths.log)
    try:
        return App(app, paths).run()
    finally:
        lock.unlock()


def make_application() -> QApplication:
    """The Qt application with its name, icon and language."""
    # For many small sums; with more threads numpy's library waits for itself ten times as long.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Dialdown")
    app.setDesktopFileName(APP_ID)
    app.setWindowIcon(QIcon(str(resources.path("icons/dialdown.svg"))))
    set_language(resources.path("."), ["en"])
    use_locale()
    return app


def wall_clock() -> Stamp:
    """Now, with the zone's full name, which Qt knows on every system."""
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    return Stamp(system_clock().at, zone)


class App:
    """Holds the one window and what it needs."""

    def __init__(self, app: QApplication, paths: AppPaths) -> None:
        self._app, self._paths = app, paths
        self._settings: Settings = load_settings(paths.settings)
        self._theme = Theme(app, self._settings.theme, self._settings.text_size)
        self._ring = FocusRing(app, self._theme)
        self._tidy = Tidy(app)
        self._window: QMainWindow | None = None
        self._leaving: QMainWindow | None = None
        self._session: Session | None = None
        self._care: BackupCare | None = None
        self._place = paths.diary

    def run(self) -> int:
        """Show the fitting window and run until it is closed."""
        crash.catch_all(self._tell_of_crash)
        watcher = RaiseWatcher(self._paths)
        watcher.raised.connect(self._come_to_front)
        signals = StopSignals(self._stop, self._app)
        self.open()
        code = self._app.exec()
        self._close_diary()
        signals.close()
        return code

    # ------------------------------------------------------------------ which window
    def open(self) -> None:
        """Open the diary, or say why not and what can be done."""
        where, last = self._paths.diary, self._settings.last_diary
        if last and not os.path.lexists(where):
            where = Path(last)  # found elsewhere by the person, an earlier time
        self._place = where if os.path.lexists(where) else self._paths.diary
        copies = SecondPlace(self._settings, wall_clock).backups()
        backups = len([*list_backups(self._place.parent / "backups"), *copies])
        try:
            if os.path.lexists(where):
                self._show_diary(open_diary(where, wall_clock, self._paths.backups))
            elif backups or last:
                self._show(start.missing_diary(self._theme, str(where), backups))
            else:
                self._show(start.first_start(self._theme, str(where)))
        except DiaryError as error:
            damaged = isinstance(error, DamagedDiaryError)
            self._show(start.unusable_diary(self._theme, str(error), backups, damaged))

    def _show(self, window: QMainWindow) -> None:
        old, self._window = self._window, window
        if isinstance(window, start.StartWindow):
            choices: dict[str, Callable[[], object]] = {
                "create": self._create, "look": self._look_around, "find": self._find,
                "restore": self._restore, "salvage": self._salvage, "quit": self._stop,
            }  # fmt: skip
            window.chosen.connect(lambda name: choices[name]())
        window.show()
        if old:
            old.hide()
            old.deleteLater()
            self._leaving = old  # its own button may still be in the middle of its click

    def _show_diary(self, diary: Diary) -> None:
        with contextlib.suppress(SaveError):  # where nothing can be saved it can still be read
            diary.forget_old_history()
        if not diary.is_made_up:
            self._settings.last_diary = str(diary.path)
            self._settings.last_diary_id = diary.id
            self._save_settings()
        self._session = session = Session(diary, wall_clock, self._app)
        self._care = care = BackupCare(session, wall_clock, SecondPlace(self._settings, wall_clock))
        resume = Resume(diary.path.with_name("resume"))
        window = MainWindow(session, self._theme, self._settings, care.status, resume)
        care.finished.connect(window.show_status)
        window.closing.connect(self._save_settings)
        window.settings_changed.connect(self._save_settings)
        window.files.restore_asked.connect(self._restore)
        if not can_write(diary.path):
            window.findChild(NotSavedBar).warn(_("Dialdown cannot save here."))
        self._show(window)
        offer_copies_beside(window, session, self._settings)

    # ------------------------------------------------------------------ choices of the start page
    def _create(self) -> None:
        preset = getattr(self._window, "preset", "")

        def create() -> None:
            diary = create_diary(self._paths.diary, wall_clock)
            start.apply_preset(Session(diary, wall_clock), preset)
            self._show_diary(diary)

        self._try(create)

    def _look_around(self) -> None:
        from dialdown.demo import create_demo

        folder = self._paths.data_dir / "made-up"
        paths = AppPaths.below(folder)
        self._try(
            lambda: self._show_diary(
                open_diary(paths.diary) if paths.diary.exists() else create_demo(folder)
            )
        )

    def _find(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Find your diary"), str(Path.home()), _("Diary (*.db)")
        )
        if name:
            self._try(lambda: self._show_diary(open_diary(Path(name), wall_clock)))

    def _restore(self) -> None:
        if isinstance(self._window, MainWindow):
            self._window.diary_page.editor.flush()
            if self._window.findChild(NotSavedBar).holds_words:
                words = _("Your last words are not saved yet.")
                tell(self._window, _("Not now"), words, _("Save or copy them first."))
                return
        place = self._session.diary.path if self._session else self._place
        dialog = RestoreDialog(place, self._theme, self._settings, wall_clock, self._window)
        dialog.settings_changed.connect(self._save_settings)
        dialog.exec()
        if dialog.chosen:
            self._bring_back(dialog.chosen, place)
        elif isinstance(self._window, MainWindow):
            self._window.show_status()

    def _bring_back(self, backup: Path, place: Path) -> None:
        """Swap in a backup, open it, and offer the way back."""
        self._leave_diary()
        saved: list[Path | None] = []
        self._try(lambda: saved.append(restore(backup, place, clock=wall_clock)))
        self.open()
        if not (saved and saved[0]):
            return
        words = _("The backup is back. What was here before is kept.")
        more = str(saved[0])
        undo, keep = _("Undo the restore"), _("Keep it")
        if is_whole(saved[0]) and ask(self._window, _("Restored"), words, undo, keep, more):
            self._leave_diary()
            self._try(lambda: restore(saved[0] or place, place, clock=wall_clock))
            self.open()

    def _leave_diary(self) -> None:
        """Close the diary but not the window, which the next one takes the place of."""
        if self._session and self._care:
            self._care.end()
            self._session.diary.close()
            self._session = self._care = None

    def _salvage(self) -> None:
        self._try(lambda: save_what_can_be_read(self._window, self._place, wall_clock))
        self.open()

    def _try(self, do: Callable[[], object]) -> None:
        try:
            do()
        except DiaryError as error:
            tell(self._window, _("Not done"), str(error))

    # ------------------------------------------------------------------ ending
    def _stop(self) -> None:
        if self._window:
            self._window.close()
        self._app.quit()

    def _close_diary(self) -> None:
        if self._session and self._care:
            self._care.end("close")
            self._session.diary.close()
            self._save_settings()

    def _save_settings(self) -> None:
        try:
            save_settings(self._paths.settings, self._settings)
        except OSError as error:
            crash.log.error("settings not saved: %s", crash.places(error))

    def _come_to_front(self) -> None:
        if isinstance(self._window, MainWindow):
            self._window.come_to_front()
        elif self._window:
            self._window.activateWindow()

    def _tell_of_crash(self) -> None:
        tell(
            self._window,
            _("Something went wrong"),
            _("That did not work. What was saved is safe. Details without your words are in {path}")
            .format(path=self._paths.log),
        )  # fmt: skip
