"""A diary with so many days behind it, and a tray that can be looked into."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Signal

from dialdown.domain.day import Day
from dialdown.settings import Settings
from dialdown.ui.session import Session


class FakeTray(QObject):
    """What would stand in the tray."""

    opened = Signal()
    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.is_shown = False

    def show(self, words: str) -> None:
        self.said.append(words)
        self.is_shown = True

    def hide(self) -> None:
        self.is_shown = False


@pytest.fixture
def tray() -> FakeTray:
    return FakeTray()


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def written(session: Session):
    """A function that answers the pain of some days, told as days before today."""

    def write(*ago: int) -> None:
        days = [Day(session.today() - timedelta(days=n)).with_value("pain", 4) for n in ago]
        session.save("written", *days)

    return write
