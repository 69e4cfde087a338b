"""Fit everything on one side, whatever the diary holds.

The page is composed again and again, each time with a little less, until it fits: first the chart
and the body get lower, then the type a little smaller, then blocks show fewer items and lines, the
least important first. Should even that be too much, `draw` makes the whole page smaller.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QRectF

from dialdown.i18n import _
from dialdown.summary import page_blocks as blocks
from dialdown.summary.model import BodyMap, Summary
from dialdown.summary.page_blocks import Block, Limit
from dialdown.summary.page_body import body_part, legend
from dialdown.summary.page_chart import ChartPart
from dialdown.summary.page_ink import GAP, Type
from dialdown.summary.page_parts import Part, beside, stack, text
from dialdown.summary.titles import block_title, chart_title
from dialdown.summary.words import phrase

_LIMITS: Mapping[str, tuple[Limit, ...]] = {
    "header": (Limit(3, 2),),
    "tiles": (Limit(5, 2),),
    "wants": (Limit(3, 4), Limit(3, 3), Limit(3, 2), Limit(3, 1)),
    "own_scales": (Limit(1, 4), Limit(1, 2), Limit(1, 1)),
    "patterns": (Limit(3, 5), Limit(3, 4), Limit(2, 4), Limit(1, 4)),
    "treatments": (
        Limit(40, 8), Limit(12, 6), Limit(8, 5), Limit(6, 4), Limit(5, 3), Limit(4, 2), Limit(2, 2),
    ),
    "body": (Limit(4, 8), Limit(4, 5), Limit(4, 3)),
    "touch": (Limit(2, 4), Limit(2, 3), Limit(2, 2)),
    "mentions": (Limit(1, 12), Limit(1, 8), Limit(1, 4), Limit(1, 2)),
    "scores": (Limit(9, 3), Limit(6, 2), Limit(4, 2), Limit(2, 2)),
    "questions": (Limit(1, 5), Limit(1, 3), Limit(1, 2), Limit(1, 1)),
}  # fmt: skip
_LESS = (
    "questions", "treatments", "own_scales", "questions", "treatments", "scores", "mentions",
    "body", "wants", "treatments", "questions", "touch", "mentions", "own_scales", "scores",
    "treatments", "wants", "body", "touch", "patterns", "mentions", "wants", "scores",
    "treatments", "patterns", "treatments", "patterns",
)  # fmt: skip
"""Whose turn it is to show less."""

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
}
_LOWER = ("patterns", "treatments", "mentions", "scores")
"""Below the chart, in this order."""

_PLOT, _PLOT_LOW, _PLOT_LEAST, _PLOT_HIGH = 1000.0, 640.0, 500.0, 1700.0
_GAP_LOW = 58.0
_BODY, _BODY_LOW, _BODY_LEAST, _BODY_HIGH = 1150.0, 900.0, 700.0, 1300.0
_SMALLER, _SMALL, _SMALLEST = 0.94, 0.89, 0.85
_LEFT_SHARE = 0.58
_BODY_WIDTH = 0.84
"""Width of the two figures as a share of their height."""
_NEARLY = 260.0
"""The left column takes blocks until it is at most this much shorter than the right one."""
_GAPS, _WIDEST_GAP = 10, 1.7
"""About how many gaps there are, and how far they may widen."""


@dataclass(frozen=True)
class _Try:
    """One way to compose the page: scale of the type, heights, and how far each block is cut."""

    scale: float = 1.0
    plot: float = _PLOT
    body: float = _BODY
    gap: float = GAP
    cuts: Mapping[str, int] = field(default_factory=dict)

    def limit(self, block: str) -> Limit:
        return _LIMITS[block][self.cuts.get(block, 0)]


@dataclass(frozen=True)
class Composed:
    """The page as two parts: one from the top, the footer at the bottom."""

    main: Part
    footer: Part

    @property
    def height(self) -> float:
        """Least height that holds both."""
        return self.main.height + GAP + self.footer.height


def compose(summary: Summary, area: QRectF, large: float = 1.0) -> Composed:
    """The fullest page that fits into `area`; `large` is the text size to start from."""
    composer = _Composer(summary)
    for attempt in _tries(large):
        found = composer.page(area.width(), attempt)
        if found.height <= area.height():
            fit = _restored(composer, area, attempt)
            return _stretched(composer, area, fit, composer.page(area.width(), fit))
    return found


def _tries(large: float) -> Iterator[_Try]:
    usual = _Try(scale=large)
    yield usual
    low = replace(usual, plot=_PLOT_LOW, body=_BODY_LOW)
    yield low
    low = replace(low, gap=_GAP_LOW)
    yield replace(low, scale=large * _SMALLER)
    low = replace(low, scale=large * _SMALL)
    yield low
    cuts: dict[str, int] = {}
    for block in _LESS:
        cuts[block] = min(cuts.get(block, 0) + 1, len(_LIMITS[block]) - 1)
        yield replace(low, cuts=dict(cuts))
    yield replace(low, scale=_SMALLEST * large, plot=_PLOT_LEAST, body=_BODY_LEAST, cuts=cuts)


def _restored(composer: "_Composer", area: QRectF, fit: _Try) -> _Try:
    """Take back, the most important first, what was cut and did not have to be."""
    for block in reversed(_LESS):
        if fit.cuts.get(block):
            fuller = replace(fit, cuts={**fit.cuts, block: fit.cuts[block] - 1})
            if composer.page(area.width(), fuller).height <= area.height():
                fit = fuller
    return fit


def _stretched(composer: "_Composer", area: QRectF, fit: _Try, found: Composed) -> Composed:
    """Give what is left over to the chart, then to the gaps, so that the page looks even."""
    fit = replace(fit, plot=min(fit.plot + area.height() - found.height, _PLOT_HIGH))
    higher = composer.page(area.width(), fit)
    gap = min(fit.gap + (area.height() - higher.height) / _GAPS, GAP * _WIDEST_GAP)
    wider = composer.page(area.width(), replace(fit, gap=gap))
    return next(page for page in (wider, higher, found) if page.height <= area.height())


class _Composer:
    """Puts the blocks together and notes which had to be shortened; remembers what it measured."""

    def __init__(self, summary: Summary) -> None:
        self._summary = summary
        self._how = _Try()
        self._type = Type()
        self._shortened: dict[str, None] = {}
        self._known: dict[tuple[str, float, float, Limit], Part | None] = {}

    def page(self, width: float, how: _Try) -> Composed:
        """The page of one try, `width` wide."""
        self._how, self._type, self._shortened = how, Type(how.scale), {}
        parts = [
            self._block("header", width),
            self._wants(width),
            self._figures(width),
            self._block("own_scales", width),
            self._chart(width),
            *self._lower_half(width),
        ]
        main = stack([part for part in parts if part], self._how.gap)
        names = [block_title(name) for name in self._shortened]
        return Composed(main, blocks.footer(self._summary, width, self._type, names))

    def _block(self, name: str, width: float) -> Part | None:
        limit = self._how.limit(name)
        key = (name, width, self._how.scale, limit)
        if key not in self._known:
            self._known[key] = _BLOCKS[name](self._summary, width, self._type, limit)
        part = self._known[key]
        if part and part.shortened:
            self._shortened[name] = None
        return part

    def _wants(self, width: float) -> Part | None:
        found = [self._block("wants", width), self._block("questions", width)]
        return stack([part for part in found if part], 22) if any(found) else None

    def _figures(self, width: float) -> Part | None:
        if self._summary.box.recorded:
            return self._block("tiles", width)
        nothing = phrase(_("Nothing was recorded in this period."))
        return text(nothing, width, self._type.body())

    def _chart(self, width: float) -> Part | None:
        data = self._summary.chart
        if all(point.pain is None and point.sleep is None for point in data.points):
            return None
        drawn = ChartPart(data, self._type).part(width, self._how.plot)
        return stack([blocks.heading(chart_title(data.step), width, self._type), drawn], 24)

    def _lower_half(self, width: float) -> list[Part | None]:
        """Sentences on the left beside the body on the right; what is left over below both."""
        narrow = width * (1 - _LEFT_SHARE) - 2 * GAP
        right = self._right_column(narrow, 0.0)
        left: list[Part] = []
        names = list(_LOWER)
        while right and names and _tall(left, self._how.gap) < right.height - _NEARLY:
            part = self._block(names.pop(0), width * _LEFT_SHARE)
            left += [part] if part else []
        below = [self._block(name, width) for name in names]
        if right is None:
            return below
        right = self._right_column(narrow, _tall(left, self._how.gap)) or right
        return [beside([(0, stack(left, self._how.gap)), (width - narrow, right)]), *below]

    def _right_column(self, width: float, height: float) -> Part | None:
        """Body figures, grown towards `height`, their words, touch and feel."""
        touch = self._block("touch", width)
        body = self._summary.body
        if not body.days:
            return touch
        head = blocks.heading(block_title("body"), width, self._type)
        taken = head.height + (touch.height + self._how.gap if touch else 0.0)
        tall = min(max(self._how.body, height - taken), _BODY_HIGH)
        where = stack([head, self._where(body, width, tall)], 30)
        return stack([where, touch] if touch else [where], self._how.gap)

    def _where(self, body: BodyMap, width: float, height: float) -> Part:
        """The figures, and what they show in words to their right."""
        drawn = height * _BODY_WIDTH
        figures = body_part(body, self._type, drawn, height)
        room, lines = width - drawn - GAP, self._how.limit("body").lines
        words = [text(w, room, self._type.small(), most_lines=lines) for w in body.words]
        under = stack([legend(self._type, room), *words], 30)
        if under.shortened:
            self._shortened["body"] = None
        return beside([(0.0, figures), (drawn + GAP, under)])


def _tall(parts: list[Part], gap: float) -> float:
    return stack(parts, gap).height
