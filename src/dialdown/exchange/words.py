"""Ticked things as words in a cell: tags and sensitivities, joined by ` | `.

Built-in ones stand under their stable keys, which no change of language touches; the person's own
tags as `own:<name>`. On the way in, keys and words are both understood.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from dialdown.domain.day import Day
from dialdown.domain.records import OwnTag, Record
from dialdown.domain.text import fold
from dialdown.domain.vocabulary import SENSITIVITIES, SENSITIVITY_LEVELS, TAG_GROUPS
from dialdown.i18n import _

JOINT = " | "

_OWN = "own:"
_NONE = "none:"
_PAINFUL = 2
_LONGEST_NAME = 200


def split(cell: str) -> list[str]:
    """The parts of a joined cell without the spaces around them; empty ones are left out."""
    return [part for piece in cell.split("|") if (part := " ".join(piece.split()))]


class Tags:
    """Finds tags by their words, and makes an own tag for words that no tag has."""

    def __init__(self, own: Iterable[Record] = ()) -> None:
        self._built_in = {
            fold(word): key
            for group in TAG_GROUPS.values()
            for key, english in group.items()
            for word in (key, english, _(english))
        }
        self._own: dict[str, OwnTag] = {}
        for tag in own:
            if isinstance(tag, OwnTag):
                self._own.setdefault(fold(_plain(tag.name)), tag)
        self._made: dict[str, OwnTag] = {}

    @property
    def made(self) -> tuple[OwnTag, ...]:
        """Tags that had to be made, each since the first date on which it was met."""
        return tuple(self._made.values())

    def key(self, words: str, when: date) -> str:
        """The answer key of one part of a cell."""
        if words.startswith(_NONE) and words.removeprefix(_NONE) in TAG_GROUPS:
            return words
        name = words.removeprefix(_OWN)
        if name == words and fold(words) in self._built_in:
            return f"tag:{self._built_in[fold(words)]}"
        return f"tag:{self._tag(name.strip()[:_LONGEST_NAME], when).id}"

    def _tag(self, name: str, when: date) -> OwnTag:
        known = self._own.get(fold(name))
        if known:
            return known
        tag = self._made.get(fold(name)) or OwnTag(name=name, group="going_on", since=when)
        if when < tag.since:
            tag = OwnTag(id=tag.id, name=tag.name, group=tag.group, since=when)
        self._made[fold(name)] = tag
        return tag


def tags_cell(day: Day, own: Mapping[str, OwnTag]) -> str:
    """The tags of a day; a group answered with "none of these" as `none:<group>`."""
    ticked = [f"{_OWN}{_plain(own[key].name)}" if key in own else key for key in day.ticked("tag")]
    return JOINT.join([*ticked, *(f"{_NONE}{group}" for group in day.ticked("none"))])


def touch_cell(day: Day) -> str:
    """The sensitivities of a day, each with how it was: `socks: painful | breeze: fine`."""
    levels = ((key, day.value(f"touch:{key}")) for key in day.ticked("touch"))
    return JOINT.join(
        f"{key}: {SENSITIVITY_LEVELS[int(level)]}" for key, level in levels if level is not None
    )


def read_touch(words: str) -> tuple[str, float]:
    """The answer key and level of one part of a cell; without a level it was painful.

    Raises ValueError, in plain words, for something unknown.
    """
    name, _colon, level = (part.strip() for part in words.partition(":"))
    stimuli = {fold(w): k for k, en in SENSITIVITIES.items() for w in (k, en, _(en))}
    levels = {fold(w): n for n, en in SENSITIVITY_LEVELS.items() for w in (str(n), en, _(en))}
    if fold(name) not in stimuli or (level and fold(level) not in levels):
        raise ValueError(_("“{words}” is not known.").format(words=words[:40]))
    return f"touch:{stimuli[fold(name)]}", float(levels[fold(level)] if level else _PAINFUL)


def _plain(name: str) -> str:
    """A tag's name as it can stand between joints."""
    return " ".join(name.replace("|", "/").split())
