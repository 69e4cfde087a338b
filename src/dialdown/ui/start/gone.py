"""A diary that should be there and is not, or that cannot be used."""

from dialdown.i18n import _
from dialdown.ui.start.window import StartWindow, words_and_choices
from dialdown.ui.theme import Theme


def missing_diary(theme: Theme, path: str, backups: int) -> StartWindow:
    """A diary should be here and is not."""
    words = [
        _("It should be at {path}.").format(path=path),
        _("It may have been moved, or its disk is not plugged in."),
        _("Nothing was created or changed."),
    ]
    choices = [("find", _("Find it…"))]
    if backups:
        choices.append(("restore", _("Restore a backup…")))
    choices += [("create", _("Start a new diary")), ("quit", _("Close"))]
    return words_and_choices(theme, _("We cannot find your diary"), words, choices)


def unusable_diary(theme: Theme, why: str, backups: int, damaged: bool = False) -> StartWindow:
    """The file is there, but it cannot be used. Of a damaged one, parts may still be read."""
    words = [why, _("The file was left exactly as it is.")]
    choices = [("restore", _("Restore a backup…"))] if backups else []
    if damaged:
        words.append(_("Most of a damaged diary can often still be read."))
        choices.append(("salvage", _("Save what can be read")))
    choices += [("find", _("Open another diary…")), ("quit", _("Close"))]
    return words_and_choices(theme, _("Your diary cannot be opened"), words, choices)
