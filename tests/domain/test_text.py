"""Typed text is kept as it is, made storable, made findable."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialdown.domain import text

ANY = st.text(st.characters(exclude_categories=[]), max_size=40)


@settings(max_examples=80, database=None)
@given(ANY)
def test_a32_any_text_becomes_storable_once_and_for_all(words):
    clean = text.clean(words)
    assert clean.encode().decode() == clean
    assert text.clean(clean) == clean
    assert len(clean) == len(words.replace("\r\n", "\n"))
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in clean if c not in "\t\n")


def test_only_what_no_file_can_carry_is_replaced():
    assert text.clean("a\0\x1b\x85\udfffb") == "a\ufffd\ufffd\ufffd\ufffdb"
    assert text.clean("a\tb\r\nc\rd\ne \u202e \u2028 é👩‍👧") == "a\tb\nc\nd\ne \u202e \u2028 é👩‍👧"


def test_a31_more_than_can_be_kept_is_refused_before_anything_is_lost():
    assert len(text.clean("x" * text.LONGEST)) == text.LONGEST
    with pytest.raises(ValueError, match="4,000,000"):
        text.clean("x" * (text.LONGEST + 1))


@pytest.mark.parametrize(
    ("one", "other"), [("Café", "CAFE\u0301"), ("Straße", "STRASSE"), ("ÅNGSTRÖM", "angstrom")]
)
def test_a32_case_and_accents_do_not_count_when_searching(one, other):
    assert text.fold(one) == text.fold(other)
