"""The exported JSON read with nothing but json and plain Python: days, answers and columns.

Nothing of the program's own arithmetic is used here, so that what the page says can be counted a
second time. Dates and stamps are cut from their text; a blank answer is None.
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import fmean
from typing import Any

DAY = timedelta(days=1)

Row = dict[str, Any]


def day_of(text: str) -> date:
    """The date that a text starts with."""
    return date.fromisoformat(text[:10])


def answers(day: Row) -> dict[str, Row]:
    return day["answers"]


def value(day: Row, key: str) -> float | None:
    return answers(day).get(key, {}).get("value")


def ticked(day: Row, prefix: str) -> list[str]:
    return [key.removeprefix(prefix) for key in answers(day) if key.startswith(prefix)]


def pain(day: Row) -> float | None:
    """The person's own answer, else the mean of two timed readings or more."""
    own = value(day, "pain")
    readings = [moment["pain"] for moment in day["moments"]]
    return fmean(readings) if own is None and len(readings) >= 2 else own


def hours_late(day: Row, text: str | None) -> float | None:
    """Hours on the person's own clock from the day's first midnight; None without a stamp."""
    if not text:
        return None
    wall = datetime.fromisoformat(text.partition("[")[0]).replace(tzinfo=None)
    return (wall - datetime.fromisoformat(day["date"])).total_seconds() / 3600


def is_late(day: Row) -> bool:
    passed = hours_late(day, day["written_at"])
    return passed is not None and passed > 72


@dataclass(frozen=True)
class Export:
    """The file, and the dates that the page is about."""

    days: list[Row]
    records: dict[str, list[Row]]
    first: date
    last: date
    printed: date

    @classmethod
    def read(cls, path: Path, first: date, last: date, printed: date) -> "Export":
        content = json.loads(path.read_text(encoding="utf-8"))
        kept = [day for day in content["days"] if day["answers"] or day["moments"]]
        for day in kept:
            day["answers"] = {answer["key"]: answer for answer in day["answers"]}
        return cls(kept, content["records"], first, last, printed)

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def before(self) -> tuple[date, date]:
        return self.first - self.length * DAY, self.first - DAY

    def within(self, first: date, last: date) -> list[Row]:
        return [day for day in self.days if first <= day_of(day["date"]) <= last]

    @property
    def now(self) -> list[Row]:
        """The days of the period."""
        return self.within(self.first, self.last)

    @property
    def earlier(self) -> list[Row]:
        """The days of the period before."""
        return self.within(*self.before)

    def touching(self, kind: str) -> list[Row]:
        """Records of a kind with a start and perhaps an end that reach into the period."""
        return [
            record
            for record in self.records[kind]
            if day_of(record["start"]) <= self.last
            and (not record["end"] or day_of(record["end"]) >= self.first)
        ]

    def column(self, first: date, last: date, read: Any) -> list[float]:
        """One number a calendar day, NaN where blank or written late."""
        found = {
            day_of(day["date"]): read(day) for day in self.within(first, last) if not is_late(day)
        }
        every = (first + n * DAY for n in range((last - first).days + 1))
        return [math.nan if found.get(day) is None else found[day] for day in every]

    def every_column(self, scales: Iterable[str], groups: dict[str, Sequence[str]]) -> Row:
        """All columns that the search for patterns reads, from the first day to the last.

        `groups` names the built-in tags of each group. A tag that was not ticked is 0 only on days
        on which its group was answered.
        """
        own = self.records["own_tag"]
        groups = {
            name: [*tags, *(tag["id"] for tag in own if tag["group"] == name)]
            for name, tags in groups.items()
        }
        since = {tag["id"]: day_of(tag["since"]) for tag in own}
        first, last = day_of(self.days[0]["date"]), day_of(self.days[-1]["date"])
        found: dict[str, list[float]] = {}
        for day in self.days:
            if not is_late(day):
                for key, number in _row(day, scales, groups, since).items():
                    column = found.setdefault(key, [math.nan] * ((last - first).days + 1))
                    column[(day_of(day["date"]) - first).days] = number
        return found


def _row(
    day: Row, scales: Iterable[str], groups: dict[str, Sequence[str]], since: dict[str, date]
) -> dict[str, float]:
    found: dict[str, float | None] = {"pain": pain(day), "pain_hour": None}
    if "pain" in answers(day):
        found["pain_hour"] = hours_late(day, answers(day)["pain"].get("answered_at"))
    found |= {key: value(day, key) for key in scales if key != "pain"}
    found |= {k: value(day, k) for k in answers(day) if k.startswith(("own:", "touch:"))}
    for name, tags in groups.items():
        answered = {f"tag:{tag}" for tag in tags} | {f"none:{name}"}
        for tag in tags:
            if f"tag:{tag}" in answers(day):
                found[f"tag:{tag}"] = 1.0
            elif answered & answers(day).keys() and day_of(day["date"]) >= since.get(tag, date.min):
                found[f"tag:{tag}"] = 0.0
    if found.get("sleep_hours") is not None:
        found["sleep_hours"] /= 60
    return {key: number for key, number in found.items() if number is not None}
