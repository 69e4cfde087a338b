"""The document: a Composition with a section for each block of the page, and all it points to."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from dialdown.domain.day import Day
from dialdown.domain.typed_date import UnreadableDateError, parse_date
from dialdown.files import write_private
from dialdown.summary.fhir import care, observations
from dialdown.summary.fhir.narrative import header, items, narrative, paragraph, tiles, treatments
from dialdown.summary.fhir.parts import (
    LOINC,
    Json,
    coding,
    concept,
    identity,
    link,
    reference,
    resource,
    span,
    words,
)
from dialdown.summary.lines import own_scale_line
from dialdown.summary.model import Summary
from dialdown.summary.records import Records
from dialdown.summary.titles import block_title, chart_title, title

Section = tuple[Iterable[str], Iterable[Json]]


def document(summary: Summary, days: Sequence[Day], records: Records) -> Json:
    """The sections that `summary` shows as a FHIR R4 document.

    `days` and `records` are those that the summary was made from. Answers of the chart are there
    day by day, notes never. The same input gives the same document.
    """
    patient = _patient(summary, days)
    sections, found = [], [patient]
    for name, text, entries in _sections(summary, days, records, reference(patient["id"])):
        inside = list(entries)
        shown = {"title": name, "text": narrative(text)}
        links = [reference(entry["id"]) for entry in inside]
        sections.append(shown | ({"entry": links} if links else {}))
        found += inside
    composition = _composition(summary, sections, reference(patient["id"]))
    entries = [{"fullUrl": link(r["id"]), "resource": r} for r in (composition, *found)]
    identifier = identity("document", json.dumps(entries))
    return {
        "resourceType": "Bundle",
        "id": identifier,
        "identifier": {"system": "urn:ietf:rfc:3986", "value": link(identifier)},
        "type": "document",
        # Only the date is known, and the hour is nobody's business: noon is on it everywhere.
        "timestamp": f"{summary.printed.isoformat()}T12:00:00Z",
        "entry": entries,
    }


def write_fhir(path: Path, summary: Summary, days: Sequence[Day], records: Records) -> None:
    """Write the document for the owner's eyes only, whole or not at all. Raises OSError."""
    made = document(summary, days, records)
    text = json.dumps(made, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    write_private(path, text.encode("utf-8", "replace"))


def _composition(summary: Summary, sections: list[Json], patient: Json) -> Json:
    return resource(
        "Composition",
        identity("composition", patient["reference"]),
        text=narrative(header(summary)),
        status="final",
        type=concept("", coding(LOINC, "51855-5", "Patient Note")),
        subject=patient,
        date=summary.printed.isoformat(),
        author=[patient],
        title=title(),
        event=[{"period": span(*summary.period.pair)}],
        section=sections,
    )


def _patient(summary: Summary, days: Iterable[Day]) -> Json:
    """Whoever it is: only what was typed for the page, and no lasting identity.

    The identity is made from what is in the file, so that two people never share one.
    """
    found = [day.id for day in summary.period.days(days)]
    when = [each.isoformat() for each in (*summary.period.pair, summary.printed)]
    name, born = words(summary.name), words(summary.born)
    return resource(
        "Patient",
        identity("patient", name, born, *when, *found),
        name=[{"text": name}] if name else [],
        birthDate=_birth_date(born, summary.printed),
    )


def _birth_date(typed: str, today: date) -> str:
    """An ISO date where the words are a date with its year and not to come, otherwise nothing."""
    if not re.search(r"\d{4}", typed):
        return ""
    try:
        born = parse_date(typed, today)
    except UnreadableDateError:
        return ""
    return born.isoformat() if born <= today else ""


def _sections(
    summary: Summary, days: Sequence[Day], records: Records, patient: Json
) -> Iterator[tuple[str, Iterable[str], Iterable[Json]]]:
    """Title, narrative and resources of what the summary shows, in the chosen order."""
    makers = _makers(summary, days, records, patient)
    for key in summary.chosen.sections:
        text, entries = makers[key]()
        blocks = list(text)
        if blocks:
            name = chart_title(summary.chart.step) if key == "chart" else block_title(key)
            yield name, blocks, entries
    yield block_title("warnings"), items([summary.warnings]), ()


def _makers(
    summary: Summary, days: Sequence[Day], records: Records, patient: Json
) -> dict[str, Callable[[], Section]]:
    period = summary.period

    def chart() -> Section:
        entries = [
            *observations.daily(days, period, patient),
            *observations.flares(records.flares, period, patient),
        ]
        return [paragraph(summary.chart.text)], entries

    def patterns() -> Section:
        rule = [paragraph(summary.patterns_rule)] if summary.patterns_rule else []
        return [*items(summary.patterns), *rule], ()

    return {
        "wants": lambda: (items(summary.wants), ()),
        "tiles": lambda: (tiles(summary), observations.tiles(days, summary, patient)),
        "own_scales": lambda: (
            items(own_scale_line(figure) for figure in summary.own_scales),
            observations.own_scales(days, records.own_scales, summary, patient),
        ),
        "chart": chart,
        "patterns": patterns,
        "treatments": lambda: (
            treatments(summary),
            care.treatments(records, period, summary.printed, patient),
        ),
        "body": lambda: (items(summary.body.words), observations.body(summary, patient)),
        "touch": lambda: (items(summary.touch), ()),
        "mentions": lambda: (items(summary.mentions), ()),
        "scores": lambda: (
            items(summary.scores),
            care.scores(records.scores, period.last, patient),
        ),
        "questions": lambda: (items(summary.questions), ()),
        "about": lambda: (items(summary.about), ()),
    }
