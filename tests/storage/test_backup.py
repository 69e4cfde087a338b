"""Copies that prove themselves, are kept wisely, and come back whole."""

import os
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialdown.domain.day import Day
from dialdown.storage import (
    BackupError,
    back_up,
    backup,
    copies,
    create_diary,
    describe,
    has_shrunk,
    is_due,
    list_backups,
    open_diary,
    restore,
)
from dialdown.storage.thinning import Copy, to_drop

MONDAY = date(2026, 3, 9)


def some_days(count, first=MONDAY):
    return [Day(first + timedelta(days=n)).with_value("pain", n % 11) for n in range(count)]


def names(folder):
    return sorted(entry.name for entry in folder.iterdir()) if folder.exists() else []


@pytest.fixture
def filled(diary):
    diary.save("Days", *some_days(5))
    return diary


def flip(path, word):
    """Change one letter of some text inside a file."""
    content = path.read_bytes()
    assert word in content
    path.write_bytes(content.replace(word, bytes([word[0] ^ 1]) + word[1:], 1))


# ------------------------------------------------------------------------- making


def test_a12_a_backup_is_one_complete_file_that_opens_as_the_same_diary(filled, backups, clock):
    made = back_up(filled, backups, "close", clock)
    assert names(backups) == ["dialdown-20260314-201500-close.db"] == [made.name]
    [listed] = list_backups(backups)
    assert (listed.path, listed.at, listed.reason) == (
        made,
        datetime(2026, 3, 14, 20, 15),  # noqa: DTZ001 - local wall time
        "close",
    )
    inside = describe(made)
    assert (inside.id, inside.made_up, inside.days) == (filled.id, False, 5)
    assert (inside.first, inside.last) == (MONDAY, MONDAY + timedelta(days=4))
    copy = open_diary(made)
    assert copy.content_hash() == filled.content_hash()
    assert copy.next_undo().label == "Days"
    copy.close()


def test_a_backup_of_an_empty_diary_says_that_it_is_empty(diary, backups, clock):
    inside = describe(back_up(diary, backups, "close", clock))
    assert (inside.days, inside.first, inside.last) == (0, None, None)


def test_backups_within_one_second_never_share_a_name(filled, backups, clock):
    made = [back_up(filled, backups, reason, clock) for reason in ("", "", "close", "close")]
    assert len(set(made)) == 4
    assert [b.path for b in list_backups(backups)][-1] == made[0]
    assert len(list_backups(backups)) == 4


def test_a_backup_by_path_needs_no_open_diary_and_a_reason_is_a_plain_word(filled, backups, clock):
    filled.close()
    made = back_up(filled.path, backups, "Before  Import/../x", clock)
    assert made.name == "dialdown-20260314-201500-before-import-x.db"
    assert made.parent == backups
    assert describe(made).days == 5


def test_describing_and_listing_change_nothing(filled, backups, clock, walk_files):
    made = back_up(filled, backups, "close", clock)
    content, files = made.read_bytes(), walk_files(backups)
    describe(made)
    list_backups(backups)
    assert made.read_bytes() == content
    assert walk_files(backups) == files


def test_a12_a_copy_that_differs_is_thrown_away(filled, backups, clock, monkeypatch):
    real = copies._fingerprint
    seen = []

    def differs(db):
        seen.append(real(db))
        return seen[-1] + str(len(seen))

    monkeypatch.setattr(copies, "_fingerprint", differs)
    with pytest.raises(BackupError, match=r"No backup was made\. The copy is damaged\."):
        back_up(filled, backups, "close", clock)
    assert names(backups) == []


@pytest.mark.parametrize("broken", ["sync_file", "verify", "_give_name", "make_private_folder"])
def test_a6_a12_a_backup_that_fails_leaves_nothing_that_looks_like_one(
    filled, backups, clock, monkeypatch, broken
):
    def fail(*_args):
        raise OSError(28, "no space")

    first = back_up(filled, backups, "close", clock)
    monkeypatch.setattr(backup, broken, fail)
    with pytest.raises(BackupError, match="No backup was made"):
        back_up(filled, backups, "close", clock)
    assert names(backups) == [first.name]


