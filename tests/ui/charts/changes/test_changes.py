"""Changes: treatments, periods, the last ninety days; numbers recomputed from the days."""

import math
import random
from datetime import date, timedelta
from statistics import fmean, median

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

from dialdown.domain.records import Appointment, Flare, OwnScale, Treatment
from dialdown.insights import (
    Settled,
    build_series,
    compare_periods,
    compare_treatment,
    find_high_spells,
    find_trend,
    scale_factor,
    sentence,
    standard_factors,
)
from dialdown.settings import Settings
from dialdown.ui.charts.changes.section import ChangesSection
from dialdown.ui.charts.changes.treatments_part import SETTLING_WEEKS
from dialdown.ui.charts.patterns_data import Patterns
from dialdown.ui.charts.reading import Reading
from dialdown.ui.charts.timeline_data import build_timeline
from dialdown.ui.widgets.basics import Button


def cells(part):
    """The table of a part, which is filled when it is shown."""
    part.show_table(True)
    model = part.table.model()
    rows, columns = range(model.rowCount()), range(model.columnCount())
    found = [[model.index(r, c).data() for c in columns] for r in rows]
    part.show_table(False)
    return found


def all_words(section):
    """Everything that is on screen, in tables, or spoken."""
    parts = [section.treatments, section.periods, section.recent]
    words = [label.text() for label in section.findChildren(QLabel)]
    for part in parts:
        words += [part.frame.accessibleDescription(), part.frame.accessibleName()]
        words += [cell for row in cells(part) for cell in row]
    return "\n".join(words)


def mean_of(days, first, last, key="pain"):
    """The plain mean and the number of days, from the days themselves."""
    found = [d.value(key) for d in days if first <= d.date <= last and d.value(key) is not None]
    return fmean(found), len(found)


def points(value):
    rounded = round(value, 1)
    return "0" if rounded == 0 else f"{rounded:+g}".replace("-", "−")


@pytest.fixture
def changed(make_day, today):
    """So many days, every ninth blank, pain lower by `drop` from `start` on."""

    def make(count=200, start=None, drop=0.0, **more):
        chance = random.Random(3)
        days = []
        for back in range(count - 1, -1, -1):
            when = today - timedelta(days=back)
            pain = 6 + chance.choice([-1, 0, 0, 1]) - (drop if start and when >= start else 0)
            if back % 9 != 4 or count < 10:
                values = {key: float(make_one(chance)) for key, make_one in more.items()}
                days.append(make_day(when, pain=min(max(pain, 0), 10), **values))
        return days

    return make


@pytest.fixture
def on_page(open_page):
    """The section on the page, which reads it anew after every change of the diary."""
    return lambda days, *records: open_page(days, *records).open_section("changes")


@pytest.fixture
def open_changes(qtbot, session, theme, today):
    """The section alone, shown, on these days and records; no patterns are worked out."""

    def make(days=(), *records):
        session.diary.save("test", *records)
        scales = session.diary.records(OwnScale)
        factors = {
            f.key: f for f in [*standard_factors(), *(scale_factor(s.scale) for s in scales)]
        }
        patterns = Patterns(build_series(days), factors, Settled((), None, 35))
        timeline = build_timeline(days, [own.scale for own in scales if not own.hidden])
        section = ChangesSection(session, theme, Settings())
        qtbot.addWidget(section)
        section.resize(960, 1200)
        section.show()
        section.show_reading(Reading(days, scales, [], timeline, patterns, today))
        return section

    return make


