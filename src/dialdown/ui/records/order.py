"""Moving a record up and down in the person's own order."""

from dataclasses import replace
from typing import TypeVar

from dialdown.domain.records import HelpNumber, Question

R = TypeVar("R", Question, HelpNumber)


def moved(records: list[R], record: R, by: int) -> list[R]:
    """The records whose place changes when one moves by so many places; none at either end."""
    order = list(records)
    place = order.index(record)
    wanted = place + by
    if not 0 <= wanted < len(order):
        return []
    order.insert(wanted, order.pop(place))
    return [replace(r, position=n) for n, r in enumerate(order) if r.position != n]


def next_position(records: list[R]) -> int:
    """The place after all others."""
    return max((record.position for record in records), default=-1) + 1
