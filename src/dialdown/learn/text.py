"""The restricted Markdown of the articles, taken apart: links, source marks, plain text.

Allowed are headings, paragraphs, lists, `**strong**`, links to other articles
(`[text](article:slug)`) and to words (`[text](word:key)`), source marks (`[@key]`), and our own
drawings, each in a paragraph of its own (`![what it shows](picture:name)`). That is what Qt's
setMarkdown shows well; HTML, other pictures and links to the network are not.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

SOURCE_MARK = re.compile(r"\[@([a-z0-9-]+)\]")
LINK = re.compile(r"\[([^\[\]@][^\[\]]*)\]\(([a-z]+):([a-z0-9-]+)\)")
PICTURE = re.compile(
    r"(?:\A|(?<=\n\n))!\[([^\[\]]*[^\[\]\s][^\[\]]*)\]\(picture:([a-z0-9-]+)\)(?=\n\n|\Z)"
)
_NOT_ALLOWED = re.compile(r"!\[|<|https?:|www\.|\]\((?!article:|word:)")

_LIST_ITEM = re.compile(r"^(?:-|\d+\.) +", re.MULTILINE)
_HEADING = re.compile(r"^#+ +")


class Kind(Enum):
    """The kinds of blocks that an article is written in."""

    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph or one item of a list, as plain text on one line."""

    kind: Kind
    text: str


def not_allowed(body: str) -> str:
    """The first thing in a body that an article must not hold, empty if there is none."""
    found = _NOT_ALLOWED.search(PICTURE.sub(r"\1", body))
    return found.group() if found else ""


def pictures(body: str) -> list[str]:
    """The names of the drawings, in order."""
    return [name for _words, name in PICTURE.findall(body)]


def links(body: str, scheme: str) -> list[str]:
    """The targets of all links of one scheme (`article` or `word`), in order."""
    return [target for _label, found, target in LINK.findall(body) if found == scheme]


def cited(body: str) -> list[str]:
    """The keys of the source marks, each once, in the order of their first use."""
    return list(dict.fromkeys(SOURCE_MARK.findall(body)))


def blocks(body: str) -> list[Block]:
    """The headings, paragraphs and list items of a body, without any markup."""
    found = []
    for chunk in re.split(r"\n\s*\n", body.strip()):
        if _HEADING.match(chunk):
            found.append(Block(Kind.HEADING, _plain(_HEADING.sub("", chunk))))
        elif _LIST_ITEM.match(chunk):
            items = _LIST_ITEM.split(chunk)[1:]
            found += [Block(Kind.ITEM, _plain(item)) for item in items]
        else:
            found.append(Block(Kind.PARAGRAPH, _plain(chunk)))
    return [block for block in found if block.text]


def plain_text(body: str) -> str:
    """All that is read in a body, as one line of plain text."""
    return " ".join(block.text for block in blocks(body))


def fold(text: str) -> str:
    """`text` without accents and case, so that `Café` and `cafe` are found by each other."""
    split = unicodedata.normalize("NFKD", text)
    return "".join(mark for mark in split if not unicodedata.combining(mark)).casefold()


def _plain(markdown: str) -> str:
    words = PICTURE.sub(r"\1", markdown)
    text = LINK.sub(r"\1", SOURCE_MARK.sub("", words)).replace("**", "")
    return " ".join(text.split())
