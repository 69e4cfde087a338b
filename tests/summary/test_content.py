"""What the page says, counted anew from the days in the simplest way there is."""

from dataclasses import replace
from datetime import date, timedelta
from statistics import fmean

import pytest

from dialdown.domain.clock import Promptness
from dialdown.domain.day import Answer, Day
from dialdown.domain.records import AsNeededDose, OwnScale, Pause, Question, Score, Treatment
from dialdown.domain.scores import of_form
from dialdown.insights import Pattern, Settled
from dialdown.summary import Chosen, Records, build_summary, plain_text
from dialdown.summary.lines import box_lines
from dialdown.summary.words import plain

LAST = date(2026, 11, 22)
FIRST = LAST - timedelta(days=90)


@pytest.fixture(scope="module")
def page(diary_days, records):
    return build_summary(diary_days, records, FIRST, LAST, LAST)


def within(days, first, last):
    return [day for day in days if first <= day.date <= last]


def tile(page, key):
    return next(figure for figure in page.tiles if figure.key == key)


def test_the_data_box_counts_every_day_once(page, diary_days):
    found = within(diary_days, FIRST, LAST)
    box = page.box
    assert (box.total, box.recorded, box.blank) == (91, len(found), 91 - len(found))
    assert box.same_day + box.on_time + box.late + box.unknown == box.recorded
    assert box.late == sum(day.promptness is Promptness.LATE for day in found)


def test_the_data_box_tells_imported_days_unknown_times_and_gaps():
    days = [Day(LAST - timedelta(days=n), source="daylio").with_value("pain", 4) for n in (0, 1, 5)]
    page = build_summary(days, Records(), LAST - timedelta(days=9), LAST, LAST)
    assert box_lines(page.box) == (
        "3 of 10 days recorded",
        "3 time unknown · 3 imported",
        "7 blank · longest gap 4 days",
    )


def test_a_pause_is_no_gap():
    days = [Day(LAST).with_value("pain", 4)]
    pause = Pause(start=LAST - timedelta(days=5), end=LAST - timedelta(days=1))
    page = build_summary(days, Records(pauses=[pause]), LAST - timedelta(days=9), LAST, LAST)
    assert (page.box.paused, page.box.blank, page.box.longest_gap) == (5, 4, 4)


@pytest.mark.parametrize("which", ["now", "before"])
def test_tiles_are_the_plain_figures_of_their_period(page, diary_days, which):
    earlier = FIRST - timedelta(days=91), FIRST - timedelta(days=1)
    days = within(diary_days, *((FIRST, LAST) if which == "now" else earlier))
    pain = [day.pain for day in days if day.pain is not None]
    function = [day.value("function") for day in days if day.value("function") is not None]
    sleep = round(fmean(day.value("sleep_hours") for day in days))
    expected = {
        "pain": f"{fmean(pain):.1f}",
        "high": f"{sum(p >= 7 for p in pain)} of {len(pain)}",
        "low": f"{sum(p <= 3 for p in pain)} of {len(pain)}",
        "function": f"{fmean(function):.1f}",
        "sleep_hours": f"{sleep // 60} h {sleep % 60:02}",
    }
    shown = {t.key: t.value if which == "now" else t.before for t in page.tiles}
    assert shown == expected


def test_a_change_that_is_there_is_worded_and_has_a_direction():
    chance = [4, 5, 6, 5, 4, 6, 5, 3, 7, 5]
    days = [
        Day(LAST - timedelta(days=59 - n)).with_value("pain", chance[n % 10] + (3 if n < 30 else 0))
        for n in range(60)
    ]
    page = build_summary(days, Records(), LAST - timedelta(days=29), LAST, LAST)
    assert (tile(page, "pain").change, tile(page, "pain").direction) == ("clearly lower", -1)


def test_nothing_before_makes_no_change():
    days = [Day(LAST).with_value("pain", 7)]
    page = build_summary(days, Records(), FIRST, LAST, LAST)
    assert (tile(page, "pain").value, tile(page, "pain").before) == ("7.0", "")
    assert tile(page, "pain").change == ""
    assert tile(page, "function").value == ""


