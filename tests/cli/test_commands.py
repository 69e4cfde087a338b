"""The commands as a person types them, without starting a process for each."""

import json
import os
import sqlite3
from pathlib import Path

import pytest

from dialdown import cli
from dialdown.domain.records import RECORD_TYPES
from dialdown.instance import InstanceLock
from dialdown.paths import AppPaths
from dialdown.settings import Settings, save_settings
from dialdown.storage import create_diary, open_diary

CSV = "date,pain,stress,note\n2026-01-05,6,3,Long day\n2026-01-06,4,2,\n2026-01-07,12,,\n"


@pytest.fixture(autouse=True)
def own_umask():
    """The commands set it for the whole process."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def run(capsys, folder):
    """Runs a command on the folder of the test: exit code, what was said, what was complained."""

    def run_command(*arguments):
        code = cli.main(["--data-dir", str(folder), *map(str, arguments)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_command


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "days.csv"
    path.write_text(CSV)
    return path


def content(folder):
    diary = open_diary(folder / "diary.db")
    found = diary.content_hash()
    diary.close()
    return found


def refused(outcome, words):
    code, _out, err = outcome
    assert code == 2
    assert words in err
    assert err.count("\n") == 1
    return True


# --- import and export


def test_an_import_makes_a_new_diary_and_says_what_it_did(run, folder, table):
    code, out, err = run("import", table)
    assert (code, err) == (0, "")
    assert "days.csv is Dialdown CSV. 3 rows were read." in out
    assert "Line 4, pain: Pain today must be from 0 to 10." in out
    assert "New days: 2. Days filled in: 0. Answers added: 5." in out
    assert f"New diary created in {folder}" in out
    assert "Saved." in out
    assert oct((folder / "diary.db").stat().st_mode & 0o777) == "0o600"
    assert oct(folder.stat().st_mode & 0o777) == "0o700"


def test_a_second_import_adds_nothing_also_after_a_day_was_edited_or_deleted(run, folder, table):
    run("import", table)
    diary = open_diary(folder / "diary.db")
    first, second = diary.days()
    diary.save("edit", first.with_value("pain", 1))
    diary.save("delete", remove=[second])
    diary.close()
    before = content(folder)
    code, out, _err = run("import", table)
    assert code == 0
    assert "2 rows are known from before and are skipped." in out
    assert "nothing new" in out
    assert content(folder) == before


def test_clashes_are_counted_and_theirs_can_be_taken(run, folder, table, tmp_path):
    run("import", table)
    other = tmp_path / "other.csv"
    other.write_text("date,pain\n2026-01-05,9\n")
    _code, out, _err = run("import", other)
    assert "Answers that differ from yours: 1." in out
    assert "  2026-01-05: pain" in out
    _code, out, _err = run("import", other, "--take-theirs")
    assert "Answers replaced by those in the file: 1." in out
    diary = open_diary(folder / "diary.db")
    assert diary.days()[0].value("pain") == 9
    diary.undo()
    assert diary.days()[0].value("pain") == 6
    diary.close()


def test_a_dry_run_saves_and_creates_nothing(run, folder, table):
    code, out, _err = run("import", table, "--dry-run")
    assert code == 0
    assert "dry run" in out
    assert not folder.exists()


def test_a37_everything_out_and_in_gives_the_same_diary(run, folder, tmp_path, capsys):
    made = tmp_path / "demo"
    assert cli.main(["demo", str(made), "--days", "60", "--no-window"]) == 0
    assert str(made) in capsys.readouterr().out
    everything = tmp_path / "all.json"
    assert cli.main(["--data-dir", str(made), "export", str(everything)]) == 0
    code, _out, err = run("import", everything)
    assert (code, err) == (0, "")
    assert content(folder) == content(made)
    copy = open_diary(folder / "diary.db")
    assert copy.is_made_up
    copy.close()
    before = content(folder)
    assert "nothing new" in run("import", everything)[1]
    assert content(folder) == before


@pytest.mark.parametrize("name", ["out.txt", "out", "out.db"])
def test_an_export_needs_a_known_ending(run, folder, table, tmp_path, name):
    run("import", table)
    assert refused(run("export", tmp_path / name), ".csv or .json")
    assert not (tmp_path / name).exists()


def test_an_export_that_cannot_be_written_says_so(run, table, tmp_path):
    run("import", table)
    assert refused(run("export", tmp_path / "nowhere" / "out.csv"), "was not written")


@pytest.mark.parametrize(
    ("name", "words", "complaint"),
    [
        ("empty.csv", "", "empty"),
        ("other.txt", "hello", "do not know"),
        ("bad.csv", "date,pain\nyesterday,5\n", "can be used"),
        ("deep.json", "[" * 100_000, "deep"),
    ],
)
def test_a_file_that_cannot_be_imported_makes_no_diary(
    run, folder, tmp_path, name, words, complaint
):
    (tmp_path / name).write_text(words)
    assert refused(run("import", tmp_path / name), complaint)
    assert not folder.exists()


def test_a33_what_a_file_says_cannot_steer_the_terminal(run, tmp_path):
    path = tmp_path / "moods.csv"
    path.write_text("full_date,time,mood,activities\n2026-01-05,9:00,\x1b[2Jhappy,\n")
    _code, out, _err = run("import", path, "--dry-run")
    assert "happy" in out
    assert "\x1b" not in out


# --- where the diary is


READING = [["check"], ["backup"], ["insights"], ["export", "x.json"], ["summary", "x.html"]]


@pytest.mark.parametrize("command", READING)
def test_a17_a_missing_diary_is_never_created(run, folder, command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert refused(run(*command), "We cannot find your diary")
    assert list(tmp_path.iterdir()) == []


def test_a17_no_diary_is_made_where_one_should_be(run, folder, table):
    run("import", table)
    run("backup")
    (folder / "diary.db").unlink()
    assert refused(run("import", table), "There is 1 backup")
    for backup in (folder / "backups").iterdir():
        backup.unlink()
    assert refused(run("import", table), "We cannot find your diary")
    assert not (folder / "diary.db").exists()


def test_a17_a_diary_that_was_last_elsewhere_is_named(run, folder, table):
    folder.mkdir()
    save_settings(AppPaths.below(folder).settings, Settings(last_diary="/stick/diary.db"))
    assert refused(run("import", table), "/stick/diary.db")


def damaged(name, folder):
    path = folder / "diary.db"
    folder.mkdir()
    if name == "empty":
        path.touch()
    elif name == "text":
        path.write_text("dear diary " * 50)
    elif name == "foreign":
        sqlite3.connect(path).execute("CREATE TABLE t (x)").connection.close()
    else:
        create_diary(path).close()
        with sqlite3.connect(path) as newer:
            newer.execute("PRAGMA user_version = 99")
        newer.close()
    return path


@pytest.mark.parametrize("name", ["empty", "text", "foreign", "newer"])
def test_a18_a21_a_file_that_is_no_diary_of_ours_is_left_as_it_is(
    run, folder, table, tmp_path, name
):
    path = damaged(name, folder)
    before = path.read_bytes()
    for command in (["import", table], *READING):
        arguments = [tmp_path / a if str(a).startswith("x.") else a for a in command]
        code, _out, err = run(*arguments)
        assert (code, err.count("\n")) == (2, 1), command
        assert path.read_bytes() == before
    assert [p.name for p in folder.iterdir() if p.suffix == ".db"] == ["diary.db"]


def test_a14_commands_that_write_wait_for_nobody(run, folder, table, tmp_path):
    run("import", table)
    run("backup")
    (backup,) = (folder / "backups").iterdir()
    lock = InstanceLock(AppPaths.below(folder))
    assert lock.try_lock()
    assert refused(run("import", table), "Dialdown is open")
    assert refused(run("restore", backup), "Dialdown is open")
    assert run("check")[0] == 0
    assert run("import", table, "--dry-run")[0] == 0
    assert run("export", tmp_path / "out.csv")[0] == 0
    lock.unlock()
    assert run("import", table)[0] == 0


# --- care


def test_a24_a_restore_brings_back_and_keeps_what_was_here(run, folder, table, tmp_path):
    run("import", table)
    before = content(folder)
    _code, out, _err = run("backup")
    assert "2 days backed up to" in out
    (backup,) = (folder / "backups").iterdir()
    other = tmp_path / "other.csv"
    other.write_text("date,pain\n2026-02-01,9\n")
    run("import", other)
    code, out, _err = run("restore", backup)
    assert code == 0
    assert "Restored: 2 days, 2026-01-05 to 2026-01-06." in out
    assert "What was here before is kept at" in out
    assert content(folder) == before


def test_a_restore_into_an_empty_folder_makes_a_new_diary(run, folder, table, tmp_path, capsys):
    run("import", table)
    run("backup")
    (backup,) = (folder / "backups").iterdir()
    new = tmp_path / "new"
    assert cli.main(["--data-dir", str(new), "restore", str(backup)]) == 0
    assert f"New diary created in {new}" in capsys.readouterr().out
    assert content(new) == content(folder)


@pytest.mark.parametrize("words", [None, "", "dear diary"])
def test_a_restore_of_something_else_changes_nothing(run, folder, table, tmp_path, words):
    run("import", table)
    before = (folder / "diary.db").read_bytes()
    path = tmp_path / "backup.db"
    if words is not None:
        path.write_text(words)
    assert refused(run("restore", path), "")
    assert (folder / "diary.db").read_bytes() == before


def test_a19_a_check_tells_sound_from_damaged(run, folder, table):
    run("import", table)
    run("backup")
    code, out, _err = run("check")
    assert code == 0
    assert "Holds 2 days, 2026-01-05 to 2026-01-06." in out
    assert "Backups: 1" in out
    assert "Everything is in order." in out
    with sqlite3.connect(folder / "diary.db") as database:
        database.execute("UPDATE answer SET value = 1 WHERE key = 'pain'")
    database.close()
    assert refused(run("check"), "2026-01-05, 2026-01-06")


def test_a19_a_check_finds_a_backup_that_decayed(run, folder, table):
    run("import", table)
    run("backup")
    (backup,) = (folder / "backups").iterdir()
    with sqlite3.connect(backup) as database:
        database.execute("UPDATE answer SET value = 1 WHERE key = 'pain'")
    database.close()
    assert refused(run("check"), str(backup))
    backup.write_bytes(backup.read_bytes()[:50_000])
    assert refused(run("check"), str(backup))


# --- telling


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    made = tmp_path_factory.mktemp("made") / "demo"
    assert cli.main(["demo", str(made), "--days", "200", "--no-window"]) == 0
    return made


def test_insights_speak_in_sentences(demo, capsys):
    assert cli.main(["--data-dir", str(demo), "insights"]) == 0
    out = capsys.readouterr().out
    assert "days with pain" in out
    assert "How you slept: Pain was about" in out
    assert "1 time in 20" in out


def test_insights_as_json_hold_the_numbers(demo, capsys):
    assert cli.main(["--data-dir", str(demo), "insights", "--json", "--from", "2020-01-01"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["days_with_pain"] > 100
    sleep = [row for row in found["patterns"] if row["factor"] == "sleep_quality"]
    assert sleep[0]["r"] < 0
    assert sleep[0]["sentence"]


def test_insights_say_when_there_is_nothing(demo, capsys):
    assert cli.main(["--data-dir", str(demo), "insights", "--to", "2001-01-01"]) == 0
    assert "No day with pain" in capsys.readouterr().out


def test_a_period_that_ends_before_it_starts_is_refused(demo, capsys):
    period = ["--from", "2026-02-01", "--to", "2026-01-01"]
    assert cli.main(["--data-dir", str(demo), "insights", *period]) == 2
    assert "before" in capsys.readouterr().err


def test_the_page_is_written_as_html(demo, capsys, tmp_path):
    path = tmp_path / "page.html"
    assert cli.main(["--data-dir", str(demo), "summary", str(path)]) == 0
    assert str(path) in capsys.readouterr().out
    assert "Made-up diary" in path.read_text()
    assert oct(path.stat().st_mode & 0o777) == "0o600"


def test_the_page_is_written_for_medical_records(demo, capsys, tmp_path):
    path = tmp_path / "page.json"
    assert cli.main(["--data-dir", str(demo), "summary", str(path)]) == 0
    assert str(path) in capsys.readouterr().out
    assert json.loads(path.read_text())["resourceType"] == "Bundle"
    assert oct(path.stat().st_mode & 0o777) == "0o600"


def test_what_leaves_with_the_page_is_said_and_notes_only_if_asked_for(demo, capsys, tmp_path):
    path = tmp_path / "page.html"
    command = ["--data-dir", str(demo), "summary", str(path)]
    assert cli.main(command) == 0
    said = capsys.readouterr().out
    assert "pain of " in said
    assert "Not in it: notes" in said
    assert cli.main([*command, "--sections", "wants", "--appendix", "days"]) == 0
    said = capsys.readouterr().out
    assert "a list of " in said
    assert "treatment" not in said


@pytest.mark.parametrize(
    "option", [["--sections", "wants,x"], ["--appendix", "notes"], ["--paper", "a3"]]
)
def test_a_page_that_cannot_be_chosen_is_refused_in_one_line(demo, capsys, tmp_path, option):
    path = tmp_path / "page.html"
    assert cli.main(["--data-dir", str(demo), "summary", str(path), *option]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not path.exists()


# --- demo and mistakes


def test_the_demo_never_goes_into_a_folder_that_holds_something(table, capsys):
    assert cli.main(["demo", str(table.parent), "--no-window"]) == 2
    assert "not empty" in capsys.readouterr().err
    assert [path.name for path in table.parent.iterdir()] == ["days.csv"]


def test_the_demo_without_a_folder_finds_one_and_leaves_the_real_diary_alone(home, capsys):
    assert cli.main(["demo", "--days", "3", "--no-window"]) == 0
    folder = Path(capsys.readouterr().out.strip().removeprefix("New made-up diary created in "))
    diary = open_diary(folder / "diary.db")
    assert diary.is_made_up
    assert [r for kind in RECORD_TYPES for r in diary.records(kind)]
    assert diary.next_undo() is None
    diary.close()
    assert list(home.rglob("*.db")) == []
    (folder / "diary.db").unlink()
    folder.rmdir()


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["import"],
        ["insights", "--from", "05/06/2024"],
        ["demo", "--days", "0"],
        ["demo", "--days", "many"],
        ["--data-dir"],
    ],
)
def test_a_mistyped_command_gets_one_line(arguments, capsys):
    assert cli.main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("dialdown")
    assert said.err.count("\n") == 1


def test_help_and_version(capsys):
    assert cli.main(["--help"]) == 0
    assert "restore" in capsys.readouterr().out
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Dialdown ")


def test_a39_an_unexpected_error_names_the_place_and_no_typed_word(run, table, monkeypatch):
    def fail(*_arguments):
        raise RuntimeError("Long day")

    monkeypatch.setattr("dialdown.commands.transfer.merge", fail)
    code, _out, err = run("import", table)
    assert code == 1
    assert "RuntimeError at" in err
    assert "Long day" not in err
    assert "Traceback" not in err
