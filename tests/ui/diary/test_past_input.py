"""Clocks that jump, zones that change, and text that no one should paste: all of it survives."""

import time
from datetime import date, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QPlainTextEdit

from dialdown.domain.clock import Stamp
from dialdown.domain.day import Day, Moment
from dialdown.domain.text import LONGEST
from dialdown.storage import open_diary
from dialdown.ui.diary.day_cell import DayCell
from dialdown.ui.diary.note import NoteEdit, broken
from dialdown.ui.diary.past.day_list import DayList
from dialdown.ui.diary.past.future import FutureBar
from dialdown.ui.session import Session
from tests.ui.conftest import TODAY


@pytest.fixture
def note(qtbot) -> NoteEdit:
    made = NoteEdit("Note", "")
    qtbot.addWidget(made)
    made.resize(500, 120)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def paste(note: NoteEdit, words: str) -> None:
    data = QMimeData()
    data.setText(words)
    note.insertFromMimeData(data)


# ------------------------------------------------------------------ huge text
@pytest.mark.parametrize(
    "words",
    ["x" * 3_000_000, "é a long walk " * 215_000, "line of a note\n" * 200_000],
    ids=["one word", "one line", "lines"],
)
def test_a31_three_megabytes_are_pasted_saved_and_edited_in_under_a_second_each(
    note, session, diary, qapp, words
) -> None:
    def saved(text: str) -> None:
        session.save("Note", diary.day(TODAY).with_text("note", text), merge_key="note")

    note.written.connect(saved)
    steps = {
        "paste": lambda: paste(note, words),
        "save": note.flush,
        "letter": lambda: note.insertPlainText("a"),
        "start": lambda: note.moveCursor(note.textCursor().MoveOperation.Start),
        "letter at the start": lambda: note.insertPlainText("a"),
        "save again": note.flush,
        "undo typing": note.undo,
    }
    took = {}
    for name, do in steps.items():
        start = time.process_time()
        do()
        qapp.processEvents()
        took[name] = time.process_time() - start
    assert max(took.values()) < 1, took
    kept = diary.day(TODAY).text("note")
    assert kept.replace("\n", "") == ("a" + words + "a").replace("\n", "")


def test_a31_a_long_line_is_broken_at_a_space_and_nothing_goes_missing() -> None:
    assert broken("short\r\ntext") == "short\ntext"
    words = "walk " * 3000 + "\n" + "y" * 12_000
    lines = broken(words).split("\n")
    assert max(map(len, lines)) <= 5000
    assert all(line.endswith(" ") for line in lines[:3])
    assert "".join(lines) == words.replace("\n", "")


def test_a31_a_long_stored_note_is_shown_without_becoming_an_edit(note, qtbot) -> None:
    with qtbot.assertNotEmitted(note.written):
        note.show_text("z" * 20_000)
        assert not note.is_pending
        note.flush()


def test_a31_too_much_is_refused_whole_and_says_what_there_is_room_for(note, qtbot) -> None:
    paste(note, "already here\n" * 10)
    with qtbot.waitSignal(note.refused) as refused:
        paste(note, "x" * (LONGEST - 100))
    assert refused.args == [
        "This text was not pasted: it has 3,999,900 characters. There is room for 3,999,870."
    ]
    assert note.toPlainText() == "already here\n" * 10
    note.selectAll()
    with qtbot.assertNotEmitted(note.refused):
        paste(note, "z\n" * 1000)
    assert note.toPlainText() == "z\n" * 1000, "what is replaced makes room"


