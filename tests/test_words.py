"""Every sentence of the program: plain, short, without blame.

Words for the screen are found in the code by their gettext marks, so no new one slips past.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialdown.learn.readability import measure
from dialdown.learn.text import Block, Kind

SOURCE = Path(__file__).resolve().parents[1] / "src" / "dialdown"
MARKS = ("_", "N_", "ngettext")
LONGEST_SENTENCE, LONGEST_PARAGRAPH = 15, 50
HARDEST = 8  # school years, as Flesch and Kincaid count them
TOO_SHORT_TO_GRADE = 8  # words; a label of two long words says nothing about reading
BANNED = re.compile(
    r"!|\b(streaks?|congrat\w*|well done|great job|keep it up|fail(s|ed|ure)?|missed|invalid|"
    r"abort\w*|databases?|errors?|exceptions?|null|oops|sorry|bad days?|triggers?|triggered|"
    r"forecasts?|catastroph\w*|overdue|forgot\w*|should have|illegal|fatal|crash\w*|don't give up|"
    r"days in a row|achievements?|badges?|goals? reached)\b",
    re.IGNORECASE,
)
# Each stands here for a reason; a new one needs one too.
ALLOWED_WORDS = {"Missed medicine"}  # a tag that is ticked by whoever wants to
LONG_SENTENCES = {
    # A figure cannot be told without its conditions.
    "Built so that a diary with nothing in it shows a clear row about 1 time in 20.",
    # The caption of the chart on the printed page, for doctors.
    "Each day is the person’s own answer; a hollow dot is the mean of timed readings.",
    # Numbers to call, by country.
    "Emergency is 112 in the European Union, 999 in the United Kingdom, 911 in the United States "
    "and Canada, 000 in Australia.",
}
HARD_TEXTS = (
    # The line that says what the program is for, whose words have a meaning in law.
    "A private notebook for your own records and conversations.",
    "This is information, not medical advice.",
    # Beginnings of lists of names, which are as long as they are.
    "Emergency is 112",
    "nerve block, TENS",
    "walking, chair exercise",
    "alpha-lipoic acid",
    "Such as fibromyalgia",
    # The printed page is for a doctor too.
    "Published research uses",
    "This diary was written by a newer Dialdown",
    "after nights with sleep quality",
)


def shown_strings() -> Iterator[tuple[str, str]]:
    """Place below src/dialdown and English words of everything that is shown."""
    for path in sorted(SOURCE.rglob("*.py")):
        for text in marked(path.read_text(encoding="utf-8")):
            yield path.relative_to(SOURCE).as_posix(), text


def marked(source: str) -> Iterator[str]:
    """Every literal in a call of gettext; adjacent literals are one."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            for part in node.args[:2]:
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


def plain(text: str) -> str:
    """A name to be filled in counts as one short word."""
    return re.sub(r"\{[^}]*\}", "it", text)


def count_words(text: str) -> int:
    return len(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text))


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?:])\s+|\n+", text) if part]


def grade(*texts: str) -> float:
    return measure([Block(Kind.PARAGRAPH, plain(text)) for text in texts]).grade


def banned(text: str) -> str:
    found = BANNED.search(text)
    return found.group() if found and text not in ALLOWED_WORDS else ""


STRINGS = list(shown_strings())


def test_the_strings_are_found() -> None:
    texts = {text for _place, text in STRINGS}
    assert len(texts) > 500
    assert {"Welcome to Dialdown", "Pain today", "{n} days", "Bed sheets"} <= texts


def test_b26_b30_no_string_blames_praises_shouts_or_speaks_of_machinery() -> None:
    found = [(place, text, word) for place, text in STRINGS if (word := banned(text))]
    assert found == []


def test_b26_no_sentence_is_long() -> None:
    found = [
        (place, sentence)
        for place, text in STRINGS
        for sentence in sentences(text)
        if count_words(plain(sentence)) > LONGEST_SENTENCE and sentence not in LONG_SENTENCES
    ]
    assert found == []


def test_b26_no_paragraph_is_long() -> None:
    found = [
        (place, part)
        for place, text in STRINGS
        for part in text.split("\n\n")
        if count_words(plain(part)) > LONGEST_PARAGRAPH
    ]
    assert found == []


def test_b26_no_string_is_hard_to_read() -> None:
    found = [
        (place, text, round(grade(text), 1))
        for place, text in STRINGS
        if count_words(plain(text)) >= TOO_SHORT_TO_GRADE
        and not any(start in text for start in HARD_TEXTS)
        and grade(text) > HARDEST
    ]
    assert found == []


def test_b26_the_program_as_a_whole_reads_like_grade_six_or_less() -> None:
    texts = [text for _place, text in STRINGS if count_words(plain(text)) >= TOO_SHORT_TO_GRADE]
    assert grade(*texts) <= 6


@pytest.mark.parametrize(
    "text",
    [
        "Saved!",
        "You missed 3 days.",
        "Error code 5",
        "Invalid time",
        "A streak of 9 days",
        "The database is locked.",
        "Congratulations, a week",
        "Saving failed",
    ],
)
def test_the_rule_sees_what_it_forbids(text: str) -> None:
    [found] = marked(f"say(_({text!r}))")
    assert banned(found)


def test_the_rules_let_plain_words_pass() -> None:
    for text in ("Nothing is missing.", "Saved {time}", "Not saved. Nothing was lost."):
        assert not banned(text)


def test_the_length_rule_reads_joined_and_filled_strings() -> None:
    code = 'ngettext("one " "two", "{n} words", n)'
    assert list(marked(code)) == ["one two", "{n} words"]
    assert count_words(plain("Saved {time:%H:%M} on this computer")) == 5
