"""Past days as a list and as a year: found, named, opened by key, quick after ten years."""

import time
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from dialdown.domain.day import Answer, Day
from dialdown.domain.records import Flare, OwnTag
from dialdown.ui.diary.past.day_list import DayList
from dialdown.ui.diary.past.dialog import PastDialog
from dialdown.ui.diary.past.words import Wording, pain_word
from dialdown.ui.diary.past.year import YearView
from dialdown.ui.diary.past.year_layout import YearLayout
from dialdown.ui.widgets import announce
from dialdown.ui.widgets.basics import Button
from tests.ui.conftest import TODAY, focusable

MARKUP = '<b>bold</b> <img src="file:///etc/hostname">'
MARCH = date(2026, 3, 9)


@pytest.fixture
def days(session) -> None:
    tag = OwnTag(name=MARKUP, group="helped", since=MARCH)
    session.save(
        "Days", tag,
        Day(MARCH).with_value("pain", 7).with_value("sleep_hours", 390)
        .with_tick("tag:alcohol", True).with_text("note", "Café\nwith Ana"),
        Day(TODAY).with_value("pain", 2).with_answer(Answer(f"tag:{tag.id}", 1)),
        Day(date(2024, 2, 29)).with_value("stress", 3).with_text("good_thing", MARKUP),
    )  # fmt: skip


@pytest.fixture
def listed(qtbot, session, theme, days) -> DayList:
    made = DayList(session, theme)
    qtbot.addWidget(made)
    made.resize(700, 500)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def year(qtbot, session, theme, days) -> YearView:
    made = YearView(session, theme)
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitActive(made):
        made.show()
    return made


def rows(listed: DayList) -> list[str]:
    model = listed.view.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.data(model.index(i, 0), role) for i in range(model.rowCount())]


# ------------------------------------------------------------------ the list
def test_b18_a_row_says_the_day_in_full_newest_first(listed) -> None:
    assert rows(listed) == [
        f"Sunday 22 November 2026. Pain 2, mild · {MARKUP}",
        "Monday 9 March 2026. Pain 7, severe · slept 6 h 30 · Alcohol. Café with Ana",
        f"Thursday 29 February 2024. Pain not noted. {MARKUP}",
    ]


