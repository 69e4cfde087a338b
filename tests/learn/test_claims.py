"""Every claim of the articles has its source, and docs/claims.md is the table of them."""

import re

import pytest

from dialdown.learn import load_library
from dialdown.learn.text import plain_text
from tests.learn.claims import TABLE, claims, table
from tests.learn.corrections import CORRECTIONS, LEFT_OUT

LIBRARY = load_library()
# What was looked for and not found has no source; these words say so.
NOTHING_FOUND = re.compile(
    r"^We (found|know of) no\b|has not been shown|^(No|Nobody) .*shown", re.IGNORECASE
)
# Remarks on the sentences before them, which have their sources.
REMARKS = {
    "The study was small, and a numb nerve wakes up again.",
    "A cut-off is a number that studies chose for groups of people.",
    "That sounds good, but both studies are small.",
    "In such studies people know what they were given, and hope alone can lift a score.",
    "Small effects are small on average: some people gain more, some nothing.",
}


@pytest.mark.parametrize("article", LIBRARY.articles, ids=lambda article: article.slug)
def test_every_claim_rests_on_a_source_or_says_that_nothing_was_found(article):
    bare = [words for words, keys in claims(article) if not keys]
    assert [w for w in bare if w not in REMARKS and not NOTHING_FOUND.search(w)] == []


def test_claims_are_found_with_their_sources(library_of, article_file):
    body = (
        "Nerves carry much. In one study, [half](word:nerve) slept.[@lee-2020] It is so.\n\n"
        "A review of 3.5 years said: yes.\n\n"
        "- Two in 10 walked. Fewer ran than rode. Rest is good.[@kim-page]\n- Rest."
    )
    text = article_file("A", body, sources='["lee-2020", "kim-page"]')
    article = library_of({"en/a.md": text}).article("a")
    assert list(claims(article)) == [
        ("In one study, half slept.", ["lee-2020"]),
        ("A review of 3.5 years said: yes.", []),
        ("Two in 10 walked.", ["kim-page"]),
        ("Fewer ran than rode.", ["kim-page"]),
        ("Rest is good.", ["kim-page"]),
    ]


def test_the_table_in_docs_is_the_one_drawn_from_the_articles():
    assert TABLE.read_text(encoding="utf-8") == table(LIBRARY), (
        "read what changed against its source, then: PYTHONPATH=src python -m tests.learn.claims"
    )


def test_every_row_of_what_popular_texts_say_is_there_once():
    assert [row[0] for row in CORRECTIONS] == list(range(1, 39))
    assert {number for number, _claim, slug, _words in CORRECTIONS if not slug} == set(LEFT_OUT)


@pytest.mark.parametrize(
    ("slug", "words"), [row[2:] for row in CORRECTIONS if row[2]], ids=lambda text: text[:40]
)
def test_the_careful_words_stand_in_their_article(slug, words):
    assert words in plain_text(LIBRARY.article(slug).body)


@pytest.mark.parametrize("pattern", LEFT_OUT.values())
@pytest.mark.parametrize("article", LIBRARY.articles, ids=lambda article: article.slug)
def test_what_is_left_out_stands_nowhere(article, pattern):
    assert not re.search(pattern, plain_text(article.body), re.IGNORECASE)
