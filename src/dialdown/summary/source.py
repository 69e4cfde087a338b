"""Pages about any period of one diary; what does not depend on the period is worked out once."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

from dialdown.domain.day import Day
from dialdown.insights import (
    Factor,
    Settled,
    build_series,
    scale_factor,
    settled_patterns,
    standard_factors,
    tag_factor,
)
from dialdown.summary.chosen import Chosen
from dialdown.summary.content import PeriodContent
from dialdown.summary.model import Summary
from dialdown.summary.period import Period
from dialdown.summary.records import Records

USUAL_DAYS = 90
"""Days of a page unless told otherwise, today included."""
_USUAL = Chosen()


class SummarySource:
    """The days and records of a diary as they are now, and the pages that can be made of them.

    What the last period holds is kept, so that other choices about it are quick.
    """

    def __init__(self, days: Sequence[Day], records: Records, today: date) -> None:
        self.days = days
        self.records = records
        self.today = today
        self._content: PeriodContent | None = None

    def summary(
        self, first: date | None = None, last: date | None = None, chosen: Chosen = _USUAL
    ) -> Summary:
        """The page about `first` to `last` as it was chosen; the last 90 days unless told.

        Raises ValueError if `last` is before `first`.
        """
        last = last or self.today
        period = Period(first or self.days_back(USUAL_DAYS, last), last)
        if self._content is None or self._content.period != period:
            self._content = PeriodContent(self.days, self.records, period)
        return self._content.summary(self.today, self._settled, self._factors, chosen)

    def days_back(self, count: int, last: date | None = None) -> date:
        """The first of `count` days that end with `last`, or today."""
        return (last or self.today) - timedelta(days=count - 1)

    @property
    def last_visit(self) -> date | None:
        """The date of the latest appointment that is over."""
        return max((a.date for a in self.records.appointments if a.date < self.today), default=None)

    @cached_property
    def _factors(self) -> list[Factor]:
        scales = [scale_factor(own.scale) for own in self.records.own_scales]
        return scales + [tag_factor(tag) for tag in self.records.own_tags]

    @cached_property
    def _settled(self) -> Settled | None:
        if not self.days:
            return None
        series = build_series(self.days, self.records.own_tags)
        return settled_patterns(series, [*standard_factors(), *self._factors])
