"""Our own CSV, read from everything that spreadsheets make of it."""

from datetime import date

import pytest

from dialdown.domain.clock import Promptness
from dialdown.domain.records import OwnScale, OwnTag
from dialdown.domain.scales import Kind
from dialdown.exchange import UnreadableFileError, read

PLAIN = "date,pain,note\n2026-01-05,6.5,Long day\n2026-01-06,,\n2026-01-07,3,Rest\n"


def values(imported):
    return {entry.date.isoformat(): dict(entry.values) for entry in imported.entries}


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        b"\xef\xbb\xbf" + PLAIN.encode(),
        PLAIN.encode("utf-16"),
        b"\xfe\xff" + PLAIN.encode("utf-16-be"),
        PLAIN.encode("cp1252"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace(",", ";").replace("6.5", "6,5").encode(),
        PLAIN.replace("6.5", '"6,5"').encode(),
        ("\n\n" + PLAIN.replace("\n", "\n,,\n")).encode(),
    ],
)
def test_a34_every_way_of_writing_the_same_rows_reads_the_same(write, content):
    imported = read(write(content))
    assert values(imported) == {
        "2026-01-05": {"pain": 6.5, "note": "Long day"},
        "2026-01-07": {"pain": 3.0, "note": "Rest"},
    }
    assert list(imported.problems) == []


def test_a34_the_same_row_has_the_same_fingerprint_however_it_was_written(write):
    one = read(write(PLAIN))
    other = read(write(PLAIN.replace(",", ";").replace("6.5", "6,5").encode("utf-16")))
    assert [e.fingerprint for e in one.entries] == [e.fingerprint for e in other.entries]


def test_a34_old_windows_letters_are_read_and_said_to_be_assumed(write):
    imported = read(write("date,note\n2026-01-05,Café “wie früher”\n".encode("cp1252")))
    assert values(imported)["2026-01-05"]["note"] == "Café “wie früher”"
    assert "letters" in imported.notices[0]


def test_a34_quotes_newlines_and_very_long_fields(write):
    long = "x" * 200_000
    imported = read(
        write(f'date,note\n2026-01-05,"He said ""ouch"",\nthen ; left"\n2026-01-06,{long}\n')
    )
    assert values(imported)["2026-01-05"]["note"] == 'He said "ouch",\nthen ; left'
    assert values(imported)["2026-01-06"]["note"] == long
    assert [entry.line for entry in imported.entries] == [2, 4]


def test_a34_nul_and_control_characters_become_visible(write):
    imported = read(write("date,note\n2026-01-05,a\x00b\x07c\n"))
    assert values(imported)["2026-01-05"]["note"] == "a\ufffdb\ufffdc"


@pytest.mark.parametrize(
    ("row", "line", "field", "words"),
    [
        ("2026-01-05,11", 2, "pain", "Pain today must be from 0 to 10"),
        ("2026-01-05,-1", 2, "pain", "Pain today"),
        ("2026-01-05,bad", 2, "pain", "a number"),
        ("2026-01-05,nan", 2, "pain", "a number"),
        ("2026-01-05,1e1", 2, "pain", "a number"),
        ("05/06/2024,5", 2, "date", "2026-01-31"),
        ("31.12.2024,5", 2, "date", "2026-01-31"),
        ("2026-02-30,5", 2, "date", "2026-01-31"),
        (",5", 2, "date", "2026-01-31"),
        ("2026-01-05,5,6", 2, "", "more values"),
        ('2026-01-05,"5"x', 2, "", "quotation mark"),
        ('2026-01-05,"5', 2, "", "quotation mark"),
    ],
)
def test_a34_what_cannot_be_read_is_named_by_line_and_column(write, row, line, field, words):
    content = f"date,pain\n{row}\n" if row.endswith('"5') else f"date,pain\n{row}\n2026-01-09,4\n"
    imported = read(write(content))
    (problem,) = imported.problems
    assert (problem.line, problem.field) == (line, field)
    assert words in problem.message
    assert "2026-01-05" not in values(imported)


def test_a_refused_value_does_not_take_the_rest_of_its_row_along(write):
    imported = read(write("date,pain,stress\n2026-01-05,11,4\n"))
    assert values(imported) == {"2026-01-05": {"stress": 4.0}}
    assert str(next(iter(imported.problems))).startswith("Line 2, pain: Pain today must be")


