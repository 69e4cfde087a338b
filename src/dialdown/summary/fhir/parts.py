"""Small parts of FHIR resources as plain dictionaries: identities, codes, periods, amounts."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from dialdown.domain.text import clean

Json = dict[str, Any]

LOINC = "http://loinc.org"
OWN_CODES = "urn:dialdown:scale"
"""Where no public code was found. The codes are for telling things apart; the text is what counts.
"""

_UNITS = "http://unitsofmeasure.org"
_CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category"
_NAMES = UUID("540b2738-5d93-4df0-965d-077ed9cd02d8")
_NOT_XML = re.compile("[\ufffe\uffff]")


def identity(*parts: str) -> str:
    """A UUID that is the same for the same parts, and tells nothing about them."""
    return str(uuid5(_NAMES, "\n".join(parts)))


def link(identifier: str) -> str:
    """How a resource is named within the document."""
    return f"urn:uuid:{identifier}"


def reference(identifier: str) -> Json:
    """A pointer to another resource of the document."""
    return {"reference": link(identifier)}


def carried(text: str) -> str:
    """`text` as JSON and XML can both carry it."""
    return _NOT_XML.sub("\ufffd", clean(text))


def words(text: str) -> str:
    """Typed text on one line."""
    return " ".join(carried(text).split())


def coding(system: str, code: str, display: str = "") -> Json:
    """One code."""
    return {"system": system, "code": code} | ({"display": display} if display else {})


def concept(text: str, *codings: Json) -> Json:
    """What something is, in words and perhaps in codes."""
    found: Json = {"coding": list(codings)} if codings else {}
    return found | ({"text": words(text)} if words(text) else {})


def own_concept(key: str, text: str) -> Json:
    """Something without a public code. `key` may hold anything; what is not plain is hashed."""
    plain = key if re.fullmatch(r"[a-z0-9_-]{1,40}", key) else identity("key", key)
    return concept(text, coding(OWN_CODES, plain))


def span(first: date, last: date | None) -> Json:
    """A time with both ends counted; an end that is missing or before the start is left out."""
    found = {"start": first.isoformat()}
    return found | ({"end": last.isoformat()} if last and last >= first else {})


def quantity(value: float, unit: str, code: str) -> Json:
    """An amount with a unit of UCUM."""
    return {"value": plain_number(value), "unit": unit, "system": _UNITS, "code": code}


def plain_number(value: float) -> float:
    """Whole numbers without a decimal point."""
    return int(value) if value == int(value) else value


def score(value: float) -> Json:
    """A rating or the total of a form."""
    return quantity(value, "score", "{score}")


def minutes(value: float) -> Json:
    """A length of time in minutes."""
    return quantity(value, "min", "min")


def days_of(count: int, total: int) -> Json:
    """So many days of so many, which never stand apart."""
    return {"numerator": quantity(count, "days", "d"), "denominator": quantity(total, "days", "d")}


def resource(kind: str, identifier: str, **content: Any) -> Json:
    """A resource; parts that are empty are left out, as FHIR wants it."""
    kept = {key: value for key, value in content.items() if value not in (None, "", [], {})}
    return {"resourceType": kind, "id": identifier, **kept}


def observation(
    identifier: str, patient: Json, code: Json, notes: Iterable[str] = (), **content: Any
) -> Json:
    """Something that the person observed on themselves. The person is also who says so."""
    return resource(
        "Observation",
        identifier,
        status="final",
        category=[concept("", coding(_CATEGORIES, "survey", "Survey"))],
        code=code,
        subject=patient,
        performer=[patient],
        **content,
        note=annotations(notes),
    )


def annotations(notes: Iterable[str]) -> list[Json]:
    """Remarks, empty ones left out."""
    return [{"text": words(note)} for note in notes if words(note)]
