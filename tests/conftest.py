"""What every test gets: an empty home, no network, one language, one time zone, no screen."""

import gc
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

REPO = Path(__file__).resolve().parents[1]

# Set before anything imports Qt; commands that tests start as processes of their own inherit it.
os.environ.update(
    QT_QPA_PLATFORM="offscreen",
    LANG="C.UTF-8",
    LC_ALL="C.UTF-8",
    LANGUAGE="",
    TZ="UTC",
    OPENBLAS_NUM_THREADS="1",  # as the program itself; else tests at the same time wait for spins
    PYTHONPATH=str(REPO / "src"),
)

import pytest  # noqa: E402  (its Qt plugin must find the settings above)

from dialdown.ui.tidy import tidy_if_due  # noqa: E402

HOME_VARIABLES = {
    "HOME": ".",
    "USERPROFILE": ".",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CONFIG_HOME": ".config",
    "XDG_CACHE_HOME": ".cache",
    "XDG_STATE_HOME": ".local/state",
    "XDG_RUNTIME_DIR": "run",
}


class NetworkForbidden(AssertionError):  # noqa: N818  (reads as what happened)
    """A test, or what it tests, reached for the network."""


class _LocalSocket(socket.socket):
    """A socket that stays on this computer: anything but AF_UNIX is refused."""

    def __init__(self, family: int = -1, *args, **kwargs) -> None:
        wanted = socket.AF_INET if family == -1 and kwargs.get("fileno") is None else family
        if wanted in (socket.AF_INET, socket.AF_INET6):
            raise NetworkForbidden("Dialdown opens no network sockets.")
        super().__init__(family, *args, **kwargs)


def _no_lookup(*args, **kwargs):
    raise NetworkForbidden("Dialdown looks up no network names.")


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Forbid network sockets and name look-ups for the whole session."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "socket", _LocalSocket)
        patch.setattr(socket, "getaddrinfo", _no_lookup)
        yield


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, set in every variable that a data folder could be found from."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "run").mkdir(mode=0o700)
    for name, place in HOME_VARIABLES.items():
        monkeypatch.setenv(name, str(folder / place))
    if hasattr(time, "tzset"):
        time.tzset()  # a test before may have changed TZ, which is back to UTC by now
    return folder


@pytest.fixture(scope="session", autouse=True)
def nothing_deleted_beside() -> Iterator[None]:
    """As in the program: what nothing uses goes on the main thread only, here between tests."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def tidy_between_tests() -> Iterator[None]:
    """Clear up after each test as far as Python itself would have by now."""
    yield
    tidy_if_due()


def _repository_files() -> str:
    """What git sees as new, changed or deleted in the real repository."""
    command = ["git", "-C", str(REPO), "status", "--porcelain", "--untracked-files=all"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


@pytest.fixture(scope="session", autouse=True)
def repository_untouched() -> Iterator[None]:
    """Fail the session when tests changed the repository (only where nobody else edits it: CI)."""
    if not os.environ.get("CI"):
        yield
        return
    before = _repository_files()
    yield
    assert _repository_files() == before, "a test wrote into the repository"


@pytest.fixture
def walk_files():
    """A function that gives every file under a folder with its size and time of change."""

    def walk(root: Path) -> dict[str, tuple[int, int]]:
        found = {}
        for path in sorted(root.rglob("*")):
            if path.is_file():
                state = path.stat()
                found[path.relative_to(root).as_posix()] = (state.st_size, state.st_mtime_ns)
        return found

    return walk
