"""Ways out: what is about to leave, files for the owner only, and one sentence when it fails."""

import errno
import json
import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from dialdown.summary import plain_text
from dialdown.ui.summary import saving
from dialdown.ui.summary.saving import LastFolder
from tests.ui.summary.conftest import button, open_all, press

pytestmark = pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")


def words_of(dialog) -> str:
    return "\n".join(label.text() for label in dialog.outputs.findChildren(QLabel))


def test_what_is_about_to_leave_is_in_words_beside_the_buttons(dialog):
    assert "On it: which 90 days you wrote on" in words_of(dialog)
    assert "Not in it: notes, name, date of birth" in words_of(dialog)
    open_all(dialog)
    press(dialog, "List of days")
    dialog.choices.put_name("Maria")
    dialog.summary()
    assert "a list of 90 days" in words_of(dialog)
    assert "your name" in words_of(dialog)
    assert "Maria" not in words_of(dialog)


def test_a_button_says_what_would_leave(dialog):
    assert "Not in it: notes" in button(dialog, "Print…").accessibleDescription()


@pytest.mark.parametrize(
    ("name", "start"),
    [("page.pdf", b"%PDF"), ("page.html", b"<!DOCTYPE html>"), ("page.json", b"{")],
)
def test_a38_a_file_is_for_its_owner_only_and_it_is_said(dialog, tmp_path, name, start):
    before = os.umask(0)
    try:
        dialog.outputs.save_to(tmp_path / name)
    finally:
        os.umask(before)
    assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    assert (tmp_path / name).read_bytes().startswith(start)
    assert dialog.outputs.status.text() == f"Saved as {name}, for your eyes only."


def test_records_for_another_program_are_what_is_shown(dialog, tmp_path):
    press(dialog, "Last 30 days")
    dialog.outputs.save_to(tmp_path / "page.json")
    found = json.loads((tmp_path / "page.json").read_text())
    assert found["resourceType"] == "Bundle"
    assert "2026-10-24" in json.dumps(found)


@pytest.fixture
def asked(monkeypatch):
    """What the file dialog was asked with; it answers with `asked.answer`."""

    class Asked(list):
        answer = ""

    calls = Asked()

    def answer(_parent, _title, place, kinds):
        calls.append((place, kinds))
        return calls.answer, kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return calls


@pytest.mark.parametrize(
    ("words", "ending"), [("Save as PDF…", "pdf"), ("Web page…", "html"), ("Records…", "json")]
)
def test_a_name_without_a_word_about_health_is_offered(dialog, tmp_path, asked, words, ending):
    asked.answer = str(tmp_path / "mine")
    press(dialog, words)
    assert asked == [(str(tmp_path / f"summary.{ending}"), asked[0][1])]
    assert f"(*.{ending})" in asked[0][1]
    assert (tmp_path / f"mine.{ending}").exists()


def test_the_last_folder_is_offered_again_until_it_is_gone(make_dialog, tmp_path, asked, settings):
    folder, place = LastFolder(tmp_path), tmp_path / "for the doctor"
    place.mkdir()
    asked.answer = str(place / "a.pdf")
    first = make_dialog(folder)
    press(first, "Save as PDF…")
    first.close()
    second = make_dialog(folder)
    asked.answer = ""
    press(second, "Save as PDF…")
    (place / "a.pdf").unlink()
    place.rmdir()
    press(second, "Save as PDF…")
    second.close()
    assert Path(asked[1][0]).parent == place
    assert Path(asked[2][0]).parent == Path.home()
    assert "doctor" not in str(settings)


