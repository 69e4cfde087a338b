"""What each piece says of a diary: counts that can be checked by hand."""

from datetime import date, timedelta

import pytest

from dialdown.domain.day import Answer, Day
from dialdown.domain.records import (
    Appointment,
    Flare,
    Mention,
    OwnTag,
    Pause,
    Question,
    Score,
    Treatment,
)
from dialdown.ui.learn.about import PIECES
from dialdown.ui.learn.about.model import Content, Notes, Strong
from dialdown.ui.learn.small_chart import SmallPicture

TODAY = date(2026, 11, 22)


def notes(*items: Day | object) -> Notes:
    days = sorted((i for i in items if isinstance(i, Day)), key=lambda day: day.date)
    return Notes(days, TODAY, lambda kind: [i for i in items if isinstance(i, kind)])


def day(ago: int, **values: float) -> Day:
    made = Day(TODAY - timedelta(days=ago))
    for key, value in {"pain": 5.0, **values}.items():
        made = made.with_answer(Answer(key.replace("__", ":"), value))
    return made


def said(slug: str, *items: Day | object) -> list[str]:
    content = PIECES[slug].say(notes(*items))
    assert isinstance(content, Content)
    parts = [part.words if isinstance(part, Strong) else part for part in content.parts]
    return [part for part in parts if isinstance(part, str)]


def ways(slug: str, *items: Day | object) -> list[tuple[str, str]]:
    return [(way.kind, way.target) for way in PIECES[slug].say(notes(*items)).ways]


@pytest.mark.parametrize("slug", PIECES)
@pytest.mark.parametrize("some", [(), (day(1),)], ids=["none", "one day"])
def test_every_piece_has_plain_words_for_hardly_anything(slug, some):
    content = PIECES[slug].say(notes(*some))
    if content is None:
        return
    assert content.title
    assert content.parts
    for words in said(slug, *some):
        assert words.strip()
        assert "!" not in words


def test_flares_are_counted_and_measured():
    flares = [
        Flare(start=date(2026, 3, 1), end=date(2026, 3, 2)),
        Flare(start=date(2026, 6, 1), end=date(2026, 6, 9)),
        Flare(start=date(2026, 11, 1), end=date(2026, 11, 4)),
        Flare(start=date(2026, 11, 20)),
    ]
    lines = said("flare-plan", day(1), *flares)
    assert lines == [
        "You have marked 4 flares. "
        "The shortest lasted 2 days, the longest 9 days, the middle one 4 days.",
        "since 20 Nov: 3 days so far",
        "1 Nov to 4 Nov: 4 days",
        "1 Jun to 9 Jun: 9 days",
        "1 Mar to 2 Mar: 2 days",
    ]
    assert ways("flare-plan", day(1), *flares) == [("timeline", ""), ("beside", "flares")]
    picture = PIECES["flare-plan"].say(notes(day(80), day(1), *flares)).parts[-1]
    assert isinstance(picture, SmallPicture)
    assert picture.spans == ((flares[3].start, TODAY), (flares[2].start, flares[2].end))


def test_without_days_there_is_no_way_to_a_chart():
    assert said("flare-plan") == ["No flare is marked yet. You can mark one afterwards too."]
    assert ways("flare-plan") == [("beside", "flares")]


def test_the_last_total_of_each_form_with_date_and_range():
    lines = said(
        "scores",
        Score(form="csi", total=41, date=date(2026, 8, 1)),
        Score(form="csi", total=46, date=date(2026, 10, 3)),
        Score(form="peg", total=5.3, date=date(2025, 10, 3)),
        Score(form="isi", total=5, date=TODAY + timedelta(days=1)),
    )
    assert lines == [
        "CSI: 46 on 3 Oct (range 0 to 100). Before that 41 on 1 Aug.",
        "PEG: 5.3 on 3 Oct 2025 (range 0 to 10).",
    ]


def test_touch_says_how_many_days_are_missing_then_what_was_felt_most():
    few = [day(ago, touch__socks=2) for ago in (1, 2, 3)]
    assert said("when-light-touch-hurts", *few)[0].startswith("Not enough days yet: 2 more days")
    old = day(90, touch__hug=2)
    more = [day(ago, touch__socks=1, touch__breeze=0) for ago in range(4, 9)]
    assert said("when-light-touch-hurts", old, *few, *more) == [
        "In the last 90 days you noted touch on 8 days.",
        "Most often unpleasant or painful",
        "Socks: 8 of 8 days tried, painful on 3",
    ]


