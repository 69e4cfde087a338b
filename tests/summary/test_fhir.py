"""The page as a FHIR document: valid by the published definitions, true to the diary, no notes."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from statistics import fmean

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from dialdown.demo import create_demo
from dialdown.domain.day import GOOD_THING, NOTE, Answer, Day
from dialdown.domain.records import (
    AboutMe,
    Anchor,
    Appointment,
    AsNeededDose,
    DoseStep,
    Flare,
    Mention,
    OwnScale,
    Question,
    Score,
    Treatment,
)
from dialdown.summary import Chosen, Records, build_summary
from dialdown.summary.chosen import SECTIONS
from dialdown.summary.fhir import document, write_fhir
from tests.summary.fhir_checks import narrative_words, read, resources

LAST = date(2026, 11, 22)
FIRST = LAST - timedelta(days=90)
LOINC = "http://loinc.org"
MARKUP = '</div><script>x</script> & "quoted" <b>'
DIRECTIONS = "מריה \u202e\u2066 ماريا"


def made(
    days: Sequence[Day], records: Records, first: date = FIRST, last: date = LAST, **chosen
) -> dict:
    """A document that passed every check."""
    summary = build_summary(days, records, first, last, LAST, chosen=Chosen(**chosen))
    return read(json.dumps(document(summary, days, records)))


def daily(found: dict, key: str) -> dict[str, float]:
    """Dates and values under a code."""
    return {
        r["effectiveDateTime"]: r["valueQuantity"]["value"]
        for r in resources(found, "Observation")
        if "effectiveDateTime" in r and r["code"]["coding"][0]["code"] == key
    }


def under(found: dict, key: str) -> dict:
    return next(r for r in resources(found, "Observation") if r["code"]["coding"][0]["code"] == key)


@pytest.fixture(scope="module")
def usual(diary_days, records) -> dict:
    return made(diary_days, records, name="Maria", born="3 May 1961")


# --- valid by the published definitions


def test_the_demo_diary_is_valid(tmp_path):
    diary = create_demo(tmp_path / "demo", 365, 1)
    days, records = diary.days(), Records.read(diary.records)
    diary.close()
    last = days[-1].date
    summary = build_summary(days, records, last - timedelta(days=89), last, last)
    write_fhir(tmp_path / "x.json", summary, days, records)
    found = read((tmp_path / "x.json").read_text(encoding="utf-8"))
    kinds = {r["resourceType"] for r in resources(found)}
    assert kinds == {
        "Composition", "Patient", "Observation", "MedicationStatement", "QuestionnaireResponse",
    }  # fmt: skip


@pytest.mark.parametrize("count", [0, 1, 3])
def test_few_days_or_none_are_valid(make_days, count):
    found = made(make_days(count), Records())
    assert len(daily(found, "72514-3")) == count
    assert "Patient" in {r["resourceType"] for r in resources(found)}


def test_ten_years_are_valid_and_of_a_known_size(make_days, records, tmp_path):
    days = make_days(3650)
    first = days[0].date
    summary = build_summary(days, records, first, LAST, LAST)
    write_fhir(tmp_path / "x.json", summary, days, records)
    assert 9_000_000 < (tmp_path / "x.json").stat().st_size < 12_000_000
    some = [day for day in days if day.date >= LAST - timedelta(days=800)]
    assert len(daily(made(some, records, LAST - timedelta(days=800)), "72514-3")) == len(
        [day for day in some if day.pain is not None]
    )


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("Observation", {"status": "certain"}),
        ("Observation", {"status": None}),
        ("Observation", {"code": None, "status": None}),
        ("Observation", {"effectiveDateTime": "22.11.2026"}),
        ("Observation", {"valueString": "7"}),
        ("Observation", {"painful": True}),
        ("Observation", {"subject": {"reference": "urn:uuid:nobody"}}),
        ("Patient", {"birthDate": "3 May 1961"}),
        ("Patient", {"name": "Maria"}),
        ("MedicationStatement", {"status": "taken"}),
        ("MedicationStatement", {"medicationCodeableConcept": None}),
        ("QuestionnaireResponse", {"status": "filled"}),
        ("QuestionnaireResponse", {"item": [{"text": "CSI"}]}),
        ("Composition", {"author": []}),
        ("Composition", {"type": None}),
    ],
)
def test_the_checks_see_what_is_wrong(usual, kind, change):
    broken = json.loads(json.dumps(usual))
    resources(broken, kind)[-1].update(change)
    resource = resources(broken, kind)[-1]
    for key in [key for key, value in resource.items() if value is None]:
        del resource[key]
    with pytest.raises((ValidationError, AssertionError, KeyError)):
        read(json.dumps(broken))


typed_text = st.text(max_size=60) | st.sampled_from([MARKUP, DIRECTIONS, "\x00\ufffe\ud800", " "])
moments = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(
    words=st.lists(typed_text, min_size=8, max_size=8),
    form=st.sampled_from(["snri", "movement", "unknown class", ""]),
    start=moments,
    end=st.none() | moments,
    steps=st.lists(moments, max_size=3),
    as_needed=st.booleans(),
)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_was_typed_the_document_is_valid(words, form, start, end, steps, as_needed):
    days = [Day(LAST).with_value("pain", 4).with_answer(Answer("own:x\n", 3.0))]
    treatment = Treatment(
        id="t", name=words[0], treatment_class=form, start=start, end=end, as_needed=as_needed,
        side_effects=(words[1],), helped=words[2], verdict=words[3],
    )  # fmt: skip
    records = Records(
        own_scales=[OwnScale(id="x\n", name=words[4], low_end=words[5], high_end=words[6])],
        treatments=[treatment],
        dose_steps=[DoseStep(treatment_id="t", start=at, dose=words[7]) for at in steps],
        questions=[Question(words=words[5])],
        mentions=[Mention(id="spread", words=words[6])],
        anchors=[Anchor(level=5, words=words[7], date=FIRST)],
    )
    summary = build_summary(
        days, records, FIRST, LAST, LAST, chosen=Chosen(name=words[0], born=words[1])
    )
    read(json.dumps(document(summary, days, records)))


def test_a33_typed_words_are_never_markup(tmp_path):
    days = [Day(LAST).with_value("pain", 5)]
    records = Records(
        treatments=[Treatment(id="t", name=MARKUP, treatment_class="snri", start=FIRST)],
        dose_steps=[DoseStep(treatment_id="t", start=FIRST, dose=MARKUP)],
        questions=[Question(words=MARKUP)],
    )
    found = made(days, records, name=MARKUP)
    assert narrative_words(found).count(MARKUP) == 4
    medicine = resources(found, "MedicationStatement")[0]
    assert medicine["medicationCodeableConcept"]["text"] == MARKUP
    assert medicine["dosage"][0]["text"] == MARKUP
    assert resources(found, "Patient")[0]["name"] == [{"text": MARKUP}]


# --- true to the diary


def test_daily_values_are_those_of_the_diary(usual, diary_days):
    days = [day for day in diary_days if FIRST <= day.date <= LAST]
    for key, code in [("pain_worst", "pain_worst"), ("sleep_hours", "93832-4"), ("stress",) * 2]:
        expected = {d.date.isoformat(): v for d in days if (v := d.value(key)) is not None}
        assert daily(usual, code) == expected
    assert daily(usual, "72514-3") == {d.date.isoformat(): d.pain for d in days}


def test_figures_of_the_period_are_worked_out_anew(usual, diary_days):
    days = [day for day in diary_days if FIRST <= day.date <= LAST]
    pain = [day.pain for day in days]
    assert under(usual, "period_pain")["valueQuantity"]["value"] == round(fmean(pain), 1)
    for key, ticks in [("high", [p >= 7 for p in pain]), ("low", [p <= 3 for p in pain])]:
        ratio = under(usual, f"period_{key}")["valueRatio"]
        assert ratio["numerator"]["value"] == sum(ticks)
        assert ratio["denominator"]["value"] == len(ticks)
    sleep = [v for day in days if (v := day.value("sleep_hours")) is not None]
    slept = under(usual, "period_sleep_hours")
    assert slept["valueQuantity"] | {"value": round(fmean(sleep))} == slept["valueQuantity"]
    assert slept["component"][0]["valueQuantity"]["value"] == len(sleep)
    buzz = [v for day in days if (v := day.value("own:buzz")) is not None]
    own = next(r for r in resources(usual, "Observation") if r["code"]["text"] == "Buzzing feet")
    assert own["valueQuantity"]["value"] == round(fmean(buzz), 1)


def test_places_are_counted_on_days_with_a_body_map(usual, diary_days):
    days = [d for d in diary_days if FIRST <= d.date <= LAST and d.ticked("region")]
    toes = next(
        r for r in resources(usual, "Observation")
        if r.get("bodySite") == {"text": "left toes"} and "days_pain" in json.dumps(r["code"])
    )  # fmt: skip
    ticked = sum("toes_left" in d.ticked("region:pain") for d in days)
    assert toes["valueRatio"]["numerator"]["value"] == ticked
    assert toes["valueRatio"]["denominator"]["value"] == len(days)


def test_only_codes_that_were_looked_up_are_called_loinc(usual):
    text = json.dumps(resources(usual))
    found = {
        coding["code"]
        for r in resources(usual)
        for coding in [*r.get("code", r.get("type", {})).get("coding", [])]
        if coding["system"] == LOINC
    }
    assert found <= {"51855-5", "72514-3", "93832-4", "55758-7"}
    assert text.count(LOINC) == sum(
        any(c["system"] == LOINC for c in r.get("code", r.get("type", {})).get("coding", []))
        for r in resources(usual)
    )


def test_late_imported_and_derived_answers_say_so(diary_days, records):
    days = [
        Day(LAST - timedelta(days=1), source="daylio").with_value("pain", 5),
        *[d for d in diary_days if d.pain_is_derived or d.promptness == "late"],
    ]
    days.sort(key=lambda day: day.date)
    found = made(days, Records())
    notes = {
        r["effectiveDateTime"]: [n["text"] for n in r.get("note", [])]
        for r in resources(found, "Observation")
        if r["code"]["coding"][0]["code"] == "72514-3"
    }
    for day in days:
        if day.date < FIRST:
            continue
        said = " ".join(notes[day.date.isoformat()])
        assert ("Written late." in said) == (day.promptness == "late")
        assert ("mean of the day" in said) == day.pain_is_derived
        assert ("Imported" in said) == (day.source == "daylio")


def test_medicines_have_their_doses_and_dates(usual):
    new, old = resources(usual, "MedicationStatement")
    assert new["medicationCodeableConcept"] == {"text": "Duloxetine"}
    assert (new["status"], old["status"]) == ("active", "completed")
    assert [(dose["text"], dose["timing"]["repeat"]["boundsPeriod"]) for dose in new["dosage"]] == [
        ("30 mg", {"start": "2026-10-19", "end": "2026-11-01"}),
        ("60 mg", {"start": "2026-11-02"}),
    ]
    assert old["effectivePeriod"] == {"start": "2026-02-03", "end": "2026-06-20"}
    assert "Too groggy" in old["note"][0]["text"]


def test_what_is_no_medicine_is_not_called_one_nor_a_procedure():
    records = Records(
        treatments=[
            Treatment(id="w", name="Walking", treatment_class="movement", start=FIRST),
            Treatment(
                id="p", name="Paracetamol", treatment_class="painkiller", start=FIRST,
                as_needed=True,
            ),
        ],
        dose_steps=[DoseStep(treatment_id="w", start=FIRST, dose="20 minutes")],
        as_needed_doses=[AsNeededDose(treatment_id="p", date=LAST)],
    )  # fmt: skip
    found = made([Day(LAST).with_value("pain", 5)], records)
    (medicine,) = resources(found, "MedicationStatement")
    assert medicine["dosage"] == [{"asNeededBoolean": True}]
    assert "used on 1 day of 91" in medicine["note"][0]["text"]
    walking = under(found, "treatment_movement")
    assert walking["valueString"] == "Walking"
    assert "20 minutes" in walking["note"][0]["text"]
    assert "Procedure" not in {r["resourceType"] for r in resources(found)}


def test_scores_are_totals_and_nothing_of_the_form():
    records = Records(
        scores=[
            *(Score(form="csi", total=t, date=LAST - timedelta(days=t)) for t in (52, 46, 40)),
            Score(form="phq2", total=2, date=LAST),
            Score(form="paindetect", total=-1, date=LAST),
        ]
    )
    found = made([], records)
    responses = resources(found, "QuestionnaireResponse")
    totals = [(r["authored"], r["item"][0]["answer"]) for r in responses]
    assert totals[:2] == [
        ("2026-10-07", [{"valueDecimal": 46}]), ("2026-10-13", [{"valueDecimal": 40}]),
    ]  # fmt: skip
    assert all(len(r["item"]) == 1 and "questionnaire" not in r for r in responses)
    phq = under(found, "55758-7")
    assert phq["valueQuantity"]["value"] == 2
    about = next(r for r in responses if r["item"][0]["text"].startswith("PHQ-2"))
    assert phq["derivedFrom"] == [{"reference": f"urn:uuid:{about['id']}"}]


def test_the_narrative_holds_what_the_page_says(usual):
    words = narrative_words(usual)
    for part in ("Maria", "Duloxetine", "CSI 46 of 100", "Not a diagnosis", "Is it worth seeing"):
        assert part in words
    sections = usual["entry"][0]["resource"]["section"]
    assert sections[0]["title"] == "What I want from this visit"
    assert usual["entry"][0]["resource"]["event"][0]["period"]["end"] == "2026-11-22"


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("3 May 1961", "1961-05-03"), ("1961-05-03", "1961-05-03"), ("03/05/1961", None),
        ("3 May", None), ("today", None), ("1961", None), ("3 May 2031", None), ("", None),
    ],
)  # fmt: skip
def test_a_birth_date_is_only_given_if_it_is_certain(typed, born):
    patient = resources(made([], Records(), born=typed), "Patient")[0]
    assert patient.get("birthDate") == born
    assert "identifier" not in patient


# --- private by default


def test_nothing_private_and_nothing_unticked_is_in_it():
    secret = "Unspoken words"
    days = [
        Day(LAST).with_value("pain", 5).with_value("mood", 2)
        .with_answer(Answer(NOTE, text=secret)).with_answer(Answer(GOOD_THING, text=secret))
    ]  # fmt: skip
    records = Records(
        flares=[Flare(start=FIRST, note=secret)],
        scores=[Score(form="csi", total=40, date=LAST, note=secret)],
        appointments=[Appointment(date=LAST, who=secret, note=secret)],
        about=[AboutMe(id="cause", words=secret)],
    )
    summary = build_summary(days, records, FIRST, LAST, LAST, chosen=Chosen())
    text = json.dumps(document(summary, days, records))
    assert secret not in text
    assert "mood" not in text.casefold()


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_that_is_off_leaves_nothing_behind(diary_days, records, section):
    every = Chosen(off=frozenset())
    about = Records(
        **{n: getattr(records, n) for n in Records.__dataclass_fields__ if n != "about"},
        about=[AboutMe(id="cause", words="Diabetes")],
    )
    counts = []
    for chosen in (every, every.with_section(section, on=False)):
        summary = build_summary(diary_days, about, FIRST, LAST, LAST, chosen=chosen)
        found = document(summary, diary_days, about)
        counts.append((len(found["entry"][0]["resource"]["section"]), len(found["entry"])))
    (sections, entries), (fewer_sections, fewer_entries) = counts
    assert fewer_sections == sections - (section != "patterns")
    told_only = ("wants", "patterns", "touch", "mentions", "questions", "about")
    assert fewer_entries == entries if section in told_only else fewer_entries < entries


def test_the_order_is_the_chosen_one(diary_days, records):
    chosen = Chosen().only(["scores", "chart"])
    summary = build_summary(diary_days, records, FIRST, LAST, LAST, chosen=chosen)
    found = document(summary, diary_days, records)
    titles = [s["title"] for s in found["entry"][0]["resource"]["section"]]
    assert titles[0] == "Scores from paper forms"
    assert titles[-1] == "Warnings"
    assert len(titles) == 3


def test_the_same_input_gives_the_same_file_for_its_owner_only(diary_days, records, tmp_path):
    for name in ("one.json", "two.json"):
        summary = build_summary(diary_days, records, FIRST, LAST, LAST)
        write_fhir(tmp_path / name, summary, diary_days, records)
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_two_people_never_share_an_identity(make_days):
    ids = [
        {r["id"] for r in resources(made(make_days(30), Records()))} for _person in ("one", "two")
    ]
    assert not ids[0] & ids[1]


def test_nothing_about_the_computer_is_in_it(usual, tmp_path, monkeypatch):
    monkeypatch.setenv("USER", "erika")
    text = json.dumps(usual)
    assert not any(word in text for word in ("erika", str(tmp_path.parent), "root", "/home"))


def test_a_folder_that_may_not_be_written_to_is_told(diary_days, records, tmp_path):
    summary = build_summary(diary_days, records, FIRST, LAST, LAST)
    with pytest.raises(OSError, match=r"No such file"):
        write_fhir(tmp_path / "none" / "x.json", summary, diary_days, records)
