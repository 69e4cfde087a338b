"""The tables. Rows are keyed by identities made by the program; all values are plain.

Nothing cascades: whoever removes a row removes and records its children first, so that the change
table always knows everything that an undo has to bring back.
"""

from peewee import (
    AutoField,
    BooleanField,
    FloatField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from dialdown.domain import records
from dialdown.storage.fields import DayField, StampField, WordsField

SCHEMA_VERSION = 2
"""Of the tables below. A change to them needs the next number and a step in `migrations`."""


class Row(Model):
    """A row with an identity made by the program."""

    id = TextField(primary_key=True)


class MetaRow(Model):
    """Facts about the file itself: its identity, when it was made, whether it is made up."""

    key = TextField(primary_key=True)
    value = TextField()

    class Meta:
        table_name = "meta"


class DayRow(Row):
    date = DayField(unique=True)
    written_at = StampField(null=True)
    source = TextField()
    hash = TextField()

    class Meta:
        table_name = "day"


class AnswerRow(Row):
    day = ForeignKeyField(DayRow, index=False)  # the index below starts with it
    key = TextField()
    value = FloatField(null=True)
    text = TextField()
    source = TextField()
    source_row = TextField()
    answered_at = StampField(null=True)

    class Meta:
        table_name = "answer"
        indexes = ((("day", "key"), True),)


class MomentRow(Row):
    day = ForeignKeyField(DayRow)
    at = StampField()
    pain = FloatField()
    regions = WordsField()
    set_off = TextField()
    eased = TextField()
    source = TextField()
    source_row = TextField()

    class Meta:
        table_name = "moment"


class OwnScaleRow(Row):
    name = TextField()
    kind = TextField()
    low_end = TextField()
    high_end = TextField()
    worse = TextField()
    position = IntegerField()
    hidden = BooleanField()

    class Meta:
        table_name = "own_scale"


class OwnTagRow(Row):
    name = TextField()
    group = TextField()
    since = DayField()
    position = IntegerField()
    hidden = BooleanField()

    class Meta:
        table_name = "own_tag"


class ScaleChoiceRow(Row):
    position = IntegerField()
    hidden = BooleanField()

    class Meta:
        table_name = "scale_choice"


class FlareRow(Row):
    start = DayField()
    end = DayField(null=True)
    note = TextField()

    class Meta:
        table_name = "flare"


class TreatmentRow(Row):
    name = TextField()
    treatment_class = TextField()
    start = DayField()
    end = DayField(null=True)
    as_needed = BooleanField()
    helped = TextField()
    side_effects = WordsField()
    verdict = TextField()

    class Meta:
        table_name = "treatment"


class DoseStepRow(Row):
    treatment = ForeignKeyField(TreatmentRow)
    start = DayField()
    dose = TextField()

    class Meta:
        table_name = "dose_step"


class AsNeededDoseRow(Row):
    treatment = ForeignKeyField(TreatmentRow)
    date = DayField()
    dose = TextField()

    class Meta:
        table_name = "as_needed_dose"


class TrialRow(Row):
    change = TextField()
    start = DayField()
    block_days = IntegerField()
    blocks = WordsField()
    ended = DayField(null=True)

    class Meta:
        table_name = "trial"


class PauseRow(Row):
    start = DayField()
    end = DayField(null=True)

    class Meta:
        table_name = "pause"


class ScoreRow(Row):
    form = TextField()
    total = FloatField()
    date = DayField()
    note = TextField()

    class Meta:
        table_name = "score"


class AnchorRow(Row):
    level = IntegerField()
    words = TextField()
    date = DayField()

    class Meta:
        table_name = "anchor"


class MentionRow(Row):
    noted = BooleanField()
    words = TextField()

    class Meta:
        table_name = "mention"


class AppointmentRow(Row):
    date = DayField()
    who = TextField()
    note = TextField()

    class Meta:
        table_name = "appointment"


class QuestionRow(Row):
    words = TextField()
    appointment_id = TextField()
    position = IntegerField()

    class Meta:
        table_name = "question"


class AboutMeRow(Row):
    words = TextField()

    class Meta:
        table_name = "about_me"


class PlanPartRow(Row):
    words = TextField()

    class Meta:
        table_name = "plan_part"


class HelpNumberRow(Row):
    name = TextField()
    number = TextField()
    position = IntegerField()

    class Meta:
        table_name = "help_number"


class ImportedRowRow(Row):
    format = TextField()
    date = DayField()

    class Meta:
        table_name = "imported_row"


class ChangeRow(Model):
    """One change: what was done, when, by what, and whether it stands."""

    id = AutoField()
    at = StampField()
    by = TextField()
    label = TextField()
    session = TextField()
    merge_key = TextField()
    state = TextField()  # done, undone, or dropped (undone, then overtaken by a new change)

    class Meta:
        table_name = "change"


class ChangedRow(Model):
    """One row that a change touched, before and after, as JSON; null where it did not exist."""

    id = AutoField()
    change = ForeignKeyField(ChangeRow)
    table = TextField()
    row = TextField()
    date = TextField(null=True, index=True)
    before = TextField(null=True)
    after = TextField(null=True)

    class Meta:
        table_name = "changed_row"


RECORD_MODELS: dict[type[records.Record], type[Row]] = {
    records.OwnScale: OwnScaleRow,
    records.OwnTag: OwnTagRow,
    records.ScaleChoice: ScaleChoiceRow,
    records.Flare: FlareRow,
    records.Treatment: TreatmentRow,
    records.DoseStep: DoseStepRow,
    records.AsNeededDose: AsNeededDoseRow,
    records.Trial: TrialRow,
    records.Pause: PauseRow,
    records.Score: ScoreRow,
    records.Anchor: AnchorRow,
    records.Mention: MentionRow,
    records.Appointment: AppointmentRow,
    records.Question: QuestionRow,
    records.AboutMe: AboutMeRow,
    records.PlanPart: PlanPartRow,
    records.HelpNumber: HelpNumberRow,
    records.ImportedRow: ImportedRowRow,
}

CONTENT_MODELS: tuple[type[Row], ...] = (DayRow, AnswerRow, MomentRow, *RECORD_MODELS.values())
"""Everything that the person owns, parents before children."""

ALL_MODELS: tuple[type[Model], ...] = (MetaRow, *CONTENT_MODELS, ChangeRow, ChangedRow)
