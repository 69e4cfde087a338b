"""The section: both texts, every row's numbers on the screen, copied and on paper."""

import json
import re
import shutil
import subprocess
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter

from dialdown.commands.telling import _as_json
from dialdown.domain.records import OwnTag
from dialdown.ui.charts.method import section as section_module
from dialdown.ui.charts.method import text_view
from dialdown.ui.charts.method.numbers import how_tested, rows_as_text, rows_of, rows_table
from dialdown.ui.charts.patterns_data import find_all
from dialdown.ui.learn.printing import print_article


@pytest.fixture
def open_section(open_page, qtbot):
    """The section on these days, opened."""

    def make(days, *records, width=1024):
        page = open_page(days, *records)
        page.resize(width, 700)
        section = page.open_section("method")
        qtbot.waitUntil(lambda: section.copy.isEnabled())
        qtbot.wait(1)
        return section

    return make


def words(section) -> str:
    columns = [column for column in section.text.columns if column.isVisible()]
    return "\n".join(column.toPlainText() for column in columns)


def parsed(text: str) -> list[dict[str, str]]:
    head, *lines = (line.split("\t") for line in text.rstrip("\n").split("\n"))
    assert all(len(line) == len(head) for line in lines)
    return [dict(zip(head, line, strict=True)) for line in lines]


# ------------------------------------------------------------------ on the screen
def test_it_opens_in_plain_words_without_numbers(open_section, make_days):
    section = open_section(make_days(60))
    assert "Each row asks one thing." in words(section)
    assert not section.table.isVisible()
    assert not section.copy.isVisible()
    assert section.print.isVisible()


@pytest.mark.parametrize(("width", "columns"), [(800, 1), (1400, 2)])
@pytest.mark.parametrize("professional", [False, True])
def test_the_whole_text_stands_there_in_as_many_columns_as_fit(
    open_section, make_days, width, columns, professional
):
    section = open_section(make_days(5), width=width)
    section.professional.setChecked(professional)
    assert sum(column.isVisible() for column in section.text.columns) == columns
    read = words(section)
    article = section.shown().article
    assert article.title not in read.splitlines()
    for heading in re.findall(r"^## (.+)$", article.body, re.MULTILINE):
        assert read.splitlines().count(heading) == 1
    assert read.strip().endswith("pain.2008.01.025" if professional else "They get no verdict.")


def test_a_narrower_page_sets_the_text_anew_without_cutting_it(open_section, make_days, qtbot):
    section = open_section(make_days(5), width=1400)
    page = section.window()
    tall = section.text.height()
    page.resize(700, 700)
    qtbot.waitUntil(lambda: not section.text.columns[1].isVisible())
    assert section.text.height() > tall
    assert section.text.columns[0].width() <= section.width() + 2 * text_view.PADDING


def test_professionals_see_every_row_and_the_how_tested(open_section, make_days):
    section = open_section(make_days(120))
    section.professional.click()
    found = section._found
    model = section.table.model()
    assert section.table.isVisible()
    assert model.rowCount() == len(found.settled.patterns)
    first = sum(row.p is not None for row in found.settled.patterns if row.factor == "stress")
    assert f"First: {first} rows, {first} tested. Clear at q 0.006" in section.tests.text()
    assert section.professional.isChecked()
    section.professional.click()
    assert "Each row asks one thing." in words(section)
    assert not section.table.isVisible()


def test_a_source_number_brings_its_source_into_sight_and_says_it(
    open_section, make_days, monkeypatch, qtbot
):
    spoken = []
    monkeypatch.setattr(text_view, "announce", lambda _widget, said: spoken.append(said))
    section = open_section(make_days(5))
    section.professional.setChecked(True)
    qtbot.wait(1)
    area = section.text._area()
    area.verticalScrollBar().setValue(0)
    section.text.columns[0].link_opened.emit("source", "edwards-2008")
    assert spoken == [section.text._explain("source", "edwards-2008")]
    assert "Pain 137: 202-207" in spoken[0]
    assert area.verticalScrollBar().value() > area.verticalScrollBar().maximum() / 2


def test_keys_move_the_page_around_the_text(open_section, make_days, qtbot):
    section = open_section(make_days(5))
    area = section.text._area()
    area.verticalScrollBar().setValue(0)
    qtbot.keyClick(section.text.columns[0], Qt.Key.Key_End)
    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum()


def test_another_look_of_the_window_recolours_the_text(open_section, make_days, theme):
    section = open_section(make_days(5))
    before = section.text.height()
    theme.apply("dark", 200)
    assert section.text.height() > before
    ink = section.text.columns[0].document().begin().begin().fragment().charFormat()
    assert ink.foreground().color().name() == theme.colours.ink.lower()


# ------------------------------------------------------------------ numbers
def test_copied_numbers_are_those_of_the_command_unrounded(open_section, make_days):
    section = open_section(make_days(120))
    section.professional.setChecked(True)
    section.copy.click()
    rows = parsed(QGuiApplication.clipboard().text())
    found = section._found
    told = json.loads(_as_json(found.series, found.settled, list(found.factors.values())))
    theirs = {(p["factor"], p["outcome"], str(p["lag_days"])): p for p in told["patterns"]}
    assert len(rows) == len(theirs)
    for row in rows:
        other = theirs[row["factor"], row["outcome"], row["lag_days"]]
        for key in ("slope", "low", "high", "r", "r_low", "r_high", "p", "q", "sharpness"):
            assert (float(row[key]) if row[key] else None) == other[key]
        for key in ("verdict", "reason", "days", "days_needed"):
            assert row[key] == str(other[key])
    first, rest = told["families"]
    assert first["tested"] + rest["tested"] == sum(1 for row in rows if row["p"])
    assert float(rows[0]["level_clear"]) == first["levels"]["clear"]


