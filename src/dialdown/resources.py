"""The only place that finds the files of resources/ (articles, icons, themes, fonts, words).

In a checkout they lie beside src/; in a wheel or a bundle they lie inside the package.
"""

from pathlib import Path, PurePosixPath

_PACKAGE = Path(__file__).resolve().parent
_ROOTS = (_PACKAGE / "resources", _PACKAGE.parent.parent / "resources")


def path(name: str) -> Path:
    """The file or folder called `name` (with forward slashes) below resources/.

    Raises ValueError for a name that leads out of resources/, FileNotFoundError if it is not there.
    """
    wanted = PurePosixPath(name)
    if wanted.is_absolute() or ".." in wanted.parts:
        raise ValueError(f"not a resource name: {name!r}")
    for root in _ROOTS:
        if (root / wanted).exists():
            return root / wanted
    raise FileNotFoundError(f"{name} is neither in {_ROOTS[0]} nor in {_ROOTS[1]}")


def read_text(name: str) -> str:
    """The text of a UTF-8 resource."""
    return path(name).read_text(encoding="utf-8")


def list_dir(name: str) -> list[str]:
    """Names of the files directly in a resource folder, sorted."""
    return sorted(entry.name for entry in path(name).iterdir() if entry.is_file())
