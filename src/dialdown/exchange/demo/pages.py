"""The pages of the made-up diary: what the person wrote down of each day, and when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from random import Random

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Day, Moment
from dialdown.domain.records import OwnScale, OwnTag, Record, Trial
from dialdown.domain.trial import planned_blocks
from dialdown.domain.vocabulary import QUICK_SETS, SIDES
from dialdown.exchange.demo import words
from dialdown.exchange.demo.course import Course, Truth
from dialdown.exchange.demo.ids import fresh_id

_HAND = ("fingers_left", "palm_left")
_GAPS_A_YEAR = 4
_DETAILS = ("mood", "fatigue", "worry", "brain_fog", "pain_worst", "pain_touch", "pain_night")


def make_days(course: Course, records: Iterable[Record], chance: Random) -> list[Day]:
    """The days that were written down."""
    own = list(records)
    writer = _Writer(
        course,
        next(record for record in own if isinstance(record, OwnScale)),
        next(record for record in own if isinstance(record, OwnTag)),
        chance,
    )
    left_out = _left_out(course, chance) - set(_in_trials(course, own))
    numbers = (n for n in range(len(course.truths)) if n not in left_out)
    return [writer.page(number) for number in numbers]


def _in_trials(course: Course, records: Iterable[Record]) -> Iterator[int]:
    """Days of a trial: no page of them is left out, though some are written late."""
    for trial in (record for record in records if isinstance(record, Trial)):
        for block in planned_blocks(trial):
            first = (block.first - course.first_day).days
            yield from range(first, first + block.days)


def _left_out(course: Course, chance: Random) -> set[int]:
    """Pauses, a few runs of days, and single ones; never the last two days."""
    days = len(course.truths)
    gone = {n for pause in course.pauses for n in range(pause.first, pause.last + 1)}
    for _ in range(round(days / 365 * _GAPS_A_YEAR)):
        first = chance.randrange(days)
        gone |= set(range(first, first + chance.randint(3, 7)))
    gone |= {number for number in range(days) if chance.random() < 0.06}
    return gone - {days - 1, days - 2}


class _Writer:
    """The made-up person with the diary in hand."""

    def __init__(self, course: Course, scale: OwnScale, tag: OwnTag, chance: Random) -> None:
        self._course = course
        self._scale = scale.scale
        self._tag = tag
        self._chance = chance

    def page(self, number: int) -> Day:
        """What was written about one day."""
        truth = self._course.truths[number]
        stamp = self._stamp(number)
        day = Day(self._course.date(number), stamp, id=fresh_id(self._chance))
        detailed = self._chance.random() < 0.45
        day = self._ratings(day, truth, stamp, detailed)
        day = self._ticks(day, truth, stamp)
        if detailed:
            day = self._body(day, truth, number)
        day = self._words(day, truth)
        if self._chance.random() < 0.12:
            day = self._moments(day, truth)
        if number == self._course.hand:
            day = day.with_tick("warning:new_area", on=True)
        answers = {k: replace(a, id=fresh_id(self._chance)) for k, a in day.answers.items()}
        return replace(day, answers=answers)

    def _stamp(self, number: int) -> Stamp:
        """Mostly in the evening, at times the next morning, now and then days later."""
        roll = self._chance.random()
        minutes = self._chance.randint(0, 170)
        evening = datetime.combine(self._course.date(number), time(19, 30), UTC)
        if number == len(self._course.truths) - 1 or roll < 0.82:
            return Stamp(evening + timedelta(minutes=minutes), "UTC")
        if roll < 0.9:
            return Stamp(evening + timedelta(hours=12, minutes=minutes), "UTC")
        days = 1 if roll < 0.96 else self._chance.randint(4, 6)
        return Stamp(evening + timedelta(days=days, minutes=minutes), "UTC")

    def _ratings(self, day: Day, truth: Truth, at: Stamp, detailed: bool) -> Day:
        values = {
            "pain": truth.pain,
            "stress": truth.stress,
            "sleep_quality": truth.sleep_quality,
            "function": 8.6 - 0.62 * truth.pain + self._chance.gauss(0, 0.9),
        }
        if detailed:
            values |= self._details(truth)
        for key, value in values.items():
            if key == "pain" or self._chance.random() < 0.96:
                day = day.with_value(key, _whole(value), at)
        if self._chance.random() < 0.93:
            day = day.with_value("sleep_hours", max(round(truth.sleep_minutes / 15) * 15, 120), at)
        if self._chance.random() < 0.7:
            minutes = max(0.0, 34 - 3.2 * truth.pain + self._chance.gauss(8, 10))
            day = day.with_value("activity_minutes", round(minutes / 5) * 5, at)
        if self._chance.random() < 0.8:
            cups = self._chance.choice((0, 1, 1, 2, 2, 2, 3, 4))
            day = day.with_value(self._scale.key, cups, at, self._scale)
        return day

    def _details(self, truth: Truth) -> dict[str, float]:
        noise = self._chance.gauss
        values = (
            7.6 - 0.3 * truth.pain - 0.25 * truth.stress + noise(0, 0.9),
            2.4 + 0.35 * truth.pain - 0.3 * (truth.sleep_quality - 5.9) + noise(0, 0.9),
            0.6 + 0.4 * truth.pain + 0.2 * truth.stress + noise(0, 0.9),
            1.0 + 0.3 * truth.pain - 0.3 * (truth.sleep_quality - 5.9) + noise(0, 0.9),
            truth.pain + abs(noise(1.4, 0.7)),
            truth.pain - 0.6 + noise(0, 1.0),
            truth.pain + 0.4 - 0.3 * (truth.sleep_quality - 5.9) + noise(0, 0.7),
        )
        return dict(zip(_DETAILS, values, strict=True))

    def _ticks(self, day: Day, truth: Truth, at: Stamp) -> Day:
        likely = {
            "tag:poor_sleep": 0.8 if truth.sleep_quality < 4 else 0.02,
            "tag:stress": 0.8 if truth.stress > 6 else 0.03,
            "tag:busy_day": 0.35 if truth.stress > 4.5 else 0.1,
            "tag:long_standing": 0.12,
            "tag:weather_change": 0.1,
            "tag:alcohol": 0.08,
            "tag:travel": 0.03,
            "tag:warm_bath": 0.22,
            "tag:gentle_movement": 0.5 if truth.pain < 5 else 0.2,
            "tag:good_company": 0.25,
            "tag:pacing": 0.3,
            "tag:music": 0.1,
            f"tag:{self._tag.id}": 0.75 if day.date.weekday() == 1 else 0.0,
        }
        ticked = [key for key, share in likely.items() if self._chance.random() < share]
        for key in ticked:
            day = day.with_tick(key, on=True)
        return day if ticked else day.with_tick("none:going_on", on=True)

    def _body(self, day: Day, truth: Truth, number: int) -> Day:
        parts = QUICK_SETS["long_socks" if truth.pain > 7 else "socks"][1]
        feet = [f"{part}_{side}" for part in parts for side in SIDES]
        for region in feet:
            day = day.with_tick(f"region:pain:{region}", on=True, value=None)
        for region in feet[:4]:
            day = day.with_tick(f"region:numb:{region}", on=True, value=None)
        if number >= self._course.hand and self._chance.random() < 0.6:
            for region in _HAND:
                day = day.with_tick(f"region:pain:{region}", on=True, value=_whole(truth.pain - 2))
        if truth.pain > 5:
            day = day.with_tick("region:touch:foot_top_left", on=True, value=None)
            day = day.with_tick("region:touch:foot_top_right", on=True, value=None)
        for quality in self._some(("burning", "tingling", "pins_needles", "electric", "numb"), 2):
            day = day.with_tick(f"quality:{quality}", on=True)
        for stimulus in self._some(("bed_sheets", "socks", "shower", "cold_air", "shoes"), 3):
            level = min(max(round((truth.pain - 3) / 2.5 + self._chance.gauss(0, 0.5)), 0), 2)
            day = day.with_tick(f"touch:{stimulus}", on=True, value=float(level))
        return day

    def _words(self, day: Day, truth: Truth) -> Day:
        if truth.in_flare or truth.pain >= 6.5:
            said: Sequence[str] = words.BAD_DAYS
        else:
            said = words.GOOD_DAYS if truth.pain < 4 else words.MIDDLING_DAYS
        if self._chance.random() < (0.5 if said is words.BAD_DAYS else 0.32):
            day = day.with_text("note", self._chance.choice(said))
        if self._chance.random() < 0.4:
            day = day.with_text("good_thing", self._chance.choice(words.GOOD_THINGS))
        return day

    def _moments(self, day: Day, truth: Truth) -> Day:
        """Two or three timed readings, rising through the day; at times instead of the average."""
        for hour in sorted(self._chance.sample((9, 13, 16, 20), self._chance.randint(2, 3))):
            at = datetime.combine(day.date, time(hour, self._chance.randrange(60)), UTC)
            pain = _whole(truth.pain + (hour - 15) * 0.15 + self._chance.gauss(0, 0.6))
            moment = Moment(
                Stamp(at, "UTC"), pain, ("toes_left", "toes_right"),
                self._chance.choice(("", *words.SET_OFF)), self._chance.choice(("", *words.EASED)),
                id=fresh_id(self._chance),
            )  # fmt: skip
            day = day.with_moment(moment)
        return day.without("pain") if self._chance.random() < 0.25 else day

    def _some(self, among: Sequence[str], most: int) -> list[str]:
        return self._chance.sample(among, self._chance.randint(1, most))


def _whole(value: float) -> float:
    return float(min(max(round(value), 0), 10))
