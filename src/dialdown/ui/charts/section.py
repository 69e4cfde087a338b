"""What can stand folded below the patterns, and the fold that opens it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.settings import Settings
from dialdown.ui.charts.reading import Reading
from dialdown.ui.charts.tab_order import tab_through
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_M, GAP_S, Theme
from dialdown.ui.widgets.basics import Button, Card
from dialdown.ui.widgets.fold_button import FoldButton


class Section(QWidget):
    """One subject of the Charts tab. Subclasses fill `body` and show what was read."""

    open_day = Signal(object)
    open_article = Signal(str)

    def __init__(self, session: Session, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self.session, self.theme, self.settings = session, theme, settings
        self._before: QWidget | None = None
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(GAP_M)

    def show_reading(self, reading: Reading) -> None:
        """Show the newest numbers."""
        raise NotImplementedError

    def show_table(self, on: bool) -> None:
        """Tables instead of pictures, or back; nothing to do where there is no picture."""

    def follow(self, before: QWidget | None = None) -> None:
        """Tab goes on from `before` into the section; again after widgets were made anew."""
        self._before = before or self._before
        if self._before is not None:
            tab_through(self._before, self)


MakeSection = Callable[[Session, Theme, Settings], Section]


class SectionFold(QWidget):
    """A named row; its section is made when it is opened first, and reads only while it is open.

    `article` is what Learn has on the subject; a link below the section leads there.
    """

    made = Signal(object)

    def __init__(
        self, theme: Theme, name: str, inside: str, make: Callable[[], Section], article: str = ""
    ) -> None:
        super().__init__()
        self._name, self._article = name, article
        self.section: Section | None = None
        self._make = make
        self._reading: Reading | None = None
        self._as_table = False
        self.button = FoldButton(theme, name)
        self.button.say_inside(inside)
        self._card = Card()
        self._card.hide()
        self.button.toggled.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        layout.addWidget(self.button)
        layout.addWidget(self._card)

    def show_reading(self, reading: Reading) -> None:
        """Show it now if it is open, else once it is."""
        self._reading = reading
        self._show()

    def show_table(self, on: bool) -> None:
        """Tables instead of pictures, or back."""
        self._as_table = on
        if self.section is not None:
            self.section.show_table(on)

    def open(self) -> Section:
        """Open it, and give back what is inside."""
        self.button.setChecked(True)
        assert self.section is not None
        return self.section

    def _open(self, on: bool) -> None:
        if on and self.section is None:
            self.section = self._make()
            self._card.body.addWidget(self.section)
            if self._article:
                self._card.body.addWidget(self._link(), 0, Qt.AlignmentFlag.AlignLeft)
            self.section.show_table(self._as_table)
            self.section.follow(self.button)
            self.made.emit(self.section)
        self._card.setVisible(on)
        self._show()

    def _link(self) -> Button:
        name = _("Read more in Learn: {subject}").format(subject=self._name)
        link = Button(_("Read more in Learn"), "quiet", name=name)
        link.clicked.connect(lambda: self.section.open_article.emit(self._article))
        return link

    def _show(self) -> None:
        if self.section is not None and self._reading is not None and self.button.isChecked():
            reading, self._reading = self._reading, None
            self.section.show_reading(reading)
            self.section.follow(self.button)
