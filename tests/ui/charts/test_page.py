"""The Charts tab as a person uses it: by key, by mouse, as a table, in words."""

from datetime import timedelta

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from dialdown.domain.records import Appointment, Flare, OwnScale, Treatment, Trial
from dialdown.ui.charts import page as page_module
from dialdown.ui.charts import patterns_data, timeline_card
from dialdown.ui.charts.plot import Words
from dialdown.ui.charts.scatter_card import ScatterCard
from dialdown.ui.charts.timeline_scene import Scene
from dialdown.ui.theme import TARGET
from dialdown.ui.widgets.basics import Button


def chart_keys(qtbot, page, *keys):
    page.timeline.frame.setFocus()
    for key in keys:
        qtbot.keyClick(page.timeline.frame, key)


def cells(view):
    model = view.model()
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[model.index(r, c).data() for c in columns] for r in rows]


def header(view):
    model = view.model()
    across = Qt.Orientation.Horizontal
    return [model.headerData(c, across) for c in range(model.columnCount())]


@pytest.fixture
def page(open_page, make_days):
    """Half a year of days."""
    return open_page(make_days(190))


# ---------------------------------------------------------------------- states
@pytest.mark.parametrize("count", [0, 1, 2, 3, 36, 800])
def test_every_age_of_a_diary_opens(open_page, make_days, qtbot, count):
    page = open_page(make_days(count))
    for name in ("30", "91", "365", "all"):
        page.toolbar.range_chosen.emit(name)
    page.toolbar.table.click()
    page.toolbar.table.click()
    assert not page.grab().isNull()


def test_an_empty_diary_leads_to_the_first_day(open_page, qtbot, today):
    page = open_page()
    start = next(b for b in page.findChildren(Button) if b.isVisibleTo(page))
    with qtbot.waitSignal(page.open_day) as asked:
        start.click()
    assert asked.args == [today]


@pytest.mark.parametrize("value", [0, 10])
def test_a_constant_series_opens(open_page, make_day, today, value):
    days = [make_day(today - timedelta(i), pain=value, stress=value) for i in range(60)]
    page = open_page(days)
    page.show_factor("stress")
    assert "nan" not in page.timeline.frame.accessibleDescription()
    assert "nearly always the same" in page.scatter.sentence.text()


def test_worst_pain_alone_and_contradictions_are_drawn(open_page, make_day, today):
    page = open_page(
        [make_day(today, pain=7, pain_worst=3), make_day(today - timedelta(1), pain_worst=8)]
    )
    assert not page.grab().isNull()


def test_too_few_days_say_how_many_more_and_still_show_pain_against_sleep(open_page, make_days):
    page = open_page(make_days(7))
    assert not page.patterns.rows
    words = " ".join(label.text() for label in page.patterns.findChildren(QLabel))
    assert "After 28 more days" in words
    assert "7 days with both." in page.scatter.sentence.text()


# ---------------------------------------------------------------------- the timeline
def test_range_buttons_choose_the_dates_also_by_key(page, qtbot, today):
    for place, days in (("1", 30), ("2", 91), ("3", 189), ("4", 189)):
        qtbot.keyClick(page, place, Qt.KeyboardModifier.AltModifier)
        shown = page.timeline.window_shown
        assert (shown.days, shown.last) == (days, today)


def test_gaps_stay_gaps(open_page, make_day, today):
    page = open_page([make_day(today - timedelta(i), pain=5) for i in (0, 1, 2, 6, 10, 11)])
    curve = next(
        item
        for item in page.timeline.plot.drawn
        if isinstance(item, pg.PlotCurveItem) and item.opts["connect"] == "finite"
    )
    x, y = curve.getData()
    known = {today.toordinal() - i for i in (0, 1, 2, 6, 10, 11)}
    assert {int(at) for at in x[np.isfinite(y)]} == known
    assert np.isnan(y[[int(at) not in known for at in x]]).all()


