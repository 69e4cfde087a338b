"""A crash leaves no copy of the memory behind, and errors are told without their values."""

import errno
import logging
import os
import signal
import subprocess
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from dialdown import crash

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows writes no core files")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="prctl is of Linux")
CANARY = "zyxcanary"
PROTECTED = "from dialdown import hardening; hardening.keep_to_owner()"
STATE = (
    "import ctypes, os, resource; before = os.umask(0)\n"
    "print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3), oct(before))"
)
CRASH = """
import ctypes, resource
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
{protect}
ctypes.string_at(0)
"""


def python(code: str, folder: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=50)


@LINUX
@pytest.mark.parametrize(
    "start", [PROTECTED, "from dialdown import cli; cli.main(['--version'])"], ids=["own", "start"]
)
def test_a39_the_program_asks_for_no_core_files_when_it_starts(tmp_path, start) -> None:
    assert python(f"{start}\n{STATE}", tmp_path).stdout.splitlines()[-1] == "0 0 0o77"


@LINUX
def test_a39_a_crash_writes_no_core_file(tmp_path) -> None:
    control, guarded = tmp_path / "control", tmp_path / "guarded"
    for folder in (control, guarded):
        folder.mkdir()
    assert python(CRASH.format(protect=""), control).returncode == -signal.SIGSEGV
    cores = list(control.iterdir())
    for core in cores:
        core.unlink()
    if not cores:
        pytest.skip("core files are not written into the folder here")
    ended = python(CRASH.format(protect=PROTECTED), guarded)
    assert ended.returncode == -signal.SIGSEGV
    assert ended.stderr == ""  # no fault handler either
    assert list(guarded.iterdir()) == []


@pytest.fixture
def caught(tmp_path, monkeypatch, capfd):
    """The log of a program that catches everything; gives all that was written anywhere."""
    for module, name in (
        (sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook"),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, getattr(module, name))  # put back at the end
    before = list(crash.log.handlers)
    crash.start_log(tmp_path / "log")
    told = []
    crash.catch_all(lambda: told.append(1))

    def written() -> tuple[str, str, int]:
        out = capfd.readouterr()
        return (tmp_path / "log").read_text(), out.out + out.err, len(told)

    yield written
    for handler in crash.log.handlers[:]:
        if handler not in before:
            crash.log.removeHandler(handler)
            handler.close()


def fails(words: str) -> None:
    raise ValueError(f"could not use {words!r}")


class Finalised:
    """Its end raises."""

    words = CANARY

    def __repr__(self) -> str:
        return self.words

    def __del__(self) -> None:
        fails(self.words)


def in_a_slot() -> None:
    try:
        fails(CANARY)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def in_a_thread() -> None:
    thread = threading.Thread(target=fails, args=(CANARY,), name=CANARY)
    thread.start()
    thread.join()


def in_a_finalizer() -> None:
    Finalised()


@pytest.mark.parametrize(("where", "told"), [(in_a_slot, 1), (in_a_thread, 0), (in_a_finalizer, 0)])
def test_a39_an_error_is_written_down_without_values(caught, where, told) -> None:
    where()
    log, printed, times = caught()
    assert "unexpected: ValueError at test_memory.py:" in log
    assert CANARY not in log + printed
    assert printed == ""
    assert times == told


@POSIX
def test_a38_a_log_that_others_could_read_is_closed_to_them(tmp_path, caught) -> None:
    other = tmp_path / "old"
    other.touch()
    other.chmod(0o644)
    crash.start_log(other)
    assert other.stat().st_mode & 0o777 == 0o600


def test_the_log_stays_small_and_never_stops_the_program(tmp_path, caught) -> None:
    handler = next(h for h in crash.log.handlers if isinstance(h, RotatingFileHandler))
    assert 0 < handler.maxBytes <= 1_000_000
    handler.maxBytes = 300
    for _line in range(40):
        crash.log.error("something of forty letters, more or less")
    sizes = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
    assert set(sizes) == {"log", "log.1"}
    assert max(sizes.values()) < 500
    crash.start_log(tmp_path / "no" / "such" / "folder")
    crash.log.error("nobody can write this down twice")
    assert caught()[1] == ""


def test_a39_a_log_on_a_full_disk_prints_nothing(caught, monkeypatch) -> None:
    def full(*_words: object) -> None:
        raise OSError(errno.ENOSPC, CANARY)

    for handler in crash.log.handlers:
        if isinstance(handler, logging.FileHandler):
            monkeypatch.setattr(handler.stream, "write", full)
    in_a_slot()
    monkeypatch.undo()
    assert caught()[1:] == ("", 1)
