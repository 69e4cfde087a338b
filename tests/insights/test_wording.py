"""Every sentence, as a person reads it."""

import re
from datetime import date

import pytest

from dialdown.insights import (
    Change,
    Factor,
    HighSpell,
    Pattern,
    Settled,
    Split,
    Trend,
    sentence,
    title,
    verdict_words,
)
from dialdown.insights.wording import promise


def found(factor="sleep_hours", lag=0, verdict="clear", outcome="pain", at=6.0, **more):
    split = Split(at, 23, 61, 6.8, 5.4, 1.4, 0.6, 2.1)
    values = {"split": split, "slope": -0.9, "low": -1.3, "high": -0.4, "p": 0.001, "q": 0.004}
    values |= {"r": -0.4, "r_low": -0.6, "r_high": -0.2, "outcome_sd": 1.5}
    return Pattern(factor, outcome, lag, 84, verdict=verdict, **(values | more))


OWN = [
    Factor("own:x", "CBD oil", "yes_no"),
    Factor("own:y", "Steps", "count", "low"),
    Factor("own:z", "Stretching", "yes_no", "low"),
    Factor("tag:travel", "Travel", "yes_no"),
    Factor("touch:socks", "Socks", "touch", "high"),
]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (
            found(),
            "Pain was about 1.4 points higher (likely 0.6 to 2.1) after nights under 6 h than "
            "after others, allowing for runs of days.",
        ),
        (
            found(at=6.5),
            "Pain was about 1.4 points higher (likely 0.6 to 2.1) after nights under 6 h 30 than "
            "after others, allowing for runs of days.",
        ),
        (
            found("sleep_quality", at=4.0),
            "Pain was about 1.4 points higher (likely 0.6 to 2.1) after nights with sleep quality "
            "under 4 than after others, allowing for runs of days.",
        ),
        (
            found("stress", at=7.0),
            "Pain was about 1.4 points higher (likely 0.6 to 2.1) on days with stress of 7 or "
            "more than on other days, allowing for runs of days. It cannot be told which came "
            "first.",
        ),
        (
            found("stress", 1, "possible", at=7.0),
            "Pain was about 1.4 points higher (likely 0.6 to 2.1) the day after stress of 7 or "
            "more than on other days, allowing for runs of days. This is only a possible pattern.",
        ),
        (
            found("mood", at=4.0),
            "Pain was about 1.4 points higher (likely 0.6 to 2.1) on days with mood under 4 than "
            "on other days, allowing for runs of days. It cannot be told which came first.",
        ),
        (
            found("function", at=6.0),
            "Pain was about 1.4 points higher (likely 0.6 to 2.1) on days with “did what mattered” "
            "under 6 than on other days, allowing for runs of days. It cannot be told which came "
            "first.",
        ),
        (
            found("function", 1, at=6.0),
            "Pain was about 1.4 points higher (likely 0.6 to 2.1) the day after “did what "
            "mattered” under 6 than on other days, allowing for runs of days.",
        ),
        (
            found("function", verdict="no pattern seen"),
            "No pattern seen between doing what mattered and pain in 84 days.",
        ),
        (
            found("activity_minutes", 1, at=30.0),
            "Pain was about 1.4 points higher (likely 0.6 to 2.1) the day after gentle movement "
            "of 30 min or more than on other days, allowing for runs of days.",
        ),
        (
            found("tag:travel", 1, at=1.0),
            "Pain was about 1.4 points higher (likely 0.6 to 2.1) the day after “Travel” than on "
            "other days, allowing for runs of days.",
        ),
        (
            found("touch:socks", 1, at=2.0),
            "Pain was about 1.4 points higher (likely 0.6 to 2.1) the day after “Socks” painful "
            "than on other days, allowing for runs of days.",
        ),
        (
            found("own:z", at=1.0),
            "Pain was about 1.4 points higher (likely 0.6 to 2.1) on days without “Stretching” "
            "than on other days, allowing for runs of days. It cannot be told which came first.",
        ),
        (
            found("own:y", 1, at=4000.0),
            "Pain was about 1.4 points higher (likely 0.6 to 2.1) the day after “Steps” under "
            "4000 than on other days, allowing for runs of days.",
        ),
        (
            found("pain", 1, outcome="sleep_quality", at=7.0),
            "Sleep quality was about 1.4 points higher (likely 0.6 to 2.1) after days with pain "
            "of 7 or more than after others, allowing for runs of days.",
        ),
        (
            found("stress", 1, split=None),
            "Pain was about 0.6 points lower (likely 0.3 to 0.9) for each usual step up in "
            "stress, allowing for runs of days.",
        ),
        (
            found(split=Split(6.0, 23, 61, 6.8, 5.4, 0.9, -0.04, 1.9)),
            "Pain was about 0.9 points higher (likely under 0.1 lower to 1.9 higher) after nights "
            "under 6 h than after others, allowing for runs of days.",
        ),
        (
            found("stress", verdict="no pattern seen"),
            "No pattern seen between stress and pain in 84 days.",
        ),
        (
            Pattern("stress", "pain", 0, 20, reason="too few days", days_needed=1),
            "Not enough days yet: 1 more day with both is needed.",
        ),
        (
            Pattern("stress", "pain", 0, 9, reason="too few days", days_needed=12),
            "Not enough days yet: 12 more days with both are needed.",
        ),
        (
            Pattern("own:x", "pain", 0, 90, reason="nearly always the same answer"),
            "The answers are nearly always the same, so there is nothing to compare.",
        ),
        (
            Pattern("own:x", "pain", 0, 90, reason="moves with the calendar"),
            "“CBD oil” moves with the calendar, so the two cannot be told apart.",
        ),
        (
            Pattern("own:x", "pain", 0, 60, reason="neither shown nor ruled out", days_needed=40),
            "Not enough days yet: about 40 more days would probably tell.",
        ),
        (
            Pattern("own:x", "pain", 0, 60, reason="before the next look", days_needed=12),
            "Not enough days yet. Next look in 12 days.",
        ),
    ],
)
def test_patterns(pattern, words):
    assert sentence(pattern, OWN) == words


