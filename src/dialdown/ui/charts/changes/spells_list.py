"""Quiet hints: days well above the usual. One press opens them, another marks them as a flare."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.domain.records import Flare
from dialdown.i18n import _
from dialdown.insights import HighSpell
from dialdown.ui.charts.changes.recent_data import Recent, spell_words
from dialdown.ui.charts.dates import short_day
from dialdown.ui.records.actions import flare_clash
from dialdown.ui.records.wording import span_words
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_S, Theme
from dialdown.ui.widgets.basics import Button, clear, label, small
from dialdown.ui.widgets.flow import FlowLayout, Wrapping


class SpellsList(QWidget):
    """One entry a spell, the newest on top. Never called a flare unless the person marks it."""

    open_day = Signal(object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._marked: date | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP_S)

    def show_spells(self, found: Recent) -> None:
        """Show the spells of the last ninety days."""
        clear(self._layout)
        self.setVisible(bool(found.spells))
        if not found.spells:
            return
        flares = self._session.diary.records(Flare)
        for spell in found.spells:
            self._layout.addWidget(label(spell_words(found, spell), wrap=True))
            self._layout.addWidget(self._buttons(spell, flares, found.reading.today))
        words = _("Only a hint. Many such days are ordinary ups and downs.")
        self._layout.addWidget(small(self._theme, words, wrap=True))

    def _buttons(self, spell: HighSpell, flares: Sequence[Flare], today: date) -> Wrapping:
        day = short_day(spell.first, today)
        look = Button(_("Open {day}").format(day=day), "quiet")
        look.clicked.connect(lambda: self.open_day.emit(spell.first))
        line = Wrapping(FlowLayout(), look)
        if any(f.start <= spell.last and (f.end is None or f.end >= spell.first) for f in flares):
            line.add(label(_("You marked a flare here."), muted=True))
        else:
            name = _("Mark {when} as a flare").format(
                when=span_words(spell.first, spell.last, today)
            )
            mark = Button(_("Mark as a flare"), "quiet", name)
            mark.clicked.connect(lambda: self._mark(spell))
            line.add(mark)
        if self._marked == spell.first:  # the pressed button is gone
            self._marked = None
            look.setFocus()
        return line

    def _mark(self, spell: HighSpell) -> None:
        flare = Flare(start=spell.first, end=spell.last)
        if clash := flare_clash(self._session, flare):
            self._session.said.emit(clash)
            return
        self._marked = spell.first
        when = span_words(spell.first, spell.last, self._session.today())
        self._session.save(_("Flare, {when}").format(when=when), flare)
