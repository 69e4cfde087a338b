"""What goes out comes back: all of it as JSON, the day's columns as CSV."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialdown.domain import records as rec
from dialdown.domain.clock import Stamp
from dialdown.domain.day import Answer, Day, Moment
from dialdown.domain.scales import SCALES, Kind
from dialdown.domain.vocabulary import (
    QUALITIES,
    REGIONS,
    SCORE_RANGES,
    SENSITIVITIES,
    TAG_GROUPS,
    TREATMENT_CLASSES,
    WARNINGS,
)
from dialdown.exchange import merge, read, write_csv, write_json
from dialdown.storage import create_diary

few = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

MIN, MAX = datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2090-01-01")
dates = st.dates(date(1990, 1, 1), date(2090, 1, 1))
words = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=20) | st.sampled_from(
    [
        "=1+1",
        "'tis",
        "''",
        "@home",
        "+\n-",
        "\ttab",
        "a | b",
        '"',
        "ünï 👩‍🚀",
        "\u202eright to left",
    ]
)
ratings = st.integers(0, 100).map(lambda tenths: tenths / 10)
stamps = st.builds(
    lambda at, minutes, zone: Stamp(at.astimezone(timezone(timedelta(minutes=minutes))), zone),
    st.datetimes(MIN, MAX, timezones=st.just(UTC)),
    st.integers(-840, 840),
    st.sampled_from(["", "Europe/Berlin", "CET"]),
)
maybe_date = st.none() | dates
SCALE_ID, TAG_ID, TREATMENT_ID = "scale-1", "tag-1", "treatment-1"


@st.composite
def days(draw, when):
    """A day with some of everything."""
    day = Day(when, draw(stamps), draw(st.sampled_from(["typed", "daylio", "csv"])))
    for scale in draw(st.lists(st.sampled_from(SCALES), max_size=5, unique=True)):
        value = draw(ratings) if scale.kind is Kind.RATING else float(draw(st.integers(0, 1440)))
        day = day.with_value(scale.key, value, draw(st.none() | stamps))
    ticks = [f"tag:{k}" for group in TAG_GROUPS.values() for k in group]
    ticks += [f"tag:{TAG_ID}", *(f"quality:{k}" for k in QUALITIES)]
    ticks += [*(f"warning:{k}" for k in WARNINGS), *(f"none:{g}" for g in TAG_GROUPS)]
    for key in draw(st.lists(st.sampled_from(ticks), max_size=4, unique=True)):
        day = day.with_answer(Answer(key, 1.0))
    for region in draw(st.lists(st.sampled_from(REGIONS), max_size=3, unique=True)):
        day = day.with_answer(Answer(f"region:numb:{region}", draw(st.none() | ratings)))
    for key in draw(st.lists(st.sampled_from(list(SENSITIVITIES)), max_size=2, unique=True)):
        day = day.with_answer(Answer(f"touch:{key}", float(draw(st.integers(0, 2)))))
    if draw(st.booleans()):
        day = day.with_value(f"own:{SCALE_ID}", draw(ratings))
    day = day.with_text("note", draw(words)).with_text("good_thing", draw(words))
    for _ in range(draw(st.integers(0, 2))):
        regions = tuple(draw(st.lists(st.sampled_from(REGIONS), max_size=2)))
        day = day.with_moment(Moment(draw(stamps), draw(ratings), regions, draw(words)))
    if day.is_empty:
        day = day.with_value("pain", 0)
    return day


@st.composite
def diaries(draw):
    """Days and records as a diary could hold them."""
    every = [draw(days(when)) for when in draw(st.lists(dates, max_size=4, unique=True))]
    own = [
        rec.OwnScale(id=SCALE_ID, name=draw(words.filter(str.strip)), worse="high"),
        rec.OwnTag(id=TAG_ID, name=draw(words), group="helped", since=draw(dates)),
    ]
    treatment = rec.Treatment(
        id=TREATMENT_ID, name=draw(words), start=draw(dates), end=draw(maybe_date),
        treatment_class=draw(st.sampled_from(list(TREATMENT_CLASSES))),
        side_effects=tuple(draw(st.lists(words, max_size=2))),
    )  # fmt: skip
    form = draw(st.sampled_from(list(SCORE_RANGES)))
    others = [
        rec.ScaleChoice(id="pain_touch", position=3, hidden=True),
        rec.Flare(start=draw(dates), end=draw(maybe_date), note=draw(words)),
        rec.DoseStep(treatment_id=TREATMENT_ID, start=draw(dates), dose=draw(words)),
        rec.AsNeededDose(treatment_id=TREATMENT_ID, date=draw(dates), dose=draw(words)),
        rec.Trial(change=draw(words), start=draw(dates), blocks=("with", "without")),
        rec.Pause(start=draw(dates), end=draw(maybe_date)),
        rec.Score(form=form, total=draw(st.sampled_from(SCORE_RANGES[form][1:])), date=draw(dates)),
        rec.Anchor(level=5, words=draw(words), date=draw(dates)),
        rec.Mention(id="spread", noted=draw(st.booleans()), words=draw(words)),
        rec.Appointment(date=draw(dates), who=draw(words), note=draw(words)),
        rec.Question(words=draw(words), position=draw(st.integers(-5, 5))),
        rec.AboutMe(id="cause", words=draw(words)),
        rec.PlanPart(id="first", words=draw(words)),
        rec.HelpNumber(name=draw(words), number=draw(words)),
        rec.ImportedRow(id=f"daylio:{'a' * 64}", format="daylio", date=draw(dates)),
    ]
    chosen = draw(st.lists(st.sampled_from(others), unique_by=lambda r: type(r).__name__))
    return every, [*own, treatment, *chosen]


def everything(diary):
    records = [record for kind in rec.RECORD_TYPES for record in diary.records(kind)]
    return diary.days(), records


@few
@given(content=diaries())
def test_a37_json_into_an_empty_diary_gives_the_same_content_hash(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("pair")
    first, second = create_diary(folder / "a.db"), create_diary(folder / "b.db")
    every, records = content
    first.save("start", *records, *every)
    write_json(folder / "all.json", *everything(first))
    imported = read(folder / "all.json")
    assert list(imported.problems) == []
    second.save("import", *merge(imported, [], []).items)
    assert second.content_hash() == first.content_hash()
    assert second.unsound_days() == []
    assert merge(imported, *everything(second)).items == []
    first.close()
    second.close()


@few
@given(content=diaries())
def test_a35_the_columns_of_a_csv_come_back(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("csv") / "days.csv"
    every, records = content
    write_csv(path, every, records)
    imported = read(path, records)
    assert list(imported.problems) == []
    back = {day.date: day for day in merge(imported, [], records).days}
    for day in every:
        kept = {
            key: (answer.value, answer.text)
            for key, answer in day.answers.items()
            if not key.startswith(("region:", "quality:", "warning:", "good_thing"))
        }
        assert {
            key: (answer.value, answer.text)
            for key, answer in (back[day.date].answers.items() if day.date in back else ())
        } == kept
        if kept:
            assert (back[day.date].written_at, back[day.date].source) == (
                day.written_at,
                day.source,
            )


def test_a_treatment_that_is_not_in_the_file_is_named_not_saved(tmp_path, diary):
    step = rec.DoseStep(treatment_id="nowhere", start=date(2026, 1, 1), dose="30 mg")
    write_json(tmp_path / "all.json", [], [step])
    imported = read(tmp_path / "all.json")
    assert imported.records == ()
    assert "records.dose_step[0]" in str(next(iter(imported.problems)))


def test_values_that_no_diary_can_hold_are_named_one_by_one(tmp_path):
    day = Day(date(2026, 1, 1)).with_value("pain", 4)
    pain = day.answers["pain"]
    bad = [
        replace(pain, key="pain_worst", value=11.0, id="1"),
        replace(pain, key="weather", id="2"),
        replace(pain, key="touch:socks", value=7.0, id="3"),
        replace(pain, key="stress", value=None, id="4"),
        replace(pain, key="region:pain:tail", id="5"),
        replace(pain, key="mood"),
    ]
    for answer in bad:
        day = day.with_answer(answer)
    write_json(tmp_path / "all.json", [day], [])
    imported = read(tmp_path / "all.json")
    assert len(imported.problems) == len(bad)
    assert all("days[0].answers" in problem.field for problem in imported.problems)
    assert len(imported.days[0].answers) == 1


def test_the_file_says_what_it_is(tmp_path):
    write_json(tmp_path / "all.json", [], [], made_up=True)
    content = json.loads((tmp_path / "all.json").read_text())
    assert (content["format"], content["version"], content["made_up"]) == ("dialdown", 1, True)
    assert "made-up" in read(tmp_path / "all.json").notices[0]
