"""An article as Markdown for QTextBrowser.setMarkdown, with numbered sources at its end.

Links and pictures keep their schemes `article:`, `word:`, `source:` and `picture:` for the window
to answer; nothing in the text leads to the network, and DOIs and addresses are plain text that can
be copied. What a picture shows stands below it in words.
"""

import re

from dialdown.i18n import _, ngettext
from dialdown.learn.library import Library
from dialdown.learn.model import Article, Source
from dialdown.learn.text import PICTURE, SOURCE_MARK

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def render(article: Article, library: Library, checked: str = "") -> str:
    """Markdown of the whole page: title, a line about it, text, sources.

    `checked` is the date of the last check as the person's locale writes it, ISO if left empty.
    """
    parts = [f"# {escaped(article.title)}"]
    if article.checked:
        parts.append(_byline(article, checked or article.checked.isoformat()))
    body = PICTURE.sub(r"![\1](picture:\2)\n\n\1", article.body)
    parts.append(SOURCE_MARK.sub(lambda mark: _raised(article, mark.group(1)), body))
    if article.sources:
        lines = (
            f"{number}. {escaped(source_line(library.sources[key]))}"
            for number, key in enumerate(article.sources, start=1)
        )
        parts += [f"## {_('Sources')}", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def source_line(source: Source) -> str:
    """A source as one line of plain text, with its DOI or address to copy."""
    place = f"doi {source.doi}" if source.doi else source.url
    year = source.year or _("no date, read {date}").format(date=source.checked.isoformat())
    line = f"{source.authors} ({year}). {source.title}. {source.where}."
    return f"{line} {place}".rstrip()


def _byline(article: Article, checked: str) -> str:
    count = len(article.sources)
    minutes = ngettext("{count} minute", "{count} minutes", article.minutes)
    sources = ngettext("{count} source", "{count} sources", count)
    return " · ".join(
        (
            minutes.format(count=article.minutes),
            _("checked {date}").format(date=escaped(checked)),
            sources.format(count=count),
        )
    )


def _raised(article: Article, key: str) -> str:
    number = str(article.sources.index(key) + 1).translate(_RAISED)
    return f"\u00a0[{number}](source:{key})"


def escaped(text: str) -> str:
    """`text` as Markdown that shows it as it is."""
    return _SPECIAL.sub(r"\\\1", text)
