"""The pages that are made from the lists: every word with its meaning, every source.

They are articles as all others are, so that reading, finding and printing are the same. What they
count as words are their entries.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from dialdown.i18n import _
from dialdown.learn import Article, Group, Library, Source, source_line
from dialdown.learn.render import escaped
from dialdown.learn.text import fold

WORDS, SOURCES = "words", "sources"
_FIRST, _LAST = -1, 1000  # in their group


def with_look_ups(library: Library) -> Library:
    """The library with the two pages in their places."""
    made = (words_page(library), sources_page(library))
    groups = list(Group)
    articles = sorted(
        (*library.articles, *made), key=lambda a: (groups.index(a.group), a.order, a.title)
    )
    return replace(library, articles=tuple(articles))


def words_page(library: Library, wanted: str = "") -> Article:
    """The words whose name or meaning holds `wanted`, grouped by letter."""
    about = _("The words that these pages explain, one line each.")
    lines = [
        (term.word, f"**{escaped(term.word)}**: {escaped(term.meaning)}")
        for term in library.glossary.values()
        if _holds(wanted, term.word, term.meaning)
    ]
    return _page(WORDS, _("Words"), _FIRST, about, lines)


def sources_page(library: Library, wanted: str = "") -> Article:
    """The sources whose line or pages hold `wanted`, grouped by the first letter of the author."""
    about = _("Where the facts were read. Nothing here opens a browser: copy what you need.")
    lines = []
    for source in library.sources.values():
        used = [a for a in library.articles if source.key in a.sources]
        if _holds(wanted, source_line(source), *(a.title for a in used)):
            lines.append((source.authors, _source(source, used)))
    return _page(SOURCES, _("Sources"), _LAST, about, lines)


LOOK_UPS: Mapping[str, Callable[[Library, str], Article]] = {
    WORDS: words_page,
    SOURCES: sources_page,
}
"""How each page is made, with only what holds the words given."""


def _page(
    slug: str, title: str, order: int, about: str, lines: Iterable[tuple[str, str]]
) -> Article:
    ordered = sorted(lines, key=lambda line: fold(line[0]))
    parts = [about]
    for letter, entries in groupby(ordered, key=lambda line: fold(line[0])[:1].upper()):
        parts += [f"## {letter}", *(words for _name, words in entries)]
    if not ordered:
        parts.append(_("Nothing here holds that."))
    body = "\n\n".join(parts)
    return Article(slug, title, Group.LOOK_UP, order, None, body, (), len(ordered), 1)


def _source(source: Source, used: Iterable[Article]) -> str:
    pages = ", ".join(f"[{escaped(a.title)}](article:{a.slug})" for a in used)
    copy = f"[{_('Copy')}](copy:{source.key})"
    read = _("Used in: {pages}.").format(pages=pages) if pages else ""
    break_ = "  \n" if read else ""
    return f"{escaped(source_line(source))} {copy}{break_}{read}"


def _holds(wanted: str, *texts: str) -> bool:
    """Whether the texts together hold each word of `wanted`."""
    whole = fold(" ".join(texts))
    return all(word in whole for word in fold(wanted).split())
