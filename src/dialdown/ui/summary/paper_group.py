"""Paper, size of print, and a name that is typed and never kept."""

from dataclasses import replace

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLineEdit, QVBoxLayout, QWidget

from dialdown.i18n import _
from dialdown.ui.summary.choice import Choice
from dialdown.ui.theme import GAP_S, TARGET, Theme
from dialdown.ui.widgets.basics import Button, label, small
from dialdown.ui.widgets.flow import FlowLayout, Wrapping

_LONGEST = 120


def usual_paper() -> str:
    """Letter where inches are used, else A4."""
    american = QLocale.MeasurementSystem.ImperialUSSystem
    return "letter" if QLocale.system().measurementSystem() == american else "a4"


class PaperGroup(QWidget):
    """`name` and `born` are printed as they are typed."""

    def __init__(self, choice: Choice, theme: Theme) -> None:
        super().__init__()
        self._choice = choice
        self._papers = QButtonGroup(self)
        self.name = self._line(_("Name"), choice.chosen.name)
        self.born = self._line(_("Date of birth"), choice.chosen.born)
        self._large = QCheckBox(_("Large print"))
        self._large.setChecked(choice.chosen.large)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        for edit in (self.name, self.born):
            words = label(edit.accessibleName())
            words.setBuddy(edit)
            layout.addWidget(words)
            layout.addWidget(edit)
        remark = _("Printed only if you type them. They are never kept.")
        layout.addWidget(small(theme, remark, wrap=True))
        layout.addWidget(self._offered())
        layout.addWidget(self._large)
        self._large.clicked.connect(lambda on: choice.put(replace(choice.chosen, large=on)))

    def inside(self) -> str:
        """What is chosen, in a few words."""
        chosen = self._choice.chosen
        named = _("with a name") if chosen.name or chosen.born else _("no name")
        large = _("large print") if chosen.large else ""
        return " · ".join(filter(None, (named, _papers()[chosen.paper], large)))

    def _offered(self) -> Wrapping:
        chips = Wrapping(FlowLayout())
        for key, words in _papers().items():
            chip = Button(words, "chip", checkable=True)
            chip.setChecked(key == self._choice.chosen.paper)
            self._papers.addButton(chip)
            chip.toggled.connect(lambda on, k=key: self._take(k) if on else None)
            chips.add(chip)
        return chips

    def _take(self, paper: str) -> None:
        self._choice.put(replace(self._choice.chosen, paper=paper))

    def _line(self, name: str, shown: str) -> QLineEdit:
        edit = QLineEdit(shown)
        edit.setAccessibleName(name)
        edit.setMinimumHeight(TARGET)
        edit.setMaxLength(_LONGEST)
        edit.textChanged.connect(self._typed)
        return edit

    def _typed(self) -> None:
        chosen = replace(self._choice.chosen, name=self.name.text(), born=self.born.text())
        self._choice.put(chosen, typing=True)


def _papers() -> dict[str, str]:
    return {"a4": _("A4"), "letter": _("US Letter")}
