"""A form in its place: fields below each other, Save and Cancel, and Delete well away from them."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from dialdown.domain.typed_date import UnreadableDateError
from dialdown.i18n import _
from dialdown.ui.records.fields import Chips, EndField, fitted, line_field, text_field
from dialdown.ui.records.wording import brief
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_S, TARGET, Theme
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.basics import Button, Card, column, heading, label, row, small
from dialdown.ui.widgets.date_field import DateField
from dialdown.ui.words import full_date

W = TypeVar("W", bound=QWidget)


class RefusedError(ValueError):
    """What was typed cannot be saved; says why and which field is meant."""

    def __init__(self, field: QWidget, words: str) -> None:
        super().__init__(words)
        self.field = field


class Form(Card):
    """Fields for one record. `done` follows a save, a cancel and a delete."""

    done = Signal()
    refused = Signal(QWidget)  # the words about the field that stands in the way of a save

    def __init__(self, session: Session, theme: Theme, words: str) -> None:
        super().__init__(fitted(heading(theme, brief(words), wrap=True)))
        self.session, self._theme = session, theme
        self._fields: list[QWidget] = []
        self._sure: set[date] = set()
        self._before: list[object] = []
        self.said = StatusLine()
        self.said.setWordWrap(True)
        self.said.setProperty("muted", False)
        self.said.hide()
        self._save_button = Button(_("Save"), "primary")
        self._save_button.clicked.connect(self.save)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(
                QKeySequence(key), self, self.save,
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            ).setAutoRepeat(False)  # fmt: skip

    # ------------------------------------------------------------------ for those who build one
    def add(self, name: str, field: W, hint: str = "") -> W:
        """A field with its name above and perhaps a remark below."""
        words = label(name, wrap=True)
        words.setBuddy(field)
        self.body.addLayout(column(words, field, *([small(self._theme, hint, True)] * bool(hint))))
        self._fields.append(field)
        lines = [field] if isinstance(field, QLineEdit) else field.findChildren(QLineEdit)
        for edit in lines:
            edit.returnPressed.connect(lambda: self._go_on(field))
        return field

    def when(self, name: str, shown: date | None, past: bool = False) -> DateField:
        """A date."""
        return self.add(name, DateField(self._theme, name, self.session.today, shown, past))

    def until(self, name: str, end: date | None, goes_on: str, past: bool = False) -> EndField:
        """A last day that may be open."""
        return self.add(name, EndField(self._theme, name, self.session.today, end, goes_on, past))

    def line(self, name: str, shown: str = "", known: Iterable[str] = ()) -> QLineEdit:
        """One line of words."""
        return self.add(name, line_field(name, shown, known))

    def text(self, name: str, shown: str = "", lines: int = 2, hint: str = "") -> QPlainTextEdit:
        """Several lines of words."""
        return self.add(name, text_field(name, shown, lines), hint)

    def chips(
        self, name: str, words: Mapping[str, str], chosen: Iterable[str],
        single: bool = False, alone: str = "",
    ) -> Chips:  # fmt: skip
        """Things to tick."""
        return self.add(name, Chips(name, words, chosen, single, alone))

    def close_with(self, delete: str = "") -> None:
        """The end of the form: Save, Cancel, and in a row of its own the way to delete."""
        cancel = Button(_("Cancel"))
        cancel.clicked.connect(self.done)
        self.body.addWidget(self.said)
        self.body.addLayout(row(self._save_button, cancel, None, spacing=GAP_S))
        if delete:
            remove = Button(delete, "quiet")
            remove.clicked.connect(lambda: self._finish(self.remove()))
            self.body.addLayout(column(TARGET, row(None, remove), spacing=0))
        self._before = self._content()

    def day(self, field: DateField, latest: date | None = None, ask_after: int = 366) -> date:
        """The date of a field; one too late is refused, one far ahead is asked about once."""
        try:
            when = field.read()
        except UnreadableDateError as error:
            raise RefusedError(field, f"{field.name}: {error}") from None
        if latest is not None and when > latest:
            raise RefusedError(
                field, _("{name}: this day is still to come.").format(name=field.name)
            )
        ahead = self.session.today() + timedelta(days=ask_after)
        if when > ahead and when not in self._sure:
            self._sure.add(when)
            words = _("{name}: is it really {date}? If so, press Save once more.")
            raise RefusedError(field, words.format(name=field.name, date=full_date(when)))
        return when

    def last_day(self, field: EndField, start: date, latest: date | None = None) -> date | None:
        """The last day, None where it goes on; refused before the first."""
        if field.is_open:
            return None
        end = self.day(field.field, latest)
        if end < start:
            words = _("{name}: this is before the start. Please change one of the two.")
            raise RefusedError(field.field, words.format(name=field.field.name))
        return end

    def store(self) -> bool:
        """Save what is typed; True if it is on the disk. Raises RefusedError."""
        raise NotImplementedError

    def remove(self) -> bool:
        """Delete the record; True if that is on the disk."""
        raise NotImplementedError

    # ------------------------------------------------------------------ for those who show one
    @property
    def is_changed(self) -> bool:
        """True if something was typed or ticked that is not saved."""
        return self._content() != self._before

    def start(self) -> None:
        """Give the keyboard to the first field."""
        self._fields[0].setFocus(Qt.FocusReason.TabFocusReason)

    def save(self) -> None:
        """Save and finish, or say which field stands in the way and go there."""
        try:
            self._finish(self.store())
        except RefusedError as refused:
            self._say_below(refused.field, str(refused))
            refused.field.setFocus(Qt.FocusReason.TabFocusReason)
            self.refused.emit(self.said)

    def _say_below(self, field: QWidget, words: str) -> None:
        """Words right below a field, so that both are seen together."""
        rows = [self.body.itemAt(place).layout() for place in range(self.body.count())]
        for place, line in enumerate(rows):
            parts = [line.itemAt(n).widget() for n in range(line.count())] if line else []
            if any(part and (part is field or part.isAncestorOf(field)) for part in parts):
                self.body.removeWidget(self.said)
                self.body.insertWidget(place + 1, self.said)
                break
        self.said.show()
        self.said.say(words)

    def _finish(self, is_saved: bool) -> None:
        if is_saved:
            self.done.emit()

    def _go_on(self, field: QWidget) -> None:
        """Enter leads to the next field, after the last one to Save."""
        place = self._fields.index(field) + 1
        later = (f for f in self._fields[place:] if f.isVisibleTo(self))
        next(later, self._save_button).setFocus(Qt.FocusReason.TabFocusReason)

    def _content(self) -> list[object]:
        typed: list[object] = [edit.text() for edit in self.findChildren(QLineEdit)]
        typed += [edit.toPlainText() for edit in self.findChildren(QPlainTextEdit)]
        return typed + [b.isChecked() for b in self.findChildren(Button) if b.isCheckable()]
