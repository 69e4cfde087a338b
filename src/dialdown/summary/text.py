"""The page as plain text: for screen readers, and to paste where only words are taken."""

from collections.abc import Iterable, Sequence

from dialdown.i18n import _
from dialdown.summary.lines import box_lines, own_scale_line
from dialdown.summary.model import Figure, Row, Summary
from dialdown.summary.titles import block_title, title
from dialdown.summary.words import Line, joined, plain, range_words


def plain_text(summary: Summary) -> str:
    """Every block in the order of the page, headings on lines of their own."""
    blocks = [
        [title(), range_words(*summary.period.pair), summary.name, summary.born],
        box_lines(summary.box),
        _block("wants", summary.wants),
        _block("questions", summary.questions),
        [block_title("tiles"), *(_tile(figure) for figure in summary.tiles)],
        _block("own_scales", [own_scale_line(figure) for figure in summary.own_scales]),
        [summary.chart.text],
        [*_block("patterns", summary.patterns), summary.patterns_rule],
        _block("treatments", [*map(_treatment, summary.treatments.rows)]),
        _block("earlier", summary.treatments.earlier),
        _block("body", summary.body.words),
        _block("touch", summary.touch),
        _block("mentions", summary.mentions),
        [plain(summary.warnings)],
        _block("scores", summary.scores),
        [plain(line) for line in summary.footer],
    ]
    kept = ("\n".join(line for line in block if line) for block in blocks)
    return "\n\n".join(block for block in kept if block) + "\n"


def _block(key: str, lines: Sequence[Line]) -> Iterable[str]:
    return [block_title(key), *(plain(line) for line in lines)] if lines else []


def _tile(figure: Figure) -> str:
    value = figure.value or _("not recorded")
    if not figure.before:
        return f"{figure.label}: {value}"
    return _("{label}: {value} (was {before}, {change})").format(
        label=figure.label, value=value, before=figure.before, change=figure.change
    )


def _treatment(row: Row) -> Line:
    return joined([part for part in (row.name, row.when, row.felt, row.compared) if part], " ")