def test_places_that_are_new_are_named_and_the_same_words_stand_with_them_always():
    first = day(200, region__pain__toes_left=5)
    assert said("pain-that-spreads", first, day(3, region__pain__toes_left=5)) == [
        "No new place in the last 90 days.",
        "Before that, you marked the body on 1 day.",
        "New area: tell your doctor soon.",
    ]
    spread = day(3, region__pain__toes_left=5, region__numb__palm_right=1)
    lines = said("pain-that-spreads", first, spread)
    assert lines == [
        "New in the last 90 days",
        "Numb: right palm since 19 Nov.",
        "Before that, you marked the body on 1 day.",
        "New area: tell your doctor soon.",
    ]
    assert ways("pain-that-spreads", spread)[0] == ("article", "when-to-get-help")
    assert "None can be told as new." in said("pain-that-spreads", spread)[0]


def test_numb_and_painful_places_are_set_apart():
    one = day(3, region__pain__toes_left=5, region__numb__toes_left=1, region__pain__palm_left=2)
    two = day(4, region__numb__heel_left=1)
    assert said("both-ends-count", one, two) == [
        "In the last 90 days you marked the body on 2 days.",
        "Pain and numbness: left toes.",
        "Pain only: left palm.",
        "Numb only: left heel.",
    ]


def test_treatments_of_the_kind_with_the_person_s_own_verdict():
    treatments = [
        Treatment(name="Old", treatment_class="tca", start=date(2025, 1, 1), end=date(2025, 2, 1)),
        Treatment(
            name="<b>New</b>", treatment_class="snri", start=date(2026, 5, 5), helped="some",
            verdict="takes the top off",
        ),
        Treatment(name="Mindfulness", treatment_class="talking", start=date(2026, 5, 5)),
    ]  # fmt: skip
    assert said("medicines", *treatments) == [
        "<b>New</b>", "since 5 May", "Did it help? Some", "In my own words: takes the top off",
        "Old", "1 Jan 2025 to 1 Feb 2025",
    ]  # fmt: skip
    assert said("talking-therapies", *treatments) == ["Mindfulness", "since 5 May"]
    assert said("food-and-supplements", *treatments) == ["Nothing of this kind is noted yet."]
    assert ("section", "changes") in ways("medicines", day(1), *treatments)


def test_noting_counts_days_answers_and_pauses():
    days = [day(ago, stress=3, mood=4) for ago in range(10)]
    pause = Pause(start=TODAY - timedelta(days=12), end=TODAY - timedelta(days=9))
    assert said("noting-without-feeding", *days, pause) == [
        "You noted 10 of the last 90 days.",
        "A usual day of yours has 3 answers.",
        "You paused on 3 days. Nothing is missing there.",
    ]


def test_the_next_visit_and_the_questions_that_wait():
    visit = Appointment(date=date(2026, 12, 3), who="Dr Lee")
    asked = [Question(words="A?"), Question(words="B?", appointment_id=visit.id)]
    assert said("talking-with-your-doctor", visit, *asked) == [
        "Next: Dr Lee, 3 December 2026",
        "2 questions are on your list.",
    ]
    assert said("talking-with-your-doctor", Question(words="A?"))[1].startswith("1 question is")


def test_what_is_ticked_and_what_was_good():
    ticks = [Mention(id="light_touch"), Mention(id="spread", noted=False)]
    assert said("how-it-is-judged", *ticks) == ["You have ticked 1 of 6.", "Light touch hurts"]
    own = OwnTag(name="Choir", group="helped", since=date(2026, 1, 1))
    days = [
        day(1, tag__music=1, tag__stress=1),
        day(2, tag__music=1, **{f"tag__{own.id}": 1}),
        day(120, tag__rest=1),
    ]
    assert said("company-calm-safety", own, *days) == [
        "What helped or was good, last 90 days",
        "Music: 2 days",
        "Choir: 1 day",
    ]
