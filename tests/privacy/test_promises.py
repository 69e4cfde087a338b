"""SECURITY.md names only what is there."""

import re
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
WORDS = (REPO / "SECURITY.md").read_text(encoding="utf-8")


def test_every_file_that_is_named_as_a_proof_exists() -> None:
    named = set(re.findall(r"(?:tests|benchmarks)/[\w/]+\.py", WORDS))
    assert len(named) > 8
    assert {name for name in named if not (REPO / name).is_file()} == set()


def test_every_check_that_is_named_is_a_test_there() -> None:
    for line in re.findall(r"`(a\d+)` in (`[^.]+\.py`(?:\s+and\s+`[^.]+\.py`)?)", WORDS):
        check, places = line
        for place in re.findall(r"tests/[\w/]+\.py", places):
            assert f"def test_{check}" in (REPO / place).read_text(encoding="utf-8"), (check, place)
    assert "def test_a33" in (REPO / "tests/ui/test_typed_text.py").read_text(encoding="utf-8")


def test_what_it_says_about_encryption_is_still_true() -> None:
    source = "".join(path.read_text() for path in (REPO / "src").rglob("*.py"))
    assert ("No encryption yet" in WORDS) == ("sqlcipher3" not in source)
