"""The library: every article, word and source of one language, loaded once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from dialdown import resources
from dialdown.learn.model import Article, Group, Source, Term
from dialdown.learn.parse import (
    parse_article,
    parse_glossary,
    parse_sources,
    unreadable_article,
)
from dialdown.learn.search import Hit, search
from dialdown.learn.text import pictures

FALLBACK_LANGUAGE = "en"


class Reader(Protocol):
    """What finds and reads resource files; `dialdown.resources` is one."""

    def read_text(self, name: str) -> str:
        """The text of a file below resources/."""

    def list_dir(self, name: str) -> list[str]:
        """The file names in a folder below resources/; FileNotFoundError if there is none."""


@dataclass(frozen=True)
class Library:
    """All that the Learn tab shows; `articles` stand in the order of their groups."""

    articles: tuple[Article, ...]
    glossary: Mapping[str, Term]
    sources: Mapping[str, Source]

    def groups(self) -> tuple[tuple[Group, tuple[Article, ...]], ...]:
        """Each group that has articles, in the order shown, with its articles."""
        found = ((g, tuple(a for a in self.articles if a.group is g)) for g in Group)
        return tuple((group, articles) for group, articles in found if articles)

    def article(self, slug: str) -> Article:
        """The article of that name; raises KeyError if there is none."""
        for article in self.articles:
            if article.slug == slug:
                return article
        raise KeyError(slug)

    def search(self, text: str) -> tuple[Hit, ...]:
        """The articles that hold every word of `text`, best first, with excerpts."""
        return search(self.articles, text)


def load_library(reader: Reader = resources, language: str = FALLBACK_LANGUAGE) -> Library:
    """The library in `language` (`de` or `de_AT`), in English if there is none in it.

    A broken article is replaced by its title and one sentence. Raises ValueError or OSError only
    if the glossary or the sources cannot be read.
    """
    sources = parse_sources(reader.read_text("sources.toml"))
    folder, names = _folder(reader, language)
    articles = [
        _load_article(reader, f"{folder}/{name}", sources) for name in names if name.endswith(".md")
    ]
    groups = list(Group)
    articles.sort(key=lambda a: (groups.index(a.group), a.order, a.title))
    glossary = parse_glossary(reader.read_text("glossary.toml"))
    return Library(tuple(articles), glossary, sources)


def _folder(reader: Reader, language: str) -> tuple[str, list[str]]:
    """The first folder of articles that exists: the language, its base, English."""
    for code in (language, language.partition("_")[0]):
        # Only plain codes: a language comes from settings and must not lead elsewhere.
        if code.replace("_", "").isalnum():
            try:
                return f"articles/{code}", reader.list_dir(f"articles/{code}")
            except FileNotFoundError:
                continue
    folder = f"articles/{FALLBACK_LANGUAGE}"
    return folder, reader.list_dir(folder)


def _load_article(reader: Reader, name: str, sources: Mapping[str, Source]) -> Article:
    slug = name.rpartition("/")[2].removesuffix(".md")
    text = ""
    try:
        text = reader.read_text(name)
        article = parse_article(slug, text, sources)
        for picture in pictures(article.body):
            reader.read_text(f"pictures/{picture}.svg")  # else the page would have a hole
        return article
    except (ValueError, OSError):
        return unreadable_article(slug, text)
