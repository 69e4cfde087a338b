"""The same page as one HTML file, which screen readers can read (a PDF made by Qt has no tags)."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from string import Template

from dialdown.files import write_private
from dialdown.i18n import _
from dialdown.summary.lines import box_lines, own_scale_line
from dialdown.summary.model import Figure, Summary
from dialdown.summary.svg import body_svg, chart_svg
from dialdown.summary.titles import block_title, chart_title, document_title, title
from dialdown.summary.words import Line, Piece, range_words

# Control characters, lone surrogates and noncharacters: no HTML file may hold them.
_NO_LETTERS = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (65534, 65535))
    + "]"
)
_PAGE = Template("""<!DOCTYPE html>
<html lang="en">
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
    """The whole file. Everything that a person typed is escaped."""
    parts = [
        *_header(summary),
        *_list("wants", summary.wants, ordered=True),
        *_tiles(summary.tiles),
        *_list("own_scales", [own_scale_line(figure) for figure in summary.own_scales]),
        *_chart(summary),
        *_list("patterns", summary.patterns, summary.patterns_rule),
        *_treatments(summary),
        *_body(summary),
        *_list("touch", summary.touch),
        *_list(
            "mentions" if summary.mentions else "warnings", [*summary.mentions, summary.warnings]
        ),
        *_list("scores", summary.scores),
        *_list("questions", summary.questions),
    ]
    page = _PAGE.substitute(
        document=escape(document_title()),
        main="\n".join(parts),
        footer="\n".join(f"<p>{_line(line)}</p>" for line in summary.footer),
    )
    return _NO_LETTERS.sub("\ufffd", page)


def write_html(path: Path, summary: Summary) -> None:
    """Write the file for the owner's eyes only, whole or not at all. Raises OSError."""
    write_private(path, html_text(summary).encode("utf-8", "replace"))


def _header(summary: Summary) -> Iterable[str]:
    yield f"<h1>{escape(title())}</h1>"
    person = [part for part in (summary.name, summary.born) if part]
    if person:
        yield f"<p><strong><bdi>{' · '.join(escape(part) for part in person)}</bdi></strong></p>"
    period = _("{period} · self-recorded").format(period=range_words(*summary.period.pair))
    yield f"<p>{escape(period)}</p>"
    lines = "".join(f"<li>{escape(line)}</li>" for line in box_lines(summary.box))
    yield f"<ul>{lines}</ul>"


def _tiles(tiles: Sequence[Figure]) -> Iterable[str]:
    yield _heading(block_title("tiles"))
    names = (_("What"), _("This period"), _("Before"), _("Change"))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    rows = "".join(
        f'<tr><th scope="row">{escape(tile.label)}</th>'
        f"<td>{escape(tile.value or _('not recorded'))}</td>"
        f"<td>{escape(tile.before or _('not recorded'))}</td><td>{escape(tile.change)}</td></tr>"
        for tile in tiles
    )
    yield f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _chart(summary: Summary) -> Iterable[str]:
    yield _heading(chart_title(summary.chart.step))
    if summary.box.recorded:
        yield chart_svg(summary.chart)
    yield f"<p>{escape(summary.chart.text)}</p>"


def _treatments(summary: Summary) -> Iterable[str]:
    content = summary.treatments
    if not content.rows and not content.earlier:
        return
    yield _heading(block_title("treatments"))
    if content.rows:
        rows = "".join(
            f'<tr><th scope="row">{_line(row.name)}</th><td>{_line(row.when)}</td>'
            f"<td>{_line(row.felt)}</td><td>{_line(row.compared)}</td></tr>"
            for row in content.rows
        )
        names = (_("Treatment"), _("When"), _("How it felt"), _("Pain before and after"))
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
        yield f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    if content.earlier:
        yield f"<h3>{escape(block_title('earlier'))}</h3>"
        yield _items(content.earlier)


def _body(summary: Summary) -> Iterable[str]:
    if summary.body.days:
        yield _heading(block_title("body"))
        yield f"<div>{body_svg(summary.body, 'front')}{body_svg(summary.body, 'back')}</div>"
        yield _items(summary.body.words)


def _list(key: str, lines: Sequence[Line], note: str = "", ordered: bool = False) -> Iterable[str]:
    if not lines:
        return
    yield _heading(block_title(key))
    yield _items(lines, "ol" if ordered else "ul")
    if note:
        yield f'<p class="note">{escape(note)}</p>'


def _items(lines: Sequence[Line], tag: str = "ul") -> str:
    return f"<{tag}>" + "".join(f"<li>{_line(line)}</li>" for line in lines) + f"</{tag}>"


def _heading(words: str) -> str:
    return f"<h2>{escape(words)}</h2>"


def _line(line: Line) -> str:
    return "".join(_piece(piece) for piece in line)


def _piece(piece: Piece) -> str:
    words = escape(piece.text)
    words = f"<bdi>{words}</bdi>" if piece.typed else words
    return f"<strong>{words}</strong>" if piece.strong else words
