"""Days of the week and parts of the day, against numbers worked out in plain Python."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from statistics import fmean, quantiles

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QLocale, QPointF, Qt
from PySide6.QtWidgets import QApplication, QLabel

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Moment
from dialdown.domain.records import OwnScale
from dialdown.domain.scales import Kind
from dialdown.ui.charts.columns import chart as chart_module
from dialdown.ui.charts.plot import Words

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def cells(view):
    model = view.model()
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[model.index(r, c).data() for c in columns] for r in rows]


def by_hand(days, key="pain"):
    found = defaultdict(list)
    for day in days:
        if (value := day.value(key)) is not None:
            found[WEEK[day.date.weekday()]].append(value)
    return found


def quartiles(values):
    low, _middle, high = quantiles(values, n=4, method="inclusive")
    return low, high


def number(value):
    return f"{round(value, 1):g}"


def visible(section):
    return [w.text() for w in section.findChildren(QLabel) if w.isVisibleTo(section)]


@pytest.fixture(autouse=True)
def monday_first():
    """Germany begins the week on Monday; every test leaves the habits as they were."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.Germany))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def days(make_days):
    return make_days(190)


@pytest.fixture
def section(open_page, days):
    return open_page(days).open_section("week")


# ---------------------------------------------------------------------- the week
def test_averages_and_middle_halves_are_those_of_the_days(section, days):
    hand = by_hand(days)
    assert [column.name for column in section.chart.scene.columns] == list(WEEK)
    for column in section.chart.scene.columns:
        values = hand[column.name]
        assert column.count == f"{len(values)} days"
        assert column.mean == pytest.approx(fmean(values))
        assert column.middle == pytest.approx(quartiles(values))
        assert not column.hollow


def test_b19_table_and_description_hold_the_same_numbers(section, days):
    section.show_table(True)
    assert not section.chart.frame.isVisibleTo(section)
    spoken = section.chart.frame.accessibleDescription()
    rows = cells(section.chart.table)
    for row, (name, values) in zip(rows, sorted(by_hand(days).items(), key=_order), strict=True):
        mean, (low, high) = number(fmean(values)), map(number, quartiles(values))
        assert row == [name, str(len(values)), mean, low, high]
        part = f"{name}: {mean} on average, middle half {low} to {high}, {len(values)} days."
        assert part in spoken


def _order(item):
    return WEEK.index(item[0])


@pytest.mark.parametrize(
    ("country", "first"),
    [("Germany", "Monday"), ("UnitedStates", "Sunday"), ("Maldives", "Friday")],
)
def test_the_week_begins_as_the_country_has_it(open_page, days, country, first):
    QLocale.setDefault(QLocale(QLocale.Language.English, getattr(QLocale.Country, country)))
    columns = open_page(days).open_section("week").chart.scene.columns
    start = WEEK.index(first)
    assert [column.name for column in columns] == [*WEEK[start:], *WEEK[:start]]
    hand = by_hand(days)
    assert [c.mean for c in columns] == [pytest.approx(fmean(hand[c.name])) for c in columns]


def test_the_sentence_names_no_day_and_chance_is_mentioned(section, days):
    means = [fmean(values) for values in by_hand(days).values()]
    wanted = f"The averages lie from {number(min(means))} to {number(max(means))}."
    assert section.words.text().endswith(wanted)
    words = " ".join(visible(section))
    assert "With seven days, some will look higher by chance." in words
    assert "Nothing is tested here." in words
    for claim in (*WEEK, "worst", "best", "clear", "pattern", "because"):
        assert claim not in words


def test_few_answers_are_hollow_and_in_no_sentence(open_page, make_day, today):
    monday = today - timedelta(today.weekday() + 7)
    days = [make_day(monday - timedelta(7 * i), pain=4 + i % 2) for i in range(6)]
    days += [make_day(monday + timedelta(1 - 7 * i), pain=6) for i in range(4)]
    days += [make_day(monday + timedelta(2 - 7 * i), pain=10) for i in range(3)]
    section = open_page(days).open_section("week")
    first, second, third, fourth = section.chart.scene.columns[:4]
    assert [c.hollow for c in (first, second, third, fourth)] == [False, False, True, True]
    assert third.middle is None
    assert third.spoken == "Wednesday: only 3 days, 10 on average."
    assert fourth.spoken == "Thursday: nothing noted."
    assert section.words.text().endswith("The averages lie from 4.5 to 6.")
    spoken = section.chart.frame.accessibleDescription()
    assert "Too few for an average: Wednesday (3 days), Thursday (0 days)" in spoken
    assert "Hollow: fewer than four answers." in section.chart.hint.text()
    dots = [i for i in section.chart.plot.drawn if isinstance(i, pg.ScatterPlotItem)]
    surface = section.theme.colours.surface.lower()
    hollow = [dot.opts["brush"].color().name() == surface for dot in dots]
    assert hollow == [False, False, True]
    assert cells(section.chart.table)[2] == ["Wednesday", "3", "10", "", ""]


