"""What the person's own diary says on the subject of an article."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dialdown.domain.records import HelpNumber, OwnScale, OwnTag
from dialdown.i18n import _, ngettext
from dialdown.ui.session import Session

if TYPE_CHECKING:
    from dialdown.insights import Factor, Pattern, Settled

_SLEEP = ("sleep_quality", "sleep_hours")


@dataclass(frozen=True, slots=True)
class Content:
    """A card: plain sentences, perhaps one pattern to draw, perhaps one way on.

    `chart` names what "See the chart" opens, `day` what "Open today" opens; empty where neither.
    """

    title: str
    lines: tuple[str, ...]
    pattern: "Pattern | None" = None
    chart: str = ""
    day: date | None = None


def content(slug: str, session: Session) -> Content | None:
    """What stands beside the article; None where the diary has nothing to say on it."""
    say = _BESIDE.get(slug)
    return say(session) if say else None


def _alarm(session: Session) -> Content:
    """Days recorded, and the row of sleep once patterns are settled."""
    title = _("In your diary")
    days = session.diary.days()
    if not days:
        empty = _("Nothing is noted yet. One number is enough for a day.")
        return Content(title, (empty,), day=session.today())
    with_pain = sum(day.pain is not None for day in days)
    noted = ngettext("You have noted {count} day.", "You have noted {count} days.", len(days))
    pain = ngettext(
        "Pain is noted on {count} of them.", "Pain is noted on {count} of them.", with_pain
    )
    counted = f"{noted.format(count=len(days))} {pain.format(count=with_pain)}"
    return _with_sleep(Content(title, (counted,)), session)


def _with_sleep(card: Content, session: Session) -> Content:
    # Only here, because numpy takes its time to load and most pages do without.
    from dialdown.insights import sentence

    settled, factors = _settled(session)
    if settled.look_day is None:
        return Content(card.title, (sentence(settled), *card.lines))
    row = _sleep_row(settled)
    if row is None:
        lacking = _("Sleep is not noted yet, so nothing can be said about sleep and pain.")
        return Content(card.title, (lacking, *card.lines))
    lines = [sentence(row, factors)]
    if row.verdict in ("clear", "possible"):
        lines.append(_("Going together does not prove cause."))
    drawn = row if row.p is not None and row.in_points else None
    return Content(card.title, (*lines, *card.lines), pattern=drawn, chart=row.factor)


def _settled(session: Session) -> "tuple[Settled, list[Factor]]":
    """The patterns as the Charts tab shows them: all days, the whole family."""
    from dialdown.insights import (
        build_series,
        scale_factor,
        settled_patterns,
        standard_factors,
        tag_factor,
    )

    tags = session.diary.records(OwnTag)
    own = [scale_factor(record.scale) for record in session.diary.records(OwnScale)]
    factors = [*standard_factors(), *own, *map(tag_factor, tags)]
    return settled_patterns(build_series(session.diary.days(), tags), factors), factors


def _sleep_row(settled: "Settled") -> "Pattern | None":
    """How well the night was against pain, else how long; fixed beforehand, not the better one."""
    rows = {row.pair: row for row in settled.patterns}
    found = (rows.get((key, "pain", 0)) for key in _SLEEP)
    return next((row for row in found if row is not None), None)


def _help_numbers(session: Session) -> Content | None:
    """The person's own telephone numbers for a bad moment."""
    numbers = sorted(session.diary.records(HelpNumber), key=lambda n: (n.position, n.name))
    if not numbers:
        return None
    return Content(_("Your numbers"), tuple(f"{n.name}: {n.number}" for n in numbers))


_BESIDE: dict[str, Callable[[Session], Content | None]] = {
    "alarm-set-too-high": _alarm,
    "when-to-get-help": _help_numbers,
}
