"""The drawn figures hold every region, on the right side."""

import pytest

from dialdown.domain.vocabulary import BACK, FRONT
from dialdown.outline import load_outline


def columns(view: str, region: str) -> list[float]:
    return [x for part in load_outline(view).shapes[region] for x, _y in part]


@pytest.mark.parametrize(("view", "regions"), [("front", FRONT), ("back", BACK)])
def test_every_region_has_a_shape_on_its_view(view, regions) -> None:
    drawn = load_outline(view)
    assert set(drawn.shapes) == set(regions)
    for shape in drawn.shapes.values():
        corners = [corner for part in shape for corner in part]
        assert len(corners) > 2
        assert all(0 <= x <= drawn.width and 0 <= y <= drawn.height for x, y in corners)


def test_left_and_right_are_the_persons_own() -> None:
    middle = load_outline("front").width / 2
    assert min(columns("front", "palm_left")) > middle
    assert max(columns("front", "toes_right")) < middle
    assert max(columns("back", "hand_back_left")) < middle
