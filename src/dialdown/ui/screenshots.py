"""Every screen as a picture, from the made-up diary: to look at, and for the README."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Day
from dialdown.settings import Settings
from dialdown.storage import Diary, back_up
from dialdown.ui import start
from dialdown.ui.backup_care import backup_folder
from dialdown.ui.charts.page import ChartsPage
from dialdown.ui.diary.body.spread import SpreadDialog
from dialdown.ui.diary.moments import CheckIn
from dialdown.ui.diary.past.dialog import PastDialog
from dialdown.ui.kind.pace_dialog import PaceDialog
from dialdown.ui.learn.page import LearnPage
from dialdown.ui.main_window import CHARTS, DIARY, LEARN, MainWindow
from dialdown.ui.questions.dialog import QuestionsDialog
from dialdown.ui.records.dialog import RecordsDialog
from dialdown.ui.restore_dialog import RestoreDialog
from dialdown.ui.session import Session
from dialdown.ui.summary.dialog import SummaryDialog, make_summary_dialog
from dialdown.ui.theme import Theme

NOON = Stamp(datetime(2026, 11, 22, 14, 2, tzinfo=UTC), "UTC")
_ARTICLES = ("sleep-and-pain", "scores", "flare-plan", "words")
"""Pages of Learn that are shown besides the first."""
_LOOKS = (
    ("light", 100, 1400, 900),
    ("dark", 100, 1400, 900),
    ("contrast", 100, 1024, 600),
    ("light", 100, 1024, 600),
    ("light", 200, 1400, 900),
    ("dark", 200, 1024, 600),
)

Shot = tuple[str, QWidget]


MakeDemo = Callable[..., Diary]


def take(folder: Path, app: QApplication, make_demo: MakeDemo) -> Iterator[Path]:
    """Write one PNG for each screen and look into `folder`, giving the path of each.

    `make_demo` writes the made-up diary into a folder, at the time of a clock.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        diary = make_demo(Path(scratch) / "made-up", clock=lambda: NOON)
        session = Session(diary, lambda: NOON)
        _answer_today(session)
        back_up(diary, backup_folder(diary), "close", lambda: NOON)
        theme = Theme(app)
        for mode, size, width, height in _LOOKS:
            theme.apply(mode, size)
            for name, widget in _screens(session, theme):
                path = folder / f"{name}-{mode}-{size}-{width}x{height}.png"
                _grab(app, widget, width, height).save(str(path))
                yield path
        diary.close()


def _answer_today(session: Session) -> None:
    answers = {
        "pain": 5, "pain_worst": 7, "sleep_hours": 390, "sleep_quality": 4, "stress": 7,
        "function": 6,
    }  # fmt: skip
    day = Day(session.today())
    for key, value in answers.items():
        day = day.with_value(key, value, session.now())
    for stimulus in ("bed_sheets", "light_touch"):
        day = day.with_tick(f"touch:{stimulus}", on=True, value=2)
    session.save("today", day.with_tick("tag:good_company", on=True))


def _screens(session: Session, theme: Theme) -> Iterator[Shot]:
    window = MainWindow(session, theme, Settings(), lambda: "backed up today 09:10")
    for name, tab in (("diary", DIARY), ("charts", CHARTS), ("learn", LEARN)):
        window.show_tab(tab)
        if tab == CHARTS:
            window.findChild(ChartsPage).finish()
        if tab == LEARN:
            window.findChild(LearnPage).finish()
        session.said.emit("Saved 14:02")
        yield name, window
        if tab == CHARTS:
            yield from _sections(window)
        if tab == LEARN:
            yield from _articles(window)
    form = window.diary_page.editor.form
    window.show_tab(DIARY)
    form.folds[1].open()
    QApplication.processEvents()
    window.diary_page.editor.area.verticalScrollBar().setValue(form.folds[1].y())
    yield "body-map", window
    _put_away(window)
    dialogs: dict[str, Callable[[], QWidget]] = {
        "check-in": lambda: CheckIn(theme, NOON, None),
        "summary": lambda: _page(session, theme),
        "beside-the-days": lambda: RecordsDialog(session, theme, None, "treatments"),
        "what-to-track": lambda: QuestionsDialog(session, theme),
        "past-days": lambda: _past(session, theme),
        "body-over-time": lambda: SpreadDialog(session, theme),
        "backups": lambda: RestoreDialog(session.diary.path, theme, Settings(), lambda: NOON),
        "pace": lambda: PaceDialog(session, theme, Settings()),
        "first-start": lambda: start.first_start(theme, "/home/you/.local/share/Dialdown/diary.db"),
        "missing-diary": lambda: start.missing_diary(theme, "/media/stick/diary.db", 3),
    }
    for name, make in dialogs.items():
        dialog = make()
        yield name, dialog
        _put_away(dialog)


def _sections(window: MainWindow) -> Iterator[Shot]:
    """Each subject below the patterns, opened alone."""
    page = window.findChild(ChartsPage)
    for key, fold in page.folds.items():
        page.open_section(key)
        QApplication.processEvents()
        yield f"charts-{key}", window
        fold.button.setChecked(False)


def _articles(window: MainWindow) -> Iterator[Shot]:
    """Some articles with what stands beside them."""
    for slug in _ARTICLES:
        window.show_article(slug)
        window.findChild(LearnPage).finish()
        yield f"learn-{slug}", window


def _page(session: Session, theme: Theme) -> SummaryDialog:
    dialog = make_summary_dialog(session, theme)
    dialog.summary()  # made beside the window's thread; this waits for it
    return dialog


def _past(session: Session, theme: Theme) -> PastDialog:
    dialog = PastDialog(session, theme)
    dialog.show_year(session.today())
    return dialog


def _put_away(widget: QWidget) -> None:
    """Let Qt delete it, before Python does so in the middle of something."""
    widget.close()
    widget.deleteLater()
    QApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete.value)


def _grab(app: QApplication, widget: QWidget, width: int, height: int) -> QPixmap:
    if isinstance(widget, CheckIn):  # a small dialog keeps its own size
        widget.adjustSize()
    else:
        widget.resize(width, height)
    widget.show()
    for _round in range(6):  # layouts that depend on each other's size settle in a few rounds
        app.processEvents()
    return widget.grab()