def changed(kind="periods", **more):
    values = {"before": 6.1, "after": 4.9, "difference": -1.2, "low": -2.1, "high": -0.3}
    return Change(kind, "pain", 80, 30, p=0.01, verdict="a little lower", **(values | more))


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (
            changed(),
            "Pain averaged 6.1 before (80 days) and 4.9 after (30 days). Allowing for runs of "
            "days: 1.2 points lower (likely 0.3 to 2.1). In words: a little lower. Other things "
            "may have changed too.",
        ),
        (
            changed("treatment"),
            "Pain averaged 6.1 before (80 days) and 4.9 after (30 days). Allowing for runs of "
            "days: 1.2 points lower (likely 0.3 to 2.1). Other things may have changed too.",
        ),
        (
            changed("trial"),
            "Pain averaged 6.1 without the change (80 days) and 4.9 with it (30 days). Allowing "
            "for runs of days: 1.2 points lower (likely 0.3 to 2.1). In words: a little lower.",
        ),
        (
            Change("treatment", "pain", 40, 9, days_needed=5),
            "Not enough days yet: 5 more recorded days are needed.",
        ),
        (
            Trend("pain", 90, 70, -2.0, -3.1, -0.9, 0.01),
            "Pain became about 2.0 points lower (likely 0.9 to 3.1) over the last 90 days.",
        ),
        (
            Trend("pain", 90, 70, -2.0, -4.1, 0.9, 0.2),
            "Pain: no clear trend in the last 90 days.",
        ),
        (
            HighSpell(date(2026, 3, 2), date(2026, 3, 4), 3, 8.0, 4.5),
            "3 days well above your usual: 8.0 on average, 4.5 before.",
        ),
        (Settled((), None, 5), "First look at your patterns in 5 days."),
        (Settled((), date(2026, 3, 2), 1), "Next look at your patterns in 1 day."),
    ],
)
def test_other_results(result, words):
    assert sentence(result) == words


def test_no_sentence_claims_a_cause_or_predicts():
    said = " ".join(
        [sentence(found(f, lag)) for f in ("stress", "sleep_hours", "tag:travel") for lag in (0, 1)]
        + [sentence(changed()), promise()]
    ).lower()
    assert not re.search(r"\bcaus|\btrigger|\bwill\b|\bshould\b|\bbecause\b|!", said)


def test_verdicts_have_words():
    assert verdict_words(found()) == "clear"
    assert verdict_words(changed()) == "a little lower"


def test_only_results_have_sentences():
    with pytest.raises(TypeError):
        sentence("pain")


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (found(), "Short sleep, the night before"),
        (found("stress"), "Stress, same day"),
        (found("mood"), "Low mood, same day"),
        (found("stress", 1), "Stress, the day before"),
        (found("pain", 1, outcome="sleep_quality"), "Pain, then sleep"),
        (found("own:x"), "CBD oil, same day"),
        (found("own:y"), "Low Steps, same day"),
        (found("own:z", 1), "No Stretching, the day before"),
        (found("tag:travel"), "Travel, same day"),
    ],
)
def test_rows_are_named_by_their_worse_side(pattern, words):
    assert title(pattern, OWN) == words
