"""This diary's numbers on paper: a table over as many pages as it takes, its heading on each."""

from collections.abc import Sequence

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from dialdown.i18n import _
from dialdown.insights import verdict_words
from dialdown.ui.charts.method.numbers import (
    Row,
    background_cells,
    chance,
    level,
    reason_words,
    size,
)
from dialdown.ui.theme import Colours

_HEADING = 1.06
_SMALL = 0.66
"""Of the text's size: what fits the widest table on a page of A4."""
_WIDTHS = (21, 6, 15, 15, 8, 7, 16, 6, 6)


def add_numbers(document: QTextDocument, lines: Sequence[str], rows: Sequence[Row]) -> None:
    """Put the tests made and every row after the text of `document`."""
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    shape, height = QTextBlockFormat(), QFontMetricsF(document.defaultFont()).height()
    shape.setTopMargin(height)
    shape.setBottomMargin(height * 0.35)
    cursor.insertBlock(shape, _letters(document, _HEADING, bold=True))
    cursor.insertText(_("The numbers of this diary"))
    shape.setTopMargin(0)
    for line in (*lines, _legend()):
        cursor.insertBlock(shape, _letters(document, 1.0))
        cursor.insertText(line)
    _add_table(cursor, document, _header(), [_cells(row) for row in rows])


def _legend() -> str:
    return _(
        "Slope and r stand over their likely range. Level is the highest q for clear. "
        "Free is the days that are left to judge by, after the background. "
        "A star marks rows that use only days with a day before."
    )


def _header() -> list[str]:
    return [
        _("Row"), _("Days"), _("Slope"), "r", _("p\nq"), _("Level"), _("Verdict"),
        _("Sharp"), _("Free"),
    ]  # fmt: skip


def _cells(row: Row) -> list[str]:
    found = row.pattern
    key = found.factor.partition(":")[0] if ":" in found.factor else found.factor
    lag = _("lag {lag}").format(lag=found.lag_days)
    verdict = [verdict_words(found), reason_words(found)]
    if found.days_needed:
        verdict.append(_("{days} more days").format(days=found.days_needed))
    return [
        f"{row.name}\n{key} → {found.outcome}, {lag}",
        str(found.days),
        _with_range(found.slope, found.low, found.high),
        _with_range(found.r, found.r_low, found.r_high),
        "\n".join(filter(None, (chance(found.p), chance(found.q)))),
        level(row),
        "\n".join(filter(None, verdict)),
        f"{found.sharpness:.2f}" if found.slope is not None else "",
        background_cells(row.background)[-1],
    ]


def _with_range(middle: float | None, low: float | None, high: float | None) -> str:
    if middle is None:
        return ""
    return size(middle) + "\n" + _("{low} to {high}").format(low=size(low), high=size(high))


def _add_table(
    cursor: QTextCursor, document: QTextDocument, header: list[str], rows: list[list[str]]
) -> None:
    shape = QTextTableFormat()
    shape.setHeaderRowCount(1)
    shape.setBorder(0)
    shape.setBorderCollapse(True)
    shape.setCellPadding(QFontMetricsF(document.defaultFont()).height() * 0.15)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, width) for width in _WIDTHS]
    )
    cursor.beginEditBlock()  # laid out once, not after each cell
    table = cursor.insertTable(len(rows) + 1, len(header), shape)
    for line, cells in enumerate([header, *rows]):
        letters = _letters(document, _SMALL, bold=line == 0)
        for column, words in enumerate(cells):
            cell = table.cellAt(line, column)
            cell.setFormat(_ruled(letters))
            cell.firstCursorPosition().insertText(words, letters)
    cursor.endEditBlock()


def _ruled(letters: QTextCharFormat) -> QTextTableCellFormat:
    """A cell with a line above it."""
    ruled = QTextTableCellFormat()
    ruled.merge(letters)
    ruled.setTopBorder(0.5)
    ruled.setTopBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    ruled.setTopBorderBrush(QColor(Colours.load("light").line))
    return ruled


def _letters(document: QTextDocument, factor: float, bold: bool = False) -> QTextCharFormat:
    font = document.defaultFont()
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    letters = QTextCharFormat()
    letters.setFont(font)
    letters.setForeground(QColor(Colours.load("light").ink))
    return letters
