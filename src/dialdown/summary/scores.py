"""Totals of paper forms beside what was published about them, and never a verdict."""

from collections.abc import Iterable, Sequence
from datetime import date

from dialdown.domain.records import Score
from dialdown.domain.scores import CSI_MAY_BE_CHANCE, REFERENCES, chance_words, of_form
from dialdown.domain.vocabulary import SCORE_RANGES
from dialdown.i18n import _
from dialdown.summary.model import ScoreTable
from dialdown.summary.words import Line, Piece, date_words, phrase, strong

_ORDER = tuple(SCORE_RANGES)


def score_lines(scores: Iterable[Score], last: date) -> tuple[Line, ...]:
    """The newest total of each form up to `last`, the one before it, and the reference."""
    until = [score for score in scores if score.date <= last]
    by_form = (of_form(until, form) for form in _ORDER)
    return tuple(_line(found, last) for found in by_form if found)


def score_tables(scores: Iterable[Score], last: date) -> tuple[ScoreTable, ...]:
    """Every total up to `last`, newest first, form by form, each with its reference."""
    until = [score for score in scores if score.date <= last]
    tables = []
    for form in _ORDER:
        found = of_form(until, form)
        if not found:
            continue
        name, _lowest, highest = SCORE_RANGES[form]
        rows = tuple(
            (date_words(s.date), _("{total} of {highest}").format(
                total=f"{s.total:g}", highest=f"{highest:g}"
            ))
            for s in reversed(found)
        )  # fmt: skip
        reference = _(REFERENCES.get(form, ""))
        tables.append(ScoreTable(name, rows, f"{reference}{_chance(found)}" if reference else ""))
    return tuple(tables)


def _line(found: Sequence[Score], last: date) -> Line:
    newest = found[-1]
    name, _lowest, highest = SCORE_RANGES[newest.form]
    line = phrase(
        _("{form} {total} of {highest} on {day}"),
        form=name,
        total=strong(f"{newest.total:g}"),
        highest=f"{highest:g}",
        day=date_words(newest.date, last),
    )
    if len(found) > 1:
        before = found[-2]
        line += phrase(
            _(" ({total} on {day})"),
            total=f"{before.total:g}",
            day=date_words(before.date, last),
        )
    line += (Piece("."),)
    reference = _(REFERENCES.get(newest.form, ""))
    return (*line, Piece(f" {reference}{_chance(found)}")) if reference else line


def _chance(found: Sequence[Score]) -> str:
    """For the CSI, whose totals differ by several points from one filling-in to the next."""
    if len(found) == 1:
        return ""
    points = abs(found[-1].total - found[-2].total)
    words = chance_words(found[-1].form, points) if points < CSI_MAY_BE_CHANCE else ""
    return f" {words}" if words else ""