# ------------------------------------------------------------------ strange letters
@pytest.mark.parametrize(
    "words",
    [
        "👩‍👩‍👧 🏳️‍🌈 ☕",
        "שלום \u202eevil\u202c عربى", "e\u0301 é ﬁ Å", "a\tb", "<b>&amp;</b> %_'\"; --",
        "\u200b\u2067x\u2069",
    ],
)  # fmt: skip
def test_a32_what_is_pasted_comes_back_as_it_was(note, session, diary, clock, words) -> None:
    note.written.connect(
        lambda text: session.save("Note", diary.day(TODAY).with_text("note", text))
    )
    paste(note, words)
    note.flush()
    diary.close()
    again = open_diary(diary.path, clock)
    assert again.day(TODAY).text("note") == words
    again.close()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a\0b", "a\ufffdb"), ("a\x07b\x1b", "a\ufffdb\ufffd"), ("a\ud800b", "a\ufffdb")],
)
def test_a32_what_no_file_can_carry_is_replaced_visibly(session, diary, typed, kept) -> None:
    failed: list[str] = []
    session.failed.connect(failed.append)
    assert session.save("Note", diary.day(TODAY).with_text("note", typed))
    assert diary.day(TODAY).text("note") == kept
    assert session.save(f"Label {typed}", diary.day(TODAY).with_value("pain", 1))
    assert not failed


def test_a32_a_nul_that_is_pasted_does_not_cut_the_note(note, session, diary) -> None:
    note.written.connect(
        lambda text: session.save("Note", diary.day(TODAY).with_text("note", text))
    )
    paste(note, "before\0after")
    note.flush()
    assert diary.day(TODAY).text("note") == "before\ufffdafter"
    assert [day.date for day in diary.find("after")] == [TODAY]


def test_a32_a_space_that_qt_shows_as_another_is_no_edit(note, qtbot) -> None:
    with qtbot.assertNotEmitted(note.written):
        note.show_text("6\xa0h\u2028and so on")
        note.flush()


@pytest.mark.parametrize("words", ["שלום", "cafe\u0301", "CAFÉ", "100%", "a_b", "👩‍👩‍👧"])
def test_a32_strange_letters_are_found(session, theme, qtbot, words) -> None:
    session.save("Note", Day(TODAY).with_text("note", f"was {words.lower()} here"))
    session.save("Other", Day(TODAY - timedelta(days=1)).with_text("note", "was 100 ab here"))
    made = DayList(session, theme)
    qtbot.addWidget(made)
    made.search(words)
    assert made._said.text() == "Found 1 day"


# ------------------------------------------------------------------ clocks
def test_a27_the_bar_asks_about_a_date_to_come_until_it_is_confirmed(
    qtbot, session, theme, clock, press
) -> None:
    bar = FutureBar(session)
    qtbot.addWidget(bar)
    later = TODAY + timedelta(days=3)
    assert not bar.show_date(TODAY)
    assert bar.show_date(later)
    assert (
        bar._words.text() == "Wednesday 25 November 2026 is still to come. Is it really this day?"
    )
    clock.move(hours=24 * 2)
    assert bar.waiting, "nothing runs out while a person thinks"
    with qtbot.waitActive(bar):
        bar.show()
    bar.sure.setFocus()
    with qtbot.waitSignal(bar.confirmed) as confirmed:
        press(Qt.Key.Key_Return)
    assert confirmed.args == [later]
    assert not bar.show_date(later)
    assert bar.show_date(later + timedelta(days=1))
    with qtbot.waitSignal(bar.today_asked):
        bar.today.click()


def test_a27_each_date_to_come_is_named(qtbot, session, theme) -> None:
    bar = FutureBar(session)
    qtbot.addWidget(bar)
    for days in (1, 2):
        bar.show_date(TODAY + timedelta(days=days))
    assert bar._words.text().startswith("Tuesday 24 November 2026")


def test_a27_a_date_that_holds_something_is_not_asked_about_again(qtbot, session, theme) -> None:
    later = TODAY + timedelta(days=3)
    session.save("Typed under a wrong clock", Day(later).with_value("pain", 4))
    bar = FutureBar(session)
    qtbot.addWidget(bar)
    assert not bar.show_date(later)


