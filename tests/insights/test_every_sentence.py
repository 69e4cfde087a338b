"""Every sentence that the engine can say, its numbers worked out anew from the raw answers.

Each case asks the engine about a made-up diary and writes beside it what should be said, with
numbers from tests/insights/reference.py (statsmodels, scipy) or plain numpy, never from the result.
The last test reads the source for sentences and fails when one is not among the cases.
"""

import ast
import inspect
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import numpy as np
import pytest
from scipy import stats

from dialdown.insights import (
    DailySeries,
    Factor,
    Pattern,
    allow_for,
    compare_periods,
    compare_treatment,
    compare_trial,
    find_high_spells,
    find_patterns,
    find_trend,
    phrases,
    promise,
    sentence,
    settled_patterns,
    sleep_bands,
    standard_factors,
    wording,
)
from dialdown.insights.regression import CARRY_OVER, NOISE_GRID
from tests.insights.reference import averaged, background_of, carried, expected, noted

FIRST = date(2024, 3, 4)
OWN = [
    Factor("own:tea", "Tea", "yes_no"),
    Factor("own:walk", "Walking", "yes_no", "low"),
    Factor("own:steps", "Steps", "count", "low"),
]
KNOWN = {factor.key: factor for factor in [*standard_factors(), *OWN]}
Case = tuple[object, str]


# ------------------------------------------------------------------ diaries
def moves(count: int, days: int, seed: int, carry: float = 0.4) -> np.ndarray:
    """Series of spread 1 in which good and bad days come in runs."""
    noise = np.random.default_rng([seed, days]).standard_normal((count, days))
    for i in range(1, days):
        noise[:, i] = carry * noise[:, i - 1] + np.sqrt(1 - carry**2) * noise[:, i]
    return noise


def answered(key: str, move: np.ndarray) -> np.ndarray:
    """The movement as somebody would answer this question."""
    unit = KNOWN[key].unit
    if unit == "h":
        return np.round(2 * (6.8 + 1.2 * move)) / 2
    if unit == "min":
        return np.maximum(np.round((45 + 20 * move) / 5) * 5, 0)
    if unit == "count":
        return np.maximum(np.round((5000 + 1500 * move) / 500) * 500, 0)
    if unit == "yes_no":
        return (move > 0.4).astype(float)
    if unit == "touch":
        return np.searchsorted([-0.2, 0.7], move).astype(float)
    return np.clip(np.round(5 + 2 * move), 0, 10)


def paired(factor: str, outcome: str, lag: int, effect: float, days=110, seed=1) -> DailySeries:
    """A diary in which the outcome goes with the factor; three days in a hundred are missing."""
    x, rest, other = moves(3, days, seed)
    y = effect * np.concatenate([np.zeros(lag), x[: days - lag]]) + np.sqrt(1 - effect**2) * rest
    values = {factor: answered(factor, x), outcome: answered(outcome, y)}
    values.setdefault("worry", answered("worry", other + 0.4 * x))
    gone = np.arange(days) % 33 == 20
    return DailySeries(FIRST, {k: np.where(gone, np.nan, v) for k, v in values.items()})


# ------------------------------------------------------------------ words for numbers
def size(value: float) -> str:
    return "under 0.1" if 0 < abs(value) < 0.05 else f"{abs(value):.1f}"


def likely(low: float, high: float) -> str:
    if low < 0 < high:
        return f"(likely {size(low)} lower to {size(high)} higher)"
    near, far = sorted((abs(low), abs(high)))
    return f"(likely {size(near)} to {size(far)})"


def points(low: float, high: float, unit: str, more: str, less: str, value: float) -> str:
    return f"{size(value)} {unit} {more if value >= 0 else less}".replace("  ", " ") + (
        f" {likely(low, high)}"
    )


def in_points(value: float, low: float, high: float) -> str:
    return points(low, high, "points", "higher", "lower", value)


