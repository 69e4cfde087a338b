"""Questions at the end of an article, each of which can be put on the list for the next visit."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.domain.beside import next_appointment, questions_for
from dialdown.domain.records import Appointment, Question
from dialdown.i18n import _
from dialdown.ui.learn.article_view import READER_FACTOR
from dialdown.ui.records.order import next_position
from dialdown.ui.records.wording import brief
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, GAP_S, Theme
from dialdown.ui.widgets.announce import announce
from dialdown.ui.widgets.basics import Button, ScaledLabel, clear, column, holder, row

_NAME = 40


class Questions(QWidget):
    """Hidden where an article has none. A question that is on the list says so."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._buttons: dict[str, Button] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP_L)
        session.changed.connect(self._mark)

    def show_questions(self, questions: Sequence[str]) -> None:
        """Show these in place of those of another article."""
        clear(self._layout)
        self._buttons = {}
        self.setVisible(bool(questions))
        if not questions:
            return
        head = ScaledLabel(
            self._theme, _("Questions you may want to take along"), READER_FACTOR * 1.06,
            bold=True, wrap=True,
        )  # fmt: skip
        self._layout.addWidget(head)
        for words in questions:
            asked = ScaledLabel(self._theme, words, READER_FACTOR, wrap=True)
            self._buttons[words] = button = Button("")
            button.clicked.connect(lambda _on=False, what=words: self._add(what))
            self._layout.addWidget(holder(column(asked, row(button, None), spacing=GAP_S)))
        self._mark()

    def _listed(self) -> list[Question]:
        """What the person takes to the next visit so far."""
        diary = self._session.diary
        coming = next_appointment(diary.records(Appointment), self._session.today())
        return questions_for(diary.records(Question), coming)

    def _add(self, words: str) -> None:
        listed = self._listed()
        if _folded(words) in {_folded(question.words) for question in listed}:
            return
        diary = self._session.diary
        coming = next_appointment(diary.records(Appointment), self._session.today())
        question = Question(
            words=words, appointment_id=coming.id if coming else "", position=next_position(listed)
        )
        label = _("Question noted: {what}").format(what=brief(words, _NAME))
        if self._session.save(label, question):
            self._mark()
            announce(self, _("Added to my questions"))

    def _mark(self) -> None:
        """Say of each question whether it is on the list; undone, it can be added again."""
        if not self._buttons:
            return
        listed = {_folded(question.words) for question in self._listed()}
        for words, button in self._buttons.items():
            on = _folded(words) in listed
            shown = _("Added to my questions") if on else _("Add to my questions")
            button.setText(f"✓ {shown}" if on else shown)
            button.setAccessibleName(f"{shown}: {words}")


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
