"""Any chart as a file: on white, sharp, readable by others, written whole or not at all."""

import errno
import os
import re
import stat
import struct
import xml.etree.ElementTree as ET
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from dialdown.domain.records import Treatment
from dialdown.ui.charts import saving
from dialdown.ui.charts.frame import ChartFrame
from dialdown.ui.charts.saving import SaveRow
from dialdown.ui.theme import TARGET

SVG = "{http://www.w3.org/2000/svg}"
TYPED = '<b>x</b> & "y"'


@pytest.fixture
def page(open_page, make_days, today):
    made = open_page(make_days(190), Treatment(name=TYPED, start=today - timedelta(9)))
    made.show_factor("sleep_hours")
    return made


@pytest.fixture
def dialog(monkeypatch):
    """Answers the file dialog with what is put in, and keeps what it was asked."""
    seen = {"answer": "", "kind": 0, "asked": []}

    def answer(_parent, _title, place, kinds):
        seen["asked"].append((Path(place), kinds))
        return str(seen["answer"]), kinds.split(";;")[seen["kind"]] if seen["answer"] else ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return seen


def charts(page) -> dict[str, tuple[QWidget, SaveRow]]:
    return {
        "timeline": (page.timeline.frame, page.timeline.frame.saving),
        "scatter": (page.scatter.frame, page.scatter.frame.saving),
        "patterns": (page.patterns.rows[0], page.patterns.saving),
    }


def drawn_words(svg: bytes) -> list[str]:
    return ["".join(node.itertext()).strip() for node in ET.fromstring(svg).iter(f"{SVG}text")]


# ---------------------------------------------------------------------- the way there
@pytest.mark.parametrize("chart", ["timeline", "scatter", "patterns"])
def test_every_chart_is_saved_by_key_and_by_button(page, qtbot, dialog, tmp_path, chart):
    widget, row = charts(page)[chart]
    assert row.button.height() >= TARGET
    assert row.button.accessibleName().startswith("Save picture: ")
    for ending in ("png", "svg"):
        dialog["answer"] = tmp_path / f"mine.{ending}"
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        written = (tmp_path / f"mine.{ending}").read_bytes()
        assert row.status.text() == f"Saved as mine.{ending}"
        assert row.status.isVisibleTo(page)
        (tmp_path / f"mine.{ending}").unlink()
        qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
        assert (tmp_path / f"mine.{ending}").read_bytes() == written
    assert stat.S_IMODE((tmp_path / "mine.png").stat().st_mode) == 0o600
    assert len(dialog["asked"]) == 4


def test_the_proposed_name_tells_nothing_about_health(page, dialog, home):
    page.timeline.frame.saving.ask_where()
    place, kinds = dialog["asked"][0]
    assert place == home / "dialdown-chart.png"
    assert "*.png" in kinds
    assert "*.svg" in kinds
    assert not page.timeline.frame.saving.status.text()


@pytest.mark.parametrize(
    ("typed", "kind", "written"),
    [
        ("a.png", 0, "a.png"), ("a.svg", 0, "a.svg"), ("a.SVG", 1, "a.SVG"), ("a.png", 1, "a.svg"),
        ("a", 0, "a.png"), ("a", 1, "a.svg"), ("my.chart", 0, "my.chart.png"),
        ("a.jpg", 1, "a.jpg.svg"),
    ],
)  # fmt: skip
def test_the_ending_is_that_of_the_kind(page, dialog, tmp_path, typed, kind, written):
    dialog.update(answer=tmp_path / typed, kind=kind)
    page.scatter.frame.saving.ask_where()
    assert [path.name for path in tmp_path.glob("*.*")] == [written]
    head = (tmp_path / written).read_bytes()[:5]
    assert head == (b"<?xml" if written.lower().endswith("svg") else b"\x89PNG\r")


@pytest.mark.parametrize("replace", [True, False])
def test_another_file_is_replaced_only_if_the_person_says_so(
    page, dialog, tmp_path, monkeypatch, replace
):
    (tmp_path / "a.svg").write_text("before")
    dialog.update(answer=tmp_path / "a", kind=1)
    monkeypatch.setattr(saving, "ask", lambda *_words: replace)
    page.scatter.frame.saving.ask_where()
    assert ((tmp_path / "a.svg").read_text() != "before") is replace


