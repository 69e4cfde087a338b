"""The order of sections, what leaves the first page, the pages behind it, and large print."""

import os
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize

from dialdown import cli
from dialdown.domain.records import AboutMe, Question, Trial
from dialdown.summary import Chosen, SummarySource, build_summary, page_blocks
from dialdown.summary.chosen import APPENDIX, SECTIONS
from dialdown.summary.page import A4, LETTER, Pages, pdf_bytes
from dialdown.summary.page_fit import GONE, LEAVE, LESS, LIMITS
from dialdown.summary.page_ink import Type, load_font, printed_area
from dialdown.summary.page_layout import compose
from tests.summary.test_page import LONG, overfull, pages, words_of

LAST = date(2026, 11, 22)
FIRST = LAST - timedelta(days=90)
EVERYTHING = Chosen(off=frozenset(), appendix=frozenset(APPENDIX) - {"notes"}, name="Maria")

pytestmark = pytest.mark.usefixtures("qapp")


def page_of(days, records, chosen=EVERYTHING, first=FIRST):
    return build_summary(days, records, first, LAST, LAST, None, (), chosen)


def flat(words: str) -> str:
    return " ".join(words.split())


def test_sections_stand_in_the_chosen_order(diary_days, records, tmp_path):
    order = ("scores", "chart", "wants", "mentions", "tiles", "treatments")
    words = words_of(pdf_bytes(page_of(diary_days, records, Chosen().only(order))), tmp_path)
    heads = (
        "Scores from paper forms", "Pain by day", "What I want", "Things I want", "Average pain",
        "Amitriptyline",
    )  # fmt: skip
    found = [words.index(head) for head in heads]
    assert found == sorted(found)
    assert "Where" not in words


@pytest.mark.parametrize("section", SECTIONS)
def test_any_section_may_stand_alone_or_be_first(diary_days, records, section):
    told = replace(records, about=[AboutMe(id="cause", words="A fall.")])
    for chosen in (Chosen().only([section]), EVERYTHING.moved(section, -12)):
        assert (
            pages(pdf_bytes(page_of(diary_days, told, replace(chosen, appendix=frozenset())))) == 1
        )


@pytest.mark.parametrize("large", [False, True])
def test_without_an_appendix_it_is_one_side_and_with_one_it_is_all_there(
    diary_days, tmp_path, large
):
    chosen = replace(EVERYTHING, large=large)
    alone = page_of(diary_days, overfull(), replace(chosen, appendix=frozenset()))
    assert pages(pdf_bytes(alone, LETTER)) == 1
    pdf = pdf_bytes(page_of(diary_days, overfull(), chosen), LETTER)
    words = flat(words_of(pdf, tmp_path))
    numbers = re.findall(r"Appendix (\d+) of (\d+)", words)
    assert numbers == [(str(n), str(pages(pdf) - 1)) for n in range(1, pages(pdf))]
    assert f"with an appendix (pages: {pages(pdf) - 1})" in words
    assert words.count("All of it is in the appendix.") == 1
    assert all(f"Treatment {n} " in words for n in range(40))
    # Each long question is there to its end, though page one shows a line or two of it.
    assert words.count(flat(LONG)[-60:].strip()) >= 8


def test_the_appendix_is_named_and_dated_like_the_page(diary_days, records, tmp_path):
    pdf = pdf_bytes(page_of(diary_days, records))
    words = words_of(pdf, tmp_path)
    assert words.count("Maria") == pages(pdf)
    assert words.count("24 Aug – 22 Nov 2026 ·") == pages(pdf)


def test_a_part_of_the_appendix_that_was_not_ticked_is_not_printed(diary_days, records, tmp_path):
    for part, head in (("days", "List of days"), ("scores", "All scores"), ("charts", "Lowest")):
        chosen = Chosen(appendix=frozenset({"days", "scores", "charts"}) - {part}).only(["wants"])
        words = words_of(pdf_bytes(page_of(diary_days, records, chosen)), tmp_path)
        assert head not in words, part


def test_only_chosen_notes_are_printed_and_in_full(diary_days, records, tmp_path):
    noted = [day for day in diary_days if day.text("note") and day.date >= FIRST]
    long = noted[0].with_text("note", "All of it. " * 2000 + "The very end.")
    days = [long if day.date == long.date else day for day in diary_days]
    chosen = Chosen().with_note(long.date, True)
    pdf = pdf_bytes(page_of(days, records, chosen))
    words = flat(words_of(pdf, tmp_path))
    assert pages(pdf) > 3
    assert len(re.findall(r"\bAll\b", words)) == 2000  # a sentence may go on on the next page
    assert "The very end." in words
    assert "Private words" not in words


@pytest.mark.parametrize("paper", [A4, LETTER], ids=["a4", "letter"])
def test_large_print_has_fourteen_points_on_one_side(diary_days, records, paper):
    load_font()
    assert Type(large=True).body().pixelSize() == 140
    area = printed_area(paper)
    page = page_of(diary_days, records, Chosen(large=True))
    found = compose(page, area)
    assert found.height <= area.height()  # so it is not drawn smaller
    assert pages(pdf_bytes(page, paper)) == 1


