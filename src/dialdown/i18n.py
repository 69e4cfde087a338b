"""Words for the screen, through the standard library's gettext.

Every sentence that a person can see passes through `_` or `ngettext` when it is shown, never when a
module is imported, so that the language can be chosen after start. Lists of words that stand in
module constants are marked with `N_`, which returns its argument unchanged.
"""

import gettext
from pathlib import Path

DOMAIN = "dialdown"

_chosen: gettext.NullTranslations = gettext.NullTranslations()


def set_language(folder: Path, languages: list[str]) -> None:
    """Use the first of `languages` that has a compiled catalogue below `folder`, else English."""
    global _chosen
    _chosen = gettext.translation(DOMAIN, folder, languages, fallback=True)


def language() -> str:
    """The chosen language as web pages name it: "en", "de" or "pt-BR"."""
    return (_chosen.info().get("language") or "en").replace("_", "-")


def _(text: str) -> str:
    """The words for `text` in the chosen language."""
    return _chosen.gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The words for `count` things: `one` or `many`, as the chosen language counts."""
    return _chosen.ngettext(one, many, count)


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark `text` for translation without translating it yet."""
    return text
