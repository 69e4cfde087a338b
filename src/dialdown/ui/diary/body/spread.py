"""How the marked places changed over months: the figures shaded by days, and the same as a table.

Imported only when it is asked for.
"""

from datetime import timedelta

from PySide6.QtWidgets import (
    QDialog,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dialdown.domain.body import Seen, mapped, new_regions, place_words, region_words, seen
from dialdown.domain.vocabulary import LAYERS
from dialdown.i18n import N_, _, ngettext
from dialdown.ui.charts.tables import Table, TableView
from dialdown.ui.diary.body.layers import LayerBar
from dialdown.ui.diary.body.one_of import OneOf
from dialdown.ui.diary.body.spread_figure import SpreadFigure
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_L, GAP_S, GAP_XL, Theme
from dialdown.ui.widgets.announce import StatusLine
from dialdown.ui.widgets.basics import Button, Card, heading, label, row, small, title
from dialdown.ui.words import full_date

PERIODS: dict[str, tuple[str, int | None]] = {
    "30": (N_("30 days"), 30),
    "91": (N_("3 months"), 91),
    "365": (N_("1 year"), 365),
    "all": (N_("All"), None),
}


class SpreadView(QWidget):
    """A period and a layer are chosen; the figures and the table show on how many days each
    region was marked.
    """

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._new = Card(heading(theme, _("New in the last 30 days")))
        self._new_words = label(wrap=True)
        self._new.body.addWidget(self._new_words)
        self._new.body.addWidget(label(_("New area: tell your doctor."), wrap=True))
        self.layers = LayerBar(theme, _("Show: {name}"))
        self.periods = OneOf({key: _(name) for key, (name, _days) in PERIODS.items()}, "91")
        for choice in (self.layers, self.periods):
            choice.chosen.connect(self.refresh)
        self._said = StatusLine()
        self._said.setWordWrap(True)
        self.figure = SpreadFigure(theme)
        self.table = TableView(theme, _("Days for each place"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, GAP_S, 0)
        layout.setSpacing(GAP_L)
        for part in (self._new, self.layers, self.periods, self._said, self.figure):
            layout.addWidget(part)
        layout.addWidget(
            small(theme, _("The number is the days. Stronger shade: more days."), True)
        )
        layout.addWidget(self.table)
        self.refresh()

    def refresh(self) -> None:
        """Read the diary again and show the chosen period."""
        today = self._session.today()
        days = self._session.diary.days(last=today)
        length = PERIODS[self.periods.current][1]
        since = today - timedelta(days=length - 1) if length else None
        filled = len(mapped(days, since))
        found = [entry for entry in seen(days, self.layers.current, since) if entry.days]
        self.figure.show_days({entry.region: entry.days for entry in found}, filled)
        self.table.show_table(_table(found))
        self.table.setVisible(bool(found))
        self._say(found, filled)
        new = new_regions(days, today)
        lines = [f"{_(LAYERS[layer])}: {place_words(where)}." for layer, where in new.items()]
        self._new_words.setText("\n".join(lines))
        self._new.setVisible(bool(new))

    def _say(self, found: list[Seen], filled: int) -> None:
        layer = _(LAYERS[self.layers.current])
        if not filled:
            said = _("Nothing was marked on the body in this time.")
        else:
            said = ngettext(
                "{layer}: of {days} day on which you marked the body.",
                "{layer}: of {days} days on which you marked the body.",
                filled,
            ).format(layer=layer, days=filled)
            said += "" if found else " " + _("None in this time.")
        self._said.say(said)
        most = ", ".join(f"{region_words(entry.region)} {entry.days}" for entry in found[:5])
        self.figure.setAccessibleDescription(f"{said} {most}".strip())


class SpreadDialog(QDialog):
    """The view in a window of its own. Escape or Close leaves it."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Body map over time"))
        self.view = SpreadView(session, theme)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.windowTitle())
        scroll.setWidget(self.view)
        self._close = Button(_("Close"))
        self._close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_XL, GAP_L, GAP_XL, GAP_L)
        layout.setSpacing(GAP_L)
        layout.addWidget(title(theme, _("Body map over time")))
        layout.addWidget(scroll, 1)
        layout.addLayout(row(None, self._close))
        self.resize(900, 760)
        self.view.layers.buttons[self.view.layers.current].setFocus()


def _table(found: list[Seen]) -> Table:
    rows = [
        (region_words(entry.region), full_date(entry.first), str(entry.days)) for entry in found
    ]
    return Table([_("Place"), _("First seen"), _("Days")], rows)
