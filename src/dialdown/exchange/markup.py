"""Notes that another program keeps with formatting, as plain text."""

import re
from html import unescape

_BREAKS = re.compile(r"<(?:br\s*/?|/p|/div|/li|/h[1-6])\s*>", re.IGNORECASE)
_ITEMS = re.compile(r"<li\s*>", re.IGNORECASE)
_STYLES = re.compile(
    r"</?(?:p|div|[uo]l|b|i|u|s|em|strong|span|font|h[1-6])(?:\s[^<>]*)?>", re.IGNORECASE
)
_BLANKS = re.compile(r"\n{3,}")


def plain_text(words: str) -> str:
    """`words` without formatting marks: line breaks and list items stay, styles go.

    Only marks that formatting uses are touched; "<3" and "a < b" stay as typed.
    """
    if not any(pattern.search(words) for pattern in (_BREAKS, _ITEMS, _STYLES)):
        return words.strip()
    words = _ITEMS.sub("- ", _BREAKS.sub("\n", words))
    return _BLANKS.sub("\n\n", unescape(_STYLES.sub("", words))).strip()
