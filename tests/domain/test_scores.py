"""Totals of paper forms: ranges, changes, and when another CSI says more."""

from datetime import date, timedelta

import pytest

from dialdown.domain.records import Score
from dialdown.domain.scales import OutOfRangeError
from dialdown.domain.scores import REFERENCES, again_from, chance_words, check_range, parse_total
from dialdown.domain.vocabulary import SCORE_RANGES

DAY = date(2026, 11, 1)


def test_every_form_has_a_range_and_something_published() -> None:
    assert set(REFERENCES) == set(SCORE_RANGES)


def test_a_total_is_read_forgivingly_and_never_guessed() -> None:
    assert parse_total("paindetect", " -1 ") == -1
    assert parse_total("paindetect", "−1") == -1
    assert parse_total("csi", "41.0") == 41
    assert parse_total("peg", "5,67") == 5.7
    for typed in ("", "forty", "4 1", "1e2", "inf", "--1"):
        assert parse_total("csi", typed) is None


@pytest.mark.parametrize("typed", ["101", "-1", "40.5"])
def test_beyond_the_range_the_range_is_said(typed) -> None:
    with pytest.raises(OutOfRangeError, match="0 to 100"):
        parse_total("csi", typed)
    check_range("csi", 40.5)  # an imported one is kept


@pytest.mark.parametrize(
    ("points", "said"), [(9, "chance"), (-9, "chance"), (10, ""), (-16, ""), (17, "larger")]
)
def test_only_the_csi_has_words_for_a_change(points, said) -> None:
    assert (said in chance_words("csi", points)) is bool(chance_words("csi", points) or not said)
    assert bool(chance_words("csi", points)) is bool(said)
    assert chance_words("isi", points) == ""


def test_four_weeks_after_a_csi_another_says_more() -> None:
    scores = [Score(form="csi", total=40, date=DAY), Score(form="isi", total=4, date=DAY)]
    month = timedelta(days=28)
    assert again_from(scores, DAY + timedelta(days=27)) == DAY + month
    assert again_from(scores, DAY + month) is None
    assert again_from(scores, DAY - timedelta(days=1)) is None
    assert again_from(scores[1:], DAY) is None
