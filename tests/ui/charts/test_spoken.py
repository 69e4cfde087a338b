"""What screen readers hear about a chart, its numbers worked out anew, day by day."""

import re
from datetime import timedelta
from itertools import groupby
from statistics import median

import pytest

from dialdown.domain.records import Flare
from dialdown.ui.charts.row_words import row_reading

LATE = timedelta(hours=48)


@pytest.fixture
def page(open_page, make_days, make_day, today):
    """Some 300 days with gaps; some written days later; some of timed readings only."""
    days = {day.date: day for day in make_days(300)}
    for back in (3, 40, 41, 77):
        when = today - timedelta(back)
        days[when] = make_day(when, later=4, pain=9, sleep_hours=300, stress=2)
    for back in (8, 60):
        when = today - timedelta(back)
        days[when] = make_day(when, moments=[2, 4, 5, 8])
    for back in range(20, 26):
        days.pop(today - timedelta(back), None)
    flare = Flare(start=today - timedelta(12), end=today - timedelta(10))
    return open_page([days[when] for when in sorted(days)], flare)


def in_minutes(words: str) -> float:
    """7 h 15, 6 h or 45 min as minutes."""
    hours = re.match(r"(\d+) h(?: (\d+))?$", words)
    if hours:
        return int(hours[1]) * 60 + int(hours[2] or 0)
    return float(words.removesuffix(" min"))


def pain_of(day):
    """As written, else the mean of the timed readings."""
    answered = day.value("pain")
    if answered is not None:
        return answered
    readings = [moment.pain for moment in day.moments if moment.pain is not None]
    return sum(readings) / len(readings) if readings else None


def counted(days, first, last, value):
    """Values, days in all, number of gaps and the longest, day by day."""
    known = {day.date: value(day) for day in days if value(day) is not None}
    calendar = [first + timedelta(n) for n in range((last - first).days + 1)]
    gaps = [len(list(run)) for there, run in groupby(calendar, known.__contains__) if not there]
    return [known[when] for when in calendar if when in known], len(calendar), gaps


# ---------------------------------------------------------------------- the timeline
@pytest.mark.parametrize("range_", ["30", "91", "365", "all"])
def test_b18_the_timeline_is_spoken_with_true_numbers(page, range_):
    page.toolbar.range_chosen.emit(range_)
    words = page.timeline.frame.accessibleDescription()
    window, days = page.timeline.window_shown, page._session.diary.days()
    spans = {
        "Pain": (pain_of, float, 0.051),
        "Sleep": (lambda day: day.value("sleep_hours"), in_minutes, 0.51),
        "Stress": (lambda day: day.value("stress"), float, 0.051),
    }
    for name, (value, number, off) in spans.items():
        part = re.search(
            rf"{name}: (\d+) of (\d+) days, (?:no gaps|(\d+) gaps?, the longest (\d+) days?)\. "
            r"Lowest (.+?), highest (.+?), usually (.+?)\.(?= |$)",
            words,
        )
        assert part, (name, words)
        values, calendar, gaps = counted(days, window.first, window.last, value)
        assert [int(part[i]) for i in (1, 2)] == [len(values), calendar]
        assert [int(part[i] or 0) for i in (3, 4)] == [len(gaps), max(gaps, default=0)]
        said = [number(part[i]) for i in (5, 6, 7)]
        assert said == pytest.approx([min(values), max(values), median(values)], abs=off)
    assert "Also marked: flare, 3 days." in words


def test_b18_a_day_is_spoken_with_true_numbers(page, today):
    days = {day.date: day for day in page._session.diary.days()}
    for back in (0, 1, 3, 8, 11, 21):
        when = today - timedelta(back)
        page.timeline._choose(when)
        words, day = page.timeline.reading.text(), days.get(when)
        pain = pain_of(day) if day else None
        said = re.search(r"Pain (\d+(?:\.\d)?)", words)
        assert (said is None) == (pain is None), words
        if said:
            assert float(said[1]) == pytest.approx(pain, abs=0.051)
        late = day is not None and day.written_at.at - _end_of(when, day) > LATE
        assert ("Written later." in words) is late
        assert ("flare, 3 days" in words.lower()) is (10 <= back <= 12)


def _end_of(when, day):
    at = day.written_at.at
    return at.replace(year=when.year, month=when.month, day=when.day, hour=23, minute=59)


# ---------------------------------------------------------------------- the patterns
def prompt(page):
    """The days that comparisons are worked out from: not those written late."""
    return {
        day.date: day
        for day in page._session.diary.days()
        if day.written_at.at - _end_of(day.date, day) <= LATE
    }


def test_b18_the_list_is_spoken_with_true_numbers(page):
    words = page.patterns._chart.accessibleDescription()
    with_pain = sum(pain_of(day) is not None for day in prompt(page).values())
    assert int(re.match(r"(\d+) days with pain", words)[1]) == with_pain
    if len(page._patterns.rows) > 8:
        page.patterns._more.click()
    rows = page.patterns.rows
    names = [row.accessibleName() for row in rows]
    total, parts = re.search(r"(\d+) rows: (.+)\.$", words).groups()
    assert int(total) == len(rows)
    counts = {verdict: int(n) for n, verdict in re.findall(r"(\d+) ([a-z ]+)", parts)}
    assert sum(counts.values()) == len(rows)
    for verdict in ("clear", "possible", "no pattern seen"):
        assert counts.get(verdict, 0) == sum(f": {verdict}" in name for name in names)


def test_b18_each_row_is_spoken_with_the_days_that_it_rests_on(page):
    days = prompt(page)
    factors, checked = page._patterns.factors, 0
    for row in page._patterns.settled.patterns:
        factor, outcome, lag = row.pair
        if not {factor, outcome} <= {"pain", "sleep_hours", "stress", "mood"}:
            continue
        pairs = [
            when for when, day in days.items()
            if _value(day, outcome) is not None
            and _value(days.get(when - timedelta(lag)), factor) is not None
        ]  # fmt: skip
        said = re.search(r", (\d+) days\.$", row_reading(row, factors))
        assert int(said[1]) == len(pairs) == row.days
        checked += 1
    assert checked >= 3


def _value(day, key):
    if day is None:
        return None
    return pain_of(day) if key == "pain" else day.value(key)


# ---------------------------------------------------------------------- the scatter
@pytest.mark.parametrize("key", ["sleep_hours", "stress"])
@pytest.mark.parametrize("chosen", [False, True])
def test_b18_the_scatter_is_spoken_with_true_numbers(page, key, chosen):
    if chosen:
        page.show_factor(key)
    else:
        page.scatter.show_plain(key)
    words = page.scatter.frame.accessibleDescription()
    lag = page.scatter._row.lag_days if chosen else 0
    days = prompt(page)
    pairs = [
        (_value(days.get(when - timedelta(lag)), key), pain_of(day)) for when, day in days.items()
    ]
    pairs = [pair for pair in pairs if None not in pair]
    assert int(re.search(r"(\d+) days with both", words)[1]) == len(pairs)
    low, high, least, most = re.search(
        r"from (\S.*?) to (\S.*?), Pain from ([\d.]+) to ([\d.]+)\.$", words
    ).groups()
    number = in_minutes if key == "sleep_hours" else float
    ends = [min(x for x, _y in pairs), max(x for x, _y in pairs)]
    assert [number(low), number(high)] == pytest.approx(ends, abs=0.51)
    pains = [y for _x, y in pairs]
    assert [float(least), float(most)] == pytest.approx([min(pains), max(pains)], abs=0.051)
