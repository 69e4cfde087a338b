"""A made-up diary: a year in the life of somebody who does not exist.

Pain comes in runs, poor nights and stressful weeks turn it up, some days are missing, a treatment
takes off about one point. Every number and word is invented.
"""

from datetime import date
from random import Random

from dialdown.domain.day import Day
from dialdown.domain.records import Record
from dialdown.exchange.demo.beside import make_records
from dialdown.exchange.demo.course import make_course
from dialdown.exchange.demo.pages import make_days

__all__ = ["make_demo"]


def make_demo(days: int, seed: int, last_day: date) -> tuple[list[Day], list[Record]]:
    """`days` calendar days up to `last_day`, and what stands beside them; the same for a seed.

    Some of the days are left out, as people do. Identities are derived from the seed as well.
    """
    chance = Random(seed)
    course = make_course(days, last_day, chance)
    records = make_records(course, chance)
    return make_days(course, records, chance), records
