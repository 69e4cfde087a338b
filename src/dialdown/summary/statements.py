"""Everything on the page that is a sentence: wants, patterns, mentions, warnings, footer."""

from collections.abc import Iterable, Sequence
from datetime import date

from dialdown.domain.day import Day
from dialdown.domain.records import AboutMe, Anchor, Mention
from dialdown.domain.vocabulary import ABOUT_ME, MENTIONS, WARNINGS
from dialdown.i18n import _, ngettext
from dialdown.insights import Factor, Pattern, Settled, promise, sentence
from dialdown.summary.period import Period
from dialdown.summary.records import Records
from dialdown.summary.words import Line, Piece, date_words, joined, phrase, strong, typed

_MOST_PATTERNS = 3
_SHOWN = ("clear", "possible")
_ANCHOR_LEVELS = (0, 5, 10)


def questions(records: Records, today: date) -> tuple[Line, ...]:
    """What the person wants from the next visit, in their order."""
    coming = sorted((a for a in records.appointments if a.date >= today), key=lambda a: a.date)
    wanted = {"", coming[0].id} if coming else {""}
    found = [q for q in records.questions if q.appointment_id in wanted and q.words.strip()]
    return tuple((typed(q.words),) for q in sorted(found, key=lambda q: (q.position, q.id)))


def pattern_lines(settled: Settled | None, factors: Iterable[Factor]) -> tuple[Line, ...]:
    """At most three sentences, the clear ones first, one a factor; if none, that in words."""
    if settled is None:
        return ()
    shown = [p for p in settled.patterns if p.outcome == "pain" and p.verdict in _SHOWN]
    shown.sort(key=lambda p: (_SHOWN.index(p.verdict), p.p if p.p is not None else 1.0))
    once: dict[str, Pattern] = {}
    for pattern in shown:
        once.setdefault(pattern.factor, pattern)
    factors = list(factors)
    lines = [_pattern_line(p, factors) for p in list(once.values())[:_MOST_PATTERNS]]
    return tuple(lines) or (_no_pattern(settled),)


def patterns_rule(settled: Settled | None) -> str:
    """What stands under the patterns."""
    if settled is None or settled.look_day is None:
        return ""
    return " ".join(
        [
            _("Judged on {day}, from all days up to then.").format(
                day=date_words(settled.look_day)
            ),
            _("Going together does not prove cause."),
            promise(),
        ]
    )


def mention_lines(mentions: Iterable[Mention]) -> tuple[Line, ...]:
    """The things that the person ticked to mention, with their own words."""
    noted = {m.id: m for m in mentions if m.noted}
    return tuple(_mention(noted[key]) for key in MENTIONS if key in noted)


def warnings_line(days: Iterable[Day], period: Period) -> Line:
    """Which warnings were noted in the period and when, or that none was."""
    found = period.days(days)
    entries: list[Line] = []
    for key, words in WARNINGS.items():
        when = [day.date for day in found if key in day.ticked("warning")]
        if not when:
            continue
        entry = phrase(
            _("{what} on {day}"),
            what=strong(_(words).lower()),
            day=date_words(when[-1], period.last),
        )
        if len(when) > 1:
            entry += phrase(_(" ({days} days)"), days=str(len(when)))
        entries.append(entry)
    if entries:
        return (*phrase(_("Warnings noted: ")), *joined(entries, ", "), Piece("."))
    return phrase(_("Not noted: new weakness, fall, foot wound, numb groin, new area."))


def about_lines(about: Iterable[AboutMe]) -> tuple[Line, ...]:
    """What the person wrote about themselves, in the usual order."""
    words = {a.id: a.words for a in about if a.words.strip()}
    return tuple(
        (strong(_(label)), Piece(": "), typed(words[key].strip().rstrip(".")), Piece("."))
        for key, label in ABOUT_ME.items()
        if key in words
    )


def footer_lines(anchors: Iterable[Anchor], printed: date) -> tuple[Line, ...]:
    """What the numbers are, in the person's own anchors too, and what the page is not."""
    rule = phrase(
        _(
            "Pain 0 is none, 10 worst imaginable. Each day is the person’s own answer; "
            "a hollow dot is the mean of timed readings."
        )
    )
    own = phrase(
        _("Printed from Dialdown on {day}. Not a diagnosis."),
        day=date_words(printed),
    )
    return tuple(line for line in (_anchors(anchors, printed), rule, own) if line)


def _pattern_line(pattern: Pattern, factors: Sequence[Factor]) -> Line:
    words = sentence(pattern, factors)
    days = ngettext("{days} day.", "{days} days.", pattern.days).format(days=pattern.days)
    verdict = strong(_("Clear: ") if pattern.verdict == "clear" else _("Possible: "))
    return (verdict, Piece(f"{words} {days}"))


def _no_pattern(settled: Settled) -> Line:
    if settled.look_day is None:
        return phrase(_("Too few days yet to say what went with pain."))
    count = len({p.factor for p in settled.patterns if p.p is not None})
    return phrase(
        ngettext(
            "{count} thing was looked at. It showed no clear pattern.",
            "{count} things were looked at. None showed a clear pattern.",
            count,
        ),
        count=str(count),
    )


def _mention(mention: Mention) -> Line:
    label = strong(_(MENTIONS[mention.id]))
    words = typed(mention.words.strip().rstrip("."))
    return (label, Piece(": "), words, Piece(".")) if words.text else (label, Piece("."))


def _anchors(anchors: Iterable[Anchor], printed: date) -> Line:
    newest = {a.level: a for a in sorted(anchors, key=lambda a: a.date) if a.date <= printed}
    entries = [
        phrase(_("{level} = “{words}”"), level=str(level), words=typed(newest[level].words))
        for level in _ANCHOR_LEVELS
        if level in newest and newest[level].words.strip()
    ]
    return (*phrase(_("My own marks: ")), *joined(entries, ", "), Piece(".")) if entries else ()
