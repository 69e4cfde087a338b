"""Every drawing that is shipped can be drawn in every theme."""

import re

import pytest
from PySide6.QtSvg import QSvgRenderer

from dialdown import resources
from dialdown.learn import load_library
from dialdown.learn.text import pictures
from dialdown.ui.learn.drawing import recoloured
from dialdown.ui.theme import Colours, contrast

SHIPPED = [name for name in resources.list_dir("pictures") if name.endswith(".svg")]


def hues(drawing: str) -> set[str]:
    return set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", drawing))


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_b13_every_line_of_a_drawing_has_a_colour_of_the_theme(qapp, name, theme):
    colours = Colours.load(theme)
    drawing = recoloured(resources.read_text(f"pictures/{name}"), colours)
    tokens = {value for value in vars_of(colours) if isinstance(value, str)}
    assert hues(drawing) <= tokens
    assert QSvgRenderer(drawing.encode()).isValid()
    assert contrast(colours.accent, colours.accent_soft) >= 3
    assert contrast(colours.accent, colours.paper) >= 3


def vars_of(colours: Colours) -> list[object]:
    return [getattr(colours, name) for name in colours.__slots__]


def test_light_is_as_it_is_drawn():
    drawing = resources.read_text(f"pictures/{SHIPPED[0]}")
    assert recoloured(drawing, Colours.load("light")) == drawing


def test_a_colour_from_elsewhere_is_refused():
    with pytest.raises(KeyError):
        recoloured('<path stroke="#123456"/>', Colours.load("dark"))


def test_every_drawing_is_shown_in_an_article_and_holds_no_words_to_translate():
    shown = {name for article in load_library().articles for name in pictures(article.body)}
    assert {f"{name}.svg" for name in shown} == set(SHIPPED)
    for name in SHIPPED:
        words = re.findall(r"<text[^>]*>([^<]*)<", resources.read_text(f"pictures/{name}"))
        assert all(word.strip().isdigit() for word in words)
