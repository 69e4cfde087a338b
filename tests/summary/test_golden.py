"""The page as pictures: A4, Letter, in grey, in large print, against those in tests/fixtures.

    DIALDOWN_REDRAW=1 .venv/bin/python -m pytest tests/summary/test_golden.py

draws them anew; look at them before they are committed. They are drawn offscreen with the bundled
font, 90 dots to the inch.

Font rasterisers differ in how dark they make the edge of a letter, and round its place to another
pixel, so pictures are never compared pixel by pixel. Both are blurred by one pixel. In each square
of `SQUARE` pixels (about a quarter of an inch) the new picture may lie a pixel aside, and then
`SHARE` of its pixels (6 of 576) may be lighter or darker by more than `LEVELS` of 255. Measured: a
page drawn four times finer and scaled down, or with lighter or darker letters, has 1 such pixel at
most; the likest other digit in a tile, a 6 for an 8, has 8. So one wrong digit cannot hide in a
page of right ones. The tests below hold both ends.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from dialdown.summary import Chosen, Summary, SummarySource
from dialdown.summary.page import PAPERS, Pages, sheet_points
from tests.summary.conftest import LAST

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "summary"
REDRAW = bool(os.environ.get("DIALDOWN_REDRAW"))
DOTS = 90 / 720  # for a tenth of a point
LEVELS = 50
SQUARE = 24
SHARE = 6 / SQUARE**2

CASES = {
    "a4": (Chosen(name="Maria Example", born="4 May 1971"), QImage.Format.Format_RGB888),
    "letter": (Chosen(paper="letter"), QImage.Format.Format_Grayscale8),
    "grey": (Chosen(name="Maria Example"), QImage.Format.Format_Grayscale8),
    "large": (Chosen(large=True), QImage.Format.Format_Grayscale8),
}

Picture = np.ndarray

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def page(diary_days, records) -> Callable[[str], Summary]:
    """The page of a case."""
    source = SummarySource(diary_days, records, LAST)
    return lambda case: source.summary(chosen=CASES[case][0])


def drawn(summary: Summary, form: QImage.Format, finer: int = 1) -> QImage:
    """The page as a picture, perhaps drawn finer and then made smaller."""
    size = PAPERS[summary.chosen.paper]
    width, height = (round(side * DOTS) for side in sheet_points(size))
    picture = QImage(width * finer, height * finer, form)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.scale(DOTS * finer, DOTS * finer)
    Pages(summary, size).paint(painter)
    painter.end()
    smooth = Qt.TransformationMode.SmoothTransformation
    return picture.scaledToWidth(width, smooth) if finer > 1 else picture


def levels(picture: QImage) -> Picture:
    """Height x width x colours, 0 to 255."""
    bits = np.frombuffer(picture.constBits(), np.uint8)
    rows = bits.reshape(picture.height(), picture.bytesPerLine())
    colours = picture.depth() // 8
    return rows[:, : picture.width() * colours].reshape(picture.height(), -1, colours).astype(float)


def blurred(picture: Picture) -> Picture:
    """Each pixel as the mean of the nine around it."""
    padded = np.pad(picture, ((1, 1), (1, 1), (0, 0)), "edge")
    high, wide = picture.shape[:2]
    return sum(padded[y : y + high, x : x + wide] for y in range(3) for x in range(3)) / 9


def in_squares(wrong: Picture) -> Picture:
    """The share of marked pixels in every square; squares overlap by half."""
    sums = np.pad(wrong, ((1, 0), (1, 0))).cumsum(0).cumsum(1)
    ys, xs = (np.arange(0, side - SQUARE + 1, SQUARE // 2) for side in wrong.shape)
    corner = lambda dy, dx: sums[np.ix_(ys + dy, xs + dx)]  # noqa: E731
    inside = corner(SQUARE, SQUARE) - corner(0, SQUARE) - corner(SQUARE, 0) + corner(0, 0)
    return inside / SQUARE**2


def difference(one: QImage, other: QImage) -> float:
    """The largest share of different pixels in any square."""
    assert one.size() == other.size()
    a, b = levels(one), levels(other)
    rows, columns = np.nonzero((a != b).any(axis=2))
    if not len(rows):
        return 0.0
    there = tuple(
        slice(max(at.min() - 2 * SQUARE, 0), at.max() + 2 * SQUARE) for at in (rows, columns)
    )
    a, b = blurred(a[there]), blurred(b[there])
    aside = [np.roll(b, (dy, dx), (0, 1)) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
    squares = [in_squares((abs(a - moved) > LEVELS).any(axis=2).astype(int)) for moved in aside]
    return float(np.minimum.reduce(squares).max())


@pytest.fixture
def golden() -> Callable[[str], QImage]:
    """The picture of a case, as it was looked at and kept."""
    return lambda case: QImage(str(FOLDER / f"{case}.png")).convertToFormat(CASES[case][1])


@pytest.mark.parametrize("case", CASES)
def test_the_page_looks_as_it_did(page, golden, case, tmp_path):
    now = drawn(page(case), CASES[case][1])
    if REDRAW:
        FOLDER.mkdir(exist_ok=True)
        assert now.save(str(FOLDER / f"{case}.png"))
    assert now.save(str(tmp_path / f"{case}.png"))
    assert difference(now, golden(case)) <= SHARE, f"see {tmp_path}/{case}.png"


@pytest.mark.parametrize("case", CASES)
def test_another_rasteriser_makes_the_same_page(page, golden, case):
    """Drawn four times finer and scaled down; and with letters lighter or darker at their edges."""
    form = CASES[case][1]
    assert difference(drawn(page(case), form, finer=4), golden(case)) <= SHARE
    for power in (0.7, 1.4):
        other = golden(case)
        bits = np.frombuffer(other.bits(), np.uint8)
        bits[:] = 255 * (bits / 255) ** power
        assert difference(other, golden(case)) <= SHARE


def with_digit(summary: Summary, at: int, digit: str) -> Summary:
    """The page with the last digit of the value of one tile changed."""
    tile = summary.tiles[at]
    place = max(n for n, letter in enumerate(tile.value) if letter.isdigit())
    value = tile.value[:place] + digit + tile.value[place + 1 :]
    tiles = (*summary.tiles[:at], replace(tile, value=value), *summary.tiles[at + 1 :])
    return replace(summary, tiles=tiles)


@pytest.mark.parametrize("case", CASES)
def test_one_other_digit_in_a_tile_is_another_page(page, golden, case):
    summary = page(case)
    for at, tile in enumerate(summary.tiles):
        shown = [letter for letter in tile.value if letter.isdigit()][-1]
        others = sorted(set("0123456789") - {shown})
        for digit in others if case == "a4" else others[at % 3 :: 3]:
            changed = drawn(with_digit(summary, at, digit), CASES[case][1])
            assert difference(changed, golden(case)) > SHARE, (tile.label, shown, digit)


@pytest.mark.parametrize("case", CASES)
def test_a_moved_block_is_another_page(page, golden, case):
    summary = page(case)
    for section in ("tiles", "treatments"):
        moved = replace(summary, chosen=summary.chosen.moved(section, -1))
        assert difference(drawn(moved, CASES[case][1]), golden(case)) > SHARE
