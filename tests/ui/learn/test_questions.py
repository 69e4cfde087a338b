"""Questions of an article on their way to the list for the next visit."""

from datetime import date

from PySide6.QtWidgets import QLabel

from dialdown.domain.records import Appointment, Question
from dialdown.ui.widgets.basics import Button
from tests.ui.learn.conftest import ALARM, settle

NIGHTS = "better-nights"


def asked(page) -> list[str]:
    return list(page._library.article(NIGHTS).questions)


def buttons(page) -> list[Button]:
    return page.pane._questions.findChildren(Button)


def open_nights(page, qtbot) -> None:
    page.show_article(NIGHTS)
    settle(qtbot)


def test_a_question_is_added_for_the_next_visit_once_and_says_so(page, session, qtbot):
    visit = Appointment(date=date(2026, 12, 3))
    session.save("visit", visit, Question(words="Mine?", position=4))
    open_nights(page, qtbot)
    first, second = buttons(page)[:2]
    assert first.text() == "Add to my questions"
    assert first.accessibleName() == f"Add to my questions: {asked(page)[0]}"
    first.click()
    first.click()
    noted = session.diary.records(Question)
    assert sorted(q.words for q in noted) == sorted(["Mine?", asked(page)[0]])
    new = next(q for q in noted if q.words != "Mine?")
    assert (new.appointment_id, new.position) == (visit.id, 5)
    assert first.text() == "✓ Added to my questions"
    assert second.text() == "Add to my questions"


def test_undone_it_can_be_added_again(page, session, qtbot):
    open_nights(page, qtbot)
    first = buttons(page)[0]
    first.click()
    session.undo()
    assert session.diary.records(Question) == []
    assert first.text() == "Add to my questions"
    first.click()
    assert len(session.diary.records(Question)) == 1


def test_one_that_was_typed_already_counts_as_added(page, session, qtbot):
    session.save("x", Question(words=f"  {asked(page)[0].upper()} "))
    open_nights(page, qtbot)
    assert buttons(page)[0].text() == "✓ Added to my questions"


def test_what_was_asked_at_an_earlier_visit_can_be_asked_again(page, session, qtbot):
    past = Appointment(date=date(2026, 1, 3))
    session.save("x", past, Question(words=asked(page)[0], appointment_id=past.id))
    open_nights(page, qtbot)
    assert buttons(page)[0].text() == "Add to my questions"


def test_it_says_added_only_after_the_commit(page, session, qtbot, monkeypatch):
    open_nights(page, qtbot)
    monkeypatch.setattr(session, "save", lambda *_: False)
    first = buttons(page)[0]
    first.click()
    assert first.text() == "Add to my questions"


def test_articles_without_questions_have_none_and_tab_goes_through_them_in_order(page, qtbot):
    page.show_article(ALARM)
    settle(qtbot)
    if not page._library.article(ALARM).questions:
        assert not page.pane._questions.isVisible()
    open_nights(page, qtbot)
    shown = [w.text() for w in page.pane._questions.findChildren(QLabel)]
    assert shown[1:] == asked(page)
    page.pane.view.setFocus()
    page.pane.view.moveCursor(page.pane.view.textCursor().MoveOperation.End)
    stop = page.pane.view.nextInFocusChain()
    order = []
    while stop is not page.pane.view:
        order.append(stop)
        stop = stop.nextInFocusChain()
    places = [order.index(button) for button in [*buttons(page), page.pane.tick, page.pane.print]]
    assert places == sorted(places)