@pytest.mark.parametrize(
    ("wanted", "found", "said"),
    [
        ("cafe ANA", ["Monday 9 March"], "Found 1 day"),
        ("alcohol", ["Monday 9 March"], "Found 1 day"),
        ("<b>", ["Sunday 22", "Thursday 29"], "Found 2 days"),
        ("nowhere", [], "Nothing found"),
    ],
)
def test_b21_the_search_says_how_many_and_keeps_the_keyboard(
    listed, press, monkeypatch, wanted, found, said
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(announce, "announce", lambda _widget, words: spoken.append(words))
    listed.field.setFocus()
    press(wanted)
    assert [row.split(" ")[0] for row in rows(listed)] == [f.split(" ")[0] for f in found]
    assert (spoken[-1], listed._said.text()) == (said, said)
    assert listed.field.hasFocus()


def test_b1_from_the_search_into_the_list_and_open_by_key(listed, press, qtbot) -> None:
    listed.field.setFocus()
    press("ana", Qt.Key.Key_Down)
    with qtbot.waitSignal(listed.chosen) as chosen:
        press(Qt.Key.Key_Return)
    assert chosen.args == [MARCH]


def test_one_click_opens_a_row(listed, qtbot) -> None:
    rect = listed.view.visualRect(listed.view.model().index(1, 0))
    with qtbot.waitSignal(listed.chosen) as chosen:
        qtbot.mouseClick(listed.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert chosen.args == [MARCH]
    assert rect.height() >= 44


def test_the_list_follows_a_change_and_stays_on_its_row(listed, session) -> None:
    listed.show_date(MARCH)
    session.save("New", Day(TODAY - timedelta(days=1)).with_value("pain", 0))
    assert len(rows(listed)) == 4
    assert listed._model.day(listed.view.currentIndex()).date == MARCH


def test_an_empty_diary_says_so(qtbot, session, theme) -> None:
    made = DayList(session, theme)
    qtbot.addWidget(made)
    made.show_date(TODAY)
    assert made._said.text() == "Nothing is recorded yet"


def test_a31_a_row_shows_the_beginning_of_a_huge_note(diary) -> None:
    day = Day(TODAY).with_text("note", "a long walk\n" * 250_000)
    words = Wording(diary).of(day)
    assert len(words.note) < 170
    assert words.note.startswith("a long walk a long walk")


@pytest.mark.parametrize(
    ("pain", "word"),
    [(0, "none"), (0.5, "mild"), (3.9, "mild"), (4, "moderate"), (6.9, "moderate"), (7, "severe")],
)
def test_b16_pain_has_a_word(pain, word) -> None:
    assert pain_word(pain) == word


def test_ten_years_open_at_once(session, theme, qtbot, qapp, diary) -> None:
    diary._db.pragma("synchronous", 0)
    every = [
        Day(TODAY - timedelta(days=n)).with_value("pain", n % 11).with_text("note", "a walk " * 9)
        for n in range(3650)
    ]
    session.save("Years", *every)
    diary.days()  # the window has read them
    best = 9.0
    for _try in range(3):
        start = time.process_time()
        made = PastDialog(session, theme)
        qtbot.addWidget(made)
        made.show_list(TODAY)
        made.show()
        qapp.processEvents()
        made.show_year(TODAY)
        qapp.processEvents()
        best = min(best, time.process_time() - start)
        made.close()
    assert best < 0.3
    assert made.list.view.model().rowCount() == 3650


# ------------------------------------------------------------------ hidden numbers
def test_hidden_numbers_stay_out_of_the_list(qtbot, session, theme, days) -> None:
    made = DayList(session, theme, numbers=False)
    qtbot.addWidget(made)
    assert rows(made) == [
        f"Sunday 22 November 2026. Recorded · {MARKUP}",
        "Monday 9 March 2026. Recorded · Alcohol. Café with Ana",
        f"Thursday 29 February 2024. Recorded. {MARKUP}",
    ]
    made.resize(700, 500)
    hidden = made.view.viewport().grab().toImage()
    ramp = {theme.colours.pain_fill(pain).lower() for pain in (2, 7)}
    assert not ramp & _colours(hidden)
    made.close()


def test_hidden_numbers_stay_out_of_the_year(qtbot, session, theme, days) -> None:
    made = YearView(session, theme, numbers=False)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.show_date(MARCH)
    assert made.about.text() == made.grid.accessibleDescription() == "2 days recorded."
    assert made.line.text() == "9 March 2026, recorded, with a note"
    assert "recorded" in made.grid.accessibleName()
    assert not {theme.colours.pain_fill(7).lower()} & _colours(made.grab().toImage())
    made.show_date(date(2026, 3, 10))
    assert made.line.text() == "10 March 2026, nothing recorded"


def test_the_choice_about_numbers_reaches_past_days(window, days) -> None:
    window.settings.hide_numbers = True
    made = window.dialogs._past_dialog()
    assert "Recorded" in rows(made.list)[0]
    window.settings.hide_numbers = False
    assert "Pain 2" in rows(window.dialogs._past_dialog().list)[0]


def _colours(image) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


# ------------------------------------------------------------------ the year
def test_b1_the_year_is_walked_by_key(year, press, qtbot) -> None:
    year.show_date(date(2024, 2, 28))
    year.grid.setFocus()
    press(Qt.Key.Key_Right)
    assert year.line.text() == "29 February 2024, pain not noted, with a note"
    with qtbot.waitSignal(year.chosen) as chosen:
        press(Qt.Key.Key_Return)
    assert chosen.args == [date(2024, 2, 29)]
    press(Qt.Key.Key_PageDown)
    assert (year.grid.cursor_date, year._name.text()) == (date(2025, 2, 28), "2025")
    press(Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Home)
    assert year.grid.cursor_date == date(2026, 3, 1)


def test_a30_over_the_end_of_a_year_the_next_one_is_shown(year, press) -> None:
    year.show_date(date(2025, 12, 31))
    year.grid.setFocus()
    press(Qt.Key.Key_Right)
    assert (year._name.text(), year.grid.cursor_date) == ("2026", date(2026, 1, 1))
    press(Qt.Key.Key_Left)
    assert (year._name.text(), year.grid.cursor_date) == ("2025", date(2025, 12, 31))


@pytest.mark.parametrize("when", [date(1, 1, 1), date(9999, 12, 31)])
def test_a30_the_first_and_the_last_year_there_is_are_shown(year, press, qapp, when) -> None:
    year.show_date(when)
    year.grid.setFocus()
    press(*[Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Right, Qt.Key.Key_PageDown] * 2)
    year.grid.grab()


def test_b17_the_year_has_a_role_and_says_the_day_under_the_cursor(year, press) -> None:
    year.show_date(MARCH)
    spoken = QAccessible.queryAccessibleInterface(year.grid)
    assert spoken.role() == QAccessible.Role.Graphic
    assert spoken.text(QAccessible.Text.Name) == (
        "Year 2026: 9 March 2026, pain 7, severe, with a note"
    )
    assert spoken.text(QAccessible.Text.Description) == (
        "2 days recorded. Pain lowest 2, highest 7, usually 4.5."
    )


def test_b20_each_step_is_spoken(year, press, monkeypatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "dialdown.ui.diary.past.year_grid.announce", lambda _w, words: said.append(words)
    )
    year.show_date(TODAY)
    year.grid.setFocus()
    press(Qt.Key.Key_Left, Qt.Key.Key_Right)
    assert said == ["21 November 2026, nothing recorded", "22 November 2026, today, pain 2, mild"]


def test_a_click_opens_a_day_on_release_and_sliding_off_does_not(year, qtbot) -> None:
    year.show_date(TODAY)
    place, other = year.grid.place(MARCH).center(), year.grid.place(date(2026, 3, 20)).center()
    left = Qt.MouseButton.LeftButton
    with qtbot.assertNotEmitted(year.chosen):
        qtbot.mousePress(year.grid, left, pos=place)
        qtbot.mouseRelease(year.grid, left, pos=other)
    with qtbot.waitSignal(year.chosen) as chosen:
        qtbot.mouseClick(year.grid, left, pos=place)
    assert chosen.args == [MARCH]


@pytest.mark.parametrize("width", [100, 300, 700, 900, 1500])
@pytest.mark.parametrize("year_shown", [2023, 2024, 2026])
def test_b10_every_day_of_the_year_is_found_where_it_is_painted(width, year_shown) -> None:
    layout = YearLayout(year_shown, width, cell=26, head=24, gap=24, first_weekday=0)
    when = date(year_shown, 1, 1)
    places = set()
    while when.year == year_shown:
        x, y = layout.place(when)
        assert x + layout.cell <= max(width, layout.month_width)
        assert y + layout.cell <= layout.height
        assert layout.date_at(x + 13, y + 13) == when
        places.add((x, y))
        when += timedelta(days=1)
    assert len(places) in (365, 366)
    assert layout.date_at(5, 5) is None, "the name of a month is no day"


def test_b6_a_blank_day_is_not_painted_as_zero(year, session) -> None:
    zero, blank, other = date(2026, 6, 1), date(2026, 6, 2), date(2026, 6, 3)
    session.save("Zero", Day(zero).with_value("pain", 0), Day(other).with_value("mood", 0))
    picture = year.grid.grab().toImage()

    def seen(when: date):
        return picture.copy(year.grid.place(when))

    assert seen(blank) == seen(blank + timedelta(days=7))
    assert seen(zero) != seen(other) != seen(blank) != seen(zero)


def test_b16_a_flare_and_today_are_marked_by_shape(year, session) -> None:
    when = date(2026, 6, 2)
    plain = year.grid.grab().toImage().copy(year.grid.place(when))
    session.save("Flare", Flare(start=when, end=when))
    assert year.grid.grab().toImage().copy(year.grid.place(when)) != plain
    assert year.grid._marks.today == TODAY


@pytest.mark.parametrize("size", [100, 200])
def test_b7_b12_days_are_large_enough_and_the_year_scrolls_one_way(year, theme, qapp, size) -> None:
    theme.apply("light", size)
    year.resize(984, 480)
    for _round in range(3):
        qapp.processEvents()
    assert year.grid.place(MARCH).width() >= 24
    assert year._scroll.horizontalScrollBar().maximum() == 0
    year.show_date(date(2026, 12, 31))
    seen = year.grid.visibleRegion().boundingRect()
    assert seen.contains(year.grid.place(date(2026, 12, 31)))


# ------------------------------------------------------------------ both
@pytest.fixture
def dialog(qtbot, session, theme, days) -> PastDialog:
    made = PastDialog(session, theme)
    qtbot.addWidget(made)
    made.show_list(TODAY)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_opening_a_day_closes_the_dialog(dialog, press, qtbot) -> None:
    dialog.list.view.setFocus()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert chosen.args == [MARCH]
    assert dialog.result() == PastDialog.DialogCode.Accepted


def test_enter_in_the_search_goes_into_the_list_and_closes_nothing(dialog, press) -> None:
    dialog.list.field.setFocus()
    press("ana", Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert QApplication.focusWidget() is dialog.list.view


@pytest.mark.parametrize("size", [100, 200])
def test_b7_b12_b17_the_dialog_fits_and_is_named(dialog, theme, qapp, size) -> None:
    theme.apply("light", size)
    dialog.resize(984, 560)
    for show in (lambda: dialog.show_list(TODAY), lambda: dialog.show_year(TODAY)):
        show()
        for _round in range(3):
            qapp.processEvents()
        for widget in focusable(dialog):
            if widget.metaObject().className() in ("QScrollArea", "QTabBar"):
                continue
            spoken = QAccessible.queryAccessibleInterface(widget)
            assert spoken.text(QAccessible.Text.Name), widget
            assert spoken.role() != QAccessible.Role.Client, widget
            assert min(widget.width(), widget.height()) >= 44, widget
        for widget in dialog.findChildren(QWidget):
            if isinstance(widget, Button | QLabel) and widget.isVisible() and widget.text():
                wraps = isinstance(widget, QLabel) and widget.wordWrap()
                assert wraps or widget.width() >= widget.minimumSizeHint().width()
                assert isinstance(widget, Button) or (
                    widget.textFormat() == Qt.TextFormat.PlainText
                )
    assert dialog.width() == 984


def test_b9_the_wheel_does_not_turn_the_tabs(dialog, qtbot) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent

    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(dialog.tabs, event)
    assert dialog.tabs.currentIndex() == 0


def test_a33_typed_words_are_drawn_not_interpreted(dialog, theme) -> None:
    assert not [w for w in dialog.findChildren(QWidget) if "<b>" in w.toolTip()]
    model = dialog.list.view.model()
    assert model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole) is None
