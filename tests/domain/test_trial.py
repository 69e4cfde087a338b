"""The order of a trial's blocks, their dates, and where in a trial a day lies."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random, SystemRandom

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialdown.domain.records import Trial
from dialdown.domain.trial import (
    BLOCK_DAYS,
    FEWEST_DAYS,
    block_on,
    compared_blocks,
    draw_order,
    ended_early,
    finished,
    last_day,
    planned_blocks,
    starts,
    state,
    unfinished,
    week_on,
)

drawn = settings(deadline=None, database=None)  # a busy machine proves nothing
FOUR = ("with", "without", "without", "with")
START = date(2026, 11, 23)


def trial(start=START, blocks=FOUR, **fields):
    return Trial(change="walk", start=start, blocks=blocks, **fields)


dates = st.dates(date(1990, 1, 1), date(2090, 1, 1))
some_orders = st.integers(1, 4).flatmap(
    lambda pairs: st.integers().map(lambda seed: draw_order(2 * pairs, Random(seed)))
)
trials = st.builds(trial, dates, some_orders, block_days=st.integers(1, 60))


# ---------------------------------------------------------------------- the draw
@drawn
@given(pairs=st.integers(0, 6), seed=st.integers())
def test_every_pair_has_one_block_of_each_kind(pairs, seed):
    order = draw_order(2 * pairs, Random(seed))
    assert len(order) == 2 * pairs
    for at in range(0, len(order), 2):
        assert sorted(order[at : at + 2]) == ["with", "without"]


def test_all_four_orders_are_drawn_about_equally_often():
    chance = Random(1)
    orders = [draw_order(4, chance) for _time in range(4000)]
    counts = {order: orders.count(order) for order in set(orders)}
    assert len(counts) == 4
    assert all(900 < count < 1100 for count in counts.values())


def test_the_computers_own_chance_draws_too():
    assert {draw_order(2, SystemRandom()) for _time in range(200)} == {
        ("with", "without"),
        ("without", "with"),
    }


# ---------------------------------------------------------------------- dates
@drawn
@given(trials)
def test_blocks_follow_each_other_without_gap_or_overlap(made):
    blocks = planned_blocks(made)
    assert blocks[0].first == made.start
    assert all(b.first - a.last == timedelta(days=1) for a, b in pairwise(blocks))
    assert {block.days for block in blocks} == {made.block_days}
    assert [block.changed for block in blocks] == [kind == "with" for kind in made.blocks]
    assert last_day(made) == blocks[-1].last


@drawn
@given(trials, st.integers(-70, 600))
def test_every_day_lies_in_the_block_that_its_count_says(made, number):
    """Also over the ends of years and where clocks change: calendar days, nothing else."""
    when = made.start + timedelta(days=number)
    block = block_on(made, when)
    if 0 <= number < len(made.blocks) * made.block_days:
        assert block.number == number // made.block_days + 1
        assert when in block
        assert state(made, when) == "running"
        week, of = week_on(made, when)
        assert 1 <= week <= of
        assert made.start + timedelta(days=7 * (week - 1)) <= when
    else:
        assert block is None
        assert state(made, when) == ("coming" if number < 0 else "over")


def test_a_trial_over_the_end_of_a_year_and_a_change_of_clocks():
    blocks = planned_blocks(trial(date(2026, 12, 14)))
    assert [block.first for block in blocks] == [
        date(2026, 12, 14), date(2026, 12, 28), date(2027, 1, 11), date(2027, 1, 25),
    ]  # fmt: skip
    spring = trial(date(2026, 3, 16))
    assert block_on(spring, date(2026, 3, 29)).number == 1  # clocks go on in Europe
    assert block_on(spring, date(2026, 3, 30)).number == 2
    assert week_on(spring, date(2026, 3, 29)) == (2, 8)


@drawn
@given(dates)
def test_the_other_start_is_the_next_monday(today):
    now, monday = starts(today)
    assert now == today
    assert monday.weekday() == 0
    assert 1 <= (monday - today).days <= 7


# ---------------------------------------------------------------------- ends
@drawn
@given(trials, st.integers(0, 500))
def test_ended_early_keeps_what_is_there(made, number):
    day = made.start + timedelta(days=number)
    ended = Trial(
        change="", start=made.start, blocks=made.blocks, block_days=made.block_days, ended=day
    )
    assert state(ended, day) == "over"
    assert state(ended, day - timedelta(days=1)) != "over" or day > last_day(made)
    kept = compared_blocks(ended)
    assert all(block.last <= day for block in kept)
    assert all(whole.days == made.block_days for whole in kept[:-1])
    if number >= len(made.blocks) * made.block_days - 1:
        assert kept == planned_blocks(made)
    elif kept:
        assert kept[-1].days >= min(FEWEST_DAYS, made.block_days)


@pytest.mark.parametrize(("days", "blocks"), [(1, 0), (9, 0), (10, 1), (14, 1), (23, 1), (24, 2)])
def test_a_stump_of_a_block_is_left_out(days, blocks):
    ended = trial(ended=START + timedelta(days=days - 1))
    assert ended_early(ended)
    assert len(compared_blocks(ended)) == blocks
    assert block_on(ended, START + timedelta(days=days)) is None


def test_an_end_after_the_plan_or_before_the_start_changes_nothing_or_keeps_nothing():
    late = trial(ended=START + timedelta(days=300))
    assert compared_blocks(late) == planned_blocks(late)
    assert not ended_early(late)
    early = trial(ended=START - timedelta(days=3))
    assert compared_blocks(early) == ()
    assert state(early, START) == "over"


@pytest.mark.parametrize(
    "fields",
    [
        {"blocks": ()},
        {"blocks": ("with", "perhaps")},
        {"blocks": ("with", "without") * 60},
        {"block_days": 0},
        {"block_days": -14},
        {"start": date.max - timedelta(days=20)},
        {"start": date.max},
    ],
)
def test_a_trial_from_elsewhere_that_makes_no_sense_has_no_blocks(fields):
    made = trial(**fields)
    assert planned_blocks(made) == compared_blocks(made) == ()
    assert state(made, START) == "over"
    assert block_on(made, made.start) is None


def test_lists_are_in_the_order_of_the_page():
    old, older = trial(date(2026, 3, 1)), trial(date(2026, 1, 1))
    now, soon = trial(date(2026, 11, 1)), trial(date(2026, 12, 1))
    every = [soon, old, now, older]
    assert finished(every, START) == [old, older]
    assert unfinished(every, START) == [now, soon]
    assert BLOCK_DAYS == 14
