"""The real library, and made-up ones that lie in memory."""

from collections.abc import Callable

import pytest

from dialdown.learn import Library, load_library

SOURCES = """
[lee-2020]
authors = "Lee A*"
year = 2020
title = "Nerves_and <sleep>"
where = "Pain 1: 2"
doi = "10.1016/S0197-2456(02)0-3"
checked = 2026-01-02
[kim-page]
authors = "Kim B"
title = "A page"
where = "Clinic"
url = "clinic.example/page"
checked = 2026-01-02
"""
GLOSSARY = """
[nerve]
word = "nerve"
meaning = "A line that carries messages."
"""


def _article_file(title: str, body: str, **header: object) -> str:
    """The text of an article file; `header` overrides the usual header lines (TOML values)."""
    lines = {"group": '"do"', "order": 1, "checked": "2026-01-02", "sources": "[]"} | header
    toml = "\n".join(f"{name} = {value}" for name, value in lines.items())
    return f'+++\ntitle = "{title}"\n{toml}\n+++\n\n{body}\n'


class MemoryReader:
    """Resource files that are held in a dictionary."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files = {"sources.toml": SOURCES, "glossary.toml": GLOSSARY} | files

    def read_text(self, name: str) -> str:
        """The text of a file."""
        if name not in self.files:
            raise FileNotFoundError(name)
        return self.files[name]

    def list_dir(self, name: str) -> list[str]:
        """The names in a folder."""
        names = [path.rpartition("/") for path in self.files]
        found = sorted(last for folder, _slash, last in names if folder == name)
        if not found:
            raise FileNotFoundError(name)
        return found


@pytest.fixture(scope="session")
def article_file() -> Callable[..., str]:
    """A function that writes an article file: title, body, and header lines as TOML values."""
    return _article_file


@pytest.fixture(scope="session")
def library_of() -> Callable[..., Library]:
    """A function that loads a library of the given files below articles/, in any language."""

    def load(files: dict[str, str], language: str = "en") -> Library:
        named = {f"articles/{name}": text for name, text in files.items()}
        reader = MemoryReader(named | {"pictures/a-nerve.svg": "<svg/>"})
        return load_library(reader, language)

    return load


@pytest.fixture(scope="session")
def library() -> Library:
    """The library that is shipped."""
    return load_library()
