"""Put together what the page says, from days and records alone."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from dialdown.domain.day import Day
from dialdown.insights import Factor, Settled
from dialdown.summary import body, chart, figures, scores, statements
from dialdown.summary.appendix import appendix
from dialdown.summary.chosen import Chosen
from dialdown.summary.model import BodyMap, ChartData, DataBox, Figure, Summary, Treatments
from dialdown.summary.period import Period
from dialdown.summary.records import Records
from dialdown.summary.treatments import treatments
from dialdown.summary.trials import trial_lines
from dialdown.summary.words import Line, tidy

_WANTS = 3
_USUAL = Chosen()


def build_summary(
    days: Sequence[Day], records: Records, first: date, last: date, today: date,
    settled: Settled | None = None, factors: Iterable[Factor] = (), chosen: Chosen = _USUAL,
) -> Summary:  # fmt: skip
    """The page about `first` to `last`.

    `days` is the whole diary in order of date, so that the period can be set beside what was
    before. `settled` are the patterns that the app shows, `factors` the names of own ones. What is
    not `chosen` is not in the summary at all. Raises ValueError if `last` is before `first`.
    """
    return PeriodContent(days, records, Period(first, last)).summary(
        today, settled, factors, chosen
    )


class PeriodContent:
    """What a period holds; each part is worked out when it is first asked for, and kept.

    So another choice of sections needs nothing anew.
    """

    def __init__(self, days: Sequence[Day], records: Records, period: Period) -> None:
        self.period = period
        self._days = days
        self._records = records
        self._near = [day for day in days if period.before.first <= day.date <= period.last]

    def summary(
        self, today: date, settled: Settled | None, factors: Iterable[Factor], chosen: Chosen
    ) -> Summary:
        """The page as it was chosen."""
        records, near, period, on = self._records, self._near, self.period, chosen.shows
        wants, questions = _asked(records, today, chosen)
        about = statements.about_lines(records.about)
        return Summary(
            period=period,
            printed=today,
            box=self._box,
            tiles=self._tiles if on("tiles") else (),
            own_scales=self._own_scales if on("own_scales") else (),
            wants=wants,
            chart=_chart(near, records, period, chosen),
            body=self._body if on("body") else BodyMap(0, (), ()),
            touch=self._touch if on("touch") else (),
            treatments=self._treatments if on("treatments") else Treatments(),
            patterns=statements.pattern_lines(settled, factors) if on("patterns") else (),
            patterns_rule=statements.patterns_rule(settled) if on("patterns") else "",
            mentions=statements.mention_lines(records.mentions) if on("mentions") else (),
            warnings=statements.warnings_line(near, period),
            warned=any(day.ticked("warning") for day in period.days(near)),
            scores=scores.score_lines(records.scores, period.last) if on("scores") else (),
            questions=questions,
            about=about if on("about") else (),
            footer=statements.footer_lines(records.anchors, today),
            name=tidy(chosen.name),
            born=tidy(chosen.born),
            chosen=chosen,
            appendix=appendix(near, records, period, chosen),
        )

    @cached_property
    def _box(self) -> DataBox:
        return figures.data_box(self._near, self._records.pauses, self.period)

    @cached_property
    def _tiles(self) -> tuple[Figure, ...]:
        return figures.tiles(self._near, self.period)

    @cached_property
    def _own_scales(self) -> tuple[Figure, ...]:
        return figures.own_scales(self._near, self._records.own_scales, self.period)

    @cached_property
    def _body(self) -> BodyMap:
        return body.body_map(self._days, self.period)

    @cached_property
    def _touch(self) -> tuple[Line, ...]:
        return body.touch_lines(self._near, self.period)

    @cached_property
    def _treatments(self) -> Treatments:
        found = treatments(self._days, self._records, self.period)
        return replace(found, trials=trial_lines(self._days, self._records.trials, self.period))


def _asked(
    records: Records, today: date, chosen: Chosen
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The first three questions and the rest; all are the rest where the first are off."""
    asked = statements.questions(records, today)
    most = _WANTS if chosen.shows("wants") else 0
    return asked[:most], asked[most:] if chosen.shows("questions") else ()


def _chart(days: Sequence[Day], records: Records, period: Period, chosen: Chosen) -> ChartData:
    """The chart without treatments where these are off, empty where it is off itself."""
    if not chosen.shows("chart"):
        return ChartData(period, 1, (), (), (), (), "")
    return chart.chart_data(days, records, period, treatments=chosen.shows("treatments"))
