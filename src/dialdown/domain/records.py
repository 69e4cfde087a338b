"""What stands beside the days: own scales and tags, flares, treatments, scores, appointments.

Each is a plain record with an identity of its own. Dates are calendar dates of the person; an end
of None means that it goes on.
"""

from dataclasses import dataclass, field
from datetime import date

from dialdown.domain.day import new_id
from dialdown.domain.scales import Kind, Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Anything with an identity that is stored beside the days."""

    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnScale(Record):
    """A scale that the person added. First-class: charts, insights, export and summary have it."""

    name: str
    kind: Kind = Kind.RATING
    low_end: str = ""
    high_end: str = ""
    worse: str = ""  # "low", "high" or "" where neither end is worse
    position: int = 0
    hidden: bool = False

    def __post_init__(self) -> None:
        """The kind as one of `Kind`, also where a file gave its word. Raises ValueError if none."""
        object.__setattr__(self, "kind", Kind(self.kind))

    @property
    def scale(self) -> Scale:
        """The scale as everything else knows it, under the key `own:<id>`."""
        return Scale(
            f"own:{self.id}", self.name, self.kind, self.low_end, self.high_end,
            worse=self.worse or None, own=True, hidden=self.hidden,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTag(Record):
    """A tag that the person added to a group; not recorded on days before `since`."""

    name: str
    group: str
    since: date
    position: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleChoice(Record):
    """Where a scale stands and, if built-in, whether it is asked. The id is the scale's key."""

    position: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Flare(Record):
    """A run of days that the person marks as one flare."""

    start: date
    end: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment(Record):
    """A medicine, therapy or habit. What helped and the verdict are the person's own words."""

    name: str
    treatment_class: str = "other"
    start: date
    end: date | None = None
    as_needed: bool = False
    helped: str = ""
    side_effects: tuple[str, ...] = ()
    verdict: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseStep(Record):
    """From `start` on, this dose, as the person writes it."""

    treatment_id: str
    start: date
    dose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AsNeededDose(Record):
    """One use of an as-needed treatment on a date."""

    treatment_id: str
    date: date
    dose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial(Record):
    """A planned comparison: blocks of `block_days`, each "with" or "without" one change."""

    change: str
    start: date
    block_days: int = 14
    blocks: tuple[str, ...] = ()
    ended: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause(Record):
    """A time in which the person chose not to track. Nothing is missing in it."""

    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(Record):
    """The total of a paper questionnaire, typed by hand. `form` is a key of SCORE_RANGES."""

    form: str
    total: float
    date: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor(Record):
    """What 0, 5 or 10 means to this person, in their words, from a date on."""

    level: int
    words: str
    date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Record):
    """One of the things to mention to a doctor. The id is a key of MENTIONS."""

    noted: bool = True
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Record):
    """A visit."""

    date: date
    who: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """Something to ask or to want from a visit; without an appointment it is for the next one."""

    words: str
    appointment_id: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutMe(Record):
    """Free text about the person. The id is a key of ABOUT_ME."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPart(Record):
    """One part of the plan for flare days, in the person's words. The id is a key of PLAN_PARTS."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpNumber(Record):
    """A telephone number for a bad moment."""

    name: str
    number: str
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedRow(Record):
    """A row of a foreign file that was read once and is skipped ever after.

    The id is the format and the SHA-256 of the normalised row: "daylio:<hash>".
    """

    format: str
    date: date


RECORD_TYPES: tuple[type[Record], ...] = (
    OwnScale, OwnTag, ScaleChoice, Flare, Treatment, DoseStep, AsNeededDose, Trial, Pause, Score,
    Anchor, Mention, Appointment, Question, AboutMe, PlanPart, HelpNumber, ImportedRow,
)  # fmt: skip
"""Every kind of record beside the days, in the order in which they are exported."""
