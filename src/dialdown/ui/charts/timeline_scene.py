"""What the timeline is asked to draw, and the room it has for that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dialdown.domain.scales import Scale
from dialdown.ui.charts.marks import Mark
from dialdown.ui.charts.timeline_data import Timeline
from dialdown.ui.charts.window import Window


@dataclass(frozen=True)
class Scene:
    """What is to be drawn: pain, and beneath it the scales of `shown`."""

    timeline: Timeline
    window: Window
    today: date
    shown: Sequence[Scale] = ()
    marks: Sequence[Mark] = ()

    @property
    def seen(self) -> list[Mark]:
        """The marks of which some part is in the window."""
        return [m for m in self.marks if m.touches(self.window.first, self.window.last)]


@dataclass(frozen=True)
class Frame:
    """A scene with its measures in pixels: width, height of a line of text, one point of pain."""

    scene: Scene
    room: float
    line: float
    point: float

    @property
    def day(self) -> float:
        """Pixels a day."""
        return self.room / self.scene.window.days

    def x(self, pixel: float) -> float:
        """The place on the axis of days of a pixel from the left edge."""
        return self.scene.window.first.toordinal() - 0.5 + pixel / self.day

    def pixel(self, day: date) -> float:
        """Where a day begins, from the left edge; negative before it."""
        return (day - self.scene.window.first).days * self.day
