"""What is found in the diary, worked out once for each state of it and shared by the tabs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dialdown.domain.day import Day
from dialdown.domain.records import OwnScale, OwnTag
from dialdown.ui.session import Session
from dialdown.ui.tasks import Latest

if TYPE_CHECKING:
    from dialdown.ui.charts.patterns_data import Patterns


@dataclass(frozen=True, slots=True)
class Noted:
    """All days in order, and the person's own scales and tags."""

    days: Sequence[Day]
    scales: Sequence[OwnScale]
    tags: Sequence[OwnTag]


class Found(QObject):
    """Reads the diary on the window's thread, and works out patterns beside it.

    Both are kept until the diary changes. Whoever asks meanwhile waits for the same work.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._noted: Noted | None = None
        self._patterns: Patterns | None = None
        self._waiting: list[tuple[Callable[[Patterns], None], Callable[[], None]]] = []
        self._work = Latest(self)
        session.changed.connect(self.forget)

    @property
    def is_working(self) -> bool:
        """Whether patterns are being worked out."""
        return self._work.is_working

    def noted(self) -> Noted:
        """What patterns are worked out from. Raises DiaryError if the diary cannot be read."""
        if self._noted is None:
            diary = self._session.diary
            self._noted = Noted(diary.days(), diary.records(OwnScale), diary.records(OwnTag))
        return self._noted

    def ask(self, done: "Callable[[Patterns], None]", failed: Callable[[], None]) -> None:
        """Call `done` with the patterns, at once if they are there, or `failed`; once at most.

        Neither is called if the diary changes first: what was asked for is void then. Who waits
        already is not told twice.
        """
        if self._patterns is not None:
            done(self._patterns)
            return
        if (done, failed) not in self._waiting:
            self._waiting.append((done, failed))
        if not self._work.is_working:
            noted = self.noted()
            self._work.run(lambda: _find(noted), self._tell, self._tell_failed)

    def finish(self) -> None:
        """Wait for what is being worked out, for a picture of a page."""
        self._work.finish()

    def forget(self) -> None:
        """The diary changed, or is about to be closed."""
        self._work.drop()
        self._waiting.clear()
        self._noted = self._patterns = None

    def _tell(self, patterns: "Patterns") -> None:
        self._patterns = patterns
        waiting, self._waiting = self._waiting, []
        for done, _failed in waiting:
            done(patterns)

    def _tell_failed(self) -> None:
        waiting, self._waiting = self._waiting, []
        for _done, failed in waiting:
            failed()


def _find(noted: Noted) -> "Patterns":
    # Loaded here, beside the window's thread: numpy takes its time.
    from dialdown.ui.charts import patterns_data

    return patterns_data.find_all(noted.days, noted.scales, noted.tags)
