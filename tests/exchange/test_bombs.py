"""Files made to hurt are refused in words, quickly and within little memory."""

import resource
import subprocess
import sys

import pytest

from dialdown.exchange import UnreadableFileError, read

READ = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (300 << 20, 300 << 20))
resource.setrlimit(resource.RLIMIT_CPU, (2, 2))
from pathlib import Path
from dialdown.exchange import UnreadableFileError, read
for name in sys.argv[1:]:
    try:
        read(Path(name))
    except UnreadableFileError as error:
        print(error)
# Not ru_maxrss: that one also counts what the process that started this one held at the fork.
status = Path("/proc/self/status").read_text().splitlines()
print(next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""

BOMBS = {
    "deep.json": "[" * 200_000,
    "deeper.json": '{"a":' * 200_000,
    "nan.json": '{"format": "dialdown", "version": NaN}',
    "infinite.json": '{"format": "dialdown", "version": -Infinity}',
    "twice.json": '{"format": "dialdown", "format": "dialdown", "version": 1}',
    "digits.json": '{"format": "dialdown", "version": ' + "9" * 5000 + "}",
    "cut.json": '{"format": "dialdown", "version": 1, "days": [',
    "other.json": '{"format": "somebody", "version": 1}',
    "newer.json": '{"format": "dialdown", "version": 2}',
    "strange.json": '{"format": "dialdown", "version": true, "days": 7}x',
}
WORDS = [
    "deep",
    "deep",
    "NaN",
    "Infinity",
    "twice",
    "5000",
    "line 1",
    "not from",
    "newer",
    "line 1",
]


def test_a36_bombs_are_refused_quickly_and_in_words(tmp_path):
    for name, content in BOMBS.items():
        (tmp_path / name).write_text(content)
    command = [sys.executable, "-c", READ, *(str(tmp_path / name) for name in BOMBS)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    *said, memory = result.stdout.splitlines()
    assert len(said) == len(WORDS)
    assert [w for line, w in zip(said, WORDS, strict=True) if w not in line] == []
    assert int(memory) < 200 << 10
    assert resource.RLIMIT_AS


@pytest.mark.parametrize("number", ["1e999", "1" + "0" * 19, "true", '"7"'])
def test_a36_numbers_that_are_none_are_named(write, number):
    path = write(
        '{"format": "dialdown", "version": 1, "days": [{"date": "2026-01-05", "id": "d", "source":'
        f' "typed", "answers": [{{"key": "pain", "value": {number}, "id": "a"}}]}}]}}'
    )
    imported = read(path)
    assert [problem.field for problem in imported.problems] == ["days[0].answers[0]"]


def test_a36_a_file_beyond_all_size_is_not_read(tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(300 << 20)
    with pytest.raises(UnreadableFileError, match="too large"):
        read(path)
