"""The text itself: what it loads, how it is set, what its links do."""

from dataclasses import replace

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextBlock, QTextCharFormat, QTextDocument

from dialdown.learn import load_library
from dialdown.ui.learn.article_view import ArticleView
from dialdown.ui.learn.printing import print_article
from dialdown.ui.learn.typeset import compose
from dialdown.ui.theme import Colours
from tests.ui.learn.conftest import ALARM, HELP

RED = QColor("#ff0000")


@pytest.fixture(scope="module")
def library():
    return load_library()


@pytest.fixture
def view(qtbot, theme, library) -> ArticleView:
    made = ArticleView(theme, lambda scheme, name: f"{scheme} {name}")
    qtbot.addWidget(made)
    made.show_article(library.article(ALARM), library)
    made.fit(560)
    made.show()
    return made


def blocks(document: QTextDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def links(document: QTextDocument) -> list[QTextCharFormat]:
    found = []
    for block in blocks(document):
        parts = block.begin()
        while not parts.atEnd():
            if parts.fragment().charFormat().isAnchor():
                found.append(parts.fragment().charFormat())
            parts += 1
    return found


def reds(picture: QImage) -> int:
    return sum(
        picture.pixelColor(x, y) == RED
        for x in range(picture.width())
        for y in range(0, picture.height(), 4)
    )


@pytest.fixture
def red_file(tmp_path) -> str:
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(RED)
    assert picture.save(str(tmp_path / "red.png"))
    return (tmp_path / "red.png").as_uri()


def test_a33_a_picture_that_a_text_names_is_never_read_from_the_disk(view, red_file):
    view.document().setHtml(f'<p>x</p><img src="{red_file}" width="40" height="40">')
    view.fit(300)
    assert reds(view.grab().toImage()) == 0


def test_a33_markup_in_an_article_stays_as_it_is_written(view, library, red_file):
    body = f'One <img src="{red_file}"> ![two]({red_file}) <b>three</b> www.example.org'
    article = replace(library.article(ALARM), body=body, sources=())
    view.show_article(article, library)
    view.fit(560)
    assert "<b>three</b>" in view.toPlainText()
    assert reds(view.grab().toImage()) == 0
    assert links(view.document()) == []


def test_no_link_leaves_the_view(view, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", opened.append)
    before = view.toPlainText()
    with qtbot.waitSignal(view.link_opened) as followed:
        view.anchorClicked.emit(QUrl("word:allodynia"))
    view.anchorClicked.emit(QUrl("https://example.org/"))
    assert followed.args == ["word", "allodynia"]
    assert (opened, view.toPlainText()) == ([], before)


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_links_take_the_colours_of_the_theme(view, library, theme, name):
    theme.apply(name, 100)
    view.show_article(library.article(ALARM), library)
    colours = Colours.load(name)
    wanted = {"word": colours.ink, "source": colours.accent, "article": colours.accent}
    found = links(view.document())
    assert {letters.anchorHref().partition(":")[0] for letters in found} == set(wanted)
    for letters in found:
        kind = letters.anchorHref().partition(":")[0]
        assert letters.foreground().color() == QColor(wanted[kind])
        dotted = letters.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine
        assert dotted == (kind == "word")


def test_b13_sizes_follow_the_font_and_headings_stand_out(library, theme):
    sizes = []
    for scale in (1.0, 2.0):
        document = QTextDocument()
        compose(document, library.article(ALARM), library, theme.colours, theme.font(scale))
        title, byline, text = blocks(document)[:3]
        sizes.append(
            [b.begin().fragment().charFormat().fontPointSize() for b in (title, byline, text)]
        )
        assert sizes[-1][0] > sizes[-1][2] > sizes[-1][1]
        assert text.blockFormat().bottomMargin() > 0
    assert sizes[1] == [size * 2 for size in sizes[0]]


def test_b2_tab_goes_through_the_links_and_on_and_each_is_marked(view, qtbot):
    view.setFocus()
    marked, seen = [], []
    view.sight_asked.connect(seen.append)
    count = len(links(view.document()))
    for _link in range(count):
        assert view.focusNextPrevChild(True)
        marked += [part.format.background().color().name() for part in view.extraSelections()]
    assert len(marked) == len(seen) == count
    assert set(marked) == {Colours.load("light").accent.lower()}
    assert not view.focusNextPrevChild(True)
    assert view.extraSelections() == []


def test_scrolling_keys_are_passed_to_whoever_scrolls(view, qtbot):
    with qtbot.waitSignal(view.scroll_asked):
        qtbot.keyClick(view, Qt.Key.Key_PageDown)


def test_a_letter_is_found_again_where_it_stands(view):
    place = view.place_at(900)
    assert place > 0
    assert abs(view.height_of(place) - 900) < 30
    assert view.height_of(10**9) <= view.height()
    assert view.height_of(-5) >= 0


def test_the_next_place_with_the_words_is_selected_from_the_top_after_the_last(view):
    assert view.find_next("toast")
    first = view.textCursor().position()
    assert view.textCursor().selectedText() == "toast"
    assert view.find_next("TOAST")
    assert view.textCursor().position() == first
    assert not view.find_next("zebra")
    assert not view.find_next(".*")


@pytest.mark.parametrize("slug", [ALARM, HELP])
def test_an_article_prints_in_dark_ink_whatever_the_screen(slug, library, theme, tmp_path):
    from PySide6.QtPrintSupport import QPrinter

    theme.apply("dark", 100)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    print_article(library.article(slug), library, theme, printer)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


@pytest.fixture
def drawn(library):
    """An article with nothing in it but a drawing."""
    body = "![The way up and down](picture:from-nerve-to-brain)"
    return replace(library.article(ALARM), body=body, sources=(), checked=None)


def pictures(view: ArticleView) -> QImage:
    """What stands between the title and the words below the drawing."""
    title, _picture, words = blocks(view.document())
    top = view.document().documentLayout().blockBoundingRect(title).bottom()
    bottom = view.document().documentLayout().blockBoundingRect(words).top()
    return view.grab().toImage().copy(0, round(top), view.width(), round(bottom - top))


def colours_in(picture: QImage) -> set[str]:
    return {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(picture.height())
    }


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_b13_a_drawing_has_the_colours_of_the_theme_and_its_words_below(
    view, drawn, library, theme, name
):
    theme.apply(name, 100)
    view.show_article(drawn, library)
    view.fit(400)
    colours = Colours.load(name)
    assert {colours.accent, colours.accent_soft, colours.muted} <= colours_in(pictures(view))
    assert view.toPlainText().endswith("\ufffc\nThe way up and down")


def test_b13_a_drawing_is_as_wide_as_the_text_at_any_width(view, drawn, library):
    view.show_article(drawn, library)
    for width in (300, 600):
        view.fit(width)
        picture = pictures(view)
        ground = picture.pixelColor(0, 0)
        inked = [
            x
            for x in range(picture.width())
            if any(picture.pixelColor(x, y) != ground for y in range(picture.height()))
        ]
        assert 0.85 * width < max(inked) < width - 12
        assert view.document().size().width() <= width


def test_a_drawing_is_printed_within_the_margins_of_the_page(drawn, library, theme, tmp_path):
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    print_article(drawn, library, theme, printer)
    page = PdfReader(tmp_path / "page.pdf").pages[0]
    across: dict[str, float] = {}

    def note(text, moved, placed, _font, _size):
        where = placed[4] * moved[0] + placed[5] * moved[2] + moved[4]
        across.setdefault(text.strip(), where)

    page.extract_text(visitor_text=note)
    # The numbers of the drawing are text, the outermost ones near the edges of the text.
    width, margin = float(page.mediabox.width), 2 / 2.54 * 72
    assert margin < across["1"] < 0.25 * width
    assert 0.75 * width < across["4"] < width - margin
