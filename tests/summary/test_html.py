"""The page for screen readers: headings, tables, words for the chart, and nothing interpreted."""

import re
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest

from dialdown.domain.day import Day
from dialdown.domain.records import Anchor, Mention, OwnScale, Question, Score, Treatment
from dialdown.summary import Chosen, Records, build_summary, plain_text, write_html
from dialdown.summary.html import html_text

LAST = date(2026, 11, 22)
FIRST = LAST - timedelta(days=90)
MARKUP = '<img src="file:///etc/hostname"><b>bold</b> & "quoted" <script>x</script>'
VOID = {"meta", "br", "line", "circle", "rect", "path", "polyline"}


class Reader(HTMLParser):
    """Notes tags and text, and that every tag that opens closes again."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.words += data


@pytest.fixture(scope="module")
def usual(diary_days, records):
    return build_summary(diary_days, records, FIRST, LAST, LAST, chosen=Chosen(name="Maria"))


def test_headings_tables_and_words_for_the_chart(usual):
    read = Reader(html_text(usual))
    tags = [tag for tag, _attributes in read.tags]
    assert tags.count("h1") == 1
    assert tags.count("h2") >= 8
    assert tags.index("h1") < tags.index("h2")
    assert all(attributes.get("scope") for tag, attributes in read.tags if tag == "th")
    assert usual.chart.text in read.words
    assert all(a.get("aria-hidden") == "true" for tag, a in read.tags if tag == "svg")
    assert ("html", {"lang": "en"}) in read.tags


def test_nothing_is_loaded_from_anywhere(usual):
    page = html_text(usual)
    assert not re.search(r"https?:|file:|url\(|<link|<script|<img|@import", page)


def test_a33_typed_words_are_never_markup():
    records = Records(
        own_scales=[OwnScale(id="x", name=MARKUP)],
        treatments=[
            Treatment(name=MARKUP, start=FIRST, verdict=MARKUP, helped=MARKUP),
            Treatment(name=MARKUP, start=FIRST - timedelta(9), end=FIRST - timedelta(2)),
        ],
        scores=[Score(form="csi", total=40, date=LAST, note=MARKUP)],
        anchors=[Anchor(level=5, words=MARKUP, date=FIRST)],
        mentions=[Mention(id="spread", words=MARKUP)],
        questions=[Question(words=MARKUP, position=n) for n in range(5)],
    )
    days = [Day(LAST).with_value("pain", 5).with_value("own:x", 3)]
    page = build_summary(days, records, FIRST, LAST, LAST, chosen=Chosen(name=MARKUP, born=MARKUP))
    read = Reader(html_text(page))
    assert {"img", "b", "script"}.isdisjoint(tag for tag, _attributes in read.tags)
    assert read.words.count(MARKUP.replace("  ", " ")) >= 11


@pytest.mark.parametrize("days", [[], [Day(LAST).with_text("note", "secret")]])
def test_an_empty_period_still_makes_a_page(days, tmp_path):
    page = build_summary(days, Records(), FIRST, LAST, LAST)
    write_html(tmp_path / "page.html", page)
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "No pain was recorded" in Reader(text).words
    assert "secret" not in text
    assert (tmp_path / "page.html").stat().st_mode & 0o777 == 0o600


def test_the_same_words_as_plain_text(usual):
    words = plain_text(usual)
    assert "<" not in words
    for part in ("Average pain: ", "Duloxetine 30 mg", "CSI 46 of 100", "Not a diagnosis"):
        assert part in words
