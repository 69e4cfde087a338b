"""The two texts about the method, read from resources/method, with every number filled in.

A text holds names in braces where a number belongs: those of the engine's own `RULES`, and those of
figures.toml, where measured ones stand.
"""

import tomllib
from dataclasses import dataclass, replace

from dialdown import resources
from dialdown.i18n import _
from dialdown.insights import RULES, planned_looks
from dialdown.learn import Article, Library
from dialdown.learn.parse import parse_article, parse_sources, unreadable_article

_FOLDER = "method"
_FALLBACK = "en"
_LATE_HOURS = 48
_SHARES = ("own_movement", "gaps", "large_share")


@dataclass(frozen=True)
class MethodText:
    """A text as an article of Learn, and the library that knows its sources."""

    article: Article
    library: Library


def load_text(name: str, language: str = _FALLBACK) -> MethodText:
    """`plain` or `professional`, in English where the language has none.

    A text that cannot be read is replaced by its title and one sentence.
    """
    sources = parse_sources(resources.read_text(f"{_FOLDER}/references.toml"))
    text = _read(name, language)
    try:
        article = parse_article(name, text.format_map(numbers()), sources)
    except (ValueError, KeyError):
        article = unreadable_article(name, text)
    # When it was checked is for Learn, where studies age; this ages with the program.
    return MethodText(replace(article, checked=None), Library((), {}, sources))


def numbers() -> dict[str, float | str]:
    """Everything that a text may name in braces."""
    looks = planned_looks()
    days = [str(look.days) for look in looks]
    return {
        **RULES,
        **{f"{key}_percent": 100 * RULES[key] for key in _SHARES},
        **tomllib.loads(resources.read_text(f"{_FOLDER}/figures.toml")),
        "late_hours": _LATE_HOURS,
        "block_weeks": RULES["block_days"] / 7,
        "looks": ", ".join(days[:-1]) + _(" and ") + days[-1],
        "looks_levels": ", ".join(f"{look.days} ({look.levels.clear:.3f})" for look in looks),
    }


def _read(name: str, language: str) -> str:
    for code in (language, language.partition("_")[0]):
        # Only plain codes: a language comes from settings and must not lead elsewhere.
        if code.replace("_", "").isalnum():
            try:
                return resources.read_text(f"{_FOLDER}/{code}/{name}.md")
            except FileNotFoundError:
                continue
    return resources.read_text(f"{_FOLDER}/{_FALLBACK}/{name}.md")