def test_the_table_shows_the_same_rounded(make_days):
    found = find_all(make_days(120), [], [])
    rows = rows_of(found)
    table = rows_table(rows)
    assert len(table.rows) == len(rows)
    for row, cells in zip(rows, table.rows, strict=True):
        shown = dict(zip(table.header, cells, strict=True))
        assert shown["Days"] == str(row.pattern.days)
        if row.pattern.slope is None:
            assert shown["Slope"] == shown["p"] == shown["Free"] == ""
            continue
        assert abs(float(shown["Slope"].replace("−", "-")) - row.pattern.slope) <= 0.0005
        assert shown["p"].startswith("<") or abs(float(shown["p"]) - row.pattern.p) <= 0.00005
        assert shown["Free"].rstrip(" *") == str(row.background.free)


def test_a_name_that_a_person_typed_opens_no_column_and_no_formula(make_day, today):
    since = today - timedelta(90)
    tag = OwnTag(id="t1", name="=1+1\tbad\nname", group="body", since=since)
    other = OwnTag(id="t2", name="Other", group="body", since=since)
    days = []
    for back in range(60):
        day = make_day(today - timedelta(days=back), pain=(back * 7) % 10)
        days.append(day.with_tick("tag:t1" if back % 2 else "tag:t2", on=True))
    rows = parsed(rows_as_text(rows_of(find_all(days, [], [tag, other]))))
    assert {row["name"][:2] for row in rows if row["factor"] == "tag:t1"} == {"'="}


def test_no_tests_are_claimed_before_the_first_look(make_days):
    said = "\n".join(how_tested(find_all(make_days(20), [], [])))
    assert "0 tested" in said
    assert "Clear at" not in said
    assert "First look at your patterns in" in said


def gap_of_months(make_day, today):
    return [
        make_day(today - timedelta(days=back), pain=back % 7, stress=(back * 3) % 8)
        for back in (*range(25), *range(400, 430))
    ]


@pytest.mark.parametrize(
    "days",
    [
        lambda make, today: [],
        lambda make, today: [make(today, pain=3)],
        lambda make, today: [make(today - timedelta(n), pain=n, stress=n) for n in range(3)],
        lambda make, today: [make(today - timedelta(n), pain=5, stress=5) for n in range(100)],
        lambda make, today: [make(today, pain=5, later=9)],
        gap_of_months,
    ],
)
def test_thin_diaries_show_blanks_and_never_nan(days, make_day, today):
    found = find_all(days(make_day, today), [], [])
    rows = rows_of(found)
    cells = [cell for line in rows_table(rows).rows for cell in line]
    shown = "\t".join([*cells, *how_tested(found), rows_as_text(rows)])
    assert not re.search(r"\bnan\b|\binf\b|None", shown)


def test_ten_years_are_worked_out_quickly_enough(make_days):
    days = make_days(3650)
    rows = rows_of(find_all(days, [], []))
    assert all(row.background.waves == 24 for row in rows if row.pattern.days > 720)


# ------------------------------------------------------------------ on paper
def printed(section, path) -> str:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    text = section.shown()
    add = section.add_numbers if section.professional.isChecked() else None
    print_article(text.article, text.library, section.theme, printer, add)
    assert path.read_bytes().startswith(b"%PDF")
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext reads the page back")
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_plain_text_prints_whole(open_section, make_days, tmp_path):
    paper = printed(open_section(make_days(40)), tmp_path / "plain.pdf")
    assert "How this is worked out" in paper
    assert "They get no verdict." in " ".join(paper.split())


def test_every_row_prints_and_the_heading_repeats_on_each_page(
    open_section, make_day, tmp_path, today
):
    since = today - timedelta(90)
    tags = [OwnTag(id=f"t{n}", name=f"Thing {n}", group="body", since=since) for n in range(30)]
    days = []
    for back in range(80):
        day = make_day(today - timedelta(days=back), pain=(back * 7) % 10, stress=(back * 5) % 9)
        for n, tag in enumerate(tags):
            day = day.with_tick(f"tag:{tag.id}", on=(back * (n + 3)) % 5 < 2)
        days.append(day)
    section = open_section(days, *tags)
    section.professional.setChecked(True)
    pages = printed(section, tmp_path / "numbers.pdf").split("\f")
    for row in rows_of(section._found):
        if row.pattern.slope is not None:
            size = f"{row.pattern.slope:.3f}".replace("-", "−")
            assert any(size in page for page in pages)
    with_rows = [page for page in pages if "tag → pain, lag" in page]
    assert len(with_rows) >= 2
    for page in with_rows:
        assert re.search(r"Row\s+Days\s+Slope\s+r\s", page)
    assert any("The numbers of this diary" in page for page in pages)


def test_print_sends_the_text_on_the_screen_with_numbers_for_professionals(
    open_section, make_days, monkeypatch
):
    sent = []
    monkeypatch.setattr(section_module, "ask_and_print", lambda *asked: sent.append(asked))
    section = open_section(make_days(40))
    section.print.click()
    section.professional.setChecked(True)
    section.print.click()
    assert [(asked[0].slug, asked[-1] is None) for asked in sent] == [
        ("plain", True),
        ("professional", False),
    ]
