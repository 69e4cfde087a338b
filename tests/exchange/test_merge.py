"""What an import does to a diary that already holds something."""

from datetime import date

import pytest

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Day
from dialdown.domain.records import ImportedRow, OwnTag
from dialdown.exchange import write_json

ONE, TWO = date(2026, 1, 5), date(2026, 1, 6)
STAMP = Stamp.parse("2026-01-05T20:00:00+00:00")
CSV = "date,pain,stress\n2026-01-05,6,3\n2026-01-06,4,2\n"
DAYLIO = "full_date,time,mood,activities,note\n"


def typed(when, **values):
    day = Day(when, STAMP)
    for key, value in values.items():
        day = day.with_value(key, value)
    return day


def test_blanks_are_filled_and_clashes_counted(write, diary, bring_in):
    diary.save("typed", typed(ONE, pain=8.0))
    _imported, plan = bring_in(write(CSV), diary)
    assert (plan.days_new, plan.days_filled, plan.values_added) == (1, 1, 3)
    assert [(clash.date, clash.key) for clash in plan.clashes] == [(ONE, "pain")]
    day = diary.day(ONE)
    assert (day.value("pain"), day.value("stress")) == (8.0, 3.0)
    assert (day.answers["pain"].source, day.answers["stress"].source) == ("typed", "csv")
    assert day.source == "typed"
    assert day.answers["stress"].source_row


def test_theirs_replaces_where_it_was_asked_for(write, diary, bring_in):
    diary.save("typed", typed(ONE, pain=8.0))
    _imported, plan = bring_in(write(CSV), diary, take_theirs=True)
    assert (plan.values_replaced, plan.clashes) == (1, [])
    assert diary.day(ONE).value("pain") == 6.0


def test_theirs_can_still_be_asked_for_after_a_first_import(write, diary, bring_in):
    diary.save("typed", typed(ONE, pain=8.0))
    bring_in(write(CSV), diary)
    _imported, again = bring_in(write(CSV), diary)
    assert (again.rows_known, again.clashes, again.changes_nothing) == (2, [], True)
    _imported, theirs = bring_in(write(CSV), diary, take_theirs=True)
    assert theirs.values_replaced == 1
    assert diary.day(ONE).value("pain") == 6.0


@pytest.mark.parametrize("name", ["csv", "daylio"])
def test_a34_a_second_import_adds_nothing(write, diary, bring_in, name):
    path = write(CSV if name == "csv" else DAYLIO + "2026-01-05,9:00,rad,choir,Fine\n")
    bring_in(path, diary)
    before = diary.content_hash()
    _imported, plan = bring_in(path, diary)
    assert plan.items == []
    assert diary.content_hash() == before


@pytest.mark.parametrize("take_theirs", [False, True])
def test_a_day_that_was_edited_or_deleted_here_stays_so(write, diary, bring_in, take_theirs):
    path = write(CSV)
    bring_in(path, diary)
    diary.save("edit", diary.day(ONE).with_value("pain", 9).without("stress"))
    diary.save("delete", remove=[diary.day(TWO)])
    before = diary.content_hash()
    _imported, plan = bring_in(path, diary, take_theirs)
    assert plan.rows_known == 2
    assert diary.content_hash() == before


def test_an_import_is_one_step_to_undo(write, diary, bring_in):
    diary.save("typed", typed(ONE, pain=8.0))
    before = diary.content_hash()
    bring_in(write(DAYLIO + "2026-01-05,9:00,rad,choir | tea,Fine\n2026-01-07,9:00,bad,,\n"), diary)
    assert diary.content_hash() != before
    diary.undo()
    assert diary.content_hash() == before
    assert diary.records(ImportedRow) == []


def test_a_later_entry_of_a_day_continues_what_was_imported_and_not_touched(write, diary, bring_in):
    morning = "2026-01-05,8:00,rad,,Good start\n"
    bring_in(write(DAYLIO + morning), diary)
    _imported, plan = bring_in(write(DAYLIO + "2026-01-05,20:00,meh,,Tired\n" + morning), diary)
    assert plan.clashes == []
    day = diary.day(ONE)
    assert day.value("mood") == 7.5
    assert day.text("note") == "08:00 Good start\n\n20:00 Tired"


def test_a_later_entry_of_a_day_does_not_overwrite_what_was_typed_since(write, diary, bring_in):
    morning = "2026-01-05,8:00,rad,,\n"
    bring_in(write(DAYLIO + morning), diary)
    diary.save("edit", diary.day(ONE).with_value("mood", 3))
    _imported, plan = bring_in(write(DAYLIO + "2026-01-05,20:00,meh,,\n" + morning), diary)
    assert len(plan.clashes) == 1
    assert diary.day(ONE).value("mood") == 3


def test_a_tag_clashes_with_none_of_these(write, diary, bring_in):
    diary.save("typed", Day(ONE, STAMP).with_tick("none:going_on", on=True))
    path = write("date,tags\n2026-01-05,illness\n")
    _imported, plan = bring_in(path, diary)
    assert [clash.key for clash in plan.clashes] == ["tag:illness"]
    bring_in(path, diary, take_theirs=True)
    assert list(diary.day(ONE).answers) == ["tag:illness"]


def test_an_own_tag_is_made_only_if_used_and_counts_since_its_first_tick(write, diary, bring_in):
    tea = OwnTag(name="Tea", group="helped", since=date(2026, 3, 1))
    diary.save("tag", tea)
    path = write(DAYLIO + "2026-01-06,9:00,rad,tea | choir,\n2026-01-05,9:00,rad,choir,\n")
    bring_in(path, diary)
    tags = {tag.name: tag for tag in diary.records(OwnTag)}
    assert {name: tag.since for name, tag in tags.items()} == {"Tea": TWO, "choir": ONE}
    diary.save("delete", remove=[tags["choir"], diary.day(ONE), diary.day(TWO)])
    bring_in(path, diary)
    assert [tag.name for tag in diary.records(OwnTag)] == ["Tea"]


def test_json_fills_blanks_by_date_and_skips_a_day_deleted_since(tmp_path, diary, bring_in):
    path = tmp_path / "other.json"
    write_json(path, [typed(ONE, pain=6.0, stress=3.0), typed(TWO, pain=4.0)], [])
    diary.save("typed", typed(ONE, pain=8.0))
    _imported, plan = bring_in(path, diary)
    assert (plan.days_new, plan.days_filled, len(plan.clashes)) == (1, 1, 1)
    diary.save("delete", remove=[diary.day(TWO)])
    _imported, again = bring_in(path, diary)
    assert (again.rows_known, again.days, len(again.clashes)) == (1, [], 1)
    bring_in(path, diary, take_theirs=True)
    assert diary.day(ONE).value("pain") == 6.0


def test_json_never_takes_an_identity_that_is_in_use_for_something_else(tmp_path, diary, bring_in):
    theirs = typed(TWO, pain=4.0)
    diary.save("typed", typed(ONE, stress=1.0).with_answer(theirs.answers["pain"]))
    path = tmp_path / "other.json"
    write_json(path, [theirs], [])
    bring_in(path, diary)
    assert [day.value("pain") for day in diary.days()] == [4.0, 4.0]
