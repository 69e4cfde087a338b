"""A conflict copy beside the diary: what is new is offered, taken over in one change, or left."""

import shutil
from contextlib import closing
from datetime import timedelta

import pytest

from dialdown.domain.day import Day
from dialdown.settings import Settings
from dialdown.storage import open_diary
from dialdown.ui import copies_beside
from tests.ui.conftest import TODAY

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def copy(diary, clock):
    """A copy in which a day was written that the diary lacks, and one where both differ."""
    diary.save("Today", Day(TODAY).with_value("pain", 5))
    path = diary.path.with_name("diary (conflicted copy).db")
    shutil.copyfile(diary.path, path)
    with closing(open_diary(path, clock)) as other:
        other.save("There", Day(YESTERDAY).with_value("pain", 3))
        other.save("There", other.day(TODAY).with_value("pain", 8))
    return path


@pytest.fixture
def answer(monkeypatch):
    """Sets what is answered; returns the list of what was asked."""

    def set_to(agreed):
        asked = []
        monkeypatch.setattr(
            copies_beside, "ask", lambda *words: asked.append("\n".join(words[1:])) or agreed
        )
        return asked

    return set_to


def test_a16_what_is_new_is_taken_over_in_one_change_that_can_be_undone(
    session, diary, copy, answer
):
    asked, settings = answer(True), Settings()
    before, whole = diary.content_hash(), copy.read_bytes()
    copies_beside.offer_copies_beside(None, session, settings)
    assert "1 new day" in asked[0]
    assert "1 answers differ from yours; yours stay" in asked[0]
    assert diary.day(YESTERDAY).value("pain") == 3
    assert diary.day(TODAY).value("pain") == 5
    assert copy.read_bytes() == whole
    copies_beside.offer_copies_beside(None, session, Settings())
    assert len(asked) == 1  # nothing new in it any more
    diary.undo()
    assert diary.content_hash() == before


def test_a16_a_copy_that_was_left_is_asked_about_again_only_when_it_changes(
    session, diary, copy, answer, clock
):
    asked, settings = answer(False), Settings()
    for _ in range(2):
        copies_beside.offer_copies_beside(None, session, settings)
    assert len(asked) == 1
    assert diary.count == 1
    with closing(open_diary(copy, clock)) as other:
        other.save("More", Day(YESTERDAY).with_value("pain", 4))
    copies_beside.offer_copies_beside(None, session, settings)
    assert len(asked) == 2