# ------------------------------------------------------------------ patterns
SPLITS = [
    # factor, outcome, lag, effect, what is said around the numbers
    ("sleep_hours", "pain", 0, -0.7, "Pain", "after nights under {level} than after others"),
    (
        "sleep_quality",
        "pain",
        0,
        -0.7,
        "Pain",
        "after nights with sleep quality under {level} than after others",
    ),
    ("stress", "pain", 0, 0.7, "Pain", "on days with stress of {level} or more than on other days"),
    (
        "stress",
        "pain",
        1,
        0.7,
        "Pain",
        "the day after stress of {level} or more than on other days",
    ),
    ("mood", "pain", 0, -0.7, "Pain", "on days with mood under {level} than on other days"),
    ("mood", "pain", 1, -0.7, "Pain", "the day after mood under {level} than on other days"),
    (
        "activity_minutes",
        "pain",
        1,
        -0.7,
        "Pain",
        "the day after gentle movement of {level} or more than on other days",
    ),
    (
        "own:steps",
        "pain",
        0,
        -0.7,
        "Pain",
        "on days with “Steps” under {level} than on other days",
    ),
    ("own:tea", "pain", 0, 0.7, "Pain", "on days with “Tea” than on other days"),
    ("own:tea", "pain", 1, 0.7, "Pain", "the day after “Tea” than on other days"),
    ("own:walk", "pain", 0, -0.7, "Pain", "on days without “Walking” than on other days"),
    (
        "own:walk",
        "pain",
        1,
        -0.7,
        "Pain",
        "the day after a day without “Walking” than on other days",
    ),
    ("touch:socks", "pain", 0, 0.7, "Pain", "on days with “Socks” {level} than on other days"),
    (
        "pain",
        "sleep_quality",
        1,
        -0.7,
        "Sleep quality",
        "after days with pain of {level} or more than after others",
    ),
    (
        "mood",
        "sleep_hours",
        1,
        0.7,
        "Hours of sleep",
        "after days with mood under {level} than after others",
    ),
    (
        "pain",
        "activity_minutes",
        0,
        -0.7,
        "Gentle movement",
        "on days with pain of {level} or more than on other days",
    ),
    ("own:tea", "own:steps", 0, 0.7, "“Steps”", "on days with “Tea” than on other days"),
    ("own:tea", "own:steps", 0, -0.7, "“Steps”", "on days with “Tea” than on other days"),
    ("own:tea", "sleep_hours", 0, 0.7, "Hours of sleep", "on days with “Tea” than on other days"),
    (
        "own:tea",
        "activity_minutes",
        1,
        0.7,
        "Gentle movement",
        "the day after “Tea” than on other days",
    ),
]
UNITS = {
    "h": ("hours", "longer", "shorter"),
    "min": ("minutes", "longer", "shorter"),
    "count": ("", "higher", "lower"),
}


def level(key: str, at: float) -> str:
    """Where the worse third begins, as it is read."""
    if KNOWN[key].unit == "h":
        hours, minutes = divmod(round(60 * at), 60)
        return f"{hours} h {minutes:02}" if minutes else f"{hours} h"
    if KNOWN[key].unit == "touch":
        return "painful" if at > 1 else "unpleasant or painful"
    return f"{at:g} min" if KNOWN[key].unit == "min" else f"{at:g}"


def went_together(series, pair, opening: str, groups: str) -> str:
    factor, outcome, lag = pair
    known = KNOWN[factor]
    found = expected(series, pair, known.worse, known.unit == "yes_no")
    value, low, high = found.difference
    words = UNITS.get(KNOWN[outcome].unit, ("points", "higher", "lower"))
    told = points(low, high, *words, value)
    said = f"{opening} was about {told} {groups.format(level=level(factor, found.at))}"
    said += ", allowing for runs of days."
    first = "" if lag or factor.startswith("sleep") else " It cannot be told which came first."
    return said, first


def clear_patterns() -> Iterator[Case]:
    for factor, outcome, lag, effect, opening, groups in SPLITS:
        pair = (factor, outcome, lag)
        series = paired(*pair, effect)
        row = find_patterns(series, [pair], OWN)[0]
        assert row.verdict == "clear"
        yield row, "".join(went_together(series, pair, opening, groups))


