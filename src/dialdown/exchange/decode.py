"""JSON values as days and records, each checked before it counts.

Every function raises ValueError with a plain sentence for what it cannot take.
"""

import math
import types
from collections.abc import Container, Mapping
from dataclasses import MISSING, fields, replace
from datetime import date
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from dialdown.domain import text
from dialdown.domain.clock import Stamp
from dialdown.domain.day import Answer, Moment, is_known_key
from dialdown.domain.records import (
    Anchor,
    OwnScale,
    OwnTag,
    Record,
    Score,
    Treatment,
    Trial,
)
from dialdown.domain.scales import SCALE, Kind
from dialdown.domain.scores import check_range
from dialdown.domain.vocabulary import (
    REGIONS,
    SCORE_RANGES,
    SENSITIVITY_LEVELS,
    TAG_GROUPS,
    TREATMENT_CLASSES,
)
from dialdown.exchange.encode import JsonObject
from dialdown.i18n import _

_LARGEST_NUMBER = 1e9
_HIGHEST_PAIN = 10
_LONGEST_ID = 300

_ALLOWED: dict[tuple[type, str], Container[Any]] = {
    (OwnScale, "worse"): ("", "low", "high"),
    (OwnTag, "group"): TAG_GROUPS,
    (Treatment, "treatment_class"): TREATMENT_CLASSES,
    (Score, "form"): SCORE_RANGES,
    (Trial, "block_days"): range(1, 366),
    (Anchor, "level"): range(11),
}


def decode_record(kind: type[Record], values: Any) -> Record:
    """A record of a kind out of its fields; fields that are missing take their usual value."""
    given = _object(values)
    made: Record = kind(**_fields(kind, given))
    for (owner, name), allowed in _ALLOWED.items():
        if owner is kind and getattr(made, name) not in allowed:
            raise ValueError(_("“{field}” holds something unknown.").format(field=name))
    if isinstance(made, Score):
        check_range(made.form, made.total)
    return made


def decode_answer(values: Any) -> Answer:
    """An answer whose key is known and whose value its scale can hold."""
    answer = Answer(**_fields(Answer, _object(values)))
    if not is_known_key(answer.key) or len(answer.key) > _LONGEST_ID:
        raise ValueError(_("“{key}” is not known.").format(key=answer.key[:80]))
    prefix, value = answer.key.partition(":")[0], answer.value
    scale = SCALE.get(answer.key)
    if value is None and (scale or prefix == "own"):
        raise ValueError(_("a number is needed here."))
    if prefix == "touch" and value not in SENSITIVITY_LEVELS:
        raise ValueError(_("“{field}” holds something unknown.").format(field=answer.key))
    if prefix == "region" and value is not None and not 0 <= value <= _HIGHEST_PAIN:
        raise ValueError(_("pain must be from 0 to 10."))
    return replace(answer, value=scale.accept(value)) if scale and value is not None else answer


def decode_moment(values: Any) -> Moment:
    """A moment with pain from 0 to 10 and known regions."""
    moment = Moment(**_fields(Moment, _object(values)))
    if not 0 <= moment.pain <= _HIGHEST_PAIN:
        raise ValueError(_("pain must be from 0 to 10."))
    if any(region not in REGIONS for region in moment.regions):
        raise ValueError(_("“{field}” holds something unknown.").format(field="regions"))
    return moment


def decode_value(values: Any, name: str, hint: Any) -> Any:
    """One field of an object, as its type; None may be given only where the type has it."""
    return _convert(hint, _object(values).get(name))


def _object(values: Any) -> JsonObject:
    if not isinstance(values, dict):
        raise ValueError(_("this is not what is expected here."))
    return values


def _fields(kind: type, values: JsonObject) -> dict[str, Any]:
    found = {}
    for name, (hint, is_needed) in _shape(kind).items():
        if name not in values and not is_needed:
            continue
        try:
            found[name] = _convert(hint, values.get(name))
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from None
    if not 0 < len(found.get("id", "-")) <= _LONGEST_ID:
        raise ValueError(_("the id is too short or too long."))
    return found


@cache
def _shape(kind: type) -> Mapping[str, tuple[Any, bool]]:
    """Field name -> type and whether it must be given."""
    hints = get_type_hints(kind)
    return {
        f.name: (hints[f.name], f.default is MISSING and f.default_factory is MISSING)
        for f in fields(kind)
    }


def _convert(hint: Any, value: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = (option for option in get_args(hint) if option is not types.NoneType)
        return None if value is None else _convert(hint, value)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise ValueError(_("a list is needed here."))
        return tuple(_text(item) for item in value)
    return _CONVERTERS[hint](value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(_("text is needed here."))
    return text.clean(value)


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(_("a number is needed here."))
    if not math.isfinite(value) or abs(value) > _LARGEST_NUMBER:
        raise ValueError(_("this number is too large."))
    return float(value)


def _whole(value: Any) -> int:
    number = _number(value)
    if not number.is_integer():
        raise ValueError(_("a whole number is needed here."))
    return int(number)


def _yes_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(_("true or false is needed here."))
    return value


def _date(value: Any) -> date:
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        raise ValueError(_("a date like 2026-01-31 is needed here.")) from None


def _stamp(value: Any) -> Stamp:
    try:
        return Stamp.parse(_text(value))
    except ValueError:
        raise ValueError(_("a time stamp with its UTC offset is needed here.")) from None


def _kind(value: Any) -> Kind:
    try:
        return Kind(_text(value))
    except ValueError:
        raise ValueError(_("this kind of scale is not known.")) from None


_CONVERTERS = {
    str: _text, float: _number, int: _whole, bool: _yes_no, date: _date, Stamp: _stamp, Kind: _kind,
}  # fmt: skip
