"""Choices about the program, in one small JSON file. What a person typed is never among them."""

import contextlib
import json
import re
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from dialdown.files import make_private_folder, write_private

THEMES = ("system", "light", "dark", "contrast")
SMALLEST_TEXT, LARGEST_TEXT = 100, 200
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


@dataclass(slots=True)
class Settings:
    """All choices. Values that make no sense become the usual ones when they are loaded.

    `text_size` is in percent, 100 to 200. `language` is a code such as "de", empty for the
    computer's own. `window` is the window's place and size as text, as Qt gives it.
    `second_place` is a folder for more copies, empty for none, `second_copied` the date of the last
    copy there.
    `last_diary` and `last_diary_id` tell where the last diary was and which it was.
    `read` holds the names of the articles ticked as read, `reading` for each article left half-way
    the number of its first letter on the screen.
    `hide_numbers` keeps daily numbers off the Diary tab and past days, `check_in` offers the week
    before a visit.
    `reminder` is the chosen time as HH:MM, empty for none, `reminded` the date of the last one.
    `tracking_helps` holds the answers, by question, to whether tracking helps; `put_away` for each
    quiet line what it was about when it was put away: a date, or a word of ours.
    `page` holds the choices about the appointment summary: sections, their order, what follows the
    page, paper and large print. What it holds is checked where it is used.
    """

    theme: str = "system"
    text_size: int = 100
    language: str = ""
    last_diary: str = ""
    last_diary_id: str = ""
    second_place: str = ""
    second_copied: str = ""
    window: str = ""
    read: list[str] = field(default_factory=list)
    reading: dict[str, int] = field(default_factory=dict)
    hide_numbers: bool = False
    check_in: bool = True
    reminder: str = ""
    reminded: str = ""
    tracking_helps: dict[str, str] = field(default_factory=dict)
    put_away: dict[str, str] = field(default_factory=dict)
    page: dict[str, Any] = field(default_factory=dict)
    unknown: dict[str, Any] = field(default_factory=dict, repr=False)
    """What another version of Dialdown keeps here; it is saved again as it was."""


_KNOWN = {f.name: type(getattr(Settings(), f.name)) for f in fields(Settings)}
del _KNOWN["unknown"]


def load_settings(path: Path) -> Settings:
    """The settings at `path`; the usual ones where there are none.

    A file that cannot be understood is kept aside under the ending `.unreadable`. Never raises.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        return Settings()
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        with contextlib.suppress(OSError):
            path.replace(path.with_name(path.name + ".unreadable"))
        return Settings()
    return _from(found)


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all, readable by their owner only. Raises OSError."""
    values = asdict(settings)
    unknown = values.pop("unknown")
    text = json.dumps(unknown | values, indent=2, sort_keys=True) + "\n"
    make_private_folder(path.parent)
    write_private(path, text.encode())


def _from(found: dict[str, Any]) -> Settings:
    known = {name: found[name] for name, kind in _KNOWN.items() if type(found.get(name)) is kind}
    if known.get("theme") not in THEMES:
        known.pop("theme", None)
    if "text_size" in known:
        known["text_size"] = min(max(known["text_size"], SMALLEST_TEXT), LARGEST_TEXT)
    known["read"] = [slug for slug in known.get("read", ()) if type(slug) is str]
    for name, kind in (("reading", int), ("tracking_helps", str), ("put_away", str)):
        pairs = known.get(name, {}).items()
        known[name] = {key: value for key, value in pairs if type(value) is kind}
    if not _TIME.fullmatch(known.get("reminder", "")):
        known.pop("reminder", None)
    unknown = {name: value for name, value in found.items() if name not in _KNOWN}
    return Settings(**known, unknown=unknown)
