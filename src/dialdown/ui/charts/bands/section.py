"""Sleep in three bands: what the days after short, middle and long nights were like."""

from PySide6.QtCore import Qt

from dialdown.domain.scales import SCALE
from dialdown.i18n import _
from dialdown.settings import Settings
from dialdown.ui.charts.articles import matching_article
from dialdown.ui.charts.bands.nights import (
    OUTCOMES,
    compared_words,
    described,
    hint,
    read_nights,
    scene_of,
    table_of,
)
from dialdown.ui.charts.columns.chart import ColumnChart, Described
from dialdown.ui.charts.columns.chips import ScaleChips
from dialdown.ui.charts.describe import short_name
from dialdown.ui.charts.reading import Reading
from dialdown.ui.charts.section import Section
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.basics import Button, label, small

_SLEEP = "sleep_hours"


class BandsSection(Section):
    """Pain, function, fatigue or mood after nights of three lengths. Nothing is judged here."""

    def __init__(self, session: Session, theme: Theme, settings: Settings) -> None:
        super().__init__(session, theme, settings)
        self._reading: Reading | None = None
        self.choice = ScaleChips(_("{scale}: show after nights"))
        self.words = label(wrap=True)
        self.chart = ColumnChart(theme)
        about = [
            _("In one study of 971 people, more pain followed short nights and long ones."),
            _("So both ends stand apart here (Edwards 2008)."),
            _("This only describes your entries; it gives no verdict."),
        ]
        self.body.addWidget(small(theme, " ".join(about), wrap=True))
        for part in (self.choice, self.words, self.chart):
            self.body.addWidget(part)
            part.hide()
        self.article = Button(
            _("Read more in Learn"), "quiet", name=_("Read more about sleep in Learn")
        )
        self.article.clicked.connect(lambda: self.open_article.emit(matching_article(_SLEEP)))
        self.article.setVisible(bool(matching_article(_SLEEP)))
        self.body.addWidget(self.article, 0, Qt.AlignmentFlag.AlignLeft)
        self.choice.chosen.connect(self._refresh)

    def show_reading(self, reading: Reading) -> None:
        """Show the newest numbers, for the scale chosen before."""
        self._reading = reading
        noted = [SCALE[key] for key in OUTCOMES if key in reading.series.values or key == "pain"]
        self.choice.offer(noted)
        self._refresh()

    def show_table(self, on: bool) -> None:
        """The table instead of the dots, or back."""
        self.chart.show_table(on)

    def _refresh(self) -> None:
        if self._reading is None or self.choice.scale is None:
            return
        nights = read_nights(self._reading.series, self.choice.scale.key)
        some = bool(nights.bands)
        self.words.show()
        self.chart.setVisible(some)
        if not some:
            self.words.setText(_("No day has both yet. Each one will be a dot here."))
            return
        scene, words = scene_of(nights), compared_words(nights)
        self.words.setText(words)
        name = _("{scale} after short, usual and long nights").format(
            scale=short_name(nights.scale)
        )
        caption = f"{nights.dates} {words}"
        about = Described(name, described(nights, scene), hint(nights, scene), caption)
        self.chart.show_scene(scene, table_of(nights), about)
