"""What every FHIR document must fulfil, by the published definitions and by the rules of documents.

`fhir.resources` knows names, types, cardinalities and choices of R4B, and refuses what breaks them.
It also carries the allowed codes and targets of references, but does not enforce them; that is done
here, from its own lists.
"""

import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from fhir.resources.R4B.bundle import Bundle
from pydantic import BaseModel

ALLOWED_TAGS = {"div", "p", "b", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"}
XHTML = "{http://www.w3.org/1999/xhtml}"


def resources(document: dict, kind: str = "") -> list[dict]:
    found = [entry["resource"] for entry in document["entry"]]
    return [r for r in found if not kind or r["resourceType"] == kind]


def read(text: str) -> dict:
    """The document in `text`, checked in every way."""
    document = json.loads(text)
    _check_nothing_is_empty(document)
    bundle = Bundle.model_validate(document)
    kinds = {entry["fullUrl"]: entry["resource"]["resourceType"] for entry in document["entry"]}
    for model in _models(bundle):
        _check_codes(model)
        _check_references(model, kinds)
    _check_is_document(document, kinds)
    for narrative in _narratives(document):
        tags = {tag.tag.removeprefix(XHTML) for tag in ElementTree.fromstring(narrative).iter()}
        assert tags <= ALLOWED_TAGS
    return document


def narrative_words(document: dict) -> str:
    """Everything that a reader of the narrative sees."""
    return "\n".join(
        "".join(ElementTree.fromstring(found).itertext()) for found in _narratives(document)
    )


def _narratives(document: dict) -> Iterator[str]:
    composition = document["entry"][0]["resource"]
    yield composition["text"]["div"]
    yield from (section["text"]["div"] for section in composition["section"])


def _check_nothing_is_empty(part: object) -> None:
    """FHIR knows no null, no empty string, list or object, and no control characters."""
    assert part not in (None, "", [], {})
    if isinstance(part, str):
        assert part.strip() == part
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", part)
    for inner in (
        part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    ):
        _check_nothing_is_empty(inner)


def _models(model: BaseModel) -> Iterator[BaseModel]:
    yield model
    for name in type(model).model_fields:
        value = getattr(model, name)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, BaseModel):
                yield from _models(each)


def _check_codes(model: BaseModel) -> None:
    for name, field in type(model).model_fields.items():
        allowed = (field.json_schema_extra or {}).get("enum_values", ())
        value = getattr(model, name)
        if allowed and value is not None:
            assert value in allowed, (type(model).__name__, name, value)


def _check_references(model: BaseModel, kinds: dict[str, str]) -> None:
    """Every reference leads to a resource of the document, of a kind that may stand there."""
    for name, field in type(model).model_fields.items():
        allowed = (field.json_schema_extra or {}).get("enum_reference_types", ())
        value = getattr(model, name)
        for each in value if isinstance(value, list) else [value]:
            if allowed and each is not None:
                assert kinds[each.reference] in {*allowed} or "Resource" in allowed, (name, each)


def _check_is_document(document: dict, kinds: dict[str, str]) -> None:
    """The rules of a document that no schema holds (bdl-7, 9, 10, 11, and all is reachable)."""
    assert document["type"] == "document"
    assert document["identifier"]["system"]
    assert document["identifier"]["value"]
    assert document["timestamp"]
    assert next(iter(kinds.values())) == "Composition"
    assert len(kinds) == len(document["entry"])
    for entry in document["entry"]:
        assert entry["fullUrl"] == f"urn:uuid:{entry['resource']['id']}"
        assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", entry["fullUrl"])
    composition = document["entry"][0]
    pointed = set(re.findall(r'"reference": "([^"]+)"', json.dumps(composition)))
    assert pointed | {composition["fullUrl"]} == set(kinds)
