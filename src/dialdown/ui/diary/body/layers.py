"""Three large buttons: pain, numb, sore to touch, each with how it is drawn."""

from PySide6.QtCore import QSize

from dialdown.domain.vocabulary import LAYERS
from dialdown.i18n import _
from dialdown.ui.diary.body.one_of import OneOf
from dialdown.ui.diary.body.paint import swatch
from dialdown.ui.theme import GAP_S, Theme

_SWATCH = 22  # logical pixels at 100 % text


class LayerBar(OneOf):
    """One layer is chosen; `form` holds how a button is spoken, with its {name}."""

    def __init__(self, theme: Theme, form: str) -> None:
        super().__init__({key: _(name) for key, name in LAYERS.items()}, "pain", form)
        self._theme = theme
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        size = round(_SWATCH * self._theme.text_size / 100)
        for layer, button in self.buttons.items():
            button.setIconSize(QSize(size + GAP_S, size))
            button.setIcon(swatch(self._theme.colours, layer, size, self.devicePixelRatioF()))
