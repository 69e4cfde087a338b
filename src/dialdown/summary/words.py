"""Words of the page: dates, body regions, and sentences of which a part stands out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from string import Formatter

from dialdown.domain.text import clean
from dialdown.i18n import N_, _

_MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip


_NO_LETTERS = re.compile(
    "[\ufdd0-\ufdef"
    + "".join(f"{chr(p * 0x10000 + 0xFFFE)}{chr(p * 0x10000 + 0xFFFF)}" for p in range(17))
    + "]"
)
"""Code points that Unicode promises never to give to a letter."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words. `typed` words are a person's own: always plain, of any direction."""

    text: str
    strong: bool = False
    typed: bool = False


Line = tuple[Piece, ...]


def strong(text: str) -> Piece:
    """Words that stand out."""
    return Piece(text, strong=True)


def typed(text: str, *, stands_out: bool = False) -> Piece:
    """What a person typed, on one line."""
    return Piece(tidy(text), strong=stands_out, typed=True)


def tidy(text: str) -> str:
    """Typed words with runs of blanks made one space, and what no page can carry made visible."""
    return _NO_LETTERS.sub("\ufffd", " ".join(clean(text).split()))


def phrase(template: str, **values: str | Piece) -> Line:
    """A translated template with its placeholders filled, each value keeping its own weight."""
    pieces: list[Piece] = []
    for literal, name, _spec, _conversion in Formatter().parse(template):
        if literal:
            pieces.append(Piece(literal))
        if name is not None:
            value = values[name]
            pieces.append(value if isinstance(value, Piece) else Piece(value))
    return tuple(pieces)


def joined(lines: Iterable[Line], between: str) -> Line:
    """Lines one after the other, with `between` in the gaps."""
    pieces: list[Piece] = []
    for line in lines:
        if pieces:
            pieces.append(Piece(between))
        pieces += line
    return tuple(pieces)


def plain(line: Line) -> str:
    """The words alone."""
    return "".join(piece.text for piece in line)


def month_words(when: date) -> str:
    """`Oct`."""
    return _(_MONTHS[when.month - 1])


def date_words(when: date, beside: date | None = None) -> str:
    """`19 Oct 2026`, without the year where it is the one of `beside`."""
    template = _("{day} {month}") if _same_year(when, beside) else _("{day} {month} {year}")
    return template.format(day=when.day, month=month_words(when), year=when.year)


def range_words(first: date, last: date, beside: date | None = None) -> str:
    """`24 Aug – 22 Nov 2026`."""
    if first == last:
        return date_words(first, beside)
    return _("{first} – {last}").format(
        first=date_words(first, last), last=date_words(last, beside)
    )


def number(value: float) -> str:
    """One decimal, as every mean on the page."""
    return f"{value:.1f}"


def _same_year(when: date, beside: date | None) -> bool:
    return beside is not None and when.year == beside.year
