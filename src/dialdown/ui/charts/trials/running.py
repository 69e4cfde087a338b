"""A trial that runs or is about to: what to do today, how far it is, and no result before its end.

A result that is looked at early is stopped at its luckiest (Armitage, McPherson and Rowe 1969,
J R Stat Soc A 132:235), so there is none to look at.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.domain.records import Trial
from dialdown.domain.trial import planned_blocks, state
from dialdown.i18n import _
from dialdown.insights import DailySeries
from dialdown.ui.charts.trials.tiles import BlockTiles
from dialdown.ui.charts.trials.words import counting_words, noted_words, now_words, waiting_words
from dialdown.ui.records.fields import fitted
from dialdown.ui.records.wording import brief
from dialdown.ui.theme import GAP_S, Theme
from dialdown.ui.widgets.basics import Button, heading, label, small


class RunningTrial(QWidget):
    """Quiet progress, and one button: end it, or take it back while it has not started."""

    def __init__(
        self, theme: Theme, series: DailySeries, trial: Trial, today: date,
        stop: Callable[[Trial], object],
    ) -> None:  # fmt: skip
        super().__init__()
        name = brief(trial.change) or _("A change without a name")
        has_begun = state(trial, today) == "running"
        tiles = BlockTiles(theme, _("The blocks of this trial"))
        tiles.show_blocks(planned_blocks(trial), today, has_begun)
        self.now = label(now_words(trial, today), wrap=True)
        self.noted = small(theme, noted_words(series, trial, today) if has_begun else "", wrap=True)
        if not has_begun:
            self.noted.hide()
        words = _("End it now") if has_begun else _("Do not start it")
        self.stop = Button(words, name=f"{words}: {name}")
        self.stop.clicked.connect(lambda: stop(trial))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        for part in (fitted(heading(theme, name, wrap=True)), self.now, self.noted, tiles):
            layout.addWidget(part)
        layout.addWidget(small(theme, waiting_words(trial, today), wrap=True))
        layout.addWidget(small(theme, counting_words(), wrap=True))
        layout.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
