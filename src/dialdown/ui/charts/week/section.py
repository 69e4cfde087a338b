"""Days of the week, and parts of the day: averages only."""

from dialdown.domain.scales import SCALE, Kind, Scale
from dialdown.i18n import _
from dialdown.settings import Settings
from dialdown.ui.charts.columns.chart import ColumnChart, Described
from dialdown.ui.charts.columns.chips import ScaleChips
from dialdown.ui.charts.dates import short_day
from dialdown.ui.charts.describe import dates_words, short_name
from dialdown.ui.charts.reading import Reading
from dialdown.ui.charts.section import Section
from dialdown.ui.charts.week.groups import (
    Group,
    by_part_of_day,
    by_weekday,
    described,
    enough_moments,
    range_words,
    scene_of,
    table_of,
)
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.basics import heading, label, small

_USUAL = ("pain", "sleep_hours", "stress", "function", "activity_minutes")


class WeekSection(Section):
    """A scale by day of the week, and below it moments of pain by part of the day."""

    def __init__(self, session: Session, theme: Theme, settings: Settings) -> None:
        super().__init__(session, theme, settings)
        self._reading: Reading | None = None
        self.choice = ScaleChips(
            _("{scale}: show by day of the week"), _("More to show by day of the week")
        )
        self.title = heading(theme, wrap=True)
        self.words = label(wrap=True)
        self.chart = ColumnChart(theme)
        self.note = small(theme, wrap=True)
        self.parts_title = heading(theme, _("Moments of pain by part of the day"), wrap=True)
        self.parts_words = label(wrap=True)
        self.parts = ColumnChart(theme)
        self.parts_note = small(theme, wrap=True)
        for part in (
            self.choice, self.title, self.words, self.note, self.chart,
            self.parts_title, self.parts_words, self.parts_note, self.parts,
        ):  # fmt: skip
            self.body.addWidget(part)
            part.hide()
        self.choice.chosen.connect(self._show_week)

    def show_reading(self, reading: Reading) -> None:
        """Show the newest numbers, for the scale chosen before."""
        self._reading = reading
        noted = {scale.key: scale for scale in reading.timeline.noted}
        usual = [noted.pop(key) for key in _USUAL if key in noted]
        self.choice.offer(usual, list(noted.values()))
        self._show_week()
        self._show_parts(by_part_of_day(reading.days))

    def show_table(self, on: bool) -> None:
        """Tables instead of pictures, or back."""
        self.chart.show_table(on)
        self.parts.show_table(on)

    def _show_week(self) -> None:
        reading, scale = self._reading, self.choice.scale
        self.words.show()
        self.title.setVisible(scale is not None)
        self.chart.setVisible(scale is not None)
        self.note.setVisible(scale is not None)
        if reading is None or scale is None:
            self.words.setText(_("Nothing that can be averaged is noted yet."))
            return
        groups = by_weekday(reading.timeline, scale.key)
        self.title.setText(_("{scale} by day of the week").format(scale=short_name(scale)))
        self.words.setText(f"{_dates(reading)} {range_words(scale, groups)}")
        chance = _("With seven days, some will look higher by chance. Nothing is tested here.")
        self.note.setText(chance)
        dates = dates_words(reading.timeline.first, reading.timeline.last)
        caption = f"{dates}. {range_words(scale, groups)} {chance}"
        table = table_of(scale, groups, _("Day of the week"), _("Days"))
        hint = _how_drawn(scale, groups)
        about = Described(self.title.text(), described(scale, groups), hint, caption)
        self.chart.show_scene(scene_of(scale, groups), table, about)

    def _show_parts(self, groups: list[Group]) -> None:
        count, enough = sum(len(group.values) for group in groups), enough_moments(groups)
        self.parts.setVisible(enough)
        self.parts_note.setVisible(enough)
        self.parts_title.setVisible(count > 0)
        self.parts_words.setVisible(count > 0)
        if not enough:
            self.parts_words.setText(_("Not enough moments yet at different times of day."))
            return
        pain = SCALE["pain"]
        self.parts_words.setText(range_words(pain, groups))
        how = _("Moments are noted when there is something to note. Other hours are missing.")
        self.parts_note.setText(how)
        caption = f"{self.parts_words.text()} {how}"
        table = table_of(pain, groups, _("Part of the day"), _("Moments"))
        hint = _how_drawn(pain, groups)
        about = Described(self.parts_title.text(), described(pain, groups), hint, caption)
        self.parts.show_scene(scene_of(pain, groups), table, about)


def _dates(reading: Reading) -> str:
    timeline, today = reading.timeline, reading.today
    return _("From {first} to {last}.").format(
        first=short_day(timeline.first, today), last=short_day(timeline.last, today)
    )


def _how_drawn(scale: Scale, groups: list[Group]) -> str:
    parts = [_("Dot: the average.")]
    if scale.kind is not Kind.YES_NO and not all(group.few for group in groups):
        parts.append(_("Bar: the middle half of the answers."))
    if any(group.few and len(group.values) for group in groups):
        parts.append(_("Hollow: fewer than four answers."))
    return " ".join(parts)
