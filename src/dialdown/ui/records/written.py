"""Fields beside the days that save themselves while they are typed."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dialdown.ui.diary.note import NoteEdit
from dialdown.ui.records.section import Section
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.basics import column, holder


class WrittenSection(Section):
    """A section without forms: every field saves itself a moment after the last key."""

    def __init__(self, session: Session, theme: Theme, name: str, about: str) -> None:
        super().__init__(session, theme, name, about)
        self.edits: dict[str, NoteEdit] = {}
        self._is_built = False
        session.failed.connect(lambda _words: self._keep())
        theme.changed.connect(self._fit)

    def build(self) -> None:
        """Make the fields; they stay, so that the typing in one survives a save of another."""
        raise NotImplementedError

    def show_stored(self) -> None:
        """Show what is stored in every field that is not being typed in."""
        raise NotImplementedError

    def fill(self) -> None:
        """Nothing is listed."""

    def refresh(self) -> None:
        """Read again what is shown."""
        self._stale = False
        if not self._is_built:
            self._is_built = True
            self.build()
        self.show_stored()

    @property
    def is_pending(self) -> bool:
        """True if typed words could not be saved."""
        return any(edit.is_pending for edit in self.edits.values())

    def flush(self) -> None:
        """Save what is still being typed."""
        for edit in self.edits.values():
            edit.flush()

    def start(self) -> None:
        """Give the keyboard to the first field."""
        first = next(iter(self.edits.values()), None)
        if first and first.isVisibleTo(self):
            first.setFocus()
        else:
            super().start()

    def note(self, key: str, name: str, lines: int, save: Callable[[str], object]) -> NoteEdit:
        """A field that hands what was typed to `save`."""
        edit = NoteEdit(name, "", lines)
        edit.written.connect(save)
        edit.undo_asked.connect(self.session.undo)
        self.edits[key] = edit
        return edit

    def show_words(self, key: str, words: str) -> None:
        """Show stored words, unless something is being typed there."""
        edit = self.edits[key]
        if not edit.is_pending:
            edit.show_text(words)

    def put_together(self, *widgets: QWidget) -> None:
        """Widgets that belong together, close to each other."""
        self.put(holder(column(*widgets)))

    def _keep(self) -> None:
        for edit in self.edits.values():
            if edit.hasFocus():
                edit.keep()

    def _fit(self) -> None:
        if self._is_built and self.isVisible():
            self.show_stored()
        self._stale = True
