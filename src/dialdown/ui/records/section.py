"""One subject beside the days: what is there, one way to add, and a form in the same place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QLabel,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from dialdown.i18n import _
from dialdown.ui.records.fields import fitted
from dialdown.ui.records.form import Form
from dialdown.ui.records.wording import brief
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, GAP_M, GAP_S, Theme
from dialdown.ui.widgets.basics import (
    Button,
    Card,
    clear,
    column,
    heading,
    holder,
    label,
    row,
    small,
    title,
)
from dialdown.ui.widgets.flow import FlowLayout, Wrapping

_WIDE = 620  # logical pixels at 100 % text; below, the buttons of an entry stand under its words
_SHARE = 0.5  # of the width that buttons beside the words may take
_NO_LIMIT = 16_777_215  # Qt's own greatest width
_FIRST = 12  # entries of a long list that are shown before "Show all"

Command = tuple[str, str, Callable[[], object]]
"""The words on a button, its full name, and what it does."""


class Section(QWidget):
    """Shows the records of one subject. Subclasses say what is there in `fill`."""

    starts_in_list = False  # the keyboard goes to the first press of the list, not to "Add"
    opened = Signal()  # a form took the place of the list, or gave it back
    wanted = Signal(QWidget)  # a field that has to be seen now

    def __init__(
        self, session: Session, theme: Theme, name: str, about: str, add: str = ""
    ) -> None:
        super().__init__()
        self.session, self.theme, self.name = session, theme, name
        self.form: Form | None = None
        self._stale = True
        self._unfolded: set[str] = set()
        self._list = QVBoxLayout()
        self._list.setSpacing(GAP_M)
        self.add_button = Button(add, "primary") if add else None
        self.title = title(theme, name)
        self.title.setWordWrap(True)
        self._about = label(about, muted=True, wrap=True)
        within: list[QLayout] = [self._list]
        if self.add_button:
            self.add_button.clicked.connect(self.add)
            within.insert(0, row(self.add_button, None))
        self._shown = holder(column(*within, spacing=GAP_L))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP_L)
        for part in (self.title, self._about, self._shown):
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        session.changed.connect(self._changed)

    # ------------------------------------------------------------------ for subclasses
    def fill(self) -> None:
        """Put what is there into the list, with `put` and the other helpers."""
        raise NotImplementedError

    def add(self) -> None:
        """Open the form for a new record."""

    def put(self, *widgets: QWidget) -> None:
        """Add to the list."""
        for widget in widgets:
            self._list.addWidget(widget)
            widget.show()  # now, not at the next turn: the keyboard may be given to it

    def say(self, words: str) -> None:
        """A quiet line in the list."""
        self.put(label(words, muted=True, wrap=True))

    def put_group(self, name: str, entries: Sequence[QWidget]) -> None:
        """Entries under a heading; a long list shows its beginning and a way to the rest."""
        if not entries:
            return
        self.put(heading(self.theme, name))
        whole = name in self._unfolded or len(entries) <= _FIRST + 1
        self.put(*(entries if whole else entries[:_FIRST]))
        if not whole:
            more = Button(_("Show all {n}").format(n=len(entries)), "quiet")
            more.setAccessibleName(f"{more.text()}: {name}")
            more.clicked.connect(lambda: self._unfold(name))
            self.put(holder(row(more, None)))

    def open_form(self, form: Form) -> None:
        """Show a form in place of the list."""
        self.form = form
        form.done.connect(self.close_form)
        form.refused.connect(self.wanted)
        self._shown.hide()
        self._about.hide()
        self._layout.insertWidget(self._layout.count() - 1, form)
        form.show()
        self.opened.emit()
        form.start()

    def close_form(self) -> None:
        """Back to the list; what was typed in the form and not saved is let go."""
        if self.form is None:
            return
        form, self.form = self.form, None
        self._shown.show()
        self._about.show()
        self.refresh()
        self.start()
        form.hide()
        form.deleteLater()
        self.opened.emit()

    # ------------------------------------------------------------------ for the dialog
    @property
    def is_pending(self) -> bool:
        """True if something is typed that is not saved yet."""
        return self.form is not None and self.form.is_changed

    def flush(self) -> None:
        """Save what is saved without asking."""

    def activate(self) -> None:
        """Called each time the section is shown."""
        if self._stale:
            self.refresh()

    def start(self) -> None:
        """Give the keyboard to the first thing to press."""
        if self.form:
            self.form.start()
            return
        every = [b for b in self._shown.findChildren(Button) if b.isVisibleTo(self._shown)]
        primary = (b for b in every if b.property("primary"))
        listed = (b for b in every if b is not self.add_button)
        first = next(listed, None)
        wanted = first if self.starts_in_list else next(primary, first)
        if wanted:
            wanted.setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Read again what is shown; the keyboard stays where it was."""
        self._stale = False
        held = QApplication.focusWidget()
        name = held.accessibleName() if held and self._shown.isAncestorOf(held) else ""
        clear(self._list)
        self.fill()
        if name:
            self._give_back(name)

    def _give_back(self, name: str) -> None:
        for button in self._shown.findChildren(Button):
            if button.accessibleName() == name and button.isVisibleTo(self._shown):
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.start()

    def _unfold(self, name: str) -> None:
        self._unfolded.add(name)
        self.refresh()

    def _changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()


class Entry(Card):
    """One record: its words, quieter ones below, and what can be done with it."""

    def __init__(self, theme: Theme, words: str, details: list[str], *commands: Command) -> None:
        super().__init__()
        self._theme = theme
        self.body.setContentsMargins(GAP_L, GAP_M, GAP_M, GAP_M)
        lines: list[QLabel] = [fitted(heading(theme, brief(words), wrap=True))]
        lines += [fitted(small(theme, brief(line), wrap=True)) for line in details if line]
        self._lines = holder(column(*lines))
        self.buttons = Wrapping(FlowLayout(GAP_S))
        for shown, name, do in commands:
            button = Button(shown, "" if shown != _("Change") else "quiet", name)
            button.clicked.connect(do)
            self.buttons.add(button)
        self.body.addWidget(self._lines, 1)
        if commands:
            self.body.addWidget(self.buttons)

    def resizeEvent(self, event) -> None:
        """Buttons beside the words where there is room."""
        super().resizeEvent(event)
        hint = sum(b.sizeHint().width() + GAP_S for b in self.buttons.findChildren(Button))
        room = self.width() >= _WIDE * self._theme.text_size / 100 and hint < self.width() * _SHARE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.body.setDirection(across if room else down)
        self.buttons.setMinimumWidth(hint if room else 0)
        self.buttons.setMaximumWidth(hint if room else _NO_LIMIT)
