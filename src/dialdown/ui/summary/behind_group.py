"""What follows the page: parts to tick, and notes one by one."""

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from dialdown.i18n import N_, _, ngettext
from dialdown.summary.chosen import APPENDIX
from dialdown.summary.source import SummarySource
from dialdown.ui.summary.choice import Choice
from dialdown.ui.summary.notes_list import NotesList
from dialdown.ui.theme import GAP_XS, Theme
from dialdown.ui.widgets.basics import small

NAMES = {
    "rest": N_("What did not fit"),
    "days": N_("List of days"),
    "charts": N_("Larger charts"),
    "scores": N_("All scores"),
    "about": N_("About me"),
}


class BehindGroup(QWidget):
    """Nothing is ticked unless it was the last time; notes never are."""

    def __init__(self, source: SummarySource, choice: Choice, theme: Theme) -> None:
        super().__init__()
        self._choice = choice
        self.notes = NotesList(source, choice, theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_XS)
        remark = _("These come on pages of their own, after the one page.")
        layout.addWidget(small(theme, remark, wrap=True))
        for key in (key for key in APPENDIX if key in NAMES):
            tick = QCheckBox(_(NAMES[key]))
            tick.setAccessibleName(_("{what}, behind the page").format(what=_(NAMES[key])))
            tick.setChecked(key in choice.chosen.appendix)
            tick.clicked.connect(lambda on, k=key: self._tick(k, on))
            layout.addWidget(tick)
        layout.addWidget(self.notes)

    def inside(self) -> str:
        """What is chosen, in a few words."""
        chosen = self._choice.chosen
        words = [_(NAMES[key]) for key in chosen.parts if key in NAMES]
        if count := len(chosen.notes):
            words.append(ngettext("{n} note", "{n} notes", count).format(n=count))
        return " · ".join(words) or _("nothing")

    def _tick(self, key: str, on: bool) -> None:
        self._choice.put(self._choice.chosen.with_part(key, on))
