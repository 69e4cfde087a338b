"""Every format that was ever given out opens for ever."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from dialdown.domain import records as r
from dialdown.domain.clock import Promptness
from dialdown.domain.records import RECORD_TYPES
from dialdown.storage import SCHEMA_VERSION, back_up, describe, inspect, open_diary, restore

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "diaries"
KEPT = sorted(FOLDER.glob("format-*.db"))
SINCE = {r.PlanPart: 2}
"""Kinds of record that came later, with the format that brought them."""


@pytest.fixture(params=KEPT, ids=[file.stem for file in KEPT])
def old(request, path):
    path.parent.mkdir()
    return shutil.copy(request.param, path)


def test_a_diary_of_todays_format_is_kept():
    assert {inspect(file) for file in KEPT} >= {SCHEMA_VERSION}


def test_days_of_an_old_diary_are_all_there(old, clock):
    diary = open_diary(old, clock)
    full, imported, last = diary.days()
    assert (full.date, last.date) == (date(2026, 3, 12), date(2026, 3, 14))
    assert (full.value("pain"), full.value("sleep_hours"), full.value("stress")) == (6.5, 405, 0)
    assert full.text("note") == "Notiz: gehen fällt schwer"
    assert full.text("good_thing") == "Kaffee mit Ana ☕"
    assert (full.ticked("tag"), full.ticked("none")) == (("alcohol",), ("helped",))
    assert full.ticked("region:pain") == ("heel_left",)
    assert full.answers["region:pain:heel_left"].value is None
    assert str(full.answers["pain"].answered_at) == "2026-03-14T20:15:00+01:00[Europe/Berlin]"
    assert str(full.written_at) == "2026-03-14T20:15:00+01:00[Europe/Berlin]"
    assert full.promptness is Promptness.ON_TIME
    [moment] = full.moments
    assert (moment.pain, moment.regions) == (7, ("heel_left", "toes_left"))
    assert (moment.set_off, moment.eased) == ("stairs", "rest")
    assert (imported.source, imported.written_at, imported.value("mood")) == ("daylio", None, 3)
    assert diary.is_sound
    diary.close()


def test_records_of_an_old_diary_are_all_there(old, clock):
    known = [kind for kind in RECORD_TYPES if SINCE.get(kind, 1) <= inspect(old)]
    diary = open_diary(old, clock)
    found = {kind: len(diary.records(kind)) for kind in RECORD_TYPES if diary.records(kind)}
    assert found == dict.fromkeys(known, 1)
    [treatment], [dose] = diary.records(r.Treatment), diary.records(r.DoseStep)
    assert dose.treatment_id == treatment.id
    assert (treatment.name, treatment.as_needed, treatment.end) == ("Duloxetine", True, None)
    assert treatment.side_effects == ("sleepy", "dry_mouth")
    [trial] = diary.records(r.Trial)
    assert (trial.blocks, trial.block_days) == (("with", "without"), 14)
    [score] = diary.records(r.Score)
    assert (score.form, score.total) == ("csi", 41)
    assert [tag.name for tag in diary.records(r.OwnTag)] == ["Gardening"]
    assert diary.scale("mood").hidden
    diary.close()


def test_an_old_diary_is_gone_on_with(old, clock, backups):
    diary = open_diary(old, clock)
    assert diary.redo().label == "Mood"
    assert [diary.undo().label, diary.undo().label] == ["Mood", "Pain today: 4"]
    diary.save("Pain", diary.day(date(2026, 3, 12)).with_value("pain", 2))
    assert diary.is_sound
    made = back_up(diary, backups, "close", clock)
    diary.close()
    assert describe(made).days == 2


def test_an_old_diary_is_brought_back_as_a_backup(old, clock, tmp_path):
    target = tmp_path / "new" / "diary.db"
    assert describe(old).days == 3
    restore(old, target, clock=clock)
    diary = open_diary(target, clock)
    assert diary.count == 3
    diary.close()