def test_a_narrow_chart_uses_short_names(open_page, days, qtbot):
    page = open_page(days)
    section = page.open_section("week")
    plot = section.chart.plot
    page._theme.apply("light", 200)
    ticks = plot.bottom._ticks(-0.5, 6.5, 900.0)
    assert [tick.words for tick in ticks] == [name[:3] for name in WEEK]
    qtbot.waitUntil(lambda: page._scroll.widget().width() <= page.width())
    assert page._scroll.widget().minimumSizeHint().width() <= page._scroll.viewport().width()


@pytest.mark.parametrize("count", [1, 3, 30])
def test_short_diaries_open(open_page, make_days, count):
    section = open_page(make_days(count)).open_section("week")
    words = " ".join(visible(section)) + section.chart.frame.accessibleDescription()
    assert "nan" not in words.lower()
    if count < 8:
        assert "Not enough days yet for averages side by side." in words


def test_a_gap_of_years_and_a_constant_answer_are_no_trouble(open_page, make_day, today):
    days = [make_day(today - timedelta(i + (4000 if i > 20 else 0)), pain=0) for i in range(60)]
    section = open_page(days).open_section("week")
    assert section.words.text().endswith("The averages lie from 0 to 0.")


def test_days_written_late_count_too(open_page, make_day, today):
    days = [make_day(today - timedelta(i), pain=i % 5, later=9) for i in range(28)]
    columns = open_page(days).open_section("week").chart.scene.columns
    assert [column.count for column in columns] == ["4 days"] * 7


# ---------------------------------------------------------------------- other scales
def test_other_scales_are_offered_where_they_were_noted(section, days):
    assert list(section.choice._chips) == ["pain", "sleep_hours", "stress"]
    assert [a.text() for a in section.choice._menu.actions()] == ["Worst pain", "Mood"]
    section.choice._chips["sleep_hours"].click()
    for column in section.chart.scene.columns:
        hours = [value / 60 for value in by_hand(days, "sleep_hours")[column.name]]
        assert column.mean == pytest.approx(fmean(hours))
        assert column.middle == pytest.approx(quartiles(hours))
    assert section.title.text() == "Sleep by day of the week"
    section.choice._menu.actions()[1].trigger()
    assert section.title.text() == "Mood by day of the week"
    assert not any(chip.isChecked() for chip in section.choice._chips.values())
    section.show_reading(section._reading)
    assert section.title.text() == "Mood by day of the week"
    section.choice._chips["pain"].click()
    assert not any(action.isChecked() for action in section.choice._menu.actions())


@pytest.mark.parametrize(
    ("kind", "values", "spoken"),
    [
        (Kind.YES_NO, [1, 0, 0, 0, 1], "40 % of days, 5 days."),
        (Kind.COUNT, [3, 9, 0, 2, 2], "3.2 on average, middle half 2 to 3, 5 days."),
        (Kind.MINUTES, [10, 20, 30, 40, 55], "31 min on average, middle half 20 min to 40 min"),
        (Kind.DURATION, [60, 90, 120, 150, 180], "2 h on average, middle half 1 h 30 to 2 h 30"),
    ],
)
def test_own_scales_of_every_kind(open_page, make_day, today, kind, values, spoken):
    typed = "<b>x</b> & y"
    own = OwnScale(name=typed, kind=kind)
    days = [
        make_day(today - timedelta(7 * i), pain=3).with_value(own.scale.key, v, scale=own.scale)
        for i, v in enumerate(values)
    ]
    section = open_page(days, own).open_section("week")
    (action,) = section.choice._menu.actions()
    action.trigger()
    assert section.title.text() == f"{typed} by day of the week"
    assert section.title.textFormat() == Qt.TextFormat.PlainText
    assert f"Sunday: {spoken}" in section.chart.frame.accessibleDescription()
    assert (section.chart.scene.columns[6].middle is None) == (kind is Kind.YES_NO)


