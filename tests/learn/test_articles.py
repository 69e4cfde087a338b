"""What every shipped article must keep to: its topic, sources, length, plain words, links."""

import re
from pathlib import Path

import pytest

from dialdown import resources
from dialdown.domain.vocabulary import MENTIONS, SCORE_RANGES
from dialdown.learn import Group, load_library
from dialdown.learn.readability import measure
from dialdown.learn.text import PICTURE, Block, Kind, blocks, cited, links, plain_text

SHIPPED = load_library().articles
REQUIRED = {
    Group.UNDERSTAND: (
        "alarm-set-too-high", "from-nerve-to-brain", "both-ends-count", "when-light-touch-hurts",
        "pain-that-spreads", "fog-and-tiredness", "stress-mood-worry", "sleep-and-pain",
    ),
    Group.DO: (
        "noting-without-feeding", "medicines", "talking-therapies", "moving-again",
        "better-nights", "food-and-supplements", "flare-plan", "company-calm-safety",
    ),
    Group.CHECK: ("things-to-mention", "scores"),
    Group.TALK: ("how-it-is-judged", "talking-with-your-doctor"),
    Group.LOOK_UP: ("questions-people-ask", "when-to-get-help"),
}  # fmt: skip

each_article = pytest.mark.parametrize("article", SHIPPED, ids=lambda article: article.slug)


@pytest.mark.parametrize("group", REQUIRED)
def test_every_required_article_is_there_in_its_group_and_order(group):
    found = [article.slug for article in SHIPPED if article.group is group]
    assert found == list(REQUIRED[group])


def test_no_two_articles_claim_the_same_place():
    places = [(article.group, article.order) for article in SHIPPED]
    assert len(places) == len(set(places))


@each_article
def test_article_can_be_read_and_is_dated(article):
    assert article.readable
    assert article.checked is not None
    assert article.checked.year >= 2026
    assert article.minutes >= 1


@each_article
def test_length_and_reading_grade(article, library):
    read = blocks(article.body)
    found = measure(read, [term.word for term in library.glossary.values()])
    assert 250 <= article.words <= 700
    assert found.grade <= 8
    assert found.sentence_length <= 15
    long = [b.text for b in read if b.kind is not Kind.HEADING and len(b.text.split()) > 50]
    assert not long


@each_article
def test_claims_have_sources_and_sources_are_numbered_as_they_appear(article):
    assert article.sources
    assert list(article.sources) == cited(article.body)


@each_article
def test_a_sentence_with_a_figure_stands_in_a_block_with_a_source(article):
    for chunk in re.split(r"\n\s*\n|\n(?=- )", PICTURE.sub("", article.body)):
        words = re.sub(r"\[@[^\]]+\]|\([a-z]+:[^)]+\)", "", chunk)
        if re.search(r"\d", words) and not words.startswith("#"):
            assert cited(chunk), chunk


@each_article
def test_links_lead_to_articles_and_words_that_exist(article, library):
    slugs = {other.slug for other in library.articles}
    assert set(links(article.body, "article")) <= slugs - {article.slug}
    assert set(links(article.body, "word")) <= set(library.glossary)


@each_article
def test_says_what_it_means_for_the_reader(article):
    headings = [block.text for block in blocks(article.body) if block.kind is Kind.HEADING]
    assert headings[-1] == "What this means for you"


@each_article
def test_questions_to_take_along_are_plain_and_end_with_a_question_mark(article, library):
    assert len(set(article.questions)) == len(article.questions)
    for question in article.questions:
        assert question.endswith("?")
        assert not re.search(r"[\[\]<>*_#]", question)
        read = measure(
            [Block(Kind.PARAGRAPH, question)], [t.word for t in library.glossary.values()]
        )
        assert read.sentence_length <= 15


def test_every_source_is_used_complete_and_dated(library):
    used = {key for article in library.articles for key in article.sources}
    assert used == set(library.sources)
    for source in library.sources.values():
        assert source.authors
        assert source.title
        assert source.doi or source.url
        assert not re.search(r"https?:|www\.", source.doi + source.url)
        assert source.checked.year >= 2026
        assert source.year is None or 1950 <= source.year <= source.checked.year


def test_words_of_the_glossary_are_explained_in_one_plain_line(library):
    words = [term.word for term in library.glossary.values()]
    assert len(words) == len(set(words))
    for term in library.glossary.values():
        assert 3 <= len(term.meaning.split()) <= 20
        assert "\n" not in term.meaning
        assert term.meaning.endswith(".")


def test_the_glossary_is_large_and_each_of_its_words_stands_in_an_article(library):
    assert len(library.glossary) >= 50
    assert list(library.glossary) == sorted(library.glossary)
    linked = {key for article in library.articles for key in links(article.body, "word")}
    assert set(library.glossary) - linked == set()


def test_both_ends_count_and_softeners_stand_in_the_alarm_article(library):
    text = plain_text(library.article("alarm-set-too-high").body)
    for words in ("like", "may", "for some people", "one part of the picture", "both ends count"):
        assert words in text.lower()


def test_help_article_names_every_warning(library):
    text = plain_text(library.article("when-to-get-help").body).lower()
    warnings = (
        "hours or days", "breathing, swallowing or speaking", "genitals", "urine", "bowels",
        "both legs", "chest pain", "slurred speech", "headache", "foot wound with fever",
        "cold", "ending your life", "blister", "hot, red or swollen", "falls", "one side only",
        "new area", "chemotherapy", "weight loss", "low mood", "all at once",
    )  # fmt: skip
    assert [warning for warning in warnings if warning not in text] == []


def test_scores_article_has_every_form_with_its_range_and_help_for_mood(library):
    text = plain_text(library.article("scores").body)
    for name, lowest, highest in SCORE_RANGES.values():
        assert re.search(rf"\b{name}\b[^.]*?(?<!\d){lowest} to {highest}\b", text), name
    assert "Published research uses 40 as a screening cut-off. It cannot show whether" in text
    assert "feel low or worried on most days, tell your doctor" in text
    assert "ending your life" in text


def test_things_to_mention_are_the_ones_that_can_be_ticked(library):
    body = library.article("things-to-mention").body
    headings = [block.text for block in blocks(body) if block.kind is Kind.HEADING]
    assert headings[:-1] == list(MENTIONS.values())


def test_talking_article_has_questions_for_the_next_visit(library):
    assert len(library.article("talking-with-your-doctor").questions) >= 6


@pytest.mark.parametrize("broken", ["", "+++\nno end", "+++\ngroup = 1\n+++\ntext"])
def test_a_shipped_article_that_is_broken_leaves_the_others_as_they_are(broken):
    class Reader:
        list_dir = staticmethod(resources.list_dir)

        def read_text(self, name):
            return broken if name.endswith("/scores.md") else resources.read_text(name)

    library = load_library(Reader())
    article = library.article("scores")
    assert (article.readable, article.title) == (False, "Scores")
    assert article.body == "This page cannot be read. The other pages are fine."
    assert [a.slug for a in library.articles if not a.readable] == ["scores"]


def test_no_source_file_is_left_outside_the_known_places():
    names = resources.list_dir("articles/en")
    assert [Path(name).stem for name in names] == sorted(article.slug for article in SHIPPED)
