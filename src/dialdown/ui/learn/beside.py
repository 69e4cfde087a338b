"""The right column: the card with what the diary says."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.ui.learn.about_you import Content, content
from dialdown.ui.learn.dot import PatternDot
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.basics import Button, Card, clear, heading, label


class Beside(QWidget):
    """Shows the card of one article, a moment after the article itself stands on the screen.

    `chart_asked` names what the chart should show, `day_asked` gives a date.
    """

    chart_asked = Signal(str)
    day_asked = Signal(object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._slug = ""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)

    def show_for(self, slug: str) -> None:
        """Show what belongs to an article."""
        self._slug = slug
        self._empty()
        self._soon.start()

    def refresh(self) -> None:
        """Read the diary again."""
        self._soon.stop()
        self._empty()
        found = content(self._slug, self._session)
        if found is not None:
            self._layout.insertWidget(0, self._card(found))

    def _empty(self) -> None:
        clear(self._layout)
        self._layout.addStretch(1)

    def _card(self, found: Content) -> Card:
        card = Card(heading(self._theme, found.title, wrap=True))
        if found.pattern is not None:
            card.body.addWidget(PatternDot(self._theme, found.pattern))
        for line in found.lines:
            card.body.addWidget(label(line, wrap=True))
        if found.chart:
            chart = Button(_("See the chart"))
            chart.clicked.connect(lambda: self.chart_asked.emit(found.chart))
            card.body.addWidget(chart)
        if found.day is not None:
            today = Button(_("Open today"))
            today.clicked.connect(lambda: self.day_asked.emit(found.day))
            card.body.addWidget(today)
        return card