def test_a_file_that_was_not_named_is_replaced_only_if_the_person_says_so(
    dialog, tmp_path, asked, monkeypatch
):
    (tmp_path / "mine.pdf").write_text("old")
    asked.answer = str(tmp_path / "mine")
    monkeypatch.setattr(saving, "ask", lambda *_args: False)
    press(dialog, "Save as PDF…")
    assert (tmp_path / "mine.pdf").read_text() == "old"
    monkeypatch.setattr(saving, "ask", lambda *_args: True)
    press(dialog, "Save as PDF…")
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "Not saved: the disk is full."),
        (errno.EROFS, "Not saved: that disk can only be read."),
        (errno.EACCES, "Not saved: that file or folder may not be changed."),
        (errno.ENOENT, "Not saved: that folder is no longer there."),
        (errno.EBUSY, "Not saved: that file is open in another program."),
        (errno.EIO, "Not saved: that place cannot be written to."),
    ],
)
@pytest.mark.parametrize("name", ["page.pdf", "page.html", "page.json"])
def test_a_file_that_is_not_written_is_told_and_the_old_one_stays(
    dialog, tmp_path, monkeypatch, number, words, name
):
    path = tmp_path / name
    path.write_text("old")

    def fail(_handle):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    dialog.outputs.save_to(path)
    assert dialog.outputs.status.text() == words
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_a_file_that_windows_keeps_open_is_told():
    error = OSError(errno.EACCES, "used by another process")
    error.winerror = 32
    assert saving.why_not(error) == "Not saved: that file is open in another program."


def test_a_folder_that_is_gone_is_told(dialog, tmp_path):
    dialog.outputs.save_to(tmp_path / "missing" / "page.pdf")
    assert dialog.outputs.status.text() == "Not saved: that folder is no longer there."
    assert dialog.isVisible()


def test_the_page_is_copied_as_plain_text(dialog):
    press(dialog, "Copy as text")
    assert QApplication.clipboard().text() == plain_text(dialog.summary())
    assert dialog.outputs.status.text() == "Copied as plain text, ready to paste."


def test_what_became_of_one_page_is_not_said_of_the_next(dialog):
    press(dialog, "Copy as text")
    press(dialog, "Last 30 days")
    dialog.summary()
    assert not dialog.outputs.status.isVisible()


# ---------------------------------------------------------------------- printing
@pytest.fixture
def printer(tmp_path):
    from PySide6.QtPrintSupport import QPrinter

    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def test_a_page_printed_to_a_file_is_for_its_owner_only(dialog, tmp_path, printer):
    from dialdown.ui.summary.printing import print_on

    before = os.umask(0)
    try:
        assert print_on(printer, dialog.summary()) == str(tmp_path / "printed.pdf")
    finally:
        os.umask(before)
    assert (tmp_path / "printed.pdf").read_bytes().count(b"/Type /Page\n") == 1
    assert (tmp_path / "printed.pdf").stat().st_mode & 0o777 == 0o600


def answer_print_dialog(monkeypatch, prepare):
    from PySide6.QtPrintSupport import QPrintDialog
    from PySide6.QtWidgets import QDialog

    def accept(dialog):
        prepare(dialog.printer())
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)


def test_a_file_of_the_print_dialog_that_cannot_be_written_is_told(dialog, tmp_path, monkeypatch):
    missing = str(tmp_path / "missing" / "printed.pdf")
    answer_print_dialog(monkeypatch, lambda printer: printer.setOutputFileName(missing))
    press(dialog, "Print…")
    assert dialog.outputs.status.text() == "Not saved: that folder is no longer there."


def test_a_printer_that_is_not_there_is_told(dialog, monkeypatch):
    from dialdown.ui.summary import printing

    answer_print_dialog(monkeypatch, lambda printer: printer.setOutputFileName(""))
    monkeypatch.setattr(printing, "draw_on_paper", lambda *_args: False)
    press(dialog, "Print…")
    assert dialog.outputs.status.text() == "Not printed: the printer does not answer."


def test_a_page_that_went_to_the_printer_is_told(dialog, monkeypatch):
    from dialdown.ui.summary import printing

    answer_print_dialog(monkeypatch, lambda printer: printer.setOutputFileName(""))
    monkeypatch.setattr(printing, "draw_on_paper", lambda *_args: True)
    press(dialog, "Print…")
    assert dialog.outputs.status.text() == "Sent to the printer."


def test_nothing_is_said_when_the_print_dialog_is_left(dialog, monkeypatch):
    from PySide6.QtPrintSupport import QPrintDialog
    from PySide6.QtWidgets import QDialog

    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    press(dialog, "Print…")
    assert dialog.outputs.status.text() == ""
