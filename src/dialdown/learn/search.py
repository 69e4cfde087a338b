"""Search in the articles: all words must occur, accents and case do not matter."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dialdown.learn.model import Article
from dialdown.learn.text import fold, plain_text

_WORDS_BEFORE = 6
_WORDS_SHOWN = 24


@dataclass(frozen=True)
class Hit:
    """An article that was found, with a piece of plain text around the first word found in it."""

    article: Article
    excerpt: str


def search(articles: Iterable[Article], text: str) -> tuple[Hit, ...]:
    """The articles that hold every word of `text`, parts of words included, best first.

    Words in the title count most, then how often the words occur; otherwise the order of
    `articles` is kept. Without a word in `text` nothing is found.
    """
    wanted = re.findall(r"\w+", fold(text))
    ranked = []
    for article in articles:
        title = fold(article.title)
        body = fold(plain_text(article.body))
        if wanted and all(word in title or word in body for word in wanted):
            in_title = sum(word in title for word in wanted)
            in_body = sum(body.count(word) for word in wanted)
            ranked.append(((-in_title, -in_body), article))
    ranked.sort(key=lambda found: found[0])
    return tuple(Hit(article, _excerpt(article, wanted)) for _rank, article in ranked)


def _excerpt(article: Article, wanted: list[str]) -> str:
    """Some words around the first one found, or the beginning if only the title matched."""
    words = plain_text(article.body).split()
    folded = [fold(word) for word in words]
    first = next((i for i, word in enumerate(folded) if any(w in word for w in wanted)), 0)
    start = max(0, first - _WORDS_BEFORE)
    end = start + _WORDS_SHOWN
    lead = "… " if start else ""
    tail = " …" if end < len(words) else ""
    return lead + " ".join(words[start:end]) + tail
