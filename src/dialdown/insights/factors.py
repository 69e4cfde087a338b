"""The built-in scales, tags and sensitivities as factors; own ones are added by the caller."""

from collections.abc import Iterable

from dialdown.domain.records import OwnTag
from dialdown.domain.scales import SCALES, Kind, Scale
from dialdown.domain.vocabulary import SENSITIVITIES, TAG_GROUPS
from dialdown.i18n import _
from dialdown.insights.results import Factor

_UNITS = {
    Kind.RATING: "",
    Kind.DURATION: "h",
    Kind.MINUTES: "min",
    Kind.COUNT: "count",
    Kind.YES_NO: "yes_no",
}


def scale_factor(scale: Scale) -> Factor:
    """A scale, built-in or own, as a factor."""
    return Factor(scale.key, scale.title, _UNITS[scale.kind], scale.worse)


def tag_factor(tag: OwnTag) -> Factor:
    """An own tag as a factor."""
    return Factor(f"tag:{tag.id}", tag.name, "yes_no")


def standard_factors() -> list[Factor]:
    """Every built-in scale, tag and sensitivity, named in the language of the screen."""
    scales = [scale_factor(scale) for scale in SCALES]
    tags = [
        Factor(f"tag:{key}", _(words), "yes_no")
        for group in TAG_GROUPS.values()
        for key, words in group.items()
    ]
    touch = [
        Factor(f"touch:{key}", _(words), "touch", "high") for key, words in SENSITIVITIES.items()
    ]
    return scales + tags + touch


def known_factors(factors: Iterable[Factor] | None) -> dict[str, Factor]:
    """Factors by key: the built-in ones, and those given."""
    return {factor.key: factor for factor in [*standard_factors(), *(factors or ())]}
