"""The page that is shown: numbers, sources as text, and no way to the network."""

import re

import pytest
from PySide6.QtGui import QTextDocument

from dialdown.learn import load_library, render

BODY = "One.[@kim-page] Two.[@lee-2020][@kim-page] A [nerve](word:nerve)."


@pytest.fixture
def made_up(library_of, article_file):
    """A library with one article that cites two sources."""
    return library_of({"en/a.md": article_file("A", BODY, sources='["kim-page", "lee-2020"]')})


@pytest.fixture
def shown(qapp):
    """A function that gives the plain text and the link targets that Qt makes of Markdown."""

    def show(markdown):
        document = QTextDocument()
        document.setMarkdown(markdown)
        return document.toPlainText(), set(re.findall(r'href="([^"]*)"', document.toHtml()))

    return show


def test_source_marks_become_raised_numbers_and_sources_stand_at_the_end(made_up):
    page = render(made_up.article("a"), made_up, checked="2 January 2026")
    assert page.startswith("# A\n\n1 minute · checked 2 January 2026 · 2 sources\n\nOne.\u00a0[¹](")
    assert (
        "One.\u00a0[¹](source:kim-page) Two.\u00a0[²](source:lee-2020)\u00a0[¹](source:kim-page) A"
        in page
    )
    assert page.index("## Sources") < page.index("1. Kim B (no date, read 2026-01-02). A page.")


def test_what_a_picture_shows_stands_below_it_in_words(library_of, article_file, shown):
    body = "One.\n\n![A nerve.](picture:a-nerve)\n\nTwo."
    library = library_of({"en/a.md": article_file("A", body)})
    page = render(library.article("a"), library)
    assert "One.\n\n![A nerve.](picture:a-nerve)\n\nA nerve.\n\nTwo." in page
    assert shown(page)[0].endswith("One.\n\ufffc\nA nerve.\nTwo.")


def test_date_is_iso_unless_told_otherwise(made_up):
    assert "checked 2026-01-02" in render(made_up.article("a"), made_up)


def test_text_of_sources_reaches_the_reader_unchanged(made_up, shown):
    text, targets = shown(render(made_up.article("a"), made_up))
    assert "Lee A* (2020). Nerves_and <sleep>. Pain 1: 2. doi 10.1016/S0197-2456(02)0-3" in text
    assert "Clinic. clinic.example/page" in text
    assert targets == {"source:kim-page", "source:lee-2020", "word:nerve"}


def test_unreadable_article_is_a_page_too(library_of):
    library = library_of({"en/some-page.md": "broken"})
    page = render(library.article("some-page"), library)
    assert page == "# Some page\n\nThis page cannot be read. The other pages are fine.\n"


@pytest.mark.parametrize("article", load_library().articles, ids=lambda article: article.slug)
def test_no_link_leads_to_the_network(article, library, shown):
    page = render(article, library)
    assert not re.search(r"https?:|www\.|mailto:", page)
    text, targets = shown(page)
    assert {target.partition(":")[0] for target in targets} <= {"article", "word", "source"}
    for key in article.sources:
        source = library.sources[key]
        assert (source.doi or source.url) in text
