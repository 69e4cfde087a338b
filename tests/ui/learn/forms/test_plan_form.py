"""The plan for flare days: filled in, offered to from the diary, printed on one page."""

from datetime import timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtPrintSupport import QPrinter

from dialdown.domain.day import Day
from dialdown.domain.records import AboutMe, Flare, HelpNumber, OwnTag, PlanPart
from dialdown.domain.vocabulary import PLAN_PARTS, SHORT_PLAN
from dialdown.ui.learn.forms.offers import flare_lengths, what_helped
from dialdown.ui.learn.forms.plan import PlanForm
from dialdown.ui.learn.forms.plan_page import plan_document, plan_parts, print_plan
from dialdown.ui.widgets.basics import Button

MARKUP = "<b>Rosa</b> & <img src='file:///etc/hostname'>"
PAGE = QSizeF(700, 1000)


@pytest.fixture
def form(qtbot, session, theme) -> PlanForm:
    made = PlanForm(session, theme)
    made.resize(320, 900)
    qtbot.addWidget(made)
    made.show()
    made.activate()
    return made


def button(form, name: str) -> Button:
    [found] = [b for b in form.findChildren(Button) if b.accessibleName() == name and not
               b.isHidden()]  # fmt: skip
    return found


def test_a_part_saves_itself_as_one_step_and_an_empty_one_is_gone(form, session, qtbot) -> None:
    edit = form.edits["first"]
    for words in ("Sit ", "down"):
        qtbot.keyClicks(edit, words)
        form.flush()
    assert session.diary.records(PlanPart) == [PlanPart(id="first", words="Sit down")]
    assert session.undo().label == "Plan for flare days: What I do first"
    assert (session.diary.records(PlanPart), edit.toPlainText()) == ([], "")
    session.redo()
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    form.flush()
    assert session.diary.records(PlanPart) == []


def test_the_plan_in_a_few_words_is_the_one_that_stands_with_a_flare(form, session, qtbot) -> None:
    session.save("old", AboutMe(id=SHORT_PLAN, words="Feet up"))
    assert form.edits[SHORT_PLAN].toPlainText() == "Feet up"
    qtbot.keyClicks(form.edits[SHORT_PLAN], "! ")
    form.flush()
    assert session.diary.records(AboutMe) == [AboutMe(id=SHORT_PLAN, words="! Feet up")]


def test_every_part_has_a_field_reached_by_tab_in_order(form, qtbot) -> None:
    assert list(form.edits) == [SHORT_PLAN, *PLAN_PARTS]
    form.start()
    seen = []
    for _press in form.edits:
        seen.append(next(k for k, edit in form.edits.items() if edit.hasFocus()))
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    assert seen == list(form.edits)


def test_what_helped_most_is_offered_and_only_added_by_a_press(qtbot, session, theme) -> None:
    own = OwnTag(name="Choir & <b>", group="helped", since=session.today())
    session.save("tag", own)
    ticked = (["music"], ["music", own.id], [own.id, "music"],
              ["pacing", "cooling", "rest"], ["relaxation", "alcohol"])  # fmt: skip
    for ago, tags in enumerate(ticked):
        day = Day(session.today() - timedelta(days=ago))
        for tag in tags:
            day = day.with_tick(f"tag:{tag}", on=True)
        session.save("day", day)
    assert what_helped(session)[:2] == ["Music", "Choir & <b>"]
    assert len(what_helped(session)) == 5
    made = PlanForm(session, theme)
    qtbot.addWidget(made)
    made.show()
    made.activate()
    assert session.diary.records(PlanPart) == []
    button(made, "Add: Music").click()
    button(made, "Add: Choir & <b>").click()
    assert session.diary.records(PlanPart)[0].words == "Music\nChoir & <b>"
    shown = {b.accessibleName() for b in made.findChildren(Button) if not b.isHidden()}
    assert "Add: Music" not in shown
    assert "Add: Pacing" in shown


def test_flare_lengths_are_told_only_of_flares_that_are_over(session) -> None:
    today = session.today()

    def flare(ago: int, days: int | None) -> Flare:
        start = today - timedelta(days=ago)
        return Flare(start=start, end=start + timedelta(days=days - 1) if days else None)

    assert flare_lengths([]) == ""
    assert flare_lengths([flare(3, None)]) == ""
    assert flare_lengths([flare(9, 1)]) == "My last flare lasted 1 day."
    assert flare_lengths([flare(50, 4), flare(20, 4)]) == "My last 2 flares lasted 4 days each."
    many = [flare(300 - 20 * n, 2 + n) for n in range(8)]
    assert flare_lengths(many) == "My last 5 flares lasted 5 to 9 days."


def test_printed_it_is_one_page_of_plain_words_with_the_numbers(session, theme, tmp_path) -> None:
    parts = [PlanPart(id=key, words=f"{key}: {MARKUP}") for key in PLAN_PARTS]
    session.save("plan", *parts, HelpNumber(name=MARKUP, number="01632 960 117"))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "plan.pdf"))
    theme.apply("dark", 200)
    print_plan(session.diary.records, theme.font(), printer)
    pages = [" ".join(p.extract_text().split()) for p in PdfReader(tmp_path / "plan.pdf").pages]
    assert len(pages) == 1
    for words in ("My plan for flare days", "How I know it starts", MARKUP[:15], "01632 960 117"):
        assert words in pages[0]


def test_long_plans_take_smaller_letters_first_and_then_more_pages(session, theme) -> None:
    def size(words: str) -> tuple[int, float]:
        session.save("plan", PlanPart(id="first", words=words))
        made = plan_document(session.diary.records, theme.font(), PAGE)
        return made.pageCount(), made.defaultFont().pointSizeF()

    assert size("Sit down") == (1, 20)
    pages, points = size("Sit down and breathe. " * 120)
    assert pages == 1
    assert 9 < points < 20
    assert size("Sit down and breathe. " * 2000)[0] > 1


def test_an_empty_plan_has_no_parts_and_prints_that(session, theme) -> None:
    session.save("blank", PlanPart(id="first", words=" \n"))
    assert plan_parts(session.diary.records) == []
    words = plan_document(session.diary.records, theme.font(), PAGE).toPlainText()
    assert "Nothing is written yet." in words


def test_help_is_one_press_away(form, qtbot) -> None:
    with qtbot.waitSignal(form.article_asked) as asked:
        button(form, "When to get help quickly").click()
    assert asked.args == ["when-to-get-help"]
