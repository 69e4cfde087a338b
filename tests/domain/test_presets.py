"""Ready-made choices of what to be asked."""

import pytest

from dialdown.domain.choices import PRESETS, chosen_scales, preset_choices
from dialdown.domain.records import ScaleChoice
from dialdown.domain.scales import SCALE


def asked(choices) -> list[str]:
    return [scale.key for scale in chosen_scales(choices, [])]


@pytest.mark.parametrize("preset", PRESETS)
def test_exactly_the_scales_of_a_preset_are_asked(preset: str) -> None:
    assert set(asked(preset_choices(preset, []))) == set(PRESETS[preset][1])


def test_nothing_is_saved_for_what_is_so_already() -> None:
    assert preset_choices("everything", []) == []
    six = preset_choices("usual", [])
    assert {choice.id for choice in six} == set(SCALE) - set(PRESETS["usual"][1])
    assert preset_choices("usual", six) == []


def test_a_preset_leaves_the_order_as_it_was_chosen() -> None:
    before = [ScaleChoice(id="stress", position=-1), ScaleChoice(id="mood", hidden=True)]
    after = preset_choices("everything", before)
    assert after == [ScaleChoice(id="mood", hidden=False)]
    assert asked([*before[:1], *after])[0] == "stress"
