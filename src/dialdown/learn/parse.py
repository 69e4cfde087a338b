"""From files to articles, sources and words.

An article file is TOML between two lines `+++` (title, group, order, checked, sources, and perhaps
questions for an appointment) followed by the restricted Markdown of `learn.text`. Whatever is wrong
in a file raises ValueError.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from dialdown.i18n import _
from dialdown.learn.model import Article, Group, Source, Term
from dialdown.learn.text import cited, not_allowed, plain_text

# A calm pace, our own choice: tired or foggy readers need longer than the average adult.
WORDS_A_MINUTE = 180

_FENCE = "+++"

T = TypeVar("T")


def parse_article(slug: str, text: str, sources: Mapping[str, Source]) -> Article:
    """The article in `text`; raises ValueError if the header, a source or the body is not right."""
    header, body = _split(text)
    keys = tuple(_field(header, "sources", list))
    if list(keys) != cited(body):
        raise ValueError(f"{slug}: the sources of the header are not those of the text, in order")
    if unknown := [key for key in keys if key not in sources]:
        raise ValueError(f"{slug}: unknown sources {unknown}")
    if found := not_allowed(body):
        raise ValueError(f"{slug}: {found!r} is not allowed in an article")
    words = len(plain_text(body).split())
    return Article(
        slug=slug,
        title=_field(header, "title", str),
        group=Group(_field(header, "group", str)),
        order=_field(header, "order", int),
        checked=_field(header, "checked", date),
        body=body,
        sources=keys,
        words=words,
        minutes=max(1, round(words / WORDS_A_MINUTE)),
        questions=_questions(header),
    )


def unreadable_article(slug: str, text: str) -> Article:
    """What stands in for a broken file: its title, if it can be made out, and one sentence."""
    try:
        title = _field(_split(text)[0], "title", str)
    except ValueError:
        title = slug.replace("-", " ").capitalize()
    body = _("This page cannot be read. The other pages are fine.")
    return Article(slug, title, Group.LOOK_UP, 999, None, body, (), 0, 1, readable=False)


def parse_sources(text: str) -> dict[str, Source]:
    """The sources of sources.toml by key; raises ValueError if a field is missing or of no use."""
    return {
        key: Source(
            key=key,
            authors=_field(entry, "authors", str),
            year=_field(entry, "year", int) if "year" in entry else None,
            title=_field(entry, "title", str),
            where=_field(entry, "where", str),
            doi=_field(entry, "doi", str, ""),
            url=_field(entry, "url", str, ""),
            checked=_field(entry, "checked", date),
        )
        for key, entry in tomllib.loads(text).items()
    }


def parse_glossary(text: str) -> dict[str, Term]:
    """The words of glossary.toml by key; raises ValueError if a field is missing."""
    return {
        key: Term(key, _field(entry, "word", str), _field(entry, "meaning", str))
        for key, entry in tomllib.loads(text).items()
    }


def _split(text: str) -> tuple[dict[str, Any], str]:
    """The header and the body of an article file."""
    before, fence, rest = text.partition(f"{_FENCE}\n")
    header, end, body = rest.partition(f"\n{_FENCE}\n")
    if before.strip() or not fence or not end:
        raise ValueError("an article starts with a header between two lines +++")
    return tomllib.loads(header), body.strip()


def _questions(header: Mapping[str, Any]) -> tuple[str, ...]:
    """The sentences of the header's `questions`, none if it has no such line."""
    found = _field(header, "questions", list, [])
    if not all(isinstance(words, str) and words.strip() for words in found):
        raise ValueError(f"questions are sentences in quotes: {found!r}")
    return tuple(" ".join(words.split()) for words in found)


def _field(entry: Mapping[str, Any], name: str, kind: type[T], default: T | None = None) -> T:
    value = entry.get(name, default)
    if not isinstance(value, kind):
        raise ValueError(f"{name} is missing or not what it should be: {value!r}")
    return value
