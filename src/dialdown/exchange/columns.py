"""Columns of our own CSV, the same for writing and reading.

Units: ratings 0-10, `sleep_hours` and own durations in hours (6.5), `activity_minutes` and own
minutes in minutes, own yes or no as 1 or 0.
"""

from collections.abc import Iterable

from dialdown.domain.records import OwnScale, Record
from dialdown.domain.scales import SCALES, Scale

DATE = "date"
MOMENTS_MEAN = "pain_moments_mean"
TAGS = "tags"
SENSITIVITIES = "sensitivities"
NOTE = "note"
WRITTEN_AT = "written_at"
SOURCE = "source"
OWN = "own:"

PLAIN = (MOMENTS_MEAN, TAGS, SENSITIVITIES, NOTE, WRITTEN_AT, SOURCE)
"""The columns that stand after the scales, in their order."""


def scale_columns(own: Iterable[Record] = ()) -> dict[str, Scale]:
    """Column name -> scale: the built-in ones, then the person's own as `own:<name>`.

    A second scale of the same name gets a number behind it.
    """
    columns = {scale.key: scale for scale in SCALES}
    records = [record for record in own if isinstance(record, OwnScale)]
    for record in sorted(records, key=lambda r: (r.position, r.id)):
        plain = f"{OWN}{' '.join(record.name.split())}"
        names = [plain, *(f"{plain} ({number})" for number in range(2, len(records) + 2))]
        columns[next(name for name in names if name not in columns)] = record.scale
    return columns
