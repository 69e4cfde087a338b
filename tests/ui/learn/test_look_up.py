"""The pages made from the lists: words and sources."""

import re

import pytest
from PySide6.QtGui import QGuiApplication

from dialdown.learn import load_library
from dialdown.learn.text import fold
from dialdown.ui.learn.look_up import SOURCES, WORDS, sources_page, with_look_ups, words_page
from tests.ui.learn.conftest import ALARM, settle


@pytest.fixture(scope="module")
def library():
    return with_look_ups(load_library())


def text(page) -> list[str]:
    return [line.strip() for line in page.pane.view.toPlainText().splitlines()]


def test_they_stand_in_the_group_to_look_up_around_its_articles(library):
    slugs = [a.slug for a in library.articles if a.group.value == "look up"]
    assert slugs[0] == WORDS
    assert slugs[-1] == SOURCES
    assert "questions-people-ask" in slugs


def test_every_word_stands_there_below_its_letter(page, library, qtbot):
    page.show_article(WORDS)
    settle(qtbot)
    lines = text(page)
    for term in library.glossary.values():
        assert f"{term.word}: {term.meaning}" in lines
    letters = [line for line in lines if re.fullmatch(r"[A-Z]", line)]
    assert letters == sorted(set(letters))
    words = [line.partition(":")[0] for line in lines if ": " in line]
    assert [fold(word) for word in words] == sorted(fold(word) for word in words)
    assert not page.pane.tick.isVisible()


def test_typing_filters_at_once_and_says_how_many_are_left(page, qtbot, spoken):
    page.show_article(WORDS)
    settle(qtbot)
    whole = text(page)
    page.pane.filter.edit.setFocus()
    qtbot.keyClicks(page.pane.filter.edit, "Allo")
    page.pane.filter.edit.setText("Allodynía")
    assert page.pane.filter.count.text() == "1 entry"
    assert spoken[-1] == "1 entry"
    assert text(page)[0] == "Words"
    assert next(line for line in text(page) if ": " in line).startswith("allodynia: ")
    page.pane.filter.edit.setText("zebra")
    assert "Nothing here holds that." in text(page)
    page.pane.filter.edit.clear()
    assert text(page) == whole
    page.pane.filter.edit.setText("nerve")
    page.show_article(ALARM)
    assert not page.pane.filter.isVisible()
    page.show_article(WORDS)
    assert text(page) == whole


def test_every_source_stands_there_with_its_pages_and_can_be_copied(page, library, qtbot, spoken):
    page.show_article(SOURCES)
    settle(qtbot)
    whole = " ".join(text(page))
    for source in library.sources.values():
        assert source.title in whole
        assert (source.doi or source.url) in whole
    page.pane.link_opened.emit("copy", "woolf-2011")
    assert "Woolf CJ (2011)" in QGuiApplication.clipboard().text()
    assert spoken[-1].startswith("Copied: Woolf CJ (2011)")
    page.pane.filter.edit.setText("alarm set too")
    assert "Woolf CJ (2011)" in " ".join(text(page))


def test_marks_of_markdown_in_a_source_are_shown_as_they_are(library):
    from dataclasses import replace

    odd = replace(library.sources["woolf-2011"], title="A *b* [c](word:d) <e> _f_")
    made = sources_page(replace(library, sources={"odd": odd}), "")
    assert r"A \*b\* \[c\](word:d) \<e\> \_f\_" in made.body


def test_what_a_filter_holds_is_folded(library):
    some = words_page(library, "CORD nerve")
    assert 0 < some.words < words_page(library).words


def test_the_search_names_articles_before_the_lists(page, qtbot):
    page.contents.search.setText("pain")
    settle(qtbot)
    slugs = [entry.slug for entry in page.contents.entries[:-1]]
    assert slugs[-2:] == [WORDS, SOURCES] or slugs[-1] in (WORDS, SOURCES)
    assert slugs.index(ALARM) < slugs.index(WORDS)
