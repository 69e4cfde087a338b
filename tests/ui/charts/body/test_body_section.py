"""Where it hurt over a period: shares of answered days, what is new, words and table."""

import random
from datetime import date, timedelta
from itertools import product
from statistics import fmean

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from dialdown.domain.body import region_words
from dialdown.domain.day import Answer
from dialdown.domain.vocabulary import LAYERS, REGIONS
from dialdown.ui.charts.body.section import PERIODS, BodySection

PLACES = ("toes_left", "toes_right", "heel_left", "palm_left", "back_lower")


@pytest.fixture
def open_body(open_page, qtbot):
    def make(days=()) -> BodySection:
        section = open_page(days).open_section("body")
        assert isinstance(section, BodySection)
        figure = section.figure
        qtbot.waitUntil(lambda: figure.height() >= figure.heightForWidth(figure.width()))
        assert section.shown is not None
        return section

    return make


@pytest.fixture
def marked(make_day, today):
    """A day so long ago with these regions marked; `toes_left=6` says how strong, None does not."""

    def make(ago: int, layer: str = "pain", **strengths: float | None):
        day = make_day(today - timedelta(days=ago), pain=4)
        for region, strength in strengths.items():
            day = day.with_answer(Answer(f"region:{layer}:{region}", strength))
        return day

    return make


@pytest.fixture
def year(make_day, marked):
    """400 days, one in three with a body map; layers and strengths at random."""
    chance = random.Random(5)
    days = []
    for ago in range(400):
        layer = chance.choice(list(LAYERS))
        places = chance.sample(PLACES, chance.randint(1, 4)) if chance.random() < 0.34 else []
        days.append(marked(ago, layer, **{p: chance.choice([None, 3, 6, 8]) for p in places}))
    return days


def cells(view) -> list[list[str]]:
    model = view.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def header(view) -> list[str]:
    model = view.model()
    return [model.headerData(i, Qt.Orientation.Horizontal) for i in range(model.columnCount())]


def answers(day, layer: str | None = None) -> dict[str, float | None]:
    """Region to strength, from the bare answers of a day."""
    found = {}
    for key, answer in day.answers.items():
        kind, _colon, rest = key.partition(":")
        of, _colon, region = rest.partition(":")
        if kind == "region" and layer in (None, of):
            found[region] = answer.value
    return found


def test_shares_are_of_the_days_on_which_the_map_was_answered(open_body, year, today):
    section = open_body(year)
    for layer, period in product(LAYERS, PERIODS):
        section.layers.choose(layer)
        section.periods.choose(period)
        length = PERIODS[period][1] or 10_000
        inside = [day for day in year if (today - day.date).days < length]
        answered = [day for day in inside if answers(day)]
        rows = {row[0]: row for row in cells(section.table)}
        said = section.frame.accessibleDescription()
        assert f"of {len(answered)} days on which you marked the body." in said
        assert header(section.table)[1] == f"Days of {len(answered)}"
        marked = {region for day in answered for region in answers(day, layer)}
        assert marked == set(section.figure._days)
        assert len(rows) == len(marked)
        for region in marked:
            strengths = [answers(d, layer)[region] for d in answered if region in answers(d, layer)]
            known = [strength for strength in strengths if strength is not None]
            share = f"{round(100 * len(strengths) / len(answered))} %"
            mean = f"{fmean(known):.1f}" if known else ""
            assert rows[region_words(region)][1:4] == [str(len(strengths)), share, mean]
            assert f"{region_words(region)} {len(strengths)} of {len(answered)} days" in said
            assert section.figure._days[region] == len(strengths)


def test_blank_is_not_zero_and_another_layer_counts_as_answered(open_body, marked):
    days = [marked(1, toes_left=None), marked(2, "numb", heel_left=None), marked(3), marked(4)]
    section = open_body(days)
    assert cells(section.table) == [["left toes", "1", "50 %", "", "21 Nov"]]
    assert section.head.text() == (
        "Pain, 24 Aug to 22 Nov: of 2 days on which you marked the body."
    )


def test_strength_is_the_mean_of_the_days_that_say_it(open_body, marked):
    days = [marked(1, toes_left=7), marked(2, toes_left=None), marked(3, toes_left=4)]
    section = open_body(days)
    section._choose("toes_left")
    assert section.reading.text() == (
        "Left toes: 3 of 3 days, 100 %. Average strength 5.5, said on 2 days. "
        "First marked on 19 Nov."
    )


def test_the_time_before_stands_beside_with_its_own_days(open_body, marked):
    days = [marked(n, toes_left=None) for n in (1, 2, 3)]
    days += [marked(n, heel_left=None) for n in (31, 40)] + [marked(59, toes_left=None)]
    days += [marked(60, palm_left=None)]
    section = open_body(days)
    section.periods.choose("30")
    assert section.table.isHidden()
    section.compare.click()
    assert not section.table.isHidden()
    assert header(section.table) == [
        "Place", "Days of 3", "Share", "Before, days of 3", "Share", "Average strength",
        "First marked",
    ]  # fmt: skip
    assert [row[:5] for row in cells(section.table)] == [
        ["left toes", "3", "100 %", "1", "33 %"],
        ["left heel", "0", "0 %", "2", "67 %"],
    ]
    assert "Before, 24 Sept to 23 Oct: of 3 days." in section.head.text()
    section._choose("heel_left")
    assert "Left heel: 0 of 3 days, 0 %. Before: 2 of 3 days, 67 %." in section.reading.text()
    section.periods.choose("all")
    assert not section.compare.isEnabled()
    assert "Before" not in " ".join(header(section.table))


