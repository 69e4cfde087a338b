"""Loading, order, language, broken files and search."""

import pytest

from dialdown import resources
from dialdown.learn import Group, group_title, load_library


def test_groups_come_in_their_order_and_articles_by_theirs(library_of, article_file):
    library = library_of(
        {
            "en/c.md": article_file("C", "Text.", group='"look up"'),
            "en/b.md": article_file("B", "Text.", order=2),
            "en/a.md": article_file("A", "Text.", order=3),
            "en/notes.txt": "not an article",
        }
    )
    assert [(group, [a.slug for a in found]) for group, found in library.groups()] == [
        (Group.DO, ["b", "a"]),
        (Group.LOOK_UP, ["c"]),
    ]


def test_every_group_has_a_heading():
    titles = [group_title(group) for group in Group]
    assert titles == ["Understand", "Do", "Check", "Talk", "Look up"]


def test_article_by_name(library):
    assert library.article("alarm-set-too-high").title == "An alarm set too high"
    with pytest.raises(KeyError):
        library.article("not-there")


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("de", "Hallo"), ("de_AT", "Hallo"), ("en", "Hello"), ("xx", "Hello"), ("", "Hello"),
        ("../de", "Hello"),
    ],
)  # fmt: skip
def test_language_with_english_as_fallback(library_of, article_file, language, title):
    files = {"en/a.md": article_file("Hello", "Text."), "de/a.md": article_file("Hallo", "Text.")}
    assert library_of(files, language).article("a").title == title


def test_unknown_language_with_the_real_files(library):
    assert load_library(resources, "xx") == library


def test_words_and_minutes_count_what_is_read(library_of, article_file):
    body = (
        "## Two words\n\nA [nerve](word:nerve) here.[@lee-2020]\n\n- **One** item\n- " + "x " * 350
    )
    text = article_file("A", body, sources='["lee-2020"]')
    article = library_of({"en/a.md": text}).article("a")
    assert article.words == 2 + 3 + 2 + 350
    assert article.minutes == 2


def test_a_picture_is_read_and_found_as_its_words(library_of, article_file):
    body = "One.\n\n![A nerve and the cord](picture:a-nerve)\n\nTwo."
    library = library_of({"en/a.md": article_file("A", body)})
    assert library.article("a").words == 1 + 5 + 1
    assert library.search("cord")[0].excerpt == "One. A nerve and the cord Two."


def test_questions_of_the_header_are_plain_sentences_and_may_be_left_out(library_of, article_file):
    asked = article_file("A", "Text.", questions='["What could it be?", "Who  can help?"]')
    library = library_of({"en/a.md": asked, "en/b.md": article_file("B", "Text.")})
    assert library.article("a").questions == ("What could it be?", "Who can help?")
    assert library.article("b").questions == ()


@pytest.mark.parametrize("text", ["no header", "+++\ntitle = 'A'\nno end", "+++\nbroken\n+++\nA"])
def test_file_without_a_header_shows_its_name_and_one_sentence(library_of, text):
    article = library_of({"en/some-page.md": text}).article("some-page")
    assert not article.readable
    assert article.title == "Some page"


@pytest.mark.parametrize(
    ("body", "header"),
    [
        ("Text.", {"group": '"unknown"'}),
        ("Text.", {"checked": '"soon"'}),
        ("Text.", {"order": '"first"'}),
        ("Text.[@lee-2020]", {}),
        ("Text.", {"sources": '["lee-2020"]'}),
        ("Text.", {"questions": '"What could it be?"'}),
        ("Text.", {"questions": '[""]'}),
        ("Text.", {"questions": "[1]"}),
        ("Text.[@nobody]", {"sources": '["nobody"]'}),
        ("See [this](https://example.org).", {}),
        ("See [this](file:x).", {}),
        ("See https://example.org.", {}),
        ("See www.example.org.", {}),
        ("A <b>bold</b> word.", {}),
        ("![picture](article:x)", {}),
        ("![picture](picture:not-there)", {}),
        ("![](picture:a-nerve)", {}),
        ("![picture](picture:../a-nerve)", {}),
        ("Beside words ![picture](picture:a-nerve)", {}),
        ("See [this](picture:a-nerve).", {}),
    ],
)
def test_broken_article_shows_title_and_sentence_and_the_rest_works(
    library_of, article_file, body, header
):
    broken = article_file("A title", body, **header)
    library = library_of({"en/a.md": broken, "en/b.md": article_file("Good", "Text.")})
    article = library.article("a")
    assert (article.readable, article.title) == (False, "A title")
    assert article.body == "This page cannot be read. The other pages are fine."
    assert library.article("b").readable


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("sleep", "bca"), ("SLEEP cafe", "a"), ("CAFÉ", "a"), ("cafe\u0301", "a"), ("strome", "c"),
        ("slee", "bca"), ("sleep nights", "b"), ("sleep nowhere", ""), ("", ""), ("  ,.", ""),
        ("sleep, helps?", "a"),
    ],
)  # fmt: skip
def test_search_finds_all_words_without_case_or_accents_title_first(
    library_of, article_file, text, slugs
):
    library = library_of(
        {
            "en/a.md": article_file("Rest", "A quiet café. Sleep helps some people."),
            "en/b.md": article_file("Better SLEEP", "Nights.", order=2),
            "en/c.md": article_file("Words", "sleep sleep Ströme", order=3),
        }
    )
    assert "".join(hit.article.slug for hit in library.search(text)) == slugs


def test_excerpt_shows_the_words_around_what_was_found(library_of, article_file):
    body = "Zero one two three four five six **seven** Ströme eight " + "more " * 30
    library = library_of({"en/a.md": article_file("A", body)})
    (hit,) = library.search("strome")
    assert hit.excerpt.startswith("… two three four five six seven Ströme eight more")
    assert hit.excerpt.endswith("more …")
    assert len(hit.excerpt.split()) == 26


def test_excerpt_is_plain_and_an_article_is_found_by_its_title_first(library):
    hits = {hit.article.slug: hit.excerpt for hit in library.search("ALLODYNIA")}
    assert "This is called allodynia." in hits["alarm-set-too-high"]
    assert library.search("quickly get help")[0].article.slug == "when-to-get-help"
    assert library.search("an alarm set")[0].article.slug == "alarm-set-too-high"
