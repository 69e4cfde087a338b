"""Taking over a ready-made choice of what to be asked."""

from dialdown.domain.choices import PRESETS, preset_choices
from dialdown.domain.records import ScaleChoice
from dialdown.i18n import _
from dialdown.ui.session import Session


def apply_preset(session: Session, preset: str) -> bool:
    """Ask exactly what `preset` (a key of PRESETS) names, as one step to undo; True if saved.

    An empty or unknown name changes nothing.
    """
    if preset not in PRESETS:
        return True
    name, _scales = PRESETS[preset]
    wanted = preset_choices(preset, session.diary.records(ScaleChoice))
    return session.save(_("Questions: {choice}").format(choice=_(name)), *wanted)
