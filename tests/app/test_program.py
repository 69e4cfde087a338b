"""The whole program as a process: started twice, killed, told to stop, left without its diary."""

import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from dialdown import cli
from dialdown.domain.day import Day
from dialdown.storage import back_up, create_diary, list_backups, open_diary

DRIVER = Path(__file__).with_name("driver.py")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the driver reads a pipe through Qt")


class Running:
    """One driven program."""

    def __init__(self, folder: Path, *before: str) -> None:
        self.process = subprocess.Popen(
            [*before, sys.executable, str(DRIVER), str(folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def tell(self, line: str) -> None:
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def wait_for(self, words: str) -> str:
        """The first line that has these words; fails when the program ends before."""
        for line in self.process.stdout:
            if words in line:
                return line.strip()
        pytest.fail(f"ended without {words!r}: {self.process.stderr.read()}")

    def end(self) -> int:
        self.tell("quit")
        return self.process.wait(timeout=20)


@pytest.fixture
def start() -> Iterator[Callable[[Path], Running]]:
    every: list[Running] = []

    def begin(folder: Path, *before: str) -> Running:
        every.append(Running(folder, *before))
        return every[-1]

    yield begin
    for one in every:
        if one.process.poll() is None:
            one.process.kill()
        one.process.communicate()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with an empty diary."""
    create_diary(tmp_path / "data" / "diary.db").close()
    return tmp_path / "data"


def test_a1_b4_a_digit_and_enter_survive_kill_9(start, folder, tmp_path) -> None:
    program = start(folder)
    program.wait_for("shown")
    program.tell("keys 7 Return")
    program.wait_for("Saved")
    program.process.kill()
    program.process.wait()
    assert cli.main(["--data-dir", str(folder), "export", str(tmp_path / "out.csv")]) == 0
    rows = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()
    assert rows[1].split(",")[rows[0].split(",").index("pain")] == "7"


def test_a8_words_that_nobody_saved_survive_kill_9_a_second_later(start, folder) -> None:
    program = start(folder)
    program.wait_for("shown")
    program.tell("note slept badly and woke early")
    program.wait_for("Saved")  # by itself, while the note still has the keyboard
    program.process.kill()
    program.process.wait()
    diary = open_diary(folder / "diary.db")
    assert [day.text("note") for day in diary.days()] == ["slept badly and woke early"]
    diary.close()


def test_a14_a_second_start_brings_the_first_to_the_front(start, folder) -> None:
    first = start(folder)
    first.wait_for("shown")
    second = start(folder)
    assert second.process.wait(timeout=20) == 0
    first.wait_for("raised")
    assert not (folder / "raise").exists()
    first.process.kill()
    first.process.wait()
    third = start(folder)
    third.wait_for("shown")  # a lock left by a killed program holds nobody up
    assert third.end() == 0


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a7_told_to_stop_it_saves_backs_up_and_ends_well(start, folder, name) -> None:
    program = start(folder)
    program.wait_for("shown")
    program.tell("keys 6")
    program.wait_for("Saved")
    program.process.send_signal(getattr(signal, name))
    assert program.process.wait(timeout=20) == 0
    (backup,) = list_backups(folder / "backups")
    copy = open_diary(backup.path)
    assert [day.value("pain") for day in copy.days()] == [6]
    copy.close()


def test_a17_a_missing_diary_is_never_replaced_by_an_empty_one(start, folder, tmp_path) -> None:
    program = start(folder)
    program.wait_for("shown")
    program.tell("keys 5")
    program.wait_for("Saved")
    program.end()
    (folder / "diary.db").rename(tmp_path / "elsewhere.db")
    again = start(folder)
    again.wait_for("shown We cannot find your diary")
    assert not (folder / "diary.db").exists()
    assert again.end() == 0
    assert not (folder / "diary.db").exists()


def test_a17_the_first_start_makes_nothing_until_a_button_says_so(start, tmp_path) -> None:
    program = start(tmp_path / "new")
    program.wait_for("shown Welcome")
    assert not (tmp_path / "new" / "diary.db").exists()
    program.tell("choose create")
    program.wait_for("shown a diary")
    assert (tmp_path / "new" / "diary.db").exists()
    assert program.end() == 0


@pytest.mark.parametrize("content", [b"", b"not a diary at all", b"SQLite format 3\0" + b"x" * 9])
def test_a18_what_is_no_diary_is_shown_as_such_and_left_alone(start, tmp_path, content) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "diary.db").write_bytes(content)
    program = start(folder)
    program.wait_for("shown Your diary cannot be opened")
    assert program.end() == 0
    assert (folder / "diary.db").read_bytes() == content


def test_a20_what_can_be_read_of_a_damaged_diary_is_saved_and_opened(start, folder) -> None:
    diary = open_diary(folder / "diary.db")
    first = date(2025, 1, 1)
    many = [Day(first + timedelta(days=n)).with_value("pain", 4) for n in range(200)]
    diary.save("Days", *many)
    diary.close()
    whole = (folder / "diary.db").read_bytes()
    place = whole.rindex(many[-1].id.encode()) // 4096 * 4096
    damaged = whole[:place] + b"\xa5" * 4096 + whole[place + 4096 :]
    (folder / "diary.db").write_bytes(damaged)
    assert cli.main(["--data-dir", str(folder), "check"]) == 2
    program = start(folder)
    program.wait_for("shown Your diary cannot be opened")
    program.tell("choose salvage")
    program.wait_for("told What could be read")
    program.wait_for("shown a diary")
    assert program.end() == 0
    (kept,) = (folder / "backups").glob("damaged-*.db")
    assert kept.read_bytes() == damaged
    saved = open_diary(folder / "diary.db")
    assert saved.count == 200
    saved.close()


@pytest.mark.parametrize("undone", [False, True])
def test_a24_a_backup_is_brought_back_from_the_window_and_that_can_be_undone(
    start, folder, undone
) -> None:
    diary = open_diary(folder / "diary.db")
    when = date(2025, 1, 1)
    diary.save("Old", Day(when).with_value("pain", 2))
    back_up(diary, folder / "backups")
    diary.save("New", Day(when).with_value("pain", 9))
    diary.close()
    program = start(folder)
    program.wait_for("shown a diary")
    if undone:
        program.tell("agree")
    program.tell("restore")
    program.wait_for("told Restored")
    if undone:
        program.wait_for("shown a diary")
    assert program.end() == 0
    now = open_diary(folder / "diary.db")
    assert now.day(when).value("pain") == (9 if undone else 2)
    now.close()
    assert "before-restore" in {backup.reason for backup in list_backups(folder / "backups")}


def test_a16_a_conflict_copy_is_offered_at_the_start(start, folder) -> None:
    copy = folder / "diary.sync-conflict-20260309.db"
    shutil.copyfile(folder / "diary.db", copy)
    other = open_diary(copy)
    other.save("There", Day(date(2025, 1, 1)).with_value("pain", 2))
    other.close()
    program = start(folder)
    program.wait_for("told Another copy")
    assert program.end() == 0
    assert copy.exists()


@pytest.mark.skipif(not shutil.which("setpriv"), reason="no way to take rights from root")
def test_a13_where_nothing_can_be_written_the_diary_opens_to_be_read(start, folder) -> None:
    diary = open_diary(folder / "diary.db")
    diary.save("Old", Day(date(2025, 1, 1)).with_value("pain", 2))
    diary.close()
    (folder / "diary.db").chmod(0o444)
    content = (folder / "diary.db").read_bytes()
    folder.chmod(0o500)
    try:
        program = start(folder, "setpriv", "--bounding-set=-dac_override,-dac_read_search")
        program.wait_for("warned Dialdown cannot save here.")
        program.wait_for("shown a diary")
        program.tell("keys 7")
        program.wait_for("Not saved. This folder or file cannot be written to.")
        program.tell("agree")  # to close without the seven
        assert program.end() == 0
    finally:
        folder.chmod(0o700)
    assert sorted(at.name for at in folder.iterdir()) == ["diary.db"]
    assert (folder / "diary.db").read_bytes() == content


def test_a38_all_is_for_the_owner_and_nothing_lies_outside(
    start, folder, home, tmp_path, walk_files, monkeypatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    os.umask(0o022)
    program = start(folder)
    program.wait_for("shown")
    program.tell("keys 5")
    program.wait_for("Saved")
    assert program.end() == 0
    for path in [folder, *folder.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), f"{path.name}: {mode:o}"
    outside = [name for name in walk_files(home) if "cache" not in name.lower()]
    assert outside == []
    assert walk_files(scratch) == {}
