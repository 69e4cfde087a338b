"""The records that a page may draw on, gathered from wherever they are kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dialdown.domain import records as kinds


@dataclass(frozen=True, slots=True)
class Records:
    """What stands beside the days."""

    own_scales: Sequence[kinds.OwnScale] = ()
    own_tags: Sequence[kinds.OwnTag] = ()
    flares: Sequence[kinds.Flare] = ()
    treatments: Sequence[kinds.Treatment] = ()
    dose_steps: Sequence[kinds.DoseStep] = ()
    as_needed_doses: Sequence[kinds.AsNeededDose] = ()
    pauses: Sequence[kinds.Pause] = ()
    scores: Sequence[kinds.Score] = ()
    anchors: Sequence[kinds.Anchor] = ()
    mentions: Sequence[kinds.Mention] = ()
    appointments: Sequence[kinds.Appointment] = ()
    questions: Sequence[kinds.Question] = ()
    trials: Sequence[kinds.Trial] = ()
    about: Sequence[kinds.AboutMe] = ()

    @classmethod
    def read(cls, records: Callable[[Any], Sequence[Any]]) -> "Records":
        """Gather all kinds; `records` gives the records of one kind (`diary.records` does)."""
        return cls(
            own_scales=records(kinds.OwnScale),
            own_tags=records(kinds.OwnTag),
            flares=records(kinds.Flare),
            treatments=records(kinds.Treatment),
            dose_steps=records(kinds.DoseStep),
            as_needed_doses=records(kinds.AsNeededDose),
            pauses=records(kinds.Pause),
            scores=records(kinds.Score),
            anchors=records(kinds.Anchor),
            mentions=records(kinds.Mention),
            appointments=records(kinds.Appointment),
            questions=records(kinds.Question),
            trials=records(kinds.Trial),
            about=records(kinds.AboutMe),
        )
