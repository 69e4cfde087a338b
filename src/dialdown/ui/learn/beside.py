"""The right column: something to fill in where the article has it, and what the diary says."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.crash import log, places
from dialdown.i18n import _
from dialdown.ui.found import Found
from dialdown.ui.learn.about import PIECES
from dialdown.ui.learn.about.model import Content, Notes, title
from dialdown.ui.learn.diary_card import DiaryCard
from dialdown.ui.learn.forms.place import FormPlace
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, Theme
from dialdown.ui.widgets.basics import clear

if TYPE_CHECKING:
    from dialdown.ui.charts.patterns_data import Patterns

T = TypeVar("T")


class Beside(QWidget):
    """Shows the form of one article at once, and what the diary says a moment after the article
    itself stands on the screen.

    `asked` gives the Way that was pressed. Whatever goes wrong here is said in the card and leaves
    the page as it is.
    """

    asked = Signal(object)

    def __init__(self, session: Session, theme: Theme, found: Found) -> None:
        super().__init__()
        self._session, self._theme, self._found = session, theme, found
        self._slug = ""
        self.forms = FormPlace(session, theme)
        self._card = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_L)
        layout.addWidget(self.forms)
        layout.addLayout(self._card)
        layout.addStretch(1)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_piece)

    def show_for(self, slug: str) -> None:
        """Show what belongs to an article."""
        self._slug = slug
        self._try(lambda: self.forms.show_for(slug), lambda: None)
        clear(self._card)
        self._soon.start()

    def refresh(self) -> None:
        """Read the diary again."""
        self._try(self.forms.refresh, lambda: None)
        if not self._soon.isActive():
            self._show_piece()

    def finish(self) -> None:
        """Wait until the card is there, for a picture of the page."""
        if self._soon.isActive():
            self._soon.stop()
            self._show_piece()
        self._found.finish()

    # ------------------------------------------------------------------ inside
    def _show_piece(self) -> None:
        """Counts at once; patterns, where it has them, once they are found."""
        piece = PIECES.get(self._slug)
        if piece is None:
            return
        if piece.finds and self._try(self._has_days, lambda: False):
            self._found.ask(self._show_found, self._show_failed)
            if not self._found.is_working:
                return  # they were there already
        self._put()

    def _has_days(self) -> bool:
        return bool(self._found.noted().days)

    def _show_found(self, patterns: "Patterns") -> None:
        self._put(patterns)

    def _show_failed(self) -> None:
        self._put(failed=True)

    def _put(self, patterns: "Patterns | None" = None, failed: bool = False) -> None:
        """Show what the piece says, in place of what stood there."""

        def say() -> Content | None:
            days, today = self._found.noted().days, self._session.today()
            notes = Notes(days, today, self._session.diary.records, patterns, failed)
            return PIECES[self._slug].say(notes)

        if self._slug not in PIECES:
            return  # another article is open by now
        content = self._try(say, self._trouble)
        clear(self._card)
        if content is not None:
            card = DiaryCard(self._theme, content)
            card.asked.connect(self.asked)
            self._card.addWidget(card)

    def _trouble(self) -> Content:
        return Content(title(), (_("This could not be worked out. What you noted is safe."),))

    def _try(self, make: Callable[[], T], instead: Callable[[], T]) -> T:
        """What `make` gives; if it fails, the log gets the places and no words."""
        try:
            return make()
        except Exception as error:  # noqa: BLE001 - nothing beside a page may cost the page
            log.error("beside %s: %s", self._slug, places(error))
            return instead()
