"""The page as plain text: for screen readers, and to paste where only words are taken."""

from collections.abc import Iterable, Sequence

from dialdown.i18n import _
from dialdown.summary.lines import box_lines, section_lines, section_title
from dialdown.summary.model import Appendix, Summary
from dialdown.summary.titles import part_title, title
from dialdown.summary.words import Line, date_words, plain, range_words


def plain_text(summary: Summary) -> str:
    """Every section in the chosen order, then the appendix; headings on lines of their own.

    Nothing is shortened.
    """
    blocks: list[Iterable[str]] = [
        [title(), range_words(*summary.period.pair), summary.name, summary.born],
        box_lines(summary.box),
    ]
    if not summary.box.recorded:
        blocks.append([_("Nothing was recorded in this period.")])
    blocks += [
        _block(section_title(summary, section), section_lines(summary, section))
        for section in summary.chosen.sections
    ]
    blocks.append([plain(summary.warnings)])
    blocks.append([plain(line) for line in summary.footer])
    blocks += _behind(summary.appendix)
    kept = ("\n".join(line for line in block if line) for block in blocks)
    return "\n\n".join(block for block in kept if block) + "\n"


def _block(head: str, lines: Sequence[Line]) -> Iterable[str]:
    return [head, *(plain(line) for line in lines)] if lines else []


def _behind(behind: Appendix) -> Iterable[Iterable[str]]:
    if behind.days:
        rows = [behind.days.heads, *behind.days.rows]
        yield [part_title("days"), *("\t".join(row) for row in rows)]
    if behind.charts:
        yield [part_title("charts"), *(f"{chart.name}: {chart.text}" for chart in behind.charts)]
    if behind.scores:
        yield [part_title("scores")]
    for table in behind.scores:
        yield [table.name, *(f"{when}: {total}" for when, total in table.rows), table.reference]
    if behind.notes:
        notes = (f"{date_words(note.date)}: {plain(note.words)}" for note in behind.notes)
        yield [part_title("notes"), *notes]
    yield _block(part_title("about"), behind.about)
