"""What is said about a trial: before it, while it runs, and after it."""

from datetime import date

import numpy as np

from dialdown.domain.records import Trial
from dialdown.domain.trial import BLOCK_DAYS, Block, block_on, ended_early, last_day, week_on
from dialdown.i18n import _, ngettext
from dialdown.insights import Change, DailySeries, trial_reach, verdict_words
from dialdown.ui.charts.dates import short_day, spoken_day
from dialdown.ui.charts.trials.numbers import OUTCOME, TrialNumbers, pain_between
from dialdown.ui.records.wording import capital, span_words

_REACH_SPAN, _REACH_FEWEST = 90, 28
"""Days that `trial_reach` learns from, and how many of them it needs."""


# ---------------------------------------------------------------------- before
def reach_words(series: DailySeries, blocks: int) -> str:
    """The size of difference that so many blocks could show; empty where none can be said."""
    points = trial_reach(series, OUTCOME, blocks, BLOCK_DAYS)
    if points is None:
        return ""
    template = {
        2: _("A difference of {points} points would show in four weeks 4 times in 5."),
        4: _("A difference of {points} points would show in eight weeks 4 times in 5."),
    }[blocks]
    words = template.format(points=f"{points:.1f}")
    return f"{words} {_('Two blocks rarely can tell.')}" if blocks == 2 else words


def no_reach_words(series: DailySeries) -> str:
    """Why no size can be said yet, and that a trial may start all the same."""
    noted = int(np.isfinite(series.get(OUTCOME)[-_REACH_SPAN:]).sum())
    needed = _REACH_FEWEST - noted
    if needed <= 0:
        return _("Your answers are nearly always the same. A trial would have little to compare.")
    return ngettext(
        "How small a difference could be seen cannot be said yet. "
        "It needs {days} more noted day. You can start all the same.",
        "How small a difference could be seen cannot be said yet. "
        "It needs {days} more noted days. You can start all the same.",
        needed,
    ).format(days=needed)


# ---------------------------------------------------------------------- while it runs
def kind_words(changed: bool) -> str:
    """With the change, or without it."""
    return _("with the change") if changed else _("without the change")


def now_words(trial: Trial, today: date) -> str:
    """`Week 3 of 8: with the change until 14 Dec.`, or when it starts."""
    block = block_on(trial, today)
    if block is None:
        first = block_on(trial, trial.start)
        return _("Starts on {day}, {kind}.").format(
            day=spoken_day(trial.start, today), kind=kind_words(bool(first and first.changed))
        )
    week, weeks = week_on(trial, today)
    return _("Week {week} of {weeks}: {kind} until {day}.").format(
        week=week,
        weeks=weeks,
        kind=kind_words(block.changed),
        day=short_day(block.last, today),
    )


def noted_words(series: DailySeries, trial: Trial, today: date) -> str:
    """`17 of 20 days noted.`, counted up to today."""
    values = pain_between(series, trial.start, min(today, last_day(trial)))
    noted = int(np.isfinite(values).sum())
    return ngettext(
        "{noted} of {days} day noted.", "{noted} of {days} days noted.", len(values)
    ).format(noted=noted, days=len(values))


def waiting_words(trial: Trial, today: date) -> str:
    """Why nothing is shown yet."""
    return _(
        "Too early to say. The result comes after {day}. "
        "Whoever looks before is tempted to stop on a good week."
    ).format(day=short_day(last_day(trial), today))


def counting_words() -> str:
    """How days count on which something else was done."""
    return _(
        "Some days went another way? Nothing to mend. "
        "Each day counts as it was planned, days in a flare too."
    )


# ---------------------------------------------------------------------- after
def verdict_heading(change: Change) -> str:
    """The verdict of a trial as its heading."""
    if change.verdict == "no clear change":
        return _("No difference seen")
    if change.verdict == "not enough days yet":
        return _("Too early to say") if change.days_needed else _("Nothing to compare")
    return _("{verdict} with the change").format(verdict=capital(verdict_words(change)))


def when_words(trial: Trial, today: date) -> str:
    """From when to when, and whether it was ended before its plan."""
    words = span_words(trial.start, max(last_day(trial), trial.start), today)
    if ended_early(trial):
        return _("Trial ended early, {dates}").format(dates=words)
    return _("Trial, {dates}").format(dates=words)


def notes_words(numbers: TrialNumbers) -> str:
    """What a result leaves out, and what it takes as it was planned."""
    words = [
        _("Each day counts as it was planned. Days written much later are left out."),
        _("You knew which weeks were which. That alone can move the answers."),
    ]
    if ended_early(numbers.trial):
        words.append(_("Ended early: blocks of fewer than 10 days are left out."))
    return " ".join(words)


def block_words(block: Block, mean: float | None, noted: int, today: date) -> str:
    """One block as it is read out."""
    words = _("Block {number}, {kind}, {dates}:").format(
        number=block.number,
        kind=kind_words(block.changed),
        dates=span_words(block.first, block.last, today),
    )
    days = ngettext("{days} day noted", "{days} days noted", noted).format(days=noted)
    if mean is None:
        return f"{words} {days}."
    average = _("average {mean}").format(mean=f"{mean:.1f}")
    return f"{words} {days}, {average}."


def day_words(numbers: TrialNumbers, when: date, today: date) -> str:
    """One day as it is read out."""
    at, value = numbers.block_of(when), numbers.value(when)
    kind = kind_words(at is not None and numbers.blocks[at].changed)
    pain = _("pain {value}").format(value=f"{value:.3g}") if np.isfinite(value) else ""
    return _("{day}, {kind}: {pain}.").format(
        day=spoken_day(when, today), kind=kind, pain=pain or _("nothing noted that counts")
    )
