"""Flipped bits: every changed day is flagged, everything else stays readable."""

import random
from datetime import date, timedelta

from dialdown.domain import records as r
from dialdown.domain.day import Day
from dialdown.storage import DiaryError, create_diary, open_diary

MONDAY = date(2026, 3, 9)


def test_a19_a_flipped_bit_is_flagged_or_the_file_is_refused(path, clock, full_day):
    diary = create_diary(path, clock)
    diary.save("Days", *[full_day(MONDAY + timedelta(days=n), clock()) for n in range(20)])
    diary.forget_history()
    good = {day.date: day for day in diary.days()}
    diary.close()
    whole, chance = path.read_bytes(), random.Random(3)
    places = [n for n, byte in enumerate(whole) if byte and n >= 4096]  # the first page is schema
    refused = flagged = unnoticed = 0
    for _ in range(200):
        place = chance.choice(places)
        path.write_bytes(
            whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :]
        )
        try:
            damaged = open_diary(path, clock)
        except DiaryError:
            refused += 1
            continue
        try:
            found = {day.date: day for day in damaged.days()}
            bad, sound = set(damaged.unsound_days()), damaged.is_sound
        except DiaryError:
            refused += 1
        else:
            changed = {
                when for when in good.keys() | found.keys() if good.get(when) != found.get(when)
            }
            assert changed <= bad or not sound
            assert len(found) >= len(good) - 1
            flagged += bool(changed)
            unnoticed += not changed
        finally:
            damaged.close()
    assert flagged > 20
    assert refused + flagged + unnoticed == 200


def damage(diary, sql):
    diary._db.execute_sql("PRAGMA foreign_keys = 0")
    diary._db.execute_sql(sql)
    diary._db.execute_sql("PRAGMA foreign_keys = 1")
    diary._days = None


def test_a19_what_cannot_be_read_is_left_out_and_told(quick, clock, full_day):
    tuesday = MONDAY + timedelta(days=1)
    for sql in (
        "UPDATE answer SET answered_at = 'never' WHERE key = 'pain'",
        "UPDATE answer SET value = 'x' WHERE key = 'pain'",
        "UPDATE answer SET value = 3.25 WHERE key = 'pain'",
        "UPDATE answer SET text = x'ff' WHERE key = 'note'",
        "UPDATE answer SET day_id = 'nobody' WHERE key = 'pain'",
        "UPDATE moment SET at = '2026-99-01'",
        "UPDATE moment SET regions = '['",
        "UPDATE day SET written_at = 5",
        "UPDATE day SET source = 'other'",
        "UPDATE day SET hash = ''",
        "UPDATE day SET date = '2026-13-01'",
        "DELETE FROM answer WHERE key = 'note'",
    ):
        quick.save("Days", full_day(MONDAY, clock()))
        damage(quick, sql)
        quick.save("Tuesday", Day(tuesday).with_value("pain", 2))
        assert not quick.is_sound, sql
        assert quick.unsound_days() == ([] if "SET date" in sql else [MONDAY]), sql
        assert quick.days()[-1].value("pain") == 2
        for table in ("answer", "moment", "day"):
            damage(quick, f"DELETE FROM {table}")


def test_a_damaged_record_hides_no_other(quick):
    quick.save("Flares", r.Flare(id="a", start=MONDAY), r.Flare(id="b", start=MONDAY))
    damage(quick, "UPDATE flare SET start = '2026-02-30' WHERE id = 'a'")
    assert [flare.id for flare in quick.records(r.Flare)] == ["b"]


def test_a_damaged_day_can_be_written_anew(quick, clock, full_day):
    quick.save("Day", full_day(MONDAY, clock()))
    damage(quick, "UPDATE day SET written_at = 'x', hash = 'y'")
    assert quick.unsound_days() == [MONDAY]
    quick.save("Again", quick.day(MONDAY).with_value("pain", 1))
    assert quick.is_sound