def high_sleep() -> Iterator[Case]:
    """Factors whose unwelcome end the person sees otherwise: long nights, painful touch."""
    for key, groups in (
        ("sleep_hours", "after nights of {level} or more than after others"),
        ("sleep_quality", "after nights with sleep quality of {level} or more than after others"),
    ):
        pair = (key, "pain", 0)
        series = paired(*pair, 0.7)
        other = Factor(key, "any", KNOWN[key].unit, "high")
        row = find_patterns(series, [pair], [other])[0]
        found = expected(series, pair, "high")
        told = in_points(*found.difference)
        words = groups.format(level=level(key, found.at))
        yield (row, [other]), f"Pain was about {told} {words}, allowing for runs of days."


def painful_touch() -> Iterator[Case]:
    pair = ("touch:socks", "pain", 1)
    series = paired(*pair, 0.7, seed=3)
    column = series.values["touch:socks"]
    column[:] = np.where((column == 0) & (np.arange(len(column)) % 2 == 0), 1, column)
    series.values["touch:socks"][column == 0] = 1
    found = expected(series, pair, "high")
    row = find_patterns(series, [pair])[0]
    told = in_points(*found.difference)
    yield (
        row,
        f"Pain was about {told} the day after “Socks” painful than on other days, "
        + ("allowing for runs of days."),
    )


def without_split() -> Iterator[Case]:
    """Three very low and three very high days: no third can be split off."""
    rest = moves(1, 110, 5)[0]
    stress = np.full(110, 5.0)
    stress[[10, 40, 70]], stress[[25, 55, 85]] = 0, 10
    series = DailySeries(FIRST, {"stress": stress, "pain": np.round(5 + 0.9 * rest + stress / 5)})
    pair = ("stress", "pain", 1)
    pain = np.roll(series.values["pain"], 1)
    series = DailySeries(FIRST, {"stress": stress, "pain": pain})
    row = find_patterns(series, [pair])[0]
    told = in_points(*expected(series, pair, "high").difference)
    yield row, f"Pain was about {told} for each usual step up in stress, allowing for runs of days."


def possible_patterns() -> Iterator[Case]:
    """An interval on both sides of zero has its own words, and so has an end close to it."""
    pair = ("stress", "pain", 0)
    groups = "on days with stress of {level} or more than on other days"
    for wanted in ("lower to", "under 0.1"):
        for seed in range(200):
            series = paired(*pair, 0.15, seed=seed)
            row = find_patterns(series, [pair])[0]
            if row.verdict == "possible" and wanted in sentence(row):
                break
        said, first = went_together(series, pair, "Pain", groups)
        assert wanted in said
        yield row, f"{said} This is only a possible pattern.{first}"


def open_patterns() -> Iterator[Case]:
    pair = ("stress", "pain", 0)
    series = paired(*pair, 0.0, days=420, seed=2)
    both = np.isfinite(series.values["pain"]) & np.isfinite(series.values["stress"])
    days = int(both.sum())
    row = find_patterns(series, [pair])[0]
    yield row, f"No pattern seen between stress and pain in {days} days."
    for length in (20, 19):
        short = series.until(length)
        more = 21 - int(both[:length].sum())
        are = "day with both is needed" if more == 1 else "days with both are needed"
        yield find_patterns(short, [pair])[0], f"Not enough days yet: {more} more {are}."
    same = DailySeries(FIRST, series.values | {"stress": np.where(np.arange(420) < 4, 7.0, 3.0)})
    said = "The answers are nearly always the same, so there is nothing to compare."
    yield find_patterns(same, [pair])[0], said
    rising = DailySeries(FIRST, series.values | {"stress": np.arange(420) / 42})
    said = "Stress moves with the calendar, so the two cannot be told apart."
    yield find_patterns(rising, [pair])[0], said
    for seed in range(60):
        unsure = paired(*pair, 0.0, days=70, seed=seed)
        row = find_patterns(unsure, [pair])[0]
        if row.reason == "neither shown nor ruled out":
            break
    found = expected(unsure, pair, "high")
    day, (y, x) = noted(unsure, "pain", "stress")
    hat = background_of(day)
    own = [column - hat @ np.linalg.lstsq(hat, column, rcond=None)[0] for column in (x, y)]
    half = (found.high - found.low) / 2 * own[0].std() / own[1].std()
    more = int(np.ceil(len(day) * max((half / 0.2) ** 2 - 1, 0.25)))
    yield row, f"Not enough days yet: about {more} more days would probably tell."


