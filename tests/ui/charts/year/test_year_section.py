"""The year as a heat map: the same numbers in shade, words and table, all by key."""

from calendar import month_name, monthrange
from dataclasses import replace
from datetime import date, timedelta
from statistics import fmean

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from dialdown.domain.records import Flare, OwnScale, Pause
from dialdown.ui.charts.year.days import step_of
from dialdown.ui.charts.year.layout import MonthRows
from dialdown.ui.charts.year.section import YearSection
from dialdown.ui.theme import MODES, Colours, contrast, lightness
from dialdown.ui.widgets.shades import ramp_in


@pytest.fixture
def open_year(open_page, qtbot):
    def make(days=(), *records) -> YearSection:
        section = open_page(days, *records).open_section("year")
        assert isinstance(section, YearSection)
        picture = section.picture
        qtbot.waitUntil(lambda: section.year and picture.height() >= picture.rows().height)
        return section

    return make


@pytest.fixture
def step(qtbot):
    def keys(section: YearSection, *pressed: Qt.Key) -> date | None:
        for key in pressed:
            qtbot.keyClick(section.frame, key)
        return section.day

    return keys


def cells(view) -> list[list[str]]:
    model = view.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def picture_of(section: YearSection, when: date):
    section.picture.mark_day(None)
    return section.picture.grab().toImage().copy(section.picture.place(when))


