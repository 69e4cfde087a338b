"""What to track: hide, show, reorder, add, rename and delete. Everything is saved as it is done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from dialdown.domain.vocabulary import TAG_GROUPS
from dialdown.i18n import _
from dialdown.ui.questions.sections import ScalesSection, TagsSection
from dialdown.ui.records.section import Section
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, GAP_M, GAP_S, GAP_XL, TARGET, Theme
from dialdown.ui.undo_here import UndoHere
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.ask import ask
from dialdown.ui.widgets.basics import Button, row

_SIZE = (860, 760)


class QuestionsDialog(QDialog):
    """The questions, then the own tags of each group. Undo takes back what was done here."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What to track"))
        self._session = session
        self.sections: list[Section] = [
            ScalesSection(session, theme),
            *(TagsSection(session, theme, group) for group in TAG_GROUPS),
        ]
        self.status = StatusLine()
        self.status.setWordWrap(True)
        self._undo = UndoHere(session, self)
        self._close = Button(_("Close"))
        self._close.clicked.connect(self.reject)
        self._build()
        session.said.connect(self.status.say)
        session.failed.connect(self.status.say)
        room = self.screen().availableGeometry()
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))
        for section in self.sections:
            section.activate()
        self.sections[0].start()

    def reject(self) -> None:
        """Escape and Close: out of a form, else out. A form with something typed asks."""
        open_ones = [section for section in self.sections if section.form]
        pending = any(section.is_pending for section in open_ones)
        words = _("What you typed is not saved yet.")
        if pending and not ask(self, _("Not saved"), words, _("Leave it"), _("Back to it")):
            return
        for section in open_ones:
            section.close_form()
        if not open_ones or self.sender() is self._close:
            super().reject()

    def _build(self) -> None:
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(GAP_XL, GAP_L, GAP_XL, GAP_XL)
        inside.setSpacing(GAP_XL)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        for section in self.sections:
            inside.addWidget(section)
            section.wanted.connect(lambda field: area.ensureWidgetVisible(field, 0, TARGET))
            section.opened.connect(lambda s=section: self._bring(area, s))
        inside.addStretch(1)
        foot = QFrame()
        foot.setProperty("bar", "foot")
        below = row(self._undo, self.status, self._close, spacing=GAP_M)
        below.setContentsMargins(GAP_L, GAP_S, GAP_L, GAP_S)
        below.setStretch(1, 1)
        foot.setLayout(below)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(area, 1)
        layout.addWidget(foot)

    def _bring(self, area: QScrollArea, section: Section) -> None:
        """A form that opens stands at the top of what is seen."""
        if section.form:
            area.widget().layout().activate()
            area.verticalScrollBar().setValue(section.y())