def counted_words() -> Iterator[Case]:
    """Plural forms that a number of days rarely or never reaches."""
    row = Pattern("stress", "pain", 0, 1, verdict="no pattern seen")
    yield row, "No pattern seen between stress and pain in 1 day."
    row = Pattern("stress", "pain", 0, 80, days_needed=1, reason="neither shown nor ruled out")
    yield row, "Not enough days yet: about 1 more day would probably tell."


# ------------------------------------------------------------------ the app's list
def waiting() -> Iterator[Case]:
    looks = [35, 63, 91, 126, 182, 252, 364, 546]
    year = paired("stress", "pain", 0, 0.1, days=300)
    for recorded in (30, 34, 35, 62, 90, 251):
        series = year.until(int(np.flatnonzero(np.isfinite(year.values["pain"]))[recorded - 1]) + 1)
        wait = min(look for look in looks if look > recorded) - recorded
        days = "1 day" if wait == 1 else f"{wait} days"
        which = "First" if recorded < 35 else "Next"
        settled = settled_patterns(series)
        yield settled, f"{which} look at your patterns in {days}."
        if recorded < 35:
            row = next(row for row in settled.patterns if row.factor == "stress")
            yield row, f"Not enough days yet. Next look in {days}."


# ------------------------------------------------------------------ beside a row
def allowed() -> Iterator[Case]:
    pair, other = ("sleep_quality", "pain", 0), ("worry", 0)
    series = paired(*pair, -0.7)
    found = expected(series, pair, "low", given=[other])
    told, at = in_points(*found.difference), level("sleep_quality", found.at)
    words = f"after nights with sleep quality under {at} than after others"
    said = f"Allowing for worry about pain as well: {told} {words}."
    yield allow_for(series, pair, [other]), said
    further = (other, ("worry", 1))
    series.values["stress"] = np.concatenate([[np.nan], series.values["worry"][:-1]])
    further = (other, ("stress", 0))
    found = expected(series, pair, "low", given=further)
    told, at = in_points(*found.difference), level("sleep_quality", found.at)
    words = f"after nights with sleep quality under {at} than after others"
    said = f"Allowing for worry about pain and stress as well: {told} {words}."
    yield allow_for(series, pair, further), said


def banded() -> Iterator[Case]:
    hours = np.round(2 * (7.4 + 1.8 * moves(1, 110, 8)[0])) / 2
    pain = np.round(4 + 2 * (hours < 6) + (hours > 9) + moves(1, 110, 9)[0])
    series = DailySeries(FIRST, {"sleep_hours": hours, "pain": pain})
    day, (y, x) = noted(series, "pain", "sleep_hours")
    short, middle, long = sleep_bands(series)
    masks = [(x < 6).astype(float), (x > 9).astype(float)]
    grid = [carried(day, carry) for carry in CARRY_OVER]
    for band, name, mask, other in ((short, "under 6", *masks), (long, "over 9", *masks[::-1])):
        background = np.column_stack([background_of(day), other])
        slope, error, _, dof, _ = averaged(y, mask, background, grid)
        half = stats.t.ppf(0.975, dof) * error
        told = in_points(slope, slope - half, slope + half)
        yield band, f"After nights {name} h: pain {told} than after nights of 6 to 9 h."
    yield middle, f"{int(((x >= 6) & (x <= 9)).sum())} nights."
    one = sleep_bands(DailySeries(FIRST, {"sleep_hours": hours[:1], "pain": pain[:1]}))
    counts = [int(hours[0] < 6), int(6 <= hours[0] <= 9), int(hours[0] > 9)]
    for band, nights in zip(one, counts, strict=True):
        yield band, "1 night." if nights else "0 nights."


