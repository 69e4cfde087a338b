"""Trying one change: planned, followed quietly, ended, read, deleted, by key and by mouse."""

import random
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from dialdown.domain.records import Flare, Treatment, Trial
from dialdown.domain.trial import draw_order, planned_blocks, state
from dialdown.domain.tryable import HABITS
from dialdown.insights import DailySeries, compare_trial, sentence, trial_reach
from dialdown.ui.charts.plot import Words
from dialdown.ui.charts.trials.words import no_reach_words, reach_words
from dialdown.ui.theme import TARGET
from dialdown.ui.widgets.basics import Button

TODAY = date(2026, 11, 22)
FOUR = ("with", "without", "without", "with")


def trial(back, blocks=FOUR, change="A short walk", **fields):
    """One that began so many days ago."""
    return Trial(change=change, start=TODAY - timedelta(days=back), blocks=blocks, **fields)


def button(section, words):
    return next(
        b for b in section.findChildren(Button) if b.isVisibleTo(section) and words in b.text()
    )


def shown_words(section):
    labels = (w for w in section.findChildren(QLabel) if w.isVisibleTo(section))
    return "\n".join(label.text() for label in labels)


def trials(session):
    return session.diary.records(Trial)


@pytest.fixture
def tried_days(make_day):
    """Days of a trial that began 60 days ago, lower by `effect` with the change."""

    def make(effect, count=100, blocks=FOUR, back=60):
        chance = random.Random(5)
        on = {
            when
            for block in planned_blocks(trial(back, blocks))
            if block.changed
            for when in (block.first + timedelta(days=n) for n in range(block.days))
        }
        days = []
        for ago in range(count):
            when = TODAY - timedelta(days=ago)
            pain = 6 + chance.gauss(0, 1) - effect * (when in on)
            days.append(make_day(when, pain=min(max(round(pain), 0), 10)))
        return days

    return make


# ---------------------------------------------------------------------- planning
def test_a_trial_is_planned_and_started_by_keys_alone(open_trials, make_days, session, press):
    section = open_trials(make_days(100), trial(70))
    button(section, "Plan a trial").setFocus()
    press(Qt.Key.Key_Return)
    assert section.form is not None
    assert QApplication.focusWidget() is section.form.change
    press("  walk   the dog ", Qt.Key.Key_Return)
    (started,) = (made for made in trials(session) if made.start == TODAY)
    assert started.change == "walk the dog"
    assert (started.start, started.block_days) == (TODAY, 14)
    assert started.blocks == draw_order(4, Random(3))
    assert section.form is None
    assert "Week 1 of 8" in shown_words(section)
    assert QApplication.focusWidget().accessibleName() == "End it now: walk the dog"
    session.undo()
    assert started not in trials(session)
    assert QApplication.focusWidget().accessibleName() == "Plan a trial…"
    assert "Plan a trial" in button(section, "Plan").text()
    session.redo()
    assert started in trials(session)


def test_a_trial_is_planned_by_mouse_from_the_list_for_next_monday(
    open_trials, make_days, session, qtbot
):
    section = open_trials(make_days(100))
    for words in ("Plan a trial", "Slow breathing", "Four weeks", "Monday 23", "Start"):
        qtbot.mouseClick(button(section, words), Qt.MouseButton.LeftButton)
    (planned,) = trials(session)
    assert planned.change == "Slow breathing for five minutes"
    assert planned.start == date(2026, 11, 23)
    assert planned.blocks == draw_order(4, Random(3))[:2]
    assert "Starts on Monday 23 November" in shown_words(section)
    qtbot.mouseClick(button(section, "Do not start it"), Qt.MouseButton.LeftButton)
    assert trials(session) == []
    session.undo()
    assert trials(session) == [planned]


