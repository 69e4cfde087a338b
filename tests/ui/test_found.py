"""Patterns are worked out once for one state of the diary, whoever asks."""

import threading
from datetime import date

import pytest

from dialdown.domain.day import Day
from dialdown.ui.charts import patterns_data
from dialdown.ui.found import Found


@pytest.fixture
def runs(monkeypatch) -> list[int]:
    """How many days each run looked at; `runs.gate` holds them until it is set."""
    real, counted = patterns_data.find_all, _Runs()

    def find(days, *more):
        counted.append(len(days))
        counted.gate.wait()
        return real(days, *more)

    monkeypatch.setattr(patterns_data, "find_all", find)
    yield counted
    counted.gate.set()


class _Runs(list):
    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()


@pytest.fixture
def found(session) -> Found:
    session.save("x", Day(date(2026, 11, 21)).with_value("pain", 5))
    return Found(session)


def fail() -> None:
    raise AssertionError("nothing failed")


def test_all_who_ask_wait_for_the_same_work_and_later_ones_have_it_at_once(found, runs):
    told = []
    found.ask(lambda patterns: told.append(("one", patterns)), fail)
    found.ask(lambda patterns: told.append(("two", patterns)), fail)
    assert found.is_working
    runs.gate.set()
    found.finish()
    found.ask(lambda patterns: told.append(("three", patterns)), fail)
    assert [name for name, _patterns in told] == ["one", "two", "three"]
    assert len({id(patterns) for _name, patterns in told}) == 1
    assert runs == [1]


def test_who_asks_twice_is_told_once(found, runs):
    runs.gate.set()
    told = []
    for _time in range(2):
        found.ask(told.append, fail)
    found.finish()
    assert len(told) == 1


def test_a_change_makes_void_what_was_asked_and_the_next_ask_sees_it(found, runs, session):
    told = []
    found.ask(lambda _patterns: told.append("old"), fail)
    session.save("y", Day(date(2026, 11, 20)).with_value("pain", 5))
    runs.gate.set()
    found.ask(lambda _patterns: told.append("new"), fail)
    found.finish()
    assert told == ["new"]
    assert runs[-1] == 2
    assert len(found.noted().days) == 2


def test_charts_and_learn_share_what_was_found(window, runs, qtbot):
    runs.gate.set()
    window.session.save("x", Day(date(2026, 11, 21)).with_value("pain", 5))
    window.show_article("sleep-and-pain")
    window._pages[2].finish()
    window.show_tab(1)
    window._pages[1].finish()
    assert runs == [1]
