"""Forms on the Learn page: reached in every width, saved when the page is left."""

from dialdown.domain.records import PlanPart
from dialdown.ui.learn.forms import PLAN
from tests.ui.learn.conftest import settle


def sees(page, widget) -> bool:
    """True if the top of a widget is inside the scrolling part."""
    area = page.pane._area
    top = widget.mapTo(area.viewport(), widget.rect().topLeft()).y()
    return 0 <= top < area.viewport().height()


def test_the_plan_is_opened_ready_to_be_filled_in(open_page, qtbot) -> None:
    for width, height in ((1400, 900), (1024, 600), (700, 600)):
        page = open_page(width, height)
        page.show_form(PLAN)
        settle(qtbot)
        edit = next(iter(page._beside.forms.form.edits.values()))
        assert edit.hasFocus()
        assert sees(page, edit)
        page.hide()


def test_below_the_text_a_button_above_leads_to_it(open_page, qtbot) -> None:
    page = open_page(700, 600)
    page.show_article("scores")
    settle(qtbot)
    assert page.pane.part.isVisible()
    assert page.pane.part.accessibleName() == "My scores"
    assert not sees(page, page._beside.forms.form)
    page.pane.part.click()
    settle(qtbot)
    assert sees(page, page._beside.forms.form)
    page.show_article("sleep-and-pain")
    assert not page.pane.part.isVisible()


def test_beside_the_text_no_button_is_needed(open_page) -> None:
    page = open_page(1400, 900)
    page.show_article("scores")
    assert not page.pane.part.isVisible()


def test_what_is_being_typed_is_saved_on_the_way_out_and_the_foot_says_so(
    page, session, qtbot
) -> None:
    page.show_form(PLAN)
    qtbot.keyClicks(page._beside.forms.form.edits["back"], "Slowly")
    assert "Saved" not in page.status_text
    assert page.is_pending
    page.flush()
    assert session.diary.records(PlanPart) == [PlanPart(id="back", words="Slowly")]
    assert page.status_text.startswith("Saved ")
    assert not page.is_pending
