"""Touch, tags, qualities and warnings: large chips, few keys, nothing by accident."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from dialdown.domain.records import HelpNumber, OwnTag
from dialdown.domain.vocabulary import QUALITIES, SENSITIVITIES, WARNINGS
from dialdown.learn.readability import measure
from dialdown.learn.text import Block, Kind
from dialdown.ui.diary import chips
from dialdown.ui.diary.help_text import HelpText
from dialdown.ui.diary.qualities import QualitiesPart
from dialdown.ui.diary.tags import TagPart
from dialdown.ui.diary.touch import TouchPart
from dialdown.ui.diary.warnings import WarningsPart
from dialdown.ui.widgets.basics import Button
from tests.ui.conftest import TODAY, focusable

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def place(qtbot, session, diary):
    """Put parts into a window that saves what they emit, as the day's page does."""

    windows = []

    def show(*parts):
        window = QWidget()
        windows.append(window)
        layout = QVBoxLayout(window)
        for part in parts:
            layout.addWidget(part)
            part.edited.connect(lambda label, day, key: session.save(label, day, merge_key=key))
            if isinstance(part, TagPart):
                part.added.connect(session.save)
            session.changed.connect(lambda p=part: p.show_day(diary.day(TODAY)))
            part.show_day(diary.day(TODAY))
        qtbot.addWidget(window)
        window.resize(900, 700)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return parts[0]

    return show


@pytest.fixture
def touch(theme, session, diary, place) -> TouchPart:
    return place(TouchPart(theme, session.now, diary.days))


@pytest.fixture
def tags(theme, session, diary, place) -> TagPart:
    return place(tag_part(theme, session, diary))


@pytest.fixture
def steady(monkeypatch):
    """Hands that press twice on purpose."""
    monkeypatch.setattr(chips, "TREMOR_MS", 0)


def tag_part(theme, session, diary, group: str = "helped", title: str = "What helped") -> TagPart:
    return TagPart(theme, title, group, lambda: diary.records(OwnTag), session.now, diary.days)


def visible(part) -> list[str]:
    return [chip.text() for chip in part.group._visible()]


def level(diary, key: str) -> float | None:
    return diary.day(TODAY).value(f"touch:{key}")


