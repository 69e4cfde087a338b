"""Every file that any command makes is for its owner only, however open the umask is."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from dialdown import cli
from dialdown.instance import InstanceLock
from dialdown.paths import AppPaths
from dialdown.storage import list_backups

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
TABLE = "date,pain,note\n2026-01-05,6,Long day\n2026-01-06,4,\n"


@pytest.fixture(params=[0o000, 0o022], ids=["umask000", "umask022"])
def command(request, tmp_path, qapp) -> Callable[..., int]:
    """Runs a command on one data folder, each time with the umask of the test."""
    before = os.umask(request.param)

    def run(*arguments: str | Path) -> int:
        os.umask(request.param)
        return cli.main(["--data-dir", str(tmp_path / "made" / "data"), *map(str, arguments)])

    yield run
    os.umask(before)


def open_to_others(root: Path) -> dict[str, str]:
    """Files that are not 0600 and folders that are not 0700."""
    return {
        path.relative_to(root).as_posix(): oct(mode)
        for path in root.rglob("*")
        if (mode := stat.S_IMODE(path.stat().st_mode)) != (0o700 if path.is_dir() else 0o600)
    }


def test_a38_every_command_writes_for_the_owner_only(command, tmp_path, capsys) -> None:
    table, made = tmp_path / "days.csv", tmp_path / "made"
    table.write_text(TABLE)
    made.mkdir()
    assert command("import", table) == 0
    for name in ("all.json", "days.csv", "old.csv"):
        (made / "old.csv").touch()
        (made / "old.csv").chmod(0o666)  # one that is there, and open to all
        assert command("export", made / name) == 0
    for name in ("page.pdf", "page.html"):
        period = ("--from", "2026-01-01", "--to", "2026-01-31")
        assert command("summary", made / name, *period) == 0
    assert command("backup") == 0
    assert command("check") == 0
    [backup] = list_backups(made / "data" / "backups")
    assert command("restore", backup.path) == 0
    assert command("insights") == 0
    assert command("demo", made / "demo", "--days", "20", "--no-window") == 0
    names = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    assert names >= {
        "all.json", "days.csv", "old.csv", "page.pdf", "page.html", "data/diary.db",
        "data/settings.json", "demo/diary.db",
    }  # fmt: skip
    assert open_to_others(made) == {}
    assert "Traceback" not in capsys.readouterr().err


def test_a38_the_call_to_the_front_too(command, tmp_path) -> None:
    paths = AppPaths.below(tmp_path / "made")
    lock = InstanceLock(paths)
    lock.request_raise()
    assert stat.S_IMODE(paths.data_dir.stat().st_mode) == 0o700
    assert stat.S_IMODE(paths.raise_request.stat().st_mode) == 0o600
