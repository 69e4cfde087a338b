"""What the Learn tab is made of: articles in groups, words with a meaning, sources."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialdown.i18n import N_, _


class Group(StrEnum):
    """The groups of articles, in the order in which they are shown; the value stands in files."""

    UNDERSTAND = "understand"
    DO = "do"
    CHECK = "check"
    TALK = "talk"
    LOOK_UP = "look up"


_GROUP_TITLES = {
    Group.UNDERSTAND: N_("Understand"),
    Group.DO: N_("Do"),
    Group.CHECK: N_("Check"),
    Group.TALK: N_("Talk"),
    Group.LOOK_UP: N_("Look up"),
}


def group_title(group: Group) -> str:
    """The heading of a group in the chosen language."""
    return _(_GROUP_TITLES[group])


@dataclass(frozen=True)
class Source:
    """Where a fact was read; `doi` or `url` is text to copy (one of them may be empty).

    `year` is None for a page without a date; `checked` is the day on which it was read.
    """

    key: str
    authors: str
    year: int | None
    title: str
    where: str
    doi: str
    url: str
    checked: date


@dataclass(frozen=True)
class Term:
    """A word of the glossary with its meaning in one line."""

    key: str
    word: str
    meaning: str


@dataclass(frozen=True)
class Article:
    """One page of Learn.

    `body` is restricted Markdown with source marks `[@key]` still in it; `sources` are the keys in
    the order of their numbers; `words` counts what is read, `minutes` (1 or more) what it takes.
    `questions` are plain sentences that a person can take along to an appointment.
    A page whose file could not be read has `readable` False and one plain sentence as its body.
    """

    slug: str
    title: str
    group: Group
    order: int
    checked: date | None
    body: str
    sources: tuple[str, ...]
    words: int
    minutes: int
    questions: tuple[str, ...] = ()
    readable: bool = True
