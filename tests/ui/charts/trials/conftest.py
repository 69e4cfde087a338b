"""The section of trials on made-up days, with a chance that always draws the same."""

from collections.abc import Callable
from random import Random

import pytest

from dialdown.domain.records import OwnScale, OwnTag
from dialdown.settings import Settings
from dialdown.ui.charts.patterns_data import find_all
from dialdown.ui.charts.reading import Reading
from dialdown.ui.charts.timeline_data import build_timeline
from dialdown.ui.charts.trials.section import TrialsSection


@pytest.fixture
def open_trials(qtbot, session, theme) -> Callable[..., TrialsSection]:
    """The section on these days and records, read anew after every change, as the page does."""

    def make(days=(), *records, width=1024) -> TrialsSection:
        if days or records:
            session.diary.save("test", *records, *days)
        section = TrialsSection(session, theme, Settings(), Random(3))
        qtbot.addWidget(section)

        def read() -> None:
            diary = session.diary
            every, scales, tags = diary.days(), diary.records(OwnScale), diary.records(OwnTag)
            found = find_all(every, scales, tags)
            timeline = build_timeline(every, [])
            section.show_reading(Reading(every, scales, tags, timeline, found, session.today()))

        session.changed.connect(read)
        section.reread = read
        section.resize(width, 900)
        with qtbot.waitActive(section):
            section.show()
            section.activateWindow()
        read()
        return section

    return make