# ---------------------------------------------------------------------- every kind of diary
@pytest.mark.parametrize("count", [0, 1, 2, 3, 36, 365, 3650])
def test_every_age_of_a_diary_opens(open_changes, make_days, today, count):
    tablet = Treatment(name="Tablet", start=today - timedelta(days=min(count // 2, 60)))
    section = open_changes(make_days(count), tablet, Appointment(date=today - timedelta(40)))
    for button in (*section.treatments.settling.buttons(), *section.periods.which.buttons()):
        button.click()
    assert "nan" not in all_words(section).lower()
    section.show_table(True)
    assert not section.grab().isNull()
    section.show_table(False)
    assert not section.grab().isNull()


def test_the_page_opens_it_with_its_numbers(on_page, changed, today, qtbot):
    section = on_page(changed(120), Treatment(name="Tablet", start=today - timedelta(40)))
    qtbot.waitUntil(lambda: len(section.treatments.picture) == 1)
    assert section.treatments.reading.text().startswith("Tablet, since 13 Oct.")
    assert section.recent.sentence.text() == "Pain: no clear trend in the last 90 days."


def test_three_days_say_what_is_missing(open_changes, make_days, today):
    section = open_changes(make_days(3), Treatment(name="Tablet", start=today - timedelta(1)))
    assert "Not enough days yet: 25 more recorded days are needed." in (
        section.treatments.reading.text()
    )
    assert section.periods.sentence.text().startswith("Not enough days yet:")
    assert section.recent.sentence.text() == (
        "Not enough days yet: 25 more recorded days are needed."
    )


@pytest.mark.parametrize("pain", [0, 10])
def test_one_answer_for_ever_is_no_change(open_changes, make_day, today, pain):
    days = [make_day(today - timedelta(i), pain=pain) for i in range(200)]
    section = open_changes(days, Treatment(name="Tablet", start=today - timedelta(60)))
    words = "The answers are nearly always the same, so there is nothing to compare."
    assert words in section.treatments.reading.text()
    assert words in section.periods.sentence.text()
    assert words in section.recent.sentence.text()
    assert "nan" not in all_words(section).lower()


def test_a_gap_of_months_is_said_not_filled(open_changes, changed, today):
    days = [day for day in changed(400) if (today - day.date).days not in range(5, 130)]
    section = open_changes(days, Treatment(name="Tablet", start=today - timedelta(60)))
    assert "Not enough days yet" in section.treatments.reading.text()
    assert "Not enough days yet" in section.periods.sentence.text()
    assert "Not enough days yet" in section.recent.sentence.text()


def test_the_last_ninety_days_end_with_the_diary_and_say_so(open_changes, changed, today):
    days = [day for day in changed(400) if (today - day.date).days > 200]
    section = open_changes(days)
    last = today - timedelta(201)
    assert section.recent.about.text().endswith(f"to {last.day} May.")


# ---------------------------------------------------------------------- treatments
@pytest.mark.parametrize("weeks", SETTLING_WEEKS)
def test_a_treatment_has_the_means_of_its_days(open_changes, changed, today, weeks):
    start = today - timedelta(days=90)
    days = changed(300, start, 2.0)
    section = open_changes(days, Treatment(name="Tablet", start=start, verdict="Takes the top off"))
    section.treatments.settling.button(weeks).click()
    before, days_before = mean_of(days, start - timedelta(90), start - timedelta(1))
    settled = start + timedelta(weeks=weeks)
    after, days_after = mean_of(days, settled, settled + timedelta(29))
    if weeks:  # the engine counts thirty days from the start, after the settling time
        settled_end = start + timedelta(weeks=weeks, days=29)
        after, days_after = mean_of(days, settled, settled_end)
    change = compare_treatment(build_series(days), "pain", start, weeks * 7)
    (row,) = cells(section.treatments)
    assert row == [
        "Tablet", "24 Aug", "", f"{before:.1f}", str(days_before), f"{after:.1f}", str(days_after),
        points(change.difference), points(change.low), points(change.high), "Takes the top off",
        "other things may have changed too",
    ]  # fmt: skip
    words = section.treatments.reading.text()
    assert words.startswith("Tablet, since 24 Aug. Pain averaged")
    assert sentence(change) in words
    assert "Other things may have changed too." in words
    for number in (f"{before:.1f}", f"{after:.1f}", points(change.low), points(change.high)):
        assert number in section.treatments.frame.accessibleDescription()


def test_only_the_own_word_judges_a_treatment(open_changes, changed, today):
    start = today - timedelta(days=90)
    days = changed(300, start, 3.0)
    section = open_changes(days, Treatment(name="Tablet", start=start, verdict="Not for me"))
    words = section.treatments.reading.text()
    assert "In your words: “Not for me”" in words
    every = words + section.treatments.frame.accessibleDescription()
    every += str(cells(section.treatments))
    assert compare_treatment(build_series(days), "pain", start).verdict == "clearly lower"
    assert not any(word in every for word in ("clearly", "a little", "no clear change", "In words"))


def test_ups_and_downs_as_large_before_cannot_tell(open_changes, make_day, today):
    chance, start = random.Random(1), today - timedelta(days=40)
    level = dict.fromkeys(range(161, 191), 3) | dict.fromkeys(range(41), 4)
    days = [
        make_day(today - timedelta(back), pain=level.get(back, 8) + chance.choice([-1, 0, 0, 1]))
        for back in range(400)
    ]
    section = open_changes(days, Treatment(name="Tablet", start=start))
    change = compare_treatment(build_series(days), "pain", start)
    assert change.verdict == "too many ups and downs to tell"
    assert "too many ups and downs to tell" in section.treatments.frame.accessibleDescription()
    assert "so this cannot tell" in section.treatments.reading.text()
    assert cells(section.treatments)[0][-1] == "too many ups and downs to tell"
    assert "Hollow" in section.treatments.about.text()


def test_the_end_of_a_treatment_ends_its_days(open_changes, changed, today):
    start, end = today - timedelta(90), today - timedelta(72)
    days = changed(300, start, 2.0)
    section = open_changes(days, Treatment(name="Course", start=start, end=end))
    _after, count = mean_of(days, start, end)
    (row,) = cells(section.treatments)
    assert (row[2], row[6]) == ("11 Sept", str(count))


def test_which_treatments_are_compared(open_changes, changed, today):
    days = changed(200)
    section = open_changes(
        days,
        Treatment(name="Old", start=today - timedelta(500)),
        Treatment(name="First day", start=days[0].date),
        Treatment(name="To come", start=today + timedelta(5)),
        Treatment(name="When needed", start=today - timedelta(50), as_needed=True),
        Treatment(name="New", start=today - timedelta(2)),
        Treatment(name="Older", start=today - timedelta(100)),
    )
    rows = cells(section.treatments)
    assert [row[0] for row in rows] == ["New", "When needed", "Older"]
    assert rows[1][3:10] == [""] * 7
    assert rows[1][-1] == "As needed, so there is no before and after."
    assert "Not enough days yet" in rows[0][-1]
    assert section.treatments.about.text().count("2 treatments are not here") == 1


def test_no_treatment_is_said(open_changes, changed):
    section = open_changes(changed(100))
    assert section.treatments.sentence.text() == "No treatment started within your diary yet."
    assert not section.treatments.frame.isVisibleTo(section)


def test_own_words_stay_plain_and_nothing_is_cut(open_changes, changed, today):
    name = "<b>x</b>&" + "long" * 60
    section = open_changes(
        changed(200), Treatment(name=name, start=today - timedelta(60), verdict="<i>so</i> so & so")
    )
    assert "<i>so</i> so & so" in section.treatments.reading.text()
    for label in section.findChildren(QLabel):
        if label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText or not Qt.mightBeRichText(
                label.text()
            )
    picture = section.treatments.picture
    (box,) = picture._boxes()
    assert picture.height() > box.height() > 4 * picture.fontMetrics().height()


def test_rows_are_read_by_key_and_by_mouse(open_changes, changed, today, qtbot):
    days = changed(300)
    names = [Treatment(name=f"Thing {i}", start=today - timedelta(30 + 20 * i)) for i in range(4)]
    section = open_changes(days, *names)
    part = section.treatments
    assert part.at == 0
    for key, name in (
        (Qt.Key.Key_Down, "Thing 1"), (Qt.Key.Key_End, "Thing 3"), (Qt.Key.Key_Down, "Thing 3"),
        (Qt.Key.Key_Home, "Thing 0"), (Qt.Key.Key_Up, "Thing 0"),
    ):  # fmt: skip
        qtbot.keyClick(part.frame, key)
        assert part.reading.text().startswith(name)
    point = part.picture._boxes()[2].center()
    move = QMouseEvent(
        QEvent.Type.MouseMove, point, part.picture.mapToGlobal(point), Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(part.picture, move)
    assert part.reading.text().startswith("Thing 2")
    QApplication.sendEvent(part.picture, QEvent(QEvent.Type.Leave))
    assert part.reading.text().startswith("Thing 0")
    qtbot.mouseClick(part.picture, Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert part.at == 2


def test_the_pictures_are_graphics_with_names(open_changes, changed, today):
    section = open_changes(changed(200), Treatment(name="Tablet", start=today - timedelta(60)))
    for part in (section.treatments, section.periods, section.recent):
        spoken = QAccessible.queryAccessibleInterface(part.frame)
        assert spoken.role() == QAccessible.Role.Graphic
        assert spoken.text(QAccessible.Text.Name)
        assert part.sentence.text() in spoken.text(QAccessible.Text.Description)


# ---------------------------------------------------------------------- periods
OUTCOMES = {
    "pain_worst": "Worst pain", "sleep_quality": "Sleep quality", "stress": "Stress",
    "mood": "Mood", "function": "Did what mattered", "fatigue": "Tiredness",
    "brain_fog": "Foggy head",
}  # fmt: skip


def offered(section):
    return [action.text() for action in section.periods._menu.actions()]


def compare(section, name):
    next(a for a in section.periods._menu.actions() if a.text() == name).trigger()


def check_periods(section, days, earlier, later, key="pain", factors=None):
    """The sentence, the table and the drawn levels against the days."""
    before, days_before = mean_of(days, *earlier, key)
    after, days_after = mean_of(days, *later, key)
    change = compare_periods(build_series(days), key, earlier, later)
    part = section.periods
    assert part.sentence.text() == sentence(change, factors)
    assert f"averaged {before:.1f} before ({days_before} days)" in part.sentence.text()
    assert f"and {after:.1f} after ({days_after} days)" in part.sentence.text()
    assert "In words: " in part.sentence.text()
    rows = cells(part)
    assert [row[3] for row in rows[:2]] == [str(days_before), str(days_after)]
    assert rows[2][1] == (
        f"{points(change.difference)}, likely {points(change.low)} to {points(change.high)}"
    )
    assert rows[2][2] == change.verdict
    levels = [stretch.level for stretch in part.picture._picture.stretches]
    assert levels == [pytest.approx(before), pytest.approx(after)]
    assert len(part.picture) == len(rows) - 3 == days_before + days_after


@pytest.mark.parametrize("key", ["pain", *OUTCOMES])
def test_the_last_month_against_the_three_before(open_changes, changed, today, key):
    rating = dict.fromkeys(OUTCOMES, lambda chance: chance.randint(2, 8))
    days = changed(200, **rating)
    section = open_changes(days)
    if key != "pain":
        compare(section, OUTCOMES[key])
    month = today - timedelta(29)
    earlier = (month - timedelta(90), month - timedelta(1))
    check_periods(section, days, earlier, (month, today), key)
    assert section.periods.about.text() == "Before: 26 Jul to 23 Oct. After: 24 Oct to 22 Nov."


def test_sleep_is_compared_in_hours(open_changes, changed, today):
    days = changed(200, sleep_hours=lambda chance: chance.randint(20, 36) * 15)
    section = open_changes(days)
    compare(section, "Sleep")
    month = today - timedelta(29)
    minutes, _count = mean_of(days, month, today, "sleep_hours")
    assert f"and {minutes / 60:.1f} after" in section.periods.sentence.text()
    hours, rest = divmod(round(minutes), 60)
    assert cells(section.periods)[1][1] == f"{hours} h {rest:02} on average"


def test_own_scales_are_offered_where_they_fit(open_changes, changed, make_day, today):
    own = OwnScale(name="Grip & <b>hold</b>", worse="low")
    hidden = OwnScale(name="Hidden", hidden=True)
    counted = OwnScale(name="Steps", kind="count")
    days = []
    for day in changed(200):
        for scale in (own, hidden, counted):
            value = float(day.date.toordinal() * 7 % 9)
            day = day.with_value(scale.scale.key, value, scale=scale.scale)
        days.append(day)
    section = open_changes(days, own, hidden, counted)
    assert offered(section) == ["Pain", "Grip && <b>hold</b>"]
    compare(section, "Grip && <b>hold</b>")
    assert section.periods.sentence.text().startswith("“Grip & <b>hold</b>” averaged")
    assert section.periods.outcome.text() == "Compare: Grip && <b>hold</b>"
    month = today - timedelta(29)
    after, _count = mean_of(days, month, today, own.scale.key)
    assert f"and {after:.1f} after" in section.periods.sentence.text()


def test_what_was_never_noted_is_not_offered(open_changes, changed):
    assert offered(open_changes(changed(60))) == ["Pain"]


def test_since_the_last_visit_against_as_long_before(open_changes, changed, today):
    visit = today - timedelta(50)
    days = changed(300)
    section = open_changes(
        days,
        Appointment(date=visit),
        Appointment(date=visit - timedelta(60)),
        Appointment(date=today + timedelta(3)),
    )
    section.periods.since.click()
    assert section.periods.since.text() == "Since the visit on 3 Oct"
    earlier = (visit - timedelta(51), visit - timedelta(1))
    check_periods(section, days, earlier, (visit, today))


def test_without_a_visit_there_is_no_such_choice(on_page, changed, session, qtbot, today):
    visit = Appointment(date=today - timedelta(50))
    section = on_page(changed(200), visit)
    section.periods.since.click()
    session.save("gone", remove=[visit])
    qtbot.waitUntil(lambda: not section.periods.since.isVisibleTo(section))
    assert section.periods.month.isChecked()


def write_dates(section, *dates):
    section.periods.own.click()
    for field, words in zip(section.periods.typed.fields, dates, strict=True):
        field.line.setText(words)
        field.line.textEdited.emit(words)


def test_typed_dates_in_any_order(open_changes, changed, today):
    days = changed(300)
    section = open_changes(days)
    write_dates(section, "31/10/2026", "1 Oct 2026", "2026-06-30", "2026-06-01")
    june, october = (
        (date(2026, 6, 1), date(2026, 6, 30)),
        (date(2026, 10, 1), date(2026, 10, 31)),
    )
    check_periods(section, days, june, october)


def test_typed_dates_that_overlap_say_how_they_count(open_changes, changed):
    days = changed(300)
    section = open_changes(days)
    write_dates(section, "2026-06-01", "2026-07-15", "2026-07-01", "2026-07-31")
    assert "A day in both counts as after." in section.periods.about.text()
    check_periods(
        section, days, (date(2026, 6, 1), date(2026, 6, 30)), (date(2026, 7, 1), date(2026, 7, 31))
    )


@pytest.mark.parametrize("words", ["", "soon", "31 Feb 2026"])
def test_dates_that_cannot_be_read_wait(open_changes, changed, words):
    section = open_changes(changed(100))
    write_dates(section, "2026-09-01", "2026-09-20", words, "2026-10-20")
    assert section.periods.sentence.text() == "Type a first and a last day for both."
    assert not section.periods.frame.isVisibleTo(section)
    section.periods.month.click()
    assert section.periods.frame.isVisibleTo(section)


def test_dates_far_from_the_diary_are_not_enough(open_changes, changed):
    section = open_changes(changed(100))
    write_dates(section, "1990-01-01", "1990-02-01", "1950-01-01", "1951-01-02")
    assert section.periods.sentence.text().startswith("Not enough days yet")
    assert not section.grab().isNull()


def test_what_was_chosen_outlives_a_change_of_the_diary(
    on_page, changed, make_day, session, qtbot, today
):
    section = on_page(changed(200, stress=lambda chance: chance.randint(1, 9)))
    compare(section, "Stress")
    write_dates(section, "2026-08-01", "2026-08-31", "2026-09-01", "2026-09-30")
    before = section.periods.sentence.text()
    session.save("more", make_day(date(2026, 9, 12), pain=5, stress=10))
    qtbot.waitUntil(lambda: section.periods.sentence.text() != before)
    assert section.periods.sentence.text().startswith("Stress averaged")
    assert section.periods.typed.fields[0].read() == date(2026, 8, 1)


def test_days_are_read_by_key_and_by_mouse(open_changes, changed, qtbot, today):
    days = changed(200)
    section = open_changes(days)
    part = section.periods
    qtbot.keyClick(part.frame, Qt.Key.Key_End)
    assert part.reading.text() == f"22 Nov: Pain {days[-1].value('pain'):g}, after."
    qtbot.keyClick(part.frame, Qt.Key.Key_Left)
    assert part.reading.text() == f"21 Nov: Pain {days[-2].value('pain'):g}, after."
    qtbot.keyClick(part.frame, Qt.Key.Key_Home)
    first = next(d for d in days if d.date >= date(2026, 7, 26))
    assert part.reading.text() == f"{first.date.day} Jul: Pain {first.value('pain'):g}, before."
    view = part.picture.getViewBox()
    spot = view.mapViewToScene(QPointF(days[-5].date.toordinal(), 5))
    part.picture.scene().sigMouseMoved.emit(spot)
    assert part.reading.text().startswith(f"{days[-5].date.day} Nov: Pain {days[-5].pain:g}")
    part.picture.scene().sigMouseMoved.emit(QPointF(-50, -50))
    assert part.reading.text().startswith(f"{first.date.day} Jul")


def test_days_written_late_are_left_out(open_changes, changed, make_day, today):
    days = [d for d in changed(200) if (today - d.date).days not in (3, 4, 5)]
    late = [make_day(today - timedelta(back), later=9, pain=10) for back in (3, 4, 5)]
    section = open_changes([*days, *late])
    month = today - timedelta(29)
    after, count = mean_of(days, month, today)
    assert f"and {after:.1f} after ({count} days)" in section.periods.sentence.text()


# ---------------------------------------------------------------------- the last ninety days
def test_the_line_is_the_median_of_28_days(open_changes, make_day, today):
    chance = random.Random(2)
    days = [
        make_day(today - timedelta(back), pain=chance.randint(0, 10))
        for back in range(200)
        if back % 9 != 4
    ]
    section = open_changes(days)
    pain = {day.date: day.value("pain") for day in days}
    rows = cells(section.recent)
    assert len(rows) == 90
    for at, row in enumerate(rows):
        when = today - timedelta(89 - at)
        window = [pain[d] for i in range(28) if (d := when - timedelta(i)) in pain]
        noted = f"{pain[when]:g}" if when in pain else ""
        assert row[1:3] == [noted, f"{round(median(window), 1):g}"]
    line = section.recent.picture._picture.line
    assert [f"{round(value, 1):g}" for value in line] == [row[2] for row in rows]


def test_no_line_where_too_little_was_noted(open_changes, changed):
    section = open_changes(changed(12))
    line = section.recent.picture._picture.line
    assert math.isnan(line[0])
    assert [math.isfinite(value) for value in line].count(True) == 2


@pytest.mark.parametrize("slope", [0.0, 0.05, -0.05])
def test_the_trend_is_the_engines(open_changes, make_day, today, slope):
    chance = random.Random(5)
    days = [
        make_day(today - timedelta(back), pain=round(5 - slope * (back - 45) + chance.gauss(0, 1)))
        for back in range(89, -1, -1)
    ]
    section = open_changes(days)
    trend = find_trend(build_series(days))
    assert trend.stated == (slope != 0)
    assert section.recent.sentence.text() == sentence(trend)
    assert ("no clear trend" in section.recent.sentence.text()) == (slope == 0)


@pytest.fixture
def with_spell(changed, today):
    """Half a year around 6, and three days of 10."""
    high = [today - timedelta(back) for back in (20, 19, 18)]
    days = [day for day in changed(180) if day.date not in high]
    return days, high


def test_days_well_above_the_usual_open_and_are_not_called_flares(
    open_changes, with_spell, make_day, qtbot
):
    days, high = with_spell
    days += [make_day(when, pain=10) for when in high]
    section = open_changes(days)
    (spell,) = [s for s in find_high_spells(build_series(days)) if s.first == high[0]]
    words = section.recent.spells.findChildren(QLabel)[0].text()
    assert words == f"2 Nov to 4 Nov: {sentence(spell)}"
    assert "flare" not in words
    assert "flare" not in section.recent.frame.accessibleDescription()
    assert words in section.recent.frame.accessibleDescription()
    marked = [row[0] for row in cells(section.recent) if row[3]]
    assert marked == ["2 Nov", "3 Nov", "4 Nov"]
    buttons = section.recent.spells.findChildren(Button)
    with qtbot.waitSignal(section.open_day) as asked:
        next(b for b in buttons if b.text() == "Open 2 Nov").click()
    assert asked.args == [high[0]]


def test_a_person_may_mark_them_as_a_flare(on_page, with_spell, make_day, session, qtbot):
    days, high = with_spell
    section = on_page([*days, *(make_day(when, pain=10) for when in high)])

    def mark_button():
        found = section.recent.spells.findChildren(Button)
        return next((b for b in found if b.text() == "Mark as a flare"), None)

    mark_button().click()
    (flare,) = session.diary.records(Flare)
    assert (flare.start, flare.end) == (high[0], high[-1])
    qtbot.waitUntil(lambda: mark_button() is None)
    texts = [label.text() for label in section.recent.spells.findChildren(QLabel)]
    assert "You marked a flare here." in texts
    session.undo()
    qtbot.waitUntil(lambda: mark_button() is not None)
    assert not session.diary.records(Flare)


def test_a_quiet_time_has_no_hints(open_changes, changed):
    section = open_changes(changed(100))
    assert not section.recent.spells.isVisibleTo(section)


def test_the_table_takes_the_place_of_the_picture(open_changes, changed, today):
    section = open_changes(changed(200), Treatment(name="Tablet", start=today - timedelta(60)))
    for on in (True, False):
        section.show_table(on)
        for part in (section.treatments, section.periods, section.recent):
            assert part.table.isVisibleTo(section) is on
            assert part.frame.isVisibleTo(section) is not on


@pytest.mark.parametrize(("mode", "size"), [("dark", 200), ("contrast", 200), ("light", 100)])
def test_every_look_is_drawn_at_every_size(open_changes, changed, theme, today, mode, size):
    section = open_changes(
        changed(200), Treatment(name="Tablet", start=today - timedelta(60), verdict="good " * 20)
    )
    theme.apply(mode, size)
    QApplication.processEvents()
    assert not section.grab().isNull()
    picture = section.treatments.picture
    assert picture.height() >= picture._boxes()[-1].bottom()
    assert picture.mapTo(section, QPoint(picture.width(), 0)).x() <= section.width()