def test_a_new_area_is_named_with_its_date_and_belongs_to_a_doctor(open_body, marked, qtbot):
    days = [marked(200, toes_left=None), marked(150, toes_left=None, toes_right=None)]
    days += [marked(80, palm_left=None, palm_right=None), marked(3, "numb", toes_left=None)]
    section = open_body(days)
    assert not section.new.isHidden()
    assert section._new_head.text() == "New since 24 Aug"
    assert section._new_words.text() == (
        "Pain: both palms since 3 Sept.\nNumb: left toes since 19 Nov.\n"
        "Before that, you marked the body on 2 days."
    )
    words = [part.text() for part in section.new.findChildren(type(section.head))]
    assert "New area: tell your doctor soon." in words
    with qtbot.waitSignal(section.open_article) as opened:
        section._more.click()
    assert opened.args == ["when-to-get-help"]
    section.periods.choose("30")
    assert section._new_words.text().startswith("Numb: left toes since 19 Nov.")
    section.periods.choose("all")
    assert section.new.isHidden()


def test_nothing_is_new_in_a_first_picture(open_body, marked):
    section = open_body([marked(5, toes_left=None), marked(2, palm_left=None)])
    assert section.new.isHidden()


def test_b1_b20_arrows_read_the_places_from_most_days_on(open_body, marked, qtbot, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(
        "dialdown.ui.charts.body.section.announce", lambda _w, words: said.append(words)
    )
    days = [marked(n, toes_left=None) for n in range(4)]
    days += [marked(4, toes_left=None, heel_left=None), marked(5, heel_left=None, palm_left=None)]
    section = open_body(days)
    key = Qt.Key
    for pressed, region in (
        (key.Key_Down, "toes_left"), (key.Key_Down, "heel_left"), (key.Key_Right, "palm_left"),
        (key.Key_Right, "palm_left"), (key.Key_Up, "heel_left"), (key.Key_Home, "toes_left"),
        (key.Key_Left, "toes_left"), (key.Key_End, "palm_left"),
    ):  # fmt: skip
        qtbot.keyClick(section.frame, pressed)
        assert section.region == region
        assert said[-1] == section.reading.text()
    assert said[0].startswith("Left toes: 5 of 6 days, 83 %.")


def test_b10_the_pointer_reads_every_place_and_a_press_chooses(open_body, marked, qtbot):
    section = open_body([marked(1, toes_left=None), marked(2, toes_left=None, belly=None)])
    assert section.reading.text().startswith("Point at a place")
    places = section.figure.places()
    for region in REGIONS:
        at = QPointF(places.regions[region].centre)
        none = Qt.MouseButton.NoButton
        section.figure.mouseMoveEvent(
            QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
        )
        days = {"toes_left": 2, "belly": 1}.get(region, 0)
        assert f": {days} of 2 days, {50 * days} %." in section.reading.text()
    middle = places.regions["belly"].centre.toPoint()
    qtbot.mouseClick(section.figure, Qt.MouseButton.LeftButton, pos=middle)
    section.figure.leaveEvent(QEvent(QEvent.Type.Leave))
    assert section.region == "belly"
    assert section.reading.text().startswith("Belly: 1 of 2 days, 50 %.")


def test_words_go_beside_the_place_where_their_line_is_out_of_sight(open_body, marked, qapp):
    section = open_body([marked(1, toes_left=None)])
    qapp.processEvents()
    section._choose("toes_left")
    qapp.processEvents()
    section._choose("toes_left")
    assert section.reading.visibleRegion().isEmpty()
    assert section.callout.isVisible()
    assert section.callout.text() == section.reading.text()
    section.figure.leaveEvent(QEvent(QEvent.Type.Leave))
    assert section.callout.isVisible(), "the place that was chosen is read on"


def test_layers_have_their_own_hue_and_the_number_stands_on_it(open_body, marked):
    days = [marked(ago, layer, toes_left=None) for ago, layer in enumerate(LAYERS)]
    section = open_body(days)
    pictures = []
    for layer in LAYERS:
        section.layers.choose(layer)
        assert section.figure._days == {"toes_left": 1}
        assert section.head.text().startswith(LAYERS[layer])
        pictures.append(section.figure.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", [100, 200])
def test_b12_it_fits_the_page_at_any_text_size(open_body, marked, theme, qapp, mode, size):
    section = open_body([marked(1, toes_left=None), marked(150, belly=None)])
    theme.apply(mode, size)
    qapp.processEvents()
    for part in (section.figure, section.layers, section.periods, section.new):
        assert part.width() <= section.width()
    section.figure.grab()


def test_a_diary_without_body_maps_says_so(open_body, marked):
    section = open_body([marked(1), marked(2)])
    for period in PERIODS:
        section.periods.choose(period)
        assert "nothing was marked on the body." in section.head.text()
        assert cells(section.table) == []
    section._step(1)
    section._end(True)
    section._choose("belly")
    assert section.reading.text() == "Belly: 0 of 0 days."
    section.figure.grab()


def test_a_tenth_of_a_percent_is_not_nothing(open_body, marked):
    days = [marked(n, toes_left=None) for n in range(300)]
    days[7] = marked(7, toes_left=None, belly=None)
    section = open_body(days)
    section.periods.choose("all")
    assert ["belly", "1", "under 1 %", "", "15 Nov"] in cells(section.table)
    assert section.shown.now.first == date(2026, 1, 27)
