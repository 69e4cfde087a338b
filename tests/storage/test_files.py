"""What is opened, what is refused, and who may read it."""

import logging
import os
import sqlite3
import stat
from datetime import date
from pathlib import Path

import pytest

from dialdown.domain.day import Day
from dialdown.storage import (
    DamagedDiaryError,
    DiaryError,
    ForeignFileError,
    MissingDiaryError,
    NewerDiaryError,
    SaveError,
    back_up,
    create_diary,
    inspect,
    open_diary,
    restore,
    rows,
)

MONDAY = date(2026, 3, 9)
POSIX = pytest.mark.skipif(os.name == "nt", reason="no such files or permissions on Windows")
CANARY = "xyzzy-canary-Zebra"


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def a_foreign_database(path):
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE t (x)")
    db.commit()
    db.close()


def a_truncated_diary(path):
    diary = create_diary(path)
    diary.save("Note", Day(MONDAY).with_text("note", "word " * 9000))
    diary.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2 + 13])


def a_changed_diary(sql):
    def make(path):
        create_diary(path).close()
        db = sqlite3.connect(path)
        db.execute(sql)
        db.commit()
        db.close()

    return make


STRANGERS = {
    "empty": (lambda path: path.touch(), ForeignFileError),
    "text": (lambda path: path.write_text("Dear diary, " * 99), ForeignFileError),
    "only the start": (lambda path: path.write_bytes(b"SQLite format 3\0abc"), ForeignFileError),
    "another program's": (a_foreign_database, ForeignFileError),
    "truncated": (a_truncated_diary, DamagedDiaryError),
    "with a trigger": (
        a_changed_diary("CREATE TRIGGER t AFTER INSERT ON day BEGIN DELETE FROM answer; END"),
        ForeignFileError,
    ),
    "with a view": (a_changed_diary("CREATE VIEW v AS SELECT * FROM day"), ForeignFileError),
    "without a table": (a_changed_diary("DROP TABLE flare"), DamagedDiaryError),
    "without its identity": (a_changed_diary("DELETE FROM meta"), DamagedDiaryError),
    "newer": (a_changed_diary("PRAGMA user_version = 99"), NewerDiaryError),
    "of an unknown old format": (a_changed_diary("PRAGMA user_version = 0"), DamagedDiaryError),
}


@pytest.mark.parametrize("kind", STRANGERS)
def test_a18_a21_a22_what_is_no_diary_of_ours_is_refused_untouched(path, kind, walk_files):
    make, error = STRANGERS[kind]
    path.parent.mkdir()
    make(path)
    content, files = path.read_bytes(), walk_files(path.parent)
    with pytest.raises(error):
        open_diary(path)
    with pytest.raises(DiaryError, match="already a file"):
        create_diary(path)
    assert path.read_bytes() == content
    assert walk_files(path.parent) == files


def test_a18_a_folder_is_refused(path, walk_files):
    path.mkdir(parents=True)
    with pytest.raises(ForeignFileError):
        open_diary(path)
    with pytest.raises(DiaryError):
        create_diary(path)
    assert list(path.iterdir()) == []
    assert walk_files(path.parent) == {}


@POSIX
@pytest.mark.parametrize("leads_to", ["a diary", "nothing"])
def test_a18_a_link_is_refused_and_what_it_leads_to_untouched(path, tmp_path, leads_to):
    target = tmp_path / "elsewhere.db"
    if leads_to == "a diary":
        create_diary(target).close()
    content = target.read_bytes() if target.exists() else None
    path.parent.mkdir()
    path.symlink_to(target)
    with pytest.raises(ForeignFileError, match="link"):
        open_diary(path)
    with pytest.raises(DiaryError, match="already a file"):
        create_diary(path)
    assert path.is_symlink()
    assert (target.read_bytes() if target.exists() else None) == content


@POSIX
def test_a18_a_pipe_is_refused_without_waiting(path):
    path.parent.mkdir()
    os.mkfifo(path)
    with pytest.raises(ForeignFileError):
        open_diary(path)


def test_a17_a_missing_diary_is_never_created(tmp_path, walk_files):
    for path in (tmp_path / "diary.db", tmp_path / "no" / "such" / "diary.db"):
        with pytest.raises(MissingDiaryError):
            open_diary(path)
        with pytest.raises(MissingDiaryError):
            inspect(path)
    assert list(tmp_path.iterdir()) == []


def test_a21_a_newer_diary_says_which_format_it_has(path):
    a_changed_diary("PRAGMA user_version = 99")(path)
    with pytest.raises(NewerDiaryError, match="newer Dialdown \\(format 99\\)"):
        open_diary(path)


