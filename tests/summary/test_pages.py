"""The files that `dialdown summary` writes, read by another program's library."""

import os
import platform
import re
import tempfile
from html import unescape
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject, StreamObject

from dialdown import cli

ABOUT_HEALTH = re.compile(
    "pain|diary|health|neuro|doctor|patient|appointment|symptom|medic|treat|nerve|sleep|clinic",
    re.I,
)
WHO = ("maria-lopez", "marias-laptop")

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module", autouse=True)
def somebody():
    """A person and a computer with names that would be found again."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("USER", "LOGNAME", "USERNAME"):
            patch.setenv(name, WHO[0])
        patch.setenv("HOSTNAME", WHO[1])
        yield


@pytest.fixture(scope="module", params=[3, 365, 3650], ids=["three days", "a year", "ten years"])
def pdf(request, demo, qapp, tmp_path_factory) -> Path:
    """The page about a made-up diary."""
    file = tmp_path_factory.mktemp("pdf") / "page.pdf"
    before = os.umask(0o022)  # the command sets it for the whole process
    assert cli.main(["--data-dir", str(demo(request.param)), "summary", str(file)]) == 0
    os.umask(before)
    return file


def words_of(file: Path) -> str:
    """What a viewer copies out, blanks of any kind as one space."""
    return " ".join("".join(page.extract_text() for page in PdfReader(file).pages).split())


def resolved(found: object) -> object:
    return found.get_object() if isinstance(found, IndirectObject) else found


def every_stream(reader: PdfReader) -> bytes:
    """All that is inside, unpacked."""
    objects = (reader.get_object(number) for number in sorted(reader.xref[0]))
    return b"\n".join(
        part.get_data() if isinstance(part, StreamObject) else repr(part).encode()
        for part in objects
    )


# --- one page, its fonts, its words


def test_exactly_one_small_page(pdf):
    assert len(PdfReader(pdf).pages) == 1
    assert pdf.stat().st_size < 300_000
    assert pdf.stat().st_mode & 0o777 == 0o600


def test_every_font_is_embedded_and_says_which_letters_it_draws(pdf):
    fonts = PdfReader(pdf).pages[0]["/Resources"]["/Font"].values()
    assert {resolved(font)["/BaseFont"] for font in fonts} == {
        "/AtkinsonHyperlegibleNext-Regular",
        "/AtkinsonHyperlegibleNext-Bold",
    }
    for font in map(resolved, fonts):
        (inner,) = font["/DescendantFonts"]
        assert resolved(resolved(inner)["/FontDescriptor"])["/FontFile2"].get_data()
        assert b"beginbf" in font["/ToUnicode"].get_data()


def test_blanks_between_words_are_copied_as_spaces(pdf):
    words = "".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert "\t" not in words
    assert "Pain summary for my appointment" in words


def test_the_words_come_in_reading_order(pdf):
    words = words_of(pdf)
    places = [
        words.index(part)
        for part in (
            "Pain summary for my appointment", "Made-up diary", "days recorded",
            "What I want from this visit", "Average pain", "Days at 7 or more",
            "Did what mattered", "My own scales", "Pain by day", "What went with pain",
            "Treatments", "Scores from paper forms", "Pain 0 is none", "Not a diagnosis.",
        )
    ]  # fmt: skip
    assert places == sorted(places)


def test_nothing_inside_runs_loads_or_is_a_picture(pdf):
    inside = every_stream(PdfReader(pdf))
    for part in (
        b"/JavaScript",
        b"/OpenAction",
        b"/URI",
        b"/EmbeddedFile",
        b"/Launch",
        b"'/Image'",
    ):
        assert part not in inside


def test_every_number_on_paper_is_also_in_the_html(demo, write_page, tmp_path):
    """The recount checks the words; here the paper must hold no number that they lack."""
    for suffix in ("pdf", "html"):
        assert write_page(demo(365), tmp_path / f"page.{suffix}")[0] == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    known = set(numbers(unescape(re.sub(r"<(style|svg).*?</\1>|<[^>]+>", " ", page, flags=re.S))))
    only_drawn = {"0", "5", "10", "6", "1", "2", "3"}  # axes, "< 6 h", places in a list
    assert numbers(words_of(tmp_path / "page.pdf")) - known - only_drawn <= counted_rest(
        words_of(tmp_path / "page.pdf")
    )


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)?", text))


def counted_rest(text: str) -> set[str]:
    """The numbers of `and 3 more`, which say how much was shortened."""
    return set(re.findall(r"and (\d+) more", text))


# --- properties


def test_the_properties_of_a_pdf_name_nobody_and_no_illness(pdf):
    reader = PdfReader(pdf)
    told = {key: str(text) for key, text in (reader.metadata or {}).items() if str(text)}
    assert told.keys() <= {
        "/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped",
    }  # fmt: skip
    assert (told["/Title"], told["/Creator"]) == ("Summary", "Dialdown")
    described = resolved(reader.trailer["/Root"]).get("/Metadata")
    xmp = resolved(described).get_data().decode() if described else ""
    words = " ".join(told.values()) + re.sub(r"<[^>]+>", " ", xmp)
    assert not ABOUT_HEALTH.search(words)
    assert platform.node() not in words.split()


def test_no_name_of_a_person_computer_or_folder_is_in_a_pdf(pdf):
    inside = (pdf.read_bytes() + every_stream(PdfReader(pdf))).replace(b"\0", b"").lower()
    for name in (*WHO, str(pdf.parent), str(Path.home()), tempfile.gettempdir(), "page.pdf"):
        assert name.encode().lower() not in inside


def test_nor_in_an_html_file(demo, write_page, tmp_path):
    file = tmp_path / "page.html"
    assert write_page(demo(3), file)[0] == 0
    page = file.read_text(encoding="utf-8")
    for name in (*WHO, str(tmp_path), str(Path.home()), tempfile.gettempdir(), "page.html"):
        assert name.lower() not in page.lower()
    properties = re.findall(r"<title>.*?</title>|<meta[^>]*>", page)
    assert not any(ABOUT_HEALTH.search(one) for one in properties)
    assert file.stat().st_mode & 0o777 == 0o600
