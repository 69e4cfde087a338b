"""Forms beside their articles: kept, saved, reached; the ticks of things to mention."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dialdown.domain.records import Mention, PlanPart, Score
from dialdown.learn import load_library
from dialdown.ui.learn.forms import FORMS, PLAN
from dialdown.ui.learn.forms.place import FormPlace
from dialdown.ui.widgets.tick_box import TickBox


@pytest.fixture
def place(qtbot, session, theme) -> FormPlace:
    made = FormPlace(session, theme)
    made.resize(300, 900)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_form_stands_beside_an_article_that_is_there() -> None:
    library = load_library(language="en")
    assert all(library.article(slug) for slug in FORMS)


def test_an_article_without_a_form_has_none(place) -> None:
    place.show_for("sleep-and-pain")
    assert place.form is None
    assert not place.isVisible()


def test_going_on_to_another_article_saves_and_keeps_what_is_half_typed(
    place, session, qtbot
) -> None:
    place.show_for(PLAN)
    qtbot.keyClicks(place.form.edits["first"], "Sit down")
    place.show_for("scores")
    assert session.diary.records(PlanPart) == [PlanPart(id="first", words="Sit down")]
    place.form.add()
    place.form.form._total.setText("4")
    place.show_for("sleep-and-pain")
    assert place.is_pending
    place.show_for("scores")
    assert place.form.form._total.text() == "4"
    assert session.diary.records(Score) == []
    place.form.close_form()
    assert not place.is_pending


def test_what_changes_elsewhere_shows_when_the_form_is_seen_again(place, session) -> None:
    place.show_for(PLAN)
    place.show_for("sleep-and-pain")
    session.save("plan", PlanPart(id="keep", words="Wash"))
    place.show_for(PLAN)
    assert place.form.edits["keep"].toPlainText() == "Wash"


def test_ticks_are_the_same_as_beside_the_days_and_say_where_they_go(place, session, qtbot) -> None:
    session.save("x", Mention(id="spread", words="left hand"))
    place.show_for("things-to-mention")
    place.start()
    qtbot.keyClick(place.form.focusWidget(), Qt.Key.Key_Space)
    assert {m.id for m in session.diary.records(Mention) if m.noted} == {"spread", "light_touch"}
    said = " ".join(shown.text() for shown in place.findChildren(QLabel))
    assert "carried to your appointment summary" in said


def test_long_words_of_a_tick_box_go_on_in_the_next_line(qtbot, theme) -> None:
    words = "Pain moves much with stress, mood or sleep"
    box = TickBox(words)
    qtbot.addWidget(box)
    assert box.heightForWidth(1000) == 44
    assert box.heightForWidth(160) > 60
    assert box.minimumSizeHint().width() < 160
    box.resize(160, box.heightForWidth(160))
    box.show()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().bottomRight() * 0.95)
    assert (box.isChecked(), box.text()) == (True, words)
