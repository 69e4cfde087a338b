"""What the page says, ready to be laid out as a picture, as HTML or as text: no Qt, no numbers to
work out any more. A private note has no place in it unless it was chosen by itself."""

from dataclasses import dataclass
from datetime import date

from dialdown.summary.chosen import Chosen
from dialdown.summary.period import Period
from dialdown.summary.words import Line


@dataclass(frozen=True, slots=True)
class DataBox:
    """How the diary was kept, counted in days of the period.

    `unknown` are days without a time of writing, `blank` days without anything that were not
    paused, `longest_gap` the most blank days in a row, `pain` the days
    that have an answer about pain.
    """

    total: int
    recorded: int
    same_day: int
    on_time: int
    late: int
    unknown: int
    imported: int
    paused: int
    blank: int
    longest_gap: int
    pain: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the period beside the period before.

    `value` is empty when nothing was recorded, `before` when nothing was recorded then. `change` is
    the one wording of every change; `direction` -1, 0 or 1.
    """

    key: str
    label: str
    value: str
    before: str = ""
    change: str = ""
    direction: int = 0
    typed: bool = False


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A day, or the mean of several: pain and stress 0-10, sleep in minutes, None where blank."""

    first: date
    pain: float | None = None
    worst: float | None = None
    derived: bool = False
    sleep: float | None = None
    stress: float | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the time axis with a name; `steps` are dates within that are marked."""

    label: str
    first: date
    last: date
    steps: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartData:
    """The chart: one point for every `step` days, blank ones included. `text` says it in words."""

    period: Period
    step: int
    points: tuple[ChartPoint, ...]
    treatments: tuple[Band, ...]
    flares: tuple[Band, ...]
    visits: tuple[date, ...]
    text: str


@dataclass(frozen=True, slots=True)
class RegionShare:
    """On how many of the days with a body map a region was ticked in a layer; share is 0-1."""

    region: str
    layer: str
    days: int
    share: float


@dataclass(frozen=True, slots=True)
class BodyMap:
    """Where it hurt or was numb: shares, the same in words, and regions that are new."""

    days: int
    shares: tuple[RegionShare, ...]
    words: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A treatment: name with doses, dates and use, how it felt, and pain before and after.

    `compared` says all of it or nothing, so that a number never stands without its doubt.
    """

    name: Line
    when: Line
    felt: Line
    compared: Line


@dataclass(frozen=True, slots=True)
class Treatments:
    """Treatments of the period, newest change first, and names of those that ended before it.

    `trials` are changes that the person tried by a plan and that ended in the period.
    """

    rows: tuple[Row, ...] = ()
    earlier: tuple[Line, ...] = ()
    trials: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class DayTable:
    """The list of days: `heads` name the columns, the first of which is the date."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ScaleChart:
    """One scale over the period, larger: its answers, 0 to `highest`, and the same in words.

    `typed` says that the name is the person's own.
    """

    key: str
    name: str
    period: Period
    points: tuple[tuple[date, float], ...]
    highest: float
    text: str
    typed: bool = False
    in_minutes: bool = False


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """All totals of one paper form, newest first, and what was published about it."""

    name: str
    rows: tuple[tuple[str, str], ...]
    reference: str


@dataclass(frozen=True, slots=True)
class Note:
    """The note of one day, chosen by itself."""

    date: date
    words: Line


@dataclass(frozen=True, slots=True)
class Appendix:
    """What follows the page, as far as it was asked for."""

    days: DayTable | None = None
    charts: tuple[ScaleChart, ...] = ()
    scores: tuple[ScoreTable, ...] = ()
    notes: tuple[Note, ...] = ()
    about: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything on the page. Empty blocks are not shown, nor is a section that is off.

    `wants` are the first three questions, `questions` the rest. `warnings` are on every page:
    they are no section. `appendix` holds the parts that were asked for.
    """

    period: Period
    printed: date
    box: DataBox
    tiles: tuple[Figure, ...]
    own_scales: tuple[Figure, ...]
    wants: tuple[Line, ...]
    chart: ChartData
    body: BodyMap
    touch: tuple[Line, ...]
    treatments: Treatments
    patterns: tuple[Line, ...]
    patterns_rule: str
    mentions: tuple[Line, ...]
    warnings: Line
    warned: bool
    scores: tuple[Line, ...]
    questions: tuple[Line, ...]
    about: tuple[Line, ...]
    footer: tuple[Line, ...]
    chosen: Chosen
    appendix: Appendix
    name: str = ""
    born: str = ""
