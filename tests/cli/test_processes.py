"""What only a process of its own can show: a cheap start, no screen, a closed pipe."""

import os
import subprocess
import sys

import pytest

HEAVY = {"numpy", "pyqtgraph", "PySide6", "peewee", "sqlite3"}


def run(*arguments, **more):
    command = [sys.executable, "-m", "dialdown", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)


def loaded(code):
    command = [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return HEAVY & {name.split(".")[0] for name in out.splitlines()[-1].split()}


def test_starting_loads_nothing_heavy_and_each_command_only_what_it_needs(tmp_path):
    (tmp_path / "days.csv").write_text("date,pain\n2026-01-05,6\n")
    main = "from dialdown import cli\ncli.main({})".format
    assert loaded(main(["--version"])) == set()
    dry = ["--data-dir", str(tmp_path / "d"), "import", str(tmp_path / "days.csv"), "--dry-run"]
    assert loaded(main(dry)) == {"peewee", "sqlite3"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_the_page_is_drawn_and_the_window_says_why_not(tmp_path):
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in names}
    assert run("demo", tmp_path / "demo", "--days", 40, "--no-window", env=bare).returncode == 0
    drawn = run("--data-dir", tmp_path / "demo", "summary", tmp_path / "page.pdf", env=bare)
    assert (drawn.returncode, drawn.stderr) == (0, "")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    window = run("--data-dir", tmp_path / "demo", env=bare)
    assert window.returncode == 2
    assert window.stderr == "There is no screen here, so no window can open.\n"


@pytest.mark.skipif(os.name == "nt", reason="needs a shell with pipes")
def test_a_reader_that_leaves_early_is_no_error(tmp_path):
    rows = "\n".join(f"2026-01-{day:02},99" for day in range(1, 29))
    (tmp_path / "days.csv").write_text(f"date,pain\n{rows}\n2026-02-01,5\n" * 1)
    line = f"{sys.executable} -m dialdown --data-dir {tmp_path / 'd'} import days.csv --dry-run"
    shell = f"{line} | head -n 1; exit ${{PIPESTATUS[0]}}"
    result = subprocess.run(
        ["bash", "-c", shell], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert (result.returncode, result.stderr) == (0, "")