def test_a_diary_is_whole_when_it_appears_or_not_there(path, monkeypatch):
    def fail(_from, _to):
        raise OSError(28, "no space")

    monkeypatch.setattr(os, "link", fail)
    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(DiaryError, match="cannot be made"):
        create_diary(path)
    assert list(path.parent.iterdir()) == []


def test_a_diary_is_made_where_files_cannot_be_linked(path, monkeypatch):
    def no_links(_from, _to):
        raise OSError(95, "not supported")

    monkeypatch.setattr(os, "link", no_links)
    diary = create_diary(path)
    assert not diary.has_days
    diary.close()


def test_a_folder_that_cannot_be_made_is_said_in_plain_words(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(DiaryError, match="A diary cannot be made at"):
        create_diary(tmp_path / "file" / "diary.db")


def test_a16_an_old_journal_never_meets_a_new_diary(path):
    path.parent.mkdir()
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"from another life")
    create_diary(path).close()
    assert not journal.exists()
    kept = path.with_name(path.name + "-journal.1.old")
    assert kept.read_bytes() == b"from another life"


def test_a_diary_knows_whether_it_is_made_up_and_who_it_is(tmp_path):
    real, demo = create_diary(tmp_path / "a.db"), create_diary(tmp_path / "b.db", made_up=True)
    assert (real.is_made_up, demo.is_made_up) == (False, True)
    assert real.id != demo.id
    again = open_diary(tmp_path / "b.db")
    assert (again.id, again.is_made_up) == (demo.id, True)
    for diary in (real, demo, again):
        diary.close()


@POSIX
@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_a38_all_files_are_for_the_owner_only(path, backups, clock, umask, monkeypatch):
    seen = {}
    before = os.umask(umask)
    try:
        diary = create_diary(path, clock)
        commit = type(diary._db).commit

        def look_then_commit(db):
            seen.update({p.name: mode(p) for p in path.parent.iterdir() if p.is_file()})
            commit(db)

        monkeypatch.setattr(type(diary._db), "commit", look_then_commit)
        diary.save("Note", Day(MONDAY).with_text("note", CANARY))
        made = back_up(diary, backups, "close", clock)
        diary.close()
        restore(made, path, backups, clock)
    finally:
        os.umask(before)
    assert seen["diary.db-journal"] == 0o600
    found = {p.relative_to(path.parent).as_posix(): mode(p) for p in path.parent.rglob("*")}
    assert found.pop("backups") == 0o700
    assert set(found.values()) == {0o600}
    assert mode(path.parent) == 0o700


@POSIX
def test_a38_a_diary_others_may_read_is_closed_to_them_when_opened(path):
    create_diary(path).close()
    path.chmod(0o644)
    open_diary(path).close()
    assert mode(path) == 0o600


def test_a33_a39_typed_text_is_in_no_message_and_no_log(path, diary, caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    day = Day(MONDAY).with_text("note", CANARY)
    diary.save(f"Note {CANARY}", day)

    def failing(db, edit):
        db.execute_sql('INSERT INTO "answer" SELECT * FROM "answer" WHERE text = ? OR 1', (CANARY,))

    monkeypatch.setattr(rows, "apply", failing)
    with pytest.raises(SaveError) as caught:
        diary.save("Note", day.with_text("note", CANARY * 2))
    error = caught.value
    while error is not None:
        assert CANARY not in f"{error} {error.args!r}"
        error = error.__context__
    assert CANARY not in caplog.text
    assert [record for record in caplog.records if record.name == "peewee"] == []


def test_a39_damaged_text_is_not_quoted_when_it_cannot_be_read(path, diary):
    diary.save("Note", Day(MONDAY).with_text("note", CANARY))
    diary._db.execute_sql("UPDATE answer SET text = CAST(? AS TEXT)", (CANARY.encode() + b"\xff",))
    diary._days = None
    assert diary.day(MONDAY).text("note") == CANARY + "\ufffd"
    assert diary.unsound_days() == [MONDAY]
    assert not diary.is_sound


def test_a38_nothing_typed_passes_through_the_temporary_folder(diary, tmp_path, monkeypatch):
    assert diary._db.pragma("temp_store") == 2  # memory
    assert diary._db.pragma("secure_delete") == 1
    assert diary._db.pragma("synchronous") == 3  # extra
    assert diary._db.pragma("journal_mode") == "delete"
    assert diary._db.pragma("locking_mode") == "normal"