def test_a_diary_without_numbers_says_so(open_page, make_day, today):
    section = open_page([make_day(today, moments=[4])]).open_section("week")
    assert section.words.text() == "Nothing that can be averaged is noted yet."
    assert not section.chart.isVisibleTo(section)


# ---------------------------------------------------------------------- parts of the day
def with_moments(day, *readings):
    for hour, pain in readings:
        at = datetime(day.date.year, day.date.month, day.date.day, hour, 59, tzinfo=UTC)
        day = day.with_moment(Moment(Stamp(at), pain))
    return day


def test_parts_of_the_day_are_those_of_the_moments(open_page, make_day, today):
    readings = [(5, 2), (6, 3), (11, 5), (12, 4), (17, 6), (18, 7), (23, 8)]
    days = [with_moments(make_day(today - timedelta(i), pain=1), *readings) for i in range(5)]
    days.append(with_moments(make_day(today - timedelta(9), pain=1), (6, 9)))
    section = open_page(days).open_section("week")
    hand = [[2] * 5, [3, 5] * 5 + [9], [4, 6] * 5, [7, 8] * 5]
    for column, values in zip(section.parts.scene.columns, hand, strict=True):
        assert column.mean == pytest.approx(fmean(values))
        assert column.middle == pytest.approx(quartiles(values))
        assert column.count == f"{len(values)} moments"
    names = [column.short for column in section.parts.scene.columns]
    assert names == ["Night", "Morning", "Afternoon", "Evening"]
    assert section.parts.scene.columns[1].name == "Morning, 06:00 to 12:00"
    assert "Other hours are missing." in section.parts_note.text()
    rows = cells(section.parts.table)
    assert [row[1:3] for row in rows] == [[str(len(v)), number(fmean(v))] for v in hand]


def test_few_moments_show_no_picture_and_none_show_nothing(open_page, make_day, today):
    few = [with_moments(make_day(today - timedelta(i), pain=1), (9, 4), (20, 5)) for i in range(5)]
    section = open_page(few).open_section("week")
    assert not section.parts.isVisibleTo(section)
    assert section.parts_words.text() == "Not enough moments yet at different times of day."
    section = open_page([make_day(today - timedelta(1), pain=2)]).open_section("week")


def test_moments_at_one_time_of_day_are_not_set_side_by_side(open_page, make_day, today):
    days = [with_moments(make_day(today - timedelta(i), pain=1), (9, 4)) for i in range(30)]
    section = open_page(days).open_section("week")
    assert not section.parts.isVisibleTo(section)


def test_without_moments_nothing_is_said_about_them(section):
    assert not section.parts_title.isVisibleTo(section)
    assert not section.parts_words.isVisibleTo(section)


# ---------------------------------------------------------------------- reading
def test_b20_arrows_read_day_by_day_aloud(section, qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(chart_module, "announce", lambda _widget, words: said.append(words))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Right):
        qtbot.keyClick(section.chart.frame, key)
    assert [words.partition(":")[0] for words in said] == [
        "Sunday", "Saturday", "Monday", "Tuesday",
    ]  # fmt: skip
    assert section.chart.reading.text() == said[-1]


def test_hover_reads_the_day_under_the_mouse(section):
    plot = section.chart.plot
    plot.scene().sigMouseMoved.emit(plot.getViewBox().mapViewToScene(QPointF(3.9, 5)))
    assert section.chart.reading.text().startswith("Friday:")
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert section.chart.reading.text().startswith("Point at a column")


@pytest.mark.parametrize("mode", ["dark", "contrast", "light"])
def test_b15_a_new_look_is_taken_at_once_and_drawn_once(section, mode):
    section.theme.apply(mode, 100)
    plot, colours = section.chart.plot, section.theme.colours
    assert plot.backgroundBrush().color().name() == colours.surface.lower()
    bars = [i for i in plot.drawn if isinstance(i, pg.BarGraphItem)]
    assert [bar.opts["pen"].color().name() for bar in bars] == [colours.pain.lower()] * 7
    assert len([i for i in plot.drawn if isinstance(i, Words)]) == 7


def test_b17_names_differ_when_every_section_is_open(open_page, days):
    page = open_page(days)
    week, sleep = page.open_section("week"), page.open_section("sleep")
    names = [
        w.accessibleName()
        for s in (week, sleep)
        for w in (*s.choice._chips.values(), s.chart.frame, s.chart.table)
    ]
    assert len(set(names)) == len(names)
    assert all(names)