def test_the_order_is_shown_before_the_start_and_is_drawn_once(open_trials, make_days):
    section = open_trials(make_days(100))
    section.plan()
    form = section.form
    drawn = form.plan.blocks
    described = form.tiles.accessibleDescription()
    assert [("With the change" in part) for part in described.split("; ")] == [
        kind == "with" for kind in drawn
    ]
    assert "22 Nov to 5 Dec" in described
    assert "now" not in described
    button(form, "Four weeks").click()
    assert form.plan.blocks == drawn[:2]
    button(form, "Eight weeks").click()
    assert form.plan.blocks == drawn
    section.reread()
    assert section.form is form


def test_not_now_leaves_nothing_behind(open_trials, make_days, session):
    section = open_trials(make_days(100))
    section.plan()
    section.form.change.setText("walk")
    button(section, "Not now").click()
    assert trials(session) == []
    assert section.form is None
    assert button(section, "Plan a trial")


def test_a_trial_without_words_is_asked_for_them(open_trials, make_days, session):
    section = open_trials(make_days(100))
    section.plan()
    section.form.change.setText("   ")
    section.form.start.click()
    assert section.form.said.text() == "Say what you want to try."
    assert trials(session) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("half a tablet", "belongs to the person who prescribed it"),
        ("less Duloxetine", "belongs to the person who prescribed it"),
        ("Zorgamol at noon", "names one of your treatments"),
        ("fasting", "can do harm"),
    ],
)
def test_medicines_and_harm_are_kindly_not_started(open_trials, make_days, session, typed, said):
    mine = Treatment(name="Zorgamol", treatment_class="snri", start=TODAY)
    section = open_trials(make_days(100), mine)
    section.plan()
    assert "Medicines are never tried here." in shown_words(section)
    section.form.change.setText(typed)
    section.form.start.click()
    assert said in section.form.said.text()
    assert trials(session) == []
    section.form.change.setText("a walk")
    assert section.form.said.text() == ""
    section.form.start.click()
    assert len(trials(session)) == 1


def test_every_offered_habit_starts(open_trials, make_days, session):
    section = open_trials(make_days(40))
    for habit in HABITS:
        section.plan()
        button(section, habit).click()
        section.form.start.click()
        assert [t.change for t in trials(session)] == [habit]
        session.undo()


def test_warmth_carries_a_word_of_care(open_trials, make_days):
    section = open_trials(make_days(40))
    section.plan()
    button(section, "A warm foot bath").click()
    assert "elbow" in section.form.said.text()
    button(section, "A short walk").click()
    assert section.form.said.text() == ""


def test_a_save_that_fails_keeps_the_form(open_trials, make_days, session, monkeypatch):
    section = open_trials(make_days(40))
    section.plan()
    section.form.change.setText("walk")
    monkeypatch.setattr(session, "save", lambda *_items, **_more: False)
    section.form.start.click()
    assert section.form.change.text() == "walk"


def test_a_trial_that_came_back_meanwhile_closes_the_form(open_trials, make_days, session):
    section = open_trials(make_days(40), trial(3))
    button(section, "End it now").click()
    section.plan()
    session.undo()
    assert section.form is None
    assert button(section, "End it now")
    section.plan()
    assert section.form is None


# ---------------------------------------------------------------------- what could be seen
def series_of(pain):
    return DailySeries(TODAY - timedelta(days=len(pain) - 1), {"pain": np.array(pain, dtype=float)})


def test_it_says_beforehand_what_size_could_be_seen(open_trials, make_days):
    section = open_trials(make_days(120))
    section.plan()
    series = section._reading.series
    said = shown_words(section)
    for weeks, blocks in (("four", 2), ("eight", 4)):
        points = trial_reach(series, "pain", blocks, 14)
        assert f"A difference of {points:.1f} points would show in {weeks} weeks 4 times" in said
    assert "Two blocks rarely can tell." in said


def test_with_too_few_days_it_says_how_many_more_and_starts_all_the_same(
    open_trials, make_days, session
):
    section = open_trials(make_days(3))
    section.plan()
    assert "25 more noted days" in shown_words(section)
    section.form.change.setText("walk")
    section.form.start.click()
    assert len(trials(session)) == 1


