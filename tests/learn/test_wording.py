"""The patterns of forbidden words catch what they are for, let the rest through, and find nothing
in what is shipped."""

import re

import pytest

from dialdown.learn import load_library
from dialdown.learn.text import plain_text
from tests.learn.wording import MAY_BE_SAID, RULES

LIBRARY = load_library()
PATTERNS = [
    pytest.param(pattern, example, id=f"{what}: {example}")
    for what, rules in RULES.items()
    for pattern, example in rules.items()
]


def found(pattern, text):
    hit = re.search(pattern, text, re.IGNORECASE)
    return hit and text[max(0, hit.start() - 40) : hit.end() + 20]


@pytest.mark.parametrize(("pattern", "example"), PATTERNS)
def test_a_pattern_catches_its_sentence(pattern, example):
    assert found(pattern, example)


@pytest.mark.parametrize("sentence", MAY_BE_SAID)
def test_a_careful_sentence_passes(sentence):
    assert [p for rules in RULES.values() for p in rules if found(p, sentence)] == []


@pytest.mark.parametrize("article", LIBRARY.articles, ids=lambda article: article.slug)
@pytest.mark.parametrize("what", RULES)
def test_no_article_promises_blames_diagnoses_foretells_advises_a_dose_or_repeats_a_form(
    article, what
):
    text = " ".join((f"{article.title}.", plain_text(article.body), *article.questions))
    assert [hit for pattern in RULES[what] if (hit := found(pattern, text))] == []


@pytest.mark.parametrize("term", LIBRARY.glossary.values(), ids=lambda term: term.key)
def test_no_word_is_explained_with_what_no_article_may_say(term):
    text = f"{term.word}. {term.meaning}"
    assert [hit for rules in RULES.values() for p in rules if (hit := found(p, text))] == []
