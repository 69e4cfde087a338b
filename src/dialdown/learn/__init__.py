"""The Learn content: articles, glossary and sources, loaded from resources/ and searched.

Nothing here knows Qt: `render` gives Markdown that a QTextBrowser shows through setMarkdown.
"""

from dialdown.learn.library import Library, load_library
from dialdown.learn.model import Article, Group, Source, Term, group_title
from dialdown.learn.render import render, source_line
from dialdown.learn.search import Hit

__all__ = [
    "Article",
    "Group",
    "Hit",
    "Library",
    "Source",
    "Term",
    "group_title",
    "load_library",
    "render",
    "source_line",
]
