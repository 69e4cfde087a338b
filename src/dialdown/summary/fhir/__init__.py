"""The same content for medical records: a FHIR document in JSON, in release 4 (R4).

R4 is what records and patient portals take. The resources used here are the same in R4B, so that
the tests can check every field against the published definitions of R4B. Only Patient, Observation,
QuestionnaireResponse and MedicationStatement are used, in a document led by a Composition whose
narrative is the page itself: where no code is understood, the page can still be read.
"""

from dialdown.summary.fhir.document import document, write_fhir

__all__ = ["document", "write_fhir"]
