"""Totals of paper forms: refused out of range, told as numbers, drawn as dots."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from dialdown.domain.records import HelpNumber, Score
from dialdown.domain.vocabulary import SCORE_RANGES
from dialdown.ui.learn.forms.score_trend import ScoreTrend
from dialdown.ui.learn.forms.scores import ScoresForm
from dialdown.ui.widgets.basics import Button

CHANCE, LARGER = "A change under 10 points may be chance.", "larger than usual re-test variation"


@pytest.fixture
def form(qtbot, session, theme) -> ScoresForm:
    made = ScoresForm(session, theme)
    made.resize(320, 900)
    qtbot.addWidget(made)
    made.show()
    made.activate()
    return made


def words(form) -> str:
    return " ".join(shown.text() for shown in form.findChildren(QLabel) if shown.isVisible())


def note(form, kind: str, total: str) -> None:
    form.add()
    form.form._form._chips[kind].click()
    form.form._total.setText(total)
    form.form.save()


def totals(session, kind: str, *noted: float, every: int = 40) -> None:
    last = session.today() - timedelta(days=30)
    session.save("totals", *(
        Score(form=kind, total=total, date=last - timedelta(days=every * (len(noted) - n)))
        for n, total in enumerate(noted)
    ))  # fmt: skip


@pytest.mark.parametrize("kind", SCORE_RANGES)
def test_both_ends_of_the_range_are_taken_and_beyond_is_refused_with_it(
    form, session, kind
) -> None:
    name, low, high = SCORE_RANGES[kind]
    for total in (low - 1, high + 1):
        note(form, kind, f"{total:g}")
        assert f"{name} totals go from {low:g} to {high:g}." in form.form.said.text()
        form.close_form()
    assert session.diary.records(Score) == []
    for total in (low, high):
        note(form, kind, f"{total:g}")
    assert {score.total for score in session.diary.records(Score)} == {low, high}


@pytest.mark.parametrize("typed", ["", "many", "1e3", "nan", "4,5", "1 000"])
def test_what_is_no_whole_number_is_refused_and_stays_typed(form, session, typed) -> None:
    note(form, "csi", typed)
    assert "0 to 100" in form.form.said.text()
    assert form.form._total.text() == typed
    assert session.diary.records(Score) == []


def test_the_mean_of_a_form_takes_a_decimal_with_comma_or_point(form, session) -> None:
    note(form, "peg", "6,3")
    assert session.diary.records(Score)[0].total == 6.3


def test_a_form_has_to_be_chosen_and_the_date_has_to_have_been(form, session) -> None:
    form.add()
    form.form._total.setText("4")
    form.form.save()
    assert "please choose one" in form.form.said.text()
    form.form._form._chips["phq2"].click()
    form.form._date.show_date(session.today() + timedelta(days=1))
    form.form.save()
    assert "still to come" in form.form.said.text()


@pytest.mark.parametrize(
    ("before", "newest", "said", "unsaid"),
    [
        (47, 44, CHANCE, LARGER), (40, 49, CHANCE, LARGER), (40, 40, "The same", LARGER),
        (40, 50, "10 higher", "chance"), (60, 44, "16 lower", "variation"),
        (60, 43, LARGER, "may be chance"),
    ],
)  # fmt: skip
def test_a_change_of_the_csi_is_told_as_far_as_it_can_be(
    form, session, before, newest, said, unsaid
) -> None:
    totals(session, "csi", before, newest)
    assert said in words(form)
    assert unsaid not in words(form)
    assert "whether you have central sensitization; your clinician" in words(form)


@pytest.mark.parametrize("kind", [kind for kind in SCORE_RANGES if kind != "csi"])
def test_a_change_of_any_other_form_is_a_number_and_no_verdict(form, session, kind) -> None:
    _name, low, high = SCORE_RANGES[kind]
    totals(session, kind, low, high)
    assert f"{high - low:g} higher than on" in words(form)
    for verdict in ("chance", "variation", "better", "worse", "normal", "severe"):
        assert verdict not in words(form)


def test_a_second_csi_within_four_weeks_is_remarked_on_and_kept(form, session) -> None:
    session.save("csi", Score(form="csi", total=40, date=session.today() - timedelta(days=27)))
    form.add()
    form.form._form._chips["csi"].click()
    assert "Once in four weeks is plenty" in words(form)
    form.form._date.show_date(session.today() - timedelta(days=40))
    assert "Once in four weeks" not in words(form)
    form.form._date.show_date(session.today())
    form.form._total.setText("41")
    form.form.save()
    assert len(session.diary.records(Score)) == 2
    assert "Once in four weeks is plenty" in words(form)


def test_help_with_mood_stands_with_every_total_alike(form, session, qtbot) -> None:
    session.save("number", HelpNumber(name="<b>Lee</b>", number="116 123"))
    form.add()
    for kind in SCORE_RANGES:
        form.form._form._chips[kind].click()
        wanted = kind in ("phq2", "gad2", "csi", "csi9")
        assert ("do not wait" in words(form)) is wanted, kind
    form.form._form._chips["phq2"].click()
    assert "<b>Lee</b>: 116 123" in words(form)
    form.close_form()
    assert "do not wait" not in words(form)
    totals(session, "phq2", 0)
    first = words(form)
    assert "do not wait" in first
    more = "If you feel low or worried: When to get help quickly"
    [found] = [b for b in form.findChildren(Button) if b.accessibleName() == more and b.isVisible()]
    with qtbot.waitSignal(form.article_asked) as asked:
        found.click()
    assert asked.args == ["when-to-get-help"]


def test_a_total_can_be_changed_deleted_and_brought_back(form, session) -> None:
    totals(session, "isi", 14)
    button = next(b for b in form.findChildren(Button) if b.text() == "Change")
    button.click()
    form.form._total.setText("15")
    form.form.save()
    assert [score.total for score in session.diary.records(Score)] == [15]
    next(b for b in form.findChildren(Button) if b.text() == "Change" and b.isVisible()).click()
    next(b for b in form.findChildren(Button) if b.text() == "Delete this total").click()
    assert session.diary.records(Score) == []
    assert session.undo().label.startswith("ISI total deleted")
    assert "15 of 28" in words(form)


def test_it_is_used_by_keys_alone(form, session, qtbot) -> None:
    form.start()
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Space)  # the first form, the CSI
    for _chip in SCORE_RANGES:
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(form.focusWidget(), "41")
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [(s.form, s.total) for s in session.diary.records(Score)] == [("csi", 41)]


def test_the_dots_stand_where_the_totals_are_and_are_told_in_words(qtbot, session, theme) -> None:
    today = session.today()
    found = [
        Score(form="csi", total=total, date=today - timedelta(days=ago))
        for total, ago in ((100, 30), (0, 0))
    ]
    trend = ScoreTrend(theme, found, today)
    qtbot.addWidget(trend)
    trend.resize(300, trend.sizeHint().height())
    first, last = (trend._place(score).toPoint() for score in found)
    assert first.x() < last.x()
    assert first.y() < last.y(), "more is higher"
    seen = trend.grab().toImage()
    for place in (first, last):
        assert seen.pixelColor(place) == QColor(theme.colours.accent)
    assert trend.accessibleName() == "CSI over time"
    assert "100 on" in trend.accessibleDescription()


def test_many_totals_of_one_day_and_a_single_one_are_fine(form, session) -> None:
    session.save("many", *(Score(form="dn4", total=n, date=session.today()) for n in range(5)))
    assert form.findChild(ScoreTrend).isVisible()
    form.findChild(ScoreTrend).grab()
    session.save("none", remove=session.diary.records(Score))
    assert "No total is noted yet." in words(form)
    totals(session, "pcs", 3)
    assert not [t for t in form.findChildren(ScoreTrend) if t.isVisible()]
