"""One side of paper, whatever the diary holds."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from dialdown.domain.day import Day
from dialdown.domain.records import Anchor, DoseStep, Mention, OwnScale, Question, Score, Treatment
from dialdown.domain.vocabulary import MENTIONS, SCORE_RANGES
from dialdown.summary import Chosen, Records, build_summary
from dialdown.summary.page import A4, LETTER, draw, pdf_bytes, write_pdf
from dialdown.summary.page_ink import load_font, printed_area
from dialdown.summary.page_layout import compose

LAST = date(2026, 11, 22)
FIRST = LAST - timedelta(days=90)
LONG = ("Could the burning go with weather and worry, and what would you do about it? " * 40)[:3000]
MARKUP = '<img src="file:///etc/hostname"><b>bold</b> [x](file:///etc) & <script>'

pytestmark = pytest.mark.usefixtures("qapp")


def overfull() -> Records:
    """Forty treatments and everything else as long as people can make it."""
    treatments = [
        Treatment(
            id=f"t{n}", name=f"Treatment {n}", start=LAST - timedelta(days=60 + n),
            verdict=LONG[:300], side_effects=("dizzy", "sleepy", "nausea"),
        )
        for n in range(40)
    ]  # fmt: skip
    return Records(
        own_scales=[OwnScale(id="buzz", name="Buzzing " * 20)] * 12,
        treatments=treatments,
        dose_steps=[
            DoseStep(treatment_id=t.id, start=t.start, dose="10 mg at night") for t in treatments
        ],
        scores=[Score(form=form, total=5, date=LAST) for form in SCORE_RANGES],
        anchors=[Anchor(level=level, words=LONG, date=LAST) for level in (0, 5, 10)],
        mentions=[Mention(id=key, words=LONG) for key in MENTIONS],
        questions=[Question(words=LONG, position=n) for n in range(8)],
    )


def summary_of(days, records, first=FIRST, name="", born=""):
    return build_summary(days, records, first, LAST, LAST, None, (), Chosen(name=name, born=born))


@pytest.fixture(scope="module")
def cases(diary_days, records, make_days):
    return {
        "usual": summary_of(diary_days, records, name="Maria Example", born="4 May 1971"),
        "empty": summary_of([], Records()),
        "one day": summary_of(diary_days[-1:], Records()),
        "only notes": summary_of([Day(LAST).with_text("note", "words")], Records()),
        "overfull": summary_of(diary_days, overfull(), name=LONG, born=LONG),
        "ten years": summary_of(make_days(3650), records, LAST - timedelta(days=3649)),
        "right to left": summary_of(
            diary_days, Records(questions=[Question(words="האם הכאב קשור לשינה?")]), name="مريم"
        ),
        "one enormous word": summary_of(
            diary_days, Records(questions=[Question(words="a" * 99999)])
        ),
    }


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def words_of(pdf: bytes, tmp_path: Path) -> str:
    """The text that a viewer copies out."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    place = tmp_path / "words.pdf"
    place.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-raw", place, "-"], capture_output=True, check=True)
    return done.stdout.decode()


@pytest.mark.parametrize("paper", [A4, LETTER], ids=["a4", "letter"])
def test_always_exactly_one_side(cases, paper):
    for name, summary in cases.items():
        pdf = pdf_bytes(summary, paper)
        assert pages(pdf) == 1, name
        assert len(pdf) < 300_000, name


@pytest.mark.parametrize("paper", [A4, LETTER], ids=["a4", "letter"])
def test_the_blocks_end_above_the_footer(cases, paper):
    load_font()
    area = printed_area(paper)
    for name, summary in cases.items():
        page = compose(summary, area)
        assert page.main.height + page.footer.height < area.height() * 1.05, name