@pytest.mark.parametrize("year", [1970, 2099])
def test_a27_what_is_saved_under_a_wrong_clock_is_kept_and_listed_by_date(
    session, diary, clock, theme, qtbot, year
) -> None:
    right = clock.at
    session.save("Before", Day(TODAY).with_value("pain", 1))
    clock.at = right.replace(year=year)
    session.save("Jumped", Day(session.today()).with_value("pain", 2))
    clock.at = right
    session.save("After", diary.day(TODAY).with_value("stress", 3))
    made = DayList(session, theme)
    qtbot.addWidget(made)
    dates = [day.date for day in made._shown]
    assert dates == sorted([TODAY, TODAY.replace(year=year)], reverse=True)
    assert len(diary.steps()) == 3


def test_a27_midnight_passes_while_the_window_is_open(window, diary, clock, press) -> None:
    press("6", Qt.Key.Key_Return)
    clock.move(hours=11)  # 01:02 the next day
    press("4", Qt.Key.Key_Return)
    assert [day.date for day in diary.days()] == [TODAY], "what is on screen stays what it was"
    window.diary_page.activate()
    assert window.diary_page.editor.date == TODAY
    names = [cell.accessibleName() for cell in window.findChildren(DayCell) if not cell.isHidden()]
    assert [name for name in names if "today" in name] == [
        "23 November 2026, today, nothing recorded"
    ]


BERLIN_SUMMER, BERLIN_WINTER = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))


def test_a28_both_half_past_twos_are_kept_in_order_and_the_day_counts_once(
    session, diary, clock
) -> None:
    night = date(2026, 10, 25)
    for offset, pain in ((BERLIN_WINTER, 8), (BERLIN_SUMMER, 4)):
        at = Stamp(datetime(2026, 10, 25, 2, 30, tzinfo=offset), "Europe/Berlin")
        session.save("Moment", diary.day(night).with_moment(Moment(at, pain)))
    diary.close()
    again = open_diary(diary.path, clock)
    (day,) = again.days()
    assert [(m.pain, m.at.at.utcoffset()) for m in day.moments] == [
        (4, timedelta(hours=2)), (8, timedelta(hours=1)),
    ]  # fmt: skip
    assert (day.date, day.pain) == (night, 6)
    again.close()


def test_a28_a_time_in_the_gap_of_spring_stays_as_it_was_written(session, diary, clock) -> None:
    at = Stamp(datetime(2026, 3, 29, 2, 30, tzinfo=BERLIN_WINTER), "Europe/Berlin")
    session.save("Moment", diary.day(at.date).with_moment(Moment(at, 5)))
    diary.close()
    again = open_diary(diary.path, clock)
    (moment,) = again.day(date(2026, 3, 29)).moments
    assert str(moment.at) == "2026-03-29T02:30:00+01:00[Europe/Berlin]"
    again.close()


def test_a29_a_day_written_in_auckland_is_the_same_day_in_honolulu(diary, theme, qtbot) -> None:
    auckland = Stamp(datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=13))), "NZDT")
    there = Session(diary, lambda: auckland)
    there.save("Pain", Day(there.today()).with_value("pain", 6, at=auckland))
    diary.close()
    honolulu = Stamp(datetime(2026, 11, 22, 10, tzinfo=timezone(timedelta(hours=-10))), "HST")
    again = open_diary(diary.path, lambda: honolulu)
    here = Session(again, lambda: honolulu)
    assert here.today() == date(2026, 11, 22)
    made = DayList(here, theme)
    qtbot.addWidget(made)
    assert [day.date for day in made._shown] == [date(2026, 11, 23)]
    assert again.day(date(2026, 11, 23)).answers["pain"].answered_at == auckland
    bar = FutureBar(here)
    qtbot.addWidget(bar)
    assert not bar.show_date(date(2026, 11, 23)), "the person wrote it, so it is not asked about"
    again.close()


def test_b2_tab_leaves_the_note(note) -> None:
    assert isinstance(note, QPlainTextEdit)
    assert note.tabChangesFocus()
