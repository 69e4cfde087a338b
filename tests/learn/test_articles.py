"""What every shipped article must keep to: sources, plain words, no promises, no blame."""

import re
from pathlib import Path

import pytest

from dialdown import resources
from dialdown.learn import Group, load_library
from dialdown.learn.readability import measure
from dialdown.learn.text import Kind, blocks, cited, links, plain_text

SHIPPED = load_library().articles
REQUIRED = {"alarm-set-too-high": Group.UNDERSTAND, "when-to-get-help": Group.LOOK_UP}

# Words that promise, blame, diagnose, foretell or claim more than studies can show.
BANNED = (
    r"!",
    r"\btrigger",
    r"\bcaus(e|es|ed|ing)\b",
    r"\b(leads|led) to\b",
    r"\bproves? that\b",
    r"\bforecast",
    r"\bpredict",
    r"\bsensiti[sz]ed\b",
    r"\byou have central sensiti",
    r"\bcatastroph",
    r"\bpain signals?\b",
    r"\bdramatic",
    r"\bcures?\b",
    r"\bguarantee",
    r"\b(your|own) fault\b",
    r"\byou should(n't| not)? have\b",
    r"\byou must\b",
    r"\bfailed\b",
    r"\b\d+ ?(mg|milligrams?)\b",
)
# Marks of questionnaires: statements in the first person, answer scales, fixed time spans.
QUESTIONNAIRE = (
    r"(^|[.?] )I (feel|have|am|get|do|need|suffer)\b",
    r"\bhow often have you\b",
    r"\bbothered by\b",
    r"\bover the (last|past) (two|2) weeks\b",
    r"\bnever, rarely\b",
    r"\b(several days|more than half the days)\b",
)

each_article = pytest.mark.parametrize("article", SHIPPED, ids=lambda article: article.slug)


def test_every_required_article_is_there_in_its_group():
    found = {article.slug: article.group for article in SHIPPED}
    assert REQUIRED.items() <= found.items()


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
    for chunk in re.split(r"\n\s*\n|\n(?=- )", article.body):
        if re.search(r"\d", re.sub(r"\[@[^\]]+\]|\([a-z]+:[^)]+\)", "", chunk)):
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
@pytest.mark.parametrize("pattern", BANNED + QUESTIONNAIRE)
def test_no_banned_words_and_no_items_of_questionnaires(article, pattern):
    assert not re.search(pattern, f"{article.title}. {plain_text(article.body)}", re.IGNORECASE)


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
        assert not re.search("|".join(BANNED), term.meaning, re.IGNORECASE)


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


def test_no_source_file_is_left_outside_the_known_places():
    names = resources.list_dir("articles/en")
    assert [Path(name).stem for name in names] == sorted(article.slug for article in SHIPPED)
