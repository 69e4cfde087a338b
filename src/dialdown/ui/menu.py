"""The menu behind "More": look, text size, files, help."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from dialdown import __version__
from dialdown.i18n import _
from dialdown.settings import Settings
from dialdown.ui.theme import MODES, Theme
from dialdown.ui.widgets.ask import tell

if TYPE_CHECKING:
    from dialdown.ui.main_window import MainWindow

TEXT_SIZES = (100, 125, 150, 175, 200)


class MoreMenu(QMenu):
    """Everything that is not needed every day, two steps away at most."""

    def __init__(self, window: "MainWindow", theme: Theme, settings: Settings) -> None:
        super().__init__(_("More"), window)
        self._window, self._theme, self._settings = window, theme, settings
        self._add(_("Undo"), window.undo, "Ctrl+Z")
        self._add(_("Redo"), window.redo, "Ctrl+Y")
        self.addSeparator()
        for words, do in window.dialogs.commands():
            self._add(words, do)
        self.addSeparator()
        self._looks()
        self._sizes()
        self.addSeparator()
        for words, do in window.files.commands():
            self._add(words, do)
        self.addSeparator()
        self._add(
            _("When to get help quickly"), lambda: window.show_article("when-to-get-help"), "F1"
        )
        self._add(_("My plan for flare days"), window.show_plan)
        self._add(_("Keys"), self._show_keys)
        self._add(_("About Dialdown"), self._show_about)

    def _add(self, words: str, do: Callable[[], object], key: str = "") -> None:
        # The window owns the real shortcut; here the key is only told.
        action = self.addAction(f"{words}\t{key}" if key else words)
        action.triggered.connect(lambda _on=False: do())

    def _looks(self) -> None:
        names = {
            "system": _("As the computer"),
            "light": _("Light"),
            "dark": _("Dark"),
            "contrast": _("High contrast"),
        }
        self._choices(_("Look"), names, self._theme.mode, self._set_look)

    def _sizes(self) -> None:
        names = {str(size): f"{size} %" for size in TEXT_SIZES}
        self._choices(_("Text size"), names, str(self._theme.text_size), self._set_size)

    def _choices(
        self, title: str, names: dict[str, str], chosen: str, choose: Callable[[str], None]
    ) -> None:
        menu = self.addMenu(title)
        group = QActionGroup(menu)
        for key, name in names.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(key == chosen)
            action.triggered.connect(lambda _on=False, k=key: choose(k))
            group.addAction(action)

    def change_size(self, steps: int) -> None:
        """Larger or smaller text."""
        place = TEXT_SIZES.index(min(TEXT_SIZES, key=lambda s: abs(s - self._theme.text_size)))
        self._set_size(str(TEXT_SIZES[max(0, min(len(TEXT_SIZES) - 1, place + steps))]))

    def next_look(self) -> None:
        """Light, dark, high contrast, as the computer, and round again."""
        self._set_look(MODES[(MODES.index(self._theme.mode) + 1) % len(MODES)])

    def _set_look(self, mode: str) -> None:
        self._settings.theme = mode
        self._apply()

    def _set_size(self, size: str) -> None:
        self._settings.text_size = int(size)
        self._apply()

    def _apply(self) -> None:
        self._theme.apply(self._settings.theme, self._settings.text_size)
        self._window.settings_changed.emit()

    def _show_keys(self) -> None:
        keys = [
            ("0-9", _("answer the question that has the keyboard; 1 then 0 is ten")),
            ("Enter", _("on to the next question")),
            (_("Left, Right"), _("one less, one more")),
            ("Delete", _("make an answer blank")),
            ("Ctrl+N", _("quick check-in")),
            ("Alt+Left, Alt+Right", _("day before, day after")),
            ("Ctrl+T", _("today")),
            ("Ctrl+Z, Ctrl+Y", _("undo, redo")),
            ("Ctrl+F", _("find")),
            ("Ctrl+1, 2, 3", _("Diary, Charts, Learn")),
            ("Ctrl+P", _("appointment summary")),
            ("Ctrl+L", _("same as last time")),
            ("Ctrl++, Ctrl+-", _("larger text, smaller text")),
            ("Ctrl+Shift+L", _("the next look: light, dark, high contrast")),
            ("F1", _("when to get help quickly")),
        ]
        tell(self._window, _("Keys"), "\n".join(f"{key}:  {what}" for key, what in keys))

    def _show_about(self) -> None:
        words = _(
            "Dialdown {version}\n\nA private notebook for your own records and conversations. "
            "It does not diagnose, monitor a disease, predict, or recommend treatment.\n\n"
            "Everything stays on this computer:\n{path}"
        ).format(version=__version__, path=self._window.session.diary.path)
        tell(self._window, _("About Dialdown"), words)
