"""What a piece is made from, and what it is made of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, TypeVar

from dialdown.domain.day import Day
from dialdown.domain.records import Record
from dialdown.i18n import _, ngettext
from dialdown.ui.learn.small_chart import SmallPicture

if TYPE_CHECKING:
    from dialdown.insights import Pattern
    from dialdown.ui.charts.patterns_data import Patterns

RECENT_DAYS = 90
"""Calendar days up to today that counts and small charts look at."""

R = TypeVar("R", bound=Record)


class ReadRecords(Protocol):
    """Reads all records of one kind, as `Diary.records` does."""

    def __call__(self, kind: type[R]) -> list[R]:
        """The records."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The diary as a piece sees it: all days in order, and the records beside them.

    `patterns` are None until they are worked out; `failed` where that came to nothing.
    """

    days: Sequence[Day]
    today: date
    records: ReadRecords
    patterns: "Patterns | None" = None
    failed: bool = False

    @property
    def since(self) -> date:
        """The first of the recent days."""
        return self.today - timedelta(days=RECENT_DAYS - 1)

    @property
    def recent(self) -> list[Day]:
        """The days noted in the last 90 days."""
        return [day for day in self.days if self.since <= day.date <= self.today]


@dataclass(frozen=True, slots=True)
class Strong:
    """A line that stands out."""

    words: str


Part: TypeAlias = "str | Strong | Pattern | SmallPicture"
"""A plain line, a line that stands out, a dot with its range, a small chart."""


@dataclass(frozen=True, slots=True)
class Way:
    """A button that leads on.

    `kind` tells what `target` is: a factor or a section of the Charts tab, a section of what
    stands beside the days, an article, or nothing, for the timeline and for today.
    """

    words: str
    kind: Literal["factor", "section", "timeline", "beside", "article", "today"]
    target: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """A card: its parts from top to bottom, then the ways on."""

    title: str
    parts: tuple[Part, ...]
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Says what the diary holds on a subject, None where there is nothing to say.

    `finds` is true where it needs patterns, which come later than the rest.
    """

    say: Callable[[Notes], Content | None]
    finds: bool = False


def title() -> str:
    """The heading of nearly every card."""
    return _("In your diary")


def nothing_yet() -> Content:
    """An empty diary: the way to today."""
    empty = _("Nothing is noted yet. One number is enough for a day.")
    return Content(title(), (empty,), (Way(_("Open today"), "today"),))


def days_noted(days: Sequence[Day]) -> str:
    """How many days there are, and on how many there is a pain answer."""
    with_pain = sum(day.pain is not None for day in days)
    noted = ngettext("You have noted {count} day.", "You have noted {count} days.", len(days))
    pain = ngettext(
        "Pain is noted on {count} of them.", "Pain is noted on {count} of them.", with_pain
    )
    return f"{noted.format(count=len(days))} {pain.format(count=with_pain)}"


def on_days(count: int) -> str:
    """`3 days`."""
    return ngettext("{count} day", "{count} days", count).format(count=count)