def test_typed_names_are_shown_as_typed(open_page, make_day, today):
    typed = "<b>x</b> & <img src=x>"
    own = OwnScale(name=typed)
    day = make_day(today, pain=4).with_value(own.scale.key, 3, scale=own.scale)
    page = open_page(
        [day, make_day(today - timedelta(1), pain=5)], own,
        Treatment(name=typed, start=today - timedelta(9)), Appointment(date=today, who=typed),
    )  # fmt: skip
    texts = [item.text() for item in page.timeline.plot.drawn if isinstance(item, Words)]
    assert f"{typed} from 13 Nov" in texts
    assert typed in texts
    page.timeline.frame.setFocus()
    page.timeline._choose(today)
    assert f"{typed} from 13 Nov" in page.timeline.reading.text()
    assert page.timeline.reading.textFormat() == Qt.TextFormat.PlainText
    action = page.toolbar.more.menu().actions()[0]
    assert action.text() == typed.replace("&", "&&")
    action.trigger()
    assert typed in page.timeline.frame.accessibleDescription()


def test_b20_arrows_read_day_by_day_aloud_with_a_mark(page, qtbot, today, monkeypatch):
    said = []
    monkeypatch.setattr(timeline_card, "announce", lambda _widget, words: said.append(words))
    before = page.timeline.plot.grab().toImage()
    chart_keys(qtbot, page, Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert page.timeline.day == today - timedelta(2)
    day = page._session.diary.day(today - timedelta(2))
    assert said[-1] == page.timeline.reading.text()
    assert said[-1].startswith("Friday 20 November:")
    assert f"Pain {day.pain:g}" in said[-1]
    assert f"Stress {day.value('stress'):g}" in said[-1]
    after = page.timeline.plot.grab().toImage()
    accent = page._theme.colours.accent.lower()
    changed = sum(
        before.pixelColor(x, y) != after.pixelColor(x, y)
        and after.pixelColor(x, y).name() == accent
        for x in range(after.width())
        for y in range(0, after.height(), 4)
    )
    assert changed * 4 > page.timeline.plot.height() / 2


def test_b20_the_window_follows_the_arrows_and_moves_by_key(page, qtbot, today):
    chart_keys(qtbot, page, Qt.Key.Key_Home, Qt.Key.Key_Left)
    shown = page.timeline.window_shown
    assert shown.first == today - timedelta(91)
    assert not any(button.isChecked() for button in page.toolbar._ranges.values())
    chart_keys(qtbot, page, Qt.Key.Key_Minus)
    assert page.timeline.window_shown.days == 182
    chart_keys(qtbot, page, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_PageDown)
    assert page.timeline.window_shown.days == 45
    chart_keys(qtbot, page, *[Qt.Key.Key_PageUp] * 40, Qt.Key.Key_Home, Qt.Key.Key_Left)
    assert page.timeline.day == page.timeline.window_shown.first


def test_hover_reads_the_day_under_the_mouse_and_leaves_the_chosen_one(page, today):
    page.timeline._choose(today)
    plot = page.timeline.plot
    x = (today - timedelta(8)).toordinal()
    plot.scene().sigMouseMoved.emit(plot.getViewBox().mapViewToScene(QPointF(x, 5)))
    assert page.timeline.reading.text().startswith("Saturday 14 November")
    plot.scene().sigMouseMoved.emit(QPointF(-50, -50))
    assert page.timeline.reading.text().startswith("Sunday 22 November")


def test_enter_opens_the_chosen_day(page, qtbot, today):
    chart_keys(qtbot, page, Qt.Key.Key_End)
    with qtbot.waitSignal(page.open_day) as asked:
        chart_keys(qtbot, page, Qt.Key.Key_Return)
    assert asked.args == [today]


def test_b9_the_wheel_scrolls_the_page_and_never_the_chart(page):
    plot = page.timeline.plot
    before = plot.viewRange()
    event = QWheelEvent(
        QPointF(300, 100), QPointF(300, 100), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(plot.viewport(), event)
    assert plot.viewRange() == before
    assert not event.isAccepted()  # so it goes on to the page


def test_lanes_come_and_go_and_the_plot_makes_room(page):
    height = page.timeline.plot.height()
    page.toolbar._usual["stress"].click()
    assert page.timeline.plot.height() < height
    assert "Stress" not in page.timeline.frame.accessibleDescription()
    mood = next(a for a in page.toolbar.more.menu().actions() if a.text() == "Mood")
    mood.trigger()
    assert "Mood" in page.timeline.frame.accessibleDescription()


def test_over_two_years_weeks_are_drawn_and_said(open_page, make_days, qtbot):
    page = open_page(make_days(900))
    page.toolbar.range_chosen.emit("all")
    assert "average of one week" in page.timeline.hint.text()
    chart_keys(qtbot, page, Qt.Key.Key_End, Qt.Key.Key_Left)
    assert page.timeline.reading.text().startswith("Week from 9 Nov to 15 Nov: Pain")


# ---------------------------------------------------------------------- tables
def test_b19_the_table_holds_the_same_numbers(page, today):
    page.toolbar.range_chosen.emit("30")
    page.toolbar.table.click()
    view = page.timeline.table
    assert header(view) == ["Day", "Pain", "Worst pain", "Sleep", "Stress", "Also"]
    rows = cells(view)
    assert len(rows) == 30
    for back, row in enumerate(reversed(rows)):
        day = page._session.diary.day(today - timedelta(back))
        wanted = [day.value(key) for key in ("pain", "pain_worst", "stress")]
        assert [row[1], row[2], row[4]] == ["" if v is None else f"{v:g}" for v in wanted]
    blank = next(r for r, row in enumerate(rows) if not row[1])
    index = view.model().index(blank, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "blank"


def test_b19_scatter_and_pattern_tables_hold_the_same_numbers(page):
    page.toolbar.table.click()
    both = [
        (day.value("sleep_hours"), day.pain)
        for day in page._session.diary.days()
        if day.pain is not None and day.value("sleep_hours") is not None
    ]
    rows = cells(page.scatter.table)
    assert sum(int(row[2]) for row in rows) == len(both)
    assert len(rows) == len(set(both))
    settled = page._patterns.settled.patterns
    assert len(cells(page.patterns.table)) == len(settled)


def test_tables_are_sound_models(page, qtmodeltester):
    qtmodeltester.check(page.timeline.table.model())
    page.toolbar.table.click()
    qtmodeltester.check(page.timeline.table.model())


# ---------------------------------------------------------------------- patterns
def test_rows_say_verdict_and_size_and_are_chosen_by_key(page, qtbot):
    rows = [row for row in page.patterns.rows if row.isVisibleTo(page)]
    first = rows[0]
    assert first.row.verdict == "clear"
    assert first.accessibleName().startswith("Short sleep, the night before: clear, +")
    assert rows[1].accessibleName().startswith("Stress, same day: clear, +")
    rows = [row for row in page.patterns.rows if not row.beneath or row.row.factor == "stress"]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert first.isChecked()
    found = page._patterns
    assert page.scatter.sentence.text().startswith(found.say(first.row))
    assert f"{first.row.days} days with both." in page.scatter.sentence.text()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert rows[1].isChecked()
    assert page.scatter.sentence.text().startswith(found.say(rows[1].row))


def test_the_other_lag_opens_beneath_its_row(page):
    beneath = next(row for row in page.patterns.rows if row.beneath)
    main = next(
        row for row in page.patterns.rows
        if row.row.factor == beneath.row.factor and not row.beneath
    )  # fmt: skip
    assert not beneath.isVisibleTo(page)
    main.click()
    assert beneath.isVisibleTo(page)
    page.scatter.show_plain("stress")
    assert not beneath.isVisibleTo(page)
    assert not any(row.isChecked() for row in page.patterns.rows)


def test_line_and_band_only_where_tested(page):
    assert page.scatter._picture.line is None
    page.show_factor("sleep_hours")
    line = page.scatter._picture.line
    row = next(r.row for r in page.patterns.rows if r.isChecked())
    slope = (line.y[-1] - line.y[0]) / (line.x[-1] - line.x[0])
    assert slope == pytest.approx(row.slope)
    assert (line.low <= line.y + 1e-9).all()
    assert (line.y <= line.high + 1e-9).all()


def test_same_day_rows_say_that_order_cannot_be_told(page):
    page.scatter.show_plain("stress")
    assert "cannot be told which came first" in page.scatter.sentence.text()


def test_the_promise_and_the_next_look_stand_below(page):
    words = page.patterns._foot.text()
    assert "about 1 time in 20" in words
    assert f"in {page._patterns.settled.days_to_next_look} days" in words


def test_the_sleep_row_leads_to_its_article(page, qtbot):
    for factor, slug in (("sleep_hours", "sleep-and-pain"), ("stress", "stress-mood-worry")):
        page.show_factor(factor)
        with qtbot.waitSignal(page.open_article) as asked:
            page.scatter._article.click()
        assert asked.args == [slug]


def test_sections_lead_to_their_articles(page, qtbot):
    found = {}
    for key, fold in page.folds.items():
        page.open_section(key)
        for link in fold.findChildren(Button):
            if link.text() == "Read more in Learn":
                with qtbot.waitSignal(page.open_article) as asked:
                    link.click()
                found[key] = asked.args[0]
        fold.button.setChecked(False)
    assert found == {
        "changes": "medicines",
        "sleep": "sleep-and-pain",
        "year": "noting-without-feeding",
        "body": "pain-that-spreads",
    }


def test_b20_dots_of_the_scatter_are_read_by_key(page, qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(
        "dialdown.ui.charts.scatter_card.announce", lambda _widget, words: said.append(words)
    )
    card: ScatterCard = page.scatter
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Left):
        qtbot.keyClick(card.frame, key)
    cloud = card._picture.cloud
    assert len(said) == 4
    assert said[-1] == card.reading.text()
    assert f"Pain {cloud.y[-2]:g}" in said[-1]


# ---------------------------------------------------------------------- the diary changes
def test_patterns_are_worked_out_once_for_each_change(page, qtbot, make_day, today, monkeypatch):
    runs = []
    real = patterns_data.find_all
    monkeypatch.setattr(patterns_data, "find_all", lambda *a: runs.append(1) or real(*a))
    for name in ("30", "365", "91"):
        page.toolbar.range_chosen.emit(name)
    page.activate()
    assert not runs
    page._session.save("more", make_day(today, pain=9))
    qtbot.waitUntil(lambda: bool(runs))
    assert page.timeline.plot._scene.timeline.get("pain", today, today)[0] == 9
    page.hide()
    page._session.save("more", make_day(today, pain=8))
    page._session.save("more", make_day(today, pain=7))
    QApplication.processEvents()
    assert len(runs) == 1
    page.show()
    page.activate()
    qtbot.waitUntil(lambda: len(runs) == 2)


def test_a_chosen_row_stays_chosen_when_the_diary_changes(page, qtbot, make_day, today):
    page.show_factor("stress")
    page._session.save("more", make_day(today, pain=9))
    qtbot.waitUntil(lambda: page._patterns is not None)
    assert [row.row.factor for row in page.patterns.rows if row.isChecked()] == ["stress"]
    assert page.scatter._row.factor == "stress"


# ---------------------------------------------------------------------- look
@pytest.mark.parametrize("mode", ["dark", "contrast", "light"])
def test_b15_a_new_look_is_taken_at_once(page, mode):
    page._theme.apply(mode, 100)
    colours = page._theme.colours
    assert page.timeline.plot.backgroundBrush().color().name() == colours.surface.lower()
    curves = [
        item.opts["pen"].color().name()
        for item in page.timeline.plot.drawn
        if isinstance(item, pg.PlotCurveItem)
    ]
    assert colours.pain.lower() in curves


def test_b16_series_differ_in_more_than_colour(page):
    for key in ("mood",):
        next(a for a in page.toolbar.more.menu().actions() if a.text() == "Mood").trigger()
        assert key in page.toolbar.chosen
    items = page.timeline.plot.drawn
    lines = [
        item.opts["pen"].style() for item in items
        if isinstance(item, pg.PlotCurveItem) and item.opts["connect"] == "finite"
    ]  # fmt: skip
    symbols = [item.opts["symbol"] for item in items if isinstance(item, pg.ScatterPlotItem)]
    assert len(set(lines)) == len(lines) == 3
    assert len(set(symbols) - {"s"}) >= 3


def test_b12_at_200_percent_nothing_needs_sideways_scrolling(page, qtbot):
    page._theme.apply("light", 200)
    qtbot.waitUntil(lambda: page._scroll.widget().width() <= page.width())
    assert page._scroll.widget().minimumSizeHint().width() <= page._scroll.viewport().width()


def test_b17_everything_reachable_has_a_name_and_a_role(page):
    page.toolbar.table.click()
    page.toolbar.table.click()
    names = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisibleTo(page) or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name)
        assert name, widget
        assert "<" not in name
        assert interface.role() != QAccessible.Role.Client, name
        names.append(name)
    assert len(set(names)) == len(names)
    for frame in (page.timeline.frame, page.scatter.frame):
        role = QAccessible.queryAccessibleInterface(frame).role()
        assert role == QAccessible.Role.Graphic
        assert frame.accessibleDescription()


def test_b7_targets_are_large_enough(page):
    for widget in page.findChildren(Button) + page.patterns.rows:
        if widget.isVisibleTo(page):
            assert widget.height() >= TARGET, widget.accessibleName()
            assert widget.width() >= TARGET, widget.accessibleName()


def test_marks_are_drawn_and_named(open_page, make_days, today):
    page = open_page(
        make_days(90),
        Flare(start=today - timedelta(40), end=today - timedelta(36)),
        Treatment(name="Duloxetine", start=today - timedelta(20)),
        Treatment(name="Cream", start=today - timedelta(15), end=today - timedelta(2)),
        Appointment(date=today - timedelta(7), who="Neurology"),
    )
    texts = {item.text() for item in page.timeline.plot.drawn if isinstance(item, Words)}
    assert texts == {"flare, 5 days", "Duloxetine from 2 Nov", "Cream from 7 Nov", "Neurology"}
    scene: Scene = page.timeline.plot._scene
    assert len(scene.seen) == 4


def test_a_trial_is_a_strip_of_blocks_told_apart_in_grey_named_and_said(
    open_page, make_days, today, qtbot
):
    start = today - timedelta(55)
    blocks = ("with", "without", "without", "with")
    page = open_page(make_days(90), Trial(change="Evening walk", start=start, blocks=blocks))
    plot, colours = page.timeline.plot, page._theme.colours
    texts = [item.text() for item in plot.drawn if isinstance(item, Words)]
    assert [t for t in texts if t in ("with", "without")] == list(blocks)
    assert "trial: Evening walk, from 28 Sept" in texts
    strip = [
        item
        for item in plot.drawn
        if isinstance(item, pg.BarGraphItem) and item.opts["pen"].style() != Qt.PenStyle.NoPen
    ]
    fills = [item.opts["brush"].color().name() for item in strip]
    hollow, full = colours.surface.lower(), colours.accent.lower()
    assert fills == [full, hollow, hollow, full]
    assert float(np.ravel(strip[0].opts["x1"])[0]) <= float(np.ravel(strip[1].opts["x0"])[0])
    page.timeline._choose(start + timedelta(20))
    words = page.timeline.reading.text()
    assert "Trial: Evening walk, from 28 Sept. Without it from 12 Oct." in words
    assert "without it from 12 Oct" in page.timeline.frame.accessibleDescription()
    page.toolbar.table.click()
    also = {row[0]: row[-1] for row in cells(page.timeline.table)}
    assert also["18 Oct"] == "trial: Evening walk, from 28 Sept; without it from 12 Oct"
    page.toolbar.table.click()
    height = plot.height()
    page._session.save("gone", remove=page._session.diary.records(Trial))
    assert plot.height() < height


@pytest.mark.parametrize("size", [100, 200])
def test_trials_leave_room_for_the_lanes_below(open_page, make_days, today, size):
    blocks = ("with", "without")
    page = open_page(make_days(90), Trial(change="x", start=today - timedelta(30), blocks=blocks))
    page._theme.apply("light", size)
    plot = page.timeline.plot
    boxes = [i for i in plot.drawn if isinstance(i, pg.BarGraphItem)]
    strip = [i for i in boxes if i.opts["pen"].style() != Qt.PenStyle.NoPen]
    bars = [i for i in boxes if np.ndim(i.opts["y1"]) and i not in strip]
    assert strip
    assert bars
    assert max(np.max(i.opts["y1"]) for i in bars) < min(i.opts["y0"] for i in strip)
    assert max(i.opts["y1"] for i in strip) < 0


def test_under_the_list_stands_how_it_is_worked_out(page, qtbot):
    page.patterns.method.click()
    assert page.folds["method"].button.isChecked()


def test_a_diary_that_is_closed_meanwhile_is_not_read_again(window, qtbot, make_days):
    window.session.diary.save("test", *make_days(60))
    window.show_tab(1)
    page = window.findChild(page_module.ChartsPage)
    window.close()
    assert not page._soon.isActive()
    assert not page._found.is_working


def test_a_step_in_time_is_painted_once(page, qtbot):
    plot = page.timeline.plot
    painted = []

    class Watcher(QObject):
        def eventFilter(self, _watched, event):  # noqa: N802
            painted.extend([event.type()] * (event.type() is QEvent.Type.Paint))
            return False

    qtbot.wait(1)
    watcher = Watcher()
    plot.viewport().installEventFilter(watcher)
    chart_keys(qtbot, page, Qt.Key.Key_PageUp)
    for _round in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents()
    assert len(painted) == 1