def test_ten_years_of_days_and_nothing_at_all_have_pages(make_days, records):
    long = Pages(page_of(make_days(3650), records, first=LAST - timedelta(days=3649)))
    assert 40 < long.count < 80
    empty = page_of([], replace(records, scores=()), Chosen(appendix=frozenset({"days", "charts"})))
    assert Pages(empty).count >= 1


def test_an_appendix_with_nothing_in_it_is_not_spoken_of(diary_days, tmp_path):
    chosen = Chosen(appendix=frozenset({"rest"})).only(["tiles"])
    pdf = pdf_bytes(page_of(diary_days, replace(overfull(), anchors=()), chosen))
    assert pages(pdf) == 1
    assert "Page 1 of 1." in words_of(pdf, tmp_path)


def test_names_from_right_to_left_do_not_turn_the_pages_around(diary_days, tmp_path):
    records = replace(overfull(), questions=[Question(words="האם הכאב קשור לשינה?")])
    chosen = replace(EVERYTHING, name="مريم العربي", large=True)
    pdf = pdf_bytes(page_of(diary_days, records, chosen))
    words = words_of(pdf, tmp_path)
    assert "Appendix 1 of" in words
    assert "self-recorded" in words


def test_a_trial_that_ended_in_the_period_is_on_the_page(diary_days, records, tmp_path):
    blocks = ("with", "without", "without", "with")
    trial = Trial(change="No coffee after noon.", start=date(2026, 9, 1), blocks=blocks)
    over = replace(trial, change="Old one", start=date(2026, 6, 1))
    told = replace(records, trials=[trial, over])
    page = page_of(diary_days, told, Chosen())
    (line,) = page.treatments.trials
    words = "".join(piece.text for piece in line)
    assert words.startswith("No coffee after noon (1 Sep – 26 Oct 2026): Pain averaged ")
    assert "without the change" in words
    assert "Tried by myself: No coffee" in flat(words_of(pdf_bytes(page), tmp_path))


def test_every_step_of_showing_less_is_used():
    for block, limits in LIMITS.items():
        steps = LESS.count(block) + LEAVE.count(block)
        assert steps >= len(limits) - 1, block


@pytest.mark.parametrize("paper", [A4, LETTER], ids=["a4", "letter"])
def test_large_print_keeps_what_a_doctor_needs_first_and_names_what_it_left_out(
    demo, paper, tmp_path
):
    words = demo_in_large_print(demo(365), paper, tmp_path)
    for part in (
        "What I want from this visit", "Average pain", "Pain by day", "What went with pain",
        "Clear: ", "Treatments", "Duloxetine 30 mg", "Not noted: new weakness",
    ):  # fmt: skip
        assert part in words
    left_out = words.partition("Left out: ")[2].partition(". Pain 0 is none")[0]
    for name in ("Touch and feel", "Things I want to mention", "Scores from paper forms"):
        assert name in left_out
        assert words.count(name) == 1  # so it is nowhere else
    assert ("Where" in left_out) is (paper is LETTER)


def test_what_large_print_leaves_out_is_whole_in_the_appendix(diary_days, records, tmp_path):
    chosen = Chosen(large=True, appendix=frozenset({"rest"}))
    summary = SummarySource(diary_days, records, LAST).summary(chosen=chosen)
    assert {"chart", "marks"} <= set(Pages(summary).missing)
    words = flat(words_of(pdf_bytes(summary), tmp_path))
    first, _head, behind = words.partition("Appendix 1 of")
    for part in ("dark: < 6 h", "5 = “I stop what I am doing”"):
        assert part not in first
        assert part in behind


def demo_in_large_print(folder: Path, paper: QPageSize, tmp_path: Path) -> str:
    """The words of the one page about the made-up diary."""
    file = tmp_path / "large.pdf"
    size = "a4" if paper is A4 else "letter"
    before = os.umask(0o022)  # the command sets it for the whole process
    place = ["--data-dir", str(folder), "summary", str(file)]
    assert cli.main([*place, "--large", "--paper", size]) == 0
    os.umask(before)
    return flat(words_of(file.read_bytes(), tmp_path))


@pytest.mark.parametrize("block", ["patterns", "scores"])
def test_no_figure_loses_the_doubt_that_stands_behind_it(diary_days, records, block):
    """What is shown of patterns and scores is shown whole; fewer of them are shown instead."""
    load_font()
    chosen = Chosen(large=True).only([block])
    summary = SummarySource(diary_days, records, LAST).summary(chosen=chosen)
    for limit in LIMITS[block]:
        part = getattr(page_blocks, block)(summary, 2600.0, Type(large=True), limit)
        kept = len(getattr(summary, block)) <= limit.items
        assert limit == GONE or part.shortened is not kept, limit