def tap(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


# ---------------------------------------------------------------------- touch
def test_b10_one_press_sets_painful_and_a_second_press_changes_nothing(
    touch, diary, qtbot, steady
) -> None:
    for _press in range(2):
        tap(qtbot, touch.chips["socks"])
        assert level(diary, "socks") == 2
    assert touch.chips["socks"].isChecked()
    tap(qtbot, touch._choices["0"])
    tap(qtbot, touch.chips["socks"])
    assert level(diary, "socks") == 0


def test_b10_each_level_has_a_word_to_press_below(touch, diary, qtbot, steady) -> None:
    tap(qtbot, touch.chips["socks"])
    for choice, stored in (("1", 1), ("0", 0), ("2", 2), ("blank", None)):
        tap(qtbot, touch._choices[choice])
        assert level(diary, "socks") == stored
    assert diary.day(TODAY).is_empty


@pytest.mark.parametrize("digit", [0, 1, 2])
def test_b10_a_digit_on_a_chip_sets_its_level(touch, diary, press, digit: int) -> None:
    touch.group.focus("light_touch")
    press(str(digit))
    assert level(diary, "light_touch") == digit
    press(Qt.Key.Key_Delete)
    assert level(diary, "light_touch") is None


def test_b6_fine_is_an_answer_and_not_tried_is_none(touch, diary, press) -> None:
    touch.group.focus("socks")
    press("0")
    assert set(diary.day(TODAY).answers) == {"touch:socks"}
    assert touch.chips["socks"].isChecked()
    assert not touch.chips["bed_sheets"].isChecked()


def test_b16_levels_differ_in_mark_and_words_not_only_in_colour(touch, press) -> None:
    looks = set()
    for digit in "012":
        touch.group.focus("socks")
        press(digit)
        image = touch.chips["socks"].icon().pixmap(touch._mark_size()).toImage()
        dark = [
            image.pixelColor(x, y).alpha() > 128
            for x in range(image.width())
            for y in range(image.height())
        ]
        looks.add((tuple(dark), touch.summary(), touch.chips["socks"].accessibleName()))
        assert touch._said.text() == touch.summary() != ""
    assert len({look for look, _words, _name in looks}) == 3
    assert {words for _look, words, _name in looks} == {
        "Fine: Socks.", "Unpleasant: Socks.", "Painful: Socks.",
    }  # fmt: skip


def test_b18_a_chip_says_its_level(touch, press) -> None:
    touch.group.focus("socks")
    press("1")
    spoken = QAccessible.queryAccessibleInterface(touch.chips["socks"])
    assert spoken.text(QAccessible.Text.Name) == "Hurt when touched by: Socks, unpleasant"
    assert spoken.state().checked


def test_a_chip_keeps_its_size_whatever_is_stored(touch, press) -> None:
    sizes = set()
    for key in ("2", "1", "0", Qt.Key.Key_Delete):
        touch.group.focus("socks")
        press(key)
        sizes.add(touch.chips["socks"].sizeHint().toTuple())
    assert len(sizes) == 1


def test_most_used_come_first_and_stay_there_for_the_day(
    theme, session, diary, place, qtbot, clock
) -> None:
    old = diary.day(TODAY - timedelta(days=91)).with_tick("touch:wet_dry", True, 2)
    for back in range(1, 4):
        day = diary.day(TODAY - timedelta(days=back)).with_tick("touch:pet", True, 2)
        session.save("pet", day)
    session.save("old", old)
    part = place(TouchPart(theme, session.now, diary.days))
    assert visible(part)[:2] == ["Pet", "Bed sheets"]
    assert "Wet and dry" not in visible(part)
    before = visible(part)
    tap(qtbot, part.chips["shower"])
    assert visible(part) == before, "nothing moves under the finger"


def test_b27_the_rest_is_behind_more_and_what_is_set_stays_in_sight(
    touch, diary, session, qtbot, steady
) -> None:
    assert len(visible(touch)) == 7
    tap(qtbot, touch._more)
    assert visible(touch) == [*SENSITIVITIES.values(), "Fewer"]
    tap(qtbot, touch.chips["wet_dry"])
    tap(qtbot, touch._more)
    assert "Wet and dry" in visible(touch)
    session.undo()
    assert level(diary, "wet_dry") is None
    assert "Wet and dry" in visible(touch), "it can be pressed again"


# ---------------------------------------------------------------------- keys
def test_b2_each_group_is_one_stop_for_tab(theme, session, diary, place, press) -> None:
    first = tag_part(theme, session, diary)
    place(first, QualitiesPart(theme, session.now))
    first.focus()
    assert QApplication.focusWidget() is first.chips["restful_day"]
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().words == "Numb"
    press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert QApplication.focusWidget().words == "Pins and needles"
    press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is first.chips["restful_day"]


def test_b2_chips_made_later_keep_their_place_for_tab(theme, session, diary, place, press) -> None:
    part = tag_part(theme, session, diary)
    place(TouchPart(theme, session.now), part, QualitiesPart(theme, session.now))
    part._take("New one")
    (tag,) = diary.records(OwnTag)
    part.group.focus(tag.id)
    assert QApplication.focusWidget().words == "New one"
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().words == "Numb"
    press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget().words == "New one"


def test_b5_a_letter_leads_to_its_chip(theme, session, diary, place, press) -> None:
    part = place(QualitiesPart(theme, session.now))
    part.focus()
    press("b", Qt.Key.Key_Space, "s", Qt.Key.Key_Return)
    assert diary.day(TODAY).ticked("quality") == ("burning", "shooting")
    press(Qt.Key.Key_End)
    assert QApplication.focusWidget().words == "Tender"
    press(Qt.Key.Key_Up, Qt.Key.Key_Home)
    assert QApplication.focusWidget().words == "Numb"


def test_b11_the_same_chip_twice_at_once_is_one_press(tags, diary, qtbot, monkeypatch) -> None:
    for _press in range(2):
        tap(qtbot, tags.chips["music"])
    assert diary.day(TODAY).ticked("tag") == ("music",)
    monkeypatch.setattr(chips, "TREMOR_MS", 0)
    tap(qtbot, tags.chips["music"])
    assert diary.day(TODAY).is_empty


def test_a9_a_chip_shows_only_what_is_saved(theme, session, diary, qtbot, place) -> None:
    part = QualitiesPart(theme, session.now)
    qtbot.addWidget(part)
    part.show_day(diary.day(TODAY))
    part.show()
    tap(qtbot, part.chips["numb"])
    assert not part.chips["numb"].isChecked()


@pytest.mark.parametrize("size", [100, 200])
def test_b7_every_chip_is_large_enough(theme, session, diary, place, qapp, size) -> None:
    theme.apply("light", size)
    part = TouchPart(theme, session.now, diary.days)
    other = tag_part(theme, session, diary)
    place(part, other, QualitiesPart(theme, session.now))
    part.press("socks")
    other.press("add:")
    qapp.processEvents()
    wanted = focusable(part.window())
    assert len(wanted) > 35
    assert [w.accessibleName() for w in wanted if min(w.width(), w.height()) < 44] == []


def test_b17_names_are_unique_and_hold_what_is_seen(theme, session, diary, place) -> None:
    part = TouchPart(theme, session.now, diary.days)
    other = tag_part(theme, session, diary)
    place(part, other, QualitiesPart(theme, session.now))
    part.press("socks")
    buttons = [w for w in focusable(part.window()) if isinstance(w, Button)]
    names = [button.accessibleName() for button in buttons]
    assert len(set(names)) == len(names)
    assert [b.text() for b in buttons if b.text() not in b.accessibleName()] == []


# ---------------------------------------------------------------------- tags
def test_none_of_these_excludes_the_others_also_own_and_hidden_ones(
    tags, diary, session, qtbot
) -> None:
    own = OwnTag(name="Garden", group="helped", since=TODAY)
    gone = OwnTag(name="Gone", group="helped", since=TODAY, hidden=True)
    day = diary.day(TODAY)
    for key in ("music", own.id, gone.id):
        day = day.with_tick(f"tag:{key}", True)
    session.save("ticks", own, gone, day)
    assert "Gone" in visible(tags), "a hidden tag is shown where it is ticked"
    tap(qtbot, tags._none)
    assert set(diary.day(TODAY).answers) == {"none:helped"}
    assert tags.summary() == "None of these"
    assert "Gone" not in visible(tags)
    tap(qtbot, tags.chips[own.id])
    assert set(diary.day(TODAY).answers) == {f"tag:{own.id}"}
    assert not tags._none.isChecked()


def test_an_own_tag_is_added_and_ticked_in_one_step(tags, diary, session, press) -> None:
    tags.group.focus("add:")
    press(Qt.Key.Key_Return, "Feeding  the birds", Qt.Key.Key_Return)
    (tag,) = diary.records(OwnTag)
    assert (tag.name, tag.group, tag.since) == ("Feeding the birds", "helped", TODAY)
    assert diary.day(TODAY).ticked("tag") == (tag.id,)
    assert "Feeding the birds" in visible(tags)
    assert QApplication.focusWidget() is tags._add
    session.undo()
    assert diary.records(OwnTag) == []
    assert diary.day(TODAY).is_empty


def test_a_name_that_is_there_already_is_ticked_not_made_twice(tags, diary, press, steady) -> None:
    for typed in ("  MUSIC ", "Café", "cafe"):
        tags.group.focus("add:")
        press(Qt.Key.Key_Space)
        tags._name.setText(typed)
        press(Qt.Key.Key_Return)
    (tag,) = diary.records(OwnTag)
    assert set(diary.day(TODAY).ticked("tag")) == {"music", tag.id}


def test_a_hidden_tag_that_is_added_again_is_shown_again(tags, diary, session) -> None:
    gone = OwnTag(name="Gone", group="helped", since=YESTERDAY, hidden=True)
    session.save("hidden", gone)
    tags._take("gone")
    (tag,) = diary.records(OwnTag)
    assert (tag.id, tag.hidden, tag.since) == (gone.id, False, YESTERDAY)


def test_escape_leaves_the_line_and_what_is_typed_is_not_lost_with_the_day(
    tags, diary, press, steady
) -> None:
    tags.group.focus("add:")
    press(Qt.Key.Key_Space, "not this", Qt.Key.Key_Escape)
    tags.flush()
    assert diary.records(OwnTag) == []
    press(Qt.Key.Key_Space, "this one")
    tags.flush()
    assert [tag.name for tag in diary.records(OwnTag)] == ["this one"]


def test_yesterdays_tags_are_offered_only_where_today_has_none(tags, diary, session, qtbot) -> None:
    assert "Same as yesterday" not in visible(tags)
    before = diary.day(YESTERDAY).with_tick("tag:music", True).with_tick("tag:rest", True)
    session.save("before", before.with_tick("tag:stress", True))
    assert "Same as yesterday" in visible(tags)
    tap(qtbot, tags._same)
    assert set(diary.day(TODAY).ticked("tag")) == {"music", "rest"}, "this group only"
    assert "Same as yesterday" not in visible(tags)
    session.undo()
    assert diary.day(TODAY).is_empty
    tap(qtbot, tags._none)
    assert "Same as yesterday" not in visible(tags), "None of these is an answer"


def test_a33_typed_names_are_plain_text(tags, diary, session) -> None:
    name = "<b>x</b> & " + "long " * 20
    session.save("own", OwnTag(name=name, group="helped", since=TODAY))
    chip = next(chip for chip in tags.chips.values() if chip.words == name)
    assert chip.text().startswith("<b>x</b> && long")
    assert chip.text().endswith("…")
    assert chip.toolTip() == ""
    assert name in chip.accessibleName()


# ---------------------------------------------------------------------- qualities, warnings
def test_all_qualities_stand_in_the_order_of_the_vocabulary(theme, session, place) -> None:
    part = place(QualitiesPart(theme, session.now))
    assert visible(part) == list(QUALITIES.values())
    assert len(visible(part)) == 24


@pytest.fixture
def warnings(theme, session, diary, place) -> WarningsPart:
    return place(WarningsPart(theme, lambda: diary.records(HelpNumber), session.now))


@pytest.mark.parametrize("kind", WARNINGS)
def test_a_warning_shows_what_to_do_right_there(warnings, qtbot, diary, session, kind) -> None:
    session.save("number", HelpNumber(name="<b>Dr</b>", number="112"))
    tap(qtbot, warnings.chips[kind])
    text = warnings.texts[kind]
    assert text.isVisible()
    assert "emergency number" in text.words()
    shown = [w for w in text.findChildren(QLabel) if "<b>Dr</b>: 112" in w.text()]
    assert [w.textFormat() for w in shown] == [Qt.TextFormat.PlainText]
    asked = []
    warnings.open_article.connect(asked.append)
    tap(qtbot, text.findChild(Button))
    assert asked == ["when-to-get-help"]
    session.undo()
    assert not text.isVisible()


def test_the_help_text_is_the_same_for_everyone(warnings, theme, session, diary, qtbot) -> None:
    tap(qtbot, warnings.chips["foot_wound"])
    words = warnings.texts["foot_wound"].words()
    for back in range(1, 40):
        session.save("x", diary.day(TODAY - timedelta(days=back)).with_value("pain", 9))
    other = HelpText(theme, "foot_wound")
    qtbot.addWidget(other)
    assert warnings.texts["foot_wound"].words() == words == other.words()
    assert "today" in words
    assert "even if it does not hurt" in words


@pytest.mark.parametrize("kind", WARNINGS)
def test_b26_help_is_in_plain_words_and_short_sentences(theme, qtbot, kind) -> None:
    text = HelpText(theme, kind)
    qtbot.addWidget(text)
    for part in text.findChildren(QLabel):
        for sentence in part.text().split(". "):
            assert len(sentence.split()) <= 15, sentence
    assert measure([Block(Kind.PARAGRAPH, text.words())]).grade <= 8
    assert "!" not in text.words()


def test_b28_nothing_has_to_be_typed_again(tags) -> None:
    assert not tags.findChild(QLineEdit).isVisible()
