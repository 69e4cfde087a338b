"""Put together what the page says, from days and records alone."""

from collections.abc import Iterable, Sequence
from datetime import date

from dialdown.domain.day import Day
from dialdown.insights import Factor, Settled
from dialdown.summary import body, chart, figures, scores, statements
from dialdown.summary.model import Summary
from dialdown.summary.period import Period
from dialdown.summary.records import Records
from dialdown.summary.treatments import treatments

_WANTS = 3


def build_summary(
    days: Sequence[Day], records: Records, first: date, last: date, today: date,
    settled: Settled | None = None, factors: Iterable[Factor] = (), name: str = "", born: str = "",
) -> Summary:  # fmt: skip
    """The page about `first` to `last`.

    `days` is the whole diary in order of date, so that the period can be set beside what was
    before. `settled` are the patterns that the app shows, `factors` the names of own ones. `name`
    and `born` are printed as typed and kept nowhere. Raises ValueError if `last` is before `first`.
    """
    period = Period(first, last)
    near = [day for day in days if period.before.first <= day.date <= period.last]
    asked = statements.questions(records, today)
    return Summary(
        period=period,
        printed=today,
        box=figures.data_box(near, records.pauses, period),
        tiles=figures.tiles(near, period),
        own_scales=figures.own_scales(near, records.own_scales, period),
        wants=asked[:_WANTS],
        chart=chart.chart_data(near, records, period),
        body=body.body_map(days, period),
        touch=body.touch_lines(near, period),
        treatments=treatments(days, records, period),
        patterns=statements.pattern_lines(settled, factors),
        patterns_rule=statements.patterns_rule(settled),
        mentions=statements.mention_lines(records.mentions),
        warnings=statements.warnings_line(near, period),
        scores=scores.score_lines(records.scores, last),
        questions=asked[_WANTS:],
        footer=statements.footer_lines(records.anchors, today),
        name=" ".join(name.split()),
        born=" ".join(born.split()),
    )