def point_at(section: YearSection, at: QPoint) -> None:
    where = QPointF(at)
    section.picture.mouseMoveEvent(
        QMouseEvent(
            QEvent.Type.MouseMove, where, where, Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip


def test_b17_the_description_has_days_mean_and_months_as_the_diary_has_them(open_year, make_days):
    days = make_days(300)
    section = open_year(days)
    year = [day for day in days if day.date.year == 2026]
    pains = [day.value("pain") for day in year]
    words = [
        f"Pain, 2026: {len(pains)} days noted, average {round(fmean(pains), 1):g}, "
        f"lowest {min(pains):g}, highest {max(pains):g}."
    ]
    for month in range(1, 12):
        of_it = [day.value("pain") for day in year if day.date.month == month]
        words.append(
            f"{month_name[month]}: {len(of_it)} days noted, average {round(fmean(of_it), 1):g}."
            if of_it
            else f"{month_name[month]}: nothing noted."
        )
    assert section.frame.accessibleDescription() == " ".join(words)


def test_the_tables_hold_the_numbers_of_the_picture(open_year, make_days):
    days = make_days(120)
    section = open_year(days)
    section.show_table(True)
    rows = cells(section.months)
    for month in range(1, 13):
        pains = [d.value("pain") for d in days if (d.date.year, d.date.month) == (2026, month)]
        numbers = [round(fmean(pains), 1), min(pains), max(pains)] if pains else []
        words = [f"{number:g}" for number in numbers] or ["", "", ""]
        assert rows[month - 1] == [month_name[month], str(len(pains)), *words]
    assert rows[12][:2] == ["2026", str(len(days))]
    shown = [(row[0].split()[0], row[1]) for row in cells(section.days)]
    in_order = sorted(days, key=lambda day: day.date)
    assert shown == [(str(day.date.day), f"{day.value('pain'):g}") for day in in_order]
    assert section.frame.isHidden()


def test_every_day_is_drawn_with_its_number_and_blank_is_not_zero(open_year, make_day, today):
    zero, seven, blank = (today - timedelta(days=n) for n in (3, 2, 1))
    days = [make_day(zero, pain=0), make_day(seven, pain=7), make_day(today, stress=3)]
    section = open_year(days)
    found = section._shown.cells
    place = {when: found[(when - date(2026, 1, 1)).days] for when in (zero, seven, blank, today)}
    assert [(cell.step, cell.number) for cell in place.values()] == [
        (0, "0"), (7, "7"), (None, ""), (None, ""),
    ]  # fmt: skip
    assert [cell.entry for cell in place.values()] == [True, True, False, True]
    pictures = [picture_of(section, when) for when in place]
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[i + 1 :])


def test_b16_pauses_flares_late_and_derived_days_differ_in_shape(open_year, make_day, today):
    dates = [today - timedelta(days=n) for n in range(1, 11)]
    days = [make_day(when, pain=5) for when in dates[:3]]
    days += [make_day(dates[3], pain=5, later=9), make_day(dates[4], moments=(4, 6))]
    flare, pause = Flare(start=dates[2], end=dates[2]), Pause(start=dates[9], end=dates[7])
    section = open_year(days, flare, pause)
    usual = picture_of(section, dates[0])
    assert picture_of(section, dates[1]) == usual
    for when in dates[2:5]:
        assert picture_of(section, when) != usual
    assert picture_of(section, dates[8]) != picture_of(section, dates[5])
    words = section.about.text()
    for said in ("Grey: a pause.", "Line below: a flare.", "written later", "Hollow"):
        assert said in words
    section._choose(dates[3])
    assert "Written later." in section.reading.text()
    section._choose(dates[4])
    assert "average of timed readings" in section.reading.text()
    section._choose(dates[8])
    assert section.reading.text().endswith("nothing noted. Pause.")


def test_marks_that_do_not_occur_are_not_explained(open_year, make_day, today):
    section = open_year([make_day(today, pain=5)])
    assert section.about.text() == (
        "Pain, 2026. 0 is none, 10 is worst imaginable. Dot: nothing noted."
    )


def test_b1_b20_arrows_home_end_and_pages_read_every_day(open_year, make_days, step, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(
        "dialdown.ui.charts.year.section.announce", lambda _w, words: said.append(words)
    )
    key = Qt.Key
    section = open_year(make_days(500))
    assert step(section, key.Key_Left) == date(2026, 11, 22)
    assert step(section, key.Key_Left) == date(2026, 11, 21)
    assert step(section, key.Key_Home) == date(2026, 11, 1)
    assert step(section, key.Key_PageUp, key.Key_End) == date(2026, 10, 31)
    assert step(section, key.Key_Up) == date(2026, 9, 30)
    assert step(section, key.Key_Down) == date(2026, 10, 30)
    assert step(section, key.Key_PageDown, key.Key_Right) == date(2026, 11, 22), "no later day"
    assert step(section, *[key.Key_PageUp] * 11) == date(2025, 12, 22)
    assert section.year == 2025
    assert said[-1] == section.reading.text()
    assert said[-1].startswith("Monday 22 December 2025:")


def test_b1_years_are_stepped_by_key_and_button_and_end_with_the_diary(
    open_year, make_days, step, qtbot
):
    section = open_year(make_days(800))
    assert section.year == 2026
    assert not section._on.isEnabled()
    step(section, Qt.Key.Key_Comma)
    assert section.year == 2025
    qtbot.mouseClick(section._back, Qt.MouseButton.LeftButton)
    assert (section.year, section._back.isEnabled()) == (2024, False)
    step(section, Qt.Key.Key_Comma)
    assert section.year == 2024
    assert "2024" in section._name.text()
    assert step(section, Qt.Key.Key_Left) == date(2024, 12, 31)
    step(section, Qt.Key.Key_Period, Qt.Key.Key_Greater, Qt.Key.Key_Period)
    assert section.year == 2026


def test_enter_and_the_button_open_the_day(open_year, make_days, step, qtbot):
    section = open_year(make_days(20))
    assert not section._open.isEnabled()
    with qtbot.assertNotEmitted(section.open_day):
        step(section, Qt.Key.Key_Return)
    step(section, Qt.Key.Key_Left)
    for press in (
        lambda: step(section, Qt.Key.Key_Return),
        lambda: qtbot.mouseClick(section._open, Qt.MouseButton.LeftButton),
    ):
        with qtbot.waitSignal(section.open_day) as opened:
            press()
        assert opened.args == [date(2026, 11, 22)]


def test_b10_the_pointer_reads_and_a_press_chooses(open_year, make_days, make_day, qtbot):
    when = date(2026, 11, 12)
    section = open_year([*[d for d in make_days(40) if d.date != when], make_day(when, pain=8)])
    middle = section.picture.place(when).center()
    point_at(section, middle)
    assert section.reading.text() == "Thursday 12 November: Pain 8."
    section.picture.leaveEvent(QEvent(QEvent.Type.Leave))
    assert section.reading.text().startswith("Point at a day")
    qtbot.mouseClick(section.picture, Qt.MouseButton.LeftButton, pos=middle)
    assert section.day == when
    section.picture.leaveEvent(QEvent(QEvent.Type.Leave))
    assert section.reading.text() == "Thursday 12 November: Pain 8."


def test_every_scale_from_0_to_10_and_sleep_can_be_shown(open_year, make_day, today):
    own = OwnScale(name="Tight & <b>sore</b>")
    day = make_day(
        today, pain=5, pain_worst=7, sleep_quality=4, sleep_hours=405, stress=6, mood=3, fatigue=8,
        function=2, activity_minutes=30,
    ).with_value(own.scale.key, 9, scale=own.scale)  # fmt: skip
    section = open_year([day], own)
    names = [action.text() for action in section._menu.actions()]
    assert names == [
        "Pain", "Worst pain", "Sleep", "Sleep quality", "Stress", "Mood", "Tiredness",
        "Did what mattered", "Tight && <b>sore</b>",
    ]  # fmt: skip
    numbers = ["5", "7", "6.8", "4", "6", "3", "8", "2", "9"]
    for place, (name, number) in enumerate(zip(names, numbers, strict=True)):
        section._menu.actions()[place].trigger()
        assert section._shown.cells[(today - date(2026, 1, 1)).days].number == number
        assert section._choice.text() == f"Show: {name}"
        assert [a.isChecked() for a in section._menu.actions()].count(True) == 1
        assert section._menu.actions()[place].isChecked()


def test_hours_of_sleep_have_a_step_an_hour(open_year, make_day, today):
    section = open_year([make_day(today, sleep_hours=405)])
    section.show_scale("sleep_hours")
    assert section._chart.legend._numbers == [str(n) for n in range(2, 13)]
    scale = section._shown.scale
    assert [step_of(scale, hours) for hours in (0, 2, 6.5, 7.5, 7.6, 12, 20)] == [
        0, 0, 5, 6, 6, 10, 10,
    ]  # fmt: skip
    section._choose(today)
    assert section.reading.text() == "Sunday 22 November: Sleep 6 h 45."


@pytest.mark.parametrize("mode", [mode for mode in MODES if mode != "system"])
@pytest.mark.parametrize("token", ["pain", "sleep", "stress", "accent"])
def test_b14_all_shades_survive_grey_and_carry_their_number(mode, token):
    colours = Colours.load(mode)
    ramp = ramp_in(colours, token)
    for fill, ink, like in zip(ramp.fills, ramp.inks, colours.pain_ramp, strict=True):
        assert abs(lightness(fill) - lightness(like)) < 0.01
        assert contrast(fill, ink) >= 4.5
    light = [lightness(fill) for fill in ramp.fills]
    assert light in (sorted(light), sorted(light, reverse=True))
    assert len(set(ramp.fills)) == 11


def test_hidden_numbers_leave_the_squares_but_can_be_read(open_year, make_days, step):
    section = open_year(make_days(30))
    when = date(2026, 11, 20)
    with_number = picture_of(section, when)
    section.settings.hide_numbers = True
    section.show_year(2026)
    assert picture_of(section, when) != with_number
    section._choose(when)
    assert "Pain" in section.reading.text()


@pytest.mark.parametrize("width", [300, 500, 700, 930, 1300])
@pytest.mark.parametrize("year", [2023, 2024, 2026])
def test_b10_b30_every_day_is_found_where_it_is_painted(width, year):
    rows = MonthRows(year, width, least=27, names=40, head=18, gap=8)
    when, seen = date(year, 1, 1), set()
    while when.year == year:
        x, y = rows.place(when)
        assert rows.date_at(x + rows.cell_width / 2, y + rows.least / 2) == when
        assert x + rows.cell_width <= width
        assert y + rows.least <= rows.height
        seen.add((x, y))
        down = rows.below(when, 1)
        assert down > when or down.day == monthrange(down.year, down.month)[1]
        when += timedelta(days=1)
    assert len(seen) in (365, 366)
    assert rows.date_at(-5, 30) is None
    assert rows.date_at(5, -30) is None
    assert rows.date_at(rows.names + 5, rows.height + 5) is None


def test_b30_lines_end_at_the_first_and_the_last_year():
    rows = MonthRows(1, 930, least=27, names=40, head=18, gap=8)
    assert rows.below(date(1, 1, 31), -1) == date(1, 1, 31)
    assert rows.below(date(9999, 12, 31), 1) == date(9999, 12, 31)
    assert rows.below(date(2024, 3, 31), -1) == date(2024, 2, 29)


@pytest.mark.parametrize("size", [100, 150, 200])
def test_b7_b12_days_are_large_enough_and_none_is_cut_off(open_year, make_days, theme, qapp, size):
    section = open_year(make_days(30))
    theme.apply("light", size)
    qapp.processEvents()
    place = section.picture.place(date(2026, 1, 31))
    assert min(place.width(), place.height()) >= 24
    assert section.picture.rect().contains(section.picture.place(date(2026, 12, 31)))
    assert section.picture.rect().contains(place)
    section._choose(date(2026, 11, 22))
    qapp.processEvents()
    seen = section.picture.visibleRegion().boundingRect()
    assert seen.contains(section.picture.place(date(2026, 11, 22)))


def test_words_go_beside_the_day_where_their_line_is_out_of_sight(
    open_year, make_days, theme, qapp
):
    section = open_year(make_days(30))
    theme.apply("light", 200)
    qapp.processEvents()
    section._choose(date(2026, 11, 21))
    qapp.processEvents()
    assert section.reading.visibleRegion().isEmpty()
    section._choose(date(2026, 11, 22))
    assert section.callout.text() == section.reading.text()
    assert section.callout.isVisible()
    assert not section.callout.geometry().intersects(
        section.picture.place(date(2026, 11, 22)).translated(section.picture.pos())
    )
    assert section.frame.rect().contains(section.callout.geometry())


@pytest.mark.parametrize("ago", [(0,), (0, 1, 2), (0, 3650), (0, 200, 201, 4000)])
def test_few_days_and_long_gaps_make_no_trouble(open_year, make_day, today, step, ago):
    section = open_year([make_day(today - timedelta(days=n), pain=5) for n in ago])
    for _year in range(12):
        section.frame.grab()
        section.show_table(True)
        section.show_table(False)
        assert "nan" not in section.frame.accessibleDescription().lower()
        step(section, Qt.Key.Key_Comma)
    assert section.year == (today - timedelta(days=max(ago))).year
    if 200 in ago:
        section.show_year(2020)
        assert section.frame.accessibleDescription() == "Pain, 2020: nothing noted."


def test_a_diary_without_numbers_has_a_year_of_frames(open_year, make_day, today):
    day = make_day(today).with_text("note", "A quiet day", make_day(today).written_at)
    section = open_year([day])
    assert section._choice.isHidden()
    assert section.frame.accessibleDescription() == "Pain, 2026: nothing noted."
    section._choose(today)
    assert section.reading.text() == "Sunday 22 November: nothing noted."
    section.picture.grab()


def test_a_scale_that_is_hidden_gives_way_to_one_that_is_there(
    open_page, make_day, today, session, qtbot
):
    own = OwnScale(name="Sore")
    day = make_day(today, stress=5).with_value(own.scale.key, 4, scale=own.scale)
    page = open_page([day], own)
    section = page.open_section("year")
    assert section._choice.text() == "Show: Stress"
    section.show_scale(own.scale.key)
    assert section._choice.text() == "Show: Sore"
    session.save("hide", replace(own, hidden=True))
    qtbot.waitUntil(lambda: section._choice.text() == "Show: Stress")
