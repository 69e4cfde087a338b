"""The measure itself, against words and a text counted by hand."""

import pytest

from dialdown.learn.readability import measure, syllables
from dialdown.learn.text import Block, Kind


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("pain", 1), ("nerve", 1), ("worked", 1), ("types", 1), ("whole", 1), ("the", 1),
        ("needed", 2), ("table", 2), ("faces", 2), ("being", 2), ("central", 2), ("12", 1),
        ("question", 2), ("special", 2), ("medicine", 3), ("usual", 3), ("emergency", 4),
        ("allodynia", 5), ("sensitization", 5), ("up-down", 2), ("isn't", 1),
    ],
)  # fmt: skip
def test_syllables(word, count):
    assert syllables(word) == count


def test_grade_of_a_text_counted_by_hand():
    read = [
        Block(Kind.HEADING, "Never counted"),
        Block(Kind.PARAGRAPH, "The cat sat on the mat. Is allodynia here?"),
        Block(Kind.ITEM, "two words"),
    ]
    found = measure(read)
    assert (found.words, found.sentences, found.syllables) == (11, 3, 15)
    assert found.grade == pytest.approx(0.39 * 11 / 3 + 11.8 * 15 / 11 - 15.59)
    assert measure(read, ["Allodynia"]).syllables == 12
