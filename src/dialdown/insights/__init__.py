"""What goes with the pain, said as honestly as one person's diary allows. No Qt, no SQL."""

from dialdown.insights.bands import sleep_bands
from dialdown.insights.build import build_series
from dialdown.insights.changes import (
    Block,
    Period,
    compare_periods,
    compare_treatment,
    compare_trial,
    find_trend,
)
from dialdown.insights.factors import scale_factor, standard_factors, tag_factor
from dialdown.insights.family import allow_for, default_pairs, find_patterns, one_row_each
from dialdown.insights.looks import settled_patterns
from dialdown.insights.method import (
    RULES,
    Background,
    Family,
    Look,
    background_of,
    families_of,
    planned_looks,
)
from dialdown.insights.reach import trial_reach
from dialdown.insights.results import (
    Adjusted,
    Band,
    Change,
    Factor,
    HighSpell,
    Pair,
    Pattern,
    Settled,
    Split,
    Trend,
)
from dialdown.insights.series import DailySeries
from dialdown.insights.spells import find_high_spells
from dialdown.insights.wording import promise, sentence, title, verdict_words

__all__ = [
    "RULES",
    "Adjusted",
    "Background",
    "Band",
    "Block",
    "Change",
    "DailySeries",
    "Factor",
    "Family",
    "HighSpell",
    "Look",
    "Pair",
    "Pattern",
    "Period",
    "Settled",
    "Split",
    "Trend",
    "allow_for",
    "background_of",
    "build_series",
    "compare_periods",
    "compare_treatment",
    "compare_trial",
    "default_pairs",
    "families_of",
    "find_high_spells",
    "find_patterns",
    "find_trend",
    "one_row_each",
    "planned_looks",
    "promise",
    "scale_factor",
    "sentence",
    "settled_patterns",
    "sleep_bands",
    "standard_factors",
    "tag_factor",
    "title",
    "trial_reach",
    "verdict_words",
]
