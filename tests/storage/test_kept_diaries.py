"""The kept diaries stay what they were, and everything in them goes through every way out.

tests/fixtures/diaries/make.py writes one pair for each format that is given out.
"""

import hashlib
import shutil
from pathlib import Path

import pytest

from dialdown.domain import vocabulary as v
from dialdown.domain.records import RECORD_TYPES
from dialdown.domain.scales import SCALE, Kind
from dialdown.exchange import merge, read, write_csv, write_json
from dialdown.storage import (
    SCHEMA_VERSION,
    back_up,
    create_diary,
    describe,
    inspect,
    is_whole,
    open_diary,
    restore,
)

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "diaries"
# Name: SHA-256 of the file, and of its content as the program reads it.
KEPT = {
    "format-1.db": (
        "86e05ea91630e3f981bcccb8b8d1e20895224403fa5575567de9ab1e0d33a12c",
        "9b43ce7676960a72cdd4fd2974b4c2050c0ba79cd66d7633860e182ab6ef9741",
    ),
    "full-1.db": (
        "59d5f9e54aa32a6aa6a8948b8b4e8b35d6d4ed93d717be2e1194a4d6999477d3",
        "ecd09fb916beb1052f5680c13537e56ef3123419c32a4ef0a313f44927e1dfb7",
    ),
    "format-2.db": (
        "b897a39fc49e804abf77a7debe7a7191e5e71392d0b012ff3697def61119f2de",
        "bde851dc306484a318d5eca385d8e2035e48fe32611a4b3948e69830fda874f6",
    ),
    "full-2.db": (
        "59d2fe052a1053100ae0e64d7fe34297c8a11701902092d7a37f169d5986b785",
        "b889f04026d20feb4b7e315e73cc6cef3e86efbed1f954dab232548d6adba6f5",
    ),
}


@pytest.fixture(params=KEPT)
def kept(request, path) -> tuple[Path, str]:
    """A copy where a diary lies, and its content's hash."""
    path.parent.mkdir()
    return shutil.copy(FOLDER / request.param, path), KEPT[request.param][1]


def records(diary) -> list:
    return [record for kind in RECORD_TYPES for record in diary.records(kind)]


@pytest.mark.parametrize("name", KEPT)
def test_a24_a_kept_diary_is_the_file_that_was_given_out(name) -> None:
    assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == KEPT[name][0]


def test_a24_every_kept_diary_is_listed_and_todays_format_is_among_them() -> None:
    assert {file.name for file in FOLDER.glob("*.db")} == set(KEPT)
    assert f"full-{SCHEMA_VERSION}.db" in KEPT


def test_a24_it_opens_with_the_same_content_in_todays_format(kept, clock, backups) -> None:
    file, content = kept
    diary = open_diary(file, clock, backups)
    assert diary.content_hash() == content
    assert diary.is_sound
    diary.close()
    assert inspect(file) == SCHEMA_VERSION


def test_a24_it_goes_into_a_backup_and_comes_back_the_same(kept, clock, backups, tmp_path) -> None:
    file, content = kept
    diary = open_diary(file, clock, backups)
    made = back_up(diary, backups, "close", clock)
    days = diary.count
    diary.close()
    assert is_whole(made)
    assert describe(made).days == days
    target = tmp_path / "clean" / "diary.db"
    restore(made, target, clock=clock)
    again = open_diary(target, clock)
    assert (again.content_hash(), again.is_sound) == (content, True)
    again.close()


def test_a24_a37_it_is_exported_and_comes_in_again_the_same(kept, clock, tmp_path) -> None:
    file, content = kept
    diary = open_diary(file, clock)
    everything, table = tmp_path / "all.json", tmp_path / "days.csv"
    write_json(everything, diary.days(), records(diary), diary.is_made_up)
    write_csv(table, diary.days(), records(diary))
    days = diary.count
    diary.close()
    fresh = create_diary(tmp_path / "fresh" / "diary.db", clock)
    fresh.save("Import", *merge(read(everything), [], []).items)
    assert fresh.content_hash() == content
    fresh.close()
    assert len(read(table).entries) == days


def test_a26_every_step_of_it_can_be_taken_back_and_brought_again(kept, clock) -> None:
    file, content = kept
    diary = open_diary(file, clock)
    while diary.redo():
        pass
    steps = 0
    while diary.undo():
        steps += 1
    assert (diary.count, records(diary)) == (0, [])
    for _step in range(steps - 1):
        diary.redo()
    assert diary.content_hash() == content
    diary.close()


def test_a24_the_full_one_holds_everything_that_can_be_recorded(path, clock) -> None:
    path.parent.mkdir()
    diary = open_diary(shutil.copy(FOLDER / f"full-{SCHEMA_VERSION}.db", path), clock)
    keys = {key for day in diary.days() for key in day.answers}
    assert keys >= set(SCALE)
    own = [scale.kind for scale in diary.scales(everything=True) if scale.own and scale.key in keys]
    assert set(own) == set(Kind)
    assert keys >= {f"tag:{tag}" for group in v.TAG_GROUPS.values() for tag in group}
    assert keys >= {f"region:{layer}:{region}" for layer in v.LAYERS for region in v.REGIONS}
    for kind, known in (
        ("touch", v.SENSITIVITIES), ("quality", v.QUALITIES), ("warning", v.WARNINGS),
    ):  # fmt: skip
        assert keys >= {f"{kind}:{key}" for key in known}
    assert keys >= {"note", "good_thing", "none:helped"}
    assert all(diary.records(kind) for kind in RECORD_TYPES)
    assert sum(len(day.moments) for day in diary.days()) == 2 * len(v.LAYERS)
    diary.close()
