"""The body map: every region by click, by key and in the list; said in words; one step each."""

import math

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication, QScrollArea

from dialdown.domain.body import marks, region_words, set_regions, with_mark
from dialdown.domain.day import Day
from dialdown.domain.vocabulary import BACK, FRONT, QUICK_SETS, REGIONS
from dialdown.ui.diary.body import figure, part
from dialdown.ui.diary.body.part import BodyPart
from dialdown.ui.diary.body.places import LEAST, arrange
from dialdown.ui.diary.body.region_list import GROUPS
from tests.ui.conftest import TODAY, focusable

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
WIDTHS = {"side by side": 660, "below each other": 320, "wide": 900}


@pytest.fixture
def body(qtbot, theme, clock):
    made = BodyPart(theme, clock)
    made.steps = []
    made.edited.connect(lambda said, day, key: (made.steps.append((said, key)), made.show_day(day)))
    qtbot.addWidget(made)
    made.resize(1040, 1000)
    made.show_day(Day(TODAY))
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def heard(monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(part, "announce", lambda _widget, words: said.append(words))
    return said


def spot(body: BodyPart, region: str) -> QPoint:
    return body.map.places.regions[region].centre.toPoint()


def click(qtbot, body: BodyPart, region: str) -> None:
    qtbot.mouseClick(body.map, Qt.MouseButton.LeftButton, pos=spot(body, region))


# ---------------------------------------------------------------------- by click
def test_b10_a_click_marks_exactly_that_region_in_one_step(body, qtbot) -> None:
    for region in REGIONS:
        body.show_day(Day(TODAY))
        click(qtbot, body, region)
        assert marks(body.day, "pain") == {region: None}
    assert len(body.steps) == 60


def test_b10_pressing_again_takes_it_off(body, qtbot, clock) -> None:
    click(qtbot, body, "knee_left")
    body.map._last = ("", 0)  # a while later
    click(qtbot, body, "knee_left")
    assert marks(body.day, "pain") == {}


def test_b11_a_trembling_press_is_one_and_sliding_off_is_none(body, qtbot) -> None:
    at = spot(body, "belly")
    for _tremor in range(3):
        qtbot.mouseClick(body.map, Qt.MouseButton.LeftButton, pos=at)
    assert marks(body.day, "pain") == {"belly": None}
    assert len(body.steps) == 1
    qtbot.mousePress(body.map, Qt.MouseButton.LeftButton, pos=spot(body, "thigh_left"))
    qtbot.mouseRelease(body.map, Qt.MouseButton.LeftButton, pos=spot(body, "thigh_right"))
    assert set(marks(body.day, "pain")) == {"belly"}


@pytest.mark.parametrize("width", [626, 313])
def test_b7_every_region_holds_a_circle_of_24_pixels(width) -> None:
    """Room for a press of 24 px that means this region and no other (WCAG 2.5.8), at the least
    size of the figures, side by side and below each other.
    """
    places = arrange(width, 100, 25)
    assert places.scale == pytest.approx(LEAST, abs=0.01)
    steps = sorted(range(-30, 31, 3), key=abs)
    around = sorted(((x, y) for x in steps for y in steps), key=lambda way: math.hypot(*way))
    for region, place in places.regions.items():
        assert any(
            all(places.at(spot) == region for spot in ring(place.centre + QPointF(*way)))
            for way in around
        ), region


def ring(at: QPointF) -> list[QPointF]:
    turns = (math.tau * step / 12 for step in range(12))
    return [at, *(at + QPointF(12 * math.cos(turn), 12 * math.sin(turn)) for turn in turns)]


def test_a_press_far_from_the_body_means_nothing(body, qtbot) -> None:
    qtbot.mouseClick(body.map, Qt.MouseButton.LeftButton, pos=QPoint(2, 200))
    assert body.steps == []


# ---------------------------------------------------------------------- by key
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_b2_arrows_reach_every_region_and_come_back(width) -> None:
    places = arrange(width, 100, 25)
    onward = {r: {places.beside(r, key) for key in ARROWS} - {None} for r in REGIONS}
    for start in (figure.START, "head_back"):
        reached, edge = {start}, [start]
        while edge:
            edge = [other for at in edge for other in onward[at] if other not in reached]
            reached.update(edge)
        assert reached == set(REGIONS)


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("toes_left", Qt.Key.Key_Up, "foot_top_left"),
        ("foot_top_left", Qt.Key.Key_Up, "ankle_left"),
        ("toes_left", Qt.Key.Key_Left, "toes_right"),
        ("toes_left", Qt.Key.Key_Right, "foot_ball_left"),
        ("palm_left", Qt.Key.Key_Right, "hand_back_left"),
        ("palm_left", Qt.Key.Key_Down, "fingers_left"),
        ("belly", Qt.Key.Key_Down, "groin"),
    ],
)
def test_b2_arrows_go_where_a_person_expects(body, press, start, key, end) -> None:
    body.map.focus(start)
    press(key)
    assert QApplication.focusWidget() is body.map.regions[end]


