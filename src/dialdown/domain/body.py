"""Where on the body: places in plain words, sets of regions, and what was marked over time."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Answer, Day
from dialdown.domain.vocabulary import LAYERS, QUICK_SETS, REGION_PARTS, REGIONS, SIDES
from dialdown.i18n import N_, _

NEW_DAYS = 30
"""A region counts as new for so many days after it was first marked."""

_FOOT = ("toes", "foot_ball", "arch", "heel", "foot_top")
_HAND = ("fingers", "palm", "hand_back")

# From large to small: the parts of one side that have a name together, and that name.
_TOGETHER: dict[tuple[str, ...], dict[str, str]] = {
    (*_FOOT, "ankle", "shin", "calf"): {
        "left": N_("left foot and lower leg"),
        "right": N_("right foot and lower leg"),
        "both": N_("both feet and lower legs"),
    },
    (*_FOOT, "ankle"): {
        "left": N_("left foot"), "right": N_("right foot"), "both": N_("both feet"),
    },
    _FOOT: {
        "left": N_("left foot below the ankle"),
        "right": N_("right foot below the ankle"),
        "both": N_("both feet below the ankle"),
    },
    (*_HAND, "wrist", "forearm", "forearm_back"): {
        "left": N_("left hand and forearm"),
        "right": N_("right hand and forearm"),
        "both": N_("both hands and forearms"),
    },
    _HAND: {"left": N_("left hand"), "right": N_("right hand"), "both": N_("both hands")},
}  # fmt: skip

_BOTH: dict[str, str] = {
    "face": N_("both sides of the face"), "shoulder": N_("both shoulders"),
    "chest": N_("both sides of the chest"), "upper_arm": N_("both upper arms"),
    "forearm": N_("both forearms"), "wrist": N_("both wrists"), "palm": N_("both palms"),
    "fingers": N_("fingers of both hands"), "hip": N_("both hips"), "thigh": N_("both thighs"),
    "knee": N_("both knees"), "shin": N_("both shins"), "ankle": N_("both ankles"),
    "foot_top": N_("tops of both feet"), "toes": N_("toes of both feet"),
    "shoulder_blade": N_("both shoulder blades"), "upper_arm_back": N_("backs of both upper arms"),
    "elbow": N_("both elbows"), "forearm_back": N_("backs of both forearms"),
    "hand_back": N_("backs of both hands"), "buttock": N_("both buttocks"),
    "thigh_back": N_("backs of both thighs"), "calf": N_("both calves"),
    "heel": N_("both heels"), "arch": N_("both arches"), "foot_ball": N_("balls of both feet"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """A region marked in one layer: when for the first time, and on how many days of a period."""

    region: str
    first: date
    days: int


def region_key(layer: str, region: str) -> str:
    """The key of the answer that marks a region in a layer."""
    return f"region:{layer}:{region}"


def split_region(region: str) -> tuple[str, str]:
    """The part and the side of a region's key; the side is empty in the middle of the body."""
    if region in REGION_PARTS:
        return region, ""
    part, _sep, side = region.rpartition("_")
    return part, side


def region_words(region: str) -> str:
    """`left palm` for the key of a region."""
    part, side = split_region(region)
    words = _(REGION_PARTS[part])
    return _(SIDES[side]).format(part=words) if side else words


def place_words(regions: Iterable[str]) -> str:
    """`both feet, left hand` for the keys of regions: each named once, together where that is
    exact, hands and feet first.
    """
    marked = {split_region(region) for region in regions}
    left, right = (_side_names({part for part, at in marked if at == side}) for side in SIDES)
    words = []
    for names in [*_TOGETHER.items(), *((part, None) for part in REGION_PARTS)]:
        what, together = names
        if (what, "") in marked:
            words.append(region_words(str(what)))
        elif what in left and what in right:
            words.append(_(together["both"] if together else _BOTH[str(what)]))
        elif what in left or what in right:
            side = "left" if what in left else "right"
            words.append(_(together[side]) if together else region_words(f"{what}_{side}"))
    return ", ".join(words)


def marks(day: Day, layer: str) -> dict[str, float | None]:
    """Each region marked in a layer with how strong it was, None where that was not said."""
    marked = (region for region in day.ticked(f"region:{layer}") if region in REGIONS)
    return {region: day.value(region_key(layer, region)) for region in marked}


def with_mark(day: Day, layer: str, region: str, strength: float | None, at: Stamp) -> Day:
    """`day` with a region marked in a layer; `strength` is 1-10, or None where it is not said."""
    return day.with_answer(Answer(region_key(layer, region), strength, answered_at=at))


def without_marks(day: Day, layer: str, regions: Iterable[str] = REGIONS) -> Day:
    """`day` with nothing marked in a layer, of these regions or at all."""
    return day.without(*(region_key(layer, region) for region in regions))


def set_regions(name: str) -> tuple[str, ...]:
    """The regions of a quick set, on both sides."""
    return tuple(f"{part}_{side}" for part in QUICK_SETS[name][1] for side in SIDES)


def toggled_set(day: Day, layer: str, name: str, at: Stamp) -> Day:
    """`day` with a quick set marked; taken off if all of it was marked already.

    What was marked before keeps its strength.
    """
    marked, wanted = marks(day, layer), set_regions(name)
    missing = [region for region in wanted if region not in marked]
    if not missing:
        return without_marks(day, layer, wanted)
    for region in missing:
        day = with_mark(day, layer, region, None, at)
    return day


def mapped(days: Iterable[Day], since: date | None = None) -> list[Day]:
    """The days since a date on which anything was marked on the body, in any layer."""
    return [
        day for day in days
        if (since is None or day.date >= since) and any(marks(day, layer) for layer in LAYERS)
    ]  # fmt: skip


def seen(days: Sequence[Day], layer: str, since: date | None = None) -> list[Seen]:
    """Every region ever marked in a layer, most days since `since` first. `days` are in order."""
    first: dict[str, date] = {}
    count = Counter[str]()
    for day in days:
        for region in marks(day, layer):
            first.setdefault(region, day.date)
            count[region] += since is None or day.date >= since
    found = [Seen(region, first[region], count[region]) for region in REGIONS if region in first]
    return sorted(found, key=lambda entry: -entry.days)


def new_since(days: Sequence[Day], start: date, last: date) -> Mapping[str, list[Seen]]:
    """Layer to the regions first marked in it from `start` to `last`, if there are any; each with
    its days since `start`.

    Nothing is new while nothing was marked before: the first picture is where it all starts.
    """
    if not any(day.date < start for day in mapped(days)):
        return {}
    new = {
        layer: [entry for entry in seen(days, layer, start) if start <= entry.first <= last]
        for layer in LAYERS
    }
    return {layer: entries for layer, entries in new.items() if entries}


def new_regions(days: Sequence[Day], today: date) -> Mapping[str, list[str]]:
    """Layer to the regions first marked in it within NEW_DAYS up to `today`, if there are any."""
    new = new_since(days, today - timedelta(days=NEW_DAYS - 1), today)
    return {layer: [entry.region for entry in entries] for layer, entries in new.items()}


def _side_names(parts: set[str]) -> set[tuple[str, ...] | str]:
    """Parts of one side, those that have a name together replaced by it."""
    names: set[tuple[str, ...] | str] = set()
    for together in _TOGETHER:
        if parts.issuperset(together):
            names.add(together)
            parts = parts.difference(together)
    return names | parts