# ---------------------------------------------------------------------- faults
@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EROFS, errno.EACCES])
@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_full_or_closed_place_is_said_and_the_old_file_stays(
    page, tmp_path, monkeypatch, fault, ending
):
    there = tmp_path / f"a.{ending}"
    there.write_text("before")

    def fails(_handle):
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr("dialdown.files.os.fsync", fails)
    row = page.timeline.frame.saving
    row.save_to(there)
    assert row.status.text() == "Not saved. That place is full or may not be written to."
    assert there.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [there.name]


def test_a_missing_folder_is_said(page, tmp_path):
    row = page.timeline.frame.saving
    row.save_to(tmp_path / "nowhere" / "a.png")
    assert row.status.text().startswith("Not saved.")


# ---------------------------------------------------------------------- what is in it
@pytest.mark.parametrize("chart", ["timeline", "scatter", "patterns"])
def test_a_drawing_is_lines_and_text_and_says_what_it_shows(page, chart):
    svg = charts(page)[chart][1].picture().svg()
    root = ET.fromstring(svg)
    assert {node.tag.removeprefix(SVG) for node in root.iter()} <= {
        "svg", "title", "desc", "defs", "clipPath", "g", "path", "polyline", "rect", "text",
        "circle", "ellipse", "line", "polygon",
    }  # fmt: skip
    families = set(re.findall(rb'font-family="([^"]*)"', svg))
    assert families == {b"Atkinson Hyperlegible Next, DejaVu Sans, Verdana, sans-serif"}
    words = drawn_words(svg)
    title = {
        "timeline": "Pain over time",
        "scatter": "Short sleep, the night before",
        "patterns": "What goes with your pain",
    }[chart]
    assert words[0] == title == root.findtext(f"{SVG}title")
    together = " ".join(words)
    assert "Self-recorded with Dialdown." in together
    assert re.search(r"\d+ \w{3} 2026 to 22 Nov 2026", together)
    inside = {
        "timeline": ["10", "Pain", "Sleep", f"{TYPED} from 13 Nov"],
        "scatter": ["0", "10", "6 h"],
        "patterns": ["Stress, same day", "clear"],
    }[chart]
    assert set(inside) <= set(words)


def test_the_caption_of_the_scatter_holds_the_sentence(page):
    together = " ".join(drawn_words(page.scatter.frame.saving.picture().svg()))
    assert page.scatter.sentence.text() in together
    assert "Up: Pain, 0 to 10." in together


@pytest.mark.parametrize("chart", ["timeline", "scatter", "patterns"])
def test_nothing_is_told_beside_the_picture(page, chart, home):
    picture = charts(page)[chart][1].picture()
    png = picture.png()
    chunks, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        chunks.append(png[at + 4 : at + 8])
        at += length + 12
    assert set(chunks) <= {b"IHDR", b"pHYs", b"IDAT", b"IEND"}
    svg = picture.svg()
    assert picture.svg() == svg  # no moment in it
    for secret in (str(home), "metadata", "<!--", "Qt"):
        assert secret.encode() not in svg


def test_a_picture_is_twice_as_fine_as_the_screen(page):
    picture = page.timeline.frame.saving.picture()
    image = QImage.fromData(picture.png())
    assert (image.width(), image.height()) == (picture.width * 2, picture.height * 2)
    assert picture.width > page.timeline.plot.width()


@pytest.mark.parametrize("mode", ["dark", "contrast"])
@pytest.mark.parametrize("chart", ["timeline", "scatter", "patterns"])
def test_b15_a_dark_screen_gives_a_white_page_and_stays_dark(page, qtbot, mode, chart):
    light = charts(page)[chart][1].picture()
    expected = light.png(), light.svg()
    page._theme.apply(mode, 100)
    dark = charts(page)[chart][1].picture()
    assert (dark.png(), dark.svg()) == expected
    assert page._theme.mode == mode
    paper = QImage.fromData(expected[0]).pixelColor(3, 3)
    assert paper == QColor("white")
    background = page.timeline.plot.backgroundBrush().color()
    assert background == QColor(page._theme.colours.surface)