def test_b2_the_map_is_one_stop_for_tab_and_keeps_its_place(body, press) -> None:
    body.map.focus("heel_left")
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() not in body.map.regions.values()
    press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is body.map.regions["heel_left"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_b2_space_and_enter_mark_and_delete_clears(body, press, key) -> None:
    body.map.focus("palm_right")
    press(key)
    assert marks(body.day, "pain") == {"palm_right": None}
    press(Qt.Key.Key_Delete)
    assert marks(body.day, "pain") == {}
    press(key, key)
    assert marks(body.day, "pain") == {}


def test_b10_digits_say_how_strong(body, press) -> None:
    body.map.focus("toes_left")
    for strength in range(1, 11):
        press(str(strength))
        assert marks(body.day, "pain") == {"toes_left": strength}


def test_one_then_zero_is_ten_and_one_step_to_undo(body, press) -> None:
    body.map.focus("toes_left")
    press("1", "0")
    assert marks(body.day, "pain") == {"toes_left": 10}
    keys = {key for _said, key in body.steps}
    assert keys == {f"ten:{TODAY}:region:pain:toes_left"}


def test_one_then_five_is_five_and_a_move_forgets_the_one(body, press) -> None:
    body.map.focus("toes_left")
    press("1", "5")
    assert marks(body.day, "pain")["toes_left"] == 5
    press("1", Qt.Key.Key_Left, "0")
    assert marks(body.day, "pain") == {"toes_left": 1}, "0 alone marks nothing"


def test_b10_how_strong_by_click(body, qtbot) -> None:
    click(qtbot, body, "shin_left")
    buttons = body.strength.pad._buttons
    for strength in range(1, 11):
        qtbot.mouseClick(buttons[strength], Qt.MouseButton.LeftButton)
        assert marks(body.day, "pain") == {"shin_left": strength}
    qtbot.mouseClick(buttons[10], Qt.MouseButton.LeftButton)
    assert marks(body.day, "pain") == {"shin_left": None}, "marked, without a number"
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert marks(body.day, "pain") == {}


def test_letters_on_the_map_and_digits_on_the_buttons_choose_what_is_marked(body, press) -> None:
    body.map.focus("toes_left")
    press("n", Qt.Key.Key_Space, "s", Qt.Key.Key_Space)
    assert set(body.day.answers) == {"region:numb:toes_left", "region:touch:toes_left"}
    body.layers.buttons["touch"].setFocus()
    press("1")
    assert body.layer == "pain"
    press("2")
    assert body.layer == "numb"


def test_b3_the_region_with_the_keyboard_is_brought_into_view(body, qtbot, press) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(body)
    area.resize(500, 400)
    area.show()
    qtbot.waitExposed(area)
    QApplication.processEvents()
    body.map.focus("scalp")
    body.map.focus("foot_ball_left")
    button = body.map.regions["foot_ball_left"]
    corner = button.mapTo(area.viewport(), QPoint(0, 0))
    seen = area.viewport().rect().contains(button.rect().translated(corner))
    area.takeWidget()
    assert seen


# ---------------------------------------------------------------------- sets, layers, flags
@pytest.mark.parametrize("name", QUICK_SETS)
def test_a_set_is_one_step_on_both_sides_in_the_chosen_layer(body, qtbot, name) -> None:
    body.layers.choose("numb")
    chip = body._sets[name]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert set(marks(body.day, "numb")) == set(set_regions(name))
    assert chip.isChecked()
    assert len(body.steps) == 1
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert (body.day.answers, chip.isChecked()) == ({}, False)


def test_a_save_that_did_not_happen_is_not_shown_as_done(body, qtbot) -> None:
    body.edited.disconnect()
    qtbot.mouseClick(body._sets["socks"], Qt.MouseButton.LeftButton)
    click(qtbot, body, "belly")
    assert not body._sets["socks"].isChecked()
    assert not body.map.regions["belly"].isChecked()


def test_clearing_leaves_the_other_layers_and_is_one_step(body, qtbot) -> None:
    body._toggle_set("gloves")
    body.layers.choose("touch")
    body._toggle_set("socks")
    qtbot.mouseClick(body._clear, Qt.MouseButton.LeftButton)
    assert marks(body.day, "touch") == {}
    assert len(marks(body.day, "pain")) == 6
    assert len(body.steps) == 3
    assert not body._clear.isEnabled()


@pytest.mark.parametrize(
    ("layer", "region", "flags"),
    [("numb", "groin", ["numb_groin"]), ("pain", "groin", []), ("numb", "belly", [])],
)
def test_numbness_in_the_groin_raises_the_red_flag(body, qtbot, layer, region, flags) -> None:
    raised = []
    body.red_flag.connect(raised.append)
    body.layers.choose(layer)
    click(qtbot, body, region)
    assert raised == flags
    body.map._last = ("", 0)
    click(qtbot, body, region)
    assert raised == flags, "taking it off raises nothing"


def test_the_view_over_months_is_asked_for(body, qtbot) -> None:
    with qtbot.waitSignal(body.spread_asked):
        body._spread.click()


# ---------------------------------------------------------------------- in words
def test_b18_a_region_says_its_name_and_its_state_before_and_after(body, press, heard) -> None:
    body.map.focus("toes_left")
    button = QAccessible.queryAccessibleInterface(body.map.regions["toes_left"])
    assert button.text(QAccessible.Text.Name) == "left toes, not marked"
    press("6", "n", Qt.Key.Key_Space)
    assert button.text(QAccessible.Text.Name) == "left toes, pain 6, numb"
    assert button.state().checked
    assert heard == ["left toes, pain 6", "Numb", "left toes, pain 6, numb"]
    press(Qt.Key.Key_Delete)
    assert heard[-1] == "left toes, pain 6"
    assert body.strength._state.text() == "pain 6"


def test_b17_every_region_has_a_name_of_its_own_and_a_role(body) -> None:
    spoken = [QAccessible.queryAccessibleInterface(b) for b in body.map.regions.values()]
    assert len({s.text(QAccessible.Text.Name) for s in spoken}) == 60
    roles = (QAccessible.Role.Button, QAccessible.Role.CheckBox)
    assert all(s.role() in roles and s.state().checkable for s in spoken)
    names = [w.accessibleName() for w in focusable(body)]
    assert all(names)
    assert len(names) == len(set(names))


def test_what_is_marked_is_said_in_plain_words(body) -> None:
    day = Day(TODAY)
    for region in (*set_regions("socks"), *(r for r in set_regions("gloves") if "left" in r)):
        day = with_mark(day, "pain", region, None, body.now())
    for region in ("toes_left", "toes_right"):
        day = with_mark(day, "numb", region, 4, body.now())
    body.show_day(day)
    assert body.summary() == "both feet, left hand; numb: toes of both feet"
    assert body._lines.text() == "Pain: both feet, left hand.\nNumb: toes of both feet."
    body.show_day(Day(TODAY))
    assert body.summary() == ""


def test_an_imported_region_that_nobody_knows_harms_nothing(body) -> None:
    day = Day(TODAY).with_tick("region:pain:tail", on=True, value=None)
    body.show_day(day)
    assert body.summary() == ""


# ---------------------------------------------------------------------- as a list
def test_the_list_holds_all_regions_once(body, qtbot) -> None:
    assert sorted(part for parts in GROUPS.values() for part in parts) == sorted(
        {r.removesuffix("_left").removesuffix("_right") for r in REGIONS}
    )
    body._as_list.click()
    assert set(body.list.chips) == set(FRONT) | set(BACK)
    assert not body.map.isVisible()


def test_b2_the_list_marks_by_key_and_says_how_strong(body, press) -> None:
    body._as_list.click()
    for region in REGIONS[::7]:
        body.show_day(Day(TODAY))
        chip = body.list.chips[region]
        assert chip.accessibleName() == f"Pain: {region_words(region)}"
        chip.setFocus()
        press(Qt.Key.Key_Space)
        assert chip.isChecked()
        body.strength.pad.focus()
        press("7")
        assert marks(body.day, "pain") == {region: 7}
        assert chip.accessibleName() == f"Pain: {region_words(region)} 7"


def test_b7_targets_of_the_list_and_the_buttons_are_large(body, theme) -> None:
    body._as_list.click()
    QApplication.processEvents()
    small = [
        w.accessibleName()
        for w in focusable(body)
        if min(w.width(), w.height()) < 44 and not w.property("noTarget")
    ]
    assert not small


# ---------------------------------------------------------------------- to look at
def picture(body: BodyPart) -> QImage:
    return body.map.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def greys(image: QImage, body: BodyPart, region: str) -> list[int]:
    at, ratio = spot(body, region), image.devicePixelRatio()
    return [
        QColor(image.pixel(round((at.x() + dx) * ratio), round((at.y() + dy) * ratio))).red()
        for dx in range(-14, 15)
        for dy in range(-14, 15)
    ]


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_b16_the_layers_differ_without_colour(body, theme, mode) -> None:
    theme.apply(mode, 100)
    day = Day(TODAY)
    for layer, region in (("pain", "chest_left"), ("numb", "belly"), ("touch", "back_lower")):
        day = with_mark(day, layer, region, None, body.now())
    body.show_day(day)
    image = picture(body)
    plain, solid = greys(image, body, "back_upper"), greys(image, body, "chest_left")
    assert max(solid) - min(solid) <= 2, "pain is one tint"
    assert abs(solid[0] - plain[0]) > 20
    numb, touch = greys(image, body, "belly"), greys(image, body, "back_lower")
    assert max(numb) - min(numb) > 60
    assert max(touch) - min(touch) > 60
    rows = [max(numb[i : i + 29]) - min(numb[i : i + 29]) for i in range(0, len(numb), 29)]
    assert all(row > 60 for row in rows), "a slanted line crosses every column"


def test_b3_the_focus_mark_can_be_seen(body) -> None:
    body.setFocus()
    before = body.map.grab().toImage()
    body.map.focus("belly")
    after = body.map.grab().toImage()
    box = body.map.places.regions["belly"].path.boundingRect().toRect()
    changed = sum(
        before.pixel(x, y) != after.pixel(x, y)
        for x in range(box.left() - 4, box.right() + 4)
        for y in range(box.top() - 4, box.bottom() + 4)
    )
    assert changed >= 2 * 2 * (box.width() + box.height()) * 0.8


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("width", [360, 640, 1000])
def test_b12_the_map_fits_its_width(body, theme, size, width) -> None:
    theme.apply("light", size)
    body.resize(width, 4000)  # as high as it likes, as in a page that scrolls
    for _round in range(4):
        QApplication.processEvents()
    assert body.map.minimumSizeHint().width() <= 320
    for place in body.map.places.regions.values():
        box = place.path.boundingRect()
        assert box.left() >= 0
        assert box.right() <= body.map.width() + 1
        assert box.bottom() <= body.map.height() + 1
