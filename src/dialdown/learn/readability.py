"""How hard a text is to read: the Flesch-Kincaid grade, for the tests of the articles.

Grade = 0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid and others 1975,
Navy Research Branch Report 8-75). Syllables are counted by rule, which is close enough for English.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from dialdown.learn.text import Block, Kind

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.?])\s+")
_GLOSSARY_SYLLABLES = 2


@dataclass(frozen=True)
class Measure:
    """What was counted in the running text: headings are left out, a list item ends a sentence."""

    words: int
    sentences: int
    syllables: int

    @property
    def sentence_length(self) -> float:
        """Words per sentence on average."""
        return self.words / self.sentences

    @property
    def grade(self) -> float:
        """Flesch-Kincaid grade: school years needed, about 1 to 18."""
        return 0.39 * self.sentence_length + 11.8 * self.syllables / self.words - 15.59


def measure(blocks: Collection[Block], glossary: Collection[str] = ()) -> Measure:
    """Count sentences, words and syllables; words of `glossary` count two syllables at most."""
    known = {word.casefold() for term in glossary for word in _WORD.findall(term)}
    running = [block.text for block in blocks if block.kind is not Kind.HEADING]
    sentences = [part for text in running for part in _SENTENCE_END.split(text) if part]
    words = [word.casefold() for sentence in sentences for word in _WORD.findall(sentence)]
    counted = (
        min(syllables(word), _GLOSSARY_SYLLABLES) if word in known else syllables(word)
        for word in words
    )
    return Measure(len(words), len(sentences), sum(counted))


def syllables(word: str) -> int:
    """Syllables of an English word by rule: groups of vowels less a silent ending, 1 or more."""
    count = 0
    for part in re.split(r"['’-]", word.casefold()):
        groups = len(re.findall(r"[aeiouy]+", part))
        groups += len(re.findall(r"i[ao](?!u)|ua|[aeiouy]ing$", part))
        if re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyscgzxh]es$|[aeiouy]le$", part):
            groups -= 1
        if re.search(r"[ct]ion|cia|tia", part):
            groups -= 1
        count += groups
    return max(1, count)
