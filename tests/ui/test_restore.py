"""The backups in the window: what is in each, a test of the newest, and a second place."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QFileDialog

from dialdown.domain.day import Day
from dialdown.settings import Settings
from dialdown.storage import back_up, list_backups
from dialdown.ui.backup_care import BackupCare, backup_folder
from dialdown.ui.restore_dialog import RestoreDialog
from dialdown.ui.second_place import SecondPlace
from tests.ui.conftest import TODAY

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def two_backups(diary, clock):
    """One of yesterday alone, one of yesterday and today; the diary then loses yesterday."""
    diary.save("Yesterday", Day(YESTERDAY).with_value("pain", 3))
    first = back_up(diary, backup_folder(diary), clock=clock)
    clock.move(hours=1)
    diary.save("Today", Day(TODAY).with_value("pain", 5))
    second = back_up(diary, backup_folder(diary), clock=clock)
    diary.save("Gone", remove=[diary.day(YESTERDAY)])
    return first, second


@pytest.fixture
def settings():
    return Settings()


@pytest.fixture
def dialog(diary, theme, settings, clock, two_backups, qtbot):
    made = RestoreDialog(diary.path, theme, settings, clock)
    qtbot.addWidget(made)
    made.show()
    return made


def check_all(dialog):
    for _ in range(dialog.list.count() + 1):
        dialog._check_one()


def test_a24_each_backup_says_what_it_holds_and_whether_it_is_whole(dialog, two_backups):
    first, _second = two_backups
    whole = first.read_bytes()
    first.write_bytes(whole.replace(b"typed", b"tiped"))
    check_all(dialog)
    newer, older = dialog.list.item(0).text(), dialog.list.item(1).text()
    assert "22 November 2026, 15:02" in newer
    assert "2 days, 21 November 2026 to 22 November 2026" in newer
    assert newer.endswith("whole")
    assert "1 day" in older
    assert older.endswith("damaged")


def test_a24_what_would_change_is_shown_before_anything_is_swapped(dialog, diary, two_backups):
    assert "In this backup, not in your diary: 1 day (21 November 2026)" in dialog.inside.text()
    dialog.list.setCurrentRow(1)
    assert "In your diary, not in this backup: 1 day (22 November 2026)" in dialog.inside.text()
    before = diary.content_hash()
    dialog.bring.click()
    assert dialog.chosen == two_backups[0]
    assert diary.content_hash() == before


def test_a24_the_newest_backup_is_tested_in_a_folder_of_its_own(dialog, diary, walk_files):
    files = walk_files(diary.path.parent)
    dialog.test.click()
    assert "works" in dialog.said.text()
    assert "2 days" in dialog.said.text()
    assert walk_files(diary.path.parent) == files


def test_a24_a_damaged_newest_backup_does_not_pass_the_test(dialog, diary, two_backups):
    _first, second = two_backups
    second.write_bytes(second.read_bytes().replace(b"typed", b"tiped"))
    dialog.test_newest()
    assert "did not pass" in dialog.said.text()


def test_a24_without_a_backup_there_is_nothing_to_bring_back(diary, theme, settings, clock, qtbot):
    dialog = RestoreDialog(diary.path, theme, settings, clock)
    qtbot.addWidget(dialog)
    assert not dialog.bring.isEnabled()
    assert not dialog.test.isEnabled()
    assert "no backup yet" in dialog.inside.text()


def test_a23_each_backup_also_goes_to_the_second_place(
    dialog, diary, session, settings, clock, tmp_path, monkeypatch
):
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(stick))
    dialog.other.click()
    there = stick / "Dialdown backups"
    assert settings.second_place == str(there)
    assert len(list_backups(there)) == 1
    assert dialog.list.count() == 3
    clock.move(days=1)
    care = BackupCare(session, clock, SecondPlace(settings, clock))
    care.end("close")
    assert len(list_backups(there)) == 2
    assert "copy in the second place: last one today" in care.status()
    there.rename(stick / "away")
    clock.move(days=1)
    assert "second place not plugged in: last one yesterday" in care.status()
    care.end("close")
    assert not there.exists()  # a stick that is away is never made up
    dialog.stop.click()
    assert "second place" not in care.status()
    assert len(list_backups(stick / "away")) == 2  # what is there stays


def test_a23_a_stick_that_comes_back_gets_its_copy(diary, session, settings, clock, tmp_path):
    diary.save("Today", Day(TODAY).with_value("pain", 5))
    back_up(diary, backup_folder(diary), clock=clock)
    second = SecondPlace(settings, clock)
    second.choose(tmp_path)
    care = BackupCare(session, clock, second)
    care.look()
    care.end()
    assert len(second.backups()) == 1
    assert not second.is_due
