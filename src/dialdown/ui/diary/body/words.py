"""What is said about a region, a layer and the whole map."""

from dialdown.domain.body import marks, place_words, region_words
from dialdown.domain.day import Day
from dialdown.domain.vocabulary import LAYERS
from dialdown.i18n import N_, _

STATES = {"pain": N_("pain"), "numb": N_("numb"), "touch": N_("sore to touch")}


def spoken(day: Day, region: str) -> str:
    """`left toes, pain 6, numb`: the region and everything that is marked there."""
    return f"{region_words(region)}, {state(day, region)}"


def state(day: Day, region: str) -> str:
    """`pain 6, numb`, or that nothing is marked."""
    said = []
    for layer in LAYERS:
        marked = marks(day, layer)
        if region in marked:
            said.append(_(STATES[layer]) + strength_words(marked[region]))
    return ", ".join(said) or _("not marked")


def strength_words(strength: float | None) -> str:
    """A number with a space before it, or nothing."""
    return "" if strength is None else f" {strength:g}"


def lines(day: Day) -> list[str]:
    """`Pain: both feet, left hand.`: one line a layer that has anything."""
    return [
        f"{_(name)}: {place_words(marked)}." for layer, name in LAYERS.items()
        if (marked := marks(day, layer))
    ]  # fmt: skip


def summary(day: Day) -> str:
    """`both feet, left hand; numb: toes of both feet`: all layers in one line."""
    said = []
    for layer in LAYERS:
        if marked := marks(day, layer):
            before = "" if layer == "pain" else f"{_(STATES[layer])}: "
            said.append(before + place_words(marked))
    return "; ".join(said)
