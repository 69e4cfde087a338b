"""What the person chose to be asked, and finding what they wrote."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID, uuid5

from dialdown.domain.day import TEXT_KEYS, Day
from dialdown.domain.records import OwnScale, OwnTag, Record, ScaleChoice
from dialdown.domain.scales import SCALE, SCALES, Scale
from dialdown.domain.text import fold
from dialdown.domain.vocabulary import TAG_GROUPS
from dialdown.i18n import N_, _

ALWAYS = "pain"
"""The question that is always asked, and first: the digit typed at the start answers it."""

PRESETS: dict[str, tuple[str, tuple[str, ...]]] = {
    "pain": (N_("Only pain"), ("pain",)),
    "usual": (
        N_("The six usual"),
        ("pain", "pain_worst", "sleep_hours", "sleep_quality", "stress", "function"),
    ),
    "everything": (N_("Everything"), tuple(SCALE)),
}
"""Name and built-in scales of each ready-made choice of what to be asked."""

_NAMES = UUID("b2f5e4ca-407d-4bdd-b636-e1de7cd16a19")


def preset_choices(preset: str, choices: Iterable[ScaleChoice]) -> list[ScaleChoice]:
    """What to save so that exactly the scales of a preset are asked; their places stay.

    `choices` are those made so far. Own scales are left as they are. KeyError without such a
    preset.
    """
    asked = PRESETS[preset][1]
    made = {choice.id: choice for choice in choices}
    wanted = [
        replace(
            made.get(scale.key) or ScaleChoice(id=scale.key, position=place),
            hidden=scale.key not in asked,
        )
        for place, scale in enumerate(SCALES)
    ]
    return [c for c in wanted if c.hidden != (c.id in made and made[c.id].hidden)]


def chosen_scales(
    choices: Iterable[ScaleChoice], own: Iterable[OwnScale], everything: bool = False
) -> list[Scale]:
    """Built-in scales that are asked and all own scales, in the chosen order.

    Own ones follow the built-in ones until a choice places them. Each says whether it is hidden.
    `everything` adds hidden built-in ones.
    """
    choice = {c.id: c for c in choices}
    every = [
        scale if scale.own else replace(scale, hidden=_is_hidden(choice.get(scale.key)))
        for scale in _unplaced(own)
    ]
    places = {
        scale.key: choice[scale.key].position if scale.key in choice else place
        for place, scale in enumerate(every)
    }
    every.sort(key=lambda scale: places[scale.key])
    return [scale for scale in every if everything or scale.own or not scale.hidden]


def asked_scales(scales: Sequence[Scale]) -> list[Scale]:
    """Those of `scales` that are asked: the pain of the day always and first."""
    first = [replace(scale, hidden=False) for scale in scales if scale.key == ALWAYS]
    return first + [scale for scale in scales if scale.key != ALWAYS and not scale.hidden]


def arranged(
    wanted: Sequence[Scale], choices: Iterable[ScaleChoice], own: Iterable[OwnScale]
) -> list[Record]:
    """The records to save so that `chosen_scales` gives `wanted`, in that order, hidden or not.

    Only what differs from what is stored. `wanted` holds every built-in and every own scale.
    """
    choice = {c.id: c for c in choices}
    mine = {record.scale.key: record for record in own}
    usual = {scale.key: place for place, scale in enumerate(_unplaced(mine.values()))}
    found: list[Record] = []
    for place, scale in enumerate(wanted):
        hidden = scale.hidden and not scale.own
        stored = choice.get(scale.key, ScaleChoice(id=scale.key, position=usual[scale.key]))
        if (stored.position, stored.hidden) != (place, hidden):
            found.append(ScaleChoice(id=scale.key, position=place, hidden=hidden))
        if scale.own and mine[scale.key].hidden != scale.hidden:
            found.append(replace(mine[scale.key], hidden=scale.hidden))
    return found


def chosen_tags(group: str, own: Iterable[OwnTag], everything: bool = False) -> dict[str, str]:
    """Key to shown word of the tags in a group, own ones last under their identity.

    `everything` adds own tags that are hidden.
    """
    mine = [t for t in own if t.group == group and (everything or not t.hidden)]
    mine.sort(key=lambda tag: (tag.position, fold(tag.name)))
    words = {key: _(word) for key, word in TAG_GROUPS.get(group, {}).items()}
    return words | {tag.id: tag.name for tag in mine}


def own_id(kind: str, name: str, taken: Iterable[str]) -> str:
    """The identity of an own scale or tag that is added under `name`, none of those `taken`.

    The same name gives the same identity, so that answers from before it was deleted come back.
    """
    plain = f"{kind}:{fold(' '.join(name.split()))}"
    used = set(taken)
    turns = (f"{plain}:{turn}" if turn else plain for turn in range(len(used) + 1))
    return next(made for made in (str(uuid5(_NAMES, turn)) for turn in turns) if made not in used)


def most_used(keys: Iterable[str], days: Iterable[Day], prefix: str) -> list[str]:
    """`keys` with those ticked on most of `days` first; equal ones stay in their order."""
    uses = Counter(key for day in days for key in day.ticked(prefix))
    return sorted(keys, key=lambda key: -uses[key])


def find_days(days: Iterable[Day], tags: Mapping[str, str], wanted: str) -> list[Day]:
    """Days, in order, whose note, good thing and tag words have all words of `wanted`.

    `tags` maps tag keys to their words. Case and accents do not count; nothing but spaces finds
    nothing.
    """
    words = fold(wanted).split()
    if not words:
        return []
    folded = {key: fold(word) for key, word in tags.items()}
    return [day for day in days if _has(day, folded, words)]


def _is_hidden(choice: ScaleChoice | None) -> bool:
    return choice is not None and choice.hidden


def _unplaced(own: Iterable[OwnScale]) -> list[Scale]:
    """Every scale in the order that it has before anything is chosen."""
    ordered = sorted(own, key=lambda scale: (scale.position, fold(scale.name)))
    return [*SCALES, *(record.scale for record in ordered)]


def _has(day: Day, tags: Mapping[str, str], words: list[str]) -> bool:
    parts = [fold(day.text(key)) for key in TEXT_KEYS]
    parts += [tags.get(key, "") for key in day.ticked("tag")]
    text = "\n".join(parts)
    return all(word in text for word in words)
