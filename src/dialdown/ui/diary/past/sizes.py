"""How large a dialog opens: as it reads well, never larger than the screen."""

from PySide6.QtWidgets import QDialog

from dialdown.ui.theme import Theme

_EDGE = 40  # logical pixels that a window's frame and the desktop's bars take


def start_size(dialog: QDialog, theme: Theme, width: int, height: int) -> None:
    """Open at a size given for 100 % text, larger with larger text."""
    room = dialog.screen().availableSize()
    factor = theme.text_size / 100
    dialog.resize(
        min(int(width * factor), room.width() - _EDGE),
        min(int(height * factor), room.height() - _EDGE),
    )
