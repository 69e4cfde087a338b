"""The page as the narrative of a FHIR document: the few elements of XHTML that FHIR allows.

No picture, style, script, link or class: only what a narrative may hold everywhere.
"""

from collections.abc import Iterable, Iterator
from html import escape

from dialdown.i18n import _
from dialdown.summary.fhir.parts import Json, carried
from dialdown.summary.lines import box_lines
from dialdown.summary.model import Summary
from dialdown.summary.titles import block_title, title
from dialdown.summary.words import Line, Piece, range_words

_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"  # as <bdi>, which a narrative may not hold


def narrative(blocks: Iterable[str]) -> Json:
    """A narrative from blocks of XHTML. It may say more than the resources beside it."""
    inside = "".join(blocks)
    return {
        "status": "additional",
        "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{inside}</div>',
    }


def header(summary: Summary) -> Iterator[str]:
    """What the document is, about whom and when, how the diary was kept, how to read it."""
    yield f"<p><b>{_xml(title())}</b></p>"
    person = " · ".join(_typed(part) for part in (summary.name, summary.born) if part)
    if person:
        yield f"<p>{person}</p>"
    period = _("{period} · self-recorded").format(period=range_words(*summary.period.pair))
    yield paragraph(period)
    yield from items((Piece(line),) for line in box_lines(summary.box))
    yield from (f"<p>{_line(line)}</p>" for line in summary.footer)


def tiles(summary: Summary) -> Iterator[str]:
    """The figures beside those of the period before."""
    unknown = _("not recorded")
    yield _table(
        (_("What"), _("This period"), _("Before"), _("Change")),
        (
            [_xml(t.label), _xml(t.value or unknown), _xml(t.before or unknown), _xml(t.change)]
            for t in summary.tiles
        ),
    )  # fmt: skip


def treatments(summary: Summary) -> Iterator[str]:
    """The table of treatments, those that ended before, and trials."""
    found = summary.treatments
    if found.rows:
        yield _table(
            (_("Treatment"), _("When"), _("How it felt"), _("Pain before and after")),
            (
                [_line(line) for line in (row.name, row.when, row.felt, row.compared)]
                for row in found.rows
            ),
        )
    for key, lines in (("trials", found.trials), ("earlier", found.earlier)):
        if lines:
            yield paragraph(block_title(key))
            yield from items(lines)


def items(lines: Iterable[Line]) -> Iterator[str]:
    """A list, if there is anything on it."""
    inside = "".join(f"<li>{_line(line)}</li>" for line in lines)
    if inside:
        yield f"<ul>{inside}</ul>"


def paragraph(text: str) -> str:
    """Words of our own."""
    return f"<p>{_xml(text)}</p>"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = "".join(f"<th>{_xml(name)}</th>" for name in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _line(line: Line) -> str:
    return "".join(_piece(piece) for piece in line)


def _piece(piece: Piece) -> str:
    shown = _typed(piece.text) if piece.typed else _xml(piece.text)
    return f"<b>{shown}</b>" if piece.strong else shown


def _typed(text: str) -> str:
    """A person's own words: never markup, and of a direction that ends where they end."""
    plain = _xml(text)
    return plain if plain.isascii() else f"{_ISOLATE}{plain}{_END_ISOLATE}"


def _xml(text: str) -> str:
    return escape(carried(text))