def test_a_number_that_can_be_read_in_two_ways_is_not_guessed(write):
    imported = read(write('date,activity_minutes\n2026-01-05,"1,200"\n'))
    assert "two ways" in next(iter(imported.problems)).message


def test_a_date_that_stands_twice_is_taken_once(write):
    imported = read(write("date,pain\n2026-01-05,3\n2026-01-05,4\n"))
    assert values(imported) == {"2026-01-05": {"pain": 3.0}}
    assert "twice" in next(iter(imported.problems)).message


def test_durations_stand_in_hours(write):
    imported = read(
        write("date,sleep_hours\n2026-01-05,6.75\n2026-01-06,6:20\n2026-01-07,6.3333\n")
    )
    assert [entry.values["sleep_hours"] for entry in imported.entries] == [405, 380, 380]


def test_tags_and_sensitivities_are_found_by_key_and_by_words(write, diary):
    garden = OwnTag(name="Garden", group="helped", since=date(2026, 1, 1))
    diary.save("tag", garden)
    path = write(
        "date,tags,sensitivities\n"
        "2026-01-05,Poor sleep | busy_day | own:Garden | Choir,socks: painful | Bed sheets: fine\n"
        "2026-01-04,choir|none:helped,breeze | hail: fine\n"
    )
    imported = read(path, diary.records(OwnTag))
    (choir,) = imported.records
    assert (choir.name, choir.group, choir.since) == ("Choir", "going_on", date(2026, 1, 4))
    assert values(imported)["2026-01-05"] == {
        "tag:poor_sleep": 1.0,
        "tag:busy_day": 1.0,
        f"tag:{garden.id}": 1.0,
        f"tag:{choir.id}": 1.0,
        "touch:socks": 2.0,
        "touch:bed_sheets": 0.0,
    }
    assert values(imported)["2026-01-04"]["touch:breeze"] == 2.0
    assert "hail" in next(iter(imported.problems)).message


def test_own_columns_find_their_scale_and_new_ones_are_announced(write):
    coffee = OwnScale(name="Coffee", kind=Kind.COUNT)
    naps = OwnScale(name="Naps", kind=Kind.DURATION)
    path = write(
        "date,own:Coffee,own:Naps,own:Steps,own:Calm\n2026-01-05,3,1.5,4200,7\n2026-01-06,1,0,800,2.5\n"
    )
    imported = read(path, [coffee, naps])
    steps, calm = imported.records
    assert (steps.name, steps.kind, calm.kind) == ("Steps", Kind.COUNT, Kind.RATING)
    assert values(imported)["2026-01-05"] == {
        f"own:{coffee.id}": 3.0,
        f"own:{naps.id}": 90.0,
        f"own:{steps.id}": 4200.0,
        f"own:{calm.id}": 7.0,
    }
    assert len(imported.notices) == 2


def test_columns_that_are_not_read_are_named(write):
    imported = read(write("date,pain,pain_moments_mean,weather\n2026-01-05,3,4.5,rain\n"))
    assert "pain_moments_mean" in imported.notices[0]
    assert "weather" in imported.notices[1]
    assert values(imported) == {"2026-01-05": {"pain": 3.0}}


def test_the_stamp_of_the_source_is_taken_and_its_absence_is_unknown(write, diary, bring_in):
    path = write(
        "date,pain,written_at,source\n"
        "2026-01-05,3,2026-01-05T21:00:00+01:00[Europe/Berlin],typed\n"
        "2026-01-06,3,,typed\n"
        "2026-01-07,3,yesterday,\n"
    )
    imported, _plan = bring_in(path, diary)
    first, second, third = diary.days()
    assert (first.source, str(first.written_at)) == (
        "typed",
        "2026-01-05T21:00:00+01:00[Europe/Berlin]",
    )
    assert (second.source, second.written_at) == ("csv", None)
    assert third.promptness is Promptness.UNKNOWN
    assert [problem.field for problem in imported.problems] == ["written_at"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"hello\nworld\n", "do not know"),
        (b"date,weather\n2026-01-01,rain\n", "do not know"),
        (b"PK\x03\x04rest", "packed"),
        (b"SQLite format 3\x00rest", "restore"),
        (b'"date,pain\n1', "do not know"),
    ],
)
def test_files_of_other_kinds_are_refused_in_words(write, content, words):
    with pytest.raises(UnreadableFileError, match=words):
        read(write(content))


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(UnreadableFileError, match="no file"):
        read(tmp_path / "nowhere.csv")
    with pytest.raises(UnreadableFileError, match="not a file"):
        read(tmp_path)