def test_own_scales_stand_on_the_page(page, diary_days):
    values = [day.value("own:buzz") for day in within(diary_days, FIRST, LAST)]
    (figure,) = page.own_scales
    assert (figure.label, figure.value) == ("Buzzing feet", f"{fmean(values):.1f}")


def test_blank_days_are_gaps_in_the_chart_and_moments_are_marked(page, diary_days):
    by_date = {day.date: day for day in diary_days}
    assert len(page.chart.points) == 91
    for point in page.chart.points:
        day = by_date.get(point.first)
        assert point.pain == (day.pain if day else None)
        assert point.derived == bool(day and day.pain_is_derived)
    assert any(point.derived for point in page.chart.points)


@pytest.mark.parametrize(("length", "step"), [(30, 1), (190, 1), (365, 7), (3650, 28)])
def test_long_periods_are_drawn_in_weeks_or_four_weeks(make_days, length, step):
    page = build_summary(
        make_days(length), Records(), LAST - timedelta(days=length - 1), LAST, LAST
    )
    assert page.chart.step == step
    assert len(page.chart.points) == -(-length // step)


def test_b19_the_chart_in_words_equals_the_days(page, diary_days):
    pain = sorted(d.pain for d in within(diary_days, FIRST, LAST) if d.pain is not None)
    assert f"Pain on {len(pain)} days, 24 Aug – 22 Nov 2026." in page.chart.text
    assert f"Lowest {pain[0]:.1f}, highest {pain[-1]:.1f}" in page.chart.text


def test_body_shares_count_only_days_with_a_body_map(page, diary_days):
    marked = [day for day in within(diary_days, FIRST, LAST) if day.ticked("region")]
    share = next(s for s in page.body.shares if (s.layer, s.region) == ("pain", "toes_left"))
    assert share.days == sum("pain:toes_left" in day.ticked("region") for day in marked)
    assert share.share == pytest.approx(share.days / len(marked))


def test_a_new_region_is_named_with_its_first_day(page, diary_days):
    first = next(d.date for d in diary_days if "pain:fingers_left" in d.ticked("region"))
    words = " ".join(plain(line) for line in page.body.words)
    assert f"New in this period: left fingers since {first.day} Sep" in words


def test_no_region_is_new_without_an_earlier_body_map():
    days = [Day(LAST).with_tick("region:pain:toes_left", True, None)]
    page = build_summary(days, Records(), FIRST, LAST, LAST)
    assert "New" not in " ".join(plain(line) for line in page.body.words)


def test_touch_is_counted_of_the_days_it_was_tried():
    days = [
        Day(LAST - timedelta(days=n)).with_tick("touch:socks", True, value)
        for n, value in enumerate((2.0, 0.0, 2.0, 1.0))
    ]
    page = build_summary(days, Records(), FIRST, LAST, LAST)
    assert [plain(line) for line in page.touch] == ["Touch that hurt, of days tried: socks 2 of 4."]


def test_treatments_show_doses_side_effects_and_own_words(page):
    (row,) = page.treatments.rows
    assert plain(row.name) == "Duloxetine 30 mg, then 60 mg."
    assert plain(row.when) == "From 19 Oct. Dose changed 2 Nov."
    assert plain(row.felt) == ("Side effects: dry mouth, sleepy. In my words: “Takes the edge off”")
    assert "Other things may have changed too." in plain(row.compared)
    assert "Amitriptyline 10 mg (3 Feb – 20 Jun 2026)" in plain(page.treatments.earlier[0])


def test_use_is_counted_only_for_as_needed_treatments(diary_days):
    used = [LAST, LAST, LAST - timedelta(days=3), FIRST - timedelta(days=1)]
    records = Records(
        treatments=[
            Treatment(id="a", name="Cream", start=FIRST, as_needed=True),
            Treatment(id="b", name="Tablet", start=FIRST),
        ],
        as_needed_doses=[AsNeededDose(treatment_id=t, date=d) for t in "ab" for d in used],
    )
    page = build_summary(diary_days, records, FIRST, LAST, LAST)
    words = {plain(row.name): plain(row.when) for row in page.treatments.rows}
    assert words["Cream."].endswith("As needed: used on 2 days of 91.")
    assert "used" not in words["Tablet."]


def pattern(factor, verdict, p=0.001):
    return Pattern(factor, "pain", 0, 80, 0.5, 0.2, 0.8, 0.4, 0.2, 0.6, p, p, verdict, 0, "",
                   None, 1.8)  # fmt: skip


def test_at_most_three_patterns_and_only_clear_or_possible_ones(diary_days, records):
    found = (
        pattern("mood", "possible"),
        pattern("stress", "clear"),
        pattern("fatigue", "possible", 0.1),
        pattern("brain_fog", "no pattern seen"),
        pattern("function", "possible", 0.2),
    )
    settled = Settled(found, LAST, 10)
    page = build_summary(diary_days, records, FIRST, LAST, LAST, settled)
    words = [plain(line) for line in page.patterns]
    assert [w.partition(":")[0] for w in words] == ["Clear", "Possible", "Possible"]
    assert "cause" in page.patterns_rule


def test_no_pattern_is_said_as_readily(diary_days, records):
    settled = Settled((pattern("mood", "no pattern seen"),), LAST, 10)
    page = build_summary(diary_days, records, FIRST, LAST, LAST, settled)
    assert plain(page.patterns[0]) == "1 thing was looked at. It showed no clear pattern."


def test_scores_stand_beside_their_published_reference(page):
    csi = plain(page.scores[0])
    assert csi.startswith("CSI 46 of 100 on 3 Oct (52 on 1 Jun). Published research uses 40")
    assert "It cannot show central sensitization by itself." in csi


@pytest.mark.parametrize("ids", ["ab", "ba"])
def test_of_two_totals_of_one_date_the_newest_is_the_one_that_learn_shows(diary_days, records, ids):
    when = date(2026, 10, 3)
    totals = {"a": 44, "b": 51}
    scores = [Score(id=i, form="csi", total=totals[i], date=when) for i in ids]
    chosen = Chosen(appendix=frozenset({"scores"}))
    told = replace(records, scores=scores)
    page = build_summary(diary_days, told, FIRST, LAST, LAST, chosen=chosen)
    assert of_form(scores, "csi")[-1].total == 51
    assert plain(page.scores[0]).startswith("CSI 51 of 100 on 3 Oct (44 on 3 Oct).")
    assert [total for _day, total in page.appendix.scores[0].rows] == ["51 of 100", "44 of 100"]


def test_the_first_three_questions_are_what_the_person_wants(page):
    assert [plain(line) for line in page.wants] == [
        "Could central sensitization be part of my pain?",
        "Is it worth seeing a pain psychologist?",
        "Stay on 60 mg?",
    ]
    assert [plain(line) for line in page.questions] == ["Do I need new blood tests?"]


def test_questions_of_an_appointment_that_is_over_are_left_out(diary_days, records):
    over = replace(records, questions=[Question(words="Old one", appointment_id="gone")])
    assert not build_summary(diary_days, over, FIRST, LAST, LAST).wants


def test_warnings_are_named_or_said_not_to_be_noted(diary_days, records):
    none = build_summary(diary_days, records, FIRST, LAST, LAST).warnings
    assert plain(none).startswith("Not noted: new weakness")
    fell = [*diary_days[:-1], diary_days[-1].with_tick("warning:fall", True)]
    some = build_summary(fell, records, FIRST, LAST, LAST).warnings
    assert plain(some) == "Warnings noted: a fall on 22 Nov."


def test_a_note_is_never_on_the_page(diary_days, records):
    days = [day.with_text("note", "secret").with_text("good_thing", "secret") for day in diary_days]
    page = build_summary(days, records, FIRST, LAST, LAST)
    assert "secret" not in repr(page)
    assert "secret" not in plain_text(page)


def test_a_period_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="ends before"):
        build_summary([], Records(), LAST, FIRST, LAST)


def test_the_very_first_date_does_no_harm():
    page = build_summary([], Records(), date.min, date.min, LAST)
    assert page.box.recorded == 0


def test_a_yes_or_no_scale_is_counted_in_days():
    days = [
        Day(LAST - timedelta(days=n)).with_answer(Answer("own:walk", float(n % 2)))
        for n in range(10)
    ]
    scale = OwnScale(id="walk", name="Walked", kind="yes_no")
    page = build_summary(days, Records(own_scales=[scale]), FIRST, LAST, LAST)
    assert page.own_scales[0].value == "5 of 10"
