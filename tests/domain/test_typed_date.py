"""Dates as people type them."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialdown.domain.typed_date import UnreadableDateError, parse_date

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22", "2026/11/22", "22.11.2026", "22.11.", "22. 11. 2026", "22 Nov", "22 nov 2026",
        "22nd November", "22. November 2026", "Nov 22", "November 22, 2026", "22/11/2026",
        "11/22/2026", "22-11-2026", "today", " TODAY ", "22Nov2026",
    ],
)  # fmt: skip
def test_b28_many_forms_of_one_date_are_read(text: str) -> None:
    assert parse_date(text, TODAY) == TODAY


def test_b28_yesterday_and_tomorrow_are_read() -> None:
    assert parse_date("yesterday", TODAY) == date(2026, 11, 21)
    assert parse_date("Tomorrow", TODAY) == date(2026, 11, 23)


def test_without_a_year_the_nearest_date_is_meant() -> None:
    assert parse_date("28 Dec", date(2027, 1, 3)) == date(2026, 12, 28)
    assert parse_date("3 Jan", date(2026, 12, 28)) == date(2027, 1, 3)
    assert parse_date("5 May", TODAY) == date(2027, 5, 5)
    assert parse_date("5 May", TODAY, past=True) == date(2026, 5, 5)
    assert parse_date("5/5/2027", TODAY, past=True) == date(2027, 5, 5)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("03/04/2026", "two ways: 3 April or 4 March"),
        ("3-4", "two ways"),
        ("22.11.26", "four digits"),
        ("29 Feb 2025", "There is no 29 February in 2025"),
        ("29 Feb", "write the year too"),
        ("31.4.2026", "no 31 April"),
        ("22 Nov 0026", "from 1900 to 2199"),
        ("2026-13-01", "such as"),
        ("22", "such as"),
        ("", "such as"),
        ("soon", "such as"),
        ("2026", "such as"),
        ("22 Nob", "such as"),
        ("٢٢", "such as"),
    ],
)
def test_b22_what_cannot_be_read_is_said_in_words(text: str, said: str) -> None:
    with pytest.raises(UnreadableDateError, match=said):
        parse_date(text, TODAY)


def test_a30_a_leap_day_is_read_where_there_is_one() -> None:
    assert parse_date("29 Feb", date(2028, 3, 2)) == date(2028, 2, 29)
    assert parse_date("2028-02-29", TODAY) == date(2028, 2, 29)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_date_or_is_refused_in_words(text: str) -> None:
    with contextlib.suppress(UnreadableDateError):
        assert isinstance(parse_date(text, TODAY), date)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_iso_date_is_itself(when: date) -> None:
    assert parse_date(when.isoformat(), TODAY) == when
    assert parse_date(f"{when.day}.{when.month}.{when.year}", TODAY) == when
