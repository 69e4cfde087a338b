"""A diary whose file is gone, replaced or read-only: told once, and it can go on elsewhere."""

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from dialdown.domain.day import Day
from dialdown.storage import DiaryError, create_diary, open_diary
from dialdown.storage.elsewhere import copy_elsewhere
from dialdown.ui.backup_care import BackupCare
from tests.ui.conftest import TODAY


def lose(path, kind):
    if kind == "deleted":
        path.unlink()
    elif kind == "renamed":
        path.rename(path.with_name("other.db"))
    else:
        stranger = create_diary(path.with_name("stranger.db"))
        stranger.close()
        stranger.path.replace(path)


@pytest.fixture
def told(monkeypatch):
    words = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: words.append(box.windowTitle()))
    return words


@pytest.mark.parametrize("kind", ["deleted", "renamed", "replaced"])
def test_a15_everything_and_what_is_being_typed_goes_on_in_a_new_file(
    window, session, diary, press, clock, tmp_path, monkeypatch, told, kind
):
    press("6")
    lose(diary.path, kind)
    stranger = diary.path.read_bytes() if kind == "replaced" else None
    form = window.diary_page.editor.form
    form.open(form.note)
    form.note.edit.setFocus()
    press("words of worth")
    window.diary_page.editor.flush()
    assert window._trouble.isVisible()
    assert window._trouble.holds_words
    target = tmp_path / "stick" / "mine.db"
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    window._trouble._save_elsewhere()
    assert told == ["Saved elsewhere"]
    assert window._trouble.isHidden()
    assert session.diary.path == target
    saved = open_diary(target)
    assert saved.day(TODAY).value("pain") == 6
    assert saved.day(TODAY).text("note") == "words of worth"
    saved.close()
    if stranger:
        assert diary.path.read_bytes() == stranger
    care = BackupCare(session, clock)
    care.end("close")
    assert len(list((target.parent / "backups").iterdir())) == 1
    session.diary.close()


def test_a15_a_copy_never_replaces_a_file(window, session, diary, monkeypatch, told, tmp_path):
    there = tmp_path / "there.db"
    there.write_bytes(b"something else")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(there), ""))
    window._trouble._save_elsewhere()
    assert told == ["No copy was made"]
    assert there.read_bytes() == b"something else"
    assert session.diary is diary


def test_a15_a_copy_that_is_not_the_same_is_removed(diary, clock, tmp_path, monkeypatch):
    diary.save("Pain", Day(TODAY).with_value("pain", 4))
    monkeypatch.setattr(type(diary), "content_hash", lambda self: str(self.path))
    with pytest.raises(DiaryError):
        copy_elsewhere(diary, tmp_path / "new.db", clock)
    assert not (tmp_path / "new.db").exists()


def test_a13_a_warning_beforehand_holds_no_words(window, monkeypatch):
    window._trouble.warn("Dialdown cannot save here.")
    assert window._trouble.isVisible()
    assert not window._trouble.holds_words