@pytest.mark.parametrize(("days", "needed"), [(27, 1), (28, 0), (0, 28)])
def test_the_number_of_days_is_the_engines_own(days, needed):
    series = series_of([i % 7 for i in range(days)])
    assert (reach_words(series, 4) == "") == (needed > 0)
    if needed:
        assert f"{needed} more noted day" in no_reach_words(series)


def test_a_constant_diary_has_no_size():
    series = series_of([5] * 90)
    assert reach_words(series, 4) == ""
    assert "nearly always the same" in no_reach_words(series)


# ---------------------------------------------------------------------- while it runs
def test_progress_is_quiet_and_shows_no_result(open_trials, make_day, session):
    days = [make_day(TODAY - timedelta(days=ago), pain=ago % 9) for ago in range(100) if ago != 3]
    section = open_trials(days, trial(20))
    said = shown_words(section)
    assert "Week 3 of 8: without the change until 29 Nov." in said
    assert "20 of 21 days noted." in said
    assert "Too early to say. The result comes after 27 Dec" in said
    assert "counts as it was planned" in said
    assert "averaged" not in said
    assert not section.result.isVisibleTo(section)
    assert not any("Plan" in b.text() for b in section.findChildren(Button) if b.isVisible())


def test_days_written_too_late_do_not_count_as_noted(open_trials, make_day):
    days = [make_day(TODAY - timedelta(days=ago), later=4 * (ago < 5), pain=5) for ago in range(30)]
    section = open_trials(days, trial(9))
    assert "5 of 10 days noted." in shown_words(section)


def test_end_it_now_keeps_what_is_there_and_can_be_undone(open_trials, make_days, session):
    running = trial(30)
    section = open_trials(make_days(100), running)
    button(section, "End it now").click()
    assert trials(session) == [replace(running, ended=TODAY)]
    said = shown_words(section)
    assert "Trial ended early, 23 Oct to 22 Nov" in said
    assert "averaged" in said or "Not enough days yet" in said
    session.undo()
    assert trials(session) == [running]
    assert "Week 5 of 8" in shown_words(section)


def test_the_result_comes_on_the_day_after_the_last_block(open_trials, make_days, clock):
    section = open_trials(make_days(100), trial(55))
    assert "Week 8 of 8" in shown_words(section)
    assert not section.result.isVisibleTo(section)
    clock.move(days=1)
    section.reread()
    assert section.result.isVisibleTo(section)
    assert button(section, "Plan a trial")


def test_two_that_run_at_once_after_an_import_are_both_shown(open_trials, make_days, session):
    section = open_trials(make_days(100), trial(20, change="one"), trial(10, change="two"))
    assert sum(b.text() == "End it now" for b in section.findChildren(Button)) == 2
    button(section, "End it now").click()
    assert [t.change for t in trials(session) if state(t, TODAY) != "over"] == ["two"]


# ---------------------------------------------------------------------- results
@pytest.mark.parametrize("effect", [0, 3])
def test_the_result_is_the_engines(open_trials, tried_days, effect):
    done = trial(60)
    section = open_trials(tried_days(effect), done)
    blocks = [(b.first, b.last, b.changed) for b in planned_blocks(done)]
    change = compare_trial(section._reading.series, "pain", blocks)
    assert section.result.sentence.text() == sentence(change)
    wanted = "Clearly lower with the change" if effect else "No difference seen"
    assert section.result.verdict.text() == wanted
    assert "28 days" in section.result.sentence.text()
    assert "You knew which weeks were which." in shown_words(section)


def test_too_few_days_say_so(open_trials, tried_days):
    section = open_trials(tried_days(0, count=40), trial(60))
    assert section.result.verdict.text() == "Too early to say"
    assert "Not enough days yet" in section.result.sentence.text()


