"""What is about to leave the diary, in plain words: what the output holds, and what it does not."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby

from dialdown.i18n import _, ngettext
from dialdown.summary.model import Summary
from dialdown.summary.words import date_words, range_words


def leaving(summary: Summary) -> list[str]:
    """One short entry for each thing on the page and behind it; the last says what is not there."""
    return [*_answers(summary), *_lists(summary), *_behind(summary), *_person(summary),
            _not_there(summary)]  # fmt: skip


def _answers(summary: Summary) -> Iterator[str]:
    on, box = summary.chosen.shows, summary.box
    when = range_words(*summary.period.pair)
    yield _days(box.recorded, "when").format(count=box.recorded, period=when)
    if box.pain and (on("tiles") or on("chart")):
        yield _days(box.pain, "pain").format(count=box.pain)
    if box.recorded and (on("tiles") or on("chart")):
        yield _("sleep, stress and what you managed, as far as noted")
    if summary.body.days:
        yield _days(summary.body.days, "body").format(count=summary.body.days)
    if summary.touch:
        yield _("touch that hurt and how it felt")
    if on("chart") and summary.chart.flares:
        count = len(summary.chart.flares)
        yield ngettext("{count} flare", "{count} flares", count).format(count=count)
    if summary.warned:
        yield _("warnings that you noted")


def _days(count: int, of: str) -> str:
    return {
        "when": ngettext(
            "which {count} day you wrote on, {period}",
            "which {count} days you wrote on, {period}",
            count,
        ),
        "pain": ngettext("pain of {count} day", "pain of {count} days", count),
        "body": ngettext("where it hurt on {count} day", "where it hurt on {count} days", count),
    }[of]


def _lists(summary: Summary) -> Iterator[str]:
    treatments = summary.treatments
    asked = len(summary.wants) + len(summary.questions)
    told = len(treatments.rows) + len(treatments.earlier)
    counted: Sequence[tuple[int, Callable[[int], str]]] = (
        (asked, lambda n: ngettext("{n} wish or question", "{n} wishes and questions", n)),
        (len(summary.own_scales), lambda n: ngettext("{n} own scale", "{n} own scales", n)),
        (told, lambda n: ngettext("{n} treatment", "{n} treatments", n)),
        (len(treatments.trials), lambda n: ngettext("{n} trial", "{n} trials", n)),
        (len(summary.mentions), lambda n: ngettext("{n} mention", "{n} things to mention", n)),
        (len(summary.scores), lambda n: ngettext("{n} score", "{n} scores", n)),
    )
    for count, words in counted:
        if count:
            yield words(count).format(n=count)
    if summary.patterns:
        yield _("what went with pain")
    if summary.about or summary.appendix.about:
        yield _("what you wrote about yourself")


def _behind(summary: Summary) -> Iterator[str]:
    behind = summary.appendix
    if behind.days:
        count = len(behind.days.rows)
        yield ngettext("a list of {n} day", "a list of {n} days", count).format(n=count)
    if behind.charts:
        names = ", ".join(chart.name for chart in behind.charts)
        yield _("larger charts: {names}").format(names=names)
    if behind.scores:
        count = sum(len(table.rows) for table in behind.scores)
        yield ngettext("{n} score with its date", "{n} scores with their dates", count).format(
            n=count
        )
    if behind.notes:
        count = len(behind.notes)
        template = ngettext("{n} note, of {days}", "{n} notes, of {days}", count)
        yield template.format(n=count, days=_dates([note.date for note in behind.notes]))


def _person(summary: Summary) -> Iterator[str]:
    if summary.name:
        yield _("your name")
    if summary.born:
        yield _("your date of birth")


def _not_there(summary: Summary) -> str:
    absent = [
        (not summary.appendix.notes, _("notes")),
        (not summary.name, _("name")),
        (not summary.born, _("date of birth")),
        (not summary.about and not summary.appendix.about, _("about me")),
    ]
    names = ", ".join(words for missing, words in absent if missing)
    return _("Not in it: {names}").format(names=names) if names else _("Nothing is left out")


def _dates(dates: Sequence[date]) -> str:
    """`2, 5 and 9 Nov 2026`: the days of a month together."""
    parts = []
    for _month, found in groupby(sorted(dates), key=lambda when: (when.year, when.month)):
        *first, last = found
        days = ", ".join(str(when.day) for when in first)
        last_words = date_words(last)
        both = _("{days} and {last}")
        parts.append(both.format(days=days, last=last_words) if first else last_words)
    return "; ".join(parts)
