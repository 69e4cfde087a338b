"""Compose the page on one side, whatever the diary holds.

Sections stand below one another in their order. Where the body or touch meets sentences, with no
full-width section between, they share the width: sentences on the left, the body and touch on the
right, and below both what is left over once the columns are about equally long. Should even the
least be too much, the page is drawn smaller.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from PySide6.QtCore import QRectF

from dialdown.i18n import _
from dialdown.summary import page_blocks as blocks
from dialdown.summary.lines import own_marks
from dialdown.summary.model import BodyMap, Summary
from dialdown.summary.page_blocks import Block
from dialdown.summary.page_body import body_part, legend
from dialdown.summary.page_chart import ChartPart
from dialdown.summary.page_fit import GONE, PLOT_HIGH, Try, fitting
from dialdown.summary.page_ink import GAP, Type
from dialdown.summary.page_parts import Part, beside, stack, text
from dialdown.summary.titles import block_title, chart_title
from dialdown.summary.words import Line, Piece, phrase

_BLOCKS: Mapping[str, Block] = {
    "header": blocks.header,
    "tiles": blocks.tiles,
    "wants": blocks.wants,
    "own_scales": blocks.own_scales,
    "patterns": blocks.patterns,
    "treatments": blocks.treatments,
    "touch": blocks.touch,
    "mentions": blocks.mentions,
    "scores": blocks.scores,
    "questions": blocks.questions,
    "about": blocks.about,
}
_NARROW = ("body", "touch")
_SENTENCES = ("patterns", "treatments", "mentions", "scores", "questions", "about")
_BODY_HIGH = 1300.0
_LEFT_SHARE, _LEFT_SHARE_LARGE = 0.58, 0.52
_BODY_WIDTH = 0.84
"""Width of the two figures as a share of their height."""
_VIEW_NAMES = 460.0
"""The two figures are at least so wide, for the words below them."""
_NEARLY = 260.0
"""The left column takes blocks until it is at most this much shorter than the right one."""
_GAPS, _WIDEST_GAP = 10, 1.7
"""About how many gaps there are, and how far they may widen."""


@dataclass(frozen=True)
class Composed:
    """The page as two parts: one from the top, the footer at the bottom.

    `missing` are the sections that were shortened or left out, in order.
    """

    main: Part
    footer: Part
    missing: tuple[str, ...]
    footed: Callable[[str], Part]
    """The footer with other words about the page."""

    def with_page_words(self, words: str) -> "Composed":
        """This page with other words about which it is."""
        return replace(self, footer=self.footed(words))

    @property
    def height(self) -> float:
        """Least height that holds both."""
        return self.main.height + GAP + self.footer.height


def compose(summary: Summary, area: QRectF, page_words: str = "") -> Composed:
    """The fullest page that fits into `area`; `page_words` say which page it is."""
    composer = _Composer(summary, area.width(), page_words)
    fit = fitting(lambda how: composer.page(how).height <= area.height(), summary.chosen.large)
    found = composer.page(fit)
    if found.height > area.height():
        return found
    # What is left over goes to the chart, then to the gaps, so that the page looks even.
    fit = replace(fit, plot=min(fit.plot + area.height() - found.height, PLOT_HIGH))
    higher = composer.page(fit)
    gap = min(fit.gap + (area.height() - higher.height) / _GAPS, GAP * _WIDEST_GAP)
    wider = composer.page(replace(fit, gap=gap))
    return next(page for page in (wider, higher, found) if page.height <= area.height())


class _Composer:
    """Puts the blocks together and notes which had to be shortened; remembers what it measured."""

    def __init__(self, summary: Summary, width: float, page_words: str) -> None:
        self._summary = summary
        self._width = width
        self._page_words = page_words
        self._left = width * (_LEFT_SHARE_LARGE if summary.chosen.large else _LEFT_SHARE)
        self._how = Try()
        self._type = Type()
        self._shortened: dict[str, None] = {}
        self._gone: dict[str, None] = {}
        self._known: dict[tuple[object, ...], Part | None] = {}

    def page(self, how: Try) -> Composed:
        """The page of one try."""
        self._how, self._type = how, Type(how.scale, self._summary.chosen.large)
        self._shortened, self._gone = {}, {}
        parts = [self._block("header", self._width)]
        if not self._summary.box.recorded:
            nothing = phrase(_("Nothing was recorded in this period."))
            parts.append(text(nothing, self._width, self._type.body()))
        for columns, run in groupby(self._summary.chosen.sections, self._goes_in_columns):
            names = list(run)
            parts += self._run(names) if columns else map(self._wide, names)
        if own_marks(self._summary) and not how.extras:
            self._gone["marks"] = None
        main = stack([part for part in parts if part], self._how.gap)
        footed = partial(
            blocks.footer, self._summary, self._width, self._type, self._missing_words(), how.extras
        )
        missing = self._shortened | self._gone
        sections = (*self._summary.chosen.sections, "marks")
        ordered = tuple(name for name in sections if name in missing)
        return Composed(main, footed(self._page_words), ordered, footed)

    def _missing_words(self) -> Line:
        """`Shortened to fit one side: Treatments. Left out: Where.` and where all of it is."""
        behind = "rest" in self._summary.chosen.parts
        said = [
            template.format(names=", ".join(map(block_title, names)))
            for template, names in (
                (_("Shortened to fit one side: {names}."), self._shortened),
                (_("Left out: {names}."), self._gone),
            )
            if names
        ]
        if said and behind:
            said.append(_("All of it is in the appendix."))
        return (Piece(" ".join(said)),) if said else ()

    def _block(self, name: str, width: float) -> Part | None:
        limit = self._how.limit(name)
        key = (name, width, self._how.scale, limit)
        if key not in self._known:
            full = limit if limit != GONE else Try().limit(name)
            self._known[key] = _BLOCKS[name](self._summary, width, self._type, full)
        part = self._known[key]
        if part and limit == GONE:
            self._gone[name] = None
            return None
        if part and part.shortened:
            self._shortened[name] = None
        return part

    def _wide(self, name: str) -> Part | None:
        if name == "chart":
            return self._chart(self._width)
        if name == "tiles" and not self._summary.box.recorded:
            return None
        return self._block(name, self._width)

    def _chart(self, width: float) -> Part | None:
        data = self._summary.chart
        if all(point.pain is None and point.sleep is None for point in data.points):
            return None
        extras = self._how.extras or all(point.pain is None for point in data.points)
        if not extras and any((p.sleep, p.stress) != (None, None) for p in data.points):
            self._gone["chart"] = None
        key = ("chart", width, self._how.scale, self._how.plot, extras)
        if key not in self._known:
            drawn = ChartPart(data, self._type, extras).part(width, self._how.plot)
            head = blocks.heading(chart_title(data.step), width, self._type)
            self._known[key] = stack([head, drawn], 24)
        return self._known[key]

    def _goes_in_columns(self, section: str) -> bool:
        """Patterns in large print do not: half as wide they would take the height of the body."""
        wide = self._type.large and section == "patterns"
        return section in (*_NARROW, *_SENTENCES) and not wide

    def _run(self, names: list[str]) -> list[Part | None]:
        """Sentences on the left beside narrow blocks on the right; the rest below both."""
        narrow = [name for name in names if name in _NARROW]
        sentences = [name for name in names if name not in _NARROW]
        if not sentences:
            return [self._narrow(name, self._width, self._how.body) for name in narrow]
        slim = self._width - self._left - 2 * GAP
        right = self._right_column(narrow, slim, 0.0)
        left: list[Part] = []
        while right and sentences and _tall(left, self._how.gap) < right.height - _NEARLY:
            part = self._block(sentences.pop(0), self._left)
            left += [part] if part else []
        below = [self._block(name, self._width) for name in sentences]
        if right is None:
            return below
        right = self._right_column(narrow, slim, _tall(left, self._how.gap)) or right
        if not left:
            return [*(self._narrow(n, self._width, self._how.body) for n in narrow), *below]
        columns = [(0.0, stack(left, self._how.gap)), (self._width - slim, right)]
        return [beside(columns), *below]

    def _right_column(self, names: Sequence[str], width: float, height: float) -> Part | None:
        """Narrow blocks below one another, the body grown towards `height`."""
        usual = [self._narrow(name, width, self._how.body) for name in names]
        parts = [part for part in usual if part]
        if not parts:
            return None
        left_over = max(height - _tall(parts, self._how.gap), 0.0)
        if left_over and "body" in names:
            tall = max(min(self._how.body + left_over, _BODY_HIGH), self._how.body)
            grown = [self._narrow(name, width, tall) for name in names]
            parts = [part for part in grown if part]
        return stack(parts, self._how.gap)

    def _narrow(self, name: str, width: float, height: float) -> Part | None:
        if name != "body":
            return self._block(name, width)
        body = self._summary.body
        if not body.days:
            return None
        if self._how.limit("body") == GONE:
            self._gone["body"] = None
            return None
        limit = self._how.limit("body")
        key = ("body", width, height, self._how.scale, limit)
        if key not in self._known:
            head = blocks.heading(block_title("body"), width, self._type)
            self._known[key] = stack([head, self._where(body, width, height)], 30)
        part = self._known[key]
        if part and part.shortened:
            self._shortened["body"] = None
        return part

    def _where(self, body: BodyMap, width: float, height: float) -> Part:
        """The figures, and what they show in words to their right, or below in large print."""
        drawn = max(height * _BODY_WIDTH, _VIEW_NAMES * self._type.grow)
        figures = body_part(body, self._type, drawn, height)
        limit = self._how.limit("body")
        under_figures = self._type.large and width < self._width
        room = width - drawn - GAP
        shades = legend(body, self._type, room)
        line = width if under_figures else room
        words = [text(w, line, self._type.small(), most_lines=limit.lines) for w in body.words]
        told = stack(words[: limit.items], 30)
        told = replace(told, shortened=told.shortened or len(words) > limit.items)
        if under_figures:
            return stack([beside([(0.0, figures), (drawn + GAP, shades)]), told], 30)
        return beside([(0.0, figures), (drawn + GAP, stack([shades, told], 30))])


def _tall(parts: Sequence[Part], gap: float) -> float:
    return stack(parts, gap).height
