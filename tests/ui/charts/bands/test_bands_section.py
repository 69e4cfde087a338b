"""Sleep in three bands, against numbers worked out in plain Python."""

from collections import Counter
from datetime import date, timedelta
from statistics import fmean

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from dialdown.insights import sentence, sleep_bands
from dialdown.ui.charts.articles import matching_article
from dialdown.ui.charts.columns import chart as chart_module
from dialdown.ui.charts.describe import dates_words
from dialdown.ui.charts.plot import Words

NAMES = ("Under 6 h", "6 to 9 h", "Over 9 h")


def cells(view):
    model = view.model()
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[model.index(r, c).data() for c in columns] for r in rows]


def by_hand(days, key="pain"):
    """Short, middle and long nights with the value of the day that follows."""
    found = ([], [], [])
    for day in days:
        hours, value = day.value("sleep_hours"), day.value(key)
        if hours is not None and value is not None:
            found[0 if hours < 360 else 2 if hours > 540 else 1].append(value)
    return found


def texts(section):
    shown = [w for w in section.findChildren(QLabel) if w.isVisibleTo(section)]
    plain = [w.text() for w in shown]
    return " ".join([*plain, section.chart.frame.accessibleDescription()])


@pytest.fixture
def three(make_days, make_day, today):
    """A year in which some nights are long."""
    days = make_days(365)
    long = [
        make_day(today - timedelta(400 + i), pain=(i * 7) % 5 + 3, sleep_hours=560 + i, mood=i % 4)
        for i in range(30)
    ]
    return [*long, *days]


@pytest.fixture
def section(open_page, three):
    return open_page(three).open_section("sleep")


def test_counts_means_and_dots_are_those_of_the_days(section, three):
    hand, columns = by_hand(three), section.chart.scene.columns
    for nights, column, name in zip(hand, columns, NAMES, strict=True):
        assert column.name == name
        assert column.count == f"{len(nights)} nights"
        assert column.mean == pytest.approx(fmean(nights))
        assert sorted(column.values) == sorted(nights)


def test_b19_the_table_holds_the_same_numbers(section, three):
    section.show_table(True)
    assert not section.chart.frame.isVisibleTo(section)
    assert not section.chart.hint.isVisibleTo(section)
    assert section.chart.table.isVisibleTo(section)
    bands = sleep_bands(section._reading.series)
    every = sorted({value for nights in by_hand(three) for value in nights})
    for row, nights, band, name in zip(
        cells(section.chart.table), by_hand(three), bands, NAMES, strict=True
    ):
        counted = Counter(nights)
        assert row[:3] == [name, str(len(nights)), f"{round(fmean(nights), 1):g}"]
        assert [int(cell) for cell in row[6:]] == [counted[value] for value in every]
        wanted = [band.difference, band.low, band.high]
        shown = [float(w.replace("−", "-")) if w else None for w in row[3:6]]
        assert shown == [None if w is None else pytest.approx(w, abs=0.0501) for w in wanted]
    section.show_table(False)
    assert section.chart.frame.isVisibleTo(section)


def test_b19_the_description_holds_every_band_and_the_engines_sentences(section, three):
    spoken = section.chart.frame.accessibleDescription()
    bands = sleep_bands(section._reading.series)
    for nights, band, name in zip(by_hand(three), bands, NAMES, strict=True):
        counted = f"{name}: {len(nights)} nights, {round(fmean(nights), 1):g} on average."
        assert counted in spoken
        assert (sentence(band) in spoken) == (band.difference is not None)
    assert spoken.startswith("Pain. ")
    assert section.words.text() == f"{sentence(bands[0])} {sentence(bands[2])}"


