"""A day in a few words: for a row of the list, a cell of the year, a line of the history."""

from dataclasses import dataclass, replace
from datetime import date

from dialdown.domain.day import GOOD_THING, NOTE, Day
from dialdown.domain.records import Flare
from dialdown.domain.scales import SCALE
from dialdown.domain.vocabulary import TAG_GROUPS
from dialdown.i18n import _
from dialdown.storage import Diary
from dialdown.ui.session import Session
from dialdown.ui.words import full_date, weekday_name

_FIRST_WORDS = 160  # characters of a note that a row can show at most


def pain_word(pain: float) -> str:
    """None, mild, moderate or severe: the usual bands of a 0-10 scale (Serlin 1995)."""
    if pain <= 0:
        return _("none")
    if pain < 4:
        return _("mild")
    return _("moderate") if pain < 7 else _("severe")


def pain_words(day: Day | None, numbers: bool = True) -> str:
    """Pain 6, moderate; or that it was not noted; only that there is a day without `numbers`."""
    if day is None:
        return _("nothing recorded")
    if not numbers:  # a day of which only the pain is kept from sight looks empty
        return _("recorded")
    if day.is_empty:
        return _("nothing recorded")
    if day.pain is None:
        return _("pain not noted")
    return _("pain {pain}, {word}").format(pain=f"{day.pain:.2g}", word=pain_word(day.pain))


@dataclass(frozen=True, slots=True)
class DayWords:
    """What a row says of a day. All of it is plain text; some was typed."""

    head: str
    details: str
    note: str

    @property
    def spoken(self) -> str:
        """Everything in one line."""
        return ". ".join(part for part in (self.head, self.details, self.note) if part)


class Wording:
    """Puts days into words, with the tags as the person calls them now.

    Without `numbers`, nothing that was measured.
    """

    def __init__(self, diary: Diary, numbers: bool = True) -> None:
        self.numbers = numbers
        self._tags = {
            key: word
            for group in TAG_GROUPS
            for key, word in diary.tags(group, everything=True).items()
        }

    def of(self, day: Day) -> DayWords:
        """Date; pain, sleep and tags; the first words of what was written."""
        head = f"{weekday_name(day.date)} {full_date(day.date)}"
        return DayWords(head, self.details(day), first_words(day))

    def details(self, day: Day) -> str:
        """Pain in number and word, sleep, tags."""
        pain = pain_words(day, self.numbers)
        parts = [pain[:1].upper() + pain[1:]]
        slept = day.value("sleep_hours")
        if slept is not None and self.numbers:
            parts.append(_("slept {time}").format(time=SCALE["sleep_hours"].shown(slept)))
        tags = [self._tags[key] for key in day.ticked("tag") if key in self._tags]
        return " · ".join([*parts, *([", ".join(tags)] if tags else [])])


def first_words(day: Day) -> str:
    """The beginning of the note and the good thing, in one line."""
    written = (day.text(key)[: 2 * _FIRST_WORDS] for key in (NOTE, GOOD_THING))
    words = " · ".join(" ".join(text.split()) for text in written if text)
    return words if len(words) <= _FIRST_WORDS else words[:_FIRST_WORDS].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in a calendar beside the days: today and the flares; `numbers` of pain too."""

    today: date = date.min
    flares: tuple[Flare, ...] = ()
    numbers: bool = True

    @classmethod
    def of(cls, session: Session, numbers: bool = True) -> "Marks":
        """Those of now."""
        return cls(session.today(), tuple(session.diary.records(Flare)), numbers)

    def in_flare(self, when: date) -> bool:
        """True within a flare; one without an end lasts until today."""
        return any(f.start <= when <= (f.end or self.today) for f in self.flares)

    def spoken(self, when: date, day: Day | None) -> str:
        """22 November 2026, today, pain 6, moderate, a note, in a flare."""
        said = [full_date(when)]
        said += [_("today")] * (when == self.today)
        said.append(pain_words(day, self.numbers))
        said += [_("with a note")] * has_note(day)
        said += [_("in a flare")] * self.in_flare(when)
        return ", ".join(said)


def without_pain(day: Day) -> Day:
    """For people who would rather not see the numbers: recorded, and no more."""
    return replace(day.without("pain"), moments=())


def has_note(day: Day | None) -> bool:
    """True if anything was written in words."""
    return day is not None and any(day.text(key) for key in (NOTE, GOOD_THING))
