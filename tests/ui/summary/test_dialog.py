"""The dialog about the page: choices, preview, saving."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDateEdit, QLineEdit, QScrollBar, QWidget

from dialdown.domain.day import Day
from dialdown.domain.records import Appointment
from dialdown.summary import Records, SummarySource
from dialdown.ui.summary.dialog import SummaryDialog
from dialdown.ui.theme import TARGET, Theme

TODAY = date(2026, 11, 22)
VISIT = date(2026, 10, 12)


@pytest.fixture
def dialog(qtbot, qapp):
    days = [
        Day(TODAY - timedelta(days=n)).with_value("pain", (n * 3) % 11).with_text("note", "secret")
        for n in range(120)
    ]
    source = SummarySource(days, Records(appointments=[Appointment(date=VISIT)]), TODAY)
    theme = Theme(qapp, "light")
    made = SummaryDialog(source, theme)
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    yield made
    theme.deleteLater()


def press(dialog: SummaryDialog, words: str) -> None:
    button = next(b for b in dialog.findChildren(QAbstractButton) if b.accessibleName() == words)
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_the_last_90_days_unless_told(dialog):
    assert dialog.summary().period.pair == (TODAY - timedelta(days=89), TODAY)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Last 30 days", TODAY - timedelta(days=29)),
        ("Since the visit on 12 Oct", VISIT),
        ("Own dates", TODAY - timedelta(days=89)),
    ],
)
def test_a_period_is_chosen_by_key(dialog, words, first):
    press(dialog, words)
    assert dialog.summary().period.pair == (first, TODAY)


def test_own_dates_in_the_wrong_order_are_turned_round(dialog):
    press(dialog, "Own dates")
    first, last = dialog.findChildren(QDateEdit)
    first.setDate(last.date().addDays(5))
    assert dialog.summary().period.pair == (TODAY, TODAY + timedelta(days=5))


def test_a_name_is_on_the_page_and_nowhere_else(dialog):
    name, born = dialog.choices.findChildren(
        QLineEdit, options=Qt.FindChildOption.FindDirectChildrenOnly
    )
    name.setText("Maria Example")
    born.setText("4 May 1971")
    assert (dialog.summary().name, dialog.summary().born) == ("Maria Example", "4 May 1971")


def test_a_name_may_be_filled_in(dialog):
    dialog.choices.put_name("Made-up diary")
    assert dialog.summary().name == "Made-up diary"


def test_the_preview_shows_the_sheet_and_says_it_in_words(dialog, qapp):
    sheet = dialog.findChild(QWidget, "sheet")
    picture = sheet.grab().toImage()
    dark = sum(
        picture.pixelColor(x, y).lightness() < 128
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    )
    assert dark > 500
    assert "Average pain" in sheet.accessibleDescription()
    assert "secret" not in sheet.accessibleDescription()
    a4 = sheet.height() / sheet.width()
    press(dialog, "US Letter")
    assert a4 == pytest.approx(297 / 210, abs=0.01)
    assert sheet.height() / sheet.width() == pytest.approx(11 / 8.5, abs=0.01)


@pytest.mark.parametrize("name", ["page.pdf", "page.html"])
def test_saving_writes_a_file_for_its_owner_and_says_so(dialog, tmp_path, name):
    dialog.save_to(tmp_path / name)
    place = tmp_path / name
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.read_bytes().startswith(b"%PDF" if name.endswith("pdf") else b"<!DOCTYPE html>")
    assert dialog.status.text() == f"Saved as {name}"


def test_a_place_that_cannot_be_written_is_said_and_the_dialog_stays(dialog, tmp_path):
    dialog.save_to(tmp_path / "missing" / "page.pdf")
    assert dialog.status.text().startswith("Not saved.")
    assert dialog.isVisible()


def reachable(dialog: SummaryDialog) -> list[QWidget]:
    return [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QScrollBar)
    ]


def test_b2_tab_reaches_everything_and_comes_back(dialog, qapp):
    press(dialog, "Own dates")
    dialog.activateWindow()
    dialog.setFocus()
    seen = []
    for _count in range(40):
        QTest.keyClick(qapp.focusWidget() or dialog, Qt.Key.Key_Tab)
        seen.append(qapp.focusWidget())
    wanted = {w for w in reachable(dialog) if w.focusProxy() is None}
    assert {w for w in wanted if not isinstance(w.parentWidget(), QDateEdit)} <= set(seen)


def test_b7_everything_to_press_is_large(dialog):
    press(dialog, "Own dates")
    for widget in dialog.findChildren(QAbstractButton) + dialog.findChildren(QDateEdit):
        if widget.isVisible():
            assert widget.height() >= TARGET, widget.accessibleName()
            assert widget.width() >= TARGET, widget.accessibleName()


def test_b9_the_wheel_changes_no_date(dialog):
    press(dialog, "Own dates")
    edit = dialog.findChildren(QDateEdit)[0]
    before = edit.date()
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 120), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    edit.setFocus()
    edit.wheelEvent(turn)
    assert edit.date() == before


def test_b17_everything_reachable_has_a_name(dialog):
    press(dialog, "Own dates")
    for widget in reachable(dialog):
        if not isinstance(widget.parentWidget(), QDateEdit):
            assert widget.accessibleName(), widget


def test_escape_closes(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_one_side_goes_to_the_printer(dialog, tmp_path):
    from PySide6.QtPrintSupport import QPrinter

    from dialdown.ui.summary.printing import print_on

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_on(printer, dialog.summary())
    assert (tmp_path / "printed.pdf").read_bytes().count(b"/Type /Page\n") == 1


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_is_not_there_is_told(dialog, tmp_path):
    from PySide6.QtPrintSupport import QPrinter

    from dialdown.ui.summary.printing import print_on

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "missing" / "printed.pdf"))
    assert not print_on(printer, dialog.summary())
