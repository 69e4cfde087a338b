"""The keys that work everywhere in the window. The list of keys in the menu tells them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from dialdown.ui.main_window import MainWindow

Key = str | QKeySequence.StandardKey


def add_shortcuts(window: "MainWindow") -> None:
    """Give the window its keys; a held key acts once."""
    editor, menu = window.diary_page.editor, window.menu
    keys: list[tuple[Key, Callable[[], object]]] = [
        ("Ctrl+N", editor.check_in),
        ("Ctrl+L", editor.same_as_last_time),
        (QKeySequence.StandardKey.Undo, window.undo),
        ("Ctrl+Y", window.redo),
        ("Ctrl+Shift+Z", window.redo),
        ("Ctrl+F", window.search),
        ("Ctrl+P", window.show_summary),
        ("Alt+Left", lambda: window.step(-1)),
        ("Alt+Right", lambda: window.step(1)),
        ("Ctrl+T", lambda: window.show_day(window.session.today())),
        *((f"Ctrl+{place + 1}", lambda p=place: window.show_tab(p)) for place in range(3)),
        ("F1", lambda: window.show_article("when-to-get-help")),
        ("Ctrl++", lambda: menu.change_size(1)),
        ("Ctrl+=", lambda: menu.change_size(1)),
        ("Ctrl+-", lambda: menu.change_size(-1)),
        ("Ctrl+Shift+L", menu.next_look),
        ("Ctrl+Q", window.close),
    ]
    for key, do in keys:
        action = QAction(window)
        action.setShortcut(QKeySequence(key))
        action.setAutoRepeat(False)
        action.triggered.connect(lambda _on=False, run=do: run())
        window.addAction(action)
