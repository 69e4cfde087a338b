"""The front door, run.py: what it does on good and on poor machines. Nothing is downloaded.

A copy of run.py runs as a process of its own in a small made-up project. Python's venv module is
replaced by one whose environments hold a script that only writes down what it was asked to do.
"""

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")

VENV_MODULE = """
import pathlib, sys
folder = pathlib.Path(sys.argv[-1])
(folder / "leftover").unlink(missing_ok=True)
(folder / "bin").mkdir(parents=True, exist_ok=True)
(folder / "lib" / "python3" / "site-packages").mkdir(parents=True, exist_ok=True)
python = folder / "bin" / "python"
python.write_text('''#!/bin/sh
echo "$@" >> "$LOG"
case "$*" in
*"pip install"*) if [ -n "$PIP_SAYS" ]; then echo "$PIP_SAYS" >&2; exit 1; fi ;;
*"$FAILS"*) if [ -n "$FAILS" ]; then exit 3; fi ;;
esac
''')
python.chmod(0o755)
"""
ALL_LIBRARIES = """
import ctypes
class Library:
    def __init__(self, name): self.xcb_connect = lambda *given: 1
    def xcb_connection_has_error(self, connection): return 0
    def xcb_disconnect(self, connection): pass
ctypes.CDLL = Library
"""
LIBRARY_MISSING = """
import ctypes, os, sys
def load(name):
    if name == "libEGL.so.1" and not os.path.exists(os.environ["LOG"] + ".installed"):
        raise OSError(name)
ctypes.CDLL = load
"""


@dataclass
class Project:
    """A folder with run.py and stand-ins for venv, pip and everything that Python starts."""

    root: Path

    @property
    def log(self) -> list[str]:
        """What the environment's Python was asked for, one line a call; reading empties it."""
        file = self.root / "log"
        lines = file.read_text().splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        return lines

    def run(self, *args, machine="", **variables) -> subprocess.CompletedProcess[str]:
        """Run run.py. `machine` is Python code that makes the computer look different."""
        (self.root / "stand_ins" / "sitecustomize.py").write_text(ALL_LIBRARIES + machine)
        environment = {
            "HOME": os.environ["HOME"],
            "PATH": str(self.root / "bin"),
            "PYTHONPATH": str(self.root / "stand_ins"),
            "LOG": str(self.root / "log"),
            "QT_QPA_PLATFORM": "offscreen",
            **variables,
        }
        command = [sys.executable, str(self.root / "run.py"), *args]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    def command(self, name: str, script: str) -> None:
        """Put a shell script on the PATH, which is empty otherwise."""
        file = self.root / "bin" / name
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)


