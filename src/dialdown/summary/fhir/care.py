"""Scores of paper forms and treatments as resources.

A medicine is a MedicationStatement. Anything else a person does or has done (walking, a nerve
stimulator, talking therapy) is an Observation: as a Procedure it would enter the clinic's list of
what was done to the patient on nothing but a diary's word.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import zip_longest

from dialdown.domain.records import DoseStep, Score, Treatment
from dialdown.domain.vocabulary import SCORE_RANGES, TREATMENT_CLASSES
from dialdown.i18n import _
from dialdown.summary.fhir.parts import (
    LOINC,
    Json,
    annotations,
    coding,
    concept,
    identity,
    observation,
    own_concept,
    plain_number,
    reference,
    resource,
    score,
    span,
    words,
)
from dialdown.summary.period import Period
from dialdown.summary.records import Records
from dialdown.summary.treatments import felt_line, use_line
from dialdown.summary.words import plain

_MEDICINES = frozenset(
    ("snri", "tca", "gabapentinoid", "sodium_channel", "nmda", "skin", "opioid", "painkiller",
     "supplement")
)  # fmt: skip
_TOTALS_SHOWN = 2
_PUBLIC_TOTALS = {
    "phq2": ("55758-7", "Patient Health Questionnaire 2 item (PHQ-2) total score [Reported]")
}


def treatments(records: Records, period: Period, printed: date, patient: Json) -> Iterator[Json]:
    """Every treatment up to the end of the period, latest start first, as on the page."""
    newest_first = sorted(records.treatments, key=lambda t: (t.start, t.name), reverse=True)
    for treatment in newest_first:
        if treatment.start > period.last:
            continue
        steps = sorted(
            (s for s in records.dose_steps
             if s.treatment_id == treatment.id and s.start <= period.last),
            key=lambda s: s.start,
        )  # fmt: skip
        now = period.touches(treatment.start, treatment.end)
        use = plain(use_line(treatment, records, period)) if now else ""
        notes = [use, plain(felt_line(treatment))]
        if treatment.treatment_class in _MEDICINES:
            yield _medicine(treatment, steps, notes, printed, patient)
        else:
            yield _other(treatment, steps, notes, patient)


def _medicine(
    treatment: Treatment, steps: Sequence[DoseStep], notes: Iterable[str], printed: date,
    patient: Json,
) -> Json:  # fmt: skip
    over = treatment.end is not None and treatment.end < printed
    return resource(
        "MedicationStatement",
        identity("treatment", treatment.id),
        status="intended" if treatment.start > printed else "completed" if over else "active",
        medicationCodeableConcept=concept(treatment.name) or concept(_class_words(treatment)),
        subject=patient,
        effectivePeriod=span(treatment.start, treatment.end),
        dateAsserted=printed.isoformat(),
        informationSource=patient,
        note=annotations(notes),
        dosage=_dosage(treatment, steps),
    )


def _dosage(treatment: Treatment, steps: Sequence[DoseStep]) -> list[Json]:
    """Each dose as the person wrote it, from its date to the day before the next."""
    as_needed: Json = {"asNeededBoolean": True} if treatment.as_needed else {}
    found = [
        {
            "text": words(step.dose),
            "timing": {"repeat": {"boundsPeriod": span(step.start, _end(step, after, treatment))}},
            **as_needed,
        }
        for step, after in zip_longest(steps, steps[1:])
        if words(step.dose)
    ]
    numbered = [{"sequence": number} | dose for number, dose in enumerate(found, start=1)]
    return numbered or ([as_needed] if as_needed else [])


def _end(step: DoseStep, after: DoseStep | None, treatment: Treatment) -> date | None:
    """The last day of a dose; None where it goes on or another was noted for the same day."""
    if after is None:
        return treatment.end
    return after.start - timedelta(days=1) if after.start > step.start else None


def _other(
    treatment: Treatment, steps: Sequence[DoseStep], notes: Iterable[str], patient: Json
) -> Json:
    doses = [
        _("From {day}: {dose}").format(day=step.start.isoformat(), dose=step.dose)
        for step in steps
        if words(step.dose)
    ]
    return observation(
        identity("treatment", treatment.id),
        patient,
        own_concept(f"treatment_{treatment.treatment_class}", _class_words(treatment)),
        [*doses, *notes],
        effectivePeriod=span(treatment.start, treatment.end),
        valueString=words(treatment.name),
    )


def _class_words(treatment: Treatment) -> str:
    key = treatment.treatment_class
    return _(TREATMENT_CLASSES.get(key, TREATMENT_CLASSES["other"]))


def scores(found: Iterable[Score], last: date, patient: Json) -> Iterator[Json]:
    """The newest total of each form up to `last` and the one before it, as on the page.

    The total alone: neither the form nor its items, which belong to others, are named by address.
    """
    ordered = sorted((s for s in found if s.date <= last), key=lambda s: s.date)
    for form, (name, lowest, highest) in SCORE_RANGES.items():
        for total in [s for s in ordered if s.form == form][-_TOTALS_SHOWN:]:
            label = _("{form}, total from {lowest} to {highest}").format(
                form=name, lowest=f"{lowest:g}", highest=f"{highest:g}"
            )
            response = _response(total, label, patient)
            yield response
            if form in _PUBLIC_TOTALS:
                yield observation(
                    identity("total", total.id),
                    patient,
                    concept(label, coding(LOINC, *_PUBLIC_TOTALS[form])),
                    effectiveDateTime=total.date.isoformat(),
                    valueQuantity=score(total.total),
                    derivedFrom=[reference(response["id"])],
                )


def _response(total: Score, label: str, patient: Json) -> Json:
    return resource(
        "QuestionnaireResponse",
        identity("score", total.id),
        status="completed",
        subject=patient,
        authored=total.date.isoformat(),
        author=patient,
        source=patient,
        item=[
            {
                "linkId": "total",
                "text": label,
                "answer": [{"valueDecimal": plain_number(total.total)}],
            }
        ],
    )
