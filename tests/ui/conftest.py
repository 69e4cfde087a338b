"""A window on a small diary, offscreen, at a fixed minute of a fixed day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from dialdown.domain.clock import Stamp
from dialdown.settings import Settings
from dialdown.storage import Diary, create_diary
from dialdown.ui.main_window import MainWindow
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme
from dialdown.ui.words import use_locale

TODAY = date(2026, 11, 22)


@dataclass
class FakeClock:
    """A clock that stands until it is moved."""

    at: datetime = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)

    def __call__(self) -> Stamp:
        return Stamp(self.at, "UTC")

    def move(self, **by: float) -> None:
        self.at += timedelta(**by)


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog that waits for a person fails the test, instead of waiting for ever."""

    def waits(dialog: QDialog) -> None:
        raise AssertionError(f"{type(dialog).__name__} {dialog.windowTitle()!r} waits for a person")

    for kind in (QDialog, QMessageBox):
        monkeypatch.setattr(kind, "exec", waits)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def diary(tmp_path: Path, clock: FakeClock) -> Iterator[Diary]:
    made = create_diary(tmp_path / "data" / "diary.db", clock)
    yield made
    made.close()


@pytest.fixture(scope="session")
def shared_theme(qapp: QApplication) -> Theme:
    use_locale()
    return Theme(qapp, "light")


@pytest.fixture
def theme(shared_theme: Theme) -> Theme:
    if (shared_theme.mode, shared_theme.text_size) != ("light", 100):
        shared_theme.apply("light", 100)
    return shared_theme


@pytest.fixture
def session(diary: Diary, clock: FakeClock) -> Iterator[Session]:
    made = Session(diary, clock)
    yield made
    for timer in made.findChildren(QTimer):
        timer.stop()  # a reminder would look into a diary that is closed


@pytest.fixture
def window(
    qapp: QApplication, session: Session, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    monkeypatch.setattr(MainWindow, "_leave_unsaved", lambda _self: True)  # asks in a dialog
    made = MainWindow(session, theme, Settings(), lambda: "")
    made.resize(1280, 860)
    made.show()
    qapp.processEvents()
    made._warm_up.stop()  # tests open the charts when they mean to
    yield made
    made.close()
    made.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def press(qtbot):
    """Press keys on whatever has the keyboard, as a person does."""

    def keys(*pressed: Qt.Key | str) -> None:
        for key in (k for part in pressed for k in (part if isinstance(part, str) else [part])):
            widget = QApplication.focusWidget()
            assert widget is not None, "nothing has the keyboard"
            if isinstance(key, str):
                qtbot.keyClicks(widget, key)
            else:
                qtbot.keyClick(widget, key)

    return keys


def focusable(root: QWidget) -> list[QWidget]:
    """Everything visible and enabled inside `root` that Tab or a click gives the keyboard to."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisibleTo(root)
        and widget.isEnabled()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