@pytest.fixture
def project(tmp_path) -> Project:
    for folder in ("src", "bin", "packaging", "stand_ins/venv"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("pyproject.toml", "requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).write_text(f"# {name}\n")
    (tmp_path / "stand_ins" / "venv" / "__init__.py").touch()
    (tmp_path / "stand_ins" / "venv" / "__main__.py").write_text(VENV_MODULE)
    shutil.copy(REPO / "run.py", tmp_path)
    return Project(tmp_path)


@pytest.fixture(scope="module")
def run_module():
    specification = importlib.util.spec_from_file_location("run", REPO / "run.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


# --- setting up, and not setting up


def test_the_first_start_installs_by_hash_and_then_opens_the_app(project):
    assert project.run().returncode == 0
    install, start = project.log
    assert install.startswith("-m pip install --require-hashes --only-binary=:all:")
    assert install.split("-r ")[1].split()[0] == str(project.root / "requirements.lock")
    assert start == "-P -m dialdown"


def test_a_second_start_runs_no_package_manager(project):
    project.run()
    assert project.log
    project.run("demo", "--no-window")
    assert project.log == ["-P -m dialdown demo --no-window"]


def test_the_environment_finds_the_source_even_when_the_project_is_moved(project):
    project.run()
    path_file = next(project.root.glob(".venv/lib/*/site-packages/dialdown.pth"))
    place = path_file.read_text().strip()
    assert not Path(place).is_absolute()
    assert (path_file.parent / place).resolve() == project.root / "src"


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_change_of_what_is_needed_updates_the_environment(project, name):
    project.run()
    (project.root / ".venv" / "leftover").touch()
    (project.root / name).write_text("# changed\n")
    assert project.log
    project.run()
    assert [line.split()[1:3] for line in project.log] == [["pip", "install"], ["-m", "dialdown"]]
    assert (project.root / ".venv" / "leftover").exists()


def test_an_interrupted_set_up_starts_over_next_time(project):
    project.run(PIP_SAYS="ERROR: killed in the middle")
    (project.root / ".venv" / "leftover").touch()
    assert len(project.log) == 1
    assert project.run().returncode == 0
    assert len(project.log) == 2
    assert not (project.root / ".venv" / "leftover").exists()


def test_an_interrupted_update_starts_over_next_time(project):
    project.run()
    (project.root / "requirements.lock").write_text("# changed\n")
    project.run(PIP_SAYS="ERROR: killed in the middle")
    (project.root / "requirements.lock").write_text("# requirements.lock\n")
    assert project.log
    project.run()
    assert len(project.log) == 2


@pytest.mark.parametrize("damage", ["python gone", "made by another Python", "stamp torn"])
def test_an_environment_that_cannot_work_is_made_anew(project, damage):
    project.run()
    assert project.log
    environment = project.root / ".venv"
    stamp = environment / "ready-requirements"
    (environment / "leftover").touch()
    if damage == "python gone":
        (environment / "bin" / "python").unlink()
    elif damage == "made by another Python":
        stamp.write_bytes(stamp.read_bytes().replace(b"cpython 3.", b"cpython 2."))
    else:
        stamp.write_bytes(b"\xff")
    assert project.run().returncode == 0
    assert len(project.log) == 2
    assert not (environment / "leftover").exists()


def test_what_the_tests_need_is_added_once_and_serves_the_app_too(project):
    project.run()
    assert project.log
    project.run("test")
    assert "requirements-dev.lock" in project.log[0]
    (project.root / "requirements.lock").touch()
    project.run()
    assert project.log == ["-P -m dialdown"]


# --- the checks


def test_every_check_runs_and_is_reported_even_when_an_earlier_one_failed(project):
    result = project.run("test", FAILS="ruff check")
    assert result.returncode == 1
    assert result.stdout.splitlines()[-5:] == [
        "format: ok",
        "lint: FAILED",
        "types: ok",
        "imports: ok",
        "tests: ok",
    ]
    assert project.log[-1] == "-m pytest -n auto --dist worksteal"


def test_all_checks_passing_is_success_and_words_after_test_go_to_pytest(project):
    assert project.run("test", "-k", "undo").returncode == 0
    assert project.log[-1] == "-m pytest -n auto --dist worksteal -k undo"


def test_ci_calls_the_same_checks():
    script = REPO / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "exec python3 run.py test" in script.read_text()


# --- one clear sentence instead of a traceback

SENTENCES = {
    "old python": (
        "import sys; sys.version = '3.8.18 (old)'; sys.version_info = (3, 8, 18, 'final', 0)",
        "Dialdown needs Python 3.11 or newer, and this is 3.8.18.",
    ),
    "new python": (
        "import sys; sys.version_info = (3, 15, 0, 'final', 0)",
        r"Python .* is too new; use Python 3.11 to 3.14.",
    ),
    "32 bit": ("import sys; sys.maxsize = 2**31 - 1", "This is a 32-bit Python"),
    "no venv": ("import sys; sys.modules['venv'] = None", "package manager.*Python's venv module"),
    "no ensurepip": ("import sys; sys.modules['ensurepip'] = None", "Python's venv module"),
    "other computer": (
        "import platform; platform.machine = lambda: 'riscv64'",
        "Dialdown runs on 64-bit Intel, AMD and ARM computers, and this is riscv64.",
    ),
    "old glibc": (
        "import platform; platform.machine = lambda: 'x86_64'\n"
        "platform.libc_ver = lambda: ('glibc', '2.31')",
        "This Linux is too old: it has glibc 2.31, and Qt needs 2.34.",
    ),
    "musl": (
        "import platform; platform.machine = lambda: 'x86_64'\n"
        "platform.libc_ver = lambda: ('', '')",
        "This Linux has no glibc",
    ),
}


def assert_one_sentence(result: subprocess.CompletedProcess[str], words: str) -> None:
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert re.search(words, result.stderr)
    assert "Traceback" not in result.stdout + result.stderr


@pytest.mark.parametrize("case", SENTENCES)
def test_a_computer_that_cannot_run_it_gets_one_sentence_and_no_folder(project, case):
    machine, words = SENTENCES[case]
    assert_one_sentence(project.run(machine=machine), words)
    assert not (project.root / ".venv").exists()
    assert project.log == []


@pytest.mark.parametrize(
    ("pip_says", "words"),
    [
        (
            "WARNING: Retrying (Retry(total=1)) after connection broken by "
            "'NewConnectionError(...)'\nERROR: No matching distribution found for numpy",
            "needs the internet this once",
        ),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE FILE", "not the expected one"),
        ("ERROR: No matching distribution found for numpy", "no ready-made package"),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: something else\nlast word", "Setting up did not work: last word"),
    ],
)
def test_a_failed_installation_is_told_in_one_sentence(project, pip_says, words):
    assert_one_sentence(project.run(PIP_SAYS=pip_says), words)
    assert project.run().returncode == 0


def test_a_folder_that_cannot_be_made_is_told_in_one_sentence(project):
    module = project.root / "stand_ins" / "venv" / "__main__.py"
    module.write_text("import sys; sys.exit('Error: Permission denied')")
    assert_one_sentence(project.run(), "could not be set up: Error: Permission denied")


def test_ctrl_c_while_setting_up_is_no_traceback(project):
    interrupt = "import subprocess\ndef run(*a, **k): raise KeyboardInterrupt\nsubprocess.run = run"
    result = project.run(machine=interrupt)
    assert result.returncode == 130
    assert result.stderr == ""


# --- screens and system libraries


@pytest.fixture
def linux_only() -> Iterator[None]:
    if sys.platform != "linux":
        pytest.skip("only Linux leaves these parts to the system")


@pytest.mark.usefixtures("linux_only")
class TestLinux:
    def test_no_screen_is_told_before_anything_is_installed(self, project):
        assert_one_sentence(project.run(QT_QPA_PLATFORM=""), "No screen was found")
        assert project.log == []

    def test_commands_need_no_screen(self, project):
        assert project.run("insights", QT_QPA_PLATFORM="").returncode == 0
        assert project.log[-1] == "-P -m dialdown insights"

    def test_a_screen_that_does_not_answer_is_told(self, project):
        deaf = "Library.xcb_connection_has_error = lambda self, connection: 1"
        result = project.run(machine=deaf, QT_QPA_PLATFORM="", DISPLAY=":99")
        assert_one_sentence(result, "The screen :99 does not answer")
        assert project.run(QT_QPA_PLATFORM="", DISPLAY=":99").returncode == 0

    def test_missing_libraries_are_named_where_the_system_is_unknown(self, project):
        result = project.run(machine=LIBRARY_MISSING)
        assert_one_sentence(result, r"package manager, then start again: libEGL\.so\.1$")

    def test_without_root_the_line_to_type_is_printed_and_nothing_is_installed(self, project):
        project.command("apt-get", 'echo apt-get "$@" >> "$LOG"')
        user = LIBRARY_MISSING + "\nos.geteuid = lambda: 1000; sys.modules['ensurepip'] = None"
        result = project.run(machine=user)
        line = r"sudo apt-get install -y --no-install-recommends libegl1 python3\.\d+-venv"
        assert_one_sentence(result, f"type this, then start again: {line}$")
        assert project.log == []

    def test_root_on_debian_gets_exactly_what_is_missing(self, project):
        project.command("apt-get", 'echo apt-get "$@" >> "$LOG"; : > "$LOG.installed"')
        project.command("sudo", 'echo sudo >> "$LOG"')
        root = LIBRARY_MISSING + "\nos.geteuid = lambda: 0"
        assert project.run("insights", machine=root).returncode == 0
        assert project.log[:2] == [
            "apt-get update",
            "apt-get install -y --no-install-recommends libegl1",
        ]
        assert "sudo" not in project.log


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", True),
        ("--data-dir export", True),
        ("--data-dir=export", True),
        ("demo", True),
        ("--data-dir here demo there", True),
        ("demo --no-window", False),
        ("--data-dir here export out.csv", False),
        ("screenshots demo", False),
        ("--help", False),
        ("--version", False),
    ],
)
def test_which_commands_need_a_screen(run_module, line, expected):
    assert run_module.opens_window(line.split()) is expected


def test_old_pythons_can_read_the_file_far_enough_to_say_no():
    ast.parse((REPO / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))