def test_the_interval_lies_on_the_mean_of_middle_nights(section, three):
    bands, middle = sleep_bands(section._reading.series), fmean(by_hand(three)[1])
    curves = [i for i in section.chart.plot.drawn if isinstance(i, pg.PlotCurveItem)]
    ends = {tuple(np.round(curve.getData()[1], 6)) for curve in curves}
    for band in (bands[0], bands[2]):
        assert (round(middle + band.low, 6), round(middle + band.high, 6)) in ends
    assert (round(middle, 6),) * 2 in ends


def test_six_and_nine_hours_belong_to_the_middle(open_page, make_day, today):
    hours = (359, 360, 540, 541)
    days = [make_day(today - timedelta(i), pain=i, sleep_hours=h) for i, h in enumerate(hours)]
    columns = open_page(days).open_section("sleep").chart.scene.columns
    assert [sorted(c.values) for c in columns] == [[0], [1, 2], [3]]


def test_nothing_is_judged_here(section):
    words = texts(section).lower()
    for verdict in ("clear", "possible", "no pattern", "cause", "trigger", "worst night"):
        assert verdict not in words.replace("worst imaginable", "")
    assert "it gives no verdict" in words
    assert "971 people" in words


def test_bands_without_nights_say_so(open_page, make_days, make_day, today):
    days = [make_day(today - timedelta(i), pain=i % 7, sleep_hours=400 + i) for i in range(40)]
    section = open_page(days).open_section("sleep")
    assert section.words.text() == "Under 6 h: no nights yet. Over 9 h: no nights yet."
    drawn = [i.text() for i in section.chart.plot.drawn if isinstance(i, Words)]
    assert drawn == ["no nights yet", "40 nights", "no nights yet"]


def test_few_nights_are_counted_and_not_compared(open_page, make_day, today):
    hours = [330] * 3 + [420] * 30
    days = [
        make_day(today - timedelta(i), pain=i % 7, sleep_hours=h + i % 20)
        for i, h in enumerate(hours)
    ]
    section = open_page(days).open_section("sleep")
    assert "Under 6 h: too few nights to compare." in section.words.text()
    assert section.chart.scene.reference is None
    days = [
        make_day(day.date, pain=day.pain, sleep_hours=420 if i < 3 else 300 + i % 20)
        for i, day in enumerate(days)
    ]
    section = open_page(days).open_section("sleep")
    assert "Under 6 h: too few nights of usual length to compare with." in section.words.text()


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "20 more days with both are needed"),
        (3, "18 more days with both are needed"),
        (60, "The answers are nearly always the same"),
    ],
)
def test_too_little_to_compare_is_said_in_the_engines_words(
    open_page, make_day, today, count, words
):
    days = [make_day(today - timedelta(i), pain=5, sleep_hours=300 + i * 6) for i in range(count)]
    section = open_page(days).open_section("sleep")
    assert words in section.words.text()
    assert words in section.chart.frame.accessibleDescription()
    assert "nan" not in texts(section).lower().replace("finance", "")


def test_no_day_with_both_shows_one_sentence_and_no_picture(open_page, make_day, today):
    section = open_page([make_day(today, pain=3)]).open_section("sleep")
    assert not section.chart.isVisibleTo(section)
    assert section.words.text().startswith("No day has both yet.")


def test_a_gap_of_years_is_no_trouble(open_page, make_day, today):
    days = [
        make_day(
            today - timedelta(i + (3000 if i > 30 else 0)), pain=i % 6, sleep_hours=250 + i * 6
        )
        for i in range(60)
    ]
    section = open_page(days).open_section("sleep")
    assert sum(len(c.values) for c in section.chart.scene.columns) == 60


def test_another_outcome_is_chosen_and_stays(section, three):
    chips = section.choice._chips
    assert list(chips) == ["pain", "mood"]
    chips["mood"].click()
    assert [c.isChecked() for c in chips.values()] == [False, True]
    means = [column.mean for column in section.chart.scene.columns]
    assert means == [pytest.approx(fmean(nights)) for nights in by_hand(three, "mood")]
    assert section.chart.frame.accessibleName() == "Mood after short, usual and long nights"
    assert "0 is very low, 10 is very good." in section.chart.hint.text()
    section.show_reading(section._reading)
    assert section.choice.scale.key == "mood"
    assert section.chart.scene.scale.key == "mood"


