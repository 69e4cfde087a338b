"""The commands: what can be typed after `dialdown`, and how mistakes are answered.

Everything heavy is imported by the command that needs it. Exit codes: 0 done, 2 not done with one
line on standard error that says why, 1 if Dialdown itself is at fault.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from dialdown import __version__, crash, hardening
from dialdown.domain.text import clean
from dialdown.i18n import _
from dialdown.paths import AppPaths

DONE, FAULT, NOT_DONE, INTERRUPTED = 0, 1, 2, 130

_MOST_DEMO_DAYS = 10_000

Said = Iterator[str]
Command = Callable[[argparse.Namespace, AppPaths], Said | int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in `arguments` (those of the process unless given); the exit code."""
    hardening.keep_to_owner()
    # Our matrices are small: several threads of linear algebra only get in each other's way.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that lacks a letter shows a mark instead
            stream.reconfigure(errors="replace")
    try:
        asked = _parser().parse_args(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    paths = AppPaths.below(asked.data_dir) if asked.data_dir else AppPaths.default()
    return _run(asked, paths)


def _run(asked: argparse.Namespace, paths: AppPaths) -> int:
    try:
        result = asked.run(asked, paths)
        if isinstance(result, int):
            return result
        for line in result:
            print(clean(line), flush=True)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # who was reading has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # noqa: BLE001 - the last place where it can be told
        return _tell(error, paths)
    return DONE


def _tell(error: Exception, paths: AppPaths) -> int:
    from dialdown.commands.place import CommandError
    from dialdown.exchange import ExportError, UnreadableFileError
    from dialdown.storage import DiaryError

    if isinstance(error, CommandError | DiaryError | ExportError | UnreadableFileError):
        return _refuse(str(error))
    if isinstance(error, OSError) and error.strerror:
        place = f" ({error.filename})" if error.filename else ""
        return _refuse(f"{error.strerror}{place}.")
    _refuse(_("Something went wrong inside Dialdown: {places}").format(places=crash.places(error)))
    return FAULT


def _refuse(words: str) -> int:
    print(" ".join(clean(words).split()), file=sys.stderr)
    return NOT_DONE


class _Parser(argparse.ArgumentParser):
    """Answers a mistake in one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is."""
        _refuse(f"{self.prog}: {message}. " + _("Type {help} for help.").format(help="dialdown -h"))
        raise SystemExit(NOT_DONE)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        "dialdown", description=_("A private pain diary. Nothing leaves the computer.")
    )
    parser.add_argument("--version", action="version", version=f"Dialdown {__version__}")
    parser.add_argument(
        "--data-dir", type=Path, metavar="DIR", help=_("keep everything in this folder")
    )
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(metavar=_("COMMAND"), title=_("commands"))

    def add(name: str, run: Command, words: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=words, description=words)
        command.set_defaults(run=run)
        return command

    demo = add("demo", _demo, _("write a made-up diary into a new folder and open it"))
    demo.add_argument("folder", nargs="?", type=Path, metavar="DIR", help=_("a new folder"))
    demo.add_argument("--days", type=_demo_days, default=365, metavar="N", help=_("how long"))
    demo.add_argument("--seed", type=int, default=1, metavar="N", help=_("which one"))
    demo.add_argument("--no-window", action="store_true", help=_("only write it"))
    bring = add("import", _import, _("take in a file: Dialdown CSV or JSON, Daylio CSV"))
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--dry-run", action="store_true", help=_("only say what would happen"))
    bring.add_argument("--take-theirs", action="store_true", help=_("let the file replace answers"))
    export = add("export", _export, _("write everything (.json) or a table of the days (.csv)"))
    export.add_argument("file", type=Path, metavar="FILE")
    insights = add("insights", _insights, _("say what goes with the pain"))
    insights.add_argument("--json", action="store_true", help=_("with all numbers"))
    _add_period(insights)
    summary = add("summary", _summary, _("write the page for an appointment (.pdf, .html, .json)"))
    _add_page(summary)
    pictures = add("screenshots", _screenshots, _("draw every screen from the made-up diary"))
    pictures.add_argument("folder", type=Path, metavar="DIR")
    add("backup", _backup, _("write a checked copy of the diary"))
    restore = add("restore", _restore, _("bring a backup back"))
    restore.add_argument("file", type=Path, metavar="FILE")
    add("check", _check, _("look whether the diary and its backups are whole"))
    return parser


