"""Whatever decays in the file is refused, noticed by the check, or changes nothing."""

import sqlite3
from datetime import date

import pytest
from fault_bits import UNDETECTED, bitflips, flip, states

from dialdown.domain.day import Day
from dialdown.domain.records import Flare, HelpNumber
from dialdown.storage import DiaryError, create_diary, open_diary

MONDAY = date(2026, 3, 9)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "data" / "diary.db"
    diary = create_diary(path)
    diary.save("Day", Day(MONDAY).with_value("pain", 3).with_text("note", "words"))
    diary.save("Nurse", HelpNumber(id="nurse", name="Pain nurse", number="012 345"))
    diary.save("Flare", Flare(id="flare", start=MONDAY, note="after the move"), merge_key="flare")
    diary.close()
    return path


def write(path, sql):
    db = sqlite3.connect(path)
    db.execute(sql)
    db.commit()
    db.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE help_number SET number = '012 346'",
        "UPDATE flare SET note = 'before the move'",
        "DELETE FROM flare",
        "INSERT INTO flare SELECT 'other', start, end, note FROM flare",
        "UPDATE meta SET value = '1' WHERE key = 'made_up'",
        "UPDATE meta SET value = 'somebody else' WHERE key = 'diary_id'",
        "UPDATE meta SET value = 'x' WHERE key = 'records'",
        "UPDATE changed_row SET after = replace(after, '345', '346')",
        "UPDATE changed_row SET change_id = 1 WHERE change_id = 2",
        "UPDATE changed_row SET date = '2026-03-10' WHERE change_id = 1",
        "UPDATE change SET state = 'dine' WHERE id = 2",
        "UPDATE change SET at = '2026-99-01' WHERE id = 1",
        "UPDATE change SET at = x'ff' WHERE id = 1",
    ],
)
def test_a19_a_changed_record_fact_or_step_of_undo_is_noticed(path, sql):
    write(path, sql)
    diary = open_diary(path)
    assert not diary.is_sound
    assert diary.unsound_days() == []
    diary.save("More", HelpNumber(name="Other", number="1"))  # the damage stays noticed
    assert not diary.is_sound
    diary.close()


def test_a19_a_diary_of_before_the_sum_is_sound_and_gets_it(path):
    write(path, "DELETE FROM meta WHERE key = 'records'")
    write(path, "UPDATE changed_row SET after = substr(after, 1, instr(after, char(10)) - 1)")
    diary = open_diary(path)
    assert diary.is_sound
    assert diary.undo().label == "Flare"
    assert diary.redo().label == "Flare"
    assert diary.is_sound
    diary.close()
    write(path, "UPDATE flare SET note = 'before the move'")
    diary = open_diary(path)
    assert not diary.is_sound
    diary.close()


@pytest.mark.parametrize("text", ["'2026-99-01'", "x'ff'", "'never'"])
def test_a19_a_damaged_history_does_not_stand_in_the_way_of_a_save(path, text):
    write(path, f"UPDATE change SET at = {text}")
    write(path, "UPDATE changed_row SET after = 'x' || after")
    diary = open_diary(path)
    diary.save("Flare", Flare(id="flare", start=MONDAY, note="more"), merge_key="flare")
    diary.save("Flare", Flare(id="flare", start=MONDAY, note="and more"), merge_key="flare")
    assert diary.records(Flare)[0].note == "and more"
    diary.undo()
    with pytest.raises(DiaryError):
        diary.undo()
    diary.close()


def test_a19_random_flips_leave_nothing_unnoticed(tmp_path):
    result = bitflips(tmp_path / "diary", 15)
    assert result.is_good, result
    assert result.rounds == 15


def test_a19_each_bit_of_a_records_row_counts(path):
    """Without a history that names the row once more, only the sum can tell."""
    diary = open_diary(path)
    diary.forget_history()
    diary.close()
    whole, good = path.read_bytes(), states(path)
    start = whole.index(b"012 345")
    outcomes = {
        flip(path, whole, start + place, bit, good) for place in range(7) for bit in range(8)
    }
    assert UNDETECTED not in outcomes
    assert "no change" not in outcomes
