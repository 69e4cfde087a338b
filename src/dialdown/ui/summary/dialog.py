"""The appointment summary: look at the page, choose a little, print it or save it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.settings import Settings
from dialdown.summary import Records, Summary, SummarySource
from dialdown.summary.chosen import Chosen
from dialdown.summary.source import USUAL_DAYS
from dialdown.ui.session import Session
from dialdown.ui.summary.choice import Choice
from dialdown.ui.summary.choices import Choices
from dialdown.ui.summary.outputs import Outputs
from dialdown.ui.summary.paper_group import usual_paper
from dialdown.ui.summary.preview import Preview
from dialdown.ui.summary.saving import LastFolder
from dialdown.ui.tasks import Latest
from dialdown.ui.theme import GAP_L, GAP_M, GAP_S, Theme
from dialdown.ui.widgets.basics import Button, column, row

_SCROLL_BAR = 24
"""As wide as the style sheet makes it."""
_SIZE = (1240, 880)
_LETTERS = 42
"""The least width of the choices, in average letters."""
_PAUSE_MS = 200
"""After the last letter that was typed."""


def make_summary_dialog(
    session: Session,
    theme: Theme,
    parent: QWidget | None = None,
    settings: Settings | None = None,
    folder: LastFolder | None = None,
) -> "SummaryDialog":
    """The dialog about the diary as it is now."""
    diary = session.diary
    source = SummarySource(diary.days(), Records.read(diary.records), session.today())
    dialog = SummaryDialog(source, theme, settings or Settings(), folder or LastFolder(), parent)
    if diary.is_made_up:
        dialog.choices.put_name(_("Made-up diary"))
    return dialog


class SummaryDialog(QDialog):
    """Preview on the left, choices and ways out on the right.

    `settings_changed` follows when the dialog is closed and something is to be kept.
    """

    settings_changed = Signal()

    def __init__(
        self, source: SummarySource, theme: Theme, settings: Settings, folder: LastFolder,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(_("Appointment summary"))
        self._source, self._settings = source, settings
        self.choice = Choice(_kept(settings), source.days_back(USUAL_DAYS), source.today, self)
        self._work = Latest(self)
        self._shown: Summary | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._refresh)
        self._preview = Preview(theme)
        self.outputs = Outputs(source, self.summary, theme, folder)
        self.choices = Choices(source, self.choice, theme, self.outputs)
        self._build(_Side(theme, self.choices))
        self.choice.changed.connect(self._refresh)
        self.choice.typed.connect(self._pause.start)
        self._refresh()

    def summary(self) -> Summary:
        """The page as it is chosen now, shown in the preview before it is given."""
        if self._pause.isActive():
            self._refresh()
        self._work.finish()
        assert self._shown is not None
        return self._shown

    def showEvent(self, event: QShowEvent) -> None:
        """Large enough to read the page, as far as the screen goes."""
        if not event.spontaneous() and not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            room = self.screen().availableSize()
            self.resize(QSize(*_SIZE).boundedTo(room))
        super().showEvent(event)

    def done(self, result: int) -> None:
        """Keep the choices for the next time, but no note, name or date of birth."""
        self._pause.stop()
        self._work.drop()
        kept = self.choice.chosen.to_plain()
        if kept != self._settings.page:
            self._settings.page = kept
            self.settings_changed.emit()
        super().done(result)

    def _build(self, side: QWidget) -> None:
        close = Button(_("Close"))
        close.clicked.connect(self.reject)
        right = column(side, row(None, close, _SCROLL_BAR, spacing=0), spacing=GAP_S)
        both = row(self._preview, right, spacing=GAP_L)
        both.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_L, GAP_L, GAP_S, GAP_M)
        layout.addLayout(both)
        self.setTabOrder(close, self._preview)
        self.choices.start()

    def _refresh(self) -> None:
        """Have the page made beside the window, whatever was under way."""
        self._pause.stop()
        choice = self.choice
        work: Callable[[], Summary] = partial(
            self._source.summary, choice.first, choice.last, choice.chosen
        )
        self._work.run(work, self._show, self._failed)

    def _show(self, summary: Summary) -> None:
        self._shown = summary
        self._preview.show_page(summary)
        self.outputs.show_leaving(summary)

    def _failed(self) -> None:
        self.outputs.say(_("The page could not be made."))


class _Side(QScrollArea):
    """Scrolls up and down only: it is as wide as what it holds."""

    def __init__(self, theme: Theme, inside: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        inside.installEventFilter(self)
        theme.changed.connect(self._fit)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Opened choices may need more width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        least = self.widget().minimumSizeHint().width()
        self.setFixedWidth(max(least, min(letter * _LETTERS, 420)) + _SCROLL_BAR)


def _kept(settings: Settings) -> Chosen:
    return Chosen.from_plain({"paper": usual_paper()} | settings.page)
