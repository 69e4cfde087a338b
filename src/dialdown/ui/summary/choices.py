"""The choices beside the preview: the period in sight, everything else behind large buttons."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.summary.source import SummarySource
from dialdown.ui.summary.behind_group import BehindGroup
from dialdown.ui.summary.choice import Choice
from dialdown.ui.summary.folded import Folded
from dialdown.ui.summary.paper_group import PaperGroup
from dialdown.ui.summary.period_group import PeriodGroup
from dialdown.ui.summary.section_group import SectionGroup
from dialdown.ui.theme import GAP_L, GAP_S, Theme


class Choices(QWidget):
    """`under_period` stands right below the period: what most people do next."""

    def __init__(
        self, source: SummarySource, choice: Choice, theme: Theme, under_period: QWidget
    ) -> None:
        super().__init__()
        sections = SectionGroup(choice, theme)
        behind = BehindGroup(source, choice, theme)
        self._paper = PaperGroup(choice, theme)
        self._folds: list[tuple[Folded, Callable[[], str]]] = [
            (Folded(theme, _("On the page"), sections), sections.inside),
            (Folded(theme, _("Pages behind it"), behind), behind.inside),
            (Folded(theme, _("Name and paper"), self._paper), self._paper.inside),
        ]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_S, GAP_S, GAP_S, GAP_S)  # room for the focus ring
        layout.setSpacing(GAP_L)
        self._period = PeriodGroup(source, choice, theme)
        layout.addWidget(self._period)
        layout.addWidget(under_period)
        for fold, _inside in self._folds:
            layout.addWidget(fold)
        layout.addStretch(1)
        for signal in (choice.changed, choice.typed):
            signal.connect(self._say)
        self._say()

    def put_name(self, words: str) -> None:
        """Fill in the name; the person may change it."""
        self._paper.name.setText(words)

    def start(self) -> None:
        """Give the keyboard to the chosen period."""
        self._period.start()

    def _say(self) -> None:
        for fold, inside in self._folds:
            fold.button.say_inside(inside())
