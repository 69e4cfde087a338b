"""What stands below forms that have to do with mood: the same words for every total."""

from collections.abc import Callable, Sequence

from dialdown.domain.records import HelpNumber
from dialdown.i18n import _
from dialdown.ui.learn.forms.plan_page import sorted_numbers
from dialdown.ui.records.fields import fitted
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.basics import Button, Card, heading, label, small
from dialdown.ui.widgets.flow import FlowLayout, Wrapping

MOOD_FORMS = ("phq2", "gad2", "csi", "csi9")
"""The forms on mood, and the CSI, whose totals go along with mood."""


class MoodHelp(Card):
    """When to tell somebody, the person's own numbers, and where to read more."""

    def __init__(
        self, theme: Theme, numbers: Sequence[HelpNumber], read_more: Callable[[], object]
    ) -> None:
        super().__init__()
        name = _("If you feel low or worried")
        soon = _("On most days? Tell your doctor. This deserves help for its own sake.")
        now = _("If you think of ending your life, or cannot stay safe, do not wait.")
        same = _("These words are the same for everyone. They do not look at your total.")
        more = Button(_("When to get help quickly"))
        more.setAccessibleName(f"{name}: {more.text()}")
        more.clicked.connect(read_more)
        self.setAccessibleName(name)
        self.body.addWidget(heading(theme, name, wrap=True))
        for words in (soon, now, *(f"{n.name}: {n.number}" for n in sorted_numbers(numbers))):
            self.body.addWidget(fitted(label(words, wrap=True)))
        self.body.addWidget(Wrapping(FlowLayout(), more))
        self.body.addWidget(small(theme, same, wrap=True))