def test_it_leads_to_the_closest_article_and_to_a_picture_with_dates(section, qtbot):
    with qtbot.waitSignal(section.open_article) as asked:
        section.article.click()
    assert asked.args == [matching_article("sleep_hours")]
    caption = section.chart.frame.saving._caption
    assert caption.endswith(f"{section.words.text()} {section.chart.hint.text()}")
    assert caption.startswith(dates_words(date(2025, 9, 19), date(2026, 11, 22)) + ". ")


# ---------------------------------------------------------------------- reading
def test_b20_arrows_read_band_by_band_aloud(section, qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(chart_module, "announce", lambda _widget, words: said.append(words))
    key = Qt.Key
    for pressed in (key.Key_Right, key.Key_Right, key.Key_End, key.Key_Right, key.Key_Home):
        qtbot.keyClick(section.chart.frame, pressed)
    assert [words.partition(":")[0] for words in said] == [NAMES[i] for i in (0, 1, 2, 2, 0)]
    assert section.chart.reading.text() == said[-1] == section.chart.scene.columns[0].spoken


def test_b20_the_chosen_band_is_marked_in_more_than_colour(section, qtbot):
    def marks():
        return [i for i in section.chart.plot.drawn if isinstance(i, pg.BarGraphItem)]

    assert not marks()
    qtbot.keyClick(section.chart.frame, Qt.Key.Key_End)
    (mark,) = marks()
    assert mark.opts["x"] == [2]
    assert mark.opts["pen"].widthF() == 2


def test_hover_reads_the_band_under_the_mouse_and_leaves_the_chosen_one(section, qtbot):
    qtbot.keyClick(section.chart.frame, Qt.Key.Key_Home)
    plot = section.chart.plot
    plot.scene().sigMouseMoved.emit(plot.getViewBox().mapViewToScene(QPointF(1.2, 5)))
    assert section.chart.reading.text().startswith("6 to 9 h:")
    plot.scene().sigMouseMoved.emit(QPointF(-50, -50))
    assert section.chart.reading.text().startswith("Under 6 h:")


# ---------------------------------------------------------------------- look
@pytest.mark.parametrize("mode", ["dark", "contrast", "light"])
def test_b15_a_new_look_is_taken_at_once_and_drawn_once(section, mode):
    before = section.chart.plot.minimumHeight()
    section.theme.apply(mode, 200)
    assert section.chart.plot.minimumHeight() > before * 1.5
    plot, colours = section.chart.plot, section.theme.colours
    assert plot.backgroundBrush().color().name() == colours.surface.lower()
    edges = [i.opts["pen"].color().name() for i in plot.drawn if isinstance(i, pg.ScatterPlotItem)]
    assert edges.count(colours.pain.lower()) == 3
    assert [i.text() for i in plot.drawn if isinstance(i, Words)] == [
        column.count for column in section.chart.scene.columns
    ]


def test_b12_at_200_percent_nothing_needs_sideways_scrolling(open_page, three, qtbot):
    page = open_page(three)
    page.open_section("sleep")
    page._theme.apply("light", 200)
    qtbot.waitUntil(lambda: page._scroll.widget().width() <= page.width())
    assert page._scroll.widget().minimumSizeHint().width() <= page._scroll.viewport().width()


def test_b17_the_picture_is_a_graphic_with_a_name(section):
    interface = QAccessible.queryAccessibleInterface(section.chart.frame)
    assert interface.role() == QAccessible.Role.Graphic
    assert interface.text(QAccessible.Text.Name) == "Pain after short, usual and long nights"
    assert section.chart.table.accessibleName().startswith("Pain after short")
    assert section.choice._chips["pain"].accessibleName() == "Pain: show after nights"
