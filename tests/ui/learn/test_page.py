"""Finding, opening and reading, by key and by mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from dialdown.ui.theme import TARGET
from dialdown.ui.widgets.basics import Button
from tests.ui.conftest import focusable
from tests.ui.learn.conftest import ALARM, HELP, settle

KEY = Qt.Key


def title(page) -> str:
    return page.pane.view.toPlainText().splitlines()[0]


def press(qtbot, *keys) -> None:
    for key in keys:
        held = Qt.KeyboardModifier.NoModifier
        if isinstance(key, tuple):
            held, key = key
        qtbot.keyClick(QApplication.focusWidget(), key, held)


ALT = Qt.KeyboardModifier.AltModifier


def test_the_tab_opens_with_an_article_and_says_that_it_is_no_advice(page):
    assert title(page) == "An alarm set too high"
    assert page.status_text.startswith("This is information, not medical advice.")
    slugs = [entry.slug for entry in page.contents.entries]
    assert slugs[0] == ALARM
    assert HELP in slugs


def test_b1_an_article_is_opened_by_key_and_left_again(page, qtbot, spoken):
    page.contents.focus_list()
    press(qtbot, KEY.Key_Down, KEY.Key_Return)
    assert title(page) == "From nerve to brain"
    assert spoken == ["From nerve to brain"]
    assert page.pane.view.hasFocus()
    press(qtbot, KEY.Key_Escape)
    assert page.contents.entries[1].hasFocus()
    press(qtbot, KEY.Key_Up, KEY.Key_Up)
    assert page.contents.search.hasFocus()


def test_an_article_is_opened_by_mouse_without_the_mark_of_the_keyboard(page, qtbot):
    qtbot.mouseClick(page.contents.entries[1], Qt.MouseButton.LeftButton)
    assert title(page) == "From nerve to brain"
    assert page.pane.view.property("noRing") is True
    press(qtbot, KEY.Key_Escape, KEY.Key_Return)
    assert page.pane.view.property("noRing") is False


def test_help_is_one_press_away_while_searching_and_when_the_list_is_hidden(page, open_page, qtbot):
    page.contents.search.setText("zebra")
    assert page.contents.entries[-1].isVisible()
    page.contents.entries[-1].click()
    assert title(page) == "When to get help quickly"
    narrow = open_page(500, 500)
    narrow.show_article(ALARM)
    assert not narrow.contents.isVisible()
    assert narrow.pane.help.isVisible()
    narrow.pane.help.click()
    assert title(narrow) == "When to get help quickly"


def test_back_and_forward_by_button(page):
    assert not page.pane.back.isEnabled()
    page.show_article(HELP)
    page.pane.back.click()
    assert title(page) == "An alarm set too high"
    assert not page.pane.back.isEnabled()
    page.pane.forward.click()
    assert title(page) == "When to get help quickly"
    assert not page.pane.forward.isEnabled()


def test_b1_back_and_forward_by_key_are_those_of_the_tab_and_not_of_the_diary(window, qtbot):
    window.show_article(ALARM)
    window.show_article(HELP)
    page, before = window._pages[2], window.diary_page.editor.date
    press(qtbot, (ALT, KEY.Key_Left), (ALT, KEY.Key_Left))
    assert title(page) == "An alarm set too high"
    press(qtbot, (ALT, KEY.Key_Right))
    assert title(page) == "When to get help quickly"
    page.pane.tick.setFocus()
    press(qtbot, (ALT, KEY.Key_Left))
    assert title(page) == "An alarm set too high"
    assert window.diary_page.editor.date == before


def test_b1_the_window_leads_to_the_search(window, qtbot):
    window.show_article(ALARM)
    window._pages[2].contents.focus_list()
    press(qtbot, (Qt.KeyboardModifier.ControlModifier, KEY.Key_F))
    assert window._pages[2].contents.search.hasFocus()


def test_b21_what_was_found_is_shown_and_spoken_and_the_keyboard_stays(page, qtbot, spoken):
    page.start_search()
    qtbot.keyClicks(page.contents.search, "smoke")
    assert page.contents.found.text() == "Found 1 page"
    assert spoken[-1] == "Found 1 page"
    assert page.contents.search.hasFocus()
    settle(qtbot)
    excerpts = [shown.text() for shown in page.contents._scroll.findChildren(QLabel)]
    assert any("smoke alarm" in text for text in excerpts)
    press(qtbot, KEY.Key_Return)
    assert title(page) == "An alarm set too high"
    press(qtbot, KEY.Key_F3)
    assert page.pane.view.textCursor().selectedText().lower() == "smoke"


def test_pressing_the_words_around_what_was_found_opens_it_too(page, qtbot):
    page.contents.search.setText("ambulance wound gangrene")
    page.contents.search.setText("gangrene")
    settle(qtbot)
    excerpt = next(
        shown for shown in page.contents._scroll.findChildren(QLabel) if "gangrene" in shown.text()
    )
    qtbot.mouseClick(excerpt, Qt.MouseButton.LeftButton)
    assert title(page) == "When to get help quickly"


def test_nothing_found_is_said_in_plain_words_and_esc_goes_back_to_the_text(page, qtbot, spoken):
    page.start_search()
    qtbot.keyClicks(page.contents.search, "zebra")
    assert spoken[-1] == "Found nothing. A shorter word may find more."
    press(qtbot, KEY.Key_F3)
    assert spoken[-1] == "Not on this page"
    press(qtbot, KEY.Key_Escape)
    assert page.contents.search.text() == ""
    assert page.pane.view.hasFocus()
    assert not page.contents.found.isVisible()
    assert page.contents.entries[0].slug == ALARM


def test_a_word_is_explained_below_the_text_and_put_away_by_esc(page, qtbot, spoken):
    page.pane.view.setFocus()
    press(qtbot, KEY.Key_Tab, KEY.Key_Return)
    strip = page.pane.explanation
    assert strip.isVisible()
    assert spoken == [
        "danger signal: A message from a nerve that something may be harmful. It is not yet pain."
    ]
    assert page.pane.view.hasFocus()
    press(qtbot, KEY.Key_Escape)
    assert not strip.isVisible()
    assert page.pane.view.hasFocus()


def test_a_source_is_shown_as_text_that_can_be_copied(page, spoken):
    page.pane.link_opened.emit("source", "woolf-2011")
    strip = page.pane.explanation
    assert strip._copy.isVisible()
    strip._copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "Woolf CJ (2011)" in copied
    assert spoken[-1] == "Copied"
    page.pane.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 8
    assert lines[1] == f"2. {copied}"


def test_a_link_to_an_article_opens_it_and_unknown_words_do_nothing(page):
    page.pane.link_opened.emit("article", HELP)
    assert title(page) == "When to get help quickly"
    page.pane.link_opened.emit("word", "no-such-word")
    page.pane.link_opened.emit("https", "//example.org")
    assert not page.pane.explanation.isVisible()


def test_an_article_is_ticked_as_read(page, settings):
    page.pane.tick.click()
    assert settings.read == [ALARM]
    assert page.contents.entries[0].text().startswith("✓ ")
    assert page.contents.entries[0].accessibleName() == "An alarm set too high, read"
    page.pane.tick.click()
    assert settings.read == []


def test_the_reading_place_is_kept_for_each_article_and_not_at_its_ends(page, settings, qtbot):
    bar = page.pane._scroll_bar()
    bar.setValue(900)
    page.show_article(HELP)
    assert bar.value() == 0
    place = settings.reading[ALARM]
    page.show_article(ALARM)
    assert abs(bar.value() - 900) < 40
    bar.setValue(bar.maximum())
    page.hide()
    assert settings.reading == {}
    assert place > 0


@pytest.mark.parametrize("width", [1200, 500])
def test_reading_goes_on_where_it_stopped_after_a_new_start(open_page, settings, width, qtbot):
    settings.reading = {ALARM: 1200}
    page = open_page(width, 600)
    page.show_article(ALARM)
    settle(qtbot)
    assert abs(page.pane.place() - 1200) < 150
    page.hide()
    assert abs(settings.reading[ALARM] - 1200) < 150


def test_a_place_is_not_lost_when_the_text_was_never_shown(open_page, settings):
    settings.reading = {ALARM: 1200}
    page = open_page(500, 600)
    assert page.contents.isVisible()
    page.hide()
    assert settings.reading == {ALARM: 1200}


def test_another_look_keeps_the_place_and_recolours(page, theme):
    page.pane._scroll_bar().setValue(900)
    place = page.pane.place()
    theme.apply("dark", 200)
    assert abs(page.pane.place() - place) < 120


@pytest.mark.parametrize(
    ("width", "size"), [(1400, 100), (1024, 100), (1400, 200), (1024, 200), (640, 200)]
)
def test_b12_nothing_is_cut_to_the_side(open_page, theme, record, width, size, qtbot):
    record(60)
    theme.apply("light", size)
    page = open_page(width, 480)
    for slug in (ALARM, HELP):
        page.show_article(slug)
        settle(qtbot)
        assert page.width() == width
        assert_nothing_cut(page)


def assert_nothing_cut(page) -> None:
    pane = page.pane
    assert pane._inner.width() <= pane._area.viewport().width()
    text = pane.view.document()
    assert text.idealWidth() <= pane.view.width()
    assert text.size().height() <= pane.view.height()
    for widget in [pane.view, *pane.findChildren(Button), *page._beside.findChildren(QLabel)]:
        if widget.isVisible():
            assert widget.mapTo(page, widget.rect().topRight()).x() <= page.width()
    for button in pane.findChildren(Button):
        assert not button.isVisible() or button.width() >= button.sizeHint().width()
    for shown in page._beside.findChildren(QLabel):
        assert shown.height() >= shown.heightForWidth(shown.width())


@pytest.mark.parametrize("size", [100, 200])
def test_b12_the_longest_explanation_is_shown_whole(open_page, theme, size, qtbot):
    theme.apply("light", size)
    page = open_page(1024, 480)
    page.show_article(ALARM)
    page.pane.link_opened.emit("source", "adams-2023")
    settle(qtbot)
    words = page.pane.explanation._words
    assert words.height() >= words.heightForWidth(words.width())
    assert page.rect().contains(page.pane.explanation.geometry().bottomRight())


def test_the_card_stands_beside_the_text_and_below_it_where_room_is_short(open_page, qtbot):
    wide, short = open_page(1400, 700), open_page(1024, 480)
    assert wide._beside.x() > wide.pane.view.geometry().right()
    assert short._beside.y() > short.pane.view.geometry().bottom()


def test_b17_everything_has_one_name_and_a_role(page, record, session, qtbot):
    page.show_article(HELP)
    page.contents.search.setText("pain")
    page.pane.link_opened.emit("source", "fda-2008")
    settle(qtbot)
    names = []
    for widget in focusable(page):
        if widget.metaObject().className() == "QScrollArea":
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        name = spoken.text(QAccessible.Text.Name)
        assert name, widget
        assert "<" not in name
        assert spoken.role() != QAccessible.Role.Client, name
        if isinstance(widget, Button):
            shown = " ".join(widget.text().replace("✓", "").split())
            assert shown in name
        names.append(name)
    assert len(names) == len(set(names)), sorted(names)


@pytest.mark.parametrize("size", [100, 200])
def test_b7_targets_are_large_enough(open_page, theme, size, qtbot):
    theme.apply("light", size)
    page = open_page(1200, 700)
    page.contents.search.setText("pain")
    page.pane.link_opened.emit("source", "woolf-2011")
    settle(qtbot)
    for widget in [page.contents.search, *page.findChildren(Button)]:
        if widget.isVisible():
            assert min(widget.width(), widget.height()) >= TARGET, widget.accessibleName()


@pytest.mark.parametrize("size", [100, 200])
def test_long_titles_wrap_and_are_never_cut(open_page, theme, size, qtbot):
    page = open_page(1200, 500)
    theme.apply("dark", size)
    page.contents.entries[-1].set_read(True)
    settle(qtbot)
    assert " ".join(page.contents.entries[-1].text().splitlines()) == "✓ When to get help quickly"
    assert size == 200 or max(len(e.text().splitlines()) for e in page.contents.entries) > 1
    for entry in page.contents.entries:
        metrics = entry._metrics()
        lines = entry.text().splitlines()
        assert all(metrics.horizontalAdvance(line) <= entry.width() - 24 for line in lines)
        assert entry.height() >= len(lines) * metrics.lineSpacing()


def test_a_broken_article_shows_its_title_and_a_sentence(open_page, monkeypatch, qtbot):
    from dialdown.learn import load_library

    class Broken:
        def read_text(self, name):
            from dialdown import resources

            text = resources.read_text(name)
            return text.replace("order = 10", "order = ten") if ALARM in name else text

        def list_dir(self, name):
            from dialdown import resources

            return resources.list_dir(name)

    monkeypatch.setattr(
        "dialdown.ui.learn.page.load_library", lambda language: load_library(Broken(), language)
    )
    page = open_page()
    page.show_article(ALARM)
    assert page.pane.view.toPlainText().startswith("Alarm set too high\n")
    assert "This page cannot be read." in page.pane.view.toPlainText()
    page.show_article(HELP)
    assert title(page) == "When to get help quickly"


def test_printing_asks_first(page, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "PySide6.QtPrintSupport.QPrintDialog.exec", lambda dialog: asked.append(dialog) or 0
    )
    page.pane.print.click()
    assert len(asked) == 1


def test_the_open_article_is_in_sight_in_the_list(open_page, qtbot):
    page = open_page(1200, 500)
    for slug in ("sources", ALARM):
        page.show_article(slug)
        settle(qtbot)
        entry = next(e for e in page.contents.entries if e.slug == slug)
        assert not entry.visibleRegion().isEmpty()
