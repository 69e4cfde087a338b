"""What is recorded beside the days: saved as one step, refused in words, undone."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox

from dialdown.domain.records import (
    AboutMe,
    Anchor,
    Appointment,
    AsNeededDose,
    DoseStep,
    Flare,
    HelpNumber,
    Mention,
    Pause,
    Question,
    Treatment,
)
from dialdown.ui.records.emergency import emergency_number
from dialdown.ui.records.numbers import NumbersSection
from tests.ui.conftest import TODAY
from tests.ui.records.conftest import button, buttons, field, said

YESTERDAY = TODAY - timedelta(days=1)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def only(session, kind):
    found = session.diary.records(kind)
    assert len(found) == 1
    return found[0]


# ---------------------------------------------------------------------- flares
def test_a_flare_is_marked_and_ended_with_one_press_each(records, session) -> None:
    dialog = records("flares")
    assert QApplication.focusWidget().text() == "Started today"
    button(dialog, "Started yesterday").click()
    assert only(session, Flare).start == YESTERDAY
    assert only(session, Flare).end is None
    button(dialog, "Ended today").click()
    assert only(session, Flare).end == TODAY
    assert session.diary.next_undo().label == "Flare ended, 22 Nov"


def test_a_flare_can_be_marked_afterwards(records, session) -> None:
    dialog = records("flares")
    button(dialog, "Add a flare…").click()
    field(dialog, "Start").setText("3 Nov")
    button(dialog, "End: Still going on").click()
    field(dialog, "End").setText("9.11.")
    field(dialog, "Note").setPlainText("after the flu")
    button(dialog, "Save").click()
    flare = only(session, Flare)
    assert (flare.start, flare.end, flare.note) == (back(19), back(13), "after the flu")
    assert "3 Nov to 9 Nov" in said(dialog)


@pytest.mark.parametrize(
    ("start", "end", "words", "where"),
    [
        ("9 Nov 2026", "3 Nov 2026", "End: this is before the start", "End"),
        ("7 Nov 2026", "12 Nov 2026", "Start: There is a flare already: 5 Nov to 7 Nov", "Start"),
        ("23 Nov 2026", "23 Nov 2026", "Start: this day is still to come", "Start"),
        ("3 Nov 2026", "23 Nov 2026", "End: this day is still to come", "End"),
        ("03/04/2026", "9 Nov 2026", "Start: This can be read two ways", "Start"),
        ("", "9 Nov 2026", "Start: Please write a date", "Start"),
    ],
)
def test_b22_a_flare_that_cannot_be_is_refused_by_name_and_kept(
    records, session, start: str, end: str, words: str, where: str
) -> None:
    session.save("there", Flare(start=back(17), end=back(15)))
    dialog = records("flares")
    button(dialog, "Add a flare…").click()
    field(dialog, "Start").setText(start)
    button(dialog, "End: Still going on").click()
    field(dialog, "End").setText(end)
    button(dialog, "Save").click()
    assert words in said(dialog)
    assert QApplication.focusWidget() is field(dialog, where)
    assert len(session.diary.records(Flare)) == 1
    assert "invalid" not in said(dialog).lower()


def test_b24_a_deleted_flare_comes_back(records, session) -> None:
    session.save("there", Flare(start=back(17), end=back(15), note="kept"))
    before = session.diary.content_hash()
    dialog = records("flares")
    button(dialog, "Change the flare 5 Nov to 7 Nov").click()
    button(dialog, "Delete this flare").click()
    assert session.diary.records(Flare) == []
    button(dialog, "Undo").click()
    assert session.diary.content_hash() == before
    assert not button(dialog, "Undo").isEnabled(), "what was done before is not undone here"


def test_the_plan_stands_at_hand_in_a_flare(records, session) -> None:
    session.save("plan", AboutMe(id="flare_plan", words="Feet up"), Flare(start=back(2)))
    assert "My plan: Feet up" in said(records("flares"))


# ---------------------------------------------------------------------- treatments
def test_b28_a_treatment_needs_its_name_only(records, session, press) -> None:
    dialog = records("treatments")
    press(Qt.Key.Key_Return)
    press("Duloxetine", Qt.Key.Key_Return)
    button(dialog, "Save").click()
    made = only(session, Treatment)
    assert (made.name, made.treatment_class, made.start) == ("Duloxetine", "snri", TODAY)
    assert not made.as_needed
    assert made.end is None


def test_a_treatment_with_everything_is_one_step(records, session) -> None:
    dialog = records("treatments")
    button(dialog, "Add a treatment…").click()
    field(dialog, "Name").setText("Amitriptyline")
    button(dialog, "Kind, Other").click()
    button(dialog, "Kind: Tricyclic").click()
    field(dialog, "Since").setText("1 Oct")
    field(dialog, "Dose, in your words").setText("half a tablet")
    button(dialog, "More about this treatment").click()
    button(dialog, "Last day: Still using it").click()
    field(dialog, "Last day").setText("2026-11-01")
    for chip in ("Did it help?: Some", "Side effects: Sleepy", "Side effects: Dry mouth"):
        button(dialog, chip).click()
    field(dialog, "In my own words").setPlainText("Slept, but foggy")
    button(dialog, "Save").click()
    made = only(session, Treatment)
    assert (made.treatment_class, made.start, made.end) == ("tca", date(2026, 10, 1), back(21))
    assert (made.helped, made.side_effects) == ("some", ("sleepy", "dry_mouth"))
    assert made.verdict == "Slept, but foggy"
    assert only(session, DoseStep).dose == "half a tablet"
    session.undo()
    assert session.diary.records(Treatment) == session.diary.records(DoseStep) == []


def test_no_side_effects_and_one_side_effect_exclude_each_other(records, session) -> None:
    session.save("there", Treatment(name="Walk", start=back(9), side_effects=("sleepy",)))
    dialog = records("treatments")
    button(dialog, "Change Walk").click()
    button(dialog, "Side effects: None").click()
    button(dialog, "Save").click()
    assert only(session, Treatment).side_effects == ("none",)


def test_words_from_elsewhere_survive_a_change(records, session) -> None:
    old = Treatment(
        name="TENS", treatment_class="device", start=back(9), end=back(2), helped="a bit, at night",
        side_effects=("itchy patch", "sleepy"), verdict="fine",
    )  # fmt: skip
    session.save("there", old)
    dialog = records("treatments")
    button(dialog, "Change TENS").click()
    assert not dialog.section.is_pending
    button(dialog, "Save").click()
    kept = only(session, Treatment)
    assert (kept.helped, set(kept.side_effects)) == (old.helped, set(old.side_effects))
    assert (kept.end, kept.treatment_class) == (old.end, "device")


def test_doses_follow_each_other_by_date(records, session) -> None:
    pills = Treatment(name="Pills", start=back(60))
    first = DoseStep(treatment_id=pills.id, start=back(60), dose="one")
    session.save("there", pills, first)
    dialog = records("treatments")
    button(dialog, "Doses… of Pills").click()
    button(dialog, "Note a dose…").click()
    field(dialog, "Dose, in your words").setText("two")
    button(dialog, "Save").click()
    steps = session.diary.records(DoseStep)
    assert {(s.start, s.dose) for s in steps} == {(back(60), "one"), (TODAY, "two")}
    button(dialog, "Change two, 22 Nov").click()
    button(dialog, "Delete this dose").click()
    assert only(session, DoseStep).dose == "one"
    button(dialog, "Back to all treatments").click()
    assert "now one" in said(dialog)


def test_a_use_today_is_one_press_and_can_be_taken_back(records, session) -> None:
    plaster = Treatment(name="Plaster", start=back(60), as_needed=True)
    session.save("there", plaster)
    dialog = records("treatments")
    button(dialog, "Used today").click()
    assert only(session, AsNeededDose).date == TODAY
    assert "1 day of the last 30" in said(dialog)
    button(dialog, "Not used today").click()
    assert session.diary.records(AsNeededDose) == []
    button(dialog, "Uses… of Plaster").click()
    button(dialog, "Note a use…").click()
    field(dialog, "Used on").setText("yesterday")
    button(dialog, "Save").click()
    assert only(session, AsNeededDose).date == YESTERDAY


def test_a27_a_date_to_come_is_asked_about_once(records, session) -> None:
    dialog = records("treatments")
    button(dialog, "Add a treatment…").click()
    field(dialog, "Name").setText("Walk")
    field(dialog, "Since").setText("22 Nov 2062")
    button(dialog, "Save").click()
    assert "Since: is it really 22 November 2062?" in said(dialog)
    assert session.diary.records(Treatment) == []
    button(dialog, "Save").click()
    assert only(session, Treatment).start == date(2062, 11, 22)


def test_b24_a_deleted_treatment_comes_back_with_its_doses(records, session) -> None:
    pills = Treatment(name="Pills", start=back(60))
    session.save("there", pills, DoseStep(treatment_id=pills.id, start=back(60), dose="one"))
    before = session.diary.content_hash()
    dialog = records("treatments")
    button(dialog, "Change Pills").click()
    button(dialog, "Delete this treatment").click()
    assert session.diary.records(DoseStep) == []
    dialog._undo.undo()
    assert session.diary.content_hash() == before


# ---------------------------------------------------------------------- pauses
def test_tracking_is_paused_and_goes_on_with_one_press_each(records, session, clock) -> None:
    dialog = records("pauses")
    button(dialog, "Pause from today").click()
    assert only(session, Pause).start == TODAY
    clock.move(days=5)
    dialog.section.refresh()
    button(dialog, "Go on with tracking").click()
    assert only(session, Pause).end == TODAY + timedelta(days=4)
    assert "Tracking is on" in said(dialog)


def test_a_pause_of_no_day_leaves_nothing(records, session) -> None:
    dialog = records("pauses")
    button(dialog, "Pause from today").click()
    button(dialog, "Go on with tracking").click()
    assert session.diary.records(Pause) == []


def test_b22_pauses_do_not_overlap(records, session) -> None:
    session.save("there", Pause(start=TODAY, end=TODAY + timedelta(days=3)))
    dialog = records("pauses")
    button(dialog, "Add a pause…").click()
    button(dialog, "Save").click()
    assert "First day: there is a pause already" in said(dialog)
    assert len(session.diary.records(Pause)) == 1


# ---------------------------------------------------------------------- appointments
def test_questions_wait_for_the_next_visit_in_the_persons_order(records, session, press) -> None:
    dialog = records("appointments")
    edit = field(dialog, "A question, or something I want")
    edit.setFocus()
    press("Sleep", Qt.Key.Key_Return)
    edit = field(dialog, "A question, or something I want")
    edit.setFocus()
    press("Left hand", Qt.Key.Key_Return)
    button(dialog, "Move up: Left hand").click()
    asked = sorted(session.diary.records(Question), key=lambda q: q.position)
    assert [q.words for q in asked] == ["Left hand", "Sleep"]
    assert "1. Left hand" in said(dialog)
    button(dialog, "Add an appointment…").click()
    field(dialog, "Date").setText("28 Nov")
    field(dialog, "With whom").setText("Neurology")
    button(dialog, "Save").click()
    words = said(dialog)
    assert "Next: Neurology, Saturday 28 November" in words
    assert words.index("Next:") < words.index("1. Left hand")


def test_the_fourth_question_stands_apart_from_the_three_wants(records, session) -> None:
    session.save("there", *(Question(words=f"word {n}", position=n) for n in range(4)))
    words = said(records("appointments"))
    assert words.index("3. word 2") < words.index("Other questions") < words.index("4. word 3")


def test_a_question_keeps_its_words_when_it_cannot_be_saved(records, session, monkeypatch) -> None:
    dialog = records("appointments")
    monkeypatch.setattr(session, "save", lambda *_a, **_k: False)
    field(dialog, "A question, or something I want").setText("Sleep")
    button(dialog, "Add the question").click()
    assert field(dialog, "A question, or something I want").text() == "Sleep"
    assert dialog.section.is_pending


def test_an_empty_date_of_a_visit_is_asked_for(records, session) -> None:
    dialog = records("appointments")
    button(dialog, "Add an appointment…").click()
    button(dialog, "Save").click()
    assert "Date: Please write a date" in said(dialog)
    assert session.diary.records(Appointment) == []


# ---------------------------------------------------------------------- about the person
def test_anchors_are_kept_with_their_dates(records, session, clock) -> None:
    dialog = records("anchors")
    button(dialog, "Write them down…").click()
    field(dialog, "10 is, for me").setPlainText("the hospital")
    button(dialog, "Save").click()
    assert (only(session, Anchor).level, only(session, Anchor).date) == (10, TODAY)
    clock.move(days=91)
    dialog.section.refresh()
    assert "Do these still fit?" in said(dialog)
    button(dialog, "Change them…").click()
    field(dialog, "10 is, for me").setPlainText("the dentist")
    button(dialog, "Save").click()
    assert {a.words for a in session.diary.records(Anchor)} == {"the hospital", "the dentist"}
    words = said(dialog)
    assert "Do these still fit?" not in words
    assert words.index("10 = the dentist") < words.index("Before") < words.index("10 = the hosp")


def test_anchors_that_still_fit_are_asked_about_again_later(records, session, clock) -> None:
    session.save("there", Anchor(level=5, words="reading", date=TODAY))
    clock.move(days=120)
    dialog = records("anchors")
    button(dialog, "They are still right").click()
    assert len(session.diary.records(Anchor)) == 2
    assert "Do these still fit?" not in said(dialog)


def test_about_me_saves_itself_as_one_step(records, session, press) -> None:
    dialog = records("about")
    field(dialog, "Allergies").setFocus()
    press("pen")
    dialog.section.flush()
    press("icillin")
    dialog.section.flush()
    assert only(session, AboutMe) == AboutMe(id="allergies", words="penicillin")
    dialog._undo.undo()
    assert session.diary.records(AboutMe) == []
    assert field(dialog, "Allergies").toPlainText() == ""


def test_a_tick_to_mention_keeps_its_words(records, session) -> None:
    dialog = records("mentions")
    box = next(b for b in dialog.findChildren(QCheckBox) if b.text() == "Light touch hurts")
    box.click()
    field(dialog, "Light touch hurts, in my words").setPlainText("sheets")
    box.click()
    dialog.section.flush()
    assert only(session, Mention) == Mention(id="light_touch", noted=False, words="sheets")
    box.click()
    assert field(dialog, "Light touch hurts, in my words").toPlainText() == "sheets"


def test_help_numbers_are_the_persons_own(qtbot, session, theme, records) -> None:
    section = NumbersSection(session, theme, country="AT")
    qtbot.addWidget(section)
    section.activate()
    section.show()
    assert session.diary.records(HelpNumber) == [], "nothing is noted unasked"
    button(section, "Note it: 112 for emergencies").click()
    button(section, "Save").click()
    assert only(session, HelpNumber).number == "112"
    section.add()
    field(section, "Who").setText("Rosa")
    button(section, "Save").click()
    assert "Telephone number: please" in said(section)
    field(section, "Telephone number").setText("01632 960 117")
    button(section, "Save").click()
    button(section, "Move up: Rosa").click()
    ordered = sorted(session.diary.records(HelpNumber), key=lambda n: n.position)
    assert [n.name for n in ordered] == ["Rosa", "Emergency"]


def test_no_emergency_number_is_made_up(qtbot, session, theme) -> None:
    assert [emergency_number(c) for c in ("DE", "GB", "US", "AU")] == ["112", "999", "911", "000"]
    assert emergency_number("CH") == emergency_number("") == ""
    section = NumbersSection(session, theme, country="JP")
    qtbot.addWidget(section)
    section.activate()
    assert "Elsewhere please look it up" in said(section)
    assert not any("Note it" in b.text() for b in buttons(section))
