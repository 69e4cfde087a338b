"""An article as a laid-out document: the distances, sizes and colours that Markdown lacks."""

from dataclasses import dataclass

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from dialdown.learn import Article, Library, render
from dialdown.ui.learn.drawing import PICTURE, draw_pictures
from dialdown.ui.theme import Colours
from dialdown.ui.words import month_name

_FEATURES = (
    QTextDocument.MarkdownFeature.MarkdownDialectCommonMark
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
_LINE_HEIGHT = 1.2  # of the font's own, about 1.45 of its size; raised digits fit in
_RAISED = 1.15  # raised digits are small, and these are to be pressed
_AT_LEAST = QTextBlockFormat.LineHeightTypes.MinimumHeight.value


@dataclass(frozen=True, slots=True)
class _Style:
    """How one kind of block looks: sizes as factors of the text, gaps as parts of a line."""

    factor: float
    above: float
    below: float
    bold: bool = False
    muted: bool = False


_TITLE = _Style(1.42, 0, 0.2, bold=True)
_BYLINE = _Style(0.94, 0, 0.7, muted=True)
_HEADING = _Style(1.06, 0.95, 0.35, bold=True)
_TEXT = _Style(1.0, 0, 0.62)
_ITEM = _Style(1.0, 0, 0.36)
_SOURCE = _Style(0.88, 0, 0.3, muted=True)
_PICTURE = _Style(1.0, 0.3, 0.3)
_CAPTION = _Style(0.94, 0, 0.9, muted=True)


def compose(
    document: QTextDocument, article: Article, library: Library, colours: Colours, font: QFont
) -> None:
    """Fill `document` with `article`; text takes `font`, everything else a factor of it."""
    checked = month_name(article.checked) if article.checked else ""
    document.setDefaultFont(font)
    document.setIndentWidth(QFontMetricsF(font).height() * 1.1)
    document.setMarkdown(render(article, library, checked), _FEATURES)
    draw_pictures(document, colours)
    in_sources = False
    block = document.begin()
    while block.isValid():
        in_sources = in_sources or _opens_sources(block, article)
        _set_block(block, _style(block, article, in_sources), colours, font)
        block = block.next()
    document.clearUndoRedoStacks()


def _opens_sources(block: QTextBlock, article: Article) -> bool:
    """Whether this is the heading over the sources: the last one, if the article has any."""
    if not article.sources or block.blockFormat().headingLevel() != 2:
        return False
    later = block.next()
    while later.isValid() and not later.blockFormat().headingLevel():
        later = later.next()
    return not later.isValid()


def _style(block: QTextBlock, article: Article, in_sources: bool) -> _Style:
    level = block.blockFormat().headingLevel()
    if level:
        return _TITLE if level == 1 else _HEADING
    if block.blockNumber() == 1 and article.checked:
        return _BYLINE
    if in_sources:
        return _SOURCE
    if _is_picture(block):
        return _PICTURE
    if _is_picture(block.previous()):
        return _CAPTION
    return _ITEM if block.textList() else _TEXT


def _is_picture(block: QTextBlock) -> bool:
    """Whether a drawing of ours is all that stands in the block."""
    pieces = _pieces(block)
    return len(pieces) == 1 and bool(PICTURE.fullmatch(pieces[0][2].toImageFormat().name()))


def _set_block(block: QTextBlock, style: _Style, colours: Colours, font: QFont) -> None:
    line = QFontMetricsF(font).height()
    shape = QTextBlockFormat()
    shape.setLineHeight(line * style.factor * _LINE_HEIGHT, _AT_LEAST)
    shape.setTopMargin(style.above * line if block.blockNumber() else 0)
    shape.setBottomMargin(style.below * line)
    cursor = QTextCursor(block)
    cursor.mergeBlockFormat(shape)
    usual = QTextCharFormat()
    usual.setFontPointSize(font.pointSizeF() * style.factor)
    usual.setForeground(QColor(colours.muted if style.muted else colours.ink))
    if style.bold:
        usual.setFontWeight(QFont.Weight.Bold)
    cursor.setBlockCharFormat(usual)  # for the numbers of a list
    for start, length, letters in _pieces(block):
        # Markdown headings bring a size of their own that would win over the one set here.
        letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        letters.merge(usual)
        if letters.isAnchor():
            _set_link(letters, colours)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(letters)


def _set_link(letters: QTextCharFormat, colours: Colours) -> None:
    """Dots under words that are explained, a line under articles, colour for source numbers."""
    kind = letters.anchorHref().partition(":")[0]
    letters.setFontUnderline(kind == "article")
    letters.setForeground(QColor(colours.ink if kind == "word" else colours.accent))
    if kind == "word":
        letters.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        letters.setUnderlineColor(QColor(colours.accent))
    if kind == "source":
        letters.setFontPointSize(letters.fontPointSize() * _RAISED)
        letters.setFontWeight(QFont.Weight.Bold)


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Position, length and format of each run of letters of one format."""
    found = []
    parts = block.begin()
    while not parts.atEnd():
        piece = parts.fragment()
        found.append((piece.position(), piece.length(), piece.charFormat()))
        parts += 1
    return found