def test_no_day_at_all_in_it_has_words_but_no_picture(open_trials, tried_days):
    section = open_trials(tried_days(0, count=4), trial(60))
    assert section.result.verdict.text() == "Too early to say"
    assert not section.result.frame.isVisibleTo(section)
    section.show_table(True)
    assert not section.result.table.isVisibleTo(section)


def test_always_the_same_answer_has_nothing_to_compare(open_trials, make_day):
    days = [make_day(TODAY - timedelta(days=ago), pain=4) for ago in range(80)]
    section = open_trials(days, trial(60))
    assert section.result.verdict.text() == "Nothing to compare"
    assert "nearly always the same" in section.result.sentence.text()
    assert "nan" not in section.result.frame.accessibleDescription()


def test_the_description_has_every_blocks_numbers_worked_out_apart(open_trials, tried_days):
    days, done = tried_days(2), trial(60)
    section = open_trials(days, done)
    described = section.result.frame.accessibleDescription()
    for number, block in enumerate(planned_blocks(done), start=1):
        pain = [d.pain for d in days if block.first <= d.date <= block.last]
        kind = "with the change" if block.changed else "without the change"
        average = f"{sum(pain) / len(pain):.1f}"
        assert f"Block {number}, {kind}," in described
        assert f"{len(pain)} days noted, average {average}." in described


def test_the_table_has_the_same_numbers(open_trials, tried_days):
    days, done = tried_days(2), trial(60)
    section = open_trials(days, done)
    section.show_table(True)
    result = section.result
    assert result.table.isVisibleTo(section)
    assert not result.frame.isVisibleTo(section)
    model = result.table.model()
    rows = [[model.index(r, c).data() for c in range(5)] for r in range(model.rowCount())]
    assert len(rows) == 56
    pain = {day.date: f"{day.pain:g}" for day in days}
    assert [row[3] for row in rows] == [pain[done.start + timedelta(days=n)] for n in range(56)]
    assert [row[2] == "with the change" for row in rows[::14]] == [kind == "with" for kind in FOUR]
    section.show_table(False)
    assert result.frame.isVisibleTo(section)


def test_keys_read_days_and_blocks_and_enter_opens_the_day(open_trials, tried_days, qtbot):
    days, done = tried_days(2), trial(60)
    section = open_trials(days, done)
    result, frame = section.result, section.result.frame
    pain = {day.date: day.pain for day in days}
    frame.setFocus()
    for key, when in (
        (Qt.Key.Key_Right, done.start),
        (Qt.Key.Key_Right, done.start + timedelta(days=1)),
        (Qt.Key.Key_Left, done.start),
        (Qt.Key.Key_Left, done.start),
        (Qt.Key.Key_End, done.start + timedelta(days=55)),
        (Qt.Key.Key_Right, done.start + timedelta(days=55)),
        (Qt.Key.Key_Home, done.start),
    ):
        qtbot.keyClick(frame, key)
        assert f"pain {pain[when]:g}." in result.reading.text()
        assert f"{when.day} " in result.reading.text()
    for number in (2, 3, 4, 4):
        qtbot.keyClick(frame, Qt.Key.Key_PageDown)
        assert result.reading.text().startswith(f"Block {number},")
    qtbot.keyClick(frame, Qt.Key.Key_PageUp)
    assert result.reading.text().startswith("Block 3,")
    with qtbot.waitSignal(section.open_day) as asked:
        qtbot.keyClick(frame, Qt.Key.Key_Return)
    assert asked.args == [done.start + timedelta(days=28)]


@pytest.mark.parametrize(("key", "number"), [(Qt.Key.Key_PageUp, 4), (Qt.Key.Key_PageDown, 1)])
def test_page_keys_begin_at_an_end(open_trials, tried_days, qtbot, key, number):
    section = open_trials(tried_days(0), trial(60))
    qtbot.keyClick(section.result.frame, key)
    assert section.result.reading.text().startswith(f"Block {number},")


