"""What a person types is in the diary, its backups and the files that they ask for; nowhere else.

One run of the real program serves all tests here: a secret word is typed into every field, files
are written, errors happen, then all of it is deleted for good.
"""

import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dialdown.storage import create_diary, list_backups
from tests.conftest import HOME_VARIABLES

TYPIST = Path(__file__).with_name("typist.py")
CANARY = b"zyxcanary"
DIARY = "data/diary.db"
USUAL, PAGE, RECORDS = "out/usual.html", "out/summary.html", "out/summary.json"
ON_REQUEST = {"note", "about", "person"}
"""What a page holds only if it is ticked or typed there."""
STAYS = {"plan", "score", "off", "eased", "number", "telephone", "search"}
"""What no page ever holds: parts of the plan, remarks on totals, and the like."""
IN_A_CHART = {"treatment", "verdict", "trial", "scale"}
"""What charts show: names, and beside a treatment what the person says of it."""
pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="the typist reads a pipe through Qt"),
    pytest.mark.xdist_group("canary"),
]


@dataclass
class Run:
    """One run: what held the word while it was open, and after it was deleted for good."""

    folder: Path
    report: dict
    typed: set[str]
    names: set[str]
    purged: set[str]
    closed: set[str]
    modes: dict[str, int]
    printed: str


def holders(root: Path) -> set[str]:
    """Files below `root` whose bytes hold the word."""
    return {
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and CANARY in path.read_bytes().lower()
    }


@pytest.fixture(scope="module")
def run(tmp_path_factory) -> Run:
    folder = tmp_path_factory.mktemp("typist")
    places = [folder / name for name in ("home", "tmp", "out")]
    for place in places:
        place.mkdir()
    create_diary(folder / DIARY).close()
    report = tmp_path_factory.mktemp("report") / "report.json"
    homes = {name: str(folder / "home" / place) for name, place in HOME_VARIABLES.items()}
    command = [sys.executable, str(TYPIST), str(folder / "data"), str(folder / "out"), str(report)]
    process = subprocess.Popen(
        ["/bin/sh", "-c", 'umask 000; exec "$@"', "sh", *command],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env=os.environ | homes | {"TMPDIR": str(folder / "tmp")},
    )  # fmt: skip
    try:
        printed = read_until(process, "typed", report)
        typed, names = holders(folder), {path.name for path in folder.rglob("*")}
        process.stdin.write("\n")
        process.stdin.flush()
        printed += read_until(process, "purged", report)
        purged = holders(folder)
        modes = {
            path.relative_to(folder).as_posix(): path.stat().st_mode & 0o777
            for path in folder.rglob("*")
        }
        printed += process.communicate("\n", timeout=30)[0]
        assert process.returncode == 0
    finally:
        process.kill()
        process.wait()
    words = json.loads(report.read_text())
    return Run(folder, words, typed, names, purged, holders(folder), modes, printed)


def read_until(process: subprocess.Popen, word: str, report: Path) -> str:
    lines = []
    for line in process.stdout:
        if line.strip() == word:
            return "".join(lines)
        lines.append(line)
    pytest.fail("".join(lines) + (report.read_text() if report.exists() else "no report"))


def test_a39_the_word_was_typed_and_saved(run) -> None:
    assert run.report["fields"] >= 45
    assert DIARY in run.typed
    assert {PAGE, RECORDS} <= run.typed, "the page holds what the person chose to put on it"
    assert words_in(run.folder / PAGE) >= ON_REQUEST | {"want", "mention"}


def words_in(path: Path) -> set[str]:
    """Which of the typed words a file holds."""
    return set(re.findall(CANARY.decode() + r"-([a-z]+)", path.read_text(errors="replace")))


def pictures(run: Run, ending: str) -> list[Path]:
    return sorted((run.folder / "out").glob(f"picture*.{ending}"))


