"""Daylio's export in both of its forms, with what people's phones make of it."""

from pathlib import Path

import pytest

from dialdown.domain.records import OwnTag
from dialdown.exchange import merge, read

FIXTURES = Path(__file__).parents[1] / "fixtures" / "import"


def days_of(path):
    imported = read(path)
    return imported, {day.date.isoformat(): day for day in merge(imported, [], []).days}


def test_several_entries_a_day_become_one_day():
    imported, days = days_of(FIXTURES / "daylio.csv")
    assert imported.format == "daylio"
    assert list(imported.problems) == []
    assert days["2025-03-02"].value("mood") == 6.2
    assert days["2025-03-02"].text("note") == (
        "08:20 Slow start\nFeet buzzing, took it easy.\n\n22:00 Better after the walk"
    )
    assert days["2025-03-01"].text("note") == "Quiet day"
    assert days["2025-03-01"].source == "daylio"
    assert days["2025-03-01"].written_at is None


def test_activities_become_tags_we_know_or_own_ones():
    imported, days = days_of(FIXTURES / "daylio.csv")
    names = {tag.id: tag.name for tag in imported.records if isinstance(tag, OwnTag)}
    assert sorted(names.values()) == ["Mood: wobbly", "choir", "movies / tv"]
    ticked = [names.get(key, key) for key in days["2025-03-02"].ticked("tag")]
    assert sorted(ticked) == ["good_company", "movies / tv", "travel"]


def test_a_mood_that_we_do_not_know_never_becomes_a_number():
    imported, days = days_of(FIXTURES / "daylio.csv")
    assert days["2025-03-03"].value("mood") is None
    assert len(days["2025-03-03"].ticked("tag")) == 2
    assert imported.notices == (
        "Mood words become numbers from 0 to 10: good 7.5, meh 5.",
        "We do not know the mood “wobbly” (1 line). It becomes a tag, not a number.",
    )


def test_formatting_in_notes_becomes_plain_text():
    _imported, days = days_of(FIXTURES / "daylio.csv")
    assert days["2025-02-28"].text("note") == "First line\nsecond & last\n- tea\n- rest <3"


def test_the_older_form_has_the_year_in_its_own_column():
    imported, days = days_of(FIXTURES / "daylio-older.csv")
    assert sorted(days) == ["2018-05-16", "2018-05-17", "2018-05-18"]
    assert [days[d].value("mood") for d in sorted(days)] == [0.0, 10.0, 2.5]
    (problem,) = imported.problems
    assert (problem.line, problem.field) == (5, "date")


@pytest.mark.parametrize(
    ("time", "clock"),
    [("10:00 pm", "22:00"), ("12:05 AM", "00:05"), ("22:05", "22:05"), ("9.15\u202fp.m.", "21:15")],
)
def test_times_in_either_clock(write, time, clock):
    header = "full_date,date,weekday,time,mood,activities,note_title,note\n"
    path = write(header + f'2025-01-01,January 1,Wednesday,{time},meh,"","",""\n')
    (entry,) = read(path).entries
    assert f"{entry.at:%H:%M}" == clock


def test_a_time_that_cannot_be_read_does_not_cost_the_entry(write):
    path = write("full_date,time,mood,activities\n2025-01-01,25:99,meh,\n")
    imported = read(path)
    assert imported.entries[0].values == {"mood": 5.0}
    assert [(p.line, p.field) for p in imported.problems] == [(2, "time")]


def test_the_same_entry_twice_counts_once(write):
    path = write("full_date,time,mood,activities\n2025-01-01,9:00,rad,\n2025-01-01,9:00,rad,\n")
    imported = read(path)
    assert (imported.rows_read, len(imported.entries)) == (2, 1)
