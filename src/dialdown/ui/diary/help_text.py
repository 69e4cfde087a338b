"""What to do about a warning: the same words for everyone, never worked out from the diary."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from dialdown.domain.records import HelpNumber
from dialdown.domain.vocabulary import WARNINGS
from dialdown.i18n import N_, _
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.basics import (
    Button,
    Card,
    clear,
    column,
    heading,
    holder,
    label,
    row,
    small,
)

ARTICLE = "when-to-get-help"

_NOW, _TODAY, _SOON = N_("Now"), N_("Today"), N_("Within days")
# What the article "when to get help quickly" says of each warning, shortened; its sources hold.
_WORDS: dict[str, tuple[tuple[str, str], ...]] = {
    "new_weakness": (
        (_NOW, N_("Call the emergency number if the weakness grows over hours or days. "
                  "Call too if both legs lose strength, or your face is weak. "
                  "The same goes for trouble walking, breathing, swallowing or speaking.")),
        (_SOON, N_("If none of this fits, ask your doctor for a visit. "
                   "A foot that drags counts as weakness.")),
    ),
    "fall": (
        (_NOW, N_("Call the emergency number if you are badly hurt. "
                  "Call too if your legs quickly lose strength. "
                  "The same goes for a faint with chest pain.")),
        (_SOON, N_("If none of this fits, ask your doctor for a visit. "
                   "A faint when you stand up counts too.")),
    ),
    "foot_wound": (
        (_NOW, N_("Call the emergency number if you have a fever or feel very ill. "
                  "Call too if redness spreads fast or skin turns black. "
                  "The same goes for a foot that suddenly turns cold and pale or blue.")),
        (_TODAY, N_("If none of this fits, call your doctor or foot clinic today. "
                    "Do so even if it does not hurt. "
                    "Keep your weight off that foot until it has been seen.")),
    ),
    "numb_groin": (
        (_NOW, N_("New numbness between the legs is an emergency. "
                  "So is numbness around the genitals or the back passage. "
                  "Call the emergency number now, or go to the emergency room. "
                  "New trouble passing or holding urine belongs here too. "
                  "So do loss of bowel control and weak legs.")),
    ),
    "new_area": (
        (_NOW, N_("Call the emergency number if numbness or weakness grows over hours or days. "
                  "Call too if the area between your legs is numb. "
                  "The same goes for sudden chest pain.")),
        (_SOON, N_("If none of this fits, ask your doctor for a visit. "
                   "Say if it is on one side only, or in the face or trunk.")),
    ),
}  # fmt: skip


class HelpText(Card):
    """A card about one of WARNINGS: what to do, the person's own numbers, where to read more."""

    open_article = Signal(str)

    def __init__(self, theme: Theme, kind: str, numbers: Sequence[HelpNumber] = ()) -> None:
        super().__init__()
        title = _(WARNINGS[kind])
        self.setAccessibleName(title)
        self._numbers = column()
        more = Button(_("When to get help quickly"))
        more.setAccessibleName(f"{title}: {more.text()}")
        more.clicked.connect(lambda: self.open_article.emit(ARTICLE))
        self.body.addWidget(heading(theme, title, wrap=True))
        for when, words in _WORDS[kind]:
            first = heading(theme, _(when))
            self.body.addWidget(holder(column(first, label(_(words), wrap=True))))
        self.body.addLayout(self._numbers)
        self.body.addLayout(row(more, None))
        same = _("These words are the same for everyone. They do not look at your diary.")
        self.body.addWidget(small(theme, same, wrap=True))
        self._theme = theme
        self.show_numbers(numbers)

    def show_numbers(self, numbers: Sequence[HelpNumber]) -> None:
        """Show the person's own telephone numbers."""
        clear(self._numbers)
        if numbers:
            self._numbers.addWidget(heading(self._theme, _("Your numbers")))
        for number in sorted(numbers, key=lambda n: (n.position, n.name)):
            self._numbers.addWidget(label(f"{number.name}: {number.number}", wrap=True))

    def words(self) -> str:
        """All that is said, as a screen reader is told it."""
        return ". ".join(part.text() for part in self.findChildren(type(label())) if part.text())
