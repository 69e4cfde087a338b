"""Totals of paper forms: what is accepted, what was published, and what a change may say."""

import math
import re
from collections.abc import Iterable
from datetime import date, timedelta

from dialdown.domain.records import Score
from dialdown.domain.scales import OutOfRangeError
from dialdown.domain.vocabulary import SCORE_RANGES
from dialdown.i18n import N_, _

REFERENCES: dict[str, str] = {
    # Neblett 2013, J Pain 14:438; Neblett 2015, Clin J Pain (specificity among people with pain);
    # Schuttert 2023, J Clin Med 12:4849 (it cannot be shown directly).
    "csi": N_(
        "Published research uses 40 as a screening cut-off. "
        "It cannot show central sensitization by itself."
    ),
    # Tanaka and others, Pain Practice, doi 10.1111/papr.12850: 84 people in all.
    "csi9": N_(
        "One small study used 20 as a cut-off. It cannot show by itself where pain comes from."
    ),
    # Reed 2024, J Pain 25:142.
    "peg": N_("In research, about 1 point was the smallest change that people noticed."),
    # Spallone 2012, Diabet Med 29:578: 158 people with diabetes.
    "dn4": N_("Published research uses 4 as a screening cut-off. It includes an examination."),
    # Rehabilitation Measures Database, Shirley Ryan AbilityLab.
    "pcs": N_("Some clinics look more closely above 30. It shows a load, not what causes pain."),
    # NINDS Common Data Elements, notes on its scoring.
    "paindetect": N_(
        "It was made for back pain. "
        "Up to 12, a nerve part is held to be unlikely; from 19 on, likely."
    ),
    # US Department of Veterans Affairs, My HealtheVet.
    "isi": N_("The form speaks of insomnia from 15 on."),
    # Arroll 2010, Ann Fam Med.
    "phq2": N_("Published research uses 3 as a screening cut-off."),
    "gad2": N_("Published research uses 3 as a screening cut-off."),
}
"""What was published about a total, form by form; nothing where nothing is sure enough."""

CSI_MAY_BE_CHANCE = 10
"""Points. A change of the CSI under this may be chance: its test-retest correlation is 0.82."""
CSI_LARGER = 17
"""Points. From here on a change is larger than usual re-test variation: 1.96 * sqrt(2) * 14.5 *
sqrt(1 - 0.82), with 14.5 the spread of totals between people."""
CSI_AGAIN = timedelta(days=28)
"""The CSI asks about a longer time; more often than this says nothing new."""

_WITH_DECIMALS = ("peg",)  # the mean of three answers
_NUMBER = re.compile(r"[-−]?\d{1,4}(?:[.,]\d{1,3})?")


def range_words(form: str) -> str:
    """`0 to 100`."""
    _name, lowest, highest = SCORE_RANGES[form]
    return _("{lowest} to {highest}").format(lowest=f"{lowest:g}", highest=f"{highest:g}")


def check_range(form: str, total: float) -> None:
    """Raise OutOfRangeError, with the range, for a total that the form cannot have."""
    name, lowest, highest = SCORE_RANGES[form]
    if not lowest <= total <= highest:
        form_words = _("{form} totals go from {range}.")
        raise OutOfRangeError(form_words.format(form=name, range=range_words(form)))


def parse_total(form: str, text: str) -> float | None:
    """The total that was typed, with one decimal for the PEG; None for what is no number.

    Raises OutOfRangeError for one outside the range, and for a part of a point elsewhere.
    """
    plain = text.strip()
    if not _NUMBER.fullmatch(plain):
        return None
    total = float(plain.replace(",", ".").replace("−", "-"))
    check_range(form, total)
    if form in _WITH_DECIMALS:
        return round(total, 1)
    if not math.isclose(total, round(total)):
        name = SCORE_RANGES[form][0]
        words = _("{form} totals are whole numbers from {range}.")
        raise OutOfRangeError(words.format(form=name, range=range_words(form)))
    return float(round(total))


def of_form(scores: Iterable[Score], form: str) -> list[Score]:
    """The totals of one form, oldest first."""
    return sorted((s for s in scores if s.form == form), key=lambda s: (s.date, s.id))


def chance_words(form: str, points: float) -> str:
    """What may be said of a change by so many points; empty for all forms but the CSI."""
    if form != "csi":
        return ""
    if abs(points) < CSI_MAY_BE_CHANCE:
        return _("A change under 10 points may be chance.")
    if abs(points) >= CSI_LARGER:
        return _("This is larger than usual re-test variation.")
    return ""


def again_from(scores: Iterable[Score], when: date) -> date | None:
    """From which date on another CSI says more, if `when` is less than four weeks after one."""
    near = [s.date for s in of_form(scores, "csi") if s.date <= when < s.date + CSI_AGAIN]
    return max(near) + CSI_AGAIN if near else None
