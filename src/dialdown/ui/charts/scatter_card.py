"""The scatter of a chosen row, or plainly of sleep or stress against pain, without any verdict."""

from PySide6.QtCore import Qt, Signal

from dialdown.i18n import _, ngettext
from dialdown.insights import Factor, Pattern
from dialdown.ui.charts.allowing import allowing_words
from dialdown.ui.charts.articles import matching_article
from dialdown.ui.charts.describe import period_words
from dialdown.ui.charts.frame import ChartFrame, Keys
from dialdown.ui.charts.patterns_data import Cloud, Patterns, gather, line_of
from dialdown.ui.charts.reading_line import ReadingLine
from dialdown.ui.charts.row_words import factor_value, row_name
from dialdown.ui.charts.scatter_plot import Picture, ScatterPlot
from dialdown.ui.charts.tables import Table, TableView
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.announce import announce
from dialdown.ui.widgets.basics import Button, Card, heading, label, small
from dialdown.ui.widgets.flow import FlowLayout, Wrapping

_PLAIN = ("sleep_hours", "stress")


class ScatterCard(Card):
    """One factor against pain. `plain` tells that a person went back to a plain scatter."""

    plain = Signal()
    open_article = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._patterns: Patterns | None = None
        self._row: Pattern | None = None
        self._key = _PLAIN[0]
        self._picture: Picture | None = None
        self._at: int | None = None
        self._slug = ""
        self._build(theme)

    def _build(self, theme: Theme) -> None:
        self._title = heading(theme, wrap=True)
        self._chips = {
            "sleep_hours": Button(_("Pain and sleep"), "chip", checkable=True),
            "stress": Button(_("Pain and stress"), "chip", checkable=True),
        }
        for key, chip in self._chips.items():
            chip.clicked.connect(lambda _on=False, key=key: self.show_plain(key))
        self.sentence = label(wrap=True)
        self.allowing = small(theme, wrap=True)
        self.plot = ScatterPlot(theme)
        self.frame = ChartFrame(self.plot, _("Pain and sleep"), self._keys())
        self.table = TableView(theme, _("This picture as a table"))
        self._nothing = small(
            theme, _("No day has both yet. Each one will be a dot here."), wrap=True
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.reading = ReadingLine(theme)
        self.frame.saving.put_left(self.reading)
        self.plot.pointed.connect(self._hover)
        self.plot.pressed.connect(self._press)
        self._article = Button(_("Read more in Learn"), "quiet")
        self._article.clicked.connect(lambda: self.open_article.emit(self._slug))
        self.body.addWidget(Wrapping(FlowLayout(), *self._chips.values()))
        self.body.addWidget(self._title)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.allowing)
        for part in (self.frame, self.table, self._nothing):
            self.body.addWidget(part, 1)
        self.body.addWidget(self._article, 0, Qt.AlignmentFlag.AlignLeft)
        self._as_table = False

    # ------------------------------------------------------------------ what is shown
    def show_patterns(self, patterns: Patterns) -> None:
        """The newest numbers, for whatever was chosen before."""
        self._patterns = patterns
        if self._row is not None:
            same = (p for p in patterns.settled.patterns if self._row and p.pair == self._row.pair)
            self._row = next(same, None)
        self._refresh()

    def show_row(self, row: Pattern) -> None:
        """The scatter of a row of the list."""
        self._row = row
        self._refresh()

    def show_plain(self, key: str) -> None:
        """Sleep or stress against pain, without any verdict."""
        self._row, self._key = None, key
        self.plain.emit()
        self._refresh()

    def show_table(self, on: bool) -> None:
        """The table instead of the dots, or back."""
        self._as_table = on
        self._refresh()

    def _refresh(self) -> None:
        if (found := self._patterns) is None:
            return
        row = self._row
        for key, chip in self._chips.items():
            chip.setChecked(row is None and key == self._key)
        pair = row.pair if row else (self._key, "pain", 0)
        cloud = gather(found.series, *pair)
        line = line_of(cloud, row) if row else None
        split = row.split.at if row and row.split else None
        factor = found.factors.get(pair[0]) or Factor(pair[0], pair[0])
        self._picture = Picture(cloud, factor, line, split if line else None)
        self._at = None
        self._slug = matching_article(pair[0])
        self._say_what(found, row, cloud)
        self._show_picture(self._picture)

    def _say_what(self, found: Patterns, row: Pattern | None, cloud: Cloud) -> None:
        title = row_name(row, found.factors) if row else self._chips[self._key].accessibleName()
        self._title.setText(title)
        days = ngettext("{days} day with both.", "{days} days with both.", cloud.total).format(
            days=cloud.total
        )
        words = f"{found.say(row)} {days}" if row else f"{days} {_plain_caveat(self._key)}"
        self.sentence.setText(words)
        self.allowing.setText(allowing_words(found, row) if row else "")
        self.allowing.setVisible(bool(self.allowing.text()))
        self._article.setVisible(bool(self._slug))
        self.frame.setAccessibleName(_("Dots: {title}").format(title=title))
        reach = cloud_words(self._picture, self._outcome_name())
        self.frame.setAccessibleDescription(f"{words} {reach}".strip())
        self.frame.saving.tell(title, self._caption(found, words))

    def _caption(self, found: Patterns, words: str) -> str:
        """What a person who has only the picture needs to know."""
        if (picture := self._picture) is None:
            return words
        axes = _("Up: {outcome}, 0 to 10. Across: {factor}.").format(
            outcome=self._outcome_name(), factor=picture.factor.label
        )
        period = period_words(found.series)
        return "\n".join(filter(None, (words, f"{axes} {_hint(picture)}".strip(), period)))

    def _show_picture(self, picture: Picture) -> None:
        some = len(picture.cloud.x) > 0
        self._nothing.setVisible(not some)
        self.table.setVisible(some and self._as_table)
        self.frame.setVisible(some and not self._as_table)
        self.table.show_table(self._table(picture))
        self.plot.show_picture(picture)
        self._say(None)

    def _table(self, picture: Picture) -> Table:
        cloud = picture.cloud
        outcome = self._outcome_name()
        rows = [
            [factor_value(picture.factor, float(x)), f"{round(float(y), 1):g}", f"{int(days)}"]
            for x, y, days in zip(cloud.x, cloud.y, cloud.days, strict=True)
        ]
        return Table([picture.factor.label, outcome, _("Days")], rows)

    def _outcome_name(self) -> str:
        return _("Sleep quality") if self._row and self._row.outcome != "pain" else _("Pain")

    # ------------------------------------------------------------------ reading
    def _keys(self) -> Keys:
        key = Qt.Key
        return {
            key.Key_Left: lambda: self._step(-1),
            key.Key_Right: lambda: self._step(1),
            key.Key_Home: lambda: self._read(0),
            key.Key_End: lambda: self._read(-1),
        }

    def _step(self, by: int) -> None:
        self._read((0 if by > 0 else -1) if self._at is None else self._at + by)

    def _read(self, at: int) -> None:
        """Put the mark on a dot, by place in the order of the factor, and say it."""
        if self._picture is None or not (count := len(self._picture.cloud.x)):
            return
        self._choose(count - 1 if at == -1 and self._at != 0 else min(max(at, 0), count - 1))

    def _choose(self, at: int) -> None:
        self._at = at
        self._say(at)
        announce(self.frame, self.reading.text())

    def _hover(self, at: int | None) -> None:
        self._say(self._at if at is None else at)

    def _press(self, at: int | None) -> None:
        if at is not None:
            self._choose(at)

    def _say(self, at: int | None) -> None:
        """Mark a dot and read it; without one, say what can be seen."""
        if self._picture is not None:
            self.plot.mark_dot(at)
            words = _hint(self._picture)
            if at is not None:
                words = dot_words(self._picture, at, self._outcome_name())
            self.reading.setText(words)