def test_nothing_is_drawn_in_the_margins(cases):
    for name in ("usual", "overfull", "right to left"):
        picture = QImage(595, 842, QImage.Format.Format_Grayscale8)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        painter.scale(0.1, 0.1)
        draw(painter, cases[name], A4)
        painter.end()
        border = [(x, y) for x in range(595) for y in (*range(20), *range(822, 842))]
        border += [(x, y) for y in range(842) for x in (*range(30), *range(566, 595))]
        assert all(picture.pixelColor(x, y) == QColor("white") for x, y in border), name


def test_what_was_shortened_is_said(cases, tmp_path):
    words = words_of(pdf_bytes(cases["overfull"]), tmp_path)
    assert "Shortened to fit one side:" in words
    assert re.search(r"and \d+ more in the diary", words)
    assert "Shortened" not in words_of(pdf_bytes(cases["usual"]), tmp_path)


def test_warnings_are_never_cut(diary_days, tmp_path):
    days = [*diary_days[:-1], diary_days[-1].with_tick("warning:numb_groin", True)]
    words = words_of(pdf_bytes(summary_of(days, overfull()), LETTER), tmp_path)
    assert "Warnings noted: numb groin on 22 Nov." in words.replace("\n", " ")


def test_the_text_can_be_copied_in_reading_order(cases, tmp_path):
    words = words_of(pdf_bytes(cases["usual"]), tmp_path)
    found = [
        words.index(part)
        for part in (
            "Pain summary for my appointment", "Maria Example · 4 May 1971",
            "Could central sensitization be part of my pain?", "Average pain", "Pain by day",
            "Treatments", "Amitriptyline", "Things I want to mention", "Scores from paper forms",
            "Not a diagnosis",
        )
    ]  # fmt: skip
    assert found == sorted(found)


def test_the_bundled_font_is_embedded(cases):
    pdf = pdf_bytes(cases["usual"])
    fonts = set(re.findall(rb"/FontName /(?:[A-Z]{6}\+)?([\w-]+)", pdf))
    assert fonts == {b"AtkinsonHyperlegibleNext-Regular", b"AtkinsonHyperlegibleNext-Bold"}
    assert pdf.count(b"/FontFile2") == 2


def test_the_page_is_vector_only(cases):
    assert b"/Subtype /Image" not in pdf_bytes(cases["usual"])


def test_the_properties_name_no_person_and_no_illness(cases, monkeypatch):
    monkeypatch.setenv("USER", "maria")
    pdf = pdf_bytes(cases["usual"]).replace(b"\x00", b"")
    assert b"maria" not in pdf.lower()
    assert b"(\xfe\xffSummary)" in pdf
    assert b"(\xfe\xffDialdown)" in pdf


def test_a33_markup_is_printed_as_it_was_typed(diary_days, tmp_path):
    records = Records(
        questions=[Question(words=MARKUP)],
        treatments=[Treatment(name=MARKUP, start=FIRST, verdict=MARKUP)],
    )
    words = words_of(pdf_bytes(summary_of(diary_days, records, name=MARKUP)), tmp_path)
    assert words.replace("\n", " ").count("<b>bold</b>") >= 4


def test_notes_are_not_printed(cases, tmp_path):
    assert "Private words" not in words_of(pdf_bytes(cases["usual"]), tmp_path)


def test_a38_the_file_is_for_its_owner_only(cases, tmp_path):
    place = tmp_path / "summary.pdf"
    write_pdf(place, cases["usual"])
    assert place.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["summary.pdf"]


def test_the_old_file_stays_when_writing_fails(cases, tmp_path, monkeypatch):
    place = tmp_path / "summary.pdf"
    place.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_pdf(place, cases["empty"])
    assert place.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["summary.pdf"]


def test_a_cut_sentence_about_a_treatment_never_loses_its_doubt(diary_days, tmp_path):
    records = replace(overfull(), questions=(), mentions=(), own_scales=(), anchors=(), scores=())
    words = words_of(pdf_bytes(summary_of(diary_days, records)), tmp_path).replace("\n", " ")
    assert words.count("Pain averaged") == words.count("Other things may have changed too.")
