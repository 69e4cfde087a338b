"""Where it hurt, was numb or sore to touch: shares of days over a period, and what is new."""

from PySide6.QtCore import QRectF, Qt

from dialdown.i18n import N_, _
from dialdown.settings import Settings
from dialdown.ui.charts.body.counts import (
    BodyCounts,
    Count,
    body_table,
    count_body,
    count_words,
    describe_body,
    head_words,
    new_words,
    unmarked_words,
)
from dialdown.ui.charts.dates import short_day
from dialdown.ui.charts.frame import ChartFrame, Keys
from dialdown.ui.charts.reading import Reading
from dialdown.ui.charts.section import Section
from dialdown.ui.charts.sight import bring_into_sight
from dialdown.ui.charts.tables import TableView
from dialdown.ui.diary.body.layers import LayerBar
from dialdown.ui.diary.body.one_of import OneOf
from dialdown.ui.diary.body.spread_figure import SpreadFigure
from dialdown.ui.diary.help_text import ARTICLE
from dialdown.ui.session import Session
from dialdown.ui.theme import TARGET, Theme
from dialdown.ui.widgets.announce import announce
from dialdown.ui.widgets.basics import Button, Card, heading, label, row, small
from dialdown.ui.widgets.callout import Callout

PERIODS: dict[str, tuple[str, int | None]] = {
    "30": (N_("30 days"), 30),
    "91": (N_("3 months"), 91),
    "365": (N_("1 year"), 365),
    "all": (N_("All"), None),
}
"""Words and calendar days of what can be chosen."""
_HUES = {"pain": "pain", "numb": "sleep", "touch": "stress"}
"""The token that each layer is drawn in, as on the body map of a day."""


class BodySection(Section):
    """Keys in the picture: arrows step through the regions, most days first, Home and End to the
    ends.
    """

    def __init__(self, session: Session, theme: Theme, settings: Settings) -> None:
        super().__init__(session, theme, settings)
        self._reading: Reading | None = None
        self._shown: BodyCounts | None = None
        self._region: str | None = None
        self._as_table = False
        self.new = self._make_new()
        self.layers = LayerBar(theme, _("Show: {name}"))
        self.periods = OneOf({key: _(name) for key, (name, _days) in PERIODS.items()}, "91")
        self.compare = Button(_("With the time before"), "chip", checkable=True)
        self.compare.setMinimumHeight(TARGET + 4)
        self.periods.add(self.compare)
        self.head = label(wrap=True)
        self.reading = label(wrap=True)
        self.reading.setMinimumHeight(TARGET)
        self.figure = SpreadFigure(theme)
        self.frame = ChartFrame(self.figure, _("Where it hurt"), self._keys())
        self.callout = Callout(self.frame, self.reading)
        self.hint = small(
            theme,
            _("The number is the percent of those days. Stronger shade: more days."),
            wrap=True,
        )
        self.table = TableView(theme, _("Days for each place"))
        for part in (
            self.new, self.layers, self.periods, self.head, self.reading, self.frame, self.hint,
            self.table,
        ):  # fmt: skip
            self.body.addWidget(part)
        self.show_table(False)
        for choice in (self.layers, self.periods):
            choice.chosen.connect(self._refresh)
        self.compare.toggled.connect(self._refresh)
        self.figure.pointed.connect(self._hover)
        self.figure.pressed.connect(self._choose)

    # ------------------------------------------------------------------ what is shown
    @property
    def shown(self) -> BodyCounts | None:
        """What is on screen; None before anything was read."""
        return self._shown

    @property
    def region(self) -> str | None:
        """The region that the keyboard or a press chose."""
        return self._region

    def show_reading(self, reading: Reading) -> None:
        """Show the newest numbers."""
        self._reading = reading
        self._refresh()

    def show_table(self, on: bool) -> None:
        """The table instead of the figures, or back; beside them while periods are compared."""
        self._as_table = on
        for part in (self.frame, self.reading, self.hint):
            part.setVisible(not on)
        compared = self._shown is not None and self._shown.before is not None
        self.table.setVisible(on or compared)

    def _refresh(self) -> None:
        if (reading := self._reading) is None:
            return
        length = PERIODS[self.periods.current][1]
        self.compare.setEnabled(length is not None)
        self._shown = shown = count_body(
            reading.days, self.layers.current, reading.today, length, self.compare.isChecked()
        )
        days = {count.region: count.days for count in shown.counts if count.days}
        self.figure.show_shares(days, shown.now.answered, _HUES[shown.layer])
        self.table.show_table(body_table(shown))
        self.show_table(self._as_table)
        self.head.setText(head_words(shown))
        description = describe_body(shown)
        self.frame.setAccessibleDescription(description)
        self.frame.saving.tell(_("Where it hurt"), f"{description} {self.hint.text()}")
        self._show_new(shown)
        self._say(self._region)

    def _show_new(self, shown: BodyCounts) -> None:
        self._new_head.setText(
            _("New since {day}").format(day=short_day(shown.now.first, shown.today))
        )
        self._new_words.setText("\n".join(new_words(shown)))
        self.new.setVisible(bool(shown.new))

    # ------------------------------------------------------------------ reading
    def _hover(self, region: str | None) -> None:
        self._say(region or self._region)

    def _say(self, region: str | None) -> None:
        words, place = _("Point at a place, or use the arrow keys, to read it."), None
        if (shown := self._shown) is not None and region is not None:
            count = self._count(region)
            words = count_words(shown, count) if count else unmarked_words(shown, region)
            place = self._place(region).toAlignedRect()
        self.reading.setText(words)
        self.callout.point_at(self.figure, place)  # the figures are higher than many windows

    def _place(self, region: str) -> QRectF:
        return self.figure.places().regions[region].path.boundingRect()

    def _count(self, region: str) -> Count | None:
        counts = self._shown.counts if self._shown else []
        return next((count for count in counts if count.region == region), None)

    def _choose(self, region: str) -> None:
        self._region = region
        self.figure.mark_region(region)
        bring_into_sight(self.figure, self._place(region))
        self._say(region)
        announce(self.frame, self.reading.text())

    def _step(self, by: int) -> None:
        regions = [count.region for count in self._shown.counts] if self._shown else []
        if not regions:
            return
        if self._region in regions:
            place = regions.index(self._region) + by
            self._choose(regions[max(0, min(len(regions) - 1, place))])
        else:
            self._choose(regions[0 if by > 0 else -1])

    def _end(self, last: bool) -> None:
        if self._shown and self._shown.counts:
            self._choose(self._shown.counts[-1 if last else 0].region)

    # ------------------------------------------------------------------ building
    def _make_new(self) -> Card:
        self._new_head = heading(self.theme, wrap=True)
        self._new_words = label(wrap=True)
        self._more = Button(_("When to get help quickly"))
        self._more.clicked.connect(lambda: self.open_article.emit(ARTICLE))
        made = Card(
            self._new_head, self._new_words, label(_("New area: tell your doctor soon."), wrap=True)
        )
        made.body.addLayout(row(self._more, None))
        made.hide()
        return made

    def _keys(self) -> Keys:
        key = Qt.Key
        keys: Keys = {k: lambda: self._step(1) for k in (key.Key_Right, key.Key_Down)}
        keys |= {k: lambda: self._step(-1) for k in (key.Key_Left, key.Key_Up)}
        return keys | {
            key.Key_Home: lambda: self._end(False), key.Key_End: lambda: self._end(True)
        }  # fmt: skip
