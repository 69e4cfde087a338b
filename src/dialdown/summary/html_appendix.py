"""The appendix of the HTML page. Nothing was shortened before it, so that it only adds."""

from collections.abc import Iterable
from html import escape

from dialdown.i18n import _
from dialdown.summary.html_parts import heading, line_html, section_html, table
from dialdown.summary.model import Appendix
from dialdown.summary.svg import scale_svg
from dialdown.summary.titles import part_title
from dialdown.summary.words import date_words, strong


def appendix_html(behind: Appendix) -> Iterable[str]:
    """The chosen parts, each under its heading, with text for each chart."""
    if behind.days:
        yield heading(part_title("days"))
        yield table(behind.days.heads, [[escape(c) for c in row] for row in behind.days.rows])
    if behind.charts:
        yield heading(part_title("charts"))
    for chart in behind.charts:
        name = f"<bdi>{escape(chart.name)}</bdi>" if chart.typed else escape(chart.name)
        yield f"<h3>{name}</h3>"
        caption = f"<figcaption>{escape(chart.text)}</figcaption>"
        yield f"<figure>{scale_svg(chart)}{caption}</figure>"
    if behind.scores:
        yield heading(part_title("scores"))
    for scores in behind.scores:
        yield heading(scores.name, 3)
        rows = [[escape(when), escape(total)] for when, total in scores.rows]
        yield table((_("Day"), _("Total")), rows)
        if scores.reference:
            yield f"<p>{escape(scores.reference)}</p>"
    notes = [(strong(date_words(note.date) + ": "), *note.words) for note in behind.notes]
    yield from section_html(part_title("notes"), notes)
    if behind.about:
        yield heading(part_title("about"))
        yield "".join(f"<p>{line_html(line)}</p>" for line in behind.about)
