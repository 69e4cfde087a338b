"""The list of patterns in numbers."""

from dialdown.i18n import _
from dialdown.insights import Pattern
from dialdown.ui.charts.patterns_data import Patterns
from dialdown.ui.charts.row_words import factor_value, points_words, row_name, row_verdict
from dialdown.ui.charts.tables import Table


def pattern_table(found: Patterns) -> Table:
    """One row a pattern, both lags; group means stand here only. Empty before the first look."""
    header = [
        _("What"), _("Verdict"), _("Points"), _("Likely from"), _("Likely to"), _("Days"),
        _("Split at"), _("Average below"), _("Days below"), _("Average from there"),
        _("Days from there"),
    ]  # fmt: skip
    if found.settled.look_day is None:
        return Table(header)
    rows = [row for group in found.rows for row in group] + found.other_way_round
    return Table(header, [_cells(found, row) for row in rows])


def _cells(found: Patterns, row: Pattern) -> list[str]:
    points = [points_words(value) for value in row.in_points] if row.in_points else [""] * 3
    cells = [row_name(row, found.factors), row_verdict(row), *points, str(row.days)]
    if (split := row.split) is None:
        return cells + [""] * 5
    at = factor_value(found.factors.get(row.factor), split.at)
    return [
        *cells, at, f"{split.mean_below:.1f}", str(split.days_below),
        f"{split.mean_above:.1f}", str(split.days_above),
    ]  # fmt: skip
