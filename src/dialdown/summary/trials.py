"""Changes that the person tried by a plan, with and without in turns, and what came of them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dialdown.domain.day import Day
from dialdown.domain.records import Trial
from dialdown.domain.trial import compared_blocks, finished, last_day
from dialdown.i18n import _
from dialdown.insights import compare_trial, sentence
from dialdown.summary.period import Period
from dialdown.summary.series import pain_series
from dialdown.summary.words import Line, Piece, phrase, range_words, typed

_DAYS_BEFORE = 180
"""Days before a trial from which its ups and downs are learnt."""


def trial_lines(days: Sequence[Day], trials: Iterable[Trial], period: Period) -> tuple[Line, ...]:
    """One line for each trial that ended in the period, the newest first."""
    over = finished(trials, period.last + timedelta(days=1))
    return tuple(_line(trial, days) for trial in over if last_day(trial) in period)


def _line(trial: Trial, days: Sequence[Day]) -> Line:
    last = last_day(trial)
    first = date.fromordinal(max(trial.start.toordinal() - _DAYS_BEFORE, 1))
    series = pain_series(days, Period(min(first, last), last))
    blocks = [(block.first, block.last, block.changed) for block in compared_blocks(trial)]
    name = typed(trial.change.strip().rstrip("."), stands_out=True)
    head = phrase(
        _("{change} ({period}): "),
        change=name if name.text else Piece(_("A change without a name"), strong=True),
        period=range_words(trial.start, last),
    )
    return (*head, Piece(sentence(compare_trial(series, "pain", blocks))))
