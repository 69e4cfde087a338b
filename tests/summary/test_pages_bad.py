"""Bad input for `dialdown summary`: the page forms, or one sentence says why and all stays."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from dialdown.domain.clock import system_clock
from dialdown.domain.day import Day
from dialdown.domain.records import DoseStep, Question, Record, Treatment
from dialdown.paths import AppPaths
from dialdown.storage import create_diary

QUESTION = ("Could the burning go with the weather, and what would you do about it? " * 43)[:3000]

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def kept(tmp_path):
    """Writes a diary of days and records; its folder."""

    def keep(*items: Day | Record) -> Path:
        folder = tmp_path / "data"
        diary = create_diary(AppPaths.below(folder).diary)
        diary.save("All", *items)
        diary.close()
        return folder

    return keep


def at(days: int) -> date:
    return system_clock().date - timedelta(days=days)


def forty_treatments() -> list[Record]:
    found: list[Record] = []
    for n in range(40):
        treatment = Treatment(
            id=f"t{n}", name=f"Treatment {n}", start=at(60 + n), verdict="It went on and on. " * 20
        )
        found += [treatment, DoseStep(treatment_id=treatment.id, start=at(50), dose="10 mg")]
    return found


BAD = {
    "nothing in the period": [Day(at(900)).with_value("pain", 4)],
    "one day": [Day(at(1)).with_value("pain", 4)],
    "only notes": [Day(at(n)).with_text("note", "secret words") for n in range(9)],
    "40 treatments": [Day(at(1)).with_value("pain", 4), *forty_treatments()],
    "a long question": [Question(words=QUESTION)],
    "right to left": [
        Day(at(1)).with_value("pain", 4),
        Treatment(name="דולוקסטין", start=at(20), verdict="עוזר קצת (60 mg)"),
        Question(words="هل الألم مرتبط بالنوم؟"),
    ],
    "turned around": [Treatment(name="\u202eevil\u202c\u2066 name", start=at(20))],
}


@pytest.mark.parametrize("suffix", ["pdf", "html"])
@pytest.mark.parametrize("what", BAD)
def test_the_page_forms_whatever_the_diary_holds(what, suffix, kept, write_page, tmp_path):
    file = tmp_path / f"page.{suffix}"
    code, said, complained = write_page(kept(*BAD[what]), file)
    assert (code, complained) == (0, "")
    assert str(file) in said
    if suffix == "pdf":
        assert len(PdfReader(file).pages) == 1
        words = " ".join(PdfReader(file).pages[0].extract_text().split())
    else:
        words = file.read_text(encoding="utf-8")
    assert "Not a diagnosis." in words
    assert "secret" not in words


def test_right_to_left_words_keep_their_letters(kept, write_page, tmp_path):
    folder = kept(*BAD["right to left"])
    assert write_page(folder, tmp_path / "page.html")[0] == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<bdi>هل الألم مرتبط بالنوم؟</bdi>" in page
    assert "<bdi>דולוקסטין</bdi>" in page


def refused(outcome: tuple[int, str, str], why: str) -> None:
    code, said, complained = outcome
    assert (code, said) == (2, "")
    assert re.fullmatch(rf".*page\.(pdf|html) was not written: {why}\.\n", complained)
    assert "Traceback" not in complained


@pytest.fixture(params=["pdf", "html"])
def old(request, tmp_path) -> Path:
    """A file that lies there already, alone in its folder."""
    (tmp_path / "out").mkdir()
    file = tmp_path / "out" / f"page.{request.param}"
    file.write_bytes(b"old")
    return file


def untouched(old: Path) -> bool:
    return old.read_bytes() == b"old" and [at.name for at in old.parent.iterdir()] == [old.name]


def test_on_a_full_disk_the_old_file_stays(demo, write_page, old, monkeypatch):
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    refused(write_page(demo(3), old), "No space left on device")
    assert untouched(old)


def test_a_file_that_is_open_elsewhere_stays(demo, write_page, old, monkeypatch):
    def in_use(self: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "replace", in_use)
    refused(write_page(demo(3), old), "Permission denied")
    assert untouched(old)


def test_a_folder_that_is_not_there_and_one_in_place_of_the_file(demo, write_page, tmp_path):
    refused(write_page(demo(3), tmp_path / "no" / "page.pdf"), "No such file or directory")
    (tmp_path / "page.html").mkdir()
    refused(write_page(demo(3), tmp_path / "page.html"), "Is a directory")
    assert [at.name for at in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.skipif(not shutil.which("setpriv"), reason="no way to take rights from root")
def test_in_a_read_only_folder_the_old_file_stays(demo, old):
    command = [sys.executable, "-m", "dialdown", "--data-dir", demo(3), "summary", old]
    if os.geteuid() == 0:  # root may write anywhere
        command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
    old.parent.chmod(0o500)
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        refused((done.returncode, done.stdout, done.stderr), "Permission denied")
    finally:
        old.parent.chmod(0o700)
    assert untouched(old)