def dot_words(picture: Picture, at: int, outcome: str) -> str:
    """One dot as it is read out."""
    cloud, days = picture.cloud, int(picture.cloud.days[at])
    return ngettext(
        "{factor} {x}, {outcome} {y}: {days} day.",
        "{factor} {x}, {outcome} {y}: {days} days.",
        days,
    ).format(
        factor=picture.factor.label,
        x=factor_value(picture.factor, float(cloud.x[at])),
        outcome=outcome,
        y=f"{round(float(cloud.y[at]), 1):g}",
        days=days,
    )


def cloud_words(picture: Picture | None, outcome: str) -> str:
    """From where to where the dots reach."""
    if picture is None or not len(picture.cloud.x):
        return ""
    cloud = picture.cloud
    return _("{factor} from {low} to {high}, {outcome} from {least} to {most}.").format(
        factor=picture.factor.label,
        low=factor_value(picture.factor, float(cloud.x.min())),
        high=factor_value(picture.factor, float(cloud.x.max())),
        outcome=outcome,
        least=f"{round(float(cloud.y.min()), 1):g}",
        most=f"{round(float(cloud.y.max()), 1):g}",
    )


def _hint(picture: Picture) -> str:
    words = [_("Larger dots are more days.")] if (picture.cloud.days > 1).any() else []
    if picture.line is not None:
        words.append(_("The band is the likely range of the line."))
    return " ".join(words)


def _plain_caveat(key: str) -> str:
    if key == "stress":
        return _("Same day: it cannot be told which came first.")
    return _("Sleep is the night before. Going together does not tell why.")
