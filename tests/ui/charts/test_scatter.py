"""A pattern and its dots, read by mouse and by key; the way from one to the other and on."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication

from dialdown.insights import allow_for, sentence
from dialdown.ui.charts import articles
from dialdown.ui.charts.articles import matching_article
from dialdown.ui.charts.row_words import row_spoken


@pytest.fixture
def page(open_page, make_days):
    return open_page(make_days(190))


@pytest.fixture
def said(monkeypatch) -> list[str]:
    words: list[str] = []
    monkeypatch.setattr(
        "dialdown.ui.charts.scatter_card.announce", lambda _widget, text: words.append(text)
    )
    return words


def dot_place(page, at: int) -> QPoint:
    """Where a dot is on the screen, from the left upper corner of the plot."""
    plot, cloud = page.scatter.plot, page.scatter._picture.cloud
    spot = plot.getViewBox().mapViewToScene(QPointF(cloud.x[at], cloud.y[at]))
    return plot.mapFromScene(spot)


def hover(page, place: QPoint) -> None:
    page.scatter.plot.scene().sigMouseMoved.emit(page.scatter.plot.mapToScene(place))


# ---------------------------------------------------------------------- from row to dots
def test_a_click_on_a_row_opens_its_dots_with_line_band_sentence_and_days(page, qtbot):
    row = next(row for row in page.patterns.rows if row.row.factor == "sleep_hours")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 20, 20))
    assert row.isChecked()
    card = page.scatter
    assert card._title.text() == "Short sleep, the night before"
    assert card._picture.line is not None
    assert card._picture.split == row.row.split.at
    both = [
        day for day in page._session.diary.days()
        if day.pain is not None and day.value("sleep_hours") is not None
    ]  # fmt: skip
    assert f"{len(both)} days with both." in card.sentence.text()
    assert card.sentence.text().startswith(page._patterns.say(row.row))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_on_a_row_opens_its_dots(page, qtbot, key):
    row = next(row for row in page.patterns.rows if row.row.factor == "stress")
    qtbot.keyClick(row, key)
    assert page.scatter._title.text() == "Stress, same day"


def test_b2_tab_comes_to_rows_between_the_timeline_and_the_dots(page):
    for _again in range(2):
        walked, at = [], page.timeline._open
        while at is not page.scatter._chips["stress"]:
            if at.isVisibleTo(page) and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
                walked.append(at)
            at = at.nextInFocusChain()
        rows = [row for row in page.patterns.rows if row.isVisibleTo(page)]
        below = [page.patterns.saving.button, page.patterns.method]
        assert walked == [page.timeline._open, *rows, *below, page.scatter._chips["sleep_hours"]]
        page.patterns.show_patterns(page._patterns)  # as after a change of the diary


# ---------------------------------------------------------------------- rows are read
def test_rows_are_read_under_the_mouse_and_on_focus(page, qtbot):
    reading = page.patterns.reading
    assert reading.text() == "Point at a row, or use the arrow keys, to read it."
    first, second = page.patterns.rows[:2]
    at = QPointF(20, 20)
    QApplication.sendEvent(first, QEnterEvent(at, at, QPointF(first.mapToGlobal(at))))
    spoken = row_spoken(first.row, page._patterns.factors)
    assert reading.text() == f"{spoken}, {first.row.days} days."
    assert "points, likely" in reading.text()
    QApplication.sendEvent(first, QEvent(QEvent.Type.Leave))
    assert reading.text().startswith("Point at a row")
    second.setFocus()
    assert reading.text().startswith(row_spoken(second.row, page._patterns.factors))
    second.click()
    first.pointed.emit(first.row)
    first.pointed.emit(None)
    assert reading.text().startswith(row_spoken(second.row, page._patterns.factors))


# ---------------------------------------------------------------------- dots are read
def test_dots_are_read_under_the_mouse_and_the_chosen_one_comes_back(page, qtbot, said):
    card, cloud = page.scatter, page.scatter._picture.cloud
    hint = card.reading.text()
    at = int(np.argmax(cloud.days))
    hover(page, dot_place(page, at))
    assert f"Pain {cloud.y[at]:g}: {int(cloud.days[at])} day" in card.reading.text()
    assert card.plot._at == at
    hover(page, QPoint(3, 3))
    assert card.reading.text() == hint
    assert card.plot._at is None
    assert not said  # what the mouse passes over is not spoken
    qtbot.mouseClick(card.plot.viewport(), Qt.MouseButton.LeftButton, pos=dot_place(page, at))
    assert card._at == at
    assert said[-1] == card.reading.text()
    hover(page, dot_place(page, 0))
    assert card.reading.text() != said[-1]
    card.plot.pointed.emit(None)
    assert card.reading.text() == said[-1]


def test_every_dot_is_read_by_key_with_its_own_numbers(page, qtbot, said):
    card, cloud = page.scatter, page.scatter._picture.cloud
    card.frame.setFocus()
    for _dot in cloud.x:
        qtbot.keyClick(card.frame, Qt.Key.Key_Right)
    days = [int(words.rsplit(": ", 1)[1].split()[0]) for words in said]
    assert days == [int(n) for n in cloud.days]
    assert sum(days) == cloud.total


def test_the_picture_does_not_move_while_it_is_read(page, qtbot):
    page.resize(760, 600)
    page.show_factor("sleep_hours")
    before = page.scatter.plot.size(), page.patterns.rows[0].pos()
    qtbot.keyClick(page.scatter.frame, Qt.Key.Key_Right)
    for row in page.patterns.rows:
        row.pointed.emit(row.row)
    qtbot.wait(1)
    assert (page.scatter.plot.size(), page.patterns.rows[0].pos()) == before


def test_nothing_to_read_breaks_nothing(open_page, make_day, today, qtbot):
    page = open_page([make_day(today, pain=5)])
    card = page.scatter
    hover(page, QPoint(40, 40))
    qtbot.keyClick(card.frame, Qt.Key.Key_Right)
    assert not card.frame.isVisibleTo(page)
    assert card.plot._at is None


# ---------------------------------------------------------------------- allowing for the other
@pytest.mark.parametrize(
    ("factor", "other"), [("sleep_hours", "stress"), ("stress", "sleep_hours")]
)
def test_sleep_is_said_allowing_for_stress_and_the_reverse(page, factor, other):
    page.show_factor(factor)
    found, row = page._patterns, page.scatter._row
    expected = sentence(allow_for(found.series, row.pair, [(other, 0)]), found.factors.values())
    assert page.scatter.allowing.text() == expected
    assert expected.startswith("Allowing for ")
    assert page.scatter.allowing.isVisibleTo(page)


def test_other_rows_and_plain_pictures_allow_for_nothing(page):
    page.show_factor("mood")
    assert not page.scatter.allowing.isVisibleTo(page)
    page.show_factor("sleep_hours")
    page.scatter.show_plain("stress")
    assert not page.scatter.allowing.isVisibleTo(page)


def test_without_the_other_nothing_is_said(open_page, make_days):
    days = [day.without("stress") for day in make_days(120)]
    page = open_page(days)
    page.show_factor("sleep_hours")
    assert page.scatter._row.p is not None
    assert page.scatter.allowing.text() == ""


# ---------------------------------------------------------------------- articles
@pytest.mark.parametrize(
    ("factor", "slug"),
    [
        ("sleep_hours", "sleep-and-pain"), ("sleep_quality", "sleep-and-pain"),
        ("stress", "stress-mood-worry"), ("mood", "stress-mood-worry"),
        ("worry", "stress-mood-worry"), ("touch:socks", "when-light-touch-hurts"),
        ("touch:bed_sheets", "when-light-touch-hurts"), ("fatigue", "fog-and-tiredness"),
        ("brain_fog", "fog-and-tiredness"), ("activity_minutes", "moving-again"),
        ("tag:3f2a", ""),
    ],
)  # fmt: skip
def test_articles_are_found_as_soon_as_they_are_there(monkeypatch, factor, slug):
    monkeypatch.setattr(articles, "_is_there", lambda _slug: True)
    assert matching_article(factor) == slug
    monkeypatch.setattr(articles, "_is_there", lambda _slug: False)
    assert matching_article(factor) == ""


def test_no_link_leads_nowhere(page):
    from dialdown.learn import load_library

    known = {article.slug for article in load_library().articles}
    offered = {matching_article(key) for key in (*articles._ARTICLES, "touch:hug")} - {""}
    assert offered
    assert offered <= known
