"""All 60 regions as words to tick: the same map for those who would rather read than point."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialdown.domain.body import marks, region_words, split_region
from dialdown.domain.day import Day
from dialdown.domain.vocabulary import LAYERS, REGIONS
from dialdown.i18n import N_, _
from dialdown.ui.diary.body.words import strength_words
from dialdown.ui.theme import GAP_L, GAP_S, Theme
from dialdown.ui.widgets.basics import Button, heading
from dialdown.ui.widgets.flow import FlowLayout, Wrapping

GROUPS: dict[str, tuple[str, ...]] = {
    N_("Feet and ankles"): ("toes", "foot_top", "foot_ball", "arch", "heel", "ankle"),
    N_("Hands and wrists"): ("fingers", "palm", "hand_back", "wrist"),
    N_("Legs and hips"): ("shin", "calf", "knee", "thigh", "thigh_back", "hip", "buttock"),
    N_("Arms and shoulders"): (
        "forearm", "forearm_back", "elbow", "upper_arm", "upper_arm_back", "shoulder",
    ),
    N_("Trunk"): (
        "chest", "belly", "groin", "shoulder_blade", "back_upper", "back_lower",
    ),
    N_("Head and neck"): ("scalp", "face", "head_back", "throat", "neck_back"),
}  # fmt: skip


class RegionList(QWidget):
    """Chips in groups. `pressed` asks to mark a region, or to take the mark off."""

    pressed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.chips: dict[str, Button] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        for title, parts in GROUPS.items():
            if self.chips:
                layout.addSpacing(GAP_L)
            layout.addWidget(heading(theme, _(title)))
            layout.addWidget(Wrapping(FlowLayout(), *self._chips_of(parts)))

    def show_marks(self, day: Day, layer: str) -> None:
        """Show what is marked in a layer."""
        marked = marks(day, layer)
        for region, chip in self.chips.items():
            words = region_words(region) + strength_words(marked.get(region))
            chip.setText(words)
            chip.setAccessibleName(f"{_(LAYERS[layer])}: {words}")
            chip.setChecked(region in marked)

    def _chips_of(self, parts: tuple[str, ...]) -> list[Button]:
        regions = [r for part in parts for r in REGIONS if split_region(r)[0] == part]
        for region in regions:
            chip = Button(region_words(region), "chip", checkable=True)
            chip.clicked.connect(lambda _on, which=region: self.pressed.emit(which))
            self.chips[region] = chip
        return [self.chips[region] for region in regions]
