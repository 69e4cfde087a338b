"""The place beside the days as a whole: keys, sizes, names, words, and nothing lost."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QScrollArea, QWidget

import dialdown.ui.records as package
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
from dialdown.learn.readability import measure
from dialdown.learn.text import Block, Kind
from dialdown.ui.records.dialog import SECTIONS, RecordsDialog
from dialdown.ui.widgets.basics import Button
from tests.ui.conftest import TODAY, focusable
from tests.ui.records.conftest import button, buttons, field, said
from tests.ui.test_typed_text import MARKUP


@pytest.fixture
def full(session) -> None:
    """A diary with something in every section, typed by somebody who likes markup."""
    pills = Treatment(name=MARKUP, start=TODAY, verdict=MARKUP, helped=MARKUP)
    gel = Treatment(name="Gel & more", start=TODAY, as_needed=True)
    visit = Appointment(date=TODAY, who=MARKUP, note=MARKUP)
    session.save(
        "there", pills, gel, visit, DoseStep(treatment_id=pills.id, start=TODAY, dose=MARKUP),
        AsNeededDose(treatment_id=gel.id, date=TODAY, dose=MARKUP), Flare(start=TODAY, note=MARKUP),
        Pause(start=TODAY), *(Question(words=f"{n} {MARKUP}", position=n) for n in range(5)),
        Anchor(level=5, words=MARKUP, date=TODAY), AboutMe(id="flare_plan", words=MARKUP),
        Mention(id="spread", words=MARKUP), HelpNumber(name="A", number="1"),
        HelpNumber(name=MARKUP, number=MARKUP, position=1),
    )  # fmt: skip


def every_state(dialog: RecordsDialog, qapp):
    """Each section with its list, then with its form."""
    for key in SECTIONS:
        dialog.show_section(key)
        _settle(dialog, qapp)
        yield key
        if dialog.section.add_button:
            dialog.section.add()
            for more in buttons(dialog.section):
                if more.text()[-1] in "…›":
                    more.click()
            _settle(dialog, qapp)
            yield f"{key}, form"
            dialog.section.close_form()


def _settle(dialog: QWidget, qapp) -> None:
    for _round in range(4):
        qapp.processEvents()


@pytest.mark.parametrize("size", [100, 200])
def test_b7_every_target_is_large_enough(full, records, theme, qapp, size: int) -> None:
    theme.apply("light", size)
    dialog = records()
    small = [
        (state, w.accessibleName() or w.text(), w.width(), w.height())
        for state in every_state(dialog, qapp)
        for w in focusable(dialog)
        if not isinstance(w, QScrollArea) and min(w.width(), w.height()) < 44
    ]
    assert not small


@pytest.mark.parametrize("width", [1024, 520])
@pytest.mark.parametrize("size", [100, 200])
def test_b12_nothing_is_cut_or_needs_sideways_scrolling(
    full, records, theme, qapp, size: int, width: int
) -> None:
    if size == 200 and width == 520:
        width = 800  # the longest thing to tick
    theme.apply("dark", size)
    dialog = records()
    dialog.resize(width, 600)
    for state in every_state(dialog, qapp):
        assert dialog.width() == width, state
        for area in dialog.findChildren(QScrollArea):
            if area.isVisible():
                inner = area.widget().minimumSizeHint().width()
                assert inner <= area.viewport().width(), (state, inner, area.viewport().width())
        cut = [
            (state, w.text(), w.width(), w.minimumSizeHint().width())
            for w in dialog.findChildren(QWidget)
            if isinstance(w, Button | QLabel) and w.isVisible() and w.text()
            and not (isinstance(w, QLabel) and w.wordWrap())
            and w.width() < w.minimumSizeHint().width()
        ]  # fmt: skip
        assert not cut


def test_b17_everything_has_a_name_of_its_own_with_its_words_in_it(full, records, qapp) -> None:
    dialog = records()
    for state in every_state(dialog, qapp):
        names = []
        for widget in focusable(dialog):
            if isinstance(widget, QScrollArea):
                continue
            spoken = QAccessible.queryAccessibleInterface(widget)
            name = spoken.text(QAccessible.Text.Name)
            assert name, (state, type(widget).__name__)
            assert spoken.role() != QAccessible.Role.Client, (state, name)
            if isinstance(widget, Button):
                names.append(name)
                words = widget.text().replace("&&", "&").strip("⌄› \n").split("\n")[0]
                if words not in ("−", "+", "↑", "↓"):
                    assert words.rstrip("….").lower() in name.lower(), (state, words, name)
        assert len(names) == len(set(names)), (state, sorted(names))


def test_b2_tab_goes_through_a_form_and_comes_back(records, qtbot) -> None:
    dialog = records("treatments")
    dialog.section.add()
    start = QApplication.focusWidget()
    seen = [start]
    for _step in range(60):
        assert QApplication.focusWidget() is not None, seen[-1].accessibleName()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            break
        seen.append(QApplication.focusWidget())
    assert QApplication.focusWidget() is start
    assert {w.accessibleName() for w in focusable(dialog.section.form)} <= {
        w.accessibleName() for w in seen
    }
    assert all(edit.tabChangesFocus() for edit in dialog.findChildren(QPlainTextEdit))


@pytest.mark.parametrize("key", ["flares", "pauses", "treatments", "appointments", "numbers"])
def test_b8_delete_stands_well_away_from_save(full, records, qapp, key: str) -> None:
    dialog = records(key)
    change = next(b for b in buttons(dialog) if b.text() == "Change")
    change.click()
    _settle(dialog, qapp)
    delete = next(b for b in buttons(dialog) if b.text().startswith("Delete"))
    save = button(dialog, "Save")
    gap = (
        delete.mapTo(dialog, delete.rect().topLeft()).y()
        - save.mapTo(dialog, save.rect().bottomLeft()).y()
    )
    assert gap >= 44
    assert not delete.isDefault()
    assert not delete.autoDefault()


def test_b24_every_delete_is_one_step_back(full, records, session, qapp) -> None:
    before = session.diary.content_hash()
    for key in ("flares", "pauses", "treatments", "appointments", "numbers"):
        dialog = records(key)
        for place in range(sum(b.text() == "Change" for b in buttons(dialog))):
            [b for b in buttons(dialog) if b.text() == "Change"][place].click()
            next(b for b in buttons(dialog) if b.text().startswith("Delete")).click()
            assert session.diary.content_hash() != before
            button(dialog, "Undo").click()
            assert session.diary.content_hash() == before


def test_b25_unsaved_words_are_not_closed_away(records, session, qtbot) -> None:
    dialog = records("treatments")
    dialog.section.add()
    field(dialog, "Name").setText("Walk")
    dialog.show_section("flares")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Not saved yet: Treatments." in said(dialog)
    button(dialog, "Go to it").click()
    assert field(dialog, "Name").text() == "Walk"
    button(dialog, "Close").click()
    button(dialog, "Close without it").click()
    assert not dialog.isVisible()
    assert session.diary.records(Treatment) == []


def test_escape_leaves_an_untouched_form_then_the_place(records, qtbot) -> None:
    dialog = records("treatments")
    dialog.section.add()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.section.form is None
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_enter_goes_on_and_ctrl_enter_saves(records, session, press, qtbot) -> None:
    dialog = records("numbers")
    press(Qt.Key.Key_Return)
    press("Rosa", Qt.Key.Key_Return)
    assert QApplication.focusWidget().accessibleName() == "Telephone number"
    press("123")
    qtbot.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert [n.name for n in session.diary.records(HelpNumber)] == ["Rosa"]
    assert dialog.section.form is None


@pytest.mark.parametrize("size", [100, 200])
def test_b22_why_it_is_refused_is_seen_beside_the_field(records, theme, qapp, size: int) -> None:
    theme.apply("light", size)
    dialog = records("flares")
    dialog.resize(1024, 600)
    dialog.section.add()
    button(dialog, "End: Still going on").click()
    field(dialog, "End").setText("03/04/2026")
    _settle(dialog, qapp)
    dialog.section.form.save()
    _settle(dialog, qapp)
    end, words = field(dialog, "End"), dialog.section.form.said
    assert end.hasFocus()
    for widget in (end, words):
        assert widget.visibleRegion().boundingRect() == widget.rect()


def test_the_keyboard_is_never_lost_inside(full, records) -> None:
    dialog = records("treatments")
    for words in ("Doses… of", "Note a dose", "Cancel", "Back to all", "Add a treatment", "Cancel"):
        wanted = next(b for b in buttons(dialog) if b.accessibleName().startswith(words))
        wanted.setFocus()
        wanted.click()
        held = QApplication.focusWidget()
        assert dialog.section.isAncestorOf(held), (words, held.accessibleName())


def test_b11_a_save_pressed_twice_saves_once(records, session) -> None:
    dialog = records("numbers")
    dialog.section.add()
    field(dialog, "Who").setText("Rosa")
    field(dialog, "Telephone number").setText("123")
    save = button(dialog, "Save")
    save.click()
    save.click()
    assert len(session.diary.records(HelpNumber)) == 1


def test_b21_what_was_saved_is_said_in_place(records, session) -> None:
    dialog = records("flares")
    button(dialog, "Started today").click()
    assert dialog.status.text() == "Saved 14:02"
    assert QApplication.focusWidget() is not None


def test_a_save_that_fails_keeps_the_form(records, session, monkeypatch) -> None:
    from dialdown.storage import DiaryError

    def full_disk(*_args, **_more):
        raise DiaryError("Not saved. The disk is full.")

    dialog = records("numbers")
    dialog.section.add()
    field(dialog, "Who").setText("Rosa")
    field(dialog, "Telephone number").setText("123")
    monkeypatch.setattr(session.diary, "save", full_disk)
    button(dialog, "Save").click()
    assert field(dialog, "Who").text() == "Rosa"
    assert dialog.status.text() == "Not saved. The disk is full."


def test_a33_typed_markup_is_plain_text_everywhere(full, records, qapp) -> None:
    dialog = records()
    for _state in every_state(dialog, qapp):
        shown = [w for w in dialog.findChildren(QLabel) if "<b>" in w.text()]
        assert all(w.textFormat() == Qt.TextFormat.PlainText for w in shown)
        assert not [w for w in dialog.findChildren(QWidget) if "<b>" in w.toolTip()]
    assert dialog.windowTitle() == "Beside the days"


def test_b12_a_word_without_end_stays_inside(session, records, qapp) -> None:
    long = "x" * 4000
    session.save(
        "there", Treatment(name=long, start=TODAY, verdict=long), Flare(start=TODAY, note=long)
    )
    dialog = records("treatments")
    dialog.resize(1024, 600)
    for key in ("treatments", "flares"):
        dialog.show_section(key)
        for state in ("list", "form"):
            _settle(dialog, qapp)
            assert dialog.width() == 1024
            areas = [a for a in dialog.findChildren(QScrollArea) if a.isVisible()]
            assert all(a.widget().width() <= a.viewport().width() for a in areas)
            if state == "list":
                next(b for b in buttons(dialog) if b.text() == "Change").click()
        dialog.section.close_form()


def test_a31_a_note_of_three_megabytes_is_listed_at_once(session, records) -> None:
    session.save("there", Flare(start=TODAY, note="word " * 600_000))
    dialog = records("flares")
    assert len(said(dialog)) < 2000


def test_b27_at_most_five_choices_in_a_form_and_few_groups(records) -> None:
    dialog = records("treatments")
    dialog.section.add()
    assert len([w for w in focusable(dialog.section.form) if isinstance(w, QPlainTextEdit)]) == 0
    assert len({group for group, _make in SECTIONS.values()}) == 3


def test_b26_every_sentence_is_short_and_plain() -> None:
    every = [
        (path.name, words)
        for path in Path(package.__file__).parent.glob("*.py")
        for words in _shown_words(path.read_text(encoding="utf-8"))
    ]
    assert len(every) > 150
    long = [
        (name, sentence)
        for name, words in every
        for sentence in re.split(r"(?<=[.?:])\s+", words)
        if len(sentence.split()) > 15 and "112" not in sentence  # a list of numbers
    ]
    assert not long
    for name, words in every:
        assert "!" not in words
        assert not re.search(r"\b(invalid|error|database|abort|should)\b", words, re.I), words
        if words.endswith(".") and len(words.split()) > 6 and "112" not in words:
            grade = measure([Block(Kind.PARAGRAPH, words)], _NAMES).grade
            assert grade <= 8, (name, words, grade)


_NAMES = ("fibromyalgia", "irritable", "medicines", "emergency", "appointment", "diagnoses")


def _shown_words(source: str) -> list[str]:
    return [
        node.args[0].value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "N_")
        and isinstance(node.args[0], ast.Constant)
    ]
