"""What to track: hide, show, reorder, add, rename, delete; all of it by key and undoable."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QSizePolicy, QWidget

from dialdown.domain.choices import PRESETS
from dialdown.domain.records import OwnScale, OwnTag, ScaleChoice
from dialdown.domain.scales import SCALE, Kind
from dialdown.exchange.write import write_csv
from dialdown.insights import build_series, scale_factor, settled_patterns, standard_factors
from dialdown.ui.questions import QuestionsDialog, dialog, forms
from dialdown.ui.questions.forms import ScaleForm
from dialdown.ui.widgets.basics import Button
from tests.ui.conftest import TODAY, focusable

KEYS = list(SCALE)


@pytest.fixture
def questions(qtbot, session, theme, monkeypatch):
    """Open the dialog. Closing it at the end asks nobody about a form that is still open."""
    opened = []
    monkeypatch.setattr(dialog, "ask", lambda *_words: True)

    def show() -> QuestionsDialog:
        made = QuestionsDialog(session, theme)
        opened.append(made)
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    yield show
    for made in opened:  # closing asks about what is typed in a form
        for section in made.sections:
            section.close_form()


@pytest.fixture
def sure(monkeypatch) -> list[tuple[str, ...]]:
    """Answers yes to every question, and keeps its words."""
    words: list[tuple[str, ...]] = []

    def yes(_parent, _title, said, _do, _leave, more: str = "") -> bool:
        words.append((said, more))
        return True

    monkeypatch.setattr(forms, "ask", yes)
    monkeypatch.setattr(dialog, "ask", yes)
    return words


def button(root: QWidget, name: str) -> Button:
    found = [
        b for b in root.findChildren(Button) if b.accessibleName() == name and b.isVisibleTo(root)
    ]
    assert len(found) == 1, f"{len(found)} buttons are called {name!r}"
    return found[0]


def asked(diary) -> list[str]:
    return [scale.key for scale in diary.scales() if not scale.hidden]


def press_button(qtbot, root: QWidget, name: str) -> None:
    qtbot.mouseClick(button(root, name), Qt.MouseButton.LeftButton)


def test_every_question_stands_in_the_list_and_pain_is_always_asked(questions, diary) -> None:
    shown = questions()
    names = {b.accessibleName() for b in shown.findChildren(Button)}
    for key in KEYS[1:]:
        assert f"{SCALE[key].title}: Asked" in names
    assert not any(name.startswith("Pain today:") for name in names)


def test_a_question_is_hidden_and_shown_again_in_one_step_each(
    questions, diary, session, qtbot
) -> None:
    shown = questions()
    press_button(qtbot, shown, "Stress: Asked")
    assert asked(diary) == [key for key in KEYS if key != "stress"]
    press_button(qtbot, shown, "Stress: Not asked")
    assert asked(diary) == KEYS
    session.undo()
    assert "stress" not in asked(diary)
    session.undo()
    assert diary.records(ScaleChoice) == []


def test_b1_questions_move_by_key_and_the_keyboard_goes_with_them(
    questions, diary, press, qtbot
) -> None:
    shown = questions()
    button(shown, "Mood: Move up ↑").setFocus()
    press(Qt.Key.Key_Space)
    place = KEYS.index("mood")
    wanted = [*KEYS[: place - 1], "mood", KEYS[place - 1], *KEYS[place + 1 :]]
    assert asked(diary) == wanted
    assert QApplication.focusWidget().accessibleName() == "Mood: Move up ↑"
    for _step in range(20):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert asked(diary)[:2] == ["pain", "mood"], "nothing moves above the pain of the day"
    assert QApplication.focusWidget().accessibleName() == "Mood: Move down ↓"


def test_an_own_question_can_stand_among_the_others(questions, diary, session, qtbot) -> None:
    own = OwnScale(name="Buzzing")
    session.save("own", own)
    shown = questions()
    press_button(qtbot, shown, "Buzzing: Move up ↑")
    assert asked(diary) == [*KEYS[:-1], own.scale.key, KEYS[-1]]


@pytest.mark.parametrize("preset", PRESETS)
def test_how_little_is_enough_is_one_press_and_one_step(
    questions, diary, session, qtbot, preset
) -> None:
    shown = questions()
    press_button(qtbot, shown, "Stress: Asked")
    before = diary.content_hash()
    words, keys = PRESETS[preset]
    press_button(qtbot, shown, f"Ask: {words}")
    assert asked(diary) == [key for key in KEYS if key in keys]
    session.undo()
    assert diary.content_hash() == before


def test_b1_a_question_is_added_by_key_alone(questions, diary, press) -> None:
    shown = questions()
    button(shown, "Add a question of your own…").setFocus()
    press(Qt.Key.Key_Return, "Cups  of coffee", Qt.Key.Key_Tab)
    button(shown, "How it is answered: A count").setFocus()
    press(Qt.Key.Key_Space)
    low = shown.sections[0].form._low
    assert not low.isVisible(), "a count has no ends"
    button(shown, "Which end is worse: More is worse").setFocus()
    press(Qt.Key.Key_Space)
    button(shown, "Save").setFocus()
    press(Qt.Key.Key_Return)
    (own,) = diary.records(OwnScale)
    assert (own.name, own.kind, own.worse) == ("Cups of coffee", "count", "high")
    assert asked(diary)[-1] == own.scale.key
    shown._undo.undo()
    assert diary.records(OwnScale) == []


def test_b22_a_name_is_needed_and_no_second_of_it(questions, diary, session, qtbot) -> None:
    session.save("own", OwnScale(name="Café"))
    shown = questions()
    section = shown.sections[0]
    section.add()
    form = section.form
    for typed in ("   ", "STRESS", "cafe"):
        form._name.setText(typed)
        press_button(qtbot, shown, "Save")
        assert section.form is form
        assert form.said.text().startswith("Name: ")
        assert QApplication.focusWidget() is form._name
    assert len(diary.records(OwnScale)) == 1


def test_a_question_is_renamed_and_keeps_its_answers_and_its_kind(
    questions, diary, session, qtbot
) -> None:
    own = OwnScale(name="Coffee", kind=Kind.COUNT)
    day = diary.day(TODAY).with_value(own.scale.key, 3, scale=own.scale)
    session.save("own", own, day)
    shown = questions()
    press_button(qtbot, shown, "Coffee: Change…")
    form = shown.sections[0].form
    assert not hasattr(form, "_kinds")
    form._name.setText("Cups of coffee")
    press_button(qtbot, shown, "Save")
    (after,) = diary.records(OwnScale)
    assert (after.id, after.name, after.kind) == (own.id, "Cups of coffee", "count")
    assert diary.day(TODAY).value(after.scale.key) == 3


def test_deleting_says_what_has_answers_and_loses_nothing(
    questions, diary, session, qtbot, sure
) -> None:
    shown = questions()
    section = shown.sections[0]
    section.add()
    section.form._name.setText("Buzzing feet")
    press_button(qtbot, shown, "Save")
    (own,) = diary.records(OwnScale)
    for back in range(3):
        day = diary.day(TODAY - timedelta(days=back))
        session.save("x", day.with_value(own.scale.key, back, scale=own.scale))
    press_button(qtbot, shown, "Buzzing feet: Move up ↑")
    before = diary.content_hash()
    press_button(qtbot, shown, "Buzzing feet: Change…")
    press_button(qtbot, shown, "Delete this question")
    assert sure[0][0] == "Delete “Buzzing feet”?"
    assert "3 days have an answer. The answers stay" in sure[0][1]
    assert diary.records(OwnScale) == []
    assert own.scale.key not in {c.id for c in diary.records(ScaleChoice)}
    assert diary.day(TODAY).value(own.scale.key) == 0, "the answers are not touched"
    press_button(qtbot, shown, "Undo")
    assert diary.content_hash() == before

    press_button(qtbot, shown, "Buzzing feet: Change…")
    press_button(qtbot, shown, "Delete this question")
    section.add()
    section.form._name.setText("buzzing  feet")
    press_button(qtbot, shown, "Save")
    (again,) = diary.records(OwnScale)
    assert diary.day(TODAY - timedelta(days=2)).value(again.scale.key) == 2
    assert shown.status.text() == "3 days have an answer from before."


def test_nothing_is_deleted_unless_it_is_meant(questions, diary, session, monkeypatch) -> None:
    session.save("own", OwnScale(name="Coffee"))
    monkeypatch.setattr(forms, "ask", lambda *_words: False)
    shown = questions()
    section = shown.sections[0]
    section._change(next(s for s in diary.scales() if s.own))
    assert not section.form.remove()
    assert len(diary.records(OwnScale)) == 1


def test_own_tags_are_added_moved_hidden_renamed_and_deleted(
    questions, diary, session, qtbot, sure
) -> None:
    shown = questions()
    for name in ("Garden", "Choir"):
        press_button(qtbot, shown, "What helped or was good: Add a tag…")
        shown.sections[2].form._name.setText(name)
        press_button(qtbot, shown, "Save")
    tags = {tag.name: tag for tag in diary.records(OwnTag)}
    assert {(t.group, t.since) for t in tags.values()} == {("helped", TODAY)}
    assert list(diary.tags("helped").values())[-2:] == ["Garden", "Choir"]
    press_button(qtbot, shown, "Choir: Move up ↑")
    assert list(diary.tags("helped").values())[-2:] == ["Choir", "Garden"]
    press_button(qtbot, shown, "Choir: Offered")
    assert "Choir" not in diary.tags("helped").values()
    press_button(qtbot, shown, "Garden: Change…")
    shown.sections[2].form._name.setText("Gardening")
    press_button(qtbot, shown, "Save")
    assert diary.tags("helped")[tags["Garden"].id] == "Gardening"
    press_button(qtbot, shown, "Gardening: Change…")
    press_button(qtbot, shown, "Delete this tag")
    assert [tag.name for tag in diary.records(OwnTag)] == ["Choir"]
    for _step in range(6):
        shown._undo.undo()
    assert diary.records(OwnTag) == []


def test_b24_undo_here_takes_back_only_what_was_done_here(questions, diary, session, qtbot) -> None:
    session.save("Pain 7", diary.day(TODAY).with_value("pain", 7))
    shown = questions()
    assert not shown._undo.isEnabled()
    press_button(qtbot, shown, "Stress: Asked")
    shown._undo.undo()
    shown._undo.undo()
    assert diary.day(TODAY).value("pain") == 7
    assert diary.records(ScaleChoice) == []


def test_escape_leaves_a_form_first_and_asks_about_what_was_typed(
    questions, qtbot, press, monkeypatch
) -> None:
    shown = questions()
    shown.sections[0].add()
    press(Qt.Key.Key_Escape)
    assert shown.isVisible()
    assert shown.sections[0].form is None
    shown.sections[0].add()
    press("half a na")
    said = []
    monkeypatch.setattr(dialog, "ask", lambda *words: said.append(words[2]))
    press(Qt.Key.Key_Escape)
    assert said == ["What you typed is not saved yet."]
    assert shown.sections[0].form._name.text() == "half a na"
    monkeypatch.setattr(dialog, "ask", lambda *_words: True)
    press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_a_new_own_question_is_everywhere(questions, diary, session, qtbot, tmp_path) -> None:
    shown = questions()
    shown.sections[0].add()
    shown.sections[0].form._name.setText("Buzzing")
    press_button(qtbot, shown, "Save")
    scale = diary.scales()[-1]
    assert scale.title == "Buzzing"
    days = []
    for back in range(1, 60):
        day = diary.day(TODAY - timedelta(days=back)).with_value("pain", back % 7)
        days.append(day.with_value(scale.key, (back * 3) % 7, scale=scale))
    session.save("x", *days)
    series = build_series(diary.days(), diary.records(OwnTag))
    found = settled_patterns(series, [*standard_factors(), scale_factor(scale)])
    assert scale.key in {row.factor for row in found.patterns}
    path = tmp_path / "out.csv"
    write_csv(path, diary.days(), diary.records(OwnScale))
    assert "own:Buzzing" in path.read_text("utf-8-sig").splitlines()[0]


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("width", [1024, 480])
def test_b7_b12_everything_fits_and_is_large_enough(
    questions, theme, session, qapp, size, width
) -> None:
    theme.apply("light", size)
    session.save(
        "own", OwnScale(name="A rather long name for a question of"),
        OwnTag(name="<b>tag</b> of a person", group="helped", since=TODAY),
    )  # fmt: skip
    shown = questions()
    shown.resize(max(width, 480 * size // 100), 600)
    for _round in range(4):
        qapp.processEvents()
    controls = [b for b in shown.findChildren(Button) if b.isVisibleTo(shown)]
    assert len(controls) > 40
    assert [b.accessibleName() for b in controls if min(b.width(), b.height()) < 44] == []
    cut = [
        w.text()
        for w in shown.findChildren(QWidget)
        if isinstance(w, Button | QLabel) and w.isVisible() and w.text()
        and not (isinstance(w, QLabel) and w.wordWrap())
        and w.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Ignored
        and w.width() < w.minimumSizeHint().width()
    ]  # fmt: skip
    assert not cut
    assert shown.findChild(QScrollArea).horizontalScrollBar().maximum() == 0


def test_b17_names_are_unique_and_typed_words_are_plain(questions, session, qtbot) -> None:
    typed = '<img src="file:///etc/hostname"> & co'
    session.save("own", OwnScale(name=typed), OwnTag(name=typed, group="helped", since=TODAY))
    shown = questions()
    names = [w.accessibleName() for w in focusable(shown) if isinstance(w, Button)]
    shared = [name for name in names if typed not in name]
    assert len(set(shared)) == len(shared)
    labels = [w for w in shown.findChildren(QLabel) if "<img" in w.text()]
    assert len(labels) == 2
    assert {w.textFormat() for w in labels} == {Qt.TextFormat.PlainText}
    assert not [w for w in shown.findChildren(QWidget) if "<img" in w.toolTip()]


def test_b26_the_form_keeps_the_ends_for_ratings_only(theme, session, qtbot) -> None:
    form = ScaleForm(session, theme)
    qtbot.addWidget(form)
    form.show()
    assert form._low.isVisible()
    form._kinds._chips["minutes"].click()
    assert not form._low.isVisible()