def test_the_mouse_reads_a_day_and_a_click_keeps_it(open_trials, tried_days, qtbot):
    days, done = tried_days(2), trial(60)
    section = open_trials(days, done)
    plot = section.result.plot
    when = done.start + timedelta(days=20)
    view = plot.getViewBox()
    place = view.mapViewToScene(view.viewRect().center())
    place.setX(view.mapViewToScene(QPointF(when.toordinal(), 5)).x())
    plot.scene().sigMouseMoved.emit(place)
    assert f"{when.day} " in section.result.reading.text()
    plot.scene().sigMouseMoved.emit(place + QPoint(-5000, 0))
    assert "Point at a day" in section.result.reading.text()
    at = plot.mapFromScene(place)
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert f"{when.day} " in section.result.reading.text()
    with qtbot.waitSignal(section.open_day) as asked:
        button(section, "Open this day").click()
    assert asked.args == [when]


def test_tab_goes_from_the_fold_through_the_section_from_top_to_bottom(open_page, make_days, qtbot):
    page = open_page(make_days(100), trial(60))
    fold = page.folds["trials"]
    with qtbot.waitActive(page):
        page.activateWindow()
    section = page.open_section("trials")
    qtbot.waitUntil(lambda: section.result.isVisibleTo(section))

    def walk():
        fold.button.setFocus()
        names = []
        while len(names) < 60 and names[-1:] != ["Sleep in three bands, closed"]:
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            names.append(QApplication.focusWidget().accessibleName())
        return names

    assert walk() == [
        "Plan a trial…", "Trial: A short walk", "Save picture: Trial: A short walk",
        "Delete the trial: A short walk", "Sleep in three bands, closed",
    ]  # fmt: skip
    section.plan()
    names = walk()
    assert names[0] == "The change, in your words"
    assert names[1] == f"Try: {HABITS[0]}"
    assert names[-3:] == ["Start this trial", "Not now", "Sleep in three bands, closed"]


def test_what_has_the_keyboard_stays_in_view(open_page, make_days, session, qtbot):
    page = open_page(make_days(100), trial(60))
    with qtbot.waitActive(page):
        page.activateWindow()
    section = page.open_section("trials")
    qtbot.waitUntil(lambda: section.result.isVisibleTo(section))

    def in_view(name):
        held = page.focusWidget()
        return held.accessibleName().startswith(name) and not held.visibleRegion().isEmpty()

    section.plan()
    section.form.change.setText("walk")
    qtbot.waitUntil(lambda: in_view("The change"))
    section.form.start.setFocus()
    section.form.start.click()
    qtbot.waitUntil(lambda: in_view("End it now"))
    session.undo()
    qtbot.waitUntil(lambda: in_view("Plan a trial"))
    page.finish()


def test_the_picture_tells_the_blocks_apart_without_colour(open_trials, tried_days):
    section = open_trials(tried_days(2), trial(60))
    drawn = section.result.plot.drawn
    said = [item.text() for item in drawn if isinstance(item, Words)]
    assert [text.split(",")[0] for text in said] == ["with", "without", "without", "with"]
    fills = {
        item.opts["brush"].color().name() for item in drawn if hasattr(item, "setSymbol")
    }  # fmt: skip
    assert len(fills) == 2


# ---------------------------------------------------------------------- the list
@pytest.mark.parametrize("ids", [("a", "b"), ("b", "a")])
def test_earlier_trials_are_listed_shown_and_deleted_and_deletion_can_be_undone(
    open_trials, tried_days, session, ids
):
    older, newer = trial(200, change="older", id=ids[0]), trial(60, change="newer", id=ids[1])
    section = open_trials(tried_days(1), older, newer)
    assert section.result.name.text() == "newer"
    button(section, "Show").click()
    assert section.result.name.text() == "older"
    section.reread()
    assert section.result.name.text() == "older"
    button(section, "Delete this trial").setFocus()
    button(section, "Delete this trial").click()
    assert QApplication.focusWidget().text() == "Plan a trial…"  # not on the next to delete
    assert [t.change for t in trials(session)] == ["newer"]
    assert section.result.name.text() == "newer"
    session.undo()
    assert len(trials(session)) == 2
    next(b for b in section.findChildren(Button) if b.text() == "Delete" and b.isVisible()).click()
    assert len(trials(session)) == 1