# ------------------------------------------------------------------ changes
def stepped(drop: float, days: int = 120, seed: int = 4, spread: float = 0.8) -> DailySeries:
    """Pain that drops on the last thirty days."""
    pain = 6 + spread * moves(1, days, seed)[0] - drop * (np.arange(days) >= days - 30)
    return DailySeries(FIRST, {"pain": np.clip(np.round(pain), 0, 10)})


def changed(series, before, after) -> tuple[str, str]:
    """Sizes and verdict of a change between two sets of days, all of them asked."""
    values = series.values["pain"]
    day = np.flatnonzero((before | after) & np.isfinite(values))
    grid = [carried(day, carry, noise) for carry, noise in NOISE_GRID]
    level_alone = np.ones((len(day), 1))
    slope, error, dof, _, _ = averaged(values[day], after[day].astype(float), level_alone, grid)
    half = stats.t.ppf(0.975, dof) * error
    told = in_points(slope, slope - half, slope + half)
    if abs(slope) <= half:
        return told, "no clear change"
    large = abs(slope) >= min(2, 0.3 * values[before].mean())
    return told, f"{'clearly' if large else 'a little'} {'lower' if slope < 0 else 'higher'}"


def means(series, before, after) -> list[str]:
    pain = series.values["pain"]
    return [f"{np.nanmean(pain[mask]):.1f}" for mask in (before, after)]


def periods() -> Iterator[Case]:
    for drop, verdict in (
        (3.0, "clearly lower"),
        (-3.0, "clearly higher"),
        (1.3, "a little lower"),
        (-1.3, "a little higher"),
        (0.0, "no clear change"),
    ):
        series = stepped(drop)
        day = np.arange(120)
        before, after = day < 90, day >= 90
        told, words = changed(series, before, after)
        assert words == verdict
        first, second = means(series, before, after)
        ends = [series.day(at) for at in (0, 89, 90, 119)]
        yield (
            compare_periods(series, "pain", (ends[0], ends[1]), (ends[2], ends[3])),
            f"Pain averaged {first} before (90 days) and {second} after (30 days). Allowing for "
            f"runs of days: {told}. In words: {verdict}. Other things may have changed too.",
        )


def treatments() -> Iterator[Case]:
    series, day = stepped(3.0), np.arange(120)
    told, _ = changed(series, day < 90, day >= 90)
    first, second = means(series, day < 90, day >= 90)
    yield (
        compare_treatment(series, "pain", series.day(90)),
        f"Pain averaged {first} before (90 days) and {second} after (30 days). Allowing for "
        f"runs of days: {told}. Other things may have changed too.",
    )
    for lacking in (1, 5):
        few = compare_treatment(series, "pain", series.day(120 - 14 + lacking))
        more = "day is" if lacking == 1 else "days are"
        yield few, f"Not enough days yet: {lacking} more recorded {more} needed."
    same = DailySeries(FIRST, {"pain": np.full(120, 5.0)})
    yield (
        compare_treatment(same, "pain", series.day(90)),
        "The answers are nearly always the same, so there is nothing to compare.",
    )


def ups_and_downs() -> Iterator[Case]:
    """Pain that has already dropped as far once, with no start."""
    day = np.arange(400)
    level_of_day = 6 - 4.0 * ((day >= 188) & (day < 222)) - 3.0 * (day >= 370)
    pain = np.clip(np.round(level_of_day + 0.7 * moves(1, 400, 6)[0]), 0, 10)
    series = DailySeries(FIRST, {"pain": pain})
    start = 370
    asked = day >= start - 90
    known = day >= start - 90 - 365
    design = np.column_stack([np.ones(400), ~asked])[known]
    grid = [carried(day[known], carry, noise) for carry, noise in NOISE_GRID]
    column = (day >= start).astype(float)[known]
    slope, error, dof, _, _ = averaged(pain[known], column, design, grid)
    half = stats.t.ppf(0.975, dof) * error
    first, second = means(series, asked & (day < start), day >= start)
    told = in_points(slope, slope - half, slope + half)
    yield (
        compare_treatment(series, "pain", series.day(start)),
        f"Pain averaged {first} before (90 days) and {second} after (30 days). Allowing for runs "
        f"of days: {told}. Pain has moved as much before, so this cannot tell. Other things may "
        "have changed too.",
    )


