"""The note: kept within a second, whoever types."""

import pytest

from dialdown.ui.diary.note import NoteEdit


@pytest.fixture
def edit(qtbot, theme):
    made = NoteEdit("Note", "", lines=4)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a8_typing_on_does_not_put_saving_off(edit, qtbot, monkeypatch) -> None:
    qtbot.keyClicks(edit, "a")
    assert edit._timer.isActive()
    monkeypatch.setattr(edit._timer, "start", lambda: pytest.fail("the wait began anew"))
    qtbot.keyClicks(edit, "bcdef")
    assert edit._timer.isActive()


def test_a8_a_second_is_the_longest_that_typed_words_wait(edit) -> None:
    assert edit._timer.interval() <= 2_000


def test_a8_what_is_shown_counts_as_nothing_typed(edit, qtbot) -> None:
    written = []
    edit.written.connect(written.append)
    edit.show_text("from the diary")
    edit.flush()
    assert written == []
