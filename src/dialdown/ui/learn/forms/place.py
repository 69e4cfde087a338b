"""Where the form of an article stands: kept while others are read, so nothing typed is lost."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.ui.learn.forms import FORMS
from dialdown.ui.records.section import Section
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme


class FormPlace(QWidget):
    """Shows the form of one article, or nothing.

    `article_asked` gives the name of an article, `sight_asked` what has to be seen now.
    """

    article_asked = Signal(str)
    sight_asked = Signal(QWidget)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._slug = ""
        self._forms: dict[str, Section] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def form(self) -> Section | None:
        """The one that is shown."""
        return self._forms.get(self._slug)

    def show_for(self, slug: str) -> None:
        """Show the form of an article; what was typed in the one before is saved."""
        if self.form:
            self.form.flush()
            self.form.hide()
        self._slug = slug
        if slug in FORMS and slug not in self._forms:
            self._forms[slug] = self._made(slug)
        self.setVisible(self.form is not None)
        if self.form:
            self.form.show()
            self.form.activate()

    def refresh(self) -> None:
        """Show what is stored by now, where nothing is being typed."""
        if self.form:
            self.form.activate()

    def start(self) -> None:
        """Give the keyboard to the form."""
        if self.form:
            self.form.start()
            self.sight_asked.emit(self.form)

    def flush(self) -> None:
        """Save what is being typed."""
        for form in self._forms.values():
            form.flush()

    @property
    def is_pending(self) -> bool:
        """True if something typed is not saved."""
        return any(form.is_pending for form in self._forms.values())

    def _made(self, slug: str) -> Section:
        form = FORMS[slug](self._session, self._theme)
        form.article_asked.connect(self.article_asked)  # type: ignore[attr-defined]
        form.wanted.connect(self.sight_asked)
        form.opened.connect(lambda: self.sight_asked.emit(form))
        self._layout.addWidget(form)
        return form
