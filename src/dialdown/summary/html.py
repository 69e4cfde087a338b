"""The same page as one HTML file, which screen readers can read (a PDF made by Qt has no tags)."""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from string import Template

from dialdown.files import write_private
from dialdown.i18n import _, language
from dialdown.summary.html_appendix import appendix_html
from dialdown.summary.html_parts import heading, items, line_html, section_html, table
from dialdown.summary.lines import box_lines, section_lines, section_title
from dialdown.summary.model import Figure, Summary
from dialdown.summary.svg import body_svg, chart_svg
from dialdown.summary.titles import block_title, document_title, title
from dialdown.summary.words import Line, range_words

_PAGE = Template("""<!DOCTYPE html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Dialdown">
<title>$document</title>
<style>
body { font: 1rem/1.5 "Atkinson Hyperlegible Next", system-ui, sans-serif; color: #1F2A2E;
  background: #FFFFFF; max-width: 54rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin-bottom: 0; }
h2 { font-size: 1.15rem; color: #0E6B6B; border-bottom: 1px solid #C9C5BC; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0;
  border-bottom: 1px solid #C9C5BC; }
.note, footer { color: #56626A; font-size: .9rem; }
svg text { font-size: 12px; fill: #1F2A2E; }
svg.chart { width: 100%; }
svg.body { height: 18rem; }
figure { margin: 0; }
figcaption { margin: .3rem 0; }
</style>
</head>
<body>
<main>
$main
</main>
<footer>
$footer
</footer>
</body>
</html>
""")


def html_text(summary: Summary) -> str:
    """The whole file, sections in the chosen order. Everything that a person typed is escaped."""
    parts = [*_header(summary)]
    if not summary.box.recorded:
        parts.append(f"<p>{escape(_('Nothing was recorded in this period.'))}</p>")
    for section in summary.chosen.sections:
        parts += _section(summary, section)
    parts += section_html(block_title("warnings"), (summary.warnings,))
    parts += appendix_html(summary.appendix)
    return _PAGE.substitute(
        language=escape(language()),
        document=escape(document_title()),
        main="\n".join(parts),
        footer="\n".join(f"<p>{line_html(line)}</p>" for line in summary.footer),
    )


def write_html(path: Path, summary: Summary) -> None:
    """Write the file for the owner's eyes only, whole or not at all. Raises OSError."""
    write_private(path, html_text(summary).encode("utf-8", "replace"))


def _section(summary: Summary, section: str) -> Iterable[str]:
    lines = section_lines(summary, section)
    if not lines:
        return ()
    drawn = {"tiles": _tiles, "chart": _chart, "treatments": _treatments, "body": _body}
    if section in drawn:
        return drawn[section](summary)
    if section == "wants":
        return [heading(block_title(section)), items(summary.wants, "ol")]
    if section == "patterns":
        return section_html(block_title(section), summary.patterns, summary.patterns_rule)
    return section_html(section_title(summary, section), lines)


def _header(summary: Summary) -> Iterable[str]:
    yield f"<h1>{escape(title())}</h1>"
    person = [part for part in (summary.name, summary.born) if part]
    if person:
        yield f"<p><strong><bdi>{' · '.join(escape(part) for part in person)}</bdi></strong></p>"
    period = _("{period} · self-recorded").format(period=range_words(*summary.period.pair))
    yield f"<p>{escape(period)}</p>"
    lines = "".join(f"<li>{escape(line)}</li>" for line in box_lines(summary.box))
    yield f"<ul>{lines}</ul>"


def _tiles(summary: Summary) -> Iterable[str]:
    yield heading(block_title("tiles"))
    missing = _("not recorded")
    yield table(
        (_("What"), _("This period"), _("Before"), _("Change")),
        [_tile(figure, missing) for figure in summary.tiles],
    )


def _tile(figure: Figure, missing: str) -> Sequence[str]:
    words = (figure.label, figure.value or missing, figure.before or missing, figure.change)
    return [escape(each) for each in words]


def _chart(summary: Summary) -> Iterable[str]:
    yield heading(section_title(summary, "chart"))
    drawing = chart_svg(summary.chart) if summary.box.recorded else ""
    text = f"<figcaption>{escape(summary.chart.text)}</figcaption>"
    yield f"<figure>{drawing}{text}</figure>"


def _treatments(summary: Summary) -> Iterable[str]:
    content = summary.treatments
    yield heading(block_title("treatments"))
    if content.rows:
        yield table(
            (_("Treatment"), _("When"), _("How it felt"), _("Pain before and after")),
            [
                [line_html(line) for line in (row.name, row.when, row.felt, row.compared)]
                for row in content.rows
            ],
        )
    below: tuple[tuple[str, Sequence[Line]], ...] = (
        ("trials", content.trials),
        ("earlier", content.earlier),
    )
    for key, lines in below:
        if lines:
            yield heading(block_title(key), 3) + items(lines)


def _body(summary: Summary) -> Iterable[str]:
    yield heading(block_title("body"))
    drawn = body_svg(summary.body, "front") + body_svg(summary.body, "back")
    legend = _("Shade: few to all days with pain. Lines: numb. Dots: sore to touch.")
    yield f"<figure>{drawn}<figcaption>{escape(legend)}</figcaption></figure>"
    yield items(summary.body.words)
