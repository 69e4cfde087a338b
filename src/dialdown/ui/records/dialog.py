"""Beside the days: one place for all that is recorded apart from a day."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dialdown.i18n import N_, _
from dialdown.ui.records.about import AboutSection
from dialdown.ui.records.anchors import AnchorsSection
from dialdown.ui.records.appointments import AppointmentsSection
from dialdown.ui.records.flares import FlaresSection
from dialdown.ui.records.mentions import MentionsSection
from dialdown.ui.records.numbers import NumbersSection
from dialdown.ui.records.pauses import PausesSection
from dialdown.ui.records.section import Section
from dialdown.ui.records.treatments import TreatmentsSection
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, GAP_M, GAP_S, GAP_XL, TARGET, Theme
from dialdown.ui.undo_here import UndoHere
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.basics import Button, column, holder, label, row, small
from dialdown.ui.widgets.flow import FlowLayout, Wrapping

SECTIONS: dict[str, tuple[str, Callable[[Session, Theme], Section]]] = {
    "flares": (N_("Over time"), FlaresSection),
    "treatments": (N_("Over time"), TreatmentsSection),
    "pauses": (N_("Over time"), PausesSection),
    "appointments": (N_("For a visit"), AppointmentsSection),
    "mentions": (N_("For a visit"), MentionsSection),
    "about": (N_("About me"), AboutSection),
    "anchors": (N_("About me"), AnchorsSection),
    "numbers": (N_("About me"), NumbersSection),
}
"""Key to the group in which a section is listed, and what makes it."""

_NARROW = 860  # logical pixels at 100 % text; below, the list stands behind a button on top
_SIZE = (1080, 760)
_SCROLL_BAR = 26
_NO_LIMIT = 16_777_215  # Qt's own greatest width


class RecordsDialog(QDialog):
    """The sections in a list, the chosen one beside it. Everything is saved as it is done.

    `section` is a key of SECTIONS; without it the first is shown.
    """

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget | None = None, section: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Beside the days"))
        self._session, self._theme = session, theme
        self._key = self._pending = next(iter(SECTIONS))
        self.sections = {key: make(session, theme) for key, (_group, make) in SECTIONS.items()}
        self._undo = UndoHere(session, self, self._flush)
        self._entries: dict[str, Button] = {}
        self._stack = QStackedWidget()
        for one in self.sections.values():
            self._stack.addWidget(self._area(one))
        self._side = self._build_side()
        self._top = Button("", "fold", checkable=True)
        self._top.toggled.connect(lambda _on: self._arrange())
        self._unsaved = self._build_unsaved()
        self._build()
        session.said.connect(self.status.say)
        session.failed.connect(self.status.say)
        theme.changed.connect(self._arrange)
        self.resize(*_SIZE)
        self.show_section(section or next(iter(SECTIONS)))

    @property
    def section(self) -> Section:
        """The one that is shown."""
        return self.sections[self._key]

    def show_section(self, key: str) -> None:
        """Show a section, ready for the keyboard."""
        for one in self.sections.values():
            one.flush()
        self._key = key
        for other, entry in self._entries.items():
            entry.setChecked(other == key)
        self._stack.setCurrentIndex(list(SECTIONS).index(key))
        self._top.setChecked(False)
        self._arrange()
        self.section.activate()
        self.section.start()

    def reject(self) -> None:
        """Escape and Close: unsaved words are asked about; an untouched form is left first."""
        self._flush()
        pending = next((key for key, one in self.sections.items() if one.is_pending), "")
        if pending:
            self._show_unsaved(pending)
        elif self.section.form and self.sender() is not self._close:
            self.section.close_form()
        else:
            super().reject()

    def resizeEvent(self, event) -> None:
        """The list stands beside the section where there is room."""
        super().resizeEvent(event)
        self._arrange()

    # ------------------------------------------------------------------ building
    def _build(self) -> None:
        self.status = StatusLine()
        self.status.setWordWrap(True)
        self._close = Button(_("Close"))
        self._close.clicked.connect(self.reject)
        foot = QFrame()
        foot.setProperty("bar", "foot")
        below = row(self._undo, self.status, self._close, spacing=GAP_M)
        below.setContentsMargins(GAP_L, GAP_S, GAP_L, GAP_S)
        below.setStretch(1, 1)
        foot.setLayout(below)
        self._middle = row(self._side, self._stack, spacing=0)
        self._middle.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._head = holder(column(self._top))
        self._head.layout().setContentsMargins(GAP_L, GAP_S, GAP_L, GAP_S)
        layout.addWidget(self._head)
        layout.addLayout(self._middle, 1)
        layout.addWidget(self._unsaved)
        layout.addWidget(foot)

    def _build_side(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("surface", True)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(GAP_M, GAP_L, GAP_M, GAP_L)
        layout.setSpacing(0)
        last = ""
        for key, (group, _make) in SECTIONS.items():
            if group != last:
                layout.addSpacing(GAP_L if last else 0)
                layout.addWidget(small(self._theme, _(group)))
                last = group
            entry = Button(self.sections[key].name, "entry", checkable=True)
            entry.clicked.connect(lambda _on, k=key: self.show_section(k))
            self._entries[key] = entry
            layout.addWidget(entry)
        layout.addStretch(1)
        return _scrolling(inner, "side")

    def _build_unsaved(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("bar", "foot")
        self._unsaved_words = label(wrap=True)
        self._back = Button(_("Go to it"), "primary")
        self._back.clicked.connect(self._go_back)
        leave = Button(_("Close without it"))
        leave.clicked.connect(lambda: self.done(QDialog.DialogCode.Rejected))
        inside = column(
            self._unsaved_words, Wrapping(FlowLayout(TARGET), self._back, leave), spacing=GAP_S
        )
        inside.setContentsMargins(GAP_L, GAP_S, GAP_L, GAP_S)
        bar.setLayout(inside)
        bar.hide()
        return bar

    def _area(self, section: Section) -> QScrollArea:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(GAP_XL, GAP_L, GAP_XL, GAP_XL)
        layout.addWidget(section)
        area = _scrolling(inner)
        section.opened.connect(lambda: area.verticalScrollBar().setValue(0))
        section.wanted.connect(  # queued, so that the words below the field have their place
            lambda field: area.ensureWidgetVisible(field, 0, 2 * TARGET),
            Qt.ConnectionType.QueuedConnection,
        )
        return area

    # ------------------------------------------------------------------ inside
    def _arrange(self) -> None:
        narrow = self.width() < _NARROW * self._theme.text_size / 100
        choosing = narrow and self._top.isChecked()
        self._head.setVisible(narrow)
        for one in self.sections.values():
            one.title.setHidden(narrow)  # the button on top says it
        self._top.setText(f"{self.section.name}  {'⌄' if choosing else '›'}")
        self._top.setAccessibleName(_("Subject: {name}").format(name=self.section.name))
        self._side.setVisible(choosing or not narrow)
        self._stack.setVisible(not choosing)
        wide = self._side.widget().minimumSizeHint().width() + _SCROLL_BAR
        self._side.setMinimumWidth(0 if narrow else wide)
        self._side.setMaximumWidth(_NO_LIMIT if narrow else wide)

    def _show_unsaved(self, key: str) -> None:
        words = _("Not saved yet: {what}.").format(what=self.sections[key].name)
        self._unsaved_words.setText(words)
        self._unsaved.show()
        self.status.say(words)
        self._pending = key
        self._back.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_back(self) -> None:
        self._unsaved.hide()
        self.show_section(self._pending)

    def _flush(self) -> None:
        for one in self.sections.values():
            one.flush()


def _scrolling(inner: QWidget, bar: str = "") -> QScrollArea:
    area = QScrollArea()
    if bar:
        area.setProperty("bar", bar)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    area.setWidget(inner)
    return area