@pytest.mark.skipif(os.name == "nt", reason="no such limit on Windows")
def test_a6_a_full_disk_leaves_no_partial_backup(filled, backups):
    filled.save("More", *[d.with_text("note", "w " * 5000) for d in some_days(40)])
    filled.close()
    code = """
import resource, sys
from pathlib import Path
from dialdown.storage import BackupError, back_up
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    back_up(Path(sys.argv[1]), Path(sys.argv[2]), "close")
except BackupError as error:
    print(error)
"""
    command = [sys.executable, "-c", code, str(filled.path), str(backups)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "No backup was made. Your diary is untouched.\n"
    assert names(backups) == []


def test_a12_a_backup_killed_halfway_is_never_listed_and_cleared_later(filled, backups, clock):
    backups.mkdir()
    for age in (0, 3):
        left = backups / f"dialdown-1-{age}.partial"
        left.write_bytes(b"half")
        then = left.stat().st_mtime - age * 24 * 3600
        os.utime(left, (then, then))
    assert list_backups(backups) == []
    made = back_up(filled, backups, "close", clock)
    assert names(backups) == ["dialdown-1-0.partial", made.name]


def test_a_damaged_diary_is_not_backed_up(filled, backups, clock):
    filled.close()
    content = filled.path.read_bytes()
    filled.path.write_bytes(content[: len(content) // 2])
    with pytest.raises(BackupError):
        back_up(filled.path, backups, "close", clock)
    assert names(backups) == []


def test_files_that_only_look_alike_are_not_listed(backups):
    backups.mkdir(parents=True)
    for name in ("dialdown-20261399-990000.db", "dialdown.db", "dialdown-20260101-000000.db.tmp"):
        (backups / name).touch()
    assert list_backups(backups) == []
    assert list_backups(backups / "dialdown.db") == []


@pytest.mark.parametrize("content", [b"", b"text", None])
def test_describing_what_is_no_backup_is_a_plain_sentence(tmp_path, content):
    path = tmp_path / "x.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BackupError, match=r"\.$"):
        describe(path)


def test_a27_a_backup_is_due_once_a_date_whatever_the_clock_did(filled, backups, clock):
    assert is_due(backups, clock)
    back_up(filled, backups, "daily", clock)
    assert not is_due(backups, clock)
    for jump in (1, 26_000, -46_000):
        clock.move(days=jump)
        assert is_due(backups, clock)
        back_up(filled, backups, "daily", clock)
        assert not is_due(backups, clock)
    assert len(list_backups(backups)) == 4


# ------------------------------------------------------------------------- keeping


def copies_of(moments, days=100):
    made = [Copy(Path(f"{at:%Y%m%d-%H%M%S}.{n}"), at, days) for n, at in enumerate(moments)]
    return sorted(made, key=lambda copy: copy.at, reverse=True)


NOON = datetime(2026, 3, 14, 12)  # noqa: DTZ001 - local wall time


def test_a23_of_two_years_of_closing_twice_a_day_a_few_dozen_are_kept():
    moments = [NOON - timedelta(days=n, hours=h) for n in range(730) for h in (0, 5)]
    copies = copies_of(moments)
    dropped = set(to_drop(copies, copies[0].path, NOON))
    kept = [copy.at for copy in copies if copy.path not in dropped]
    assert {at for at in moments if NOON - at <= timedelta(days=2)} <= set(kept)
    assert {at.date() for at in kept} >= {NOON.date() - timedelta(days=n) for n in range(14)}
    assert {(at.year, at.month) for at in kept} == {(at.year, at.month) for at in moments}
    assert len(kept) < 50


def test_a23_a_backup_with_far_fewer_days_thins_nothing():
    copies = copies_of([NOON - timedelta(days=n) for n in range(400)])
    newest = Copy(Path("new"), NOON + timedelta(hours=1), 3)
    assert to_drop(copies, copies[0].path, NOON)
    assert to_drop([newest, *copies], newest.path, NOON) is None


def test_a23_of_a_month_the_fullest_backup_is_kept():
    moments = [NOON - timedelta(days=n) for n in range(200)]
    copies = [Copy(c.path, c.at, 5 if n < 150 else 100) for n, c in enumerate(copies_of(moments))]
    dropped = set(to_drop(copies, copies[0].path, NOON))
    october = [c for c in copies if (c.at.year, c.at.month) == (2025, 10)]
    assert {c.days for c in october} == {5, 100}
    assert max(c.days for c in october if c.path not in dropped) == 100


JUMPS = st.lists(
    st.one_of(
        st.timedeltas(timedelta(minutes=1), timedelta(days=3)),
        st.timedeltas(timedelta(days=-30_000), timedelta(days=30_000)),
    ),
    min_size=1,
    max_size=60,
)


@settings(max_examples=60, deadline=None, database=None)
@given(JUMPS, st.data())
def test_a23_a27_whatever_the_clock_and_the_diary_do_good_backups_stay(jumps, data):
    """The newest stays, each month keeps its fullest, and one step thins no more than one day."""
    copies, now, days = [], datetime(2126, 1, 1), 50  # noqa: DTZ001 - local wall time
    fullest = {}
    for number, jump in enumerate(jumps):
        now = now + jump
        days = data.draw(st.sampled_from([days, days + 1, days, days // 3]))
        new = Copy(Path(str(number)), now, days)
        copies = sorted([new, *copies], key=lambda c: (c.at, int(str(c.path))), reverse=True)
        month = (now.year, now.month)
        fullest[month] = max(fullest.get(month, 0), days)
        dropped = set(to_drop(copies, new.path, now) or ())
        before = {c.at.date() for c in copies}
        copies = [c for c in copies if c.path not in dropped]
        assert new in copies
        if len(before) <= 14:
            assert {c.at.date() for c in copies} == before
        assert {
            m: max(c.days for c in copies if (c.at.year, c.at.month) == m) for m in fullest
        } == (fullest)


def test_a23_thinning_works_on_files_and_leaves_other_diaries_alone(
    filled, backups, tmp_path, clock, monkeypatch
):
    other = create_diary(tmp_path / "other.db", clock)
    foreign = {back_up(other, backups, "close", clock) for _ in range(3)}
    special = back_up(filled, backups, "before-restore", clock)
    first = back_up(filled, backups, "close", clock)
    later = []
    for _ in range(20):
        clock.move(days=1)
        later += [back_up(filled, backups, "close", clock), back_up(filled, backups, "", clock)]
    there = {b.path for b in list_backups(backups)}
    assert foreign | {special} <= there
    assert first not in there
    assert set(later[-4:]) <= there
    assert len(there) < 30
    other.close()


def test_a23_a_shrunken_diary_is_noticed_and_pushes_nothing_out(filled, backups, clock):
    filled.save("More", *some_days(60))
    for _ in range(5):
        clock.move(hours=1)
        good = back_up(filled, backups, "close", clock)
    assert not has_shrunk(backups, good)
    clock.move(days=1)
    filled.save("Oops", remove=filled.days()[10:])
    there = set(list_backups(backups))
    bad = back_up(filled, backups, "close", clock)
    assert has_shrunk(backups, bad)
    assert there <= set(list_backups(backups))


@pytest.mark.parametrize("how", ["save", "undo"])
def test_a_backup_that_is_opened_and_written_to_is_a_diary_and_stays_usable(
    filled, path, backups, clock, how
):
    made = back_up(filled, backups, "close", clock)
    opened = open_diary(made, clock)
    opened.undo() if how == "undo" else opened.save("More", *some_days(9))
    content = opened.content_hash()
    opened.close()
    filled.close()
    restore(made, path, backups, clock)
    again = open_diary(path, clock)
    assert again.content_hash() == content
    again.close()


# ------------------------------------------------------------------------- bringing back


def test_a24_a_backup_comes_back_and_what_was_there_is_a_backup_now(filled, path, backups, clock):
    made = back_up(filled, backups, "close", clock)
    good = filled.content_hash()
    clock.move(hours=1)
    filled.save("Oops", remove=filled.days())
    bad = filled.content_hash()
    filled.close()
    saved = restore(made, path, backups, clock)
    again = open_diary(path, clock)
    assert again.content_hash() == good
    assert again.save("Goes on", *some_days(1, date(2026, 5, 1)))
    assert describe(back_up(again, backups, "close", clock)).days == 6
    again.close()
    assert describe(saved).days == 0
    restore(saved, path, backups, clock)
    undone = open_diary(path, clock)
    assert undone.content_hash() == bad
    undone.close()
    assert names(path.parent) == ["backups", "diary.db"]


def test_a24_a_backup_comes_back_where_there_is_no_diary(filled, tmp_path, backups, clock):
    made = back_up(filled, backups, "close", clock)
    target = tmp_path / "new" / "computer" / "diary.db"
    assert restore(made, target, clock=clock) is None
    again = open_diary(target, clock)
    assert (again.id, again.content_hash()) == (filled.id, filled.content_hash())
    again.close()
    assert names(target.parent) == ["diary.db"]


def test_a24_a_damaged_backup_is_refused_and_the_diary_untouched(filled, path, backups, clock):
    filled.save("Note", some_days(1)[0].with_text("note", "burning feet"))
    made = back_up(filled, backups, "close", clock)
    filled.close()
    before = path.read_bytes()
    flip(made, b"burning feet")
    with pytest.raises(BackupError, match="damaged"):
        restore(made, path, backups, clock)
    assert path.read_bytes() == before
    assert names(path.parent) == ["backups", "diary.db"]


@pytest.mark.parametrize("content", [b"", b"no backup", None])
def test_a24_what_is_no_backup_is_refused_and_the_diary_untouched(
    filled, path, backups, tmp_path, clock, content
):
    filled.close()
    before = path.read_bytes()
    stranger = tmp_path / "stranger.db"
    if content is not None:
        stranger.write_bytes(content)
    with pytest.raises(BackupError, match="not brought back"):
        restore(stranger, path, backups, clock)
    assert path.read_bytes() == before
    assert names(path.parent) == ["diary.db"]


def test_a24_a_damaged_diary_is_kept_byte_for_byte_with_its_journal(filled, path, backups, clock):
    made = back_up(filled, backups, "close", clock)
    good = filled.content_hash()
    filled.close()
    path.write_bytes(b"ruined")
    journal = path.with_name("diary.db-journal")
    journal.write_bytes(b"stale")
    saved = restore(made, path, backups, clock)
    assert saved.read_bytes() == b"ruined"
    assert saved.with_name(saved.name + "-journal").read_bytes() == b"stale"
    assert not journal.exists()
    again = open_diary(path, clock)
    assert again.content_hash() == good
    again.close()


def test_a24_a_folder_in_place_of_the_diary_is_left_alone(filled, tmp_path, backups, clock):
    made = back_up(filled, backups, "close", clock)
    target = tmp_path / "folder.db"
    target.mkdir()
    with pytest.raises(BackupError):
        restore(made, target, backups, clock)
    assert names(target) == []


DIE_AT_EVERY_STEP = """
import itertools, os, sys
from pathlib import Path
from dialdown.storage import open_diary, restore
made, target, backups = map(Path, sys.argv[1:])
whole = target.read_bytes()

def die_at(step):
    seen = 0
    def count(frame, event, arg):
        nonlocal seen
        if not frame.f_code.co_filename.endswith("restore.py"):
            return None
        seen += event == "line"
        if seen == step:
            os._exit(9)
        return count
    return count

for step in itertools.count(1):
    target.write_bytes(whole)
    child = os.fork()
    if not child:
        sys.settrace(die_at(step))
        restore(made, target, backups / str(step))
        os._exit(0)
    died = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    diary = open_diary(target)
    print(died, diary.content_hash(), flush=True)
    diary.close()
    if died != 9:
        break
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a24_a_restore_killed_at_any_step_leaves_one_whole_diary(filled, path, backups, clock):
    made = back_up(filled, backups, "close", clock)
    old = filled.content_hash()
    filled.save("More", *some_days(9))
    new = filled.content_hash()
    filled.close()
    command = [sys.executable, "-c", DIE_AT_EVERY_STEP, str(made), str(path), str(backups)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    results = [line.split() for line in done.stdout.splitlines()]
    assert len(results) > 40
    assert results[-1] == ["0", old]
    assert {died for died, _hash in results[:-1]} == {"9"}
    assert {content for _died, content in results} == {old, new}
    assert [name for name in names(path.parent) if "restoring" in name] == []


def test_of_copies_made_within_one_second_the_last_is_the_newest(filled, backups, clock):
    made = [
        back_up(filled, backups, reason, clock) for reason in ("close", "", "before-x", "close")
    ]
    assert [backup.path for backup in list_backups(backups)] == made[::-1]
