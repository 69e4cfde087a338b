"""Beside the article: the things to mention, as they are ticked beside the days."""

from PySide6.QtCore import Signal

from dialdown.i18n import _
from dialdown.ui.records.mentions import MentionsSection


class MentionsForm(MentionsSection):
    """The same ticks and words, and where they go."""

    article_asked = Signal(str)

    def build(self) -> None:
        """The ticks, below them what becomes of them."""
        super().build()
        self.say(_("What you tick is carried to your appointment summary."))