def _add_period(command: argparse.ArgumentParser) -> None:
    command.add_argument("--from", dest="first", type=_date, metavar="DATE", help=_("first day"))
    command.add_argument("--to", dest="last", type=_date, metavar="DATE", help=_("last day"))


def _add_page(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE")
    _add_period(command)
    names = _("names with commas between")
    command.add_argument("--sections", metavar=_("NAMES"), help=_("only these, in this order"))
    command.add_argument("--appendix", metavar=_("NAMES"), help=_("pages behind it: ") + names)
    command.add_argument(
        "--note", type=_date, action="append", default=[], metavar="DATE",
        help=_("the note of this day, too; may be repeated"),
    )  # fmt: skip
    command.add_argument("--paper", choices=("a4", "letter"), default="a4", help=_("its size"))
    command.add_argument("--large", action="store_true", help=_("large print"))


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("a date like 2026-01-31 is needed")) from None


def _demo_days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= _MOST_DEMO_DAYS):
        raise argparse.ArgumentTypeError(_("a number from 1 to {n}").format(n=_MOST_DEMO_DAYS))
    return int(text)


# --- the commands


def _window(_asked: argparse.Namespace, paths: AppPaths) -> int:
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        return _refuse(_("There is no screen here, so no window can open."))
    from dialdown import app

    return app.run(paths)


def _demo(asked: argparse.Namespace, _paths: AppPaths) -> Said | int:
    from dialdown.commands.place import CommandError
    from dialdown.demo import create_demo

    folder = asked.folder or Path(tempfile.mkdtemp(prefix="dialdown-demo-"))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CommandError(_("{folder} is not empty. Name a new folder.").format(folder=folder))
    create_demo(folder, asked.days, asked.seed).close()
    print(_("New made-up diary created in {folder}").format(folder=folder.absolute()), flush=True)
    return DONE if asked.no_window else _window(asked, AppPaths.below(folder))


def _import(asked: argparse.Namespace, paths: AppPaths) -> Said:
    from dialdown.commands.transfer import import_file

    return import_file(paths, asked.file, asked.dry_run, asked.take_theirs)


def _export(asked: argparse.Namespace, paths: AppPaths) -> Said:
    from dialdown.commands.transfer import export_file

    return export_file(paths, asked.file)


def _insights(asked: argparse.Namespace, paths: AppPaths) -> Said:
    from dialdown.commands.telling import insights

    return insights(paths, asked.json, asked.first, asked.last)


def _summary(asked: argparse.Namespace, paths: AppPaths) -> Said:
    from dialdown.commands.visit import read_choice, write_summary

    chosen = read_choice(asked.sections, asked.appendix, asked.note, asked.paper, asked.large)
    return write_summary(paths, asked.file, asked.first, asked.last, chosen)


def _screenshots(asked: argparse.Namespace, _paths: AppPaths) -> Said:
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from dialdown.app import make_application
    from dialdown.demo import create_demo
    from dialdown.ui import screenshots

    for path in screenshots.take(asked.folder, make_application(), create_demo):
        yield str(path)


def _backup(_asked: argparse.Namespace, paths: AppPaths) -> Said:
    from dialdown.commands.care import make_backup

    return make_backup(paths)


def _restore(asked: argparse.Namespace, paths: AppPaths) -> Said:
    from dialdown.commands.care import bring_back

    return bring_back(paths, asked.file)


def _check(_asked: argparse.Namespace, paths: AppPaths) -> Said:
    from dialdown.commands.care import check

    return check(paths)