def test_a38_a39_typed_words_are_in_no_file_but_the_diary_and_its_copies(run) -> None:
    copies = {f"data/backups/{b.path.name}" for b in list_backups(run.folder / "data" / "backups")}
    drawings = {f"out/{path.name}" for path in pictures(run, "svg")}
    assert run.typed - copies - drawings == {DIARY, USUAL, PAGE, RECORDS}
    assert not any(CANARY.decode() in name for name in run.names)
    log = (run.folder / "data" / "dialdown.log").read_text()
    assert log.count("unexpected: ValueError at ") == 2, "the errors did happen"
    assert run.report["question"] not in log + (run.folder / "data" / "settings.json").read_text()


def test_a38_a_page_holds_nothing_that_was_not_asked_for(run) -> None:
    assert words_in(run.folder / USUAL).isdisjoint(ON_REQUEST | STAYS)
    for page in (PAGE, RECORDS):
        assert words_in(run.folder / page).isdisjoint(STAYS)


def test_a38_a_saved_chart_holds_only_what_the_chart_shows(run) -> None:
    drawn = [words_in(path) for path in pictures(run, "svg")]
    assert len(drawn) >= 8, "every section was opened"
    assert {"treatment", "trial"} <= set().union(*drawn) <= IN_A_CHART
    for path in pictures(run, "png"):
        data = path.read_bytes()
        assert data.startswith(b"\x89PNG")
        assert not any(part in data for part in (b"tEXt", b"iTXt", b"zTXt", b"eXIf"))


def test_a39_typed_words_are_never_printed(run) -> None:
    assert CANARY.decode() not in run.printed
    assert "Traceback" not in run.printed


def test_a38_no_title_tooltip_or_foreign_name_tells_typed_words(run) -> None:
    assert run.report["unexpected"] == []
    assert run.report["shown"], "the look at titles and names finds nothing at all"


def test_a38_the_clipboard_holds_only_what_was_copied(run) -> None:
    before, copied, selected = run.report["clipboard"]
    assert (before, selected) == ("", "")
    assert f"{CANARY.decode()}-person" in copied
    assert "<html" not in copied


def test_a38_nothing_is_left_in_the_temporary_folder_or_the_home(run) -> None:
    assert list((run.folder / "tmp").iterdir()) == []
    left = [p for p in (run.folder / "home").rglob("*") if p.is_file()]
    assert [p for p in left if "cache" not in p.as_posix().lower()] == []


def test_a38_properties_of_saved_pages_say_nothing_about_the_person(run) -> None:
    for page in (USUAL, PAGE):
        html = (run.folder / page).read_bytes()
        assert CANARY not in html.partition(b"</head>")[0].lower()
    pdf = (run.folder / "out" / "summary.pdf").read_bytes()
    assert not any(CANARY in part.lower() for part in plain_parts(pdf))
    assert b"/Title" in pdf


def plain_parts(pdf: bytes) -> Iterator[bytes]:
    """The objects outside the page's own drawing: properties, as text in one or two bytes."""
    yield pdf
    yield pdf.replace(b"\0", b"")
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            found = zlib.decompress(stream)
        except zlib.error:
            continue
        if b"xmpmeta" in found:
            yield found


def test_a39_deleted_for_good_is_gone_from_the_raw_file(run) -> None:
    assert DIARY not in run.purged
    assert not any(name.startswith("data/diary.db") for name in run.purged)


def test_a39_backups_from_before_still_hold_it_as_the_dialog_says(run) -> None:
    copies = {name for name in run.closed if name.startswith("data/")}
    assert copies, "SECURITY.md and the dialog promise otherwise"
    assert all(name.startswith("data/backups/") for name in copies)
    newest = list_backups(run.folder / "data" / "backups")[0]
    assert f"data/backups/{newest.path.name}" not in copies, "a backup made after it is clean"


def test_a38_under_umask_000_every_file_of_the_window_is_for_its_owner(run) -> None:
    made = {n: m for n, m in run.modes.items() if n.startswith(("data", "out/"))}
    folders = {name for name in made if (run.folder / name).is_dir()}
    wrong = {n: oct(m) for n, m in made.items() if m != (0o700 if n in folders else 0o600)}
    assert wrong == {}


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is of Linux")
def test_a39_the_window_runs_unreadable_to_other_programs(run) -> None:
    assert run.report["dumpable"] == 0
