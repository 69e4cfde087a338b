"""What the pain feels like."""

from dialdown.domain.vocabulary import QUALITIES
from dialdown.i18n import _
from dialdown.ui.diary.parts import Now
from dialdown.ui.diary.ticks import ChipsPart
from dialdown.ui.theme import Theme


class QualitiesPart(ChipsPart):
    """The 24 qualities, in the order in which people name them most."""

    def __init__(self, theme: Theme, now: Now, alone: bool = False) -> None:
        title = _("What the pain feels like")
        super().__init__(theme, title, "quality", _words, now, alone=alone)


def _words() -> dict[str, str]:
    return {key: _(word) for key, word in QUALITIES.items()}
