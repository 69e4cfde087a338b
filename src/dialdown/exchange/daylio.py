"""Reading the CSV that Daylio exports, in its newer and its older form.

Newer: full_date,date,weekday,time,mood,activities,note_title,note. Older: year,date,weekday,time,
mood,activities,note, with dates such as "18 May". Moods are exported by their names, which a person
can change, so only the five names that Daylio starts with become numbers.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, time

from dialdown.domain import text
from dialdown.exchange.cells import read_date, read_time
from dialdown.exchange.markup import plain_text
from dialdown.exchange.model import Entry, Imported, Problems, Value, fingerprint
from dialdown.exchange.source import Source
from dialdown.exchange.table import Row, rows
from dialdown.exchange.words import Tags, split
from dialdown.i18n import _, ngettext

FORMAT = "daylio"

MOODS = {"rad": 10.0, "good": 7.5, "meh": 5.0, "bad": 2.5, "awful": 0.0}
"""Daylio's own five names on our 0-10, evenly spaced."""

_NEWER = {"full_date", "mood", "activities"}
_OLDER = {"year", "date", "mood", "activities"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_FIRST = re.compile(r"(\d{1,2})\.? ([a-z]{3})[a-z]*\.?", re.ASCII)
_MONTH_FIRST = re.compile(r"([a-z]{3})[a-z]*\.? (\d{1,2})", re.ASCII)


def read(source: Source) -> Imported | None:
    """What the file holds; None if it is not of this format."""
    separator = source.separator(lambda names: names >= _NEWER or names >= _OLDER)
    if separator is None:
        return None
    problems, tags, moods = Problems(), Tags(source.own), Counter[str]()
    entries: dict[str, Entry] = {}
    count = 0
    for row in rows(source.text, separator, problems):
        count += 1
        try:
            entry = _entry(row, tags, problems)
        except ValueError as error:
            problems.add(row.line, "full_date" if "full_date" in row.cells else "date", str(error))
            continue
        moods[row.cells.get("mood", "").strip()] += 1
        entries.setdefault(entry.fingerprint, entry)
    return Imported(
        FORMAT, _("Daylio CSV"), tuple(entries.values()), records=tags.made, problems=problems,
        notices=tuple(_notices(moods)), rows_read=count,
    )  # fmt: skip


def _entry(row: Row, tags: Tags, problems: Problems) -> Entry:
    """The entry of a row; ValueError if its date cannot be read."""
    cells = {name: cell.strip() for name, cell in row.cells.items()}
    when = _date(cells)
    at = _time(row.line, cells.get("time", ""), problems)
    mood, activities = cells.get("mood", ""), split(cells.get("activities", ""))
    note = _note(row.line, cells, problems)
    values: dict[str, Value] = {}
    if mood.casefold() in MOODS:
        values["mood"] = MOODS[mood.casefold()]
    elif mood:
        values[tags.key(_("Mood: {label}").format(label=text.clean(mood)), when)] = 1.0
    for activity in activities:
        values[tags.key(text.clean(activity), when)] = 1.0
    if note:
        values["note"] = note
    parts = (when.isoformat(), str(at or cells.get("time", "")), mood, *activities, note)
    return Entry(row.line, when, fingerprint(parts), values, at)


def _date(cells: dict[str, str]) -> date:
    if "full_date" in cells:
        return read_date(cells["full_date"])
    words = " ".join(cells["date"].lower().replace(",", " ").split())
    if match := _DAY_FIRST.fullmatch(words):
        day, month = match.groups()
    elif match := _MONTH_FIRST.fullmatch(words):
        month, day = match.groups()
    else:
        raise ValueError(_("a date like 18 May is needed here."))
    if month not in _MONTHS:
        raise ValueError(_("the month is not an English one."))
    return read_date(f"{cells['year']}-{_MONTHS.index(month) + 1}-{day}")


def _time(line: int, cell: str, problems: Problems) -> time | None:
    if not cell:
        return None
    try:
        return read_time(cell)
    except ValueError as error:
        problems.add(line, "time", str(error))
        return None


def _note(line: int, cells: dict[str, str], problems: Problems) -> str:
    parts = (plain_text(cells.get(name, "")) for name in ("note_title", "note"))
    try:
        return text.clean("\n".join(filter(None, parts)))
    except ValueError as error:
        problems.add(line, "note", str(error))
        return ""


def _notices(moods: Counter[str]) -> Iterable[str]:
    known = {mood.casefold() for mood in moods} & set(MOODS)
    if known:
        pairs = ", ".join(f"{name} {MOODS[name]:g}" for name in MOODS if name in known)
        yield _("Mood words become numbers from 0 to 10: {pairs}.").format(pairs=pairs)
    for mood, count in moods.most_common():
        if mood and mood.casefold() not in MOODS:
            yield ngettext(
                "We do not know the mood “{mood}” ({count} line). It becomes a tag, not a number.",
                "We do not know the mood “{mood}” ({count} lines). It becomes a tag, not a number.",
                count,
            ).format(mood=mood[:80], count=count)