@pytest.mark.parametrize(
    "odd",
    [
        {"blocks": ()},
        {"blocks": ("perhaps", "with")},
        {"start": date.max},
        {"block_days": 1, "blocks": ("with", "without")},
        {"ended": date(1990, 1, 1)},
        {"change": ""},
        {"blocks": ("with",) * 4},
        {"blocks": ("with", "without") * 50, "block_days": 365, "start": date(1900, 1, 1)},
        {"block_days": 365},
    ],
)
def test_odd_trials_from_elsewhere_do_no_harm(open_trials, tried_days, qtbot, odd):
    section = open_trials(tried_days(0), replace(trial(60), **odd))
    section.show_table(True)
    section.show_table(False)
    qtbot.keyClick(section.result.frame, Qt.Key.Key_Right)
    qtbot.keyClick(section.result.frame, Qt.Key.Key_PageDown)
    assert "nan" not in shown_words(section).casefold()
    assert not section.grab().isNull()


def test_typed_names_are_plain_text(open_trials, tried_days, session):
    typed = "<b>x</b> & <img src=x>"
    section = open_trials(tried_days(1), trial(60, change=typed), trial(5, change=typed))
    labels = [w for w in section.findChildren(QLabel) if typed in w.text()]
    assert len(labels) == 2
    assert all(w.textFormat() == Qt.TextFormat.PlainText for w in labels)
    assert typed in section.result.frame.accessibleName()


@pytest.mark.parametrize("count", [1, 3, 400, 3650])
def test_every_age_of_a_diary_opens(open_trials, make_days, count):
    section = open_trials(make_days(count), trial(60), Flare(start=TODAY))
    section.plan()
    assert not section.grab().isNull()


# ---------------------------------------------------------------------- looks
@pytest.mark.parametrize("width", [640, 960])
def test_at_200_percent_nothing_is_wider_than_the_window(open_trials, tried_days, theme, width):
    theme.apply("dark", 200)
    section = open_trials(
        tried_days(1), trial(60, change="w" * 120), trial(5, change="W" * 120), width=width
    )
    assert section.minimumSizeHint().width() <= width
    button(section, "End it now").click()
    section.plan()
    QApplication.processEvents()
    assert section.minimumSizeHint().width() <= width


def test_everything_to_press_is_large_and_has_a_name(open_trials, tried_days):
    section = open_trials(tried_days(1), trial(60))
    section.plan()
    QApplication.processEvents()
    for found in section.findChildren(Button):
        if found.isVisibleTo(section):
            assert found.height() >= TARGET
            assert found.accessibleName()
    role = QAccessible.queryAccessibleInterface(section.result.frame).role()
    assert role == QAccessible.Role.Graphic


def test_it_follows_a_new_look(open_trials, tried_days, theme):
    section = open_trials(tried_days(1), trial(60), trial(5))
    theme.apply("contrast", 150)
    ground = section.result.plot.backgroundBrush().color().name()
    assert ground == theme.colours.surface.casefold()
    assert section.palette().color(QPalette.ColorRole.WindowText).name() == (
        theme.colours.ink.casefold()
    )


def test_the_page_opens_the_section_on_its_own_days(open_page, make_days, session, qtbot):
    page = open_page(make_days(100), trial(60))
    section = page.open_section("trials")
    qtbot.waitUntil(lambda: section.result.isVisibleTo(section))
    with qtbot.waitSignal(page.open_day):
        section.result.open_day.emit(TODAY)
    section.plan()
    section.form.change.setText("walk")
    section.form.start.click()
    qtbot.waitUntil(lambda: "Week 1 of 8" in shown_words(section))
    page.finish()
