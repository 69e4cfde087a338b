"""Where Dialdown keeps its files. Nothing is created or read here."""

from dataclasses import dataclass
from pathlib import Path

import appdirs

_NAME = "Dialdown"


@dataclass(frozen=True, slots=True)
class AppPaths:
    """The files of one person: a data folder and a folder for settings."""

    data_dir: Path
    config_dir: Path

    @classmethod
    def default(cls) -> "AppPaths":
        """The folders that the operating system gives to programs."""
        return cls(
            Path(appdirs.user_data_dir(_NAME, appauthor=False)),
            Path(appdirs.user_config_dir(_NAME, appauthor=False)),
        )

    @classmethod
    def below(cls, folder: Path) -> "AppPaths":
        """Everything in one folder, as `--data-dir` asks for."""
        folder = folder.absolute()
        return cls(folder, folder)

    @property
    def diary(self) -> Path:
        """The diary itself, one SQLite file."""
        return self.data_dir / "diary.db"

    @property
    def backups(self) -> Path:
        """The folder of verified copies."""
        return self.data_dir / "backups"

    @property
    def lock(self) -> Path:
        """Held while one Dialdown may write."""
        return self.data_dir / "lock"

    @property
    def raise_request(self) -> Path:
        """Dropped by a second start: asks the first window to come to the front."""
        return self.data_dir / "raise"

    @property
    def settings(self) -> Path:
        """Choices about the program; nothing that a person typed about themselves."""
        return self.config_dir / "settings.json"

    @property
    def log(self) -> Path:
        """What went wrong, without any word that a person typed."""
        return self.data_dir / "dialdown.log"
