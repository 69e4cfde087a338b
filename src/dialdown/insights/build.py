"""From the days of a diary to the series that the engine reads."""

import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

import numpy as np

from dialdown.domain.clock import Promptness
from dialdown.domain.day import TYPED, Day
from dialdown.domain.records import OwnTag
from dialdown.domain.scales import SCALES, Kind
from dialdown.domain.vocabulary import TAG_GROUPS
from dialdown.insights.series import DailySeries

HOUR = "pain_hour"
"""Key of the hour at which pain was answered, counted from the midnight that began the day."""

_SCALE_KEYS = [scale.key for scale in SCALES if scale.key != "pain"]
_IN_HOURS = {scale.key for scale in SCALES if scale.kind is Kind.DURATION}
_NO_DAYS = date(2000, 1, 1)


def build_series(days: Iterable[Day], own_tags: Iterable[OwnTag] = ()) -> DailySeries:
    """One element a calendar day from the first day to the last, late days left blank.

    Of several days with one date the last given counts. Keys are "pain" and the other scales
    (sleep in hours), "own:<id>", "tag:<key>", "touch:<stimulus>" and "pain_hour"; a key that was
    never answered has no column. Pain is the person's own answer or, flagged as derived, the mean
    of two moments or more.
    """
    by_date = {day.date: day for day in days}
    if not by_date:
        return DailySeries(_NO_DAYS, {})
    first, length = min(by_date), (max(by_date) - min(by_date)).days + 1
    values: dict[str, np.ndarray[tuple[int], np.dtype[np.float64]]] = {}
    derived = np.zeros(length, dtype=bool)
    own_tags = list(own_tags)
    groups = _groups(own_tags)
    since = {tag.id: tag.since for tag in own_tags}
    first_ticked = _first_ticked(by_date.values())
    for day in by_date.values():
        if day.promptness is Promptness.LATE:
            continue
        at = (day.date - first).days
        derived[at] = day.pain_is_derived
        for key, value in _answers(
            day, groups, since | first_ticked if day.source != TYPED else since
        ).items():
            if key not in values:
                values[key] = np.full(length, math.nan)
            values[key][at] = value
    return DailySeries(first, values, derived)


def _first_ticked(days: Iterable[Day]) -> dict[str, date]:
    """When each tag was first ticked in an imported day.

    Another program did not ask our questions: a tag that it never knew is not "no" on its days.
    """
    first = {key: date.max for tags in TAG_GROUPS.values() for key in tags}
    for day in days:
        for key in day.ticked("tag") if day.source != TYPED else ():
            first[key] = min(day.date, first.get(key, date.max))
    return first


def _groups(own_tags: Iterable[OwnTag]) -> dict[str, list[str]]:
    groups = {name: list(tags) for name, tags in TAG_GROUPS.items()}
    for tag in own_tags:
        groups.setdefault(tag.group, []).append(tag.id)
    return groups


def _answers(
    day: Day, groups: Mapping[str, list[str]], since: Mapping[str, date]
) -> dict[str, float]:
    """Everything numeric that was answered on one day."""
    found: dict[str, float | None] = {"pain": day.pain, HOUR: _hour(day)}
    found |= {key: day.value(key) for key in _SCALE_KEYS}
    found |= {
        key: answer.value
        for key, answer in day.answers.items()
        if key.startswith(("own:", "touch:"))
    }
    for group, tags in groups.items():
        if day.answers_group([group, *tags]):
            found |= {
                key: float(key in day.answers)
                for key in map("tag:{}".format, tags)
                if key in day.answers or day.date >= since.get(key[4:], date.min)
            }
    return {
        key: value / 60 if key in _IN_HOURS else value
        for key, value in found.items()
        if value is not None
    }


def _hour(day: Day) -> float | None:
    answer = day.answers.get("pain")
    if answer is None or answer.answered_at is None:
        return None
    wall = answer.answered_at.at.replace(tzinfo=None)
    return (wall - datetime.combine(day.date, time())).total_seconds() / 3600
