"""The HTML file against the standard, for whatever a diary holds.

html5lib, which follows the parsing rules of the HTML standard to the letter, reports every parse
error: tags that do not belong where they are or are not closed, doubled attributes, stray & and <,
characters that no document may hold. It knows nothing of what may be in what, so the second check
is a table of all elements and attributes that the page may use, each with its parents, after the
content models of the standard. Not checked: the style sheet, and values of SVG attributes.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialdown.domain.day import Day
from dialdown.domain.records import (
    AboutMe,
    Anchor,
    Flare,
    Mention,
    OwnScale,
    Question,
    Score,
    Treatment,
)
from dialdown.summary import Chosen, Records, Summary, build_summary
from dialdown.summary.chosen import APPENDIX, SECTIONS
from dialdown.summary.html import html_text

LAST = date(2026, 11, 22)
FIRST = LAST - timedelta(days=90)
ALL = Chosen(off=frozenset(), appendix=frozenset(APPENDIX), name="Maria", born="4 May 1971")

FLOW = {"body", "main", "section", "footer", "div", "li", "td", "figure", "header", "article"}
PHRASING = {
    "p",
    "strong",
    "bdi",
    "span",
    "h1",
    "h2",
    "h3",
    "th",
    "figcaption",
    "caption",
    "dt",
    "dd",
}
PARENTS: dict[str, set[str]] = {
    "head": {"html"}, "body": {"html"}, "meta": {"head"}, "title": {"head", "svg"},
    "style": {"head"}, "main": {"body"}, "footer": {"body"}, "header": {"body", "main"},
    "section": {"main", "section", "body"}, "div": FLOW, "figure": FLOW, "figcaption": {"figure"},
    "h1": FLOW, "h2": FLOW, "h3": FLOW, "p": FLOW, "ul": FLOW, "ol": FLOW, "li": {"ul", "ol"},
    "dl": FLOW, "dt": {"dl"}, "dd": {"dl"}, "table": FLOW, "caption": {"table"},
    "thead": {"table"}, "tbody": {"table"}, "tr": {"thead", "tbody"}, "th": {"tr"}, "td": {"tr"},
    "strong": FLOW | PHRASING, "bdi": FLOW | PHRASING, "span": FLOW | PHRASING,
    "br": FLOW | PHRASING, "svg": FLOW | PHRASING,
}  # fmt: skip
ATTRIBUTES: dict[str, set[str]] = {
    "html": {"lang", "dir"}, "meta": {"charset", "name", "content"}, "th": {"scope", "colspan"},
    "ol": {"start"}, "svg": {"viewBox", "aria-hidden", "focusable", "role", "aria-labelledby",
    "aria-label", "stroke"},
}  # fmt: skip
ANYWHERE = {"class", "id", "lang", "dir", "aria-hidden", "aria-label", "aria-labelledby"}
HTML, SVG = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}"
DRAWN = {
    "svg", "g", "path", "line", "polyline", "polygon", "circle", "rect", "text", "tspan", "title",
    "desc", "defs", "pattern", "use", "clipPath",
}  # fmt: skip


def read(page: str) -> Element:
    """The tree, or a failure that names every parse error and where it is."""
    parser = html5lib.HTMLParser()
    tree = parser.parse(page)
    lines = page.splitlines()
    assert [(name, lines[at[0] - 1][:200]) for at, name, _values in parser.errors] == []
    return tree


def elements(tree: Element) -> Iterator[tuple[Element, Element]]:
    """Every element of HTML with its parent, in reading order; drawings as a whole."""
    for child in tree:
        yield tree, child
        if child.tag.startswith(HTML):
            yield from elements(child)


def name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def check(page: str) -> Element:
    """Everything that holds for every page."""
    tree = read(page)
    assert tree.tag == f"{HTML}html"
    for parent, element in elements(tree):
        assert name(parent) in PARENTS.get(name(element), {"html"}), (name(parent), name(element))
        allowed = ATTRIBUTES.get(name(element), set()) | ANYWHERE
        assert set(element.keys()) <= allowed, (name(element), element.keys())
    for drawing in tree.iter(f"{SVG}svg"):
        assert {name(part) for part in drawing.iter()} <= DRAWN
    return tree


def written(summary: Summary) -> Element:
    return check(html_text(summary))


@pytest.fixture(scope="module")
def page(diary_days, records) -> str:
    return html_text(build_summary(diary_days, records, FIRST, LAST, LAST, chosen=ALL))


@pytest.fixture(scope="module")
def tree(page) -> Element:
    return check(page)


def test_the_checks_see_what_is_wrong(page):
    for wrong in (
        page.replace("</ul>", "", 1),
        page.replace("<h2", "<p><h2", 1).replace("</h2>", "</h2></p>", 1),
        page.replace("</main>", "&bogus; \x01</main>", 1),
        page.replace("<table", '<table border="1"', 1),
        page.replace("<li>", "<li><tt>", 1).replace("</li>", "</tt></li>", 1),
        page.replace("<td>", "<td><li>", 1).replace("</td>", "</li></td>", 1),
    ):
        assert wrong != page
        with pytest.raises(AssertionError):
            check(wrong)


def test_it_has_a_language_a_title_and_its_charset_first(tree, page):
    assert tree.get("lang")
    head = tree.find(f"{HTML}head")
    assert words(head.find(f"{HTML}title"))
    assert [head[0].get("charset"), page[:15]] == ["utf-8", "<!DOCTYPE html>"]


def test_headings_come_in_order_and_none_is_jumped_or_empty(tree):
    heads = [element for element in tree.iter() if re.fullmatch("h[1-6]", name(element))]
    levels = [int(name(head)[1]) for head in heads]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert all(map(words, heads))
    assert len(heads) >= 12


def test_every_table_says_what_its_columns_and_rows_are(tree):
    tables = list(tree.iter(f"{HTML}table"))
    assert len(tables) >= 2
    for table in tables:
        heads = list(table.iter(f"{HTML}th"))
        assert all(head.get("scope") in ("col", "row") and words(head) for head in heads)
        rows = list(table.iter(f"{HTML}tr"))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert all(head.get("scope") == "col" for head in rows[0])
        assert all(row[0].get("scope") == "row" for row in rows[1:])


def test_each_drawing_is_said_in_words_beside_it(tree):
    """A drawing is hidden from screen readers only where text in the same section says it."""
    every = [element for _parent, element in elements(tree)]
    drawings = [n for n, element in enumerate(every) if element.tag == f"{SVG}svg"]
    assert len(drawings) >= 3
    for at in drawings:
        head = max(n for n in range(at) if re.fullmatch("h[2-6]", name(every[n])))
        following = (n for n in range(at, len(every)) if re.fullmatch("h[1-6]", name(every[n])))
        until = next(following, len(every))
        said = [words(e) for e in every[head + 1 : until] if name(e) in ("p", "li", "figcaption")]
        assert re.search(r"\d", " ".join(said)), words(every[head])
        assert every[at].get("aria-hidden") == "true" or every[at].get("role") == "img"


def test_nothing_comes_from_outside(tree, page):
    assert not re.search(r"url\(|@import|javascript:|data:", page)
    every = {key for element in tree.iter() for key in element.keys()}  # noqa: SIM118
    assert {"href", "src", "srcset", "action", "style"}.isdisjoint(every)
    assert not any(key.startswith("on") for key in every)
    assert not re.search(r"https?://(?!www\.w3\.org/)", page)


def test_it_is_read_in_the_order_of_the_page(tree):
    read_out = words(tree.find(f"{HTML}body"))
    places = [
        read_out.index(part)
        for part in (
            "Pain summary for my appointment", "days recorded", "What I want from this visit",
            "Average pain", "Pain on ", "Treatments", "Not a diagnosis.",
        )
    ]  # fmt: skip
    assert places == sorted(places)


# --- hostile words

MARKUP = (
    "<b>",
    "</p>",
    "</main>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&",
    '"',
    "'",
    "<svg",
)
UNSEEN = (
    "\0\x01\x0b\x1b\x7f\x85\u00ad\u200b\u200e\u202e\u2066\u2069\ufdd0\ufeff\uffff\U0001fffe\ud800"
)
HOSTILE = st.lists(
    st.one_of(st.sampled_from([*MARKUP, *UNSEEN]), st.text(max_size=8)), max_size=8
).map("".join)


def about(typed: list[str]) -> Summary:
    """A page with typed words in every place that takes them."""
    a, b, c, d = typed
    records = Records(
        own_scales=[OwnScale(id="x", name=a)],
        flares=[Flare(start=LAST, note=b)],
        treatments=[
            Treatment(name=b, start=FIRST, verdict=c, helped=d, side_effects=(a, b)),
            Treatment(name=c, start=FIRST - timedelta(9), end=FIRST - timedelta(2), verdict=a),
        ],
        scores=[Score(form="csi", total=40, date=LAST, note=c)],
        anchors=[Anchor(level=5, words=d, date=FIRST)],
        mentions=[Mention(id="spread", words=a)],
        questions=[Question(words=words, position=n) for n, words in enumerate(typed)],
        about=[AboutMe(id="cause", words=b)],
    )
    day = Day(LAST).with_value("pain", 5).with_value("own:x", 3, scale=records.own_scales[0].scale)
    days = [day.with_text("note", c)]
    chosen = Chosen(
        off=frozenset(), appendix=frozenset(APPENDIX), notes=(LAST,), name=d, born=a,
        order=SECTIONS,
    )  # fmt: skip
    return build_summary(days, records, FIRST, LAST, LAST, chosen=chosen)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(HOSTILE, min_size=4, max_size=4))
def test_a33_no_typed_words_make_a_page_that_is_not_html(typed):
    plain, usual = written(about(typed)), written(about(["word"] * 4))
    assert {name(e) for e in plain.iter()} <= {name(e) for e in usual.iter()}


def test_the_words_of_one_person_do_not_turn_the_words_around_them():
    """Marks of direction stay inside the element that holds what was typed."""
    tree = written(about(["\u202eevil\u2067 <b>", "b", "c", "d"]))
    for parent, element in elements(tree):
        del parent
        own = (element.text or "") + "".join(child.tail or "" for child in element)
        assert name(element) in ("bdi", "title") or not re.search(
            "[\u202a-\u202e\u2066-\u2069]", own
        )
