"""The table of claims in docs/claims.md, drawn from the articles: what is said, and on what ground.

A claim is a sentence with a figure, an amount in words, or a word for research; so is one with a
source, and one that compares in a paragraph with a source. Its sources are those marked in the
sentence, else the next ones after it in the same paragraph or item, else the last ones before it
there. Rewrite the table, after reading what has changed, with

    PYTHONPATH=src python -m tests.learn.claims
"""

import re
from collections.abc import Iterator
from pathlib import Path

from dialdown.learn import Article, Library, Source, load_library
from dialdown.learn.text import LINK, PICTURE, cited
from tests.learn.corrections import CORRECTIONS

TABLE = Path(__file__).resolve().parents[2] / "docs" / "claims.md"

CLAIM = re.compile(
    r"\d|\b(half|third|quarter|twice|percent|most (people (with|who|did)|of (them|those|what)|had)|"
    r"(more|less) often (in|than|later)|stud(y|ies)|trials?|reviews?|researchers|experts|"
    r"guidelines?|guidance|benefits?|(small|sure|clear|no) effects?|been shown|better than)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(more|less|fewer|stronger|weaker|higher|lower|better|worse|larger|smaller)\b.*\bthan\b|"
    r"\bwent (up|down|away)\b|\bdifference\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:[^.?]|\.(?=\w))+(?:[.?]['\"”]?(?:\[@[a-z0-9-]+\])*)?")
_SHORTEST = 3  # words; less is a label
_ITEM = re.compile(r"^(?:-|\d+\.) +", re.MULTILINE)

_HEAD = """# Claims and their sources

Every sentence of the articles with a figure, an amount, a comparison, a word for research or a mark
of a source, beside the sources it rests on. A dash stands where nothing was found, or where a
sentence only weighs the ones before it. What each source is, and where it was read, stands in
`resources/sources.toml`.

The tables are drawn from the articles and from `tests/learn/corrections.py`, and a test compares
them: a changed sentence is read again against its source, then the tables are rewritten with
`PYTHONPATH=src python -m tests.learn.claims`.
"""
_CORRECTED = """## What popular texts say, and what is said here

The first column says in short what essays about central sensitization often claim. The words in
the last column stand in the article; where a claim is left out, no article has it.

| No. | Often claimed | Article | Words there |
| --- | --- | --- | --- |"""


def claims(article: Article) -> Iterator[tuple[str, list[str]]]:
    """Each claim of an article as plain words, with the keys of its sources."""
    for paragraph in re.split(r"\n\s*\n", PICTURE.sub("", article.body)):
        if paragraph.startswith("#"):
            continue
        for chunk in _ITEM.split(paragraph):
            sentences = [part.strip() for part in _SENTENCE.findall(_one_line(chunk))]
            for place, sentence in enumerate(sentences):
                words = re.sub(r"\[@[^\]]+\]", "", sentence).strip()
                keys = _grounds(sentences, place)
                claimed = (
                    CLAIM.search(words) or cited(sentence) or (keys and _COMPARES.search(words))
                )
                if claimed and len(words.split()) >= _SHORTEST:
                    yield words, keys


def table(library: Library) -> str:
    """The whole of docs/claims.md."""
    parts = [_HEAD]
    for article in library.articles:
        rows = [
            f"| {_cell(words)} | {'; '.join(_short(library.sources[k]) for k in keys) or '-'} |"
            for words, keys in claims(article)
        ]
        if rows:
            head = f"## {article.title} (`{article.slug}`)\n\n| Claim | Source |\n| --- | --- |"
            parts.append("\n".join((head, *rows)) + "\n")
    parts.append("\n".join((_CORRECTED, *map(_corrected, CORRECTIONS))) + "\n")
    return "\n".join(parts)


def _grounds(sentences: list[str], place: int) -> list[str]:
    near = (sentences[place], *sentences[place + 1 :], *reversed(sentences[:place]))
    return next((keys for sentence in near if (keys := cited(sentence))), [])


def _one_line(markdown: str) -> str:
    return " ".join(LINK.sub(r"\1", markdown).replace("**", "").split())


def _short(source: Source) -> str:
    who = source.authors.partition(",")[0]
    return f"{who} {source.year or 'n.d.'}, {source.doi or source.url}"


def _corrected(row: tuple[int, str, str, str]) -> str:
    number, claim, slug, words = row
    where = f"`{slug}`" if slug else "left out"
    return f"| {number} | {_cell(claim)} | {where} | {_cell(words) if slug else ''} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    TABLE.write_text(table(load_library()), encoding="utf-8")
    print(f"Written: {TABLE}")
