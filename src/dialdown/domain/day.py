"""A day: what is recorded for one calendar date.

Every answer is optional and blank is never zero: an answer that was not given is simply not there.
The night belongs to the date of waking.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from statistics import fmean
from types import MappingProxyType
from uuid import uuid4

from dialdown.domain import text
from dialdown.domain.clock import Promptness, Stamp, promptness
from dialdown.domain.scales import SCALE, Scale
from dialdown.domain.vocabulary import REGIONS, SENSITIVITIES, TAG_GROUPS

TYPED = "typed"
"""Source of what the person entered here; otherwise the name of the format it was imported from."""

NOTE = "note"
GOOD_THING = "good_thing"
TEXT_KEYS = (NOTE, GOOD_THING)

_MOMENTS_FOR_A_MEAN = 2


def new_id() -> str:
    """A fresh identity for a record, made here so that saving twice stores once."""
    return str(uuid4())


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer about one day.

    `key` is a scale ("pain", "own:<id>"), or "tag:<key>", "none:<group>", "touch:<stimulus>",
    "region:<layer>:<region>", "quality:<key>", "warning:<key>", "note" or "good_thing".
    `value` holds numbers (1 for a tick; None for a region without intensity), `text` words.
    `source_row` is the SHA-256 of the row it was imported from.
    """

    key: str
    value: float | None = None
    text: str = ""
    source: str = TYPED
    source_row: str = ""
    answered_at: Stamp | None = None
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Moment:
    """One timed pain reading (0-10) within a day."""

    at: Stamp
    pain: float
    regions: tuple[str, ...] = ()
    set_off: str = ""
    eased: str = ""
    source: str = TYPED
    source_row: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Day:
    """All answers about one date. Change one by making another: `day.with_value("pain", 7)`."""

    date: date
    written_at: Stamp | None = None
    source: str = TYPED
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    moments: tuple[Moment, ...] = ()
    id: str = field(default_factory=new_id)

    @property
    def is_empty(self) -> bool:
        """True if nothing at all is recorded."""
        return not self.answers and not self.moments

    @property
    def promptness(self) -> Promptness:
        """How soon after the day it was first written."""
        return promptness(self.date, self.written_at)

    # ------------------------------------------------------------------ reading
    def value(self, key: str) -> float | None:
        """The number answered under `key`, None where blank."""
        answer = self.answers.get(key)
        return answer.value if answer else None

    def text(self, key: str) -> str:
        """The words under "note" or "good_thing", empty where blank."""
        answer = self.answers.get(key)
        return answer.text if answer else ""

    def ticked(self, prefix: str) -> tuple[str, ...]:
        """The ticked keys under a prefix such as "tag", "quality" or "region:numb"."""
        start = prefix + ":"
        return tuple(k.removeprefix(start) for k in self.answers if k.startswith(start))

    @property
    def pain(self) -> float | None:
        """The person's own answer; where it is missing, the mean of two moments or more."""
        own = self.value("pain")
        return self.moments_mean if own is None else own

    @property
    def pain_is_derived(self) -> bool:
        """True if `pain` is the mean of moments."""
        return self.value("pain") is None and self.moments_mean is not None

    @property
    def moments_mean(self) -> float | None:
        """Mean pain of the moments, None with fewer than two."""
        if len(self.moments) < _MOMENTS_FOR_A_MEAN:
            return None
        return fmean(moment.pain for moment in self.moments)

    def tag(self, key: str, group: Iterable[str]) -> float | None:
        """1 if ticked, 0 only if the tag's group was answered that day, otherwise not recorded.

        `group` holds the keys of the tag's whole group and the group's own name.
        """
        if f"tag:{key}" in self.answers:
            return 1.0
        return 0.0 if self.answers_group(group) else None

    def answers_group(self, group: Iterable[str]) -> bool:
        """Whether any tag of a group is ticked, or "none of these"; `group` is as in `tag`."""
        return any(f"tag:{k}" in self.answers or f"none:{k}" in self.answers for k in group)

    # ------------------------------------------------------------------ changing
    def with_answer(self, answer: Answer) -> "Day":
        """This day with `answer` in place of whatever stood under its key (the identity stays)."""
        old = self.answers.get(answer.key)
        kept = replace(answer, id=old.id) if old else answer
        return self._with({**self.answers, answer.key: kept})

    def without(self, *keys: str) -> "Day":
        """This day with these answers blank."""
        return self._with({k: v for k, v in self.answers.items() if k not in keys})

    def with_value(
        self, key: str, value: float | None, at: Stamp | None = None, scale: Scale | None = None
    ) -> "Day":
        """This day with a number under `key`; None makes it blank.

        `scale` is needed for own scales. Raises OutOfRangeError if the scale cannot hold the value.
        """
        if value is None:
            return self.without(key)
        scale = scale or SCALE.get(key)
        accepted = scale.accept(value) if scale else value
        return self.with_answer(Answer(key, accepted, answered_at=at))

    def with_text(self, key: str, words: str, at: Stamp | None = None) -> "Day":
        """This day with a note or good thing; nothing but spaces makes it blank."""
        words = text.clean(words)
        if not words.strip():
            return self.without(key)
        return self.with_answer(Answer(key, text=words, answered_at=at))

    def with_tick(
        self, key: str, on: bool, value: float | None = 1.0, group: Iterable[str] = ()
    ) -> "Day":
        """This day with a tick set or taken off; a tag and "none of these" exclude each other.

        `group` is as in `tag`. It is needed where the person's own tags are in the group.
        """
        if not on:
            return self.without(key)
        prefix, _, name = key.partition(":")
        day = self
        if prefix == "tag":
            groups = [g for g, tags in TAG_GROUPS.items() if name in tags]
            day = day.without(*(f"none:{g}" for g in (*groups, *group)))
        if prefix == "none":
            day = day.without(*(f"tag:{tag}" for tag in (*TAG_GROUPS.get(name, ()), *group)))
        return day.with_answer(Answer(key, value))

    def with_moment(self, moment: Moment) -> "Day":
        """This day with one more moment, or with the one of the same identity replaced.

        Raises OutOfRangeError unless its pain is 0 to 10.
        """
        moment = replace(moment, pain=SCALE["pain"].accept(moment.pain))
        others = [m for m in self.moments if m.id != moment.id]
        moments = tuple(sorted([*others, moment], key=lambda m: (m.at.at, m.id)))
        return replace(self, moments=moments)

    def without_moment(self, moment_id: str) -> "Day":
        """This day without one moment."""
        return replace(self, moments=tuple(m for m in self.moments if m.id != moment_id))

    def _with(self, answers: dict[str, Answer]) -> "Day":
        return replace(self, answers=MappingProxyType(answers))


def is_known_key(key: str) -> bool:
    """True for a key that the diary's own lists know (own scales and own tags aside)."""
    prefix, _, name = key.partition(":")
    if prefix == "touch":
        return name in SENSITIVITIES
    if prefix == "region":
        return name.partition(":")[2] in REGIONS
    return (
        key in SCALE or key in TEXT_KEYS or prefix in ("tag", "none", "quality", "warning", "own")
    )
