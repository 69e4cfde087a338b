"""Scales: everything that is rated, counted or measured once a day."""

import math
from dataclasses import dataclass
from enum import StrEnum

from dialdown.i18n import N_, _


class Kind(StrEnum):
    """How a scale is answered and stored."""

    RATING = "rating"  # 0-10, one decimal at most
    DURATION = "duration"  # stored in minutes, shown in hours and minutes
    MINUTES = "minutes"
    COUNT = "count"
    YES_NO = "yes_no"  # 1 or 0


_HIGHEST = {
    Kind.RATING: 10.0,
    Kind.DURATION: 24 * 60.0,
    Kind.MINUTES: 24 * 60.0,
    Kind.COUNT: 10_000.0,
    Kind.YES_NO: 1.0,
}


class OutOfRangeError(ValueError):
    """A value that a scale cannot hold. The text names the scale in plain words."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Something rated once a day.

    `worse` tells which end is the unwelcome one, where that is known: "low", "high" or None.
    `label` and the ends are English for the built-in scales, the person's own words otherwise.
    """

    key: str
    label: str
    kind: Kind = Kind.RATING
    low_end: str = ""
    high_end: str = ""
    worse: str | None = None
    own: bool = False
    hidden: bool = False

    @property
    def lowest(self) -> float:
        """Smallest value that can be stored."""
        return 0.0

    @property
    def highest(self) -> float:
        """Largest value that can be stored (minutes for durations)."""
        return _HIGHEST[self.kind]

    @property
    def title(self) -> str:
        """The name to show."""
        return self.label if self.own else _(self.label)

    @property
    def ends(self) -> tuple[str, str]:
        """Words for the two ends, each perhaps empty."""
        if self.own:
            return self.low_end, self.high_end
        return _(self.low_end), _(self.high_end)

    def accept(self, value: float) -> float:
        """`value` as it is stored: ratings with one decimal, the rest whole.

        Raises OutOfRangeError, with the scale's name, for anything the scale cannot hold.
        """
        if not math.isfinite(value) or not self.lowest <= value <= self.highest:
            raise OutOfRangeError(
                _("{scale} must be from {lowest} to {highest}.").format(
                    scale=self.title, lowest=f"{self.lowest:g}", highest=self.shown(self.highest)
                )
            )
        return round(value, 1) if self.kind is Kind.RATING else float(round(value))

    def shown(self, value: float) -> str:
        """A stored value in words for the screen: 7, 6 h 30, 40 min, yes."""
        if self.kind is Kind.DURATION:
            return duration_words(value)
        if self.kind is Kind.MINUTES:
            return _("{minutes} min").format(minutes=f"{value:g}")
        if self.kind is Kind.YES_NO:
            return _("yes") if value else _("no")
        return f"{value:g}"


def duration_words(minutes: float) -> str:
    """Minutes as `6 h 30` or `7 h`."""
    hours, rest = divmod(round(minutes), 60)
    if rest:
        return _("{hours} h {minutes:02}").format(hours=hours, minutes=rest)
    return _("{hours} h").format(hours=hours)


SCALES: tuple[Scale, ...] = (
    Scale("pain", N_("Pain today"), low_end=N_("none"), high_end=N_("worst imaginable"),
          worse="high"),
    Scale("pain_worst", N_("At its worst"), low_end=N_("none"), high_end=N_("worst imaginable"),
          worse="high"),
    Scale("pain_touch", N_("Pain when touched"), low_end=N_("none"),
          high_end=N_("worst imaginable"), worse="high"),
    Scale("pain_night", N_("Pain in the night"), low_end=N_("none"),
          high_end=N_("worst imaginable"), worse="high"),
    Scale("sleep_hours", N_("Sleep last night"), Kind.DURATION, worse="low"),
    Scale("sleep_quality", N_("How you slept"), low_end=N_("badly"), high_end=N_("well"),
          worse="low"),
    Scale("stress", N_("Stress"), low_end=N_("calm"), high_end=N_("very stressed"), worse="high"),
    Scale("mood", N_("Mood"), low_end=N_("very low"), high_end=N_("very good"), worse="low"),
    Scale("worry", N_("Worry about pain"), low_end=N_("none"), high_end=N_("cannot stop"),
          worse="high"),
    Scale("fatigue", N_("Tiredness"), low_end=N_("none"), high_end=N_("worst"), worse="high"),
    Scale("brain_fog", N_("Foggy head"), low_end=N_("clear head"), high_end=N_("very foggy"),
          worse="high"),
    Scale("function", N_("Did what mattered"), low_end=N_("not at all"), high_end=N_("fully"),
          worse="low"),
    Scale("activity_minutes", N_("Gentle movement"), Kind.MINUTES),
)  # fmt: skip

SCALE: dict[str, Scale] = {scale.key: scale for scale in SCALES}