def trials() -> Iterator[Case]:
    day = np.arange(56)
    on = day // 14 % 2 == 1
    pain = np.clip(np.round(6 + 0.8 * moves(1, 56, 7)[0] - 2.5 * on), 0, 10)
    series = DailySeries(FIRST, {"pain": pain})
    plan = [
        (FIRST + timedelta(14 * i), FIRST + timedelta(14 * i + 13), i % 2 == 1) for i in range(4)
    ]
    told, verdict = changed(series, ~on, on)
    first, second = means(series, ~on, on)
    yield (
        compare_trial(series, "pain", plan),
        f"Pain averaged {first} without the change (28 days) and {second} with it (28 days). "
        f"Allowing for runs of days: {told}. In words: {verdict}.",
    )


# ------------------------------------------------------------------ trends, spells, promise
def trends() -> Iterator[Case]:
    for slope, steady in ((0.0, True), (-4.0, False)):
        day = np.arange(90)
        pain = np.clip(np.round(6 + slope * day / 90 + 0.8 * moves(1, 90, 3, 0.2)[0]), 0, 10)
        series = DailySeries(FIRST, {"pain": pain})
        grid = [carried(day, carry, noise) for carry, noise in NOISE_GRID]
        change, error, dof, _, _ = averaged(pain, day / 90, np.ones((90, 1)), grid)
        half = stats.t.ppf(0.975, dof) * error
        assert (abs(change) <= half) == steady
        told = in_points(change, change - half, change + half)
        yield (
            find_trend(series),
            "Pain: no clear trend in the last 90 days."
            if steady
            else f"Pain became about {told} over the last 90 days.",
        )


def spells() -> Iterator[Case]:
    pain = np.where(np.arange(60) % 2, 3.0, 4.0)
    pain[[40, 41, 43]] = 8, 9, 7
    usual = float(np.median(pain[12:40]))
    mean = float(np.mean([8, 9, 7]))
    spell = find_high_spells(DailySeries(FIRST, {"pain": pain}))[0]
    said = f"well above your usual: {mean:.1f} on average, {usual:.1f} before."
    yield spell, f"3 days {said}"
    pain[41], pain[43] = 3, 3
    single = type(spell)(spell.first, spell.first, 1, 8.0, usual)
    yield single, f"1 day well above your usual: 8.0 on average, {usual:.1f} before."


MAKERS: list[Callable[[], Iterator[Case]]] = [
    clear_patterns,
    high_sleep,
    painful_touch,
    without_split,
    possible_patterns,
    open_patterns,
    counted_words,
    waiting,
    allowed,
    banded,
    periods,
    treatments,
    ups_and_downs,
    trials,
    trends,
    spells,
]


def say(result) -> str:
    """The sentence; a result may come with factors of its own."""
    return sentence(*result) if isinstance(result, tuple) else sentence(result, OWN)


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_numbers_in_sentences_are_those_of_the_answers(make):
    for result, words in make():
        assert say(result) == words


NAMES = ("row_title", "_worse_side", "verdict_words", "promise", "title")
"""What stands elsewhere than in a sentence; tests/insights/test_wording.py has these."""


def written() -> set[str]:
    """Every text of a sentence in the source."""
    found = set()
    for module in (wording, phrases):
        tree = ast.parse(inspect.getsource(module))
        tree.body = [node for node in tree.body if getattr(node, "name", "") not in NAMES]
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
                found |= {arg.value for arg in node.args if isinstance(arg, ast.Constant)} - {1}
    return found


def test_no_sentence_is_missing_here(monkeypatch):
    used: set[str] = set()

    def one(text: str) -> str:
        used.add(text)
        return text

    for module in (wording, phrases):
        monkeypatch.setattr(module, "_", one)
    monkeypatch.setattr(wording, "ngettext", lambda few, many, n: one(few if n == 1 else many))
    for make in MAKERS:
        for result, _words in make():
            say(result)
    assert written() - used == set()
    assert len(written()) > 60


def test_what_stands_under_the_list():
    assert promise() == (
        "Built so that a diary with nothing in it shows a clear row about 1 time in 20."
    )
