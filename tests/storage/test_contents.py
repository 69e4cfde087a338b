"""What the diary can be asked: scales, tags, words, odd characters."""

from datetime import date, timedelta

import pytest

from dialdown.domain import records as r
from dialdown.domain.day import Day
from dialdown.domain.scales import SCALES, Kind
from dialdown.domain.vocabulary import HELPED
from dialdown.storage import open_diary

MONDAY = date(2026, 3, 9)
KEYS = [scale.key for scale in SCALES]


def test_scales_are_the_built_in_ones_until_something_is_chosen(diary):
    assert [scale.key for scale in diary.scales()] == KEYS
    assert diary.scale("pain").title == "Pain today"
    assert diary.scale("own:none") is None


def test_scales_follow_the_chosen_order_and_leave_out_hidden_ones(diary):
    choices = [r.ScaleChoice(id=key, position=n) for n, key in enumerate(reversed(KEYS))]
    choices[0] = r.ScaleChoice(id=KEYS[-1], position=0, hidden=True)
    diary.save("Choose", *choices)
    assert [scale.key for scale in diary.scales()] == list(reversed(KEYS))[1:]
    every = diary.scales(everything=True)
    assert [scale.key for scale in every] == list(reversed(KEYS))
    assert [scale.key for scale in every if scale.hidden] == [KEYS[-1]]
    assert diary.scale(KEYS[-1]).hidden


def test_own_scales_follow_in_their_order_and_say_whether_they_are_hidden(diary):
    tinnitus = r.OwnScale(name="Tinnitus", position=2, low_end="none", high_end="loud")
    steps = r.OwnScale(name="Steps", kind=Kind.COUNT, position=1, hidden=True)
    diary.save("Own scales", tinnitus, steps)
    own = diary.scales()[len(KEYS) :]
    assert [(s.title, s.kind, s.hidden) for s in own] == [
        ("Steps", "count", True),
        ("Tinnitus", "rating", False),
    ]
    assert [s.kind for s in own if s.kind is Kind(s.kind)] == [Kind.COUNT, Kind.RATING]
    scale = diary.scale(f"own:{tinnitus.id}")
    assert scale.ends == ("none", "loud")
    diary.save("Value", Day(MONDAY).with_value(scale.key, 3.5, scale=scale))
    assert diary.day(MONDAY).value(scale.key) == 3.5


def test_tags_of_a_group_hold_own_ones_last(diary):
    garden = r.OwnTag(name="Gardening", group="helped", since=MONDAY, position=1)
    nap = r.OwnTag(name="A nap", group="helped", since=MONDAY, position=1)
    gone = r.OwnTag(name="Gone", group="helped", since=MONDAY, hidden=True)
    other = r.OwnTag(name="Other", group="going_on", since=MONDAY)
    diary.save("Own tags", garden, nap, gone, other)
    tags = diary.tags("helped")
    assert list(tags) == [*HELPED, nap.id, garden.id]
    assert tags["warm_bath"] == "Warm bath"
    assert gone.id in diary.tags("helped", everything=True)


def test_an_own_tag_takes_none_of_these_away_and_the_other_way_round():
    group = ["an-id", *HELPED, "helped"]
    day = Day(MONDAY).with_tick("none:helped", True)
    ticked = day.with_tick("tag:an-id", True, group=group)
    assert set(ticked.answers) == {"tag:an-id"}
    assert ticked.tag("music", group) == 0
    none = ticked.with_tick("tag:music", True).with_tick("none:helped", True, group=group)
    assert set(none.answers) == {"none:helped"}


def test_count_and_has_days(diary, path, clock):
    assert (diary.count, diary.has_days) == (0, False)
    diary.save("Days", *[Day(MONDAY + timedelta(days=n)).with_value("pain", 1) for n in range(3)])
    assert (diary.count, diary.has_days) == (3, True)
    diary.close()
    again = open_diary(path, clock)
    assert again.count == 3
    again.days()
    again.undo()
    assert again.count == 0
    again.close()


def found(diary, text):
    return [day.date.day for day in diary.find(text)]


def test_find_looks_through_notes_good_things_and_tags(diary):
    own = r.OwnTag(name="Gärtnern", group="helped", since=MONDAY, hidden=True)
    days = [
        Day(date(2026, 3, 1)).with_text("note", "Café with Ana, then a long walk"),
        Day(date(2026, 3, 2)).with_text("good_thing", "CAFE\u0301 in the sun"),
        Day(date(2026, 3, 3)).with_tick("tag:warm_bath", True),
        Day(date(2026, 3, 4)).with_tick(f"tag:{own.id}", True),
        Day(date(2026, 3, 5)).with_text("note", "100 % tired_out"),
        Day(date(2026, 3, 6)).with_value("pain", 3),
    ]
    diary.save("Days", own, *days)
    assert found(diary, "cafe") == [1, 2]
    assert found(diary, " WALK ana ") == [1]
    assert found(diary, "walk sun") == []
    assert found(diary, "warm bath") == [3]
    assert found(diary, "gartnern") == [4]
    assert found(diary, "%") == [5]
    assert found(diary, "d_o") == [5]
    assert found(diary, "t_r") == []
    assert found(diary, "  ") == []


ODD = {
    "family": "👨‍👩‍👧‍👦 ok",
    "right to left": "שלום \u202eabc\u202c عربي",
    "composed": "é",
    "decomposed": "e\u0301",
    "tab and lines": "a\tb\nc",
    "beyond": "𝔘𝔫𝔦\U0010ffff",
    "markup": "<img src=file:///etc/passwd> <b>&amp; [x](file:)",
    "quotes": "'; DROP TABLE day; -- \" %s {0} ? :x",
    "line separators": "a\u2028b\u2029c",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_a32_odd_text_comes_back_as_it_was(diary, path, clock, text):
    diary.save(text, Day(MONDAY).with_text("note", text), r.Flare(start=MONDAY, note=text))
    diary.save(text, r.Treatment(name=text, start=MONDAY, side_effects=(text,)))
    diary.close()
    again = open_diary(path, clock)
    assert again.day(MONDAY).text("note") == text
    assert again.records(r.Flare)[0].note == text
    assert again.records(r.Treatment)[0].side_effects == (text,)
    assert again.next_undo().label == text
    assert again.is_sound
    again.undo()
    again.undo()
    again.close()


def test_a32_what_no_file_can_carry_is_replaced_visibly(diary):
    bad = "a\0b\ud800c\x07d"
    diary.save(bad, Day(MONDAY).with_text("note", bad), r.Flare(start=MONDAY, note=bad))
    diary.save(bad, r.Treatment(name=bad, start=MONDAY, side_effects=(bad,)))
    good = "a\ufffdb\ufffdc\ufffdd"
    assert diary.day(MONDAY).text("note") == good
    assert diary.records(r.Flare)[0].note == good
    assert diary.records(r.Treatment)[0].name == good
    assert diary.records(r.Treatment)[0].side_effects == (good,)
    assert diary.next_undo().label == good


def test_a31_a_note_of_three_million_letters_is_kept(quick):
    text = "long walk " * 300_000
    quick.save("Note", Day(MONDAY).with_text("note", text))
    assert quick.day(MONDAY).text("note") == text
    with pytest.raises(ValueError, match="too long by 2,000,000"):
        Day(MONDAY).with_text("note", text * 2)
