"""Files that are written: safe in a spreadsheet, private, whole or not at all."""

import csv
import io
import os
import signal
import subprocess
import sys
from datetime import date

import pytest

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Day, Moment
from dialdown.domain.records import OwnScale, OwnTag
from dialdown.domain.scales import Kind
from dialdown.exchange import ExportError, write_csv, write_json

ONE = date(2026, 1, 5)
STAMP = Stamp.parse("2026-01-05T20:00:00+01:00[Europe/Berlin]")


def rows_of(path):
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_columns_stand_in_their_order_with_their_units(tmp_path):
    coffee = OwnScale(name="Coffee", kind=Kind.COUNT)
    garden = OwnTag(name="Garden | park", group="helped", since=ONE)
    day = (
        Day(ONE, STAMP)
        .with_value("pain", 6.5)
        .with_value("sleep_hours", 380)
        .with_value("activity_minutes", 0)
        .with_value(f"own:{coffee.id}", 3, scale=coffee.scale)
        .with_tick("tag:busy_day", on=True)
        .with_tick(f"tag:{garden.id}", on=True)
        .with_tick("touch:socks", on=True, value=2.0)
        .with_moment(Moment(STAMP, 4.0))
        .with_moment(Moment(STAMP, 5.5))
        .with_text("note", "two\nlines")
    )
    write_csv(tmp_path / "out.csv", [day], [coffee, garden])
    (row,) = rows_of(tmp_path / "out.csv")
    assert list(row) == [
        "date", "pain", "pain_worst", "pain_touch", "pain_night", "sleep_hours", "sleep_quality",
        "stress", "mood", "worry", "fatigue", "brain_fog", "function", "activity_minutes",
        "own:Coffee", "pain_moments_mean", "tags", "sensitivities", "note", "written_at", "source",
    ]  # fmt: skip
    assert {name: cell for name, cell in row.items() if cell} == {
        "date": "2026-01-05",
        "pain": "6.5",
        "sleep_hours": "6.3333",
        "activity_minutes": "0",
        "own:Coffee": "3",
        "pain_moments_mean": "4.75",
        "tags": "busy_day | own:Garden / park",
        "sensitivities": "socks: painful",
        "note": "two\nlines",
        "written_at": "2026-01-05T20:00:00+01:00[Europe/Berlin]",
        "source": "typed",
    }


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "'", "\t"])
def test_a35_text_that_could_be_a_formula_gets_a_mark_and_numbers_do_not(tmp_path, start):
    day = Day(ONE, STAMP, f"{start}x").with_value("pain", 3).with_text("note", f"{start}1+1")
    write_csv(tmp_path / "out.csv", [day])
    (row,) = rows_of(tmp_path / "out.csv")
    assert (row["note"], row["source"], row["pain"]) == (f"'{start}1+1", f"'{start}x", "3")


def test_a38_exports_are_for_the_owner_only(tmp_path):
    before = os.umask(0)
    try:
        write_csv(tmp_path / "out.csv", [])
        write_json(tmp_path / "out.json", [], [])
    finally:
        os.umask(before)
    assert [oct((tmp_path / n).stat().st_mode & 0o777) for n in ("out.csv", "out.json")] == [
        "0o600",
        "0o600",
    ]


def test_own_scales_of_the_same_name_have_columns_of_their_own(tmp_path):
    scales = [OwnScale(name="Calm", position=n) for n in range(3)]
    write_csv(tmp_path / "out.csv", [], scales)
    header = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()[0]
    assert "own:Calm,own:Calm (2),own:Calm (3)" in header


def test_a6_an_export_cut_short_leaves_the_old_file_and_no_other(tmp_path):
    path = tmp_path / "out.csv"
    path.write_bytes(b"the old file")
    code = f"""
import resource, signal
from datetime import date
from pathlib import Path
from dialdown.domain.day import Day
from dialdown.exchange import ExportError, write_csv
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
day = Day(date(2026, 1, 5)).with_text("note", "x" * 100_000)
try:
    write_csv(Path({str(path)!r}), [day])
except ExportError as error:
    print(error)
"""
    assert hasattr(signal, "SIGXFSZ")
    command = [sys.executable, "-c", code]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "was not written" in result.stdout
    assert path.read_bytes() == b"the old file"
    assert list(tmp_path.iterdir()) == [path]


def test_a6_an_export_into_nowhere_says_so(tmp_path):
    with pytest.raises(ExportError, match="was not written"):
        write_json(tmp_path / "missing" / "out.json", [], [])
