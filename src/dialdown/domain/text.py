"""Text that a person typed: kept as it is, made storable, made findable."""

import unicodedata

LONGEST = 4_000_000
"""Characters of one text that are kept; a note of 3 MB fits."""

_ALLOWED_CONTROLS = "\n\t"


def clean(text: str) -> str:
    """`text` as it can be stored for ever.

    Line ends become one kind. NUL, other control characters and lone surrogates, which no file can
    carry, become the visible replacement mark, so that nothing vanishes silently. Raises ValueError
    over `LONGEST` characters.
    """
    if len(text) > LONGEST:
        raise ValueError(f"longer than {LONGEST:,} characters")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join("\ufffd" if _unstorable(c) else c for c in text)


def _unstorable(char: str) -> bool:
    return char not in _ALLOWED_CONTROLS and unicodedata.category(char) in ("Cc", "Cs")


def fold(text: str) -> str:
    """`text` without case and accents, for searching: 'Café' and 'CAFE' fold to the same."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))