def test_days_stand_where_they_belong_in_a_drawing(open_page, make_day, today):
    """Dates are large numbers, and six digits of them would move days by half a day."""
    page = open_page([make_day(today - timedelta(i), pain=4) for i in range(30)])
    page.toolbar.range_chosen.emit("30")
    svg = page.timeline.frame.saving.picture().svg().decode()
    colour = page._theme.colours.pain.lower()
    groups = re.findall(rf'<g fill="{colour}"[^>]*>(.*?)</g>', svg, re.DOTALL)
    dots = re.findall(r'd="M([\d.]+),[\d.]+ C', "".join(groups))
    across = sorted(float(x) for x in dots)
    assert len(across) == 30
    steps = [later - sooner for sooner, later in pairwise(across)]
    assert max(steps) - min(steps) < 0.05
    # The line is not stretched with its place, so all readers of drawings give it its width.
    assert f'stroke="{colour}" stroke-opacity="1" stroke-width="2"' in svg


@pytest.mark.parametrize("odd", ["\x0b\x00", "\ufffe", "\U0001f642", "汉字", "x" * 400])
def test_odd_letters_make_a_sound_file(open_page, make_days, today, odd):
    page = open_page(make_days(40), Treatment(name=f"a{odd}b", start=today - timedelta(9)))
    picture = page.timeline.frame.saving.picture()
    ET.fromstring(picture.svg())
    assert not QImage.fromData(picture.png()).isNull()


@pytest.mark.parametrize("count", [1, 2, 40, 900])
def test_every_age_of_a_diary_can_be_saved(open_page, make_days, count, tmp_path):
    page = open_page(make_days(count))
    page.toolbar.range_chosen.emit("all")
    for row in (page.timeline.frame.saving, page.scatter.frame.saving):
        row.save_to(tmp_path / "a.svg")
        row.save_to(tmp_path / "a.png")
        assert row.status.text() == "Saved as a.png"
    assert page.patterns.saving.isVisibleTo(page) is (count >= 40)


def test_a_table_is_not_a_picture(page):
    page.toolbar.table.click()
    assert not any(row.button.isVisibleTo(page) for _widget, row in charts(page).values())


# ---------------------------------------------------------------------- painted widgets
class Painted(QWidget):
    """As a heat map or a body map is: painted by itself, with others inside."""

    def __init__(self, theme, *inside: QWidget) -> None:
        super().__init__()
        self.theme = theme
        self.setFixedSize(300, 120)
        layout = QVBoxLayout(self)
        for widget in inside:
            layout.addWidget(widget)

    def paintEvent(self, _event) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setFont(QFont(self.theme.font(0.8)))
        painter.setPen(QColor(self.theme.colours.ink))
        painter.drawText(10, 20, "Monday")
        painter.fillRect(100, 10, 50, 50, QColor(self.theme.colours.pain))


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_painted_widget_is_saved_as_plots_are(qtbot, theme, mode):
    inner = Painted(theme)
    frame = ChartFrame(Painted(theme, inner), "The year", {})
    qtbot.addWidget(frame)
    frame.show()
    frame.saving.tell("The year", "Darker is more pain.")
    theme.apply(mode, 100)
    picture = frame.saving.picture()
    assert drawn_words(picture.svg()) == [
        "The year", "Darker is more pain.", "Self-recorded with Dialdown.", "Monday", "Monday",
    ]  # fmt: skip
    image = QImage.fromData(picture.png())
    theme.apply("light", 100)
    pain = QColor(theme.colours.pain)
    places = [
        (x, y) for x in range(0, image.width(), 8) for y in range(0, image.height(), 8)
        if image.pixelColor(x, y) == pain
    ]  # fmt: skip
    assert places
    assert min(x for x, _y in places) in range(2 * (24 + 100), 2 * (24 + 100) + 16)
