"""The head of the window: three tabs on the left, what can be done from anywhere on the right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QTabBar

from dialdown.i18n import _
from dialdown.ui.theme import GAP_L, GAP_M, GAP_S, Theme
from dialdown.ui.widgets.basics import Button


class TopBar(QFrame):
    """Buttons say less where the window is narrow or the text large; nothing is ever cut."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("bar", "top")
        self.tabs = self._make_tabs()
        self.check_in = Button(_("Quick check-in"), name=_("Quick check-in, Control N"))
        self.check_in.setToolTip("Ctrl+N")
        self.summary = Button(_("Appointment summary…"), "primary")
        self.more = Button(_("More"), name=_("More: look, files, help"))
        self._words = {
            self.check_in: (_("Quick check-in"), _("Check-in")),
            self.summary: (_("Appointment summary…"), _("Summary…")),
        }
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP_L, GAP_S, GAP_L, GAP_S)
        layout.setSpacing(GAP_M)
        layout.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addStretch(1)
        for button in (self.check_in, self.summary, self.more):
            layout.addWidget(button)
        theme.changed.connect(self._fit)

    def set_menu(self, menu: QMenu) -> None:
        """What "More" opens."""
        self.more.setMenu(menu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the words that fit."""
        super().resizeEvent(event)
        self._fit()

    def _make_tabs(self) -> QTabBar:
        tabs = QTabBar()
        for name in (_("Diary"), _("Charts"), _("Learn")):
            tabs.addTab(name)
        tabs.setDrawBase(False)
        tabs.setExpanding(False)
        tabs.setUsesScrollButtons(False)
        tabs.setElideMode(Qt.TextElideMode.ElideNone)
        tabs.setAccessibleName(_("Parts of Dialdown"))
        tabs.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
        return tabs

    def minimumSizeHint(self) -> QSize:
        """Never what keeps a window from becoming small."""
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        short = self._wanted(short=False) > self.width()
        for button, words in self._words.items():
            button.setText(words[short])
        # "Add a moment" and Ctrl+N do the same, so the check-in is what may go.
        self.check_in.setVisible(not short or self._wanted(short=True) <= self.width())

    def _wanted(self, short: bool) -> int:
        """Width of the whole bar, whatever words it shows at present."""
        parts = (self.tabs, self.check_in, self.summary, self.more)
        width = sum(part.sizeHint().width() + GAP_M for part in parts) + 2 * GAP_L
        for button, words in self._words.items():
            advance = button.fontMetrics().horizontalAdvance
            width += advance(words[short]) - advance(button.text())
        return width
