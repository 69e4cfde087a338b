"""Every number of the page worked out a second time, from the exported JSON alone.

`recount*.py` reads the file with json and counts in plain Python. Each phrase with a number that it
finds must stand on the page, and when all of them are taken away no digit may be left: a number
that nobody can account for fails the test as well as a wrong one.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path
from statistics import fmean

import pytest

from dialdown.domain.day import Day
from dialdown.domain.records import (
    AsNeededDose,
    OwnScale,
    Pause,
    Question,
    Record,
    Treatment,
    Trial,
)
from dialdown.domain.scales import Kind
from dialdown.exchange import write_json
from dialdown.exchange.demo import make_demo
from dialdown.summary import Chosen, Records, Summary, SummarySource, plain_text
from dialdown.summary.chosen import APPENDIX
from dialdown.summary.model import Appendix
from tests.summary import recount_behind, recount_care, recount_lines
from tests.summary.recount import Export, day_of, pain, ticked, value

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)
HOURS = OwnScale(id="hours", name="In bed by day", kind=Kind.DURATION)
YES = OwnScale(id="yes", name="Went out", kind=Kind.YES_NO, position=1)
ALL = Chosen(appendix=frozenset(APPENDIX))
TYPED = ("words", "name", "dose", "verdict", "helped", "change")


@dataclass(frozen=True)
class Case:
    """A page, and the file that its numbers must come from."""

    page: Summary
    behind: Appendix
    export: Export

    @property
    def text(self) -> str:
        return plain_text(self.page)

    @cached_property
    def phrases(self) -> list[str]:
        """Everything with a number that must stand on the page."""
        return [*recount_lines.everything(self.export), *recount_care.everything(self.export)]


def kept(records: Iterable[Record]) -> Records:
    every = list(records)
    return Records.read(lambda kind: [r for r in every if type(r) is kind])


def listed(records: Records) -> list[Record]:
    return [r for name in records.__slots__ for r in getattr(records, name)]


@pytest.fixture(scope="module")
def case(tmp_path_factory, make_days, records) -> Callable[..., Case]:
    """Makes a case of a diary and a period; each only once."""
    made: dict[tuple[object, ...], Case] = {}

    @cache
    def diary(name: str) -> tuple[list[Day], list[Record]]:
        if name == "everything":
            return with_everything(make_days(400)), more_records(records)
        days, found = make_demo(
            {"three days": 3, "a year": 365, "ten years": 3650}[name], 1, YESTERDAY
        )
        return days, found

    def make(name: str, first: date, last: date = TODAY) -> Case:
        if (name, first, last) not in made:
            days, found = diary(name)
            path: Path = tmp_path_factory.mktemp("export") / "diary.json"
            write_json(path, days, found)
            source = SummarySource(days, kept(found), TODAY)
            page, full = (source.summary(first, last, chosen) for chosen in (Chosen(), ALL))
            export = Export.read(path, first, last, TODAY)
            made[name, first, last] = Case(page, full.appendix, export)
        return made[name, first, last]

    return make


def with_everything(days: list[Day]) -> list[Day]:
    """The made-up days with imported ones, days without a time of writing, warnings and a gap."""
    last = days[-1].date
    changed = []
    for number, day in enumerate(days):
        if timedelta(days=20) < last - day.date < timedelta(days=26):
            continue
        if number % 17 == 0:
            day = replace(day, source="daylio", written_at=None)
        if number % 23 == 5:
            day = day.with_tick("warning:fall", True).with_tick("warning:new_area", True)
        if number % 7 == 3:
            day = day.with_value("own:hours", 30.0 * (number % 9), scale=HOURS.scale)
            day = day.with_value("own:yes", float(number % 2), scale=YES.scale)
        changed.append(day)
    return changed


def more_records(found: Records) -> list[Record]:
    """Those of the made-up diary and what it lacks: pauses, an as-needed treatment, trials."""
    cream = Treatment(id="cream", name="Cream 5 %", start=date(2026, 9, 30), as_needed=True)
    used = [
        AsNeededDose(treatment_id="cream", date=TODAY - timedelta(days=n % 40)) for n in range(50)
    ]
    trials = [
        Trial(change="Walk 20 minutes", start=date(2026, 9, 1), blocks=("with", "without") * 2),
        Trial(
            change="No coffee", start=date(2026, 10, 1), block_days=7,
            blocks=("without", "with"), ended=date(2026, 10, 9),
        ),
    ]  # fmt: skip
    pauses = [Pause(start=date(2026, 10, 29), end=date(2026, 10, 31))]
    questions = [Question(words="Is 300 mg too much, or 3 x 100?", position=9)]
    return [*listed(found), HOURS, YES, cream, *used, *trials, *pauses, *questions]


CASES = {
    "three days": ("three days", TODAY - timedelta(days=89), TODAY),
    "three days alone": ("three days", TODAY - timedelta(days=3), TODAY),
    "a year": ("a year", TODAY - timedelta(days=89), TODAY),
    "a new treatment": ("a year", date(2026, 4, 1), date(2026, 6, 30)),
    "by weeks": ("a year", TODAY - timedelta(days=365), TODAY),
    "ten years": ("ten years", TODAY - timedelta(days=89), TODAY),
    "by four weeks": ("ten years", TODAY - timedelta(days=3650), TODAY),
    "everything": ("everything", TODAY - timedelta(days=89), TODAY),
    "another period": ("everything", date(2026, 6, 1), date(2026, 8, 15)),
}


@pytest.fixture(params=CASES)
def one(request, case) -> Case:
    return case(*CASES[request.param])


def accounted_for(text: str, phrases: Iterable[str], export: Export) -> tuple[list[str], str]:
    """Phrases that are not on the page, and the page without those that are and typed words."""
    lacking = []
    for phrase in sorted(filter(None, phrases), key=len, reverse=True):
        text, found = re.subn(rf"(?<![\d.]){re.escape(phrase)}(?!\d)", "", text, count=1)
        lacking += [] if found else [phrase]
    return lacking, without_typed(text, export)


def without_typed(text: str, export: Export) -> str:
    """The text without what the person wrote, which may hold numbers of its own."""
    every = [
        row.get(name, "") for rows in export.records.values() for row in rows for name in TYPED
    ]
    typed = {" ".join(words.split()).rstrip(".") for words in every}
    for words in sorted((t for t in typed if re.search(r"\d", t)), key=len, reverse=True):
        text = text.replace(words, "")
    return text


def test_every_number_is_found_again_in_the_file_and_no_other_is_on_the_page(one):
    lacking, rest = accounted_for(one.text, one.phrases, one.export)
    assert lacking == []
    assert re.findall(r".*\d.*", rest) == []


def test_nor_is_any_in_the_appendix(one):
    page = replace(one.page, appendix=one.behind)
    phrases = [*one.phrases, *recount_behind.everything(one.export)]
    lacking, rest = accounted_for(plain_text(page), phrases, one.export)
    assert lacking == []
    assert re.findall(r".*\d.*", rest) == []


def test_every_point_of_the_chart_is_the_mean_of_its_days(one):
    chart, export = one.page.chart, one.export
    assert len(chart.points) == -(-export.length // chart.step)
    for point in chart.points:
        days = export.within(point.first, point.first + timedelta(days=chart.step - 1))
        days = [day for day in days if day_of(day["date"]) <= export.last]
        for shown, read in (
            (point.pain, pain),
            (point.sleep, lambda day: value(day, "sleep_hours")),
            (point.stress, lambda day: value(day, "stress")),
        ):
            found = [v for day in days if (v := read(day)) is not None]
            assert shown == (pytest.approx(fmean(found)) if found else None)


def test_every_share_of_the_body_map_is_counted_again(one):
    marked = [day for day in one.export.now if ticked(day, "region:")]
    assert one.page.body.days == len(marked)
    for share in one.page.body.shares:
        days = sum(f"{share.layer}:{share.region}" in ticked(day, "region:") for day in marked)
        assert (share.days, share.share) == (days, pytest.approx(days / len(marked)))
