"""What the typist does in Charts, in Learn and in the appointment summary."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QPlainTextEdit, QWidget

from dialdown.domain.day import Day
from dialdown.domain.records import Question, Trial
from dialdown.ui.charts.saving import SaveRow
from dialdown.ui.learn.page import LearnPage
from dialdown.ui.main_window import CHARTS
from dialdown.ui.summary.behind_group import NAMES as BEHIND
from dialdown.ui.summary.section_group import NAMES as SECTIONS
from dialdown.ui.widgets.fold_button import FoldButton

CANARY = "zyxcanary"
_DAYS = 60
_HALVES = ("with", "without")


# ---------------------------------------------------------------------- Charts
def charts(typist) -> None:
    """Every section opened, a trial planned, every picture saved."""
    window = typist.window
    today = window.session.today()
    days = [_day(today - timedelta(days=back), back) for back in range(2, _DAYS)]
    over = Trial(change=f"{CANARY}-trial-over", start=today - timedelta(days=30), blocks=_HALVES)
    window.session.save("Days", over, *days)
    window.show_tab(CHARTS)
    page = window._page(CHARTS)
    page.finish()
    for key in page.folds:
        window.show_section(key)
    typist.look()
    trials = page.folds["trials"].section
    typist.press(trials, "Plan a trial…")
    typist.type(typist.field(trials, "The change, in your words"), "trial")
    typist.press(trials, "Start this trial")
    page.finish()
    save_pictures(typist, page)
    page.toolbar.table_chosen.emit(True)
    typist.look()
    page.toolbar.table_chosen.emit(False)


def _day(when, back: int) -> Day:
    day = Day(when).with_value("pain", 3 + back % 4).with_value("stress", back % 7)
    return day.with_value("sleep_hours", 360 + 15 * (back % 9))


def save_pictures(typist, page: QWidget) -> None:
    """Every picture that can be saved now, as dots and as a drawing."""
    for number, row in enumerate(row for row in page.findChildren(SaveRow) if row.isVisible()):
        for ending in ("png", "svg"):
            row.save_to(typist.out / f"picture{number}.{ending}")
    typist.look()


# ---------------------------------------------------------------------- Learn
def learn(typist) -> None:
    """The three forms beside their articles, a question noted, the fields that find and filter."""
    typist.window.show_plan()
    page = typist.window.findChild(LearnPage)
    for edit in page._beside.forms.form.findChildren(QPlainTextEdit):
        typist.type(edit, "plan")
    page.flush()
    _score(typist, page)
    _mention(typist, page)
    _question(typist, page)
    page.pane.finder.open()
    typist.type(typist.field(page, "Find on this page"), "search")
    for slug in ("words", "sources"):
        page.show_article(slug)
        typist.type(typist.field(page, "Show only what holds these words"), "search")
    typist.window.show_tab(0)


def _score(typist, page: LearnPage) -> None:
    page.show_form("scores")
    form = page._beside.forms.form
    typist.press(form, "Add a total…")
    typist.press(form, "CSI")
    typist.type(typist.field(form, "Total"), "total")  # which is refused
    typist.type(typist.field(form, "Note"), "score")
    typist.press(form, "Save")
    typist.field(form, "Total").setText("40")
    typist.press(form, "Save")


def _mention(typist, page: LearnPage) -> None:
    page.show_form("things-to-mention")
    form = page._beside.forms.form
    box = form.findChildren(QCheckBox)[1]
    box.click()
    typist.type(typist.field(form, f"{box.text()}, in my words"), "mention")
    page.flush()


def _question(typist, page: LearnPage) -> None:
    article = next(one for one in page._library.articles if one.questions)
    page.show_article(article.slug)
    typist.look()
    typist.question = article.questions[0]
    typist.press(page.pane, f"Add to my questions: {typist.question}")
    noted = typist.window.session.diary.records(Question)
    assert typist.question in {question.words for question in noted}


# ---------------------------------------------------------------------- the summary
def summary(typist) -> None:
    """The page as it is at first, then with everything on it and behind it."""
    dialog = typist.dialog(typist.window.dialogs.summary)
    save(dialog, typist.out / "usual.html")
    for fold in dialog.findChildren(FoldButton):
        fold.setChecked(True)
    for name in ("Name", "Date of birth"):
        typist.type(typist.field(dialog, name), "person")
    wanted = [*SECTIONS.values(), *(f"{name}, behind the page" for name in BEHIND.values())]
    for box in dialog.findChildren(QCheckBox):
        if not box.isChecked() and (box.text() in wanted or box.accessibleName() in wanted):
            box.click()
    notes = dialog.choices.findChild(QWidget, "notes")
    for row in range(notes.model().rowCount()):
        notes.opened.emit(notes.model().index(row, 0))
    typist.look()
    for ending in ("pdf", "html", "json"):
        save(dialog, typist.out / f"summary.{ending}")
    board = QGuiApplication.clipboard()
    typist.before_copy = board.text()
    typist.press(dialog, "Copy as text")
    typist.copied = board.text()
    typist.selected = board.text(QClipboard.Mode.Selection)
    dialog.close()


def save(dialog, path: Path) -> None:
    """Save the page, and look what it says about that."""
    dialog.outputs.save_to(path)
    QApplication.processEvents()
    assert path.name in dialog.outputs.status.text()
