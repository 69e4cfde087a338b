"""Text that a person typed: kept as it is, made storable, made findable."""

import re
import unicodedata
from itertools import filterfalse

from dialdown.i18n import _

LONGEST = 4_000_000
"""Characters of one text that are kept; a note of 3 MB fits."""

# All control characters but tab and line feed, and lone surrogates (Unicode categories Cc, Cs).
_UNSTORABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` as it can be stored for ever.

    Line ends become one kind. NUL, other control characters and lone surrogates, which no file can
    carry, become the visible replacement mark, so that nothing vanishes silently. Raises ValueError
    over `LONGEST` characters.
    """
    if len(text) > LONGEST:
        words = _("This text is too long by {n} characters. It can have {most}.")
        raise ValueError(words.format(n=f"{len(text) - LONGEST:,}", most=f"{LONGEST:,}"))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSTORABLE.sub("\ufffd", text)


def fold(text: str) -> str:
    """`text` without case and accents, for searching: 'Café' and 'CAFE' fold to the same."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(filterfalse(unicodedata.combining, apart))
