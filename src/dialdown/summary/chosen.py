"""What the person chose to put on the page and behind it: no Qt, nothing of the diary."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

SECTIONS = (
    "wants", "tiles", "own_scales", "chart", "patterns", "treatments", "body", "touch",
    "mentions", "scores", "questions", "about",
)  # fmt: skip
"""The sections of the page in their usual order. Header and footer are always there."""

APPENDIX = ("rest", "days", "charts", "scores", "notes", "about")
"""What may follow the page: what did not fit on it in full, the list of days, larger charts, all
scores with what was published about them, the chosen notes, and what the person wrote about
themselves."""

PAPERS = ("a4", "letter")
USUALLY_OFF = frozenset({"about"})


@dataclass(frozen=True, slots=True)
class Chosen:
    """Sections and their order, appendix, paper, type, and what is never kept: notes and person.

    `order` holds every section once, also those in `off`. `appendix` are the parts that are
    printed; with any of them comes what did not fit on the page. `scales` are the keys of the
    scales of the larger charts, all that were answered if empty. `notes` are the days whose notes
    are printed, each chosen by itself; without one there are no notes. `name` and `born` are
    printed as typed.
    """

    order: tuple[str, ...] = SECTIONS
    off: frozenset[str] = USUALLY_OFF
    appendix: frozenset[str] = frozenset()
    scales: tuple[str, ...] = ()
    notes: tuple[date, ...] = ()
    paper: str = "a4"
    large: bool = False
    name: str = ""
    born: str = ""

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that are on, in order."""
        return tuple(key for key in self.order if key not in self.off)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the appendix that are printed; notes only if a day was chosen."""
        wanted = self.appendix if self.notes else self.appendix - {"notes"}
        return tuple(part for part in APPENDIX if part in wanted or (part == "rest" and wanted))

    def shows(self, section: str) -> bool:
        """True if the section is on."""
        return section not in self.off

    def with_section(self, section: str, on: bool) -> "Chosen":
        """This choice with a section on or off, at its place."""
        return replace(self, off=self.off - {section} if on else self.off | {section})

    def with_part(self, part: str, on: bool) -> "Chosen":
        """This choice with a part of the appendix or without it."""
        return replace(self, appendix=self.appendix | {part} if on else self.appendix - {part})

    def with_note(self, when: date, on: bool) -> "Chosen":
        """This choice with the note of a day or without it; the part of notes follows."""
        notes = {*self.notes, when} if on else {*self.notes} - {when}
        return replace(self, notes=tuple(sorted(notes))).with_part("notes", bool(notes))

    def moved(self, section: str, by: int) -> "Chosen":
        """This choice with a section `by` places further down, as far as there are places."""
        order = [key for key in self.order if key != section]
        order.insert(max(self.order.index(section) + by, 0), section)
        return replace(self, order=tuple(order))

    def only(self, sections: Iterable[str]) -> "Chosen":
        """This choice with these sections alone, in this order."""
        first = tuple(dict.fromkeys(key for key in sections if key in SECTIONS))
        rest = tuple(key for key in SECTIONS if key not in first)
        return replace(self, order=first + rest, off=frozenset(rest))

    def to_plain(self) -> dict[str, Any]:
        """What may be kept among the settings, as JSON takes it: never notes, name or birth."""
        return {
            "order": list(self.order),
            "off": sorted(self.off),
            "appendix": [part for part in APPENDIX if part in self.appendix - {"notes"}],
            "scales": list(self.scales),
            "paper": self.paper,
            "large": self.large,
        }

    @classmethod
    def from_plain(cls, plain: object) -> "Chosen":
        """What was kept; anything that makes no sense is the usual instead. Never raises."""
        found: Mapping[str, Any] = plain if isinstance(plain, dict) else {}
        usual = cls()
        known = [key for key in _words(found, "order", usual.order) if key in SECTIONS]
        order = tuple(dict.fromkeys((*known, *SECTIONS)))
        parts = set(APPENDIX) - {"notes"}
        return cls(
            order=order,
            off=frozenset(_words(found, "off", usual.off)) & frozenset(SECTIONS),
            appendix=frozenset(_words(found, "appendix", ())) & parts,
            scales=tuple(dict.fromkeys(_words(found, "scales", ()))),
            paper=found["paper"] if found.get("paper") in PAPERS else usual.paper,
            large=found.get("large") is True,
        )


def _words(found: Mapping[str, Any], key: str, usual: Iterable[str]) -> Iterable[str]:
    value = found.get(key)
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else usual
