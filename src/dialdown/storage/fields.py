"""How dates, stamps and lists of words stand in a column, and what a table is made of."""

import json
from datetime import date
from typing import Any

from peewee import Field, Model, TextField

from dialdown.domain.clock import Stamp
from dialdown.domain.text import clean


class DayField(TextField):
    """A calendar date as ISO text."""

    def db_value(self, value: date | str | None) -> str | None:
        """ISO text; of a date and time, the date."""
        return value.isoformat()[:10] if isinstance(value, date) else value

    def python_value(self, value: str | None) -> date | None:
        """A date."""
        return date.fromisoformat(value) if value else None


class StampField(TextField):
    """An instant with offset and zone as RFC 9557 text."""

    def db_value(self, value: Stamp | str | None) -> str | None:
        """RFC 9557 text."""
        return None if value is None else str(value)

    def python_value(self, value: str | None) -> Stamp | None:
        """A stamp."""
        return Stamp.parse(value) if value else None


class WordsField(TextField):
    """A list of words as JSON."""

    def db_value(self, value: tuple[str, ...] | str) -> str:
        """JSON text."""
        if isinstance(value, str):
            return value
        return json.dumps([clean(word) for word in value], ensure_ascii=False)

    def python_value(self, value: str) -> tuple[str, ...]:
        """A tuple of words."""
        return tuple(json.loads(value))


def columns(model: type[Model]) -> dict[str, Field]:
    """Column name -> field of a table, in order."""
    return dict(model._meta.columns)  # noqa: SLF001 - peewee's documented place for it


def table_name(model: type[Model]) -> str:
    """Name of a model's table."""
    name: Any = model._meta.table_name  # noqa: SLF001
    return str(name)
