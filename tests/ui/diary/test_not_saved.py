"""When a save does not happen: the words stay, the window says so, and trying again works."""

import pytest
from PySide6.QtGui import QGuiApplication

from dialdown.storage import SaveError
from tests.ui.conftest import TODAY


@pytest.fixture
def full_disk(diary, monkeypatch):
    """Saves fail until the returned function is called."""
    real = diary.save

    def fail(*_args, **_more):
        raise SaveError("Not saved. The disk is full. Your text is still here.")

    monkeypatch.setattr(diary, "save", fail)
    return lambda: monkeypatch.setattr(diary, "save", real)


def test_a5_the_text_stays_and_trying_again_saves_it(window, diary, press, full_disk) -> None:
    editor = window.diary_page.editor
    editor.form.open(window.diary_page.editor.form.note)
    edit = editor.form.note.edit
    edit.setFocus()
    press("words of worth")
    editor.flush()
    assert window._trouble.isVisible()
    assert "disk is full" in window._trouble._words.text()
    assert "Saved" not in editor.header._status.text()
    assert edit.toPlainText() == "words of worth"
    full_disk()
    window._trouble.again.emit()
    assert diary.day(TODAY).text("note") == "words of worth"
    assert window._trouble.isHidden()


def test_a5_the_text_can_be_copied(window, press, full_disk) -> None:
    editor = window.diary_page.editor
    editor.form.open(window.diary_page.editor.form.note)
    editor.form.note.edit.setFocus()
    press("words of worth")
    editor.flush()
    window._trouble._copy()
    assert QGuiApplication.clipboard().text() == "words of worth"


def test_a9_an_answer_that_was_not_saved_is_not_shown_as_saved(window, press, full_disk) -> None:
    press("7")
    assert window.diary_page.editor.header._status.text() == ""
    assert window._trouble.isVisible()
