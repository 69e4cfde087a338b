"""Pieces of the HTML page: headings, lists, tables with named heads, and lines of words."""

from collections.abc import Iterable, Sequence
from html import escape

from dialdown.summary.words import Line, Piece


def heading(words: str, level: int = 2) -> str:
    """A heading."""
    return f"<h{level}>{escape(words)}</h{level}>"


def section_html(name: str, lines: Sequence[Line], note: str = "", level: int = 2) -> Iterable[str]:
    """A heading and a list; nothing where there are no lines."""
    if not lines:
        return
    yield heading(name, level)
    yield items(lines)
    if note:
        yield f'<p class="note">{escape(note)}</p>'


def items(lines: Sequence[Line], tag: str = "ul") -> str:
    """A list."""
    return f"<{tag}>" + "".join(f"<li>{line_html(line)}</li>" for line in lines) + f"</{tag}>"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first cell in each row names it. Cells are HTML already, heads are words."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest) + "</tr>"
        for first, *rest in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def line_html(line: Line) -> str:
    """Words, those that stand out strong, those that were typed kept apart in direction."""
    return "".join(_piece(piece) for piece in line)


def _piece(piece: Piece) -> str:
    words = escape(piece.text)
    words = f"<bdi>{words}</bdi>" if piece.typed else words
    return f"<strong>{words}</strong>" if piece.strong else words
