"""After a crash: the same date, the same question, and everything that was answered."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt

from dialdown.settings import Settings
from dialdown.ui.main_window import MainWindow
from dialdown.ui.resume import Resume
from tests.ui.conftest import TODAY


@pytest.fixture
def opened(session, theme, qapp, tmp_path):
    """A function that starts the window anew; what was open before is gone as after kill -9."""
    made = []

    def start() -> MainWindow:
        window = MainWindow(session, theme, Settings(), lambda: "", Resume(tmp_path / "resume"))
        window.show()
        qapp.processEvents()
        window._warm_up.stop()
        made.append(window)
        return window

    yield start
    for window in made:
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize(
    "key", ["pain", "pain_worst", "sleep_hours", "sleep_quality", "stress", "function", "mood"]
)
def test_b25_the_same_question_has_the_keyboard_again(opened, tmp_path, key) -> None:
    window = opened()
    yesterday = TODAY - timedelta(days=1)
    window.diary_page.show_date(yesterday)
    window.diary_page.editor.start(key)
    kept = (tmp_path / "resume").read_bytes()
    window.hide()
    (tmp_path / "resume").write_bytes(kept)  # as kill -9 leaves it
    again = opened()
    assert again.diary_page.editor.date == yesterday
    row = again.focusWidget()
    while row is not None and not hasattr(row, "scale"):
        row = row.parentWidget()
    assert row.scale.key == key


def test_b25_after_an_orderly_end_the_start_is_todays_pain(opened, press) -> None:
    window = opened()
    press("7", Qt.Key.Key_Down)
    window.close()
    again = opened()
    assert again.focusWidget().accessibleName() == "Pain today 7"


def test_b25_what_was_left_long_ago_is_not_brought_back(opened, tmp_path) -> None:
    Resume(tmp_path / "resume").keep(TODAY - timedelta(days=5), "stress")
    assert opened().diary_page.editor.date == TODAY


@pytest.mark.parametrize("content", ["", "{", '{"date": 3}', '{"date": "2026-11-22"}'])
def test_half_a_file_counts_as_none(tmp_path, content) -> None:
    (tmp_path / "resume").write_text(content)
    assert Resume(tmp_path / "resume").read() is None
