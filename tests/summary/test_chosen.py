"""What was chosen for the page, what is kept of it, and what is said about what leaves."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialdown.domain.records import AboutMe
from dialdown.summary import Chosen, build_summary, leaving, plain_text
from dialdown.summary.chosen import APPENDIX, SECTIONS
from dialdown.summary.html import html_text
from dialdown.summary.model import Treatments

LAST = date(2026, 11, 22)
FIRST = LAST - timedelta(days=90)


@pytest.fixture(scope="module")
def page_of(diary_days, records):
    told = replace(records, about=[AboutMe(id="cause", words="After a fall in 2019.")])

    def make(chosen: Chosen):
        return build_summary(diary_days, told, FIRST, LAST, LAST, chosen=chosen)

    return make


def test_what_is_kept_comes_back_and_notes_and_person_do_not():
    chosen = Chosen(
        order=SECTIONS[::-1], off=frozenset({"scores"}), appendix=frozenset({"days", "notes"}),
        scales=("pain",), notes=(LAST,), paper="letter", large=True, name="Maria", born="1971",
    )  # fmt: skip
    plain = json.loads(json.dumps(chosen.to_plain()))
    assert "Maria" not in str(plain)
    assert "1971" not in str(plain)
    assert "2026" not in str(plain)
    assert plain["appendix"] == ["days"]
    expected = replace(chosen, appendix=frozenset({"days"}), notes=(), name="", born="")
    assert Chosen.from_plain(plain) == expected


@pytest.mark.parametrize(
    "plain",
    [
        None, 7, [], "x", {}, {"order": None}, {"order": [1, "nothing", None]}, {"off": "tiles"},
        {"paper": ["a4"]}, {"large": "yes"}, {"appendix": {"days": 1}}, {"scales": 3, "new": {}},
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_the_usual_instead(plain):
    assert Chosen.from_plain(plain) == Chosen()


def test_sections_that_another_version_does_not_know_take_their_place_at_the_end():
    kept = Chosen.from_plain({"order": ["chart", "chart", "later", "wants"], "off": ["later"]})
    assert kept.order[:2] == ("chart", "wants")
    assert sorted(kept.order) == sorted(SECTIONS)
    assert kept.off == frozenset()


def test_sections_are_moved_and_put_off_and_on():
    chosen = Chosen().moved("chart", -2).with_section("tiles", False)
    assert chosen.sections[:3] == ("wants", "chart", "own_scales")
    assert chosen.with_section("tiles", True).sections[2] == "tiles"
    assert Chosen().moved("wants", -5) == Chosen()
    assert Chosen().moved("about", 5) == Chosen()
    assert Chosen().only(["scores", "wants", "nothing"]).sections == ("scores", "wants")


def test_with_any_part_comes_what_did_not_fit():
    assert Chosen().parts == ()
    assert Chosen().with_part("days", True).parts == ("rest", "days")
    assert Chosen().with_part("notes", True).parts == ()
    assert Chosen().with_note(LAST, True).parts == ("rest", "notes")
    assert Chosen().with_note(LAST, True).with_note(LAST, False) == Chosen()


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_that_is_off_is_nowhere_in_the_summary(page_of, section):
    usual = Chosen().with_section("about", True)
    on, off = page_of(usual), page_of(usual.with_section(section, False))
    words = {"treatments": "Duloxetine", "about": "After a fall"}.get(section)
    for render in (plain_text, html_text):
        assert render(on) != render(off) or section == "patterns"
        assert words is None or (words in render(on) and words not in render(off))
    if section == "treatments":
        assert off.treatments == Treatments()
        assert off.chart.treatments == ()
    elif section == "body":
        assert not off.body.days
    elif section == "chart":
        assert not off.chart.points
    else:
        assert getattr(off, section) == ()


def test_notes_leave_only_one_by_one(page_of, diary_days):
    noted = [day.date for day in diary_days if day.text("note") and day.date >= FIRST]
    ticked = Chosen(appendix=frozenset(APPENDIX))
    assert page_of(ticked).appendix.notes == ()
    page = page_of(ticked.with_note(noted[1], True).with_note(date(1999, 1, 1), True))
    assert [note.date for note in page.appendix.notes] == [noted[1]]


def test_what_is_about_to_leave_is_said_in_words(page_of, diary_days):
    usual = leaving(page_of(Chosen()))
    pain = sum(day.pain is not None for day in diary_days if day.date >= FIRST)
    assert f"pain of {pain} days" in usual
    assert {"2 treatments", "4 wishes and questions", "2 scores", "1 flare"} <= set(usual)
    assert usual[-1] == "Not in it: notes, name, date of birth, about me"
    noted = [day.date for day in diary_days if day.text("note") and day.date.month == 11]
    chosen = Chosen(name="Maria", born="1971", appendix=frozenset({"days", "about"}))
    for when in noted[:3]:
        chosen = chosen.with_note(when, True)
    more = leaving(page_of(chosen))
    first, second, third = (when.day for when in noted[:3])
    assert f"3 notes, of {first}, {second} and {third} Nov 2026" in more
    assert {"your name", "your date of birth", "what you wrote about yourself"} <= set(more)
    assert any(entry.startswith("a list of ") for entry in more)
    assert more[-1] == "Nothing is left out"


def test_what_is_off_is_not_said_to_leave(page_of):
    said = leaving(page_of(Chosen().only(["wants"])))
    assert not [entry for entry in said if "pain" in entry or "treatment" in entry]
