"""What the person chose to be asked, and finding what they wrote."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dialdown.domain.day import TEXT_KEYS, Day
from dialdown.domain.records import OwnScale, OwnTag, ScaleChoice
from dialdown.domain.scales import SCALE, SCALES, Scale
from dialdown.domain.text import fold
from dialdown.domain.vocabulary import TAG_GROUPS
from dialdown.i18n import N_, _

PRESETS: dict[str, tuple[str, tuple[str, ...]]] = {
    "pain": (N_("Only pain"), ("pain",)),
    "usual": (
        N_("The six usual"),
        ("pain", "pain_worst", "sleep_hours", "sleep_quality", "stress", "function"),
    ),
    "everything": (N_("Everything"), tuple(SCALE)),
}
"""Name and built-in scales of each ready-made choice of what to be asked."""


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
    """Built-in scales that are asked, in the chosen order, then all own scales.

    Each says whether it is hidden. `everything` adds hidden built-in ones.
    """
    choice = {c.id: c for c in choices}
    places = {
        scale.key: choice[scale.key].position if scale.key in choice else place
        for place, scale in enumerate(SCALES)
    }
    built_in = [
        replace(scale, hidden=scale.key in choice and choice[scale.key].hidden)
        for scale in sorted(SCALES, key=lambda scale: places[scale.key])
    ]
    ordered = sorted(own, key=lambda scale: (scale.position, fold(scale.name)))
    return [s for s in built_in if everything or not s.hidden] + [s.scale for s in ordered]


def chosen_tags(group: str, own: Iterable[OwnTag], everything: bool = False) -> dict[str, str]:
    """Key to shown word of the tags in a group, own ones last under their identity.

    `everything` adds own tags that are hidden.
    """
    mine = [t for t in own if t.group == group and (everything or not t.hidden)]
    mine.sort(key=lambda tag: (tag.position, fold(tag.name)))
    words = {key: _(word) for key, word in TAG_GROUPS.get(group, {}).items()}
    return words | {tag.id: tag.name for tag in mine}


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


def _has(day: Day, tags: Mapping[str, str], words: list[str]) -> bool:
    parts = [fold(day.text(key)) for key in TEXT_KEYS]
    parts += [tags.get(key, "") for key in day.ticked("tag")]
    text = "\n".join(parts)
    return all(word in text for word in words)
